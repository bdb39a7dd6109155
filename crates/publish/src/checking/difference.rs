//! How a submission differs from what is published ([`Difference`]).

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use vitrine_base::{Sha256, Version};
use vitrine_package::listing::Texts;
use vitrine_package::{ContentRating, Dependency, DependencyKind};

use super::{Found, Listed};

/// The version published last, as far as a difference needs it.
#[derive(Debug, Clone, PartialEq)]
pub struct Published {
    /// The version.
    pub version: Version,
    /// Bytes of its file.
    pub size: u64,
    /// Its files: path and digest.
    pub members: BTreeMap<String, Sha256>,
    /// What it needs.
    pub dependencies: Vec<Dependency>,
    /// The commands it brings; none known of versions that were imported.
    pub commands: Option<BTreeSet<String>>,
}

/// What the published package says of itself, as far as a difference needs it.
#[derive(Debug, Clone, Copy)]
pub struct PublishedWords<'a> {
    /// Its content rating.
    pub rating: ContentRating,
    /// Its licence.
    pub licence: Option<&'a str>,
    /// Who made it.
    pub maker: &'a str,
    /// Its name.
    pub name: &'a str,
    /// Its names in other languages.
    pub texts: &'a BTreeMap<String, Texts>,
}

/// A value that is not what it was.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// As published.
    pub before: String,
    /// As submitted.
    pub after: String,
}

/// The difference between a submission and the version published last.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Difference {
    /// That version.
    pub from: Version,
    /// Paths of new members.
    pub added: Vec<String>,
    /// Paths of gone members.
    pub removed: Vec<String>,
    /// Paths of members with other bytes.
    pub changed: Vec<String>,
    /// New dependencies.
    pub dependencies_added: Vec<Dependency>,
    /// Gone ones.
    pub dependencies_removed: Vec<Dependency>,
    /// New or changed ones that name commands or servers.
    pub dangerous: Vec<Dependency>,
    /// Packages it cannot do without, and could before.
    #[serde(default)]
    pub packages_required: Vec<Dependency>,
    /// New commands.
    pub commands_added: Vec<String>,
    /// Gone commands.
    pub commands_removed: Vec<String>,
    /// The content rating.
    pub rating: Option<Change>,
    /// The licence.
    pub licence: Option<Change>,
    /// Who made it.
    pub maker: Option<Change>,
    /// Its name, with those in other languages that change.
    pub name: Option<Change>,
    /// Another account published the last version, or it was imported.
    #[serde(default)]
    pub publisher: bool,
    /// Bytes of the published package.
    pub size_before: u64,
    /// Bytes of this one.
    pub size_after: u64,
}

/// True of a dependency that brings something that runs: commands, or a server.
pub fn is_dangerous(dependency: &Dependency) -> bool {
    dependency.names_commands || dependency.kind == DependencyKind::McpServer
}

fn change(before: &str, after: &str) -> Option<Change> {
    (before.trim() != after.trim()).then(|| Change { before: before.into(), after: after.into() })
}

/// The name, and behind it those in other languages that would be new: who reads them knows the package by them.
fn name_change(package: &PublishedWords<'_>, listed: &Listed) -> Option<Change> {
    let mut names = (vec![package.name.trim().to_owned()], vec![listed.name.trim().to_owned()]);
    for (language, words) in listed.texts.iter().flatten() {
        let after = words.name.as_deref().map(str::trim).unwrap_or_default();
        let before = package.texts.get(language).and_then(|words| words.name.as_deref());
        let before = before.map(str::trim).unwrap_or_default();
        // Without a name of its own a language shows the one above.
        if !after.is_empty() && after != before && after != listed.name.trim() {
            names.0.push(format!("{language}: {}", if before.is_empty() { "none" } else { before }));
            names.1.push(format!("{language}: {after}"));
        }
    }
    change(&names.0.join("; "), &names.1.join("; "))
}

/// Compares. `package` is what the published package says, `publisher` whether another account published it, `size` the
/// bytes of the submitted file.
pub fn difference(
    published: &Published,
    package: &PublishedWords<'_>,
    found: &Found,
    listed: &Listed,
    publisher: bool,
    size: u64,
) -> Difference {
    let now: BTreeMap<&str, Sha256> =
        found.members.iter().map(|member| (member.path.as_str(), member.sha256)).collect();
    let was = |path: &str| published.members.get(path);
    let paths = |keep: &dyn Fn(&str, Sha256) -> bool| -> Vec<String> {
        now.iter().filter(|(path, digest)| keep(path, **digest)).map(|(path, _)| (*path).to_owned()).collect()
    };
    let same = |a: &Dependency, b: &Dependency| a.kind == b.kind && a.name == b.name;
    let (before, after) = (&published.dependencies, &found.dependencies);
    let missing = |from: &[Dependency], other: &[Dependency]| -> Vec<Dependency> {
        from.iter().filter(|one| !other.iter().any(|two| same(one, two))).cloned().collect()
    };
    // The same server from elsewhere, or started otherwise, is as new as another server. What was published without a
    // digest was never compared, so it counts as changed too.
    let runs = |one: &Dependency| (one.origin.clone(), one.names_commands, one.digest);
    let unchanged = |one: &Dependency| before.iter().any(|two| same(one, two) && runs(one) == runs(two));
    let demands = |one: &Dependency| one.kind == DependencyKind::Package && one.required;
    let demanded = |one: &Dependency| before.iter().any(|two| same(one, two) && demands(two));
    let commands: BTreeSet<String> = found.commands.iter().map(|command| command.name.clone()).collect();
    let (commands_added, commands_removed) = match &published.commands {
        Some(earlier) => (
            commands.difference(earlier).cloned().collect(),
            earlier.difference(&commands).cloned().collect(),
        ),
        // Nobody looked at those of what was imported.
        None => (commands.into_iter().collect(), Vec::new()),
    };
    Difference {
        from: published.version.clone(),
        added: paths(&|path, _| was(path).is_none()),
        removed: published.members.keys().filter(|path| !now.contains_key(path.as_str())).cloned().collect(),
        changed: paths(&|path, digest| was(path).is_some_and(|earlier| *earlier != digest)),
        dependencies_added: missing(after, before),
        dependencies_removed: missing(before, after),
        dangerous: after.iter().filter(|one| is_dangerous(one) && !unchanged(one)).cloned().collect(),
        packages_required: after.iter().filter(|one| demands(one) && !demanded(one)).cloned().collect(),
        commands_added,
        commands_removed,
        rating: change(package.rating.as_str(), listed.rating.as_str()),
        licence: change(package.licence.unwrap_or(""), listed.licence.as_deref().unwrap_or("")),
        maker: change(package.maker, &listed.maker),
        name: name_change(package, listed),
        publisher,
        size_before: published.size,
        size_after: size,
    }
}
