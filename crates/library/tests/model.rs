//! Random histories against a model of a few lines.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use proptest::prelude::*;
use vitrine_base::{Sha256, Silent};
use vitrine_library::Health;

use crate::support::{Bench, key, version};

const IDS: [&str; 2] = ["nora", "otto"];
const VERSIONS: [&str; 4] = ["1.0.0", "1.1.0", "1.2.0", "2.0.0"];
const BYTES: [&str; 2] = ["first", "second"];

#[derive(Debug, Clone)]
enum Step {
    Install { id: usize, version: usize, bytes: usize, accept: bool },
    Remove { id: usize, delete_changed: bool },
    Rollback { id: usize },
    Edit { id: usize },
    DeleteFile { id: usize },
    DeleteFolder { id: usize },
    LoseDatabase,
    Reopen,
    CollectGarbage,
}

fn step() -> impl Strategy<Value = Step> {
    let id = || 0..IDS.len();
    prop_oneof![
        6 => (id(), 0..VERSIONS.len(), 0..BYTES.len(), any::<bool>())
            .prop_map(|(id, version, bytes, accept)| Step::Install { id, version, bytes, accept }),
        2 => (id(), any::<bool>()).prop_map(|(id, delete_changed)| Step::Remove { id, delete_changed }),
        3 => id().prop_map(|id| Step::Rollback { id }),
        2 => id().prop_map(|id| Step::Edit { id }),
        1 => id().prop_map(|id| Step::DeleteFile { id }),
        1 => id().prop_map(|id| Step::DeleteFolder { id }),
        1 => Just(Step::LoseDatabase),
        1 => Just(Step::Reopen),
        1 => Just(Step::CollectGarbage),
    ]
}

/// One kept version and what a hand did to it.
#[derive(Debug, Clone, PartialEq)]
struct Kept {
    version: usize,
    bytes: usize,
    edited: bool,
    missing: bool,
    gone: bool,
}

impl Kept {
    fn health(&self) -> Health {
        match self {
            Self { gone: true, .. } => Health::Gone,
            Self { missing: true, .. } => Health::Missing,
            Self { edited: true, .. } => Health::Changed,
            _ => Health::Intact,
        }
    }
}

struct World {
    bench: Bench,
    packages: BTreeMap<usize, Vec<Kept>>,
}

impl World {
    fn current(&mut self, id: usize) -> Option<(&mut Kept, PathBuf)> {
        let folder = self.bench.get(IDS[id]).map(|installed| installed.folder);
        let kept = self.packages.get_mut(&id)?.first_mut()?;
        Some((kept, folder.unwrap()))
    }

    fn take(&mut self, step: &Step) {
        match *step {
            Step::Install { id, version, bytes, accept } => self.install(id, version, bytes, accept),
            Step::Remove { id, delete_changed } => self.remove(id, delete_changed),
            Step::Rollback { id } => self.rollback(id),
            Step::Edit { id } => {
                if let Some((kept, folder)) = self.current(id).filter(|(kept, _)| !kept.gone) {
                    fs::write(folder.join("notes.txt"), "by hand").unwrap();
                    kept.edited = true;
                }
            }
            Step::DeleteFile { id } => {
                if let Some((kept, folder)) = self.current(id).filter(|(kept, _)| !kept.gone && !kept.missing)
                {
                    fs::remove_file(folder.join("manifest.json")).unwrap();
                    kept.missing = true;
                }
            }
            Step::DeleteFolder { id } => {
                if let Some((kept, folder)) = self.current(id).filter(|(kept, _)| !kept.gone) {
                    fs::remove_dir_all(folder).unwrap();
                    (kept.gone, kept.edited, kept.missing) = (true, false, false);
                }
            }
            Step::LoseDatabase => {
                for name in ["library.db", "library.db-wal", "library.db-shm"] {
                    let _ = fs::remove_file(self.bench.home.join(name));
                }
                self.bench.reopen();
            }
            Step::Reopen => assert!(self.bench.reopen().notices.is_empty()),
            Step::CollectGarbage => drop(self.bench.library.collect_garbage().unwrap()),
        }
    }

    fn install(&mut self, id: usize, at: usize, bytes: usize, accept: bool) {
        let mut wish = self.bench.wish(IDS[id], VERSIONS[at], BYTES[bytes]);
        wish.accept_republished = accept;
        let digest: Sha256 = wish.download.sha256.unwrap();
        let seen = self.bench.library.seen_digest(&key(IDS[id]), &version(VERSIONS[at]));
        let done = self.bench.install(wish);
        if seen.is_some_and(|seen| seen != digest) && !accept {
            assert_eq!(done.unwrap_err().code(), "republished");
            return;
        }
        assert_eq!(done.unwrap().sha256, digest);
        let kept = self.packages.entry(id).or_default();
        kept.retain(|kept| (kept.version, kept.bytes) != (at, bytes));
        kept.insert(0, Kept { version: at, bytes, edited: false, missing: false, gone: false });
        kept.truncate(3);
    }

    fn remove(&mut self, id: usize, delete_changed: bool) {
        let removed = self.bench.library.remove(&key(IDS[id]), delete_changed, &Silent);
        match self.packages.remove(&id) {
            None => assert_eq!(removed.unwrap_err().code(), "not_installed"),
            Some(kept) => {
                let edited = kept.iter().filter(|kept| kept.edited && !delete_changed).count();
                assert_eq!(removed.unwrap().kept.len(), edited);
            }
        }
    }

    fn rollback(&mut self, id: usize) {
        let done = self.bench.library.rollback(&key(IDS[id]));
        match self.packages.get_mut(&id).map(Vec::as_mut_slice) {
            None => assert_eq!(done.unwrap_err().code(), "not_installed"),
            Some([_]) => assert_eq!(done.unwrap_err().code(), "no_previous"),
            Some([_, target, ..]) if target.gone => assert_eq!(done.unwrap_err().code(), "gone"),
            Some(kept) => {
                kept.swap(0, 1);
                assert_eq!(done.unwrap().version.as_str(), VERSIONS[kept[0].version]);
            }
        }
    }

    fn check(&self) {
        self.bench.assert_tidy();
        assert_eq!(self.bench.library.installed().unwrap().len(), self.packages.len());
        for (id, kept) in &self.packages {
            let installed = self.bench.get(IDS[*id]).unwrap();
            assert_eq!(installed.version.as_str(), VERSIONS[kept[0].version]);
            assert_eq!(installed.health, kept[0].health(), "{kept:?}");
            assert_eq!(self.bench.library.verify(&key(IDS[*id])).unwrap().health, kept[0].health());
            let previous: Vec<_> = installed.previous.iter().map(|kept| kept.version.to_string()).collect();
            let expected: Vec<_> = kept[1..].iter().map(|kept| VERSIONS[kept.version].to_owned()).collect();
            assert_eq!(previous, expected);
        }
    }
}

proptest! {
    // A case is some hundred file operations; more of them run in `make soak` by PROPTEST_CASES.
    #![proptest_config(ProptestConfig { cases: cases(), max_shrink_iters: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_history_ends_as_the_model_says(steps in prop::collection::vec(step(), 1..16)) {
        let mut world = World { bench: Bench::new(), packages: BTreeMap::new() };
        for step in &steps {
            world.take(step);
            world.check();
        }
    }
}

fn cases() -> u32 {
    std::env::var("PROPTEST_CASES").ok().and_then(|count| count.parse().ok()).unwrap_or(24)
}
