//! SQL of [`crate::store::SubmissionStore`].

use rusqlite::types::ValueRef;
use rusqlite::{OptionalExtension as _, Row, params};
use vitrine_base::Said;
use vitrine_base::{PackageId, Sha256, Timestamp, Version};
use vitrine_package::Kind;

use super::packages::word;
use super::{Session, json, said, sentence};
use crate::RegistryError;
use crate::error::Refusal;
use crate::store::{StepRow, SubmissionLine, SubmissionMore, SubmissionRow, SubmissionStore, UploadFacts};
use crate::submissions::{Difference, Fields, Found, State};

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

/// Columns of [`read_line`]: those of [`COLUMNS`], then `name, public_reason, public_reason_said`.
pub(super) const LINE: usize = 22;

pub(super) fn read_line(row: &Row<'_>) -> rusqlite::Result<SubmissionLine> {
    Ok(SubmissionLine { row: read(row)?, name: row.get(LINE - 3)?, public_reason: reason(row, LINE - 2)? })
}

/// Who claimed it and until when, two columns.
pub(super) fn read_claim(row: &Row<'_>, column: usize) -> rusqlite::Result<Option<(i64, Timestamp)>> {
    let by: Option<i64> = row.get(column)?;
    let until: Option<Timestamp> = row.get(column + 1)?;
    Ok(by.zip(until))
}

/// A public reason that may be missing, and its phrases in the column behind it.
fn reason(row: &Row<'_>, column: usize) -> rusqlite::Result<Option<Said>> {
    if row.get_ref(column)? == ValueRef::Null {
        Ok(None)
    } else {
        sentence(row, column, column + 1).map(Some)
    }
}

/// A JSON document that may be missing.
fn maybe<T: serde::de::DeserializeOwned>(row: &Row<'_>, column: usize) -> rusqlite::Result<Option<T>> {
    if row.get_ref(column)? == ValueRef::Null { Ok(None) } else { json(row, column).map(Some) }
}

/// Two submissions of one version: the index `submission_once` refuses the second.
fn taken(error: rusqlite::Error) -> RegistryError {
    match error {
        rusqlite::Error::SqliteFailure(failure, _)
            if failure.extended_code == rusqlite::ffi::SQLITE_CONSTRAINT_UNIQUE =>
        {
            RegistryError::refused(
                Refusal::Conflict,
                "submission.version_taken",
                "Another submission of the same version for the same platform is under way.",
            )
        }
        other => other.into(),
    }
}

impl SubmissionStore for Session<'_> {
    fn submission(&self, id: &str) -> Result<Option<SubmissionRow>, RegistryError> {
        let sql = format!("SELECT {COLUMNS} FROM submission WHERE id = ?1");
        Ok(self.connection.prepare_cached(&sql)?.query_row([id], read).optional()?)
    }

    fn set_submission_state(
        &self,
        expected: &SubmissionRow,
        to: State,
        actor: Option<i64>,
        sentence: &Said,
        now: Timestamp,
    ) -> Result<bool, RegistryError> {
        let (id, from, revision) = (expected.id.as_str(), expected.state, expected.revision);
        let changed = self
            .connection
            .prepare_cached(
                "UPDATE submission SET state = ?4, revision = revision + 1, updated = ?5
                 WHERE id = ?1 AND state = ?2 AND revision = ?3",
            )?
            .execute(params![id, from.as_str(), revision, to.as_str(), now])
            .map_err(taken)?;
        if changed == 1 {
            self.connection
                .prepare_cached(
                    "INSERT INTO submission_event (submission, at, actor, before, after, sentence, said)
                     VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                )?
                .execute(params![
                    id,
                    now,
                    actor,
                    from.as_str(),
                    to.as_str(),
                    sentence.sentence,
                    said(sentence)?
                ])?;
        }
        Ok(changed == 1)
    }

    fn add_submission(&self, id: &str, account: i64, now: Timestamp) -> Result<(), RegistryError> {
        self.connection
            .prepare_cached(
                "INSERT INTO submission (id, account, state, created, updated) VALUES (?1, ?2, 'draft', ?3, ?3)",
            )?
            .execute(params![id, account, now])?;
        self.connection
            .prepare_cached(
                "INSERT INTO submission_event (submission, at, actor, after) VALUES (?1, ?2, ?3, 'draft')",
            )?
            .execute(params![id, now, account])?;
        Ok(())
    }

    fn submission_more(&self, id: &str) -> Result<Option<SubmissionMore>, RegistryError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT name, found, difference, reasons, claimed_by, claimed_until, decision, note, public_reason,
                public_reason_said FROM submission WHERE id = ?1",
        )?;
        let more = statement.query_row([id], |row| {
            Ok(SubmissionMore {
                name: row.get(0)?,
                found: maybe(row, 1)?,
                difference: maybe(row, 2)?,
                reasons: json(row, 3)?,
                claim: read_claim(row, 4)?,
                decision: row.get(6)?,
                note: row.get(7)?,
                public_reason: reason(row, 8)?,
            })
        });
        Ok(more.optional()?)
    }

    fn set_submission_upload(
        &self,
        id: &str,
        upload: &str,
        facts: &UploadFacts,
        now: Timestamp,
    ) -> Result<(), RegistryError> {
        self.connection
            .prepare_cached(
                "UPDATE submission SET upload = ?2, file = ?3, sha256 = ?4, size = ?5, found = NULL, content = NULL,
                    difference = NULL, kind = NULL, updated = ?6 WHERE id = ?1",
            )?
            .execute(params![
                id,
                upload,
                facts.file,
                facts.sha256.map(|digest| *digest.as_bytes()),
                facts.size,
                now
            ])?;
        Ok(())
    }

    fn set_submission_fields(
        &self,
        id: &str,
        fields: &Fields,
        channel: &str,
        agreed: Option<Timestamp>,
        now: Timestamp,
    ) -> Result<(), RegistryError> {
        self.connection
            .prepare_cached(
                "UPDATE submission SET fields = ?2, channel = ?3, agreed = ?4, updated = ?5 WHERE id = ?1",
            )?
            .execute(params![id, serde_json::to_string(fields)?, channel, agreed, now])?;
        Ok(())
    }

    fn set_submission_identity(
        &self,
        id: &str,
        package: Option<&PackageId>,
        version: Option<&Version>,
        platform: Option<&str>,
    ) -> Result<(), RegistryError> {
        self.connection
            .prepare_cached("UPDATE submission SET package = ?2, version = ?3, platform = ?4 WHERE id = ?1")?
            .execute(params![id, package.map(PackageId::as_str), version.map(Version::as_str), platform])
            .map_err(taken)?;
        Ok(())
    }

    fn set_submission_found(&self, id: &str, found: &Found, name: &str) -> Result<(), RegistryError> {
        self.connection
            .prepare_cached(
                "UPDATE submission SET found = ?2, content = ?3, kind = ?4, name = ?5 WHERE id = ?1",
            )?
            .execute(params![
                id,
                serde_json::to_string(found)?,
                found.content.as_bytes(),
                found.kind.as_str(),
                name
            ])?;
        Ok(())
    }

    fn set_submission_name(&self, id: &str, name: &str) -> Result<(), RegistryError> {
        self.connection
            .prepare_cached("UPDATE submission SET name = ?2 WHERE id = ?1")?
            .execute(params![id, name])?;
        Ok(())
    }

    fn set_submission_difference(
        &self,
        id: &str,
        difference: Option<&Difference>,
    ) -> Result<(), RegistryError> {
        let text = difference.map(serde_json::to_string).transpose()?;
        self.connection
            .prepare_cached("UPDATE submission SET difference = ?2 WHERE id = ?1")?
            .execute(params![id, text])?;
        Ok(())
    }

    fn set_submission_reasons(&self, id: &str, reasons: &[Said]) -> Result<(), RegistryError> {
        self.connection
            .prepare_cached("UPDATE submission SET reasons = ?2 WHERE id = ?1")?
            .execute(params![id, serde_json::to_string(reasons)?])?;
        Ok(())
    }

    fn note_submission_handed_in(&self, id: &str, now: Timestamp) -> Result<(), RegistryError> {
        self.connection
            .prepare_cached(
                "UPDATE submission SET first_uploaded = coalesce(first_uploaded, ?2), public_reason = NULL, decision = NULL,
                    claimed_by = NULL, claimed_until = NULL WHERE id = ?1",
            )?
            .execute(params![id, now])?;
        Ok(())
    }

    fn set_submission_decision(
        &self,
        id: &str,
        by: Option<i64>,
        decision: &str,
        public_reason: Option<&Said>,
        note: Option<&str>,
        now: Timestamp,
    ) -> Result<(), RegistryError> {
        let text = public_reason.map(|reason| reason.sentence.as_str());
        let phrases = said(public_reason.unwrap_or(&Said::default()))?;
        self.connection
            .prepare_cached(
                "UPDATE submission SET decided = ?6, decided_by = ?2, decision = ?3, public_reason = ?4,
                    note = coalesce(?5, note), public_reason_said = ?7 WHERE id = ?1",
            )?
            .execute(params![id, by, decision, text, note, now, phrases])?;
        Ok(())
    }

    fn submissions_of(
        &self,
        account: i64,
        state: Option<State>,
        before: Option<(Timestamp, &str)>,
        limit: u32,
    ) -> Result<Vec<SubmissionLine>, RegistryError> {
        let sql = format!(
            "SELECT {COLUMNS}, name, public_reason, public_reason_said FROM submission WHERE account = ?1 AND (?2 IS NULL OR state = ?2)
                AND (?3 IS NULL OR (created, id) < (?3, ?4)) ORDER BY created DESC, id DESC LIMIT ?5"
        );
        let mut statement = self.connection.prepare_cached(&sql)?;
        let (created, id) = before.unzip();
        let rows =
            statement.query_map(params![account, state.map(State::as_str), created, id, limit], read_line)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    fn submission_counts_of(&self, account: i64) -> Result<Vec<(State, u64)>, RegistryError> {
        let mut statement = self
            .connection
            .prepare_cached("SELECT state, count(*) FROM submission WHERE account = ?1 GROUP BY state")?;
        let rows =
            statement.query_map([account], |row| Ok((word(row, 0, State::from_word)?, row.get(1)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    fn submission_load_of(&self, account: i64, since: Timestamp) -> Result<(u64, u64), RegistryError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT count(*) FILTER (WHERE state NOT IN ('published', 'rejected', 'withdrawn')),
                count(*) FILTER (WHERE created >= ?2) FROM submission WHERE account = ?1",
        )?;
        Ok(statement.query_row(params![account, since], |row| Ok((row.get(0)?, row.get(1)?)))?)
    }

    fn drafts_untouched(&self, since: Timestamp, limit: u32) -> Result<Vec<SubmissionRow>, RegistryError> {
        let sql = format!(
            "SELECT {COLUMNS} FROM submission WHERE state = 'draft' AND updated < ?1 ORDER BY updated, id LIMIT ?2"
        );
        let mut statement = self.connection.prepare_cached(&sql)?;
        let rows = statement.query_map(params![since, limit], read)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    fn is_submission_for(&self, package: &PackageId, except: &str) -> Result<bool, RegistryError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT 1 FROM submission WHERE package = ?1 AND id != ?2 AND state NOT IN ('published', 'rejected', 'withdrawn')",
        )?;
        Ok(statement.exists(params![package.as_str(), except])?)
    }

    fn submission_steps(&self, id: &str) -> Result<Vec<StepRow>, RegistryError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT at, actor, before, after, sentence, said FROM submission_event WHERE submission = ?1 ORDER BY id",
        )?;
        let rows = statement.query_map([id], |row| {
            Ok(StepRow {
                at: row.get(0)?,
                actor: row.get(1)?,
                before: row.get(2)?,
                after: row.get(3)?,
                sentence: sentence(row, 4, 5)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    fn submission_upload_facts(&self, upload: &str) -> Result<Option<UploadFacts>, RegistryError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT account, CASE WHEN state = 'whole' THEN sha256 END, length, metadata FROM upload WHERE id = ?1",
        )?;
        let facts = statement.query_row([upload], |row| {
            let sha256: Option<[u8; 32]> = row.get(1)?;
            let metadata: serde_json::Value = json(row, 3)?;
            let file = metadata.get("filename").and_then(serde_json::Value::as_str).unwrap_or_default();
            Ok(UploadFacts {
                account: row.get(0)?,
                sha256: sha256.map(Sha256::from_bytes),
                size: row.get(2)?,
                file: file.chars().filter(|letter| !letter.is_control()).take(200).collect(),
            })
        });
        Ok(facts.optional()?)
    }
}
