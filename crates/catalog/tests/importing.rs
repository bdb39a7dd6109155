//! Recipes of others as a gallery: our own ones, and the real ones where they are at hand.

use std::path::{Path, PathBuf};

use vitrine_base::Version;
use vitrine_catalog::import::{self, Options, ProblemKind, Report};
use vitrine_package::manifest::Manifest;

use crate::support::{Bench, id};

fn shared() -> Option<PathBuf> {
    let root = match std::env::var_os("VITRINE_SHARED") {
        Some(path) => PathBuf::from(path),
        None => Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared"),
    };
    let data = root.join("data/potions");
    data.is_dir().then_some(data)
}

const BINARY: &str = r#"
name: seeker
version: {source: "github-release:example/seeker", exclude_patterns: "(rc)"}
build_type: custom
description: "Finds things"
download:
  official_binary: true
  download_url: "https://dl.example/{version}/seeker-{version}{suffix}"
  mirror: "https://mirror.example/seeker-{version}-{os}-{arch}.tar.gz"
  platforms:
    darwin-arm64: {suffix: "-aarch64-apple-darwin.tar.gz"}
    linux-amd64: {suffix: "-{os}.tar.gz", os: linux-musl}
security: {verify_signature: false, scan_vulnerabilities: true}
build: {timeout_minutes: 1, custom_install: "mkdir -p $PREFIX/bin"}
dependencies: []
"#;

const SOURCE: &str = r"
name: libdig
version: {source: 'static:1.2.3'}
build_type: gnu_autotools
description: Digs
download:
  download_url: https://dl.example/libdig-{version}.tar.xz
  platforms: {linux-amd64: , linux-arm64: }
configure: {flags: --with-ssl}
requires: [seeker]
build: {colour: red}
dependencies: [seeker, go]
";

fn import(recipes: &[(&str, &str)], tags: &str, out: &Path) -> Report {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in recipes {
        std::fs::write(folder.path().join(name), text).unwrap();
    }
    let options = Options { tags: Some(tags), out: Some(out), ..Options::default() };
    import::potions(folder.path(), &options).unwrap()
}

/// The manifest of a version in a gallery.
fn manifest(gallery: &Path, name: &str, version: &str) -> Manifest {
    let folder = gallery.join("manifests").join(name);
    let mut files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let fits =
        |path: &PathBuf| path.file_name().unwrap().to_string_lossy().starts_with(&format!("{version}-"));
    Manifest::parse(&std::fs::read(files.find(fits).unwrap()).unwrap()).unwrap()
}

#[tokio::test]
async fn recipes_become_a_gallery_that_can_be_browsed() {
    let bench = Bench::new();
    let recipes = [
        ("seeker.yml", BINARY),
        ("libdig.yml", SOURCE),
        ("broken.yml", "name: [never\nclosed"),
        ("zz-again.yml", "name: seeker\n"),
        ("nameless.yml", "description: nobody"),
        (
            "plain.yml",
            "name: plain\nversion: {source: 'url:https://x.example'}\ndownload: {download_url: 'http://plain.example/x.tgz', platforms: {amiga-m68k: , linux-amd64: }}\n",
        ),
    ];
    let report = import(&recipes, "seeker-v1.9.0\nseeker-1.10.0\n\nnobody-2.0\n", bench.gallery.path());
    assert_eq!((report.recipes, report.listed, report.versions), (6, 3, 4));
    let counts = report.counts();
    let count = |kind| counts.get(&kind).copied().unwrap_or(0);
    assert_eq!(count(ProblemKind::Unreadable), 3, "{:#?}", report.problems);
    assert_eq!(count(ProblemKind::StrayKey), 2);
    assert_eq!(count(ProblemKind::MissingDependency), 1);
    assert_eq!(count(ProblemKind::NoRelease), 1);
    assert_eq!(count(ProblemKind::UnknownRelease), 1);
    assert_eq!(count(ProblemKind::WrongValue), 1);
    assert_eq!(count(ProblemKind::Address), 2);
    let told: Vec<String> = report.problems.iter().map(|p| format!("{}: {}", p.item, p.sentence)).collect();
    let told = told.join("\n");
    for expected in [
        "broken.yml: The recipe is left out: it is not valid YAML: line",
        "libdig.yml: It needs “go”, and there is no recipe of that name.",
        "libdig.yml: Recipes have no key “build.colour”; it is not used.",
        "plain.yml: An address is not used: “http://plain.example/x.tgz” is not an https address.",
        "nobody-2.0: A release of this tag has no recipe here.",
    ] {
        assert!(told.contains(expected), "“{expected}” is not in:\n{told}");
    }

    let name = bench.add_folder();
    assert_eq!(bench.sync(&name).await.unwrap().added, 3);
    let listing = bench.catalog.listing(&name, &id("seeker")).unwrap().unwrap();
    let versions: Vec<&str> = listing.versions.iter().map(|v| v.version.as_str()).collect();
    assert_eq!(versions, ["1.10.0", "1.9.0"]);
    assert_eq!(listing.homepage.as_deref(), Some("https://github.com/example/seeker"));
    let reasons: Vec<_> = listing.versions[0].platforms.iter().map(|p| p.reason.clone().unwrap()).collect();
    assert_eq!(reasons.len(), 2);
    assert!(reasons.iter().all(|r| r.contains("names no digest")), "{reasons:?}");
    let version = Version::new("1.10.0").unwrap();
    let located =
        bench.catalog.locate_now(&bench.client, &name, &id("seeker"), &version, &bench.cancel).await;
    let blocked = located.unwrap().unwrap().blocked.unwrap().to_string();
    assert!(blocked.contains("names no digest") || blocked.contains("no file of “seeker”"), "{blocked}");
}

#[test]
fn addresses_are_expanded_in_their_order_and_scripts_are_made() {
    let out = tempfile::tempdir().unwrap();
    let recipes = [("seeker.yml", BINARY), ("libdig.yml", SOURCE)];
    import(&recipes, "seeker-1.10.0\n", out.path());
    let seeker = manifest(out.path(), "seeker", "1.10.0");
    let urls: Vec<(&str, Vec<&str>)> = seeker
        .artifacts
        .iter()
        .map(|a| (a.platform.as_str(), a.urls.iter().map(String::as_str).collect()))
        .collect();
    assert_eq!(
        urls,
        [
            (
                "linux-x86_64",
                vec![
                    "https://dl.example/1.10.0/seeker-1.10.0-linux-musl.tar.gz",
                    "https://mirror.example/seeker-1.10.0-linux-musl-amd64.tar.gz"
                ]
            ),
            (
                "macos-aarch64",
                vec![
                    "https://dl.example/1.10.0/seeker-1.10.0-aarch64-apple-darwin.tar.gz",
                    "https://mirror.example/seeker-1.10.0-darwin-arm64.tar.gz"
                ]
            ),
        ]
    );
    let libdig = manifest(out.path(), "libdig", "1.2.3");
    let source = libdig.source.unwrap();
    assert_eq!(source.urls, ["https://dl.example/libdig-1.2.3.tar.xz"]);
    let script = source.recipe.unwrap().script;
    assert_eq!(
        script,
        "set -e\n./configure --prefix=\"$PREFIX\" --with-ssl\nmake -j\"$(nproc)\"\nmake install\n"
    );
}

#[test]
fn importing_again_changes_nothing_and_looking_writes_nothing() {
    let out = tempfile::tempdir().unwrap();
    let recipes = [("seeker.yml", BINARY), ("libdig.yml", SOURCE)];
    import(&recipes, "seeker-1.10.0\n", out.path());
    let index = std::fs::read(out.path().join("manifests.json")).unwrap();
    import(&recipes, "seeker-1.10.0\n", out.path());
    assert_eq!(std::fs::read(out.path().join("manifests.json")).unwrap(), index);
    let folder = tempfile::tempdir().unwrap();
    let error = import::potions(folder.path(), &Options::default()).unwrap_err().to_string();
    assert!(error.contains("recipes (*.yml)"), "{error}");
    std::fs::write(folder.path().join("seeker.yml"), BINARY).unwrap();
    let report = import::potions(folder.path(), &Options::default()).unwrap();
    assert_eq!((report.listed, report.versions), (1, 1));
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn a_circle_of_recipes_is_told() {
    let out = tempfile::tempdir().unwrap();
    let recipe = |name: &str, needs: &str| {
        format!("name: {name}\ndownload: {{platforms: {{}}}}\ndependencies: [{needs}]\n")
    };
    let (a, b) = (recipe("a", "b"), recipe("b", "a"));
    let report = import(&[("a.yml", &a), ("b.yml", &b)], "", out.path());
    let circles: Vec<_> = report.problems.iter().filter(|p| p.kind == ProblemKind::Circle).collect();
    assert_eq!(circles.len(), 1);
    assert_eq!(circles[0].sentence, "Packages need each other in a circle: a → b → a.");
}

#[tokio::test]
async fn the_real_recipes_are_all_listed() {
    let Some(shared) = shared() else { return };
    let recipes = shared.join("recipes");
    let number = std::fs::read_dir(&recipes).unwrap().count();
    let tags = std::fs::read_to_string(shared.join("release-tags.txt")).unwrap();
    let bench = Bench::new();
    let options = Options { tags: Some(&tags), out: Some(bench.gallery.path()), ..Options::default() };
    let report = import::potions(&recipes, &options).unwrap();
    println!("{:?} of {number} recipes: {:?}", report.listed, report.counts());
    assert_eq!((report.recipes, report.listed), (number, number));
    assert!(report.versions >= number);
    assert_eq!(report.counts().get(&ProblemKind::Unreadable), None);
    let name = bench.add_folder();
    let outcome = bench.sync(&name).await.unwrap();
    assert_eq!((outcome.total as usize, outcome.problems), (number, 0));
    // Every manifest is one, and not one address has a placeholder left.
    for entry in vitrine_base::fs::walk(&bench.gallery.path().join("manifests")).unwrap() {
        if entry.path.extension().is_some_and(|e| e == "json") {
            let body = std::fs::read(bench.gallery.path().join("manifests").join(&entry.path)).unwrap();
            let manifest = Manifest::parse(&body).unwrap();
            assert_eq!(manifest.problems, Vec::<String>::new(), "{:?}", entry.path);
            let source = manifest.source.iter().flat_map(|source| &source.urls);
            let urls = manifest.artifacts.iter().flat_map(|artifact| &artifact.urls).chain(source);
            for url in urls {
                assert!(!url.contains('{') && !url.contains("%7B") && url.starts_with("https://"), "{url}");
            }
        }
    }
}

#[test]
fn real_versions_are_ordered_as_they_came_out() {
    let Some(shared) = shared() else { return };
    let tags = std::fs::read_to_string(shared.join("release-tags.txt")).unwrap();
    let of = |name: &str| -> Vec<Version> {
        let rest = tags.lines().filter_map(|tag| tag.strip_prefix(name)?.strip_prefix('-'));
        let mut versions: Vec<Version> =
            rest.map(|text| Version::new(text.trim_start_matches('v')).unwrap()).collect();
        versions.sort();
        versions
    };
    let vim = of("vim");
    assert!(vim.windows(2).all(|pair| pair[0].as_str() < pair[1].as_str()), "{vim:?}");
    for (low, high) in
        [("2.9.0", "2.20.0"), ("20171227", "20190702"), ("0.2.9", "0.2.83"), ("3.2.0-rc.1", "3.2.0")]
    {
        assert!(Version::new(low).unwrap() < Version::new(high).unwrap());
    }
    assert!(tags.lines().all(|tag| tag.rsplit_once('-').is_none_or(|(_, v)| Version::new(v).is_ok())));
}
