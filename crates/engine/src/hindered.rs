//! Why something cannot be had, for terminal and window: what hinders a version, and what is wrong with what it needs.

use vitrine_api::types::Phrase;
use vitrine_base::{Said, WithArguments as _};
use vitrine_catalog::resolve::{Problem, Wish};
use vitrine_catalog::{Hindrance, NoFile, Source};

use crate::plan::as_sentence;
use crate::said;

/// Names in one sentence; more are only hinted at.
const SHOWN: usize = 5;

/// What hinders a version, as its gallery and its manifest tell it.
pub(crate) fn of(hindrance: &Hindrance, source: Option<&Source>) -> Said {
    Said { sentence: as_sentence(&hindrance.to_string()), phrases: phrases(hindrance, source) }
}

fn phrases(hindrance: &Hindrance, source: Option<&Source>) -> Vec<Phrase> {
    match hindrance {
        // What its gallery says of an alarm says that nothing is installed, too.
        Hindrance::Alarm(_) => match source {
            Some(source) => said::of_gallery(&source.trust).phrases,
            None => vec![Phrase::new("vouched.alarm")],
        },
        Hindrance::Expired { until } => vec![Phrase::new("vouched.expired").with_number("until", *until)],
        Hindrance::NoFile(none) => no_file(none),
        Hindrance::OtherDigest { of: (name, version), listed, found } => vec![
            Phrase::new("blocked.other_digest")
                .with("name", name)
                .with("version", version)
                .with("listed", listed)
                .with("found", found),
        ],
        Hindrance::OtherSize { of: (name, version), listed, found } => vec![
            Phrase::new("blocked.other_size")
                .with("name", name)
                .with("version", version)
                .with_number("listed", i64::try_from(*listed).unwrap_or(i64::MAX))
                .with_number("found", i64::try_from(*found).unwrap_or(i64::MAX)),
        ],
        Hindrance::NoAddress { package } => vec![Phrase::new("blocked.no_address").with("name", package)],
    }
}

fn no_file(none: &NoFile) -> Vec<Phrase> {
    let here = match &none.reason {
        Some(reason) => Phrase::new("platform.reason").with("reason", as_sentence(reason)),
        None => Phrase::new("platform.none"),
    };
    let elsewhere = match none.shown() {
        ([], _) if none.buildable => Phrase::new("platform.source"),
        ([], _) => Phrase::new("platform.nowhere"),
        (others, more) => Phrase::new("platform.elsewhere").with("platforms", listed(others, more)),
    };
    vec![here.with("platform", none.here), elsewhere]
}

/// What is wrong with what a package needs.
pub(crate) fn of_needs(problem: &Problem) -> Phrase {
    match problem {
        Problem::Missing { packages } => match packages.as_slice() {
            [(package, wishes)] => Phrase::new("needs.missing").with("name", package).with("by", by(wishes)),
            packages => Phrase::new("needs.missing_several")
                .with_number("count", number(packages.len()))
                .with("names", some(packages.iter().map(|(package, _)| package.to_string()))),
        },
        Problem::NoVersion { package, wishes, listed } => Phrase::new("needs.conflict")
            .with("name", package)
            .with("wishes", some(wishes.iter().filter_map(wanted)))
            .with("listed", some(listed.iter().map(ToString::to_string))),
        Problem::Cycle { packages } => {
            let first = packages.first().into_iter();
            let names: Vec<String> = packages.iter().chain(first).map(ToString::to_string).collect();
            Phrase::new("needs.cycle").with("circle", names.join(" → "))
        }
        Problem::Unknown { package, .. } => Phrase::new("needs.unknown").with("name", package),
        Problem::Unreadable { package, version, .. } => {
            Phrase::new("needs.unreadable").with("name", package).with("version", version)
        }
        Problem::TooMany { packages, .. } => {
            Phrase::new("needs.too_many").with_number("most", number(*packages))
        }
        Problem::Unsettled { rounds } => {
            Phrase::new("needs.unsettled").with_number("rounds", number(*rounds))
        }
    }
}

fn by(wishes: &[Wish]) -> String {
    some(wishes.iter().map(|wish| wish.by.to_string()))
}

/// Who wants which versions, in signs: `editor (>= 2.0)`.
fn wanted(wish: &Wish) -> Option<String> {
    wish.versions.as_ref().map(|versions| format!("{} ({versions})", wish.by))
}

/// The first few of many in signs every language has.
fn some(all: impl Iterator<Item = String>) -> String {
    let mut all: Vec<String> = all.collect();
    let more = all.len() > SHOWN;
    all.truncate(SHOWN);
    listed(&all, more)
}

fn listed(names: &[String], more: bool) -> String {
    let more = if more { ", …" } else { "" };
    match names {
        [] => "–".to_owned(),
        names => format!("{}{more}", names.join(", ")),
    }
}

fn number(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}
