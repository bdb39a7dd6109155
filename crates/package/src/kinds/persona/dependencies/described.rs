//! What a package says of a thing that runs: whether it names commands for it, and a digest of all of it.

use serde_json::Value;
use vitrine_base::{Hasher, Sha256};

use crate::Dependency;

/// True when the package names a command for it, anywhere in its description.
pub(super) fn names_commands(item: &Value) -> bool {
    const KEYS: [&str; 8] = [
        "install_cmd",
        "start_cmd",
        "install_command",
        "start_command",
        "command",
        "cmd",
        "run",
        "post_install",
    ];
    let named = |value: &Value| match value {
        Value::String(text) => !text.trim().is_empty(),
        Value::Array(items) => !items.is_empty(),
        _ => false,
    };
    match item {
        Value::Object(map) => map.iter().any(|(key, value)| {
            (KEYS.contains(&key.as_str()) && named(value)) || (value.is_object() && names_commands(value))
        }),
        _ => false,
    }
}

/// The digest of everything said of it; the order of keys does not matter.
pub(super) fn digest(item: &Value) -> Sha256 {
    let mut hasher = Hasher::new();
    feed(&mut hasher, item);
    hasher.finish()
}

/// Every part with its sort and its length before it, so that no two descriptions read the same.
fn feed(hasher: &mut Hasher, value: &Value) {
    let mut part = |sort: &str, length: usize| hasher.update(format!("{sort}{length}:").as_bytes());
    match value {
        Value::Object(map) => {
            part("o", map.len());
            let mut keys: Vec<_> = map.iter().collect();
            keys.sort_by_key(|(key, _)| *key);
            for (key, value) in keys {
                feed(hasher, &Value::String(key.clone()));
                feed(hasher, value);
            }
        }
        Value::Array(items) => {
            part("a", items.len());
            items.iter().for_each(|item| feed(hasher, item));
        }
        Value::String(text) => {
            part("s", text.len());
            hasher.update(text.as_bytes());
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {
            let text = value.to_string();
            part("v", text.len());
            hasher.update(text.as_bytes());
        }
    }
}

/// Two descriptions of one thing: it is listed once, but what runs may come from either.
pub(super) fn join(first: &mut Dependency, again: &Dependency) {
    first.names_commands |= again.names_commands;
    first.digest = match (first.digest, again.digest) {
        (Some(one), Some(two)) => Some(Sha256::of(format!("{one}{two}").as_bytes())),
        (one, two) => one.or(two),
    };
}
