//! Backups that are whole, restores that give the same bytes back, and damage that is told.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use object_store::memory::InMemory;
use vitrine_base::{FixedClock, Sha256};
use vitrine_registry::care::{BackupOptions, Holdings, Place, backup, check, restore};
use vitrine_registry::config::Config;

use crate::ground::{Ground, NOW, ground};

const QUIET: &(dyn Fn(&str) + Send + Sync) = &|_| ();

/// Bytes in the store and the ledger.
pub fn put(ground: &Ground, bytes: &[u8]) -> Sha256 {
    let sha256 = Sha256::of(bytes);
    let file = ground.registry.blobs.file(sha256).unwrap();
    std::fs::create_dir_all(file.parent().unwrap()).unwrap();
    std::fs::write(file, bytes).unwrap();
    ground.registry.db.write_now(|unit| unit.enter_blob(sha256, bytes.len() as u64, NOW)).unwrap();
    sha256
}

/// Every file below a folder with its bytes.
fn files(root: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    for entry in vitrine_base::fs::walk(root).unwrap() {
        if entry.metadata.kind == vitrine_base::fs::FileKind::File {
            found.insert(entry.path.display().to_string(), std::fs::read(root.join(&entry.path)).unwrap());
        }
    }
    found
}

fn filled() -> Ground {
    let ground = ground();
    for number in 0..20_u32 {
        put(&ground, &number.to_be_bytes().repeat(1000 + number as usize));
    }
    // Larger than one piece of a transfer.
    put(&ground, &vec![7; 12 << 20]);
    let gallery = ground.registry.gallery();
    std::fs::create_dir_all(gallery.join("packages/nora/1.0.0")).unwrap();
    std::fs::write(gallery.join("packages/nora/1.0.0/nora.hpersona"), 3_u32.to_be_bytes().repeat(1003))
        .unwrap();
    std::fs::write(gallery.join("some.json"), b"{}").unwrap();
    std::fs::write(gallery.join(".vitrine-half"), b"not whole").unwrap();
    std::fs::create_dir_all(ground.registry.keys()).unwrap();
    std::fs::write(ground.registry.keys().join("online.key"), b"secret").unwrap();
    ground.registry.db.write_now(|unit| unit.audit(NOW, None, "test", "x", &serde_json::json!({}))).unwrap();
    ground
}

async fn backed_up(
    ground: &Ground,
    place: &Place,
    options: BackupOptions,
) -> vitrine_registry::care::BackupReport {
    backup(&Holdings::of(&ground.registry), place, options, QUIET).await.unwrap()
}

async fn restored(place: &Place, data: &Path) -> Result<vitrine_registry::care::RestoreReport, String> {
    let clock: Arc<dyn vitrine_base::Clock> = Arc::new(FixedClock::at(NOW));
    restore(place, None, data, &clock, QUIET).await.map_err(|error| error.to_string())
}

#[tokio::test]
async fn what_is_restored_is_what_was_backed_up() {
    let ground = filled();
    let to = ground.folder.path().join("backup");
    let place = Place::to(to.to_str().unwrap()).unwrap();
    let report = backed_up(&ground, &place, BackupOptions { with_keys: true, verify: true }).await;
    assert_eq!(report.faults, Vec::<String>::new());
    let data = ground.folder.path().join("new");
    restored(&place, &data).await.unwrap();
    assert_eq!(files(&data.join("blobs")), files(&ground.registry.data().join("blobs")));
    let mut gallery = files(&ground.registry.gallery());
    gallery.remove(".vitrine-half");
    assert_eq!(files(&data.join("gallery")), gallery);
    assert_eq!(files(&data.join("keys")), files(&ground.registry.keys()));
    assert!(vitrine_base::fs::is_private(&to.join("keys")).unwrap());
    assert!(vitrine_base::fs::is_private(&to.join("keys/online.key")).unwrap());
    let config = Config { data, ..Config::default() };
    let again = Holdings::open(&config, Arc::new(FixedClock::at(NOW))).unwrap();
    assert_eq!(again.db.read_now(|unit| unit.audit_fault()).unwrap(), None);
    assert_eq!(again.db.read_now(|unit| unit.blob_counts()).unwrap().count, 21);
    let checked = check(&again, false, QUIET).await.unwrap();
    let blobs = checked.parts.iter().find(|part| part.name == "blobs").unwrap();
    assert!(blobs.ok, "{blobs:?}");
}

#[tokio::test]
async fn a_second_backup_copies_only_what_is_new_and_old_ones_go() {
    let ground = filled();
    let place = Place::over(Arc::new(InMemory::new()), "memory");
    let first = backed_up(&ground, &place, BackupOptions::default()).await;
    assert!(first.copied >= 23, "{first:?}");
    put(&ground, b"one more");
    for night in 1..12 {
        ground.clock.set(NOW + night * 86_400_000);
        let next = backed_up(&ground, &place, BackupOptions::default()).await;
        assert!(next.copied <= 2, "the package and the database: {next:?}");
    }
    assert_eq!(
        backed_up(&ground, &place, BackupOptions { verify: true, ..Default::default() }).await.faults.len(),
        0
    );
    restored(&place, &ground.folder.path().join("new")).await.unwrap();
}

#[tokio::test]
async fn keys_never_go_into_a_bucket() {
    let ground = filled();
    let place = Place::over(Arc::new(InMemory::new()), "memory");
    let holdings = Holdings::of(&ground.registry);
    let refused = backup(&holdings, &place, BackupOptions { with_keys: true, verify: false }, QUIET).await;
    assert!(refused.unwrap_err().to_string().contains("never into a bucket"));
}

#[tokio::test]
async fn a_backup_inside_of_the_registry_is_refused() {
    let ground = filled();
    let inside = ground.registry.data().join("backup");
    let place = Place::to(inside.to_str().unwrap()).unwrap();
    let refused = backup(&Holdings::of(&ground.registry), &place, BackupOptions::default(), QUIET).await;
    assert!(refused.unwrap_err().to_string().contains("choose a place apart"));
}

#[tokio::test]
async fn damage_to_a_backup_is_told_and_nothing_is_restored() {
    let ground = filled();
    let to = ground.folder.path().join("backup");
    let place = Place::to(to.to_str().unwrap()).unwrap();
    backed_up(&ground, &place, BackupOptions { with_keys: true, verify: false }).await;
    let whole = files(&to);
    for (name, bytes) in whole.iter().filter(|(name, _)| !name.starts_with("backups/")) {
        let mut damaged = bytes.clone();
        let middle = damaged.len() / 2;
        damaged[middle] ^= 1;
        std::fs::write(to.join(name), &damaged).unwrap();
        let data = ground.folder.path().join("new");
        let refused = restored(&place, &data).await.unwrap_err();
        assert!(
            refused.contains("not whole") || refused.contains("is not what a backup wrote"),
            "{name}: {refused}"
        );
        assert!(!data.exists(), "{name}");
        std::fs::write(to.join(name), bytes).unwrap();
    }
    let blob = whole.keys().find(|name| name.starts_with("sha256/")).unwrap();
    std::fs::remove_file(to.join(blob)).unwrap();
    let refused = restored(&place, &ground.folder.path().join("new")).await.unwrap_err();
    assert!(refused.contains("is missing"), "{refused}");
}

#[tokio::test]
async fn a_broken_blob_does_not_keep_the_rest_from_being_backed_up() {
    let ground = filled();
    let broken = put(&ground, b"to be broken");
    std::fs::write(ground.registry.blobs.file(broken).unwrap(), b"other  bytes").unwrap();
    let missing = put(&ground, b"to be lost");
    std::fs::remove_file(ground.registry.blobs.file(missing).unwrap()).unwrap();
    let place = Place::over(Arc::new(InMemory::new()), "memory");
    let report = backed_up(&ground, &place, BackupOptions::default()).await;
    assert_eq!(report.faults.len(), 2, "{report:?}");
    assert!(report.faults.iter().any(|fault| fault.contains(&broken.to_hex())));
    assert!(report.faults.iter().any(|fault| fault.contains("missing")));
    restored(&place, &ground.folder.path().join("new")).await.unwrap();
}

#[tokio::test]
async fn a_backup_taken_while_others_write_is_one_moment() {
    let ground = filled();
    let place = Place::over(Arc::new(InMemory::new()), "memory");
    let registry = Arc::clone(&ground.registry);
    let stop = tokio_util::sync::CancellationToken::new();
    let (token, writer) = (stop.clone(), Arc::clone(&registry));
    let writing = tokio::task::spawn_blocking(move || {
        let mut number = 0_u64;
        // Two notes and a row of the audit log, always together.
        while !token.is_cancelled() {
            number += 1;
            let text = number.to_string();
            writer
                .db
                .write_now(|unit| {
                    unit.set_note("first", &text)?;
                    unit.audit(NOW, None, "test.wrote", "x", &serde_json::json!({ "n": number }))?;
                    unit.set_note("second", &text)
                })
                .unwrap();
        }
        number
    });
    for round in 0..5 {
        ground.clock.set(NOW + round * 1000);
        let report = backed_up(&ground, &place, BackupOptions::default()).await;
        assert_eq!(report.faults.len(), 0);
        let data = ground.folder.path().join(format!("new{round}"));
        restored(&place, &data).await.unwrap();
        let config = Config { data, ..Config::default() };
        let again = Holdings::open(&config, Arc::new(FixedClock::at(NOW))).unwrap();
        let (first, second, fault) = again
            .db
            .read_now(|unit| Ok((unit.note("first")?, unit.note("second")?, unit.audit_fault()?)))
            .unwrap();
        assert_eq!((first, fault), (second, None));
    }
    stop.cancel();
    assert!(writing.await.unwrap() > 0);
}

#[tokio::test]
async fn only_an_empty_folder_is_restored_into_and_a_cut_restore_goes_on() {
    let ground = filled();
    let place = Place::over(Arc::new(InMemory::new()), "memory");
    backed_up(&ground, &place, BackupOptions::default()).await;
    let refused = restored(&place, ground.registry.data()).await.unwrap_err();
    assert!(refused.contains("is not empty"), "{refused}");
    let data = ground.folder.path().join("new");
    std::fs::create_dir(&data).unwrap();
    std::fs::write(data.join("vitrine.toml"), "title = \"New\"\n").unwrap();
    restored(&place, &data).await.unwrap();
    // As if it had been cut: the mark is there, some files are not.
    let manifest = std::fs::read(data.join("registry.db")).unwrap();
    std::fs::remove_file(data.join("registry.db")).unwrap();
    let config = Config { data: data.clone(), ..Config::default() };
    assert!(Holdings::open(&config, Arc::new(FixedClock::at(NOW))).is_err());
    std::fs::write(data.join("restoring.json"), b"another backup").unwrap();
    assert!(restored(&place, &data).await.unwrap_err().contains("is not empty"));
    let unfinished = Holdings::open(&config, Arc::new(FixedClock::at(NOW))).err().unwrap().to_string();
    assert!(unfinished.contains("did not come to its end"), "{unfinished}");
    assert!(!manifest.is_empty());
}

#[tokio::test]
async fn places_that_are_none_are_refused() {
    for text in ["ftp://x", "s3://", "http://a/b"] {
        assert!(Place::to(text).is_err(), "{text}");
    }
    assert!(Place::from("/nowhere/at/all").is_err());
    let none = Place::over(Arc::new(InMemory::new()), "memory");
    let refused = restored(&none, Path::new("/nowhere")).await.unwrap_err();
    assert!(refused.contains("no such backup"), "{refused}");
}

#[tokio::test]
async fn a_backup_notices_an_audit_log_that_was_cut_since_the_one_before() {
    let ground = filled();
    let place = Place::over(Arc::new(InMemory::new()), "memory");
    assert_eq!(backed_up(&ground, &place, BackupOptions::default()).await.faults, Vec::<String>::new());
    let db = rusqlite::Connection::open(ground.registry.data().join("registry.db")).unwrap();
    // Whoever can do this can also write the note anew; the backup elsewhere they cannot.
    db.execute_batch(
        "DROP TRIGGER audit_is_not_cut; DELETE FROM audit; DELETE FROM meta WHERE key = 'audit.head'",
    )
    .unwrap();
    ground.registry.db.write_now(|unit| unit.audit(NOW, None, "other", "x", &serde_json::json!({}))).unwrap();
    assert_eq!(ground.registry.db.read_now(|unit| unit.audit_fault()).unwrap(), None);
    ground.clock.set(NOW + 86_400_000);
    let report = backed_up(&ground, &place, BackupOptions::default()).await;
    assert!(report.faults.iter().any(|fault| fault.contains("audit log")), "{report:?}");
}
