//! A gallery that grows one version at a time.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Instant;

use vitrine_base::fs::{Disk, Operation, watch_disk};
use vitrine_base::limits::ArchiveLimits;
use vitrine_base::{PackageId, Sha256, Timestamp, Version};
use vitrine_package::listing::{Collection, Details, VersionEntry, stable};
use vitrine_publish::edition::{Edits, IssueOptions, Issued, Listed, NewFile, Placed, issue, place};
use vitrine_publish::{
    Facts, Overrides, PublishError, Said, SigningOptions, Tombstone, init_signing, latest,
};

use crate::follower::{Follower, options, tool};
use crate::support::{Gallery, NOW, Place};

/// A registry's memory of what it published, and its gallery.
struct Shop {
    root: tempfile::TempDir,
    memory: BTreeMap<PackageId, BTreeMap<Version, (VersionEntry, Placed)>>,
    collections: Vec<Collection>,
}

fn id(text: &str) -> PackageId {
    text.parse().unwrap()
}

impl Shop {
    fn new() -> Self {
        let root = tempfile::tempdir().unwrap();
        Self { root, memory: BTreeMap::new(), collections: Vec::new() }
    }

    fn out(&self) -> PathBuf {
        self.root.path().join("gallery")
    }

    fn signed(self) -> Self {
        std::fs::create_dir_all(self.out()).unwrap();
        init_signing(&self.out(), &self.out(), &SigningOptions { ..options(NOW) }).unwrap();
        self
    }

    fn place(&self, name: &str, version: &str, file: &Path) -> Result<Placed, PublishError> {
        let earlier: Vec<VersionEntry> = self
            .memory
            .get(&id(name))
            .into_iter()
            .flat_map(|all| all.values().map(|v| v.0.clone()))
            .collect();
        let new = NewFile {
            file,
            name: &file.file_name().unwrap().to_string_lossy(),
            sha256: Sha256::of(&std::fs::read(file).unwrap()),
            id: &id(name),
            version: &version.parse().unwrap(),
            platform: "any",
            overrides: &Overrides::default(),
            earlier: &earlier,
        };
        place(&self.out(), &new, &ArchiveLimits::default())
    }

    fn take(&mut self, name: &str, version: &str, file: &Path) {
        let placed = self.place(name, version, file).unwrap();
        let entry = VersionEntry {
            version: version.parse().unwrap(),
            released: Some(NOW),
            channel: stable(),
            security: false,
            yanked: None,
            artifacts: vec![placed.artifact.clone()],
            unavailable: Vec::new(),
        };
        self.memory.entry(id(name)).or_default().insert(entry.version.clone(), (entry, placed));
    }

    fn listed(&self, name: &PackageId) -> Listed {
        let all = &self.memory[name];
        let versions: Vec<VersionEntry> = all.values().rev().map(|v| v.0.clone()).collect();
        let facts = facts_of(all, latest(&versions).unwrap());
        let details = Details {
            description: facts.description.clone(),
            versions: all.iter().map(|(v, (_, placed))| (v.to_string(), placed.details.clone())).collect(),
            ..Details::default()
        };
        Listed::live(name, &facts, &Said::default(), versions, details).unwrap()
    }

    fn edits(&self, ids: &[&str]) -> Edits {
        Edits {
            title: "Test".into(),
            put: ids.iter().map(|name| (id(name), self.listed(&id(name)))).collect(),
            collections: self.collections.clone(),
            ..Edits::default()
        }
    }

    fn issue_at(&self, edits: Edits, now: Timestamp) -> Result<Issued, PublishError> {
        let options = IssueOptions { now, keys: None, keep_segments: 32, at_least: 0 };
        issue(&self.out(), edits, &options)
    }

    fn issue(&self, ids: &[&str]) -> Issued {
        self.issue_at(self.edits(ids), NOW).unwrap()
    }
}

fn facts_of(all: &BTreeMap<Version, (VersionEntry, Placed)>, version: &VersionEntry) -> Facts {
    all[&version.version].1.facts.clone()
}

/// Every file of a folder with its bytes, without the builder's own.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    fn collect(root: &Path, folder: &Path, found: &mut BTreeMap<String, Vec<u8>>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.strip_prefix(root).unwrap().to_string_lossy().into_owned();
            if path.is_dir() {
                collect(root, &path, found);
            } else if !name.starts_with(".vitrine-") {
                found.insert(name, std::fs::read(&path).unwrap());
            }
        }
    }
    let mut found = BTreeMap::new();
    collect(folder, folder, &mut found);
    found
}

#[test]
fn an_edition_is_what_a_build_writes() {
    let place = Place::new();
    for (name, version) in [("anna", "1.0.0"), ("anna", "1.1.0"), ("anna", "1.2.0"), ("bert", "2.0.0")] {
        place.persona(name, version, &format!("words of {version}"));
    }
    place.write("hello@1.0.tar.gz", tool("one"));
    place.write("hello@1.1.tar.gz", tool("two"));
    place.build_all();

    let mut shop = Shop::new();
    let packages = place.out.join("packages");
    for (name, version) in [("anna", "1.0.0"), ("anna", "1.1.0"), ("anna", "1.2.0"), ("bert", "2.0.0")] {
        shop.take(name, version, &packages.join(name).join(version).join("persona.hpersona"));
    }
    for version in ["1.0", "1.1"] {
        shop.take("hello", version, &packages.join("hello").join(version).join("any.tar.gz"));
    }
    shop.issue(&["anna", "bert", "hello"]);
    let (built, grown) = (files(&place.out), files(&shop.out()));
    assert_eq!(built.keys().collect::<Vec<_>>(), grown.keys().collect::<Vec<_>>());
    for (name, bytes) in &built {
        assert!(grown[name] == *bytes, "{name} differs");
    }
    // Said again, nothing changes.
    assert!(shop.issue(&["anna"]).unchanged);
    shop.place("anna", "1.2.0", &packages.join("anna/1.2.0/persona.hpersona")).unwrap();
    assert_eq!(files(&shop.out()), grown);
}

#[test]
fn package_files_are_stored_once_where_the_volume_can() {
    use std::os::unix::fs::MetadataExt as _;
    let mut shop = Shop::new();
    let blob = shop.root.path().join("blob");
    std::fs::write(&blob, tool("one")).unwrap();
    shop.take("hello", "1.0", &blob);
    assert_eq!(std::fs::metadata(&blob).unwrap().nlink(), 2);
    let inode = std::fs::metadata(shop.out().join("packages/hello/1.0/any.tar.gz")).unwrap().ino();
    assert_eq!(inode, std::fs::metadata(&blob).unwrap().ino());
}

#[test]
fn other_bytes_than_were_checked_are_refused() {
    let shop = Shop::new();
    let file = shop.root.path().join("hello.tar.gz");
    std::fs::write(&file, tool("one")).unwrap();
    let (name, version, overrides) = (id("hello"), "1.0".parse().unwrap(), Overrides::default());
    let new = NewFile {
        file: &file,
        name: "hello.tar.gz",
        sha256: Sha256::of(b"other"),
        id: &name,
        version: &version,
        platform: "any",
        overrides: &overrides,
        earlier: &[],
    };
    let refused = place(&shop.out(), &new, &ArchiveLimits::default()).unwrap_err();
    assert!(matches!(refused, PublishError::Refused(_)), "{refused}");
    assert!(!shop.out().join("packages").exists());
}

#[test]
fn what_is_said_over_a_package_reaches_its_card_and_its_entry() {
    let source = Place::new();
    source.persona("anna", "1.0.0", "own words");
    source.build_all();
    let shop = Shop::new();
    let overrides = Overrides {
        name: Some("Anna of the form".into()),
        summary: Some("Said in the form".into()),
        rating: Some(vitrine_package::ContentRating::Mature),
        ..Overrides::default()
    };
    let file = source.out.join("packages/anna/1.0.0/persona.hpersona");
    let new = NewFile {
        file: &file,
        name: "anna.hpersona",
        sha256: Sha256::of(&std::fs::read(&file).unwrap()),
        id: &id("anna"),
        version: &"1.0.0".parse().unwrap(),
        platform: "any",
        overrides: &overrides,
        earlier: &[],
    };
    let placed = place(&shop.out(), &new, &ArchiveLimits::default()).unwrap();
    assert_eq!(placed.facts.name, "Anna of the form");
    let card: serde_json::Value =
        serde_json::from_slice(&std::fs::read(shop.out().join("previews/anna/1.0.0/card.json")).unwrap())
            .unwrap();
    assert_eq!((&card["name"], &card["short"]), (&"Anna of the form".into(), &"Said in the form".into()));
    assert_eq!(card["content_rating"], "nsfw");
}

#[test]
fn a_signed_edition_grows_withdraws_and_takes_back() {
    let mut shop = Shop::new().signed();
    let follower = Follower::of(&shop.out());
    let file = |shop: &Shop, words: &str| {
        let path = shop.root.path().join(format!("{words}.tar.gz"));
        std::fs::write(&path, tool(words)).unwrap();
        path
    };
    for (name, version) in [("hello", "1.0"), ("other", "1.0")] {
        let path = file(&shop, &format!("{name}{version}"));
        shop.take(name, version, &path);
        assert!(shop.issue(&[name]).signed.is_some());
    }
    assert_eq!(follower.trusts_all(NOW).len(), 3);
    shop.collections = vec![Collection {
        id: id("featured"),
        title: "Featured".into(),
        description: String::new(),
        packages: vec![id("other"), id("hello"), id("nobody")],
    }];
    shop.issue(&[]);
    let bytes = Sha256::of(&tool("other1.0"));
    let stone = |reason: &str| Tombstone {
        kind: vitrine_package::Kind::Tool,
        name: "Other".into(),
        maker: String::new(),
        rating: vitrine_package::ContentRating::Everyone,
        reason: reason.into(),
        malicious: true,
        at: NOW,
        digests: BTreeSet::from([bytes]),
    };
    let mut edits = shop.edits(&[]);
    edits.put.insert(id("other"), Listed::withdrawn(&id("other"), stone("It reads letters")));
    let issued = shop.issue_at(edits, NOW).unwrap();
    assert_eq!((issued.packages, issued.sequence), (2, 4));
    assert!(!shop.out().join("packages/other").exists());
    let gallery = Gallery::read(&shop.out());
    let withdrawn = gallery.entries["other"].withdrawn.as_ref().unwrap();
    assert_eq!((withdrawn.reason.as_str(), &withdrawn.digests[..]), ("It reads letters", &[bytes][..]));
    let lists = String::from_utf8(gallery.bytes(gallery.root.collections.as_ref().unwrap())).unwrap();
    assert!(lists.contains("hello") && !lists.contains("other") && !lists.contains("nobody"), "{lists}");
    let error = follower.ask("packages/other/1.0/any.tar.gz", NOW).unwrap_err();
    assert!(matches!(error, vitrine_trust::TrustError::Withdrawn { .. }), "{error}");
    // Taken back.
    let path = file(&shop, "other1.0");
    shop.take("other", "1.0", &path);
    shop.issue(&["other"]);
    assert_eq!(follower.trusts_all(NOW).len(), 3);
}

struct Gone(AtomicI64);

impl Disk for Gone {
    fn before(&self, _: Operation<'_>) -> std::io::Result<()> {
        match self.0.fetch_sub(1, Ordering::SeqCst) > 0 {
            true => Ok(()),
            false => Err(std::io::Error::from(std::io::ErrorKind::StorageFull)),
        }
    }
}

#[test]
fn cut_anywhere_the_old_gallery_is_whole_and_doing_it_again_completes_it() {
    let (mut cuts, mut stride) = (0, 1);
    let mut step = 0;
    loop {
        let mut shop = Shop::new().signed();
        for version in ["1.0", "1.1"] {
            let path = shop.root.path().join(format!("{version}.tar.gz"));
            std::fs::write(&path, tool(version)).unwrap();
            shop.take("hello", version, &path);
        }
        shop.issue(&["hello"]);
        let follower = Follower::of(&shop.out());
        let old = follower.trusts_all(NOW);
        let path = shop.root.path().join("1.2.tar.gz");
        std::fs::write(&path, tool("1.2")).unwrap();
        let watch = watch_disk(&shop.out(), Arc::new(Gone(AtomicI64::new(step))));
        let placed = shop.place("hello", "1.2", &path);
        let ended = placed.and_then(|placed| {
            let mut entry = shop.memory[&id("hello")].values().next().unwrap().0.clone();
            entry.version = "1.2".parse().unwrap();
            entry.artifacts = vec![placed.artifact.clone()];
            shop.memory.get_mut(&id("hello")).unwrap().insert(entry.version.clone(), (entry, placed));
            shop.issue_at(shop.edits(&["hello"]), NOW + 1)
        });
        drop(watch);
        if ended.is_ok() {
            break;
        }
        cuts += 1;
        for (path, target) in old.iter().filter(|(path, _)| *path != "vitrine.json") {
            let told = follower.ask(path, NOW + 1).unwrap().unwrap();
            assert_eq!(told.sha256, target.sha256, "{path} at {step}");
            assert_eq!(Sha256::of(&std::fs::read(shop.out().join(path)).unwrap()), target.sha256);
        }
        shop.take("hello", "1.2", &path);
        shop.issue_at(shop.edits(&["hello"]), NOW + 2).unwrap();
        assert_eq!(follower.trusts_all(NOW + 2).len(), 4, "at {step}");
        assert_eq!(Gallery::read(&shop.out()).entries["hello"].versions.len(), 3);
        // Every step at first, then every few: a cut is a fifth of a second.
        stride += step / 40;
        step += stride;
    }
    println!("{cuts} cuts up to step {step}");
    assert!(cuts > 15, "{cuts}");
}

/// Ten thousand packages of which no file is there: an issue that looked at one of them would fail.
#[test]
fn ten_thousand_packages_are_not_looked_at_again() {
    let mut shop = Shop::new().signed();
    let path = shop.root.path().join("hello.tar.gz");
    std::fs::write(&path, tool("one")).unwrap();
    shop.take("hello", "1.0", &path);
    let mut edits = shop.edits(&["hello"]);
    let (version, placed) = shop.memory[&id("hello")].values().next().unwrap().clone();
    for number in 0..10_000 {
        let name = id(&format!("package-{number}"));
        let mut version = version.clone();
        version.artifacts[0].mirrors = vec![format!("packages/{name}/1.0/any.tar.gz")];
        let mut facts = placed.facts.clone();
        facts.picture = None;
        facts.description = String::new();
        let details = Details::default();
        // Details of nobody: ten thousand files would only measure the disk.
        let listed = Listed::live(&name, &facts, &Said::default(), vec![version], details).unwrap();
        edits.put.insert(name, listed.without_details());
    }
    let first = Instant::now();
    assert_eq!(shop.issue_at(edits, NOW).unwrap().packages, 10_001);
    let first = first.elapsed();
    let path = shop.root.path().join("hello2.tar.gz");
    std::fs::write(&path, tool("two")).unwrap();
    shop.take("hello", "2.0", &path);
    let edits = shop.edits(&["hello"]);
    let began = Instant::now();
    let issued = shop.issue_at(edits, NOW + 1).unwrap();
    let took = began.elapsed();
    println!("all: {first:?}, one more: {took:?}");
    assert_eq!((issued.packages, issued.sequence), (10_001, 2));
    assert_eq!(std::fs::read_dir(shop.out().join("packages")).unwrap().count(), 1);
    assert!(took < first && took.as_secs() < 20, "{took:?} of {first:?}");
}

#[test]
fn a_damaged_list_is_written_anew_whole_and_never_goes_back() {
    let mut shop = Shop::new();
    for version in ["1.0", "1.1"] {
        let path = shop.root.path().join(format!("{version}.tar.gz"));
        std::fs::write(&path, tool(version)).unwrap();
        shop.take("hello", version, &path);
        shop.issue(&["hello"]);
    }
    std::fs::write(shop.out().join("catalogue/snapshot-2.jsonl.zst"), "damaged").unwrap();
    let error = shop.issue_at(shop.edits(&["hello"]), NOW).unwrap_err();
    assert_eq!(error.code(), "publish.damaged");
    let whole = Edits { whole: true, ..shop.edits(&["hello"]) };
    assert_eq!(shop.issue_at(whole.clone(), NOW).unwrap().sequence, 3);
    std::fs::write(shop.out().join("vitrine.json"), "damaged").unwrap();
    let options = IssueOptions { now: NOW, keys: None, keep_segments: 32, at_least: 9 };
    assert_eq!(issue(&shop.out(), whole.clone(), &options).unwrap().sequence, 9);
    std::fs::write(shop.out().join("registry/registry.json"), "damaged").unwrap();
    let error = shop.issue_at(shop.edits(&["hello"]), NOW).unwrap_err();
    assert_eq!(error.code(), "publish.damaged");
    shop.issue_at(whole, NOW).unwrap();
    // What is removed without a tombstone is gone from the list.
    let edits = Edits { remove: BTreeSet::from([id("hello")]), ..shop.edits(&[]) };
    assert_eq!(shop.issue_at(edits, NOW).unwrap().packages, 0);
    let log = Gallery::read(&shop.out());
    let last = log.root.log.last().unwrap();
    assert_eq!(log.zstd_lines(&last.file), [r#"{"removed":"hello"}"#]);
}
