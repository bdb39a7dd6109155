//! Hashes a file from the front while its parts still arrive, on a thread of its own: what was just written at the
//! front is handed over as it came, and whatever else lies before the first gap is read back, from the memory the
//! system keeps of it.

use std::collections::VecDeque;
use std::io;
use std::sync::{Arc, Condvar, Mutex, PoisonError};

use bytes::Bytes;
use tokio::task::JoinHandle;
use vitrine_base::{Hasher, Partial, Sha256, limits::MIB};

/// The most bytes that wait to be hashed in memory, and the most pieces; what is beyond is read back.
const HANDED_BYTES: u64 = 4 * MIB;
const HANDED_PIECES: usize = 128;

/// How far the thread may read.
#[derive(Debug, Default)]
struct Bounds {
    /// Everything before this is written.
    until: u64,
    /// Written bytes that are still in memory, and where they belong, in order.
    handed: VecDeque<(u64, Bytes)>,
    /// How many they are.
    handed_bytes: u64,
    /// Nothing more comes.
    closed: bool,
}

type Shared = Arc<(Mutex<Bounds>, Condvar)>;

/// The hash of a file that grows.
#[derive(Debug)]
pub(super) struct Frontier {
    shared: Shared,
    thread: Option<JoinHandle<io::Result<Sha256>>>,
}

impl Frontier {
    /// Starts hashing a file of this size.
    pub(super) fn new(part: Arc<Partial>, size: u64) -> Self {
        let shared: Shared = Arc::default();
        let seen = shared.clone();
        let thread = tokio::task::spawn_blocking(move || hash(&part, size, &seen));
        Self { shared, thread: Some(thread) }
    }

    /// Everything before this offset is written.
    pub(super) fn advance(&self, until: u64) {
        self.change(|bounds| bounds.until = bounds.until.max(until));
    }

    /// Everything before `until` is written, and these bytes at `start` just now.
    pub(super) fn advance_with(&self, until: u64, start: u64, chunks: Vec<Bytes>) {
        self.change(|bounds| {
            bounds.until = bounds.until.max(until);
            bounds.hand(start, chunks);
        });
    }

    fn change(&self, change: impl FnOnce(&mut Bounds)) {
        let (bounds, changed) = &*self.shared;
        change(&mut bounds.lock().unwrap_or_else(PoisonError::into_inner));
        changed.notify_all();
    }

    /// Stops, and waits until the thread has let go of the file.
    pub(super) async fn close(mut self) {
        self.change(|bounds| bounds.closed = true);
        if let Some(thread) = self.thread.take() {
            // How it ended does not matter to anyone.
            let _ = thread.await;
        }
    }

    /// The digest, once all is written.
    pub(super) async fn finish(mut self) -> io::Result<Sha256> {
        match self.thread.take() {
            Some(thread) => thread.await.map_err(io::Error::other)?,
            None => Err(io::ErrorKind::BrokenPipe.into()),
        }
    }
}

impl Drop for Frontier {
    fn drop(&mut self) {
        self.change(|bounds| bounds.closed = true);
    }
}

impl Bounds {
    /// Keeps what lies before the first gap and behind all that waits.
    fn hand(&mut self, start: u64, chunks: Vec<Bytes>) {
        let mut at = start;
        for chunk in chunks {
            let (begins, length) = (at, chunk.len() as u64);
            at += length;
            let last = self.handed.back().map_or(0, |(begins, last)| begins + last.len() as u64);
            let fits = self.handed_bytes + length <= HANDED_BYTES && self.handed.len() < HANDED_PIECES;
            if fits && at <= self.until && begins >= last {
                self.handed_bytes += length;
                self.handed.push_back((begins, chunk));
            }
        }
    }

    /// What comes after the first `done` bytes; `None` when it is not there yet.
    fn next(&mut self, done: u64) -> Option<Next> {
        while let Some((begins, chunk)) = self.handed.front() {
            let begins = *begins;
            if begins > done {
                return (self.until > done).then(|| Next::Read(self.until.min(begins)));
            }
            self.handed_bytes -= chunk.len() as u64;
            // One that lies behind was read back meanwhile.
            if let (Some((_, chunk)), true) = (self.handed.pop_front(), begins == done) {
                return Some(Next::Hash(chunk));
            }
        }
        (self.until > done).then_some(Next::Read(self.until))
    }
}

/// What is to be done next.
enum Next {
    /// These bytes come next.
    Hash(Bytes),
    /// Everything before this offset can be read.
    Read(u64),
}

fn hash(part: &Partial, size: u64, shared: &Shared) -> io::Result<Sha256> {
    let mut hasher = Hasher::new();
    let mut buffer = Vec::new();
    while hasher.length() < size {
        match wait(shared, hasher.length()) {
            None => return Err(io::ErrorKind::Interrupted.into()),
            Some(Next::Hash(chunk)) => hasher.update(&chunk),
            Some(Next::Read(until)) => {
                buffer.resize(MIB as usize / 2, 0);
                let count = (until.min(size) - hasher.length()).min(buffer.len() as u64) as usize;
                part.read_at(&mut buffer[..count], hasher.length())?;
                hasher.update(&buffer[..count]);
            }
        }
    }
    Ok(hasher.finish())
}

/// Waits until there is more than `done`; `None` when nothing more comes.
fn wait(shared: &Shared, done: u64) -> Option<Next> {
    let (bounds, changed) = &**shared;
    let mut bounds = bounds.lock().unwrap_or_else(PoisonError::into_inner);
    loop {
        if bounds.closed {
            return None;
        }
        if let Some(next) = bounds.next(done) {
            return Some(next);
        }
        bounds = changed.wait(bounds).unwrap_or_else(PoisonError::into_inner);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(bounds: &mut Bounds, done: u64) -> String {
        match bounds.next(done) {
            Some(Next::Hash(chunk)) => format!("hash {}", chunk.len()),
            Some(Next::Read(until)) => format!("read {until}"),
            None => "wait".into(),
        }
    }

    #[test]
    fn what_was_handed_over_is_not_read_back() {
        let chunk = |length: usize| Bytes::from(vec![7; length]);
        let mut bounds = Bounds { until: 100, ..Bounds::default() };
        assert_eq!(told(&mut bounds, 100), "wait");
        bounds.hand(40, vec![chunk(20), chunk(10)]);
        assert_eq!(told(&mut bounds, 0), "read 40");
        assert_eq!(told(&mut bounds, 40), "hash 20");
        assert_eq!(told(&mut bounds, 60), "hash 10");
        assert_eq!(told(&mut bounds, 70), "read 100");
        // What is behind a gap, or was read meanwhile, is of no use in memory.
        bounds.hand(90, vec![chunk(10), chunk(1)]);
        assert_eq!(told(&mut bounds, 95), "read 100");
        assert_eq!((bounds.handed.len(), bounds.handed_bytes), (0, 0));
        bounds.until = u64::MAX;
        bounds.hand(200, vec![chunk(3 << 20), chunk(2 << 20)]);
        assert_eq!((bounds.handed.len(), bounds.handed_bytes), (1, 3 << 20));
    }
}
