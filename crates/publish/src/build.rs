//! `gallery build`: the order in which a gallery is written. Whatever others refer to by digest is there
//! before the reference; the root document comes last, or, in a signed gallery, its signature.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use vitrine_base::limits::ArchiveLimits;
use vitrine_base::{PackageId, Phase, Reporter, Timestamp, fs};
use vitrine_package::Finding;
use vitrine_package::listing::Entry;
use vitrine_trust::Withdrawn;

use crate::catalogue::Lines;
use crate::compose::{Composed, Words, take_down};
use crate::deltas::Tables;
use crate::error::PublishError;
use crate::folder;
use crate::gallery_file::GalleryFile;
use crate::index::{Index, NewIndex, prune, put_in_force};
use crate::previous::Previous;
use crate::shelf::{Room, Shelf};
use crate::signing::{SignedBuild, Signing, artifacts, own_path, refuse_manifests};

/// What a person may decide about a build.
#[derive(Debug, Clone)]
pub struct BuildOptions {
    /// The gallery's title; otherwise that of `gallery.json`, otherwise the folder's name.
    pub title: Option<String>,
    /// One paragraph about it; when empty, that of `gallery.json`.
    pub description: String,
    /// The time of the build, milliseconds since 1970.
    pub now: Timestamp,
    /// What one package may hold.
    pub limits: ArchiveLimits,
    /// How many log segments stay; who is further behind takes the snapshot.
    pub keep_segments: usize,
    /// Where the keys of a signed gallery are; the usual folder beside it when `None`.
    pub keys: Option<PathBuf>,
}

impl Default for BuildOptions {
    fn default() -> Self {
        Self {
            title: None,
            description: String::new(),
            now: 0,
            limits: ArchiveLimits::default(),
            // A gallery built daily serves a month of absence from its log; more would make the root
            // document, which everyone asks for, larger than it is worth.
            keep_segments: 32,
            keys: None,
        }
    }
}

/// What a build did.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct BuildReport {
    /// Packages that can be had.
    pub packages: u32,
    /// Their versions.
    pub versions: u32,
    /// Nothing was to be said anew: sequence and files are as they were.
    pub unchanged: bool,
    /// The sequence of the gallery now.
    pub sequence: u64,
    /// What was noticed in packages, with their file.
    pub findings: Vec<(String, Finding)>,
    /// Files that were left out, and why, in a sentence.
    pub left_out: Vec<(String, String)>,
    /// What was signed; `None` when the gallery is not signed.
    pub signed: Option<SignedBuild>,
}

/// Builds the gallery of the packages in `folder` into `out`, which may hold an earlier one.
///
/// # Errors
/// [`PublishError`] when there is no folder, its `gallery.json` or the earlier root cannot be read, another
/// build runs, the gallery is signed and its keys are not there, or the file system refuses. A bad package is not an error: it is left out and reported.
pub fn build(
    folder: &Path,
    out: &Path,
    options: &BuildOptions,
    reporter: &dyn Reporter,
) -> Result<BuildReport, PublishError> {
    if !fs::metadata(&folder.join("."))?.is_some_and(|found| found.kind == fs::FileKind::Folder) {
        return Err(PublishError::NotAFolder(folder.into()));
    }
    refuse_manifests(folder, out)?;
    let gallery = GalleryFile::read(folder)?;
    fs::create_dir_all(out)?;
    let _held = hold(out)?;
    let signing = Signing::begin(out, options.keys.as_deref(), options.now)?;
    let previous = Previous::read(out)?;
    let staging = fresh_staging(out)?;
    let withdrawn: Vec<PackageId> = gallery.withdrawn.iter().map(|line| line.id.clone()).collect();
    let room = Room {
        out,
        staging: staging.clone(),
        limits: &options.limits,
        previous: previous.as_ref(),
        withdrawn: &withdrawn,
        link: false,
    };
    let shelf = fill(folder, &room, reporter)?;
    let tables = Tables { out, staging: &staging, limits: &options.limits, previous: previous.as_ref() };
    let words = Words { out, tables, gallery: &gallery, previous: previous.as_ref(), now: options.now };
    let mut composed = words.compose(&shelf)?;
    fs::remove_tree(&staging)?;
    let index = write_index(folder, &words, &composed, options)?;
    let (root, unchanged) = (index.root.clone(), index.unchanged);
    let gone = withdrawn_files(&words, &composed, &shelf);
    let before = words.previous.and_then(|previous| previous.known.as_ref()).map(|known| &known.entries);
    let signed = put_in_force(out, &index, &composed.entries, gone, before, signing)?;
    take_down(out, withdrawn.iter())?;
    prune(out, &root, previous.as_ref().map(|previous| &previous.root))?;
    let mut left_out = shelf.left_out;
    left_out.append(&mut composed.left_out);
    Ok(BuildReport {
        packages: count(composed.entries.values().filter(|entry| entry.withdrawn.is_none()).count()),
        versions: composed.versions,
        unchanged,
        sequence: root.sequence,
        findings: shelf.findings,
        left_out,
        signed,
    })
}

/// Nobody else writes to the gallery while this is held.
pub(crate) fn hold(out: &Path) -> Result<fs::FileLock, PublishError> {
    fs::lock_exclusive(&out.join(".vitrine-build.lock"))?.ok_or_else(|| PublishError::Busy(out.into()))
}

/// The files of what was withdrawn, as far as anybody remembers them.
fn withdrawn_files(words: &Words<'_>, composed: &Composed, shelf: &Shelf) -> Vec<Withdrawn> {
    let mut lines = Vec::new();
    for (id, entry) in &composed.entries {
        let Some(why) = &entry.withdrawn else { continue };
        let before = words.previous.and_then(|previous| previous.entry(id));
        let here = shelf.packages.get(id).into_iter().flat_map(|releases| releases.values());
        let here = here.flat_map(|release| release.builds()).map(|build| build.path);
        let paths: BTreeSet<String> = before.into_iter().flat_map(paths_of).chain(here).collect();
        lines.extend(paths.into_iter().map(|path| Withdrawn {
            path,
            reason: why.reason.clone(),
            at: why.at,
        }));
    }
    lines
}

/// Where the files of an entry lie in the gallery.
pub(crate) fn paths_of(entry: &Entry) -> impl Iterator<Item = String> {
    artifacts(entry).filter_map(|(_, file)| own_path(file)).map(str::to_owned)
}

pub(crate) fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// An empty folder on the gallery's own volume; what a crashed build left in it is gone.
fn fresh_staging(out: &Path) -> Result<PathBuf, PublishError> {
    let staging = out.join(".vitrine-staging");
    fs::remove_tree(&staging)?;
    fs::create_dir_all(&staging)?;
    Ok(staging)
}

fn fill(folder: &Path, room: &Room<'_>, reporter: &dyn Reporter) -> Result<Shelf, PublishError> {
    reporter.phase(Phase::Checking);
    let found = folder::find(folder, room.out)?;
    let mut shelf = Shelf { left_out: found.left_out, ..Shelf::default() };
    let total = found.candidates.len() as u64;
    for (done, candidate) in (0_u64..).zip(&found.candidates) {
        reporter.progress(done, Some(total));
        let before = shelf.left_out.len();
        shelf.take(room, candidate);
        for (file, sentence) in &shelf.left_out[before..] {
            reporter.note(&format!("{file}: {sentence}"));
        }
    }
    reporter.progress(total, Some(total));
    Ok(shelf)
}

/// Writes registry, snapshot, log and collections; the root itself is put in place by [`put_in_force`].
fn write_index(
    folder: &Path,
    words: &Words<'_>,
    composed: &Composed,
    options: &BuildOptions,
) -> Result<Index, PublishError> {
    let new = NewIndex {
        out: words.out,
        title: title(folder, words, options),
        description: description(words.gallery, options),
        lines: &Lines::of(&composed.entries)?,
        collections: words.collections(composed),
        audit: (&[], false),
        items: &composed.items,
        now: options.now,
        keep: options.keep_segments,
        at_least: 0,
        before: words.previous.map(|old| (&old.root, old.known.as_ref().map(|known| &known.lines))),
    };
    new.write()
}

/// The title that is said now, else the one it has, else the folder's name.
fn title(folder: &Path, words: &Words<'_>, options: &BuildOptions) -> String {
    let own = options.title.clone().or_else(|| words.gallery.title.clone());
    own.or_else(|| words.previous.map(|previous| previous.root.title.clone())).unwrap_or_else(|| {
        let full = fs::canonicalize(folder).unwrap_or_else(|_| folder.into());
        full.file_name().map_or_else(|| "Gallery".into(), |name| name.to_string_lossy().into_owned())
    })
}

fn description(gallery: &GalleryFile, options: &BuildOptions) -> String {
    if options.description.is_empty() {
        gallery.description.clone().unwrap_or_default()
    } else {
        options.description.clone()
    }
}
