//! A folder or file is read: packed as `vitrine pack` does, looked through, hashed. Whatever is in the way is said in a
//! sentence, and nothing of a reading that failed is kept.

use std::io;
use std::path::{Path, PathBuf};

use vitrine_api::ApiError;
use vitrine_base::fs::DiskFull;
use vitrine_base::limits::{ArchiveLimits, MIB, PICTURE_BYTES};
use vitrine_base::{Hasher, Sha256, Timestamp, WithArguments as _, fs};
use vitrine_package::PackageError;
use vitrine_publish::checking::{self, Found};

use super::body::{Material, Read};
use crate::errors::Explain as _;

/// How often a folder that changes while it is read is read again.
const TRIES: u32 = 3;

/// Why a reading failed.
#[derive(Debug)]
pub(super) enum Trouble {
    /// What is there cannot be read, or not yet.
    Said(ApiError),
    /// It can be read, and is no package that is taken.
    Refused(PackageError),
}

impl Trouble {
    /// The refusal in words.
    pub(super) fn explain(self) -> ApiError {
        match self {
            Self::Said(error) => error,
            Self::Refused(error) => {
                let said = error.explain();
                let action = "Mend that, then try it again; “vitrine inspect” says the same in a terminal.";
                if said.action.is_some() { said } else { said.with_action(action) }
            }
        }
    }
}

fn said(code: &str, sentence: String, action: &str) -> Trouble {
    Trouble::Said(ApiError::new(code, sentence).with_action(action))
}

fn broken_link(path: &Path, action: &str) -> Trouble {
    let sentence = format!("“{}” is a link that leads nowhere.", path.display());
    let error = ApiError::new("draft.broken_link", sentence).with_action(action);
    Trouble::Said(error.with("name", path.display()))
}

fn shown(path: &Path) -> String {
    path.file_name().map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned())
}

/// A failure of the disk, in words that name the place.
pub(super) fn unreadable(path: &Path, error: &io::Error) -> ApiError {
    let name = shown(path);
    let said = match (DiskFull::of(error), error.kind()) {
        (Some(full), _) => ApiError::new("draft.disk_full", format!("It cannot be packed: {full}."))
            .with_action("Free some space and try again; nothing was changed."),
        (None, io::ErrorKind::PermissionDenied) => {
            ApiError::new("draft.permission", format!("Something in “{name}” may not be read by you."))
                .with_action("Give yourself the right to read it, or leave it out.")
        }
        (None, _) => ApiError::new("draft.unreadable", format!("“{name}” could not be read."))
            .with_action("Look at it in your file manager, then try again."),
    };
    said.with_details(error.to_string())
}

/// What a folder or file looks like: names, kinds, sizes and times, without reading it; none when it is not there.
///
/// # Errors
/// When the disk refuses.
pub(super) fn fingerprint(path: &Path) -> io::Result<Option<Sha256>> {
    // A link on the way may be dropped too: what it leads to counts.
    let Some(there) = fs::metadata(path)? else { return Ok(None) };
    let real = if there.kind == fs::FileKind::Link { fs::canonicalize(path)? } else { path.to_owned() };
    let Some(there) = fs::metadata(&real)? else { return Ok(None) };
    let mut hasher = Hasher::new();
    let mut line = |name: &str, found: &fs::Metadata| {
        let text =
            format!("{name}\0{:?} {} {} {}\n", found.kind, found.length, found.modified, found.executable);
        hasher.update(text.as_bytes());
    };
    if there.kind == fs::FileKind::Folder {
        for entry in fs::walk(&real)? {
            let folder = entry.metadata.kind == fs::FileKind::Folder;
            // A folder's own time and size change with what is in it, which is looked at itself.
            let found = if folder {
                fs::Metadata { length: 0, modified: 0, ..entry.metadata }
            } else {
                entry.metadata
            };
            line(&entry.path.to_string_lossy(), &found);
        }
    } else {
        line("", &there);
    }
    Ok(Some(hasher.finish()))
}

/// Reads a folder or file; the package of a folder, the picture and `read.json` are put into `place`, an empty folder.
pub(super) fn read(path: &Path, place: &Path, now: Timestamp) -> Result<(Read, Material), Trouble> {
    let disk = |error: io::Error| Trouble::Said(unreadable(path, &error));
    let real = reach(path)?;
    let there = fs::metadata(&real).map_err(disk)?.ok_or_else(|| Trouble::Said(gone(path)))?;
    let limits = ArchiveLimits::default();
    let folder = match there.kind {
        fs::FileKind::Folder => {
            survey(&real, &limits)?;
            true
        }
        fs::FileKind::File => {
            too_large(there.length, limits.packed, &real, "a package")?;
            false
        }
        fs::FileKind::Link | fs::FileKind::Special => {
            let sentence = format!("“{}” is neither a folder nor a file.", shown(path));
            return Err(said("draft.not_a_file", sentence, "Choose a folder or a file with a package."));
        }
    };
    for _ in 0..TRIES {
        let before = fingerprint(&real).map_err(disk)?;
        let (found, picture) = look(&real, folder, place, &limits)?;
        let package = if folder { place.join("package") } else { real.clone() };
        let (sha256, size) = fs::digest(&package).map_err(disk)?;
        let after = fingerprint(&real).map_err(disk)?;
        let Some(fingerprint) = after.filter(|_| before == after) else { continue };
        let shows = put_picture(&package, &found, place).map_err(disk)?;
        let read = Read {
            fingerprint,
            sha256,
            size,
            at: now,
            folder,
            file: if folder { format!("{}.hpersona", shown(&real)) } else { shown(&real) },
            kind: found.kind,
            name: found.name.clone(),
            version: found.version.clone(),
            picture: shows,
        };
        let material = Material { sha256, found, picture };
        let text = serde_json::to_vec(&material).map_err(|error| disk(io::Error::other(error)))?;
        fs::write_atomic(&place.join("read.json"), &text).map_err(disk)?;
        return Ok((read, material));
    }
    let sentence = format!("“{}” changes while it is read.", shown(path));
    Err(said("draft.changing", sentence, "Wait until the program that writes there is done, then try again."))
}

fn look(
    real: &Path,
    folder: bool,
    place: &Path,
    limits: &ArchiveLimits,
) -> Result<(Found, Option<checking::Picture>), Trouble> {
    let trouble = |error: PackageError| match error {
        PackageError::Io(error) => Trouble::Said(unreadable(real, &error)),
        other => Trouble::Refused(other),
    };
    if !folder {
        return checking::look(real, limits).map_err(trouble);
    }
    let package = place.join("package");
    fs::remove_file(&package).map_err(|error| Trouble::Said(unreadable(place, &error)))?;
    vitrine_package::pack(real, &package, limits).map_err(trouble)?;
    checking::look(&package, limits).map_err(trouble)
}

/// Where a path leads: links on the way are followed, as in a file manager.
fn reach(path: &Path) -> Result<PathBuf, Trouble> {
    let there = fs::metadata(path).map_err(|error| Trouble::Said(unreadable(path, &error)))?;
    if there.is_none() {
        return Err(Trouble::Said(gone(path)));
    }
    fs::canonicalize(path).map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => broken_link(Path::new(&shown(path)), "Choose the folder or file itself."),
        _ => Trouble::Said(unreadable(path, &error)),
    })
}

/// The refusal of what is not there any more.
pub(super) fn gone(path: &Path) -> ApiError {
    ApiError::new("draft.gone", format!("“{}” is not there any more.", shown(path)))
        .with_action("Put it back, or choose where it is now. What you wrote is kept.")
        .with_details(path.display().to_string())
}

/// Looks over a folder before a byte of it is read.
fn survey(folder: &Path, limits: &ArchiveLimits) -> Result<(), Trouble> {
    let entries = fs::walk(folder).map_err(|error| Trouble::Said(unreadable(folder, &error)))?;
    let mut files = entries.iter().filter(|entry| entry.metadata.kind != fs::FileKind::Folder).peekable();
    if files.peek().is_none() {
        let sentence = format!("The folder “{}” is empty.", shown(folder));
        return Err(said(
            "draft.empty",
            sentence,
            "Choose the folder that holds the package's manifest.json.",
        ));
    }
    for entry in files {
        let path = folder.join(&entry.path);
        let is_link = entry.metadata.kind == fs::FileKind::Link;
        if is_link && fs::canonicalize(&path).is_err() {
            return Err(broken_link(&entry.path, "Remove the link, or put the file in its place."));
        }
        if !is_link {
            too_large(entry.metadata.length, limits.unpacked, &entry.path, "one file")?;
        }
    }
    let regular = entries.iter().filter(|entry| entry.metadata.kind == fs::FileKind::File);
    let total: u64 = regular.map(|entry| entry.metadata.length).sum();
    too_large(total, limits.unpacked, folder, "a folder")
}

fn too_large(size: u64, most: u64, path: &Path, what: &str) -> Result<(), Trouble> {
    if size <= most {
        return Ok(());
    }
    let sentence = format!(
        "“{}” has {} MB; {what} may have {} MB at most. Nothing of it was read.",
        shown(path),
        size.div_ceil(MIB),
        most / MIB
    );
    let error = ApiError::new("draft.too_large", sentence)
        .with_action("Leave out what nobody needs, models for instance, and link to it.")
        .with("name", shown(path))
        .with_number("most", most / MIB);
    Err(Trouble::Said(error))
}

/// Keeps the picture's bytes beside, for the card; false when there is none that can be read.
fn put_picture(package: &Path, found: &Found, place: &Path) -> io::Result<bool> {
    let Some(member) = &found.preview else { return Ok(false) };
    let bytes = vitrine_package::read_member(package, member, PICTURE_BYTES, &ArchiveLimits::default());
    let Ok(bytes) = bytes else { return Ok(false) };
    fs::write_atomic(&place.join("picture"), &bytes)?;
    Ok(true)
}

#[cfg(test)]
mod tests {
    use std::io;
    use std::path::Path;

    #[test]
    fn what_the_disk_refuses_is_a_sentence() {
        for (kind, code) in [
            (io::ErrorKind::PermissionDenied, "draft.permission"),
            (io::ErrorKind::StorageFull, "draft.disk_full"),
            (io::ErrorKind::TimedOut, "draft.unreadable"),
        ] {
            let error = super::unreadable(Path::new("/a/nora"), &io::Error::new(kind, "/a/nora/x: no"));
            assert_eq!(error.code, code);
            assert!(error.action.is_some() && error.details.contains("/a/nora/x"));
        }
    }
}
