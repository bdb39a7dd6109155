//! Ratings, votes on them, answers.

use vitrine_base::{PackageId, Timestamp, Version};

use crate::RegistryError;

/// Who rates.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rater {
    /// An account.
    Account(i64),
    /// A device key (Ed25519), where the operator allows them.
    Device([u8; 32]),
}

/// A rating.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RatingRow {
    /// Its number.
    pub id: i64,
    /// What was rated.
    pub package: PackageId,
    /// The version it was made on.
    pub version: Version,
    /// Who rated.
    pub rater: Rater,
    /// 1 to 5.
    pub stars: u8,
    /// One line; may be empty.
    pub title: String,
    /// Plain text; may be empty.
    pub body: String,
    /// Its language tag; may be empty.
    pub language: String,
    /// The client says that it has the package installed.
    pub installed: bool,
    /// Why it is hidden, when it is.
    pub hidden: Option<String>,
    /// Its author took it back when it was hidden or reported: nothing is left of it but that.
    pub removed: bool,
    /// Reports against it.
    pub reports: u32,
    /// Votes for it.
    pub helpful: u32,
    /// Votes against it.
    pub unhelpful: u32,
    /// The maker's answer: text, who, when.
    pub answer: Option<(String, i64, Timestamp)>,
    /// When it was made.
    pub created: Timestamp,
    /// When it was last changed by its author.
    pub updated: Timestamp,
}

/// What a rating says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewRating {
    /// What is rated.
    pub package: PackageId,
    /// The version it is made on.
    pub version: Version,
    /// Who rates.
    pub rater: Rater,
    /// 1 to 5.
    pub stars: u8,
    /// One line; may be empty.
    pub title: String,
    /// Plain text; may be empty.
    pub body: String,
    /// Its language tag; may be empty.
    pub language: String,
    /// The client says that it has the package installed.
    pub installed: bool,
}

/// Which ratings of a package are wanted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RatingFilter {
    /// Only with that many stars.
    pub stars: Option<u8>,
    /// Only in that language (its first part: `en` finds `en-GB`).
    pub language: Option<String>,
    /// Only of that version.
    pub version: Option<Version>,
    /// Hidden ones too.
    pub hidden: bool,
    /// Also when hidden: this account's own.
    pub own: Option<i64>,
}

/// What ratings are ordered by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RatingRank {
    /// The rating.
    pub id: i64,
    /// The version it was made on.
    pub version: Version,
    /// It has a title or a body.
    pub has_text: bool,
    /// Votes for it.
    pub helpful: u32,
    /// Votes against it.
    pub unhelpful: u32,
    /// When it was last changed.
    pub updated: Timestamp,
}

/// Ratings, votes on them, answers.
pub trait RatingStore {
    /// A rating.
    ///
    /// # Errors
    /// When the engine refuses.
    fn rating(&self, id: i64) -> Result<Option<RatingRow>, RegistryError>;
    /// The rating of a package by somebody; also what is left of one that was taken back.
    ///
    /// # Errors
    /// When the engine refuses.
    fn rating_by(&self, package: &PackageId, rater: Rater) -> Result<Option<RatingRow>, RegistryError>;
    /// Writes a rating, over the one its rater made before; answers its number and whether it is new. One that is hidden
    /// stays hidden, also when it was taken back meanwhile.
    ///
    /// # Errors
    /// When the engine refuses.
    fn put_rating(&self, rating: &NewRating, now: Timestamp) -> Result<(i64, bool), RegistryError>;
    /// Takes the words and votes of a rating away, and keeps that it is hidden and how often it was reported.
    ///
    /// # Errors
    /// When the engine refuses.
    fn blank_rating(&self, id: i64) -> Result<(), RegistryError>;
    /// Takes a rating away, with the votes on it.
    ///
    /// # Errors
    /// When the engine refuses.
    fn remove_rating(&self, id: i64) -> Result<(), RegistryError>;
    /// What the newest ratings are ordered by, newest first, at most `limit`.
    ///
    /// # Errors
    /// When the engine refuses.
    fn rating_ranks(
        &self,
        package: &PackageId,
        filter: &RatingFilter,
        limit: u32,
    ) -> Result<Vec<RatingRank>, RegistryError>;
    /// How many ratings that are not hidden have one star, two, … five.
    ///
    /// # Errors
    /// When the engine refuses.
    fn rating_histogram(&self, package: &PackageId) -> Result<[u64; 5], RegistryError>;
    /// The ratings an account made: number and package.
    ///
    /// # Errors
    /// When the engine refuses.
    fn ratings_of_account(&self, account: i64) -> Result<Vec<(i64, PackageId)>, RegistryError>;
    /// Votes on a rating: 1, −1, or 0 to take the vote back; counts anew.
    ///
    /// # Errors
    /// When the engine refuses.
    fn vote_on_rating(&self, id: i64, account: i64, value: i8) -> Result<(), RegistryError>;
    /// How an account voted on a rating; 0 when it did not.
    ///
    /// # Errors
    /// When the engine refuses.
    fn rating_vote(&self, id: i64, account: i64) -> Result<i8, RegistryError>;
    /// Takes all votes of an account back, counting anew.
    ///
    /// # Errors
    /// When the engine refuses.
    fn forget_votes_of(&self, account: i64) -> Result<(), RegistryError>;
    /// Writes the maker's answer or takes it away.
    ///
    /// # Errors
    /// When the engine refuses.
    fn set_rating_answer(&self, id: i64, answer: Option<(&str, i64, Timestamp)>)
    -> Result<(), RegistryError>;
    /// Hides a rating with a reason, or shows it again (its reports start at nothing then).
    ///
    /// # Errors
    /// When the engine refuses.
    fn hide_rating(&self, id: i64, reason: Option<&str>) -> Result<(), RegistryError>;
    /// Writes the numbers of a package: the score, the score again where it may be shown, how many ratings.
    ///
    /// # Errors
    /// When the engine refuses.
    fn set_package_stars(
        &self,
        package: &PackageId,
        score: Option<f64>,
        shown: Option<f64>,
        count: u64,
    ) -> Result<(), RegistryError>;
}
