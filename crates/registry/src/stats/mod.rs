//! Downloads and popular tags, without spying. What is counted is kept in memory and written every few seconds: serving
//! never waits for the database. Who was counted is known by a keyed hash only, and the key is thrown away at midnight.

mod day;
mod desk;

use std::net::IpAddr;
use std::sync::Arc;
use std::time::Duration;

use tokio_util::sync::CancellationToken;
use vitrine_base::{PackageId, Sha256, Timestamp, Version};

use crate::network::network_of;
use crate::{Registry, RegistryError};

pub use day::Seen;
pub use desk::{Batch, Counted, Desk};

/// Milliseconds of a day.
pub const DAY: i64 = 24 * 60 * 60 * 1000;

/// How often what was counted is written.
const EVERY: Duration = Duration::from_secs(5);

/// A download of one artifact.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Download {
    /// The package.
    pub package: PackageId,
    /// Its version.
    pub version: Version,
    /// For which platform, `any` for all.
    pub platform: String,
}

impl Download {
    /// The artifact at a path of the gallery; `None` for what is no package: pictures, tables, patches.
    pub fn of(path: &str) -> Option<Self> {
        let parts: Vec<&str> = path.split('/').collect();
        let ["packages", id, version, name] = parts.as_slice() else { return None };
        if is_table(name) {
            return None;
        }
        let platform = match name.split_once('.')?.0 {
            "persona" => "any",
            platform => platform,
        };
        Some(Self {
            package: PackageId::new(*id).ok()?,
            version: Version::new(*version).ok()?,
            platform: platform.to_owned(),
        })
    }
}

/// True for the name of a member table, which lies beside the package it is of.
pub fn is_table(name: &str) -> bool {
    name.starts_with("members-") && name.ends_with(".zst")
}

/// The day a moment is in, in days since 1970 (UTC).
pub fn day_of(moment: Timestamp) -> i64 {
    moment.div_euclid(DAY)
}

/// Who asks, for as long as it takes to make a hash of it.
#[derive(Debug, Clone, Copy)]
pub struct Client<'a> {
    /// Where they are.
    pub address: IpAddr,
    /// What program they use, as it says itself.
    pub agent: &'a [u8],
}

/// Programs one network is told apart by: people behind one address count, made-up names of programs do not.
const PROGRAMS: u8 = 5;

impl Client<'_> {
    /// Which network they are in: all an IPv6 customer has is one.
    fn network(&self) -> IpAddr {
        network_of(self.address)
    }

    /// Which of [`PROGRAMS`] programs it is taken for, by a hash of the name it gives itself.
    fn program(&self) -> u8 {
        Sha256::of(self.agent).as_bytes()[0] % PROGRAMS
    }
}

/// Writes what was counted every few seconds, until `stop`.
pub async fn keep(registry: Arc<Registry>, stop: CancellationToken) {
    let mut ticks = tokio::time::interval(EVERY);
    ticks.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        tokio::select! {
            _ = ticks.tick() => {}
            () = stop.cancelled() => return,
        }
        if let Err(error) = flush(&registry).await {
            tracing::warn!(%error, "what was counted cannot be written; it is kept and tried again");
        }
    }
}

/// Writes what was counted until now.
///
/// # Errors
/// When the engine refuses; then nothing is lost but what no longer fits into memory.
pub async fn flush(registry: &Arc<Registry>) -> Result<(), RegistryError> {
    let today = day_of(registry.now());
    let Some(batch) = registry.stats.take(today) else { return Ok(()) };
    let batch = Arc::new(batch);
    let written = Arc::clone(&batch);
    let counted = registry.db.write(move |unit| {
        let counted = unit.count_downloads(&written.downloads)?;
        unit.count_tags(&written.tags)?;
        unit.forget_seen(today)?;
        Ok(counted)
    });
    match counted.await {
        Ok(counted) => {
            registry.metrics.downloads.inc_by(counted);
            Ok(())
        }
        Err(error) => {
            registry.stats.give_back(Arc::unwrap_or_clone(batch));
            Err(error)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Download;

    #[test]
    fn only_packages_count() {
        for (path, platform) in [
            ("packages/nora/1.0.0/persona.hpersona", Some("any")),
            ("packages/drill/2.0/linux-x86_64.tar.gz", Some("linux-x86_64")),
            ("packages/drill/2.0/any.zip", Some("any")),
            ("packages/nora/1.0.0/members-0a1b2c3d.zst", None),
            ("packages/nora/1.0.0/patches/0a1b2c3d", None),
            ("packages/nora/details-0a1b2c3d.json", None),
            ("previews/nora/1.0.0/preview.webp", None),
        ] {
            assert_eq!(Download::of(path).map(|found| found.platform).as_deref(), platform, "{path}");
        }
    }
}
