//! The person's settings, in `<home>/settings.json`, written in one step. A file that cannot be read is
//! set aside, never overwritten.

use std::path::{Path, PathBuf};
use std::sync::Mutex;

use serde::{Deserialize, Serialize};
use vitrine_api::ApiError;
use vitrine_api::types::Settings;
use vitrine_base::fs;

const FILE: &str = "settings.json";

/// Settings are a few hundred bytes; more is not ours.
const MAX_BYTES: u64 = 64 * 1024;

#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct Stored {
    /// The first start is over: the demo gallery was offered.
    welcomed: bool,
    #[serde(flatten)]
    settings: Settings,
}

/// The settings of one home.
#[derive(Debug)]
pub(crate) struct SettingsStore {
    path: PathBuf,
    stored: Mutex<Stored>,
}

impl SettingsStore {
    /// Reads the settings of a home; the notice says when a damaged file was set aside.
    pub(crate) fn open(home: &Path) -> (Self, Option<String>) {
        let path = home.join(FILE);
        let (stored, notice) = read(&path);
        (Self { path, stored: Mutex::new(stored) }, notice)
    }

    pub(crate) fn get(&self) -> Settings {
        self.locked().settings.clone()
    }

    /// Checks, keeps and writes new settings; answers what was kept.
    pub(crate) fn set(&self, settings: Settings) -> Result<Settings, ApiError> {
        let settings = checked(settings)?;
        let mut stored = self.locked();
        let next = Stored { settings: settings.clone(), ..stored.clone() };
        write(&self.path, &next)?;
        *stored = next;
        Ok(settings)
    }

    /// Takes settings that another process of the same home has kept on disk.
    pub(crate) fn replace(&self, settings: Settings) {
        self.locked().settings = settings;
    }

    pub(crate) fn is_welcomed(&self) -> bool {
        self.locked().welcomed
    }

    pub(crate) fn set_welcomed(&self) -> Result<(), ApiError> {
        let mut stored = self.locked();
        stored.welcomed = true;
        write(&self.path, &stored)
    }

    fn locked(&self) -> std::sync::MutexGuard<'_, Stored> {
        // A panic while holding it cannot leave half a value: it is replaced whole.
        self.stored.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }
}

fn read(path: &Path) -> (Stored, Option<String>) {
    if !fs::exists(path) {
        return (Stored::default(), None);
    }
    let read = fs::read_limited(path, MAX_BYTES)
        .map_err(|error| error.to_string())
        .and_then(|bytes| serde_json::from_slice(&bytes).map_err(|error| error.to_string()));
    match read {
        Ok(stored) => (stored, None),
        Err(_) => {
            let aside = path.with_extension("json.damaged");
            let _ = fs::rename_durable(path, &aside);
            let kept = format!(
                "The settings could not be read and start afresh; the old file is kept as {}.",
                aside.display()
            );
            // Somebody who has damaged settings has been here before.
            (Stored { welcomed: true, ..Stored::default() }, Some(kept))
        }
    }
}

fn write(path: &Path, stored: &Stored) -> Result<(), ApiError> {
    let failed = |details: String| {
        ApiError::new("settings.write", "The settings could not be saved.")
            .with_action("Check that the disk is not full and the folder can be written.")
            .with_details(details)
    };
    let bytes = serde_json::to_vec_pretty(stored).map_err(|error| failed(error.to_string()))?;
    fs::write_atomic(path, &bytes).map_err(|error| failed(error.to_string()))
}

fn checked(mut settings: Settings) -> Result<Settings, ApiError> {
    settings.picture_cache_mb = settings.picture_cache_mb.clamp(16, 8192);
    // Less than 16 kB a second stalls every page; nobody means 0.
    settings.bandwidth_limit_kb =
        settings.bandwidth_limit_kb.filter(|limit| *limit > 0).map(|limit| limit.max(16));
    settings.parallel_downloads = settings.parallel_downloads.clamp(1, 8);
    settings.proxy = proxy(settings.proxy.as_deref())?;
    settings.homepilot_url = match settings.homepilot_url.as_deref().map(str::trim) {
        None | Some("") => None,
        Some(text) => match url::Url::parse(text) {
            Ok(url) if matches!(url.scheme(), "http" | "https") && url.host().is_some() => {
                Some(url.as_str().trim_end_matches('/').to_owned())
            }
            _ => {
                return Err(ApiError::new(
                    "settings.homepilot",
                    format!("“{text}” is not the address of a HomePilot."),
                )
                .with_action("Give an address such as http://localhost:8000."));
            }
        },
    };
    Ok(settings)
}

/// The address of a proxy as it is kept; `http` when it says nothing else.
fn proxy(text: Option<&str>) -> Result<Option<String>, ApiError> {
    let Some(text) = text.map(str::trim).filter(|text| !text.is_empty()) else { return Ok(None) };
    let address = if text.contains("://") { text.to_owned() } else { format!("http://{text}") };
    let fine = |url: &url::Url| {
        matches!(url.scheme(), "http" | "https")
            && url.host_str().is_some()
            && matches!(url.path(), "" | "/")
            && url.query().is_none()
            && url.fragment().is_none()
    };
    match url::Url::parse(&address).ok().filter(fine) {
        Some(url) => Ok(Some(url.as_str().trim_end_matches('/').to_owned())),
        None => Err(ApiError::new("settings.proxy", "This is not the address of an http proxy.")
            .with_action("Give an address such as http://proxy.example:3128, or none for the system's.")),
    }
}

/// The settings of a home that is not opened; the usual ones where none can be read.
pub(crate) fn kept_in(home: &Path) -> Settings {
    let bytes = fs::read_limited(&home.join(FILE), MAX_BYTES).unwrap_or_default();
    serde_json::from_slice::<Stored>(&bytes).unwrap_or_default().settings
}

/// Whether the person asked for safe graphics; read before anything else is opened.
pub fn wants_safe_graphics(home: &Path) -> bool {
    kept_in(home).safe_graphics
}
