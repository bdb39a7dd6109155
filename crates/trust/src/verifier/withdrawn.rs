//! What the curators have taken down. One entry that cannot be read must not bring all the others back.

use serde_json::Value;

use super::{INDEX_ROLE, Verifier, WITHDRAWN_FIELD};
use crate::{TrustError, Withdrawn};

/// The list, and whether it could be read as a whole.
#[derive(Debug, Default)]
pub(super) struct Withdrawals {
    pub(super) list: Vec<Withdrawn>,
    unreadable: Option<String>,
}

impl Withdrawals {
    fn of(value: &Value) -> Self {
        let Value::Array(items) = value else {
            return Self { list: Vec::new(), unreadable: Some("it is no list".to_owned()) };
        };
        let mut read = Self::default();
        for (number, item) in (1_usize..).zip(items) {
            match entry(item) {
                Some(withdrawn) => read.list.push(withdrawn),
                None => read.unreadable = Some(format!("entry {number} names no file")),
            }
        }
        read
    }

    /// All of it, or an error when some of it cannot be read: that may be the very file that is asked for.
    pub(super) fn checked(self) -> Result<Vec<Withdrawn>, TrustError> {
        match self.unreadable {
            None => Ok(self.list),
            Some(why) => Err(TrustError::Malformed {
                file: format!("{INDEX_ROLE}.json"),
                why: format!("its list of withdrawn files cannot be read: {why}"),
            }),
        }
    }
}

/// An entry of which at least the file is known.
fn entry(item: &Value) -> Option<Withdrawn> {
    if let Ok(withdrawn) = serde_json::from_value(item.clone()) {
        return Some(withdrawn);
    }
    let path = item.as_str().or_else(|| item.get("path")?.as_str())?;
    let reason = item.get("reason").and_then(Value::as_str).unwrap_or("no reason that can be read is given.");
    Some(Withdrawn {
        path: path.to_owned(),
        reason: reason.to_owned(),
        at: item.get("at").and_then(Value::as_i64).unwrap_or(0),
    })
}

impl Verifier {
    /// What the remembered index says was withdrawn.
    pub(super) fn withdrawals(&self) -> Withdrawals {
        let index = self.trusted.targets_role(INDEX_ROLE);
        index.and_then(|index| index.extra.get(WITHDRAWN_FIELD)).map(Withdrawals::of).unwrap_or_default()
    }
}
