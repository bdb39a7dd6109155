//! Who owns an id, and which ids there are that may look like another.

use vitrine_base::{PackageId, Timestamp, Version};
use vitrine_package::Kind;

use super::PackageState;
use crate::RegistryError;

/// An owner, or somebody asked to be one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnerRow {
    /// The account.
    pub account: i64,
    /// `owner`, `invited`, `transfer`.
    pub state: String,
    /// Since when.
    pub since: Timestamp,
    /// Who asked.
    pub invited_by: Option<i64>,
}

/// A package somebody owns, or is asked to own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeldPackage {
    /// Its id.
    pub id: PackageId,
    /// Its name.
    pub name: String,
    /// What it is.
    pub kind: Kind,
    /// The version a newcomer gets.
    pub latest: Option<Version>,
    /// Where the package stands.
    pub state: PackageState,
    /// Downloads, all versions.
    pub downloads: u64,
    /// What the account is to it, as [`OwnerRow::state`].
    pub held: String,
}

/// Owners and names.
pub trait OwnerStore {
    /// Owners and those who are asked, longest first.
    ///
    /// # Errors
    /// When the engine refuses.
    fn owner_rows(&self, package: &PackageId) -> Result<Vec<OwnerRow>, RegistryError>;
    /// Asks an account to be an owner (`invited`, `transfer`); false when it is one.
    ///
    /// # Errors
    /// When the engine refuses.
    fn invite_owner(
        &self,
        package: &PackageId,
        account: i64,
        state: &str,
        by: i64,
        now: Timestamp,
    ) -> Result<bool, RegistryError>;
    /// An account is no owner any more, nor asked; false when it was neither.
    ///
    /// # Errors
    /// When the engine refuses.
    fn drop_owner(&self, package: &PackageId, account: i64) -> Result<bool, RegistryError>;
    /// The packages an account owns.
    ///
    /// # Errors
    /// When the engine refuses.
    fn packages_owned_by(&self, account: i64) -> Result<Vec<PackageId>, RegistryError>;
    /// The packages an account owns or is asked to own: those that wait for its answer first, then by name. Ids that
    /// are only reserved are not among its own.
    ///
    /// # Errors
    /// When the engine refuses.
    fn packages_held_by(&self, account: i64) -> Result<Vec<HeldPackage>, RegistryError>;
    /// Other packages with that skeleton (see [`crate::names::skeleton`]).
    ///
    /// # Errors
    /// When the engine refuses.
    fn packages_with_skeleton(&self, skeleton: &str) -> Result<Vec<PackageId>, RegistryError>;
    /// Ids of packages that are featured or have that many downloads.
    ///
    /// # Errors
    /// When the engine refuses.
    fn packages_known(&self, downloads: u64) -> Result<Vec<PackageId>, RegistryError>;
    /// Gives an id back that is only reserved: nothing was ever published under it. False when it is not.
    ///
    /// # Errors
    /// When the engine refuses.
    fn release_reserved(&self, package: &PackageId) -> Result<bool, RegistryError>;
}
