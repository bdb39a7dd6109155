//! Bins: the roles that share the files nobody has claimed, by the first hex digits of the SHA-256 of a
//! file's path. A client that looks up one file fetches one bin, never the whole list.

use vitrine_base::Sha256;

use super::model::Delegation;

/// What the names of bins begin with.
pub(super) const PREFIX: &str = "unclaimed-";
/// A bin of 128 files has about 50 kB.
const FILES_PER_BIN: u64 = 128;
const FEWEST: u64 = 16;
/// More would make the offline list itself heavier than what it saves.
const MOST: u64 = 4096;

/// How a gallery's bins are cut.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Bins {
    count: u64,
    digits: usize,
}

impl Bins {
    /// For a gallery that will hold so many files.
    pub(super) fn for_files(expected: u64) -> Self {
        Self::of(expected.div_ceil(FILES_PER_BIN).clamp(FEWEST, MOST).next_power_of_two())
    }

    /// So many bins; a power of two.
    pub(super) fn of(count: u64) -> Self {
        let mut digits = 1;
        while 16_u64.pow(digits) < count {
            digits += 1;
        }
        Self { count, digits: digits as usize }
    }

    /// Prefixes in one bin.
    fn width(self) -> u64 {
        16_u64.pow(u32::try_from(self.digits).unwrap_or(u32::MAX)) / self.count.max(1)
    }

    /// The name of the bin of a path.
    pub(super) fn name_of(self, path: &str) -> String {
        let hash = Sha256::of(path.as_bytes()).to_hex();
        let head = hash.get(..self.digits).unwrap_or_default();
        let number = u64::from_str_radix(head, 16).unwrap_or(0) / self.width().max(1);
        self.name(number)
    }

    fn name(self, number: u64) -> String {
        format!("{PREFIX}{number:0digits$x}", digits = self.digits)
    }

    /// The delegations to all bins.
    pub(super) fn delegations(self, keyids: &[String]) -> Vec<Delegation> {
        (0..self.count)
            .map(|number| Delegation {
                name: self.name(number),
                keyids: keyids.to_vec(),
                threshold: 1,
                terminating: true,
                paths: None,
                path_hash_prefixes: Some(
                    (number * self.width()..(number + 1) * self.width())
                        .map(|prefix| format!("{prefix:0digits$x}", digits = self.digits))
                        .collect(),
                ),
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_path_has_one_bin_and_its_delegation_covers_it() {
        for (expected, count) in [(0, 16), (2_000, 16), (3_000, 32), (100_000, 1024), (u64::MAX / 2, 4096)] {
            let bins = Bins::for_files(expected);
            let delegations = bins.delegations(&[]);
            assert_eq!(delegations.len(), count, "{expected}");
            let mut prefixes: Vec<&String> =
                delegations.iter().flat_map(|d| d.path_hash_prefixes.iter().flatten()).collect();
            prefixes.sort();
            prefixes.dedup();
            assert_eq!(prefixes.len() as u64, 16_u64.pow(prefixes[0].len() as u32));
            for number in 0..200 {
                let path = format!("packages/p{number}/1.0/p.zip");
                let hash = Sha256::of(path.as_bytes()).to_hex();
                let name = bins.name_of(&path);
                let bin = delegations.iter().find(|d| d.name == name).unwrap();
                assert!(bin.path_hash_prefixes.iter().flatten().any(|p| hash.starts_with(p.as_str())));
            }
        }
    }
}
