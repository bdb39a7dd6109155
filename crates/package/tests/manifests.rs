//! Manifests from strangers: one bad artifact never breaks the rest, and what counts is taken strictly.

use proptest::prelude::*;
use serde_json::{Value, json};
use vitrine_package::Platform;
use vitrine_package::manifest::{ArtifactStatus, EvidenceKind, Manifest};

fn digest(letter: char) -> String {
    letter.to_string().repeat(64)
}

fn artifact(platform: &str) -> Value {
    json!({
        "platform": platform, "filename": format!("tool-{platform}.tar.gz"), "size": 1234, "sha256": digest('a'),
        "sha512": "b".repeat(128), "urls": ["https://one.example/t", "packages/tool/1.0/t", "https://two.example/t"],
        "sbom": {"urls": ["https://one.example/t.sbom.json"], "sha256": digest('c'), "size": 99},
        "provenance": "https://one.example/t.provenance.json", "status": "available",
    })
}

fn document() -> Value {
    json!({
        "schema": "vitrine-manifest/1", "name": "tool", "version": "2.20.0", "build_date": "2026-01-02",
        "license": "MIT", "homepage": "https://tool.example/", "summary": "A tool",
        "commands": {"tool": "bin/tool"},
        "dependencies": ["zlib", {"name": "openssl", "versions": ">=3, <4"}, {"name": "man", "optional": true}],
        "artifacts": [artifact("linux-amd64"), artifact("darwin-arm64")],
        "source": {"urls": ["https://one.example/tool-2.20.0.tar.xz"], "sha256": digest('d'), "size": 5,
                   "recipe": {"script": "make\nmake install\n", "outputs": ["bin/tool"]}},
    })
}

fn parse(document: &Value) -> Manifest {
    Manifest::parse(document.to_string().as_bytes()).unwrap()
}

#[test]
fn everything_is_read_and_written_again() {
    let manifest = parse(&document());
    assert_eq!(manifest.problems, Vec::<String>::new());
    let platforms: Vec<&str> = manifest.artifacts.iter().map(|a| a.platform.as_str()).collect();
    assert_eq!(platforms, ["linux-x86_64", "macos-aarch64"]);
    assert_eq!(manifest.build_date, Some(1_767_312_000_000));
    assert_eq!(manifest.licence.as_deref(), Some("MIT"));
    let first = &manifest.artifacts[0];
    assert_eq!(first.urls, ["https://one.example/t", "packages/tool/1.0/t", "https://two.example/t"]);
    let kinds: Vec<EvidenceKind> = manifest.evidence().iter().map(|e| e.kind).collect();
    assert_eq!(kinds[..2], [EvidenceKind::Sbom, EvidenceKind::Provenance]);
    let needs = manifest.needs();
    assert_eq!(needs[1].versions.as_deref(), Some(">=3, <4"));
    assert!(needs[0].required && !needs[2].required);
    assert_eq!(manifest.source.as_ref().unwrap().filename, "tool-2.20.0.tar.xz");
    assert_eq!(Manifest::parse(&manifest.to_json().unwrap()).unwrap(), manifest);
    assert!(Manifest::recognises(&manifest.to_json().unwrap()));
}

#[test]
fn one_bad_artifact_does_not_break_the_rest() {
    let mut bad = document();
    let broken = [
        json!({"platform": "windows-x64", "filename": "x", "size": 1, "sha256": "nonsense", "urls": ["https://h/x"]}),
        json!({"platform": "freebsd-amd64", "sha256": digest('e'), "urls": ["http://h.example/x", "file:///etc/passwd"]}),
        json!({"platform": "linux-arm64", "status": "unavailable", "reason": "The build timed out"}),
        json!({"filename": "no platform"}),
        json!("nothing at all"),
        json!({"platform": "linux-x86_64", "sha256": digest('f'), "urls": ["https://h/again"]}),
    ];
    bad["artifacts"].as_array_mut().unwrap().extend(broken);
    let manifest = parse(&bad);
    let seen: Vec<(&str, bool)> =
        manifest.artifacts.iter().map(|a| (a.platform.as_str(), a.is_available())).collect();
    assert_eq!(
        seen,
        [
            ("linux-x86_64", true),
            ("macos-aarch64", true),
            ("windows-x86_64", false),
            ("freebsd-x86_64", false),
            ("linux-aarch64", false)
        ]
    );
    assert_eq!(manifest.artifacts[4].reason.as_deref(), Some("The build timed out"));
    assert!(manifest.artifacts[2].reason.as_ref().unwrap().contains("without a usable SHA-256 digest"));
    assert!(manifest.artifacts[3].reason.as_ref().unwrap().contains("without a usable address"));
    let told = manifest.problems.join("\n");
    for expected in
        ["“sha256” is not a SHA-256 digest", "is not an https address", "listed twice", "names no platform"]
    {
        assert!(told.contains(expected), "“{expected}” is not in:\n{told}");
    }
    assert!(manifest.problems.iter().all(|p| p.ends_with('.')));
    // The first of two is used.
    assert_eq!(manifest.artifacts[0].sha256.unwrap().to_hex(), digest('a'));
}

#[test]
fn the_best_artifact_for_a_computer_is_chosen() {
    let mut manifest = document();
    manifest["artifacts"] =
        json!([artifact("any"), artifact("linux-x86_64-musl"), artifact("linux-amd64-gnu")]);
    let manifest = parse(&manifest);
    let chosen =
        |here: &str| manifest.artifact_for(here.parse::<Platform>().unwrap()).map(|a| a.platform.clone());
    assert_eq!(chosen("linux-x86_64-gnu").as_deref(), Some("linux-x86_64-gnu"));
    assert_eq!(chosen("linux-x86_64-musl").as_deref(), Some("linux-x86_64-musl"));
    assert_eq!(chosen("macos-aarch64").as_deref(), Some("any"));
    let mut partial = document();
    partial["artifacts"] = json!([{"platform": "linux-amd64", "status": "unavailable", "reason": "It failed."}, artifact("any")]);
    let partial = parse(&partial);
    let chosen = partial.artifact_for("linux-x86_64".parse().unwrap()).unwrap();
    assert_eq!((chosen.platform.as_str(), chosen.status), ("any", ArtifactStatus::Available));
}

#[test]
fn what_is_no_manifest_is_refused_in_words() {
    let with = |key: &str, value: Value| {
        let mut document = document();
        document[key] = value;
        document.to_string()
    };
    let many: Vec<String> = (0..10_001).map(|n| format!("d{n}")).collect();
    let cases = [
        ("{".to_owned(), "is not valid JSON"),
        ("[]".to_owned(), "does not name the schema"),
        (with("schema", json!("vitrine-manifest/9")), "vitrine-manifest/9"),
        (with("name", json!("../evil")), "character that is not allowed"),
        (with("name", json!(null)), "it has no name"),
        (with("version", json!("1.0 beta")), "character that is not allowed"),
        (with("dependencies", json!(many)), "it names 10001 dependencies; at most 10000 are followed"),
    ];
    for (text, expected) in cases {
        let error = Manifest::parse(text.as_bytes()).unwrap_err().to_string();
        assert!(error.contains(expected), "{error}");
    }
    let most: Vec<String> = (0..10_000).map(|n| format!("d{n}")).collect();
    let manifest = Manifest::parse(with("dependencies", json!(most)).as_bytes()).unwrap();
    assert_eq!(manifest.dependencies.len(), 10_000);
}

#[test]
fn values_that_are_wrong_are_told_and_not_used() {
    let mut odd = document();
    odd["homepage"] = json!("http://tool.example/");
    odd["build_date"] = json!("yesterday");
    odd["commands"] =
        json!({"tool": "/bin/tool", "../x": "bin/x", "ok": "bin/ok", "evil": "../../etc/passwd"});
    odd["dependencies"] = json!(["a", "a", 7, {"name": "b", "versions": "whatever you like"}]);
    odd["artifacts"][0]["urls"] = json!(["https://user:secret@h.example/x", "https://h.example/x", 5]);
    odd["source"] = json!({"urls": "https://h.example/s.tgz", "recipe": {"script": "x".repeat(300_000)}});
    let manifest = parse(&odd);
    assert_eq!(manifest.homepage, None);
    assert_eq!(manifest.build_date, None);
    assert_eq!(manifest.commands.keys().collect::<Vec<_>>(), ["ok"]);
    assert_eq!(manifest.dependencies.len(), 1);
    assert_eq!(manifest.artifacts[0].urls, ["https://h.example/x"]);
    assert_eq!(manifest.source.as_ref().unwrap().recipe, None);
    let told = manifest.problems.join("\n");
    assert!(!told.contains("secret"), "{told}");
    for expected in [
        "“homepage” is not an https",
        "“build_date” is not a time",
        "named twice",
        "Dependency 3",
        "Dependency 4",
    ] {
        assert!(told.contains(expected), "“{expected}” is not in:\n{told}");
    }
}

proptest! {
    /// Whatever is changed in a manifest, reading it ends in a manifest or in words.
    #[test]
    fn changed_manifests_are_read_or_refused(at in 0_usize..2_000, byte in any::<u8>(), cut in 0_usize..2_000) {
        let mut bytes = document().to_string().into_bytes();
        let place = at % bytes.len();
        bytes[place] = byte;
        if cut % 3 == 0 {
            bytes.truncate(cut % bytes.len());
        }
        match Manifest::parse(&bytes) {
            Ok(manifest) => {
                prop_assert_eq!(Manifest::parse(&manifest.to_json().unwrap()).unwrap().artifacts, manifest.artifacts.clone());
                for artifact in manifest.artifacts.iter().filter(|a| a.is_available()) {
                    prop_assert!(artifact.sha256.is_some() && !artifact.urls.is_empty());
                }
            }
            Err(error) => prop_assert!(!error.to_string().is_empty()),
        }
    }
}
