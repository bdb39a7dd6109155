//! HomePilot's galleries in the forms found in the wild, made here and real.

use serde_json::json;
use vitrine_base::{PackageId, Version};
use vitrine_catalog::{Listing, Located, Protocol, Query};
use vitrine_package::ContentRating;
use vitrine_testkit::{FileServer, PersonaSpec, gallery, shared_data};
use vitrine_transfer::Location;
use vitrine_trust::TrustLevel;

use crate::support::{Bench, copy_tree, id, item, with};

fn specs() -> Vec<PersonaSpec> {
    vec![
        PersonaSpec::new("nora_keeper")
            .name("Nora Keeper")
            .summary("Keeps notes")
            .tags(&["notes", "calm"])
            .picture(1),
        PersonaSpec::new("Case_Kept").name("Käthe").rating("nsfw").picture(2),
    ]
}

fn located(bench: &Bench, listing: &Listing) -> Located {
    let version = listing.latest().unwrap().version.clone();
    bench.catalog.locate(&listing.source, &listing.id, &version).unwrap().unwrap()
}

/// The first mirror that exists has the bytes the listing promises.
async fn is_there(bench: &Bench, located: &Located) {
    for mirror in &located.mirrors {
        let fetch = vitrine_transfer::Fetch {
            location: mirror,
            validators: None,
            max_bytes: 1 << 30,
            policy: located.policy,
        };
        if let Ok(vitrine_transfer::Fetched::New { body, .. }) =
            bench.client.fetch(fetch, &bench.cancel).await
        {
            assert_eq!(Some(vitrine_base::Sha256::of(&body)), located.sha256);
            return;
        }
    }
    panic!("none of {:?} is there", located.mirrors);
}

async fn reads(bench: &Bench, location: &str) {
    let name = bench.add(location);
    let outcome = bench.sync(&name).await.unwrap();
    assert_eq!((outcome.total, outcome.problems), (2, 0), "{location}");
    assert_eq!(bench.catalog.source(&name).unwrap().unwrap().protocol, Protocol::Homepilot);
    for id in ["nora_keeper", "Case_Kept"] {
        let listing = bench.catalog.listing(&name, &PackageId::new(id).unwrap()).unwrap().unwrap();
        assert_eq!(listing.trust, TrustLevel::Listed);
        let found = located(bench, &listing);
        assert_eq!(found.filename, format!("{id}-1.0.0.hpersona"));
        is_there(bench, &found).await;
        let token = listing.picture.unwrap();
        let picture = bench.catalog.picture(&bench.client, &token, 128, &bench.cancel).await.unwrap();
        assert_eq!(&picture[8..12], b"WEBP");
        let details = bench.catalog.details(&bench.client, &name, &listing.id, &bench.cancel).await.unwrap();
        assert!(details.versions.contains_key("1.0.0"));
    }
    let adult = bench.catalog.find(&id("Case_Kept")).unwrap();
    assert_eq!(adult[0].rating, ContentRating::Adult);
    bench.catalog.remove_source(&name).unwrap();
    assert!(bench.all().is_empty());
}

#[tokio::test]
async fn worker_bucket_bare_file_and_folder() {
    let bench = Bench::new();
    gallery::homepilot_worker(bench.gallery.path(), &specs());
    let server = FileServer::start(bench.gallery.path());
    reads(&bench, &server.url()).await;
    reads(&bench, &format!("{}registry.json", server.url())).await;
    reads(&bench, &bench.gallery.path().display().to_string()).await;
    reads(&bench, &bench.gallery.path().join("registry.json").display().to_string()).await;
    let bucket = tempfile::tempdir().unwrap();
    let below = bucket.path().join("some/prefix");
    std::fs::create_dir_all(&below).unwrap();
    gallery::homepilot_bucket(&below, &specs());
    let server = FileServer::start(bucket.path());
    reads(&bench, &format!("{}some/prefix", server.url())).await;
    reads(&bench, &format!("{}some/prefix/registry/registry.json", server.url())).await;
    reads(&bench, &below.display().to_string()).await;
}

#[tokio::test]
async fn digests_that_are_none_make_the_package_unverified() {
    let bench = Bench::new();
    bench.registry(vec![
        with(item("empty"), "/latest/sha256", json!("")),
        with(item("placeholder"), "/latest/sha256", json!(format!("placeholder-{}", "ae86".repeat(16)))),
        with(item("malformed"), "/latest/sha256", json!("12ab")),
    ]);
    let name = bench.add_folder();
    bench.sync(&name).await.unwrap();
    for (package, problems) in [("empty", 0), ("placeholder", 0), ("malformed", 1)] {
        let listing = bench.catalog.listing(&name, &id(package)).unwrap().unwrap();
        assert_eq!(listing.trust, TrustLevel::Unverified, "{package}");
        assert_eq!(listing.problems.len(), problems, "{package}");
        assert_eq!(located(&bench, &listing).sha256, None);
    }
}

#[tokio::test]
async fn envelopes_dates_and_absolute_addresses() {
    let bench = Bench::new();
    let mut odd = with(item("odd"), "/latest/package_url", json!("https://cdn.example/odd.hpersona"));
    odd["submitted_at"] = json!("2026-05-02T06:54:22Z");
    let document = json!({"version": "1.0.0", "personas": ["odd"], "mcp_servers": [], "items": [odd]});
    bench.write("registry.json", format!("\u{feff}{document}"));
    let name = bench.add_folder();
    assert_eq!(bench.sync(&name).await.unwrap().problems, 0);
    let listing = bench.catalog.listing(&name, &id("odd")).unwrap().unwrap();
    assert_eq!(listing.latest().unwrap().released, Some(1_777_704_862_000));
    let first = located(&bench, &listing).mirrors[0].clone();
    assert_eq!(first, Location::parse("https://cdn.example/odd.hpersona").unwrap());
    assert!(bench.catalog.locate(&name, &listing.id, &Version::new("9.9.9").unwrap()).unwrap().is_none());
}

#[tokio::test]
async fn packages_that_lie_in_a_folder_are_listed() {
    let bench = Bench::new();
    let spec = PersonaSpec::new("dropped_one").name("Dropped One").version("2.1.0").picture(4);
    bench.write("Any Name.hpersona", spec.package());
    bench.write("broken.hpersona", "no package at all");
    let name = bench.add_folder();
    let outcome = bench.sync(&name).await.unwrap();
    assert_eq!((outcome.added, outcome.problems), (1, 1));
    let listing = bench.catalog.find(&id("dropped_one")).unwrap().remove(0);
    assert_eq!(listing.name, "Dropped One");
    is_there(&bench, &located(&bench, &listing)).await;
    let token = listing.picture.unwrap();
    assert!(bench.catalog.picture(&bench.client, &token, 256, &bench.cancel).await.is_ok());
    assert!(bench.sync(&name).await.unwrap().unchanged);
    // Beside a registry as well; one that is listed anyway is not listed twice.
    let fresh = PersonaSpec::new("beside").name("Beside");
    bench.registry(vec![item("listed"), item("beside")]);
    bench.write("beside.hpersona", fresh.package());
    std::fs::remove_file(bench.gallery.path().join("broken.hpersona")).unwrap();
    assert_eq!(bench.sync(&name).await.unwrap().problems, 1);
    assert_eq!(bench.all(), ["beside", "dropped_one", "listed"]);
    std::fs::remove_file(bench.gallery.path().join("Any Name.hpersona")).unwrap();
    assert_eq!(bench.sync(&name).await.unwrap().removed, 1);
    assert_eq!(bench.all(), ["beside", "listed"]);
}

#[tokio::test]
async fn the_real_galleries() {
    let Some(data) = shared_data() else { return };
    let bench = Bench::new();
    let bucket = data.join("homepilot/bucket");
    let name = bench.add(&bucket.display().to_string());
    let outcome = bench.sync(&name).await.unwrap();
    assert_eq!((outcome.total, outcome.problems), (12, 0));
    let everything = Query { allow_mature: true, limit: 50, ..Query::default() };
    for listing in bench.catalog.search(&everything).unwrap().rows {
        is_there(&bench, &located(&bench, &listing)).await;
        let token = listing.picture.clone().unwrap();
        bench.catalog.picture(&bench.client, &token, 256, &bench.cancel).await.unwrap();
        let details = bench.catalog.details(&bench.client, &name, &listing.id, &bench.cancel).await.unwrap();
        assert!(!details.description.is_empty(), "{}", listing.id);
    }
    for (file, total, listed) in [("odd-registry.json", 2, 0), ("personas-registry.json", 10, 10)] {
        let folder = tempfile::tempdir().unwrap();
        std::fs::copy(data.join("homepilot").join(file), folder.path().join("registry.json")).unwrap();
        let server = FileServer::start(folder.path());
        let name = bench.add(&server.url());
        let outcome = bench.sync(&name).await.unwrap();
        assert_eq!((outcome.total, outcome.problems), (total, 0), "{file}");
        let of_source = Query { sources: vec![name], limit: 50, allow_mature: true, ..Query::default() };
        let rows = bench.catalog.search(&of_source).unwrap().rows;
        assert_eq!(rows.iter().filter(|row| row.trust == TrustLevel::Listed).count(), listed, "{file}");
    }
    let copy = tempfile::tempdir().unwrap();
    copy_tree(&bucket.join("registry"), copy.path());
    assert!(copy.path().join("registry.json").exists());
}

#[tokio::test]
async fn a_size_of_nothing_is_no_promise() {
    let bench = Bench::new();
    bench.registry(vec![with(item("a"), "/latest/size_bytes", json!(0)), item("b")]);
    let name = bench.add_folder();
    assert_eq!(bench.sync(&name).await.unwrap().problems, 0);
    let size = |package| {
        let listing = bench.catalog.listing(&name, &id(package)).unwrap().unwrap();
        assert_eq!(located(&bench, &listing).size, listing.latest().unwrap().size);
        listing.latest().unwrap().size
    };
    assert_eq!((size("a"), size("b")), (None, Some(1234)));
}

#[tokio::test]
async fn a_letter_that_is_none_costs_no_gallery() {
    let bench = Bench::new();
    let text = gallery::registry_json(vec![with(item("a"), "/name", json!("Kathe")), item("b")]).to_string();
    let place = text.find("Kathe").unwrap() + 1;
    let mut bytes = text.into_bytes();
    bytes[place] = 0xe4;
    bench.write("registry.json", bytes);
    for location in ["", "/registry.json"] {
        let name = bench.add(&format!("{}{location}", bench.gallery.path().display()));
        let outcome = bench.sync(&name).await.unwrap();
        assert_eq!((outcome.total, outcome.problems), (2, 1));
        let problem = bench.catalog.problems(&name).unwrap().remove(0);
        assert!(problem.sentence.contains("was not UTF-8") && !problem.left_out, "{problem:?}");
        let listing = bench.catalog.listing(&name, &id("a")).unwrap().unwrap();
        assert_eq!(listing.name, "K\u{fffd}the");
    }
}

#[tokio::test]
async fn ids_that_differ_in_capital_letters_only_are_one() {
    let bench = Bench::new();
    bench.registry(vec![item("Nora"), item("nora"), item("other")]);
    bench.write("dropped.hpersona", PersonaSpec::new("Other").package());
    let name = bench.add_folder();
    let outcome = bench.sync(&name).await.unwrap();
    assert_eq!((outcome.total, outcome.problems), (2, 2));
    assert_eq!(bench.all(), ["Nora", "other"]);
    let problems = bench.catalog.problems(&name).unwrap();
    let of = |item: &str| problems.iter().find(|problem| problem.item == item).unwrap();
    assert!(of("nora").left_out && of("Other").left_out);
    assert!(of("nora").sentence.contains("differs from “Nora” only in capital letters"));
    let codes = |item: &str| of(item).said.iter().map(|said| said.code.as_str()).collect::<Vec<_>>();
    assert_eq!((codes("nora"), codes("Other")), (vec!["item.twice_folded"], vec!["item.in_folder_too"]));
}
