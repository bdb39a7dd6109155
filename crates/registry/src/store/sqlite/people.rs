//! SQL of [`crate::store::PeopleStore`]. A test walks the schema and fails when a table that names accounts is missing here.

use rusqlite::types::ValueRef;
use rusqlite::{Row, params};
use serde_json::{Map, Value};
use vitrine_base::{PackageId, Timestamp};

use super::Session;
use super::packages::word;
use crate::RegistryError;
use crate::accounts::DELETED;
use crate::store::PeopleStore;

/// What is a person's in each table: `?1` is the account. An address counts when it was
/// confirmed: anybody can name somebody else's, also one that has no account yet.
const ABOUT: &[(&str, &str)] = &[
    ("account", "id = ?1"),
    ("recovery_code", "account = ?1"),
    ("passkey", "account = ?1"),
    ("ceremony", "account = ?1"),
    ("session", "account = ?1"),
    ("token", "account = ?1"),
    ("device_code", "account = ?1"),
    (
        "invitation",
        "account = ?1
        OR lower(email) = (SELECT lower(email) FROM account WHERE id = ?1 AND email_confirmed = 1)",
    ),
    ("package_owner", "account = ?1 OR invited_by = ?1"),
    ("version", "publisher = ?1"),
    ("collection", "curator = ?1"),
    ("follow", "account = ?1"),
    ("upload", "account = ?1"),
    ("submission", "account = ?1"),
    ("submission_event", "actor = ?1 OR submission IN (SELECT id FROM submission WHERE account = ?1)"),
    (
        "message",
        "author = ?1 OR (internal = 0 AND submission IN (SELECT id FROM submission WHERE account = ?1))",
    ),
    ("check_run", "submission IN (SELECT id FROM submission WHERE account = ?1)"),
    ("report", "account = ?1"),
    ("rating", "account = ?1"),
    ("rating_vote", "account = ?1"),
    ("inbox", "account = ?1"),
    ("news", "topic = 'account:' || ?1"),
    ("webhook", "account = ?1"),
    ("delivery", "webhook IN (SELECT id FROM webhook WHERE account = ?1)"),
    (
        "job",
        "kind = 'mail' AND (json_extract(payload, '$.account') = ?1 OR lower(json_extract(payload, '$.to'))
        = (SELECT lower(email) FROM account WHERE id = ?1 AND email_confirmed = 1))",
    ),
    ("audit", "actor = ?1 OR subject = 'account:' || ?1"),
];

/// Columns that are secrets, or of no use to a person. A job's payload is a letter, and letters hold links that are keys.
const SECRET: &[&str] =
    &["password", "totp", "totp_step", "hash", "previous", "secret", "credential", "json", "note", "payload"];

/// What takes everything personal away: `?1` is the account, `?2` the time, `?3` what it is called from now on.
/// The order matters: what depends on other rows goes first.
const FORGET: &[&str] = &[
    "DELETE FROM job WHERE kind = 'mail' AND (json_extract(payload, '$.account') = ?1 OR lower(json_extract(payload, '$.to'))
        = (SELECT lower(email) FROM account WHERE id = ?1 AND email_confirmed = 1))",
    "DELETE FROM invitation WHERE account = ?1
        OR lower(email) = (SELECT lower(email) FROM account WHERE id = ?1 AND email_confirmed = 1)",
    "DELETE FROM delivery WHERE webhook IN (SELECT id FROM webhook WHERE account = ?1)",
    "DELETE FROM webhook WHERE account = ?1",
    "DELETE FROM news WHERE topic = 'account:' || ?1
        OR topic IN (SELECT 'submission:' || id FROM submission WHERE account = ?1)",
    "DELETE FROM inbox WHERE account = ?1",
    "DELETE FROM follow WHERE account = ?1",
    "DELETE FROM recovery_code WHERE account = ?1",
    "DELETE FROM passkey WHERE account = ?1",
    "DELETE FROM ceremony WHERE account = ?1",
    "DELETE FROM session WHERE account = ?1",
    "DELETE FROM token WHERE account = ?1",
    "DELETE FROM device_code WHERE account = ?1",
    "UPDATE rating SET answer = NULL, answered_by = NULL, answered = NULL WHERE answered_by = ?1",
    "UPDATE report SET account = NULL, body = '' WHERE account = ?1",
    "UPDATE message SET body = '[' || ?3 || ']' WHERE author = ?1",
    "UPDATE upload SET metadata = '{}' WHERE account = ?1",
    "UPDATE upload SET expires = ?2 WHERE account = ?1 AND state = 'open'",
    "UPDATE submission SET claimed_by = NULL, claimed_until = NULL WHERE claimed_by = ?1",
    "UPDATE submission SET fields = '{}', found = NULL, difference = NULL, file = '', note = NULL
        WHERE account = ?1 AND state IN ('withdrawn', 'rejected')",
    "DELETE FROM package_owner WHERE account = ?1",
    "UPDATE package_owner SET invited_by = NULL WHERE invited_by = ?1",
    "UPDATE account SET handle = ?3, name = '', email = NULL, email_confirmed = 0, role = 'member', password = NULL,
        totp = NULL, totp_on = 0, totp_step = 0, language = 'en', mail = 'none', deleted = ?2 WHERE id = ?1",
];

/// A row as an object; documents in it are read, digests are hex.
fn object(row: &Row<'_>, columns: &[String]) -> rusqlite::Result<Value> {
    let mut fields = Map::new();
    for (place, column) in columns.iter().enumerate() {
        if SECRET.contains(&column.as_str()) {
            continue;
        }
        let value = match row.get_ref(place)? {
            ValueRef::Null => Value::Null,
            ValueRef::Integer(number) => number.into(),
            ValueRef::Real(number) => number.into(),
            ValueRef::Blob(bytes) => hex::encode(bytes).into(),
            ValueRef::Text(text) => {
                let text = String::from_utf8_lossy(text);
                match text.starts_with(['{', '[']).then(|| serde_json::from_str(&text)) {
                    Some(Ok(document)) => document,
                    _ => text.into(),
                }
            }
        };
        fields.insert(column.clone(), value);
    }
    Ok(Value::Object(fields))
}

impl PeopleStore for Session<'_> {
    fn packages_owned_alone(&self, account: i64) -> Result<Vec<PackageId>, RegistryError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT mine.package FROM package_owner mine JOIN package ON package.id = mine.package
             WHERE mine.account = ?1 AND mine.state = 'owner' AND package.state = 'live' AND NOT EXISTS
                (SELECT 1 FROM package_owner other
                 WHERE other.package = mine.package AND other.state = 'owner' AND other.account != ?1)
             ORDER BY mine.package",
        )?;
        let rows =
            statement.query_map([account], |row| word(row, 0, |id| PackageId::new(id.to_owned()).ok()))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    fn submissions_under_way(&self, account: i64) -> Result<Vec<String>, RegistryError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT id FROM submission WHERE account = ?1 AND state NOT IN ('published', 'rejected', 'withdrawn')
             ORDER BY created",
        )?;
        let rows = statement.query_map([account], |row| row.get(0))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    fn export_person(&self, account: i64) -> Result<Value, RegistryError> {
        let mut document = Map::new();
        for (table, about) in ABOUT {
            let mut statement = self.connection.prepare(&format!("SELECT * FROM {table} WHERE {about}"))?;
            let columns: Vec<String> = statement.column_names().map(str::to_owned).collect();
            let rows = statement.query_map([account], |row| object(row, &columns))?;
            document.insert((*table).into(), Value::Array(rows.collect::<Result<_, _>>()?));
        }
        Ok(Value::Object(document))
    }

    fn forget_person(&self, account: i64, now: Timestamp) -> Result<(), RegistryError> {
        for sql in FORGET {
            let mut statement = self.connection.prepare(sql)?;
            // A statement takes as many of the three as the highest it names.
            let values = params![account, now, DELETED];
            let wanted = statement.parameter_count().min(values.len());
            statement.execute(&values[..wanted])?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Columns that hold an account's number, by the names this schema gives them.
    const NAMES: &[&str] =
        &["account", "actor", "author", "curator", "publisher", "answered_by", "invited_by", "claimed_by"];

    #[test]
    fn every_table_that_names_accounts_is_known_here() {
        let connection = rusqlite::Connection::open_in_memory().unwrap();
        super::super::STEPS.iter().for_each(|step| connection.execute_batch(step).unwrap());
        let mut tables = connection.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").unwrap();
        let tables: Vec<String> =
            tables.query_map([], |row| row.get(0)).unwrap().collect::<Result<_, _>>().unwrap();
        for table in tables {
            let statement = connection.prepare(&format!("SELECT * FROM {table} LIMIT 0")).unwrap();
            let names_accounts = statement.column_names().any(|column| NAMES.contains(&column));
            let known = ABOUT.iter().any(|(about, _)| *about == table);
            assert!(known || !names_accounts, "“{table}” names accounts and is not exported");
        }
        let session = Session { connection: &connection };
        assert!(session.export_person(1).is_ok());
        assert!(session.forget_person(1, 0).is_ok());
    }
}
