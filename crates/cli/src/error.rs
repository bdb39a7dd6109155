//! Why a command was refused or failed.

use vitrine_api::ApiError;
use vitrine_base::fs::{DiskFull, is_disk_full};
use vitrine_engine::registries::remote::RemoteError;

/// Every way a command can end with exit code 1.
#[derive(Debug, thiserror::Error)]
pub(crate) enum CliError {
    /// The engine refused or failed.
    #[error(transparent)]
    Engine(#[from] ApiError),
    /// A package file or folder is not what it should be.
    #[error(transparent)]
    Package(#[from] vitrine_package::PackageError),
    /// An archive did not pass the gate.
    #[error(transparent)]
    Archive(#[from] vitrine_package::ArchiveError),
    /// A gallery could not be built.
    #[error(transparent)]
    Publish(#[from] vitrine_publish::PublishError),
    /// The demo gallery could not be written.
    #[error(transparent)]
    Demo(#[from] vitrine_demo::DemoError),
    /// Recipes could not be imported.
    #[error(transparent)]
    Import(#[from] Box<vitrine_catalog::CatalogError>),
    /// The registry refused or failed.
    #[error(transparent)]
    Registry(#[from] Box<vitrine_registry::RegistryError>),
    /// A registry elsewhere refused or could not be reached.
    #[error("{sentence}")]
    Remote {
        /// Its own code, or `cli.…`.
        code: String,
        /// What it said.
        sentence: String,
    },
    /// A file could not be read or written.
    #[error("{0}")]
    File(#[from] std::io::Error),
    /// It changes something, nobody can be asked, and nobody said yes.
    #[error("{what} needs your word, and nobody can be asked here.")]
    NeedsYes {
        /// What it would do, as the start of a sentence.
        what: &'static str,
    },
    /// The person said no.
    #[error("Nothing was changed.")]
    Declined,
    /// The bytes under a known version are other bytes than before.
    #[error("{name} {version} now has other bytes than before under the same version.")]
    Republished {
        /// The package's name.
        name: String,
        /// The version.
        version: String,
        /// The engine's sentence, with both digests.
        details: String,
    },
    /// Ctrl+C, or the system asked the program to end.
    #[error("Stopped, as you asked.")]
    Stopped,
    /// A job was stopped from elsewhere, or did not survive.
    #[error("{sentence}")]
    JobEnded {
        /// What became of it.
        sentence: String,
    },
    /// What was asked for is not there.
    #[error("{sentence}")]
    Missing {
        /// What is not there.
        sentence: String,
        /// What to do.
        action: &'static str,
    },
    /// Some of several things failed; each is reported by itself.
    #[error("{sentence}")]
    Partly {
        /// `cli.…`, stable.
        code: &'static str,
        /// How many of how many.
        sentence: String,
        /// What to do.
        action: &'static str,
    },
    /// The place to write to is no place for it.
    #[error("{0}")]
    Place(String),
}

impl CliError {
    /// The same for programs: a stable code, the sentence, what to do, details.
    pub(crate) fn to_api(&self) -> ApiError {
        let plain = |code: &str| ApiError::new(code, self.to_string());
        match self {
            Self::Engine(error) => error.clone(),
            Self::Package(error) => with_causes(error, error.code(), &in_words(error, error.code())),
            Self::Archive(error) => with_causes(error, error.code(), &in_words(error, error.code())),
            Self::Publish(error) => with_causes(error, error.code(), &error.in_words()),
            Self::Demo(error) => with_causes(error, "demo.write", &error.to_string()),
            Self::Import(error) => with_causes(error.as_ref(), error.code(), &error.to_string()),
            Self::Registry(error) => registry(error),
            Self::Remote { code, .. } => plain(code),
            Self::File(error) => with_causes(error, file_code(error), &file_words(error)),
            Self::NeedsYes { .. } => plain("cli.needs_yes")
                .with_action("Add --yes to the command, or run it on a terminal and without --json."),
            Self::Declined => plain("cli.declined"),
            Self::Republished { details, .. } => plain("cli.republished")
                .with_action(
                    "Ask the gallery why. If you want the new bytes all the same, add --accept-republished.",
                )
                .with_details(details.clone()),
            Self::Stopped => plain("cli.stopped"),
            Self::JobEnded { .. } => plain("cli.job_ended"),
            Self::Missing { action, .. } => plain("cli.not_found").with_action(*action),
            Self::Partly { code, action, .. } => plain(code).with_action(*action),
            Self::Place(_) => plain("cli.place"),
        }
    }
}

impl From<vitrine_registry::RegistryError> for CliError {
    fn from(error: vitrine_registry::RegistryError) -> Self {
        Self::Registry(Box::new(error))
    }
}

impl From<RemoteError> for CliError {
    fn from(error: RemoteError) -> Self {
        match error {
            RemoteError::File(error) => Self::File(error),
            other => failed(other.code(), other.to_string()),
        }
    }
}

/// A failure in the words of this program.
pub(crate) fn failed(code: &str, sentence: impl Into<String>) -> CliError {
    CliError::Remote { code: code.into(), sentence: sentence.into() }
}

/// A refusal says all there is; what broke inside is told whole, since whoever types this keeps the registry.
fn registry(error: &vitrine_registry::RegistryError) -> ApiError {
    match error {
        vitrine_registry::RegistryError::Refused { code, sentence, .. } => {
            ApiError::new(*code, sentence.clone())
        }
        other => with_causes(other, "registry.failed", &other.to_string()),
    }
}

fn file_code(error: &std::io::Error) -> &'static str {
    match error.kind() {
        _ if is_disk_full(error) => "file.disk_full",
        std::io::ErrorKind::NotFound => "file.not_found",
        std::io::ErrorKind::PermissionDenied => "file.permission",
        _ => "file.failed",
    }
}

fn file_words(error: &std::io::Error) -> String {
    DiskFull::of(error).map_or_else(|| in_words(error, ".io"), |full| full.to_string())
}

/// What the system says begins with a path, which is no beginning for a sentence.
fn in_words(error: &dyn std::error::Error, code: &str) -> String {
    if code.ends_with(".io") {
        format!("A file could not be read or written: {error}")
    } else {
        error.to_string()
    }
}

/// Errors inside are clauses that others can embed; here they become sentences.
fn as_sentence(clause: &str) -> String {
    let mut letters = clause.chars();
    let mut sentence: String = letters.next().into_iter().flat_map(char::to_uppercase).collect();
    sentence.push_str(letters.as_str());
    if !sentence.ends_with(['.', '!', '?', '…']) {
        sentence.push('.');
    }
    sentence
}

/// An error as a sentence, with its chain of causes as details.
fn with_causes(error: &dyn std::error::Error, code: &str, words: &str) -> ApiError {
    let mut details = error.to_string();
    let mut cause = error.source();
    while let Some(inner) = cause {
        let text = inner.to_string();
        // A transparent error says what its cause says.
        if !details.contains(&text) {
            details.push_str("\ncaused by: ");
            details.push_str(&text);
        }
        cause = inner.source();
    }
    let said = ApiError::new(code, as_sentence(words)).with_details(details);
    match code.rsplit('.').next() {
        Some("disk_full") => said.with_action("Free some space and try again; nothing was lost."),
        _ => said,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clauses_become_sentences() {
        assert_eq!(as_sentence("the disk is full"), "The disk is full.");
        assert_eq!(as_sentence("it ends with “..”"), "It ends with “..”.");
        assert_eq!(as_sentence("Done."), "Done.");
        assert_eq!(as_sentence(""), ".");
    }
}
