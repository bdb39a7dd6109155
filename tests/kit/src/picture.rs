//! Small pictures, drawn from a seed.

use std::io::Cursor;

use image::{ImageFormat, Rgb, RgbImage};

fn draw(seed: u64, width: u32, height: u32) -> RgbImage {
    let [r, g, b, angle, ..] = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15).to_le_bytes();
    RgbImage::from_fn(width, height, |x, y| {
        let wave =
            (x.wrapping_mul(u32::from(angle) + 3) / width.max(1)) ^ (y.wrapping_mul(7) / height.max(1));
        let shade = wave as u8;
        Rgb([r.wrapping_add(shade), g.wrapping_add(shade / 2), b.wrapping_sub(shade)])
    })
}

/// A PNG of that size; another seed gives another picture.
pub fn small_picture(seed: u64, width: u32, height: u32) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    draw(seed, width, height).write_to(&mut bytes, ImageFormat::Png).unwrap();
    bytes.into_inner()
}

/// The same picture as lossy WebP.
pub fn webp_picture(seed: u64, width: u32, height: u32) -> Vec<u8> {
    let picture = draw(seed, width, height);
    webp::Encoder::from_rgb(&picture, width, height).encode(70.0).to_vec()
}
