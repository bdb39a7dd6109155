//! Why something in the library could not be done, in sentences for people.

use std::error::Error;
use std::io;
use std::path::{Path, PathBuf};

use vitrine_base::fs::{DiskFull, is_disk_full};
use vitrine_base::{Sha256, Version};
use vitrine_package::{Dependency, Kind, PackageError};
use vitrine_transfer::TransferError;

use crate::{MoveRefusal, PackageKey};

/// Why the library refused or failed. Whatever it is, the library is as it was before.
#[derive(Debug, thiserror::Error)]
pub enum LibraryError {
    /// Nothing vouches for the bytes, and the person did not agree to that.
    #[error(
        "The source lists no digest for “{name}”, so nothing can be checked against. It was not installed."
    )]
    Unverified {
        /// The package's name.
        name: String,
    },
    /// The source has other bytes under a version that was seen before.
    #[error(
        "Version {version} has other bytes than before: {old} was seen first, now it is {new}{}. It was not installed.",
        if *.same_content { " (what is in it is the same, only packed anew)" } else { "" }
    )]
    Republished {
        /// The version.
        version: Version,
        /// The digest seen first.
        old: Sha256,
        /// The digest it has now.
        new: Sha256,
        /// The files in it are the same, by their content root.
        same_content: bool,
    },
    /// What is in the package is not what its source says is in it.
    #[error(
        "What is in the package is not what the source says: its content should be {expected}, but is {found}. It was not installed."
    )]
    WrongContent {
        /// The content root the source names.
        expected: Sha256,
        /// The content root it has.
        found: Sha256,
    },
    /// No room left.
    #[error("{} Nothing was changed.", .0.sentence())]
    DiskFull(DiskFull),
    /// The folder cannot be written to.
    #[error("The library cannot be written to: {reason}. Nothing was changed.")]
    ReadOnly {
        /// What the system says, with the path.
        reason: String,
    },
    /// The database was written by a later Vitrine.
    #[error(
        "The library was last used by a newer Vitrine (its format is {found}, this one knows {known}), so this one only shows what is installed."
    )]
    NewerDatabase {
        /// The database's version.
        found: i64,
        /// The newest version this program knows.
        known: i64,
    },
    /// Another process, or another job of this one, has the library's lock.
    #[error("Another Vitrine is changing the library just now.")]
    Busy,
    /// The package is of another kind than its listing says.
    #[error("The listing says this is a {}, but the package is a {}. It was not installed.", expected.as_str(), found.as_str())]
    WrongKind {
        /// What the listing says.
        expected: Kind,
        /// What the package is.
        found: Kind,
    },
    /// The package has errors of its own.
    #[error("The package has errors and was not installed: {}", sentences.join(" "))]
    Faulty {
        /// What is wrong with it.
        sentences: Vec<String>,
    },
    /// It asks for more than what is installed, and nobody was asked.
    #[error(
        "It asks for more than the installed version ({}), and nobody has agreed to that. It was not installed.",
        asked(dependencies, commands)
    )]
    AsksForMore {
        /// What it needs that was not needed.
        dependencies: Vec<Dependency>,
        /// What can be typed that could not be.
        commands: Vec<String>,
    },
    /// The package was refused.
    #[error(transparent)]
    Package(PackageError),
    /// The bytes did not arrive.
    #[error(transparent)]
    Transfer(TransferError),
    /// There is no such package in the library.
    #[error("“{key}” is not installed.")]
    NotInstalled {
        /// Which package.
        key: PackageKey,
    },
    /// There is no earlier version to go back to.
    #[error("There is no earlier version of “{key}” to go back to.")]
    NoPrevious {
        /// Which package.
        key: PackageKey,
    },
    /// That version is not kept.
    #[error("Version {version} of “{key}” is not kept on this computer.")]
    NotKept {
        /// Which package.
        key: PackageKey,
        /// Which version.
        version: Version,
    },
    /// The folder was deleted by hand.
    #[error("The folder {} is gone; it was deleted outside Vitrine.", folder.display())]
    Gone {
        /// The folder.
        folder: PathBuf,
    },
    /// The person stopped it.
    #[error("It was cancelled. Nothing was changed.")]
    Cancelled,
    /// A step failed and undoing it failed as well; the journal has what is needed to go on.
    #[error("It could not be finished nor undone just now: {cause} It will be when Vitrine starts next.")]
    Unfinished {
        /// What failed.
        cause: String,
    },
    /// A file could not be read or written.
    #[error("A file could not be read or written: {0}")]
    Io(#[source] io::Error),
    /// The database refused.
    #[error("The library's database could not be used: {0}")]
    Database(#[from] rusqlite::Error),
    /// The disk the library was moved to is not there.
    #[error("The library is in {}, which is not there just now.", folder.display())]
    Away {
        /// Where it is.
        folder: PathBuf,
    },
    /// The library cannot be moved there.
    #[error(transparent)]
    Move(#[from] MoveRefusal),
    /// The folder cannot be watched.
    #[error("The library's folder cannot be watched for changes: {0}")]
    Watch(#[from] notify::Error),
}

/// The names of what is new.
fn asked(dependencies: &[Dependency], commands: &[String]) -> String {
    let names = dependencies.iter().map(|dependency| &dependency.name).chain(commands);
    names.map(String::as_str).collect::<Vec<_>>().join(", ")
}

impl LibraryError {
    /// A small stable word for scripts and for the window.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Unverified { .. } => "unverified",
            Self::Republished { .. } => "republished",
            Self::WrongContent { .. } => "wrong_content",
            Self::NotKept { .. } => "not_kept",
            Self::DiskFull(_) => "disk_full",
            Self::ReadOnly { .. } => "read_only",
            Self::NewerDatabase { .. } => "newer_database",
            Self::Busy => "busy",
            Self::WrongKind { .. } => "wrong_kind",
            Self::Faulty { .. } => "faulty_package",
            Self::AsksForMore { .. } => "asks_for_more",
            Self::Package(error) => error.code(),
            Self::Transfer(error) => error.code(),
            Self::NotInstalled { .. } => "not_installed",
            Self::NoPrevious { .. } => "no_previous",
            Self::Gone { .. } => "gone",
            Self::Cancelled => "cancelled",
            Self::Unfinished { .. } => "unfinished",
            Self::Io(_) => "io",
            Self::Database(_) => "database",
            Self::Away { .. } => "library_away",
            Self::Move(refusal) => refusal.code(),
            Self::Watch(_) => "watch",
        }
    }

    /// What a person can do about it.
    pub fn advice(&self) -> &'static str {
        match self {
            Self::Unverified { .. } => "Install it only if you trust the source, and say so when asked.",
            Self::Republished { .. } => {
                "Ask the maker why the same version changed; install it only if the answer convinces you."
            }
            Self::DiskFull(_) => "Free some space on this disk and try again.",
            Self::ReadOnly { .. } => {
                "Make the folder writable, or choose another home folder with --home or VITRINE_HOME."
            }
            Self::NewerDatabase { .. } => "Use the newer Vitrine, or choose another home folder.",
            Self::Busy => "Wait until it is done, then try again.",
            Self::NotKept { .. } => "Install that version from the package's page.",
            Self::WrongContent { .. } | Self::WrongKind { .. } | Self::Faulty { .. } => {
                "Tell the maker or the gallery about it."
            }
            Self::AsksForMore { .. } => "Look at what it asks for, and update it yourself if you agree.",
            Self::Package(_) => "The package is refused as it is; tell the maker or the gallery about it.",
            Self::Transfer(_) => "Try again later; if it stays like this, tell the gallery about it.",
            Self::NotInstalled { .. } => "Look at Installed for what is there.",
            Self::NoPrevious { .. } => "Choose a version on the package's page instead.",
            Self::Gone { .. } => "Install it again to bring it back, or remove it.",
            Self::Cancelled => "Start it again when you like.",
            Self::Unfinished { .. } => "Close Vitrine, look at the disk, and start it again.",
            Self::Io(_) => "Look at the disk and at the rights of the home folder, then try again.",
            Self::Database(_) => {
                "Start Vitrine again: a damaged database is rebuilt from the receipts beside the packages."
            }
            Self::Away { .. } => "Connect the disk it is on, then start Vitrine again.",
            Self::Move(refusal) => refusal.advice(),
            Self::Watch(_) => "Press Refresh to see changes made outside Vitrine.",
        }
    }

    /// Fills in the disk of `place` where it is not known which one is full.
    pub(crate) fn near(self, place: &Path) -> Self {
        match self {
            Self::DiskFull(full) => Self::DiskFull(full.or_at(place)),
            other => other,
        }
    }
}

/// The library's view of a file error: a full disk and a read-only folder have sentences of their own.
fn sorted(error: &io::Error) -> Option<LibraryError> {
    if let Some(full) = DiskFull::of(error) {
        return Some(LibraryError::DiskFull(full));
    }
    match error.kind() {
        io::ErrorKind::ReadOnlyFilesystem | io::ErrorKind::PermissionDenied => {
            Some(LibraryError::ReadOnly { reason: error.to_string() })
        }
        _ => None,
    }
}

/// Looks for a file error among the causes of another crate's error.
fn sorted_cause(error: &(dyn Error + 'static)) -> Option<LibraryError> {
    let mut cause = Some(error);
    while let Some(current) = cause {
        if let Some(found) = current.downcast_ref::<io::Error>() {
            return sorted(found);
        }
        cause = current.source();
    }
    None
}

impl From<io::Error> for LibraryError {
    fn from(error: io::Error) -> Self {
        sorted(&error).unwrap_or(Self::Io(error))
    }
}

impl From<PackageError> for LibraryError {
    fn from(error: PackageError) -> Self {
        let file_error = match &error {
            PackageError::Io(cause) => sorted(cause),
            other => sorted_cause(other),
        };
        file_error.unwrap_or(Self::Package(error))
    }
}

impl From<TransferError> for LibraryError {
    fn from(error: TransferError) -> Self {
        match error {
            TransferError::Cancelled => Self::Cancelled,
            // Only a full disk: “permission denied” may well be about the file that is fetched.
            TransferError::Io(cause) if is_disk_full(&cause) => cause.into(),
            other => Self::Transfer(other),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_disk_is_told_with_its_figures() {
        let full = DiskFull { needed: Some(12_345_678), free: Some(999), volume: None };
        let error = LibraryError::DiskFull(full);
        let sentence = "The disk is full: 12.3 MB needed, 999 bytes free. Nothing was changed.";
        assert_eq!(error.to_string(), sentence);
        let full = io::Error::new(io::ErrorKind::StorageFull, "x");
        assert_eq!(LibraryError::from(full).code(), "disk_full");
        let full = PackageError::from(io::Error::from(io::ErrorKind::StorageFull));
        assert_eq!(LibraryError::from(full).code(), "disk_full");
    }
}
