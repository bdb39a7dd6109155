//! Packages, versions and remembered digests, as rows.

use rusqlite::{Connection, OptionalExtension as _, Transaction, params};
use vitrine_base::{PackageId, SourceName, Timestamp, Version};

use super::Database;
use crate::receipt::{Pointer, Receipt, Slot};
use crate::{PackageKey, Seen};

/// A package as the database has it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Row {
    pub(crate) pointer: Pointer,
    pub(crate) receipts: Vec<Receipt>,
}

impl Row {
    /// The current version's receipt.
    pub(crate) fn current(&self) -> Option<&Receipt> {
        self.receipts.iter().find(|receipt| receipt.slot == self.pointer.current)
    }

    /// The receipts of kept versions, in the pointer's order.
    pub(crate) fn previous(&self) -> impl Iterator<Item = &Receipt> {
        let find = |slot: &Slot| self.receipts.iter().find(|receipt| receipt.slot == *slot);
        self.pointer.previous.iter().filter_map(find)
    }
}

fn json<T: serde::Serialize>(value: &T) -> rusqlite::Result<String> {
    serde_json::to_string(value).map_err(|error| rusqlite::Error::ToSqlConversionFailure(error.into()))
}

impl Database {
    /// One package; `None` when it is not there or its row cannot be read.
    pub(crate) fn row(&self, key: &PackageKey) -> rusqlite::Result<Option<Row>> {
        let connection = self.lock();
        let pointer: Option<Vec<u8>> = connection
            .query_row(
                "SELECT CAST(pointer AS BLOB) FROM packages WHERE source = ?1 AND id = ?2",
                params![key.source.as_str(), key.id.as_str()],
                |row| row.get(0),
            )
            .optional()?;
        let pointer = pointer.and_then(|text| Pointer::parse(&text)).filter(|pointer| pointer.key == *key);
        let Some(pointer) = pointer else { return Ok(None) };
        Ok(Some(Row { receipts: receipts(&connection, key)?, pointer }))
    }

    /// Every package whose row can be read.
    pub(crate) fn all(&self) -> rusqlite::Result<Vec<Row>> {
        let connection = self.lock();
        // As bytes: on a damaged disk a text need not be UTF-8, and one bad row must not hide the others.
        let mut statement = connection.prepare_cached(
            "SELECT CAST(source AS BLOB), CAST(id AS BLOB), CAST(pointer AS BLOB) FROM packages
             ORDER BY source, id",
        )?;
        let found = statement.query_map([], |row| {
            let (source, id): (Vec<u8>, Vec<u8>) = (row.get(0)?, row.get(1)?);
            let pointer = Pointer::parse(&row.get::<_, Vec<u8>>(2)?);
            let own = |key: &PackageKey| {
                key.source.as_str().as_bytes() == source && key.id.as_str().as_bytes() == id
            };
            Ok(pointer.filter(|pointer| own(&pointer.key)))
        })?;
        let pointers: Vec<_> = found.collect::<Result<_, _>>()?;
        let pointers = pointers.into_iter().flatten();
        pointers.map(|pointer| Ok(Row { receipts: receipts(&connection, &pointer.key)?, pointer })).collect()
    }

    /// Replaces what is known of a package; `None` forgets it (its digests stay remembered).
    pub(crate) fn replace(
        &self,
        key: &PackageKey,
        row: Option<&Row>,
        now: Timestamp,
    ) -> rusqlite::Result<()> {
        let mut connection = self.lock();
        let transaction = connection.transaction()?;
        let of = params![key.source.as_str(), key.id.as_str()];
        transaction.execute("DELETE FROM packages WHERE source = ?1 AND id = ?2", of)?;
        transaction.execute("DELETE FROM versions WHERE source = ?1 AND id = ?2", of)?;
        if let Some(row) = row {
            write_row(&transaction, key, row, now)?;
        }
        transaction.commit()
    }

    /// Every package that has a version with commands.
    pub(crate) fn with_commands(&self) -> rusqlite::Result<Vec<Row>> {
        let found: Vec<(String, String)> = {
            let connection = self.lock();
            // A receipt without commands does not have the word as a key; the rare other match does no harm.
            let mut statement = connection.prepare_cached(
                "SELECT DISTINCT source, id FROM versions
                 WHERE instr(CAST(receipt AS BLOB), CAST('\"commands\":[' AS BLOB)) > 0",
            )?;
            let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
            rows.collect::<Result<_, _>>()?
        };
        let keys = found.into_iter().filter_map(|(source, id)| {
            Some(PackageKey { source: SourceName::new(source).ok()?, id: PackageId::new(id).ok()? })
        });
        keys.filter_map(|key| self.row(&key).transpose()).collect()
    }

    /// What a version was when it was last installed.
    pub(crate) fn seen(&self, key: &PackageKey, version: &Version) -> rusqlite::Result<Option<Seen>> {
        let found: Option<(String, Option<String>)> = self
            .lock()
            .query_row(
                "SELECT sha256, content FROM digests WHERE source = ?1 AND id = ?2 AND version = ?3",
                params![key.source.as_str(), key.id.as_str(), version.as_str()],
                |row| Ok((row.get(0)?, row.get(1)?)),
            )
            .optional()?;
        Ok(found.and_then(|(sha256, content)| {
            let content = content.and_then(|content| content.parse().ok());
            Some(Seen { sha256: sha256.parse().ok()?, content })
        }))
    }
}

fn receipts(connection: &Connection, key: &PackageKey) -> rusqlite::Result<Vec<Receipt>> {
    let mut statement = connection.prepare_cached(
        "SELECT CAST(receipt AS BLOB) FROM versions WHERE source = ?1 AND id = ?2 ORDER BY slot",
    )?;
    let texts =
        statement.query_map([key.source.as_str(), key.id.as_str()], |row| row.get::<_, Vec<u8>>(0))?;
    let texts: Vec<_> = texts.collect::<Result<_, _>>()?;
    Ok(texts.iter().filter_map(|text| Receipt::parse(text)).filter(|receipt| receipt.key == *key).collect())
}

fn write_row(
    transaction: &Transaction<'_>,
    key: &PackageKey,
    row: &Row,
    now: Timestamp,
) -> rusqlite::Result<()> {
    transaction.execute(
        "INSERT INTO packages (source, id, pointer) VALUES (?1, ?2, ?3)",
        params![key.source.as_str(), key.id.as_str(), json(&row.pointer)?],
    )?;
    // The current version last: where a version is kept with two digests, the current one is remembered.
    let current = |receipt: &&Receipt| receipt.slot == row.pointer.current;
    let (last, first): (Vec<_>, Vec<_>) = row.receipts.iter().partition(current);
    for receipt in first.into_iter().chain(last) {
        transaction.execute(
            "INSERT INTO versions (source, id, slot, receipt) VALUES (?1, ?2, ?3, ?4)",
            params![key.source.as_str(), key.id.as_str(), receipt.slot.as_str(), json(receipt)?],
        )?;
        if receipt.built {
            // The source's own bytes of this version are others, and have not been seen.
            continue;
        }
        transaction.execute(
            "INSERT INTO digests (source, id, version, sha256, seen, content) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
             ON CONFLICT DO UPDATE SET sha256 = ?4, seen = ?5, content = ?6
             WHERE sha256 <> ?4 OR content IS NOT ?6",
            params![
                key.source.as_str(),
                key.id.as_str(),
                receipt.version.as_str(),
                receipt.sha256.to_hex(),
                now,
                receipt.content().to_hex()
            ],
        )?;
    }
    Ok(())
}
