//! From bytes of strangers to a small WebP of our own.

use std::io::Cursor;

use image::{DynamicImage, ImageFormat, ImageReader, Limits};
use vitrine_base::limits::{PICTURE_PIXELS, PICTURE_SIDE};

use crate::CatalogError;

/// Bytes a decoder may take: the most pixels there may be, at 16 bits a channel.
const DECODER_BYTES: u64 = PICTURE_PIXELS * 8;

/// Pixels above which a picture is decoded alone: fifty cards of a hostile gallery, each with the largest picture
/// allowed, would take gigabytes at once; fifty of this size take less than one.
const ALONE_PIXELS: u64 = 4_000_000;

/// The quality of the lossy WebP, 0 to 100: above 80 the files grow and nobody sees why.
const QUALITY: f32 = 80.0;

fn bad(reason: impl Into<String>) -> CatalogError {
    CatalogError::BadPicture { reason: reason.into() }
}

/// Decodes a PNG, JPEG, WebP or GIF (its first frame). The header is looked at before anything is decoded.
pub(super) fn decode(bytes: &[u8]) -> Result<DynamicImage, CatalogError> {
    let format = match image::guess_format(bytes) {
        Ok(format @ (ImageFormat::Png | ImageFormat::Jpeg | ImageFormat::WebP | ImageFormat::Gif)) => format,
        _ => return Err(bad(what_it_is(bytes))),
    };
    let reader = || ImageReader::with_format(Cursor::new(bytes), format);
    let unreadable = |error: image::ImageError| bad(format!("it is damaged or incomplete ({error})"));
    let (width, height) = reader().into_dimensions().map_err(unreadable)?;
    let too_large = u64::from(width) * u64::from(height) > PICTURE_PIXELS;
    if width == 0 || height == 0 || width > PICTURE_SIDE || height > PICTURE_SIDE || too_large {
        return Err(bad(format!(
            "it says it is {width} × {height} pixels; at most {PICTURE_SIDE} × {PICTURE_SIDE} and {} megapixels are shown",
            PICTURE_PIXELS / 1_000_000
        )));
    }
    let mut limits = Limits::default();
    limits.max_image_width = Some(PICTURE_SIDE);
    limits.max_image_height = Some(PICTURE_SIDE);
    limits.max_alloc = Some(DECODER_BYTES);
    let mut reader = reader();
    reader.limits(limits);
    reader.decode().map_err(unreadable)
}

/// True for a picture that is to be decoded alone, going by its header.
pub(super) fn is_large(bytes: &[u8]) -> bool {
    let dimensions = image::guess_format(bytes)
        .and_then(|format| ImageReader::with_format(Cursor::new(bytes), format).into_dimensions());
    // One whose header cannot be read is refused before anything is decoded.
    dimensions.is_ok_and(|(width, height)| u64::from(width) * u64::from(height) > ALONE_PIXELS)
}

fn what_it_is(bytes: &[u8]) -> &'static str {
    let start = bytes.get(..1024.min(bytes.len())).unwrap_or_default();
    let text = String::from_utf8_lossy(start).to_lowercase();
    match text.trim_start() {
        "" => "it is empty",
        text if text.contains("<svg") => {
            "it is an SVG drawing, which could carry scripts; only PNG, JPEG, WebP and GIF are shown"
        }
        text if text.starts_with('<') => "a web page came instead of it",
        _ => "it is not a PNG, JPEG, WebP or GIF",
    }
}

/// Makes it fit a square of that side (never larger than it is) and encodes it.
pub(super) fn encode(picture: &DynamicImage, side: u32) -> Result<Vec<u8>, CatalogError> {
    let fits = picture.width() <= side && picture.height() <= side;
    let resized = if fits { None } else { Some(picture.thumbnail(side, side)) };
    let small = resized.as_ref().unwrap_or(picture);
    let (width, height) = (small.width(), small.height());
    let encoded = if small.color().has_alpha() {
        let pixels = small.to_rgba8();
        webp::Encoder::from_rgba(&pixels, width, height).encode_simple(false, QUALITY)
    } else {
        let pixels = small.to_rgb8();
        webp::Encoder::from_rgb(&pixels, width, height).encode_simple(false, QUALITY)
    };
    match encoded {
        Ok(encoded) => Ok(encoded.to_vec()),
        Err(error) => Err(bad(format!("it could not be made small ({error:?})"))),
    }
}
