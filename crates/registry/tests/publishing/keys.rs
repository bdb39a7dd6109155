//! Who holds the keys, and signatures that end.

use std::path::PathBuf;

use vitrine_publish::{Keys, NewKeys, new_key, sign_copy};
use vitrine_registry::publishing::{ceremony, renew};
use vitrine_registry::store::NewJob;

use super::shop::Shop;
use crate::ground::NOW;

const HOUR: i64 = 3_600_000;

#[tokio::test]
async fn after_the_ceremony_the_online_key_alone_publishes() {
    let shop = Shop::new();
    shop.publish("nora", "1.0.0").await;
    let desktop = shop.desktop();
    desktop.sync().await;
    let away = shop.ground.folder.path().join("elsewhere");
    let people: Vec<(PathBuf, PathBuf)> =
        ["anna", "ben", "carla"].iter().map(|name| new_key(&away.join(name), name, &[]).unwrap()).collect();
    let new = NewKeys {
        root: people.iter().map(|(_, public)| public.clone()).collect(),
        root_threshold: 2,
        targets: Vec::new(),
        targets_threshold: 1,
        online: None,
        periods: None,
    };
    let begun = ceremony::rotate(shop.registry(), &new, &[]).unwrap();
    assert!(!begun.progress[0].is_done());
    let waiting = ceremony::status(shop.registry()).unwrap().pending.remove(0);
    let copies: Vec<PathBuf> = people
        .iter()
        .take(2)
        .enumerate()
        .map(|(number, (secret, _))| {
            let copy = away.join(format!("{number}.json"));
            std::fs::copy(&waiting.file, &copy).unwrap();
            let mut keys = Keys::default();
            keys.add(secret).unwrap();
            sign_copy(&copy, &keys).unwrap();
            copy
        })
        .collect();
    let done = ceremony::merge(shop.registry(), &copies, &[]).unwrap();
    assert!(done.progress[0].is_done() && !done.state.provisional, "{done:?}");
    // The old keys go into a drawer.
    for name in ["root.key", "targets.key"] {
        std::fs::rename(shop.registry().keys().join(name), away.join(name)).unwrap();
    }
    shop.publish("nora", "1.1.0").await;
    renew(shop.registry()).await.unwrap();
    desktop.sync().await;
    desktop.trusts(&shop, "nora", "1.1.0").await;
    let trust = desktop.catalog.sources().unwrap().remove(0).trust;
    assert_eq!((trust.provisional, trust.threshold, trust.root_version), (false, Some((2, 3)), Some(2)));
    // A desktop that never saw the old root trusts it as well.
    let newcomer = shop.desktop();
    newcomer.sync().await;
    newcomer.trusts(&shop, "nora", "1.0.0").await;
}

#[tokio::test]
async fn signatures_are_renewed_before_they_end() {
    let shop = Shop::new();
    shop.publish("nora", "1.0.0").await;
    let desktop = shop.desktop();
    let mut now = NOW;
    // A year of quiet: nobody publishes, and the timer alone keeps the gallery current. (Bins and snapshot are good for
    // 90 days, the offline list too: its key lies here.)
    for _ in 0..24 {
        for _ in 0..3 {
            now += 6 * HOUR;
            shop.ground.clock.set(now);
            sign(&shop, now).await;
        }
        now += 15 * 24 * HOUR - 18 * HOUR;
        shop.ground.clock.set(now);
        sign(&shop, now).await;
        now += 20 * HOUR;
        shop.ground.clock.set(now);
        desktop.sync().await;
        desktop.trusts(&shop, "nora", "1.0.0").await;
    }
}

async fn sign(shop: &Shop, now: i64) {
    let job = NewJob::now("sign", serde_json::json!({}), now).once("sign");
    shop.registry().db.write_now(|unit| unit.enqueue(&job, now)).unwrap();
    shop.work().await;
}
