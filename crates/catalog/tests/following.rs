//! Our own index: snapshot, log, and everything that must not add up.

use vitrine_base::Sha256;
use vitrine_catalog::{CatalogError, Protocol, Query};
use vitrine_package::listing::{Root, Withdrawn};
use vitrine_testkit::{Fault, FileServer, many};

use crate::support::{Bench, id};

const N: usize = 400;

fn paths(server: &FileServer) -> Vec<String> {
    server.requests().iter().filter(|r| r.status == 200).map(|r| r.path.clone()).collect()
}

#[tokio::test]
async fn changes_come_as_log_and_add_up() {
    let bench = Bench::new();
    many::vitrine_index(bench.gallery.path(), N, 5, 1);
    let server = FileServer::start(bench.gallery.path());
    let name = bench.add(&server.url());
    let outcome = bench.sync(&name).await.unwrap();
    assert_eq!((outcome.added, outcome.problems), (u32::try_from(N).unwrap(), 0));
    let source = bench.catalog.source(&name).unwrap().unwrap();
    assert_eq!(source.protocol, Protocol::Vitrine);
    assert_eq!(source.title.as_deref(), Some("A gallery of many"));
    many::vitrine_index(bench.gallery.path(), N, 5, 4);
    server.forget_requests();
    let outcome = bench.sync(&name).await.unwrap();
    assert!(outcome.updated > 0 && outcome.updated < 40 && outcome.added == 0, "{outcome:?}");
    assert!(paths(&server).iter().all(|path| !path.contains("snapshot")), "{:?}", paths(&server));
    server.forget_requests();
    assert!(bench.sync(&name).await.unwrap().unchanged);
    assert_eq!(server.requests().len(), 1);
    let fresh = Bench::new();
    let same = fresh.add(&server.url());
    fresh.sync(&same).await.unwrap();
    let listing =
        |bench: &Bench, source, package: &str| bench.catalog.listing(source, &id(package)).unwrap().unwrap();
    for index in 0..N as u64 {
        let package = many::entry(5, index, 4).id.to_string();
        let (a, b) = (listing(&bench, &name, &package), listing(&fresh, &same, &package));
        assert_eq!(a.versions, b.versions);
    }
}

fn root_of(bench: &Bench) -> Root {
    serde_json::from_slice(&std::fs::read(bench.gallery.path().join("vitrine.json")).unwrap()).unwrap()
}

fn write_root(bench: &Bench, root: &Root) {
    bench.write("vitrine.json", serde_json::to_vec(root).unwrap());
}

#[tokio::test]
async fn a_state_that_goes_back_is_refused() {
    let bench = Bench::new();
    many::vitrine_index(bench.gallery.path(), 30, 5, 3);
    let name = bench.add_folder();
    bench.sync(&name).await.unwrap();
    let before = bench.all();
    many::vitrine_index(bench.gallery.path(), 30, 5, 2);
    let error = bench.sync(&name).await.unwrap_err();
    assert!(matches!(error, CatalogError::WentBack { known: 3, found: 2, .. }), "{error}");
    assert!(error.to_string().contains("went back from state 3 to state 2"), "{error}");
    assert_eq!(bench.all(), before);
}

#[tokio::test]
async fn files_that_are_others_are_refused() {
    let bench = Bench::new();
    many::vitrine_index(bench.gallery.path(), 30, 5, 1);
    let server = FileServer::start(bench.gallery.path());
    let name = bench.add(&server.url());
    server.fault(".jsonl.zst", Fault::FlipByte(40), None);
    let error = bench.sync(&name).await.unwrap_err();
    assert_eq!(error.code(), "index.wrong_digest", "{error}");
    assert!(bench.all().is_empty());
    server.mend();
    let good = root_of(&bench);
    write_root(&bench, &Root { root: Sha256::of(b"other"), ..good.clone() });
    let error = bench.sync(&name).await.unwrap_err();
    assert!(error.to_string().contains("does not add up"), "{error}");
    write_root(&bench, &Root { format: "vitrine/9".into(), ..good.clone() });
    let error = bench.sync(&name).await.unwrap_err();
    assert!(error.to_string().contains("“vitrine/9”, which this Vitrine cannot read"), "{error}");
    bench.write("vitrine.json", "{\"format\": \"vitrine/1\", \"title\": 3");
    assert_eq!(bench.sync(&name).await.unwrap_err().code(), "index.truncated");
    assert!(bench.all().is_empty());
    write_root(&bench, &good);
    assert_eq!(bench.sync(&name).await.unwrap().added, 30);
}

#[tokio::test]
async fn a_log_that_does_not_add_up_falls_back_to_the_snapshot() {
    let bench = Bench::new();
    many::vitrine_index(bench.gallery.path(), N, 5, 1);
    let server = FileServer::start(bench.gallery.path());
    let name = bench.add(&server.url());
    bench.sync(&name).await.unwrap();
    // The log of another gallery: sound in itself, but not the way to this state.
    let elsewhere = tempfile::tempdir().unwrap();
    let other = many::vitrine_index(elsewhere.path(), N, 6, 2);
    let mut root = many::vitrine_index(bench.gallery.path(), N, 5, 2);
    root.log = other.log;
    for segment in &root.log {
        let bytes = std::fs::read(elsewhere.path().join(&segment.file.path)).unwrap();
        bench.write(&segment.file.path, bytes);
    }
    write_root(&bench, &root);
    server.forget_requests();
    let outcome = bench.sync(&name).await.unwrap();
    assert_eq!(outcome.total, u32::try_from(N).unwrap());
    assert!(paths(&server).iter().any(|path| path.contains("snapshot")), "{:?}", paths(&server));
    for index in 0..20 {
        let entry = many::entry(5, index, 2);
        let listing = bench.catalog.listing(&name, &entry.id).unwrap().unwrap();
        assert_eq!(listing.versions.len(), entry.versions.len());
    }
}

#[tokio::test]
async fn odd_entries_are_left_out_and_withdrawn_ones_hidden() {
    let bench = Bench::new();
    let mut root = many::vitrine_index(bench.gallery.path(), 3, 5, 1);
    let mut entries: Vec<_> = (0..3).map(|index| many::entry(5, index, 1)).collect();
    entries[1].withdrawn = Some(Withdrawn { reason: "It steals.".into(), malicious: true, at: 0 });
    entries[1].versions.clear();
    let mut lines: Vec<String> = entries.iter().map(|e| serde_json::to_string(e).unwrap()).collect();
    lines.push(r#"{"id":"odd","kind":"spaceship","name":"Odd"}"#.into());
    let bytes = zstd::encode_all(lines.join("\n").as_bytes(), 3).unwrap();
    bench.write("snapshot.zst", &bytes);
    root.snapshot.path = "snapshot.zst".into();
    root.snapshot.sha256 = Sha256::of(&bytes);
    root.snapshot.size = bytes.len() as u64;
    write_root(&bench, &root);
    let name = bench.add_folder();
    let outcome = bench.sync(&name).await.unwrap();
    assert_eq!((outcome.total, outcome.problems), (3, 1));
    assert_eq!(bench.catalog.problems(&name).unwrap()[0].item, "odd");
    assert_eq!(bench.catalog.search(&Query { allow_mature: true, ..Query::default() }).unwrap().total, 2);
    let withdrawn = bench.catalog.listing(&name, &entries[1].id).unwrap().unwrap();
    assert_eq!(withdrawn.withdrawn.unwrap().reason, "It steals.");
}
