//! The wish to stop: Ctrl+C, or the system asking the program to end. The first one is passed to whoever
//! can stop cleanly, a second one ends the program where it is.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use tokio::sync::watch;

/// Hears of the wish to stop. Clones hear the same.
#[derive(Debug, Clone)]
pub(crate) struct Stop {
    wishes: watch::Receiver<u32>,
    /// Somebody stops cleanly on the first wish.
    handled: Arc<AtomicBool>,
    /// The person was told that it is being carried out.
    told: Arc<AtomicBool>,
}

impl Stop {
    /// Starts to listen; needs a running runtime.
    pub(crate) fn listen() -> Self {
        let (send, wishes) = watch::channel(0);
        tokio::spawn(async move {
            while next_signal().await {
                send.send_modify(|count| *count += 1);
            }
        });
        Self { wishes, handled: Arc::default(), told: Arc::default() }
    }

    /// Until dropped, the first wish is somebody else's to carry out.
    pub(crate) fn handle(&self) -> Handled {
        self.handled.store(true, Ordering::SeqCst);
        Handled(Arc::clone(&self.handled))
    }

    /// True the first time it is asked: several jobs stop on one wish, and one remark is enough.
    pub(crate) fn tell_once(&self) -> bool {
        !self.told.swap(true, Ordering::SeqCst)
    }

    /// Waits for the first wish.
    pub(crate) async fn first(&self) {
        self.at_least(1).await;
    }

    /// Waits until nothing but ending at once is left: the second wish, or the first that nobody handles.
    pub(crate) async fn at_once(&self) {
        self.first().await;
        if self.handled.load(Ordering::SeqCst) {
            self.at_least(2).await;
        }
    }

    async fn at_least(&self, number: u32) {
        let mut wishes = self.wishes.clone();
        if wishes.wait_for(|count| *count >= number).await.is_err() {
            // Nobody listens for signals any more: there will be no further wish.
            std::future::pending::<()>().await;
        }
    }
}

/// While it lives, somebody answers the first wish to stop.
#[derive(Debug)]
pub(crate) struct Handled(Arc<AtomicBool>);

impl Drop for Handled {
    fn drop(&mut self) {
        self.0.store(false, Ordering::SeqCst);
    }
}

/// Waits for one signal; false when signals cannot be heard here.
#[cfg(unix)]
async fn next_signal() -> bool {
    use tokio::signal::unix::{SignalKind, signal};
    let Ok(mut terminate) = signal(SignalKind::terminate()) else {
        return tokio::signal::ctrl_c().await.is_ok();
    };
    tokio::select! {
        pressed = tokio::signal::ctrl_c() => pressed.is_ok(),
        told = terminate.recv() => told.is_some(),
    }
}

#[cfg(not(unix))]
async fn next_signal() -> bool {
    tokio::signal::ctrl_c().await.is_ok()
}
