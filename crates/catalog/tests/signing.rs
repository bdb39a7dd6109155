//! A signed gallery that the tests can publish to, spoil, and begin anew.

use std::path::{Path, PathBuf};

use vitrine_base::{PackageId, Sha256, Timestamp};
use vitrine_package::listing::{Entry, ROOT_FILE};
use vitrine_testkit::many;
use vitrine_trust::writer::{Changes, InitOptions, NewTarget, Periods, Repository, init};
use vitrine_trust::{Release, SigningKey};

/// What the tests' galleries are made from.
pub(crate) const SEED: u64 = 5;

/// A day in milliseconds.
pub(crate) const DAY: Timestamp = 86_400_000;

pub(crate) struct Signed {
    pub(crate) folder: PathBuf,
    pub(crate) repository: Repository,
    pub(crate) root: SigningKey,
    pub(crate) online: SigningKey,
}

impl Signed {
    /// A provisional gallery; `seed` decides its keys, and with them its identity.
    pub(crate) fn begin(folder: &Path, seed: u8, now: Timestamp) -> Self {
        let root = SigningKey::from_seed("root of tests", &["root"], &[seed; 32]);
        let online = SigningKey::from_seed("online key of tests", &["online"], &[seed + 100; 32]);
        let options = InitOptions {
            root: &[root.public()],
            root_threshold: 1,
            targets: &[root.public()],
            targets_threshold: 1,
            online: &online.public(),
            keys: &[&root, &online],
            periods: Periods::static_gallery(),
            expected_files: 100,
        };
        let repository = init(folder, &options, now).unwrap();
        Self { folder: folder.to_owned(), repository, root, online }
    }

    pub(crate) fn fingerprint(&self) -> vitrine_trust::Fingerprint {
        *self.repository.fingerprint()
    }

    /// Writes the index at `sequence` and signs it, with every artifact in it.
    pub(crate) fn publish(&mut self, n: usize, sequence: u64, now: Timestamp) {
        many::vitrine_index(&self.folder, n, SEED, sequence);
        let entries = (0..n as u64).map(|index| many::entry(SEED, index, sequence));
        let add = entries.flat_map(|entry| targets(&entry)).collect();
        self.sign(Changes { add, ..Changes::default() }, now);
    }

    /// Signs changes, and the list as it lies there.
    pub(crate) fn sign(&mut self, changes: Changes, now: Timestamp) {
        self.sign_list(ROOT_FILE, changes, now);
    }

    /// Signs changes, and the list of that name as it lies there.
    pub(crate) fn sign_list(&mut self, list: &str, changes: Changes, now: Timestamp) {
        let changes = Changes { index: vec![self.list(list)], ..changes };
        self.repository.publish(&changes, &[&self.online, &self.root], now).unwrap();
    }

    fn list(&self, name: &str) -> NewTarget {
        let bytes = std::fs::read(self.folder.join(name)).unwrap();
        NewTarget { path: name.into(), length: bytes.len() as u64, sha256: Sha256::of(&bytes), release: None }
    }

    /// Everything in the gallery, to go back to.
    pub(crate) fn copy(&self) -> tempfile::TempDir {
        let copy = tempfile::tempdir().unwrap();
        crate::support::copy_tree(&self.folder, copy.path());
        copy
    }
}

/// Puts a copy back over what is there.
pub(crate) fn put_back(copy: &Path, folder: &Path) {
    std::fs::remove_dir_all(folder.join("metadata")).unwrap();
    crate::support::copy_tree(copy, folder);
}

/// The targets of an entry's artifacts.
pub(crate) fn targets(entry: &Entry) -> Vec<NewTarget> {
    let of = |id: &PackageId, version: &vitrine_package::listing::VersionEntry| {
        let artifact = &version.artifacts[0];
        NewTarget {
            path: artifact.mirrors[0].clone(),
            length: artifact.size,
            sha256: artifact.sha256,
            release: Some(Release {
                id: id.clone(),
                version: version.version.clone(),
                platform: artifact.platform.clone(),
                kind: "persona".into(),
                content: artifact.content,
                table: None,
            }),
        }
    };
    entry.versions.iter().map(|version| of(&entry.id, version)).collect()
}
