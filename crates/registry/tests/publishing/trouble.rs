//! Kills, full disks, lost folders.

use vitrine_base::fs::watch_disk;
use vitrine_registry::publishing::{issue, prepare, publish_submission, rebuild};
use vitrine_registry::submissions::State;

use super::shop::{Gone, Shop, files, persona};

/// Killed at any change of the disk: nothing is half public, and doing it again publishes once.
#[tokio::test]
async fn killed_anywhere_nothing_is_lost_and_nothing_published_twice() {
    let (mut step, mut cuts) = (0, 0);
    loop {
        let shop = Shop::new();
        shop.publish("nora", "1.0.0").await;
        let desktop = shop.desktop();
        desktop.sync().await;
        let submission = shop.approved(shop.maker, &persona("nora", "1.1.0")).await;
        let watch = watch_disk(&shop.registry().gallery(), Gone::after(step));
        let ended = match publish_submission(shop.registry(), &submission).await {
            Ok(()) => issue(shop.registry()).await.map(|_| ()),
            other => other,
        };
        drop(watch);
        if ended.is_ok() {
            break;
        }
        cuts += 1;
        desktop.trusts(&shop, "nora", "1.0.0").await;
        // The next start.
        prepare(shop.registry()).unwrap();
        shop.work().await;
        assert_eq!(shop.state(&submission), State::Published, "at {step}");
        desktop.sync().await;
        assert_eq!(desktop.versions("nora"), ["1.1.0", "1.0.0"], "at {step}");
        desktop.trusts(&shop, "nora", "1.1.0").await;
        assert_eq!(shop.audited("version:nora@1.1.0"), ["version.published"]);
        assert_eq!(shop.notices(shop.maker).iter().filter(|kind| *kind == "submission.published").count(), 2);
        step += 1 + step / 3;
    }
    println!("{cuts} cuts up to {step}");
    assert!(cuts > 10, "{cuts}");
}

#[tokio::test]
async fn a_full_disk_leaves_the_gallery_as_it_was() {
    let shop = Shop::new();
    shop.publish("nora", "1.0.0").await;
    let gallery = shop.registry().gallery();
    let before = files(&gallery);
    let submission = shop.approved(shop.maker, &persona("nora", "1.1.0")).await;
    for step in [0, 3, 6] {
        let watch = watch_disk(&gallery, Gone::full_after(step));
        let error = publish_submission(shop.registry(), &submission).await.unwrap_err();
        drop(watch);
        assert!(error.is_disk_full(), "{error} at {step}");
        assert_eq!(shop.state(&submission), State::Approved);
    }
    let after = files(&gallery);
    for (name, bytes) in &before {
        assert!(after[name] == *bytes, "{name}");
    }
    shop.work().await;
    assert_eq!(shop.state(&submission), State::Published);
}

#[tokio::test]
async fn the_whole_folder_is_made_again_byte_for_byte() {
    let shop = Shop::new();
    for (name, number) in [("anna", "1.0.0"), ("anna", "1.1.0"), ("bert", "2.0.0"), ("cleo", "1.0.0")] {
        shop.publish(name, number).await;
    }
    let why = vitrine_registry::publishing::Withdrawal { reason: "Gone".into(), malicious: false };
    shop.registry()
        .db
        .write_now(|unit| {
            vitrine_registry::publishing::withdraw(
                unit,
                shop.curator,
                &super::shop::id("cleo"),
                &why,
                crate::ground::NOW,
            )
        })
        .unwrap();
    shop.work().await;
    let gallery = shop.registry().gallery();
    let desktop = shop.desktop();
    desktop.sync().await;
    let before = files(&gallery);
    let content = |all: &std::collections::BTreeMap<String, Vec<u8>>| {
        let names = |name: &&String| {
            name.starts_with("packages/") && !name.contains("details-") || name.starts_with("previews/")
        };
        all.iter().filter(|(name, _)| names(name)).map(|(n, b)| (n.clone(), b.clone())).collect::<Vec<_>>()
    };
    let lines = shop.lines();
    // Everything but the signatures, which are the gallery's identity, is lost.
    for name in ["packages", "previews", "catalogue", "registry"] {
        std::fs::remove_dir_all(gallery.join(name)).unwrap();
    }
    std::fs::create_dir_all(gallery.join("packages/stranger/1.0.0")).unwrap();
    let sequence = |shop: &Shop| {
        let bytes = std::fs::read(shop.registry().gallery().join("vitrine.json")).unwrap();
        serde_json::from_slice::<serde_json::Value>(&bytes).unwrap()["sequence"].as_u64().unwrap()
    };
    let was = sequence(&shop);
    std::fs::remove_file(gallery.join("vitrine.json")).unwrap();
    let rebuilt = rebuild(shop.registry()).await.unwrap();
    assert_eq!(rebuilt.missing, []);
    assert_eq!(rebuilt.issued.packages, 3);
    assert!(sequence(&shop) > was, "never back");
    assert!(content(&files(&gallery)) == content(&before));
    assert_eq!(shop.lines(), lines);
    desktop.sync().await;
    desktop.trusts(&shop, "anna", "1.1.0").await;

    // A start that finds no folder at all does the same; without its signatures it is another gallery, and says so.
    std::fs::remove_dir_all(&gallery).unwrap();
    shop.ground.clock.set(crate::ground::NOW + 1000);
    prepare(shop.registry()).unwrap();
    assert!(content(&files(&gallery)) == content(&before));
    assert_eq!(shop.audited("registry").iter().filter(|action| *action == "registry.identity").count(), 2);
    shop.desktop().sync().await;
}

#[tokio::test]
async fn one_version_without_its_bytes_does_not_stop_the_rest() {
    let shop = Shop::new();
    for name in ["anna", "bert"] {
        shop.publish(name, "1.0.0").await;
    }
    let rows = shop
        .registry()
        .db
        .read_now(|unit| unit.artifacts(&super::shop::id("anna"), &super::shop::version("1.0.0")));
    let blob = shop.registry().blobs.file(rows.unwrap()[0].sha256).unwrap();
    std::fs::remove_file(blob).unwrap();
    std::fs::remove_dir_all(shop.registry().gallery().join("packages")).unwrap();
    let rebuilt = rebuild(shop.registry()).await.unwrap();
    assert_eq!(rebuilt.missing.len(), 1);
    assert!(rebuilt.missing[0].1.contains("anna 1.0.0"), "{:?}", rebuilt.missing);
    assert!(shop.registry().gallery().join("packages/bert/1.0.0/persona.hpersona").exists());
}

#[tokio::test]
async fn a_damaged_index_is_written_anew_from_the_database() {
    let shop = Shop::new();
    for name in ["anna", "bert"] {
        shop.publish(name, "1.0.0").await;
    }
    let gallery = shop.registry().gallery();
    let desktop = shop.desktop();
    desktop.sync().await;
    for name in ["vitrine.json", "registry/registry.json"] {
        std::fs::write(gallery.join(name), "damaged").unwrap();
        shop.publish(if name == "vitrine.json" { "cleo" } else { "dora" }, "1.0.0").await;
        desktop.sync().await;
    }
    assert_eq!(shop.lines().len(), 4);
}

#[tokio::test]
async fn what_somebody_handed_in_who_was_disabled_meanwhile_is_not_published() {
    let shop = Shop::new();
    let submission = shop.approved(shop.maker, &persona("nora", "1.0.0")).await;
    let disable =
        |at| shop.registry().db.write_now(|unit| unit.set_account_disabled(shop.maker, at)).unwrap();
    disable(Some(crate::ground::NOW));
    publish_submission(shop.registry(), &submission).await.unwrap();
    assert_eq!(shop.state(&submission), State::InReview);
    let last = |submission: &str| {
        let steps = shop.registry().db.read_now(|unit| unit.submission_steps(submission)).unwrap();
        let said = steps.into_iter().last().unwrap().sentence.phrases;
        said.into_iter().map(|phrase| phrase.code).collect::<Vec<_>>()
    };
    let said = last(&submission);
    assert_eq!((said[0].as_str(), said.len()), ("step.not_published", 2), "{said:?}: and why");
    let nora = super::shop::id("nora");
    let owners = || shop.registry().db.read_now(|unit| unit.owners(&nora)).unwrap();
    assert!(owners().is_empty());
    disable(None);
    // The first one still holds its version, in review: the next is handed in as another.
    let again = shop.approved(shop.maker, &persona("nora", "1.0.1")).await;
    publish_submission(shop.registry(), &again).await.unwrap();
    assert_eq!((shop.state(&again), owners()), (State::Published, vec![shop.maker]));
    assert_eq!(last(&again), ["step.published"]);
}
