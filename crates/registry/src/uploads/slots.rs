//! Who writes to which upload: one at a time. What a writer knows (how far it is, the digest so far) stays in memory for
//! the next one; lost, it is read from the file again.

use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use tokio::sync::OwnedMutexGuard;
use tokio_util::sync::CancellationToken;
use vitrine_base::Hasher;

use crate::RegistryError;
use crate::error::Refusal;

/// Uploads remembered; each takes some 200 bytes.
const REMEMBERED: usize = 4_096;

/// A writer that got no byte for so long sits on a dead line: whoever comes next takes its place. A client whose line
/// broke is back sooner than the system notices.
const SILENT: Duration = Duration::from_secs(2);

/// How long a writer may take to let go.
const LET_GO: Duration = Duration::from_secs(5);

/// How far an upload is.
pub(super) struct Ahead {
    pub(super) received: u64,
    pub(super) hasher: Hasher,
}

/// The place of an upload's writer.
pub(super) struct Slot {
    ahead: Arc<tokio::sync::Mutex<Option<Ahead>>>,
    /// When the writer last got bytes, and what tells it to go.
    writer: Mutex<(Instant, CancellationToken)>,
}

/// The writer's right to write.
pub(super) type Hold = OwnedMutexGuard<Option<Ahead>>;

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Slot {
    /// Takes the right to write; answers it with what tells the writer to go.
    pub(super) async fn hold(&self) -> Result<(Hold, CancellationToken), RegistryError> {
        let hold = match Arc::clone(&self.ahead).try_lock_owned() {
            Ok(hold) => hold,
            Err(_) => {
                {
                    let writer = locked(&self.writer);
                    if writer.0.elapsed() < SILENT {
                        return Err(busy());
                    }
                    writer.1.cancel();
                }
                let wait = tokio::time::timeout(LET_GO, Arc::clone(&self.ahead).lock_owned());
                wait.await.map_err(|_| busy())?
            }
        };
        let go = CancellationToken::new();
        *locked(&self.writer) = (Instant::now(), go.clone());
        Ok((hold, go))
    }

    /// Bytes came.
    pub(super) fn alive(&self) {
        locked(&self.writer).0 = Instant::now();
    }
}

fn busy() -> RegistryError {
    RegistryError::refused(
        Refusal::Locked,
        "upload.locked",
        "Bytes of this upload are arriving by another request just now.",
    )
}

/// Uploads that are being received.
pub struct Intake {
    slots: Mutex<HashMap<String, Arc<Slot>>>,
    idle: AtomicU64,
}

impl Default for Intake {
    fn default() -> Self {
        // A second before the listener loses patience, whose way of saying so is to break the line.
        Self { slots: Mutex::default(), idle: AtomicU64::new(29_000) }
    }
}

impl Intake {
    /// How long a client may send nothing before its request is ended: 29 seconds unless somebody says otherwise.
    pub fn idle(&self) -> Duration {
        Duration::from_millis(self.idle.load(Ordering::Relaxed))
    }

    /// Sets [`Intake::idle`], for tests.
    pub fn set_idle(&self, idle: Duration) {
        self.idle.store(u64::try_from(idle.as_millis()).unwrap_or(u64::MAX), Ordering::Relaxed);
    }

    pub(super) fn slot(&self, id: &str) -> Arc<Slot> {
        let mut slots = locked(&self.slots);
        if slots.len() >= REMEMBERED && !slots.contains_key(id) {
            // Whatever nobody holds can be read from its file again.
            slots.retain(|_, slot| Arc::strong_count(slot) > 1);
        }
        let new = || {
            Arc::new(Slot {
                ahead: Arc::default(),
                writer: Mutex::new((Instant::now(), CancellationToken::new())),
            })
        };
        Arc::clone(slots.entry(id.to_owned()).or_insert_with(new))
    }

    pub(super) fn forget(&self, id: &str) {
        locked(&self.slots).remove(id);
    }
}
