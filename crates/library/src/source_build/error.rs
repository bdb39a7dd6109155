//! Why nothing was built, in sentences for people.

use std::io;
use std::time::Duration;

use vitrine_base::Sha256;
use vitrine_package::PackageError;

/// Why there is no sandbox here. Without one nothing is built.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SandboxRefusal {
    /// Only Linux has what it takes.
    #[error("Building from source needs a sandbox, and Vitrine has one for Linux only.")]
    OtherSystem,
    /// bubblewrap is not installed.
    #[error(
        "Building from source needs the program “bwrap” for its sandbox; install the package “bubblewrap”."
    )]
    Missing,
    /// bubblewrap is there and cannot make a sandbox.
    #[error(
        "Building from source needs a sandbox, and this system does not allow one: {said}. An administrator \
         can allow user namespaces."
    )]
    Forbidden {
        /// What bubblewrap says.
        said: String,
    },
    /// The kernel does not tell which processes a build started, so limits could not be kept.
    #[error(
        "Building from source needs limits on memory and processes, and this system does not tell which \
         processes belong to a build."
    )]
    NoMeasure,
}

/// Why a build ended without a package.
#[derive(Debug, thiserror::Error)]
pub enum BuildError {
    /// A source file is not the one that was verified.
    #[error("The source “{name}” should have the digest {expected}, but has {found}. Nothing was built.")]
    WrongSource {
        /// Its name.
        name: String,
        /// What it should be.
        expected: Sha256,
        /// What it is.
        found: Sha256,
    },
    /// A source file's name or the recipe's outputs could lead out of the sandbox.
    #[error("“{0}” is no plain name inside the build. Nothing was built.")]
    BadName(String),
    /// A source archive is refused.
    #[error("The source “{name}” cannot be unpacked: {reason}")]
    BadSource {
        /// Its name.
        name: String,
        /// Why.
        reason: PackageError,
    },
    /// It took too long.
    #[error("The build was stopped after {}: it took longer than it may.", spell(*.0))]
    TooLong(Duration),
    /// It took too much memory.
    #[error("The build was stopped: it used more than {} MB of memory.", .0 / 1_000_000)]
    TooMuchMemory(u64),
    /// It started too many processes.
    #[error("The build was stopped: it ran more than {0} processes at once.")]
    TooManyProcesses(u64),
    /// It wrote too much.
    #[error("The build was stopped: it wrote more than {} MB.", .0 / 1_000_000)]
    TooMuchOutput(u64),
    /// It made too many files.
    #[error("The build was stopped: it made more than {0} files.")]
    TooManyFiles(u64),
    /// It hid how much it wrote.
    #[error("The build was stopped: what it wrote cannot be measured ({0}).")]
    Unmeasurable(io::Error),
    /// The recipe failed.
    #[error("The build failed{}: {end}", .code.map(|code| format!(" (exit code {code})")).unwrap_or_default())]
    Failed {
        /// The exit code; none when it was killed.
        code: Option<i32>,
        /// The last lines it printed.
        end: String,
        /// All that was kept of what it printed.
        log: String,
    },
    /// The recipe ended well and made nothing.
    #[error("The build ended and put nothing into $PREFIX.")]
    Nothing,
    /// The recipe promised a file that is not there.
    #[error("The build ended without “{0}”, which its recipe promises.")]
    MissingOutput(String),
    /// The recipe made something a package cannot hold.
    #[error("The build made “{path}”, which cannot go into a package: {reason}.")]
    BadOutput {
        /// The path below `$PREFIX`.
        path: String,
        /// Why.
        reason: &'static str,
    },
    /// What the recipe made is no package.
    #[error("What the build made is no package: {0}")]
    NoPackage(#[from] PackageError),
    /// The same thing is being built just now.
    #[error("The same source is being built just now.")]
    Busy,
    /// The person stopped it.
    #[error("The build was cancelled.")]
    Cancelled,
    /// A file or a program could not be used.
    #[error("{0}")]
    Io(#[from] io::Error),
}

impl BuildError {
    /// A stable word for the reason.
    pub fn code(&self) -> &'static str {
        match self {
            Self::WrongSource { .. } => "build.wrong_source",
            Self::BadName(_) => "build.bad_name",
            Self::BadSource { .. } => "build.bad_source",
            Self::TooLong(_) => "build.too_long",
            Self::TooMuchMemory(_) => "build.too_much_memory",
            Self::TooManyProcesses(_) => "build.too_many_processes",
            Self::TooMuchOutput(_) => "build.too_much_output",
            Self::TooManyFiles(_) => "build.too_many_files",
            Self::Unmeasurable(_) => "build.unmeasurable",
            Self::Failed { .. } => "build.failed",
            Self::Nothing => "build.nothing",
            Self::MissingOutput(_) => "build.missing_output",
            Self::BadOutput { .. } => "build.bad_output",
            Self::NoPackage(_) => "build.no_package",
            Self::Busy => "build.busy",
            Self::Cancelled => "build.cancelled",
            Self::Io(_) => "build.io",
        }
    }
}

/// `90 minutes`, `20 seconds`.
pub(super) fn spell(time: Duration) -> String {
    match time.as_secs() {
        seconds if seconds >= 120 => format!("{} minutes", seconds / 60),
        1 => "1 second".to_owned(),
        seconds => format!("{seconds} seconds"),
    }
}
