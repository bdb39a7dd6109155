//! Our own index: snapshot, log, and everything that must not add up.

use vitrine_base::Sha256;
use vitrine_catalog::{CatalogError, Protocol, Query};
use vitrine_package::listing::{Artifact, FileRef, Root, Unavailable, Withdrawn};
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
    entries[1].withdrawn =
        Some(Withdrawn { reason: "It steals.".into(), malicious: true, at: 0, digests: Vec::new() });
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

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_syncs_at_the_same_moment_do_not_take_each_other_for_going_back() {
    let bench = Bench::new();
    many::vitrine_index(bench.gallery.path(), N, 5, 1);
    let server = FileServer::start(bench.gallery.path());
    let name = bench.add(&server.url());
    bench.sync(&name).await.unwrap();
    let (other, _) = bench.open_again();
    // The first is held up with the old root in hand, while the gallery moves on and the second begins.
    many::vitrine_index(bench.gallery.path(), N, 5, 2);
    server.fault("log-2", Fault::Slow { bytes_per_second: 2_000 }, Some(1));
    let run = |catalog: vitrine_catalog::Catalog| {
        let (client, cancel, name) = (bench.client.clone(), bench.cancel.clone(), name.clone());
        tokio::spawn(async move {
            let options = vitrine_catalog::SyncOptions::default();
            catalog.sync(&client, &name, options, &vitrine_base::Silent, &cancel).await
        })
    };
    let first = run(bench.catalog.clone());
    while server.requests_of("vitrine.json").len() < 2 {
        tokio::task::yield_now().await;
    }
    many::vitrine_index(bench.gallery.path(), N, 5, 3);
    let (second, third) = (run(other), run(bench.catalog.clone()));
    for sync in [first, second, third] {
        sync.await.unwrap().unwrap();
    }
    assert_eq!(bench.catalog.source(&name).unwrap().unwrap().last_error, None);
}

#[tokio::test]
async fn versions_say_what_is_in_them_and_for_whom_they_are() {
    let bench = Bench::new();
    let mut root = many::vitrine_index(bench.gallery.path(), 1, 5, 1);
    let mut entry = many::entry(5, 0, 1);
    let here = vitrine_package::Platform::here().to_string();
    let any = entry.versions[0].artifacts[0].clone();
    let table = FileRef { path: "tables/t".into(), sha256: Sha256::of(b"t"), size: 1 };
    let ours = Artifact {
        platform: here.clone(),
        sha256: Sha256::of(b"ours"),
        content: Some(Sha256::of(b"content")),
        table: Some(table.clone()),
        mirrors: vec!["https://far.example/ours".into(), "packages/ours".into()],
        ..any.clone()
    };
    let other = Artifact { platform: "windows-riscv64".into(), ..any.clone() };
    entry.versions[0].artifacts = vec![other.clone(), any, ours];
    entry.versions[0].unavailable =
        vec![Unavailable { platform: "macos-aarch64".into(), reason: "It does not build there.".into() }];
    let mut only_elsewhere = many::entry(5, 1, 1);
    only_elsewhere.versions[0].artifacts = vec![other];
    let lines = [&entry, &only_elsewhere].map(|entry| serde_json::to_string(entry).unwrap());
    let mut sorted: Vec<(String, &String)> =
        [&entry, &only_elsewhere].iter().map(|e| e.id.to_string()).zip(&lines).collect();
    sorted.sort();
    let bytes = zstd::encode_all(lines.join("\n").as_bytes(), 3).unwrap();
    bench.write("snapshot.zst", &bytes);
    root.snapshot =
        FileRef { path: "snapshot.zst".into(), sha256: Sha256::of(&bytes), size: bytes.len() as u64 };
    let digests = sorted.iter().map(|(id, line)| (id.as_str(), Sha256::of(line.as_bytes())));
    root.root = vitrine_package::listing::catalogue_root(digests);
    write_root(&bench, &root);
    let name = bench.add_folder();
    assert_eq!(bench.sync(&name).await.unwrap().problems, 0);
    let listing = bench.catalog.listing(&name, &entry.id).unwrap().unwrap();
    let version = &listing.versions[0];
    assert_eq!(
        (version.platform.as_deref(), version.sha256),
        (Some(here.as_str()), Some(Sha256::of(b"ours")))
    );
    assert_eq!((version.content, version.table.as_ref()), (Some(Sha256::of(b"content")), Some(&table)));
    let missing: Vec<_> = version.platforms.iter().filter(|p| !p.available).collect();
    assert_eq!(missing[0].reason.as_deref(), Some("It does not build there."));
    assert_eq!(version.platforms.len(), 4);
    let located = bench.catalog.locate(&name, &entry.id, &version.version).unwrap().unwrap();
    // Wherever it lies: it is signed under the path of its version.
    let signed = format!("packages/{}/{}/ours", entry.id, version.version);
    assert_eq!(located.target, Some(signed));
    assert_eq!(located.table.unwrap().mirrors.len(), 1);
    assert!(located.base.is_some() && located.blocked.is_none());
    let elsewhere = bench.catalog.listing(&name, &only_elsewhere.id).unwrap().unwrap();
    assert!(!elsewhere.versions[0].fits_here());
    assert_eq!((elsewhere.versions[0].size, elsewhere.versions[0].sha256), (None, None));
}

/// A package that lived for some sequences: what came as short changes is what a newcomer gets.
#[tokio::test]
async fn versions_that_did_not_change_are_kept_over_several_changes() {
    let bench = Bench::new();
    let life = many::Life { changed_every: 3, contents: true };
    many::vitrine_index_of(life, bench.gallery.path(), 12, 5, 4);
    let server = FileServer::start(bench.gallery.path());
    let name = bench.add(&server.url());
    bench.sync(&name).await.unwrap();
    many::vitrine_index_of(life, bench.gallery.path(), 12, 5, 11);
    // Together the segments are more than so small a snapshot.
    let mut root = root_of(&bench);
    root.snapshot.size = 1_000_000;
    write_root(&bench, &root);
    server.forget_requests();
    bench.sync(&name).await.unwrap();
    assert!(paths(&server).iter().all(|path| !path.contains("snapshot")), "{:?}", paths(&server));
    for index in 0..12 {
        let entry = many::entry_of(life, 5, index, 11);
        let listing = bench.catalog.listing(&name, &entry.id).unwrap().unwrap();
        let ours = listing.versions.iter().map(|v| (&v.version, v.content, v.sha256));
        let theirs =
            entry.versions.iter().map(|v| (&v.version, v.artifacts[0].content, Some(v.artifacts[0].sha256)));
        assert_eq!(ours.collect::<Vec<_>>(), theirs.collect::<Vec<_>>());
    }
}
