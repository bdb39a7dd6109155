//! What the pieces of one transfer share: the schedule, the file, what is written and what is known of the mirrors.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Instant;

use bytes::Bytes;
use tokio_util::sync::CancellationToken;
use url::Url;
use vitrine_base::{Partial, Sha256};

use super::frontier::Frontier;
use super::journal::{Entry, Journal};
use super::lane::{Lane, Usable};
use super::ranges::RangeSet;
use super::scheduler::Scheduler;
use crate::health;
use crate::http::Http;
use crate::{AddressPolicy, Location, TransferError};

/// One mirror, beside its [`Lane`].
#[derive(Debug)]
pub(super) struct Mirror {
    pub(super) location: Location,
    pub(super) url: Url,
    /// What its file is recognised by; asked with again, so that two files are not glued together.
    pub(super) validator: Option<String>,
    /// How often its file was another than before.
    pub(super) changes: u32,
    /// Why it is of no use, or was not for a while.
    pub(super) failure: Option<TransferError>,
}

/// What is changed under one lock.
#[derive(Debug)]
pub(super) struct Work {
    pub(super) scheduler: Scheduler,
    pub(super) mirrors: Vec<Mirror>,
    /// What is in the file, for each lane.
    pub(super) written: Vec<RangeSet>,
    /// The pieces under way.
    pub(super) stops: HashMap<u64, CancellationToken>,
}

/// The longest a host that failed lately is spared, in seconds: when the others fail, it is soon tried.
const SPARED: f64 = 5.0;

/// A lane for each mirror, with what is known of its host.
fn lanes(http: &Http, mirrors: &[(Location, Url)]) -> Vec<Lane> {
    let now = http.health().now();
    let alone = |location: &Location| http.health().of(location).is_left_alone(now);
    let others_are_well = mirrors.iter().any(|(location, _)| !alone(location));
    let mut hosts: Vec<String> = Vec::new();
    let lane = |(location, _): &(Location, Url)| {
        let host = health::host(location);
        let place = hosts.iter().position(|known| *known == host).unwrap_or(hosts.len());
        if place == hosts.len() {
            hosts.push(host);
        }
        let mut lane = Lane::new(place);
        let health = http.health().of(location);
        // A host known to serve parts need not prove it again.
        (lane.proven, lane.latency) = (health.ranges == Some(true), health.latency);
        if others_are_well && alone(location) {
            lane.rest(SPARED);
        }
        lane
    };
    mirrors.iter().map(lane).collect()
}

/// One transfer.
#[derive(Debug)]
pub(super) struct Shared {
    pub(super) http: Arc<Http>,
    pub(super) part: Arc<Partial>,
    pub(super) policy: AddressPolicy,
    pub(super) size: u64,
    /// A mirror has just shown that it serves parts: more of it can be asked for.
    pub(super) proven: tokio::sync::Notify,
    started: Instant,
    work: Mutex<Work>,
    /// The hash of what is there; none once it was asked for.
    frontier: Mutex<Option<Frontier>>,
}

impl Shared {
    /// Starts from what an earlier run left. What came from no mirror of today is kept as the lane after the last.
    pub(super) fn new(
        http: Arc<Http>,
        part: Arc<Partial>,
        policy: AddressPolicy,
        size: u64,
        mirrors: Vec<(Location, Url)>,
    ) -> Self {
        let journal = Journal::read(&part, size);
        let mut left: Vec<&Entry> = journal.mirrors.iter().collect();
        let mut lanes = lanes(&http, &mirrors);
        let mut known = Vec::new();
        for (lane, (location, url)) in lanes.iter_mut().zip(mirrors) {
            let earlier =
                left.iter().position(|entry| entry.url == url.as_str()).map(|at| left.swap_remove(at));
            if let Some(entry) = earlier {
                lane.received = entry.set();
            }
            let validator = earlier.and_then(|entry| entry.validator.clone());
            known.push(Mirror { location, url, validator, changes: 0, failure: None });
        }
        let mut earlier = Lane::new(usize::MAX);
        earlier.usable = Usable::Out;
        left.iter().for_each(|entry| earlier.received.extend(&entry.set()));
        lanes.push(earlier);
        let written = lanes.iter().map(|lane| lane.received.clone()).collect();
        let work = Work {
            scheduler: Scheduler::new(size, lanes),
            mirrors: known,
            written,
            stops: Default::default(),
        };
        let frontier = Mutex::new(Some(Frontier::new(part.clone(), size)));
        let (proven, started, work) = (tokio::sync::Notify::new(), Instant::now(), Mutex::new(work));
        let shared = Self { http, part, policy, size, proven, started, work, frontier };
        shared.advance();
        shared
    }

    /// Seconds since the start.
    pub(super) fn now(&self) -> f64 {
        self.started.elapsed().as_secs_f64()
    }

    pub(super) fn work(&self) -> MutexGuard<'_, Work> {
        self.work.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// These bytes of a lane are in the file; of no use when its file has changed once more since `changes`.
    pub(super) fn wrote(&self, lane: usize, changes: u32, range: Range<u64>, chunks: Vec<Bytes>) {
        let start = range.start;
        let prefix = {
            let mut work = self.work();
            if work.mirrors.get(lane).is_some_and(|mirror| mirror.changes != changes) {
                return;
            }
            work.written[lane].insert(range);
            work.all_written().prefix()
        };
        if let Some(frontier) = &*self.frontier() {
            frontier.advance_with(prefix, start, chunks);
        }
    }

    /// True while bytes of a piece that began when the mirror's file had changed so often are of use.
    pub(super) fn is_current(&self, lane: usize, changes: u32) -> bool {
        self.work().mirrors.get(lane).is_none_or(|mirror| mirror.changes == changes)
    }

    fn frontier(&self) -> MutexGuard<'_, Option<Frontier>> {
        self.frontier.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn advance(&self) {
        let prefix = self.work().all_written().prefix();
        self.frontier().iter().for_each(|frontier| frontier.advance(prefix));
    }

    fn hash_again(&self) {
        *self.frontier() = Some(Frontier::new(self.part.clone(), self.size));
        self.advance();
    }

    /// Forgets all that came from a lane, and hashes from the start again.
    pub(super) fn forget(&self, lane: usize) {
        {
            let mut work = self.work();
            work.scheduler.lanes[lane].received = RangeSet::default();
            work.written[lane] = RangeSet::default();
        }
        self.hash_again();
    }

    /// The digest of the whole file, once it is whole.
    pub(super) async fn digest(&self) -> std::io::Result<Sha256> {
        if self.frontier().is_none() {
            self.hash_again();
        }
        let frontier = self.frontier().take();
        match frontier {
            Some(frontier) => frontier.finish().await,
            None => Err(std::io::ErrorKind::BrokenPipe.into()),
        }
    }

    /// Waits until nothing works on the file any more, so that the next may.
    pub(super) async fn close(&self) {
        let frontier = self.frontier().take();
        if let Some(frontier) = frontier {
            frontier.close().await;
        }
    }

    pub(super) fn journal(&self) -> Journal {
        let work = self.work();
        let entry = |lane: usize, set: &RangeSet| Entry {
            url: work.mirrors.get(lane).map(|mirror| mirror.url.to_string()).unwrap_or_default(),
            validator: work.mirrors.get(lane).and_then(|mirror| mirror.validator.clone()),
            ranges: set.iter().map(|range| (range.start, range.end)).collect(),
        };
        let mirrors = work.written.iter().enumerate().filter(|(_, set)| !set.is_empty());
        Journal { size: self.size, mirrors: mirrors.map(|(lane, set)| entry(lane, set)).collect() }
    }

    /// Keeps the journal; with `safe`, the bytes it speaks of are on the disk first.
    pub(super) async fn keep_journal(self: &Arc<Self>, safe: bool) -> std::io::Result<()> {
        if !self.part.is_kept() {
            return Ok(());
        }
        let (part, bytes) = (self.part.clone(), self.journal().bytes());
        let write = tokio::task::spawn_blocking(move || {
            if safe {
                part.sync()?;
            }
            part.write_journal(&bytes)
        });
        write.await.map_err(std::io::Error::other)?
    }
}

impl Work {
    pub(super) fn all_written(&self) -> RangeSet {
        let mut all = RangeSet::default();
        self.written.iter().for_each(|set| all.extend(set));
        all
    }

    /// Stops the piece with this number.
    pub(super) fn stop(&mut self, id: u64) {
        if let Some(stop) = self.stops.remove(&id) {
            stop.cancel();
        }
    }
}
