//! What has to be tidied up more often than care cleans up: uploads cut off in the blob store, and drafts their makers
//! forgot. (How long rows are kept is said in one place, [`crate::care::gc`].)

use std::sync::Arc;

use super::{Done, Handler, JobContext, Timer};
use crate::{Registry, RegistryError, submissions};

const HOUR: i64 = 60 * 60 * 1000;

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
    let ended = registry.db.write(move |unit| submissions::withdraw_forgotten(unit, now)).await?;
    if ended > 0 {
        tracing::info!(ended, "withdrew drafts nobody went on with");
    }
    registry.blobs.collect_partials(now).await?;
    Ok(())
}

pub(super) fn handlers() -> Vec<Box<dyn Handler>> {
    vec![Box::new(Tidy)]
}

pub(super) fn timers() -> Vec<Timer> {
    vec![Timer { kind: "tidy", every: HOUR }]
}
