//! Name and version in the name of a tool's one top folder: `ripgrep-14.1.0-x86_64-unknown-linux-musl`.

use vitrine_base::Version;

use crate::Platform;
use crate::kinds::text;

/// What a folder's name says.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Named {
    pub(super) name: Option<String>,
    pub(super) version: Option<String>,
}

/// Reads `NAME-VERSION[-PLATFORM]/`; a `v` before the version does not count.
pub(super) fn read(top: &str) -> Named {
    let folder = top.trim_end_matches('/');
    let parts: Vec<&str> = folder.split(['-', '_']).collect();
    let is_version = |part: &str| {
        part.strip_prefix('v').unwrap_or(part).starts_with(|c: char| c.is_ascii_digit())
            && Platform::hints(part) == Platform::ANY
    };
    let Some(at) = parts.iter().position(|part| is_version(part)).filter(|at| *at > 0) else {
        return Named { name: without_platform(&parts, folder), version: None };
    };
    let length: usize = parts[..at].iter().map(|part| part.len() + 1).sum();
    // `1.0-rc1` goes on until a platform begins.
    let more = parts[at + 1..].iter().take_while(|part| is_more(part)).count();
    let version = parts[at..=at + more].join("-");
    let version = version.strip_prefix('v').unwrap_or(&version).to_owned();
    Named { name: clean(&folder[..length - 1]), version: Version::new(version.clone()).ok().map(|_| version) }
}

fn is_more(part: &str) -> bool {
    ["rc", "alpha", "beta", "pre", "dev"].iter().any(|word| part.to_ascii_lowercase().starts_with(word))
}

fn without_platform(parts: &[&str], folder: &str) -> Option<String> {
    let count = parts.iter().take_while(|part| Platform::hints(part) == Platform::ANY).count();
    let length: usize = parts[..count].iter().map(|part| part.len() + 1).sum();
    clean(&folder[..length.saturating_sub(1).min(folder.len())])
}

fn clean(name: &str) -> Option<String> {
    Some(text::line(name, 100)).filter(|name| !name.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_folders_of_real_releases() {
        for (folder, name, version) in [
            ("ripgrep-14.1.0-x86_64-unknown-linux-musl/", Some("ripgrep"), Some("14.1.0")),
            ("hello-1.2.3/", Some("hello"), Some("1.2.3")),
            ("node-v20.11.1-linux-x64/", Some("node"), Some("20.11.1")),
            ("gh_2.40.1_linux_amd64/", Some("gh"), Some("2.40.1")),
            ("apache-maven-3.9.6/", Some("apache-maven"), Some("3.9.6")),
            ("tool-1.0-rc1-linux-x64/", Some("tool"), Some("1.0-rc1")),
            ("linux-amd64/", None, None),
            ("helm-linux-amd64/", Some("helm"), None),
            ("7z2301-x64/", Some("7z2301"), None),
            ("", None, None),
        ] {
            let named = read(folder);
            assert_eq!((named.name.as_deref(), named.version.as_deref()), (name, version), "{folder}");
        }
    }
}
