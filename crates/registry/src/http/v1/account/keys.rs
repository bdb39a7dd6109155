//! What one signs in with: second factor, recovery codes, passkeys, sessions, tokens.

use axum::Json;
use axum::extract::{Path, State};
use axum::http::{StatusCode, header};
use vitrine_api::registry as api;

use super::{Caller, account_of, number, shapes};
use crate::RegistryError;
use crate::accounts::confirming::{self, Proof};
use crate::accounts::identity::{Identity, Via};
use crate::accounts::{factors, passkeys, sessions as places, tokens as programs};
use crate::http::App;
use crate::http::body::{Body, Maybe};
use crate::http::problem::Problem;

type Answer<T> = Result<T, RegistryError>;

/// Secrets shown once are kept by nobody on the way.
const NO_STORE: [(header::HeaderName, &str); 1] = [(header::CACHE_CONTROL, "no-store")];

type Once<T> = ([(header::HeaderName, &'static str); 1], Json<T>);

/// Begin to set a second factor up.
#[utoipa::path(post, path = "/api/v1/account/totp", tag = "account",
    responses((status = 200, body = api::TotpSetup), (status = 403, body = Problem), (status = 409, body = Problem)))]
pub(super) async fn totp_begin(
    State(registry): State<App>,
    identity: Identity,
) -> Answer<Once<api::TotpSetup>> {
    let member = identity.member()?;
    confirming::needed(&registry, member)?;
    let setup = factors::begin(&registry, member).await?;
    Ok((NO_STORE, Json(api::TotpSetup { secret: setup.secret, uri: setup.uri })))
}

/// Turn the second factor on with a code of it; answers recovery codes, once.
#[utoipa::path(put, path = "/api/v1/account/totp", tag = "account", request_body = api::TotpCode,
    responses((status = 200, body = api::RecoveryCodes), (status = 403, body = Problem),
        (status = 409, body = Problem), (status = 422, body = Problem)))]
pub(super) async fn totp_on(
    State(registry): State<App>,
    identity: Identity,
    caller: Caller,
    Body(wish): Body<api::TotpCode>,
) -> Answer<Once<api::RecoveryCodes>> {
    let member = identity.member()?;
    confirming::needed(&registry, member)?;
    let what = format!("totp:{}", member.account);
    let guesses = &registry.accounts.guesses;
    let _try = guesses.allow(&what, caller.origin.address, registry.now())?;
    let codes = factors::turn_on(&registry, member, wish.code).await;
    if codes.is_err() {
        guesses.wrong(&what, caller.origin.address, registry.now());
    }
    Ok((NO_STORE, Json(api::RecoveryCodes { codes: codes? })))
}

/// Take the second factor away.
#[utoipa::path(delete, path = "/api/v1/account/totp", tag = "account", request_body = api::Proof,
    responses((status = 204), (status = 401, body = Problem), (status = 403, body = Problem)))]
pub(super) async fn totp_off(
    State(registry): State<App>,
    identity: Identity,
    caller: Caller,
    Maybe(proof): Maybe<api::Proof>,
) -> Answer<StatusCode> {
    let member = identity.member()?;
    let passkey = proof.passkey.map(|answer| (answer.id, answer.credential));
    let proof = Proof { password: proof.password, code: proof.code, passkey };
    confirming::needed_or(&registry, member, proof, &caller.origin).await?;
    factors::turn_off(&registry, member).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// New recovery codes, shown once; those before are void.
#[utoipa::path(post, path = "/api/v1/account/recovery-codes", tag = "account",
    responses((status = 200, body = api::RecoveryCodes), (status = 403, body = Problem), (status = 409, body = Problem)))]
pub(super) async fn recovery_codes(
    State(registry): State<App>,
    identity: Identity,
) -> Answer<Once<api::RecoveryCodes>> {
    let member = identity.member()?;
    confirming::needed(&registry, member)?;
    let codes = factors::renew_codes(&registry, member).await?;
    Ok((NO_STORE, Json(api::RecoveryCodes { codes })))
}

/// Begin to add a passkey.
#[utoipa::path(post, path = "/api/v1/account/passkeys/start", tag = "account",
    responses((status = 200, body = api::PasskeyQuestion), (status = 403, body = Problem),
        (status = 503, body = Problem, description = "passkey.no_name: passkeys cannot work here")))]
pub(super) async fn passkey_begin(
    State(registry): State<App>,
    identity: Identity,
    Maybe(_nothing): Maybe<serde_json::Value>,
) -> Answer<Json<api::PasskeyQuestion>> {
    let member = identity.member()?;
    confirming::needed(&registry, member)?;
    let question = passkeys::begin_adding(&registry, member).await?;
    Ok(Json(api::PasskeyQuestion { id: question.id, options: question.options }))
}

/// Add the passkey the browser made.
#[utoipa::path(post, path = "/api/v1/account/passkeys/finish", tag = "account", request_body = api::NewPasskey,
    responses((status = 200, body = api::Account), (status = 403, body = Problem), (status = 422, body = Problem)))]
pub(super) async fn passkey_add(
    State(registry): State<App>,
    identity: Identity,
    Body(wish): Body<api::NewPasskey>,
) -> Answer<Json<api::Account>> {
    let member = identity.member()?;
    confirming::needed(&registry, member)?;
    passkeys::add(&registry, member, wish.id, &wish.name, wish.credential).await?;
    Ok(Json(shapes::account(&registry, account_of(&identity)?).await?))
}

/// Take a passkey away.
#[utoipa::path(delete, path = "/api/v1/account/passkeys/{id}", tag = "account",
    params(("id" = i64, Path, description = "The passkey's number")),
    responses((status = 204), (status = 403, body = Problem), (status = 404, body = Problem),
        (status = 409, body = Problem, description = "passkey.last: nothing would be left to sign in with")))]
pub(super) async fn passkey_remove(
    State(registry): State<App>,
    identity: Identity,
    Path(id): Path<String>,
) -> Answer<StatusCode> {
    let member = identity.member()?;
    confirming::needed(&registry, member)?;
    passkeys::remove(&registry, member, number(&id, "passkey")?).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Where one is signed in.
#[utoipa::path(get, path = "/api/v1/account/sessions", tag = "account",
    responses((status = 200, body = Vec<api::SignedInSession>)))]
pub(super) async fn sessions(
    State(registry): State<App>,
    identity: Identity,
) -> Answer<Json<Vec<api::SignedInSession>>> {
    let member = identity.member()?;
    let here = match member.via {
        Via::Session { hash, .. } => Some(hash),
        Via::Token { .. } => None,
    };
    let rows = places::list(&registry, member).await?;
    let shown = rows.into_iter().map(|row| api::SignedInSession {
        id: places::shown_id(&row.hash),
        agent: row.agent,
        created: row.created,
        seen: row.seen,
        here: here == Some(row.hash),
    });
    Ok(Json(shown.collect()))
}

/// End one of one's own sessions.
#[utoipa::path(delete, path = "/api/v1/account/sessions/{id}", tag = "account",
    params(("id" = String, Path, description = "The session's id")),
    responses((status = 204), (status = 404, body = Problem)))]
pub(super) async fn session_end(
    State(registry): State<App>,
    identity: Identity,
    Path(id): Path<String>,
) -> Answer<StatusCode> {
    places::end_one(&registry, identity.member()?, id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// One's own tokens.
#[utoipa::path(get, path = "/api/v1/account/tokens", tag = "account",
    responses((status = 200, body = Vec<api::Token>)))]
pub(super) async fn tokens(State(registry): State<App>, identity: Identity) -> Answer<Json<Vec<api::Token>>> {
    let rows = programs::list(&registry, identity.member()?).await?;
    Ok(Json(rows.iter().map(shapes::token_out).collect()))
}

/// Make a token. This is the only time it is shown. Secret scanners find it by `\bvtr_[0-9A-Za-z]{49}\b`; its last six
/// letters are the CRC-32 of the 43 before them, in base62.
#[utoipa::path(post, path = "/api/v1/account/tokens", tag = "account", request_body = api::NewToken,
    responses((status = 201, body = api::MadeToken), (status = 403, body = Problem), (status = 409, body = Problem),
        (status = 422, body = Problem)))]
pub(super) async fn token_make(
    State(registry): State<App>,
    identity: Identity,
    Body(wish): Body<api::NewToken>,
) -> Answer<(StatusCode, [(header::HeaderName, &'static str); 1], Json<api::MadeToken>)> {
    let member = identity.member()?;
    confirming::needed(&registry, member)?;
    let wish = programs::Wish {
        name: wish.name,
        scopes: shapes::scopes_in(&wish.scopes),
        packages: wish.packages,
        days: wish.days,
    };
    let (token, row) = programs::add(&registry, member, wish).await?;
    let made = api::MadeToken { token, about: shapes::token_out(&row) };
    Ok((StatusCode::CREATED, NO_STORE, Json(made)))
}

/// Take a token back.
#[utoipa::path(delete, path = "/api/v1/account/tokens/{id}", tag = "account",
    params(("id" = i64, Path, description = "The token's number")),
    responses((status = 204), (status = 404, body = Problem)))]
pub(super) async fn token_revoke(
    State(registry): State<App>,
    identity: Identity,
    Path(id): Path<String>,
) -> Answer<StatusCode> {
    programs::revoke(&registry, identity.member()?, number(&id, "token")?).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// The token that asks takes itself back: a program signs out.
#[utoipa::path(delete, path = "/api/v1/account/token", tag = "account",
    responses((status = 204), (status = 403, body = Problem)))]
pub(super) async fn token_leave(State(registry): State<App>, identity: Identity) -> Answer<StatusCode> {
    programs::revoke_itself(&registry, identity.member()?).await?;
    Ok(StatusCode::NO_CONTENT)
}
