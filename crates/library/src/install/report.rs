//! Progress from a thread that does blocking work, told to a listener that lives in async code.

use tokio::sync::mpsc::{UnboundedSender, unbounded_channel};
use vitrine_base::{Phase, Reporter};

use crate::LibraryError;

enum Told {
    Phase(Phase),
    Progress(u64, Option<u64>),
    Note(String),
}

/// The listener as the thread sees it. What it says when nobody listens any more is lost.
struct Wire(UnboundedSender<Told>);

impl Reporter for Wire {
    fn phase(&self, phase: Phase) {
        let _ = self.0.send(Told::Phase(phase));
    }

    fn progress(&self, done: u64, total: Option<u64>) {
        let _ = self.0.send(Told::Progress(done, total));
    }

    fn note(&self, text: &str) {
        let _ = self.0.send(Told::Note(text.to_owned()));
    }
}

/// Runs blocking work on a thread of its own; it goes on to its end also when nobody waits for it.
pub(super) async fn on_a_thread<T: Send + 'static>(
    reporter: &dyn Reporter,
    work: impl FnOnce(&dyn Reporter) -> Result<T, LibraryError> + Send + 'static,
) -> Result<T, LibraryError> {
    let (sender, mut told) = unbounded_channel();
    let thread = tokio::task::spawn_blocking(move || work(&Wire(sender)));
    while let Some(told) = told.recv().await {
        match told {
            Told::Phase(phase) => reporter.phase(phase),
            Told::Progress(done, total) => reporter.progress(done, total),
            Told::Note(text) => reporter.note(&text),
        }
    }
    thread.await.map_err(|error| LibraryError::Io(std::io::Error::other(error)))?
}
