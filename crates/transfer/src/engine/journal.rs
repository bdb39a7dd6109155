//! What has come of an artifact, kept beside it, so that a later run goes on where this one stopped.
//!
//! The file is JSON: `{"size": 70000, "mirrors": [{"url", "validator"?, "ranges": [[0, 4096], …]}]}`. Which bytes
//! came from which mirror is kept, because a mirror may turn out to lie only at the end.

use serde::{Deserialize, Serialize};
use vitrine_base::Partial;

use super::ranges::RangeSet;

/// What came from one mirror.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Entry {
    /// The whole address; it may hold a secret, as the catalogue's own file does.
    pub(super) url: String,
    /// What the mirror's file can be recognised by, for If-Range.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) validator: Option<String>,
    /// First offset, and the one after the last.
    pub(super) ranges: Vec<(u64, u64)>,
}

impl Entry {
    pub(super) fn set(&self) -> RangeSet {
        let mut set = RangeSet::default();
        self.ranges.iter().for_each(|(from, to)| set.insert(*from..*to));
        set
    }
}

/// The whole journal.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Journal {
    pub(super) size: u64,
    pub(super) mirrors: Vec<Entry>,
}

impl Journal {
    /// What the journal beside a file says, as far as it can be true: of this size, and no byte beyond the file's
    /// end or said to be from two mirrors. Anything else counts as nothing.
    pub(super) fn read(part: &Partial, size: u64) -> Self {
        let nothing = Self { size, mirrors: Vec::new() };
        let Some(found) = part.journal().and_then(|bytes| serde_json::from_slice::<Self>(&bytes).ok()) else {
            return nothing;
        };
        let there = part.length().unwrap_or(0).min(size);
        if found.is_sound(size, there) { found } else { nothing }
    }

    fn is_sound(&self, size: u64, there: u64) -> bool {
        let mut all = RangeSet::default();
        let mut sum = 0_u64;
        for (from, to) in self.mirrors.iter().flat_map(|entry| &entry.ranges) {
            if from > to || *to > there {
                return false;
            }
            sum = sum.saturating_add(to - from);
            all.insert(*from..*to);
        }
        self.size == size && all.total() == sum
    }

    pub(super) fn bytes(&self) -> Vec<u8> {
        serde_json::to_vec(self).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn entry(ranges: &[(u64, u64)]) -> Entry {
        Entry { url: "https://a.example/".into(), validator: None, ranges: ranges.to_vec() }
    }

    #[test]
    fn what_cannot_be_true_is_not_believed() {
        let sound = |mirrors, there| Journal { size: 100, mirrors }.is_sound(100, there);
        assert!(sound(vec![entry(&[(0, 10), (20, 30)]), entry(&[(10, 20)])], 30));
        assert!(!sound(vec![entry(&[(0, 31)])], 30), "beyond the end");
        assert!(!sound(vec![entry(&[(0, 10)]), entry(&[(9, 20)])], 30), "from two mirrors");
        assert!(!sound(vec![entry(&[(10, 5)])], 30));
        assert!(!Journal { size: 99, mirrors: vec![] }.is_sound(100, 0));
    }

    proptest! {
        #[test]
        fn no_journal_makes_it_panic(text in ".*", ranges in prop::collection::vec(any::<(u64, u64)>(), 0..5)) {
            let _ = serde_json::from_str::<Journal>(&text);
            let _ = Journal { size: u64::MAX, mirrors: vec![entry(&ranges)] }.is_sound(u64::MAX, u64::MAX);
        }
    }
}
