//! What the first bytes of a picture say of it. Nothing is decoded here.

use std::io::Cursor;

use image::{ImageFormat, ImageReader};

/// How much of a picture is kept to find its dimensions; a JPEG may have a long preface of metadata.
pub(crate) const HEAD_BYTES: usize = 256 * 1024;

/// What is known of a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Picture {
    /// Pixels across and down; `None` when the first bytes do not say it.
    pub(crate) dimensions: Option<(u32, u32)>,
}

/// The format a picture's name promises, of those that are ever shown.
pub(crate) fn format(path: &str) -> Option<ImageFormat> {
    match extension(path).as_str() {
        "png" => Some(ImageFormat::Png),
        "jpg" | "jpeg" => Some(ImageFormat::Jpeg),
        "webp" => Some(ImageFormat::WebP),
        "gif" => Some(ImageFormat::Gif),
        _ => None,
    }
}

/// The extension of a path in lower case, without its dot; empty when there is none.
pub(crate) fn extension(path: &str) -> String {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.rsplit_once('.').map_or(String::new(), |(_, extension)| extension.to_ascii_lowercase())
}

/// Looks at the first bytes of what is called a picture. The format is taken from the bytes, as whoever
/// shows it does: makers often give a picture the wrong extension.
pub(crate) fn look(path: &str, head: &[u8]) -> Option<Picture> {
    format(path)?;
    let dimensions = png_dimensions(head).or_else(|| {
        let reader = ImageReader::new(Cursor::new(head)).with_guessed_format().ok()?;
        reader.into_dimensions().ok()
    });
    Some(Picture { dimensions })
}

/// Width and height stand at fixed places in a PNG; its decoder would refuse the largest before telling.
fn png_dimensions(head: &[u8]) -> Option<(u32, u32)> {
    let rest = head.strip_prefix(b"\x89PNG\r\n\x1a\n")?.get(4..)?.strip_prefix(b"IHDR")?;
    let number = |at: usize| Some(u32::from_be_bytes(rest.get(at..at + 4)?.try_into().ok()?));
    Some((number(0)?, number(4)?))
}
