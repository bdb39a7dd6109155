//! Inboxes, and who follows what.

use vitrine_base::{PackageId, Timestamp};

use crate::RegistryError;

/// A notice for one account. Whoever writes one also lets mail follow: [`crate::notify::tell`] does both.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// What it is about: `submission.published`, `rating.new`, `package.withdrawn`, …
    pub kind: &'static str,
    /// One line.
    pub title: String,
    /// More of it, plain text; may be empty.
    pub body: String,
    /// Where it leads on the web page: `#/submissions/<id>`; may be empty.
    pub link: String,
}

/// Inboxes and follows.
pub trait NoticeStore {
    /// Puts a notice into an inbox.
    ///
    /// # Errors
    /// When the engine refuses.
    fn add_notice(&self, account: i64, notice: &Notice, at: Timestamp) -> Result<i64, RegistryError>;
    /// The accounts that follow a package.
    ///
    /// # Errors
    /// When the engine refuses.
    fn followers(&self, package: &PackageId) -> Result<Vec<i64>, RegistryError>;
}
