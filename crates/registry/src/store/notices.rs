//! Inboxes, and who follows what.

use vitrine_base::Said;
use vitrine_base::{PackageId, Timestamp};

use crate::RegistryError;

/// A notice for one account. Whoever writes one also lets mail follow: [`crate::notify::tell`] does both.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// What it is about: `submission.published`, `rating.new`, `package.withdrawn`, …
    pub kind: &'static str,
    /// One line.
    pub title: Said,
    /// More of it, plain text; may be empty.
    pub body: Said,
    /// Where it leads on the web page: `#/submissions/<id>`; may be empty.
    pub link: String,
}

/// A notice in an inbox.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InboxRow {
    /// Its number; grows.
    pub id: i64,
    /// When it came.
    pub at: Timestamp,
    /// What it is about.
    pub kind: String,
    /// One line.
    pub title: Said,
    /// More of it, plain text; may be empty.
    pub body: Said,
    /// Where it leads; may be empty.
    pub link: String,
    /// When it was read.
    pub read: Option<Timestamp>,
}

/// A package that is followed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FollowRow {
    /// The package.
    pub package: PackageId,
    /// Its name.
    pub name: String,
    /// The version a newcomer gets.
    pub version: Option<String>,
    /// Since when.
    pub since: Timestamp,
}

/// Inboxes and follows.
pub trait NoticeStore {
    /// Puts a notice into an inbox.
    ///
    /// # Errors
    /// When the engine refuses.
    fn add_notice(&self, account: i64, notice: &Notice, at: Timestamp) -> Result<i64, RegistryError>;
    /// Notices before a number (`i64::MAX` for the newest), newest first.
    ///
    /// # Errors
    /// When the engine refuses.
    fn inbox(&self, account: i64, before: i64, limit: u32) -> Result<Vec<InboxRow>, RegistryError>;
    /// How many notices are unread.
    ///
    /// # Errors
    /// When the engine refuses.
    fn unread(&self, account: i64) -> Result<u64, RegistryError>;
    /// Marks notices up to and with a number as read; answers how many were not.
    ///
    /// # Errors
    /// When the engine refuses.
    fn mark_read(&self, account: i64, up_to: i64, now: Timestamp) -> Result<u64, RegistryError>;
    /// The accounts that follow a package.
    ///
    /// # Errors
    /// When the engine refuses.
    fn followers(&self, package: &PackageId) -> Result<Vec<i64>, RegistryError>;
    /// Follows a package; does nothing when it is followed.
    ///
    /// # Errors
    /// When the engine refuses.
    fn follow(&self, account: i64, package: &PackageId, now: Timestamp) -> Result<(), RegistryError>;
    /// Follows a package no longer.
    ///
    /// # Errors
    /// When the engine refuses.
    fn unfollow(&self, account: i64, package: &PackageId) -> Result<(), RegistryError>;
    /// True when the account follows the package.
    ///
    /// # Errors
    /// When the engine refuses.
    fn follows(&self, account: i64, package: &PackageId) -> Result<bool, RegistryError>;
    /// What an account follows, the newest first.
    ///
    /// # Errors
    /// When the engine refuses.
    fn followed(&self, account: i64) -> Result<Vec<FollowRow>, RegistryError>;
}
