//! The signed parts of metadata as we write them (TUF specification 1.0.34, §4).

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;
use vitrine_base::Timestamp;

use super::{NewTarget, Periods};
use crate::time::written;
use crate::{PublicKey, TrustError, Withdrawn};

/// The version of the specification that is written; readers look at the major number.
pub(super) const SPEC: &str = "1.0.31";

/// Which keys sign a role, and how many of them must.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct RoleKeys {
    pub(super) keyids: Vec<String>,
    pub(super) threshold: u64,
}

impl RoleKeys {
    pub(super) fn of(keys: &[PublicKey], threshold: u64) -> Self {
        Self { keyids: keys.iter().map(|key| key.id().0).collect(), threshold }
    }
}

/// Keys by id, as metadata writes them.
pub(super) type Keys = BTreeMap<String, Value>;

/// Keys as metadata writes them, by id.
pub(super) fn described(keys: &[PublicKey]) -> Keys {
    keys.iter().map(|key| (key.id().0, key.described())).collect()
}

/// What every signed part has.
pub(super) trait Body: Serialize + for<'de> Deserialize<'de> {
    fn expires(&self) -> &str;
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct RootBody {
    #[serde(rename = "_type")]
    pub(super) kind: String,
    pub(super) spec_version: String,
    pub(super) version: u64,
    pub(super) expires: String,
    pub(super) consistent_snapshot: bool,
    pub(super) keys: Keys,
    pub(super) roles: BTreeMap<String, RoleKeys>,
    #[serde(rename = "x-vitrine-periods")]
    pub(super) periods: Periods,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct TargetsBody {
    #[serde(rename = "_type")]
    pub(super) kind: String,
    pub(super) spec_version: String,
    pub(super) version: u64,
    pub(super) expires: String,
    pub(super) targets: BTreeMap<String, TargetEntry>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) delegations: Option<Delegations>,
    #[serde(rename = "x-vitrine-withdrawn", default, skip_serializing_if = "Vec::is_empty")]
    pub(super) withdrawn: Vec<Withdrawn>,
    /// Which role this is: all bins have one key, and without it a host could show one for another.
    #[serde(rename = "x-vitrine-role", default, skip_serializing_if = "Option::is_none")]
    pub(super) role: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct TargetEntry {
    pub(super) length: u64,
    pub(super) hashes: BTreeMap<String, String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) custom: Option<Value>,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Delegations {
    pub(super) keys: Keys,
    pub(super) roles: Vec<Delegation>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Delegation {
    pub(super) name: String,
    pub(super) keyids: Vec<String>,
    pub(super) threshold: u64,
    pub(super) terminating: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) paths: Option<Vec<String>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) path_hash_prefixes: Option<Vec<String>>,
}

impl Delegation {
    pub(super) fn role_keys(&self) -> RoleKeys {
        RoleKeys { keyids: self.keyids.clone(), threshold: self.threshold }
    }
}

/// Which version of a file counts; length and digest where the file is not the online key's own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Pin {
    pub(super) version: u64,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) length: Option<u64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) hashes: Option<BTreeMap<String, String>>,
}

/// Snapshot and timestamp: pins by file name.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct PinsBody {
    #[serde(rename = "_type")]
    pub(super) kind: String,
    pub(super) spec_version: String,
    pub(super) version: u64,
    pub(super) expires: String,
    pub(super) meta: BTreeMap<String, Pin>,
    #[serde(rename = "x-vitrine-signed-at", default, skip_serializing_if = "Option::is_none")]
    pub(super) signed_at: Option<String>,
}

macro_rules! body {
    ($($name:ident),*) => {$(
        impl Body for $name {
            fn expires(&self) -> &str { &self.expires }
        }
    )*};
}
body!(RootBody, TargetsBody, PinsBody);

impl TargetsBody {
    /// A list with nothing in it, at version 0: signing it makes it version 1.
    pub(super) fn empty() -> Self {
        Self {
            kind: "targets".to_owned(),
            spec_version: SPEC.to_owned(),
            version: 0,
            expires: written(0),
            targets: BTreeMap::new(),
            delegations: None,
            withdrawn: Vec::new(),
            role: None,
        }
    }
}

impl PinsBody {
    /// No pins, at version 0.
    pub(super) fn empty(kind: &str) -> Self {
        Self {
            kind: kind.to_owned(),
            spec_version: SPEC.to_owned(),
            version: 0,
            expires: written(0),
            meta: BTreeMap::new(),
            signed_at: None,
        }
    }
}

/// The entry of a file; refused when its path could be read two ways.
pub(super) fn entry(target: &NewTarget) -> Result<TargetEntry, TrustError> {
    let clean = !target.path.is_empty()
        && target.path.split('/').all(|part| !matches!(part, "" | "." | ".."))
        && !target.path.chars().any(|c| c == '\\' || c.is_control());
    if !clean {
        return Err(TrustError::Refused(format!(
            "“{}” is not a plain path below the gallery.",
            target.path.escape_debug()
        )));
    }
    let custom = match &target.release {
        Some(release) => Some(
            serde_json::json!({ "vitrine": serde_json::to_value(release).map_err(std::io::Error::other)? }),
        ),
        None => None,
    };
    let hashes = BTreeMap::from([("sha256".to_owned(), target.sha256.to_hex())]);
    Ok(TargetEntry { length: target.length, hashes, custom })
}

/// When a body expires, in milliseconds; 0 when that cannot be read.
pub(super) fn expiry(body: &impl Body) -> Timestamp {
    crate::time::read(body.expires()).unwrap_or(0)
}
