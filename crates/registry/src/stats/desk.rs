//! What was counted since it was last written.

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use vitrine_base::Said;
use vitrine_base::Timestamp;

use super::day::{DayKey, Seen};
use super::{Client, Download, day_of};
use crate::Registry;
use crate::care::{self, Status};

/// Downloads kept until they are written: five seconds of a very busy server. More are not counted.
const PENDING: usize = 100_000;

/// Clients remembered in memory, so that somebody who fetches the same again and again is no work for the database.
/// Whether somebody was counted today is the database's to say.
const REMEMBERED: usize = 50_000;

/// Different tags counted between two writes, and letters of one.
const TAGS: usize = 2_000;
const TAG_LETTERS: usize = 40;

/// How long an answer about health holds.
const HEALTH_HOLDS: Duration = Duration::from_secs(2);

/// How long looking may take; HomePilot's clients wait five seconds for `/health`.
const HEALTH_PATIENCE: Duration = Duration::from_secs(4);

/// A download to be written.
#[derive(Debug, Clone)]
pub struct Counted {
    /// The day it was on.
    pub day: i64,
    /// By whom, as far as anybody can tell.
    pub seen: Seen,
    /// Of what.
    pub download: Download,
}

/// What is written at once.
#[derive(Debug, Clone, Default)]
pub struct Batch {
    /// Downloads.
    pub downloads: Vec<Counted>,
    /// Tags by day, with how often.
    pub tags: HashMap<(i64, String), u64>,
}

/// What this server keeps in memory about numbers.
pub struct Desk {
    file: PathBuf,
    state: Mutex<State>,
    health: tokio::sync::Mutex<Option<(Instant, Arc<Vec<Status>>)>>,
    /// When the registry was opened.
    pub started: Timestamp,
}

#[derive(Default)]
struct State {
    key: Option<DayKey>,
    remembered: HashSet<Seen>,
    batch: Batch,
    /// The day up to which what is over was forgotten.
    forgotten: i64,
}

impl State {
    /// The key of that day; a new day begins with it.
    fn key(&mut self, day: i64, file: &Path) -> &DayKey {
        if self.key.as_ref().is_none_or(|key| key.day != day) {
            self.remembered.clear();
            self.key = None;
        }
        self.key.get_or_insert_with(|| DayKey::of(day, file))
    }

    /// True the first time, as far as memory goes.
    fn is_new(&mut self, seen: Seen) -> bool {
        if self.remembered.len() >= REMEMBERED {
            self.remembered.clear();
        }
        self.remembered.insert(seen)
    }
}

impl Desk {
    /// A desk whose key of the day lies in that folder.
    pub fn new(data: &Path, now: Timestamp) -> Self {
        Self {
            file: data.join("day.key"),
            state: Mutex::default(),
            health: tokio::sync::Mutex::default(),
            started: now,
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Counts a download, once per client and day. A network has a handful of programs at most.
    pub fn count(&self, now: Timestamp, client: &Client<'_>, download: Download) {
        let day = day_of(now);
        let mut state = self.state();
        let subject = ["download", download.package.as_str(), download.version.as_str(), &download.platform];
        let seen = state.key(day, &self.file).seen(client, &subject);
        if state.batch.downloads.len() < PENDING && state.is_new(seen) {
            state.batch.downloads.push(Counted { day, seen, download });
        }
    }

    /// Counts a tag somebody looked through, once per client and day.
    pub fn count_tag(&self, now: Timestamp, client: &Client<'_>, tag: &str) {
        let tag = tag.trim().to_lowercase();
        if tag.is_empty() || tag.chars().count() > TAG_LETTERS || tag.chars().any(char::is_control) {
            return;
        }
        let day = day_of(now);
        let mut state = self.state();
        let seen = state.key(day, &self.file).seen(client, &["tag", &tag]);
        let key = (day, tag);
        if (state.batch.tags.len() < TAGS || state.batch.tags.contains_key(&key)) && state.is_new(seen) {
            *state.batch.tags.entry(key).or_insert(0) += 1;
        }
    }

    /// What is to be written; `None` when there is nothing to do.
    pub(crate) fn take(&self, today: i64) -> Option<Batch> {
        let mut state = self.state();
        if state.key.as_ref().is_some_and(|key| key.day != today) {
            // Midnight, and nobody came since: the key goes now, not with the next visitor.
            state.key = None;
            state.remembered.clear();
            state.key(today, &self.file);
        }
        let over = state.forgotten != today;
        if !over && state.batch.downloads.is_empty() && state.batch.tags.is_empty() {
            return None;
        }
        state.forgotten = today;
        Some(std::mem::take(&mut state.batch))
    }

    /// It could not be written.
    pub(crate) fn give_back(&self, batch: Batch) {
        let mut state = self.state();
        state.forgotten = 0;
        let room = PENDING.saturating_sub(state.batch.downloads.len());
        state.batch.downloads.extend(batch.downloads.into_iter().take(room));
        for (tag, count) in batch.tags {
            *state.batch.tags.entry(tag).or_insert(0) += count;
        }
    }

    /// How the registry is, looked at every other second at most however many ask.
    pub async fn status(&self, registry: &Arc<Registry>) -> Arc<Vec<Status>> {
        let mut last = self.health.lock().await;
        if let Some((_, status)) = last.as_ref().filter(|(at, _)| at.elapsed() < HEALTH_HOLDS) {
            return Arc::clone(status);
        }
        let status = Arc::new(look(registry).await);
        *last = Some((Instant::now(), Arc::clone(&status)));
        status
    }
}

/// A database or a disk that does not answer is not well either.
async fn look(registry: &Arc<Registry>) -> Vec<Status> {
    let looked = tokio::time::timeout(HEALTH_PATIENCE, care::status(registry)).await;
    looked.unwrap_or_else(|_| {
        let seconds = HEALTH_PATIENCE.as_secs();
        let sentence = format!("Database and storage did not answer within {seconds} seconds.");
        let said = Said::coded("status.silent", sentence.as_str()).with_number("seconds", seconds).phrases;
        vec![Status { name: "answers".into(), ok: false, vital: true, sentence, said, at: registry.now() }]
    })
}
