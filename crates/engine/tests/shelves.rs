//! The front of Explore, collections, favourites, plans for several packages.

use serde_json::json;
use vitrine_api::Commands as _;
use vitrine_api::types::*;
use vitrine_base::Sha256;
use vitrine_package::listing::FileRef;
use vitrine_testkit::{PersonaSpec, many};

use crate::world::{World, options, package};

/// A gallery of our own format in a folder, with lists, added as `hall`.
async fn hall(
    lists: impl FnOnce(&[String]) -> serde_json::Value,
) -> (tempfile::TempDir, vitrine_engine::Gallery) {
    let folder = tempfile::tempdir().unwrap();
    let files = folder.path().join("files");
    std::fs::create_dir(&files).unwrap();
    many::vitrine_index(&files, 60, 7, 1);
    let gallery = vitrine_engine::Gallery::open(options(&folder.path().join("home"))).unwrap();
    let wish = AddSource {
        location: files.display().to_string(),
        name: Some("hall".into()),
        ..AddSource::default()
    };
    gallery.add_source(wish).await.unwrap();
    settle(&gallery).await;
    let page = gallery.browse(BrowseQuery { limit: 50, ..BrowseQuery::default() }).await.unwrap();
    let ids: Vec<String> = page.cards.into_iter().map(|card| card.package.id).collect();
    let bytes = serde_json::to_vec(&json!({ "collections": lists(&ids) })).unwrap();
    std::fs::write(files.join("lists.json"), &bytes).unwrap();
    let mut root = many::vitrine_index(&files, 60, 7, 1);
    root.collections =
        Some(FileRef { path: "lists.json".into(), sha256: Sha256::of(&bytes), size: bytes.len() as u64 });
    std::fs::write(files.join("vitrine.json"), serde_json::to_vec(&root).unwrap()).unwrap();
    gallery.sync_source(SyncRequest::default()).await.unwrap();
    settle(&gallery).await;
    (folder, gallery)
}

async fn settle(gallery: &vitrine_engine::Gallery) {
    for job in gallery.jobs(()).await.unwrap() {
        let job = JobRef { id: job.id };
        let wait = gallery.wait_job(&job, |_| {});
        tokio::time::timeout(crate::world::LIMIT, wait).await.expect("in time").unwrap();
    }
}

fn ids(cards: &[Card]) -> Vec<&str> {
    cards.iter().map(|card| card.package.id.as_str()).collect()
}

#[tokio::test]
async fn the_front_has_shelves_without_what_is_featured() {
    let (_folder, gallery) = hall(|ids| {
        json!([
            { "id": "featured", "title": "Front", "packages": [ids[5], "not-there", ids[0]] },
            { "id": "steps", "title": "Steps", "packages": [ids[3], ids[4], "gone"] },
            { "id": "nothing", "title": "Nothing", "packages": ["gone"] },
        ])
    })
    .await;
    let front = gallery.front(()).await.unwrap();
    assert_eq!(front.featured.len(), 2, "in the keepers' order, without what is not listed");
    for shelf in [&front.newest, &front.popular] {
        assert_eq!(shelf.len(), 12);
        assert!(shelf.iter().all(|card| !ids(&front.featured).contains(&card.package.id.as_str())));
        assert!(
            shelf.iter().all(|card| card.rating == Rating::Everyone),
            "what is not for everyone is not put forward"
        );
    }
    assert!(front.popular.windows(2).all(|pair| pair[0].downloads >= pair[1].downloads));
    assert!(front.newest.windows(2).all(|pair| pair[0].updated >= pair[1].updated));
    let [row] = front.collections.as_slice() else { panic!("{:?}", front.collections) };
    assert_eq!((row.title.as_str(), row.count), ("Steps", 2));

    let page = gallery.collection(CollectionRef { source: "hall".into(), id: "steps".into() }).await.unwrap();
    assert_eq!((page.cards.len(), page.unlisted, page.hidden), (2, 1, 0));
    assert_eq!(page.collection.title, "Steps");
    for (source, id) in [("hall", "none"), ("nowhere", "steps"), ("../x", "steps"), ("hall", "<script>")] {
        let wanted = CollectionRef { source: source.into(), id: id.into() };
        let error = gallery.collection(wanted).await.unwrap_err();
        assert_eq!(error.code, "shelves.no_collection");
    }
}

#[tokio::test]
async fn a_gallery_without_lists_and_numbers_has_no_shelves() {
    let world = World::of(&[PersonaSpec::new("nora")]).await;
    let front = world.gallery.front(()).await.unwrap();
    assert_eq!((front.featured.len(), front.newest.len(), front.top_rated.len()), (0, 0, 0));
    assert_eq!(front.collections, []);
}

#[tokio::test]
async fn favourites_are_kept_shown_and_filtered_by() {
    let world = World::of(&[PersonaSpec::new("nora").name("Nora"), PersonaSpec::new("kai")]).await;
    let mut events = world.gallery.subscribe();
    let wish = |id: &str, favourite| SetFavourite { package: package(id), favourite };
    world.gallery.set_favourite(wish("nora", true)).await.unwrap();
    assert_eq!(
        events.recv().await.unwrap(),
        vitrine_api::Event::Favourites { packages: vec![package("nora")] }
    );
    world.gallery.set_favourite(wish("nora", true)).await.unwrap();
    assert!(world.gallery.detail(package("nora")).await.unwrap().card.favourite);
    let marked = world.gallery.browse(BrowseQuery { favourites: true, limit: 50, ..BrowseQuery::default() });
    assert_eq!(ids(&marked.await.unwrap().cards), ["nora"]);
    assert!(world.browse("").await.cards.iter().all(|card| card.favourite == (card.package.id == "nora")));

    // Its gallery does not list it any more; the name it had is shown.
    world.publish(&[PersonaSpec::new("kai")]).await;
    let rows = world.gallery.favourites(()).await.unwrap();
    assert_eq!((rows.len(), rows[0].name.as_str(), rows[0].card.is_none()), (1, "Nora", true));
    assert!(rows[0].missing.as_ref().unwrap().contains("does not list it"));
    world.gallery.remove_source(SourceRef { name: "town".into() }).await.unwrap();
    let rows = world.gallery.favourites(()).await.unwrap();
    assert!(rows[0].missing.as_ref().unwrap().contains("not added any more"));
    world.gallery.set_favourite(wish("nora", false)).await.unwrap();
    assert_eq!(world.gallery.favourites(()).await.unwrap(), []);
    let bad =
        SetFavourite { package: PackageRef { source: "../up".into(), id: "x".into() }, favourite: true };
    assert_eq!(world.gallery.set_favourite(bad).await.unwrap_err().code, "engine.reference");
}

fn several(ids: &[&str]) -> SeveralRequest {
    let item = |id: &&str| SeveralItem {
        package: package(id),
        version: None,
        sha256: None,
        keep: false,
        accept_unverified: false,
    };
    SeveralRequest { title: "Some".into(), cause: Cause::Collection, items: ids.iter().map(item).collect() }
}

#[tokio::test]
async fn a_plan_for_several_says_of_each_what_would_happen() {
    let world =
        World::of(&[PersonaSpec::new("nora"), PersonaSpec::new("kai"), PersonaSpec::new("old")]).await;
    assert_eq!(world.install("nora").await.state, JobState::Done);
    assert_eq!(world.install("old").await.state, JobState::Done);
    world
        .publish(&[
            PersonaSpec::new("nora"),
            PersonaSpec::new("kai"),
            PersonaSpec::new("old").version("2.0.0"),
        ])
        .await;
    let plan = world.gallery.plan_several(several(&["kai", "nora", "nobody", "old"])).await.unwrap();
    let states: Vec<_> = plan.rows.iter().map(|row| row.state).collect();
    assert_eq!(
        states,
        [SeveralState::Install, SeveralState::Here, SeveralState::Cannot, SeveralState::Update]
    );
    assert!(plan.rows[0].size.is_some() && plan.rows[0].trust == Some(Trust::Listed));
    assert!(plan.rows[2].why.as_ref().unwrap().ends_with('.'));
    assert_eq!(
        (plan.rows[3].from.as_deref(), plan.rows[3].version.as_deref()),
        (Some("1.0.0"), Some("2.0.0"))
    );
    assert!(plan.free_space > 0);

    let ids: Vec<String> = (0..501).map(|n| format!("p{n}")).collect();
    let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
    assert_eq!(world.gallery.plan_several(several(&ids)).await.unwrap_err().code, "shelves.too_many");
}
