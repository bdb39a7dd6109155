//! Updates that fetch only what changed, and what is done when something about them lies.

mod history;
mod liars;
mod pausing;
mod updates;

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use tempfile::TempDir;
use tokio_util::sync::CancellationToken;
use vitrine_base::limits::ArchiveLimits;
use vitrine_base::{BlobStore, Phase, Reporter, Sha256, TransferStatus};
use vitrine_package::listing::{FileRef, MemberTable, PatchRef};
use vitrine_package::{encode_table, member_table, pack_folder, patches_between};
use vitrine_testkit::FileServer;
use vitrine_transfer::{
    AddressPolicy, AtHand, Client, DeltaPlan, Download, Location, Obtained, TableAt, TransferError, Wanted,
};

use crate::setting::options;

/// Text that packs to about a third, the same for the same seed.
pub(crate) fn text(seed: u64, length: usize) -> Vec<u8> {
    let mut dice = vitrine_testkit::many::Dice::new(seed, 1);
    let mut out = Vec::new();
    while out.len() < length {
        out.extend(format!("word{} ", dice.roll() % 5000).bytes());
    }
    out.truncate(length);
    out
}

pub(crate) type Files = Vec<(String, Vec<u8>)>;

/// A package of 1 MB: pictures, one large text, small ones.
pub(crate) fn files() -> Files {
    let noise = |seed: u64, length: usize| {
        let mut dice = vitrine_testkit::many::Dice::new(seed, 2);
        (0..length).map(|_| dice.roll() as u8).collect::<Vec<u8>>()
    };
    let mut files = vec![
        ("app/large.js".to_owned(), text(1, 1_200_000)),
        ("app/medium.js".to_owned(), text(2, 120_000)),
        ("pictures/one.bin".to_owned(), noise(3, 150_000)),
        ("pictures/two.bin".to_owned(), noise(4, 150_000)),
        ("empty".to_owned(), Vec::new()),
    ];
    files.extend((0..20).map(|number| (format!("texts/{number:02}.txt"), text(100 + number, 3000))));
    files
}

pub(crate) fn changed(mut files: Files, path: &str, change: impl FnOnce(&mut Vec<u8>)) -> Files {
    change(&mut files.iter_mut().find(|(one, _)| one == path).unwrap().1);
    files
}

/// A gallery with one package in two versions, and a store that is empty.
pub(crate) struct Delta {
    pub(crate) folder: TempDir,
    pub(crate) server: FileServer,
    pub(crate) store: BlobStore,
    pub(crate) client: Client,
    pub(crate) old: PathBuf,
    pub(crate) new: PathBuf,
    pub(crate) heard: Heard,
    here: TempDir,
}

/// Keeps what it hears.
#[derive(Default)]
pub(crate) struct Heard {
    pub(crate) notes: Mutex<Vec<String>>,
    pub(crate) statuses: Mutex<Vec<TransferStatus>>,
}

impl Reporter for Heard {
    fn phase(&self, _: Phase) {}
    fn progress(&self, _: u64, _: Option<u64>) {}

    fn note(&self, text: &str) {
        self.notes.lock().unwrap().push(text.into());
    }

    fn transfer(&self, status: &TransferStatus) {
        self.statuses.lock().unwrap().push(status.clone());
    }
}

impl Delta {
    /// Both versions packed as Vitrine does.
    pub(crate) fn new(old: &Files, new: &Files) -> Self {
        let here = tempfile::tempdir().unwrap();
        let folder = tempfile::tempdir().unwrap();
        let old = pack(here.path(), "old.zip", old);
        let made = pack(here.path(), "new.zip", new);
        let new = folder.path().join("p.zip");
        std::fs::copy(made, &new).unwrap();
        Self::of(here, folder, old, new)
    }

    /// Of files that are there: the new one is served.
    pub(crate) fn serving(old: &Path, new: &Path) -> Self {
        let (here, folder) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let served = folder.path().join("p.zip");
        std::fs::copy(new, &served).unwrap();
        Self::of(here, folder, old.to_owned(), served)
    }

    fn of(here: TempDir, folder: TempDir, old: PathBuf, new: PathBuf) -> Self {
        Self {
            server: FileServer::start(folder.path()),
            store: BlobStore::open(here.path().join("store")).unwrap(),
            client: Client::new(options()).unwrap(),
            heard: Heard::default(),
            old,
            new,
            folder,
            here,
        }
    }

    pub(crate) fn at(&self, name: &str) -> Location {
        Location::parse(&format!("{}{name}", self.server.url())).unwrap()
    }

    pub(crate) fn bytes(&self) -> Vec<u8> {
        std::fs::read(&self.new).unwrap()
    }

    /// Wanted by digest and size alone.
    pub(crate) fn wanted(&self) -> Wanted {
        let bytes = self.bytes();
        let download = Download {
            mirrors: vec![self.at("p.zip")],
            sha256: Some(Sha256::of(&bytes)),
            size: Some(bytes.len() as u64),
            max_bytes: 1 << 30,
            policy: AddressPolicy::default(),
        };
        Wanted { download, content: None, table: None, base: None }
    }

    pub(crate) fn table(&self) -> MemberTable {
        member_table(&self.new, &ArchiveLimits::default()).unwrap()
    }

    /// Serves a table and wants by it.
    pub(crate) fn with_table(&self, table: &MemberTable) -> Wanted {
        let bytes = encode_table(table).unwrap();
        std::fs::write(self.folder.path().join("p.members"), &bytes).unwrap();
        let at = TableAt {
            mirrors: vec![self.at("p.members")],
            sha256: Sha256::of(&bytes),
            size: bytes.len() as u64,
        };
        let base = Some(Location::parse(&self.server.url()).unwrap());
        Wanted { content: Some(self.table().content), table: Some(at), base, ..self.wanted() }
    }

    /// Makes the patches from the old version, serves them, and names them in a table.
    pub(crate) fn patched_table(&self) -> MemberTable {
        let mut table = self.table();
        let scratch = tempfile::tempdir().unwrap();
        patches_between(
            Some(&self.old),
            &self.new,
            scratch.path(),
            &ArchiveLimits::default(),
            &mut |patch| {
                let sha256 = Sha256::of(&patch.bytes);
                let path = format!("patches/{sha256}");
                std::fs::create_dir_all(self.folder.path().join("patches"))?;
                std::fs::write(self.folder.path().join(&path), &patch.bytes)?;
                let file = FileRef { path, sha256, size: patch.bytes.len() as u64 };
                let named = PatchRef { from: patch.from, method: patch.method, file };
                table.members.iter_mut().filter(|member| member.sha256 == patch.to).for_each(|member| {
                    member.patches.push(named.clone());
                });
                Ok(())
            },
        )
        .unwrap();
        table
    }

    /// The old package file.
    pub(crate) fn package(&self) -> AtHand {
        AtHand { packages: vec![self.old.clone()], files: HashMap::new() }
    }

    /// The old version as installed files.
    pub(crate) fn installed(&self, files: &Files) -> AtHand {
        let folder = self.here.path().join("installed");
        let mut known = HashMap::new();
        for (path, bytes) in files {
            let file = folder.join(path);
            std::fs::create_dir_all(file.parent().unwrap()).unwrap();
            std::fs::write(&file, bytes).unwrap();
            known.insert(Sha256::of(bytes), file);
        }
        AtHand { packages: Vec::new(), files: known }
    }

    pub(crate) async fn plan(&self, wanted: &Wanted, have: &AtHand) -> DeltaPlan {
        let plan = self.client.plan_delta(wanted, have, &CancellationToken::new()).await.unwrap();
        self.server.forget_requests();
        plan
    }

    pub(crate) async fn obtain(&self, wanted: &Wanted, have: &AtHand) -> Result<Obtained, TransferError> {
        self.client.obtain(wanted, have, &self.store, &self.heard, &CancellationToken::new()).await
    }

    /// Bytes of bodies the server sent.
    pub(crate) fn sent(&self) -> u64 {
        self.server.requests().iter().map(|request| request.sent).sum()
    }

    /// What is in the store is the new version, byte for byte or by content, and nothing else lies about.
    #[track_caller]
    pub(crate) fn assert_right(&self, obtained: &Obtained) {
        assert_eq!(self.store.digests().unwrap(), [obtained.sha256]);
        let path = self.store.path(&obtained.sha256);
        let kept = std::fs::read(&path).unwrap();
        assert_eq!((Sha256::of(&kept), kept.len() as u64), (obtained.sha256, obtained.size));
        if obtained.exact {
            assert!(kept == self.bytes(), "it says exact and is not");
        }
        let content = member_table(&path, &ArchiveLimits::default()).unwrap().content;
        assert_eq!(content, self.table().content);
        self.assert_tidy();
    }

    #[track_caller]
    pub(crate) fn assert_tidy(&self) {
        let left: Vec<_> = std::fs::read_dir(self.store.partial_dir()).unwrap().collect();
        assert!(left.is_empty(), "{left:?}");
    }
}

pub(crate) fn pack(folder: &Path, name: &str, files: &Files) -> PathBuf {
    let inside = folder.join(format!("{name}-files"));
    for (path, bytes) in files {
        let path = inside.join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }
    let out = folder.join(name);
    pack_folder(&inside, &out, &ArchiveLimits::default()).unwrap();
    out
}
