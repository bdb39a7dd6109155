//! For tests of every crate: packages made on the fly ([`persona`], [`zipfile`]), galleries of them
//! ([`gallery`], [`many`]), servers that misbehave on request ([`FileServer`], [`TlsServer`]), pictures, and a
//! disk that is soon full ([`small_disk`]). Everything is deterministic, binds ports the system gives, and
//! goes away when dropped. A failure here is a failed test, so the kit panics instead of answering errors.
#![allow(clippy::disallowed_methods, clippy::unwrap_used, clippy::expect_used)]

mod answer;
mod disk;
mod fault;
pub mod gallery;
pub mod many;
pub mod persona;
mod picture;
mod server;
mod tls;
mod words;
pub mod zipfile;

use std::path::PathBuf;

pub use disk::{MountedTmpfs, small_disk};
pub use fault::Fault;
pub use persona::PersonaSpec;
pub use picture::{small_picture, webp_picture};
pub use server::{FileServer, Recorded};
pub use tls::TlsServer;
pub use zipfile::ZipBuilder;

/// The folder of data nobody here wrote (`…/shared/data`): below `VITRINE_SHARED`, or beside the
/// repository. `None` in a clone that stands alone; a test then skips that part.
pub fn shared_data() -> Option<PathBuf> {
    let shared = match std::env::var_os("VITRINE_SHARED") {
        Some(folder) => PathBuf::from(folder),
        None => PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared")),
    };
    Some(shared.join("data")).filter(|data| data.is_dir())
}
