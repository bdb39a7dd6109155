//! Clean-up by chance: whatever versions, submissions and uploads there are, what one of them needs stays.

use proptest::prelude::*;
use rusqlite::{Connection, params};
use vitrine_base::Sha256;
use vitrine_registry::care::{Holdings, gc};

use crate::care_backup::put;
use crate::ground::{Ground, NOW, ground};

const DAY: i64 = 86_400_000;

/// The database itself, for rows that other rooms write.
fn raw(ground: &Ground) -> Connection {
    let connection = Connection::open(ground.registry.data().join("registry.db")).unwrap();
    connection.busy_timeout(std::time::Duration::from_secs(20)).unwrap();
    connection
}

fn artifact(db: &Connection, number: usize, state: &str, sha256: Sha256) {
    let id = format!("package-{number}");
    db.execute(
        "INSERT INTO package (id, folded, skeleton, kind, name, state, created, updated)
         VALUES (?1, ?1, ?1, 'persona', 'P', ?2, 0, 0)",
        params![id, state],
    )
    .unwrap();
    db.execute(
        "INSERT INTO artifact VALUES (?1, '1.0.0', 'any', ?2, 1, 'packages/x')",
        params![id, sha256.as_bytes()],
    )
    .unwrap();
}

fn submission(
    db: &Connection,
    number: usize,
    state: &str,
    updated: i64,
    upload: Option<&str>,
    sha256: Option<Sha256>,
) {
    db.execute(
        "INSERT INTO submission (id, account, state, upload, sha256, created, updated) VALUES (?1, 1, ?2, ?3, ?4, 0, ?5)",
        params![format!("s{number}"), state, upload, sha256.map(|digest| digest.as_bytes().to_vec()), updated],
    )
    .unwrap();
}

fn upload(db: &Connection, id: &str, state: &str, expires: i64, sha256: Sha256) {
    db.execute(
        "INSERT INTO upload (id, account, length, sha256, state, created, expires) VALUES (?1, 1, 1, ?2, ?3, 0, ?4)",
        params![id, sha256.as_bytes(), state, expires],
    )
    .unwrap();
}

/// What may hold on to a blob.
#[derive(Debug, Clone)]
enum Holder {
    Version { withdrawn: bool },
    Submission { state: &'static str, days: i64, through_upload: bool },
    Upload { state: &'static str, days: i64 },
}

impl Holder {
    /// Written down anew from the rule, not from the SQL.
    fn needs(&self) -> bool {
        match self {
            Self::Version { .. } => true,
            Self::Submission { state, days, .. } => {
                !["published", "rejected", "withdrawn"].contains(state) || *days <= 7
            }
            Self::Upload { state, days } => *state != "refused" && *days >= 0,
        }
    }
}

fn holders() -> impl Strategy<Value = Vec<Vec<Holder>>> {
    let states = prop::sample::select(vec![
        "draft",
        "uploaded",
        "checking",
        "needs_changes",
        "in_review",
        "quarantined",
        "approved",
        "published",
        "rejected",
        "withdrawn",
    ]);
    let holder = prop_oneof![
        any::<bool>().prop_map(|withdrawn| Holder::Version { withdrawn }),
        (states, 0_i64..30, any::<bool>()).prop_map(|(state, days, through_upload)| Holder::Submission {
            state,
            days,
            through_upload
        }),
        (prop::sample::select(vec!["whole", "refused"]), -20_i64..20)
            .prop_map(|(state, days)| Holder::Upload { state, days }),
    ];
    prop::collection::vec(prop::collection::vec(holder, 0..4), 1..12)
}

fn write(ground: &Ground, blobs: &[(Sha256, Vec<Holder>)]) {
    let db = raw(ground);
    let mut number = 0;
    for (sha256, holders) in blobs {
        for holder in holders {
            number += 1;
            match holder {
                Holder::Version { withdrawn } => {
                    artifact(&db, number, if *withdrawn { "withdrawn" } else { "live" }, *sha256);
                }
                Holder::Submission { state, days, through_upload } => {
                    let id = format!("u{number}");
                    let updated = NOW - days * DAY;
                    if *through_upload {
                        upload(&db, &id, "whole", NOW - 100 * DAY, *sha256);
                        submission(&db, number, state, updated, Some(&id), None);
                    } else {
                        submission(&db, number, state, updated, None, Some(*sha256));
                    }
                }
                Holder::Upload { state, days } => {
                    upload(&db, &format!("u{number}"), state, NOW + days * DAY, *sha256);
                }
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn what_is_needed_stays(all in holders()) {
        let ground = ground();
        let blobs: Vec<_> = all
            .into_iter()
            .enumerate()
            .map(|(number, holders)| (put(&ground, format!("blob {number}").as_bytes()), holders))
            .collect();
        raw(&ground).execute("UPDATE blob SET created = ?1", [NOW - 30 * DAY]).unwrap();
        write(&ground, &blobs);
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        let holdings = Holdings::of(&ground.registry);
        let would = runtime.block_on(gc(&holdings, true)).unwrap();
        let did = runtime.block_on(gc(&holdings, false)).unwrap();
        prop_assert_eq!(would.blobs, did.blobs);
        for (sha256, holders) in &blobs {
            let there = ground.registry.blobs.file(*sha256).unwrap().exists();
            let entered = ground.registry.db.read_now(|unit| unit.blob_entered(*sha256)).unwrap();
            let needed = holders.iter().any(Holder::needs);
            prop_assert_eq!((there, entered), (needed, needed), "{:?}", holders);
        }
    }
}

#[tokio::test]
async fn what_is_young_stays_and_what_comes_back_is_put_back() {
    let ground = ground();
    let (young, old) = (put(&ground, b"young"), put(&ground, b"old"));
    raw(&ground)
        .execute("UPDATE blob SET created = ?1 WHERE sha256 = ?2", params![NOW - 8 * DAY, old.as_bytes()])
        .unwrap();
    let holdings = Holdings::of(&ground.registry);
    let file = |sha256| ground.registry.blobs.file(sha256).unwrap();
    let report = gc(&holdings, false).await.unwrap();
    assert_eq!((report.blobs, report.bytes), (1, 3));
    assert!(file(young).exists() && !file(old).exists());
    // Somebody brings the same bytes at that very moment: entered, but their file was just moved away.
    ground.registry.db.write_now(|unit| unit.enter_blob(old, 3, NOW)).unwrap();
    assert_eq!(gc(&holdings, false).await.unwrap().put_back, 1);
    assert_eq!(std::fs::read(file(old)).unwrap(), b"old");
    // Nobody wants it any more: it leaves, lies for a day, and is deleted.
    ground.clock.set(NOW + 8 * DAY);
    assert_eq!(gc(&holdings, false).await.unwrap().blobs, 2);
    assert_eq!(gc(&holdings, false).await.unwrap().deleted, 0);
    ground.clock.set(NOW + 10 * DAY);
    assert_eq!(gc(&holdings, false).await.unwrap().deleted, 2);
    assert!(ground.registry.data().join("blobs/trash").read_dir().unwrap().next().is_none());
}

/// Brings bytes as an upload does: put, entered, looked after.
async fn bring(ground: &Ground, bytes: &[u8]) {
    let registry = &ground.registry;
    let file = tempfile::NamedTempFile::new_in(registry.data()).unwrap();
    std::fs::write(file.path(), bytes).unwrap();
    let (sha256, size) = (Sha256::of(bytes), bytes.len() as u64);
    registry.blobs.put_file(file.path(), sha256).await.unwrap();
    registry.db.write(move |unit| unit.enter_blob(sha256, size, NOW)).await.unwrap();
    registry.blobs.from_trash(sha256).unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn what_comes_while_the_same_is_cleaned_up_is_there_afterwards() {
    let ground = ground();
    let holdings = Holdings::of(&ground.registry);
    for round in 0..100 {
        let bytes = format!("blob {round}").into_bytes();
        let sha256 = put(&ground, &bytes);
        raw(&ground).execute("UPDATE blob SET created = ?1", [NOW - 30 * DAY]).unwrap();
        let (cleaned, ()) = tokio::join!(gc(&holdings, false), bring(&ground, &bytes));
        cleaned.unwrap();
        assert!(ground.registry.db.read_now(|unit| unit.blob_entered(sha256)).unwrap());
        let there = std::fs::read(ground.registry.blobs.file(sha256).unwrap());
        assert_eq!(there.ok(), Some(bytes), "round {round}");
    }
}

#[tokio::test]
async fn old_rows_go_and_young_ones_stay() {
    let ground = ground();
    let db = raw(&ground);
    for (at, ended) in [(NOW - 100 * DAY, NOW - 100 * DAY), (NOW, NOW)] {
        db.execute("INSERT INTO news (topic, at, body) VALUES ('x', ?1, '{}')", [at]).unwrap();
        for state in ["done", "dead"] {
            db.execute(
                "INSERT INTO job (kind, payload, state, run_at, max_attempts, created, ended) VALUES ('x', '{}', ?1, 0, 5, 0, ?2)",
                params![state, ended],
            )
            .unwrap();
        }
        db.execute("INSERT INTO ceremony VALUES (?1, NULL, '', ?2)", params![at.to_string(), at + 1])
            .unwrap();
    }
    db.execute("INSERT INTO job (kind, payload, state, run_at, max_attempts, created) VALUES ('x', '{}', 'ready', 0, 5, 0)", [])
        .unwrap();
    let report = gc(&Holdings::of(&ground.registry), false).await.unwrap();
    let of = |table: &str| report.rows.iter().find(|(name, _)| name == table).unwrap().1;
    assert_eq!((of("news"), of("job"), of("ceremony")), (1, 2, 1), "{report:?}");
    let left: i64 = db.query_row("SELECT count(*) FROM job", [], |row| row.get(0)).unwrap();
    assert_eq!(left, 3);
}
