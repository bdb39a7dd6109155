//! What Rust tells the window without being asked. Each event carries a whole snapshot or a revision,
//! never a difference, so that a window that missed some is right again with the next.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::types::{CheckState, JobSnapshot, Settings, SourceRow};

/// One event. Progress of a job comes at most ten times a second.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "type", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Event {
    /// The catalogue changed; ask again for what is on screen.
    Catalogue {
        /// Grows with every change.
        revision: u64,
    },
    /// What is installed changed.
    Library {
        /// Grows with every change.
        revision: u64,
    },
    /// A job moved.
    Job {
        /// The whole job as it is now.
        job: JobSnapshot,
    },
    /// A source changed.
    Source {
        /// The whole source as it is now.
        source: SourceRow,
    },
    /// Looking for updates moved.
    Checks {
        /// All of how it stands.
        state: CheckState,
    },
    /// The settings changed.
    Settings {
        /// All of them.
        settings: Settings,
    },
    /// The program was asked from outside to open something; the window takes it with `open_requested`, so
    /// that it is opened once, whether the window was there already or not.
    Open {
        /// An address or a path, at most 4 kB, not yet looked at.
        text: String,
    },
}
