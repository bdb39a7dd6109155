//! Hashes a file from the front while its parts still arrive: a thread of its own reads back, from the memory the
//! system keeps of what was just written, whatever lies before the first gap.

use std::io;
use std::sync::{Arc, Condvar, Mutex, PoisonError};

use tokio::task::JoinHandle;
use vitrine_base::{Hasher, Partial, Sha256, limits::MIB};

/// How far the thread may read.
#[derive(Debug, Default)]
struct Bounds {
    /// Everything before this is written.
    until: u64,
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

fn hash(part: &Partial, size: u64, shared: &Shared) -> io::Result<Sha256> {
    let mut hasher = Hasher::new();
    let mut buffer = vec![0; MIB as usize / 2];
    while hasher.length() < size {
        let Some(until) = wait(shared, hasher.length()) else {
            return Err(io::ErrorKind::Interrupted.into());
        };
        while hasher.length() < until.min(size) {
            if is_closed(shared) {
                return Err(io::ErrorKind::Interrupted.into());
            }
            let count = (until.min(size) - hasher.length()).min(buffer.len() as u64) as usize;
            part.read_at(&mut buffer[..count], hasher.length())?;
            hasher.update(&buffer[..count]);
        }
    }
    Ok(hasher.finish())
}

fn is_closed(shared: &Shared) -> bool {
    shared.0.lock().unwrap_or_else(PoisonError::into_inner).closed
}

/// Waits until there is more to read than `done`; `None` when nothing more comes.
fn wait(shared: &Shared, done: u64) -> Option<u64> {
    let (bounds, changed) = &**shared;
    let mut bounds = bounds.lock().unwrap_or_else(PoisonError::into_inner);
    loop {
        if bounds.closed {
            return None;
        }
        if bounds.until > done {
            return Some(bounds.until);
        }
        bounds = changed.wait(bounds).unwrap_or_else(PoisonError::into_inner);
    }
}
