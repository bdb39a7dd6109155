//! Curated lists, and what stands on the front page.

use vitrine_base::{PackageId, Timestamp};

use crate::RegistryError;

/// An ordered, curated list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CollectionRow {
    /// Its id.
    pub id: PackageId,
    /// Its title.
    pub title: String,
    /// One paragraph.
    pub description: String,
    /// The packages, in order.
    pub packages: Vec<PackageId>,
    /// Who made it.
    pub curator: Option<i64>,
    /// When it was made.
    pub created: Timestamp,
    /// When it last changed.
    pub updated: Timestamp,
}

/// Collections and featured packages.
pub trait CollectionStore {
    /// All collections, in order.
    ///
    /// # Errors
    /// When the engine refuses.
    fn collections(&self) -> Result<Vec<CollectionRow>, RegistryError>;
    /// One of them.
    ///
    /// # Errors
    /// When the engine refuses.
    fn collection(&self, id: &PackageId) -> Result<Option<CollectionRow>, RegistryError>;
    /// Writes a collection, new (at the end) or changed; its maker and the time it was made stay.
    ///
    /// # Errors
    /// When the engine refuses.
    fn put_collection(&self, row: &CollectionRow) -> Result<(), RegistryError>;
    /// Removes a collection; false when there is none.
    ///
    /// # Errors
    /// When the engine refuses.
    fn remove_collection(&self, id: &PackageId) -> Result<bool, RegistryError>;
    /// Puts collections into this order; those not named follow as they were.
    ///
    /// # Errors
    /// When the engine refuses.
    fn order_collections(&self, order: &[PackageId]) -> Result<(), RegistryError>;
    /// The packages on the front page, in order.
    ///
    /// # Errors
    /// When the engine refuses.
    fn featured_packages(&self) -> Result<Vec<PackageId>, RegistryError>;
    /// Puts these packages on the front page, and no others.
    ///
    /// # Errors
    /// When the engine refuses.
    fn feature_packages(&self, packages: &[PackageId]) -> Result<(), RegistryError>;
}
