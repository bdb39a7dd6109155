//! What must be there before a library can be used: its folders, and a database that is whole.

use std::io;
use std::path::PathBuf;

use vitrine_base::fs::{self, FileKind};
use vitrine_base::{BlobStore, Clock};

use crate::database::{Database, KNOWN, Opened};
use crate::places::Places;
use crate::{LibraryError, OpenReport};

/// Makes the folders a library stands on.
pub(crate) fn prepare_folders(places: &Places) -> io::Result<()> {
    for folder in [places.staging(), places.trash(), places.journal(), places.owners()] {
        fs::create_dir_all(&folder)?;
    }
    BlobStore::open(places.store())?;
    Ok(())
}

/// Opens the database; answers also whether it holds nothing yet. Only who has the lock may put a damaged
/// one aside.
pub(crate) fn open_database(
    places: &Places,
    clock: &dyn Clock,
    locked: bool,
    report: &mut OpenReport,
) -> Result<(Database, bool), LibraryError> {
    for _ in 0..2 {
        match Database::open(&places.database()).map_err(database_error)? {
            Opened::Ready { database, fresh } => return Ok((database, fresh)),
            Opened::Newer(found) => return Err(LibraryError::NewerDatabase { found, known: KNOWN }),
            Opened::Damaged if !locked => return Err(LibraryError::Busy),
            Opened::Damaged => {
                let aside = put_aside(places, clock.now())?;
                report
                    .notices
                    .push(format!("The library's database was damaged. It is kept as {}.", aside.display()));
            }
        }
    }
    Err(LibraryError::Io(io::Error::other("the database is damaged right after it was made")))
}

/// SQLite's words for a folder that cannot be written.
fn database_error(error: rusqlite::Error) -> LibraryError {
    use rusqlite::ErrorCode;
    match error.sqlite_error_code() {
        Some(ErrorCode::ReadOnly | ErrorCode::CannotOpen | ErrorCode::PermissionDenied) => {
            LibraryError::ReadOnly { reason: error.to_string() }
        }
        _ => error.into(),
    }
}

/// Renames the damaged database and what belongs to it; answers its new path.
fn put_aside(places: &Places, now: i64) -> io::Result<PathBuf> {
    let database = places.database();
    let named = |suffix: &str, extra: &str| {
        let mut name = database.as_os_str().to_owned();
        name.push(suffix);
        name.push(extra);
        PathBuf::from(name)
    };
    let mut mark = format!(".damaged-{now}");
    for number in 2.. {
        if !fs::exists(&named(&mark, "")) {
            break;
        }
        mark = format!(".damaged-{now}-{number}");
    }
    for extra in ["-wal", "-shm", ""] {
        let from = named("", extra);
        if fs::metadata(&from)?.is_some_and(|found| found.kind == FileKind::File) {
            fs::rename_durable(&from, &named(&mark, extra))?;
        }
    }
    Ok(named(&mark, ""))
}
