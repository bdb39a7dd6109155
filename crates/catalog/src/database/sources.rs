//! The rows of the sources, and the notes a sync leaves for the next one.

use rusqlite::{Connection, OptionalExtension as _, Row, params};
use vitrine_base::{SourceName, Timestamp};
use vitrine_transfer::{Location, Validators};

use crate::roster::Entry;
use crate::trusted::Remembered;
use crate::{CatalogError, Hindrance, ItemProblem, Protocol, Source};

/// A source with what the next sync needs to know.
#[derive(Debug, Clone)]
pub(crate) struct SourceRow {
    pub(crate) number: i64,
    pub(crate) source: Source,
    /// Where its index document was found.
    pub(crate) index_at: Option<Location>,
    /// To ask with again.
    pub(crate) validators: Option<Validators>,
    /// Digest of the index document (and of what was dropped into its folder), to see that nothing changed
    /// where the server cannot say so.
    pub(crate) stamp: Option<String>,
    /// The sequence of a `vitrine/1` gallery.
    pub(crate) sequence: Option<u64>,
    /// What its signatures said last.
    pub(crate) trust: Remembered,
    /// The fingerprint the person was given for it.
    pub(crate) fingerprint: Option<String>,
    /// The minisign key the person was given for it.
    pub(crate) minisign_key: Option<String>,
}

impl SourceRow {
    /// Why nothing may be installed from it at that time.
    pub(crate) fn blocked(&self, now: Timestamp) -> Option<Hindrance> {
        self.trust.blocked(now)
    }

    /// The source as it is given out at that time.
    pub(crate) fn given_out(self, now: Timestamp) -> Source {
        let trust = self.trust.at(now, self.minisign_key.as_deref());
        Source { trust, ..self.source }
    }
}

/// What a successful sync learned of the source.
#[derive(Debug, Clone)]
pub(crate) struct Learned {
    pub(crate) protocol: Protocol,
    pub(crate) title: Option<String>,
    pub(crate) index_at: Location,
    pub(crate) validators: Validators,
    pub(crate) stamp: String,
    pub(crate) sequence: Option<u64>,
    pub(crate) at: Timestamp,
}

const COLUMNS: &str = "number, name, location, confirmed, protocol, title, index_at, etag, last_modified, stamp, \
     sequence, last_sync, last_try, items, problems, shrink, error_code, error_sentence, trust, \
     fingerprint, minisign_key";

/// All sources in the order they were added.
pub(crate) fn all(connection: &Connection) -> Result<Vec<SourceRow>, CatalogError> {
    let sql = format!("SELECT {COLUMNS} FROM source ORDER BY number");
    let mut statement = connection.prepare_cached(&sql)?;
    let rows = statement.query_map([], source_row)?;
    rows.map(|row| row?).collect()
}

/// One source.
pub(crate) fn one(connection: &Connection, name: &SourceName) -> Result<Option<SourceRow>, CatalogError> {
    let sql = format!("SELECT {COLUMNS} FROM source WHERE name = ?1");
    connection.prepare_cached(&sql)?.query_row([name.as_str()], source_row).optional()?.transpose()
}

fn source_row(row: &Row<'_>) -> rusqlite::Result<Result<SourceRow, CatalogError>> {
    let name: String = row.get("name")?;
    let location: String = row.get("location")?;
    let index_at: Option<String> = row.get("index_at")?;
    let etag: Option<String> = row.get("etag")?;
    let last_modified: Option<String> = row.get("last_modified")?;
    let error: (Option<String>, Option<String>) = (row.get("error_code")?, row.get("error_sentence")?);
    let source = |name, location| -> rusqlite::Result<Source> {
        Ok(Source {
            name,
            title: row.get("title")?,
            location,
            confirmed: row.get("confirmed")?,
            protocol: Protocol::from_word(&row.get::<_, String>("protocol")?),
            last_sync: row.get("last_sync")?,
            last_try: row.get("last_try")?,
            items: row.get("items")?,
            problems: row.get("problems")?,
            shrink: row.get("shrink")?,
            last_error: error.0.zip(error.1),
            trust: Remembered::default().at(0, None),
        })
    };
    let trust: Option<String> = row.get("trust")?;
    let name = match SourceName::new(name.clone()) {
        Ok(name) => name,
        Err(_) => return Ok(Err(CatalogError::NoSuchSource { name })),
    };
    let location = match Location::parse(&location) {
        Ok(location) => location,
        Err(error) => return Ok(Err(error.into())),
    };
    let validators =
        (etag.is_some() || last_modified.is_some()).then_some(Validators { etag, last_modified });
    Ok(Ok(SourceRow {
        number: row.get("number")?,
        source: source(name, location)?,
        index_at: index_at.and_then(|at| Location::parse(&at).ok()),
        validators,
        stamp: row.get("stamp")?,
        sequence: row.get::<_, Option<i64>>("sequence")?.and_then(|s| u64::try_from(s).ok()),
        trust: trust.and_then(|json| serde_json::from_str(&json).ok()).unwrap_or_default(),
        fingerprint: row.get("fingerprint")?,
        minisign_key: row.get("minisign_key")?,
    }))
}

/// Adds a source that has never been asked.
pub(crate) fn add(connection: &Connection, entry: &Entry) -> Result<(), CatalogError> {
    connection.execute(
        "INSERT OR IGNORE INTO source (name, location, confirmed, fingerprint, minisign_key) \
         VALUES (?1, ?2, ?3, ?4, ?5)",
        params![entry.name.as_str(), entry.location, entry.confirmed, entry.fingerprint, entry.minisign_key],
    )?;
    Ok(())
}

/// What `sources.json` should say.
pub(crate) fn roster(connection: &Connection) -> Result<Vec<Entry>, CatalogError> {
    let rows = all(connection)?;
    let entry = |row: SourceRow| Entry {
        name: row.source.name,
        location: row.source.location.full(),
        confirmed: row.source.confirmed,
        fingerprint: row.fingerprint,
        minisign_key: row.minisign_key,
    };
    Ok(rows.into_iter().map(entry).collect())
}

/// Writes down what a successful sync learned.
pub(crate) fn learned(connection: &Connection, number: i64, learned: &Learned) -> Result<(), CatalogError> {
    connection.execute(
        "UPDATE source SET protocol = ?2, title = ?3, index_at = ?4, etag = ?5, last_modified = ?6, stamp = ?7, \
         sequence = ?8, last_sync = ?9, last_try = ?9, shrink = NULL, error_code = NULL, error_sentence = NULL, \
         items = (SELECT count(*) FROM listing WHERE source = ?1), \
         problems = (SELECT count(*) FROM problem WHERE source = ?1) WHERE number = ?1",
        params![
            number,
            learned.protocol.as_str(),
            learned.title,
            learned.index_at.full(),
            learned.validators.etag,
            learned.validators.last_modified,
            learned.stamp,
            learned.sequence.and_then(|s| i64::try_from(s).ok()),
            learned.at,
        ],
    )?;
    Ok(())
}

/// Writes down how the last try ended; called only when that is news.
pub(crate) fn note_failure(
    connection: &Connection,
    number: i64,
    error: Option<(&str, &str)>,
    shrink: Option<u32>,
    at: Timestamp,
) -> Result<(), CatalogError> {
    connection.execute(
        "UPDATE source SET error_code = ?2, error_sentence = ?3, shrink = ?4, last_try = ?5 WHERE number = ?1",
        params![number, error.map(|e| e.0), error.map(|e| e.1), shrink, at],
    )?;
    Ok(())
}

/// Writes down what the signatures said.
pub(crate) fn note_trust(
    connection: &Connection,
    number: i64,
    trust: &Remembered,
) -> Result<(), CatalogError> {
    let json = serde_json::to_string(trust).map_err(std::io::Error::other)?;
    connection.execute(
        "UPDATE source SET trust = ?2, current_until = ?3, alarmed = ?4, provisional = ?5 WHERE number = ?1",
        params![
            number,
            json,
            trust.signed.as_ref().map(|signed| signed.current_until),
            trust.alarm.is_some(),
            trust.signed.as_ref().is_some_and(|signed| signed.provisional),
        ],
    )?;
    Ok(())
}

/// Lets the count of states start anew: it was counted under keys that sign no longer.
pub(crate) fn forget_sequence(connection: &Connection, number: i64) -> Result<(), CatalogError> {
    connection.execute("UPDATE source SET sequence = NULL WHERE number = ?1", [number])?;
    Ok(())
}

/// Takes a source for a new gallery: what was kept of the old one's state no longer counts, its listings stay until
/// the next sync replaces them.
pub(crate) fn start_over(
    connection: &Connection,
    number: i64,
    fingerprint: &str,
) -> Result<(), CatalogError> {
    connection.execute(
        "UPDATE source SET sequence = NULL, stamp = NULL, etag = NULL, last_modified = NULL, fingerprint = ?2 \
         WHERE number = ?1",
        params![number, fingerprint],
    )?;
    Ok(())
}

/// What could not be read of a source, in the order of its index.
pub(crate) fn problems(connection: &Connection, number: i64) -> Result<Vec<ItemProblem>, CatalogError> {
    let mut statement = connection.prepare_cached(
        "SELECT item, sentence, left_out, said FROM problem WHERE source = ?1 ORDER BY place",
    )?;
    let rows = statement.query_map([number], |row| {
        let said: String = row.get(3)?;
        Ok(ItemProblem {
            item: row.get(0)?,
            sentence: row.get(1)?,
            // Words for the window that cannot be read are none; the English ones stay.
            said: serde_json::from_str(&said).unwrap_or_default(),
            left_out: row.get(2)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}
