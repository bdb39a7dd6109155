//! One Potions recipe, as its own parser reads it (`internal/external-adapters/yaml/recipe_parser.go`): keys it does
//! not know are told, values of the wrong type too.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;
use vitrine_base::{PackageId, Version};
use vitrine_package::Platform;

use super::script::Steps;
use super::{ProblemKind, Report, yaml};
use crate::sources::tidy_name;

/// Keys of each part of a recipe.
const KNOWN: [(&str, &[&str]); 6] = [
    (
        "",
        &[
            "name",
            "description",
            "build_type",
            "version",
            "download",
            "security",
            "configure",
            "build",
            "dependencies",
        ],
    ),
    ("version", &["source", "extract_pattern", "exclude_patterns", "cleanup"]),
    (
        "download",
        &["official_binary", "download_url", "mirror", "method", "git_url", "git_tag_prefix", "platforms"],
    ),
    (
        "security",
        &["verify_signature", "scan_vulnerabilities", "gpg_key_ids", "gpg_keys_url", "signature_url"],
    ),
    ("configure", &["script", "flags"]),
    ("build", &["timeout_minutes", "out_of_tree", "custom_build", "custom_install"]),
];

/// A recipe.
#[derive(Debug, Clone)]
pub(super) struct Recipe {
    /// The file it is in.
    pub(super) file: String,
    pub(super) name: PackageId,
    pub(super) description: String,
    pub(super) homepage: Option<String>,
    /// The file that is fetched is the program itself, not its source.
    pub(super) is_binary: bool,
    /// Templates of addresses, best first.
    pub(super) addresses: Vec<String>,
    /// What fills them, by platform.
    pub(super) platforms: BTreeMap<String, BTreeMap<String, String>>,
    pub(super) dependencies: Vec<PackageId>,
    pub(super) build_type: String,
    pub(super) steps: Steps,
    /// Versions that were released; filled in from the tags.
    pub(super) versions: BTreeSet<Version>,
}

/// Reads a recipe; lesser problems are told, an error is the reason why it is none.
pub(super) fn read(bytes: &[u8], file: &str, report: &mut Report) -> Result<Recipe, String> {
    let value = yaml::read(bytes)?;
    if !value.is_object() {
        return Err("it is not a list of keys and values".into());
    }
    let mut reading = Reading { file, report };
    let name = reading.text(&value, "name").ok_or("it has no name")?;
    let name = PackageId::new(name).map_err(|error| error.to_string())?;
    for (part, known) in KNOWN {
        reading.stray(if part.is_empty() { Some(&value) } else { value.get(part) }, part, known);
    }
    let nothing = Value::Null;
    let part = |name: &str| value.get(name).unwrap_or(&nothing);
    let (version, download) = (part("version"), part("download"));
    let source = reading.text(version, "source").unwrap_or_default();
    let build_type = reading.text(&value, "build_type").unwrap_or_default();
    Ok(Recipe {
        file: file.to_owned(),
        description: reading.text(&value, "description").map(|text| tidy_name(&text)).unwrap_or_default(),
        homepage: homepage(&source),
        is_binary: download.get("official_binary").and_then(Value::as_bool).unwrap_or(false),
        addresses: reading.addresses(download),
        platforms: reading.platforms(download),
        dependencies: reading.dependencies(part("dependencies")),
        steps: Steps {
            build_type: build_type.clone(),
            configure: reading.text(part("configure"), "script").unwrap_or_default(),
            flags: reading.flags(part("configure")),
            build: reading.text(part("build"), "custom_build").unwrap_or_default(),
            install: reading.text(part("build"), "custom_install").unwrap_or_default(),
        },
        build_type,
        versions: source
            .strip_prefix("static:")
            .and_then(|text| Version::new(text.trim()).ok())
            .into_iter()
            .collect(),
        name,
    })
}

/// The page of a project, where its releases are looked for on a forge.
fn homepage(source: &str) -> Option<String> {
    let project = source.strip_prefix("github-release:").or_else(|| source.strip_prefix("github-tag:"))?;
    let usable = |c: char| c.is_ascii_alphanumeric() || "-_./".contains(c);
    let (owner, name) = project.trim().split_once('/')?;
    let whole =
        !owner.is_empty() && !name.is_empty() && !name.contains('/') && project.trim().chars().all(usable);
    whole.then(|| format!("https://github.com/{owner}/{name}"))
}

struct Reading<'a> {
    file: &'a str,
    report: &'a mut Report,
}

impl Reading<'_> {
    fn tell(&mut self, kind: ProblemKind, sentence: String) {
        self.report.tell(self.file, kind, sentence);
    }

    fn stray(&mut self, part: Option<&Value>, name: &str, known: &[&str]) {
        let Some(Value::Object(part)) = part else { return };
        let strays: Vec<String> = part.keys().filter(|key| !known.contains(&key.as_str())).cloned().collect();
        for key in strays {
            let key = if name.is_empty() { tidy_name(&key) } else { format!("{name}.{}", tidy_name(&key)) };
            self.tell(ProblemKind::StrayKey, format!("Recipes have no key “{key}”; it is not used."));
        }
    }

    /// A text; numbers stand for what they look like.
    fn text(&mut self, part: &Value, key: &str) -> Option<String> {
        match part.get(key)? {
            Value::String(text) => Some(text.trim().to_owned()).filter(|text| !text.is_empty()),
            Value::Number(number) => Some(number.to_string()),
            Value::Null => None,
            _ => {
                self.tell(ProblemKind::WrongValue, format!("“{key}” is not a text."));
                None
            }
        }
    }

    /// Options of the configuration: one text, or a list of texts.
    fn flags(&mut self, configure: &Value) -> String {
        match configure.get("flags") {
            Some(Value::Array(flags)) => flags.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(" "),
            _ => self.text(configure, "flags").unwrap_or_default(),
        }
    }

    /// Templates in their order; a repository to be cloned is no file that could be fetched.
    fn addresses(&mut self, download: &Value) -> Vec<String> {
        if download.get("method").and_then(Value::as_str) == Some("git") {
            let sentence =
                "Its source is cloned from a git repository; there is no file to fetch.".to_owned();
            self.tell(ProblemKind::Address, sentence);
            return Vec::new();
        }
        let addresses: Vec<String> =
            ["download_url", "mirror"].iter().filter_map(|key| self.text(download, key)).collect();
        if addresses.is_empty() {
            self.tell(ProblemKind::Address, "It names no address to fetch from.".into());
        }
        addresses
    }

    fn platforms(&mut self, download: &Value) -> BTreeMap<String, BTreeMap<String, String>> {
        let Some(Value::Object(said)) = download.get("platforms") else { return BTreeMap::new() };
        let mut platforms = BTreeMap::new();
        for (spelled, values) in said {
            let Ok(platform) = spelled.parse::<Platform>() else {
                let sentence = format!("“{}” names no platform that is known.", tidy_name(spelled));
                self.tell(ProblemKind::WrongValue, sentence);
                continue;
            };
            // Where a recipe says nothing else, a template means the words of the key.
            let mut filled = BTreeMap::new();
            if let Some((os, arch)) = spelled.split_once('-') {
                filled.insert("os".to_owned(), os.to_owned());
                filled.insert("arch".to_owned(), arch.to_owned());
            }
            for key in values.as_object().into_iter().flat_map(|values| values.keys()) {
                filled.extend(self.text(values, key).map(|text| (key.clone(), text)));
            }
            if platforms.insert(platform.to_string(), filled).is_some() {
                self.tell(ProblemKind::WrongValue, format!("The platform {platform} is named twice."));
            }
        }
        platforms
    }

    fn dependencies(&mut self, said: &Value) -> Vec<PackageId> {
        let items = match said {
            Value::Array(items) => items.as_slice(),
            Value::Null => &[],
            _ => {
                self.tell(ProblemKind::WrongValue, "“dependencies” is not a list.".into());
                &[]
            }
        };
        let mut names: Vec<PackageId> = Vec::new();
        for item in items {
            match item.as_str().and_then(|name| PackageId::new(name.trim()).ok()) {
                Some(name) if !names.contains(&name) => names.push(name),
                Some(_) => {}
                None => self.tell(ProblemKind::WrongValue, "A dependency is no name of a package.".into()),
            }
        }
        names
    }
}
