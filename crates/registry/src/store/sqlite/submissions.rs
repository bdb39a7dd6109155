//! SQL of [`crate::store::SubmissionStore`].

use rusqlite::{OptionalExtension as _, Row, params};
use vitrine_base::{PackageId, Sha256, Timestamp, Version};
use vitrine_package::Kind;

use super::packages::word;
use super::{Session, json};
use crate::RegistryError;
use crate::store::{SubmissionRow, SubmissionStore};
use crate::submissions::State;

pub(super) const COLUMNS: &str = "id, account, state, upload, file, sha256, size, package, version, kind, platform, channel, \
     fields, agreed, first_uploaded, decided_by, created, updated, revision";

pub(super) fn read(row: &Row<'_>) -> rusqlite::Result<SubmissionRow> {
    let sha256: Option<[u8; 32]> = row.get(5)?;
    let (package, version, kind): (Option<String>, Option<String>, Option<String>) =
        (row.get(7)?, row.get(8)?, row.get(9)?);
    Ok(SubmissionRow {
        id: row.get(0)?,
        account: row.get(1)?,
        state: word(row, 2, State::from_word)?,
        upload: row.get(3)?,
        file: row.get(4)?,
        sha256: sha256.map(Sha256::from_bytes),
        size: row.get(6)?,
        package: package.and_then(|text| PackageId::new(text).ok()),
        version: version.and_then(|text| Version::new(text).ok()),
        kind: kind.and_then(|text| Kind::from_word(&text)),
        platform: row.get(10)?,
        channel: row.get(11)?,
        fields: json(row, 12)?,
        agreed: row.get(13)?,
        first_uploaded: row.get(14)?,
        decided_by: row.get(15)?,
        created: row.get(16)?,
        updated: row.get(17)?,
        revision: row.get(18)?,
    })
}

impl SubmissionStore for Session<'_> {
    fn submission(&self, id: &str) -> Result<Option<SubmissionRow>, RegistryError> {
        let sql = format!("SELECT {COLUMNS} FROM submission WHERE id = ?1");
        Ok(self.connection.prepare_cached(&sql)?.query_row([id], read).optional()?)
    }

    fn set_submission_state(
        &self,
        id: &str,
        from: State,
        revision: i64,
        to: State,
        actor: Option<i64>,
        sentence: &str,
        now: Timestamp,
    ) -> Result<bool, RegistryError> {
        let changed = self
            .connection
            .prepare_cached(
                "UPDATE submission SET state = ?4, revision = revision + 1, updated = ?5
                 WHERE id = ?1 AND state = ?2 AND revision = ?3",
            )?
            .execute(params![id, from.as_str(), revision, to.as_str(), now])?;
        if changed == 1 {
            self.connection
                .prepare_cached(
                    "INSERT INTO submission_event (submission, at, actor, before, after, sentence) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                )?
                .execute(params![id, now, actor, from.as_str(), to.as_str(), sentence])?;
        }
        Ok(changed == 1)
    }
}
