//! The layers: flags over environment over `vitrine.toml` over what holds when nobody says anything.

use std::fmt;
use std::path::{Path, PathBuf};

use toml::de::{DeTable, DeValue};
use vitrine_base::fs;
use vitrine_base::limits::MANIFEST_BYTES;

use super::{Config, SETTINGS, Setting, Sort};
use crate::RegistryError;
use crate::error::Refusal;

/// The file of settings, in the data folder.
pub const FILE: &str = "vitrine.toml";

/// Where a value came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// Nobody said anything.
    Default,
    /// A line of a file.
    File {
        /// The file.
        file: PathBuf,
        /// The line, from 1.
        line: usize,
    },
    /// A variable of the environment.
    Environment(String),
    /// An option of the command.
    Flag(String),
}

impl fmt::Display for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Default => write!(f, "default"),
            Self::File { file, line } => write!(f, "{}, line {line}", file.display()),
            Self::Environment(name) => write!(f, "environment {name}"),
            Self::Flag(flag) => write!(f, "{flag}"),
        }
    }
}

/// One setting with where it came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// The setting.
    pub key: &'static str,
    /// Its value; dots for a secret.
    pub value: String,
    /// Where it came from.
    pub from: Source,
}

/// What [`load`] answers.
#[derive(Debug, Clone)]
pub struct Loaded {
    /// The settings.
    pub config: Config,
    /// Every setting with where it came from, in the order of [`SETTINGS`].
    pub origins: Vec<Origin>,
    /// The file that was read, when there was one.
    pub file: Option<PathBuf>,
}

/// The variable of a setting: `VITRINE_PUBLIC_URL`. (`VITRINE_LOG` says for every command how much is logged, so the form
/// of the log has a longer name.)
pub fn environment_name(key: &str) -> String {
    if key == "log" {
        return "VITRINE_LOG_FORM".into();
    }
    format!("VITRINE_{}", key.to_ascii_uppercase().replace('-', "_"))
}

fn refused(sentence: String) -> RegistryError {
    RegistryError::refused(Refusal::Invalid, "config.value", sentence)
}

/// Puts the layers together. `flags` are settings by key as they were typed; `environment` answers a variable's value;
/// `file` is the file to read instead of [`FILE`] in the data folder (it must be there then).
///
/// # Errors
/// [`Refusal::Invalid`] for an unknown key or a value that will not do, naming where it stands; when the file cannot be
/// read.
pub fn load(
    flags: &[(String, String)],
    environment: impl Fn(&str) -> Option<String>,
    file: Option<&Path>,
) -> Result<Loaded, RegistryError> {
    let flag = |key: &str| flags.iter().rev().find(|(name, _)| name == key).map(|(_, value)| value.clone());
    let variable = |key: &str| environment(&environment_name(key)).filter(|value| !value.is_empty());
    if let Some((unknown, _)) = flags.iter().find(|(key, _)| Setting::named(key).is_none()) {
        return Err(refused(format!("There is no setting “{unknown}”.")));
    }
    let mut config = Config::default();
    // The data folder says where the file is, so the file cannot say where the data folder is unless it was named.
    let data = flag("data").or_else(|| variable("data")).map_or_else(|| config.data.clone(), PathBuf::from);
    let place = file.map_or_else(|| data.join(FILE), Path::to_owned);
    let said = match fs::metadata(&place)? {
        Some(_) => read(&place, file.is_some())?,
        None if file.is_some() => return Err(refused(format!("There is no file {}.", place.display()))),
        None => Vec::new(),
    };
    let mut origins = Vec::with_capacity(SETTINGS.len());
    for setting in SETTINGS {
        let from_file = said.iter().find(|said| said.key == setting.key);
        let (value, from) = if let Some(value) = flag(setting.key) {
            (Some(value), Source::Flag(format!("--{}", setting.key)))
        } else if let Some(value) = variable(setting.key) {
            (Some(value), Source::Environment(environment_name(setting.key)))
        } else if let Some(said) = from_file {
            (Some(said.value.clone()), Source::File { file: place.clone(), line: said.line })
        } else {
            (None, Source::Default)
        };
        if let Some(value) = value {
            (setting.set)(&mut config, &value).map_err(|reason| {
                refused(format!("The setting “{}” ({from}) will not do: {reason}.", setting.key))
            })?;
        }
        origins.push(Origin { key: setting.key, value: setting.shown(&config), from });
    }
    let file = fs::exists(&place).then_some(place);
    Ok(Loaded { config, origins, file })
}

/// One line of a file.
struct Said {
    key: &'static str,
    value: String,
    line: usize,
}

fn read(file: &Path, may_name_data: bool) -> Result<Vec<Said>, RegistryError> {
    let bytes = fs::read_limited(file, MANIFEST_BYTES)?;
    let text = String::from_utf8(bytes)
        .map_err(|_| refused(format!("{} is not a text file in UTF-8.", file.display())))?;
    let line = |at: usize| text[..at.min(text.len())].matches('\n').count() + 1;
    let table = DeTable::parse(&text).map_err(|error| {
        let at = error.span().map_or(1, |span| line(span.start));
        refused(format!("{}, line {at}, cannot be read: {}.", file.display(), error.message()))
    })?;
    let mut said = Vec::new();
    for (key, value) in table.get_ref() {
        let at = line(key.span().start);
        let here = format!("{}, line {at}", file.display());
        let name: &str = key.get_ref();
        let Some(setting) = Setting::named(name) else {
            return Err(refused(format!("{here}: there is no setting “{name}”{}.", nearest(name))));
        };
        if setting.key == "data" && !may_name_data {
            return Err(refused(format!(
                "{here}: this file lies in the data folder, so it cannot say where the data folder is; use --data, or \
                 name the file with --config."
            )));
        }
        let value = value_of(setting, value.get_ref(), file)
            .map_err(|wanted| refused(format!("{here}: “{name}” wants {wanted}.")))?;
        said.push(Said { key: setting.key, value, line: at });
    }
    Ok(said)
}

/// A value of the file as text, if it is of the setting's sort.
fn value_of(setting: &Setting, value: &DeValue<'_>, file: &Path) -> Result<String, &'static str> {
    match (setting.sort, value) {
        (Sort::Text | Sort::Bytes, DeValue::String(text)) => Ok(text.to_string()),
        (Sort::Text, _) => Err("a text in quotes"),
        (Sort::Path, DeValue::String(text)) if text.trim().is_empty() => Ok(String::new()),
        (Sort::Path, DeValue::String(text)) => {
            let folder = file.parent().unwrap_or(Path::new("."));
            Ok(folder.join(text.as_ref()).display().to_string())
        }
        (Sort::Path, _) => Err("a path in quotes"),
        (Sort::Switch, DeValue::Boolean(on)) => Ok(on.to_string()),
        (Sort::Switch, _) => Err("true or false"),
        (Sort::Number, DeValue::Integer(number)) => Ok(number.to_string()),
        (Sort::Number, DeValue::Float(number)) => Ok(number.to_string()),
        (Sort::Number, _) => Err("a number"),
        (Sort::Bytes, DeValue::Integer(number)) => Ok(number.to_string()),
        (Sort::Bytes, _) => Err("bytes such as \"50 MiB\""),
        (Sort::List, DeValue::String(text)) => Ok(text.to_string()),
        (Sort::List, DeValue::Array(items)) => items
            .iter()
            .map(|item| item.get_ref().as_str().ok_or("a list of texts"))
            .collect::<Result<Vec<_>, _>>()
            .map(|items| items.join(",")),
        (Sort::List, _) => Err("a list of texts"),
    }
}

/// A setting that is written much like it, as the end of a sentence.
fn nearest(name: &str) -> String {
    let plain = |text: &str| text.to_ascii_lowercase().replace(['-', '_'], "");
    let close = |key: &str| {
        let (key, name) = (plain(key), plain(name));
        key == name || (name.len() >= 4 && (key.contains(&name) || name.contains(&key)))
    };
    SETTINGS
        .iter()
        .find(|setting| close(setting.key))
        .map(|setting| format!(" (there is “{}”)", setting.key))
        .unwrap_or_default()
}
