//! Taking over buckets: whole, again, broken in every way seen in the wild, and real ones where they are at hand.

use std::path::Path;

use serde_json::json;
use tokio_util::sync::CancellationToken;
use vitrine_base::PackageId;
use vitrine_registry::accounts::identity::Role;
use vitrine_registry::care::{Holdings, check};
use vitrine_registry::import::{ImportReport, Outcome, give_owner, import};
use vitrine_registry::{jobs, server};
use vitrine_testkit::{PersonaSpec, gallery};

use crate::ground::{Ground, NOW, ground_with, inspector};

async fn taken_over(ground: &Ground, from: &Path) -> ImportReport {
    let stop = CancellationToken::new();
    let report = import(&ground.registry, from.to_str().unwrap(), &stop, &|_| ()).await.unwrap();
    jobs::run_until_idle(&ground.registry).await.unwrap();
    report
}

async fn prepared() -> Ground {
    let ground = ground_with(|config| config.inspector = Some(inspector()));
    server::prepare(&ground.registry).await.unwrap();
    ground
}

fn rewrite(bucket: &Path, change: impl FnOnce(&mut serde_json::Value)) {
    let file = bucket.join("registry/registry.json");
    let mut index = serde_json::from_slice(&std::fs::read(&file).unwrap()).unwrap();
    change(&mut index);
    std::fs::write(file, serde_json::to_vec(&index).unwrap()).unwrap();
}

fn sentence(report: &ImportReport, id: &str) -> String {
    let item = report.items.iter().find(|item| item.id.as_str() == id).unwrap();
    match &item.outcome {
        Outcome::Refused { sentence } => sentence.clone(),
        other => format!("{other:?}"),
    }
}

fn downloads(ground: &Ground, id: &str) -> u64 {
    let id = PackageId::new(id).unwrap();
    ground.registry.db.read_now(|unit| unit.package(&id)).unwrap().unwrap().downloads
}

#[tokio::test]
async fn a_bucket_is_taken_over_once_and_counters_only_grow() {
    let ground = prepared().await;
    let bucket = ground.folder.path().join("bucket");
    let specs =
        [PersonaSpec::new("nora_lane").version("1.0.0"), PersonaSpec::new("otto_watch").version("1.2.0")];
    gallery::homepilot_bucket(&bucket, &specs);
    rewrite(&bucket, |index| index["items"][0]["downloads"] = json!(1204));
    let first = taken_over(&ground, &bucket).await;
    assert_eq!((first.published, first.refused, first.downloads), (2, 0, 1204), "{first:?}");
    assert_eq!(downloads(&ground, "nora_lane"), 1204);
    let again = taken_over(&ground, &bucket).await;
    assert_eq!((again.published, again.known, again.downloads), (0, 2, 0), "{again:?}");
    rewrite(&bucket, |index| index["items"][0]["downloads"] = json!(3));
    assert_eq!(taken_over(&ground, &bucket).await.downloads, 0, "never lowered");
    rewrite(&bucket, |index| index["items"][0]["downloads"] = json!(1300));
    assert_eq!(taken_over(&ground, &bucket).await.downloads, 96);
    assert_eq!(downloads(&ground, "nora_lane"), 1300);
    let whole = check(&Holdings::of(&ground.registry), false, &|_| ()).await.unwrap();
    assert!(whole.ok, "{whole:?}");
}

#[tokio::test]
async fn classes_and_lists_come_along() {
    let ground = prepared().await;
    let bucket = ground.folder.path().join("bucket");
    let ids = ["nora_lane", "otto_watch", "pia_lamp"];
    let specs: Vec<PersonaSpec> = ids.iter().map(|id| PersonaSpec::new(id).version("1.0.0")).collect();
    gallery::homepilot_bucket(&bucket, &specs[..2]);
    rewrite(&bucket, |index| {
        index["items"][0]["class_id"] = json!("companion");
        index["items"][0]["collection"] = json!("Night Owls");
        index["items"][1]["pack"] = json!("Night Owls");
    });
    assert_eq!(taken_over(&ground, &bucket).await.published, 2);
    let served = std::fs::read(ground.registry.gallery().join("registry/registry.json")).unwrap();
    let served: serde_json::Value = serde_json::from_slice(&served).unwrap();
    let items = served["items"].as_array().unwrap();
    let nora = items.iter().find(|item| item["id"] == "nora_lane").unwrap();
    assert_eq!(nora["class_id"], "companion");
    let owls = || -> Vec<String> {
        let id = PackageId::new("night-owls").unwrap();
        let row = ground.registry.db.read_now(|unit| unit.collection(&id)).unwrap().unwrap();
        assert_eq!(row.title, "Night Owls");
        row.packages.iter().map(ToString::to_string).collect()
    };
    assert_eq!(owls(), ["nora_lane", "otto_watch"]);
    // A curator takes one out; what is new comes in, and the other stays out.
    let db = rusqlite::Connection::open(ground.registry.data().join("registry.db")).unwrap();
    db.execute("DELETE FROM collection_package WHERE package = 'otto_watch'", []).unwrap();
    gallery::homepilot_bucket(&bucket, &specs);
    rewrite(&bucket, |index| {
        for item in index["items"].as_array_mut().unwrap() {
            item["collection"] = json!("Night Owls");
        }
    });
    assert_eq!(taken_over(&ground, &bucket).await.published, 1);
    assert_eq!(owls(), ["nora_lane", "pia_lamp"]);
}

#[tokio::test]
async fn what_is_odd_is_told_and_left_out_and_the_rest_comes() {
    let ground = prepared().await;
    let bucket = ground.folder.path().join("bucket");
    let ids = ["whole", "placeholder", "wrong_digest", "missing_file", "no_package", "worker_layout"];
    let specs: Vec<PersonaSpec> = ids.iter().map(|id| PersonaSpec::new(id).version("1.0.0")).collect();
    gallery::homepilot_bucket(&bucket, &specs);
    let file = |id: &str| bucket.join(format!("packages/{id}/1.0.0/persona.hpersona"));
    std::fs::remove_file(file("missing_file")).unwrap();
    std::fs::write(file("no_package"), b"<html>not found</html>").unwrap();
    rewrite(&bucket, |index| {
        let items = index["items"].as_array_mut().unwrap();
        items[1]["latest"]["sha256"] = json!("placeholder-0123456789");
        items[2]["latest"]["sha256"] = json!("00".repeat(32));
        items[4]["latest"]["sha256"] = json!("");
        items[5]["latest"]["package_url"] = json!("/p/worker_layout/1.0.0");
        let twice = items[0].clone();
        items.push(twice);
        items.push(json!({ "name": "no id at all" }));
        items.push(json!("not even an object"));
    });
    let report = taken_over(&ground, &bucket).await;
    assert_eq!(report.published, 3, "{report:?}");
    assert_eq!(report.refused, 6, "{report:?}");
    assert!(sentence(&report, "wrong_digest").contains("not the one listed"), "{report:?}");
    assert!(sentence(&report, "missing_file").contains("cannot be had"), "{report:?}");
    assert!(sentence(&report, "no_package").contains("refused"), "{report:?}");
    assert!(
        report.problems.iter().any(|problem| problem.left_out && problem.sentence.contains("more than once"))
    );
    // Without a digest only the bytes themselves tell that it is the same.
    assert_eq!(taken_over(&ground, &bucket).await.known, 3);
}

/// What is in a package of a stranger is looked at by the worker with its limits, never by the server itself.
#[tokio::test]
async fn packages_are_looked_into_by_the_worker() {
    let ground = ground_with(|config| config.inspector = Some("/bin/false".into()));
    server::prepare(&ground.registry).await.unwrap();
    let bucket = ground.folder.path().join("bucket");
    gallery::homepilot_bucket(&bucket, &[PersonaSpec::new("nora_lane").version("1.0.0")]);
    let report = taken_over(&ground, &bucket).await;
    assert_eq!((report.published, report.refused), (0, 1), "{report:?}");
    assert!(sentence(&report, "nora_lane").contains("could not be looked into"), "{report:?}");
}

#[tokio::test]
async fn other_bytes_under_a_known_version_are_told_and_nothing_changes() {
    let ground = prepared().await;
    let bucket = ground.folder.path().join("bucket");
    gallery::homepilot_bucket(&bucket, &[PersonaSpec::new("nora_lane").version("1.0.0")]);
    taken_over(&ground, &bucket).await;
    gallery::homepilot_bucket(
        &bucket,
        &[PersonaSpec::new("nora_lane").version("1.0.0").summary("Other words")],
    );
    let report = taken_over(&ground, &bucket).await;
    assert!(matches!(report.items[0].outcome, Outcome::Differs { .. }), "{report:?}");
    assert_eq!((report.published, report.refused), (0, 1));
}

#[tokio::test]
async fn a_package_without_owner_is_given_to_one_and_then_to_nobody_else() {
    let ground = prepared().await;
    let registry = &ground.registry;
    let bucket = ground.folder.path().join("bucket");
    gallery::homepilot_bucket(&bucket, &[PersonaSpec::new("nora_lane").version("1.0.0")]);
    taken_over(&ground, &bucket).await;
    let id = PackageId::new("nora_lane").unwrap();
    assert!(registry.db.read_now(|unit| unit.owners(&id)).unwrap().is_empty());
    let mira = registry.db.write_now(|unit| unit.add_account("mira", Role::Member, None, None, NOW)).unwrap();
    assert!(give_owner(registry, &id, "nobody", 1).await.is_err());
    give_owner(registry, &id, "Mira", 1).await.unwrap();
    assert_eq!(registry.db.read_now(|unit| unit.owners(&id)).unwrap(), [mira]);
    assert!(give_owner(registry, &id, "mira", 1).await.unwrap_err().to_string().contains("has an owner"));
    // What belongs to somebody comes from them from now on.
    gallery::homepilot_bucket(&bucket, &[PersonaSpec::new("nora_lane").version("2.0.0")]);
    let report = taken_over(&ground, &bucket).await;
    assert!(sentence(&report, "nora_lane").contains("belongs to somebody"), "{report:?}");
}

#[tokio::test]
async fn a_place_without_a_bucket_is_refused() {
    let ground = prepared().await;
    let stop = CancellationToken::new();
    for from in [ground.folder.path().to_str().unwrap(), "http://127.0.0.1:9", "no such folder"] {
        assert!(import(&ground.registry, from, &stop, &|_| ()).await.is_err(), "{from}");
    }
}

#[tokio::test]
async fn real_buckets_come_whole_where_they_are_at_hand() {
    let Some(data) = vitrine_testkit::shared_data() else { return };
    let ground = prepared().await;
    let folder = data.join("homepilot");
    let first = taken_over(&ground, &folder.join("bucket")).await;
    assert!(first.published >= 10 && first.refused == 0, "{first:?}");
    let again = taken_over(&ground, &folder.join("bucket")).await;
    assert_eq!((again.published, again.downloads), (0, 0), "{again:?}");
    for odd in ["odd-registry.json", "personas-registry.json"] {
        let report = taken_over(&ground, &folder.join(odd)).await;
        assert_eq!(report.published, 0, "no files lie beside it: {report:?}");
        assert!(!report.items.is_empty(), "{odd}");
    }
    let whole = check(&Holdings::of(&ground.registry), false, &|_| ()).await.unwrap();
    assert!(whole.ok, "{whole:?}");
}
