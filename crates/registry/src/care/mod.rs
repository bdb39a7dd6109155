//! Care: [`backup`] and [`restore`], [`check`] everything, [`scan`] a little every hour, [`gc`] what nobody needs,
//! [`status`] in sentences, and [`watch`] over it. All of it works on [`Holdings`]: a registry's folder, with or without a
//! server running.

mod backup;
mod check;
mod gc;
mod holdings;
mod jobs;
mod manifest;
mod place;
mod restore;
mod scan;
mod status;
mod watch;

use std::path::Path;

use vitrine_base::{Timestamp, fs};

use crate::RegistryError;

pub use backup::{BackupOptions, BackupReport, backup};
pub use check::{CheckReport, Part, check, check_kept_heads};
pub use gc::{GcReport, gc};
pub(crate) use holdings::digest_of;
pub use holdings::{DATABASE, Holdings, refuse_unfinished};
pub use jobs::{handlers, timers};
pub use place::Place;
pub use restore::{RestoreReport, restore};
pub use scan::{ScanReport, scan};
pub use status::{Status, healthy, last, status};
pub use watch::watch;

/// The note that says that the gallery's folder has to be made whole from database and blobs by the next start.
pub const REBUILD: &str = "care.rebuild";

/// A time in words, UTC.
fn minute(at: Timestamp) -> String {
    jiff::Timestamp::from_millisecond(at)
        .map_or_else(|_| at.to_string(), |time| time.strftime("%Y-%m-%d %H:%M UTC").to_string())
}

/// Makes a folder its owner's only, where the system knows such a thing.
#[cfg(unix)]
fn private_folder(folder: &Path) -> Result<(), RegistryError> {
    fs::create_dir_all(folder)?;
    Ok(fs::make_private(folder)?)
}

/// Makes a folder; where the system has no modes there is nothing more to do.
#[cfg(not(unix))]
fn private_folder(folder: &Path) -> Result<(), RegistryError> {
    Ok(fs::create_dir_all(folder)?)
}
