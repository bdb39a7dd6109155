//! How far a source vouches for its listings just now. What the signatures said is kept with the source; whether
//! it still holds is a question of the time.

use vitrine_base::Timestamp;
use vitrine_trust::TrustLevel;

/// What a listing needs to know of its source's signatures.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Standing {
    /// Until when the signatures are current; `None` for a source that does not sign.
    pub(crate) until: Option<Timestamp>,
    /// Something is wrong with its identity or its signatures.
    pub(crate) alarmed: bool,
    /// Its root is one single key.
    pub(crate) provisional: bool,
    pub(crate) now: Timestamp,
}

impl Standing {
    /// The level of a version that has a digest, or has none.
    pub(crate) fn level(self, has_digest: bool) -> TrustLevel {
        match self.until {
            None if self.alarmed => TrustLevel::Stale.min(TrustLevel::of_unsigned(has_digest)),
            None => TrustLevel::of_unsigned(has_digest),
            Some(_) if !has_digest => TrustLevel::Unverified,
            Some(until) if self.alarmed || self.now >= until => TrustLevel::Stale,
            Some(_) => TrustLevel::Signed,
        }
    }

    /// The standing of what no signature speaks of, though its source signs.
    pub(crate) fn unsigned(self) -> Self {
        Self { until: None, alarmed: false, provisional: false, ..self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_level_is_a_question_of_time_and_of_digests() {
        let signed = Standing { until: Some(100), now: 99, ..Standing::default() };
        assert_eq!(signed.level(true), TrustLevel::Signed);
        assert_eq!(signed.level(false), TrustLevel::Unverified);
        assert_eq!(Standing { now: 100, ..signed }.level(true), TrustLevel::Stale);
        assert_eq!(Standing { alarmed: true, ..signed }.level(true), TrustLevel::Stale);
        assert_eq!(signed.unsigned().level(true), TrustLevel::Listed);
        assert_eq!(Standing { alarmed: true, ..Standing::default() }.level(true), TrustLevel::Stale);
        assert_eq!(Standing { alarmed: true, ..Standing::default() }.level(false), TrustLevel::Unverified);
    }
}
