//! Finding packages in a folder: package files anywhere below it, and unpacked packages (folders that hold
//! a `manifest.json`).

use std::io;
use std::path::{Path, PathBuf};

use vitrine_base::{Version, fs};

/// The ending of package files.
const ENDING: &str = "hpersona";

/// The version of a package that names none anywhere.
const FIRST_VERSION: &str = "1.0.0";

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
            let is_package = relative.extension().is_some_and(|e| e.eq_ignore_ascii_case(ENDING));
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

impl Candidate {
    /// What its path says of name and version: `nora@1.2.0.hpersona`, `nora.hpersona`, or
    /// `nora/1.2.0/persona.hpersona` (the layout of a bucket) and `nora/1.2.0/` (an unpacked package).
    pub(crate) fn name_and_version(&self) -> (String, Option<Version>) {
        let mut parts: Vec<&str> = self.file.split('/').collect();
        let last = parts.pop().unwrap_or_default();
        let stem = if self.unpacked { last } else { last.rsplit_once('.').map_or(last, |(stem, _)| stem) };
        if let Some((name, version)) = stem.rsplit_once('@') {
            return (name.to_owned(), Version::new(version).ok());
        }
        if self.unpacked {
            parts.push(last);
        }
        let folder_version = parts.last().filter(|part| part.starts_with(|c: char| c.is_ascii_digit()));
        match (folder_version.and_then(|part| Version::new(*part).ok()), parts.len()) {
            (Some(version), depth @ 2..) => (parts[depth - 2].to_owned(), Some(version)),
            _ => (stem.to_owned(), None),
        }
    }
}

/// The version of a package that names none.
pub(crate) fn first_version() -> Option<Version> {
    Version::new(FIRST_VERSION).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(file: &str, unpacked: bool) -> (String, Option<String>) {
        let candidate = Candidate { file: file.into(), path: file.into(), unpacked };
        let (name, version) = candidate.name_and_version();
        (name, version.map(|v| v.to_string()))
    }

    #[test]
    fn paths_tell_name_and_version() {
        let some = |v: &str| Some(v.to_owned());
        assert_eq!(said("nora.hpersona", false), ("nora".into(), None));
        assert_eq!(said("a/nora@1.2.0.hpersona", false), ("nora".into(), some("1.2.0")));
        assert_eq!(said("packages/nora/1.0.1/persona.hpersona", false), ("nora".into(), some("1.0.1")));
        assert_eq!(said("nora/1.0.1", true), ("nora".into(), some("1.0.1")));
        assert_eq!(said("nora", true), ("nora".into(), None));
        assert_eq!(said("nora@2", true), ("nora".into(), some("2")));
        assert_eq!(said(".", true), (".".into(), None));
    }
}
