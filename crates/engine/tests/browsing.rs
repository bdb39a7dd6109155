//! Explore, detail, sources.

use vitrine_api::Commands as _;
use vitrine_api::types::*;
use vitrine_testkit::{Fault, PersonaSpec};

use crate::world::{World, package};

#[tokio::test]
async fn a_gallery_becomes_cards_and_a_page() {
    let world = World::of(&[
        PersonaSpec::new("nora")
            .name("Nora Whitfield")
            .tags(&["notes"])
            .mcp_server("mcp-notes", "https://example.org/x"),
        PersonaSpec::new("kai").name("Kai").rating("nsfw"),
    ])
    .await;
    let page = world.browse("").await;
    assert_eq!(page.cards.len(), 1, "what is not for everyone is hidden until allowed");
    let card = &page.cards[0];
    assert_eq!((card.name.as_str(), card.version.as_str()), ("Nora Whitfield", "1.0.0"));
    assert_eq!(card.trust, Trust::Listed);
    assert_eq!(card.state, InstallState::Available);
    let picture = world.gallery.picture(card.picture.as_ref().unwrap(), 128).await.unwrap();
    assert_eq!(&picture[8..12], b"WEBP");

    let settings = Settings { allow_mature: true, ..world.gallery.settings(()).await.unwrap() };
    world.gallery.set_settings(settings).await.unwrap();
    assert_eq!(world.browse("").await.cards.len(), 2);
    assert_eq!(world.browse("whitfeild").await.cards[0].package, package("nora"), "a typo is forgiven");

    let facets = world.gallery.facets(FacetQuery::default()).await.unwrap();
    assert_eq!(facets.sources, [FacetCount { value: "town".into(), count: 2 }]);
    assert!(facets.tags.iter().any(|tag| tag.value == "notes"));
}

#[tokio::test]
async fn a_page_says_where_it_comes_from_and_survives_the_host() {
    let world = World::of(&[PersonaSpec::new("nora")]).await;
    let detail = world.gallery.detail(package("nora")).await.unwrap();
    assert!(detail.provenance.location.starts_with(&world.server.url().trim_end_matches('/').to_owned()));
    assert_eq!(detail.provenance.sha256.as_ref().map(String::len), Some(64));
    assert!(!detail.incomplete);

    let world = World::of(&[PersonaSpec::new("nora")]).await;
    world.server.fault("card.json", Fault::Status(500, Vec::new()), None);
    let detail = world.gallery.detail(package("nora")).await.unwrap();
    assert!(detail.incomplete && !detail.card.name.is_empty(), "the page is there without the host");

    // A host that dribbles does not hold the page up; what it says late is told.
    let world = World::of(&[PersonaSpec::new("nora")]).await;
    world.server.fault("card.json", Fault::Slow { bytes_per_second: 400 }, None);
    let mut events = world.gallery.subscribe();
    assert!(world.gallery.detail(package("nora")).await.unwrap().incomplete);
    let told = async {
        loop {
            if let vitrine_api::Event::Catalogue { .. } = events.recv().await.unwrap() {
                return;
            }
        }
    };
    tokio::time::timeout(crate::world::LIMIT, told).await.expect("told in time");
    assert!(!world.gallery.detail(package("nora")).await.unwrap().incomplete);

    let missing = world.gallery.detail(package("nobody")).await.unwrap_err();
    assert_eq!(missing.code, "engine.no_such_package");
    let odd = PackageRef { source: "../..".into(), id: "x".into() };
    assert_eq!(world.gallery.detail(odd).await.unwrap_err().code, "engine.reference");
}

#[tokio::test]
async fn script_in_a_card_stays_text() {
    let bad = "<script>alert(1)</script><img src=x onerror=alert(1)>[x](javascript:alert(1))";
    let world = World::of(&[PersonaSpec::new("nora").summary(bad)]).await;
    let detail = world.gallery.detail(package("nora")).await.unwrap();
    for bad in ["<script", "<img", "href=\"javascript"] {
        assert!(!detail.description_html.contains(bad), "{}", detail.description_html);
    }
}

#[tokio::test]
async fn a_source_that_fails_keeps_its_listings_and_says_why() {
    let world = World::of(&[PersonaSpec::new("nora")]).await;
    world.server.fault("registry.json", Fault::Html, None);
    let jobs = world.gallery.sync_source(SyncRequest::default()).await.unwrap();
    let job = world.ended(&jobs[0]).await;
    assert_eq!(job.state, JobState::Failed);
    let error = job.error.unwrap();
    assert!(error.sentence.ends_with('.') && error.action.is_some(), "{error:?}");
    assert_eq!(world.browse("").await.cards.len(), 1);
    let sources = world.gallery.sources(()).await.unwrap();
    assert!(sources[0].error.is_some());
    assert_eq!(sources[0].items, 1);

    world.gallery.remove_source(SourceRef { name: "town".into() }).await.unwrap();
    assert!(world.browse("").await.cards.is_empty());
    assert!(world.gallery.remove_source(SourceRef { name: "town".into() }).await.is_err());
}

#[tokio::test]
async fn what_a_person_types_finds_the_package() {
    let world = World::of(&[PersonaSpec::new("nora")]).await;
    assert_eq!(world.gallery.resolve("nora").unwrap(), (package("nora"), None));
    assert_eq!(world.gallery.resolve("town/nora@2.0").unwrap(), (package("nora"), Some("2.0".into())));
    for (text, code) in [
        ("nobody", "engine.no_such_package"),
        ("town/nobody", "engine.no_such_package"),
        ("../x", "engine.reference"),
        ("", "engine.reference"),
    ] {
        assert_eq!(world.gallery.resolve(text).unwrap_err().code, code, "{text}");
    }
    let again = AddSource {
        location: world.files().display().to_string(),
        name: Some("copy".into()),
        allow_insecure: false,
        ..Default::default()
    };
    world.gallery.add_source(again).await.unwrap();
    world.settle().await;
    let several = world.gallery.resolve("nora").unwrap_err();
    assert_eq!(several.code, "engine.ambiguous");
    assert!(several.sentence.contains("town/nora") && several.sentence.contains("copy/nora"));
    assert_eq!(world.install("nora").await.state, JobState::Done);
    assert_eq!(world.gallery.resolve("nora").unwrap().0, package("nora"), "the installed one is meant");
}
