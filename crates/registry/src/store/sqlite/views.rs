//! SQL of [`crate::store::ViewStore`].

use std::collections::HashMap;

use rusqlite::Row;
use vitrine_base::{PackageId, Version};
use vitrine_package::ContentRating;

use super::packages::word;
use super::{Session, json, sha256};
use crate::RegistryError;
use crate::store::{PersonaRow, TakenDown, ViewStore};

fn persona(row: &Row<'_>) -> rusqlite::Result<PersonaRow> {
    Ok(PersonaRow {
        id: word(row, 0, |text| PackageId::new(text.to_owned()).ok())?,
        name: row.get(1)?,
        summary: row.get(2)?,
        tags: json(row, 3)?,
        rating: word(row, 4, ContentRating::from_word)?,
        maker: row.get(5)?,
        downloads: row.get(6)?,
        stars: (row.get(7)?, row.get(8)?),
        version: word(row, 9, |text| Version::new(text.to_owned()).ok())?,
        released: row.get(10)?,
        sha256: sha256(row, 11)?,
        size: row.get(12)?,
        class: row.get(13)?,
        picture: row.get(14)?,
        versions: json(row, 15)?,
        average: row.get(16)?,
    })
}

impl ViewStore for Session<'_> {
    fn shelf_revision(&self) -> Result<i64, RegistryError> {
        let mut statement = self.connection.prepare_cached("SELECT revision FROM shelf")?;
        Ok(statement.query_row([], |row| row.get(0))?)
    }

    fn personas(&self) -> Result<Vec<PersonaRow>, RegistryError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT p.id, p.name, p.summary, p.tags, p.rating, p.maker, p.downloads, p.stars_score, p.stars_count,
                    v.version, v.released, a.sha256, a.size, json_extract(v.facts, '$.classId'),
                    json_extract(v.facts, '$.picture') IS NOT NULL,
                    (SELECT json_group_array(o.version) FROM version o WHERE o.package = p.id AND o.yanked IS NULL),
                    p.stars_shown
             FROM package p
             JOIN version v ON v.package = p.id AND v.version = p.latest
             JOIN artifact a ON a.package = p.id AND a.version = p.latest AND a.platform = 'any'
             WHERE p.state = 'live' AND p.kind = 'persona' AND v.yanked IS NULL ORDER BY p.id",
        )?;
        let rows = statement.query_map([], persona)?;
        // One row that cannot be read hides itself, never the others.
        Ok(rows
            .filter_map(|row| {
                row.inspect_err(|error| tracing::error!(%error, "a persona cannot be listed")).ok()
            })
            .collect())
    }

    fn taken_down(&self) -> Result<HashMap<String, TakenDown>, RegistryError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT id, withdrawn_reason, withdrawn_malicious FROM package WHERE state = 'withdrawn'",
        )?;
        let rows = statement.query_map([], |row| {
            let reason: Option<String> = row.get(1)?;
            Ok((row.get(0)?, TakenDown { reason: reason.unwrap_or_default(), malicious: row.get(2)? }))
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}
