//! Packages made from folders: the same folder gives the same bytes, on any system, at any time.

mod assembly;
pub(crate) mod flush;
mod writer;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

use vitrine_base::fs::{self, FileKind};
use vitrine_base::limits::ArchiveLimits;
use vitrine_base::path_policy::{self, PathProblem, PathSet};

pub use self::assembly::Assembly;
pub use self::flush::{CUT, FLUSH_OVER, cut_chunks, cut_reader};
use self::writer::ZipWriter;
use crate::archive::shown;
use crate::{ArchiveError, Inspection, PackageError, kinds};

/// What will be an entry.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Item {
    path: String,
    /// An empty folder; others are implied by their files.
    folder: bool,
    from: PathBuf,
}

/// Makes a package from a folder, looks through it, and only then puts it in place in one step. Entries
/// are sorted by path, dated 1980-01-01, mode 0644; deflate where it helps, otherwise stored; large members
/// that pack well with a full flush at every [`CUT`].
///
/// # Errors
/// When the folder holds what a package cannot (links, special files, names that are not portable, the
/// history of a version control system), when it is no package of a known kind, or when the disk refuses.
/// A file that was at `out` is then untouched.
pub fn pack(folder: &Path, out: &Path, limits: &ArchiveLimits) -> Result<Inspection, PackageError> {
    let items = collect(folder, limits)?;
    refuse_inside(folder, out)?;
    let files = items.iter().filter(|item| !item.folder);
    kinds::detect(&files.map(|item| item.path.as_str()).collect::<BTreeSet<_>>())?;
    put(&items, out, limits, |part| crate::inspect(part, limits))
}

/// Makes a zip archive of any folder as [`pack`] does, without asking what kind of package it is; only the gate
/// looks through it.
///
/// # Errors
/// As [`pack`].
pub fn pack_folder(folder: &Path, out: &Path, limits: &ArchiveLimits) -> Result<(), PackageError> {
    let items = collect(folder, limits)?;
    refuse_inside(folder, out)?;
    put(&items, out, limits, |part| Ok(crate::check_structure(part, limits).map(drop)?))
}

/// Writes the archive beside its place, and puts it there when `look` found nothing wrong with it.
fn put<T>(
    items: &[Item],
    out: &Path,
    limits: &ArchiveLimits,
    look: impl FnOnce(&Path) -> Result<T, PackageError>,
) -> Result<T, PackageError> {
    let part = part_path(out);
    let made = write(items, &part, limits).and_then(|()| {
        let found = look(&part)?;
        fs::rename_durable(&part, out)?;
        Ok(found)
    });
    made.map_err(|error| {
        let error = error.near(out);
        // The first error is the one to tell; a leftover is only untidy.
        let _ = fs::remove_file(&part);
        error
    })
}

fn write(items: &[Item], part: &Path, limits: &ArchiveLimits) -> Result<(), PackageError> {
    let mut writer = ZipWriter::new(fs::create_new(part)?, limits);
    for item in items {
        if item.folder {
            writer.add_folder(&item.path)?;
        } else {
            writer.add_file(&item.path, &item.from)?;
        }
    }
    Ok(writer.finish()?.sync_all()?)
}

/// A new name beside the package, so that it can be renamed into place.
fn part_path(out: &Path) -> PathBuf {
    static COUNT: AtomicU64 = AtomicU64::new(0);
    let number = COUNT.fetch_add(1, Ordering::Relaxed);
    out.with_file_name(format!(".vitrine-pack-{}-{number}.part", std::process::id()))
}

/// A package inside its own folder would be packed into the next one.
fn refuse_inside(folder: &Path, out: &Path) -> Result<(), PackageError> {
    let parent = out.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    if fs::canonicalize(parent)?.starts_with(fs::canonicalize(folder)?) {
        let reason = "the package would lie in the folder it is made from; write it somewhere else";
        return Err(PackageError::PackRefused { path: out.display().to_string(), reason });
    }
    Ok(())
}

/// Everything in a folder that goes into the package, sorted by path; nothing is left out silently.
fn collect(folder: &Path, limits: &ArchiveLimits) -> Result<Vec<Item>, PackageError> {
    if fs::metadata(folder)?.is_none_or(|found| found.kind != FileKind::Folder) {
        let reason = "it is not a folder";
        return Err(PackageError::PackRefused { path: folder.display().to_string(), reason });
    }
    let mut items = Vec::new();
    let mut paths = PathSet::new();
    let mut total = 0_u64;
    for entry in fs::walk(folder)? {
        let path = portable(&entry.path)?;
        let refuse = |reason| PackageError::PackRefused { path: shown(&path), reason };
        refuse_kind(entry.metadata.kind, &path).map_err(refuse)?;
        let is_folder = entry.metadata.kind == FileKind::Folder;
        let bad = |problem| PackageError::PackPath { path: shown(&path), problem };
        path_policy::check_path(&path, limits.path, limits.depth).map_err(bad)?;
        paths.insert(&path, !is_folder).map_err(bad)?;
        if !is_folder {
            total = total.saturating_add(entry.metadata.length);
        }
        items.push(Item { path, folder: is_folder, from: folder.join(&entry.path) });
    }
    if total > limits.unpacked {
        let what = "the size of its files in bytes";
        return Err(ArchiveError::TooLarge { what, found: total, limit: limits.unpacked }.into());
    }
    drop_full_folders(&mut items);
    items.sort();
    Ok(items)
}

/// Folders with something in them need no entry of their own.
fn drop_full_folders(items: &mut Vec<Item>) {
    let full: BTreeSet<String> = items
        .iter()
        .filter_map(|item| item.path.rsplit_once('/').map(|(above, _)| above.to_owned()))
        .collect();
    items.retain(|item| !(item.folder && full.contains(&item.path)));
}

fn refuse_kind(kind: FileKind, path: &str) -> Result<(), &'static str> {
    let name = path.rsplit('/').next().unwrap_or(path);
    match kind {
        FileKind::Link => Err("it is a link; put a copy of what it points to in its place"),
        FileKind::Special => Err("it is a device, a pipe or a socket"),
        _ if [".git", ".hg", ".svn", ".bzr"].contains(&name.to_ascii_lowercase().as_str()) => {
            Err("it is the history of a version control system; pack a copy of the folder without it")
        }
        _ => Ok(()),
    }
}

/// A path with `/` between its parts, whatever the system.
fn portable(path: &Path) -> Result<String, PackageError> {
    let parts: Option<Vec<&str>> = path.iter().map(std::ffi::OsStr::to_str).collect();
    match parts {
        Some(parts) if parts.is_empty() => {
            Err(PackageError::PackPath { path: String::new(), problem: PathProblem::Empty })
        }
        Some(parts) => Ok(parts.join("/")),
        None => {
            let reason = "its name is not valid Unicode; rename it";
            Err(PackageError::PackRefused { path: shown(&path.to_string_lossy()), reason })
        }
    }
}
