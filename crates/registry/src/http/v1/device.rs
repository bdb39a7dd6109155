//! Signing in from a program: device codes, RFC 8628.

use axum::Json;
use axum::extract::{Path, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use vitrine_api::registry as api;

use super::account::{Caller, scopes_in, scopes_out};
use crate::RegistryError;
use crate::accounts::confirming;
use crate::accounts::device::{self, Pending};
use crate::accounts::identity::{Identity, Scope};
use crate::http::App;
use crate::http::access::{Access, Limit, Route, route};
use crate::http::body::{Body, JsonOrForm};
use crate::http::problem::Problem;

/// What this area serves.
pub(super) const ROUTES: &[Route] = &[
    route("POST", "/api/v1/device/code", Access::Public, Limit::Write),
    // 256 bits cannot be guessed, and asking is what the protocol wants: every five seconds.
    route("POST", "/api/v1/device/token", Access::Public, Limit::Read),
    route("GET", "/api/v1/device/requests/{code}", Access::Session, Limit::Guess),
    route("POST", "/api/v1/device/requests/{code}", Access::Session, Limit::Guess),
];

/// Its handlers.
pub(super) fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(code)).routes(routes!(token)).routes(routes!(look, decide))
}

type Answer<T> = Result<T, RegistryError>;

/// A refusal as OAuth has it (RFC 6749, 5.2).
fn refused(error: &str, sentence: &str) -> Response {
    let body = api::DeviceRefusal { error: error.into(), error_description: sentence.into() };
    (StatusCode::BAD_REQUEST, [(header::CACHE_CONTROL, "no-store")], Json(body)).into_response()
}

/// What a program asks for; `None` when a word is no scope.
fn wanted(ask: &api::DeviceAsk) -> Option<Vec<Scope>> {
    let listed = ask.scopes.as_deref().map(scopes_in).unwrap_or_default();
    let spelled: Option<Vec<Scope>> = ask
        .scope
        .as_deref()
        .unwrap_or_default()
        .split_whitespace()
        .map(|word| serde_json::from_value(word.into()).ok())
        .collect();
    let mut scopes = Vec::new();
    for scope in listed.into_iter().chain(spelled?) {
        if !scopes.contains(&scope) {
            scopes.push(scope);
        }
    }
    if scopes.is_empty() {
        scopes = vec![Scope::Read, Scope::Publish, Scope::Rate];
    }
    Some(scopes)
}

/// A program asks to be signed in: it gets a secret code, and one to show to the person.
#[utoipa::path(post, path = "/api/v1/device/code", tag = "device",
    request_body(content((api::DeviceAsk = "application/json"), (api::DeviceAsk = "application/x-www-form-urlencoded"))),
    responses((status = 200, body = api::DeviceCode), (status = 400, body = api::DeviceRefusal)))]
async fn code(State(registry): State<App>, JsonOrForm(ask): JsonOrForm<api::DeviceAsk>) -> Answer<Response> {
    let Some(scopes) = wanted(&ask) else {
        return Ok(refused("invalid_scope", "Scopes are read, publish, rate and moderate."));
    };
    let codes = device::begin(&registry, &ask.client, scopes).await?;
    let body = api::DeviceCode {
        device_code: codes.device,
        verification_uri_complete: format!("{}?code={}", codes.address, codes.user),
        verification_uri: codes.address,
        user_code: codes.user,
        expires_in: device::HOLDS,
        interval: device::PAUSE,
    };
    Ok(([(header::CACHE_CONTROL, "no-store")], Json(body)).into_response())
}

/// A program asks whether the person has said yes. The token is answered once.
#[utoipa::path(post, path = "/api/v1/device/token", tag = "device",
    request_body(content((api::DevicePoll = "application/json"), (api::DevicePoll = "application/x-www-form-urlencoded"))),
    responses((status = 200, body = api::DeviceToken), (status = 400, body = api::DeviceRefusal)))]
async fn token(
    State(registry): State<App>,
    JsonOrForm(poll): JsonOrForm<api::DevicePoll>,
) -> Answer<Response> {
    if poll.grant_type != device::GRANT {
        return Ok(refused("unsupported_grant_type", &format!("grant_type has to be {}.", device::GRANT)));
    }
    let (token, row) = match device::poll(&registry, &poll.device_code).await? {
        Ok(made) => made,
        Err(pending) => {
            let (error, sentence) = match pending {
                Pending::Waiting => ("authorization_pending", "The person has not answered yet."),
                Pending::SlowDown => {
                    ("slow_down", "Ask less often: five seconds more between two questions.")
                }
                Pending::Denied => ("access_denied", "The person said no."),
                Pending::Expired => ("expired_token", "The code is over. Begin anew."),
                Pending::Unknown => ("invalid_grant", "This code is not known, or was used already."),
            };
            return Ok(refused(error, sentence));
        }
    };
    let words: Vec<String> = row
        .scopes
        .iter()
        .filter_map(|scope| Some(serde_json::to_value(scope).ok()?.as_str()?.to_owned()))
        .collect();
    let body = api::DeviceToken {
        access_token: token,
        token_type: "Bearer".into(),
        scope: words.join(" "),
        expires_in: row.expires.map(|end| (end - row.created) / 1000),
    };
    Ok(([(header::CACHE_CONTROL, "no-store")], Json(body)).into_response())
}

/// What the program that shows this code asks for.
#[utoipa::path(get, path = "/api/v1/device/requests/{code}", tag = "device",
    params(("code" = String, Path, description = "The code the program shows: XXXX-XXXX")),
    responses((status = 200, body = api::DeviceRequest), (status = 404, body = Problem), (status = 429, body = Problem)))]
async fn look(
    State(registry): State<App>,
    identity: Identity,
    caller: Caller,
    Path(code): Path<String>,
) -> Answer<Json<api::DeviceRequest>> {
    let row = device::look(&registry, identity.member()?, &code, &caller.origin).await?;
    Ok(Json(api::DeviceRequest { client: row.client, scopes: scopes_out(&row.scopes), expires: row.expires }))
}

/// Say yes or no to the program that shows this code.
#[utoipa::path(post, path = "/api/v1/device/requests/{code}", tag = "device", request_body = api::DeviceDecision,
    params(("code" = String, Path, description = "The code the program shows: XXXX-XXXX")),
    responses((status = 204), (status = 403, body = Problem, description = "auth.confirm"),
        (status = 404, body = Problem), (status = 409, body = Problem), (status = 429, body = Problem)))]
async fn decide(
    State(registry): State<App>,
    identity: Identity,
    caller: Caller,
    Path(code): Path<String>,
    Body(decision): Body<api::DeviceDecision>,
) -> Answer<StatusCode> {
    let member = identity.member()?;
    if decision.approve {
        confirming::needed(&registry, member)?;
    }
    let allowed = decision.approve.then(|| (decision.packages.unwrap_or_default(), decision.days));
    device::decide(&registry, member, &code, allowed, &caller.origin).await?;
    Ok(StatusCode::NO_CONTENT)
}
