//! The heads of the audit log: published with the index, looked up by the check.

use vitrine_base::Sha256;
use vitrine_package::listing::AuditHead;
use vitrine_registry::care::{Holdings, check, check_kept_heads};
use vitrine_registry::publishing::heads;
use vitrine_registry::store::{AuditHead as Head, NewJob};

use super::shop::Shop;
use crate::ground::NOW;

const DAY: i64 = 24 * 3_600_000;

fn published(shop: &Shop) -> Vec<AuditHead> {
    heads::published(&shop.registry().gallery()).unwrap()
}

fn root(shop: &Shop) -> serde_json::Value {
    let bytes = std::fs::read(shop.registry().gallery().join("vitrine.json")).unwrap();
    serde_json::from_slice(&bytes).unwrap()
}

fn named_file(shop: &Shop) -> Vec<u8> {
    let path = root(shop)["audit"]["path"].as_str().unwrap().to_owned();
    std::fs::read(shop.registry().gallery().join(path)).unwrap()
}

async fn faults(shop: &Shop, name: &str) -> Vec<String> {
    let report = check(&Holdings::of(shop.registry()), true, &|_| ()).await.unwrap();
    report.parts.into_iter().find(|part| part.name == name).unwrap().faults
}

/// What the timer does every six hours.
async fn sign(shop: &Shop, now: i64) {
    shop.ground.clock.set(now);
    let job = NewJob::now("sign", serde_json::json!({}), now);
    shop.registry().db.write_now(|unit| unit.enqueue(&job, now)).unwrap();
    shop.work().await;
}

fn decide(shop: &Shop, now: i64) {
    let body = serde_json::json!({ "reason": "It is fine." });
    let write = |unit: &dyn vitrine_registry::store::UnitOfWork| {
        unit.audit(now, Some(shop.curator), "submission.approved", "submission:x", &body)
    };
    shop.registry().db.write_now(write).unwrap();
}

/// Gives the audit log another past, as somebody with the database in their hands could: every hash fits.
fn rewrite(shop: &Shop) {
    let registry = shop.registry();
    let mut rows = registry.db.read_now(|unit| unit.audit_rows(i64::MAX, None, 1_000)).unwrap();
    rows.reverse();
    let database = rusqlite::Connection::open(registry.data().join("registry.db")).unwrap();
    database.execute_batch("DROP TRIGGER audit_is_not_changed").unwrap();
    let mut hash = Sha256::from_bytes([0; 32]);
    for row in &mut rows {
        row.previous = hash;
        row.body = row.body.replace("fine", "gone");
        row.hash = row.computed();
        hash = row.hash;
        database
            .execute(
                "UPDATE audit SET body = ?2, previous = ?3, hash = ?4 WHERE seq = ?1",
                rusqlite::params![row.seq, row.body, row.previous.as_bytes(), row.hash.as_bytes()],
            )
            .unwrap();
    }
    let head = serde_json::to_string(&Head { seq: rows.last().unwrap().seq, hash }).unwrap();
    database.execute("UPDATE meta SET value = ?1 WHERE key = 'audit.head'", [head]).unwrap();
}

#[tokio::test]
async fn how_the_audit_log_stands_is_published_day_by_day() {
    let shop = Shop::new();
    shop.publish("nora", "1.0.0").await;
    let first = published(&shop);
    assert_eq!((first.len(), first[0].at), (1, NOW));
    shop.publish("nora", "1.1.0").await;
    let second = published(&shop);
    assert_eq!(second.len(), 1, "of one day only the last");
    assert!(second[0].rows > first[0].rows);
    let own = shop.registry().db.read_now(|unit| unit.audit_head()).unwrap().unwrap();
    assert_ne!(second[0].hash, own.hash, "nobody can guess at rows by it");

    // Nothing is published on a day without a decision, and everything waits for the first publication of a day.
    let sequence = root(&shop)["sequence"].as_u64().unwrap();
    decide(&shop, NOW);
    sign(&shop, NOW + 1_000).await;
    assert_eq!((published(&shop), root(&shop)["sequence"].as_u64()), (second.clone(), Some(sequence)));
    sign(&shop, NOW + DAY).await;
    let third = published(&shop);
    assert_eq!((third.len(), third[0], third[1].rows), (2, second[0], second[0].rows + 1));
    assert_eq!(root(&shop)["sequence"].as_u64(), Some(sequence + 1));
    sign(&shop, NOW + 2 * DAY).await;
    assert_eq!((published(&shop), root(&shop)["sequence"].as_u64()), (third, Some(sequence + 1)));

    let desktop = shop.desktop();
    desktop.sync().await;
    assert_eq!(desktop.versions("nora"), ["1.1.0", "1.0.0"]);
    assert_eq!(faults(&shop, "heads").await, Vec::<String>::new());
    assert_eq!(faults(&shop, "audit").await, Vec::<String>::new());
}

#[tokio::test]
async fn an_audit_log_that_was_written_anew_is_not_the_one_that_was_published() {
    let shop = Shop::new();
    decide(&shop, NOW);
    shop.publish("nora", "1.0.0").await;
    let (kept, before) = (named_file(&shop), published(&shop));
    let holdings = Holdings::of(shop.registry());
    assert!(check_kept_heads(&holdings, &kept).await.unwrap().ok);
    rewrite(&shop);
    assert_eq!(faults(&shop, "audit").await, Vec::<String>::new(), "by itself it is whole");
    let found = faults(&shop, "heads").await;
    assert!(found.len() == 1 && found[0].contains(&format!("{} rows", before[0].rows)), "{found:?}");

    // What was published is not covered up, by the same day's publication no more than by a later one.
    shop.publish("nora", "1.1.0").await;
    sign(&shop, NOW + DAY).await;
    assert_eq!(published(&shop)[0], before[0]);
    assert_eq!(faults(&shop, "heads").await.len(), 1);
    assert!(!check_kept_heads(&holdings, &kept).await.unwrap().ok);
    let error = check_kept_heads(&holdings, b"something else").await.unwrap_err();
    assert_eq!(error.answer().2, "registry.no_heads");

    // A file that is not the one the signed index names says nothing.
    let path = root(&shop)["audit"]["path"].as_str().unwrap().to_owned();
    std::fs::write(shop.registry().gallery().join(path), b"{\"heads\":[]}").unwrap();
    let found = faults(&shop, "heads").await;
    assert!(found[0].contains("not what vitrine.json says"), "{found:?}");
}
