//! Why a Vitrine does not replace itself, or did not.

use std::io;
use std::path::PathBuf;

use vitrine_api::ApiError;
use vitrine_base::WithArguments as _;
use vitrine_base::fs::{DiskFull, is_disk_full};

/// Every way it can be refused or fail, besides what catalogue and transfer say themselves.
#[derive(Debug, thiserror::Error)]
pub(super) enum SelfUpdateError {
    /// It is no AppImage.
    #[error("Only an AppImage replaces itself, and this Vitrine does not run from one.")]
    NotAnAppImage,
    /// It was built without an address.
    #[error("This Vitrine was built without the address of its releases, so it cannot look for a newer one.")]
    NoReleases,
    /// It was built with something that is none.
    #[error("The address of releases this Vitrine was built with cannot be used: {0}.")]
    BadReleases(String),
    /// Somebody moved it while it runs.
    #[error("There is no AppImage at {} any more.", .0.display())]
    Gone(PathBuf),
    /// A link is not replaced: what it leads to may be shared, or kept by something else.
    #[error("{} is a link or no ordinary file, and is not replaced.", .0.display())]
    NotAFile(PathBuf),
    /// It is another person's, or the system's.
    #[error("{} belongs to another user of this computer.", .0.display())]
    NotYours(PathBuf),
    /// Nothing can be put beside it.
    #[error("The folder {} cannot be written.", .0.display())]
    ReadOnly(PathBuf),
    /// Another process is at it.
    #[error("Vitrine is being updated already.")]
    Busy,
    /// The offer is not what was shown.
    #[error("Vitrine {0} is not offered any more.")]
    NotOffered(String),
    /// Whoever vouches for it does not.
    #[error("Nobody signed Vitrine {0}; it is not used.")]
    NotSigned(String),
    /// The package is not what it should be.
    #[error("The package of Vitrine {version} is not what it should be: {why}.")]
    WrongPackage {
        /// The version.
        version: String,
        /// What is wrong with it, the end of a sentence.
        why: &'static str,
    },
    /// There is no version before.
    #[error("There is no version to go back to; the one before is kept only until the new one has started.")]
    NothingKept,
    /// Nothing here can start a program again.
    #[error("Vitrine cannot start itself again from here.")]
    NoRestart,
    /// It was stopped.
    #[error("Cancelled.")]
    Cancelled,
    /// A file could not be read or written.
    #[error("{}", file_sentence(.0))]
    File(#[from] io::Error),
}

fn file_sentence(error: &io::Error) -> String {
    match DiskFull::of(error) {
        Some(full) => full.sentence(),
        None => format!("A file could not be written: {error}"),
    }
}

impl SelfUpdateError {
    /// A stable code for programs.
    pub(super) fn code(&self) -> &'static str {
        match self {
            Self::NotAnAppImage => "selfupdate.not_appimage",
            Self::NoReleases => "selfupdate.no_releases",
            Self::BadReleases(_) => "selfupdate.bad_releases",
            Self::Gone(_) => "selfupdate.gone",
            Self::NotAFile(_) => "selfupdate.not_a_file",
            Self::NotYours(_) => "selfupdate.not_yours",
            Self::ReadOnly(_) => "selfupdate.read_only_folder",
            Self::Busy => "selfupdate.running",
            Self::NotOffered(_) => "selfupdate.not_offered",
            Self::NotSigned(_) => "selfupdate.not_signed",
            Self::WrongPackage { .. } => "selfupdate.wrong_package",
            Self::NothingKept => "selfupdate.nothing_kept",
            Self::NoRestart => "selfupdate.no_restart",
            Self::Cancelled => "jobs.cancelled",
            Self::File(error) if is_disk_full(error) => "selfupdate.disk_full",
            Self::File(_) => "selfupdate.file",
        }
    }

    /// What the person can do.
    fn action(&self) -> Option<&'static str> {
        Some(match self {
            Self::NotAFile(_) => "Start the AppImage itself, not a link to it.",
            Self::NotYours(_) => "Ask whoever put it there, or keep a copy of your own.",
            Self::ReadOnly(_) => "Move the AppImage into a folder of yours, and start it from there.",
            Self::Gone(_) => "Start Vitrine again from where it is now.",
            Self::Busy => "Wait until that is done.",
            Self::NotOffered(_) => "Look again for what there is.",
            Self::NotSigned(_) | Self::WrongPackage { .. } => {
                "Nothing was changed. Tell the people who make Vitrine; trying again later may help."
            }
            Self::NoReleases => "Put a newer AppImage in its place and start it again.",
            Self::NoRestart => "End Vitrine and start it again.",
            Self::File(error) if is_disk_full(error) => "Free some space and try again; nothing was changed.",
            Self::File(_) => "Nothing was changed. Look at the folder of the AppImage, and try again.",
            _ => return None,
        })
    }

    /// The path or version in its sentence.
    fn name(&self) -> Option<(&'static str, String)> {
        match self {
            Self::Gone(path) | Self::NotAFile(path) | Self::NotYours(path) | Self::ReadOnly(path) => {
                Some(("path", path.display().to_string()))
            }
            Self::NotOffered(version) | Self::NotSigned(version) | Self::WrongPackage { version, .. } => {
                Some(("version", version.clone()))
            }
            _ => None,
        }
    }
}

impl From<SelfUpdateError> for ApiError {
    fn from(error: SelfUpdateError) -> Self {
        let mut said = Self::new(error.code(), error.to_string());
        said.action = error.action().map(str::to_owned);
        match error.name() {
            Some((name, value)) => said.with(name, value),
            None => said,
        }
    }
}
