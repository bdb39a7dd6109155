//! What staying in step with a signed gallery of 100,000 listings costs on the wire, when 550 of them changed.

use std::path::Path;
use std::sync::Arc;

use tokio_util::sync::CancellationToken;
use vitrine_base::{FixedClock, Sha256, Silent, SourceName, Timestamp};
use vitrine_catalog::{Catalog, SyncOptions};
use vitrine_package::listing::{Entry, ROOT_FILE};
use vitrine_testkit::many::{self, Life};
use vitrine_testkit::{Fault, FileServer};
use vitrine_transfer::{Client, ClientOptions};
use vitrine_trust::writer::{Changes, InitOptions, NewTarget, Periods, Repository, init};
use vitrine_trust::{Release, SigningKey};

use crate::sync::LISTINGS;
use crate::table::Table;

/// 2026-11-21T00:00:00Z.
const NOW: Timestamp = 1_795_219_200_000;

const SEED: u64 = 1;

/// 550 of 100,000, with the content roots that published galleries list.
const LIFE: Life = Life { changed_every: 182, contents: true };

/// What a request and the head of its answer take on the wire, generously.
const HEADS: u64 = 600;

/// A gallery that is signed, and who follows it.
struct Scene {
    server: FileServer,
    catalog: Catalog,
    client: Client,
    clock: FixedClock,
    name: SourceName,
    runtime: tokio::runtime::Runtime,
}

/// Measures.
pub(crate) fn measure(scratch: &Path, table: &mut Table) {
    let folder = scratch.join("catalogue");
    std::fs::create_dir_all(&folder).expect("a folder");
    let keys = (SigningKey::generate("root", &["root"]), SigningKey::generate("online", &["online"]));
    many::vitrine_index_of(LIFE, &folder, LISTINGS, SEED, 1);
    let mut repository = begun(&folder, &keys);
    let all = (0..LISTINGS as u64).map(|index| many::entry_of(LIFE, SEED, index, 1));
    sign(&mut repository, &folder, all, &keys.1, NOW);
    let scene = Scene::new(scratch, &folder);
    let first = scene.sync();
    table.note(
        &format!("catalogue of {LISTINGS}, signed: first sync"),
        &format!("{:.2} MB on the wire", first / 1000.0),
    );
    table.note("  again with nothing changed", &format!("{:.2} kB", scene.sync()));
    many::vitrine_index_of(LIFE, &folder, LISTINGS, SEED, 2);
    let changed: Vec<u64> = (0..LISTINGS as u64).filter(|&index| LIFE.changed(index, 2)).collect();
    let entries = changed.iter().map(|&index| many::entry_of(LIFE, SEED, index, 2));
    sign(&mut repository, &folder, entries, &keys.1, NOW + 1000);
    scene.clock.set(NOW + 2000);
    let wire = scene.sync();
    table.figure(&format!("  again with {} changed", changed.len()), wire, "kB", 100.0);
    for request in scene.server.requests().iter().filter(|request| request.sent > 0) {
        let name = request.path.rsplit('/').next().unwrap_or_default();
        table.note(&format!("    of it {name}"), &format!("{:.2} kB", request.sent as f64 / 1000.0));
    }
}

impl Scene {
    fn new(scratch: &Path, folder: &Path) -> Self {
        let server = FileServer::start(folder);
        // As hosts of static files do with JSON.
        server.fault(".json", Fault::Gzip, None);
        let clock = FixedClock::at(NOW);
        let home = scratch.join("home-catalogue");
        let (catalog, _) = Catalog::open(&home, Arc::new(clock.clone())).expect("a catalogue");
        let name = catalog.add_source(&server.url(), None, false).expect("added").name;
        Self {
            server,
            catalog,
            client: Client::new(ClientOptions::default()).expect("a client"),
            clock,
            name,
            runtime: tokio::runtime::Runtime::new().expect("a runtime"),
        }
    }

    /// Syncs; kilobytes on the wire, heads included.
    fn sync(&self) -> f64 {
        self.server.forget_requests();
        let cancel = CancellationToken::new();
        let sync = self.catalog.sync(&self.client, &self.name, SyncOptions::default(), &Silent, &cancel);
        self.runtime.block_on(sync).expect("a sync");
        let bytes: u64 = self.server.requests().iter().map(|request| request.sent + HEADS).sum();
        bytes as f64 / 1000.0
    }
}

fn begun(folder: &Path, (root, online): &(SigningKey, SigningKey)) -> Repository {
    let options = InitOptions {
        root: &[root.public()],
        root_threshold: 1,
        targets: &[root.public()],
        targets_threshold: 1,
        online: &online.public(),
        keys: &[root, online],
        periods: Periods::static_gallery(),
        expected_files: LISTINGS as u64,
    };
    init(folder, &options, NOW).expect("signed")
}

/// Signs the list as it lies there, and the newest artifact of each entry.
fn sign(
    repository: &mut Repository,
    folder: &Path,
    entries: impl Iterator<Item = Entry>,
    online: &SigningKey,
    now: Timestamp,
) {
    let bytes = std::fs::read(folder.join(ROOT_FILE)).expect("a list");
    let list = NewTarget {
        path: ROOT_FILE.into(),
        length: bytes.len() as u64,
        sha256: Sha256::of(&bytes),
        release: None,
    };
    let add = entries.map(|entry| target(&entry)).collect();
    let changes = Changes { index: vec![list], add, ..Changes::default() };
    repository.publish(&changes, &[online], now).expect("published");
}

fn target(entry: &Entry) -> NewTarget {
    let version = &entry.versions[0];
    let artifact = &version.artifacts[0];
    NewTarget {
        path: artifact.mirrors[0].clone(),
        length: artifact.size,
        sha256: artifact.sha256,
        release: Some(Release {
            id: entry.id.clone(),
            version: version.version.clone(),
            platform: artifact.platform.clone(),
            kind: "persona".into(),
            content: artifact.content,
            table: None,
        }),
    }
}
