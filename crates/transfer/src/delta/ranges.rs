//! Ranges of bytes: what is needed of a file, merged where asking once costs less than asking twice.

use std::ops::Range;

/// Most bytes of one request: four at a time stay within 16 MiB of memory.
const PIECE: u64 = 4 << 20;

/// Sorted ranges that neither touch nor overlap.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Ranges(Vec<Range<u64>>);

impl Ranges {
    /// Of ranges in any order.
    pub(super) fn of(ranges: impl IntoIterator<Item = Range<u64>>) -> Self {
        let mut sorted: Vec<Range<u64>> = ranges.into_iter().filter(|range| !range.is_empty()).collect();
        sorted.sort_by_key(|range| range.start);
        Self(sorted).merged(0)
    }

    /// With everything up to `gap` bytes between two ranges taken in.
    pub(super) fn merged(self, gap: u64) -> Self {
        let mut merged: Vec<Range<u64>> = Vec::new();
        for range in self.0 {
            match merged.last_mut() {
                Some(last) if range.start <= last.end.saturating_add(gap) => {
                    last.end = last.end.max(range.end)
                }
                _ => merged.push(range),
            }
        }
        Self(merged)
    }

    /// Bytes in all of them.
    pub(super) fn bytes(&self) -> u64 {
        self.0.iter().map(|range| range.end - range.start).sum()
    }

    /// Each of them, in order.
    pub(super) fn iter(&self) -> impl Iterator<Item = &Range<u64>> {
        self.0.iter()
    }

    /// Adds one more.
    pub(super) fn add(&mut self, range: Range<u64>) {
        let all = std::mem::take(&mut self.0);
        *self = Self::of(all.into_iter().chain([range]));
    }

    /// What of these is not in `others`.
    pub(super) fn without(&self, others: &Self) -> Self {
        let mut left = Vec::new();
        for range in &self.0 {
            let mut at = range.start;
            for other in others.0.iter().filter(|other| other.end > range.start && other.start < range.end) {
                left.push(at..other.start.max(at));
                at = at.max(other.end);
            }
            left.push(at..range.end.max(at));
        }
        Self::of(left)
    }

    /// One request each.
    pub(super) fn pieces(&self) -> Vec<Range<u64>> {
        let cut = |range: &Range<u64>| {
            let end = range.end;
            (range.start..end).step_by(PIECE as usize).map(move |start| start..end.min(start + PIECE))
        };
        self.0.iter().flat_map(cut).collect()
    }
}

/// How many bytes nobody needs are fetched rather than asking twice. A request costs about 500 bytes of
/// headers, and a round trip that four at a time share: in a small file every byte weighs more than that, in
/// a large one waiting does. So a gap is worth a 1024th of the file, within the 4 to 32 kB of facts/delta.md §2
/// for files of that size, and never less than a request's own bytes.
pub(super) fn gap(full: u64) -> u64 {
    (full / 1024).clamp(512, 32 * 1024)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn some_ranges() -> impl Strategy<Value = Vec<Range<u64>>> {
        prop::collection::vec((0_u64..400, 0_u64..60), 0..12)
            .prop_map(|pairs| pairs.into_iter().map(|(start, length)| start..start + length).collect())
    }

    fn holds(ranges: &Ranges, byte: u64) -> bool {
        ranges.0.iter().any(|range| range.contains(&byte))
    }

    proptest! {
        #[test]
        fn nothing_needed_is_lost_and_nothing_else_asked_for(
            needed in some_ranges(), have in some_ranges(), gap in 0_u64..50,
        ) {
            let (all, known) = (Ranges::of(needed.clone()), Ranges::of(have.clone()));
            let left = all.without(&known);
            let merged = left.clone().merged(gap);
            for byte in 0..500 {
                let is_needed = needed.iter().any(|range| range.contains(&byte));
                let is_known = have.iter().any(|range| range.contains(&byte));
                prop_assert_eq!(holds(&all, byte), is_needed);
                prop_assert_eq!(holds(&left, byte), is_needed && !is_known);
                prop_assert!(!holds(&left, byte) || holds(&merged, byte));
            }
            let pieces: u64 = merged.pieces().iter().map(|piece| piece.end - piece.start).sum();
            prop_assert_eq!(pieces, merged.bytes());
            let gaps = merged.0.windows(2).map(|pair| pair[1].start - pair[0].end);
            prop_assert!(gaps.into_iter().all(|found| found > gap));
        }
    }

    #[test]
    fn large_ranges_are_asked_for_in_pieces() {
        let pieces = Ranges::of(std::iter::once(10..10 + PIECE * 2 + 5)).pieces();
        assert_eq!(pieces, [10..10 + PIECE, 10 + PIECE..10 + PIECE * 2, 10 + PIECE * 2..10 + PIECE * 2 + 5]);
    }
}
