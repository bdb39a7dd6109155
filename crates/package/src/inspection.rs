//! What looking through a package finds.

use serde::{Deserialize, Serialize};
use vitrine_base::{Hasher, Sha256};

use crate::{ContentRating, Dependency, Finding, Kind, Platform, Severity};

/// One file inside a package.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Member {
    /// Its path, `/` between parts.
    pub path: String,
    /// Its bytes once inflated; 0 of a link.
    pub size: u64,
    /// Digest of those bytes; of a link, the digest of its target's text.
    pub sha256: Sha256,
    /// It is a program, by its first bytes.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub executable: bool,
    /// It is a relative link inside the package, to this path as written; only kinds that ask for links have some.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub link: Option<String>,
}

/// A command a tool brings.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Command {
    /// What a person types.
    pub name: String,
    /// The member that is started.
    pub path: String,
}

/// What a package is and holds, as it says itself and as was measured.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Inspection {
    /// What it is.
    pub kind: Kind,
    /// The id the maker gave it; many packages have none.
    pub id: Option<String>,
    /// Its name.
    pub name: String,
    /// The version the maker gave it; many packages have none.
    pub version: Option<String>,
    /// Who made it; may be empty.
    pub maker: String,
    /// One line about it; may be empty.
    pub summary: String,
    /// Text about it, Markdown: the maker's own where there is one, so sanitise it before showing it.
    pub description: String,
    /// The maker's content rating.
    pub rating: ContentRating,
    /// Tags, in the maker's order.
    pub tags: Vec<String>,
    /// An SPDX expression, when the maker names a licence.
    pub licence: Option<String>,
    /// The maker's page, https only.
    pub homepage: Option<String>,
    /// What changed in this version, as the maker wrote it; may be empty.
    pub changelog: String,
    /// Its files (no folders), sorted by path bytewise.
    pub members: Vec<Member>,
    /// What it needs.
    pub dependencies: Vec<Dependency>,
    /// The path of the member that shows it best.
    pub preview: Option<String>,
    /// What was noticed, gravest first.
    pub findings: Vec<Finding>,
    /// The version of the package format.
    #[serde(default)]
    pub schema: u32,
    /// Bytes of all members together.
    pub unpacked: u64,
    /// The commands it brings, sorted by name; only a tool has some.
    pub commands: Vec<Command>,
    /// What its programs run on, where they are native ones that agree.
    pub platform: Option<Platform>,
}

impl Inspection {
    /// One digest of all members, whatever archive they lie in: see [`content_root`].
    pub fn content_root(&self) -> Sha256 {
        content_root(&self.members)
    }

    /// True when a finding forbids installing or publishing.
    pub fn has_errors(&self) -> bool {
        self.findings.iter().any(|finding| finding.severity == Severity::Error)
    }
}

/// One digest of all members: SHA-256 over, for every member sorted by path (bytewise), the 64 hex digits
/// of its digest, a space, its size in decimal, a space, its path and a zero byte. The line of a link begins
/// with `@`; its digest is that of its target's text, and its size is 0.
pub fn content_root(members: &[Member]) -> Sha256 {
    let mut sorted: Vec<&Member> = members.iter().collect();
    sorted.sort_by(|a, b| a.path.cmp(&b.path));
    let mut hasher = Hasher::new();
    for member in sorted {
        let mark = if member.link.is_some() { "@" } else { "" };
        hasher.update(format!("{mark}{} {} {}\0", member.sha256, member.size, member.path).as_bytes());
    }
    hasher.finish()
}
