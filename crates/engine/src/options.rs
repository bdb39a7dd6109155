//! How a gallery is opened.

use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use vitrine_base::{Clock, SystemClock};
use vitrine_transfer::ClientOptions;

/// Opens a folder for the person to look at.
pub(crate) type Opener = Arc<dyn Fn(&Path) -> std::io::Result<()> + Send + Sync>;

/// What [`crate::Gallery::open`] needs to know.
#[derive(Clone)]
pub struct Options {
    /// The folder everything is kept in.
    pub home: PathBuf,
    /// Limits and waits of the network.
    pub transfer: ClientOptions,
    /// Follow changes in folder sources and in the library folder.
    pub watch: bool,
    /// The shell runs with safe graphics (shown to the person).
    pub safe_graphics_active: bool,
    /// What opens folders; none where there is no desktop.
    pub opener: Option<Opener>,
    /// Tokens and keys are kept in the system's keyring where there is one; else in files only their owner can read.
    pub keyring: bool,
    /// The clock.
    pub clock: Arc<dyn Clock>,
}

impl Options {
    /// The usual options for a home.
    pub fn new(home: impl Into<PathBuf>) -> Self {
        Self {
            home: home.into(),
            transfer: ClientOptions::default(),
            watch: true,
            safe_graphics_active: false,
            opener: None,
            keyring: true,
            clock: Arc::new(SystemClock),
        }
    }
}

impl fmt::Debug for Options {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Options")
            .field("home", &self.home)
            .field("watch", &self.watch)
            .finish_non_exhaustive()
    }
}

/// `VITRINE_HOME`, or `vitrine` in the person's data folder (XDG base directory specification).
pub fn default_home() -> PathBuf {
    let variable = |name| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    variable("VITRINE_HOME")
        .or_else(|| variable("XDG_DATA_HOME").map(|data| data.join("vitrine")))
        .or_else(|| variable("HOME").map(|home| home.join(".local/share/vitrine")))
        .unwrap_or_else(|| PathBuf::from("vitrine-home"))
}
