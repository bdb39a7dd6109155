//! The process that looks into packages of strangers (`vitrine inspect-worker`): it takes its limits first, reads one
//! task from standard input, answers one JSON document on standard output and ends. Whatever a package does to it, the
//! server lives on; see [`super::inspector`] for the other end.

use std::ffi::OsString;
use std::io::{Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use serde::{Deserialize, Serialize};
use vitrine_base::limits::{ArchiveLimits, PICTURE_BYTES};
use vitrine_package::PackageError;
use vitrine_publish::checking::{self, Found, Picture};
use vitrine_publish::picture;

/// The word after the program's name.
pub const WORD: &str = "inspect-worker";

/// Address space: the largest picture decodes to 160 MB twice over, the rest is far below.
pub const MEMORY: u64 = 1024 * 1024 * 1024;

/// Processor seconds: the largest package allowed inflates in four on a slow machine.
pub const CPU_SECONDS: u64 = 20;

/// Open files: standard ones, the package, and what a library opens in passing.
const FILES: u64 = 64;

/// Bytes of a task; it is a path and three words.
const TASK_BYTES: u64 = 64 * 1024;

/// What the worker is asked to do.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(tag = "task", rename_all = "lowercase")]
pub enum Task {
    /// Look through the package and decode its picture.
    Inspect {
        /// The package's file.
        file: PathBuf,
        /// The most it may have, bytes.
        packed: u64,
    },
    /// Make a WebP of the picture.
    Preview {
        /// The package's file.
        file: PathBuf,
        /// The member.
        member: String,
    },
    /// Read one member that is a text.
    Text {
        /// The package's file.
        file: PathBuf,
        /// The member.
        member: String,
        /// The most it may have, bytes.
        max: u64,
    },
}

/// What the worker answers.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(tag = "answer", rename_all = "lowercase")]
pub enum Answer {
    /// The package is one.
    Found {
        /// What is in it.
        found: Box<Found>,
        /// Its picture, when it names one.
        picture: Option<Picture>,
    },
    /// The package is refused.
    Refused {
        /// Stable, dotted.
        code: String,
        /// One sentence.
        sentence: String,
        /// It is the gate that refuses, not what a kind requires.
        gate: bool,
        /// The member it is about.
        #[serde(default)]
        entry: Option<String>,
    },
    /// A WebP, hex.
    Preview {
        /// Its bytes.
        webp: String,
    },
    /// A text.
    Text {
        /// The text.
        text: String,
    },
    /// The worker could not do it for a reason that is not the package's.
    Broken {
        /// One sentence.
        sentence: String,
    },
}

/// The whole life of a worker. `args` are those after the program's name; the first may be [`WORD`].
pub fn run(args: impl Iterator<Item = OsString>) -> ExitCode {
    let unknown = args.filter(|arg| arg != WORD).count();
    if unknown > 0 || !confine() {
        return ExitCode::from(2);
    }
    let answer = match read_task() {
        Ok(task) => act(&task),
        Err(sentence) => Answer::Broken { sentence },
    };
    let written = serde_json::to_vec(&answer)
        .map_err(std::io::Error::from)
        .and_then(|bytes| std::io::stdout().lock().write_all(&bytes));
    if written.is_ok() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Takes the limits; false when the system refuses them. There is no way back.
pub fn confine() -> bool {
    LIMITS.iter().all(|(resource, most)| rustix::process::setrlimit(*resource, bound(*most)).is_ok())
}

/// What a worker may use.
pub(crate) const LIMITS: [(rustix::process::Resource, u64); 4] = [
    (rustix::process::Resource::Core, 0),
    (rustix::process::Resource::Nofile, FILES),
    (rustix::process::Resource::Cpu, CPU_SECONDS),
    (rustix::process::Resource::As, MEMORY),
];

/// The same bound now and for ever.
pub(crate) fn bound(most: u64) -> rustix::process::Rlimit {
    rustix::process::Rlimit { current: Some(most), maximum: Some(most) }
}

fn read_task() -> Result<Task, String> {
    let mut bytes = Vec::new();
    std::io::stdin().lock().take(TASK_BYTES).read_to_end(&mut bytes).map_err(|error| error.to_string())?;
    serde_json::from_slice(&bytes).map_err(|error| format!("the task cannot be read: {error}"))
}

fn act(task: &Task) -> Answer {
    match task {
        Task::Inspect { file, packed } => inspect(file, *packed),
        Task::Preview { file, member } => {
            match picture_bytes(file, member).map(|bytes| picture::preview(&bytes)) {
                Ok(Ok(webp)) => Answer::Preview { webp: hex::encode(webp) },
                Ok(Err(fault)) => refused("package.picture", format!("the picture cannot be shown: {fault}")),
                Err(error) => of_error(&error),
            }
        }
        Task::Text { file, member, max } => {
            match vitrine_package::read_member(file, member, *max, &ArchiveLimits::default()) {
                Ok(bytes) => match String::from_utf8(bytes) {
                    Ok(text) => Answer::Text { text },
                    Err(_) => refused("package.no_text", "That file is no text.".into()),
                },
                Err(error) => of_error(&error),
            }
        }
    }
}

fn refused(code: &str, sentence: String) -> Answer {
    Answer::Refused { code: code.into(), sentence, gate: false, entry: None }
}

fn inspect(file: &Path, packed: u64) -> Answer {
    let limits = ArchiveLimits { packed, ..ArchiveLimits::default() };
    match checking::look(file, &limits) {
        Ok((found, picture)) => Answer::Found { found: Box::new(found), picture },
        Err(error) => of_error(&error),
    }
}

fn of_error(error: &PackageError) -> Answer {
    match error {
        // A disk that cannot be read says nothing about the package.
        PackageError::Io(error) => Answer::Broken { sentence: error.to_string() },
        PackageError::Archive(_) => {
            let entry = error.entry().map(str::to_owned);
            Answer::Refused { code: error.code().into(), sentence: error.to_string(), gate: true, entry }
        }
        other => refused(other.code(), other.to_string()),
    }
}

fn picture_bytes(file: &Path, member: &str) -> Result<Vec<u8>, PackageError> {
    vitrine_package::read_member(file, member, PICTURE_BYTES, &ArchiveLimits::default())
}
