//! News of registries for the window: server-sent events, read here, resumed where they broke off, and passed on at a
//! pace the window can follow.

use std::sync::{Arc, Weak};
use std::time::Duration;

use tokio_util::sync::CancellationToken;
use vitrine_api::types::RegistryListen;
use vitrine_api::{ApiError, Event};

use super::remote::{News, OPEN, Piece, RemoteError};
use super::{Reached, Registries, calls, lock};
use crate::Gallery;
use crate::gallery::Inner;

/// Streams at the same time: a registry allows twelve an account.
const MOST: usize = 12;
/// Between two pieces of news at least: the window hears of everything else over the same line.
const PACE: Duration = Duration::from_millis(50);
/// First and longest wait after a connection broke.
const PAUSES: (Duration, Duration) = (Duration::from_secs(1), Duration::from_secs(60));

impl Gallery {
    pub(crate) async fn listen_at_registry(&self, wish: RegistryListen) -> Result<(), ApiError> {
        let reached = self.reach(&wish.source).await?;
        calls::address(&reached.place, &wish.path, None)?;
        let stop = CancellationToken::new();
        {
            let mut streams = lock(&self.inner.registries.streams);
            if streams.len() >= MOST && !streams.contains_key(&wish.stream) {
                return Err(ApiError::new("registry.streams", "Too many streams of news are open at once."));
            }
            if let Some(before) = streams.insert(wish.stream.clone(), stop.clone()) {
                before.cancel();
            }
        }
        let listener = Listener { gallery: Arc::downgrade(&self.inner), stream: wish.stream };
        tokio::spawn(async move {
            tokio::select! {
                () = stop.cancelled() => {}
                () = listener.hear(&reached, wish.path) => listener.closed(),
            }
        });
        Ok(())
    }
}

impl Registries {
    /// Leaves a stream.
    pub(crate) fn leave(&self, stream: &str) {
        if let Some(stop) = lock(&self.streams).remove(stream) {
            stop.cancel();
        }
    }
}

struct Listener {
    gallery: Weak<Inner>,
    stream: String,
}

impl Listener {
    /// Hears until the registry refuses for good or the gallery is gone.
    async fn hear(&self, reached: &Reached, path: String) {
        let mut news = News::at(&reached.remote, path);
        let mut pause = PAUSES.0;
        loop {
            let wait = match news.next_piece().await {
                Ok(Some(piece)) => {
                    // One that opens and says nothing, again and again, is asked less and less.
                    if piece.name != OPEN {
                        pause = PAUSES.0;
                    }
                    if !self.tell(piece) {
                        return;
                    }
                    PACE
                }
                Err(RemoteError::Refused { status: 429 | 503, retry_after, .. }) => {
                    retry_after.unwrap_or(PAUSES.1).clamp(PAUSES.0, PAUSES.1 * 10)
                }
                // Nobody is signed in any more, or it is over.
                Err(error @ RemoteError::Refused { status: 400..500, .. }) => {
                    if let Some(inner) = self.gallery.upgrade() {
                        Gallery { inner }.heed(reached, &error).await;
                    }
                    return;
                }
                // Nor does it get better by asking again.
                Err(RemoteError::Redirected | RemoteError::NotAllowed(_)) => return,
                Ok(None) | Err(_) => {
                    let now = pause;
                    pause = (pause * 2).min(PAUSES.1);
                    now
                }
            };
            tokio::time::sleep(wait).await;
        }
    }

    fn tell(&self, piece: Piece) -> bool {
        let Some(inner) = self.gallery.upgrade() else { return false };
        let Piece { name, data } = piece;
        let _ = inner.events.send(Event::Registry { stream: self.stream.clone(), name, data });
        true
    }

    fn closed(&self) {
        if let Some(inner) = self.gallery.upgrade() {
            lock(&inner.registries.streams).remove(&self.stream);
            self.tell(Piece { name: "closed".into(), data: "null".into() });
        }
    }
}
