//! The OpenAPI document as the areas describe themselves, completed with what all have in common: who may call what
//! (from the table of access), how a refusal looks.

use serde_json::{Map, Value, json};
use utoipa::OpenApi as _;
use utoipa::openapi::OpenApi;

use crate::RegistryError;
use crate::accounts::identity::Scope;
use crate::accounts::{COOKIE, COOKIE_PLAIN};
use crate::http::App;
use crate::http::access::{Access, Limit, Route, routes};
use crate::http::problem::{FieldFault, Problem};

#[derive(utoipa::OpenApi)]
#[openapi(components(schemas(Problem, FieldFault)))]
struct Shared;

/// Marks the answers that operations have in common.
pub(super) const COMMON: &str = "x-common";

/// Methods an operation may stand under.
pub(super) const METHODS: [&str; 7] = ["get", "post", "put", "patch", "delete", "head", "options"];

/// The whole document.
pub(super) fn finished(mut document: OpenApi, registry: &App) -> Result<Value, RegistryError> {
    document.merge(Shared::openapi());
    let mut document = serde_json::to_value(document)?;
    let https = registry.config.public_url.as_ref().is_some_and(|url| url.scheme() == "https");
    document["info"] = json!({
        "title": format!("{}: the registry's API", registry.config.title),
        "version": env!("CARGO_PKG_VERSION"),
        "description": "Everything the web page, the desktop gallery and `vitrine` do at a registry. Keys are camelCase, times \
            milliseconds since 1970, digests 64 hex digits. Lists come a page at a time: `items`, and in `next` the `cursor` \
            of the page after it. Refusals are `application/problem+json` with a `code` that stays and a sentence for people.",
        "license": { "name": "Apache-2.0", "identifier": "Apache-2.0" },
    });
    document["components"]["securitySchemes"] = json!({
        "bearer": { "type": "http", "scheme": "bearer", "description": "A token, made on the account page or by a device code." },
        "cookie": { "type": "apiKey", "in": "cookie", "name": if https { COOKIE } else { COOKIE_PLAIN },
                    "description": "The web page's session." },
    });
    for (path, item) in document["paths"].as_object_mut().into_iter().flatten() {
        for method in METHODS {
            if let Some(operation) = item.get_mut(method).and_then(Value::as_object_mut) {
                complete(path, method, operation);
            }
        }
    }
    Ok(document)
}

fn complete(path: &str, method: &str, operation: &mut Map<String, Value>) {
    let route = routes().find(|route| route.path == path && route.method.eq_ignore_ascii_case(method));
    operation.insert("operationId".into(), name_of(method, path).into());
    if let Some(route) = route {
        operation.insert("security".into(), security(route));
        operation.insert("x-access".into(), who(route.access).into());
        operation.insert("x-limit".into(), how_often(route.limit).into());
    }
    if operation.get("tags").and_then(Value::as_array).is_none_or(Vec::is_empty) {
        let area = path.strip_prefix("/api/v1/").unwrap_or(path).trim_start_matches('/').split('/').next();
        operation.insert("tags".into(), json!([area.unwrap_or("registry")]));
    }
    let common = route.map(|route| refused_before(route, operation)).unwrap_or_default();
    if let Some(responses) = operation.get_mut("responses").and_then(Value::as_object_mut) {
        for (status, why) in common {
            // The page has one sentence for all of them.
            let answer = || json!({ "description": why, COMMON: true });
            responses.entry(status).or_insert_with(answer);
        }
        for (status, response) in responses.iter_mut() {
            if status.starts_with(['4', '5']) && method != "head" {
                refuse_as_problem(response);
            }
        }
        let refusal = json!({ "description": "A refusal.", "content": problem() });
        responses.entry("default").or_insert(refusal);
    }
}

/// What stands before every handler may refuse: the gate, the reading of addresses and bodies.
fn refused_before(route: &Route, operation: &Map<String, Value>) -> Vec<(&'static str, &'static str)> {
    let changes = !matches!(route.method, "GET" | "HEAD" | "OPTIONS");
    let body = operation.contains_key("requestBody");
    let asks = operation.get("parameters").and_then(Value::as_array).is_some_and(|all| !all.is_empty());
    let known = [
        (body || asks, "400", "It cannot be understood."),
        (true, "401", "Nobody is signed in, or the token is not good (any more)."),
        (changes || route.access != Access::Public, "403", "Not for this account, token or page."),
        (body, "413", "The body is too large."),
        (body, "415", "The body is of another type."),
        (body, "422", "The body is not what it has to be."),
        (route.limit != Limit::Free, "429", "Too often; `Retry-After` says when again."),
        (true, "503", "Not now; `Retry-After` says when again."),
    ];
    known.into_iter().filter(|(may, ..)| *may).map(|(_, status, why)| (status, why)).collect()
}

/// The body of every refusal.
fn problem() -> Value {
    json!({ "application/problem+json": { "schema": { "$ref": "#/components/schemas/Problem" } } })
}

/// The areas name the statuses of their refusals, and some a body of their own beside the problem that what stands
/// before every handler (the gate, the reading of bodies) answers.
fn refuse_as_problem(response: &mut Value) {
    let own = response.get("content").and_then(|content| content.get("application/json"));
    let own = own.filter(|own| own["schema"]["$ref"] != "#/components/schemas/Problem").cloned();
    response["content"] = problem();
    if let Some(own) = own {
        response["content"]["application/json"] = own;
    }
}

/// An operation's name: its method and the words of its path, for no two have both. (Those of the handlers are told apart
/// by the files they stand in.)
fn name_of(method: &str, path: &str) -> String {
    let words =
        path.strip_prefix("/api/v1/").unwrap_or(path).split(|letter: char| !letter.is_ascii_alphanumeric());
    words.filter(|word| !word.is_empty()).fold(method.to_owned(), |name, word| {
        let (first, rest) = word.split_at(1);
        name + &first.to_ascii_uppercase() + rest
    })
}

fn security(route: &Route) -> Value {
    match route.access {
        Access::Public => json!([{}, { "bearer": [] }, { "cookie": [] }]),
        Access::Session | Access::AdminSession => json!([{ "cookie": [] }]),
        Access::Member(_) | Access::Curator | Access::Admin => json!([{ "bearer": [] }, { "cookie": [] }]),
    }
}

/// Who may call it, in words.
fn who(access: Access) -> String {
    match access {
        Access::Public => "everybody".into(),
        Access::Member(scope) => format!("accounts; tokens with “{}”", word_of(scope)),
        Access::Session => "accounts, on the web page only".into(),
        Access::Curator => "curators; tokens with “moderate”".into(),
        Access::Admin => "administrators; tokens with “moderate”".into(),
        Access::AdminSession => "administrators, signed in on the web page; no tokens".into(),
    }
}

fn word_of(scope: Scope) -> &'static str {
    match scope {
        Scope::Read => "read",
        Scope::Publish => "publish",
        Scope::Rate => "rate",
        Scope::Moderate => "moderate",
    }
}

fn how_often(limit: Limit) -> &'static str {
    match limit {
        Limit::Read => "reading",
        Limit::Search => "searching",
        Limit::Write => "writing",
        Limit::Guess => "guessing",
        Limit::SignUp => "signing up",
        Limit::Upload => "uploading",
        Limit::Free => "none",
    }
}
