//! Who fetches which range when: the whole decision, without a clock, a network or a disk of its own. Time is in
//! seconds since the start and is told with every event, so that a test can run hours of it in a moment.
//!
//! A mirror first proves itself with one connection; then up to four to its host are open. Free ranges are given
//! out from the front in pieces of about a second and a half. When none is free, a lane that has room takes the
//! tail of the piece that would end last, under guard rules that keep thieves from robbing each other in circles
//! (facts/delta.md §3): the thief's rate is known, it would be done well before the victim, and a piece that has
//! only begun is taken to be as fast as its host. Done is what is covered, never what was counted.

use std::collections::BTreeMap;
use std::ops::Range;

use vitrine_base::limits::MIB;

use super::lane::{Lane, Usable};
use super::ranges::RangeSet;

/// Connections in all.
const ALL_CONNECTIONS: usize = 16;

/// Connections to one host.
const HOST_CONNECTIONS: usize = 4;

/// So many bytes a second are about as much as a disk and the hash take (facts/delta.md §3): further connections to
/// a host that brings them only get into each other's way.
const PLENTY: f64 = 400e6;

/// A connection must be worth opening: each has at least so many bytes to bring.
const PIECE: u64 = MIB;

/// Pieces of a known rate last about this long, in seconds, …
const PIECE_SECONDS: f64 = 1.5;

/// … within these sizes.
const SMALLEST: u64 = MIB / 4;
const LARGEST: u64 = 16 * MIB;

/// No bytes for so many seconds is a speed of nothing.
const SILENCE: f64 = 0.7;

/// A piece so young, in seconds, is taken to be as fast as its host.
const NEWBORN: f64 = 0.5;

/// What it costs to open a connection for a stolen piece, in seconds.
const OVERHEAD: f64 = 0.1;

/// A thief must be done within this part of what its victim would need.
const WORTH: f64 = 0.7;

/// A mirror that failed rests for so many seconds at least.
const SHORTEST_REST: f64 = 0.05;

/// For so many seconds after our own limit held a piece up, it is what decides how fast bytes come.
const HELD: f64 = 3.0;

/// Less is not worth a request.
const LEAST_LOOT: u64 = 64 * 1024;

/// A piece that is being fetched.
#[derive(Debug, Clone)]
struct Segment {
    lane: usize,
    at: u64,
    end: u64,
    begun: f64,
    /// When the last bytes came.
    last: Option<f64>,
    /// When and where the current measure began.
    mark: (f64, u64),
    /// Bytes a second, measured on this piece.
    rate: Option<f64>,
    /// Our own limit keeps it from reading on.
    held: bool,
}

/// A piece to begin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Begin {
    pub(super) id: u64,
    pub(super) lane: usize,
    pub(super) range: Range<u64>,
    /// A piece that is over with this, and its lane: all that was left of it was taken away.
    pub(super) relieves: Option<(u64, usize)>,
}

/// How a piece ended, as far as it matters here.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Outcome {
    /// All of it came, or it was relieved.
    Done,
    /// The lane is of no use any more.
    Useless,
    /// The host asks for so many seconds.
    Wait(f64),
    /// It may go better after so many seconds.
    Again(f64),
}

/// The state of one transfer.
#[derive(Debug)]
pub(super) struct Scheduler {
    size: u64,
    pub(super) lanes: Vec<Lane>,
    segments: BTreeMap<u64, Segment>,
    next_id: u64,
    /// Pieces taken from others so far.
    pub(super) steals: u64,
    /// Failures so far, of all lanes: the job's one budget.
    pub(super) failures: u32,
    /// When our own limit last held a piece up.
    held: f64,
}

impl Scheduler {
    pub(super) fn new(size: u64, lanes: Vec<Lane>) -> Self {
        let (segments, held) = (BTreeMap::new(), f64::NEG_INFINITY);
        Self { size, lanes, segments, next_id: 0, steals: 0, failures: 0, held }
    }

    /// All that has come.
    fn received(&self) -> RangeSet {
        let mut all = RangeSet::default();
        self.lanes.iter().for_each(|lane| all.extend(&lane.received));
        all
    }

    /// Bytes that have come.
    pub(super) fn total(&self) -> u64 {
        self.received().total()
    }

    pub(super) fn is_complete(&self) -> bool {
        self.total() == self.size
    }

    /// Whose piece this is.
    pub(super) fn lane_of(&self, id: u64) -> Option<usize> {
        self.segments.get(&id).map(|segment| segment.lane)
    }

    /// True when nothing is under way and nobody is left who could bring the rest.
    pub(super) fn is_stuck(&self) -> bool {
        self.segments.is_empty() && self.lanes.iter().all(Lane::is_out)
    }

    /// When a lane that rests may be asked again.
    pub(super) fn wakes(&self, now: f64) -> Option<f64> {
        let resting = self.lanes.iter().filter_map(|lane| match lane.usable {
            Usable::Resting { until } if until > now => Some(until),
            _ => None,
        });
        resting.reduce(f64::min)
    }

    /// The next piece to begin, if any.
    pub(super) fn next(&mut self, now: f64) -> Option<Begin> {
        if self.segments.len() >= ALL_CONNECTIONS {
            return None;
        }
        let mut taken = self.received();
        self.segments.values().for_each(|segment| taken.insert(segment.at..segment.end));
        let missing = self.size - self.received().total();
        let free = taken.gaps(self.size).next();
        let wanted = |bytes: u64| bytes.div_ceil(PIECE).clamp(1, ALL_CONNECTIONS as u64) as usize;
        match free {
            Some(free) if self.segments.len() < wanted(missing) => {
                let lane = self.open_lane(now)?;
                let length = self.piece(lane, missing).min(free.end - free.start);
                Some(self.begin(lane, free.start..free.start + length, None, now))
            }
            Some(_) => None,
            // A small file is worth no second connection, unless the first is silent.
            None => self.steal(self.segments.len() < wanted(self.size), now),
        }
    }

    /// The first lane that has room, in order of preference.
    fn open_lane(&self, now: f64) -> Option<usize> {
        (0..self.lanes.len()).find(|lane| self.has_room(*lane, now))
    }

    fn has_room(&self, lane: usize, now: f64) -> bool {
        let this = &self.lanes[lane];
        let on = |same: &dyn Fn(usize) -> bool| self.segments.values().filter(|s| same(s.lane)).count();
        let room = if this.proven { HOST_CONNECTIONS } else { 1 };
        this.is_usable(now)
            && on(&|other| other == lane) < room
            && on(&|other| self.lanes[other].host == this.host) < HOST_CONNECTIONS
            && self.rate(lane, now) < PLENTY
    }

    /// How large a piece this lane gets.
    fn piece(&self, lane: usize, missing: u64) -> u64 {
        match self.lanes[lane].rate {
            Some(rate) => ((rate * PIECE_SECONDS) as u64).clamp(SMALLEST, LARGEST),
            None => {
                let hosts = self.lanes.iter().filter(|lane| !lane.is_out()).map(|lane| lane.host);
                let hosts = hosts.collect::<std::collections::BTreeSet<_>>().len().max(1);
                let shares = (hosts * HOST_CONNECTIONS).min(ALL_CONNECTIONS) as u64;
                let shares = shares.min(missing.div_ceil(PIECE)).max(1);
                missing.div_ceil(shares).clamp(SMALLEST, LARGEST)
            }
        }
    }

    fn begin(&mut self, lane: usize, range: Range<u64>, relieves: Option<(u64, usize)>, now: f64) -> Begin {
        let id = self.next_id;
        self.next_id += 1;
        let (at, end) = (range.start, range.end);
        let segment =
            Segment { lane, at, end, begun: now, last: None, mark: (now, at), rate: None, held: false };
        self.segments.insert(id, segment);
        Begin { id, lane, range, relieves }
    }

    /// Seconds since bytes came, or since it began; none while it may not read.
    fn silence(segment: &Segment, now: f64) -> f64 {
        if segment.held { 0.0 } else { now - segment.last.unwrap_or(segment.begun) }
    }

    /// Our own limit holds a piece up from now on, or no longer.
    pub(super) fn held(&mut self, id: u64, held: bool, now: f64) {
        self.held = now;
        if let Some(segment) = self.segments.get_mut(&id) {
            (segment.held, segment.last) = (held, Some(now));
        }
    }

    /// How fast a piece comes, in bytes a second; `None` when nothing can be said yet.
    fn speed(&self, segment: &Segment, now: f64) -> Option<f64> {
        let lane = &self.lanes[segment.lane];
        let patience = SILENCE.max(lane.latency.unwrap_or(0.0) * 3.0);
        if Self::silence(segment, now) > patience {
            return Some(0.0);
        }
        let newborn = now - segment.begun < NEWBORN;
        if newborn { lane.rate.or(segment.rate) } else { segment.rate.or(lane.rate) }
    }

    /// Takes the tail of the piece that would end last, when that is worth it.
    fn steal(&mut self, large: bool, now: f64) -> Option<Begin> {
        let (victim, speed) = self.slowest(now).filter(|(_, speed)| large || *speed == 0.0)?;
        let segment = &self.segments[&victim];
        let (owner, left) = (segment.lane, segment.end - segment.at);
        let silence = Self::silence(segment, now);
        let thief = (0..self.lanes.len()).filter(|lane| self.has_room(*lane, now)).find_map(|lane| {
            if speed == 0.0 && !self.may_relieve(lane, owner, silence, segment.last.is_some(), now) {
                return None;
            }
            let Some(rate) = self.lanes[lane].rate.filter(|rate| *rate > 0.0) else {
                // One that never showed what it can may only take over from silence.
                return (speed == 0.0).then_some((lane, left));
            };
            if speed > 0.0 && now - self.held < HELD {
                // Nobody would bring it sooner, and what its server has sent already would come twice.
                return None;
            }
            let share = rate * (left as f64 - speed * OVERHEAD) / (rate + speed);
            let loot = if speed == 0.0 { left } else { (share.max(0.0) as u64).min(left) };
            let done = OVERHEAD + loot as f64 / rate;
            let worth = speed == 0.0 || (loot >= LEAST_LOOT && done < WORTH * left as f64 / speed);
            worth.then_some((lane, loot))
        });
        let (lane, loot) = thief?;
        self.take(victim, lane, loot, now)
    }

    /// The piece that would end last, and its speed.
    fn slowest(&self, now: f64) -> Option<(u64, f64)> {
        let eta = |segment: &Segment| {
            let left = (segment.end - segment.at) as f64;
            let speed = self.speed(segment, now)?;
            (left > 0.0).then(|| (if speed > 0.0 { left / speed } else { f64::INFINITY }, speed))
        };
        let known = self.segments.iter().filter_map(|(id, segment)| Some((*id, eta(segment)?)));
        known.max_by(|a, b| a.1.0.total_cmp(&b.1.0)).map(|(id, (_, speed))| (id, speed))
    }

    /// Whether a lane may take over from silence: from its own only while it is alive elsewhere, from another
    /// after ever longer waits while it has not answered, so that hosts that think long are not given up in circles.
    fn may_relieve(&self, lane: usize, owner: usize, silence: f64, answered: bool, now: f64) -> bool {
        if lane == owner {
            let alive =
                |segment: &Segment| segment.lane == lane && Self::silence(segment, now) < SILENCE / 2.0;
            return self.segments.values().any(|segment| segment.last.is_some() && alive(segment));
        }
        let wait = SILENCE * f64::from(2_u32.saturating_pow(self.lanes[owner].relieved.min(8)));
        answered || silence > wait
    }

    fn take(&mut self, victim: u64, lane: usize, loot: u64, now: f64) -> Option<Begin> {
        let segment = self.segments.get_mut(&victim)?;
        let end = segment.end;
        segment.end -= loot;
        let (start, owner) = (segment.end, segment.lane);
        let relieved = segment.end == segment.at;
        self.steals += 1;
        if relieved {
            self.segments.remove(&victim);
            let lane = &mut self.lanes[owner];
            lane.relieved += 1;
            // Its other connections may still come; new ones wait.
            lane.rest(now + f64::from(2_u32.saturating_pow(lane.relieved.min(5))));
        }
        Some(self.begin(lane, start..end, relieved.then_some((victim, owner)), now))
    }

    /// An answer came after so many seconds: the lane serves parts. True when that was not known before.
    pub(super) fn answered(&mut self, id: u64, now: f64) -> bool {
        let Some(segment) = self.segments.get_mut(&id) else { return false };
        segment.mark = (now, segment.at);
        segment.last = Some(now);
        let lane = &mut self.lanes[segment.lane];
        let is_news = !std::mem::replace(&mut lane.proven, true);
        let latency = now - segment.begun;
        lane.latency = Some(lane.latency.map_or(latency, |old| old * 0.7 + latency * 0.3));
        is_news
    }

    /// Bytes came; answers how many of them are still wanted here, and whether the piece is whole with them.
    pub(super) fn came(&mut self, id: u64, bytes: u64, now: f64) -> (u64, bool) {
        let Some(segment) = self.segments.get_mut(&id) else { return (0, true) };
        let wanted = bytes.min(segment.end - segment.at);
        let lane = &mut self.lanes[segment.lane];
        lane.received.insert(segment.at..segment.at + wanted);
        lane.fetched += bytes;
        if wanted > 0 {
            (lane.strikes, lane.last) = (0, now);
        }
        segment.at += wanted;
        segment.last = Some(now);
        let whole = segment.at == segment.end;
        let (since, from) = segment.mark;
        if now - since >= 0.25 || (whole && now > since) {
            let rate = (segment.at - from) as f64 / (now - since);
            segment.rate = Some(segment.rate.map_or(rate, |old| (old + rate) / 2.0));
            segment.mark = (now, segment.at);
            // A few bytes at the end say little.
            if segment.at - from >= LEAST_LOOT || lane.rate.is_none() {
                lane.rate = Some(lane.rate.map_or(rate, |old| old * 0.7 + rate * 0.3));
            }
        }
        (wanted, whole)
    }

    /// A piece is over; what is left of it is free again.
    pub(super) fn ended(&mut self, id: u64, lane: usize, outcome: Outcome, now: f64) {
        self.segments.remove(&id);
        let lane = &mut self.lanes[lane];
        match outcome {
            Outcome::Done => {}
            Outcome::Useless => lane.usable = Usable::Out,
            Outcome::Wait(seconds) => lane.rest(now + seconds),
            Outcome::Again(seconds) => {
                self.failures += 1;
                // Several connections cut at once are one failure of the mirror.
                lane.strikes += u32::from(lane.is_usable(now));
                lane.rest(now + seconds.max(SHORTEST_REST));
            }
        }
    }

    /// Bytes a second that come just now from a lane.
    pub(super) fn rate(&self, lane: usize, now: f64) -> f64 {
        let of_lane = self.segments.values().filter(|segment| segment.lane == lane);
        of_lane.filter_map(|segment| self.speed(segment, now)).sum()
    }
}

#[cfg(test)]
#[path = "scheduler_tests.rs"]
mod tests;
