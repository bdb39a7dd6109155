//! The database made to agree with what lies on disk. What the disk says wholly and well is believed; what
//! is gone from the disk stays in the database, so that a person is told that it is gone.

use std::io;
use std::path::Path;

use vitrine_base::fs::{self, FileKind};
use vitrine_base::{PackageId, SourceName, Timestamp};

use crate::database::{Database, Row};
use crate::places::{Places, RECEIPT_ENDING};
use crate::receipt::{FORMAT, Pointer, Receipt, to_json};
use crate::{LibraryError, PackageKey};

/// Bytes of one receipt: 20,000 files with paths of 240 bytes make 8 MB.
const RECEIPT_BYTES: u64 = 16 * 1024 * 1024;

/// Bytes of one pointer file.
const POINTER_BYTES: u64 = 64 * 1024;

/// Whether a pointer that is lost may be written again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Heal {
    Disk,
    Nothing,
}

/// What was found.
#[derive(Debug, Default)]
pub(crate) struct Found {
    /// Packages on disk.
    pub(crate) packages: usize,
    /// How many the database did not know.
    added: usize,
    /// How many it knew otherwise.
    mended: usize,
}

impl Found {
    /// What a person should know of it; `fresh` when the database held nothing before.
    pub(crate) fn sentence(&self, fresh: bool) -> Option<String> {
        let packages = |count| if count == 1 { "1 package".to_owned() } else { format!("{count} packages") };
        if fresh && self.added > 0 {
            return Some(format!(
                "The library's database was missing or damaged; it was rebuilt from the receipts of {}.",
                packages(self.added)
            ));
        }
        match self.added + self.mended {
            0 => None,
            count => Some(format!(
                "The library's database did not agree with the receipts of {} and was corrected.",
                packages(count)
            )),
        }
    }
}

/// Reads every package folder and corrects the database where it says otherwise.
pub(crate) fn reconcile(
    places: &Places,
    database: &Database,
    now: Timestamp,
    heal: Heal,
) -> Result<Found, LibraryError> {
    let mut found = Found::default();
    for key in keys(&places.library())? {
        let known = database.row(&key)?;
        let Some(row) = on_disk(places, &key, known.is_none()) else { continue };
        found.packages += 1;
        if known.as_ref().is_some_and(|known| same(known, &row)) {
            continue;
        }
        if heal == Heal::Disk && !fs::exists(&places.pointer(&key)) {
            fs::write_atomic(&places.pointer(&key), &to_json(&row.pointer)?)?;
        }
        database.replace(&key, Some(&row), now)?;
        match known {
            None => found.added += 1,
            Some(_) => found.mended += 1,
        }
    }
    Ok(found)
}

/// Equal but for the order of receipts.
fn same(a: &Row, b: &Row) -> bool {
    a.pointer == b.pointer
        && a.receipts.len() == b.receipts.len()
        && a.receipts.iter().all(|receipt| b.receipts.contains(receipt))
}

/// The packages that have a folder.
fn keys(library: &Path) -> io::Result<Vec<PackageKey>> {
    let mut keys = Vec::new();
    for source in folders(library)? {
        let Ok(name) = SourceName::new(source.clone()) else { continue };
        for id in folders(&library.join(&source))? {
            if let Ok(id) = PackageId::new(id) {
                keys.push(PackageKey { source: name.clone(), id });
            }
        }
    }
    Ok(keys)
}

fn folders(folder: &Path) -> io::Result<Vec<String>> {
    if !fs::exists(folder) {
        return Ok(Vec::new());
    }
    let entries = fs::list_dir(folder)?.into_iter();
    let folders = entries.filter(|(_, metadata)| metadata.kind == FileKind::Folder);
    Ok(folders.filter_map(|(name, _)| name.into_string().ok()).collect())
}

/// What the disk says of a package; `None` when it says nothing, or not all. `guess` when the newest
/// receipts may stand in for a lost pointer.
fn on_disk(places: &Places, key: &PackageKey, guess: bool) -> Option<Row> {
    let receipts = receipts(places, key);
    let pointer = fs::read_limited(&places.pointer(key), POINTER_BYTES).ok();
    let pointer = match pointer.and_then(|bytes| Pointer::parse(&bytes)).filter(|found| found.key == *key) {
        Some(pointer) => pointer,
        None if guess => guessed(key, &receipts)?,
        None => return None,
    };
    let wanted: Vec<_> = pointer.slots().collect();
    let receipts: Vec<_> = receipts.into_iter().filter(|receipt| wanted.contains(&&receipt.slot)).collect();
    let whole = receipts.len() == wanted.len();
    let usable = receipts.iter().any(|receipt| receipt.slot == pointer.current);
    (whole || (guess && usable)).then_some(Row { pointer, receipts })
}

fn receipts(places: &Places, key: &PackageKey) -> Vec<Receipt> {
    let folder = places.package(key);
    let entries = fs::list_dir(&folder).unwrap_or_default().into_iter();
    let files = entries.filter(|(name, metadata)| {
        metadata.kind == FileKind::File && name.to_string_lossy().ends_with(RECEIPT_ENDING)
    });
    files
        .filter_map(|(name, _)| {
            let receipt = Receipt::parse(&fs::read_limited(&folder.join(&name), RECEIPT_BYTES).ok()?)?;
            let in_its_place = name.to_str()? == format!("{}{RECEIPT_ENDING}", receipt.slot.as_str());
            (receipt.key == *key && in_its_place).then_some(receipt)
        })
        .collect()
}

/// The version installed last is current, the others are kept.
fn guessed(key: &PackageKey, receipts: &[Receipt]) -> Option<Pointer> {
    let mut sorted: Vec<_> = receipts.iter().collect();
    sorted.sort_by(|a, b| (b.installed_at, &b.version).cmp(&(a.installed_at, &a.version)));
    let mut slots = sorted.into_iter().map(|receipt| receipt.slot.clone());
    Some(Pointer {
        format: FORMAT.into(),
        key: key.clone(),
        current: slots.next()?,
        previous: slots.collect(),
        homepilot_project: None,
    })
}
