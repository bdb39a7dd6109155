//! Why the library cannot be moved somewhere, in sentences for people.

use std::path::PathBuf;

use vitrine_base::fs::DiskFull;

/// Why the library cannot be moved to a folder. It stays where it is.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum MoveRefusal {
    /// It is there.
    #[error("The library is in {} already.", folder.display())]
    SamePlace {
        /// The folder.
        folder: PathBuf,
    },
    /// It would be inside itself, or inside the home.
    #[error("{} is inside the folder the library is moved out of.", folder.display())]
    InsideItself {
        /// The folder.
        folder: PathBuf,
    },
    /// Something is in the folder.
    #[error("The folder {} is not empty.", folder.display())]
    FolderNotEmpty {
        /// The folder.
        folder: PathBuf,
    },
    /// A file is in the way, or the path is none that can be kept.
    #[error("{} is not a folder the library can be moved to.", folder.display())]
    NoFolder {
        /// The path.
        folder: PathBuf,
    },
    /// Nothing can be written there.
    #[error("Nothing can be written to {}: {reason}.", folder.display())]
    NotWritable {
        /// The folder.
        folder: PathBuf,
        /// What the system says.
        reason: String,
    },
    /// The disk is too small or too full.
    #[error("There is not enough room: {}.", .0.figures())]
    NoRoom(DiskFull),
    /// The copy is not what was copied: a disk that knows no links or no programs, or one that is failing.
    #[error("{path} did not arrive as it was; that disk may not know links or programs.")]
    CopyDiffers {
        /// Which file, below the library.
        path: String,
    },
    /// Somebody changed the library while it was copied.
    #[error("{path} was changed while it was being moved.")]
    ChangedMeanwhile {
        /// Which file, below the library.
        path: String,
    },
    /// The system has no links.
    #[error("On this system the library cannot be moved by Vitrine.")]
    NoLinks,
}

impl MoveRefusal {
    /// A small stable word for scripts and for the window.
    pub fn code(&self) -> &'static str {
        match self {
            Self::SamePlace { .. } => "same_place",
            Self::InsideItself { .. } => "inside_itself",
            Self::FolderNotEmpty { .. } => "folder_not_empty",
            Self::NoFolder { .. } => "no_folder",
            Self::NotWritable { .. } => "not_writable",
            Self::NoRoom(_) => "no_room",
            Self::CopyDiffers { .. } => "copy_differs",
            Self::ChangedMeanwhile { .. } => "changed_meanwhile",
            Self::NoLinks => "no_links",
        }
    }

    /// What a person can do about it.
    pub fn advice(&self) -> &'static str {
        match self {
            Self::SamePlace { .. } | Self::InsideItself { .. } => "Choose a folder somewhere else.",
            Self::FolderNotEmpty { .. } => "Choose an empty folder, or name a new one in it.",
            Self::NoFolder { .. } => "Choose an empty folder, or name a new one.",
            Self::NotWritable { .. } => "Choose a folder that is yours, or make this one writable.",
            Self::NoRoom(_) => "Free some space there, or clean up here first.",
            Self::CopyDiffers { .. } => "Choose a folder on a disk of this system. Nothing was changed.",
            Self::ChangedMeanwhile { .. } => {
                "Close what works on files of the library, then try again. Nothing was changed."
            }
            Self::NoLinks => "Start Vitrine with another home folder (--home or VITRINE_HOME).",
        }
    }
}
