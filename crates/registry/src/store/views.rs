//! What foreign views show, read as a whole.

use std::collections::HashMap;

use vitrine_base::{PackageId, Sha256, Timestamp, Version};
use vitrine_package::ContentRating;

use crate::RegistryError;

/// A live persona, as its newcomers get it.
#[derive(Debug, Clone, PartialEq)]
pub struct PersonaRow {
    /// Its id.
    pub id: PackageId,
    /// Its name.
    pub name: String,
    /// One line.
    pub summary: String,
    /// Tags.
    pub tags: Vec<String>,
    /// The content rating.
    pub rating: ContentRating,
    /// Who made it.
    pub maker: String,
    /// Its downloads.
    pub downloads: u64,
    /// The star ranking's score and how many ratings count.
    pub stars: (Option<f64>, u64),
    /// The average, once it is worth showing.
    pub average: Option<f64>,
    /// The version a newcomer gets.
    pub version: Version,
    /// When that came out.
    pub released: Timestamp,
    /// The digest of its file.
    pub sha256: Sha256,
    /// The bytes of its file.
    pub size: u64,
    /// What HomePilot calls its class, when its card says.
    pub class: Option<String>,
    /// It has a picture.
    pub picture: bool,
    /// All its versions that are not yanked.
    pub versions: Vec<String>,
}

/// Why a package was taken down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TakenDown {
    /// The public reason.
    pub reason: String,
    /// It does harm.
    pub malicious: bool,
}

/// What views show.
pub trait ViewStore {
    /// Moves with every change of what is listed.
    ///
    /// # Errors
    /// When the engine refuses.
    fn shelf_revision(&self) -> Result<i64, RegistryError>;
    /// All live personas with an artifact to fetch, by id.
    ///
    /// # Errors
    /// When the engine refuses.
    fn personas(&self) -> Result<Vec<PersonaRow>, RegistryError>;
    /// What was taken down, by id.
    ///
    /// # Errors
    /// When the engine refuses.
    fn taken_down(&self) -> Result<HashMap<String, TakenDown>, RegistryError>;
}
