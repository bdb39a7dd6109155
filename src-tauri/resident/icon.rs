//! The picture in the tray, with a dot when something can be updated. The dot is drawn here: a panel that cannot
//! lay one picture over another would leave it out.

use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use image::imageops::FilterType;
use image::{Rgba, RgbaImage};
use vitrine_base::fs;

/// The name of our icon where it is installed.
pub(crate) const NAME: &str = "org.vitrine.Vitrine";

/// Pixels of an edge: what panels have at usual and at double scale.
const SIZES: &[u32] = &[22, 24, 32, 48, 64];

/// The dot, and the ring that sets it off from the picture.
const DOT: Rgba<u8> = Rgba([0xd9, 0x3a, 0x2b, 0xff]);
const RING: Rgba<u8> = Rgba([0xff, 0xff, 0xff, 0xff]);

static PLAIN: LazyLock<Vec<ksni::Icon>> = LazyLock::new(|| drawn(false));
static WITH_DOT: LazyLock<Vec<ksni::Icon>> = LazyLock::new(|| drawn(true));

/// The picture in all sizes.
pub(crate) fn pictures(dot: bool) -> Vec<ksni::Icon> {
    if dot { WITH_DOT.clone() } else { PLAIN.clone() }
}

/// Whether the desktop's icon theme has our icon, so that it may be asked for by name.
pub(crate) fn is_in_theme() -> bool {
    static FOUND: LazyLock<bool> = LazyLock::new(|| {
        let home = std::env::var_os("XDG_DATA_HOME")
            .map(PathBuf::from)
            .or_else(|| std::env::var_os("HOME").map(|home| PathBuf::from(home).join(".local/share")));
        let rest = std::env::var_os("XDG_DATA_DIRS").filter(|dirs| !dirs.is_empty());
        let rest = rest.unwrap_or_else(|| "/usr/local/share:/usr/share".into());
        home.into_iter().chain(std::env::split_paths(&rest)).any(|folder| has_icon(&folder))
    });
    *FOUND
}

fn has_icon(data: &Path) -> bool {
    ["scalable/apps", "128x128/apps", "64x64/apps", "32x32/apps"].iter().any(|size| {
        let folder = data.join("icons/hicolor").join(size);
        ["svg", "png"].iter().any(|ending| fs::exists(&folder.join(format!("{NAME}.{ending}"))))
    })
}

fn drawn(dot: bool) -> Vec<ksni::Icon> {
    // The picture is part of the program: a test decodes it.
    let Ok(large) = image::load_from_memory(include_bytes!("../../icons/128x128.png")) else {
        return Vec::new();
    };
    let large = large.into_rgba8();
    SIZES
        .iter()
        .map(|&size| {
            let mut picture = image::imageops::resize(&large, size, size, FilterType::Lanczos3);
            if dot {
                draw_dot(&mut picture);
            }
            argb(picture)
        })
        .collect()
}

/// A dot in the lower right corner, a third of the edge wide.
fn draw_dot(picture: &mut RgbaImage) {
    let edge = picture.width() as f32;
    let (radius, ring) = (edge / 6.0, edge / 22.0);
    let centre = edge - radius - ring;
    for (x, y, pixel) in picture.enumerate_pixels_mut() {
        let distance = (x as f32 + 0.5 - centre).hypot(y as f32 + 0.5 - centre);
        mix(pixel, RING, radius + ring - distance);
        mix(pixel, DOT, radius - distance);
    }
}

/// Lays a colour over a pixel; `inside` is how far it is inside the shape, in pixels.
fn mix(pixel: &mut Rgba<u8>, colour: Rgba<u8>, inside: f32) {
    let cover = (inside + 0.5).clamp(0.0, 1.0);
    for (below, above) in pixel.0.iter_mut().zip(colour.0) {
        *below = (f32::from(*below) * (1.0 - cover) + f32::from(above) * cover).round() as u8;
    }
}

/// As StatusNotifierItem wants it: alpha first, in network byte order.
fn argb(picture: RgbaImage) -> ksni::Icon {
    let (width, height) = (picture.width() as i32, picture.height() as i32);
    let mut data = picture.into_vec();
    for pixel in data.chunks_exact_mut(4) {
        pixel.rotate_right(1);
    }
    ksni::Icon { width, height, data }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_dot_is_seen_at_every_size_and_leaves_the_rest_alone() {
        let (plain, marked) = (pictures(false), pictures(true));
        assert_eq!(plain.len(), SIZES.len());
        for ((plain, marked), &size) in plain.iter().zip(&marked).zip(SIZES) {
            assert_eq!((plain.width, plain.height), (size as i32, size as i32));
            assert_eq!(plain.data.len(), (size * size * 4) as usize);
            let at = |icon: &ksni::Icon, part: f32| {
                let place = (size as f32 * part) as usize;
                let start = (place * size as usize + place) * 4;
                icon.data[start..start + 4].to_vec()
            };
            assert_eq!(at(marked, 0.8), [0xff, DOT[0], DOT[1], DOT[2]], "{size}");
            assert_eq!(at(marked, 0.3), at(plain, 0.3), "{size}");
            assert!(plain.data.chunks(4).any(|pixel| pixel[0] == 0xff), "something is drawn");
        }
    }
}
