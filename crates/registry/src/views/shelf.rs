//! What is listed and what was taken down, known in memory. It looks at the database only when something was committed,
//! or once a second for the sake of other programs (`vitrine registry …` beside the server).

use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};
use std::time::{Duration, Instant};

use tokio::sync::watch;

use crate::RegistryError;
use crate::http::App;
use crate::store::TakenDown;

/// How long nothing is looked up while nothing was committed here.
const BELIEVED: Duration = Duration::from_secs(1);

/// What is known; clones share it.
#[derive(Clone)]
pub struct Shelf(Arc<Inside>);

struct Inside {
    registry: App,
    commits: watch::Receiver<u64>,
    known: RwLock<Known>,
    /// Held while one looks, so that a hundred requests look once.
    looking: tokio::sync::Mutex<()>,
}

#[derive(Clone)]
struct Known {
    /// Commits when it was looked up.
    commits: u64,
    looked: Option<Instant>,
    revision: i64,
    taken_down: Arc<HashMap<String, TakenDown>>,
}

impl Shelf {
    /// Of a registry.
    pub fn over(registry: App) -> Self {
        let commits = registry.db.commits();
        let known = Known { commits: 0, looked: None, revision: 0, taken_down: Arc::default() };
        Self(Arc::new(Inside {
            registry,
            commits,
            known: RwLock::new(known),
            looking: tokio::sync::Mutex::default(),
        }))
    }

    /// Why a package was taken down, when it was.
    pub async fn withdrawn(&self, id: &str) -> Option<TakenDown> {
        self.look().await.taken_down.get(id).cloned()
    }

    /// Moves with every change of what is listed.
    pub async fn revision(&self) -> i64 {
        self.look().await.revision
    }

    fn known(&self) -> Known {
        self.0.known.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn is_current(&self, known: &Known) -> bool {
        known.commits == *self.0.commits.borrow()
            && known.looked.is_some_and(|looked| looked.elapsed() < BELIEVED)
    }

    async fn look(&self) -> Known {
        let known = self.known();
        if self.is_current(&known) {
            return known;
        }
        let _looking = self.0.looking.lock().await;
        let known = self.known();
        if self.is_current(&known) {
            return known;
        }
        let commits = *self.0.commits.borrow();
        let before = known.clone();
        let looked = self.0.registry.db.read(move |unit| {
            let revision = unit.shelf_revision()?;
            if revision == before.revision {
                return Ok::<_, RegistryError>(before);
            }
            Ok(Known { revision, taken_down: Arc::new(unit.taken_down()?), ..before })
        });
        let known = match looked.await {
            Ok(found) => Known { commits, looked: Some(Instant::now()), ..found },
            // What lies in the gallery goes on being served while the database does not answer.
            Err(error) => {
                tracing::warn!(%error, "what is listed cannot be looked up");
                Known { looked: Some(Instant::now()), commits, ..known }
            }
        };
        *self.0.known.write().unwrap_or_else(PoisonError::into_inner) = known.clone();
        known
    }
}
