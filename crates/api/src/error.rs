//! What the window is told when something is refused or fails.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::types::{Arguments, WithArguments};

/// A refusal at the boundary: a small code for programs, a sentence and a way out for people, and
/// details that can be copied into a report. Inside, every crate has its own typed errors.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, thiserror::Error)]
#[error("{sentence}")]
#[serde(rename_all = "camelCase")]
pub struct ApiError {
    /// Stable, lower case, dotted: `transfer.digest_mismatch`.
    pub code: String,
    /// One plain sentence.
    pub sentence: String,
    /// What the person can do about it, when there is something.
    pub action: Option<String>,
    /// The chain of causes with addresses and digests; no secrets.
    pub details: String,
    /// The names and numbers in the sentence, for the sentences of other languages.
    #[serde(default, skip_serializing_if = "Arguments::is_empty")]
    #[ts(optional, as = "Option<Arguments>")]
    pub arguments: Arguments,
}

impl ApiError {
    /// An error with no advice and no further details.
    pub fn new(code: impl Into<String>, sentence: impl Into<String>) -> Self {
        let sentence = sentence.into();
        Self {
            code: code.into(),
            details: sentence.clone(),
            sentence,
            action: None,
            arguments: Arguments::new(),
        }
    }

    /// The same error with advice.
    #[must_use]
    pub fn with_action(mut self, action: impl Into<String>) -> Self {
        self.action = Some(action.into());
        self
    }

    /// The same error with other copyable details.
    #[must_use]
    pub fn with_details(mut self, details: impl Into<String>) -> Self {
        self.details = details.into();
        self
    }

    /// What a caller is told whose arguments do not fit the command.
    pub fn wrong_arguments(command: &str, cause: &serde_json::Error) -> Self {
        Self::new("api.wrong_arguments", format!("The arguments of “{command}” are not of its form."))
            .with_details(cause.to_string())
    }
}

impl WithArguments for ApiError {
    fn arguments_mut(&mut self) -> &mut Arguments {
        &mut self.arguments
    }
}
