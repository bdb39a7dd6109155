//! Names that become folder names and parts of addresses, checked once, at the door.

use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::path_policy;

/// Why a name was refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum IdError {
    /// Nothing in it.
    #[error("the {what} is empty")]
    Empty {
        /// Which sort of name.
        what: &'static str,
    },
    /// Too long.
    #[error("the {what} is longer than {limit} characters")]
    TooLong {
        /// Which sort of name.
        what: &'static str,
        /// The limit.
        limit: usize,
    },
    /// A character it may not have.
    #[error("the {what} “{shown}” has a character that is not allowed: use letters, digits, {also}")]
    Character {
        /// Which sort of name.
        what: &'static str,
        /// The name, cut short.
        shown: String,
        /// The other characters it may have.
        also: &'static str,
    },
    /// It would be a special name as a folder on some system.
    #[error("the {what} “{shown}” cannot be a folder name on every system")]
    NotAFolderName {
        /// Which sort of name.
        what: &'static str,
        /// The name.
        shown: String,
    },
}

fn check(text: &str, what: &'static str, limit: usize, also: &'static str) -> Result<(), IdError> {
    let shown = || text.chars().take(60).map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect();
    if text.is_empty() {
        return Err(IdError::Empty { what });
    }
    if text.len() > limit {
        return Err(IdError::TooLong { what, limit });
    }
    if !text.chars().all(|c| c.is_ascii_alphanumeric() || also.contains(c)) {
        return Err(IdError::Character { what, shown: shown(), also });
    }
    if path_policy::check_component(text).is_err() || text.starts_with('.') {
        return Err(IdError::NotAFolderName { what, shown: shown() });
    }
    Ok(())
}

macro_rules! name_type {
    ($(#[$doc:meta])* $name:ident, $what:literal, $limit:literal, $also:literal) => {
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name(String);

        impl $name {
            /// Checks and takes a name.
            ///
            /// # Errors
            /// [`IdError`] says what is wrong with it.
            pub fn new(text: impl Into<String>) -> Result<Self, IdError> {
                let text = text.into();
                check(&text, $what, $limit, $also)?;
                Ok(Self(text))
            }

            /// The name as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}({})", stringify!($name), self.0)
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }

        impl FromStr for $name {
            type Err = IdError;
            fn from_str(text: &str) -> Result<Self, IdError> {
                Self::new(text)
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(&self.0)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                Self::new(String::deserialize(deserializer)?).map_err(serde::de::Error::custom)
            }
        }
    };
}

name_type! {
    /// The id of a package within one source: ASCII letters, digits, `_`, `-`, `.`; at most 128. It is a
    /// folder name on every system.
    PackageId, "package id", 128, "_-."
}
name_type! {
    /// The name a person gave a source; also a folder name.
    SourceName, "source name", 64, "_-."
}

/// The version of a package: ASCII letters, digits and `._+-`, at most 64; a folder name. Ordered as
/// semantic versions where both sides are, otherwise number by number, so that `0.2.83` follows `0.2.9`
/// and `20190702` follows `20171227`.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Version(String);

impl Version {
    /// Checks and takes a version.
    ///
    /// # Errors
    /// [`IdError`] says what is wrong with it.
    pub fn new(text: impl Into<String>) -> Result<Self, IdError> {
        let text = text.into();
        check(&text, "version", 64, "._+-")?;
        Ok(Self(text))
    }

    /// The version as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// True for `1.2.0-rc.1` and its like.
    pub fn is_prerelease(&self) -> bool {
        match semver::Version::parse(&self.0) {
            Ok(version) => !version.pre.is_empty(),
            Err(_) => parts(&self.0).any(|part| matches!(part, Part::Word(w) if is_early(w))),
        }
    }
}

/// A run of digits or of letters in a version.
#[derive(Debug, PartialEq, Eq)]
enum Part<'a> {
    Number(&'a str),
    Word(&'a str),
}

fn parts(text: &str) -> impl Iterator<Item = Part<'_>> {
    let mut rest = text;
    std::iter::from_fn(move || {
        rest = rest.trim_start_matches(|c: char| !c.is_ascii_alphanumeric());
        let first = rest.chars().next()?;
        let same = |c: char| c.is_ascii_alphanumeric() && c.is_ascii_digit() == first.is_ascii_digit();
        let end = rest.find(|c| !same(c)).unwrap_or(rest.len());
        let (part, tail) = rest.split_at(end);
        rest = tail;
        Some(if first.is_ascii_digit() {
            Part::Number(part.trim_start_matches('0'))
        } else {
            Part::Word(part)
        })
    })
}

/// Words that mean “before the release they stand behind”.
fn is_early(word: &str) -> bool {
    ["alpha", "beta", "rc", "pre", "preview", "dev", "a", "b", "canary", "nightly"]
        .iter()
        .any(|early| word.eq_ignore_ascii_case(early))
}

fn compare_parts(a: &str, b: &str) -> Ordering {
    let (mut left, mut right) = (parts(a), parts(b));
    loop {
        let order = match (left.next(), right.next()) {
            (None, None) => return Ordering::Equal,
            (Some(Part::Word(w)), None) => return early_or(w, Ordering::Less, Ordering::Greater),
            (None, Some(Part::Word(w))) => return early_or(w, Ordering::Greater, Ordering::Less),
            (Some(Part::Number(_)), None) => return Ordering::Greater,
            (None, Some(Part::Number(_))) => return Ordering::Less,
            (Some(Part::Number(x)), Some(Part::Number(y))) => (x.len(), x).cmp(&(y.len(), y)),
            (Some(Part::Word(x)), Some(Part::Word(y))) => is_early(y)
                .cmp(&is_early(x))
                .then_with(|| x.to_ascii_lowercase().cmp(&y.to_ascii_lowercase())),
            (Some(Part::Number(_)), Some(Part::Word(_))) => Ordering::Greater,
            (Some(Part::Word(_)), Some(Part::Number(_))) => Ordering::Less,
        };
        if order != Ordering::Equal {
            return order;
        }
    }
}

fn early_or(word: &str, early: Ordering, late: Ordering) -> Ordering {
    if is_early(word) { early } else { late }
}

impl Ord for Version {
    fn cmp(&self, other: &Self) -> Ordering {
        let trimmed = |v: &Self| v.0.strip_prefix('v').unwrap_or(&v.0).to_owned();
        let (a, b) = (trimmed(self), trimmed(other));
        match (semver::Version::parse(&a), semver::Version::parse(&b)) {
            (Ok(x), Ok(y)) => x.cmp(&y),
            _ => compare_parts(&a, &b),
        }
        // Equal in rank but spelled differently: keep the order total and consistent with `Eq`.
        .then_with(|| self.0.cmp(&other.0))
    }
}

impl PartialOrd for Version {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Version({})", self.0)
    }
}

impl AsRef<str> for Version {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl FromStr for Version {
    type Err = IdError;
    fn from_str(text: &str) -> Result<Self, IdError> {
        Self::new(text)
    }
}

impl Serialize for Version {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Version {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::new(String::deserialize(deserializer)?).map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn v(text: &str) -> Version {
        Version::new(text).unwrap()
    }

    #[test]
    fn versions_are_ordered_as_people_mean_them() {
        let ascending = [
            ["1.0.0-rc.1", "1.0.0"],
            ["3.2.0-beta.2", "3.2.0-rc.1"],
            ["0.2.9", "0.2.83"],
            ["2.9.0", "2.20.0"],
            ["20171227", "20190702"],
            ["1.2", "1.2.1"],
            ["1.2rc1", "1.2"],
            ["1.2", "1.2p1"],
            ["v1.9.0", "1.10.0"],
            ["9", "10"],
        ];
        for [low, high] in ascending {
            assert!(v(low) < v(high), "{low} < {high}");
            assert!(v(high) > v(low), "{high} > {low}");
        }
    }

    #[test]
    fn names_that_are_paths_are_refused() {
        for bad in ["", "..", ".", "../../x", "a/b", "a\\b", "C:x", "nul", "COM1", "a b", "ü", ".git", "x."]
        {
            assert!(PackageId::new(bad).is_err(), "{bad:?}");
            assert!(Version::new(bad).is_err(), "{bad:?}");
        }
        assert!(PackageId::new("nora_memory_keeper").is_ok());
        assert!(PackageId::new("a".repeat(129)).is_err());
    }

    proptest! {
        #[test]
        fn version_order_is_total(a in "[0-9a-z][0-9a-z.+-]{0,8}[0-9a-z]", b in "[0-9a-z][0-9a-z.+-]{0,8}[0-9a-z]",
                                  c in "[0-9a-z][0-9a-z.+-]{0,8}[0-9a-z]") {
            if let (Ok(a), Ok(b), Ok(c)) = (Version::new(a), Version::new(b), Version::new(c)) {
                prop_assert_eq!(a.cmp(&b), b.cmp(&a).reverse());
                prop_assert_eq!(a == b, a.cmp(&b) == Ordering::Equal);
                // Semantic versions follow their own rule, so a mixed triple need not be transitive.
                let semantic = |v: &Version| semver::Version::parse(v.as_str()).is_ok();
                if semantic(&a) == semantic(&b) && semantic(&b) == semantic(&c) && a <= b && b <= c {
                    prop_assert!(a <= c);
                }
            }
        }
    }
}
