//! Which bytes of a file are meant: sorted ranges that neither touch nor overlap.

use std::ops::Range;

/// A set of offsets.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct RangeSet {
    ranges: Vec<Range<u64>>,
}

impl RangeSet {
    /// Adds a range; what it overlaps or touches becomes one with it.
    pub(crate) fn insert(&mut self, range: Range<u64>) {
        if range.is_empty() {
            return;
        }
        let first = self.ranges.partition_point(|known| known.end < range.start);
        let after = self.ranges.partition_point(|known| known.start <= range.end);
        let mut whole = range;
        for known in &self.ranges[first..after] {
            whole = whole.start.min(known.start)..whole.end.max(known.end);
        }
        self.ranges.splice(first..after, [whole]);
    }

    /// Adds all of another set.
    pub(crate) fn extend(&mut self, other: &Self) {
        other.ranges.iter().for_each(|range| self.insert(range.clone()));
    }

    /// The ranges, in order.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &Range<u64>> {
        self.ranges.iter()
    }

    /// What is missing up to `size`, in order.
    pub(crate) fn gaps(&self, size: u64) -> impl Iterator<Item = Range<u64>> {
        let ends = std::iter::once(0).chain(self.ranges.iter().map(|range| range.end));
        let starts = self.ranges.iter().map(|range| range.start).chain(std::iter::once(size));
        ends.zip(starts).map(move |(from, to)| from..to.min(size)).filter(|gap| !gap.is_empty())
    }

    /// How many offsets it has.
    pub(crate) fn total(&self) -> u64 {
        self.ranges.iter().map(|range| range.end - range.start).sum()
    }

    /// Where the unbroken run from 0 ends.
    pub(crate) fn prefix(&self) -> u64 {
        self.ranges.first().filter(|range| range.start == 0).map_or(0, |range| range.end)
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.ranges.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn it_is_a_set(steps in prop::collection::vec((0_u64..60, 0_u64..20), 0..40)) {
            let mut set = RangeSet::default();
            let mut plain = [false; 80];
            for (start, length) in steps {
                let range = start..start + length;
                set.insert(range);
                plain[start as usize..(start + length) as usize].fill(true);
            }
            prop_assert_eq!(set.total(), plain.iter().filter(|there| **there).count() as u64);
            prop_assert_eq!(set.prefix() as usize, plain.iter().take_while(|there| **there).count());
            prop_assert!(set.ranges.windows(2).all(|pair| pair[0].end < pair[1].start));
            let missing: u64 = set.gaps(80).map(|gap| gap.end - gap.start).sum();
            prop_assert_eq!(missing + set.total(), 80);
        }
    }
}
