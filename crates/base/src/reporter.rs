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
    /// A recipe runs in its sandbox.
    Building,
    /// Files are written and made safe on disk.
    Installing,
    /// Files are copied to another place.
    Copying,
    /// Files are taken away.
    Removing,
    /// A catalogue is read in.
    Syncing,
}

/// How a mirror does in a running transfer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MirrorState {
    /// Bytes come from it.
    Active,
    /// It waits for work.
    Idle,
    /// It is slower than the others and was relieved of its part.
    Slow,
    /// It failed; [`MirrorStatus::problem`] says how.
    Failed,
}

/// One mirror of a running transfer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MirrorStatus {
    /// Its host, or the folder it is.
    pub host: String,
    /// Bytes that came from it.
    pub bytes: u64,
    /// Bytes a second just now.
    pub rate: u64,
    /// How it does.
    pub state: MirrorState,
    /// What was wrong with it, in a sentence.
    pub problem: Option<String>,
}

/// A running transfer as a whole; each report replaces the one before.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TransferStatus {
    /// Bytes fetched over the wire so far.
    pub fetched: u64,
    /// Bytes that did not have to be fetched because they were at hand.
    pub reused: u64,
    /// Every mirror that was asked.
    pub mirrors: Vec<MirrorStatus>,
    /// How the bytes are got, in words: “only what changed”, “the whole file”.
    pub method: String,
}

/// Hears of progress. Calls may come often and from any thread; the listener slows them down.
pub trait Reporter: Send + Sync {
    /// A new phase begins.
    fn phase(&self, phase: Phase);
    /// Bytes (or items, in [`Phase::Syncing`]) done, of how many when that is known.
    fn progress(&self, done: u64, total: Option<u64>);
    /// Something worth keeping in the details, as a sentence.
    fn note(&self, text: &str);
    /// How the bytes arrive just now, at most ten times a second. Who does not care need not listen.
    fn transfer(&self, _status: &TransferStatus) {}
}

/// Hears nothing.
#[derive(Debug, Clone, Copy, Default)]
pub struct Silent;

impl Reporter for Silent {
    fn phase(&self, _: Phase) {}
    fn progress(&self, _: u64, _: Option<u64>) {}
    fn note(&self, _: &str) {}
}
