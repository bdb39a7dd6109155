//! Publishers who sign their own packages: the curator hands packages over and takes signatures in; the
//! publisher signs a copy of the gallery on a computer of their own.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use vitrine_base::{PackageId, Sha256, Timestamp, fs};
use vitrine_package::listing::Entry;
use vitrine_trust::METADATA_FOLDER;
use vitrine_trust::writer::{Changes, NewTarget, Progress, Publisher, publisher_metadata};

use super::manifests::{self, Contents};
use super::targets::{artifacts, signed_by, target};
use super::{Keys, opened, public_keys};
use crate::PublishError;
use crate::build::hold;
use crate::previous::Previous;

/// What a publisher signs is no larger.
const MAX_SIGNATURE: u64 = 64 * 1024 * 1024;

/// A publisher to be.
#[derive(Debug, Clone)]
pub struct NewPublisher {
    /// Small letters, digits and dashes.
    pub name: String,
    /// Files with the public halves of their keys.
    pub keys: Vec<PathBuf>,
    /// How many of them must sign.
    pub threshold: u64,
    /// Their packages.
    pub packages: Vec<PackageId>,
}

/// Packages were handed over, or will be when signatures are complete.
#[derive(Debug, Clone)]
pub struct Handover {
    /// How far the new list of delegations is.
    pub progress: Progress,
    /// Files of these packages that are in the gallery: nobody vouches for them until the publisher signs them.
    pub waiting: Vec<String>,
}

/// What a publisher signed.
#[derive(Debug, Clone)]
pub struct PublisherSigned {
    /// The file for the curator.
    pub bytes: Vec<u8>,
    /// What it vouches for: path and digest.
    pub files: Vec<(String, Sha256)>,
}

/// Hands packages over to a publisher.
///
/// # Errors
/// [`PublishError::Trust`] for a name or keys that cannot be, or a package somebody else has.
pub fn add_publisher(
    out: &Path,
    new: &NewPublisher,
    keys: &Keys,
    now: Timestamp,
) -> Result<Handover, PublishError> {
    let mut repository = opened(out)?;
    let _held = hold(out)?;
    let public = public_keys(&new.keys)?;
    let progress =
        repository.add_publisher(&new.name, &public, new.threshold, &new.packages, &keys.refs(), now)?;
    let theirs = files_of(out, |id| new.packages.contains(id))?;
    let waiting = theirs.into_iter().map(|(_, target)| target.path).collect();
    Ok(Handover { progress, waiting })
}

/// Takes a publisher's packages back; the next build signs them with the gallery's own key.
///
/// # Errors
/// [`PublishError::Trust`] when there is no such publisher.
pub fn remove_publisher(
    out: &Path,
    name: &str,
    keys: &Keys,
    now: Timestamp,
) -> Result<Progress, PublishError> {
    let mut repository = opened(out)?;
    let _held = hold(out)?;
    Ok(repository.remove_publisher(name, &keys.refs(), now)?)
}

/// Takes in what a publisher signed. Answers how many files they vouch for now.
///
/// # Errors
/// [`PublishError::Trust`] when it is not theirs, older than what is there, or about other people's packages.
pub fn accept_publisher(
    out: &Path,
    name: &str,
    file: &Path,
    keys: &Keys,
    now: Timestamp,
) -> Result<usize, PublishError> {
    let mut repository = opened(out)?;
    let _held = hold(out)?;
    let bytes = fs::read_limited(file, MAX_SIGNATURE)?;
    repository.accept_publisher(name, &bytes, &keys.refs(), now)?;
    let publisher = publisher_of(&repository.publishers(), name)?;
    Ok(signed_by(out, name, publisher.version)?.len())
}

/// Signs every file a copy of the gallery lists of a publisher's packages, for so many days.
///
/// # Errors
/// [`PublishError::Refused`] when there is no such publisher, nothing of theirs, or no key.
pub fn publisher_signature(
    copy: &Path,
    name: &str,
    keys: &Keys,
    days: u32,
    now: Timestamp,
) -> Result<PublisherSigned, PublishError> {
    let repository = opened(copy)?;
    let publisher = publisher_of(&repository.publishers(), name)?;
    let theirs = files_of(copy, |id| publisher.packages.iter().any(|own| own == id.as_str()))?;
    let mut changes = Changes::default();
    for (at, target) in theirs {
        // Only bytes that were looked at are signed.
        if !crate::files::holds(&copy.join(&at), target.sha256, target.length)? {
            return Err(PublishError::Refused(format!(
                "“{}” is not what the gallery lists: it was changed or not copied whole.",
                target.path
            )));
        }
        changes.add.push(target);
    }
    let before = signed_by(copy, name, publisher.version)?;
    let listed = |path: &String| changes.add.iter().any(|target| target.path == *path);
    changes.remove = before.into_keys().filter(|path| !listed(path)).collect();
    let previous = match publisher.version {
        0 => None,
        version => {
            let file = copy.join(METADATA_FOLDER).join(format!("{version}.publisher.{name}.json"));
            Some(fs::read_limited(&file, MAX_SIGNATURE)?)
        }
    };
    let bytes = publisher_metadata(previous.as_deref(), &changes, &keys.refs(), days, now)?;
    let files = changes.add.into_iter().map(|target| (target.path, target.sha256)).collect();
    Ok(PublisherSigned { bytes, files })
}

fn publisher_of(publishers: &[Publisher], name: &str) -> Result<Publisher, PublishError> {
    let found = publishers.iter().find(|publisher| publisher.name == name).cloned();
    found.ok_or_else(|| {
        let known: Vec<&str> = publishers.iter().map(|publisher| publisher.name.as_str()).collect();
        PublishError::Refused(match known.is_empty() {
            true => format!("There is no publisher “{name}”; the gallery has none."),
            false => format!("There is no publisher “{name}”; there are: {}.", known.join(", ")),
        })
    })
}

/// The files of packages that lie in a gallery: where each is, and what it is signed as.
fn files_of(
    out: &Path,
    wanted: impl Fn(&PackageId) -> bool,
) -> Result<Vec<(String, NewTarget)>, PublishError> {
    if manifests::is_there(out) {
        let files = Contents::read(out)?.files.into_iter().filter(|file| wanted(&file.id));
        return Ok(files.map(|file| (file.at, file.target)).collect());
    }
    let entries = entries(out)?;
    let theirs = entries.iter().filter(|(id, _)| wanted(id));
    let targets = theirs.flat_map(|(id, entry)| {
        artifacts(entry).filter_map(move |(version, file)| target(id, entry, version, file))
    });
    Ok(targets.map(|target| (target.path.clone(), target)).collect())
}

fn entries(out: &Path) -> Result<BTreeMap<PackageId, Entry>, PublishError> {
    Ok(Previous::read(out)?
        .and_then(|previous| previous.known)
        .map(|known| known.entries)
        .unwrap_or_default())
}
