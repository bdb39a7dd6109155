//! Progress, told upwards without knowing who listens: a window, a terminal, a test.

/// What a long piece of work is at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Phase {
    /// Works out what to do.
    Planning,
    /// Bytes arrive and are hashed.
    Downloading,
    /// The package is looked through.
    Checking,
    /// Files are written and made safe on disk.
    Installing,
    /// Files are taken away.
    Removing,
    /// A catalogue is read in.
    Syncing,
}

/// Hears of progress. Calls may come often and from any thread; the listener slows them down.
pub trait Reporter: Send + Sync {
    /// A new phase begins.
    fn phase(&self, phase: Phase);
    /// Bytes (or items, in [`Phase::Syncing`]) done, of how many when that is known.
    fn progress(&self, done: u64, total: Option<u64>);
    /// Something worth keeping in the details, as a sentence.
    fn note(&self, text: &str);
}

/// Hears nothing.
#[derive(Debug, Clone, Copy, Default)]
pub struct Silent;

impl Reporter for Silent {
    fn phase(&self, _: Phase) {}
    fn progress(&self, _: u64, _: Option<u64>) {}
    fn note(&self, _: &str) {}
}
