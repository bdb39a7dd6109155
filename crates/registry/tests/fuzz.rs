//! Every operation of the API's own description, with values that fit and values that do not, as everybody there is:
//! whatever comes, it is never the server's fault. The dice fall the same way every time; `VITRINE_FUZZ` says how many
//! rounds (`make soak` takes many) and `VITRINE_SEED` which dice.

use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::http::{HeaderValue, Method, Request, StatusCode};
use axum::response::Response;
use serde_json::{Map, Value, json};
use tower::ServiceExt as _;
use vitrine_registry::accounts::identity::Role;
use vitrine_registry::http::app;
use vitrine_testkit::many::Dice;

use crate::authorisation::session;
use crate::ground::NOW;
use crate::publishing::shop::Shop;

/// Rounds through the whole document when nobody says.
const ROUNDS: u64 = 3;

/// How long one answer may take to begin, on a machine that does much else.
const PATIENCE: Duration = Duration::from_secs(60);

/// How deep a made-up document goes.
const DEEPEST: u32 = 4;

/// What people have sent to servers.
const STRANGE: [&str; 22] = [
    "",
    " ",
    "0",
    "-1",
    "1.0.0",
    "9223372036854775807",
    "9223372036854775808",
    "99999999999999999999999999",
    "1e309",
    "NaN",
    "null",
    "..",
    "../../registry.db",
    "'; DROP TABLE package; --",
    "<script>alert(1)</script>",
    "%00",
    "\u{0}",
    "\u{202e}gnp",
    "a\r\nset-cookie: x=y",
    "🦀🦀🦀",
    "ｎｏｒａ",
    "*",
];

fn number(name: &str, otherwise: u64) -> u64 {
    std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(otherwise)
}

/// An operation of the document.
struct Operation {
    method: Method,
    path: String,
    parameters: Vec<Value>,
    body: Option<Value>,
    /// What it may answer, by status.
    answers: Value,
}

/// The document and the dice.
struct Maker<'a> {
    document: &'a Value,
    dice: Dice,
    /// Ids of what is there.
    known: &'a [String],
}

impl Maker<'_> {
    fn chance(&mut self, one_in: u64) -> bool {
        self.dice.below(one_in) == 0
    }

    fn text(&mut self) -> String {
        match self.dice.below(6) {
            0 => "a".repeat(1 + self.dice.below(5_000) as usize),
            1 | 2 => self.known[self.dice.below(self.known.len() as u64) as usize].clone(),
            3 => format!("word{}", self.dice.below(1_000)),
            _ => self.dice.pick(&STRANGE).to_owned(),
        }
    }

    fn integer(&mut self) -> Value {
        match self.dice.below(8) {
            0 => json!(i64::MAX),
            1 => json!(i64::MIN),
            2 => json!(u64::MAX),
            3 => json!(-1),
            4 => json!(1.5),
            _ => json!(self.dice.below(6)),
        }
    }

    /// A document that has nothing to do with what is wanted.
    fn anything(&mut self) -> Value {
        match self.dice.below(7) {
            0 => Value::Null,
            1 => json!(true),
            2 => self.integer(),
            3 => json!([self.text(), self.integer()]),
            4 => json!({ self.text(): self.text() }),
            5 => json!([]),
            _ => json!(self.text()),
        }
    }

    /// What a `$ref` stands for.
    fn meant(&self, schema: &Value) -> Value {
        let name = schema["$ref"].as_str().and_then(|name| name.strip_prefix('#'));
        name.and_then(|name| self.document.pointer(name)).unwrap_or(schema).clone()
    }

    /// A value of a schema, nearly always.
    fn value(&mut self, schema: &Value, depth: u32) -> Value {
        if self.chance(12) || depth > DEEPEST {
            return self.anything();
        }
        let schema = self.meant(schema);
        for choice in ["oneOf", "anyOf", "allOf"] {
            if let Some(among) = schema[choice].as_array().filter(|among| !among.is_empty()) {
                let one = among[self.dice.below(among.len() as u64) as usize].clone();
                return self.value(&one, depth + 1);
            }
        }
        if let Some(words) = schema["enum"].as_array().filter(|words| !words.is_empty()) {
            return words[self.dice.below(words.len() as u64) as usize].clone();
        }
        let kinds: Vec<&str> = match &schema["type"] {
            Value::Array(kinds) => kinds.iter().filter_map(Value::as_str).collect(),
            Value::String(kind) => vec![kind.as_str()],
            _ => vec![],
        };
        if kinds.is_empty() {
            return self.anything();
        }
        match kinds[self.dice.below(kinds.len() as u64) as usize] {
            "object" => self.object(&schema, depth),
            "array" => {
                let count = self.dice.below(4);
                Value::Array((0..count).map(|_| self.value(&schema["items"], depth + 1)).collect())
            }
            "integer" | "number" => self.integer(),
            "boolean" => json!(self.chance(2)),
            "string" => json!(self.text()),
            _ => Value::Null,
        }
    }

    fn object(&mut self, schema: &Value, depth: u32) -> Value {
        let mut made = Map::new();
        let fields = schema["properties"].as_object().cloned().unwrap_or_default();
        let required: Vec<&str> =
            schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        for (name, field) in fields {
            let left_out = if required.contains(&name.as_str()) { self.chance(15) } else { self.chance(2) };
            if !left_out {
                let value = self.value(&field, depth + 1);
                made.insert(name, value);
            }
        }
        if self.chance(10) {
            let (name, value) = (self.text(), self.anything());
            made.insert(name, value);
        }
        Value::Object(made)
    }

    /// A request for an operation.
    fn request(&mut self, operation: &Operation, cookie: Option<&str>) -> Request<Body> {
        let (mut path, mut query) = (operation.path.clone(), Vec::new());
        let mut request = Request::builder().method(operation.method.clone());
        for parameter in &operation.parameters {
            let name = parameter["name"].as_str().unwrap_or_default();
            let text = match self.value(&parameter["schema"], 1) {
                Value::String(text) => text,
                other => other.to_string(),
            };
            match parameter["in"].as_str() {
                Some("header") => {
                    let right = if self.chance(4) { text } else { right_header(name, text) };
                    if let Ok(value) = HeaderValue::from_str(&right) {
                        request = request.header(name, value);
                    }
                }
                Some("path") => path = path.replace(&format!("{{{name}}}"), &escaped(&text)),
                _ if self.chance(3) => {}
                _ => query.push(format!("{}={}", escaped(name), escaped(&text))),
            }
        }
        if !query.is_empty() {
            path = format!("{path}?{}", query.join("&"));
        }
        if let Some(cookie) = cookie {
            let cookie = format!("vitrine={cookie}");
            request = request.header("cookie", cookie).header("sec-fetch-site", "same-origin");
        }
        let (kind, body) = self.body(operation);
        if let Some(kind) = kind {
            request = request.header("content-type", kind);
        }
        request.uri(path).body(body).unwrap()
    }

    fn body(&mut self, operation: &Operation) -> (Option<String>, Body) {
        let content = operation.body.as_ref().and_then(|body| body["content"].as_object());
        let Some((kind, content)) = content.and_then(|content| content.iter().next()) else {
            return (None, Body::empty());
        };
        let body = match self.dice.below(12) {
            0 => Body::empty(),
            1 => Body::from("{\"a\":"),
            2 => Body::from(vec![0xff; 100]),
            3 => Body::from("[".repeat(10_000)),
            _ => Body::from(self.value(&content["schema"], 0).to_string()),
        };
        let kind = if self.chance(20) { "text/plain".to_owned() } else { kind.clone() };
        (Some(kind), body)
    }
}

/// What tus would say, so that more than the first line of a handler is reached.
fn right_header(name: &str, text: String) -> String {
    match name.to_ascii_lowercase().as_str() {
        "tus-resumable" => "1.0.0".into(),
        "upload-length" => "4".into(),
        "upload-offset" => "0".into(),
        _ => text,
    }
}

/// Everything but letters and digits as `%xx`.
fn escaped(text: &str) -> String {
    let escape = |byte: u8| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' => char::from(byte).to_string(),
        _ => format!("%{byte:02X}"),
    };
    // What is not there at all would be another path.
    if text.is_empty() { "%20".into() } else { text.bytes().map(escape).collect() }
}

fn operations(document: &Value) -> Vec<Operation> {
    let mut all = Vec::new();
    for (path, methods) in document["paths"].as_object().unwrap() {
        let methods = methods.as_object().unwrap();
        let shared = methods.get("parameters").and_then(Value::as_array).cloned().unwrap_or_default();
        for (method, operation) in methods {
            let word = method.to_uppercase();
            if !["GET", "PUT", "POST", "DELETE", "PATCH", "HEAD", "OPTIONS"].contains(&word.as_str()) {
                continue;
            }
            let own = operation["parameters"].as_array().cloned().unwrap_or_default();
            all.push(Operation {
                method: word.parse().unwrap(),
                path: path.clone(),
                parameters: shared.iter().cloned().chain(own).collect(),
                body: operation.get("requestBody").cloned(),
                answers: operation["responses"].clone(),
            });
        }
    }
    all
}

async fn document(router: &Router) -> Value {
    let request = Request::get("/openapi.json").body(Body::empty()).unwrap();
    let response = router.clone().oneshot(request).await.unwrap();
    assert_eq!(response.status(), StatusCode::OK);
    let bytes = axum::body::to_bytes(response.into_body(), 1 << 24).await.unwrap();
    serde_json::from_slice(&bytes).unwrap()
}

/// Things that can be found by their ids, and the ids.
async fn stocked() -> (Shop, Vec<String>) {
    let shop = Shop::new();
    shop.import("nora", "1.0.0", Some(shop.maker)).await.unwrap();
    shop.import("taken_down", "1.0.0", Some(shop.maker)).await.unwrap();
    let submission = shop.approved(shop.maker, &crate::publishing::shop::persona("next", "1.0.0")).await;
    let known = ["nora", "taken_down", "1.0.0", "mira", "cora", "1", "2", "package:nora", "stable"];
    (shop, known.map(str::to_owned).into_iter().chain([submission]).collect())
}

/// Somebody new, with a session: what came before may have signed out, disabled or deleted whoever it was.
fn somebody(shop: &Shop, role: Option<Role>, number: u64) -> Option<String> {
    let role = role?;
    let handle = format!("fuzz{number}");
    let made = shop.registry().db.write_now(|unit| unit.add_account(&handle, role, None, None, NOW));
    Some(session(&shop.ground, made.unwrap()))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_that_is_sent_breaks_the_server() {
    let (rounds, seed) = (number("VITRINE_FUZZ", ROUNDS), number("VITRINE_SEED", 20_261_101));
    let (shop, known) = stocked().await;
    let router = app(shop.registry().clone());
    let document = document(&router).await;
    let operations = operations(&document);
    assert!(operations.len() > 80, "only {} operations", operations.len());
    let roles = [None, Some(Role::Member), Some(Role::Curator), Some(Role::Admin)];
    let mut maker = Maker { document: &document, dice: Dice::new(seed, 1), known: &known };
    let (mut wrong, mut count, mut reached) = (Vec::new(), 0, 0);
    for _ in 0..rounds {
        for operation in &operations {
            for role in roles {
                count += 1;
                let cookie = somebody(&shop, role, count);
                let request = maker.request(operation, cookie.as_deref());
                let told = format!("{} {} as {role:?}", request.method(), request.uri());
                let answered = tokio::time::timeout(PATIENCE, router.clone().oneshot(request)).await;
                let Ok(Ok(response)) = answered else {
                    wrong.push(format!("{told}: no answer"));
                    continue;
                };
                // Streams of events never end: what goes well is not read.
                let status = response.status();
                wrong.extend(undescribed(operation, &response).map(|what| format!("{told}: {what}")));
                reached += u64::from(status.is_success());
                if status.is_server_error() && !is_meant(operation, status) {
                    let bytes = axum::body::to_bytes(response.into_body(), 1 << 20).await.unwrap_or_default();
                    wrong.push(format!("{told}: {status} {}", String::from_utf8_lossy(&bytes)));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {count} (seed {seed}):\n{}", wrong.len(), wrong.join("\n"));
    // A test in which everything is refused would test the gate only.
    assert!(reached * 20 > count, "only {reached} of {count} went well");
}

/// What of an answer the document does not say: its status, or the media type for that. (That there are other refusals
/// is said of all; whoever asks what an operation refuses wants to know which.)
fn undescribed(operation: &Operation, response: &Response) -> Option<String> {
    let status = response.status();
    let Some(answer) = operation.answers.get(status.as_str()) else {
        return Some(format!("{status} is not in the document"));
    };
    let kind = response.headers().get("content-type").map_or("", |kind| kind.to_str().unwrap_or("?"));
    let kind = kind.split(';').next().unwrap_or_default().trim();
    let said = answer["content"].as_object();
    // An answer to HEAD is its head alone.
    let fits = match said {
        None => kind.is_empty() || operation.method == Method::HEAD,
        Some(said) => said.contains_key(kind),
    };
    (!fits).then(|| format!("{status} is answered as {kind:?}"))
}

/// Passkeys are not to be had at an address without a name; the description says so.
fn is_meant(operation: &Operation, status: StatusCode) -> bool {
    status == StatusCode::SERVICE_UNAVAILABLE && operation.path.contains("passkey")
}
