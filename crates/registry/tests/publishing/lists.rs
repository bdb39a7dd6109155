//! Collections, the front page, and what an owner changes.

use vitrine_package::listing::Texts;
use vitrine_registry::publishing::lists::{self, NewCollection};
use vitrine_registry::publishing::{Change, change};

use super::shop::{Shop, id};
use crate::ground::NOW;

fn collections(shop: &Shop) -> serde_json::Value {
    let gallery = shop.registry().gallery();
    let root: serde_json::Value =
        serde_json::from_slice(&std::fs::read(gallery.join("vitrine.json")).unwrap()).unwrap();
    match root["collections"]["path"].as_str() {
        Some(path) => serde_json::from_slice(&std::fs::read(gallery.join(path)).unwrap()).unwrap(),
        None => serde_json::Value::Null,
    }
}

#[tokio::test]
async fn collections_and_the_front_page_reach_every_client() {
    let shop = Shop::new();
    for name in ["anna", "bert", "cleo"] {
        shop.publish(name, "1.0.0").await;
    }
    assert_eq!(collections(&shop), serde_json::Value::Null);
    let new = |title: &str, packages: &[&str]| NewCollection {
        title: title.into(),
        description: "Why not".into(),
        packages: packages.iter().map(|name| id(name)).collect(),
    };
    let db = &shop.registry().db;
    db.write_now(|unit| {
        lists::put(unit, shop.curator, &id("quiet"), new("Quiet ones", &["cleo", "anna"]), NOW)?;
        lists::put(unit, shop.curator, &id("loud"), new("Loud ones", &["bert"]), NOW)?;
        lists::order(unit, shop.curator, &[id("loud")], NOW)?;
        lists::feature(unit, shop.curator, vec![id("bert"), id("anna")], NOW)
    })
    .unwrap();
    shop.work().await;
    let lists_now = collections(&shop);
    let seen: Vec<(&str, Vec<&str>)> = lists_now["collections"]
        .as_array()
        .unwrap()
        .iter()
        .map(|list| {
            let packages = list["packages"].as_array().unwrap().iter().map(|name| name.as_str().unwrap());
            (list["id"].as_str().unwrap(), packages.collect())
        })
        .collect();
    assert_eq!(
        seen,
        [("featured", vec!["bert", "anna"]), ("loud", vec!["bert"]), ("quiet", vec!["cleo", "anna"])]
    );
    let why = vitrine_registry::publishing::Withdrawal { reason: "Gone".into(), malicious: false };
    db.write_now(|unit| vitrine_registry::publishing::withdraw(unit, shop.curator, &id("anna"), &why, NOW))
        .unwrap();
    shop.work().await;
    assert!(!collections(&shop).to_string().contains("anna"));
    db.write_now(|unit| lists::remove(unit, shop.curator, &id("loud"), NOW)).unwrap();
    shop.work().await;
    assert!(!collections(&shop).to_string().contains("Loud"));
    shop.desktop().sync().await;
    for (name, packages, code) in [
        ("featured", &["bert"][..], "collection.featured"),
        ("x", &["nobody"], "collection.no_package"),
        ("x", &["bert", "bert"], "collection.twice"),
    ] {
        let error = db.write_now(|unit| lists::put(unit, shop.curator, &id(name), new("X", packages), NOW));
        assert_eq!(error.unwrap_err().answer().2, code);
    }
    let error =
        db.write_now(|unit| lists::put(unit, shop.curator, &id("x"), new(" ", &[]), NOW)).unwrap_err();
    assert_eq!(error.answer().2, "collection.title");
}

#[tokio::test]
async fn an_owner_changes_words_until_the_next_version_speaks() {
    let shop = Shop::new();
    shop.publish("nora", "1.0.0").await;
    let db = &shop.registry().db;
    let wanted = Change {
        description: Some("# New <script>alert(1)</script>".into()),
        homepage: Some("https://nora.example".into()),
        tags: Some(vec![" quiet ".into(), "Quiet".into(), "calm".into()]),
        texts: Some([("pt-BR".to_owned(), Texts { name: Some("Nora".into()), summary: None })].into()),
        descriptions: Some([("pt-BR".to_owned(), "Palavras".to_owned())].into()),
        names: true,
    };
    db.write_now(|unit| change(unit, shop.maker, &id("nora"), wanted, NOW)).unwrap();
    shop.work().await;
    let desktop = shop.desktop();
    desktop.sync().await;
    let listing = desktop.listing("nora").unwrap();
    assert_eq!(listing.tags, ["quiet", "calm"]);
    assert_eq!(listing.homepage.as_deref(), Some("https://nora.example"));
    assert!(listing.texts.contains_key("pt-BR"));
    let row = db.read_now(|unit| unit.package(&id("nora"))).unwrap().unwrap();
    assert_eq!(row.description, "# New <script>alert(1)</script>", "as written; shown safely");
    shop.publish("nora", "1.1.0").await;
    desktop.sync().await;
    let listing = desktop.listing("nora").unwrap();
    assert_eq!((listing.tags.len(), listing.homepage), (2, None));
    assert_eq!(listing.tags, ["notes", "memory"]);
    assert!(listing.texts.contains_key("pt-BR"), "translations stay");
    let row = db.read_now(|unit| unit.package(&id("nora"))).unwrap().unwrap();
    assert_eq!(row.descriptions["pt-BR"], "Palavras");
    let named = |name: &str| Change {
        texts: Some([("en".to_owned(), Texts { name: Some(name.into()), summary: None })].into()),
        ..Change::default()
    };
    let unseen = Change { names: true, ..named("Nora\u{202e}") };
    let many: Vec<String> = (0..13).map(|number| format!("tag{number}")).collect();
    for (bad, field) in [
        (Change { homepage: Some("http://plain.example".into()), ..Change::default() }, "homepage"),
        (Change { homepage: Some("javascript:alert(1)".into()), ..Change::default() }, "homepage"),
        (Change { tags: Some(many), ..Change::default() }, "tags"),
        (Change { description: Some("x".repeat(20_001)), ..Change::default() }, "description"),
        (
            Change { texts: Some([("../x".to_owned(), Texts::default())].into()), ..Change::default() },
            "texts",
        ),
        (
            Change { descriptions: Some([("x".to_owned(), "y".to_owned())].into()), ..Change::default() },
            "descriptions",
        ),
        (named("HomePilot Official"), "texts"),
        (unseen, "texts"),
    ] {
        let error = db.write_now(|unit| change(unit, shop.maker, &id("nora"), bad, NOW)).unwrap_err();
        assert_eq!(error.answer().4[0].0, field);
    }
}
