//! The preview picture of a package: decoded with limits, made at most 512 pixels, written as lossy WebP. The same for
//! galleries that are built and for the registry, so that one picture has one preview.

use std::io::Cursor;

use image::{DynamicImage, ImageReader, Limits};
use vitrine_base::limits::{PICTURE_PIXELS, PICTURE_SIDE};

use crate::GENERATED_PICTURE_SIDE;

/// WebP quality: at 82 flat drawings and portraits show no artefacts at card size, at a tenth of PNG.
const QUALITY: f32 = 82.0;

/// Re-encodes a picture, at most [`GENERATED_PICTURE_SIDE`] on its longer side.
///
/// # Errors
/// The end of a sentence about the picture: it is none, it is larger than a picture may be, it could not be written.
pub fn preview(bytes: &[u8]) -> Result<Vec<u8>, String> {
    let picture = decode(bytes)?;
    let side = GENERATED_PICTURE_SIDE;
    let fitting = if picture.width() > side || picture.height() > side {
        picture.resize(side, side, image::imageops::FilterType::Lanczos3)
    } else {
        picture
    };
    encode(&fitting)
}

/// Decodes a picture, within the limits of one; the error is the end of a sentence about it.
pub(crate) fn decode(bytes: &[u8]) -> Result<DynamicImage, String> {
    let reader = || ImageReader::new(Cursor::new(bytes)).with_guessed_format().map_err(|e| e.to_string());
    // The header is asked first: a few bytes can claim gigapixels.
    let (width, height) = reader()?.into_dimensions().map_err(|e| e.to_string())?;
    if width > PICTURE_SIDE || height > PICTURE_SIDE || u64::from(width) * u64::from(height) > PICTURE_PIXELS
    {
        return Err(format!("it is {width} × {height} pixels, more than a picture may have"));
    }
    let mut limits = Limits::default();
    limits.max_image_width = Some(PICTURE_SIDE);
    limits.max_image_height = Some(PICTURE_SIDE);
    // Four bytes a pixel, and as much again while it is decoded.
    limits.max_alloc = Some(PICTURE_PIXELS * 8);
    let mut reader = reader()?;
    reader.limits(limits);
    reader.decode().map_err(|e| e.to_string())
}

fn encode(picture: &DynamicImage) -> Result<Vec<u8>, String> {
    let (width, height) = (picture.width(), picture.height());
    let failed = |error| format!("it could not be written as WebP ({error:?})");
    let encoded = if picture.color().has_alpha() {
        webp::Encoder::from_rgba(&picture.to_rgba8(), width, height).encode_simple(false, QUALITY)
    } else {
        webp::Encoder::from_rgb(&picture.to_rgb8(), width, height).encode_simple(false, QUALITY)
    };
    Ok(encoded.map_err(failed)?.to_vec())
}
