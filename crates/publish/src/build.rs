//! `gallery build`: the order in which a gallery is written. Whatever others refer to by digest is there
//! before the reference; the root document comes last, or, in a signed gallery, its signature.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use vitrine_base::limits::{ArchiveLimits, MANIFEST_BYTES};
use vitrine_base::{PackageId, Phase, Reporter, Sha256, Timestamp, fs};
use vitrine_package::Finding;
use vitrine_package::listing::{FORMAT, FileRef, LogSegment, ROOT_FILE, Root};
use vitrine_trust::Withdrawn;

use crate::catalogue::Lines;
use crate::compose::{Composed, Words, take_down};
use crate::deltas::Tables;
use crate::error::PublishError;
use crate::files::{put, short};
use crate::gallery_file::GalleryFile;
use crate::previous::Previous;
use crate::shelf::{Room, Shelf};
use crate::signing::{SignedBuild, Signing, artifacts, own_path, refuse_manifests};
use crate::{folder, homepilot};

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
    };
    let shelf = fill(folder, &room, reporter)?;
    let tables = Tables { out, staging: &staging, limits: &options.limits, previous: previous.as_ref() };
    let words = Words { out, tables, gallery: &gallery, previous: previous.as_ref(), now: options.now };
    let mut composed = words.compose(&shelf)?;
    fs::remove_tree(&staging)?;
    let index = write_index(folder, &words, &composed, options)?;
    let (root, unchanged) = (index.root.clone(), index.unchanged);
    let signed = put_in_force(&words, &composed, &shelf, &index, signing)?;
    take_down(out, &gallery)?;
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

/// Replaces the root document, which makes everything else count; in a signed gallery with its signatures.
fn put_in_force(
    words: &Words<'_>,
    composed: &Composed,
    shelf: &Shelf,
    index: &Index,
    signing: Option<Signing>,
) -> Result<Option<SignedBuild>, PublishError> {
    let Some(mut signing) = signing else {
        if !index.unchanged {
            put(words.out, ROOT_FILE, &index.bytes)?;
        }
        return Ok(None);
    };
    signing.before_index(&composed.entries, withdrawn(words, composed, shelf))?;
    let before = words.previous.and_then(|previous| previous.known.as_ref()).map(|known| &known.entries);
    signing.put_index(&index.bytes, &composed.entries, before).map(Some)
}

/// The files of what was withdrawn, as far as anybody remembers them.
fn withdrawn(words: &Words<'_>, composed: &Composed, shelf: &Shelf) -> Vec<Withdrawn> {
    let mut lines = Vec::new();
    for (id, entry) in &composed.entries {
        let Some(why) = &entry.withdrawn else { continue };
        let before = words.previous.and_then(|previous| previous.entry(id));
        let listed = before.into_iter().flat_map(artifacts).filter_map(|(_, file)| own_path(file));
        let here = shelf.packages.get(id).into_iter().flat_map(|releases| releases.values());
        let here = here.flat_map(|release| release.builds()).map(|build| build.path);
        let paths: BTreeSet<String> = listed.map(str::to_owned).chain(here).collect();
        lines.extend(paths.into_iter().map(|path| Withdrawn {
            path,
            reason: why.reason.clone(),
            at: why.at,
        }));
    }
    lines
}

fn count(number: usize) -> u32 {
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

/// What the root document is to say.
struct Index {
    root: Root,
    /// Its bytes; as they lie there when nothing changed.
    bytes: Vec<u8>,
    unchanged: bool,
}

/// Writes registry, snapshot, log and collections; the root itself is put in place by [`put_in_force`].
fn write_index(
    folder: &Path,
    words: &Words<'_>,
    composed: &Composed,
    options: &BuildOptions,
) -> Result<Index, PublishError> {
    let out = words.out;
    let lines = Lines::of(&composed.entries)?;
    let digest = lines.root();
    let collections = match words.collections(composed) {
        None => None,
        Some(lists) => {
            let bytes = serde_json::to_vec_pretty(&lists)?;
            let name = format!("catalogue/collections-{}.json", short(Sha256::of(&bytes)));
            Some(put(out, &name, &bytes)?)
        }
    };
    let before = words.previous.map(|previous| &previous.root);
    let mut root = Root {
        format: FORMAT.into(),
        title: title(folder, words, options),
        description: description(words.gallery, options),
        sequence: before.map_or(1, |root| root.sequence.saturating_add(1)),
        generated: options.now,
        count: lines.0.len() as u64,
        root: digest,
        snapshot: FileRef { path: String::new(), sha256: digest, size: 0 },
        log: Vec::new(),
        collections,
    };
    if let Some(same) = words.previous.filter(|previous| says_the_same(previous, &root)) {
        write_registry(out, composed, same.root.generated)?;
        let bytes = fs::read_limited(&out.join(ROOT_FILE), MANIFEST_BYTES)?;
        return Ok(Index { root: same.root.clone(), bytes, unchanged: true });
    }
    root.snapshot = put(out, &format!("catalogue/snapshot-{}.jsonl.zst", root.sequence), &lines.snapshot()?)?;
    root.log = log(words, &lines, root.sequence, options.keep_segments)?;
    write_registry(out, composed, root.generated)?;
    let bytes = serde_json::to_vec_pretty(&root)?;
    Ok(Index { root, bytes, unchanged: false })
}

fn write_registry(out: &Path, composed: &Composed, generated: Timestamp) -> Result<(), PublishError> {
    let registry = homepilot::registry(&composed.items, generated);
    put(out, homepilot::REGISTRY, &serde_json::to_vec_pretty(&registry)?)?;
    Ok(())
}

fn says_the_same(previous: &Previous, new: &Root) -> bool {
    let old = &previous.root;
    previous.known.is_some()
        && (old.root, &old.title, &old.description, &old.collections)
            == (new.root, &new.title, &new.description, &new.collections)
}

/// The log of the last build with one segment more; empty when it cannot be continued without a gap.
fn log(words: &Words<'_>, lines: &Lines, to: u64, keep: usize) -> Result<Vec<LogSegment>, PublishError> {
    let Some(previous) = words.previous else { return Ok(Vec::new()) };
    let Some(known) = &previous.known else { return Ok(Vec::new()) };
    let from = previous.root.sequence;
    let path = format!("catalogue/log-{from}-{to}.jsonl.zst");
    let file = put(words.out, &path, &lines.log_since(&known.lines)?)?;
    let mut log = previous.root.log.clone();
    log.push(LogSegment { from, to, file });
    log.drain(..log.len().saturating_sub(keep));
    Ok(log)
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

/// Removes index files neither the new root names nor the one before, which a reader may still hold.
fn prune(out: &Path, root: &Root, before: Option<&Root>) -> Result<(), PublishError> {
    let mut named: Vec<&str> = Vec::new();
    for root in std::iter::once(root).chain(before) {
        named.push(&root.snapshot.path);
        named.extend(root.log.iter().map(|segment| segment.file.path.as_str()));
        named.extend(root.collections.iter().map(|file| file.path.as_str()));
    }
    let folder = out.join("catalogue");
    for (name, metadata) in fs::list_dir(&folder)? {
        let path = format!("catalogue/{}", name.to_string_lossy());
        if metadata.kind == fs::FileKind::File && !named.contains(&path.as_str()) {
            fs::remove_file(&folder.join(name))?;
        }
    }
    Ok(())
}
