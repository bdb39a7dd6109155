//! One mirror of a running transfer.

use super::ranges::RangeSet;

/// Whether a lane may be given work.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Usable {
    Yes,
    /// Not before then, in seconds since the start.
    Resting {
        until: f64,
    },
    /// While somebody else is tried in its place.
    Suspended,
    /// Never again.
    Out,
}

/// What is known of one mirror while it is used.
#[derive(Debug, Clone)]
pub(super) struct Lane {
    /// Lanes on the same host share its connections.
    pub(super) host: usize,
    pub(super) usable: Usable,
    /// It answered with a part.
    pub(super) proven: bool,
    /// Bytes a second on one connection.
    pub(super) rate: Option<f64>,
    /// Seconds until it answers.
    pub(super) latency: Option<f64>,
    /// Failures since bytes last came.
    pub(super) strikes: u32,
    /// How often its pieces were taken over in silence.
    pub(super) relieved: u32,
    /// When bytes last came.
    pub(super) last: f64,
    /// What came from it and is still used.
    pub(super) received: RangeSet,
    /// All bytes that came from it in this run.
    pub(super) fetched: u64,
}

impl Lane {
    pub(super) fn new(host: usize) -> Self {
        Self {
            host,
            usable: Usable::Yes,
            proven: false,
            rate: None,
            latency: None,
            strikes: 0,
            relieved: 0,
            last: 0.0,
            received: RangeSet::default(),
            fetched: 0,
        }
    }

    pub(super) fn is_usable(&self, now: f64) -> bool {
        match self.usable {
            Usable::Yes => true,
            Usable::Resting { until } => until <= now,
            Usable::Suspended | Usable::Out => false,
        }
    }

    pub(super) fn is_out(&self) -> bool {
        matches!(self.usable, Usable::Out | Usable::Suspended)
    }

    /// Gives it no work before then.
    pub(super) fn rest(&mut self, until: f64) {
        match self.usable {
            Usable::Resting { until: known } if known >= until => {}
            Usable::Yes | Usable::Resting { .. } => self.usable = Usable::Resting { until },
            Usable::Suspended | Usable::Out => {}
        }
    }
}
