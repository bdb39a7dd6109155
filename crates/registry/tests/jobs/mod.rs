//! The job queue: claims, fences, failures, cancellation, stopping, timers; and processes killed at work.

mod api;
mod killing;
mod table;
mod working;

use std::sync::Arc;
use std::time::Duration;

use vitrine_registry::Registry;
use vitrine_registry::jobs::{Bench, Done, Handler, JobContext, JobError, Pace};
use vitrine_registry::store::{JobRow, NewJob};

use crate::ground::NOW;

/// A handler made of a closure.
struct Closure<F>(&'static str, F);

impl<F> Handler for Closure<F>
where
    F: for<'a> Fn(&'a Arc<Registry>, &'a JobContext) -> Done<'a> + Send + Sync,
{
    fn kind(&self) -> &'static str {
        self.0
    }

    fn run<'a>(&'a self, registry: &'a Arc<Registry>, job: &'a JobContext) -> Done<'a> {
        (self.1)(registry, job)
    }
}

fn handler(
    kind: &'static str,
    work: impl for<'a> Fn(&'a Arc<Registry>, &'a JobContext) -> Done<'a> + Send + Sync + 'static,
) -> Box<dyn Handler> {
    Box::new(Closure(kind, work))
}

/// A handler that fails like that.
fn failing(kind: &'static str, error: fn() -> JobError) -> Box<dyn Handler> {
    handler(kind, move |_, _| Box::pin(async move { Err(error()) }))
}

/// Everything fast.
fn hurried() -> Pace {
    Pace {
        lease: Duration::from_secs(30),
        poll: Duration::from_millis(20),
        grace: Duration::from_millis(200),
    }
}

fn bench(handlers: Vec<Box<dyn Handler>>) -> Arc<Bench> {
    Arc::new(Bench::new(handlers, Vec::new(), hurried()))
}

fn add(registry: &Registry, job: NewJob) -> Option<i64> {
    let now = registry.now();
    registry.db.write_now(move |unit| unit.enqueue(&job, now)).unwrap()
}

fn job(kind: &'static str) -> NewJob {
    NewJob::now(kind, serde_json::json!({}), NOW)
}

fn row(registry: &Registry, id: i64) -> JobRow {
    registry.db.read_now(|unit| unit.job(id)).unwrap().expect("a job")
}

/// Looks again until it holds, at most twenty seconds.
async fn until(what: &str, mut holds: impl FnMut() -> bool) {
    for _ in 0..2_000 {
        if holds() {
            return;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    panic!("it never came to this: {what}");
}
