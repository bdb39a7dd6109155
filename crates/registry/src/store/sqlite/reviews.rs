//! SQL of [`crate::store::ReviewStore`].

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::{OptionalExtension as _, Row, params};
use vitrine_base::{PackageId, Sha256, Timestamp, Version};
use vitrine_package::Kind;
use vitrine_package::listing::VersionDetails;

use super::packages::word;
use super::{Session, json, said, sentence, submissions};
use crate::RegistryError;
use crate::checks::{Check, Verdict};
use crate::store::{MessageRow, QueueLine, ReviewStore};
use crate::submissions::{Found, Published, State};

fn read_check(row: &Row<'_>) -> rusqlite::Result<Check> {
    Ok(Check {
        name: row.get(0)?,
        verdict: word(row, 1, Verdict::from_word)?,
        sentence: sentence(row, 2, 6)?,
        findings: json(row, 3)?,
        started: row.get(4)?,
        ended: row.get(5)?,
    })
}

fn read_message(row: &Row<'_>) -> rusqlite::Result<MessageRow> {
    Ok(MessageRow {
        id: row.get(0)?,
        author: row.get(1)?,
        internal: row.get(2)?,
        body: row.get(3)?,
        at: row.get(4)?,
    })
}

impl ReviewStore for Session<'_> {
    fn reset_checks(&self, submission: &str, names: &[&str]) -> Result<(), RegistryError> {
        self.connection
            .prepare_cached("DELETE FROM check_run WHERE submission = ?1")?
            .execute([submission])?;
        let mut statement = self.connection.prepare_cached(
            "INSERT INTO check_run (submission, name, verdict, place) VALUES (?1, ?2, 'pending', ?3)",
        )?;
        for (place, name) in names.iter().enumerate() {
            statement.execute(params![submission, name, place])?;
        }
        Ok(())
    }

    fn drop_checks(&self, submission: &str, names: &[&str]) -> Result<(), RegistryError> {
        let mut statement =
            self.connection.prepare_cached("DELETE FROM check_run WHERE submission = ?1 AND name = ?2")?;
        for name in names {
            statement.execute([submission, name])?;
        }
        Ok(())
    }

    fn put_check(&self, submission: &str, check: &Check) -> Result<(), RegistryError> {
        self.connection
            .prepare_cached(
                "INSERT INTO check_run (submission, name, verdict, sentence, findings, started, ended, said, place)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8,
                    (SELECT coalesce(max(place), 0) + 1 FROM check_run WHERE submission = ?1))
                 ON CONFLICT (submission, name) DO UPDATE SET verdict = excluded.verdict, sentence = excluded.sentence,
                    said = excluded.said, findings = excluded.findings, started = excluded.started, ended = excluded.ended",
            )?
            .execute(params![
                submission,
                check.name,
                check.verdict.as_str(),
                check.sentence.sentence,
                serde_json::to_string(&check.findings)?,
                check.started,
                check.ended,
                said(&check.sentence)?
            ])?;
        Ok(())
    }

    fn checks_of(&self, submission: &str) -> Result<Vec<Check>, RegistryError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT name, verdict, sentence, findings, started, ended, said FROM check_run WHERE submission = ?1 ORDER BY place, name",
        )?;
        let rows = statement.query_map([submission], read_check)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    fn add_message(
        &self,
        submission: &str,
        author: i64,
        internal: bool,
        body: &str,
        at: Timestamp,
    ) -> Result<i64, RegistryError> {
        self.connection
            .prepare_cached(
                "INSERT INTO message (submission, author, internal, body, at) VALUES (?1, ?2, ?3, ?4, ?5)",
            )?
            .execute(params![submission, author, internal, body, at])?;
        Ok(self.connection.last_insert_rowid())
    }

    fn messages_of(&self, submission: &str, internal: bool) -> Result<Vec<MessageRow>, RegistryError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT id, author, internal, body, at FROM message WHERE submission = ?1 AND (?2 OR internal = 0)
             ORDER BY id LIMIT 1000",
        )?;
        let rows = statement.query_map(params![submission, internal], read_message)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    fn queue_page(
        &self,
        state: State,
        kind: Option<Kind>,
        after: Option<(Timestamp, &str)>,
        limit: u32,
    ) -> Result<Vec<QueueLine>, RegistryError> {
        let sql = format!(
            "SELECT {}, name, public_reason, public_reason_said, reasons, claimed_by, claimed_until,
                coalesce((SELECT state = 'reserved' FROM package WHERE package.id = submission.package), 1),
                (SELECT json_group_array(verdict) FROM check_run WHERE check_run.submission = submission.id)
             FROM submission WHERE state = ?1 AND (?2 IS NULL OR kind = ?2)
                AND (?3 IS NULL OR (coalesce(first_uploaded, created), id) > (?3, ?4))
             ORDER BY coalesce(first_uploaded, created), id LIMIT ?5",
            submissions::COLUMNS
        );
        let mut statement = self.connection.prepare_cached(&sql)?;
        let (since, id) = after.unzip();
        let rows = statement.query_map(
            params![state.as_str(), kind.map(Kind::as_str), since, id, limit],
            |row| {
                let line = submissions::read_line(row)?;
                let verdicts: Vec<String> = json(row, submissions::LINE + 4)?;
                Ok(QueueLine {
                    line,
                    reasons: json(row, submissions::LINE)?,
                    claim: submissions::read_claim(row, submissions::LINE + 1)?,
                    first: row.get(submissions::LINE + 3)?,
                    verdicts: verdicts.iter().filter_map(|word| Verdict::from_word(word)).collect(),
                })
            },
        )?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    fn queue_counts(&self) -> Result<BTreeMap<String, u64>, RegistryError> {
        let mut statement =
            self.connection.prepare_cached("SELECT state, count(*) FROM submission GROUP BY state")?;
        let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    fn queue_place(&self, handed_in: Timestamp, id: &str) -> Result<u64, RegistryError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT count(*) + 1 FROM submission WHERE state = 'in_review' AND (coalesce(first_uploaded, created), id) < (?1, ?2)",
        )?;
        Ok(statement.query_row(params![handed_in, id], |row| row.get(0))?)
    }

    fn queue_waits(&self, last: u32) -> Result<Vec<i64>, RegistryError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT max(decided - first_uploaded, 0) FROM submission
             WHERE decided IS NOT NULL AND decided_by IS NOT NULL AND first_uploaded IS NOT NULL
             ORDER BY decided DESC LIMIT ?1",
        )?;
        let rows = statement.query_map([last], |row| row.get(0))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    fn claim_submission(
        &self,
        id: &str,
        by: i64,
        until: Timestamp,
        now: Timestamp,
    ) -> Result<bool, RegistryError> {
        let changed = self
            .connection
            .prepare_cached(
                "UPDATE submission SET claimed_by = ?2, claimed_until = ?3
                 WHERE id = ?1 AND (claimed_by IS NULL OR claimed_by = ?2 OR claimed_until <= ?4)",
            )?
            .execute(params![id, by, until, now])?;
        Ok(changed == 1)
    }

    fn unclaim_submission(&self, id: &str, by: i64) -> Result<(), RegistryError> {
        self.connection
            .prepare_cached(
                "UPDATE submission SET claimed_by = NULL, claimed_until = NULL WHERE id = ?1 AND claimed_by = ?2",
            )?
            .execute(params![id, by])?;
        Ok(())
    }

    fn packages_with_bytes(&self, sha256: Sha256) -> Result<Vec<PackageId>, RegistryError> {
        let sql = "SELECT DISTINCT package FROM artifact WHERE sha256 = ?1 ORDER BY package LIMIT 20";
        self.package_ids(sql, [sha256.as_bytes()])
    }

    fn packages_with_content(&self, content: Sha256) -> Result<Vec<PackageId>, RegistryError> {
        // Imported packages have no submission; their content root stands in the listing of their versions.
        self.package_ids(
            "SELECT package FROM submission WHERE content = ?1 AND state = 'published' AND package IS NOT NULL
             UNION SELECT version.package FROM version JOIN package ON package.id = version.package
                WHERE package.imported = 1 AND instr(version.listing, ?2) > 0
             ORDER BY 1 LIMIT 20",
            params![content.as_bytes(), content.to_hex()],
        )
    }

    fn is_under_review_elsewhere(
        &self,
        submission: &str,
        package: Option<&PackageId>,
        sha256: Sha256,
        content: Sha256,
    ) -> Result<bool, RegistryError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT 1 FROM submission WHERE state IN ('uploaded', 'checking', 'in_review', 'quarantined', 'approved')
                AND id != ?1 AND package IS NOT ?2 AND (sha256 = ?3 OR content = ?4)",
        )?;
        let package = package.map(PackageId::as_str);
        Ok(statement.exists(params![submission, package, sha256.as_bytes(), content.as_bytes()])?)
    }

    fn published_last(&self, package: &PackageId) -> Result<Option<(Published, Option<i64>)>, RegistryError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT version.version, version.size, version.details, version.publisher, submission.found
             FROM version JOIN package ON package.id = version.package
             LEFT JOIN submission ON submission.id = version.submission
             WHERE version.package = ?1
             ORDER BY version.version = package.latest DESC, version.released DESC LIMIT 1",
        )?;
        let found = statement.query_row([package.as_str()], |row| {
            let details: VersionDetails = json(row, 2)?;
            let commands = match row.get_ref(4)? {
                rusqlite::types::ValueRef::Null => None,
                _ => {
                    let Found { inspection, .. } = json(row, 4)?;
                    Some(inspection.commands.into_iter().map(|command| command.name).collect::<BTreeSet<_>>())
                }
            };
            let published = Published {
                version: word(row, 0, |text| Version::new(text.to_owned()).ok())?,
                size: row.get(1)?,
                members: details.members.into_iter().map(|member| (member.path, member.sha256)).collect(),
                dependencies: details.dependencies,
                commands,
            };
            Ok((published, row.get(3)?))
        });
        Ok(found.optional()?)
    }
}
