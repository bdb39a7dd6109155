//! What is known of a person: handed to them whole, and forgotten when they leave.

use std::sync::Arc;

use serde_json::{Value, json};
use vitrine_base::PackageId;
use vitrine_base::Said;

use super::{able_or_refused, administration, subject};
use crate::accounts::identity::Member;
use crate::error::Refusal;
use crate::store::UnitOfWork;
use crate::submissions::{self, State};
use crate::{Registry, RegistryError, ratings};

/// Everything in every table about a person, as one document.
///
/// # Errors
/// When the engine refuses.
pub async fn export(registry: &Arc<Registry>, member: &Member) -> Result<Value, RegistryError> {
    let (account, now) = (member.account, registry.now());
    let title = registry.config.title.clone();
    let tables = registry.db.read(move |unit| unit.export_person(account)).await?;
    Ok(json!({
        "registry": title,
        "exported": now,
        "account": account,
        "about": "Everything this registry has written down about you, table by table. Times are milliseconds since \
                  1970, UTC. Passwords, codes and tokens are not kept in a form that could be given back.",
        "tables": tables,
    }))
}

/// Deletes an account: everything personal goes, the handle stays taken, packages stay under “deleted account”.
///
/// # Errors
/// [`Refusal::Conflict`] `account.last_admin` for the last administrator; `account.sole_owner`, naming them, when
/// packages would be left without an owner and `leave_packages` does not say yes; when the engine refuses.
pub async fn delete(
    registry: &Arc<Registry>,
    member: &Member,
    leave_packages: bool,
) -> Result<(), RegistryError> {
    let (account, now) = (member.account, registry.now());
    registry
        .db
        .write(move |unit| {
            able_or_refused(unit, account)?;
            administration::not_the_last(unit, account)?;
            let alone = unit.packages_owned_alone(account)?;
            if !alone.is_empty() && !leave_packages {
                return Err(left_alone(&alone));
            }
            withdraw_what_is_under_way(unit, account, now)?;
            ratings::forget_account(unit, account)?;
            unit.forget_person(account, now)?;
            let body = json!({ "packagesLeft": alone });
            unit.audit(now, Some(account), "account.deleted", &subject(account), &body)
        })
        .await
}

fn left_alone(packages: &[PackageId]) -> RegistryError {
    let names: Vec<&str> = packages.iter().map(PackageId::as_str).collect();
    RegistryError::refused(
        Refusal::Conflict,
        "account.sole_owner",
        format!(
            "Without you nobody owns {}. Hand {} over first, or say that you leave {} without an owner.",
            names.join(", "),
            if names.len() == 1 { "it" } else { "them" },
            if names.len() == 1 { "it" } else { "them" },
        ),
    )
}

/// What its maker could withdraw is withdrawn, also what is approved and not published yet (nobody could own it), and the
/// ids it reserved are free again; what is in quarantine stays.
fn withdraw_what_is_under_way(unit: &dyn UnitOfWork, account: i64, now: i64) -> Result<(), RegistryError> {
    for id in unit.submissions_under_way(account)? {
        let Some(mut row) = unit.submission(&id)? else { continue };
        let sentence = Said::coded("step.maker_gone", "Its maker deleted their account.");
        if row.state == State::Approved {
            submissions::advance(unit, &row, State::InReview, Some(account), &sentence, now)?;
            row = submissions::get(unit, &id)?;
        }
        if row.state.may_become().contains(&State::Withdrawn) {
            submissions::advance(unit, &row, State::Withdrawn, Some(account), sentence, now)?;
            if let Some(package) = &row.package {
                submissions::give_back(unit, package, &id)?;
            }
        }
    }
    Ok(())
}
