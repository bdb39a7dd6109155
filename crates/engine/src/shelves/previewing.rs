//! What is in a library file, compared with what is here. Looking changes nothing.

use std::collections::{HashMap, HashSet};

use vitrine_api::ApiError;
use vitrine_api::types::{
    LibraryFavourite, LibraryPreview, LibraryRow, LibraryRowState, MissingSource, PackageRef, Phrase,
    Protocol, UpdateRule,
};
use vitrine_base::{Said, SourceName, Timestamp, WithArguments as _};
use vitrine_catalog::{ListedVersion, Listing, Source};
use vitrine_library::{Installed, PackageKey};
use vitrine_transfer::Location;
use vitrine_trust::TrustLevel;

use super::Cards;
use super::document::{self, FileFavourite, FilePackage, FileRule, FileSource, LibraryFile, Line};
use crate::errors::Explain as _;
use crate::gallery::reference;
use crate::plan::as_sentence;
use crate::{Gallery, trusting};

/// A library file with what this computer has to do with it.
pub(super) struct Compared {
    pub(super) preview: LibraryPreview,
    /// The rules of the rows, by package.
    pub(super) rules: HashMap<PackageRef, FileRule>,
}

impl Gallery {
    pub(crate) fn preview_file(&self, path: &str) -> Result<LibraryPreview, ApiError> {
        self.compare_file(path).map(|compared| compared.preview)
    }

    pub(super) fn compare_file(&self, path: &str) -> Result<Compared, ApiError> {
        let file = document::read(path)?;
        let here = Here::of(self, &file)?;
        let now = self.inner.clock.now();
        let mut rules = HashMap::new();
        let mut rows = Vec::with_capacity(file.lines.len());
        for line in &file.lines {
            let row = match line {
                Line::Odd { item, why } => odd_row(item, why.clone()),
                Line::Package(package) => {
                    let row = here.row(package)?;
                    if let Some(rule) = package.rule.as_ref().and_then(|rule| rule.anchored(now)) {
                        rules.insert(row.package.clone(), rule);
                    }
                    row
                }
            };
            rows.push(row);
        }
        let (favourites, favourites_here) = here.favourites(&file.favourites);
        let missing = here.missing(&file);
        let mut problems = file.problems;
        problems.extend(here.problems);
        let preview = LibraryPreview {
            path: file.path.display().to_string(),
            digest: file.digest.to_hex(),
            exported: file.exported,
            rows,
            favourites,
            favourites_here,
            missing,
            problems_said: problems.iter().flat_map(|said| said.phrases.clone()).collect(),
            problems: problems.into_iter().map(|said| said.sentence).collect(),
        };
        Ok(Compared { preview, rules })
    }
}

/// This computer as the file sees it.
struct Here<'a> {
    gallery: &'a Gallery,
    cards: Cards,
    /// By the file's names: the same gallery here, when there is one.
    sources: HashMap<SourceName, SourceName>,
    /// Names that another gallery has here.
    taken: HashSet<SourceName>,
    problems: Vec<Said>,
}

impl<'a> Here<'a> {
    fn of(gallery: &'a Gallery, file: &LibraryFile) -> Result<Self, ApiError> {
        let known = gallery.inner.catalog.sources().map_err(|e| e.explain())?;
        let mut here = Self {
            gallery,
            cards: gallery.cards()?,
            sources: HashMap::new(),
            taken: HashSet::new(),
            problems: Vec::new(),
        };
        for source in &file.sources {
            match known.iter().find(|candidate| is_same(source, candidate)) {
                Some(same) => {
                    here.problems.extend(other_identity(source, same));
                    here.sources.insert(source.name.clone(), same.name.clone());
                }
                None if known.iter().any(|other| other.name == source.name) => {
                    here.taken.insert(source.name.clone());
                }
                None => {}
            }
        }
        Ok(here)
    }

    /// The package by the names of this computer; `None` where its gallery is not added.
    fn key(&self, package: &FilePackage) -> Option<PackageKey> {
        let source = self.sources.get(&package.source)?;
        Some(PackageKey { source: source.clone(), id: package.id.clone() })
    }

    fn row(&self, package: &FilePackage) -> Result<LibraryRow, ApiError> {
        let now = self.gallery.inner.clock.now();
        let Some(key) = self.key(package) else { return Ok(self.foreign_row(package, now)) };
        let listing = self.gallery.inner.catalog.listing(&key.source, &key.id).map_err(|e| e.explain())?;
        let installed = self.cards.installed(&key);
        let row = LibraryRow {
            package: reference(&key),
            picture: listing.as_ref().and_then(|listing| listing.picture.clone()),
            installed: installed.map(|installed| installed.version.to_string()),
            ..plain_row(package, now)
        };
        let row = match &listing {
            Some(listing) => LibraryRow { name: listing.name.clone(), ..row },
            None => row,
        };
        if installed.is_some_and(|installed| installed.version == package.version) {
            return self.row_of_what_is_here(row, package, &key);
        }
        Ok(match listing {
            Some(listing) => listed_row(row, package, &listing, installed),
            None => LibraryRow { state: LibraryRowState::NotListed, ..noted(row, not_listed(&key)) },
        })
    }

    /// What is here is left alone, but a rule the file has for it can be taken over when the person says so: a file from
    /// a stranger turns nobody's updates off.
    fn row_of_what_is_here(
        &self,
        row: LibraryRow,
        package: &FilePackage,
        key: &PackageKey,
    ) -> Result<LibraryRow, ApiError> {
        let own = self.gallery.rule_of(key)?;
        let brought = package.rule.as_ref().and_then(|rule| rule.anchored(self.gallery.inner.clock.now()));
        let rule_selectable = brought.is_some() && own != brought;
        Ok(LibraryRow { state: LibraryRowState::AlreadyHere, rule_selectable, ..row })
    }

    fn foreign_row(&self, package: &FilePackage, now: Timestamp) -> LibraryRow {
        let source = &package.source;
        let note = match self.taken.contains(source) {
            true => Said::new(
                format!("The gallery “{source}” of the file is another one than yours of that name."),
                Phrase::new("noted.other_gallery").with("source", source),
            ),
            false => Said::new(
                format!("Its gallery “{source}” is not added here."),
                Phrase::new("noted.no_gallery").with("source", source),
            ),
        };
        LibraryRow { state: LibraryRowState::SourceMissing, ..noted(plain_row(package, now), note) }
    }

    fn favourites(&self, wanted: &[FileFavourite]) -> (Vec<LibraryFavourite>, u32) {
        let marked: HashSet<_> = self.cards.favourites().into_iter().collect();
        let (mut new, mut here) = (Vec::new(), 0);
        for favourite in wanted.iter().filter(|favourite| !self.taken.contains(&favourite.source)) {
            let source = self.sources.get(&favourite.source).unwrap_or(&favourite.source);
            if marked.contains(&(source.clone(), favourite.id.clone())) {
                here += 1;
                continue;
            }
            let id = favourite.id.to_string();
            let name = if favourite.name.is_empty() { id.clone() } else { favourite.name.clone() };
            new.push(LibraryFavourite { package: PackageRef { source: source.to_string(), id }, name });
        }
        (new, here)
    }

    fn missing(&self, file: &LibraryFile) -> Vec<MissingSource> {
        let packages = |name: &SourceName| {
            let of = |line: &&Line| matches!(line, Line::Package(package) if package.source == *name);
            u32::try_from(file.lines.iter().filter(of).count()).unwrap_or(u32::MAX)
        };
        let missing = file.sources.iter().filter(|source| !self.sources.contains_key(&source.name));
        missing
            .map(|source| MissingSource {
                name: source.name.to_string(),
                location: shown(&source.location),
                protocol: protocol(&source.protocol),
                fingerprint: source.fingerprint.as_deref().map(document::plain),
                packages: packages(&source.name),
                name_taken: self.taken.contains(&source.name),
            })
            .collect()
    }
}

fn protocol(word: &str) -> Protocol {
    crate::sources::protocol(vitrine_catalog::Protocol::from_word(word))
}

/// An address with its secrets left out.
fn shown(location: &str) -> String {
    Location::parse(location).map(|place| place.to_string()).unwrap_or_default()
}

/// The same place, or the same signer.
fn is_same(source: &FileSource, candidate: &Source) -> bool {
    let bare = |text: &str| text.trim_end_matches('/').to_owned();
    bare(&shown(&source.location)) == bare(&candidate.location.to_string())
        || source
            .fingerprint
            .as_deref()
            .zip(candidate.trust.fingerprint.as_deref())
            .is_some_and(|(theirs, ours)| letters(theirs) == letters(ours))
}

/// A fingerprint without the blanks it is shown with.
fn letters(fingerprint: &str) -> String {
    fingerprint.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect()
}

fn other_identity(source: &FileSource, same: &Source) -> Option<Said> {
    let (theirs, ours) = (source.fingerprint.as_deref()?, same.trust.fingerprint.as_deref()?);
    let sentence =
        format!("“{}” is signed by somebody else here than where the file was written.", same.name);
    let phrase = || Phrase::new("noted.other_signer").with("source", &same.name);
    (letters(theirs) != letters(ours)).then(|| Said::new(sentence, phrase()))
}

fn plain_row(package: &FilePackage, now: Timestamp) -> LibraryRow {
    let id = package.id.to_string();
    LibraryRow {
        name: if package.name.is_empty() { id.clone() } else { package.name.clone() },
        package: PackageRef { source: package.source.to_string(), id },
        picture: None,
        version: package.version.to_string(),
        state: LibraryRowState::Invalid,
        installed: None,
        offered: None,
        size: None,
        rule: package.rule.as_ref().and_then(|rule| rule.anchored(now)).map(|rule| rule.shown()),
        rule_selectable: false,
        note: String::new(),
        note_said: Vec::new(),
        unverified: false,
        selectable: false,
        selected: false,
    }
}

fn odd_row(item: &str, why: Said) -> LibraryRow {
    LibraryRow {
        package: PackageRef { source: String::new(), id: item.to_owned() },
        name: item.to_owned(),
        picture: None,
        version: String::new(),
        state: LibraryRowState::Invalid,
        installed: None,
        offered: None,
        size: None,
        rule: None,
        rule_selectable: false,
        note: why.sentence,
        note_said: why.phrases,
        unverified: false,
        selectable: false,
        selected: false,
    }
}

/// A package that is listed and not here in this version.
fn listed_row(
    row: LibraryRow,
    package: &FilePackage,
    listing: &Listing,
    installed: Option<&Installed>,
) -> LibraryRow {
    let invalid =
        |row: LibraryRow, note: Said| LibraryRow { state: LibraryRowState::Invalid, ..noted(row, note) };
    if let Some(withdrawn) = &listing.withdrawn {
        let reason = as_sentence(&withdrawn.reason);
        let phrase = Phrase::new("noted.withdrawn").with("reason", &reason);
        return invalid(row, Said::new(format!("It was taken down by its gallery: {reason}"), phrase));
    }
    let wanted = listing.version(&package.version).filter(|version| version.yanked.is_none());
    let offered = wanted.or_else(|| listing.latest().filter(|version| version.yanked.is_none()));
    let Some(offered) = offered else {
        let none = Said::new("No version of it can be installed.", Phrase::new("noted.no_version"));
        return invalid(row, none);
    };
    if let Some(blocked) = trusting::blocked(listing).filter(|_| is_latest(listing, offered)) {
        return invalid(row, blocked);
    }
    if wanted.is_some_and(|wanted| is_other(package, wanted)) {
        let note =
            "Its gallery has other bytes under this version than the file names. Open its page to decide.";
        return invalid(row, Said::new(note, Phrase::new("noted.other_bytes")));
    }
    let state = match (wanted, installed) {
        (None, _) => LibraryRowState::VersionNotListed,
        (Some(_), Some(_)) => LibraryRowState::OtherVersion,
        (Some(_), None) => LibraryRowState::Available,
    };
    let is_here = installed.is_some_and(|installed| installed.version == offered.version);
    let unverified = listing.trust == TrustLevel::Unverified || offered.sha256.is_none();
    // A version is kept only where it is the one that comes.
    let fits = match &row.rule {
        None => false,
        Some(UpdateRule::Keep { .. }) => wanted.is_some(),
        Some(_) => true,
    };
    LibraryRow {
        state,
        offered: Some(offered.version.to_string()),
        size: offered.size,
        unverified,
        selectable: !is_here,
        rule_selectable: !is_here && fits,
        // What is not here yet is wanted; what would change what is here, or is not what the file names, is asked.
        selected: state == LibraryRowState::Available && !unverified,
        ..row
    }
}

fn noted(row: LibraryRow, note: Said) -> LibraryRow {
    LibraryRow { note: note.sentence, note_said: note.phrases, ..row }
}

fn not_listed(key: &PackageKey) -> Said {
    let phrase = Phrase::new("noted.not_listed").with("source", &key.source);
    Said::new(format!("“{}” does not list it.", key.source), phrase)
}

fn is_latest(listing: &Listing, version: &ListedVersion) -> bool {
    listing.latest().is_some_and(|latest| latest.version == version.version)
}

/// The gallery lists other bytes than those the file speaks of.
fn is_other(package: &FilePackage, listed: &ListedVersion) -> bool {
    package.sha256.zip(listed.sha256).is_some_and(|(theirs, ours)| theirs != ours)
}
