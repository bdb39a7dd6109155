//! The pictures of the demo personas, drawn by code: flat shapes, one palette and one motif each. The same
//! code draws the same bytes everywhere, so the committed files can be checked against it.

mod animals;
mod canvas;
mod figures;
mod places;
mod things;

use canvas::{Canvas, SIDE};

/// WebP quality of the large pictures: flat areas stay clean, files stay near 10 kB.
const QUALITY: f32 = 84.0;

/// The pictures of one persona, WebP.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pictures {
    /// 512 pixels square.
    pub avatar: Vec<u8>,
    /// 256 pixels square.
    pub thumb: Vec<u8>,
}

impl Pictures {
    /// The files of a package they belong in, by path.
    pub fn files(&self, id: &str) -> [(String, &[u8]); 3] {
        [
            (format!("assets/avatar_{id}.webp"), &self.avatar),
            (format!("assets/thumb_avatar_{id}.webp"), &self.thumb),
            ("preview.webp".to_owned(), &self.avatar),
        ]
    }
}

type Motif = fn() -> Option<Canvas>;

/// Every motif by the persona it belongs to.
const MOTIFS: [(&str, Motif); 28] = [
    ("ada_proof", things::geometry),
    ("arjun_trail", places::mountain),
    ("athena_quill", animals::owl),
    ("bruno_spokes", things::bicycle),
    ("captain_vega", things::compass),
    ("dr_fern", things::plant),
    ("etienne_cellar", things::wine),
    ("haneul_tide", places::wave),
    ("hestia_hearth", places::house),
    ("iskra_tutor", figures::flame),
    ("layla_stars", places::crescent),
    ("lumen_dream", animals::sheep),
    ("madame_arcana", figures::crystal),
    ("maestro_lind", things::record),
    ("marlow_keeper", places::lighthouse),
    ("mei_kitchen", things::bowl),
    ("morwen_gloam", animals::raven),
    ("noor_ledger", things::abacus),
    ("otto_podium", figures::speech),
    ("penelope_myth", things::amphora),
    ("pixel_cat", animals::cat),
    ("quartermaster", things::helm),
    ("rotem_ready", figures::bloom),
    ("rusty_byte", figures::robot),
    ("saga_frost", places::aurora),
    ("sora_tea", things::teapot),
    ("tomas_press", things::newspaper),
    ("vesper_noir", figures::detective),
];

/// The ids of all personas that have pictures, sorted.
pub fn ids() -> impl Iterator<Item = &'static str> {
    MOTIFS.iter().map(|(id, _)| *id)
}

/// Draws the pictures of a persona; `None` when it has no motif.
pub fn pictures(id: &str) -> Option<Pictures> {
    let (_, motif) = MOTIFS.iter().find(|(known, _)| *known == id)?;
    let canvas = motif()?;
    Some(Pictures { avatar: webp(&canvas, SIDE)?, thumb: webp(&canvas, SIDE / 2)? })
}

fn webp(canvas: &Canvas, side: u32) -> Option<Vec<u8>> {
    let rgb = canvas.rgb(side)?;
    let encoded = webp::Encoder::from_rgb(&rgb, side, side).encode_simple(false, QUALITY).ok()?;
    Some(encoded.to_vec())
}
