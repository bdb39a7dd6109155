//! The library as a file: `vitrine-library/1` (docs/library-file.md). It is read like anything from a stranger: bounded,
//! item by item, and what cannot be used is said and left out.

use std::collections::HashSet;
use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use vitrine_api::ApiError;
use vitrine_api::types::{Phrase, UpdateRule};
use vitrine_base::{PackageId, Said, Sha256, SourceName, Timestamp, Version, WithArguments as _, fs};
use vitrine_transfer::Location;

/// What the first line of every such file says.
pub(super) const FORMAT: &str = "vitrine-library/1";

/// Bytes of a library file: 10,000 packages measure under 4 MB.
pub(super) const FILE_BYTES: u64 = 16 * 1024 * 1024;

/// Galleries, packages and favourites of one file: more than anybody has.
const SOURCES: usize = 500;
const PACKAGES: usize = 10_000;

/// Letters of a name from a file: enough for a card.
const NAME_CHARACTERS: usize = 200;

/// A gallery.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct FileSource {
    /// Its name on the computer that wrote the file.
    pub(super) name: SourceName,
    pub(super) location: String,
    #[serde(default)]
    pub(super) protocol: String,
    /// The fingerprint of its root keys, where it is signed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) fingerprint: Option<String>,
    /// The minisign key its index is checked with.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) minisign_key: Option<String>,
}

/// A package.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct FilePackage {
    pub(super) source: SourceName,
    pub(super) id: PackageId,
    #[serde(default)]
    pub(super) name: String,
    pub(super) version: Version,
    /// The digest of what was installed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) sha256: Option<Sha256>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) rule: Option<FileRule>,
}

/// A person's rule for the updates of a package; the words are those the library keeps.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "rule", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub(super) enum FileRule {
    /// Keeps a version.
    Keep { version: Version },
    /// Skips a version.
    Skip { version: Version },
    /// No updates until then; how long that was asked for, in milliseconds.
    Pause {
        until: Timestamp,
        #[serde(default = "longest_pause")]
        length: i64,
    },
    /// No updates.
    Never,
}

/// The longest pause there is, milliseconds: a year.
const fn longest_pause() -> i64 {
    365 * 24 * 60 * 60 * 1000
}

impl FileRule {
    /// The rule on the wire.
    pub(super) fn shown(&self) -> UpdateRule {
        match self {
            Self::Keep { version } => UpdateRule::Keep { version: version.to_string() },
            Self::Skip { version } => UpdateRule::Skip { version: version.to_string() },
            Self::Pause { until, .. } => UpdateRule::Pause { until: *until },
            Self::Never => UpdateRule::Never,
        }
    }

    /// The rule as it holds from now on; none when it is over. No file pauses anything for longer than a person can.
    pub(super) fn anchored(&self, now: Timestamp) -> Option<Self> {
        match self {
            Self::Pause { until, .. } if *until <= now => None,
            Self::Pause { until, length } => {
                let length = (*length).clamp(1, longest_pause());
                Some(Self::Pause { until: (*until).min(now.saturating_add(length)), length })
            }
            other => Some(other.clone()),
        }
    }
}

/// A favourite.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct FileFavourite {
    pub(super) source: SourceName,
    pub(super) id: PackageId,
    #[serde(default)]
    pub(super) name: String,
}

/// A file to be written.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Document {
    pub(super) format: &'static str,
    pub(super) exported: Timestamp,
    /// The program that wrote it, for people.
    pub(super) program: String,
    pub(super) sources: Vec<FileSource>,
    pub(super) packages: Vec<FilePackage>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) favourites: Vec<FileFavourite>,
}

/// A line about a package, usable or not.
#[derive(Debug, Clone)]
pub(super) enum Line {
    Package(FilePackage),
    /// What it says it is, and why it cannot be used.
    Odd {
        item: String,
        why: Said,
    },
}

/// A file that was read.
#[derive(Debug)]
pub(super) struct LibraryFile {
    pub(super) path: PathBuf,
    pub(super) digest: Sha256,
    pub(super) exported: Option<Timestamp>,
    pub(super) sources: Vec<FileSource>,
    pub(super) lines: Vec<Line>,
    pub(super) favourites: Vec<FileFavourite>,
    /// What was left out, a sentence each.
    pub(super) problems: Vec<Said>,
}

#[derive(Deserialize)]
struct Head {
    format: Option<String>,
}

#[derive(Deserialize)]
struct Raw<'a> {
    exported: Option<serde_json::Value>,
    #[serde(borrow, default)]
    sources: Vec<&'a RawValue>,
    #[serde(borrow, default)]
    packages: Vec<&'a RawValue>,
    #[serde(borrow, default)]
    favourites: Vec<&'a RawValue>,
}

/// Reads a library file.
///
/// # Errors
/// When there is none at the path, it is too large, or it is something else; one sentence each.
pub(super) fn read(path: &str) -> Result<LibraryFile, ApiError> {
    let path = real_file(path)?;
    let bytes = fs::read_limited(&path, FILE_BYTES).map_err(|error| match error.kind() {
        io::ErrorKind::FileTooLarge => too_large(),
        _ => unreadable(&error),
    })?;
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes);
    let raw = parsed(text)?;
    let mut file = LibraryFile {
        path,
        digest: Sha256::of(&bytes),
        exported: raw.exported.and_then(|at| at.as_i64()),
        sources: Vec::new(),
        lines: Vec::new(),
        favourites: Vec::new(),
        problems: Vec::new(),
    };
    file.take_sources(&raw.sources);
    file.take_packages(&raw.packages);
    file.take_favourites(&raw.favourites);
    Ok(file)
}

fn parsed(text: &[u8]) -> Result<Raw<'_>, ApiError> {
    let other = "This is no library file of Vitrine.";
    let head: Head = serde_json::from_slice(text).map_err(|error| {
        let is_json = text.iter().find(|byte| !byte.is_ascii_whitespace()) == Some(&b'{');
        let sentence =
            if is_json { "The library file is damaged: it cannot be read to its end." } else { other };
        ApiError::new("shelves.file_damaged", sentence)
            .with_action("Export the library again, or choose another file.")
            .with_details(error.to_string())
    })?;
    match head.format.as_deref() {
        Some(FORMAT) => {}
        Some(format) if format.starts_with("vitrine-library/") => {
            let sentence = "This library file was written by a newer Vitrine.";
            return Err(ApiError::new("shelves.file_newer", sentence)
                .with_action("Update Vitrine, then import it.")
                .with_details(plain(format)));
        }
        _ => {
            return Err(ApiError::new("shelves.file_other", other)
                .with_action("Choose a file that “Export library” wrote."));
        }
    }
    serde_json::from_slice(text).map_err(|error| {
        ApiError::new("shelves.file_damaged", "The library file is damaged: its lists cannot be read.")
            .with_action("Export the library again, or choose another file.")
            .with_details(error.to_string())
    })
}

/// The file itself, where links lead; nothing but an ordinary file is opened.
fn real_file(path: &str) -> Result<PathBuf, ApiError> {
    let given = whole_path(path)?;
    let real = fs::canonicalize(&given).map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => ApiError::new("shelves.file_missing", "There is no such file.")
            .with_action("Choose another file.")
            .with_details(given.display().to_string()),
        _ => unreadable(&error),
    })?;
    let metadata = fs::metadata(&real).map_err(|error| unreadable(&error))?;
    match metadata {
        Some(metadata) if metadata.kind == fs::FileKind::File && metadata.length > FILE_BYTES => {
            Err(too_large())
        }
        Some(metadata) if metadata.kind == fs::FileKind::File => Ok(real),
        _ => {
            Err(ApiError::new("shelves.file_other", "This is not a file.")
                .with_action("Choose a library file."))
        }
    }
}

/// A path that means the same wherever the program was started.
pub(super) fn whole_path(path: &str) -> Result<PathBuf, ApiError> {
    let path = PathBuf::from(path);
    if path.is_absolute() && !path.to_string_lossy().contains('\0') {
        return Ok(path);
    }
    let sentence = "The file needs its whole path.";
    Err(ApiError::new("shelves.file_path", sentence).with_action("Type it from the root folder on."))
}

/// True when something of ours is at the path, or nothing.
pub(super) fn may_be_replaced(path: &Path) -> bool {
    match fs::metadata(path) {
        Ok(None) => true,
        Ok(Some(metadata)) if metadata.kind == fs::FileKind::File => {
            metadata.length == 0
                || fs::read_limited(path, FILE_BYTES).is_ok_and(|bytes| {
                    let head: Option<Head> = serde_json::from_slice(&bytes).ok();
                    head.and_then(|head| head.format).is_some_and(|f| f.starts_with("vitrine-library/"))
                })
        }
        _ => false,
    }
}

fn too_large() -> ApiError {
    let most = FILE_BYTES / (1024 * 1024);
    ApiError::new("shelves.file_large", format!("This is no library file: it is larger than {most} MB."))
        .with_action("Choose another file.")
}

fn unreadable(error: &io::Error) -> ApiError {
    ApiError::new("shelves.file_unreadable", "The file cannot be read.")
        .with_action("Check that you may read it, or choose another file.")
        .with_details(error.to_string())
}

/// A text from the file on one line, without what could turn the text around it.
pub(super) fn plain(text: &str) -> String {
    let turning = |c: char| {
        matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}')
            || c.is_control()
    };
    let text: String = text.chars().filter(|c| !turning(*c)).take(NAME_CHARACTERS).collect();
    text.trim().to_owned()
}

impl LibraryFile {
    fn take_sources(&mut self, raw: &[&RawValue]) {
        self.say_if_many(raw.len(), SOURCES, "galleries");
        let mut names = HashSet::new();
        for (place, raw) in (1_usize..).zip(raw.iter().take(SOURCES)) {
            let source: Option<FileSource> = serde_json::from_str(raw.get()).ok();
            match source.filter(|source| is_place(&source.location)) {
                Some(source) if names.insert(source.name.clone()) => self.sources.push(source),
                Some(source) => {
                    let sentence = format!("The gallery “{}” is in the file twice.", source.name);
                    let phrase = Phrase::new("noted.gallery_twice").with("source", &source.name);
                    self.problems.push(Said::new(sentence, phrase));
                }
                None => {
                    let sentence = format!("Gallery {place} of the file has no usable name or address.");
                    let phrase = Phrase::new("noted.gallery_unusable").with_number("place", place);
                    self.problems.push(Said::new(sentence, phrase));
                }
            }
        }
    }

    fn take_packages(&mut self, raw: &[&RawValue]) {
        self.say_if_many(raw.len(), PACKAGES, "packages");
        let mut seen = HashSet::new();
        for (place, raw) in (1_usize..).zip(raw.iter().take(PACKAGES)) {
            let line = match serde_json::from_str::<FilePackage>(raw.get()) {
                Ok(package) if !seen.insert((package.source.clone(), package.id.clone())) => {
                    let why = Said::new("It is in the file twice.", Phrase::new("noted.twice"));
                    Line::Odd { item: package.id.to_string(), why }
                }
                Ok(package) => Line::Package(FilePackage { name: plain(&package.name), ..package }),
                Err(error) => odd(raw, place, &error),
            };
            self.lines.push(line);
        }
    }

    fn take_favourites(&mut self, raw: &[&RawValue]) {
        self.say_if_many(raw.len(), PACKAGES, "favourites");
        let mut seen = HashSet::new();
        let mut unusable = 0_usize;
        for raw in raw.iter().take(PACKAGES) {
            match serde_json::from_str::<FileFavourite>(raw.get()) {
                Ok(favourite) if seen.insert((favourite.source.clone(), favourite.id.clone())) => {
                    self.favourites.push(FileFavourite { name: plain(&favourite.name), ..favourite });
                }
                Ok(_) => {}
                Err(_) => unusable += 1,
            }
        }
        if unusable > 0 {
            let sentence = format!("{unusable} of the file's favourites cannot be used.");
            let phrase = Phrase::new("noted.favourites_unusable").with_number("count", unusable);
            self.problems.push(Said::new(sentence, phrase));
        }
    }

    fn say_if_many(&mut self, number: usize, most: usize, what: &str) {
        if number > most {
            let sentence = format!("The file has {number} {what}; only the first {most} are looked at.");
            let phrase = Phrase::new("noted.too_many").with("what", what).with_number("number", number);
            self.problems.push(Said::new(sentence, phrase.with_number("most", most)));
        }
    }
}

/// An address of the web, or a whole path.
fn is_place(location: &str) -> bool {
    match Location::parse(location) {
        Ok(Location::Web(url)) => url.has_host(),
        Ok(Location::File(path)) => path.is_absolute(),
        Err(_) => false,
    }
}

fn odd(raw: &RawValue, place: usize, error: &serde_json::Error) -> Line {
    #[derive(Deserialize)]
    struct Named {
        id: Option<serde_json::Value>,
    }
    let named: Option<Named> = serde_json::from_str(raw.get()).ok();
    let id = named.and_then(|named| named.id).and_then(|id| id.as_str().map(plain));
    let item = id.filter(|id| !id.is_empty()).unwrap_or_else(|| format!("package {place}"));
    let reason = error.to_string();
    let reason = plain(reason.split(" at line").next().unwrap_or_default());
    let sentence = format!("The file's line about it cannot be used: {reason}.");
    Line::Odd { item, why: Said::new(sentence, Phrase::new("noted.odd")) }
}
