//! Which versions were released: from the tags `<name>-<version>` and `<name>-v<version>`, of which a name may hold
//! dashes as well.

use std::collections::{BTreeMap, BTreeSet};

use vitrine_base::{PackageId, Version};

use super::recipe::Recipe;
use super::{ProblemKind, Report};

/// Most tags read.
const MOST: usize = 100_000;

/// Gives every recipe its versions.
pub(super) fn spread(tags: &str, recipes: &mut BTreeMap<PackageId, Recipe>, report: &mut Report) {
    let mut unknown: BTreeSet<&str> = BTreeSet::new();
    for tag in tags.lines().map(str::trim).filter(|tag| !tag.is_empty()).take(MOST) {
        match split(tag, |name| recipes.keys().any(|known| known.as_str() == name)) {
            Some((name, version)) => {
                let recipe = PackageId::new(name).ok().and_then(|name| recipes.get_mut(&name));
                if let Some(recipe) = recipe {
                    recipe.versions.insert(version);
                }
            }
            None => drop(unknown.insert(tag)),
        }
    }
    for tag in unknown {
        let shown: String = tag.chars().filter(|c| !c.is_control()).take(80).collect();
        report.tell(&shown, ProblemKind::UnknownRelease, "A release of this tag has no recipe here.");
    }
    for recipe in recipes.values().filter(|recipe| recipe.versions.is_empty()) {
        let sentence = "No release of it is known, so it has no version yet.";
        report.tell(&recipe.file, ProblemKind::NoRelease, sentence);
    }
}

/// Name and version of a tag: the longest name that is known and leaves a version.
pub(super) fn split(tag: &str, is_known: impl Fn(&str) -> bool) -> Option<(&str, Version)> {
    let dashes = tag.match_indices('-').map(|(at, _)| at).rev();
    let splits = dashes.map(|at| (&tag[..at], &tag[at + 1..]));
    splits.filter(|(name, _)| is_known(name)).find_map(|(name, rest)| Some((name, version(rest)?)))
}

/// A version begins with a number, perhaps with a `v` before it, or is `latest`.
fn version(text: &str) -> Option<Version> {
    let plain = text.strip_prefix('v').unwrap_or(text);
    let usable = plain.starts_with(|c: char| c.is_ascii_digit()) || plain == "latest";
    Version::new(plain).ok().filter(|_| usable)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(tag: &str, known: &[&str]) -> Option<(String, String)> {
        split(tag, |name| known.contains(&name)).map(|(name, version)| (name.to_owned(), version.to_string()))
    }

    #[test]
    fn both_forms_of_tags_and_names_with_dashes_are_read() {
        let known =
            ["podman", "podman-compose", "vim", "llvm", "wezterm", "expat", "google-chrome", "libedit"];
        let cases = [
            ("vim-9.1.1924", Some(("vim", "9.1.1924"))),
            ("vim-v9.1.1924", Some(("vim", "9.1.1924"))),
            ("podman-compose-1.5.0", Some(("podman-compose", "1.5.0"))),
            ("llvm-git-21.1.7", None),
            ("wezterm-20240203-110809-5046fc22", Some(("wezterm", "20240203-110809-5046fc22"))),
            ("expat-2_7_3", Some(("expat", "2_7_3"))),
            ("google-chrome-latest", Some(("google-chrome", "latest"))),
            ("libedit-20251016-3.1", Some(("libedit", "20251016-3.1"))),
            ("nobody-1.0", None),
            ("vim", None),
        ];
        for (tag, expected) in cases {
            let expected = expected.map(|(name, version)| (name.to_owned(), version.to_owned()));
            assert_eq!(seen(tag, &known), expected, "{tag}");
        }
    }
}
