//! JSON from strangers, read leniently: what has another type than expected is as if it were not there.

use serde_json::Value;

use super::text;

/// Parses a member; a byte order mark is forgiven.
pub(crate) fn parse(bytes: &[u8]) -> Result<Value, serde_json::Error> {
    serde_json::from_slice(bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes))
}

/// The text of a key, as one clean line; empty when it is missing or no text.
pub(crate) fn line(value: &Value, key: &str, max: usize) -> String {
    value.get(key).and_then(Value::as_str).map(|found| text::line(found, max)).unwrap_or_default()
}

/// The text of a key with its line breaks; empty when it is missing or no text.
pub(crate) fn block(value: &Value, key: &str, max: usize) -> String {
    value.get(key).and_then(Value::as_str).map(|found| text::block(found, max)).unwrap_or_default()
}

/// The first of several keys that has text.
pub(crate) fn first_line(value: &Value, keys: &[&str], max: usize) -> String {
    keys.iter().map(|key| line(value, key, max)).find(|found| !found.is_empty()).unwrap_or_default()
}

/// Elements looked at in one list: three times what is ever shown, so that a list of a million takes no
/// longer than one a person wrote.
const LIST_ITEMS: usize = 1000;

/// The first elements of a list under a key; none when it is missing or no list.
pub(crate) fn list<'a>(value: &'a Value, key: &str) -> &'a [Value] {
    let all = value.get(key).and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
    &all[..all.len().min(LIST_ITEMS)]
}

/// The non-empty texts of a list under a key, each a clean line, none twice, at most `count`.
pub(crate) fn lines(value: &Value, key: &str, max: usize, count: usize) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for item in list(value, key).iter().filter_map(Value::as_str) {
        let item = text::line(item, max);
        if !item.is_empty() && !found.contains(&item) && found.len() < count {
            found.push(item);
        }
    }
    found
}

/// A yes or no under a key.
pub(crate) fn flag(value: &Value, key: &str) -> Option<bool> {
    value.get(key).and_then(Value::as_bool)
}

/// True when any text in the value, keys too, is one `wanted` says yes to.
pub(crate) fn any_text(value: &Value, wanted: &dyn Fn(&str) -> bool) -> bool {
    match value {
        Value::String(text) => wanted(text),
        Value::Array(items) => items.iter().any(|item| any_text(item, wanted)),
        Value::Object(map) => map.iter().any(|(key, item)| wanted(key) || any_text(item, wanted)),
        _ => false,
    }
}
