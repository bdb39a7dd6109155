//! What can go wrong while a gallery is made.

use std::io;
use std::path::PathBuf;

/// Why no gallery was built. A bad package is no error: it is left out and reported.
#[derive(Debug, thiserror::Error)]
pub enum PublishError {
    /// The folder of packages is not there, or is a file.
    #[error("{0} is not a folder")]
    NotAFolder(PathBuf),
    /// `gallery.json` cannot be used.
    #[error("{file} cannot be used: {reason}")]
    GalleryFile {
        /// Its path.
        file: PathBuf,
        /// What is wrong, and where.
        reason: String,
    },
    /// The folder to write to holds a root document we cannot read.
    #[error(
        "{file} is there but cannot be read ({reason}); move it away to start a new gallery in this folder"
    )]
    PreviousRoot {
        /// Its path.
        file: PathBuf,
        /// What is wrong with it.
        reason: String,
    },
    /// Another build writes to the same folder.
    #[error("another build is writing to {0} right now; wait until it is done")]
    Busy(PathBuf),
    /// The file system refused something.
    #[error("{0}")]
    Io(#[from] io::Error),
    /// An index document could not be written as JSON.
    #[error("the index could not be written: {0}")]
    Json(#[from] serde_json::Error),
}

impl PublishError {
    /// A short stable word for it, for programs.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NotAFolder(_) => "publish.not_a_folder",
            Self::GalleryFile { .. } => "publish.gallery_file",
            Self::PreviousRoot { .. } => "publish.previous_root",
            Self::Busy(_) => "publish.busy",
            Self::Io(_) => "publish.io",
            Self::Json(_) => "publish.json",
        }
    }
}
