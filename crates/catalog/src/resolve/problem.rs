//! Why not everything that is needed can be had, in sentences for people.

use std::fmt;

use vitrine_base::{PackageId, Version};
use vitrine_package::manifest::Demand;

/// Names shown in one sentence; beyond that their number says more.
const SHOWN: usize = 5;

/// Names of a cycle that are shown in full.
const CYCLE_SHOWN: usize = 50;

/// That a package needs another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wish {
    /// Who needs it.
    pub by: PackageId,
    /// In which versions; any, when there is none.
    pub versions: Option<Demand>,
}

/// Why not everything that is needed can be had. `Display` is a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// Packages that no gallery lists, with those that need them.
    Missing {
        /// Each with who needs it.
        packages: Vec<(PackageId, Vec<Wish>)>,
    },
    /// No version suits everybody.
    NoVersion {
        /// The package.
        package: PackageId,
        /// Who needs which versions of it.
        wishes: Vec<Wish>,
        /// The versions there are.
        listed: Vec<Version>,
    },
    /// Packages that need each other in a circle; the first is not repeated at the end.
    Cycle {
        /// The circle.
        packages: Vec<PackageId>,
    },
    /// What there is of a package could not be found out.
    Unknown {
        /// The package.
        package: PackageId,
        /// Why not, as a clause.
        reason: String,
    },
    /// What a version needs could not be found out.
    Unreadable {
        /// The package.
        package: PackageId,
        /// The version.
        version: Version,
        /// Why not, as a clause.
        reason: String,
    },
    /// It needs more than is followed.
    TooMany {
        /// Most packages.
        packages: usize,
        /// Most needs.
        needs: usize,
    },
    /// Every choice asked for another one.
    Unsettled {
        /// How often it was chosen anew.
        rounds: usize,
    },
}

impl Problem {
    /// A small stable word for scripts.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Missing { .. } => "needs.missing",
            Self::NoVersion { .. } => "needs.conflict",
            Self::Cycle { .. } => "needs.cycle",
            Self::Unknown { .. } | Self::Unreadable { .. } => "needs.unreadable",
            Self::TooMany { .. } => "needs.too_many",
            Self::Unsettled { .. } => "needs.unsettled",
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing { packages } => missing(f, packages),
            Self::NoVersion { package, wishes, listed } => {
                let said = some(wishes.iter().filter(|wish| wish.versions.is_some()).map(|wish| {
                    let versions = wish.versions.as_ref().map(ToString::to_string).unwrap_or_default();
                    format!("“{}” needs “{package}” {versions}", wish.by)
                }));
                let there = some(listed.iter().map(ToString::to_string));
                write!(f, "No version of “{package}” suits everybody: {said}. There is {there}.")
            }
            Self::Cycle { packages } => cycle(f, packages),
            Self::Unknown { package, reason } => {
                write!(f, "It could not be found out which versions of “{package}” there are: {reason}.")
            }
            Self::Unreadable { package, version, reason } => {
                write!(f, "It could not be found out what “{package}” {version} needs: {reason}.")
            }
            Self::TooMany { packages, needs } => write!(
                f,
                "It needs more than is followed: at most {packages} packages that name each other at most {needs} \
                 times."
            ),
            Self::Unsettled { rounds } => write!(
                f,
                "No set of versions was found that suits everybody; after choosing anew {rounds} times it was given up."
            ),
        }
    }
}

fn missing(f: &mut fmt::Formatter<'_>, packages: &[(PackageId, Vec<Wish>)]) -> fmt::Result {
    if let [(package, wishes)] = packages {
        let by = some(wishes.iter().map(|wish| format!("“{}”", wish.by)));
        return write!(f, "No gallery you have added has “{package}”, which is needed by {by}.");
    }
    let names = some(packages.iter().map(|(package, wishes)| match wishes.as_slice() {
        [one] => format!("“{package}” (for “{}”)", one.by),
        _ => format!("“{package}”"),
    }));
    write!(f, "{} packages it needs are in no gallery you have added: {names}.", packages.len())
}

fn cycle(f: &mut fmt::Formatter<'_>, packages: &[PackageId]) -> fmt::Result {
    let mut names: Vec<&str> = packages.iter().take(CYCLE_SHOWN).map(PackageId::as_str).collect();
    let hidden = packages.len() - names.len();
    let more = format!("({hidden} more)");
    if hidden > 0 {
        names.push(&more);
    }
    names.extend(packages.first().map(PackageId::as_str));
    write!(f, "Packages need each other in a circle: {}.", names.join(" → "))
}

/// The first few of many, and how many more there are.
fn some(all: impl Iterator<Item = String>) -> String {
    let all: Vec<String> = all.collect();
    match all.len() {
        0 => "nothing".into(),
        1 => all.into_iter().collect(),
        length if length <= SHOWN => format!("{} and {}", all[..length - 1].join(", "), all[length - 1]),
        length => format!("{} and {} more", all[..SHOWN].join(", "), length - SHOWN),
    }
}
