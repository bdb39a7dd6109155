//! SQL of [`crate::store::RatingStore`].

use rusqlite::types::Value;
use rusqlite::{OptionalExtension as _, Row, params, params_from_iter};
use vitrine_base::{PackageId, Timestamp, Version};

use super::Session;
use super::packages::word;
use crate::RegistryError;
use crate::store::{NewRating, Rater, RatingFilter, RatingRank, RatingRow, RatingStore};

const COLUMNS: &str = "id, package, version, account, device, stars, title, body, language, installed, hidden, helpful, \
     unhelpful, answer, answered_by, answered, created, updated, removed, reports";

fn read(row: &Row<'_>) -> rusqlite::Result<RatingRow> {
    let (account, device): (Option<i64>, Option<[u8; 32]>) = (row.get(3)?, row.get(4)?);
    let answer: Option<String> = row.get(13)?;
    let (by, at): (Option<i64>, Option<Timestamp>) = (row.get(14)?, row.get(15)?);
    Ok(RatingRow {
        id: row.get(0)?,
        package: word(row, 1, |text| PackageId::new(text.to_owned()).ok())?,
        version: word(row, 2, |text| Version::new(text.to_owned()).ok())?,
        rater: match device {
            Some(key) => Rater::Device(key),
            None => Rater::Account(account.unwrap_or_default()),
        },
        stars: row.get(5)?,
        title: row.get(6)?,
        body: row.get(7)?,
        language: row.get(8)?,
        installed: row.get(9)?,
        hidden: row.get(10)?,
        helpful: row.get(11)?,
        unhelpful: row.get(12)?,
        answer: answer.map(|text| (text, by.unwrap_or_default(), at.unwrap_or_default())),
        created: row.get(16)?,
        updated: row.get(17)?,
        removed: row.get(18)?,
        reports: row.get(19)?,
    })
}

fn parts(rater: Rater) -> (Option<i64>, Option<[u8; 32]>) {
    match rater {
        Rater::Account(account) => (Some(account), None),
        Rater::Device(key) => (None, Some(key)),
    }
}

impl Session<'_> {
    fn count_votes(&self, id: i64) -> Result<(), RegistryError> {
        self.connection
            .prepare_cached(
                "UPDATE rating SET helpful = (SELECT count(*) FROM rating_vote WHERE rating = ?1 AND value > 0),
                 unhelpful = (SELECT count(*) FROM rating_vote WHERE rating = ?1 AND value < 0) WHERE id = ?1",
            )?
            .execute([id])?;
        Ok(())
    }
}

impl RatingStore for Session<'_> {
    fn rating(&self, id: i64) -> Result<Option<RatingRow>, RegistryError> {
        let sql = format!("SELECT {COLUMNS} FROM rating WHERE id = ?1");
        Ok(self.connection.prepare_cached(&sql)?.query_row([id], read).optional()?)
    }

    fn rating_by(&self, package: &PackageId, rater: Rater) -> Result<Option<RatingRow>, RegistryError> {
        let (account, device) = parts(rater);
        let which = if account.is_some() { "account = ?2" } else { "device = ?3" };
        let sql = format!("SELECT {COLUMNS} FROM rating WHERE package = ?1 AND {which} AND ?2 IS NOT ?3");
        let mut statement = self.connection.prepare_cached(&sql)?;
        Ok(statement.query_row(params![package.as_str(), account, device], read).optional()?)
    }

    fn put_rating(&self, rating: &NewRating, now: Timestamp) -> Result<(i64, bool), RegistryError> {
        let before = self.rating_by(&rating.package, rating.rater)?;
        if let Some(before) = before {
            self.connection
                .prepare_cached(
                    "UPDATE rating SET version = ?2, stars = ?3, title = ?4, body = ?5, language = ?6, installed = ?7,
                     updated = ?8, removed = 0 WHERE id = ?1",
                )?
                .execute(params![
                    before.id,
                    rating.version.as_str(),
                    rating.stars,
                    rating.title,
                    rating.body,
                    rating.language,
                    rating.installed,
                    now
                ])?;
            return Ok((before.id, false));
        }
        let (account, device) = parts(rating.rater);
        self.connection
            .prepare_cached(
                "INSERT INTO rating (package, version, account, device, stars, title, body, language, installed, created, updated)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?10)",
            )?
            .execute(params![
                rating.package.as_str(),
                rating.version.as_str(),
                account,
                device,
                rating.stars,
                rating.title,
                rating.body,
                rating.language,
                rating.installed,
                now
            ])?;
        Ok((self.connection.last_insert_rowid(), true))
    }

    fn blank_rating(&self, id: i64) -> Result<(), RegistryError> {
        self.connection.prepare_cached("DELETE FROM rating_vote WHERE rating = ?1")?.execute([id])?;
        self.connection
            .prepare_cached(
                "UPDATE rating SET removed = 1, title = '', body = '', answer = NULL, answered_by = NULL, answered = NULL
                 WHERE id = ?1",
            )?
            .execute([id])?;
        self.count_votes(id)
    }

    fn remove_rating(&self, id: i64) -> Result<(), RegistryError> {
        self.connection.prepare_cached("DELETE FROM rating_vote WHERE rating = ?1")?.execute([id])?;
        self.connection.prepare_cached("DELETE FROM rating WHERE id = ?1")?.execute([id])?;
        Ok(())
    }

    fn rating_ranks(
        &self,
        package: &PackageId,
        filter: &RatingFilter,
        limit: u32,
    ) -> Result<Vec<RatingRank>, RegistryError> {
        let mut sql = "SELECT id, version, title != '' OR body != '', helpful, unhelpful, updated FROM rating WHERE package = ? AND removed = 0"
            .to_owned();
        let mut values: Vec<Value> = vec![package.as_str().to_owned().into()];
        if let Some(stars) = filter.stars {
            sql.push_str(" AND stars = ?");
            values.push(i64::from(stars).into());
        }
        if let Some(language) = &filter.language {
            sql.push_str(" AND (lower(language) = lower(?) OR substr(lower(language), 1, length(?) + 1) = lower(?) || '-')");
            values.extend([language.clone().into(), language.clone().into(), language.clone().into()]);
        }
        if let Some(version) = &filter.version {
            sql.push_str(" AND version = ?");
            values.push(version.as_str().to_owned().into());
        }
        if !filter.hidden {
            sql.push_str(" AND (hidden IS NULL OR account = ?)");
            values.push(filter.own.unwrap_or(0).into());
        }
        sql.push_str(" ORDER BY updated DESC, id DESC LIMIT ?");
        values.push(i64::from(limit).into());
        let mut statement = self.connection.prepare_cached(&sql)?;
        let rows = statement.query_map(params_from_iter(values), |row| {
            Ok(RatingRank {
                id: row.get(0)?,
                version: word(row, 1, |text| Version::new(text.to_owned()).ok())?,
                has_text: row.get(2)?,
                helpful: row.get(3)?,
                unhelpful: row.get(4)?,
                updated: row.get(5)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    fn rating_histogram(&self, package: &PackageId) -> Result<[u64; 5], RegistryError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT stars, count(*) FROM rating WHERE package = ?1 AND hidden IS NULL AND removed = 0
             GROUP BY stars",
        )?;
        let mut counts = [0; 5];
        let mut rows = statement.query([package.as_str()])?;
        while let Some(row) = rows.next()? {
            let stars: usize = row.get(0)?;
            if let Some(count) = counts.get_mut(stars.wrapping_sub(1)) {
                *count = row.get(1)?;
            }
        }
        Ok(counts)
    }

    fn ratings_of_account(&self, account: i64) -> Result<Vec<(i64, PackageId)>, RegistryError> {
        let mut statement = self
            .connection
            .prepare_cached("SELECT id, package FROM rating WHERE account = ?1 ORDER BY id")?;
        let rows = statement.query_map([account], |row| {
            Ok((row.get(0)?, word(row, 1, |text| PackageId::new(text.to_owned()).ok())?))
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    fn vote_on_rating(&self, id: i64, account: i64, value: i8) -> Result<(), RegistryError> {
        if value == 0 {
            self.connection
                .prepare_cached("DELETE FROM rating_vote WHERE rating = ?1 AND account = ?2")?
                .execute(params![id, account])?;
        } else {
            self.connection
                .prepare_cached(
                    "INSERT INTO rating_vote (rating, account, value) VALUES (?1, ?2, ?3)
                     ON CONFLICT (rating, account) DO UPDATE SET value = excluded.value",
                )?
                .execute(params![id, account, value.signum()])?;
        }
        self.count_votes(id)
    }

    fn rating_vote(&self, id: i64, account: i64) -> Result<i8, RegistryError> {
        let vote = self
            .connection
            .prepare_cached("SELECT value FROM rating_vote WHERE rating = ?1 AND account = ?2")?
            .query_row(params![id, account], |row| row.get(0))
            .optional()?;
        Ok(vote.unwrap_or(0))
    }

    fn forget_votes_of(&self, account: i64) -> Result<(), RegistryError> {
        let mut statement =
            self.connection.prepare_cached("DELETE FROM rating_vote WHERE account = ?1 RETURNING rating")?;
        let ratings: Vec<i64> =
            statement.query_map([account], |row| row.get(0))?.collect::<Result<_, _>>()?;
        drop(statement);
        ratings.into_iter().try_for_each(|id| self.count_votes(id))
    }

    fn set_rating_answer(
        &self,
        id: i64,
        answer: Option<(&str, i64, Timestamp)>,
    ) -> Result<(), RegistryError> {
        let (text, by, at) = match answer {
            Some((text, by, at)) => (Some(text), Some(by), Some(at)),
            None => (None, None, None),
        };
        self.connection
            .prepare_cached("UPDATE rating SET answer = ?2, answered_by = ?3, answered = ?4 WHERE id = ?1")?
            .execute(params![id, text, by, at])?;
        Ok(())
    }

    fn hide_rating(&self, id: i64, reason: Option<&str>) -> Result<(), RegistryError> {
        self.connection
            .prepare_cached(
                "UPDATE rating SET hidden = ?2, reports = CASE WHEN ?2 IS NULL THEN 0 ELSE reports END WHERE id = ?1",
            )?
            .execute(params![id, reason])?;
        Ok(())
    }

    fn set_package_stars(
        &self,
        package: &PackageId,
        score: Option<f64>,
        shown: Option<f64>,
        count: u64,
    ) -> Result<(), RegistryError> {
        self.connection
            .prepare_cached(
                "UPDATE package SET stars_score = ?2, stars_shown = ?3, stars_count = ?4 WHERE id = ?1",
            )?
            .execute(params![package.as_str(), score, shown, count])?;
        Ok(())
    }
}
