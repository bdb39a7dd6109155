//! What a person agrees to and whom they trust, said twice: in English for terminals and in phrases for the window,
//! which writes them in the person's language.

use vitrine_api::ApiError;
use vitrine_base::{Phrase, Said, WithArguments as _};
use vitrine_catalog::SourceTrust;
use vitrine_trust::TrustLevel;

/// What was refused, with the words of the errors.
pub(crate) fn refused(error: &ApiError) -> Said {
    let phrase = Phrase { code: error.code.clone(), arguments: error.arguments.clone() };
    Said::new(error.sentence.clone(), phrase)
}

/// The facts of a gallery's signatures.
pub(crate) fn of_gallery(trust: &SourceTrust) -> Said {
    Said { sentence: trust.sentence(), phrases: phrases(trust) }
}

fn phrases(trust: &SourceTrust) -> Vec<Phrase> {
    if let Some(alarm) = &trust.alarm {
        return vec![match &alarm.other_fingerprint {
            Some(other) => Phrase::new("vouched.other_identity").with("fingerprint", other),
            None => Phrase::new("vouched.alarm"),
        }];
    }
    match (trust.level, trust.current_until) {
        (TrustLevel::Signed, Some(until)) => {
            let signed = match trust.signers.is_empty() {
                true => Phrase::new("vouched.until"),
                false => Phrase::new("vouched.signed_by").with("signers", trust.signers.join(", ")),
            };
            let provisional = trust.provisional.then(|| Phrase::new("vouched.provisional"));
            [signed.with_number("until", until)].into_iter().chain(provisional).collect()
        }
        (TrustLevel::Stale, Some(until)) => vec![Phrase::new("vouched.expired").with_number("until", until)],
        _ => vec![match &trust.minisign_key {
            Some(key) => Phrase::new("vouched.minisign").with("key", key),
            None => Phrase::new("vouched.digests"),
        }],
    }
}

/// How far a gallery vouches for a version.
pub(crate) fn of_level(level: TrustLevel, source: &str) -> Said {
    let (code, sentence) = match level {
        TrustLevel::Signed => (
            "vouched.signed",
            format!("“{source}” signed this version, and the signature is valid and current."),
        ),
        TrustLevel::Stale => (
            "vouched.stale",
            format!(
                "“{source}” signed this version, but its signatures are out of date; it can be looked at, not installed."
            ),
        ),
        TrustLevel::Listed => (
            "vouched.listed",
            format!("“{source}” lists a digest for this version; what arrives is checked against it."),
        ),
        TrustLevel::Unverified => (
            "vouched.unverified",
            format!("“{source}” lists no digest for this version, so nothing vouches for what arrives."),
        ),
    };
    Said::new(sentence, Phrase::new(code).with("source", source))
}

/// The words for a terminal and those for the window, apart.
pub(crate) fn apart(said: Option<Said>) -> (Option<String>, Vec<Phrase>) {
    let (sentence, phrases) = said.map(|said| (said.sentence, said.phrases)).unzip();
    (sentence, phrases.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_an_earlier_version_kept_is_read() {
        let old: Said = serde_json::from_str("\"Removed.\"").unwrap();
        assert_eq!((old.sentence.as_str(), old.phrases.len()), ("Removed.", 0));
        let said = Said::new("Removed.", Phrase::new("done.removed"));
        let kept = serde_json::to_string(&said).unwrap();
        assert_eq!(serde_json::from_str::<Said>(&kept).unwrap(), said);
    }
}
