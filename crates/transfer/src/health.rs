//! What is known of the hosts bytes come from: how soon they answer, how fast they send, how often they failed.
//! It is forgotten slowly, kept across runs in a file when the program asks for it, and decides who is asked
//! first. A host that fails three times in a row is left alone for a minute; then one request may try it.

use std::collections::HashMap;
use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use serde::{Deserialize, Serialize};
use vitrine_base::{Clock, SystemClock, Timestamp, fs};

use crate::error::size_in_words;
use crate::{Location, TransferError};

/// After a day half of what was known counts, in milliseconds.
const HALF_LIFE: f64 = 24.0 * 3600.0 * 1000.0;

/// How much a new measure counts against a fresh old one.
const NEWEST: f64 = 0.3;

/// Failures in a row until a host is left alone, …
const STRIKES: u32 = 3;

/// … and for how long, in milliseconds.
const LEFT_ALONE: i64 = 60_000;

/// A host that does not serve parts is asked for them again after an hour, in milliseconds.
const NO_RANGES: i64 = 3_600_000;

/// Bytes below which a transfer says nothing about a host's rate.
const TELLING: u64 = 256 * 1024;

/// One choice in so many goes to a host that is not the best known, so that its getting better is noticed.
const EXPLORE: u64 = 10;

/// What is known is written this often while it changes, in milliseconds.
const KEEP: i64 = 3_000;

/// Bytes of the kept file: a few hundred bytes a host, and nobody knows ten thousand.
const FILE_BYTES: u64 = 4 * 1024 * 1024;

/// What is known of one host. Its `Display` is a sentence.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct MirrorHealth {
    /// Scheme, host and port; for a folder its path.
    pub host: String,
    /// Seconds until it answers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub latency: Option<f64>,
    /// Bytes a second on one connection.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rate: Option<f64>,
    /// How many failures are remembered; halved every day.
    #[serde(default)]
    pub failures: f64,
    /// The last failure, in a sentence.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub problem: Option<String>,
    /// Whether it serves parts of files, when that is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ranges: Option<bool>,
    /// Until when it is not asked for parts, after it answered wrongly to that.
    #[serde(default)]
    no_ranges_until: Timestamp,
    /// When something was last learnt, in milliseconds since 1970.
    #[serde(default)]
    pub updated: Timestamp,
    /// Failures in a row.
    #[serde(skip)]
    strikes: u32,
    /// It is left alone until then.
    #[serde(skip)]
    closed_until: Timestamp,
}

impl MirrorHealth {
    fn unknown(host: String) -> Self {
        Self { host, ..Self::default() }
    }

    /// True while it is left alone after several failures in a row.
    pub fn is_left_alone(&self, now: Timestamp) -> bool {
        now < self.closed_until
    }

    /// How much of what was known before still counts, from 1 downwards.
    fn freshness(&self, now: Timestamp) -> f64 {
        let age = now.saturating_sub(self.updated).max(0) as f64;
        0.5_f64.powf(age / HALF_LIFE)
    }

    fn served(&mut self, latency: f64, rate: Option<f64>, now: Timestamp) {
        let keep = (1.0 - NEWEST) * self.freshness(now);
        let blend = |old: Option<f64>, new: f64| Some(old.map_or(new, |old| old * keep + new * (1.0 - keep)));
        self.failures *= self.freshness(now);
        self.latency = blend(self.latency, latency);
        if let Some(rate) = rate {
            self.rate = blend(self.rate, rate);
        }
        (self.updated, self.strikes, self.closed_until) = (now, 0, 0);
    }

    fn failed(&mut self, problem: String, now: Timestamp) {
        self.failures = self.failures * self.freshness(now) + 1.0;
        (self.updated, self.problem) = (now, Some(problem));
        self.strikes += 1;
        if self.strikes >= STRIKES {
            // The next failure after the pause closes it again at once.
            self.strikes = STRIKES - 1;
            self.closed_until = now.saturating_add(LEFT_ALONE);
        }
    }

    /// Seconds a transfer of so many bytes is expected to take; `None` when nothing is known.
    fn expected(&self, bytes: Option<u64>, now: Timestamp) -> Option<f64> {
        let bytes = bytes.unwrap_or(TELLING) as f64;
        let sending = self.rate.map_or(0.0, |rate| bytes / rate.max(1.0));
        let failing = self.failures * self.freshness(now);
        match self.latency {
            Some(latency) => Some((latency + sending) * (1.0 + failing)),
            // It never worked and failed lately.
            None if failing >= 0.5 => Some(3600.0),
            None => None,
        }
    }
}

impl fmt::Display for MirrorHealth {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut known = Vec::new();
        if let Some(latency) = self.latency {
            known.push(format!("answers after {:.0} ms", latency * 1000.0));
        }
        if let Some(rate) = self.rate {
            known.push(format!("sends {} a second on one connection", size_in_words(rate as u64)));
        }
        if self.ranges == Some(false) {
            known.push("does not serve parts of files".into());
        }
        match (&self.problem, self.failures.round() as u64) {
            (Some(problem), 1) => known.push(format!("failed lately ({problem})")),
            (Some(problem), count @ 2..) => known.push(format!("failed {count} times lately ({problem})")),
            _ => {}
        }
        match known.is_empty() {
            true => write!(f, "{}: nothing is known of it yet", self.host),
            false => write!(f, "{}: {}", self.host, known.join(", ")),
        }
    }
}

/// What is known of all hosts.
#[derive(Debug)]
pub(crate) struct Board {
    clock: Box<dyn Clock>,
    known: Mutex<Known>,
    /// One writes at a time.
    writing: Mutex<()>,
}

#[derive(Debug, Default)]
struct Known {
    hosts: HashMap<String, MirrorHealth>,
    file: Option<PathBuf>,
    changed: bool,
    /// When it was last written.
    kept: Timestamp,
}

impl Default for Board {
    fn default() -> Self {
        Self { clock: Box::new(SystemClock), known: Mutex::default(), writing: Mutex::default() }
    }
}

/// What hosts are known by.
pub(crate) fn host(location: &Location) -> String {
    match location {
        Location::Web(url) => url.origin().ascii_serialization(),
        Location::File(path) => path.parent().unwrap_or(path).display().to_string(),
    }
}

impl Board {
    fn known(&self) -> MutexGuard<'_, Known> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// Every host something is known of, sorted.
    pub(crate) fn hosts(&self) -> Vec<String> {
        let mut hosts: Vec<_> = self.known().hosts.keys().cloned().collect();
        hosts.sort();
        hosts
    }

    pub(crate) fn of(&self, location: &Location) -> MirrorHealth {
        let host = host(location);
        let known = self.known().hosts.get(&host).cloned();
        let mut health = known.unwrap_or_else(|| MirrorHealth::unknown(host));
        if health.ranges == Some(false) && self.clock.now() > health.no_ranges_until {
            // Hosts learn; and it may have been one odd file.
            health.ranges = None;
        }
        health
    }

    fn change(&self, location: &Location, change: impl FnOnce(&mut MirrorHealth, Timestamp)) {
        let (host, now) = (host(location), self.clock.now());
        let mut known = self.known();
        change(known.hosts.entry(host.clone()).or_insert_with(|| MirrorHealth::unknown(host)), now);
        known.changed = true;
    }

    /// A request was answered well: after `latency`, and with all its bytes after `whole`.
    pub(crate) fn served(&self, location: &Location, latency: Duration, bytes: u64, whole: Duration) {
        let sending = whole.saturating_sub(latency).as_secs_f64();
        let rate = (bytes >= TELLING && sending > 0.0).then(|| bytes as f64 / sending);
        self.change(location, |health, now| health.served(latency.as_secs_f64(), rate, now));
    }

    /// A request failed in a way that says something about the host.
    pub(crate) fn failed(&self, location: &Location, error: &TransferError) {
        match error {
            TransferError::NoRanges { .. } => self.change(location, |health, now| {
                (health.ranges, health.updated) = (Some(false), now);
                health.no_ranges_until = now.saturating_add(NO_RANGES);
            }),
            _ if blames_host(error) => {
                let problem = error.to_string();
                self.change(location, |health, now| health.failed(problem, now));
            }
            _ => {}
        }
    }

    /// It answered with the part that was asked for.
    pub(crate) fn serves_ranges(&self, location: &Location) {
        if self.of(location).ranges != Some(true) {
            self.change(location, |health, now| (health.ranges, health.updated) = (Some(true), now));
        }
    }

    /// The mirrors in the order to ask them in: theirs, unless something better is known of a later one. Those
    /// left alone come last.
    pub(crate) fn order<'a>(&self, mirrors: &'a [Location], bytes: Option<u64>) -> Vec<&'a Location> {
        self.order_with(mirrors, bytes, |n| rand::random_range(0..n))
    }

    fn order_with<'a>(
        &self,
        mirrors: &'a [Location],
        bytes: Option<u64>,
        mut dice: impl FnMut(u64) -> u64,
    ) -> Vec<&'a Location> {
        let now = self.clock.now();
        let health: Vec<MirrorHealth> = mirrors.iter().map(|mirror| self.of(mirror)).collect();
        let expected: Vec<Option<f64>> = health.iter().map(|one| one.expected(bytes, now)).collect();
        // Of whom nothing is known is taken to be as good as the best: the gallery's own order decides then.
        let best = expected.iter().flatten().copied().fold(f64::INFINITY, f64::min);
        let rank = |place: usize| {
            let seconds = expected[place].unwrap_or(best).max(best);
            // A quarter more or less is noise.
            let step =
                if best.is_finite() { ((seconds / best.max(1e-6)).ln() / 0.25).round() as i64 } else { 0 };
            (health[place].is_left_alone(now), step)
        };
        let mut order: Vec<usize> = (0..mirrors.len()).collect();
        order.sort_by_key(|place| rank(*place));
        let chosen_by_experience = order.first().is_some_and(|first| *first != 0);
        if chosen_by_experience && dice(EXPLORE) == 0 {
            let usable = order.iter().filter(|place| !rank(**place).0).count() as u64;
            if usable > 1 {
                let lucky = order.remove(1 + dice(usable - 1) as usize);
                order.insert(0, lucky);
            }
        }
        order.into_iter().map(|place| &mirrors[place]).collect()
    }

    /// Reads what was kept in a file, and keeps it there from now on. A file that cannot be read is as good as none.
    pub(crate) fn remember(&self, file: PathBuf) {
        let kept = read(&file);
        let mut known = self.known();
        known.take_in(kept);
        known.file = Some(file);
    }

    /// True when something changed, and it was not written a moment ago.
    pub(crate) fn is_time_to_keep(&self) -> bool {
        let known = self.known();
        let since = self.clock.now().saturating_sub(known.kept);
        known.changed && known.file.is_some() && !(0..KEEP).contains(&since)
    }

    /// Writes what changed, where a file was named, together with what another program learnt meanwhile. Losing it
    /// costs a slower choice, so a failure is only logged.
    pub(crate) fn keep(&self) {
        let _one = self.writing.lock().unwrap_or_else(PoisonError::into_inner);
        let now = self.clock.now();
        let file = {
            let mut known = self.known();
            known.kept = now;
            match known.file.clone() {
                Some(file) if std::mem::take(&mut known.changed) => file,
                _ => return,
            }
        };
        let kept = read(&file);
        let mut hosts: Vec<MirrorHealth> = {
            let mut known = self.known();
            known.take_in(kept);
            // What counts for a hundredth only may be forgotten.
            known.hosts.retain(|_, health| health.freshness(now) > 0.01);
            known.hosts.values().cloned().collect()
        };
        hosts.sort_by(|a, b| a.host.cmp(&b.host));
        let bytes = serde_json::to_vec_pretty(&hosts).unwrap_or_default();
        if let Err(error) = fs::write_atomic(&file, &bytes) {
            tracing::warn!(%error, "what is known of the mirrors could not be kept");
        }
    }
}

impl Known {
    /// Takes what was kept of each host, unless something was learnt of it since.
    fn take_in(&mut self, kept: Vec<MirrorHealth>) {
        for health in kept {
            match self.hosts.get_mut(&health.host) {
                Some(known) if known.updated >= health.updated => {}
                Some(known) => {
                    let (strikes, closed_until) = (known.strikes, known.closed_until);
                    *known = MirrorHealth { strikes, closed_until, ..health };
                }
                None => drop(self.hosts.insert(health.host.clone(), health)),
            }
        }
    }
}

/// What was kept in a file.
fn read(file: &Path) -> Vec<MirrorHealth> {
    let bytes = fs::read_limited(file, FILE_BYTES).unwrap_or_default();
    serde_json::from_slice(&bytes).unwrap_or_default()
}

/// True for a failure of the host, rather than of the file, the disk, or the person's mind.
fn blames_host(error: &TransferError) -> bool {
    error.is_transient() || matches!(error, TransferError::Tls { .. } | TransferError::WrongDigest { .. })
}

#[cfg(test)]
mod tests {
    use super::*;
    use vitrine_base::FixedClock;

    fn board() -> (Board, FixedClock) {
        let clock = FixedClock::at(1_000_000_000_000);
        (Board { clock: Box::new(clock.clone()), ..Board::default() }, clock)
    }

    fn mirrors() -> Vec<Location> {
        ["https://a.example/p", "https://b.example/p", "https://c.example/p"]
            .map(|text| Location::parse(text).unwrap())
            .to_vec()
    }

    fn broken() -> TransferError {
        TransferError::Status { url: "https://a.example/p".into(), code: 503 }
    }

    #[test]
    fn the_gallerys_order_stands_until_something_is_known() {
        let (board, clock) = board();
        let mirrors = mirrors();
        let firsts = |board: &Board| board.order_with(&mirrors, Some(8_000_000), |_| 1)[0].clone();
        assert_eq!(firsts(&board), mirrors[0]);
        let second = Duration::from_secs(1);
        board.served(&mirrors[0], second / 10, 1_000_000, second * 2);
        board.served(&mirrors[1], second / 10, 10_000_000, second);
        assert_eq!(firsts(&board), mirrors[1]);
        for _ in 0..3 {
            board.failed(&mirrors[1], &broken());
        }
        assert_eq!(*board.order_with(&mirrors, None, |_| 1)[2], mirrors[1]);
        clock.set(clock.now() + LEFT_ALONE + 1);
        assert!(!board.of(&mirrors[1]).is_left_alone(clock.now()));
        board.failed(&mirrors[1], &broken());
        assert!(board.of(&mirrors[1]).is_left_alone(clock.now()), "one more closes it again");
        // Ten half-lives later the failures are forgotten.
        clock.set(clock.now() + 10 * HALF_LIFE as i64);
        assert_eq!(firsts(&board), mirrors[1]);
        // One in ten is sent elsewhere.
        assert_ne!(*board.order_with(&mirrors, Some(8_000_000), |_| 0)[0], mirrors[1]);
    }

    #[test]
    fn what_is_known_is_kept_and_said_in_words() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("mirrors.json");
        let (first, _) = board();
        first.remember(file.clone());
        let mirrors = mirrors();
        assert_eq!(first.of(&mirrors[0]).to_string(), "https://a.example: nothing is known of it yet");
        first.served(&mirrors[0], Duration::from_millis(30), 8_000_000, Duration::from_millis(1030));
        first.failed(&mirrors[0], &broken());
        first.keep();
        let (second, _) = board();
        second.remember(file.clone());
        let text = second.of(&mirrors[0]).to_string();
        assert!(text.starts_with("https://a.example: answers after 30 ms, sends 8 MB a second"), "{text}");
        assert!(text.contains("failed lately (the server answered 503"), "{text}");
        fs::write_atomic(&file, b"{broken").unwrap();
        board().0.remember(file);
    }

    #[test]
    fn what_another_program_learnt_is_not_lost() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("mirrors.json");
        let ((one, clock), (two, _), mirrors) = (board(), board(), mirrors());
        let second = Duration::from_secs(1);
        one.remember(file.clone());
        two.remember(file.clone());
        two.served(&mirrors[1], second, 0, second);
        two.served(&mirrors[2], second, 0, second);
        two.keep();
        clock.set(clock.now() + 10);
        one.served(&mirrors[0], second / 10, 0, second);
        one.served(&mirrors[2], second / 10, 0, second);
        assert!(one.is_time_to_keep());
        one.keep();
        assert_eq!(one.of(&mirrors[1]).latency, Some(1.0), "taken in while writing");
        one.served(&mirrors[0], second / 10, 0, second);
        assert!(!one.is_time_to_keep(), "a moment ago");
        clock.set(clock.now() + KEEP);
        assert!(one.is_time_to_keep());
        let (later, _) = board();
        later.remember(file);
        let known: Vec<Option<f64>> = mirrors.iter().map(|mirror| later.of(mirror).latency).collect();
        assert_eq!(known, [Some(0.1), Some(1.0), Some(0.1)]);
    }
}
