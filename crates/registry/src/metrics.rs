//! Numbers for Prometheus. They belong to one registry, not to the process: several live in one test program.

use std::fmt;
use std::sync::{Arc, OnceLock};

use axum::http::{Method, StatusCode};
use prometheus_client::encoding::{EncodeLabelSet, text};
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::{Histogram, exponential_buckets};
use prometheus_client::registry::Registry as Registered;

use crate::RegistryError;

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Answered {
    route: &'static str,
    method: &'static str,
    status: u32,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct OfRoute {
    route: &'static str,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct InState {
    state: String,
}

/// The numbers of one registry; clones share them.
#[derive(Clone)]
pub struct Metrics {
    requests: Family<Answered, Counter>,
    seconds: Family<OfRoute, Histogram, fn() -> Histogram>,
    /// Connections now.
    pub connections: Gauge,
    /// Connections turned away because there were too many.
    pub turned_away: Counter,
    /// Downloads counted.
    pub downloads: Counter,
    jobs: Family<InState, Gauge>,
    submissions: Family<InState, Gauge>,
    all: Arc<Registered>,
}

/// Half a millisecond to half a minute.
fn of_requests() -> Histogram {
    Histogram::new(exponential_buckets(0.0005, 3.0, 11))
}

/// How long writing transactions take; [`crate::store::Db`] measures them.
pub fn of_writes() -> Histogram {
    Histogram::new(exponential_buckets(0.0005, 3.0, 10))
}

impl Metrics {
    /// All at zero; `writes` is the database's own.
    pub fn new(writes: Histogram) -> Self {
        let requests = Family::<Answered, Counter>::default();
        let seconds = Family::new_with_constructor(of_requests as fn() -> Histogram);
        let (connections, turned_away, downloads) =
            (Gauge::default(), Counter::default(), Counter::default());
        let (jobs, submissions) = (Family::<InState, Gauge>::default(), Family::<InState, Gauge>::default());
        let mut all = Registered::with_prefix("vitrine");
        all.register("requests", "Requests answered", requests.clone());
        all.register("request_seconds", "Seconds from request to answer", seconds.clone());
        all.register("connections", "Connections now", connections.clone());
        all.register("connections_turned_away", "Connections that found no place", turned_away.clone());
        all.register("downloads", "Downloads counted, once per client and day", downloads.clone());
        all.register("jobs", "Jobs by state", jobs.clone());
        all.register("submissions", "Submissions by state", submissions.clone());
        all.register("database_write_seconds", "Seconds of writing transactions", writes);
        Self { requests, seconds, connections, turned_away, downloads, jobs, submissions, all: Arc::new(all) }
    }

    /// Counts a request. `route` as registered, never a path: paths have no end.
    pub fn request(&self, route: &'static str, method: &str, status: u16, seconds: f64) {
        let answered = Answered { route, method: word_of(method), status: u32::from(status) };
        self.requests.get_or_create(&answered).inc();
        self.seconds.get_or_create(&OfRoute { route }).observe(seconds);
    }

    /// The numbers of one route, found once: for what is answered many thousand times a second.
    pub(crate) fn of_route(&self, route: &'static str) -> OfOne {
        OfOne {
            metrics: self.clone(),
            route,
            seconds: self.seconds.get_or_create(&OfRoute { route }).clone(),
            often: OnceLock::new(),
            known: OnceLock::new(),
        }
    }

    /// All of them in Prometheus' (OpenMetrics) text; jobs and submissions by state as counted now.
    ///
    /// # Errors
    /// When they cannot be written.
    pub fn text(
        &self,
        jobs: &[(String, u64)],
        submissions: &[(String, u64)],
    ) -> Result<String, RegistryError> {
        for (family, states) in [(&self.jobs, jobs), (&self.submissions, submissions)] {
            family.clear();
            for (state, count) in states {
                let gauge = family.get_or_create(&InState { state: state.clone() });
                gauge.set(i64::try_from(*count).unwrap_or(i64::MAX));
            }
        }
        let mut written = String::new();
        let failed = |_: fmt::Error| RegistryError::Internal("numbers cannot be written".into());
        text::encode(&mut written, &self.all).map_err(failed)?;
        Ok(written)
    }
}

/// The numbers of one route, at hand.
pub(crate) struct OfOne {
    metrics: Metrics,
    route: &'static str,
    seconds: Histogram,
    /// `GET` answered with 200, and with 304: nearly everything.
    often: OnceLock<Counter>,
    known: OnceLock<Counter>,
}

impl OfOne {
    /// Counts a request.
    pub(crate) fn request(&self, method: &Method, status: StatusCode, seconds: f64) {
        let answered =
            Answered { route: self.route, method: word_of(method.as_str()), status: status.as_u16().into() };
        let counter = || self.metrics.requests.get_or_create(&answered).clone();
        match (method, status) {
            (&Method::GET, StatusCode::OK) => self.often.get_or_init(counter).inc(),
            (&Method::GET, StatusCode::NOT_MODIFIED) => self.known.get_or_init(counter).inc(),
            _ => counter().inc(),
        };
        self.seconds.observe(seconds);
    }
}

impl Default for Metrics {
    fn default() -> Self {
        Self::new(of_writes())
    }
}

/// Methods nobody knows are one.
fn word_of(method: &str) -> &'static str {
    match method {
        "GET" => "GET",
        "HEAD" => "HEAD",
        "POST" => "POST",
        "PUT" => "PUT",
        "PATCH" => "PATCH",
        "DELETE" => "DELETE",
        "OPTIONS" => "OPTIONS",
        _ => "other",
    }
}
