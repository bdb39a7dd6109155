//! What the database knows of a package, in the words of the static index.

use std::collections::BTreeSet;

use vitrine_base::{PackageId, Sha256};
use vitrine_package::listing::{Details, Stars, VersionEntry};
use vitrine_publish::edition::Listed;
use vitrine_publish::{Said, Tombstone, latest};

use super::{Facts, Patch};
use crate::RegistryError;
use crate::store::{ListedNumbers, PackageRow, PackageState, UnitOfWork, VersionRow};

/// What the index is to say of a package.
pub(super) enum Line {
    /// This.
    Put(Box<Listed>),
    /// Nothing (any more).
    Remove,
}

/// The line of a package as it stands, with the numbers in it.
pub(super) fn line(unit: &dyn UnitOfWork, id: &PackageId) -> Result<(Line, ListedNumbers), RegistryError> {
    let nothing = (Line::Remove, ListedNumbers::default());
    let Some(row) = unit.package(id)? else { return Ok(nothing) };
    let numbers = ListedNumbers { downloads: row.downloads, score: row.stars_score, count: row.stars_count };
    // A withdrawn id that was given back says so until a new version is out.
    if let (Some(reason), Some(at)) = (&row.withdrawn_reason, row.withdrawn_at) {
        let stone = Tombstone {
            kind: row.kind,
            name: row.name.clone(),
            maker: row.maker.clone(),
            rating: row.rating,
            reason: reason.clone(),
            malicious: row.withdrawn_malicious,
            at,
            digests: digests(&unit.versions(id)?),
        };
        return Ok((Line::Put(Box::new(Listed::withdrawn(id, stone))), numbers));
    }
    if row.state != PackageState::Live {
        return Ok(nothing);
    }
    let versions = unit.versions(id)?;
    let listed = live(&row, &versions, stars(&row, unit.shown_stars(id)?));
    Ok((listed.map_or(Line::Remove, |listed| Line::Put(Box::new(listed))), numbers))
}

/// The digests of every file a package ever had.
fn digests(versions: &[VersionRow]) -> BTreeSet<Sha256> {
    let files = versions.iter().flat_map(|version| &version.listing.artifacts);
    files.map(|file| file.sha256).collect()
}

/// Rounded to what anybody sees: more digits would only make lines longer.
fn stars(row: &PackageRow, shown: Option<f64>) -> Option<Stars> {
    let round = |number: f64| (number * 1000.0).round() / 1000.0;
    let score = round(row.stars_score?);
    (row.stars_count > 0).then_some(Stars { score, count: row.stars_count, average: shown.map(round) })
}

fn live(row: &PackageRow, versions: &[VersionRow], stars: Option<Stars>) -> Option<Listed> {
    let here: Vec<&VersionRow> = versions.iter().filter(|version| !version.gone).collect();
    let listings: Vec<VersionEntry> = here.iter().map(|version| version.listing.clone()).collect();
    let newest = latest(&listings)?;
    let facts = &here.iter().find(|version| version.listing.version == newest.version)?.facts;
    let details = Details {
        description: row.description.clone(),
        descriptions: row.descriptions.clone(),
        versions: here
            .iter()
            .map(|version| (version.listing.version.to_string(), version.details.clone()))
            .collect(),
    };
    let facts = patched(facts, &row.patch);
    let said = Said { downloads: Some(row.downloads), stars, texts: row.texts.clone(), ..Said::default() };
    Listed::live(&row.id, &facts, &said, listings, details)
}

fn patched(facts: &Facts, patch: &Patch) -> Facts {
    let mut facts = facts.clone();
    if let Some(description) = &patch.description {
        facts.description.clone_from(description);
    }
    if let Some(homepage) = &patch.homepage {
        facts.homepage = Some(homepage.clone()).filter(|page| !page.is_empty());
    }
    if let Some(tags) = &patch.tags {
        facts.tags.clone_from(tags);
    }
    facts
}

/// Brings a package's row up to date with its versions: which one is the latest, and what that one says.
pub(super) fn settle(row: &mut PackageRow, versions: &[VersionRow]) {
    let here = || versions.iter().filter(|version| !version.gone);
    let listings: Vec<VersionEntry> = here().map(|version| version.listing.clone()).collect();
    let Some(newest) = latest(&listings) else { return };
    row.latest = Some(newest.version.clone());
    let Some(version) = here().find(|version| version.listing.version == newest.version) else { return };
    let facts = patched(&version.facts, &row.patch);
    row.kind = facts.kind;
    row.name = facts.name;
    row.summary = facts.summary;
    row.maker = facts.maker;
    row.licence = facts.licence;
    row.homepage = facts.homepage;
    row.description = facts.description;
    row.tags = facts.tags;
    row.rating = facts.rating;
}

/// [`settle`] for a package in a transaction; its line is out of date then.
pub(super) fn refresh(unit: &dyn UnitOfWork, row: &mut PackageRow) -> Result<(), RegistryError> {
    settle(row, &unit.versions(&row.id)?);
    unit.put_package(row)?;
    unit.mark_dirty(&row.id)
}
