//! SQL of [`crate::store::CollectionStore`].

use rusqlite::{OptionalExtension as _, Row, params};
use vitrine_base::PackageId;

use super::Session;
use super::packages::word;
use crate::RegistryError;
use crate::store::{CollectionRow, CollectionStore};

const COLUMNS: &str = "id, title, description, curator, created, updated";

fn read(row: &Row<'_>) -> rusqlite::Result<CollectionRow> {
    Ok(CollectionRow {
        id: id(row)?,
        title: row.get(1)?,
        description: row.get(2)?,
        packages: Vec::new(),
        curator: row.get(3)?,
        created: row.get(4)?,
        updated: row.get(5)?,
    })
}

fn id(row: &Row<'_>) -> rusqlite::Result<PackageId> {
    word(row, 0, |text| PackageId::new(text.to_owned()).ok())
}

impl Session<'_> {
    fn filled(&self, mut row: CollectionRow) -> Result<CollectionRow, RegistryError> {
        let sql = "SELECT package FROM collection_package WHERE collection = ?1 ORDER BY place";
        let mut statement = self.connection.prepare_cached(sql)?;
        row.packages = statement.query_map([row.id.as_str()], id)?.collect::<Result<_, _>>()?;
        Ok(row)
    }
}

impl CollectionStore for Session<'_> {
    fn collections(&self) -> Result<Vec<CollectionRow>, RegistryError> {
        let sql = format!("SELECT {COLUMNS} FROM collection ORDER BY place, id");
        let mut statement = self.connection.prepare_cached(&sql)?;
        let rows: Vec<CollectionRow> = statement.query_map([], read)?.collect::<Result<_, _>>()?;
        rows.into_iter().map(|row| self.filled(row)).collect()
    }

    fn collection(&self, id: &PackageId) -> Result<Option<CollectionRow>, RegistryError> {
        let sql = format!("SELECT {COLUMNS} FROM collection WHERE id = ?1");
        let found = self.connection.prepare_cached(&sql)?.query_row([id.as_str()], read).optional()?;
        found.map(|row| self.filled(row)).transpose()
    }

    fn put_collection(&self, row: &CollectionRow) -> Result<(), RegistryError> {
        self.connection
            .prepare_cached(
                "INSERT INTO collection (id, title, description, place, curator, created, updated)
                 VALUES (?1, ?2, ?3, (SELECT coalesce(max(place), 0) + 1 FROM collection), ?4, ?5, ?6)
                 ON CONFLICT (id) DO UPDATE SET title = ?2, description = ?3, updated = ?6",
            )?
            .execute(params![
                row.id.as_str(),
                row.title,
                row.description,
                row.curator,
                row.created,
                row.updated
            ])?;
        self.connection
            .prepare_cached("DELETE FROM collection_package WHERE collection = ?1")?
            .execute([row.id.as_str()])?;
        let mut insert =
            self.connection.prepare_cached("INSERT INTO collection_package VALUES (?1, ?2, ?3)")?;
        for (place, package) in row.packages.iter().enumerate() {
            insert.execute(params![row.id.as_str(), place as i64, package.as_str()])?;
        }
        Ok(())
    }

    fn remove_collection(&self, id: &PackageId) -> Result<bool, RegistryError> {
        self.connection
            .prepare_cached("DELETE FROM collection_package WHERE collection = ?1")?
            .execute([id.as_str()])?;
        let gone =
            self.connection.prepare_cached("DELETE FROM collection WHERE id = ?1")?.execute([id.as_str()])?;
        Ok(gone == 1)
    }

    fn order_collections(&self, order: &[PackageId]) -> Result<(), RegistryError> {
        let mut all: Vec<PackageId> = self.collections()?.into_iter().map(|row| row.id).collect();
        let wanted = |id: &PackageId| order.iter().position(|named| named == id).unwrap_or(usize::MAX);
        all.sort_by_key(wanted);
        let mut update = self.connection.prepare_cached("UPDATE collection SET place = ?2 WHERE id = ?1")?;
        for (place, id) in all.iter().enumerate() {
            update.execute(params![id.as_str(), place as i64 + 1])?;
        }
        Ok(())
    }

    fn featured_packages(&self) -> Result<Vec<PackageId>, RegistryError> {
        let sql = "SELECT id FROM package WHERE featured IS NOT NULL ORDER BY featured, id";
        let mut statement = self.connection.prepare_cached(sql)?;
        Ok(statement.query_map([], id)?.collect::<Result<_, _>>()?)
    }

    fn feature_packages(&self, packages: &[PackageId]) -> Result<(), RegistryError> {
        self.connection.execute("UPDATE package SET featured = NULL WHERE featured IS NOT NULL", [])?;
        let mut update = self.connection.prepare_cached("UPDATE package SET featured = ?2 WHERE id = ?1")?;
        for (place, id) in packages.iter().enumerate() {
            update.execute(params![id.as_str(), place as i64 + 1])?;
        }
        Ok(())
    }
}
