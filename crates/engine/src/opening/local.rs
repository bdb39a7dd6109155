//! A package file of this computer, looked through: what it is, who vouches for it, what it would replace.

use std::path::{Path, PathBuf};

use vitrine_api::ApiError;
use vitrine_api::types::{
    FindingWeight, LocalFile, LocalFinding, LocalInstalled, LocalListing, LocalPackage, Phrase,
};
use vitrine_base::fs::{self, FileKind};
use vitrine_base::limits::{ArchiveLimits, PICTURE_BYTES};
use vitrine_base::{PackageId, Said, Sha256, SourceName, Version, WithArguments as _};
use vitrine_catalog::Listing;
use vitrine_library::PackageKey;
use vitrine_package::{Inspection, Severity};
use vitrine_trust::TrustLevel;

use super::link::shown;
use super::looked::FILE;
use crate::errors::Explain as _;
use crate::gallery::reference;
use crate::plan::as_sentence;
use crate::said;
use crate::taken_down::these_bytes;
use crate::{Gallery, convert, render_markdown};

/// The name packages from files stand under, beside the galleries. No gallery may have it.
pub(crate) const FROM_FILE: &str = "file";

/// Files that are told one by one.
const SHOWN_FILES: usize = 500;

/// A file, its digest, and what is in it; read in one go.
pub(super) struct Seen {
    pub(super) path: PathBuf,
    pub(super) size: u64,
    pub(super) sha256: Sha256,
    pub(super) inspection: Inspection,
    pub(super) key: PackageKey,
    pub(super) version: Version,
}

/// Who vouches for the bytes of a file.
pub(super) struct Vouched {
    pub(super) level: TrustLevel,
    pub(super) said: Said,
    pub(super) listed: Vec<LocalListing>,
    /// A gallery took down what these bytes are: its words.
    pub(super) withdrawn: Option<Said>,
    /// A gallery yanked the version these bytes are: its words.
    pub(super) yanked: Option<Said>,
}

impl Gallery {
    pub(crate) fn look_at_file(&self, path: &str) -> Result<LocalPackage, ApiError> {
        let seen = see(Path::new(path))?;
        let vouched = self.who_vouches(&seen)?;
        let consent = self.consent_for(&seen, &vouched);
        let (consent, consent_said) = said::apart(consent);
        let (refused, refused_said) = said::apart(refusal(&seen.inspection).or(vouched.withdrawn.clone()));
        let limits_folder = self.inner.home.join("library");
        let Seen { inspection, sha256, .. } = &seen;
        let picture = inspection
            .preview
            .as_ref()
            .map(|member| self.inner.opening.looked.keep(&seen.path, sha256, member));
        Ok(LocalPackage {
            path: seen.path.display().to_string(),
            file: file_name(&seen.path),
            size: seen.size,
            sha256: sha256.to_hex(),
            package: reference(&seen.key),
            kind: convert::kind(inspection.kind),
            name: inspection.name.clone(),
            version: seen.version.to_string(),
            maker: inspection.maker.clone(),
            summary: inspection.summary.clone(),
            description_html: render_markdown(&inspection.description),
            changelog_html: render_markdown(&inspection.changelog),
            rating: convert::rating(inspection.rating),
            tags: inspection.tags.clone(),
            licence: inspection.licence.clone(),
            homepage: inspection.homepage.clone(),
            picture,
            dependencies: self.explain_dependencies(&seen.key.source, &inspection.dependencies)?,
            commands: inspection.commands.iter().map(|command| command.name.clone()).collect(),
            files: inspection.members.iter().take(SHOWN_FILES).map(file).collect(),
            file_count: u32::try_from(inspection.members.len()).unwrap_or(u32::MAX),
            unpacked: inspection.unpacked,
            findings: inspection.findings.iter().map(finding).collect(),
            trust: convert::trust(vouched.level),
            trust_sentence: vouched.said.sentence,
            trust_said: vouched.said.phrases,
            listed: vouched.listed,
            installed: self.installed_like(&seen),
            consent,
            consent_said,
            refused,
            refused_said,
            folder: self.inner.library.folder_for(&seen.key, &seen.version).display().to_string(),
            free_space: fs::free_space(&limits_folder).unwrap_or(0),
        })
    }

    /// Galleries that list exactly these bytes vouch for them, as far as they vouch for anything; not with a version
    /// they yanked.
    pub(super) fn who_vouches(&self, seen: &Seen) -> Result<Vouched, ApiError> {
        let listings = self.inner.catalog.listed_with(&seen.sha256).map_err(|e| e.explain())?;
        let nobody = "No gallery you have added lists these bytes, so nothing vouches for them.";
        let mut vouched = Vouched {
            level: TrustLevel::Unverified,
            said: Said::new(nobody, Phrase::new("vouched.nobody")),
            listed: Vec::new(),
            withdrawn: None,
            yanked: None,
        };
        for listing in &listings {
            vouched.weigh(listing, &seen.sha256, self.title_of(listing.source.as_str()));
        }
        Ok(vouched)
    }

    /// What must be agreed to first: bytes nobody vouches for, or other bytes under a version that was here.
    pub(super) fn consent_for(&self, seen: &Seen, vouched: &Vouched) -> Option<Said> {
        let before = self.inner.library.seen_digest(&seen.key, &seen.version);
        if let Some(before) = before.filter(|before| *before != seen.sha256) {
            let sentence = format!(
                "Version {} of this package was here before with other bytes (then {before}, now {}). Install these all the same?",
                seen.version, seen.sha256
            );
            let phrase = Phrase::new("consent.file_republished")
                .with("version", &seen.version)
                .with("then", before)
                .with("now", seen.sha256);
            return Some(Said::new(sentence, phrase));
        }
        if let Some(yanked) = &vouched.yanked {
            let phrase = Phrase::new("consent.install_anyway");
            return Some(yanked.clone().and("Install it all the same?", phrase));
        }
        (vouched.level == TrustLevel::Unverified).then(|| {
            let sentence =
                "Nobody you know vouches for this file. Install it only if you trust whoever gave it to you.";
            Said::new(sentence, Phrase::new("consent.file"))
        })
    }

    /// What is here already under the same id, or is the same bytes.
    fn installed_like(&self, seen: &Seen) -> Vec<LocalInstalled> {
        let like = |i: &&vitrine_library::Installed| i.key.id == seen.key.id || i.sha256 == seen.sha256;
        let row = |i: &vitrine_library::Installed| LocalInstalled {
            package: reference(&i.key),
            version: i.version.to_string(),
            same_bytes: i.sha256 == seen.sha256,
            from_file: i.key == seen.key,
        };
        self.installed_now().iter().filter(like).map(row).collect()
    }

    /// The picture of a file that was looked at; `None` when the token is not of one.
    pub(crate) async fn picture_in_file(&self, token: &str, size: u32) -> Option<Result<Vec<u8>, ApiError>> {
        if !token.starts_with(FILE) {
            return None;
        }
        let no_picture = || ApiError::new("engine.no_picture", "There is no such picture.");
        let Some((file, member)) = self.inner.opening.looked.find(token) else {
            return Some(Err(no_picture()));
        };
        let read = self
            .blocking(move |_| {
                vitrine_package::read_member(&file, &member, PICTURE_BYTES, &ArchiveLimits::default())
                    .map_err(|e| e.explain())
            })
            .await;
        Some(match read {
            Err(error) => Err(error),
            Ok(bytes) => {
                let made = self.inner.catalog.picture_from_bytes(bytes.into(), size).await;
                made.map(|bytes| bytes.to_vec()).map_err(|e| e.explain())
            }
        })
    }
}

impl Vouched {
    /// Takes in what one gallery says of these bytes.
    fn weigh(&mut self, listing: &Listing, sha256: &Sha256, title: String) {
        if let Some(taken) = &listing.withdrawn {
            self.withdrawn.get_or_insert_with(|| these_bytes(listing, &taken.reason));
            return;
        }
        let these = || listing.versions.iter().filter(|v| v.sha256.as_ref() == Some(sha256));
        let Some(version) = these().find(|version| version.yanked.is_none()) else {
            let reason = these().find_map(|version| version.yanked.as_deref()).unwrap_or_default();
            self.yanked.get_or_insert_with(|| yanked_words(&title, reason));
            return;
        };
        // What is out of date vouches for nothing now.
        let level = if listing.trust == TrustLevel::Stale { TrustLevel::Unverified } else { listing.trust };
        if self.level < level {
            let phrase = Phrase::new("vouched.file").with("source", &title);
            let sentence = format!("“{title}” lists exactly these bytes.");
            (self.level, self.said) = (level, Said::new(sentence, phrase));
        }
        self.listed.push(LocalListing {
            package: vitrine_api::types::PackageRef {
                source: listing.source.to_string(),
                id: listing.id.to_string(),
            },
            title,
            version: version.version.to_string(),
            trust: convert::trust(listing.trust),
        });
    }
}

fn yanked_words(title: &str, reason: &str) -> Said {
    match reason.trim() {
        "" => Said::new(
            format!("“{title}” does not offer these bytes any more."),
            Phrase::new("vouched.yanked").with("source", title),
        ),
        reason => {
            let reason = as_sentence(reason);
            Said::new(
                format!("“{title}” does not offer these bytes any more: {reason}"),
                Phrase::new("vouched.yanked_because").with("source", title).with("reason", &reason),
            )
        }
    }
}

/// Reads a file and looks through it.
pub(super) fn see(path: &Path) -> Result<Seen, ApiError> {
    let limits = ArchiveLimits::default();
    let path = std::path::absolute(path).map_err(|error| unreadable(path, &error))?;
    let real = fs::canonicalize(&path).map_err(|error| unreadable(&path, &error))?;
    let found = fs::metadata(&real).map_err(|error| unreadable(&path, &error))?;
    match found {
        Some(found) if found.kind == FileKind::Folder => return Err(not_a_file(&path, "is a folder")),
        Some(found) if found.kind != FileKind::File => {
            return Err(not_a_file(&path, "is not an ordinary file"));
        }
        Some(found) if found.length > limits.packed => {
            return Err(ApiError::new(
                "open.too_large",
                format!("“{}” is larger than a package may be.", file_name(&path)),
            )
            .with_action("Check that it is the right file.")
            .with_details(format!(
                "{}: {} bytes, at most {} are read",
                path.display(),
                found.length,
                limits.packed
            )));
        }
        Some(_) => {}
        None => return Err(unreadable(&path, &std::io::ErrorKind::NotFound.into())),
    }
    let (sha256, size) = fs::digest(&real).map_err(|error| unreadable(&path, &error))?;
    let inspection =
        vitrine_package::inspect(&real, &limits).map_err(|error| not_a_package(&path, &error))?;
    // What was hashed is what was looked through: otherwise somebody is writing it.
    if fs::digest(&real).map_err(|error| unreadable(&path, &error))?.0 != sha256 {
        return Err(changed(&path));
    }
    let (key, version) = named(&real, &inspection, &sha256)?;
    Ok(Seen { path: real, size, sha256, inspection, key, version })
}

/// The id and version a file is installed under: its own, or made from its name and its bytes.
fn named(path: &Path, inspection: &Inspection, sha256: &Sha256) -> Result<(PackageKey, Version), ApiError> {
    let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let own = inspection.id.iter().find_map(|id| PackageId::new(id.as_str()).ok());
    let made = || {
        [inspection.name.as_str(), &stem, "package"].iter().find_map(|text| PackageId::new(slug(text)).ok())
    };
    let wrong = |text: &str| ApiError::new("open.name", format!("“{text}” cannot be the name of a package."));
    let id = own.or_else(made).ok_or_else(|| wrong(&stem))?;
    let source = SourceName::new(FROM_FILE).map_err(|_| wrong(FROM_FILE))?;
    let own = inspection.version.iter().find_map(|version| Version::new(version.as_str()).ok());
    let made = || Version::new(format!("0.0.0+{}", &sha256.to_hex()[..8]));
    let version = match own {
        Some(version) => version,
        None => made().map_err(|_| wrong("0.0.0"))?,
    };
    Ok((PackageKey { source, id }, version))
}

/// Small letters, digits and single hyphens.
fn slug(text: &str) -> String {
    let mut slug = String::new();
    for character in text.chars().take(64) {
        match character.to_ascii_lowercase() {
            letter if letter.is_ascii_alphanumeric() || letter == '_' => slug.push(letter),
            _ if !slug.is_empty() && !slug.ends_with('-') => slug.push('-'),
            _ => {}
        }
    }
    slug.trim_end_matches('-').to_owned()
}

fn file_name(path: &Path) -> String {
    let name = path.file_name().map(|name| name.to_string_lossy());
    shown(&name.unwrap_or_else(|| path.to_string_lossy()))
}

fn file(member: &vitrine_package::Member) -> LocalFile {
    LocalFile { path: member.path.clone(), size: member.size }
}

fn finding(finding: &vitrine_package::Finding) -> LocalFinding {
    LocalFinding {
        weight: match finding.severity {
            Severity::Error => FindingWeight::Error,
            Severity::Warning => FindingWeight::Warning,
            Severity::Advice => FindingWeight::Advice,
        },
        code: finding.code.clone(),
        sentence: finding.sentence.clone(),
        member: finding.member.clone(),
        arguments: finding.arguments.clone(),
    }
}

/// Why it cannot be installed as it is.
fn refusal(inspection: &Inspection) -> Option<Said> {
    let first = inspection.findings.iter().find(|finding| finding.severity == Severity::Error)?;
    let noticed = Phrase { code: first.code.clone(), arguments: first.arguments.clone() };
    let sentence = format!("It cannot be installed: {}", first.sentence);
    Some(Said { sentence, phrases: vec![Phrase::new("blocked.faulty"), noticed] })
}

fn not_a_file(path: &Path, what: &str) -> ApiError {
    ApiError::new("open.not_a_file", format!("“{}” {what}.", file_name(path)))
        .with_action("Choose a package file, such as one that ends in .hpersona.")
        .with_details(path.display().to_string())
}

fn unreadable(path: &Path, error: &std::io::Error) -> ApiError {
    let name = file_name(path);
    let (code, sentence) = match error.kind() {
        std::io::ErrorKind::NotFound => ("open.gone", format!("There is no file “{name}” there any more.")),
        std::io::ErrorKind::PermissionDenied => ("open.denied", format!("You may not read “{name}”.")),
        _ => ("open.unreadable", format!("“{name}” cannot be read.")),
    };
    ApiError::new(code, sentence)
        .with_action("Check the file, then open it again.")
        .with_details(error.to_string())
}

fn not_a_package(path: &Path, error: &vitrine_package::PackageError) -> ApiError {
    let said = error.explain();
    ApiError::new("open.not_a_package", format!("“{}” cannot be opened: {error}.", file_name(path)))
        .with_action(
            "Ask whoever gave it to you for a package that Vitrine can read. Nothing was taken from it.",
        )
        .with_details(said.details)
}

/// The file is not the one that was looked at.
pub(super) fn changed(path: &Path) -> ApiError {
    ApiError::new(
        "open.changed",
        format!("“{}” was changed since it was shown. Nothing was installed.", file_name(path)),
    )
    .with_action("Open it again and look at what it holds now.")
}
