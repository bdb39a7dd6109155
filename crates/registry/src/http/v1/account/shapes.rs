//! The domain's rows as the API shows them.

use vitrine_api::registry as api;

use crate::RegistryError;
use crate::accounts::identity::{Role, Scope};
use crate::accounts::{mailed, passkeys, profile};
use crate::http::App;
use crate::store::{AccountRow, Purpose, TokenRow};

pub(super) fn role_out(role: Role) -> api::AccountRole {
    match role {
        Role::Member => api::AccountRole::Member,
        Role::Curator => api::AccountRole::Curator,
        Role::Admin => api::AccountRole::Admin,
    }
}

pub(in crate::http::v1) fn role_in(role: api::AccountRole) -> Role {
    match role {
        api::AccountRole::Member => Role::Member,
        api::AccountRole::Curator => Role::Curator,
        api::AccountRole::Admin => Role::Admin,
    }
}

pub(in crate::http::v1) fn scopes_out(scopes: &[Scope]) -> Vec<api::TokenScope> {
    let one = |scope: &Scope| match scope {
        Scope::Read => api::TokenScope::Read,
        Scope::Publish => api::TokenScope::Publish,
        Scope::Rate => api::TokenScope::Rate,
        Scope::Moderate => api::TokenScope::Moderate,
    };
    scopes.iter().map(one).collect()
}

pub(in crate::http::v1) fn scopes_in(scopes: &[api::TokenScope]) -> Vec<Scope> {
    let one = |scope: &api::TokenScope| match scope {
        api::TokenScope::Read => Scope::Read,
        api::TokenScope::Publish => Scope::Publish,
        api::TokenScope::Rate => Scope::Rate,
        api::TokenScope::Moderate => Scope::Moderate,
    };
    scopes.iter().map(one).collect()
}

fn mail_out(word: &str) -> api::MailWish {
    match word {
        "none" => api::MailWish::None,
        "all" => api::MailWish::All,
        _ => api::MailWish::Important,
    }
}

pub(super) fn mail_in(wish: api::MailWish) -> &'static str {
    match wish {
        api::MailWish::None => "none",
        api::MailWish::Important => "important",
        api::MailWish::All => "all",
    }
}

pub(super) fn invitation_purpose(purpose: Purpose) -> String {
    purpose.as_str().into()
}

pub(super) fn token_out(row: &TokenRow) -> api::Token {
    api::Token {
        id: row.id,
        name: row.name.clone(),
        hint: row.hint.clone(),
        scopes: scopes_out(&row.scopes),
        packages: row.packages.clone(),
        created: row.created,
        expires: row.expires,
        used: row.used,
    }
}

pub(in crate::http::v1) fn account_row(row: AccountRow) -> api::AccountRow {
    api::AccountRow { disabled: row.disabled, deleted: row.deleted, facts: facts(row) }
}

fn facts(row: AccountRow) -> api::AccountFacts {
    api::AccountFacts {
        id: row.id,
        handle: row.handle,
        name: row.name,
        email: row.email,
        email_confirmed: row.email_confirmed,
        role: role_out(row.role),
        totp: row.totp_on,
        created: row.created,
    }
}

/// One's own account.
pub(super) async fn account(registry: &App, id: i64) -> Result<api::Account, RegistryError> {
    let whole = profile::whole(registry, id).await?;
    let row = whole.row;
    let passkey = |key: crate::store::PasskeyRow| api::Passkey {
        id: key.id,
        name: key.name,
        created: key.created,
        used: key.used,
    };
    Ok(api::Account {
        language: row.language.clone(),
        mail: mail_out(&row.mail),
        password: row.password.is_some(),
        passkeys: whole.passkeys.into_iter().map(passkey).collect(),
        recovery_codes: whole.recovery_codes,
        facts: facts(row),
    })
}

/// Who asks, and where they are.
pub(super) async fn session(registry: &App, account_id: Option<i64>) -> Result<api::Session, RegistryError> {
    let account = match account_id {
        Some(id) => Some(account(registry, id).await?),
        None => None,
    };
    let signing = crate::accounts::signing(registry).await?;
    let config = &registry.config;
    Ok(api::Session {
        account,
        registry: api::RegistryAbout {
            title: config.title.clone(),
            description: config.description.clone(),
            sign_up: config.sign_up,
            device_ratings: config.device_ratings,
            mail: mailed::is_set_up(config),
            passkeys: passkeys::work_here(config),
            provisional: signing.as_ref().map(|signing| signing.provisional),
            fingerprint: signing.map(|signing| signing.fingerprint),
        },
    })
}
