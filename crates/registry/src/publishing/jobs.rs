//! The jobs of publishing.

use std::sync::Arc;

use vitrine_publish::PublishError;

use super::submission::publish_held;
use super::{ask_for_index, index, issue, renew, withdraw};
use crate::jobs::{Done, Handler, JobContext, JobError, Timer};
use crate::store::NewJob;
use crate::{Registry, RegistryError};

/// How often downloads and stars reach the static index, in milliseconds.
const NUMBERS_EVERY: i64 = 10 * 60 * 1000;
/// How often signatures are looked after: the shortest is good for 24 hours.
const SIGN_EVERY: i64 = 6 * 60 * 60 * 1000;
/// Pause while another process writes to the gallery.
const BUSY_PAUSE: i64 = 2_000;

/// The jobs done here.
pub fn handlers() -> Vec<Box<dyn Handler>> {
    vec![Box::new(Publish), Box::new(Index), Box::new(Numbers), Box::new(Sign), Box::new(Release)]
}

/// The jobs wanted again and again.
pub fn timers() -> Vec<Timer> {
    vec![Timer { kind: "numbers", every: NUMBERS_EVERY }, Timer { kind: "sign", every: SIGN_EVERY }]
}

/// A word of a job's payload.
fn word<'a>(job: &'a JobContext, key: &str) -> Result<&'a str, JobError> {
    let found = job.payload.get(key).and_then(serde_json::Value::as_str);
    found.ok_or_else(|| JobError::Dead(format!("the job names no {key}")))
}

/// An approved submission becomes a version.
struct Publish;

impl Handler for Publish {
    fn kind(&self) -> &'static str {
        "publish"
    }

    fn run<'a>(&'a self, registry: &'a Arc<Registry>, job: &'a JobContext) -> Done<'a> {
        Box::pin(async move {
            let submission = word(job, "submission")?;
            Ok(publish_held(registry, submission, Some(job.fence())).await?)
        })
    }
}

/// The lines of changed packages are written into the static index.
struct Index;

impl Handler for Index {
    fn kind(&self) -> &'static str {
        index::KIND
    }

    fn run<'a>(&'a self, registry: &'a Arc<Registry>, _: &'a JobContext) -> Done<'a> {
        Box::pin(async move { unless_busy(registry, index::KIND, issue(registry).await.map(|_| ())).await })
    }
}

/// Downloads and stars reach the static index.
struct Numbers;

impl Handler for Numbers {
    fn kind(&self) -> &'static str {
        "numbers"
    }

    fn run<'a>(&'a self, registry: &'a Arc<Registry>, _: &'a JobContext) -> Done<'a> {
        Box::pin(async move {
            let now = registry.now();
            let marked = registry.db.write(move |unit| {
                // Also what an index job that was given up left behind.
                if unit.mark_changed_numbers()? > 0 {
                    ask_for_index(unit, now)?;
                }
                Ok(())
            });
            Ok(marked.await?)
        })
    }
}

/// Signatures that end soon are renewed, and the head of the audit log is published once a day.
struct Sign;

impl Handler for Sign {
    fn kind(&self) -> &'static str {
        "sign"
    }

    fn run<'a>(&'a self, registry: &'a Arc<Registry>, _: &'a JobContext) -> Done<'a> {
        Box::pin(async move {
            unless_busy(registry, "sign", renew(registry).await.map(|_| ())).await?;
            let now = registry.now();
            Ok(registry.db.write(move |unit| ask_for_index(unit, now)).await?)
        })
    }
}

/// A withdrawn package that was given back gets its files again.
struct Release;

impl Handler for Release {
    fn kind(&self) -> &'static str {
        withdraw::RELEASE
    }

    fn run<'a>(&'a self, registry: &'a Arc<Registry>, job: &'a JobContext) -> Done<'a> {
        Box::pin(async move {
            let id = word(job, "package")?.parse();
            let id = id.map_err(|error| JobError::Dead(format!("the job names no package: {error}")))?;
            Ok(withdraw::bring_back(registry, id).await?)
        })
    }
}

/// Another process at the gallery (`vitrine registry …`) is no failure: the job is asked for again.
async fn unless_busy(
    registry: &Arc<Registry>,
    kind: &'static str,
    done: Result<(), RegistryError>,
) -> Result<(), JobError> {
    match done {
        Err(RegistryError::Publish(PublishError::Busy(_))) => {
            let now = registry.now();
            let again = NewJob { run_at: now + BUSY_PAUSE, ..NewJob::now(kind, serde_json::json!({}), now) };
            let asked = registry.db.write(move |unit| unit.enqueue(&again.once(kind), now));
            asked.await?;
            Ok(())
        }
        other => Ok(other?),
    }
}
