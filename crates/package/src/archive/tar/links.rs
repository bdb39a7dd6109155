//! Where links may lead: by plain relative steps to something that is in the same archive.

use std::collections::HashMap;

use vitrine_base::limits::ArchiveLimits;
use vitrine_base::path_policy;

use crate::archive::entry::Entry;
use crate::archive::error::{ArchiveError, shown};

/// What a path in the archive is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place<'a> {
    File,
    Folder,
    Link(&'a str),
}

/// Checks every link. No entry lies behind a link (a link counts as a file there), so a path's folders
/// are real ones and its target can be worked out from the text alone.
pub(super) fn check(entries: &[Entry], limits: &ArchiveLimits) -> Result<(), ArchiveError> {
    if entries.iter().all(|entry| entry.link.is_none()) {
        return Ok(());
    }
    let places = places(entries);
    for entry in entries {
        let Some(target) = &entry.link else { continue };
        follow(&entry.path, target, &places, limits).map_err(|rule| ArchiveError::Link {
            name: shown(&entry.path),
            target: shown(target),
            rule,
        })?;
    }
    Ok(())
}

fn places(entries: &[Entry]) -> HashMap<&str, Place<'_>> {
    let mut places = HashMap::new();
    for entry in entries {
        for (end, _) in entry.path.match_indices('/') {
            places.insert(&entry.path[..end], Place::Folder);
        }
        let place = match &entry.link {
            Some(target) => Place::Link(target),
            None if entry.folder => Place::Folder,
            None => Place::File,
        };
        places.insert(&entry.path, place);
    }
    places
}

/// Follows a link to its end, over other links where there are some.
fn follow(
    from: &str,
    target: &str,
    places: &HashMap<&str, Place<'_>>,
    limits: &ArchiveLimits,
) -> Result<(), &'static str> {
    /// As many as Linux follows.
    const STEPS: usize = 40;
    let mut path = resolve(from, target, limits)?;
    for _ in 0..STEPS {
        let next = match places.get(path.as_str()) {
            None => return Err("is not in the archive"),
            Some(Place::File) => return Ok(()),
            Some(Place::Folder) if from.starts_with(&format!("{path}/")) => {
                return Err("is a folder around the link itself");
            }
            Some(Place::Folder) => return Ok(()),
            Some(Place::Link(target)) => resolve(&path, target, limits)?,
        };
        path = next;
    }
    Err("is a link that leads to no end")
}

/// The path a link leads to: first some `..`, then names. A `..` behind a name would depend on whether
/// that name is a link.
fn resolve(from: &str, target: &str, limits: &ArchiveLimits) -> Result<String, &'static str> {
    let mut folders: Vec<&str> = from.split('/').collect();
    folders.pop();
    let mut rest = target.strip_prefix("./").unwrap_or(target);
    loop {
        rest = match rest.strip_prefix("..") {
            Some("") => "",
            Some(below) if below.starts_with('/') => &below[1..],
            _ => break,
        };
        if folders.pop().is_none() {
            return Err("is outside the archive");
        }
        if rest.is_empty() {
            return Err("is a folder around the link itself");
        }
    }
    path_policy::check_path(rest, limits.path, limits.depth)
        .map_err(|_| "is no plain relative path inside the archive")?;
    folders.push(rest);
    Ok(folders.join("/"))
}
