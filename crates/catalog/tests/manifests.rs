//! Galleries of manifests: one request for all cards, a manifest when it is needed, and sentences for what cannot be
//! had.

use std::collections::HashMap;

use serde_json::{Value, json};
use vitrine_base::{PackageId, Sha256, SourceName, Version};
use vitrine_catalog::{CatalogError, Located, Needs, Protocol};
use vitrine_package::evidence::Verdict;
use vitrine_package::{DependencyKind, Kind, Platform};
use vitrine_testkit::{Fault, FileServer};
use vitrine_trust::TrustLevel;

use crate::support::{Bench, id};

fn v(text: &str) -> Version {
    Version::new(text).unwrap()
}

fn here() -> String {
    Platform::here().to_string()
}

/// A manifest with one artifact for this computer and one for another.
fn manifest(name: &str, version: &str) -> Value {
    json!({
        "schema": "vitrine-manifest/1", "name": name, "version": version, "summary": "A tool",
        "artifacts": [
            {"platform": here(), "filename": "tool.tar.gz", "size": 7, "sha256": "a".repeat(64),
             "urls": [format!("packages/{name}/{version}/tool.tar.gz"), "https://mirror.example/tool.tar.gz"]},
            {"platform": "openbsd-riscv64", "status": "unavailable", "reason": "Nobody has such a computer."},
        ],
    })
}

/// A gallery in a bench's folder.
#[derive(Default)]
struct Gallery(Vec<Value>);

impl Gallery {
    /// Adds versions of a package with these manifests.
    fn with(mut self, bench: &Bench, name: &str, manifests: &[Value]) -> Self {
        let versions: Vec<Value> = manifests.iter().map(|manifest| version(bench, name, manifest)).collect();
        self.0.push(
            json!({"name": name, "summary": format!("About {name}"), "tags": ["cli"], "versions": versions}),
        );
        self
    }

    fn write(self, bench: &Bench) {
        let index = json!({"format": "vitrine-manifests/1", "title": "Tools", "packages": self.0});
        bench.write("manifests.json", index.to_string());
    }
}

/// Writes a manifest and answers its line in the index.
fn version(bench: &Bench, name: &str, manifest: &Value) -> Value {
    let body = manifest.to_string();
    let path = format!("manifests/{name}/{}.json", manifest["version"].as_str().unwrap_or("odd"));
    bench.write(&path, &body);
    let (mut there, mut missing) = (Vec::new(), Vec::new());
    for artifact in manifest["artifacts"].as_array().into_iter().flatten() {
        match artifact["status"] == "unavailable" {
            true => missing.push(json!({"platform": artifact["platform"], "reason": artifact["reason"]})),
            false => there.push(json!({
                "platform": artifact["platform"], "sha256": artifact["sha256"], "size": artifact["size"],
            })),
        }
    }
    json!({"version": manifest["version"], "released": 1_700_000_000_000_i64,
           "manifest": {"path": path, "sha256": Sha256::of(body.as_bytes()).to_hex(), "size": body.len()},
           "platforms": there, "unavailable": missing})
}

async fn synced(bench: &Bench) -> SourceName {
    let name = bench.add_folder();
    bench.sync(&name).await.unwrap();
    name
}

async fn located(bench: &Bench, source: &SourceName, name: &str, version: &str) -> Located {
    let found = bench.catalog.locate_now(&bench.client, source, &id(name), &v(version), &bench.cancel).await;
    found.unwrap().unwrap()
}

async fn needs(bench: &Bench, source: &SourceName, name: &str, installed: &[(&str, &str)]) -> Needs {
    let installed: HashMap<PackageId, Version> = installed.iter().map(|(n, ver)| (id(n), v(ver))).collect();
    let found =
        bench.catalog.needs(&bench.client, source, &id(name), &v("1.0"), &installed, &bench.cancel).await;
    found.unwrap()
}

fn sentences(needs: &Needs) -> Vec<String> {
    needs.resolution.problems.iter().map(ToString::to_string).collect()
}

#[tokio::test]
async fn cards_need_one_request_and_a_version_one_more() {
    let bench = Bench::new();
    let versions = ["2.9.0", "2.20.0", "3.0.0-rc.1"].map(|version| manifest("tool", version));
    Gallery::default()
        .with(&bench, "tool", &versions)
        .with(&bench, "other", &[manifest("other", "20190702")])
        .write(&bench);
    let server = FileServer::start(bench.gallery.path());
    let name = bench.add(&server.url());
    assert_eq!(bench.sync(&name).await.unwrap().added, 2);
    let source = bench.catalog.source(&name).unwrap().unwrap();
    assert_eq!((source.protocol, source.title.as_deref()), (Protocol::Manifest, Some("Tools")));
    assert_eq!(server.requests_of(".json").iter().filter(|r| r.path.contains("manifests/")).count(), 0);

    let listing = bench.catalog.listing(&name, &id("tool")).unwrap().unwrap();
    assert_eq!((listing.kind, listing.trust), (Kind::Tool, TrustLevel::Listed));
    let order: Vec<&str> = listing.versions.iter().map(|v| v.version.as_str()).collect();
    assert_eq!(order, ["3.0.0-rc.1", "2.20.0", "2.9.0"]);
    let latest = listing.latest().unwrap();
    assert_eq!(latest.version, v("2.20.0"));
    let facts: Vec<(&str, bool)> =
        latest.platforms.iter().map(|p| (p.platform.as_str(), p.available)).collect();
    assert_eq!(facts, [(here().as_str(), true), ("openbsd-riscv64", false)]);
    assert_eq!(latest.platforms[1].reason.as_deref(), Some("Nobody has such a computer."));

    // Before its manifest is here, only what the index says is known.
    let bare = bench.catalog.locate(&name, &id("tool"), &v("2.20.0")).unwrap().unwrap();
    assert_eq!((bare.mirrors.len(), bare.size), (0, Some(7)));
    server.forget_requests();
    for _ in 0..2 {
        let found = located(&bench, &name, "tool", "2.20.0").await;
        let mirrors: Vec<String> = found.mirrors.iter().map(|m| m.full()).collect();
        let own = format!(
            "{}packages/tool/2.20.0/tool.tar.gz",
            server.url().trim_end_matches('/').to_owned() + "/"
        );
        assert_eq!(mirrors, [own.as_str(), "https://mirror.example/tool.tar.gz"]);
        assert_eq!((found.sha256.unwrap().to_hex(), found.blocked), ("a".repeat(64), None));
        assert_eq!(found.filename, "tool.tar.gz");
        assert_eq!(found.target.as_deref(), Some("packages/tool/2.20.0/tool.tar.gz"));
    }
    assert_eq!(server.requests().len(), 1, "the second time it is kept");
    // Also after a restart, without the network.
    drop(server);
    let (again, _) = bench.open_again();
    assert_eq!(again.locate(&name, &id("tool"), &v("2.20.0")).unwrap().unwrap().mirrors.len(), 2);
}

#[tokio::test]
async fn a_version_without_a_file_for_this_computer_says_so() {
    let bench = Bench::new();
    let mut elsewhere = manifest("tool", "1.0");
    elsewhere["artifacts"][0]["platform"] = json!("openbsd-s390x");
    let mut failed = manifest("tool", "1.1");
    failed["artifacts"][0] =
        json!({"platform": here(), "status": "unavailable", "reason": "The build timed out."});
    Gallery::default().with(&bench, "tool", &[elsewhere, failed]).write(&bench);
    let name = synced(&bench).await;
    let first = located(&bench, &name, "tool", "1.0").await;
    assert!(first.mirrors.is_empty() && first.platform.is_none());
    let expected = format!("There is no file of “tool” 1.0 for this computer ({}).", here());
    assert_eq!(first.blocked.unwrap().to_string(), format!("{expected} There is one for openbsd-s390x."));
    let second = located(&bench, &name, "tool", "1.1").await;
    let expected =
        format!("There is no file of “tool” 1.1 for this computer ({}): The build timed out.", here());
    assert_eq!(
        second.blocked.unwrap().to_string(),
        format!("{expected} There is no file for any other platform either.")
    );
    let listing = bench.catalog.listing(&name, &id("tool")).unwrap().unwrap();
    assert!(listing.versions.iter().all(|version| !version.fits_here()));
}

#[tokio::test]
async fn a_manifest_that_is_not_the_one_promised_is_refused_and_the_list_stays() {
    let bench = Bench::new();
    Gallery::default().with(&bench, "tool", &[manifest("tool", "1.0")]).write(&bench);
    let server = FileServer::start(bench.gallery.path());
    let name = bench.add(&server.url());
    bench.sync(&name).await.unwrap();
    let ask = || async {
        bench
            .catalog
            .locate_now(&bench.client, &name, &id("tool"), &v("1.0"), &bench.cancel)
            .await
            .unwrap_err()
    };
    bench.write("manifests/tool/1.0.json", manifest("tool", "1.0").to_string() + " ");
    let error = ask().await;
    assert!(matches!(error, CatalogError::WrongDigest { .. }), "{error}");
    server.fault("manifests/tool/1.0.json", Fault::Status(404, vec![]), None);
    assert_eq!(ask().await.code(), "not_found");
    assert_eq!(bench.all(), ["tool"]);
    assert!(bench.catalog.locate(&name, &id("tool"), &v("1.0")).unwrap().is_some());
}

#[tokio::test]
async fn a_manifest_of_another_package_or_one_that_contradicts_the_index_is_refused() {
    let bench = Bench::new();
    let mut gallery = Gallery::default().with(&bench, "tool", &[manifest("other", "1.0")]);
    let mut odd = Gallery::default().with(&bench, "odd", &[manifest("odd", "1.0")]);
    odd.0[0]["versions"][0]["platforms"][0]["sha256"] = json!("b".repeat(64));
    gallery.0.append(&mut odd.0);
    gallery.write(&bench);
    let name = synced(&bench).await;
    let error = bench.catalog.locate_now(&bench.client, &name, &id("tool"), &v("1.0"), &bench.cancel).await;
    let error = error.unwrap_err().to_string();
    assert!(error.contains("it is the manifest of “other” 1.0"), "{error}");
    let odd = located(&bench, &name, "odd", "1.0").await;
    assert!(odd.blocked.unwrap().to_string().starts_with("The gallery contradicts itself about “odd” 1.0"));
    assert!(odd.mirrors.is_empty());
}

#[tokio::test]
async fn odd_items_are_told_and_the_rest_is_listed() {
    let bench = Bench::new();
    let good = version(&bench, "good", &manifest("good", "1.0"));
    let bad = [
        json!(7),
        json!({"summary": "no name"}),
        json!({"name": "../x", "versions": [good]}),
        json!({"name": "empty", "versions": []}),
        json!({"name": "nomanifest", "versions": [{"version": "1"}]}),
        json!({"name": "GOOD", "versions": [good]}),
        json!({"name": "half", "tags": 5, "versions": [good, {"version": "x y", "manifest": good["manifest"]}, good]}),
    ];
    let mut all = vec![json!({"name": "good", "versions": [good]})];
    all.extend(bad);
    Gallery(all).write(&bench);
    let name = bench.add_folder();
    let outcome = bench.sync(&name).await.unwrap();
    assert_eq!(bench.all(), ["good", "half"]);
    let problems = bench.catalog.problems(&name).unwrap();
    assert_eq!(outcome.problems as usize, problems.len());
    assert_eq!(problems.iter().filter(|p| p.left_out).count(), 6);
    let told: Vec<String> = problems.iter().map(|p| format!("{}: {}", p.item, p.sentence)).collect();
    let told = told.join("\n");
    // Every one has words for the window as well, and what is odd about a listing stays with it.
    assert!(problems.iter().all(|problem| !problem.said.is_empty()), "{problems:?}");
    let of = |item: &str| problems.iter().find(|problem| problem.item == item).unwrap();
    let codes: Vec<_> = of("nomanifest").said.iter().map(|said| said.code.as_str()).collect();
    assert_eq!(codes, ["item.without_version", "item.version_left_out"]);
    let half = bench.catalog.listing(&name, &id("half")).unwrap().unwrap();
    assert_eq!(half.problems[0].phrases, of("half").said);
    for expected in [
        "item 2: The item is not an object",
        "../x: Its name cannot be used",
        "nomanifest: It names no usable version (version 1 is left out: it names no manifest).",
        "GOOD: The name is listed more than once",
        "half: “tags” is not a list of texts.",
        "half: a version is listed more than once",
    ] {
        assert!(told.contains(expected), "“{expected}” is not in:\n{told}");
    }
}

#[tokio::test]
async fn what_is_no_index_is_refused_in_words() {
    for (body, expected) in [
        (json!({"format": "vitrine-manifests/2", "packages": []}), "vitrine-manifests/2"),
        (json!({"packages": []}), "it does not name the format vitrine-manifests/1"),
        (json!({"format": "vitrine-manifests/1"}), "it has no list of packages"),
        (json!({"format": "vitrine-manifests/1", "packages": {}}), "are not a list"),
    ] {
        let bench = Bench::new();
        bench.write("manifests.json", body.to_string());
        let error = bench.sync(&bench.add_folder()).await.unwrap_err().to_string();
        assert!(error.contains(expected), "{error}");
    }
}

#[tokio::test]
async fn a_single_manifest_is_a_gallery() {
    let bench = Bench::new();
    bench.write("tool.json", manifest("tool", "0.2.83").to_string());
    let server = FileServer::start(bench.gallery.path());
    let name = bench.add(&format!("{}/tool.json", server.url().trim_end_matches('/')));
    assert_eq!(bench.sync(&name).await.unwrap().added, 1);
    let found = located(&bench, &name, "tool", "0.2.83").await;
    assert_eq!(found.mirrors.len(), 2);
    assert_eq!(found.trust, TrustLevel::Listed);
    // The manifest changes with the version.
    bench.write("tool.json", manifest("tool", "0.2.84").to_string());
    assert_eq!(bench.sync(&name).await.unwrap().updated, 1);
    assert_eq!(located(&bench, &name, "tool", "0.2.84").await.mirrors.len(), 2);
}

#[tokio::test]
async fn a_manifest_with_one_mirror_has_one_place_and_none_is_told() {
    let bench = Bench::new();
    let mut one = manifest("one", "1.0");
    one["artifacts"][0]["urls"] = json!(["https://only.example/tool.tar.gz"]);
    let mut none = manifest("none", "1.0");
    none["artifacts"][0]["urls"] = json!(["http://plain.example/tool.tar.gz"]);
    Gallery::default().with(&bench, "one", &[one]).with(&bench, "none", &[none]).write(&bench);
    let name = synced(&bench).await;
    let found = located(&bench, &name, "one", "1.0").await;
    assert_eq!(
        found.mirrors.iter().map(|m| m.full()).collect::<Vec<_>>(),
        ["https://only.example/tool.tar.gz"]
    );
    assert_eq!(found.target.as_deref(), Some("packages/one/1.0/tool.tar.gz"));
    let blocked = located(&bench, &name, "none", "1.0").await.blocked.unwrap().to_string();
    assert!(blocked.contains("it comes without a usable address"), "{blocked}");
}

#[tokio::test]
async fn details_show_needs_source_and_evidence_and_evidence_is_judged() {
    let bench = Bench::new();
    let mut tool = manifest("tool", "1.0");
    tool["dependencies"] = json!([{"name": "zlib", "versions": ">=1.2"}, {"name": "man", "optional": true}]);
    tool["source"] = json!({"urls": ["https://src.example/tool.tgz"], "sha256": "c".repeat(64), "recipe": {"script": "make"}});
    tool["artifacts"][0]["sbom"] = json!("side/sbom.json");
    tool["artifacts"][0]["provenance"] = json!("side/missing.json");
    tool["artifacts"][0]["signature"] = json!("side/tool.minisig");
    tool["commands"] = json!({"../evil": "x"});
    let vacuous = json!({"bomFormat": "CycloneDX", "components": [
        {"name": "tool.tar.gz", "hashes": [{"alg": "SHA-256", "content": "a".repeat(64)}]}]});
    bench.write("side/sbom.json", vacuous.to_string());
    Gallery::default().with(&bench, "tool", &[tool]).write(&bench);
    let name = synced(&bench).await;
    let details = bench.catalog.details(&bench.client, &name, &id("tool"), &bench.cancel).await.unwrap();
    assert!(details.description.contains("What is odd in its manifest"), "{}", details.description);
    let of_version = &details.versions["1.0"];
    let needs = &of_version.dependencies;
    assert_eq!((needs[0].kind, needs[0].versions.as_deref()), (DependencyKind::Package, Some(">=1.2")));
    assert!(!needs[1].required);
    assert_eq!(of_version.evidence.len(), 3);
    assert_eq!(of_version.source.as_ref().unwrap().recipe.as_ref().unwrap().script, "make");
    let judged =
        bench.catalog.evidence(&bench.client, &name, &id("tool"), &v("1.0"), &bench.cancel).await.unwrap();
    let seen: Vec<(&str, Verdict)> = judged.iter().map(|(_, j)| (j.title, j.verdict)).collect();
    assert_eq!(
        seen,
        [("Bill of materials", Verdict::Empty), ("Provenance", Verdict::Bad), ("Signature", Verdict::Empty)]
    );
    assert!(judged[0].1.sentence.contains("It says nothing"), "{}", judged[0].1.sentence);
    assert!(judged[1].1.sentence.starts_with("It could not be had: "), "{}", judged[1].1.sentence);
}

/// A manifest that needs others.
fn needing(name: &str, needs: Value) -> Value {
    let mut manifest = manifest(name, "1.0");
    manifest["dependencies"] = needs;
    manifest
}

#[tokio::test]
async fn what_is_needed_is_found_in_order_and_what_is_here_is_kept() {
    let bench = Bench::new();
    let zlib = ["1.0", "1.3", "2.0"].map(|version| manifest("zlib", version));
    let mut elsewhere = manifest("elsewhere", "1.0");
    elsewhere["artifacts"][0]["platform"] = json!("openbsd-s390x");
    Gallery::default()
        .with(&bench, "curl", &[needing("curl", json!(["openssl", {"name": "zlib", "versions": "<2"}]))])
        .with(&bench, "openssl", &[needing("openssl", json!(["zlib"]))])
        .with(&bench, "zlib", &zlib)
        .with(&bench, "broken", &[needing("broken", json!(["nowhere", "elsewhere"]))])
        .with(&bench, "elsewhere", &[elsewhere])
        .write(&bench);
    let name = synced(&bench).await;
    let names = |needs: &Needs| -> Vec<String> {
        needs.resolution.order.iter().map(|c| format!("{} {}", c.package, c.version)).collect()
    };
    let found = needs(&bench, &name, "curl", &[]).await;
    assert_eq!(names(&found), ["zlib 1.3", "openssl 1.0", "curl 1.0"]);
    assert!(found.resolution.problems.is_empty());
    assert_eq!(found.sources[&id("zlib")], name);
    assert_eq!(names(&needs(&bench, &name, "curl", &[("zlib", "1.0")]).await)[0], "zlib 1.0");
    let broken = needs(&bench, &name, "broken", &[]).await;
    let told = sentences(&broken);
    assert!(
        told.iter()
            .any(|t| t.contains("No gallery you have added has “nowhere”, which is needed by “broken”.")),
        "{told:?}"
    );
    assert!(told.iter().any(|t| t.contains("but not for this computer")), "{told:?}");
}

#[tokio::test]
async fn a_circle_and_ten_thousand_dependencies_end_in_a_sentence() {
    let bench = Bench::new();
    let many: Vec<String> = (0..10_000).map(|n| format!("d{n}")).collect();
    let too_many: Vec<String> = (0..10_001).map(|n| format!("d{n}")).collect();
    Gallery::default()
        .with(&bench, "a", &[needing("a", json!(["b"]))])
        .with(&bench, "b", &[needing("b", json!(["c"]))])
        .with(&bench, "c", &[needing("c", json!(["a"]))])
        .with(&bench, "many", &[needing("many", json!(many))])
        .with(&bench, "toomany", &[needing("toomany", json!(too_many))])
        .write(&bench);
    let name = synced(&bench).await;
    assert_eq!(
        sentences(&needs(&bench, &name, "a", &[]).await),
        ["Packages need each other in a circle: a → b → c → a."]
    );
    let told = sentences(&needs(&bench, &name, "many", &[]).await);
    assert!(told[0].starts_with("10000 packages it needs are in no gallery you have added"), "{told:?}");
    let told = sentences(&needs(&bench, &name, "toomany", &[]).await);
    assert!(told[0].contains("10001 dependencies; at most 10000 are followed"), "{told:?}");
    assert_eq!(bench.all().len(), 5);
}

#[tokio::test]
async fn an_index_that_names_manifests_by_digest_lists_what_they_name() {
    let bench = Bench::new();
    let mut gallery = Gallery::default().with(&bench, "tool", &[manifest("tool", "1.0")]);
    gallery.0[0]["versions"][0]["platforms"] = json!([here()]);
    let mut bare = manifest("bare", "1.0");
    bare["artifacts"][0].as_object_mut().unwrap().remove("sha256");
    let mut without = Gallery::default().with(&bench, "bare", &[bare]);
    without.0[0]["versions"][0]["platforms"] = json!([here()]);
    gallery.0.append(&mut without.0);
    gallery.write(&bench);
    let name = synced(&bench).await;
    let listing = bench.catalog.listing(&name, &id("tool")).unwrap().unwrap();
    assert_eq!((listing.trust, listing.latest().unwrap().sha256), (TrustLevel::Listed, None));
    assert_eq!(located(&bench, &name, "tool", "1.0").await.trust, TrustLevel::Listed);
    // What the manifest then says counts.
    assert_eq!(located(&bench, &name, "bare", "1.0").await.trust, TrustLevel::Unverified);
}

#[tokio::test]
async fn manifests_that_are_kept_have_a_bound_in_bytes() {
    let bench = Bench::new();
    Gallery::default().with(&bench, "tool", &[manifest("tool", "1.0")]).write(&bench);
    let name = synced(&bench).await;
    let folder = bench.home.path().join("manifests");
    std::fs::create_dir_all(&folder).unwrap();
    let past = std::time::SystemTime::now() - std::time::Duration::from_secs(3_600);
    for number in 0..20 {
        let file = std::fs::File::create(folder.join(format!("{number}.json"))).unwrap();
        file.set_len(4_000_000).unwrap();
        file.set_modified(past).unwrap();
    }
    located(&bench, &name, "tool", "1.0").await;
    let kept: Vec<u64> =
        std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().metadata().unwrap().len()).collect();
    assert!(kept.iter().sum::<u64>() <= 64 * 1024 * 1024 && kept.len() > 10, "{}", kept.len());
    assert!(kept.iter().any(|length| *length < 4_000), "the one just asked for is kept");
}
