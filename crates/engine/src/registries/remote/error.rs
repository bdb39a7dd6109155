//! Why a registry elsewhere was not spoken to, or what it refused.

use std::time::Duration;

use vitrine_api::ApiError;
use vitrine_transfer::TransferError;

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
        /// The registry's own code, else `refused.…` or `registry.not_found`, by the status.
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
    /// It sends us elsewhere; a token goes where it was meant to go and nowhere else.
    #[error("The registry sends us elsewhere; whoever is signed in goes only where they meant to go.")]
    Redirected,
    /// Its address leads somewhere it may not, or no connection can be made at all.
    #[error("The registry is not asked: {0}.")]
    NotAllowed(#[from] TransferError),
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
            Self::Redirected => "cli.registry_redirect",
            Self::NotAllowed(_) => "cli.registry_not_allowed",
            Self::Denied => "cli.login_denied",
            Self::Expired => "cli.login_expired",
            Self::File(_) => "file.failed",
        }
    }
}

impl From<RemoteError> for ApiError {
    fn from(error: RemoteError) -> Self {
        // Those of the terminal begin with `cli.`.
        let code = match &error {
            RemoteError::Unreachable { .. } => "registry.unreachable",
            RemoteError::Insecure => "registry.insecure",
            RemoteError::Address(_) => "registry.address",
            RemoteError::Answer(_) => "registry.answer",
            RemoteError::Redirected => "registry.redirect",
            RemoteError::NotAllowed(_) => "registry.not_allowed",
            RemoteError::Denied => "registry.login_denied",
            RemoteError::Expired => "registry.login_expired",
            RemoteError::Refused { .. } | RemoteError::File(_) => error.code(),
        };
        let said = Self::new(code, error.to_string());
        match error {
            RemoteError::Unreachable { .. } => said.with_action("Look at your connection, then try again."),
            RemoteError::Insecure => Self::new(
                "registry.insecure",
                "This address has no encryption: whoever is on the way could read along. Nothing was sent.",
            )
            .with_action("Ask the registry's operator for an address that begins with https://."),
            RemoteError::Redirected => {
                said.with_action("Ask its operator for its new address, and add that as a gallery.")
            }
            RemoteError::NotAllowed(_) => {
                said.with_action("If you trust this address, allow it when you add the gallery.")
            }
            RemoteError::File(_) => Self::new("file.failed", "A file could not be read or written.")
                .with_details(error.to_string()),
            RemoteError::Refused { retry_after: Some(wait), .. } => {
                said.with_action(format!("Try again in {} seconds.", wait.as_secs().max(1)))
            }
            _ => said,
        }
    }
}
