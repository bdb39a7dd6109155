//! Finding packages in a folder: package files and archives of tools anywhere below it, and unpacked packages
//! (folders that hold a `manifest.json`). What their paths say is read in [`crate::naming`].

use std::io;
use std::path::{Path, PathBuf};

use vitrine_base::fs;

use crate::naming::ending_of;

/// A file or folder that may be a package.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Candidate {
    /// Its path below the folder, `/` between parts, for people.
    pub(crate) file: String,
    /// Where it is.
    pub(crate) path: PathBuf,
    /// True for an unpacked package.
    pub(crate) unpacked: bool,
}

/// What was found, and what was seen but not followed, with the reason.
#[derive(Debug, Default)]
pub(crate) struct Found {
    pub(crate) candidates: Vec<Candidate>,
    pub(crate) left_out: Vec<(String, String)>,
}

/// Looks through a folder, sorted by path; hidden folders and `out` (which may lie inside) are not entered.
pub(crate) fn find(folder: &Path, out: &Path) -> io::Result<Found> {
    let out = fs::canonicalize(out)?;
    let mut found = Found::default();
    if fs::exists(&folder.join("manifest.json")) {
        found.candidates.push(Candidate { file: ".".into(), path: folder.into(), unpacked: true });
        return Ok(found);
    }
    let mut waiting = vec![PathBuf::new()];
    while let Some(below) = waiting.pop() {
        for (name, metadata) in fs::list_dir(&folder.join(&below))? {
            let Some(text) = name.to_str().filter(|name| !name.starts_with('.')) else { continue };
            let relative = below.join(text);
            let path = folder.join(&relative);
            let file = shown(&relative);
            let is_package = ending_of(text).is_some();
            match metadata.kind {
                fs::FileKind::File if is_package => {
                    found.candidates.push(Candidate { file, path, unpacked: false });
                }
                fs::FileKind::Folder if fs::exists(&path.join("manifest.json")) => {
                    found.candidates.push(Candidate { file, path, unpacked: true });
                }
                fs::FileKind::Folder if fs::canonicalize(&path)? != out => waiting.push(relative),
                fs::FileKind::Link => {
                    found.left_out.push((file, "it is a link, and links are not followed".into()))
                }
                fs::FileKind::Special if is_package => {
                    found.left_out.push((file, "it is neither a file nor a folder".into()));
                }
                _ => {}
            }
        }
    }
    found.candidates.sort_by(|a, b| a.file.cmp(&b.file));
    Ok(found)
}

fn shown(path: &Path) -> String {
    path.components().map(|c| c.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
}
