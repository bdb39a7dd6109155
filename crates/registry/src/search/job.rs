//! The job that brings the search up to date.

use std::sync::Arc;

use crate::Registry;
use crate::jobs::{Done, Handler, JobContext};

/// The kind of the job; it is told nothing.
pub const JOB: &str = "search";

struct Update;

impl Handler for Update {
    fn kind(&self) -> &'static str {
        JOB
    }

    fn run<'a>(&'a self, registry: &'a Arc<Registry>, job: &'a JobContext) -> Done<'a> {
        Box::pin(async move {
            let total = registry.search.update(&job.stop).await?;
            tracing::debug!(total, "the search is up to date");
            Ok(())
        })
    }
}

/// The jobs done here.
pub fn handlers() -> Vec<Box<dyn Handler>> {
    vec![Box::new(Update)]
}
