//! What care does by itself: `scan`, `prune` and `backup` are asked for every hour and look at the clock on the wall, so
//! that a server that is started anew every day still does all of it; `health` is looked at every five minutes.

use std::sync::Arc;

use super::backup::{self, BackupOptions, BackupReport};
use super::gc::DAY;
use super::holdings::Holdings;
use super::place::Place;
use crate::jobs::{Done, Handler, JobContext, JobError, Timer};
use crate::{Registry, RegistryError};

/// One hour, milliseconds.
const HOUR: i64 = 3_600_000;

/// Between two looks at health.
const WATCH: i64 = 5 * 60 * 1000;

/// The note of the last clean-up.
const PRUNED: &str = "care.prune";

/// The jobs done here.
pub fn handlers() -> Vec<Box<dyn Handler>> {
    vec![Box::new(Scan), Box::new(Prune), Box::new(Backup), Box::new(Health)]
}

/// The jobs wanted again and again.
pub fn timers() -> Vec<Timer> {
    let mut timers = ["scan", "prune", "backup"].map(|kind| Timer { kind, every: HOUR }).to_vec();
    timers.push(Timer { kind: "health", every: WATCH });
    timers
}

struct Scan;

impl Handler for Scan {
    fn kind(&self) -> &'static str {
        "scan"
    }

    fn run<'a>(&'a self, registry: &'a Arc<Registry>, job: &'a JobContext) -> Done<'a> {
        Box::pin(async move {
            let all = job.payload.get("all").and_then(serde_json::Value::as_bool).unwrap_or_default();
            let holdings = Holdings::of(registry);
            tokio::select! {
                biased;
                // What was hashed until here is written down.
                () = job.stop.cancelled() => Err(JobError::Again("stopped".into())),
                done = super::scan(&holdings, all) => {
                    let report = done?;
                    tracing::info!(hashed = report.hashed, broken = report.broken, "scanned package files");
                    Ok(())
                }
            }
        })
    }
}

struct Prune;

impl Handler for Prune {
    fn kind(&self) -> &'static str {
        "prune"
    }

    fn run<'a>(&'a self, registry: &'a Arc<Registry>, _: &'a JobContext) -> Done<'a> {
        Box::pin(async move {
            let now = registry.now();
            if !is_due(registry, PRUNED, now - DAY).await? {
                return Ok(());
            }
            let report = super::gc(&Holdings::of(registry), false).await?;
            registry.db.write(move |unit| unit.set_note(PRUNED, &now.to_string())).await?;
            tracing::info!(blobs = report.blobs, bytes = report.bytes, "cleaned up");
            Ok(())
        })
    }
}

/// True when the time in a note lies before `before`, or nothing is noted.
async fn is_due(registry: &Arc<Registry>, key: &'static str, before: i64) -> Result<bool, RegistryError> {
    let noted = registry.db.read(move |unit| unit.note(key)).await?;
    Ok(noted.and_then(|text| text.parse::<i64>().ok()).is_none_or(|at| at <= before))
}

struct Backup;

impl Handler for Backup {
    fn kind(&self) -> &'static str {
        "backup"
    }

    fn run<'a>(&'a self, registry: &'a Arc<Registry>, job: &'a JobContext) -> Done<'a> {
        Box::pin(async move {
            let Some(to) = registry.config.backup.clone() else { return Ok(()) };
            let noted = registry.db.read(|unit| unit.note(backup::NOTE)).await?;
            let last: Option<BackupReport> = noted.and_then(|text| serde_json::from_str(&text).ok());
            // An hour less than a day: the hourly question must not let it slip by an hour every night.
            if last.is_some_and(|last| last.made > registry.now() - DAY + HOUR) {
                return Ok(());
            }
            let place = Place::to(&to)?;
            let holdings = Holdings::of(registry);
            tokio::select! {
                biased;
                () = job.stop.cancelled() => Err(JobError::Again("stopped".into())),
                made = super::backup(&holdings, &place, BackupOptions::default(), &|_| ()) => {
                    let report = made?;
                    tracing::info!(to, copied = report.copied, faults = report.faults.len(), "made a backup");
                    Ok(())
                }
            }
        })
    }
}

struct Health;

impl Handler for Health {
    fn kind(&self) -> &'static str {
        "health"
    }

    fn run<'a>(&'a self, registry: &'a Arc<Registry>, _: &'a JobContext) -> Done<'a> {
        Box::pin(async move {
            if super::watch(registry).await? {
                tracing::info!("what fails here is not what failed before; administrators were told");
            }
            Ok(())
        })
    }
}
