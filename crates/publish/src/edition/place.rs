//! The files of one version.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

use vitrine_base::limits::ArchiveLimits;
use vitrine_base::{PackageId, Sha256, Version, fs};
use vitrine_package::listing::{Artifact, VersionDetails, VersionEntry};
use vitrine_package::{Inspection, Kind, Severity};

use super::PLACING;
use crate::PublishError;
use crate::deltas::{File, Tables};
use crate::entries;
use crate::naming::ending_of;
use crate::release::{Facts, Overrides, Release};
use crate::shelf::{Room, own_card, place_of, put_in_place};
use crate::signing::own_path;

/// A package file that is to become an artifact of a version.
#[derive(Debug, Clone, Copy)]
pub struct NewFile<'a> {
    /// Where it lies. It must never change: the gallery gets a second name for the same bytes where it can.
    pub file: &'a Path,
    /// The name it came under: its ending says what archive it is.
    pub name: &'a str,
    /// Its digest, as it was checked.
    pub sha256: Sha256,
    /// The package.
    pub id: &'a PackageId,
    /// The version.
    pub version: &'a Version,
    /// What it runs on: `any`, or a platform.
    pub platform: &'a str,
    /// What is said over the package's own words.
    pub overrides: &'a Overrides,
    /// The package's published versions: patches lead from the last three before this one.
    pub earlier: &'a [VersionEntry],
}

/// What came of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Placed {
    /// What the version's entry says of the file.
    pub artifact: Artifact,
    /// Its path below the gallery.
    pub path: String,
    /// What the page of the package shows of the version.
    pub details: VersionDetails,
    /// What the version says of its package.
    pub facts: Facts,
}

/// Puts a package file, its preview and card, its member table and patches into the gallery in `out`. Doing it again
/// changes nothing; being cut leaves files that nobody refers to. Whoever calls it makes sure that the version was not
/// published with other bytes, and that nobody else places a file of the same version at the same time.
///
/// # Errors
/// [`PublishError::Refused`] when it is no package to be published, or not the bytes that were checked; when the file
/// system refuses.
pub fn place(out: &Path, new: &NewFile<'_>, limits: &ArchiveLimits) -> Result<Placed, PublishError> {
    let (sha256, size) = fs::digest(new.file)?;
    if sha256 != new.sha256 {
        return Err(PublishError::Refused(format!(
            "The file of {} {} is not the one that was checked: its digest is {sha256} and not {}.",
            new.id, new.version, new.sha256
        )));
    }
    let mut inspection = inspect(new.file, limits)?;
    let mut card = own_card(new.file, &inspection, limits);
    new.overrides.apply(&mut inspection);
    new.overrides.apply_to_card(&mut card);
    let path = place_of(inspection.kind, new.id, new.version, new.platform, ending(new, inspection.kind)?);
    let staging = Staging::new(out)?;
    let room = Room { out, staging: staging.0.clone(), limits, previous: None, withdrawn: &[], link: true };
    let mut release = Release {
        file: new.name.to_owned(),
        inspection,
        sha256,
        size,
        path,
        picture: None,
        card,
        platform: new.platform.to_owned(),
        others: Vec::new(),
    };
    put_in_place(&room, new.file, new.id, new.version, &mut release)?;
    let tables = Tables { out, staging: &staging.0, limits, previous: None };
    let file = File { id: new.id, version: new.version, path: &release.path, sha256 };
    let olds = older(out, new);
    let table = tables.of(file, &olds.iter().map(String::as_str).collect::<Vec<_>>())?;
    let artifact = Artifact {
        platform: new.platform.to_owned(),
        sha256,
        size,
        mirrors: vec![release.path.clone()],
        content: Some(release.inspection.content_root()),
        table: Some(table),
    };
    let mut facts = release.facts();
    facts.overrides = new.overrides.clone();
    let details = entries::version_details(&release.inspection, None);
    Ok(Placed { artifact, path: release.path, details, facts })
}

fn inspect(file: &Path, limits: &ArchiveLimits) -> Result<Inspection, PublishError> {
    let inspection = vitrine_package::inspect(file, limits).map_err(|error| match error {
        vitrine_package::PackageError::Io(error) => PublishError::Io(error),
        other => PublishError::Refused(other.to_string()),
    })?;
    match inspection.findings.iter().find(|finding| finding.severity == Severity::Error) {
        Some(error) => Err(PublishError::Refused(error.sentence.clone())),
        None => Ok(inspection),
    }
}

/// What its file ends in: as its maker named it, else as its first bytes say.
fn ending(new: &NewFile<'_>, kind: Kind) -> Result<&'static str, PublishError> {
    const BEGINNINGS: [(&[u8], &str); 5] = [
        (b"PK", "zip"),
        (b"\x1f\x8b", "tar.gz"),
        (b"\xfd7zXZ", "tar.xz"),
        (b"\x28\xb5\x2f\xfd", "tar.zst"),
        (b"BZh", "tar.bz2"),
    ];
    if kind == Kind::Persona {
        return Ok("hpersona");
    }
    if let Some(ending) = ending_of(new.name) {
        return Ok(ending);
    }
    let mut first = [0; 8];
    let file = fs::open(new.file)?;
    fs::read_exact_at(&file, &mut first, 0)?;
    let found = BEGINNINGS.iter().find(|(bytes, _)| first.starts_with(bytes));
    Ok(found.map_or("tar", |(_, ending)| ending))
}

/// The files of earlier versions for the same platform that are there, newest first.
fn older(out: &Path, new: &NewFile<'_>) -> Vec<String> {
    let mut earlier: Vec<&VersionEntry> =
        new.earlier.iter().filter(|entry| entry.version < *new.version).collect();
    earlier.sort_by(|a, b| b.version.cmp(&a.version));
    let files = earlier.into_iter().flat_map(|entry| &entry.artifacts);
    let fitting = files.filter(|file| file.platform == new.platform).filter_map(own_path);
    fitting.filter(|path| fs::exists(&out.join(path))).map(str::to_owned).collect()
}

/// A folder on the gallery's own volume, gone when dropped.
struct Staging(PathBuf);

impl Staging {
    fn new(out: &Path) -> Result<Self, PublishError> {
        static COUNT: AtomicU64 = AtomicU64::new(0);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let folder = out.join(PLACING).join(format!("{}-{number}", std::process::id()));
        // Another process of the same number may have been cut here.
        fs::remove_tree(&folder)?;
        fs::create_dir_all(&folder)?;
        Ok(Self(folder))
    }
}

impl Drop for Staging {
    fn drop(&mut self) {
        // What stays is taken away when the registry starts the next time.
        let _ = fs::remove_tree(&self.0);
    }
}
