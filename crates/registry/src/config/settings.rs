//! The table of settings: how each is called, read, shown and explained. Flags (`--public-url`), environment
//! (`VITRINE_PUBLIC_URL`), `vitrine.toml` (`public-url = …`), `vitrine config show` and the page in `docs/` all follow it.

use std::path::PathBuf;

use url::Url;

use super::values::{bytes, bytes_shown, list, list_shown, parsed, shown, some, switch};
use super::{Config, LogForm};

/// What kind of value a setting takes: what `vitrine.toml` may hold for it, and what its flag looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    /// Any text.
    Text,
    /// A path; in a file, relative to the file's folder.
    Path,
    /// `true` or `false`.
    Switch,
    /// A number.
    Number,
    /// Bytes, `50 MiB`.
    Bytes,
    /// Several, with commas between them.
    List,
}

/// One setting.
pub struct Setting {
    /// Its name, as in `vitrine.toml` and after `--`.
    pub key: &'static str,
    /// What kind of value it takes.
    pub sort: Sort,
    /// What stands for the value in the help.
    pub value: &'static str,
    /// What it is, for the help and the page.
    pub about: &'static str,
    /// It is never shown.
    pub secret: bool,
    /// Sets it from text.
    pub set: fn(&mut Config, &str) -> Result<(), String>,
    /// Its value as text; empty when it has none.
    pub get: fn(&Config) -> String,
}

impl Setting {
    /// The setting of that name.
    pub fn named(key: &str) -> Option<&'static Self> {
        SETTINGS.iter().find(|setting| setting.key == key)
    }

    /// Its value for people: secrets are dots.
    pub fn shown(&self, config: &Config) -> String {
        let value = (self.get)(config);
        if self.secret && !value.is_empty() { "••••".into() } else { value }
    }
}

const fn setting(
    key: &'static str,
    sort: Sort,
    value: &'static str,
    about: &'static str,
    set: fn(&mut Config, &str) -> Result<(), String>,
    get: fn(&Config) -> String,
) -> Setting {
    Setting { key, sort, value, about, secret: false, set, get }
}

fn path(file: Option<&PathBuf>) -> String {
    file.map(|file| file.display().to_string()).unwrap_or_default()
}

fn public_url(text: &str) -> Result<Option<Url>, String> {
    let Some(text) = some(text) else { return Ok(None) };
    let wrong =
        || format!("“{text}” is not the address of a website: write it like “https://gallery.example.org”");
    let url: Url = text.parse().map_err(|_| wrong())?;
    if !matches!(url.scheme(), "http" | "https") || url.host_str().is_none() {
        return Err(wrong());
    }
    if url.path() != "/" || url.query().is_some() || url.fragment().is_some() || !url.username().is_empty() {
        return Err(format!(
            "“{text}” has more than scheme, host and port; a registry lives at the root of its address"
        ));
    }
    Ok(Some(url))
}

fn smtp(text: &str) -> Result<Option<String>, String> {
    let Some(text) = some(text) else { return Ok(None) };
    // The value may hold a password: it is not repeated.
    let wrong =
        || "it is not a mail server: write it like “smtps://user:password@mail.example.org:465”".to_owned();
    let url: Url = text.parse().map_err(|_| wrong())?;
    if !matches!(url.scheme(), "smtp" | "smtps") || url.host_str().is_none_or(str::is_empty) {
        return Err(wrong());
    }
    Ok(Some(text))
}

fn share(text: &str) -> Result<f64, String> {
    let share: f64 = parsed(text, "a number from 0 to 1")?;
    if (0.0..=1.0).contains(&share) {
        Ok(share)
    } else {
        Err(format!("“{text}” is not a number from 0 to 1"))
    }
}

fn at_least_one(text: &str) -> Result<usize, String> {
    match parsed(text, "a whole number from 1 to 64")? {
        number @ 1..=64 => Ok(number),
        _ => Err(format!("“{text}” is not a whole number from 1 to 64")),
    }
}

fn backup(text: &str) -> Result<Option<String>, String> {
    let Some(text) = some(text) else { return Ok(None) };
    match text.split_once("://") {
        None | Some(("s3" | "file", _)) => Ok(Some(text)),
        Some((scheme, _)) => Err(format!(
            "“{scheme}://” is no place for a backup; name a folder, “file:///…” or “s3://bucket/prefix”"
        )),
    }
}

fn log(text: &str) -> Result<LogForm, String> {
    match text.trim() {
        "text" => Ok(LogForm::Text),
        "json" => Ok(LogForm::Json),
        _ => Err(format!("“{text}” is neither “text” nor “json”")),
    }
}

/// Every setting, in the order people meet them.
pub const SETTINGS: &[Setting] = &[
    setting(
        "data",
        Sort::Path,
        "DIR",
        "The folder of the registry: database, packages, gallery, keys",
        |c, v| {
            c.data = v.into();
            Ok(())
        },
        |c| c.data.display().to_string(),
    ),
    setting(
        "listen",
        Sort::Text,
        "ADDR:PORT",
        "Where it listens; port 0 lets the system choose",
        |c, v| parsed(v, "an address and port such as “127.0.0.1:8480”").map(|v| c.listen = v),
        |c| c.listen.to_string(),
    ),
    setting(
        "public-url",
        Sort::Text,
        "URL",
        "Its address as others see it, when that is not the listening address",
        |c, v| public_url(v).map(|v| c.public_url = v),
        |c| {
            c.public_url.as_ref().map(|url| url.as_str().trim_end_matches('/').to_owned()).unwrap_or_default()
        },
    ),
    setting(
        "title",
        Sort::Text,
        "TEXT",
        "What it calls itself",
        |c, v| {
            c.title = v.trim().into();
            Ok(())
        },
        |c| c.title.clone(),
    ),
    setting(
        "description",
        Sort::Text,
        "TEXT",
        "One paragraph about it",
        |c, v| {
            c.description = v.trim().into();
            Ok(())
        },
        |c| c.description.clone(),
    ),
    setting(
        "keys",
        Sort::Path,
        "DIR",
        "The folder of the signing keys; without it, keys in the data folder",
        |c, v| {
            c.keys = some(v).map(PathBuf::from);
            Ok(())
        },
        |c| path(c.keys.as_ref()),
    ),
    setting(
        "trusted-proxies",
        Sort::List,
        "ADDR,…",
        "Addresses of proxies whose X-Forwarded-For is believed",
        |c, v| list(v, "an address such as “10.0.0.1”").map(|v| c.trusted_proxies = v),
        |c| list_shown(&c.trusted_proxies),
    ),
    setting(
        "sign-up",
        Sort::Switch,
        "BOOL",
        "Anybody may sign up; otherwise by invitation only",
        |c, v| switch(v).map(|v| c.sign_up = v),
        |c| c.sign_up.to_string(),
    ),
    setting(
        "package-bytes",
        Sort::Bytes,
        "BYTES",
        "The largest package",
        |c, v| bytes(v).map(|v| c.package_bytes = v),
        |c| bytes_shown(c.package_bytes),
    ),
    setting(
        "upload-quota",
        Sort::Bytes,
        "BYTES",
        "What one account may have in uploads under way",
        |c, v| bytes(v).map(|v| c.upload_quota = v),
        |c| bytes_shown(c.upload_quota),
    ),
    setting(
        "workers",
        Sort::Number,
        "N",
        "Jobs done at the same time",
        |c, v| at_least_one(v).map(|v| c.workers = v),
        |c| c.workers.to_string(),
    ),
    setting(
        "device-ratings",
        Sort::Switch,
        "BOOL",
        "Ratings by device keys without an account are allowed",
        |c, v| switch(v).map(|v| c.device_ratings = v),
        |c| c.device_ratings.to_string(),
    ),
    setting(
        "hide-after-reports",
        Sort::Number,
        "N",
        "Reports that hide a rating until a curator looks",
        |c, v| parsed(v, "a whole number").map(|v| c.hide_after_reports = v),
        |c| c.hide_after_reports.to_string(),
    ),
    setting(
        "sample",
        Sort::Number,
        "SHARE",
        "Of later versions, the share (0 to 1) picked by chance for a person to look at",
        |c, v| share(v).map(|v| c.sample = v),
        |c| c.sample.to_string(),
    ),
    setting(
        "clamd",
        Sort::Text,
        "SOCKET",
        "The malware scanner's socket: a path, or HOST:PORT",
        |c, v| {
            c.clamd = some(v);
            Ok(())
        },
        |c| c.clamd.clone().unwrap_or_default(),
    ),
    setting(
        "hook",
        Sort::Path,
        "PROGRAM",
        "A check of your own: a program, JSON in and out",
        |c, v| {
            c.hook = some(v).map(PathBuf::from);
            Ok(())
        },
        |c| path(c.hook.as_ref()),
    ),
    Setting {
        secret: true,
        ..setting(
            "smtp",
            Sort::Text,
            "URL",
            "The mail server, as smtps://user:password@host:port",
            |c, v| smtp(v).map(|v| c.smtp = v),
            |c| c.smtp.clone().unwrap_or_default(),
        )
    },
    setting(
        "mail-from",
        Sort::Text,
        "ADDRESS",
        "The sender of mail",
        |c, v| {
            c.mail_from = some(v);
            Ok(())
        },
        |c| shown(c.mail_from.as_ref()),
    ),
    setting(
        "private-webhooks",
        Sort::Switch,
        "BOOL",
        "Webhooks may go to private and loopback addresses",
        |c, v| switch(v).map(|v| c.private_webhooks = v),
        |c| c.private_webhooks.to_string(),
    ),
    setting(
        "metrics-public",
        Sort::Switch,
        "BOOL",
        "/metrics is for everybody, not only for this computer and administrators",
        |c, v| switch(v).map(|v| c.metrics_public = v),
        |c| c.metrics_public.to_string(),
    ),
    setting(
        "rate-limits",
        Sort::Switch,
        "BOOL",
        "Rate limits are on; only tests and benches turn them off",
        |c, v| switch(v).map(|v| c.rate_limits = v),
        |c| c.rate_limits.to_string(),
    ),
    setting(
        "inspector",
        Sort::Path,
        "PROGRAM",
        "The program that looks into packages in a process of its own; without it, this one",
        |c, v| {
            c.inspector = some(v).map(PathBuf::from);
            Ok(())
        },
        |c| path(c.inspector.as_ref()),
    ),
    setting(
        "backup",
        Sort::Text,
        "PLACE",
        "Where a backup goes every night: a folder, or s3://bucket/prefix",
        |c, v| backup(v).map(|v| c.backup = v),
        |c| c.backup.clone().unwrap_or_default(),
    ),
    setting(
        "log",
        Sort::Text,
        "FORM",
        "How the log is written: text or json",
        |c, v| log(v).map(|v| c.log = v),
        |c| if c.log == LogForm::Json { "json".into() } else { "text".into() },
    ),
];
