//! A gallery in three states, a home that knows the second, and what must be true of it after it was killed on its
//! way to the third.

use std::cell::Cell;
use std::collections::BTreeSet;
use std::path::Path;
use std::time::Duration;

use tempfile::TempDir;
use vitrine_base::fs::{walk, watch_disk};
use vitrine_catalog::{Catalog, Query, Source};
use vitrine_package::listing::{ROOT_FILE, Root};
use vitrine_testkit::many;
use vitrine_trust::Verifier;

use super::child::{Counting, gallery, open, sync, undisturbed};
use crate::signing::{SEED, Signed};
use crate::support::{NOW, copy_tree};

/// Listings of a gallery.
const N: usize = 120;

/// What kind of sync it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Plot {
    /// The first of a gallery.
    First,
    /// The first of a signed gallery.
    FirstSigned,
    /// Changes that come as segments of the log.
    Log,
    /// The log does not add up, and the snapshot is read instead.
    Snapshot,
    /// A signed gallery's changes.
    Signed,
    /// A gallery that shrinks, with the person's word.
    Shrinks,
}

impl Plot {
    pub(super) const ALL: [Self; 6] =
        [Self::First, Self::FirstSigned, Self::Log, Self::Snapshot, Self::Signed, Self::Shrinks];

    fn is_first(self) -> bool {
        matches!(self, Self::First | Self::FirstSigned)
    }

    fn is_signed(self) -> bool {
        matches!(self, Self::FirstSigned | Self::Signed)
    }

    /// Writes the gallery's three states.
    fn write(self, states: &Path) {
        if self.is_signed() {
            let folder = tempfile::tempdir().unwrap();
            let mut signed = Signed::begin(folder.path(), 1, NOW - 10_000);
            for (sequence, stage) in [(1, Stage::Ancient), (2, Stage::Old), (4, Stage::New)] {
                signed.publish(N, sequence, NOW - 10_000 + sequence as i64 * 1_000);
                std::fs::create_dir(states.join(stage.name())).unwrap();
                copy_tree(folder.path(), &states.join(stage.name()));
            }
            return;
        }
        let write = |stage: Stage, n, sequence| {
            let folder = states.join(stage.name());
            std::fs::create_dir_all(&folder).unwrap();
            many::vitrine_index(&folder, n, SEED, sequence)
        };
        write(Stage::Ancient, N, 1);
        write(Stage::Old, N, 2);
        let root = write(Stage::New, if self == Self::Shrinks { N / 8 } else { N }, 4);
        if self == Self::Snapshot {
            let_the_log_lead_elsewhere(root, &states.join(Stage::New.name()));
        }
    }
}

/// Takes the log of another gallery: sound in itself, but not the way to this state.
fn let_the_log_lead_elsewhere(mut root: Root, folder: &Path) {
    let elsewhere = tempfile::tempdir().unwrap();
    root.log = many::vitrine_index(elsewhere.path(), N, SEED + 1, 4).log;
    copy_tree(&elsewhere.path().join("index"), &folder.join("index"));
    std::fs::write(folder.join(ROOT_FILE), serde_json::to_vec(&root).unwrap()).unwrap();
}

/// A state of the gallery.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stage {
    Ancient,
    Old,
    New,
}

impl Stage {
    fn name(self) -> &'static str {
        match self {
            Self::Ancient => "ancient",
            Self::Old => "old",
            Self::New => "new",
        }
    }
}

/// A gallery's folder that shows one of its states.
struct Shown {
    folder: TempDir,
    stage: Cell<Stage>,
}

impl Shown {
    fn new(plot: Plot) -> Self {
        let folder = tempfile::tempdir().unwrap();
        plot.write(folder.path());
        std::fs::rename(folder.path().join(Stage::Old.name()), folder.path().join("gallery")).unwrap();
        Self { folder, stage: Cell::new(Stage::Old) }
    }

    fn show(&self, stage: Stage) {
        let at = |name: &str| self.folder.path().join(name);
        std::fs::rename(at("gallery"), at(self.stage.get().name())).unwrap();
        std::fs::rename(at(stage.name()), at("gallery")).unwrap();
        self.stage.set(stage);
    }
}

/// Everything a person could see of the catalogue.
#[derive(Debug, PartialEq, Eq)]
struct State {
    /// Every id with its versions and their digests.
    listings: Vec<String>,
    /// What the search finds, and the tags it offers.
    search: String,
    /// What is known of the source, but for when it was asked.
    source: String,
}

impl State {
    fn of(catalog: &Catalog) -> Self {
        let all = Query { allow_mature: true, limit: 50, ..Query::default() };
        let mut listings = Vec::new();
        loop {
            let page = catalog.search(&Query { offset: listings.len() as u32, ..all.clone() }).unwrap();
            listings.extend(page.rows.iter().map(|row| {
                let versions = row.versions.iter().map(|v| format!("{} {:?}", v.version, v.sha256));
                format!("{}: {:?}", row.id, versions.collect::<Vec<_>>())
            }));
            if page.rows.is_empty() {
                assert_eq!(listings.len(), page.total as usize);
                break;
            }
        }
        listings.sort();
        let found = catalog.search(&Query { text: "the".into(), ..all }).unwrap();
        let found: Vec<_> = found.rows.iter().map(|row| row.id.to_string()).collect();
        let source = catalog.source(&gallery()).unwrap().unwrap();
        let source = Source { last_sync: None, last_try: None, ..source };
        Self {
            listings,
            search: format!("{found:?} {:?}", catalog.facets("", true).unwrap()),
            source: format!("{source:?}"),
        }
    }
}

/// Everything in a home but what SQLite keeps beside an open database.
fn files(home: &Path) -> BTreeSet<String> {
    let all = walk(home).unwrap().into_iter().map(|entry| entry.path.to_string_lossy().into_owned());
    all.filter(|path| !path.ends_with("-wal") && !path.ends_with("-shm")).collect()
}

/// The version of the signed timestamp that is remembered.
fn floor(home: &Path) -> Option<u64> {
    let verifier = Verifier::open(&home.join("trust").join(gallery().as_str())).unwrap();
    verifier.map(|verifier| verifier.facts(NOW).timestamp_version)
}

/// A home nobody has open, its states before and after a sync, and how much there is to disturb.
pub(super) struct Scene {
    plot: Plot,
    shown: Shown,
    template: TempDir,
    old: State,
    new: State,
    floors: [Option<u64>; 2],
    files: BTreeSet<String>,
    /// Changes of the disk in a sync.
    pub(super) operations: u64,
    /// Bytes of SQLite's journal at its end.
    pub(super) journal: u64,
    /// How long another process takes for it.
    pub(super) length: Duration,
}

impl Scene {
    pub(super) fn new(plot: Plot) -> Self {
        let shown = Shown::new(plot);
        let template = tempfile::tempdir().unwrap();
        let (catalog, _) = open(template.path());
        let location = shown.folder.path().join("gallery").display().to_string();
        catalog.add_source(&location, Some(gallery().as_str()), false).unwrap();
        if !plot.is_first() {
            assert_eq!(sync(&catalog).unwrap().added as usize, N);
        }
        let old = State::of(&catalog);
        drop(catalog);
        shown.show(Stage::New);
        let home = copy_of(template.path());
        let counting = Counting::until(u64::MAX);
        let watch = watch_disk(home.path(), counting.clone());
        let (catalog, _) = open(home.path());
        assert!(!sync(&catalog).unwrap().unchanged);
        drop(watch);
        let journal = std::fs::metadata(home.path().join("catalog.db-wal")).unwrap().len();
        let new = State::of(&catalog);
        drop(catalog);
        assert_ne!(old, new);
        let floors = [floor(template.path()), floor(home.path())];
        assert_eq!(plot.is_signed(), floors[0] < floors[1], "{floors:?}");
        let length = undisturbed(copy_of(template.path()).path());
        let files = files(home.path());
        Self { plot, shown, template, old, new, floors, files, operations: counting.count(), journal, length }
    }

    /// A home to do harm to.
    pub(super) fn home(&self) -> TempDir {
        copy_of(self.template.path())
    }

    /// Opens what is left and looks whether it is exactly old or exactly new; answers whether it is new.
    pub(super) fn check(&self, home: &Path, how: &str) -> bool {
        let how = format!("{:?}, {how}", self.plot);
        let seen = floor(home);
        assert!(seen >= self.floors[0] && seen <= self.floors[1], "{how}: the floor is {seen:?}");
        let (catalog, report) = open(home);
        assert_eq!(report.notices, Vec::<String>::new(), "{how}");
        let roster = |home: &Path| std::fs::read_to_string(home.join("sources.json")).unwrap();
        assert_eq!(roster(home), roster(self.template.path()), "{how}");
        let left = files(home);
        assert!(left.is_subset(&self.files), "{how}: left over: {:?}", left.difference(&self.files));
        let found = State::of(&catalog);
        let is_new = found == self.new;
        assert!(is_new || found == self.old, "{how}: between old and new: {found:#?}");
        if is_new || !self.plot.is_first() {
            self.refuses(&catalog, Stage::Ancient, &how);
        }
        if is_new || (self.plot.is_signed() && seen == self.floors[1]) {
            self.refuses(&catalog, Stage::Old, &how);
        }
        self.goes_on(&catalog, &how);
        drop(catalog);
        let (again, report) = open(home);
        assert!(report.notices.is_empty() && State::of(&again) == self.new, "{how}: {report:?}");
        assert_eq!(files(home), self.files, "{how}");
        self.refuses(&again, Stage::Old, &how);
        self.shown.show(Stage::New);
        is_new
    }

    /// The next sync brings the new state.
    pub(super) fn goes_on(&self, catalog: &Catalog, how: &str) {
        self.shown.show(Stage::New);
        let synced = sync(catalog);
        assert!(synced.is_ok(), "{how}: {synced:?}");
        assert_eq!(State::of(catalog), self.new, "{how}");
        assert!(sync(catalog).unwrap().unchanged, "{how}");
    }

    /// A state that was overtaken does not get in.
    fn refuses(&self, catalog: &Catalog, stage: Stage, how: &str) {
        self.shown.show(stage);
        let before = State::of(catalog).listings;
        let code = sync(catalog).err().map(|error| error.code());
        let expected = if self.plot.is_signed() { "trust.rolled_back" } else { "index.went_back" };
        assert_eq!(code, Some(expected), "{how}: {stage:?}");
        assert_eq!(State::of(catalog).listings, before, "{how}: {stage:?}");
    }
}

fn copy_of(home: &Path) -> TempDir {
    let to = tempfile::tempdir().unwrap();
    copy_tree(home, to.path());
    to
}
