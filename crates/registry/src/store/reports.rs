//! Reports by visitors.

use vitrine_base::Timestamp;

use crate::RegistryError;

/// A report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportRow {
    /// Its number.
    pub id: i64,
    /// `package:<id>`, `version:<id>@<version>`, `rating:<n>`.
    pub subject: String,
    /// Who reported.
    pub account: Option<i64>,
    /// `spam`, `malicious`, `rights`, `rating`, `abuse`, `other`.
    pub reason: String,
    /// In the visitor's words.
    pub body: String,
    /// When.
    pub at: Timestamp,
    /// `open`, `dismissed`, `acted`.
    pub state: String,
    /// Who decided.
    pub decided_by: Option<i64>,
    /// When.
    pub decided: Option<Timestamp>,
    /// What the reporter was told.
    pub answer: Option<String>,
    /// Open reports on the same subject.
    pub others: u64,
}

/// A report to be added.
#[derive(Debug, Clone, Copy)]
pub struct NewReport<'a> {
    /// As [`ReportRow::subject`].
    pub subject: &'a str,
    /// Who reports.
    pub account: i64,
    /// As [`ReportRow::reason`].
    pub reason: &'a str,
    /// In the visitor's words.
    pub body: &'a str,
}

/// Reports.
pub trait ReportStore {
    /// Adds a report; `None` when the account has an open one on the same subject.
    ///
    /// # Errors
    /// When the engine refuses.
    fn add_report(&self, report: &NewReport<'_>, now: Timestamp) -> Result<Option<i64>, RegistryError>;
    /// A report.
    ///
    /// # Errors
    /// When the engine refuses.
    fn report(&self, id: i64) -> Result<Option<ReportRow>, RegistryError>;
    /// Reports in a state behind a number: oldest first when open, else newest first.
    ///
    /// # Errors
    /// When the engine refuses.
    fn reports(&self, state: &str, cursor: Option<i64>, limit: u32) -> Result<Vec<ReportRow>, RegistryError>;
    /// Ends an open report; false when somebody was faster.
    ///
    /// # Errors
    /// When the engine refuses.
    fn end_report(
        &self,
        id: i64,
        state: &str,
        by: i64,
        answer: &str,
        now: Timestamp,
    ) -> Result<bool, RegistryError>;
    /// How many reports are open.
    ///
    /// # Errors
    /// When the engine refuses.
    fn open_reports(&self) -> Result<u64, RegistryError>;
    /// The package of a rating and who wrote it; `None` when there is no such rating.
    ///
    /// # Errors
    /// When the engine refuses.
    fn reported_rating(&self, rating: i64) -> Result<Option<(String, Option<i64>)>, RegistryError>;
    /// Counts a report against a rating and hides it, for that reason, from `hide_after` on; true when it was hidden now.
    ///
    /// # Errors
    /// When the engine refuses.
    fn count_rating_report(&self, rating: i64, hide_after: u32, reason: &str) -> Result<bool, RegistryError>;
    /// Hides a rating with a reason, or shows it again and forgets its reports.
    ///
    /// # Errors
    /// When the engine refuses.
    fn judge_rating(&self, rating: i64, hidden: Option<&str>) -> Result<(), RegistryError>;
}
