//! Everything is looked at within a week, what is broken is told once, and `check` finds what was changed.

use std::collections::BTreeSet;

use rusqlite::params;
use vitrine_registry::accounts::identity::Role;
use vitrine_registry::care::{self, Holdings, check, scan};

use crate::care_backup::put;
use crate::ground::{NOW, ground};

const HOUR: i64 = 3_600_000;
const QUIET: &(dyn Fn(&str) + Send + Sync) = &|_| ();

#[tokio::test]
async fn every_blob_is_hashed_within_a_week() {
    let ground = ground();
    let all: BTreeSet<_> = (0..400_u32).map(|number| put(&ground, &number.to_be_bytes())).collect();
    let holdings = Holdings::of(&ground.registry);
    let mut most = 0;
    for hour in 0..7 * 24 {
        ground.clock.set(NOW + hour * HOUR);
        most = most.max(scan(&holdings, false).await.unwrap().hashed);
    }
    assert_eq!(all.len(), 400);
    assert_eq!(most, 3, "a slice is a 168th");
    assert_eq!(ground.registry.db.read_now(|unit| unit.blob_counts()).unwrap().unchecked, 0);
    // Not again before a week is nearly over.
    assert_eq!(scan(&holdings, false).await.unwrap().hashed, 0);
}

#[tokio::test]
async fn what_is_broken_is_told_once_and_is_degraded_until_it_is_mended() {
    let ground = ground();
    let registry = &ground.registry;
    let admin = registry.db.write_now(|unit| unit.add_account("ada", Role::Admin, None, None, NOW)).unwrap();
    let sha256 = put(&ground, b"to be broken");
    let file = registry.blobs.file(sha256).unwrap();
    let holdings = Holdings::of(registry);
    assert!(care::healthy(&care::status(registry).await));
    std::fs::write(&file, b"to be brOken").unwrap();
    for _ in 0..2 {
        scan(&holdings, true).await.unwrap();
    }
    let status = care::status(registry).await;
    assert!(care::healthy(&status), "everything else is served: {status:?}");
    assert!(status.iter().any(|entry| entry.name == "packages" && !entry.ok && !entry.vital));
    let told = registry.db.read_now(|unit| unit.news_after(&format!("account:{admin}"), 0, 10)).unwrap();
    assert_eq!(told.len(), 1, "{told:?}");
    let subject = format!("blob:{sha256}");
    let rows = registry.db.read_now(|unit| unit.audit_rows(i64::MAX, Some(&subject), 10)).unwrap();
    assert_eq!(rows.iter().map(|row| row.action.as_str()).collect::<Vec<_>>(), ["integrity.broken"]);
    std::fs::write(&file, b"to be broken").unwrap();
    assert_eq!(scan(&holdings, true).await.unwrap().mended, 1);
    assert!(care::status(registry).await.iter().all(|entry| entry.ok || entry.name != "packages"));
    std::fs::remove_file(&file).unwrap();
    assert_eq!(scan(&holdings, true).await.unwrap().broken, 1);
}

#[tokio::test]
async fn what_fails_is_told_once_and_again_when_it_is_well() {
    let ground = ground();
    let registry = &ground.registry;
    let admin = registry.db.write_now(|unit| unit.add_account("ada", Role::Admin, None, None, NOW)).unwrap();
    let told = || registry.db.read_now(|unit| unit.inbox(admin, i64::MAX, 10)).unwrap();
    let rows = || registry.db.read_now(|unit| unit.audit_rows(i64::MAX, Some("registry"), 10)).unwrap();
    assert!(!care::watch(registry).await.unwrap(), "all is well, as it was");
    let db = rusqlite::Connection::open(registry.data().join("registry.db")).unwrap();
    db.execute(
        "INSERT INTO blob (sha256, size, created, broken) VALUES (x'ab', 1, 0, 'It was changed.')",
        [],
    )
    .unwrap();
    assert!(care::watch(registry).await.unwrap());
    for _ in 0..3 {
        assert!(!care::watch(registry).await.unwrap(), "it was told");
    }
    let notices = told();
    assert_eq!(notices.len(), 1, "{notices:?}");
    assert_eq!(rows().len(), 1);
    db.execute("DELETE FROM blob", []).unwrap();
    assert!(care::watch(registry).await.unwrap());
    assert_eq!(told().len(), 2);
    assert_eq!(rows().iter().map(|row| row.action.as_str()).collect::<Vec<_>>(), ["health.changed"; 2]);
}

#[tokio::test]
async fn check_finds_a_changed_audit_log_a_lost_file_and_a_missing_row() {
    let ground = ground();
    let registry = &ground.registry;
    let holdings = Holdings::of(registry);
    let whole = check(&holdings, false, QUIET).await.unwrap();
    assert!(whole.ok, "{whole:?}");
    let sha256 = put(&ground, b"some bytes");
    for number in 0..3 {
        registry
            .db
            .write_now(|unit| unit.audit(NOW, None, "test", "x", &serde_json::json!({ "n": number })))
            .unwrap();
    }
    let db = rusqlite::Connection::open(registry.data().join("registry.db")).unwrap();
    let change = "UPDATE audit SET body = '{}' WHERE seq = 2";
    assert!(db.execute(change, []).unwrap_err().to_string().contains("only grows"));
    db.execute("DROP TRIGGER audit_is_not_changed", []).unwrap();
    db.execute(change, []).unwrap();
    std::fs::write(registry.blobs.file(sha256).unwrap(), b"same sizes").unwrap();
    db.execute(
        "INSERT INTO package (id, folded, skeleton, kind, name, state, dirty, created, updated)
         VALUES ('nora', 'nora', 'nora', 'persona', 'Nora', 'live', 0, 0, 0)",
        [],
    )
    .unwrap();
    let lost = vitrine_base::Sha256::of(b"never there");
    db.execute(
        "INSERT INTO artifact VALUES ('nora', '1.0.0', 'any', ?1, 11, 'packages/nora.hpersona')",
        params![lost.as_bytes()],
    )
    .unwrap();
    let quick = check(&holdings, true, QUIET).await.unwrap();
    let ok = |report: &care::CheckReport, name: &str| {
        report.parts.iter().find(|part| part.name == name).unwrap().ok
    };
    assert!(ok(&quick, "blobs"), "sizes are the same");
    let found = check(&holdings, false, QUIET).await.unwrap();
    assert!(!found.ok);
    assert!(ok(&found, "database"));
    for name in ["audit", "blobs", "published", "index"] {
        assert!(!ok(&found, name), "{name}: {found:?}");
    }
    let text = serde_json::to_string(&found).unwrap();
    for words in ["row 2", "not in the ledger", "missing from the gallery", "not in the index"] {
        assert!(text.contains(words), "{words}: {text}");
    }
}

#[tokio::test]
async fn an_audit_log_whose_end_is_cut_off_shows() {
    let ground = ground();
    let registry = &ground.registry;
    for number in 0..5 {
        registry
            .db
            .write_now(|unit| unit.audit(NOW, None, "test", "x", &serde_json::json!({ "n": number })))
            .unwrap();
    }
    let fault = || registry.db.read_now(|unit| unit.audit_fault()).unwrap();
    assert_eq!(fault(), None);
    let db = rusqlite::Connection::open(registry.data().join("registry.db")).unwrap();
    let cut = "DELETE FROM audit WHERE seq > 3";
    assert!(db.execute(cut, []).unwrap_err().to_string().contains("only grows"));
    db.execute("DROP TRIGGER audit_is_not_cut", []).unwrap();
    db.execute(cut, []).unwrap();
    assert!(fault().unwrap().1.contains("row 5"), "{:?}", fault());
    let report = check(&Holdings::of(registry), true, QUIET).await.unwrap();
    assert!(report.parts.iter().any(|part| part.name == "audit" && !part.ok), "{report:?}");
    // Without the note it is no better.
    db.execute("DELETE FROM meta WHERE key = 'audit.head'", []).unwrap();
    assert!(fault().is_some());
}
