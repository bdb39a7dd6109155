//! The demo personas are sound, their pictures are those our program draws, and the gallery opens.
#![allow(clippy::disallowed_methods, clippy::unwrap_used, clippy::expect_used, missing_docs)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use vitrine_base::Sha256;
use vitrine_base::limits::ArchiveLimits;
use vitrine_demo::draw::{ids, pictures};
use vitrine_package::listing::{Collections, Details, Entry, Root, catalogue_root};
use vitrine_package::{ContentRating, DependencyKind, Inspection, Severity, pack};

fn personas() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("personas")
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> =
        fs::read_dir(folder).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

/// Every version of every persona, packed and looked through.
fn inspected() -> Vec<(String, String, Inspection)> {
    let scratch = tempfile::tempdir().unwrap();
    let mut all = Vec::new();
    for id in names(&personas()) {
        for version in names(&personas().join(&id)) {
            let out = scratch.path().join(format!("{id}-{version}.hpersona"));
            let folder = personas().join(&id).join(&version);
            all.push((id.clone(), version, pack(&folder, &out, &ArchiveLimits::default()).unwrap()));
        }
    }
    all
}

#[test]
fn every_persona_is_sound() {
    for (id, version, inspection) in inspected() {
        let grave: Vec<_> = inspection.findings.iter().filter(|f| f.severity != Severity::Advice).collect();
        assert!(grave.is_empty(), "{id} {version}: {grave:?}");
        assert_eq!(inspection.id.as_deref(), Some(id.as_str()));
        assert_eq!(inspection.version.as_deref(), Some(version.as_str()));
        assert_eq!(inspection.preview.as_deref(), Some("preview.webp"));
        assert!((30..=120).contains(&inspection.summary.len()), "{id}: {}", inspection.summary);
        assert!(inspection.description.len() > 150, "{id}: {}", inspection.description);
        assert!(inspection.tags.len() >= 3 && !inspection.changelog.is_empty(), "{id}");
        assert_eq!(inspection.licence.as_deref(), Some("Apache-2.0"), "{id}");
    }
}

#[test]
fn there_are_enough_of_every_sort() {
    let all = inspected();
    let mut versions: BTreeMap<&str, u32> = BTreeMap::new();
    let (mut mature, mut needy, mut kinds, mut schemas) =
        (BTreeSet::new(), BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    for (id, _, inspection) in &all {
        *versions.entry(id).or_default() += 1;
        schemas.insert(inspection.schema);
        if inspection.rating != ContentRating::Everyone {
            mature.insert(id);
        }
        if !inspection.dependencies.is_empty() {
            needy.insert(id);
        }
        kinds.extend(inspection.dependencies.iter().map(|need| need.kind.word()));
    }
    assert!(versions.len() >= 24 && versions.values().filter(|count| **count > 1).count() >= 8);
    assert_eq!(mature.len(), 4);
    assert!(needy.len() >= 6, "{needy:?}");
    assert_eq!(kinds.len(), 5, "{kinds:?}");
    assert_eq!(schemas, BTreeSet::from([1, 2, 3]));
    let scripts: BTreeSet<_> = all.iter().flat_map(|(_, _, i)| i.name.chars().filter_map(script)).collect();
    assert!(scripts.len() >= 8, "{scripts:?}");
}

trait Word {
    fn word(&self) -> &'static str;
}

impl Word for DependencyKind {
    fn word(&self) -> &'static str {
        match self {
            Self::Model => "model",
            Self::Tool => "tool",
            Self::McpServer => "server",
            Self::Agent => "agent",
            Self::Package => "package",
        }
    }
}

fn script(c: char) -> Option<&'static str> {
    Some(match c {
        'a'..='z' | 'A'..='Z' => "Latin",
        'Ͱ'..='Ͽ' => "Greek",
        'Ѐ'..='ӿ' => "Cyrillic",
        '\u{590}'..='\u{5ff}' => "Hebrew",
        '\u{600}'..='\u{6ff}' => "Arabic",
        '\u{900}'..='\u{97f}' => "Devanagari",
        '\u{30a0}'..='\u{30ff}' => "Katakana",
        '\u{4e00}'..='\u{9fff}' => "Han",
        '\u{ac00}'..='\u{d7a3}' => "Hangul",
        _ => return None,
    })
}

#[test]
fn the_pictures_are_those_the_program_draws() {
    let known: Vec<String> = ids().map(str::to_owned).collect();
    assert_eq!(known, names(&personas()));
    for id in known {
        let drawn = pictures(&id).unwrap();
        assert!((5_000..26_000).contains(&drawn.avatar.len()), "{id}: {}", drawn.avatar.len());
        for version in names(&personas().join(&id)) {
            let folder = personas().join(&id).join(version);
            for (path, bytes) in drawn.files(&id) {
                let held = fs::read(folder.join(&path)).unwrap();
                assert!(held == bytes, "{id}/{path} differs: run `cargo run -p vitrine-demo --bin draw`");
            }
        }
    }
}

#[test]
fn the_gallery_is_written_once_and_reads_back() {
    let home = tempfile::tempdir().unwrap();
    let into = home.path().join("demo");
    let report = vitrine_demo::write(&into).unwrap();
    assert!(report.written);
    assert_eq!((report.packages, report.versions as usize), (28, inspected().len()));
    let before = stamp(&into);
    assert!(!vitrine_demo::write(&into).unwrap().written);
    assert_eq!(stamp(&into), before);
    let again = home.path().join("again");
    vitrine_demo::write(&again).unwrap();
    assert_eq!(stamp(&again), before, "every copy is the same");

    let root: Root = serde_json::from_slice(&fs::read(into.join("vitrine.json")).unwrap()).unwrap();
    assert_eq!((root.generated, root.count), (vitrine_demo::GENERATED, 28));
    let lines = zstd_lines(&into, &root);
    let digests = lines.iter().map(|(entry, line)| (entry.id.as_str(), Sha256::of(line.as_bytes())));
    assert_eq!(catalogue_root(digests), root.root);
    let mut languages = BTreeSet::new();
    for (entry, _) in &lines {
        assert!(entry.picture.is_some() && entry.versions.iter().all(|version| version.released.is_some()));
        languages.extend(entry.texts.keys().cloned());
        let details: Details =
            serde_json::from_slice(&fs::read(into.join(&entry.details.as_ref().unwrap().path)).unwrap())
                .unwrap();
        assert_eq!(details.versions.len(), entry.versions.len());
        let needs = details.versions.values().flat_map(|version| &version.dependencies);
        for need in needs.filter(|need| need.kind == DependencyKind::Package) {
            assert!(
                lines.iter().any(|(other, _)| other.id.as_str() == need.name),
                "{} needs {}",
                entry.id,
                need.name
            );
        }
    }
    for language in ["de", "fr", "es", "ja", "ar"] {
        assert!(languages.contains(language), "{language} in {languages:?}");
    }
    let lists = fs::read(into.join(root.collections.unwrap().path)).unwrap();
    let lists: Collections = serde_json::from_slice(&lists).unwrap();
    assert_eq!(lists.collections.len(), 5);
}

#[test]
fn a_gallery_of_other_sources_is_brought_up_to_date() {
    let home = tempfile::tempdir().unwrap();
    vitrine_demo::write(home.path()).unwrap();
    fs::write(home.path().join(".vitrine-demo"), "0".repeat(64)).unwrap();
    let report = vitrine_demo::write(home.path()).unwrap();
    assert!(report.written);
    assert!(!vitrine_demo::write(home.path()).unwrap().written);
}

#[test]
fn what_is_embedded_stays_small() {
    let size = vitrine_base::fs::tree_size(&personas()).unwrap();
    assert!(size < 3 * 1024 * 1024, "{size} bytes");
}

/// One digest of a folder's files.
fn stamp(folder: &Path) -> Sha256 {
    let mut hasher = vitrine_base::Hasher::new();
    for entry in vitrine_base::fs::walk(folder).unwrap() {
        hasher.update(entry.path.to_string_lossy().as_bytes());
        if let Ok(bytes) = fs::read(folder.join(&entry.path)) {
            hasher.update(&bytes);
        }
    }
    hasher.finish()
}

fn zstd_lines(into: &Path, root: &Root) -> Vec<(Entry, String)> {
    let packed = fs::read(into.join(&root.snapshot.path)).unwrap();
    assert_eq!(Sha256::of(&packed), root.snapshot.sha256);
    let text = String::from_utf8(zstd::decode_all(&packed[..]).unwrap()).unwrap();
    text.lines().map(|line| (serde_json::from_str(line).unwrap(), line.to_owned())).collect()
}
