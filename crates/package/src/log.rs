//! The short form of a log line: a package that got a new version says the new one only, not all it ever had. Every
//! version carries digests, which no compression makes smaller, so a segment of full entries grows with the age of
//! its packages and this one does not.
//!
//! A changed line is an entry whose `versions` are those that are new or other than before, with two members more:
//! `changed`, the digest of the entry's full line (as in the snapshot, for [`crate::listing::catalogue_root`]), and
//! `dropped`, the versions that are gone. All versions it does not speak of stay as they were. A reader that does
//! not know the form sees an entry with another digest than the root has, and takes the snapshot.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use vitrine_base::{Sha256, Version};

/// What a changed line says besides its entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// Digest of the entry's full line.
    pub changed: Sha256,
    /// Versions that are gone.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub dropped: Vec<Version>,
}

/// The shortest log line that leads from one line of a snapshot to another line of the same package.
///
/// # Errors
/// When one of them is no JSON object.
pub fn changed_line(before: &str, now: &str) -> serde_json::Result<String> {
    let (old, mut new): (Map<String, Value>, Map<String, Value>) =
        (serde_json::from_str(before)?, serde_json::from_str(now)?);
    let (old, all) = (versions(&old).to_vec(), versions(&new).to_vec());
    let listed: Vec<Value> = all.iter().filter(|version| !old.contains(version)).cloned().collect();
    let is_there = |wanted: &&Value| all.iter().any(|version| name(version) == name(wanted));
    let dropped: Vec<Value> = old.iter().filter(|v| !is_there(v)).filter_map(name).cloned().collect();
    new.insert("changed".into(), Value::String(Sha256::of(now.as_bytes()).to_hex()));
    if !dropped.is_empty() {
        new.insert("dropped".into(), Value::Array(dropped));
    }
    new.insert("versions".into(), Value::Array(listed));
    let line = serde_json::to_string(&new)?;
    Ok(if line.len() < now.len() { line } else { now.to_owned() })
}

fn versions(entry: &Map<String, Value>) -> &[Value] {
    entry.get("versions").and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

fn name(version: &Value) -> Option<&Value> {
    version.get("version")
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn line(versions: &[(&str, u64)]) -> String {
        let versions: Vec<Value> = versions
            .iter()
            .map(|(version, size)| json!({ "version": version, "artifacts": [{ "size": size, "sha256": "a".repeat(64) }] }))
            .collect();
        json!({ "id": "x", "name": "X", "versions": versions }).to_string()
    }

    #[test]
    fn only_what_is_new_is_said() {
        let before = line(&[("1.0.0", 1), ("0.9.0", 1), ("0.8.0", 1)]);
        let now = line(&[("1.1.0", 1), ("1.0.0", 2), ("0.9.0", 1)]);
        let changed = changed_line(&before, &now).unwrap();
        let change: Change = serde_json::from_str(&changed).unwrap();
        assert_eq!(change.changed, Sha256::of(now.as_bytes()));
        assert_eq!(change.dropped, [Version::new("0.8.0").unwrap()]);
        let entry: Value = serde_json::from_str(&changed).unwrap();
        let listed: Vec<&str> =
            entry["versions"].as_array().unwrap().iter().map(|v| v["version"].as_str().unwrap()).collect();
        assert_eq!(listed, ["1.1.0", "1.0.0"]);
        // Where it saves nothing, the entry itself is the line.
        let short = line(&[("1.0.0", 1)]);
        assert_eq!(changed_line(&short, &line(&[("2.0.0", 1)])).unwrap(), line(&[("2.0.0", 1)]));
    }
}
