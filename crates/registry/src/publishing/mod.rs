//! From an approved submission to a version everybody can fetch and verify, and what becomes of it afterwards.
//!
//! The database decides what is published; the gallery folder is made from it. [`submission`] and [`publish_file`] put a
//! version's files into the folder and enter it in one transaction, which marks the package *dirty*; the job `index`
//! ([`issue`]) writes the lines of all dirty packages into the static index at once and signs it. Both may be killed
//! anywhere and run again. [`prepare`] makes keys and an empty signed gallery on the first start, [`rebuild`] the whole
//! folder from database and blobs.

pub mod ceremony;
mod change;
mod desk;
mod enter;
pub mod heads;
mod index;
mod jobs;
mod lines;
pub mod lists;
mod prepare;
mod rebuild;
mod submission;
mod translations;
mod withdraw;

use serde::{Deserialize, Serialize};

pub use change::{Change, change};
pub use desk::Desk;
pub use enter::{NewVersion, publish_file};
pub use index::{ask_for_index, issue};
pub use jobs::{handlers, timers};
pub use prepare::{prepare, renew};
pub use rebuild::{Rebuilt, rebuild};
pub use submission::publish_submission;
pub use translations::{Descriptions, Translations};
pub use vitrine_publish::{Facts, Overrides};
pub use withdraw::{Withdrawal, live as published, release, unyank, withdraw, yank};

/// What an owner changed of a package since its latest version came out; `None` leaves what that version says.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct Patch {
    /// Markdown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// An https address; empty for none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub homepage: Option<String>,
    /// Tags.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tags: Option<Vec<String>>,
}
