//! What can go wrong while a gallery is made.

use std::io;
use std::path::PathBuf;

use vitrine_base::fs;
use vitrine_trust::TrustError;

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
    /// The index so far cannot be continued.
    #[error("the list in {0} is damaged and must be written anew, whole")]
    Damaged(PathBuf),
    /// Another build writes to the same folder.
    #[error("another build is writing to {0} right now; wait until it is done")]
    Busy(PathBuf),
    /// The gallery is signed, or is to be changed in its signatures, and its keys are not there.
    #[error("the keys of {out} are not in {keys}; say where they are with --keys")]
    NoKeys {
        /// The gallery.
        out: PathBuf,
        /// Where they were looked for.
        keys: PathBuf,
    },
    /// Others on this computer can read a secret key.
    #[error(
        "{0} can be read by others on this computer, so it may be no secret any more; keep it to yourself \
         (chmod 600 for a key, chmod 700 for its folder), and when others had access, put a new key in its place"
    )]
    OpenKey(PathBuf),
    /// The keys lie where everybody gets them.
    #[error("{keys} lies inside {public}, which is copied to the host: choose another place for the keys")]
    KeysInside {
        /// The folder of keys.
        keys: PathBuf,
        /// The folder that others see.
        public: PathBuf,
    },
    /// There is no signed gallery.
    #[error("{0} is no signed gallery; `vitrine gallery init` makes one")]
    NotSigned(PathBuf),
    /// What was asked for cannot be done, in a sentence.
    #[error("{0}")]
    Refused(String),
    /// Signing failed.
    #[error(transparent)]
    Trust(#[from] TrustError),
    /// The file system refused something.
    #[error("{}", fs::error_in_words(.0))]
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
            Self::Damaged(_) => "publish.damaged",
            Self::Busy(_) => "publish.busy",
            Self::NoKeys { .. } => "publish.no_keys",
            Self::OpenKey(_) => "publish.open_key",
            Self::KeysInside { .. } => "publish.keys_inside",
            Self::NotSigned(_) => "publish.not_signed",
            Self::Refused(_) => "publish.refused",
            Self::Trust(_) => "publish.trust",
            Self::Io(error) if fs::is_disk_full(error) => "disk_full",
            Self::Io(_) => "publish.io",
            Self::Json(_) => "publish.json",
        }
    }

    /// The whole of it in words, with what did not happen.
    pub fn in_words(&self) -> String {
        match self {
            Self::NotSigned(_) | Self::Refused(_) | Self::OpenKey(_) | Self::KeysInside { .. } => {
                self.to_string()
            }
            Self::Trust(error) => error.to_string(),
            Self::NoKeys { .. } => format!("Nothing was signed: {self}"),
            _ => format!("The gallery was not built: {self}"),
        }
    }
}
