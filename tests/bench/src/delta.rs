//! What updates cost: bytes on the wire of every tier, against zsync and the whole file, on every real update of
//! the shared packages and on two versions of real wheels and a bundled tool, fetched by name.

mod peers;
mod real;

use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};

use tokio_util::sync::CancellationToken;
use vitrine_base::limits::ArchiveLimits;
use vitrine_base::{BlobStore, Sha256, Silent};
use vitrine_package::listing::{FileRef, MemberTable, PatchRef};
use vitrine_package::{NewPatch, encode_table, member_table, patches_between};
use vitrine_testkit::{FileServer, shared_data};
use vitrine_transfer::{
    AddressPolicy, AtHand, Client, ClientOptions, Download, Location, Obtained, TableAt, Wanted,
};

use crate::table::Table;
use peers::PartsServer;

/// Bytes of bodies one update cost, by way.
#[derive(Debug, Default, Clone, Copy)]
pub(crate) struct Costs {
    pub(crate) full: u64,
    /// Nothing prepared, the very file.
    pub(crate) exact: u64,
    /// Nothing prepared, but the content root is known.
    pub(crate) content: u64,
    pub(crate) by_table: u64,
    pub(crate) by_patches: u64,
    pub(crate) zsync: Option<u64>,
}

impl Costs {
    fn add(&mut self, other: Self) {
        self.full += other.full;
        self.exact += other.exact;
        self.content += other.content;
        self.by_table += other.by_table;
        self.by_patches += other.by_patches;
        self.zsync = Some(self.zsync.unwrap_or(0) + other.zsync.unwrap_or(0));
    }

    fn line(&self) -> String {
        let part = |bytes: u64| format!("{} ({:.2} %)", bytes, bytes as f64 * 100.0 / self.full as f64);
        format!(
            "full {}, tier 0 {}, with content {}, tier 1 {}, tier 2 {}, zsync {}",
            self.full,
            part(self.exact),
            part(self.content),
            part(self.by_table),
            part(self.by_patches),
            self.zsync.map_or("not there".into(), part),
        )
    }

    /// The most of all ways, as a part of the whole file.
    fn worst(&self) -> f64 {
        let most = self.exact.max(self.content).max(self.by_table).max(self.by_patches);
        most as f64 / self.full.max(64_000) as f64
    }
}

/// One update, served and ready to be measured.
pub(crate) struct Update {
    folder: tempfile::TempDir,
    server: FileServer,
    runtime: tokio::runtime::Runtime,
    old: PathBuf,
    new: PathBuf,
    table: MemberTable,
}

impl Update {
    /// `None` when the package passes no gate.
    pub(crate) fn new(old: &Path, new: &Path) -> Option<Self> {
        let folder = tempfile::tempdir().unwrap();
        let served = folder.path().join("p.zip");
        std::fs::copy(new, &served).unwrap();
        let table = member_table(&served, &ArchiveLimits::default()).ok()?;
        let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
        let server = FileServer::start(folder.path());
        Some(Self { folder, server, runtime, old: old.to_owned(), new: served, table })
    }

    fn at(&self, name: &str) -> Location {
        Location::parse(&format!("{}{name}", self.server.url())).unwrap()
    }

    fn wanted(&self) -> Wanted {
        let download = Download {
            mirrors: vec![self.at("p.zip")],
            sha256: Some(self.table.artifact),
            size: Some(self.table.size),
            max_bytes: 1 << 30,
            policy: AddressPolicy::default(),
        };
        Wanted { download, content: None, table: None, base: None }
    }

    fn with_table(&self, table: &MemberTable) -> Wanted {
        let bytes = encode_table(table).unwrap();
        std::fs::write(self.folder.path().join("p.members"), &bytes).unwrap();
        let (sha256, size) = (Sha256::of(&bytes), bytes.len() as u64);
        let table = Some(TableAt { mirrors: vec![self.at("p.members")], sha256, size });
        let base = Some(Location::parse(&self.server.url()).unwrap());
        Wanted { content: Some(self.table.content), table, base, ..self.wanted() }
    }

    /// Patches from the old version, served; the table that names them; and each with its member's size.
    fn patched(&self) -> (MemberTable, Vec<NewPatch>) {
        let (mut table, mut made) = (self.table.clone(), Vec::new());
        let scratch = tempfile::tempdir().unwrap();
        let limits = ArchiveLimits::default();
        patches_between(Some(&self.old), &self.new, scratch.path(), &limits, &mut |patch| {
            let sha256 = Sha256::of(&patch.bytes);
            let file = FileRef { path: format!("{sha256}.patch"), sha256, size: patch.bytes.len() as u64 };
            std::fs::write(self.folder.path().join(&file.path), &patch.bytes)?;
            let named = PatchRef { from: patch.from, method: patch.method, file };
            for member in table.members.iter_mut().filter(|member| member.sha256 == patch.to) {
                member.patches.push(named.clone());
            }
            made.push(patch);
            Ok(())
        })
        .unwrap();
        (table, made)
    }

    /// Bytes on the wire, and seconds.
    fn obtain(&self, wanted: &Wanted) -> (u64, f64, Obtained) {
        let client = Client::new(ClientOptions::default()).unwrap();
        let folder = tempfile::tempdir().unwrap();
        let store = BlobStore::open(folder.path()).unwrap();
        let have = AtHand { packages: vec![self.old.clone()], files: HashMap::new() };
        self.server.forget_requests();
        let started = std::time::Instant::now();
        let cancel = CancellationToken::new();
        let came = self.runtime.block_on(client.obtain(wanted, &have, &store, &Silent, &cancel)).unwrap();
        let seconds = started.elapsed().as_secs_f64();
        (self.server.requests().iter().map(|request| request.sent).sum(), seconds, came)
    }

    /// What each way costs; and the patches that were made.
    pub(crate) fn costs(&self) -> (Costs, Vec<NewPatch>) {
        let with_content = Wanted { content: Some(self.table.content), ..self.wanted() };
        let (patched, made) = self.patched();
        let costs = Costs {
            full: self.table.size,
            exact: self.obtain(&self.wanted()).0,
            content: self.obtain(&with_content).0,
            by_table: self.obtain(&self.with_table(&self.table)).0,
            by_patches: self.obtain(&self.with_table(&patched)).0,
            zsync: PartsServer::start(self.folder.path()).zsync(&self.old, &self.new),
        };
        (costs, made)
    }
}

/// Measures real updates.
pub(crate) fn measure(scratch: &Path, table: &mut Table) {
    history(table);
    real::measure(scratch, table);
}

/// Versions of each shared package, in the order of their dates.
fn versions() -> Vec<Vec<PathBuf>> {
    let Some(data) = shared_data() else { return Vec::new() };
    let entries = std::fs::read_dir(data.join("homepilot/history")).unwrap();
    let mut all: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    all.sort();
    let mut packages: BTreeMap<String, Vec<PathBuf>> = BTreeMap::new();
    for path in all {
        let name = path.file_name().unwrap().to_str().unwrap().split('@').next().unwrap().to_owned();
        packages.entry(name).or_default().push(path);
    }
    packages.into_values().collect()
}

fn history(table: &mut Table) {
    let (mut all, mut texts) = (Costs::default(), Costs::default());
    let (mut pairs, mut worse, mut worst) = ([0_usize; 2], 0_u32, 0_f64);
    // A package that another program packed anew cannot be rebuilt byte for byte from the old one.
    let mut exact_worse = 0_u32;
    for pair in versions().iter().flat_map(|versions| versions.windows(2)) {
        let old = member_table(&pair[0], &ArchiveLimits::default());
        let (Ok(old), Some(update)) = (old, Update::new(&pair[0], &pair[1])) else { continue };
        let (costs, _) = update.costs();
        let name = pair[1].file_stem().unwrap().to_str().unwrap();
        table.note(&format!("delta: {name}"), &costs.line());
        all.add(costs);
        pairs[0] += 1;
        worst = worst.max(costs.worst());
        let known = |digest: Sha256| old.members.iter().any(|member| member.sha256 == digest);
        let mut changed = update.table.members.iter().filter(|member| !known(member.sha256));
        if changed.all(|member| is_text(&member.path)) {
            texts.add(costs);
            pairs[1] += 1;
        }
        let unchanged = update.table.members.iter().any(|member| known(member.sha256));
        let beaten = |ours: u64| u32::from(unchanged && costs.zsync.is_some_and(|zsync| ours > zsync));
        worse += beaten(costs.content);
        exact_worse += beaten(costs.exact);
    }
    if pairs[0] == 0 {
        return table.note("delta: shared history", "skipped, it is not there");
    }
    table.note(&format!("delta: {} updates in sum", pairs[0]), &all.line());
    table.note(&format!("delta: {} of them change only text", pairs[1]), &texts.line());
    let part = |bytes: u64, full: u64| bytes as f64 * 100.0 / full.max(1) as f64;
    table.figure(
        "delta: text-only updates, tier 1, of the full files",
        part(texts.by_table, texts.full),
        "%",
        1.0,
    );
    table.figure("delta: pairs where tier 0 costs more than zsync", f64::from(worse), "pairs", 0.0);
    table.note("delta:   of them without a content root, byte for byte", &format!("{exact_worse} pairs"));
    table.figure("delta: the most any way cost, of the full file", worst, "×", 1.02);
}

fn is_text(path: &str) -> bool {
    [".json", ".md", ".txt", ".yaml", ".yml"].iter().any(|end| path.ends_with(end))
}
