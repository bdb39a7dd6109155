//! Putting a new AppImage in the place of the old one, and going back. Everything that takes long happens beside it;
//! the change itself is one renaming. What was done stands in `<home>/selfupdate.json`, written before it is done:
//!
//! 1. the package is unpacked into a hidden folder beside the AppImage, looked through, and made safe on disk;
//! 2. the record is written;
//! 3. the old file gets a second name, `<name>.previous`;
//! 4. the new file is renamed over the old one.
//!
//! A crash before the fourth step leaves the old file whole, and the record, which describes the new file, does not
//! fit what is there: it is taken for none. The second name goes when the new one has started.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use tokio_util::sync::CancellationToken;
use vitrine_api::ApiError;
use vitrine_base::limits::ArchiveLimits;
use vitrine_base::{Phase, Reporter, Sha256, Timestamp, fs};
use vitrine_package::{ArchiveError, Inspection, PackageError};

use super::error::SelfUpdateError;
use super::image::{beside, folder_of, is_appimage, may_be_replaced};
use super::releases::PACKAGE;
use crate::errors::Explain as _;

const FILE: &str = "selfupdate.json";

/// A record is a few paths; more is not ours.
const MAX_BYTES: u64 = 64 * 1024;

/// Names tried for the file that is kept; somebody has a file of the first one rarely.
const NAMES: u32 = 20;

/// What was put in place, until it has started.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Replaced {
    /// The AppImage.
    pub(super) image: PathBuf,
    /// The version that was there, and under which name it is kept.
    pub(super) from: String,
    pub(super) previous: PathBuf,
    /// The version that is there now.
    pub(super) to: String,
    /// How the new file looks: bytes, and when they were written. A renaming changes neither.
    length: u64,
    modified: Timestamp,
}

impl Replaced {
    /// What was put in place in this home; none when nothing was, or when something else is there now.
    pub(super) fn read(home: &Path) -> Option<Self> {
        let bytes = fs::read_limited(&home.join(FILE), MAX_BYTES).ok()?;
        let record: Self = serde_json::from_slice(&bytes).ok()?;
        let there = fs::metadata(&record.image).ok().flatten()?;
        (there.length == record.length && there.modified == record.modified).then_some(record)
    }

    /// True when a program that runs from that file is either of the two.
    pub(super) fn is_about(&self, image: &Path) -> bool {
        self.image == image || self.previous == image
    }

    /// The version before can be had back.
    pub(super) fn is_kept(&self) -> bool {
        fs::exists(&self.previous)
    }

    fn write(&self, home: &Path) -> Result<(), SelfUpdateError> {
        let bytes = serde_json::to_vec_pretty(self).map_err(std::io::Error::other)?;
        Ok(fs::write_atomic(&home.join(FILE), &bytes)?)
    }
}

/// A package of Vitrine that has arrived, and whose place it takes.
#[derive(Debug)]
pub(super) struct Arrived<'a> {
    /// The package.
    pub(super) package: &'a Path,
    /// What must be in it, when the file is not byte for byte the one that was signed.
    pub(super) content: Option<Sha256>,
    /// The version it is.
    pub(super) to: &'a str,
    /// The AppImage that runs, and its version.
    pub(super) image: &'a Path,
    pub(super) from: &'a str,
}

/// Replaces the AppImage.
///
/// # Errors
/// The old file is then as it was, and nothing lies beside it.
pub(super) fn replace(
    home: &Path,
    arrived: &Arrived<'_>,
    reporter: &dyn Reporter,
    cancel: &CancellationToken,
) -> Result<(), ApiError> {
    let standing = Replaced::read(home).filter(|record| record.is_about(arrived.image));
    let image = standing.as_ref().map_or(arrived.image, |record| &record.image).to_owned();
    may_be_replaced(&image)?;
    let staging = beside(&image, ".", ".vitrine-new");
    fs::remove_tree(&staging).map_err(SelfUpdateError::from)?;
    let done = stage(arrived, &staging, &image, reporter).and_then(|new| {
        if cancel.is_cancelled() {
            return Err(SelfUpdateError::Cancelled.into());
        }
        reporter.phase(Phase::Installing);
        Ok(swap(home, arrived, standing.as_ref(), &image, &new)?)
    });
    let cleared = fs::remove_tree(&staging);
    if let (Ok(()), Err(error)) = (&done, cleared) {
        tracing::warn!("what the update needed beside the AppImage is still there: {error}");
    }
    done
}

/// Unpacks beside the AppImage and looks at what came out; answers the new file, safe on disk.
fn stage(
    arrived: &Arrived<'_>,
    staging: &Path,
    image: &Path,
    reporter: &dyn Reporter,
) -> Result<PathBuf, ApiError> {
    fs::create_dir_all(staging).map_err(SelfUpdateError::from)?;
    let unpacked = vitrine_package::unpack(arrived.package, staging, &ArchiveLimits::default(), reporter);
    let inspection = unpacked.map_err(not_unpacked)?;
    let new = staging.join(chosen(arrived, &inspection)?);
    if !is_appimage(&new)? {
        return Err(wrong(arrived, "the file in it is no AppImage").into());
    }
    fs::copy_permissions(image, &new).map_err(SelfUpdateError::from)?;
    fs::sync_tree(staging).map_err(SelfUpdateError::from)?;
    Ok(new)
}

/// A disk that fails is told as one: the package is not to blame.
fn not_unpacked(error: PackageError) -> ApiError {
    match error {
        PackageError::Io(error) | PackageError::Archive(ArchiveError::Io(error)) => {
            SelfUpdateError::from(error).into()
        }
        other => other.explain(),
    }
}

/// The path of the AppImage in the package, when the package is the one that was agreed to.
fn chosen(arrived: &Arrived<'_>, inspection: &Inspection) -> Result<PathBuf, SelfUpdateError> {
    if arrived.content.is_some_and(|content| content != inspection.content_root()) {
        return Err(wrong(arrived, "its content is not the signed one"));
    }
    if inspection.id.as_deref().is_some_and(|id| id != PACKAGE) {
        return Err(wrong(arrived, "it calls itself another package"));
    }
    if inspection.version.as_deref().is_some_and(|version| version != arrived.to) {
        return Err(wrong(arrived, "it calls itself another version"));
    }
    let is_image = |path: &str| path.to_ascii_lowercase().ends_with(".appimage");
    let mut images = inspection.members.iter().filter(|m| m.link.is_none() && is_image(&m.path));
    match (images.next(), images.next()) {
        (Some(image), None) => Ok(PathBuf::from(&image.path)),
        _ => Err(wrong(arrived, "there is not exactly one AppImage in it")),
    }
}

fn wrong(arrived: &Arrived<'_>, why: &'static str) -> SelfUpdateError {
    SelfUpdateError::WrongPackage { version: arrived.to.to_owned(), why }
}

/// The change itself. Of several updates before the next start the first file is kept: it is the one that ran.
fn swap(
    home: &Path,
    arrived: &Arrived<'_>,
    standing: Option<&Replaced>,
    image: &Path,
    new: &Path,
) -> Result<(), SelfUpdateError> {
    let kept = standing.filter(|record| record.is_kept());
    let previous = match kept {
        Some(record) => record.previous.clone(),
        None => free_name(image)?,
    };
    let look = fs::metadata(new)?.ok_or_else(|| SelfUpdateError::Gone(new.to_owned()))?;
    let record = Replaced {
        image: image.to_owned(),
        from: kept.map_or(arrived.from, |record| &record.from).to_owned(),
        previous: previous.clone(),
        to: arrived.to.to_owned(),
        length: look.length,
        modified: look.modified,
    };
    record.write(home)?;
    let changed = match kept {
        Some(_) => Ok(()),
        None => fs::link_or_copy(image, &previous).map(drop),
    };
    let changed = changed.and_then(|()| fs::rename_durable(new, image));
    let Err(error) = changed else { return Ok(()) };
    if Replaced::read(home).is_some() {
        // It is in place; only making that safe on disk failed.
        tracing::warn!("the update is in place, but not known to be safe on disk: {error}");
        return Ok(());
    }
    give_up(home, standing, kept.is_none().then_some(&*previous));
    Err(error.into())
}

/// Takes back what was done before the renaming that failed. The record goes last: by it the next start finds what
/// could not be taken back now.
fn give_up(home: &Path, standing: Option<&Replaced>, previous: Option<&Path>) {
    let second = previous.map_or(Ok(()), fs::remove_file).map_err(SelfUpdateError::from);
    let cleared = second.and_then(|()| match standing {
        Some(record) => record.write(home),
        None => Ok(fs::remove_file(&home.join(FILE))?),
    });
    if let Err(error) = cleared {
        tracing::warn!("an update that failed left something behind: {error}");
    }
}

/// A name for the file that is kept. What has no record is not ours, and stays.
fn free_name(image: &Path) -> Result<PathBuf, SelfUpdateError> {
    let name = |number| match number {
        1 => beside(image, "", ".previous"),
        _ => beside(image, "", &format!(".previous-{number}")),
    };
    let mut names = (1..=NAMES).map(name);
    names.find(|name| !fs::exists(name)).ok_or_else(|| SelfUpdateError::ReadOnly(folder_of(image)))
}

/// Puts the version before back.
///
/// # Errors
/// [`SelfUpdateError::NothingKept`], and whatever the disk says; then what is there stays.
pub(super) fn go_back(home: &Path, image: &Path) -> Result<Replaced, SelfUpdateError> {
    let record = Replaced::read(home).filter(|record| record.is_about(image) && record.is_kept());
    let record = record.ok_or(SelfUpdateError::NothingKept)?;
    may_be_replaced(&record.image)?;
    fs::rename_durable(&record.previous, &record.image)?;
    fs::remove_file(&home.join(FILE))?;
    Ok(record)
}

/// The new version has started from its place: the one before is not needed any more. What a crash left of an
/// update that never came to be goes as well.
pub(super) fn has_started(home: &Path, image: &Path, version: &str) -> Result<(), SelfUpdateError> {
    match Replaced::read(home) {
        Some(record) if record.image == image && record.to == version => {
            fs::remove_file(&record.previous)?;
        }
        Some(_) => return Ok(()),
        None => leftovers(home, image)?,
    }
    Ok(fs::remove_file(&home.join(FILE))?)
}

/// Removes what an update left that was cut before its renaming: what was unpacked, and the second name of the file
/// that still is in its place.
fn leftovers(home: &Path, image: &Path) -> Result<(), SelfUpdateError> {
    fs::remove_tree(&beside(image, ".", ".vitrine-new"))?;
    let Ok(bytes) = fs::read_limited(&home.join(FILE), MAX_BYTES) else { return Ok(()) };
    let Ok(record) = serde_json::from_slice::<Replaced>(&bytes) else { return Ok(()) };
    let same = fs::metadata(&record.image)? == fs::metadata(&record.previous)?;
    if record.image == image && same {
        fs::remove_file(&record.previous)?;
    }
    Ok(())
}
