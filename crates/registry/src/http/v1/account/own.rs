//! One's own account: what it says, its password, leaving.

use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use vitrine_api::registry as api;

use super::{Caller, account_of, shapes};
use crate::RegistryError;
use crate::accounts::confirming::{self, Proof};
use crate::accounts::identity::Identity;
use crate::accounts::{person, profile};
use crate::http::body::{Body, Maybe};
use crate::http::problem::Problem;
use crate::http::{App, cookie};

type Answer<T> = Result<T, RegistryError>;

/// One's own account.
#[utoipa::path(get, path = "/api/v1/account", tag = "account",
    responses((status = 200, body = api::Account), (status = 401, body = Problem)))]
pub(super) async fn account(State(registry): State<App>, identity: Identity) -> Answer<Json<api::Account>> {
    Ok(Json(shapes::account(&registry, account_of(&identity)?).await?))
}

/// Change what one's account says.
#[utoipa::path(patch, path = "/api/v1/account", tag = "account", request_body = api::AccountChange,
    responses((status = 200, body = api::Account),
        (status = 403, body = Problem, description = "auth.confirm: a new address asks for a recent confirmation"),
        (status = 422, body = Problem)))]
pub(super) async fn change(
    State(registry): State<App>,
    identity: Identity,
    Body(wish): Body<api::AccountChange>,
) -> Answer<Json<api::Account>> {
    let change = profile::Change {
        name: wish.name,
        email: wish.email,
        language: wish.language,
        mail: wish.mail.map(shapes::mail_in),
    };
    profile::change(&registry, identity.member()?, change).await?;
    Ok(Json(shapes::account(&registry, account_of(&identity)?).await?))
}

/// Delete one's account.
#[utoipa::path(delete, path = "/api/v1/account", tag = "account", request_body = api::Goodbye,
    responses((status = 204),
        (status = 403, body = Problem, description = "auth.confirm"),
        (status = 409, body = Problem, description = "account.last_admin; account.sole_owner names packages that would \
            be left without an owner: say leavePackages")))]
pub(super) async fn delete(
    State(registry): State<App>,
    identity: Identity,
    caller: Caller,
    Maybe(goodbye): Maybe<api::Goodbye>,
) -> Answer<(StatusCode, HeaderMap)> {
    let member = identity.member()?;
    let proof = Proof { password: goodbye.password, code: goodbye.code, passkey: None };
    confirming::needed_or(&registry, member, proof, &caller.origin).await?;
    person::delete(&registry, member, goodbye.leave_packages).await?;
    let mut headers = HeaderMap::new();
    headers.insert(header::SET_COOKIE, cookie::clear(&registry.config)?);
    Ok((StatusCode::NO_CONTENT, headers))
}

/// Everything this registry has written down about you. It asks who you are as deletion does: whoever finds a page open
/// must not carry all of it away.
#[utoipa::path(get, path = "/api/v1/account/export", tag = "account",
    responses((status = 200, body = Object, description = "One JSON document, as a download"),
        (status = 403, body = Problem, description = "auth.confirm")))]
pub(super) async fn export(
    State(registry): State<App>,
    identity: Identity,
) -> Answer<(HeaderMap, Json<serde_json::Value>)> {
    let member = identity.member()?;
    confirming::needed(&registry, member)?;
    let document = person::export(&registry, member).await?;
    let mut headers = HeaderMap::new();
    let name = header::HeaderValue::from_static("attachment; filename=\"my-account.json\"");
    headers.insert(header::CONTENT_DISPOSITION, name);
    headers.insert(header::CACHE_CONTROL, header::HeaderValue::from_static("no-store"));
    Ok((headers, Json(document)))
}

/// Set a new password; all other sessions end.
#[utoipa::path(put, path = "/api/v1/account/password", tag = "account", request_body = api::PasswordChange,
    responses((status = 204), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 422, body = Problem)))]
pub(super) async fn password(
    State(registry): State<App>,
    identity: Identity,
    caller: Caller,
    Body(wish): Body<api::PasswordChange>,
) -> Answer<StatusCode> {
    profile::change_password(&registry, identity.member()?, wish.old, wish.new, &caller.origin).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Ask for a link to set a new password. The answer is the same whether there is such an account or not.
#[utoipa::path(post, path = "/api/v1/account/reset", tag = "account", request_body = api::ForgottenPassword,
    responses((status = 202)))]
pub(super) async fn forgotten(
    State(registry): State<App>,
    Body(wish): Body<api::ForgottenPassword>,
) -> Answer<StatusCode> {
    profile::forgotten(&registry, wish.handle).await?;
    Ok(StatusCode::ACCEPTED)
}

/// Set a new password by a mailed link; all sessions end.
#[utoipa::path(post, path = "/api/v1/account/reset/finish", tag = "account", request_body = api::PasswordReset,
    responses((status = 204), (status = 404, body = Problem), (status = 422, body = Problem)))]
pub(super) async fn reset(
    State(registry): State<App>,
    Body(wish): Body<api::PasswordReset>,
) -> Answer<StatusCode> {
    profile::reset(&registry, wish.token, wish.password).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Confirm an address by a mailed link.
#[utoipa::path(post, path = "/api/v1/account/email/confirm", tag = "account", request_body = api::EmailConfirmation,
    responses((status = 204), (status = 404, body = Problem)))]
pub(super) async fn confirm_email(
    State(registry): State<App>,
    Body(wish): Body<api::EmailConfirmation>,
) -> Answer<StatusCode> {
    profile::confirm_email(&registry, wish.token).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Say again who you are: sensitive steps ask for it when it was more than 15 minutes ago.
#[utoipa::path(post, path = "/api/v1/account/confirm", tag = "account", request_body = api::Proof,
    responses((status = 204), (status = 401, body = Problem), (status = 429, body = Problem)))]
pub(super) async fn confirm(
    State(registry): State<App>,
    identity: Identity,
    caller: Caller,
    Body(proof): Body<api::Proof>,
) -> Answer<StatusCode> {
    let passkey = proof.passkey.map(|answer| (answer.id, answer.credential));
    let proof = Proof { password: proof.password, code: proof.code, passkey };
    confirming::confirm(&registry, identity.member()?, proof, &caller.origin).await?;
    Ok(StatusCode::NO_CONTENT)
}
