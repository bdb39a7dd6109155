//! What administrators do with accounts: roles, letting in and out.

use std::sync::Arc;

use serde_json::json;
use vitrine_base::Said;

use super::subject;
use crate::accounts::identity::{Member, Role};
use crate::error::Refusal;
use crate::notify;
use crate::store::{AccountRow, Notice, UnitOfWork};
use crate::{Registry, RegistryError};

/// Accounts after a number, oldest first.
///
/// # Errors
/// When the engine refuses.
pub async fn list(
    registry: &Arc<Registry>,
    after: i64,
    query: String,
    limit: u32,
) -> Result<Vec<AccountRow>, RegistryError> {
    registry.db.read(move |unit| unit.accounts_after(after, query.trim(), limit)).await
}

/// Refuses what would leave a registry without an administrator.
pub(super) fn not_the_last(unit: &dyn UnitOfWork, account: i64) -> Result<(), RegistryError> {
    if unit.administrators()? == [account] {
        return Err(RegistryError::refused(
            Refusal::Conflict,
            "account.last_admin",
            "This is the last administrator. Make somebody else one first.",
        ));
    }
    Ok(())
}

/// Gives a role, disables, lets in again. A disabled account is signed out everywhere; its tokens are refused while it
/// is disabled.
///
/// # Errors
/// [`Refusal::NotFound`]; [`Refusal::Conflict`] for the last administrator; when the engine refuses.
pub async fn change(
    registry: &Arc<Registry>,
    member: &Member,
    id: i64,
    role: Option<Role>,
    disabled: Option<bool>,
) -> Result<AccountRow, RegistryError> {
    let (actor, now) = (member.account, registry.now());
    registry
        .db
        .write(move |unit| {
            let row = unit.account(id)?.filter(|row| row.deleted.is_none());
            let row = row.ok_or_else(|| RegistryError::not_found("account"))?;
            if let Some(role) = role.filter(|role| *role != row.role) {
                give(unit, &row, role, actor, now)?;
            }
            if let Some(disabled) = disabled.filter(|disabled| *disabled != row.disabled.is_some()) {
                if disabled {
                    not_the_last(unit, id)?;
                    unit.end_sessions(id, None)?;
                }
                unit.set_account_disabled(id, disabled.then_some(now))?;
                let action = if disabled { "account.disabled" } else { "account.enabled" };
                unit.audit(now, Some(actor), action, &subject(id), &json!({}))?;
            }
            unit.account(id)?.ok_or_else(|| RegistryError::not_found("account"))
        })
        .await
}

fn give(
    unit: &dyn UnitOfWork,
    row: &AccountRow,
    role: Role,
    actor: i64,
    now: i64,
) -> Result<(), RegistryError> {
    if role != Role::Admin {
        not_the_last(unit, row.id)?;
    }
    unit.set_account_role(row.id, role)?;
    let body = json!({ "before": row.role, "after": role });
    unit.audit(now, Some(actor), "account.role", &subject(row.id), &body)?;
    if actor == row.id {
        return Ok(());
    }
    let word = match role {
        Role::Member => "a member",
        Role::Curator => "a curator",
        Role::Admin => "an administrator",
    };
    let notice = Notice {
        kind: "account.role",
        title: Said::coded("notice.role", format!("You are now {word} of this registry"))
            .with("role", role.as_str()),
        body: Said::default(),
        link: "#/account".into(),
    };
    notify::tell(unit, row.id, &notice, now)
}
