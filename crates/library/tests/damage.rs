//! The database deleted, damaged, older, newer: what is installed is always known.

use std::fs;
use std::path::Path;

use rusqlite::Connection;
use vitrine_base::Silent;
use vitrine_library::Health;

use crate::disks::Random;
use crate::support::{Bench, folder, key, open};

/// A home with two packages and two versions, nobody having it open.
fn home() -> (tempfile::TempDir, Vec<String>) {
    let folder = folder();
    let bench = Bench::at(folder.path());
    bench.install_persona("nora", "1.0.0", "a");
    bench.install_persona("nora", "1.1.0", "a");
    bench.install_persona("otto", "1.0.0", "a");
    bench.library.set_homepilot_project(&key("otto"), Some("p".into())).unwrap();
    let listed = listed(&bench);
    (folder, listed)
}

fn listed(bench: &Bench) -> Vec<String> {
    bench.library.installed().unwrap().iter().map(|package| format!("{package:?}")).collect()
}

fn remove_side_files(home: &Path) {
    for name in ["library.db-wal", "library.db-shm"] {
        let _ = fs::remove_file(home.join(name));
    }
}

#[test]
fn a_deleted_database_is_rebuilt_from_receipts() {
    let (folder, before) = home();
    fs::remove_file(folder.path().join("home/library.db")).unwrap();
    remove_side_files(&folder.path().join("home"));
    let mut bench = Bench::at(folder.path());
    assert_eq!(
        bench.opened.notices,
        ["The library's database was missing or damaged; it was rebuilt from the receipts of 2 packages."]
    );
    assert_eq!(listed(&bench), before);
    assert!(bench.library.seen_digest(&key("nora"), &crate::support::version("1.0.0")).is_some());
    assert_eq!(bench.library.rollback(&key("nora")).unwrap().version.as_str(), "1.0.0");
    assert!(bench.reopen().notices.is_empty());
}

#[test]
fn a_truncated_or_overwritten_database_is_kept_aside() {
    let (original, before) = home();
    let whole = fs::read(original.path().join("home/library.db")).unwrap();
    let damages: [(&str, Vec<u8>); 4] = [
        ("empty", Vec::new()),
        ("half", whole[..whole.len() / 2].to_vec()),
        ("no database", b"these are not the bytes of a database, by far not".repeat(100)),
        ("middle", [&whole[..4096], &vec![0xa5; whole.len() - 8192], &whole[whole.len() - 4096..]].concat()),
    ];
    for (name, bytes) in damages {
        let database = original.path().join("home/library.db");
        fs::write(&database, &bytes).unwrap();
        remove_side_files(&original.path().join("home"));
        let bench = Bench::at(original.path());
        assert_eq!(listed(&bench), before, "{name}");
        assert!(
            bench.opened.notices.iter().any(|notice| notice.contains("rebuilt")),
            "{name}: {:?}",
            bench.opened
        );
        if name != "empty" {
            let aside = original.path().join(format!("home/library.db.damaged-{}", crate::support::NOW));
            assert!(bench.opened.notices[0].contains(aside.to_str().unwrap()), "{name}: {:?}", bench.opened);
        }
        bench.install_persona("nora", "2.0.0", "a");
        bench.library.remove(&key("nora"), true, &Silent).unwrap();
        for at in ["1.0.0", "1.1.0"] {
            bench.install_persona("nora", at, "a");
        }
        drop(bench);
    }
}

/// Every 97th byte, one at a time, turned over: nothing panics and what is installed is still known.
#[test]
fn a_flipped_byte_is_survived() {
    let (folder, before) = home();
    let database = folder.path().join("home/library.db");
    let whole = fs::read(&database).unwrap();
    for at in (0..whole.len()).step_by(97) {
        let mut bytes = whole.clone();
        bytes[at] ^= 0xff;
        fs::write(&database, &bytes).unwrap();
        remove_side_files(&folder.path().join("home"));
        let bench = Bench::at(folder.path());
        assert_eq!(listed(&bench), before, "byte {at}: {:?}", bench.opened);
    }
}

/// One damage after another, each with a seed of its own: bytes turned over, a stretch of noise, an end that is
/// missing, and a log beside it that is none. `VITRINE_FAULT_SEEDS` says how many.
#[test]
fn a_database_damaged_at_random_is_survived() {
    let (folder, before) = home();
    let home = folder.path().join("home");
    let whole = fs::read(home.join("library.db")).unwrap();
    for seed in 0..crate::faults::seeds() {
        let mut random = Random::new(seed ^ 0xdb);
        let mut bytes = whole.clone();
        match random.below(3) {
            0 => bytes.truncate(random.below(whole.len())),
            1 => {
                for _ in 0..=random.below(64) {
                    let at = random.below(bytes.len());
                    bytes[at] ^= 1 << random.below(8);
                }
            }
            _ => {
                let from = random.below(bytes.len());
                let to = bytes.len().min(from + random.below(9000));
                bytes[from..to].fill_with(|| random.next() as u8);
            }
        }
        remove_side_files(&home);
        fs::write(home.join("library.db"), &bytes).unwrap();
        if random.below(3) == 0 {
            let noise: Vec<u8> = (0..random.below(9000)).map(|_| random.next() as u8).collect();
            fs::write(home.join("library.db-wal"), noise).unwrap();
        }
        let bench = Bench::at(folder.path());
        let found = bench.opened.clone();
        assert_eq!(listed(&bench), before, "seed {seed}: {found:?}");
        if bench.library.refusal().is_none() {
            bench.library.set_homepilot_project(&key("otto"), Some("p".into())).unwrap();
        }
        drop(bench);
        for entry in fs::read_dir(&home).unwrap() {
            let path = entry.unwrap().path();
            if path.to_str().unwrap().contains(".damaged-") {
                fs::remove_file(path).unwrap();
            }
        }
    }
}

/// Found by damage at random: one letter of a column's name, and the library could not be opened any more.
#[test]
fn a_damaged_name_in_the_database_is_survived() {
    let (folder, before) = home();
    let database = folder.path().join("home/library.db");
    let mut bytes = fs::read(&database).unwrap();
    let name = b"sha256 TEXT NOT NULL";
    let at = bytes.windows(name.len()).position(|part| part == name).unwrap();
    bytes[at] ^= 1;
    fs::write(&database, bytes).unwrap();
    let bench = Bench::at(folder.path());
    assert_eq!(listed(&bench), before);
    assert!(bench.opened.notices[0].starts_with("The library's database was damaged."), "{:?}", bench.opened);
    bench.install_persona("nora", "2.0.0", "a");
}

#[test]
fn a_database_of_a_newer_vitrine_is_only_looked_at() {
    let (folder, before) = home();
    let database = folder.path().join("home/library.db");
    Connection::open(&database).unwrap().pragma_update(None, "user_version", 99).unwrap();
    remove_side_files(&folder.path().join("home"));
    let bytes = fs::read(&database).unwrap();
    let bench = Bench::at(folder.path());
    assert_eq!(
        bench.opened.notices,
        [
            "The library was last used by a newer Vitrine (its format is 99, this one knows 4), so this one only \
          shows what is installed."
        ]
    );
    assert_eq!(listed(&bench), before);
    let error = bench.install(bench.wish("new", "1.0.0", "a")).unwrap_err();
    assert_eq!(error.code(), "newer_database");
    assert_eq!(bench.library.remove(&key("nora"), true, &Silent).unwrap_err().code(), "newer_database");
    assert_eq!(bench.library.rollback(&key("nora")).unwrap_err().code(), "newer_database");
    assert_eq!(bench.library.collect_garbage().unwrap_err().code(), "newer_database");
    assert_eq!(bench.library.refusal().unwrap().code(), "newer_database");
    assert_eq!(bench.library.verify(&key("nora")).unwrap().health, Health::Intact);
    assert_eq!(listed(&bench), before);
    assert_eq!(fs::read(&database).unwrap(), bytes, "the newer database is untouched");
}

#[test]
fn an_older_database_is_backed_up_before_it_is_brought_up() {
    let (folder, before) = home();
    let home = folder.path().join("home");
    let old = Connection::open(home.join("library.db")).unwrap();
    old.execute_batch("DROP TABLE jobs; DROP TABLE job_notes; ALTER TABLE digests DROP COLUMN content; PRAGMA user_version = 1;").unwrap();
    drop(old);
    let bench = Bench::at(folder.path());
    assert!(bench.opened.notices.is_empty(), "{:?}", bench.opened);
    assert_eq!(listed(&bench), before);
    bench.library.jobs().create("install", "x", serde_json::Value::Null).unwrap();
    let backup = Connection::open(home.join("library.db.before-4")).unwrap();
    let kept: i64 = backup.query_row("SELECT count(*) FROM packages", [], |row| row.get(0)).unwrap();
    assert_eq!(kept, 2);
}

#[test]
fn rows_that_say_otherwise_than_the_receipts_are_corrected() {
    let (folder, before) = home();
    let connection = Connection::open(folder.path().join("home/library.db")).unwrap();
    connection
        .execute_batch("UPDATE packages SET pointer = '{' WHERE id = 'nora'; DELETE FROM versions;")
        .unwrap();
    drop(connection);
    let bench = Bench::at(folder.path());
    assert_eq!(listed(&bench), before);
    assert_eq!(
        bench.opened.notices,
        ["The library's database did not agree with the receipts of 2 packages and was corrected."]
    );
}

#[test]
fn receipts_that_lie_lead_nowhere() {
    let (folder, _) = home();
    let home = folder.path().join("home");
    let receipt = home.join("library/gallery/otto/1.0.0.receipt.json");
    let text = fs::read_to_string(&receipt).unwrap().replace("notes.txt", "../../../../outside");
    fs::write(&receipt, text).unwrap();
    fs::remove_file(home.join("library.db")).unwrap();
    remove_side_files(&home);
    fs::write(folder.path().join("outside"), "x").unwrap();
    let (library, _) = open(&home).unwrap();
    assert_eq!(library.installed().unwrap().len(), 1, "the one with the bad receipt is not believed");
    assert!(folder.path().join("outside").is_file());
}

#[test]
fn a_lost_pointer_is_guessed_from_the_receipts() {
    let (folder, _) = home();
    let home = folder.path().join("home");
    fs::remove_file(home.join("library/gallery/nora/current.json")).unwrap();
    fs::remove_file(home.join("library.db")).unwrap();
    remove_side_files(&home);
    let bench = Bench::at(folder.path());
    let nora = bench.get("nora").unwrap();
    assert_eq!((nora.version.as_str(), nora.previous.len()), ("1.1.0", 1));
    assert!(home.join("library/gallery/nora/current.json").is_file());
}
