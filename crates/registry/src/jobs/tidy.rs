//! Keeps the tables of jobs and news short.

use std::sync::Arc;

use super::{Done, Handler, JobContext, Timer};
use crate::{Registry, RegistryError};

const HOUR: i64 = 60 * 60 * 1000;
const DAY: i64 = 24 * HOUR;

/// What was done a week ago tells nobody anything any more.
const DONE: i64 = 7 * DAY;

/// Dead jobs stay until somebody had every chance to see them.
const DEAD: i64 = 90 * DAY;

/// A browser that was away for longer reads everything anew anyway.
const NEWS: i64 = 7 * DAY;

struct Tidy;

impl Handler for Tidy {
    fn kind(&self) -> &'static str {
        "tidy"
    }

    fn run<'a>(&'a self, registry: &'a Arc<Registry>, _: &'a JobContext) -> Done<'a> {
        Box::pin(async move { Ok(tidy(registry).await?) })
    }
}

async fn tidy(registry: &Registry) -> Result<(), RegistryError> {
    let now = registry.now();
    registry
        .db
        .write(move |unit| {
            unit.prune_jobs(now - DONE, now - DEAD)?;
            unit.forget_news(now - NEWS)
        })
        .await?;
    registry.blobs.collect_partials(now).await?;
    Ok(())
}

pub(super) fn handlers() -> Vec<Box<dyn Handler>> {
    vec![Box::new(Tidy)]
}

pub(super) fn timers() -> Vec<Timer> {
    vec![Timer { kind: "tidy", every: HOUR }]
}
