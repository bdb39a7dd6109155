//! Under which name a version lies in its package's folder.

use vitrine_base::{Sha256, Version, fs};

use crate::PackageKey;
use crate::database::Row;
use crate::places::{Places, RECEIPT_ENDING};
use crate::receipt::{Receipt, Slot};

/// A place for a version, and the name of its original file.
pub(super) struct Place {
    pub(super) slot: Slot,
    pub(super) original: Slot,
}

/// The slot these very bytes have already; else the version, when nothing is there of that name; else the
/// version with the first digits of the digest.
pub(super) fn choose(
    places: &Places,
    row: Option<&Row>,
    key: &PackageKey,
    version: &Version,
    sha256: &Sha256,
    filename: &str,
) -> Option<Place> {
    let receipts = || row.into_iter().flat_map(|row| &row.receipts);
    if let Some(same) = receipts().find(|r| r.version == *version && r.sha256 == *sha256) {
        return Some(Place { slot: same.slot.clone(), original: same.original.clone() });
    }
    let short = format!("{version}~{}", &sha256.to_hex()[..8]);
    let numbered = (2..10_000).map(|number| format!("{short}-{number}"));
    let plain = Some(version.to_string()).filter(|name| !is_ours(name));
    let names = plain.into_iter().chain([short.clone()]).chain(numbered);
    names
        .filter_map(|name| place(name, filename))
        .find(|place| receipts().all(|receipt| receipt.slot != place.slot) && is_free(places, key, place))
}

fn place(name: String, filename: &str) -> Option<Place> {
    let original = Slot::new(format!("{name}.{}", ending(filename)))?;
    Some(Place { slot: Slot::new(name)?, original })
}

/// Names a version may not take from the files beside it.
fn is_ours(name: &str) -> bool {
    name.starts_with("kept-") || name.ends_with(".json")
}

fn is_free(places: &Places, key: &PackageKey, place: &Place) -> bool {
    let folder = places.package(key);
    let receipt = format!("{}{RECEIPT_ENDING}", place.slot.as_str());
    [place.slot.as_str(), place.original.as_str(), &receipt]
        .iter()
        .all(|name| !fs::exists(&folder.join(name)))
}

/// The ending of the artifact's file name, when it is a plain one.
fn ending(filename: &str) -> String {
    let (stem, ending) = filename.rsplit_once('.').unwrap_or_default();
    let ending = ending.to_ascii_lowercase();
    let plain = (1..=16).contains(&ending.len()) && ending.chars().all(|c| c.is_ascii_alphanumeric());
    match plain && ending != "json" {
        true if stem.to_ascii_lowercase().ends_with(".tar") => format!("tar.{ending}"),
        true => ending,
        false => "package".into(),
    }
}

/// True when the original file of a version is in place and whole enough to stay.
pub(super) fn keeps_original(places: &Places, receipt: &Receipt) -> bool {
    let digest = receipt.original_sha256();
    crate::difference::has_digest(&places.original(receipt), &digest).unwrap_or(false)
}
