//! The ratings of a package as its page shows them.

use vitrine_api::registry::{RatingAnswer, RatingPage, RatingSummary, StarRating};
use vitrine_base::{PackageId, Timestamp, Version};

use crate::RegistryError;
use crate::accounts::identity::Identity;
use crate::ratings::order;
use crate::ratings::stars::Numbers;
use crate::store::{Rater, RatingFilter, RatingRow, UnitOfWork};

/// Ratings put in order at once: the newest of a package that has more.
const MOST: u32 = 5_000;

/// The order of a list.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Order {
    /// What others found helpful first.
    #[default]
    Helpful,
    /// What was written last first.
    Newest,
}

/// A package's ratings in numbers.
///
/// # Errors
/// When the engine refuses.
pub fn summary(unit: &dyn UnitOfWork, package: &PackageId) -> Result<RatingSummary, RegistryError> {
    let numbers = Numbers::of(unit.rating_histogram(package)?);
    Ok(RatingSummary {
        histogram: numbers.histogram,
        count: numbers.count(),
        score: if numbers.count() > 0 { numbers.score } else { 0.0 },
        width: numbers.width,
        average: numbers.shown(),
    })
}

/// A page of ratings.
#[derive(Debug, Clone)]
pub struct Wanted {
    /// Which.
    pub filter: RatingFilter,
    /// In which order.
    pub order: Order,
    /// How many to skip.
    pub skip: usize,
    /// How many to show.
    pub take: usize,
}

/// A page of ratings, as somebody sees them.
///
/// # Errors
/// When the engine refuses.
pub fn page(
    unit: &dyn UnitOfWork,
    package: &PackageId,
    latest: Option<&Version>,
    wanted: &Wanted,
    identity: &Identity,
    now: Timestamp,
) -> Result<RatingPage, RegistryError> {
    let filter =
        RatingFilter { hidden: identity.moderates(), own: identity.account(), ..wanted.filter.clone() };
    let mut ranks = unit.rating_ranks(package, &filter, MOST)?;
    if wanted.order == Order::Helpful {
        order::by_helpfulness(&mut ranks, latest, now);
    }
    let end = wanted.skip.saturating_add(wanted.take);
    let mut items = Vec::new();
    for rank in ranks.iter().skip(wanted.skip).take(wanted.take) {
        if let Some(row) = unit.rating(rank.id)? {
            items.push(view(unit, row, identity)?);
        }
    }
    let next = (end < ranks.len()).then(|| end.to_string());
    Ok(RatingPage { summary: summary(unit, package)?, items, next })
}

/// A rating, as somebody sees it.
///
/// # Errors
/// When the engine refuses.
pub fn view(unit: &dyn UnitOfWork, row: RatingRow, identity: &Identity) -> Result<StarRating, RegistryError> {
    let handle = |account: i64| -> Result<Option<String>, RegistryError> {
        Ok(unit.account(account)?.filter(|account| account.deleted.is_none()).map(|account| account.handle))
    };
    let author = match row.rater {
        Rater::Account(account) => handle(account)?,
        Rater::Device(_) => None,
    };
    let answer = match row.answer {
        Some((body, by, at)) => Some(RatingAnswer { body, by: handle(by)?, at }),
        None => None,
    };
    let my_vote = match identity.account() {
        Some(account) => unit.rating_vote(row.id, account)?,
        None => 0,
    };
    Ok(StarRating {
        id: row.id,
        package: row.package.to_string(),
        author,
        device: matches!(row.rater, Rater::Device(_)),
        version: row.version.to_string(),
        stars: row.stars,
        title: row.title,
        body: row.body,
        language: row.language,
        installed: row.installed,
        helpful: row.helpful,
        unhelpful: row.unhelpful,
        mine: identity.account().is_some_and(|account| row.rater == Rater::Account(account)),
        my_vote,
        hidden: row.hidden,
        answer,
        created: row.created,
        updated: row.updated,
    })
}
