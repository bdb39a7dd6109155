//! What was read in a package ([`Found`]) and how it differs from what is published ([`Difference`]).

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use vitrine_base::{Sha256, Version};
use vitrine_package::listing::Texts;
use vitrine_package::{ContentRating, Dependency, DependencyKind, Finding, Inspection, Kind};

use super::Fields;
use crate::store::PackageRow;

/// One file inside a package.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FoundMember {
    /// Its path.
    pub path: String,
    /// Its bytes.
    pub size: u64,
    /// Their digest.
    pub sha256: Sha256,
    /// It is a program, by its first bytes.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub executable: bool,
}

/// One command a tool brings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FoundCommand {
    /// What a person types.
    pub name: String,
    /// The member that is started.
    pub path: String,
}

/// What a package says of itself and holds, as the worker read it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Found {
    /// The id the package gives itself; not checked yet.
    pub id: Option<String>,
    /// The version it gives itself; not checked yet.
    pub version: Option<String>,
    /// What it is.
    pub kind: Kind,
    /// Its name.
    pub name: String,
    /// Who made it; may be empty.
    pub maker: String,
    /// One line.
    pub summary: String,
    /// Markdown of the maker's.
    pub description: String,
    /// Tags.
    pub tags: Vec<String>,
    /// The content rating.
    pub rating: ContentRating,
    /// An SPDX expression, as written.
    pub licence: Option<String>,
    /// The maker's page.
    pub homepage: Option<String>,
    /// What changed, Markdown.
    pub changelog: String,
    /// What its programs run on, in the words of the index.
    pub platform: Option<String>,
    /// The member that shows it best.
    pub preview: Option<String>,
    /// Bytes of all members together.
    pub unpacked: u64,
    /// [`vitrine_package::content_root`] of its members.
    pub content: Sha256,
    /// Its files, sorted by path.
    pub members: Vec<FoundMember>,
    /// What it needs.
    pub dependencies: Vec<Dependency>,
    /// The commands it brings.
    pub commands: Vec<FoundCommand>,
    /// What was noticed.
    pub findings: Vec<Finding>,
}

impl From<Inspection> for Found {
    fn from(seen: Inspection) -> Self {
        let content = seen.content_root();
        Self {
            id: seen.id,
            version: seen.version,
            kind: seen.kind,
            name: seen.name,
            maker: seen.maker,
            summary: seen.summary,
            description: seen.description,
            tags: seen.tags,
            rating: seen.rating,
            licence: seen.licence,
            homepage: seen.homepage,
            changelog: seen.changelog,
            platform: seen.platform.map(|platform| platform.to_string()),
            preview: seen.preview,
            unpacked: seen.unpacked,
            content,
            members: seen
                .members
                .into_iter()
                .map(|member| FoundMember {
                    path: member.path,
                    size: member.size,
                    sha256: member.sha256,
                    executable: member.executable,
                })
                .collect(),
            dependencies: seen.dependencies,
            commands: seen
                .commands
                .into_iter()
                .map(|command| FoundCommand { name: command.name, path: command.path })
                .collect(),
            findings: seen.findings,
        }
    }
}

/// What a listing will say: the maker's fields over what the package says, over what is published.
#[derive(Debug, Clone, PartialEq)]
pub struct Listed {
    /// Its name.
    pub name: String,
    /// One line.
    pub summary: String,
    /// Markdown.
    pub description: String,
    /// Who made it.
    pub maker: String,
    /// Tags.
    pub tags: Vec<String>,
    /// The content rating.
    pub rating: ContentRating,
    /// An SPDX expression, as written.
    pub licence: Option<String>,
    /// The maker's page.
    pub homepage: Option<String>,
    /// What changed.
    pub changelog: String,
    /// Name and summary in other languages, where something is said of them.
    pub texts: Option<BTreeMap<String, Texts>>,
}

fn written(text: Option<&String>) -> Option<String> {
    text.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty())
}

/// Puts the three together. A package that names no licence keeps the one it is published under.
pub fn listed(fields: &Fields, found: &Found, package: Option<&PackageRow>) -> Listed {
    let published = package.and_then(|package| package.licence.clone());
    Listed {
        name: written(fields.name.as_ref()).unwrap_or_else(|| found.name.clone()),
        summary: written(fields.summary.as_ref()).unwrap_or_else(|| found.summary.clone()),
        description: written(fields.description.as_ref()).unwrap_or_else(|| found.description.clone()),
        maker: found.maker.clone(),
        tags: fields.tags.clone().unwrap_or_else(|| found.tags.clone()),
        // A maker may say it is for fewer people than the package does, never for more.
        rating: fields.rating.unwrap_or_default().max(found.rating),
        licence: written(fields.licence.as_ref()).or_else(|| written(found.licence.as_ref())).or(published),
        homepage: written(fields.homepage.as_ref()).or_else(|| found.homepage.clone()),
        changelog: written(fields.changelog.as_ref()).unwrap_or_else(|| found.changelog.clone()),
        texts: fields.texts.clone(),
    }
}

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
    /// Who published it.
    pub publisher: Option<i64>,
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
fn name_change(package: &PackageRow, listed: &Listed) -> Option<Change> {
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

/// Compares. `package` is the row of the published package, `account` who submits, `size` the bytes of the submitted file.
pub fn difference(
    published: &Published,
    package: &PackageRow,
    found: &Found,
    listed: &Listed,
    account: i64,
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
    // The same server from elsewhere is as new as another server.
    let unchanged = |one: &Dependency| {
        before
            .iter()
            .any(|two| same(one, two) && one.origin == two.origin && one.names_commands == two.names_commands)
    };
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
        commands_added,
        commands_removed,
        rating: change(package.rating.as_str(), listed.rating.as_str()),
        licence: change(package.licence.as_deref().unwrap_or(""), listed.licence.as_deref().unwrap_or("")),
        maker: change(&package.maker, &listed.maker),
        name: name_change(package, listed),
        publisher: published.publisher != Some(account),
        size_before: published.size,
        size_after: size,
    }
}
