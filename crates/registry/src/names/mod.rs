//! Who owns an id ([`owners`]), and which ids look alike.

pub mod owners;

use vitrine_base::PackageId;

pub use vitrine_publish::checking::is_unseen;

use crate::RegistryError;
use crate::store::{PackageState, UnitOfWork};

/// Downloads from which on a name is worth imitating.
const POPULAR: u64 = 100;

/// Shorter ids are all near each other.
const SHORTEST: usize = 5;

/// Letters that may differ between an id and its imitation.
const NEAR: usize = 2;

/// An id with confusable letters folded (UTS #39), small letters, and `_`, `-`, `.` taken out: two ids with one skeleton
/// look alike.
pub fn skeleton(id: &str) -> String {
    // A zero becomes a capital O there: small letters before and after.
    unicode_security::confusable_detection::skeleton(&id.to_lowercase())
        .filter(|letter| !matches!(letter, '_' | '-' | '.'))
        .flat_map(char::to_lowercase)
        .collect()
}

/// The ids that another may be taken for: the same skeleton as any package's, or two letters or less from a popular or
/// featured one.
///
/// # Errors
/// When the engine refuses.
pub fn alike(unit: &dyn UnitOfWork, id: &PackageId) -> Result<Vec<PackageId>, RegistryError> {
    let own = skeleton(id.as_str());
    let mut found = unit.packages_with_skeleton(&own)?;
    if id.as_str().len() >= SHORTEST {
        let near = |other: &PackageId| {
            other.as_str().len() >= SHORTEST && distance_at_most(&own, &skeleton(other.as_str()), NEAR)
        };
        found.extend(unit.packages_known(POPULAR)?.into_iter().filter(near));
    }
    found.retain(|other| !other.as_str().eq_ignore_ascii_case(id.as_str()));
    found.sort();
    found.dedup();
    Ok(found)
}

/// True when one text becomes the other by at most `most` letters put in, left out, changed, or swapped with the next
/// (optimal string alignment).
pub fn distance_at_most(one: &str, other: &str, most: usize) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    if a.len().abs_diff(b.len()) > most {
        return false;
    }
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, y) in b.iter().enumerate() {
            let change = last[j] + usize::from(x != y);
            let mut least = change.min(last[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && *x == b[j - 1] && a[i - 1] == *y {
                least = least.min(before[j - 1] + 1);
            }
            row.push(least);
        }
        if row.iter().min().is_some_and(|least| *least > most) {
            return false;
        }
        before = std::mem::replace(&mut last, row);
    }
    last.last().is_some_and(|distance| *distance <= most)
}

/// Whether an id can be had.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NameState {
    /// Why it cannot, in one sentence; none when it can.
    pub taken: Option<String>,
    /// Ids it may be taken for; then a curator looks.
    pub alike: Vec<PackageId>,
}

/// Says whether an id can be had.
///
/// # Errors
/// When the engine refuses.
pub fn state(unit: &dyn UnitOfWork, id: &PackageId) -> Result<NameState, RegistryError> {
    let there = match unit.package_spelled(id)? {
        Some(spelled) => unit.package(&spelled)?,
        None => None,
    };
    let taken = there.map(|package| match package.state {
        PackageState::Reserved => format!("“{}” is reserved: its first version is under way.", package.id),
        PackageState::Live => format!("“{}” is taken.", package.id),
        PackageState::Withdrawn => {
            format!("“{}” was taken down; the name is kept for those who had it.", package.id)
        }
    });
    Ok(NameState { taken, alike: alike(unit, id)? })
}

#[cfg(test)]
mod tests {
    use super::{distance_at_most, skeleton};

    #[test]
    fn ids_that_look_alike_have_one_skeleton() {
        for (one, other) in [
            ("paypal", "paypa1"),
            ("nora-memory", "nora_memory"),
            ("Nora", "nora"),
            ("rnodern", "modern"),
            ("g00gle", "gOOgle"),
            ("a.b-c", "abc"),
        ] {
            assert_eq!(skeleton(one), skeleton(other), "{one} {other}");
        }
        assert_ne!(skeleton("nora"), skeleton("mira"));
    }

    #[test]
    fn distances() {
        for (one, other, most, within) in [
            ("ripgrep", "ripgrep", 0, true),
            ("ripgrep", "rigprep", 1, true),
            ("ripgrep", "ripgrp", 1, true),
            ("ripgrep", "rippgrep", 1, true),
            ("ripgrep", "tipgrap", 1, false),
            ("ripgrep", "tipgrap", 2, true),
            ("ripgrep", "grep", 2, false),
            ("", "ab", 2, true),
            ("", "abc", 2, false),
        ] {
            assert_eq!(distance_at_most(one, other, most), within, "{one} {other} {most}");
        }
    }

    proptest::proptest! {
        #[test]
        fn one_edit_is_near(text in "[a-z]{1,12}", at in 0usize..12, letter in "[a-z]") {
            let at = at % text.len();
            let mut changed = text.clone();
            changed.replace_range(at..=at, &letter);
            let mut shorter = text.clone();
            shorter.remove(at);
            let mut longer = text.clone();
            longer.insert_str(at, &letter);
            for other in [changed, shorter, longer] {
                proptest::prop_assert!(distance_at_most(&text, &other, 1));
                proptest::prop_assert!(distance_at_most(&other, &text, 1));
            }
        }
    }
}
