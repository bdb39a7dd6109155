//! What a thief of the key that signs day by day, or the host, can try with what the list says: each is refused.

use serde_json::json;
use vitrine_base::{Sha256, SourceName, Version};
use vitrine_catalog::{CatalogError, Located, Voucher};
use vitrine_package::listing::Entry;
use vitrine_testkit::{Fault, FileServer, many};
use vitrine_trust::writer::{Changes, NewTarget, Rotation};
use vitrine_trust::{SigningKey, TrustLevel};

use crate::signed_manifests::write;
use crate::signing::{SEED, Signed, targets};
use crate::support::{Bench, NOW, id};

const N: usize = 20;
const HOUR: i64 = 3_600_000;

/// A signed gallery behind a server, synced once.
async fn scene() -> (Bench, Signed, FileServer, SourceName) {
    let bench = Bench::new();
    let mut signed = Signed::begin(bench.gallery.path(), 1, NOW);
    signed.publish(N, 1, NOW);
    let server = FileServer::start(bench.gallery.path());
    let name = bench.add(&server.url());
    bench.sync(&name).await.unwrap();
    (bench, signed, server, name)
}

fn located(bench: &Bench, name: &SourceName, entry: &Entry) -> Located {
    bench.catalog.locate(name, &entry.id, &entry.versions[0].version).unwrap().unwrap()
}

async fn vouch(bench: &Bench, name: &SourceName, located: &Located) -> Result<Voucher, CatalogError> {
    bench.catalog.vouch(&bench.client, name, located, &bench.cancel).await
}

fn other_table() -> vitrine_catalog::TableAt {
    vitrine_catalog::TableAt { mirrors: Vec::new(), sha256: Sha256::of(b"a table"), size: 7 }
}

#[tokio::test]
async fn the_list_does_not_say_what_is_in_a_signed_file() {
    let (bench, mut signed, _server, name) = scene().await;
    let entry = many::entry(SEED, 0, 1);
    let mut target = targets(&entry).remove(0);
    target.release.as_mut().unwrap().content = None;
    signed.sign(Changes { remove: vec![target.path.clone()], ..Changes::default() }, NOW);
    signed.sign(Changes { add: vec![target], ..Changes::default() }, NOW);
    bench.clock.set(NOW + HOUR);
    let right = located(&bench, &name, &entry);
    let lie = Located { content: Some(Sha256::of(b"evil")), table: Some(other_table()), ..right };
    let voucher = vouch(&bench, &name, &lie).await.unwrap();
    assert_eq!((voucher.level, voucher.content, voucher.table), (TrustLevel::Signed, None, None));
}

#[tokio::test]
async fn only_the_path_of_the_version_and_a_file_signed_as_it_will_do() {
    let (bench, mut signed, _server, name) = scene().await;
    let entry = many::entry(SEED, 0, 1);
    let right = located(&bench, &name, &entry);
    let path = right.target.clone().unwrap();
    assert_eq!(vouch(&bench, &name, &right).await.unwrap().level, TrustLevel::Signed);
    let mut elsewhere = targets(&entry).remove(0);
    elsewhere.path = "files/of/somebody.hpersona".into();
    let mut bare = targets(&entry).remove(0);
    bare.path = path.replace(".hpersona", "-bare.hpersona");
    bare.release = None;
    let mut foreign = targets(&entry).remove(0);
    foreign.path = path.replace(".hpersona", "-foreign.hpersona");
    foreign.release.as_mut().unwrap().platform = "openbsd-riscv64".into();
    let add: Vec<NewTarget> = vec![elsewhere, bare, foreign];
    let paths: Vec<String> = add.iter().map(|target| target.path.clone()).collect();
    assert_ne!(paths[1], path);
    signed.sign(Changes { add, ..Changes::default() }, NOW);
    bench.clock.set(NOW + HOUR);
    for (path, what) in paths.into_iter().zip(["the path", "a file that is no package's", "the platform"]) {
        let lie = Located { target: Some(path), ..right.clone() };
        let error = vouch(&bench, &name, &lie).await.unwrap_err();
        assert_eq!(error.code(), "trust.signed_otherwise", "{error}");
        assert!(error.to_string().contains(what), "{error}");
    }
}

#[tokio::test]
async fn a_list_of_manifests_does_not_vouch_for_what_a_publisher_owns() {
    let bench = Bench::new();
    let mut signed = Signed::begin(bench.gallery.path(), 1, NOW);
    write(&bench, b"a tool", "A tool");
    signed.sign_list("manifests.json", Changes::default(), NOW);
    let maker = SigningKey::from_seed("maker", &[], &[77; 32]);
    let keys = [&signed.root, &signed.online];
    let made = signed.repository.add_publisher("acme", &[maker.public()], 1, &[id("jq")], &keys, NOW);
    assert!(made.unwrap().is_done());
    let name = bench.add_folder();
    bench.sync(&name).await.unwrap();
    let version = Version::new("1.7.1").unwrap();
    let jq = bench.catalog.locate_now(&bench.client, &name, &id("jq"), &version, &bench.cancel).await;
    let error = vouch(&bench, &name, &jq.unwrap().unwrap()).await.unwrap_err();
    assert_eq!(error.code(), "trust.nobody_signed", "{error}");
    assert!(error.to_string().contains("belongs to the publisher “publisher.acme”"), "{error}");
}

#[tokio::test]
async fn a_signed_gallery_does_not_become_another_kind_of_gallery() {
    let (bench, mut signed, _server, name) = scene().await;
    signed.publish(N, 98, NOW + 1_000);
    write(&bench, b"a tool", "A tool");
    signed.sign_list("manifests.json", Changes::default(), NOW + 1_000);
    std::fs::remove_file(bench.gallery.path().join("vitrine.json")).unwrap();
    let error = bench.sync(&name).await.unwrap_err();
    assert_eq!(error.code(), "trust.other_list", "{error}");
    assert!(error.to_string().contains("“vitrine”") && error.to_string().contains("“manifest”"), "{error}");
    assert_eq!(bench.all().len(), N);
    // When the person takes it anew, it may be what it likes.
    let shown = signed.fingerprint();
    bench.catalog.accept_identity(&bench.client, &name, &shown, &bench.cancel).await.unwrap();
}

#[tokio::test]
async fn a_stale_list_or_nothing_new_does_not_make_a_gallery_unsigned() {
    let (bench, mut signed, server, name) = scene().await;
    let stale = std::fs::read(bench.gallery.path().join("vitrine.json")).unwrap();
    signed.publish(N, 98, NOW + 1_000);
    let fresh = std::fs::read(bench.gallery.path().join("vitrine.json")).unwrap();
    bench.clock.set(NOW + HOUR);
    // As a cache in between may answer: the old list, and “not modified” to whoever asks conditionally.
    bench.write("vitrine.json", &stale);
    server.forget_requests();
    let error = bench.sync(&name).await.unwrap_err();
    assert_eq!(error.code(), "trust.other_list", "{error}");
    let asked: Vec<u16> = server.requests_of("vitrine.json").iter().map(|request| request.status).collect();
    assert_eq!(asked, [200, 200]);
    bench.write("vitrine.json", &fresh);
    server.fault("vitrine.json", Fault::Status(304, vec![]), None);
    let error = bench.sync(&name).await.unwrap_err();
    let (again, _) = bench.open_again();
    for catalog in [&bench.catalog, &again] {
        let trust = catalog.source(&name).unwrap().unwrap().trust;
        assert_eq!(trust.level, TrustLevel::Signed, "{error}");
        assert_eq!(trust.fingerprint, Some(signed.fingerprint().to_string()));
    }
    server.mend();
    assert!(bench.sync(&name).await.unwrap().updated > 0);
}

#[tokio::test]
async fn new_keys_start_the_count_of_states_anew() {
    let (bench, mut signed, _server, name) = scene().await;
    // A thief of the online key counts far ahead.
    many::vitrine_index(bench.gallery.path(), N, SEED, 98);
    let index = std::fs::read_to_string(bench.gallery.path().join("vitrine.json")).unwrap();
    let ahead = index
        .replace("\"sequence\":98", "\"sequence\":4000000000")
        .replace("\"sequence\": 98", "\"sequence\": 4000000000");
    assert_ne!(ahead, index);
    bench.write("vitrine.json", ahead);
    signed.sign(Changes::default(), NOW);
    bench.sync(&name).await.unwrap();
    // With the same key, going back is refused.
    signed.publish(N, 99, NOW + 1_000);
    let error = bench.sync(&name).await.unwrap_err();
    assert_eq!(error.code(), "index.went_back", "{error}");
    let fresh = SigningKey::from_seed("online key of tests", &["online"], &[201; 32]);
    let rotation = Rotation {
        root: &[signed.root.public()],
        root_threshold: 1,
        targets: None,
        online: Some(&fresh.public()),
        periods: None,
    };
    let done = signed.repository.rotate(&rotation, &[&signed.root, &fresh], NOW + 2_000).unwrap();
    assert!(done.is_done());
    bench.clock.set(NOW + HOUR);
    assert!(bench.sync(&name).await.unwrap().updated > 0 || bench.sync(&name).await.unwrap().unchanged);
    let source = bench.catalog.source(&name).unwrap().unwrap();
    assert_eq!((source.trust.level, source.last_error), (TrustLevel::Signed, None));
}

/// A gallery of manifests with these packages, each in one version with these needs.
fn tools(folder: &std::path::Path, packages: &[(&str, serde_json::Value)]) {
    let mut listed = Vec::new();
    for (name, needs) in packages {
        let (path, digest) = (format!("manifests/{name}/1.0.json"), Sha256::of(name.as_bytes()).to_hex());
        let manifest = json!({
            "schema": "vitrine-manifest/1", "name": name, "version": "1.0", "dependencies": needs,
            "artifacts": [{
                "platform": "any", "filename": "tool.tar.gz", "size": 9, "sha256": digest,
                "urls": [format!("packages/{name}/1.0/tool.tar.gz")],
            }],
        });
        let manifest = manifest.to_string();
        std::fs::create_dir_all(folder.join("manifests").join(name)).unwrap();
        std::fs::write(folder.join(&path), &manifest).unwrap();
        listed.push(json!({ "name": name, "versions": [{
            "version": "1.0",
            "manifest": { "path": path, "sha256": Sha256::of(manifest.as_bytes()).to_hex(), "size": manifest.len() },
            "platforms": [{ "platform": "any", "sha256": digest, "size": 9 }],
        }] }));
    }
    let index = json!({ "format": "vitrine-manifests/1", "title": "Tools", "packages": listed });
    std::fs::write(folder.join("manifests.json"), index.to_string()).unwrap();
}

#[tokio::test]
async fn what_comes_along_is_vouched_for_no_less_than_what_was_asked_for() {
    let bench = Bench::new();
    let elsewhere = tempfile::tempdir().unwrap();
    let mut signed = Signed::begin(bench.gallery.path(), 1, NOW);
    tools(bench.gallery.path(), &[("curl", json!(["zlib"])), ("solo", json!(["away"])), ("zlib", json!([]))]);
    signed.sign_list("manifests.json", Changes::default(), NOW);
    tools(elsewhere.path(), &[("zlib", json!([])), ("away", json!([])), ("wget", json!(["zlib", "curl"]))]);
    let other = bench.add(&elsewhere.path().display().to_string());
    let home = bench.add_folder();
    for name in [&other, &home] {
        bench.sync(name).await.unwrap();
    }
    let needs = async |source: &SourceName, package: &str| {
        let version = Version::new("1.0").unwrap();
        let (none, catalog) = (Default::default(), &bench.catalog);
        catalog.needs(&bench.client, source, &id(package), &version, &none, &bench.cancel).await.unwrap()
    };
    let found = needs(&home, "curl").await;
    assert_eq!((found.sources[&id("zlib")].clone(), found.resolution.problems.len()), (home.clone(), 0));
    let found = needs(&home, "solo").await;
    let told: Vec<String> = found.resolution.problems.iter().map(ToString::to_string).collect();
    assert_eq!(told.len(), 1, "{told:?}");
    for word in [home.as_str(), other.as_str(), "(signed)", "(listed)"] {
        assert!(told[0].contains(word), "{told:?}");
    }
    // An unsigned gallery may send for what a signed one has; its own comes first.
    let found = needs(&other, "wget").await;
    assert!(found.resolution.problems.is_empty());
    assert_eq!((&found.sources[&id("zlib")], &found.sources[&id("curl")]), (&other, &home));
}
