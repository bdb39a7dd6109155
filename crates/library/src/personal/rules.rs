//! Rules for updates of one package (skip, pause, never, keep) and policies of a gallery or a package.

use rusqlite::{OptionalExtension as _, params};
use vitrine_base::Timestamp;

use super::Personal;
use crate::{LibraryError, PackageKey};

/// What a person decided about the updates of one package. What a rule means is the engine's affair.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    /// Name of the source.
    pub source: String,
    /// Id of the package.
    pub id: String,
    /// The rule as the engine writes it (JSON).
    pub rule: String,
    /// When it was made.
    pub made: Timestamp,
}

/// How updates of a gallery (empty id) or of one package are treated.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Policy {
    /// Name of the source.
    pub source: String,
    /// Id of the package; empty for the whole gallery.
    pub id: String,
    /// `notify`, `download` or `install`; none for what stands above it.
    pub policy: Option<String>,
    /// `stable` or `beta`; none for what stands above it.
    pub channel: Option<String>,
}

impl Personal {
    /// Every rule.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn rules(&self) -> Result<Vec<Rule>, LibraryError> {
        let connection = self.lock();
        let mut statement = connection.prepare_cached("SELECT source, id, rule, made FROM rules")?;
        let rows = statement.query_map([], |row| {
            Ok(Rule { source: row.get(0)?, id: row.get(1)?, rule: row.get(2)?, made: row.get(3)? })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The rule of one package.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn rule(&self, key: &PackageKey) -> Result<Option<String>, LibraryError> {
        let connection = self.lock();
        let mut statement =
            connection.prepare_cached("SELECT rule FROM rules WHERE source = ?1 AND id = ?2")?;
        Ok(statement.query_row(params![key.source.as_str(), key.id.as_str()], |row| row.get(0)).optional()?)
    }

    /// Keeps a rule for a package, or forgets it.
    ///
    /// # Errors
    /// When the database refuses.
    pub fn set_rule(&self, key: &PackageKey, rule: Option<&str>, now: Timestamp) -> Result<(), LibraryError> {
        let (source, id) = (key.source.as_str(), key.id.as_str());
        match rule {
            Some(rule) => self.lock().execute(
                "INSERT INTO rules VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO UPDATE SET rule = ?3, made = ?4",
                params![source, id, rule, now],
            )?,
            None => self.lock().execute("DELETE FROM rules WHERE source = ?1 AND id = ?2", [source, id])?,
        };
        Ok(())
    }

    /// Forgets the rule and the policy of a package that was removed for good.
    ///
    /// # Errors
    /// When the database refuses.
    pub fn forget_decisions(&self, key: &PackageKey) -> Result<(), LibraryError> {
        let (source, id) = (key.source.as_str(), key.id.as_str());
        let mut connection = self.lock();
        let transaction = connection.transaction()?;
        transaction.execute("DELETE FROM rules WHERE source = ?1 AND id = ?2", [source, id])?;
        transaction.execute("DELETE FROM policies WHERE source = ?1 AND id = ?2", [source, id])?;
        Ok(transaction.commit()?)
    }

    /// Forgets the policies of a gallery and of everything in it.
    ///
    /// # Errors
    /// When the database refuses.
    pub fn forget_policies(&self, source: &str) -> Result<(), LibraryError> {
        self.lock().execute("DELETE FROM policies WHERE source = ?1", [source])?;
        Ok(())
    }

    /// Every policy.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn policies(&self) -> Result<Vec<Policy>, LibraryError> {
        let connection = self.lock();
        let mut statement = connection.prepare_cached("SELECT source, id, policy, channel FROM policies")?;
        let rows = statement.query_map([], |row| {
            Ok(Policy { source: row.get(0)?, id: row.get(1)?, policy: row.get(2)?, channel: row.get(3)? })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Keeps a policy; one that says nothing is forgotten.
    ///
    /// # Errors
    /// When the database refuses.
    pub fn set_policy(&self, policy: &Policy) -> Result<(), LibraryError> {
        let connection = self.lock();
        if policy.policy.is_none() && policy.channel.is_none() {
            connection.execute(
                "DELETE FROM policies WHERE source = ?1 AND id = ?2",
                [&policy.source, &policy.id],
            )?;
        } else {
            connection.execute(
                "INSERT INTO policies VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO UPDATE SET policy = ?3, channel = ?4",
                params![policy.source, policy.id, policy.policy, policy.channel],
            )?;
        }
        Ok(())
    }
}
