//! What the path of a package says of its name, version and platform:
//!
//! - `nora.hpersona`, `nora@1.2.0.hpersona`, `nora/1.2.0/persona.hpersona` (the layout of a bucket), and
//!   `nora/1.2.0/` (an unpacked package);
//! - `ripgrep/14.1.0/linux-x86_64.tar.gz`, `ripgrep@14.1.0+linux-x86_64.tar.xz`,
//!   `ripgrep-14.1.0-x86_64-unknown-linux-musl.tar.gz` (as makers of tools name them).

use vitrine_base::Version;
use vitrine_package::Platform;

use crate::folder::Candidate;

/// The version of a package that names none anywhere.
const FIRST_VERSION: &str = "1.0.0";

/// The ending of personas.
const PERSONA: &str = "hpersona";

/// What archives of tools end in; the longer ones first.
const ARCHIVES: [&str; 9] = ["tar.gz", "tar.xz", "tar.zst", "tar.bz2", "tgz", "txz", "tbz2", "tar", "zip"];

/// The ending of a file that may be a package.
pub(crate) fn ending_of(name: &str) -> Option<&'static str> {
    let name = name.to_ascii_lowercase();
    let endings = std::iter::once(PERSONA).chain(ARCHIVES);
    endings
        .into_iter()
        .find(|ending| name.strip_suffix(ending).is_some_and(|stem| stem.len() > 1 && stem.ends_with('.')))
}

/// What a path says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Named {
    pub(crate) name: String,
    pub(crate) version: Option<Version>,
    pub(crate) platform: Platform,
}

impl Candidate {
    /// The ending of its file; none of an unpacked one.
    pub(crate) fn ending(&self) -> Option<&'static str> {
        if self.unpacked { None } else { ending_of(&self.file) }
    }

    /// What its path says.
    pub(crate) fn named(&self) -> Named {
        let mut parts: Vec<&str> = self.file.split('/').collect();
        let last = parts.pop().unwrap_or_default();
        let ending = self.ending();
        let stem = ending.and_then(|ending| last.get(..last.len() - ending.len() - 1)).unwrap_or(last);
        if let Some((name, rest)) = stem.rsplit_once('@') {
            let (version, platform) = with_platform(rest);
            return Named { name: name.to_owned(), version: Version::new(version).ok(), platform };
        }
        if self.unpacked {
            parts.push(last);
        }
        let folder_version = parts.last().filter(|part| part.starts_with(|c: char| c.is_ascii_digit()));
        match (folder_version.and_then(|part| Version::new(*part).ok()), parts.len()) {
            (Some(version), depth @ 2..) => Named {
                name: parts[depth - 2].to_owned(),
                version: Some(version),
                platform: Platform::hints(stem),
            },
            _ if ending.is_some_and(|ending| ending != PERSONA) => as_makers_do(stem),
            _ => Named { name: stem.to_owned(), version: None, platform: Platform::ANY },
        }
    }
}

/// `14.1.0+linux-x86_64`; a `+` may also be a part of the version.
fn with_platform(text: &str) -> (&str, Platform) {
    match text.rsplit_once('+').map(|(version, rest)| (version, Platform::hints(rest))) {
        Some((version, platform)) if platform != Platform::ANY => (version, platform),
        _ => (text, Platform::ANY),
    }
}

/// `NAME-VERSION-PLATFORM`, with dashes or underscores; a `v` before the version does not count.
fn as_makers_do(stem: &str) -> Named {
    let parts: Vec<&str> = stem.split(['-', '_']).collect();
    let is_version = |part: &str| {
        part.strip_prefix('v').unwrap_or(part).starts_with(|c: char| c.is_ascii_digit())
            && Platform::hints(part) == Platform::ANY
    };
    let says_nothing = |part: &&&str| Platform::hints(part) == Platform::ANY;
    let platform = Platform::hints(stem);
    let joined = |count: usize| {
        let length: usize = parts[..count].iter().map(|part| part.len() + 1).sum();
        stem.get(..length.saturating_sub(1)).unwrap_or(stem).to_owned()
    };
    let Some(at) = parts.iter().position(|part| is_version(part)).filter(|at| *at > 0) else {
        let count = parts.iter().take_while(says_nothing).count().max(1);
        return Named { name: joined(count), version: None, platform };
    };
    // `1.0-rc1` goes on until a platform begins.
    let words = ["rc", "alpha", "beta", "pre", "dev"];
    let goes_on = |part: &&&str| words.iter().any(|word| part.to_ascii_lowercase().starts_with(word));
    let more = parts[at + 1..].iter().take_while(goes_on).count();
    let version = parts[at..=at + more].join("-");
    let version = version.strip_prefix('v').unwrap_or(&version).to_owned();
    Named { name: joined(at), version: Version::new(version).ok(), platform }
}

/// The version of a package that names none.
pub(crate) fn first_version() -> Option<Version> {
    Version::new(FIRST_VERSION).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(file: &str, unpacked: bool) -> (String, Option<String>, String) {
        let named = Candidate { file: file.into(), path: file.into(), unpacked }.named();
        (named.name, named.version.map(|v| v.to_string()), named.platform.to_string())
    }

    #[test]
    fn paths_tell_name_version_and_platform() {
        for (file, unpacked, name, version, platform) in [
            ("nora.hpersona", false, "nora", None, "any"),
            ("a/nora@1.2.0.hpersona", false, "nora", Some("1.2.0"), "any"),
            ("packages/nora/1.0.1/persona.hpersona", false, "nora", Some("1.0.1"), "any"),
            ("nora/1.0.1", true, "nora", Some("1.0.1"), "any"),
            ("nora", true, "nora", None, "any"),
            ("nora@2", true, "nora", Some("2"), "any"),
            (".", true, ".", None, "any"),
            ("linux-nora.hpersona", false, "linux-nora", None, "any"),
            ("ripgrep/14.1.0/linux-x86_64.tar.gz", false, "ripgrep", Some("14.1.0"), "linux-x86_64"),
            ("ripgrep@14.1.0+linux-x86_64.tar.xz", false, "ripgrep", Some("14.1.0"), "linux-x86_64"),
            ("ripgrep@14.1.0+build5.tgz", false, "ripgrep", Some("14.1.0+build5"), "any"),
            (
                "t/ripgrep-14.1.0-x86_64-unknown-linux-musl.tar.gz",
                false,
                "ripgrep",
                Some("14.1.0"),
                "linux-x86_64-musl",
            ),
            ("gh_2.40.1_macOS_arm64.zip", false, "gh", Some("2.40.1"), "macos-aarch64"),
            ("node-v20.11.1-win-x64.zip", false, "node", Some("20.11.1"), "windows-x86_64"),
            ("apache-maven-3.9.6.tar.bz2", false, "apache-maven", Some("3.9.6"), "any"),
            ("tool-1.0-rc1-linux-x64.tar.zst", false, "tool", Some("1.0-rc1"), "linux-x86_64"),
            ("helm-linux-amd64.tar", false, "helm", None, "linux-x86_64"),
        ] {
            let wanted = (name.to_owned(), version.map(str::to_owned), platform.to_owned());
            assert_eq!(said(file, unpacked), wanted, "{file}");
        }
    }

    #[test]
    fn endings_are_known_in_any_spelling() {
        assert_eq!(ending_of("a.TAR.GZ"), Some("tar.gz"));
        assert_eq!(ending_of("a.hpersona"), Some("hpersona"));
        assert_eq!(ending_of("a.tar.lzma"), None);
        assert_eq!(ending_of(".zip"), None);
    }
}
