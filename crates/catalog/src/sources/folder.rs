//! Packages that lie in the folder of a source without its index saying so: a file dropped into a gallery's
//! folder is listed, and a plain folder of packages is a gallery too.

use std::path::{Path, PathBuf};

use vitrine_base::limits::ArchiveLimits;
use vitrine_base::{Hasher, PackageId, Phrase, Said, Sha256, Timestamp, Version, fs};
use vitrine_package::{Inspection, Kind, inspect, listing};

use super::lenient::{bad_version, tidy};
use crate::database::apply::Offer;
use crate::listing::{Pointer, Record, VersionRecord};
use crate::{CatalogError, ItemProblem};

/// What a package's file name ends with.
const EXTENSION: &str = "hpersona";

/// The version of a package that names none.
const FIRST_VERSION: &str = "1.0.0";

/// A package file in the folder.
#[derive(Debug, Clone)]
pub(crate) struct Dropped {
    pub(crate) path: PathBuf,
    /// Why it is none, although it is named like one.
    odd: Option<&'static str>,
    modified: Timestamp,
    length: u64,
}

/// The package files directly in a folder, with the links and special files that are named like one.
pub(crate) fn dropped(folder: &Path) -> Result<Vec<Dropped>, CatalogError> {
    if !matches!(fs::metadata(folder)?, Some(found) if found.kind == fs::FileKind::Folder) {
        return Ok(Vec::new());
    }
    let entries = fs::list_dir(folder)?.into_iter().map(|(name, found)| (folder.join(name), found));
    let is_package = |path: &Path| path.extension().is_some_and(|e| e.eq_ignore_ascii_case(EXTENSION));
    Ok(entries
        .filter(|(path, found)| found.kind != fs::FileKind::Folder && is_package(path))
        .map(|(path, found)| Dropped {
            path,
            odd: oddness(found.kind),
            modified: found.modified,
            length: found.length,
        })
        .collect())
}

fn oddness(kind: fs::FileKind) -> Option<&'static str> {
    match kind {
        fs::FileKind::File | fs::FileKind::Folder => None,
        fs::FileKind::Link => Some("it is a link, and links are not followed"),
        fs::FileKind::Special => Some("it is no ordinary file"),
    }
}

/// A word that changes when a package is added, changed or removed; empty when there is none.
pub(crate) fn stamp(dropped: &[Dropped]) -> String {
    if dropped.is_empty() {
        return String::new();
    }
    let mut hasher = Hasher::new();
    for file in dropped {
        let odd = file.odd.unwrap_or_default();
        let line = format!("{}\0{}\0{}\0{odd}", file.path.display(), file.modified, file.length);
        hasher.update(line.as_bytes());
    }
    hasher.finish().to_hex()
}

/// Looks through the packages; those that are refused are told.
pub(crate) fn read(dropped: &[Dropped]) -> (Vec<Offer>, Vec<ItemProblem>) {
    let (mut offers, mut problems) = (Vec::new(), Vec::new());
    for file in dropped {
        let name = file.path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        match offer(file, &name) {
            Ok(offer) => offers.push(offer),
            Err(said) => problems.push(ItemProblem::new(tidy(&name, 80), said, true)),
        }
    }
    (offers, problems)
}

/// Why a package in the folder is not listed; `why` is the code of the reason.
fn refused(reason: &str, why: Phrase) -> Said {
    let sentence = format!("The package in the folder cannot be listed: {reason}.");
    Said { sentence, phrases: vec![Phrase::new("item.not_listed"), why] }
}

fn offer(file: &Dropped, name: &str) -> Result<Offer, Said> {
    if let Some(reason) = file.odd {
        return Err(refused(reason, Phrase::new("item.no_file")));
    }
    let inspection = inspect(&file.path, &ArchiveLimits::default())
        .map_err(|error| refused(&error.to_string(), Phrase::new(error.code())))?;
    let (sha256, _) = fs::digest(&file.path)
        .map_err(|error| refused(&error.to_string(), Phrase::new("item.file_unreadable")))?;
    let stem = file.path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let id = inspection.id.clone().and_then(|id| PackageId::new(id).ok());
    let id = id.or_else(|| PackageId::new(slug(&stem)).ok());
    let nameless = "neither the package nor its file name gives an id";
    let id = id.ok_or_else(|| refused(nameless, Phrase::new("item.without_id")))?;
    let version = inspection.version.clone().and_then(|version| Version::new(version).ok());
    let version = match version {
        Some(version) => version,
        None => Version::new(FIRST_VERSION).map_err(|error| bad_version(&error))?,
    };
    let seen = Sha256::of(format!("{name}\0{sha256}").as_bytes());
    Ok(Offer {
        record: record(inspection, id, version, sha256, file, name),
        digest: seen,
        dropped: true,
        gone_versions: None,
    })
}

fn record(
    inspection: Inspection,
    id: PackageId,
    version: Version,
    sha256: Sha256,
    file: &Dropped,
    name: &str,
) -> Record {
    // For a picture inside a package: the file, then the member.
    let picture =
        inspection.preview.map(|member| Pointer { at: vec![name.to_owned(), member], sha256: None });
    Record {
        id,
        kind: inspection.kind,
        name: inspection.name,
        maker: inspection.maker,
        summary: inspection.summary,
        tags: inspection.tags,
        rating: inspection.rating,
        downloads: None,
        stars: None,
        licence: inspection.licence,
        homepage: inspection.homepage,
        picture,
        details: Some(Pointer { at: vec![name.to_owned()], sha256: None }),
        texts: std::collections::BTreeMap::new(),
        withdrawn: None,
        versions: vec![VersionRecord {
            released: Some(file.modified),
            size: Some(file.length),
            sha256: Some(sha256),
            mirrors: vec![name.to_owned()],
            ..VersionRecord::new(version)
        }],
        problems: Vec::new(),
    }
}

fn slug(text: &str) -> String {
    let letter = |c: char| if c.is_ascii_alphanumeric() || "_-.".contains(c) { c } else { '_' };
    text.chars().map(letter).collect::<String>().trim_matches(['.', '_']).to_owned()
}

/// The details of a dropped package, from the package itself.
pub(crate) fn details(path: &Path) -> Result<listing::Details, String> {
    let inspection = inspect(path, &ArchiveLimits::default()).map_err(|error| error.to_string())?;
    let version = inspection.version.clone().unwrap_or_else(|| FIRST_VERSION.into());
    let members = inspection.members.into_iter();
    let members = members.map(|m| listing::MemberEntry { path: m.path, size: m.size, sha256: m.sha256 });
    let of_version = listing::VersionDetails {
        changelog: inspection.changelog,
        dependencies: inspection.dependencies,
        members: members.collect(),
        ..listing::VersionDetails::default()
    };
    Ok(listing::Details {
        description: inspection.description,
        versions: std::iter::once((version, of_version)).collect(),
        ..listing::Details::default()
    })
}

/// What the files of a kind end with.
pub(crate) fn extension(kind: Kind) -> &'static str {
    match kind {
        Kind::Persona => EXTENSION,
        Kind::Flatpak => "flatpak",
        Kind::Worker | Kind::Tool | Kind::Theme => "zip",
    }
}
