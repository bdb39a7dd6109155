//! What Rust tells the window without being asked. Each event carries a whole snapshot or a revision,
//! never a difference, so that a window that missed some is right again with the next.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::types::{CheckState, JobSnapshot, PackageRef, RegistryRow, Settings, SourceRow};

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
    /// What is marked as a favourite changed.
    Favourites {
        /// All that are.
        packages: Vec<PackageRef>,
    },
    /// The settings changed.
    Settings {
        /// All of them.
        settings: Settings,
    },
    /// Galleries' registries, or who is signed in there, changed.
    Registries {
        /// All of them.
        registries: Vec<RegistryRow>,
    },
    /// A piece of news of a registry's stream that was asked for.
    Registry {
        /// The listener's name for the stream.
        stream: String,
        /// What kind of news; `closed` when the stream is over for good.
        name: String,
        /// The news, a JSON document.
        data: String,
    },
    /// Something is to be opened: a link, or the path of a file. What came before the window listened is in
    /// `open_requested`.
    Open {
        /// As it came; `resolve_link` says where it leads.
        text: String,
    },
}
