//! The server's end of [`super::worker`]: starts one worker for every package, gives it a task and half a minute, and
//! turns whatever comes of it into an answer.

use std::path::{Path, PathBuf};
use std::time::Duration;

use vitrine_base::Sha256;
use vitrine_publish::checking::Picture;

use super::program::{self, Run};
use super::worker::{Answer, Task, WORD};
use crate::error::Refusal;
use crate::submissions::Found;
use crate::{Registry, RegistryError};

/// How long a worker may take by the clock on the wall; its processor time is bounded in itself.
const TIME: Duration = Duration::from_secs(30);

/// Bytes of an answer: 20,000 members with long paths stay below six mebibytes.
const ANSWER_BYTES: u64 = 16 * 1024 * 1024;

/// What looking into a package came to.
#[derive(Debug, Clone)]
pub enum Looked {
    /// The package is one.
    Found {
        /// What is in it.
        found: Box<Found>,
        /// Its picture, when it names one.
        picture: Option<Picture>,
    },
    /// The package is refused, with a code and a sentence; the gate refused it, or what its kind requires.
    Refused {
        /// Stable, dotted.
        code: String,
        /// One sentence.
        sentence: String,
        /// The member it is about.
        entry: Option<String>,
    },
    /// It could not be looked into: the end of a sentence that begins “The package could not be looked into:”.
    Broken(String),
}

/// Looks into a package, in a process of its own.
pub async fn look(registry: &Registry, file: &Path) -> Looked {
    let task = Task::Inspect { file: file.into(), packed: registry.config.package_bytes };
    match ask(registry, &task).await {
        Ok(Answer::Found { found, picture }) => Looked::Found { found, picture },
        Ok(Answer::Refused { code, sentence, entry, .. }) => Looked::Refused { code, sentence, entry },
        Ok(Answer::Broken { sentence }) | Err(sentence) => Looked::Broken(sentence),
        Ok(_) => Looked::Broken("the worker answered something else".into()),
    }
}

/// Gives a worker its task.
async fn ask(registry: &Registry, task: &Task) -> Result<Answer, String> {
    // As many as there are processors is all that helps; each may take a gibibyte.
    let _place = registry.inspectors.acquire().await.map_err(|error| error.to_string())?;
    let program = match &registry.config.inspector {
        Some(program) => program.clone(),
        None => own_program().map_err(|error| error.to_string())?,
    };
    let input = serde_json::to_vec(task).map_err(|error| error.to_string())?;
    let run = Run {
        program: &program,
        args: &[WORD],
        input: &input,
        output: ANSWER_BYTES,
        time: TIME,
        confined: true,
    };
    let bytes = program::run(&run).await?;
    serde_json::from_slice(&bytes).map_err(|_| "the worker's answer is no answer".into())
}

/// This very program. An update puts another file in its place while the server runs: then `current_exe` names a file
/// that is gone, or one whose worker answers otherwise than this server asks. What the kernel holds is neither.
#[cfg(target_os = "linux")]
fn own_program() -> std::io::Result<PathBuf> {
    let held = PathBuf::from("/proc/self/exe");
    // Without `/proc` (a bare container) the path is all there is.
    if vitrine_base::fs::exists(&held) { Ok(held) } else { std::env::current_exe() }
}

/// This very program.
#[cfg(not(target_os = "linux"))]
fn own_program() -> std::io::Result<PathBuf> {
    std::env::current_exe()
}

/// The file of a blob on this computer, for a worker to read; a copy made for it goes when this goes.
pub(super) struct Local {
    /// The file.
    pub(super) file: PathBuf,
    _copy: Option<tempfile::TempDir>,
}

/// Brings a blob to this computer.
///
/// # Errors
/// When the store cannot give it.
pub(super) async fn local(registry: &Registry, sha256: Sha256) -> Result<Local, RegistryError> {
    let copy = match registry.blobs.file(sha256) {
        Some(_) => None,
        None => Some(tempfile::tempdir_in(registry.data())?),
    };
    let scratch = copy.as_ref().map_or(registry.data(), tempfile::TempDir::path).to_owned();
    Ok(Local { file: registry.blobs.local_copy(sha256, &scratch).await?, _copy: copy })
}

fn of_answer(answer: Result<Answer, String>) -> RegistryError {
    match answer {
        Ok(Answer::Refused { code, .. }) if code == "package.no_such_member" => {
            RegistryError::not_found("file in it")
        }
        Ok(Answer::Refused { sentence, .. }) => {
            RegistryError::refused(Refusal::Invalid, "submission.unreadable", sentence)
        }
        Ok(Answer::Broken { sentence }) | Err(sentence) => RegistryError::refused(
            Refusal::Unavailable,
            "submission.unreadable",
            format!("The package could not be looked into: {sentence}."),
        ),
        Ok(_) => RegistryError::Internal("the worker answered something else".into()),
    }
}

/// The picture of a package as WebP, at most 512 pixels.
///
/// # Errors
/// When it cannot be shown; when the worker could not do it.
pub async fn preview(registry: &Registry, sha256: Sha256, member: &str) -> Result<Vec<u8>, RegistryError> {
    let local = local(registry, sha256).await?;
    match ask(registry, &Task::Preview { file: local.file.clone(), member: member.into() }).await {
        Ok(Answer::Preview { webp }) => {
            hex::decode(webp).map_err(|error| RegistryError::Internal(error.to_string()))
        }
        other => Err(of_answer(other)),
    }
}

/// One member of a package, when it is a text of at most `max` bytes.
///
/// # Errors
/// When there is no such member, it is larger, or no text; when the worker could not do it.
pub async fn member_text(
    registry: &Registry,
    sha256: Sha256,
    member: &str,
    max: u64,
) -> Result<String, RegistryError> {
    let local = local(registry, sha256).await?;
    match ask(registry, &Task::Text { file: local.file.clone(), member: member.into(), max }).await {
        Ok(Answer::Text { text }) => Ok(text),
        other => Err(of_answer(other)),
    }
}
