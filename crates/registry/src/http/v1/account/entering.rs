//! Signing up, in and out.

use axum::Json;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode, header};
use vitrine_api::registry as api;

use super::{Caller, shapes};
use crate::RegistryError;
use crate::accounts::identity::Identity;
use crate::accounts::sessions::{self, SignedIn};
use crate::accounts::{passkeys, sign_in as signing, sign_up as joining};
use crate::http::body::{Body, Maybe};
use crate::http::problem::Problem;
use crate::http::{App, cookie};

type Answer<T> = Result<T, RegistryError>;

async fn welcome(registry: &App, who: SignedIn) -> Answer<(HeaderMap, Json<api::Session>)> {
    let mut headers = HeaderMap::new();
    headers.insert(header::SET_COOKIE, cookie::set(&registry.config, &who.cookie)?);
    headers.insert(header::CACHE_CONTROL, header::HeaderValue::from_static("no-store"));
    Ok((headers, Json(shapes::session(registry, Some(who.account)).await?)))
}

/// Who asks, and what this registry is.
#[utoipa::path(get, path = "/api/v1/session", tag = "account",
    responses((status = 200, body = api::Session)))]
pub(super) async fn session(
    State(registry): State<App>,
    identity: Identity,
) -> Answer<([(header::HeaderName, &'static str); 1], Json<api::Session>)> {
    let session = shapes::session(&registry, identity.account()).await?;
    Ok(([(header::CACHE_CONTROL, "no-store")], Json(session)))
}

/// Sign in with a password.
#[utoipa::path(post, path = "/api/v1/session", tag = "account", request_body = api::SignIn,
    responses((status = 200, body = api::Session),
        (status = 401, body = Problem, description = "auth.wrong, auth.code_needed, auth.code_wrong, auth.disabled"),
        (status = 429, body = Problem, description = "Too many wrong tries; Retry-After says how long to wait")))]
pub(super) async fn sign_in(
    State(registry): State<App>,
    caller: Caller,
    Body(wish): Body<api::SignIn>,
) -> Answer<(HeaderMap, Json<api::Session>)> {
    let former = caller.former();
    let who =
        signing::with_password(&registry, &wish.handle, wish.password, wish.code, caller.origin, former)
            .await?;
    welcome(&registry, who).await
}

/// Sign out.
#[utoipa::path(delete, path = "/api/v1/session", tag = "account", responses((status = 204)))]
pub(super) async fn sign_out(State(registry): State<App>, caller: Caller) -> Answer<(StatusCode, HeaderMap)> {
    sessions::end(&registry, caller.cookie).await?;
    let mut headers = HeaderMap::new();
    headers.insert(header::SET_COOKIE, cookie::clear(&registry.config)?);
    Ok((StatusCode::NO_CONTENT, headers))
}

/// Begin to sign in with a passkey.
#[utoipa::path(post, path = "/api/v1/session/passkey/start", tag = "account",
    responses((status = 200, body = api::PasskeyQuestion),
        (status = 503, body = Problem, description = "passkey.no_name: passkeys cannot work here")))]
pub(super) async fn passkey_start(
    State(registry): State<App>,
    Maybe(_nothing): Maybe<serde_json::Value>,
) -> Answer<Json<api::PasskeyQuestion>> {
    let question = passkeys::begin_sign_in(&registry).await?;
    Ok(Json(api::PasskeyQuestion { id: question.id, options: question.options }))
}

/// Sign in with a passkey.
#[utoipa::path(post, path = "/api/v1/session/passkey/finish", tag = "account", request_body = api::PasskeyAnswer,
    responses((status = 200, body = api::Session), (status = 401, body = Problem), (status = 422, body = Problem)))]
pub(super) async fn passkey_finish(
    State(registry): State<App>,
    caller: Caller,
    Body(answer): Body<api::PasskeyAnswer>,
) -> Answer<(HeaderMap, Json<api::Session>)> {
    let former = caller.former();
    let who = passkeys::sign_in(&registry, answer.id, answer.credential, caller.origin, former).await?;
    welcome(&registry, who).await
}

/// Make an account; it is signed in at once.
#[utoipa::path(post, path = "/api/v1/accounts", tag = "account", request_body = api::SignUp,
    responses((status = 201, body = api::Session),
        (status = 403, body = Problem, description = "account.invitation_needed"),
        (status = 404, body = Problem, description = "invitation.unknown"),
        (status = 409, body = Problem, description = "account.handle_taken"),
        (status = 422, body = Problem)))]
pub(super) async fn sign_up(
    State(registry): State<App>,
    caller: Caller,
    Body(wish): Body<api::SignUp>,
) -> Answer<(StatusCode, HeaderMap, Json<api::Session>)> {
    let former = caller.former();
    let wish = joining::Wish {
        handle: wish.handle,
        password: wish.password,
        email: wish.email,
        invitation: wish.invitation,
    };
    let who = joining::sign_up(&registry, wish, caller.origin, former).await?;
    let (headers, session) = welcome(&registry, who).await?;
    Ok((StatusCode::CREATED, headers, session))
}

/// What a link is for.
#[utoipa::path(get, path = "/api/v1/invitations/{token}", tag = "account",
    params(("token" = String, Path, description = "What stands in the link")),
    responses((status = 200, body = api::Invitation), (status = 404, body = Problem)))]
pub(super) async fn invitation(
    State(registry): State<App>,
    Path(token): Path<String>,
) -> Answer<Json<api::Invitation>> {
    let shown = joining::show(&registry, token).await?;
    Ok(Json(api::Invitation {
        purpose: shapes::invitation_purpose(shown.purpose),
        role: shown.role.map(shapes::role_out),
        handle: shown.handle,
        expires: shown.expires,
    }))
}
