//! Which versions of another package will do: `>=1.2, <2`, `^1.4`, `~3.1`, `20190702`, `*`.

use std::fmt;
use std::str::FromStr;

use serde::{Serialize, Serializer};
use vitrine_base::Version;

/// Most comparisons of one demand: real ones have two.
const MOST: usize = 16;

/// A text that is no demand.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("“{text}” does not say which versions will do: {reason}")]
pub struct DemandError {
    text: String,
    reason: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sign {
    Equal,
    Least,
    Above,
    Most,
    Below,
}

/// Which versions will do: every comparison must hold. A bare version means exactly that one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Demand {
    text: String,
    comparisons: Vec<(Sign, Version)>,
}

impl Demand {
    /// True when a version will do.
    pub fn allows(&self, version: &Version) -> bool {
        self.comparisons.iter().all(|(sign, bound)| match sign {
            Sign::Equal => version == bound,
            Sign::Least => version >= bound,
            Sign::Above => version > bound,
            Sign::Most => version <= bound,
            Sign::Below => version < bound && !is_early_form_of(version, bound),
        })
    }
}

/// `2.0.0-rc.1` stands before `2.0.0`, and is still not what `<2.0.0` asks for.
fn is_early_form_of(version: &Version, bound: &Version) -> bool {
    let rest = version.as_str().strip_prefix(bound.as_str());
    version.is_prerelease() && rest.is_some_and(|rest| rest.starts_with(['-', '.']))
}

impl fmt::Display for Demand {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl Serialize for Demand {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.text)
    }
}

impl FromStr for Demand {
    type Err = DemandError;

    fn from_str(text: &str) -> Result<Self, DemandError> {
        let shown: String = text.chars().filter(|c| !c.is_control()).take(80).collect();
        let bad = |reason: String| DemandError { text: shown.clone(), reason };
        let parts: Vec<&str> = text.split(',').map(str::trim).filter(|part| !part.is_empty()).collect();
        if parts.is_empty() {
            return Err(bad("it is empty".into()));
        }
        if parts.len() > MOST {
            return Err(bad(format!("it has more than {MOST} comparisons")));
        }
        let mut comparisons = Vec::new();
        for part in &parts {
            comparisons.extend(comparison(part).map_err(&bad)?);
        }
        Ok(Self { text: parts.join(", "), comparisons })
    }
}

fn comparison(part: &str) -> Result<Vec<(Sign, Version)>, String> {
    const SIGNS: [(&str, Sign); 6] = [
        (">=", Sign::Least),
        ("<=", Sign::Most),
        ("==", Sign::Equal),
        (">", Sign::Above),
        ("<", Sign::Below),
        ("=", Sign::Equal),
    ];
    if part == "*" {
        return Ok(Vec::new());
    }
    let version = |text: &str| Version::new(text.trim()).map_err(|error| error.to_string());
    for (mark, keep) in [("^", 0), ("~", 1)] {
        if let Some(rest) = part.strip_prefix(mark) {
            let least = version(rest)?;
            let below = Version::new(next(least.as_str(), keep)?).map_err(|error| error.to_string())?;
            return Ok(vec![(Sign::Least, least), (Sign::Below, below)]);
        }
    }
    let signed = SIGNS.iter().find_map(|(mark, sign)| Some((*sign, part.strip_prefix(mark)?)));
    let (sign, rest) = signed.unwrap_or((Sign::Equal, part));
    Ok(vec![(sign, version(rest)?)])
}

/// The first version that is no longer compatible: `^1.4` ends at `2`, `^0.3.1` at `0.4`, `~1.4.2` at `1.5`.
fn next(version: &str, keep: usize) -> Result<String, String> {
    let plain = version.strip_prefix('v').unwrap_or(version);
    let plain = plain.split(['-', '+']).next().unwrap_or_default();
    let numbers: Vec<u64> = plain
        .split('.')
        .map(str::parse)
        .collect::<Result<_, _>>()
        .map_err(|_| format!("“{version}” is not made of numbers"))?;
    let first = numbers.iter().position(|number| *number != 0).unwrap_or(numbers.len() - 1);
    let at = if keep == 1 { 1.min(numbers.len() - 1) } else { first };
    let mut next: Vec<u64> = numbers[..=at].to_vec();
    next[at] = next[at].checked_add(1).ok_or("its number is too large")?;
    Ok(next.iter().map(ToString::to_string).collect::<Vec<_>>().join("."))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_that_will_do_and_those_that_will_not() {
        let cases: [(&str, &[&str], &[&str]); 9] = [
            (">=1.2, <2", &["1.2", "1.2.0", "1.99.1"], &["1.1.9", "2", "2.0.0-rc.1", "3"]),
            ("^1.4", &["1.4", "1.9.0"], &["1.3", "2.0.0"]),
            ("^0.3.1", &["0.3.1", "0.3.9"], &["0.3.0", "0.4.0"]),
            ("~1.4.2", &["1.4.2", "1.4.10"], &["1.4.1", "1.5.0"]),
            ("20190702", &["20190702"], &["20171227", "20190703"]),
            ("=3.2.0-rc.1", &["3.2.0-rc.1"], &["3.2.0"]),
            (">2.9", &["2.20.0"], &["2.9", "2.8"]),
            ("<=0.2.83", &["0.2.83", "0.2.9"], &["0.2.84"]),
            ("*", &["anything", "0"], &[]),
        ];
        for (demand, good, bad) in cases {
            let demand: Demand = demand.parse().unwrap();
            for version in good {
                assert!(demand.allows(&Version::new(*version).unwrap()), "{demand} allows {version}");
            }
            for version in bad {
                assert!(!demand.allows(&Version::new(*version).unwrap()), "{demand} refuses {version}");
            }
        }
    }

    #[test]
    fn what_is_no_demand_is_said() {
        for bad in ["", " , ", ">= ", "^abc", "a b", "<../x", &"1,".repeat(40)] {
            let error = bad.parse::<Demand>().unwrap_err().to_string();
            assert!(error.contains("does not say which versions will do"), "{error}");
        }
    }
}
