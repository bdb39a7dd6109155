//! A signed gallery in a temporary folder, the host that serves it, and a client.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use vitrine_base::{PackageId, Sha256, Timestamp, Version};
use vitrine_trust::writer::{Changes, InitOptions, NewTarget, Periods, Repository, init};
use vitrine_trust::{Fetch, FetchFailure, Fetched, Release, SigningKey, TrustError, Verifier};

pub(crate) const DAY: Timestamp = 24 * 3_600_000;
/// 2026-11-21T00:00:00Z.
pub(crate) const NOW: Timestamp = 1_795_219_200_000;

/// A key that is the same in every run.
pub(crate) fn key(name: &str) -> SigningKey {
    SigningKey::from_seed(name, &[], Sha256::of(name.as_bytes()).as_bytes())
}

/// What a host answers: metadata by name, with a record of what was asked.
#[derive(Default)]
pub(crate) struct Host {
    pub(crate) files: BTreeMap<String, Vec<u8>>,
    pub(crate) asked: Mutex<Vec<String>>,
    /// A file whose body never ends: the client's limit is what ends it.
    pub(crate) endless: Option<String>,
    /// The host is gone.
    pub(crate) down: bool,
}

impl Host {
    /// Everything in a gallery's metadata folder, as it is now.
    pub(crate) fn of(gallery: &Path) -> Self {
        let entries = std::fs::read_dir(gallery.join("metadata")).unwrap();
        let files = entries
            .map(|entry| entry.unwrap())
            .filter(|entry| entry.file_type().unwrap().is_file())
            .map(|entry| (entry.file_name().into_string().unwrap(), std::fs::read(entry.path()).unwrap()))
            .collect();
        Self { files, ..Self::default() }
    }

    pub(crate) fn asked(&self) -> Vec<String> {
        std::mem::take(&mut self.asked.lock().unwrap())
    }

    pub(crate) fn json(&self, file: &str) -> serde_json::Value {
        serde_json::from_slice(&self.files[file]).unwrap()
    }

    pub(crate) fn put(&mut self, file: &str, value: &serde_json::Value) {
        self.files.insert(file.to_owned(), serde_json::to_vec(value).unwrap());
    }
}

impl Fetch for Host {
    fn fetch<'a>(&'a self, path: &'a str, max_bytes: u64) -> Fetched<'a> {
        self.asked.lock().unwrap().push(path.to_owned());
        Box::pin(async move {
            if self.down {
                return Err(FetchFailure::new("the host does not answer"));
            }
            if self.endless.as_deref() == Some(path) {
                return Ok(Some(vec![b' '; usize::try_from(max_bytes).unwrap() + 1].into()));
            }
            Ok(self.files.get(path).map(|bytes| bytes.clone().into()))
        })
    }
}

/// A gallery that one person started with one command: 1 of 1.
pub(crate) struct Gallery {
    pub(crate) folder: tempfile::TempDir,
    pub(crate) repository: Repository,
    pub(crate) root: SigningKey,
    pub(crate) targets: SigningKey,
    pub(crate) online: SigningKey,
    pub(crate) now: Timestamp,
}

impl Gallery {
    pub(crate) fn new() -> Self {
        let (root, targets, online) = (key("root"), key("targets"), key("online"));
        let folder = scratch();
        let options = InitOptions {
            root: &[root.public()],
            root_threshold: 1,
            targets: &[targets.public()],
            targets_threshold: 1,
            online: &online.public(),
            keys: &[&root, &targets, &online],
            periods: Periods::static_gallery(),
            expected_files: 100,
        };
        let repository = init(folder.path(), &options, NOW).unwrap();
        Self { folder, repository, root, targets, online, now: NOW }
    }

    /// With a root document and three packages.
    pub(crate) fn filled() -> Self {
        let mut gallery = Self::new();
        gallery.publish(&Changes {
            index: vec![document("vitrine.json", "sequence 1")],
            add: vec![package("nora", "1.0.0"), package("scout", "1.0.0"), package("theme", "2.1")],
            ..Changes::default()
        });
        gallery
    }

    pub(crate) fn path(&self) -> &Path {
        self.folder.path()
    }

    pub(crate) fn publish(&mut self, changes: &Changes) -> vitrine_trust::writer::Published {
        self.repository.publish(changes, &[&self.online], self.now).unwrap()
    }

    pub(crate) fn host(&self) -> Host {
        Host::of(self.path())
    }

    /// All keys at hand.
    pub(crate) fn keys(&self) -> Vec<&SigningKey> {
        vec![&self.root, &self.targets, &self.online]
    }
}

/// A folder that is gone when the test is; in memory where there is such a place.
pub(crate) fn scratch() -> tempfile::TempDir {
    let memory = Path::new("/dev/shm");
    let made = if memory.is_dir() { tempfile::tempdir_in(memory) } else { tempfile::tempdir() };
    made.or_else(|_| tempfile::tempdir()).unwrap()
}

pub(crate) fn document(path: &str, body: &str) -> NewTarget {
    NewTarget {
        path: path.to_owned(),
        length: body.len() as u64,
        sha256: Sha256::of(body.as_bytes()),
        release: None,
    }
}

pub(crate) fn package_path(id: &str, version: &str) -> String {
    format!("packages/{id}/{version}/{id}.hpersona")
}

pub(crate) fn package(id: &str, version: &str) -> NewTarget {
    let path = package_path(id, version);
    NewTarget {
        length: 1000,
        sha256: Sha256::of(path.as_bytes()),
        release: Some(Release {
            id: PackageId::new(id).unwrap(),
            version: Version::new(version).unwrap(),
            platform: "any".to_owned(),
            kind: "persona".to_owned(),
            content: Some(Sha256::of(b"content")),
            table: None,
        }),
        path,
    }
}

/// A person's computer: a folder for what is remembered.
pub(crate) struct Computer {
    pub(crate) home: tempfile::TempDir,
}

impl Computer {
    pub(crate) fn new() -> Self {
        Self { home: scratch() }
    }

    pub(crate) fn folder(&self) -> PathBuf {
        self.home.path().join("trust")
    }

    pub(crate) fn add(&self, host: &Host, now: Timestamp) -> Result<Verifier, TrustError> {
        let mut verifier = wait(Verifier::first_use(&self.folder(), host, None, now))?;
        wait(verifier.refresh(host, now))?;
        Ok(verifier)
    }

    /// After a restart.
    pub(crate) fn open(&self) -> Verifier {
        Verifier::open(&self.folder()).unwrap().unwrap()
    }

    /// A sync after a restart.
    pub(crate) fn refresh(&self, host: &Host, now: Timestamp) -> Result<vitrine_trust::Facts, TrustError> {
        let mut verifier = self.open();
        wait(verifier.refresh(host, now))
    }
}

/// Runs a future that waits for nothing but itself.
pub(crate) fn wait<T>(future: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().build().unwrap().block_on(future)
}
