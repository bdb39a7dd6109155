//! A signed gallery of 100,000 files: what a client fetches the first time, and after one change.

use std::path::Path;
use std::sync::Mutex;

use vitrine_base::{PackageId, Sha256, Timestamp, Version, fs};
use vitrine_trust::writer::{Changes, InitOptions, NewTarget, Periods, Repository, init};
use vitrine_trust::{Fetch, Fetched, FolderFetch, Release, SigningKey, Verifier};

use crate::table::Table;

const FILES: usize = 100_000;
/// 2026-11-21T00:00:00Z.
const NOW: Timestamp = 1_795_219_200_000;
/// What a request and the head of its answer take on the wire, generously.
const HEADS: u64 = 600;

/// Counts what goes over the wire.
struct Counted {
    inner: FolderFetch,
    wire: Mutex<u64>,
}

impl Counted {
    fn new(gallery: &Path) -> Self {
        Self { inner: FolderFetch::new(&gallery.join("metadata")), wire: Mutex::new(0) }
    }

    fn kilobytes(&self) -> f64 {
        std::mem::take(&mut *self.wire.lock().expect("no panic")) as f64 / 1000.0
    }
}

impl Fetch for Counted {
    fn fetch<'a>(&'a self, path: &'a str, max_bytes: u64) -> Fetched<'a> {
        Box::pin(async move {
            let answer = self.inner.fetch(path, max_bytes).await;
            let body = answer.as_ref().ok().and_then(Option::as_ref).map_or(0, |bytes| bytes.len() as u64);
            *self.wire.lock().expect("no panic") += body + HEADS;
            answer
        })
    }
}

/// Measures first use, a refresh after one change, and one with nothing changed.
pub(crate) fn measure(scratch: &Path, table: &mut Table) {
    let gallery = scratch.join("signed");
    let online = SigningKey::generate("online", &["online"]);
    let mut repository = signed(&gallery, &online);
    let host = Counted::new(&gallery);
    let home = scratch.join("trust");
    fs::create_dir_all(&home).expect("a folder");
    let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime");
    let mut verifier = runtime
        .block_on(Verifier::first_use(&home, &host, Some(repository.fingerprint()), NOW))
        .expect("a gallery");
    runtime.block_on(verifier.refresh(&host, NOW)).expect("current");
    runtime.block_on(verifier.target("vitrine.json", &host, NOW)).expect("readable");
    let name = format!("trust, {FILES} files: first use");
    table.figure(&name, host.kilobytes(), "kB", 300.0);
    let change = Changes { add: vec![file(FILES)], index: vec![index("2")], ..Changes::default() };
    repository.publish(&change, &[&online], NOW + 1000).expect("published");
    let (_, milliseconds) = cpu(|| {
        let mut verifier = Verifier::open(&home).expect("readable").expect("remembered");
        runtime.block_on(verifier.refresh(&host, NOW + 1000)).expect("current");
        runtime.block_on(verifier.target("vitrine.json", &host, NOW + 1000)).expect("readable");
    });
    table.figure("  refresh after one change", host.kilobytes(), "kB", 60.0);
    table.figure("  its CPU, opening included", milliseconds, "ms", 50.0);
    let mut verifier = Verifier::open(&home).expect("readable").expect("remembered");
    let found = runtime.block_on(verifier.target(&file(FILES).path, &host, NOW)).expect("readable");
    assert!(found.is_some(), "the new file is vouched for");
    table.note("  looking up one file of it then", &format!("{:.2} kB", host.kilobytes()));
    runtime.block_on(verifier.refresh(&host, NOW + 1000)).expect("current");
    table.note("  refresh with nothing changed", &format!("{:.2} kB", host.kilobytes()));
}

fn signed(gallery: &Path, online: &SigningKey) -> Repository {
    let (root, targets) = (SigningKey::generate("root", &[]), SigningKey::generate("targets", &[]));
    let options = InitOptions {
        root: &[root.public()],
        root_threshold: 1,
        targets: &[targets.public()],
        targets_threshold: 1,
        online: &online.public(),
        keys: &[&root, &targets, online],
        periods: Periods::static_gallery(),
        expected_files: FILES as u64,
    };
    fs::create_dir_all(gallery).expect("a folder");
    let mut repository = init(gallery, &options, NOW).expect("signed");
    let changes =
        Changes { add: (0..FILES).map(file).collect(), index: vec![index("1")], ..Changes::default() };
    repository.publish(&changes, &[online], NOW).expect("published");
    repository
}

fn index(body: &str) -> NewTarget {
    let sha256 = Sha256::of(body.as_bytes());
    NewTarget { path: "vitrine.json".to_owned(), length: 1, sha256, release: None }
}

fn file(number: usize) -> NewTarget {
    let path = format!("packages/package_{number}/1.0.0/package_{number}.hpersona");
    let release = Release {
        id: PackageId::new(format!("package_{number}")).expect("an id"),
        version: Version::new("1.0.0").expect("a version"),
        platform: "any".to_owned(),
        kind: "persona".to_owned(),
        content: Some(Sha256::of(b"content")),
        table: None,
    };
    NewTarget { sha256: Sha256::of(path.as_bytes()), path, length: 1_000_000, release: Some(release) }
}

/// Milliseconds of CPU this thread spends in `work`.
fn cpu<T>(work: impl FnOnce() -> T) -> (T, f64) {
    let before = spent();
    let made = work();
    (made, spent() - before)
}

fn spent() -> f64 {
    let stat = std::fs::read_to_string("/proc/thread-self/schedstat").expect("/proc");
    stat.split(' ').next().and_then(|nanos| nanos.parse::<f64>().ok()).expect("a number") / 1e6
}
