//! How a gallery is made: [`build`] turns a folder of packages into a folder any host can serve, with our
//! own index (`vitrine/1`, see `docs/formats.md`) and beside it the bucket layout an unmodified HomePilot
//! reads. What is published stays: a version never changes, one bad package never stops the rest, and the
//! root document is written last, so a crash leaves the old gallery whole.

mod build;
mod catalogue;
mod compose;
mod deltas;
mod error;
mod files;
mod folder;
mod gallery_file;
mod homepilot;
mod picture;
mod previous;
mod shelf;

pub use build::{BuildOptions, BuildReport, build};
pub use catalogue::{entry_line, snapshot_bytes};
pub use error::PublishError;
pub use files::GENERATED_PICTURE_SIDE;
pub use gallery_file::GALLERY_FILE;
