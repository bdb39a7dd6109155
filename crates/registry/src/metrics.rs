//! Numbers for Prometheus.

/// The numbers of one registry.
#[derive(Default)]
pub struct Metrics {}
