//! Publishing and the index.

use vitrine_package::listing::MemberTable;
use vitrine_registry::publishing::issue;
use vitrine_registry::submissions::{Fields, State};

use super::shop::{Shop, files, id, new_version, persona, version};
use crate::ground::NOW;

#[tokio::test]
async fn a_first_start_makes_keys_and_an_empty_signed_gallery() {
    use std::os::unix::fs::PermissionsExt as _;
    let shop = Shop::new();
    let mode = |path: &std::path::Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
    let keys = shop.registry().keys();
    assert_eq!(mode(&keys), 0o700);
    for name in ["root.key", "targets.key", "online.key"] {
        assert_eq!(mode(&keys.join(name)), 0o600, "{name}");
    }
    let desktop = shop.desktop();
    desktop.sync().await;
    let source = desktop.catalog.sources().unwrap().remove(0);
    assert!(source.trust.provisional);
    assert_eq!(source.trust.signers, ["Riverside"]);
    // A second start makes nothing anew.
    let before = files(&keys);
    let first = vitrine_registry::publishing::ceremony::status(shop.registry()).unwrap().fingerprint;
    let again = vitrine_registry::publishing::prepare(shop.registry()).unwrap();
    assert_eq!(again.fingerprint, first);
    assert_eq!(files(&keys), before);
    assert!(shop.work().await > 0, "what a stop may have cut is looked after by jobs");
}

#[tokio::test]
async fn an_approved_submission_becomes_a_version_a_desktop_sees_and_trusts() {
    let shop = Shop::new();
    let follower = shop
        .registry()
        .db
        .write_now(|unit| {
            let account = unit.add_account(
                "fara",
                vitrine_registry::accounts::identity::Role::Member,
                None,
                None,
                NOW,
            )?;
            unit.reserve_package(&id("nora"), "nora", vitrine_package::Kind::Persona, "Nora", NOW)?;
            unit.follow(account, &id("nora"), NOW)?;
            Ok(account)
        })
        .unwrap();
    let fields = Fields {
        summary: Some("Said in the form".into()),
        tags: Some(vec!["form".into()]),
        changelog: Some("First one".into()),
        security: Some(true),
        texts: Some(
            [(
                "de".to_owned(),
                vitrine_package::listing::Texts { name: None, summary: Some("Auf Deutsch".into()) },
            )]
            .into(),
        ),
        descriptions: Some([("de".to_owned(), "Länger, auf Deutsch".to_owned())].into()),
        ..Fields::default()
    };
    let submission = shop.approved_with(shop.maker, &persona("nora", "1.0.0"), "stable", &fields).await;
    shop.work().await;
    assert_eq!(shop.state(&submission), State::Published);
    let desktop = shop.desktop();
    desktop.sync().await;
    let listing = desktop.listing("nora").unwrap();
    assert_eq!(listing.summary, "Said in the form");
    assert_eq!((listing.tags, listing.downloads), (vec!["form".to_owned()], Some(0)));
    assert_eq!(listing.texts["de"].summary.as_deref(), Some("Auf Deutsch"));
    assert!(listing.versions[0].security);
    desktop.trusts(&shop, "nora", "1.0.0").await;
    let package = shop.registry().db.read_now(|unit| unit.package(&id("nora"))).unwrap().unwrap();
    assert_eq!((package.latest, package.summary.as_str()), (Some(version("1.0.0")), "Said in the form"));
    assert_eq!(shop.registry().db.read_now(|unit| unit.owners(&id("nora"))).unwrap(), [shop.maker]);
    assert_eq!(shop.notices(shop.maker), ["submission.published"]);
    assert_eq!(shop.notices(follower), ["version.published"]);
    assert_eq!(shop.audited("version:nora@1.0.0"), ["version.published"]);
    assert_eq!(shop.audited(&format!("submission:{submission}")), ["submission.published"]);
    // HomePilot sees it too.
    let registry: serde_json::Value = serde_json::from_slice(
        &std::fs::read(shop.registry().gallery().join("registry/registry.json")).unwrap(),
    )
    .unwrap();
    assert_eq!(registry["items"][0]["short"], "Said in the form");
    assert_eq!(registry["items"][0]["latest"]["package_url"], "packages/nora/1.0.0/persona.hpersona");
}

/// What a gallery says of a package at length.
fn details(shop: &Shop, name: &str) -> serde_json::Value {
    let path = shop.lines()[name]["details"]["path"].as_str().unwrap().to_owned();
    serde_json::from_slice(&std::fs::read(shop.registry().gallery().join(path)).unwrap()).unwrap()
}

#[tokio::test]
async fn words_in_other_languages_hold_until_others_are_said_in_them() {
    use vitrine_package::listing::Texts;
    let shop = Shop::new();
    let said = |language: &str, summary: &str, description: &str| Fields {
        texts: Some([(language.to_owned(), Texts { name: None, summary: Some(summary.to_owned()) })].into()),
        descriptions: Some([(language.to_owned(), description.to_owned())].into()),
        ..Fields::default()
    };
    for (number, fields, german) in [
        ("1.0.0", said("de", "Kurz", "Erste Worte"), ("Kurz", "Erste Worte")),
        ("1.1.0", Fields::default(), ("Kurz", "Erste Worte")),
        ("1.2.0", said("de", "Knapp", "Andere Worte"), ("Knapp", "Andere Worte")),
        ("1.3.0", said("fr", "Bref", "Des mots"), ("Knapp", "Andere Worte")),
    ] {
        let submission = shop.approved_with(shop.maker, &persona("nora", number), "stable", &fields).await;
        shop.work().await;
        assert_eq!(shop.state(&submission), State::Published);
        assert_eq!(shop.lines()["nora"]["texts"]["de"]["summary"], german.0, "{number}");
        assert_eq!(details(&shop, "nora")["descriptions"]["de"], german.1, "{number}");
    }
    assert_eq!(details(&shop, "nora")["descriptions"]["fr"], "Des mots");
    assert_eq!(shop.lines()["nora"]["texts"]["fr"]["summary"], "Bref");
}

#[tokio::test]
async fn more_words_in_other_languages_than_a_reader_takes_go_back() {
    let shop = Shop::new();
    let languages = ["ar", "de", "en", "es", "fr", "ja"];
    let descriptions = languages.map(|language| (language.to_owned(), "x".repeat(190_000)));
    let fields = Fields { descriptions: Some(descriptions.into()), ..Fields::default() };
    let submission = shop.approved_with(shop.maker, &persona("nora", "1.0.0"), "stable", &fields).await;
    shop.work().await;
    assert_eq!(shop.state(&submission), State::InReview);
}

#[tokio::test]
async fn a_new_version_brings_patches_from_the_last_three() {
    let shop = Shop::new();
    for number in ["1.0.0", "1.1.0", "1.2.0", "1.3.0", "1.4.0"] {
        shop.publish("nora", number).await;
    }
    let entry = &shop.lines()["nora"];
    assert_eq!(entry["versions"].as_array().unwrap().len(), 5);
    let table = entry["versions"][0]["artifacts"][0]["table"]["path"].as_str().unwrap();
    let packed = std::fs::read(shop.registry().gallery().join(table)).unwrap();
    let table: MemberTable = serde_json::from_slice(&zstd::stream::decode_all(&packed[..]).unwrap()).unwrap();
    let notes = table.members.iter().find(|member| member.path == "notes.md").unwrap();
    let from: Vec<bool> = notes.patches.iter().map(|patch| patch.from.is_some()).collect();
    assert_eq!(from.iter().filter(|known| **known).count(), 3, "{:?}", notes.patches);
    // Versions come and go in one step for whoever follows.
    let desktop = shop.desktop();
    desktop.sync().await;
    shop.publish("nora", "1.5.0").await;
    desktop.sync().await;
    assert_eq!(desktop.versions("nora").len(), 6);
}

#[tokio::test]
async fn a_beta_is_listed_and_not_the_latest() {
    let shop = Shop::new();
    shop.publish("nora", "1.0.0").await;
    shop.approved_with(shop.maker, &persona("nora", "2.0.0"), "beta", &Fields::default()).await;
    shop.work().await;
    let package = shop.registry().db.read_now(|unit| unit.package(&id("nora"))).unwrap().unwrap();
    assert_eq!(package.latest, Some(version("1.0.0")));
    let desktop = shop.desktop();
    desktop.sync().await;
    let listing = desktop.listing("nora").unwrap();
    assert_eq!(listing.versions[0].channel, "beta");
    assert_eq!(listing.latest().unwrap().version, version("1.0.0"));
}

#[tokio::test]
async fn a_published_version_never_changes() {
    let shop = Shop::new();
    shop.publish("nora", "1.0.0").await;
    let file = shop.registry().gallery().join("packages/nora/1.0.0/persona.hpersona");
    let before = std::fs::read(&file).unwrap();
    let other = persona("nora", "1.0.0").summary("Secretly changed");
    let submission = shop.approved(shop.maker, &other).await;
    shop.work().await;
    assert_eq!(shop.state(&submission), State::InReview);
    assert_eq!(std::fs::read(&file).unwrap(), before);
    let sha256 = shop.blob(other.package()).await;
    let error = vitrine_registry::publishing::publish_file(
        shop.registry(),
        new_version("nora", "1.0.0", sha256, Some(shop.maker)),
    )
    .await
    .unwrap_err();
    assert_eq!(error.answer().2, "version.taken");
    let error = shop.import("nora", "1.0.0", Some(shop.maker)).await.unwrap_err();
    assert_eq!(error.answer().2, "version.published");
    let error = shop.import("NORA", "1.0.1", Some(shop.maker)).await.unwrap_err();
    assert_eq!(error.answer().2, "package.spelled_otherwise");
    let error = shop.import("nora", "1.0.1", Some(shop.curator)).await.unwrap_err();
    assert_eq!(error.answer().2, "package.owned");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_version_at_the_same_moment_is_published_once() {
    let shop = Shop::new();
    let mut running = Vec::new();
    for number in 0..8 {
        let other = persona("nora", "1.0.0").summary(&format!("Number {number}"));
        let sha256 = shop.blob(other.package()).await;
        let new = new_version("nora", "1.0.0", sha256, Some(shop.maker));
        let registry = std::sync::Arc::clone(shop.registry());
        running.push(tokio::spawn(async move {
            vitrine_registry::publishing::publish_file(&registry, new).await
        }));
    }
    let mut published = 0;
    for task in running {
        match task.await.unwrap() {
            Ok(()) => published += 1,
            Err(error) => assert_eq!(error.answer().2, "version.taken"),
        }
    }
    assert_eq!(published, 1);
    shop.work().await;
    let desktop = shop.desktop();
    desktop.sync().await;
    desktop.trusts(&shop, "nora", "1.0.0").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn many_packages_at_once_become_one_index() {
    let shop = Shop::new();
    let mut running = Vec::new();
    for number in 0..12 {
        let submission = shop.approved(shop.maker, &persona(&format!("persona-{number}"), "1.0.0")).await;
        let registry = std::sync::Arc::clone(shop.registry());
        running.push(tokio::spawn(async move {
            vitrine_registry::publishing::publish_submission(&registry, &submission).await.unwrap();
        }));
    }
    for task in running {
        task.await.unwrap();
    }
    let issued = issue(shop.registry()).await.unwrap();
    assert_eq!((issued.packages, issued.sequence), (12, 2));
    assert!(issue(shop.registry()).await.unwrap().unchanged);
    assert!(
        !shop.registry().gallery().join(".vitrine-placing").exists()
            || std::fs::read_dir(shop.registry().gallery().join(".vitrine-placing")).unwrap().count() == 0
    );
}

#[tokio::test]
async fn what_changes_while_the_index_is_written_stays_out_of_date() {
    let shop = Shop::new();
    shop.import("nora", "1.0.0", None).await.unwrap();
    let db = &shop.registry().db;
    let [(name, revision)] = db.read_now(|unit| unit.dirty_packages(10)).unwrap().try_into().unwrap();
    db.write_now(|unit| unit.mark_dirty(&name)).unwrap();
    db.write_now(|unit| unit.package_written(&name, revision, Default::default())).unwrap();
    let left = db.read_now(|unit| unit.dirty_packages(10)).unwrap();
    assert_eq!(left, [(name, revision + 1)]);
    issue(shop.registry()).await.unwrap();
    assert!(db.read_now(|unit| unit.dirty_packages(10)).unwrap().is_empty());
}

#[tokio::test]
async fn numbers_reach_the_index_by_the_timer() {
    let shop = Shop::new();
    shop.publish("nora", "1.0.0").await;
    let database = rusqlite::Connection::open(shop.registry().data().join("registry.db")).unwrap();
    let sql =
        "UPDATE package SET downloads = 7, stars_score = 4.123456, stars_shown = 4.123456, stars_count = 31";
    database.execute(sql, []).unwrap();
    let numbers = |shop: &Shop| {
        let line = shop.lines()["nora"].clone();
        (line["downloads"].clone(), line["stars"].clone())
    };
    shop.work().await;
    assert_eq!(numbers(&shop), (0.into(), serde_json::Value::Null));
    let job = vitrine_registry::store::NewJob::now("numbers", serde_json::json!({}), NOW);
    shop.registry().db.write_now(|unit| unit.enqueue(&job, NOW)).unwrap();
    shop.work().await;
    let stars = serde_json::json!({ "score": 4.123, "count": 31, "average": 4.123 });
    assert_eq!(numbers(&shop), (7.into(), stars));
    let before = issue(shop.registry()).await.unwrap().sequence;
    shop.registry().db.write_now(|unit| unit.enqueue(&job, NOW)).unwrap();
    shop.work().await;
    assert_eq!(issue(shop.registry()).await.unwrap().sequence, before, "nothing new, nothing written");
}

#[tokio::test]
async fn a_tool_gets_a_file_for_every_platform() {
    let shop = Shop::new();
    for (platform, words) in [("linux-x86_64", "one"), ("macos-aarch64", "two")] {
        let sha256 = shop.blob(tool(words)).await;
        let mut new = new_version("hello", "1.0", sha256, Some(shop.maker));
        new.kind = vitrine_package::Kind::Tool;
        new.platform = platform.into();
        new.file = "hello.tar".into();
        vitrine_registry::publishing::publish_file(shop.registry(), new).await.unwrap();
    }
    shop.work().await;
    let artifacts = shop.lines()["hello"]["versions"][0]["artifacts"].clone();
    let platforms: Vec<&str> =
        artifacts.as_array().unwrap().iter().map(|file| file["platform"].as_str().unwrap()).collect();
    assert_eq!(platforms, ["linux-x86_64", "macos-aarch64"]);
    assert_eq!(artifacts[1]["mirrors"][0], "packages/hello/1.0/macos-aarch64.tar");
    shop.desktop().sync().await;
}

/// An archive with one script in it.
fn tool(words: &str) -> Vec<u8> {
    let script = format!("#!/bin/sh\necho {words}\n");
    let mut header = [0_u8; 512];
    let mut put = |at: usize, text: &str| header[at..at + text.len()].copy_from_slice(text.as_bytes());
    put(0, "bin/hello");
    put(100, "0000755\0");
    put(108, "0000000\0");
    put(116, "0000000\0");
    put(124, &format!("{:011o}\0", script.len()));
    put(136, "00000000000\0");
    put(148, "        ");
    put(156, "0");
    put(257, "ustar\x0000");
    let sum: u32 = header.iter().map(|byte| u32::from(*byte)).sum();
    header[148..156].copy_from_slice(format!("{sum:06o}\0 ").as_bytes());
    let mut tar = header.to_vec();
    tar.extend(script.as_bytes());
    tar.resize(tar.len().next_multiple_of(512) + 1024, 0);
    tar
}
