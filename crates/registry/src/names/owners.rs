//! Owners of an id: the first publisher, those they invite, and whoever it is handed over to. The last one cannot leave.

use vitrine_base::Said;
use vitrine_base::{PackageId, Timestamp};

use crate::accounts::identity::{Member, Role, Scope};
use crate::error::Refusal;
use crate::store::{AccountRow, Notice, OwnerRow, UnitOfWork};
use crate::{RegistryError, notify};

/// The word of an owner's row.
pub const OWNER: &str = "owner";
/// The word of somebody asked to be one more.
pub const INVITED: &str = "invited";
/// The word of somebody asked to take the place of who asks.
pub const TRANSFER: &str = "transfer";

const HOUR: i64 = 60 * 60 * 1000;
/// Invitations of one person to one package within an hour.
const INVITATIONS: usize = 3;
/// Rows of a package's audit log that are looked at for that.
const LOOKED_AT: u32 = 200;

fn refused(refusal: Refusal, code: &'static str, sentence: impl Into<String>) -> RegistryError {
    RegistryError::refused(refusal, code, sentence)
}

/// The rows of a package, all of them.
fn rows(unit: &dyn UnitOfWork, package: &PackageId) -> Result<Vec<OwnerRow>, RegistryError> {
    if unit.package(package)?.is_none() {
        return Err(RegistryError::not_found("package"));
    }
    unit.owner_rows(package)
}

fn is_owner(rows: &[OwnerRow], account: i64) -> bool {
    rows.iter().any(|row| row.account == account && row.state == OWNER)
}

/// Owners; those who are asked only to owners, themselves and curators.
///
/// # Errors
/// When there is no such package; when the engine refuses.
pub fn list(
    unit: &dyn UnitOfWork,
    package: &PackageId,
    asker: Option<i64>,
    moderates: bool,
) -> Result<Vec<OwnerRow>, RegistryError> {
    let mut all = rows(unit, package)?;
    let sees_all = moderates || asker.is_some_and(|account| is_owner(&all, account));
    all.retain(|row| row.state == OWNER || sees_all || Some(row.account) == asker);
    Ok(all)
}

/// The member may act for the package: an owner, or an administrator (a package whose owners are all gone).
fn check_owner(rows: &[OwnerRow], member: &Member, package: &PackageId) -> Result<(), RegistryError> {
    member.check_covers(package)?;
    let keeps_all = member.role == Role::Admin && member.has_scope(Scope::Moderate);
    if is_owner(rows, member.account) || keeps_all {
        return Ok(());
    }
    Err(refused(Refusal::Forbidden, "package.not_yours", format!("Only owners of “{package}” can do that.")))
}

fn somebody(unit: &dyn UnitOfWork, handle: &str) -> Result<AccountRow, RegistryError> {
    let account = unit.account_by_handle(handle.trim().trim_start_matches('@'))?;
    account
        .filter(|account| account.deleted.is_none() && account.disabled.is_none())
        .ok_or_else(|| RegistryError::field("account.unknown", "handle", "Nobody here has that handle."))
}

/// Asks somebody to be an owner, or (with `transfer`) the owner in the member's place. They have to accept.
///
/// # Errors
/// When the member is no owner, there is nobody of that handle, or they are an owner.
pub fn invite(
    unit: &dyn UnitOfWork,
    member: &Member,
    package: &PackageId,
    handle: &str,
    transfer: bool,
    now: Timestamp,
) -> Result<(), RegistryError> {
    let rows = rows(unit, package)?;
    check_owner(&rows, member, package)?;
    let account = somebody(unit, handle)?;
    let state = if transfer { TRANSFER } else { INVITED };
    if transfer && is_owner(&rows, account.id) {
        let sentence = format!("{} is an owner already: leave, and it is theirs.", account.handle);
        return Err(refused(Refusal::Conflict, "owner.already", sentence));
    }
    let asked = |row: &&OwnerRow| row.account == account.id && row.state == state;
    if rows.iter().find(asked).and_then(|row| row.invited_by).is_some_and(|by| is_owner(&rows, by)) {
        // They were told, and can accept.
        return Ok(());
    }
    not_too_often(unit, package, account.id, now)?;
    if !unit.invite_owner(package, account.id, state, member.account, now)? {
        let sentence = format!("{} is an owner already.", account.handle);
        return Err(refused(Refusal::Conflict, "owner.already", sentence));
    }
    let title = if transfer {
        let text = format!("{} wants to hand “{package}” over to you", member.handle);
        Said::coded("notice.offered", text)
    } else {
        let text = format!("{} invites you to be an owner of “{package}”", member.handle);
        Said::coded("notice.invited", text)
    };
    let title = title.with("handle", &member.handle).with("package", package);
    let body = Said::coded("notice.to_accept", "Accept or decline among the owners of the package.");
    let notice = Notice { kind: "owner.invited", title, body, link: format!("#/mine/{package}") };
    notify::tell(unit, account.id, &notice, now)?;
    note(unit, member, package, &format!("owner.{state}"), account.id, now)
}

/// Invitations are letters: inviting, taking back and inviting again would send as many as one likes.
fn not_too_often(
    unit: &dyn UnitOfWork,
    package: &PackageId,
    account: i64,
    now: Timestamp,
) -> Result<(), RegistryError> {
    let asked = [format!("owner.{INVITED}"), format!("owner.{TRANSFER}")];
    let body = serde_json::json!({ "account": account }).to_string();
    let rows = unit.audit_rows(i64::MAX, Some(&format!("package:{package}")), LOOKED_AT)?;
    let often = rows
        .iter()
        .filter(|row| now - row.at < HOUR && row.body == body && asked.contains(&row.action))
        .count();
    if often < INVITATIONS {
        return Ok(());
    }
    let sentence = "They were asked often enough for now. Try again in an hour.";
    Err(refused(Refusal::TooMany(3600), "owner.too_often", sentence))
}

fn note(
    unit: &dyn UnitOfWork,
    member: &Member,
    package: &PackageId,
    action: &str,
    account: i64,
    now: Timestamp,
) -> Result<(), RegistryError> {
    let body = serde_json::json!({ "account": account });
    unit.audit(now, Some(member.account), action, &format!("package:{package}"), &body)
}

/// Accepts an invitation. With a transfer the one who asked is no owner any more.
///
/// # Errors
/// When nobody asked, or the token is for other packages.
pub fn accept(
    unit: &dyn UnitOfWork,
    member: &Member,
    package: &PackageId,
    now: Timestamp,
) -> Result<(), RegistryError> {
    member.check_covers(package)?;
    let rows = rows(unit, package)?;
    let asked = rows.iter().find(|row| row.account == member.account && row.state != OWNER);
    let Some(asked) = asked else {
        let sentence = format!("Nobody asked you to be an owner of “{package}”.");
        return Err(refused(Refusal::Conflict, "owner.not_asked", sentence));
    };
    // Who asked may have left meanwhile; then the invitation is nobody's.
    let by = asked.invited_by.unwrap_or_default();
    let still = is_owner(&rows, by)
        || unit.account(by)?.is_some_and(|account| account.role == Role::Admin && account.disabled.is_none());
    if !still {
        unit.drop_owner(package, member.account)?;
        let sentence = "Who invited you is no owner any more; ask one of the owners.";
        return Err(refused(Refusal::Conflict, "owner.not_asked", sentence));
    }
    let transfer = asked.state == TRANSFER;
    unit.add_owner(package, member.account, now)?;
    if transfer {
        unit.drop_owner(package, by)?;
    }
    note(unit, member, package, "owner.accepted", member.account, now)?;
    let notice = Notice {
        kind: "owner.accepted",
        title: Said::coded("notice.accepted", format!("{} is an owner of “{package}” now", member.handle))
            .with("handle", &member.handle)
            .with("package", package),
        body: Said::default(),
        link: format!("#/mine/{package}"),
    };
    notify::tell(unit, by, &notice, now)
}

/// Declines an invitation.
///
/// # Errors
/// When nobody asked, or the token is for other packages.
pub fn decline(
    unit: &dyn UnitOfWork,
    member: &Member,
    package: &PackageId,
    now: Timestamp,
) -> Result<(), RegistryError> {
    member.check_covers(package)?;
    if is_owner(&rows(unit, package)?, member.account) || !unit.drop_owner(package, member.account)? {
        let sentence = format!("Nobody asked you to be an owner of “{package}”.");
        return Err(refused(Refusal::Conflict, "owner.not_asked", sentence));
    }
    note(unit, member, package, "owner.declined", member.account, now)
}

/// Takes somebody out: oneself, an invitation, or another owner.
///
/// # Errors
/// [`Refusal::Conflict`] for the last owner; when the member is no owner, or there is no such row.
pub fn remove(
    unit: &dyn UnitOfWork,
    member: &Member,
    package: &PackageId,
    account: i64,
    now: Timestamp,
) -> Result<(), RegistryError> {
    let rows = rows(unit, package)?;
    check_owner(&rows, member, package)?;
    if !rows.iter().any(|row| row.account == account) {
        return Err(RegistryError::not_found("owner"));
    }
    let owners = rows.iter().filter(|row| row.state == OWNER).count();
    if is_owner(&rows, account) && owners == 1 {
        let sentence = "The last owner cannot leave: hand the package over, or withdraw it.";
        return Err(refused(Refusal::Conflict, "owner.last", sentence));
    }
    unit.drop_owner(package, account)?;
    // Whose invitation is taken back has lost nothing.
    if account != member.account && is_owner(&rows, account) {
        let notice = Notice {
            kind: "owner.removed",
            title: Said::coded("notice.no_owner", format!("You are no owner of “{package}” any more"))
                .with("package", package),
            body: Said::coded("notice.taken_out", format!("{} took you out.", member.handle))
                .with("handle", &member.handle),
            link: format!("#/package/{package}"),
        };
        notify::tell(unit, account, &notice, now)?;
    }
    note(unit, member, package, "owner.removed", account, now)
}
