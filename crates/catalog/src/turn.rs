//! Taking turns: one sync of a source at a time, and one look at its signatures at a time, by whichever copy of the
//! program. What the second finds is then what the first left, and never half of it.

use std::collections::HashMap;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::sync::OwnedMutexGuard;
use tokio_util::sync::CancellationToken;
use vitrine_base::{SourceName, fs};

use crate::CatalogError;

/// How often another copy of the program is asked whether it is done.
const ASK_AGAIN: Duration = Duration::from_millis(25);

/// What a turn is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum TurnFor {
    /// A sync: may last as long as a gallery is slow.
    Sync,
    /// Reading and renewing the remembered signatures: a few small files.
    Signatures,
}

impl TurnFor {
    /// The lock's file; no name of a source has a `~`.
    pub(crate) fn file_name(self, name: &SourceName) -> String {
        match self {
            Self::Sync => format!("{name}~sync"),
            Self::Signatures => format!("{name}~signatures"),
        }
    }
}

type Waiting = Arc<tokio::sync::Mutex<()>>;

/// The turns of this copy of the program.
#[derive(Debug, Default)]
pub(crate) struct Turns(Mutex<HashMap<(SourceName, TurnFor), Waiting>>);

/// Held until dropped.
#[derive(Debug)]
pub(crate) struct Turn {
    _here: OwnedMutexGuard<()>,
    _elsewhere: fs::FileLock,
}

impl Turns {
    /// Waits for a turn with a source, until cancelled. `folder` is where the locks are.
    pub(crate) async fn take(
        &self,
        folder: &Path,
        name: &SourceName,
        purpose: TurnFor,
        cancel: &CancellationToken,
    ) -> Result<Turn, CatalogError> {
        let waiting = {
            let mut turns = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            Arc::clone(turns.entry((name.clone(), purpose)).or_default())
        };
        let here = tokio::select! {
            biased;
            () = cancel.cancelled() => return Err(CatalogError::Cancelled),
            turn = waiting.lock_owned() => turn,
        };
        fs::create_dir_all(folder)?;
        let path = folder.join(purpose.file_name(name));
        loop {
            if let Some(elsewhere) = fs::lock_exclusive(&path)? {
                return Ok(Turn { _here: here, _elsewhere: elsewhere });
            }
            tokio::select! {
                () = cancel.cancelled() => return Err(CatalogError::Cancelled),
                () = tokio::time::sleep(ASK_AGAIN) => {}
            }
        }
    }

    /// Forgets a source that is no more.
    pub(crate) fn forget(&self, name: &SourceName) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).retain(|(of, _), _| of != name);
    }
}
