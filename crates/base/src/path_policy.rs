//! One policy for paths inside archives, the same on every platform: a path that would be special on any
//! system is refused on all of them, so that a package is either installable everywhere or nowhere.
//!
//! Sources: Windows naming rules (reserved device names, trailing dot and space, `<>:"|?*`), POSIX (`/`,
//! NUL), Unicode TR36 (bidirectional controls), and the confusions of facts/security.md §1.

use std::collections::HashMap;

use unicode_normalization::UnicodeNormalization as _;

/// Why a path was refused. The `Display` text is a sentence part that names the reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PathProblem {
    /// Nothing in it.
    #[error("the path is empty")]
    Empty,
    /// Starts with `/`.
    #[error("the path is absolute")]
    Absolute,
    /// Has a `\`.
    #[error("the path has a backslash")]
    Backslash,
    /// Has a `..` or `.` component.
    #[error("the path climbs with “..” or “.”")]
    Traversal,
    /// Has an empty component (`a//b`).
    #[error("the path has an empty part")]
    EmptyComponent,
    /// Has a `:`: a drive (`C:`) or an alternate stream (`a.txt:b`).
    #[error("the path has a colon, which means a drive or a hidden stream on Windows")]
    Colon,
    /// Has one of `<>"|?*`.
    #[error("the path has a character Windows cannot store")]
    Wildcard,
    /// Has a control character or NUL.
    #[error("the path has a control character")]
    Control,
    /// Has a character that turns writing direction or is invisible.
    #[error("the path has an invisible or direction-turning character")]
    Invisible,
    /// Ends in a dot or a space.
    #[error("a part of the path ends in a dot or a space")]
    TrailingDotOrSpace,
    /// `CON`, `NUL`, `COM1`, …, with or without an extension.
    #[error("a part of the path is a device name on Windows")]
    Reserved,
    /// A component over 255 bytes.
    #[error("a part of the path is longer than 255 bytes")]
    ComponentTooLong,
    /// Deeper than the limit.
    #[error("the path has too many folders")]
    TooDeep,
    /// Longer than the limit.
    #[error("the path is too long")]
    TooLong,
    /// Two paths that are the same on some system.
    #[error("two entries would be the same file on some systems (letter case or accents)")]
    Collision,
    /// A file used as a folder by another path.
    #[error("an entry uses a file as a folder")]
    FileAsFolder,
    /// A folder entry whose name is also a file's.
    #[error("the same path is listed twice")]
    Duplicate,
}

/// Checks one component of a path.
///
/// # Errors
/// The first [`PathProblem`] found.
pub fn check_component(name: &str) -> Result<(), PathProblem> {
    match name {
        "" => return Err(PathProblem::EmptyComponent),
        "." | ".." => return Err(PathProblem::Traversal),
        _ => {}
    }
    for c in name.chars() {
        check_character(c)?;
    }
    if name.len() > 255 {
        return Err(PathProblem::ComponentTooLong);
    }
    if name.ends_with(['.', ' ']) {
        return Err(PathProblem::TrailingDotOrSpace);
    }
    if is_reserved(name) {
        return Err(PathProblem::Reserved);
    }
    Ok(())
}

fn check_character(c: char) -> Result<(), PathProblem> {
    match c {
        '/' => Err(PathProblem::EmptyComponent),
        '\\' => Err(PathProblem::Backslash),
        ':' => Err(PathProblem::Colon),
        '<' | '>' | '"' | '|' | '?' | '*' => Err(PathProblem::Wildcard),
        _ if c.is_control() => Err(PathProblem::Control),
        // Zero width, bidi marks, embeddings, overrides and isolates, line separators, word joiners,
        // byte order mark, Arabic letter mark, soft hyphen, interlinear and tag characters.
        '\u{ad}'
        | '\u{61c}'
        | '\u{180e}'
        | '\u{200b}'..='\u{200f}'
        | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{feff}'
        | '\u{fff9}'..='\u{fffb}'
        | '\u{e0000}'..='\u{e007f}' => Err(PathProblem::Invisible),
        _ => Ok(()),
    }
}

/// True for the device names of Windows, with any extension (`nul.txt`), and with the superscript
/// digits it also takes for ports.
fn is_reserved(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or(name).trim_end_matches(' ').to_ascii_uppercase();
    if ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$", "CLOCK$"].contains(&stem.as_str()) {
        return true;
    }
    let Some(port) = stem.strip_prefix("COM").or_else(|| stem.strip_prefix("LPT")) else {
        return false;
    };
    matches!(port, "¹" | "²" | "³") || (port.len() == 1 && port.as_bytes()[0].is_ascii_digit())
}

/// Checks a relative file path with `/` between its parts.
///
/// # Errors
/// The first [`PathProblem`] found.
pub fn check_path(path: &str, max_bytes: usize, max_folders: usize) -> Result<(), PathProblem> {
    if path.is_empty() {
        return Err(PathProblem::Empty);
    }
    if path.len() > max_bytes {
        return Err(PathProblem::TooLong);
    }
    if path.starts_with('/') {
        return Err(PathProblem::Absolute);
    }
    if path.contains('\\') {
        return Err(PathProblem::Backslash);
    }
    let mut folders = 0;
    for component in path.split('/') {
        check_component(component)?;
        folders += 1;
    }
    if folders - 1 > max_folders {
        return Err(PathProblem::TooDeep);
    }
    Ok(())
}

/// The form under which two paths are the same file on some system: NFC, case folded, NFC again.
pub fn collision_key(path: &str) -> String {
    caseless::default_case_fold_str(&path.nfc().collect::<String>()).nfc().collect()
}

/// Finds collisions among the paths of one archive.
#[derive(Debug, Default)]
pub struct PathSet {
    // Key to whether it is a file; folders implied by a path are entered too.
    seen: HashMap<String, Seen>,
}

#[derive(Debug, PartialEq, Eq)]
struct Seen {
    spelled: String,
    file: bool,
    listed: bool,
}

impl PathSet {
    /// An empty set.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a checked path; `file` is false for a folder entry.
    ///
    /// # Errors
    /// The [`PathProblem`] it makes together with the paths before it.
    pub fn insert(&mut self, path: &str, file: bool) -> Result<(), PathProblem> {
        for (end, _) in path.match_indices('/') {
            self.enter(&path[..end], false, false)?;
        }
        self.enter(path, file, true)
    }

    fn enter(&mut self, path: &str, file: bool, listed: bool) -> Result<(), PathProblem> {
        match self.seen.get_mut(&collision_key(path)) {
            None => {
                self.seen.insert(collision_key(path), Seen { spelled: path.to_owned(), file, listed });
                Ok(())
            }
            Some(seen) if seen.spelled != path => Err(PathProblem::Collision),
            Some(seen) if seen.file != file => Err(PathProblem::FileAsFolder),
            Some(seen) if listed && seen.listed => Err(PathProblem::Duplicate),
            Some(seen) => {
                seen.listed |= listed;
                Ok(())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn refuses_what_is_special_anywhere() {
        let bad = [
            ("", PathProblem::Empty),
            ("/etc/passwd", PathProblem::Absolute),
            ("a/../b", PathProblem::Traversal),
            ("./a", PathProblem::Traversal),
            ("a//b", PathProblem::EmptyComponent),
            ("a/", PathProblem::EmptyComponent),
            ("a\\b", PathProblem::Backslash),
            ("C:evil", PathProblem::Colon),
            ("a.txt:s", PathProblem::Colon),
            ("CON", PathProblem::Reserved),
            ("x/nul.txt", PathProblem::Reserved),
            ("com¹.txt", PathProblem::Reserved),
            ("LPT9.png", PathProblem::Reserved),
            ("a.", PathProblem::TrailingDotOrSpace),
            ("a /b", PathProblem::TrailingDotOrSpace),
            ("a\u{202e}b", PathProblem::Invisible),
            ("a\u{200b}b", PathProblem::Invisible),
            ("a\nb", PathProblem::Control),
            ("a\0b", PathProblem::Control),
            ("what?", PathProblem::Wildcard),
        ];
        for (path, problem) in bad {
            assert_eq!(check_path(path, 240, 32), Err(problem), "{path:?}");
        }
        for good in
            ["manifest.json", "assets/avatar_nora.png", "日本語/ファイル.txt", "console.txt", "a..b.png"]
        {
            assert_eq!(check_path(good, 240, 32), Ok(()), "{good:?}");
        }
        assert_eq!(check_path("a/".repeat(33).trim_end_matches('/'), 240, 31), Err(PathProblem::TooDeep));
        assert_eq!(check_path(&"a".repeat(241), 240, 32), Err(PathProblem::TooLong));
    }

    #[test]
    fn finds_collisions() {
        let mut set = PathSet::new();
        set.insert("assets/Straße.png", true).unwrap();
        assert_eq!(set.insert("assets/STRASSE.png", true), Err(PathProblem::Collision));
        assert_eq!(set.insert("Assets/b.png", true), Err(PathProblem::Collision));
        assert_eq!(set.insert("assets/Straße.png", true), Err(PathProblem::Duplicate));
        assert_eq!(set.insert("assets/Straße.png/x", true), Err(PathProblem::FileAsFolder));
        set.insert("e\u{301}", true).unwrap();
        assert_eq!(set.insert("é", true), Err(PathProblem::Collision));
        set.insert("assets", false).unwrap();
    }

    proptest! {
        #[test]
        fn an_accepted_path_stays_inside(path in "\\PC{0,40}") {
            if check_path(&path, 240, 32).is_ok() {
                let joined = std::path::Path::new("/root/of/library").join(&path);
                prop_assert!(joined.starts_with("/root/of/library"));
                prop_assert!(!joined.components().any(|c| c == std::path::Component::ParentDir));
            }
        }
    }
}
