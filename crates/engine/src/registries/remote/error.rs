//! Why a registry elsewhere was not spoken to, or what it refused.

use std::time::Duration;

use vitrine_api::ApiError;

/// Every way a request to a registry can end without an answer that was asked for.
#[derive(Debug, thiserror::Error)]
pub enum RemoteError {
    /// It is not there for us; addresses are not repeated, they may hold what nobody should see.
    #[error("The registry is not there for us: {why}.")]
    Unreachable {
        /// The end of the sentence.
        why: &'static str,
    },
    /// A token is not sent without encryption.
    #[error(
        "This address has no encryption: whoever is on the way could take the token. “vitrine login” and “vitrine \
         publish” use it all the same with --insecure."
    )]
    Insecure,
    /// What was given is no address of a registry.
    #[error("“{0}” is not the address of a registry.")]
    Address(String),
    /// It answered what a registry does not answer.
    #[error("{0}")]
    Answer(&'static str),
    /// It refused, in its own words.
    #[error("{sentence}")]
    Refused {
        /// The registry's own code, else `cli.registry_refused` or `registry.not_found`.
        code: String,
        /// What it said.
        sentence: String,
        /// The HTTP status.
        status: u16,
        /// How long to leave it alone.
        retry_after: Option<Duration>,
    },
    /// In the browser somebody said no.
    #[error("In the browser somebody said no. Nothing was kept.")]
    Denied,
    /// The code was not answered in time.
    #[error("The code is over. Begin to sign in once more.")]
    Expired,
    /// A file here could not be read or written.
    #[error("{0}")]
    File(#[from] std::io::Error),
}

impl RemoteError {
    /// A stable code for programs.
    #[must_use]
    pub fn code(&self) -> &str {
        match self {
            Self::Unreachable { .. } => "cli.registry_unreachable",
            Self::Insecure => "cli.registry_insecure",
            Self::Address(_) => "cli.registry_address",
            Self::Answer(_) => "cli.registry_answer",
            Self::Refused { code, .. } => code,
            Self::Denied => "cli.login_denied",
            Self::Expired => "cli.login_expired",
            Self::File(_) => "file.failed",
        }
    }
}

/// The terminal's codes begin with `cli.`, those of the facade do not.
fn facade_code(error: &RemoteError) -> &str {
    match error.code() {
        "cli.registry_unreachable" => "registry.unreachable",
        "cli.registry_insecure" => "registry.insecure",
        "cli.registry_address" => "registry.address",
        "cli.registry_answer" => "registry.answer",
        "cli.registry_refused" => "registry.refused",
        "cli.login_denied" => "registry.login_denied",
        "cli.login_expired" => "registry.login_expired",
        other => other,
    }
}

impl From<RemoteError> for ApiError {
    fn from(error: RemoteError) -> Self {
        let said = Self::new(facade_code(&error), error.to_string());
        match error {
            RemoteError::Unreachable { .. } => said.with_action("Look at your connection, then try again."),
            RemoteError::Insecure => Self::new(
                "registry.insecure",
                "This address has no encryption: whoever is on the way could read along. Nothing was sent.",
            )
            .with_action("Ask the registry's operator for an address that begins with https://."),
            RemoteError::File(_) => Self::new("file.failed", "A file could not be read or written.")
                .with_details(error.to_string()),
            _ => said,
        }
    }
}
