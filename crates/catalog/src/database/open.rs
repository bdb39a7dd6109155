//! Opening: whatever state the file is in, there is a usable catalogue afterwards, and a notice when something
//! had to be done for it.

use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::time::{Duration, Instant};

use rusqlite::Connection;
use vitrine_base::fs;

use super::{BUSY, Database, beside, is_damage, rebuild_mark, schema::STEPS};
use crate::{CatalogError, leftovers};

/// What was found at the path.
enum Found {
    Usable(Connection),
    Damaged(String),
    Newer(i64),
}

/// Opens `<home>/catalog.db`; also answers what the person should know, and whether it starts empty.
pub(crate) fn open(home: &Path) -> Result<(Database, Vec<String>, bool), CatalogError> {
    fs::create_dir_all(home)?;
    let path = home.join("catalog.db");
    let _turn = take_turn(home)?;
    let mut notices = Vec::new();
    clear_away_leftovers(home, &path, &mut notices)?;
    if let Some(_alone) = fs::lock_exclusive(&home.join(IN_USE))? {
        leftovers::clear(home);
    }
    let fresh = !fs::exists(&path);
    let (connection, rebuilt) = match look(&path, STEPS)? {
        Found::Usable(connection) => (connection, false),
        Found::Damaged(reason) => {
            let _alone = alone(home)?.ok_or(CatalogError::DamagedInUse)?;
            put_aside(&path, &beside(&path, ".damaged"))?;
            notices.push(format!(
                "The catalogue was damaged ({reason}) and was made anew. Your sources are kept; the next sync fills it again."
            ));
            (made_anew(&path)?, true)
        }
        Found::Newer(version) => {
            let _alone = alone(home)?.ok_or(CatalogError::NewerInUse)?;
            let aside = free_name(&path, ".newer-");
            put_aside(&path, &aside)?;
            notices.push(format!(
                "The catalogue was written by a newer Vitrine (format {version}) and was put aside as {}. A new one was made; the next sync fills it.",
                aside.file_name().unwrap_or_default().to_string_lossy()
            ));
            (made_anew(&path)?, true)
        }
    };
    let in_use = fs::lock_shared(&home.join(IN_USE))?;
    let database =
        Database { path, writer: Mutex::new(connection), readers: Mutex::default(), _in_use: in_use };
    Ok((database, notices, fresh || rebuilt))
}

/// The file that everybody who has the database open holds a shared lock on.
const IN_USE: &str = "catalog.in-use";

/// How long a copy that is just closing is waited for.
const CLOSING: Duration = Duration::from_secs(2);

/// The database, and nobody else has it open: only then may its file be put aside, because whoever has it open would
/// go on writing into the file that was put aside.
fn alone(home: &Path) -> Result<Option<fs::FileLock>, CatalogError> {
    let deadline = Instant::now() + CLOSING;
    loop {
        let lock = fs::lock_exclusive(&home.join(IN_USE))?;
        if lock.is_some() || Instant::now() > deadline {
            return Ok(lock);
        }
        std::thread::sleep(Duration::from_millis(10));
    }
}

/// Two copies started at once open one after the other.
fn take_turn(home: &Path) -> Result<Option<fs::FileLock>, CatalogError> {
    let deadline = Instant::now() + BUSY;
    loop {
        let lock = fs::lock_exclusive(&home.join("catalog.lock"))?;
        if lock.is_some() || Instant::now() > deadline {
            return Ok(lock);
        }
        std::thread::sleep(Duration::from_millis(10));
    }
}

fn clear_away_leftovers(home: &Path, path: &Path, notices: &mut Vec<String>) -> Result<(), CatalogError> {
    let mark = rebuild_mark(path);
    if fs::exists(&mark) {
        let Some(_alone) = alone(home)? else {
            notices.push(
                "The catalogue was found damaged in use. It is made anew when no other Vitrine has it open."
                    .into(),
            );
            return Ok(());
        };
        put_aside(path, &beside(path, ".damaged"))?;
        fs::remove_file(&mark)?;
        notices.push("The catalogue was found damaged in use and was made anew. Your sources are kept; the next sync fills it again.".into());
    }
    if !fs::exists(path) {
        // A journal without its database would be applied to the new one.
        fs::remove_file(&beside(path, "-wal"))?;
        fs::remove_file(&beside(path, "-shm"))?;
    }
    Ok(())
}

fn made_anew(path: &Path) -> Result<Connection, CatalogError> {
    match look(path, STEPS)? {
        Found::Usable(connection) => Ok(connection),
        Found::Damaged(reason) => {
            Err(CatalogError::Io(std::io::Error::other(format!("{}: {reason}", path.display()))))
        }
        Found::Newer(_) => Err(CatalogError::Io(std::io::Error::other(format!(
            "{}: another program replaced the catalogue while it was opened",
            path.display()
        )))),
    }
}

fn look(path: &Path, steps: &[&str]) -> Result<Found, CatalogError> {
    match prepare(path, steps) {
        Ok(found) => Ok(found),
        Err(CatalogError::Database(error)) if is_damage(&error) => Ok(Found::Damaged(error.to_string())),
        Err(error) => Err(error),
    }
}

fn prepare(path: &Path, steps: &[&str]) -> Result<Found, CatalogError> {
    let mut connection = Connection::open(path)?;
    connection.busy_timeout(BUSY)?;
    let version: i64 = connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
    let known = i64::try_from(steps.len()).unwrap_or(i64::MAX);
    if version > known {
        return Ok(Found::Newer(version));
    }
    connection.pragma_update(None, "journal_mode", "WAL")?;
    connection.pragma_update(None, "synchronous", "NORMAL")?;
    connection.pragma_update(None, "cache_size", -32_768)?;
    connection.pragma_update(None, "journal_size_limit", 64 * 1024 * 1024)?;
    connection.set_prepared_statement_cache_capacity(64);
    if version < known {
        if version > 0 {
            if let Some(reason) = missing_parts(&connection)? {
                return Ok(Found::Damaged(reason));
            }
            back_up(&connection, path, version)?;
        }
        migrate(&mut connection, version, steps)?;
    }
    if let Some(reason) = missing_parts(&connection)? {
        return Ok(Found::Damaged(reason));
    }
    Ok(Found::Usable(connection))
}

/// A copy of the file as it was, before it is changed to a new format.
fn back_up(connection: &Connection, path: &Path, version: i64) -> Result<(), CatalogError> {
    let backup = beside(path, &format!(".backup-{version}"));
    fs::remove_file(&backup)?;
    connection.execute("VACUUM INTO ?1", [backup.to_string_lossy()])?;
    Ok(())
}

fn migrate(connection: &mut Connection, from: i64, steps: &[&str]) -> Result<(), CatalogError> {
    let transaction = connection.transaction()?;
    for (number, step) in (1_i64..).zip(steps) {
        if number > from {
            transaction.execute_batch(step)?;
        }
    }
    transaction.pragma_update(None, "user_version", i64::try_from(steps.len()).unwrap_or(i64::MAX))?;
    transaction.commit()?;
    Ok(())
}

/// A file that is a sound database of something else, or lost a table, is damaged as well.
fn missing_parts(connection: &Connection) -> Result<Option<String>, CatalogError> {
    const PARTS: [&str; 8] =
        ["meta", "source", "listing", "record", "words", "vocabulary", "problem", "details"];
    for part in PARTS {
        let sql = format!("SELECT 1 FROM {part} LIMIT 1");
        if let Err(error) = connection.prepare(&sql) {
            return Ok(Some(error.to_string()));
        }
    }
    let kept: i64 =
        connection
            .query_row("SELECT count(*) FROM meta WHERE key IN ('revision', 'serial')", [], |r| r.get(0))?;
    Ok((kept != 2).then(|| "its own notes are missing".to_owned()))
}

fn put_aside(path: &Path, aside: &Path) -> Result<(), CatalogError> {
    if fs::exists(path) {
        fs::rename_durable(path, aside)?;
    }
    for suffix in ["-wal", "-shm"] {
        let from = beside(path, suffix);
        if fs::exists(&from) {
            fs::rename_durable(&from, &beside(aside, suffix))?;
        }
    }
    Ok(())
}

fn free_name(path: &Path, suffix: &str) -> PathBuf {
    (1_u32..)
        .map(|number| beside(path, &format!("{suffix}{number}")))
        .find(|candidate| !fs::exists(candidate))
        .unwrap_or_else(|| beside(path, suffix))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_migration_backs_up_first_and_keeps_what_is_there() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("catalog.db");
        let Found::Usable(connection) = look(&path, STEPS).unwrap() else { panic!("not usable") };
        connection
            .execute("INSERT INTO source (name, location, confirmed) VALUES ('a', '/a', 0)", [])
            .unwrap();
        drop(connection);
        let mut steps = STEPS.to_vec();
        steps.push("ALTER TABLE source ADD COLUMN note TEXT;");
        let Found::Usable(connection) = look(&path, &steps).unwrap() else { panic!("not usable") };
        let note: Option<String> =
            connection.query_row("SELECT note FROM source WHERE name = 'a'", [], |r| r.get(0)).unwrap();
        assert_eq!(note, None);
        let backup =
            Connection::open(home.path().join(format!("catalog.db.backup-{}", STEPS.len()))).unwrap();
        let name: String = backup.query_row("SELECT name FROM source", [], |r| r.get(0)).unwrap();
        assert_eq!(name, "a");
        assert!(backup.prepare("SELECT note FROM source").is_err());
        assert!(matches!(look(&path, STEPS).unwrap(), Found::Newer(_)));
    }
}
