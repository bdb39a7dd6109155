//! What curators put together: collections, and the front page, which every client sees as the collection `featured`.

use std::collections::BTreeSet;

use vitrine_base::{PackageId, Timestamp};

use super::ask_for_index;
use crate::RegistryError;
use crate::store::{CollectionRow, PackageState, UnitOfWork};

/// The id of the front page among collections.
pub const FEATURED: &str = "featured";
/// Packages of one list, and of the front page.
const MOST_PACKAGES: usize = 500;
const MOST_FEATURED: usize = 60;
/// Letters of a title and a description.
const LONGEST_TITLE: usize = 80;
const LONGEST_DESCRIPTION: usize = 1_000;

/// What is said of a collection.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewCollection {
    /// Its title.
    pub title: String,
    /// One paragraph.
    pub description: String,
    /// The packages, in order.
    pub packages: Vec<PackageId>,
}

/// Writes a collection, new or changed; answers it.
///
/// # Errors
/// When a title is missing, a package is not there, or the id is that of the front page; when the engine refuses.
pub fn put(
    unit: &dyn UnitOfWork,
    actor: i64,
    id: &PackageId,
    new: NewCollection,
    now: Timestamp,
) -> Result<CollectionRow, RegistryError> {
    if id.as_str() == FEATURED {
        let sentence = "“featured” is the front page: choose another id.";
        return Err(RegistryError::field("collection.featured", "id", sentence));
    }
    let title = new.title.trim().to_owned();
    if !(1..=LONGEST_TITLE).contains(&title.chars().count()) || title.chars().any(char::is_control) {
        let sentence = format!("A title has 1 to {LONGEST_TITLE} letters, on one line.");
        return Err(RegistryError::field("collection.title", "title", sentence));
    }
    if new.description.chars().count() > LONGEST_DESCRIPTION {
        let sentence = format!("A description has at most {LONGEST_DESCRIPTION} letters.");
        return Err(RegistryError::field("collection.description", "description", sentence));
    }
    let row = CollectionRow {
        id: id.clone(),
        title,
        description: new.description.trim().to_owned(),
        packages: listable(unit, new.packages, MOST_PACKAGES)?,
        curator: Some(actor),
        created: now,
        updated: now,
    };
    unit.put_collection(&row)?;
    let body = serde_json::json!({ "collection": id, "title": row.title, "packages": row.packages });
    unit.audit(now, Some(actor), "collection.changed", &format!("collection:{id}"), &body)?;
    ask_for_index(unit, now)?;
    unit.collection(id)?.ok_or_else(|| RegistryError::not_found("collection"))
}

/// Keeps a list that was taken over from elsewhere as a collection of that title: `new` packages come behind those it has;
/// where there is none yet it has `all`. A title no id can be made of is left out.
///
/// # Errors
/// When the engine refuses.
pub fn take_over(
    unit: &dyn UnitOfWork,
    title: &str,
    all: &[PackageId],
    new: &[PackageId],
    now: Timestamp,
) -> Result<(), RegistryError> {
    let letter = |letter: char| if letter.is_ascii_alphanumeric() { letter } else { '-' };
    let word: String = title.to_lowercase().chars().map(letter).collect();
    let Ok(id) = PackageId::new(word.trim_matches('-')) else { return Ok(()) };
    if id.as_str() == FEATURED {
        return Ok(());
    }
    let there = unit.collection(&id)?;
    let more = if there.is_some() { new } else { all };
    let mut row = there.unwrap_or_else(|| CollectionRow {
        id: id.clone(),
        title: title.chars().take(LONGEST_TITLE).collect(),
        description: String::new(),
        packages: Vec::new(),
        curator: None,
        created: now,
        updated: now,
    });
    for package in here(unit, more.to_vec())? {
        if row.packages.len() < MOST_PACKAGES && !row.packages.contains(&package) {
            row.packages.push(package);
        }
    }
    row.updated = now;
    unit.put_collection(&row)?;
    let body = serde_json::json!({ "collection": id, "title": row.title, "packages": row.packages });
    unit.audit(now, None, "collection.changed", &format!("collection:{id}"), &body)?;
    ask_for_index(unit, now)
}

/// Removes a collection.
///
/// # Errors
/// When there is none; when the engine refuses.
pub fn remove(
    unit: &dyn UnitOfWork,
    actor: i64,
    id: &PackageId,
    now: Timestamp,
) -> Result<(), RegistryError> {
    if !unit.remove_collection(id)? {
        return Err(RegistryError::not_found("collection"));
    }
    let body = serde_json::json!({ "collection": id });
    unit.audit(now, Some(actor), "collection.removed", &format!("collection:{id}"), &body)?;
    ask_for_index(unit, now)
}

/// Puts collections into an order; those not named follow as they were.
///
/// # Errors
/// When one of them is not there; when the engine refuses.
pub fn order(
    unit: &dyn UnitOfWork,
    actor: i64,
    order: &[PackageId],
    now: Timestamp,
) -> Result<(), RegistryError> {
    let there: BTreeSet<PackageId> = unit.collections()?.into_iter().map(|row| row.id).collect();
    if let Some(unknown) = order.iter().find(|id| !there.contains(*id)) {
        let sentence = format!("There is no collection “{unknown}”.");
        return Err(RegistryError::field("collection.unknown", "order", sentence));
    }
    unit.order_collections(order)?;
    let body = serde_json::json!({ "order": order });
    unit.audit(now, Some(actor), "collection.ordered", "collections", &body)?;
    ask_for_index(unit, now)
}

/// Puts packages on the front page, in order, and no others.
///
/// # Errors
/// When one of them is not there; when the engine refuses.
pub fn feature(
    unit: &dyn UnitOfWork,
    actor: i64,
    packages: Vec<PackageId>,
    now: Timestamp,
) -> Result<(), RegistryError> {
    let packages = listable(unit, packages, MOST_FEATURED)?;
    unit.feature_packages(&packages)?;
    let body = serde_json::json!({ "packages": packages });
    unit.audit(now, Some(actor), "featured.changed", "featured", &body)?;
    ask_for_index(unit, now)
}

/// Packages of a list that can be had.
///
/// # Errors
/// When the engine refuses.
pub fn here(unit: &dyn UnitOfWork, packages: Vec<PackageId>) -> Result<Vec<PackageId>, RegistryError> {
    let mut here = Vec::with_capacity(packages.len());
    for id in packages {
        if is_live(unit, &id)? {
            here.push(id);
        }
    }
    Ok(here)
}

fn is_live(unit: &dyn UnitOfWork, id: &PackageId) -> Result<bool, RegistryError> {
    Ok(unit.package(id)?.is_some_and(|row| row.state == PackageState::Live))
}

/// Packages that can be listed, each once.
fn listable(
    unit: &dyn UnitOfWork,
    packages: Vec<PackageId>,
    most: usize,
) -> Result<Vec<PackageId>, RegistryError> {
    if packages.len() > most {
        let sentence = format!("There are {} packages; {most} are the most.", packages.len());
        return Err(RegistryError::field("collection.too_many", "packages", sentence));
    }
    let mut seen = BTreeSet::new();
    for id in &packages {
        if !is_live(unit, id)? {
            let sentence = format!("There is no package “{id}” to be listed.");
            return Err(RegistryError::field("collection.no_package", "packages", sentence));
        }
        if !seen.insert(id.clone()) {
            let sentence = format!("“{id}” is named twice.");
            return Err(RegistryError::field("collection.twice", "packages", sentence));
        }
    }
    Ok(packages)
}
