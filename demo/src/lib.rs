//! Packages of our own, and the gallery that opens on first start. The unpacked personas under `personas/`
//! and `gallery.json` are in the program; [`write`] builds a gallery from them, with no network and no
//! server. [`draw`] holds the code that drew their pictures.

pub mod draw;
mod gallery;

pub use gallery::{DemoError, DemoReport, GENERATED, write};
