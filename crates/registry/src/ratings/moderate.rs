//! What others do with a rating: vote on it, answer it, hide it and show it again; and what is left when its author
//! goes.

use std::sync::Arc;

use vitrine_base::Said;
use vitrine_base::{PackageId, Timestamp};

use crate::accounts::identity::Member;
use crate::error::Refusal;
use crate::ratings::{recount, words};
use crate::store::{Notice, Rater, RatingRow, UnitOfWork};
use crate::{Registry, RegistryError, notify};

/// A rating that everybody may see, or whose author or curator looks.
fn shown(unit: &dyn UnitOfWork, id: i64) -> Result<RatingRow, RegistryError> {
    let found = unit.rating(id)?.filter(|rating| rating.hidden.is_none() && !rating.removed);
    found.ok_or_else(|| RegistryError::not_found("rating"))
}

/// Votes a rating helpful (1), unhelpful (−1), or takes the vote back (0).
///
/// # Errors
/// [`Refusal::Forbidden`] on one's own; [`Refusal::NotFound`]; when the engine refuses.
pub async fn vote(
    registry: &Arc<Registry>,
    account: i64,
    id: i64,
    value: i8,
) -> Result<RatingRow, RegistryError> {
    if !(-1..=1).contains(&value) {
        return Err(RegistryError::field("rating.vote", "value", "A vote is 1, 0 or −1."));
    }
    registry
        .db
        .write(move |unit| {
            let rating = shown(unit, id)?;
            if rating.rater == Rater::Account(account) {
                return Err(RegistryError::refused(
                    Refusal::Forbidden,
                    "rating.own_vote",
                    "Nobody votes on their own review.",
                ));
            }
            unit.vote_on_rating(id, account, value)?;
            shown(unit, id)
        })
        .await
}

fn owner_only(unit: &dyn UnitOfWork, package: &PackageId, member: &Member) -> Result<(), RegistryError> {
    if unit.owners(package)?.contains(&member.account) && member.covers(package) {
        return Ok(());
    }
    Err(RegistryError::refused(
        Refusal::Forbidden,
        "rating.not_owner",
        "Only those who own the package may answer.",
    ))
}

/// The maker's one answer; its author is told.
///
/// # Errors
/// [`Refusal::Conflict`] when there is one; [`Refusal::Forbidden`] for others; when the engine refuses.
pub async fn answer(
    registry: &Arc<Registry>,
    member: &Member,
    id: i64,
    text: &str,
) -> Result<RatingRow, RegistryError> {
    let (text, now, member) = (words::answer(text)?, registry.now(), member.clone());
    registry
        .db
        .write(move |unit| {
            let rating = shown(unit, id)?;
            owner_only(unit, &rating.package, &member)?;
            if rating.answer.is_some() {
                return Err(RegistryError::refused(
                    Refusal::Conflict,
                    "rating.answered",
                    "A rating is answered once. Take the answer back to write another.",
                ));
            }
            unit.set_rating_answer(id, Some((&text, member.account, now)))?;
            let notice = Notice {
                kind: "rating.answered",
                title: Said::coded(
                    "notice.answered",
                    format!("The maker of {} answered your review", rating.package),
                )
                .with("package", &rating.package),
                body: text.as_str().into(),
                link: format!("#/package/{}", rating.package),
            };
            tell_author(unit, &rating, member.account, &notice, now)?;
            shown(unit, id)
        })
        .await
}

/// Takes the maker's answer back.
///
/// # Errors
/// [`Refusal::Forbidden`] for others; [`Refusal::NotFound`] when there is none; when the engine refuses.
pub async fn take_answer_back(
    registry: &Arc<Registry>,
    member: &Member,
    id: i64,
) -> Result<(), RegistryError> {
    let member = member.clone();
    registry
        .db
        .write(move |unit| {
            let rating = unit.rating(id)?.ok_or_else(|| RegistryError::not_found("rating"))?;
            owner_only(unit, &rating.package, &member)?;
            if rating.answer.is_none() {
                return Err(RegistryError::not_found("answer"));
            }
            unit.set_rating_answer(id, None)
        })
        .await
}

fn tell_author(
    unit: &dyn UnitOfWork,
    rating: &RatingRow,
    actor: i64,
    notice: &Notice,
    now: Timestamp,
) -> Result<(), RegistryError> {
    match rating.rater {
        Rater::Account(author) if author != actor => notify::tell(unit, author, notice, now),
        _ => Ok(()),
    }
}

/// A curator hides a rating, saying why; it counts no longer.
///
/// # Errors
/// [`Refusal::NotFound`]; a refusal of an empty reason; when the engine refuses.
pub async fn hide(
    registry: &Arc<Registry>,
    curator: i64,
    id: i64,
    reason: &str,
) -> Result<RatingRow, RegistryError> {
    let reason = words::body(reason)?;
    if reason.is_empty() {
        return Err(RegistryError::field("rating.reason", "reason", "Say why it is hidden."));
    }
    set_hidden(registry, curator, id, Some(reason)).await
}

/// A curator shows a rating again; its reports start at nothing.
///
/// # Errors
/// [`Refusal::NotFound`]; when the engine refuses.
pub async fn show(registry: &Arc<Registry>, curator: i64, id: i64) -> Result<RatingRow, RegistryError> {
    set_hidden(registry, curator, id, None).await
}

async fn set_hidden(
    registry: &Arc<Registry>,
    curator: i64,
    id: i64,
    reason: Option<String>,
) -> Result<RatingRow, RegistryError> {
    let now = registry.now();
    registry
        .db
        .write(move |unit| {
            let rating = unit.rating(id)?.filter(|rating| !rating.removed);
            let rating = rating.ok_or_else(|| RegistryError::not_found("rating"))?;
            unit.hide_rating(id, reason.as_deref())?;
            recount(unit, &rating.package)?;
            let action = if reason.is_some() { "rating.hidden" } else { "rating.shown" };
            let body = serde_json::json!({ "package": rating.package, "reason": reason });
            unit.audit(now, Some(curator), action, &format!("rating:{id}"), &body)?;
            let title = match &reason {
                Some(_) => {
                    let text = format!("Your review of {} was hidden", rating.package);
                    Said::coded("notice.review_hidden", text)
                }
                None => {
                    let text = format!("Your review of {} is shown again", rating.package);
                    Said::coded("notice.review_shown", text)
                }
            };
            let title = title.with("package", &rating.package);
            let notice = Notice {
                kind: "rating.moderated",
                title,
                body: reason.unwrap_or_default().into(),
                link: format!("#/package/{}", rating.package),
            };
            tell_author(unit, &rating, curator, &notice, now)?;
            unit.rating(id)?.ok_or_else(|| RegistryError::not_found("rating"))
        })
        .await
}

/// Takes everything away that an account rated and voted, in the transaction that deletes the account.
///
/// # Errors
/// When the engine refuses.
pub fn forget_account(unit: &dyn UnitOfWork, account: i64) -> Result<(), RegistryError> {
    unit.forget_votes_of(account)?;
    for (id, package) in unit.ratings_of_account(account)? {
        unit.remove_rating(id)?;
        recount(unit, &package)?;
    }
    Ok(())
}
