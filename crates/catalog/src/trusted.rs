//! What a source's signatures said when they were last looked at. It is kept with the source, so that it survives a
//! restart, and becomes facts for the person ([`SourceTrust`]) at the time somebody looks.

use serde::{Deserialize, Serialize};
use vitrine_base::Timestamp;
use vitrine_trust::TrustLevel;

use crate::Hindrance;

/// How far a source vouches for its packages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceTrust {
    /// The level.
    pub level: TrustLevel,
    /// The fingerprint of a signed gallery, in groups of four.
    pub fingerprint: Option<String>,
    /// Its root is one single key that never had its ceremony.
    pub provisional: bool,
    /// How many of how many root keys must sign.
    pub threshold: Option<(u64, u64)>,
    /// Version of the root document.
    pub root_version: Option<u64>,
    /// Who signs the list: names of keys, or their short ids.
    pub signers: Vec<String>,
    /// When the signed list was made.
    pub signed_at: Option<Timestamp>,
    /// Until when the signatures are current.
    pub current_until: Option<Timestamp>,
    /// Something is wrong with its identity or its signatures. Nothing is installed from it then.
    pub alarm: Option<Alarm>,
    /// The minisign public key its index is checked with.
    pub minisign_key: Option<String>,
}

/// What is wrong with a gallery's identity or its signatures.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Alarm {
    /// It, naming both sides.
    pub sentence: String,
    /// The fingerprint the gallery shows now, when it is another one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub other_fingerprint: Option<String>,
}

/// The facts of valid signed metadata.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Signatures {
    pub(crate) fingerprint: String,
    pub(crate) root_version: u64,
    pub(crate) threshold: u64,
    pub(crate) root_keys: u64,
    pub(crate) provisional: bool,
    pub(crate) signers: Vec<String>,
    /// The ids of the keys that sign the list.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) keys: Vec<String>,
    #[serde(default)]
    pub(crate) signed_at: Option<Timestamp>,
    pub(crate) current_until: Timestamp,
}

/// What is kept of a source's trust.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Remembered {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) signed: Option<Signatures>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) alarm: Option<Alarm>,
}

impl Remembered {
    /// True when what comes next is signed by other keys.
    pub(crate) fn is_signed_by_others(&self, next: &Self) -> bool {
        match (&self.signed, &next.signed) {
            (Some(before), Some(next)) => !before.keys.is_empty() && before.keys != next.keys,
            _ => false,
        }
    }

    /// The facts as they are at that time.
    pub(crate) fn at(&self, now: Timestamp, minisign_key: Option<&str>) -> SourceTrust {
        let signed = self.signed.as_ref();
        let level = match (signed, &self.alarm) {
            (None, None) => TrustLevel::Listed,
            (_, Some(_)) => TrustLevel::Stale,
            (Some(signed), None) if now >= signed.current_until => TrustLevel::Stale,
            (Some(_), None) => TrustLevel::Signed,
        };
        SourceTrust {
            level,
            fingerprint: signed.map(|s| s.fingerprint.clone()),
            provisional: signed.is_some_and(|s| s.provisional),
            threshold: signed.map(|s| (s.threshold, s.root_keys)),
            root_version: signed.map(|s| s.root_version),
            signers: match (signed, minisign_key) {
                (Some(signed), _) => signed.signers.clone(),
                (None, Some(key)) => vec![format!("minisign key {key}")],
                (None, None) => Vec::new(),
            },
            signed_at: signed.and_then(|s| s.signed_at),
            current_until: signed.map(|s| s.current_until),
            alarm: self.alarm.clone(),
            minisign_key: minisign_key.map(str::to_owned),
        }
    }

    /// Why nothing may be installed from the source at that time.
    pub(crate) fn blocked(&self, now: Timestamp) -> Option<Hindrance> {
        if let Some(alarm) = &self.alarm {
            return Some(Hindrance::Alarm(alarm.clone()));
        }
        let until = self.signed.as_ref()?.current_until;
        (now >= until).then_some(Hindrance::Expired { until })
    }
}

/// The sentence for signatures that are over.
pub(crate) fn expired(until: Timestamp) -> String {
    format!(
        "The gallery's signatures were current until {}. Its packages can be looked at, but not installed until it \
         signs again; if that date is still to come, this computer's clock is wrong.",
        day(until)
    )
}

/// A moment as its day: `3 May 2026`.
pub(crate) fn day(moment: Timestamp) -> String {
    match jiff::Timestamp::from_millisecond(moment) {
        Ok(moment) => moment.strftime("%-d %B %Y").to_string(),
        Err(_) => "an unknown day".to_owned(),
    }
}

impl SourceTrust {
    /// The facts in a sentence.
    pub fn sentence(&self) -> String {
        if let Some(alarm) = &self.alarm {
            return alarm.sentence.clone();
        }
        match (self.level, self.current_until) {
            (TrustLevel::Signed, Some(until)) => format!(
                "Signed by {}, current until {}.{}",
                names(&self.signers),
                day(until),
                if self.provisional { " Its root is one single key (provisional)." } else { "" }
            ),
            (TrustLevel::Stale, Some(until)) => expired(until),
            _ => match &self.minisign_key {
                Some(key) => format!(
                    "Its list is signed with the minisign key {key}; nothing says that the list is current."
                ),
                None => {
                    "Nobody signs it; downloads are checked against the digests it lists, where it lists any."
                        .to_owned()
                }
            },
        }
    }
}

/// An error's words as a sentence: with a capital at the start and a stop at the end.
pub(crate) fn full_sentence(words: &str) -> String {
    let mut letters = words.chars();
    let first = letters.next().map(|c| c.to_uppercase().to_string()).unwrap_or_default();
    let stop = if words.ends_with(['.', '!', '?', '…']) { "" } else { "." };
    format!("{first}{}{stop}", letters.as_str())
}

fn names(signers: &[String]) -> String {
    match signers {
        [] => "its keys".to_owned(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}
