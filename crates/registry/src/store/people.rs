//! Everything that is written down about one person: to hand it to them, and to forget it.

use vitrine_base::{PackageId, Timestamp};

use crate::RegistryError;

/// What is known of people.
pub trait PeopleStore {
    /// The live packages that account alone owns.
    ///
    /// # Errors
    /// When the engine refuses.
    fn packages_owned_alone(&self, account: i64) -> Result<Vec<PackageId>, RegistryError>;
    /// The submissions of that account that are under way, by id.
    ///
    /// # Errors
    /// When the engine refuses.
    fn submissions_under_way(&self, account: i64) -> Result<Vec<String>, RegistryError>;
    /// Everything in every table about a person: an object of lists by table. Secrets (passwords, hashes, keys) are
    /// not in it.
    ///
    /// # Errors
    /// When the engine refuses.
    fn export_person(&self, account: i64) -> Result<serde_json::Value, RegistryError>;
    /// Removes everything personal. The account's row, its folded handle, and what it did to packages stay, under
    /// [`crate::accounts::DELETED`]. Ratings go by [`crate::ratings::forget_account`], which counts anew, before this.
    ///
    /// # Errors
    /// When the engine refuses.
    fn forget_person(&self, account: i64, now: Timestamp) -> Result<(), RegistryError>;
}
