//! Signing up and in, one's own account. Its sessions, tokens, second factor and passkeys are in the files beside.

mod entering;
mod keys;
mod own;
mod shapes;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, header};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::RegistryError;
use crate::accounts::identity::{Identity, Scope};
use crate::accounts::{Origin, secrets};
use crate::http::access::{Access, Limit, Route, route};
use crate::http::client::ClientAddress;
use crate::http::{App, cookie};

pub(super) use shapes::{account_row, role_in, scopes_in, scopes_out};

/// What this area serves.
pub(super) const ROUTES: &[Route] = &[
    route("GET", "/api/v1/session", Access::Public, Limit::Read),
    route("POST", "/api/v1/session", Access::Public, Limit::Guess),
    route("DELETE", "/api/v1/session", Access::Public, Limit::Write),
    route("POST", "/api/v1/session/passkey/start", Access::Public, Limit::Guess),
    route("POST", "/api/v1/session/passkey/finish", Access::Public, Limit::Guess),
    route("POST", "/api/v1/accounts", Access::Public, Limit::SignUp),
    route("GET", "/api/v1/invitations/{token}", Access::Public, Limit::Guess),
    route("GET", "/api/v1/account", Access::Member(Scope::Read), Limit::Read),
    route("PATCH", "/api/v1/account", Access::Session, Limit::Write),
    route("DELETE", "/api/v1/account", Access::Session, Limit::Guess),
    route("GET", "/api/v1/account/export", Access::Session, Limit::Search),
    route("PUT", "/api/v1/account/password", Access::Session, Limit::Guess),
    route("POST", "/api/v1/account/reset", Access::Public, Limit::Guess),
    route("POST", "/api/v1/account/reset/finish", Access::Public, Limit::Guess),
    route("POST", "/api/v1/account/email/confirm", Access::Public, Limit::Guess),
    route("POST", "/api/v1/account/confirm", Access::Session, Limit::Guess),
    route("POST", "/api/v1/account/totp", Access::Session, Limit::Write),
    route("PUT", "/api/v1/account/totp", Access::Session, Limit::Guess),
    route("DELETE", "/api/v1/account/totp", Access::Session, Limit::Guess),
    route("POST", "/api/v1/account/recovery-codes", Access::Session, Limit::Write),
    route("POST", "/api/v1/account/passkeys/start", Access::Session, Limit::Write),
    route("POST", "/api/v1/account/passkeys/finish", Access::Session, Limit::Write),
    route("DELETE", "/api/v1/account/passkeys/{id}", Access::Session, Limit::Write),
    route("GET", "/api/v1/account/sessions", Access::Session, Limit::Read),
    route("DELETE", "/api/v1/account/sessions/{id}", Access::Session, Limit::Write),
    route("GET", "/api/v1/account/tokens", Access::Session, Limit::Read),
    route("POST", "/api/v1/account/tokens", Access::Session, Limit::Write),
    route("DELETE", "/api/v1/account/tokens/{id}", Access::Session, Limit::Write),
    route("DELETE", "/api/v1/account/token", Access::Member(Scope::Read), Limit::Write),
];

/// Its handlers.
pub(super) fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(entering::session, entering::sign_in, entering::sign_out))
        .routes(routes!(entering::passkey_start))
        .routes(routes!(entering::passkey_finish))
        .routes(routes!(entering::sign_up))
        .routes(routes!(entering::invitation))
        .routes(routes!(own::account, own::change, own::delete))
        .routes(routes!(own::export))
        .routes(routes!(own::password))
        .routes(routes!(own::forgotten))
        .routes(routes!(own::reset))
        .routes(routes!(own::confirm_email))
        .routes(routes!(own::confirm))
        .routes(routes!(keys::totp_begin, keys::totp_on, keys::totp_off))
        .routes(routes!(keys::recovery_codes))
        .routes(routes!(keys::passkey_begin))
        .routes(routes!(keys::passkey_add))
        .routes(routes!(keys::passkey_remove))
        .routes(routes!(keys::sessions))
        .routes(routes!(keys::session_end))
        .routes(routes!(keys::tokens, keys::token_make))
        .routes(routes!(keys::token_revoke))
        .routes(routes!(keys::token_leave))
}

/// Where a request comes from and which session it had: what signing in needs besides the secret.
pub(super) struct Caller {
    /// The address and the browser's name.
    pub(super) origin: Origin,
    /// The session cookie's value.
    pub(super) cookie: Option<String>,
}

impl Caller {
    /// The hash of the session the browser had before.
    fn former(&self) -> Option<[u8; 32]> {
        self.cookie.as_deref().map(secrets::digest)
    }
}

impl FromRequestParts<App> for Caller {
    type Rejection = RegistryError;

    async fn from_request_parts(parts: &mut Parts, registry: &App) -> Result<Self, Self::Rejection> {
        let Ok(ClientAddress(address)) = ClientAddress::from_request_parts(parts, registry).await;
        let cookie = cookie::session_cookie(&parts.headers, cookie::is_https(&registry.config));
        let origin = Origin { address: Some(address), agent: agent(&parts.headers) };
        Ok(Self { origin, cookie })
    }
}

fn agent(headers: &HeaderMap) -> String {
    headers.get(header::USER_AGENT).and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned()
}

/// A number from a path; what is none names nothing.
fn number(id: &str, what: &str) -> Result<i64, RegistryError> {
    id.parse().map_err(|_| RegistryError::not_found(what))
}

/// The account that asks, for handlers that need nothing else of it.
fn account_of(identity: &Identity) -> Result<i64, RegistryError> {
    Ok(identity.member()?.account)
}
