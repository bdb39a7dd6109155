//! What is installed: the install transaction, receipts, several kept versions, rollback, verification,
//! removal that keeps what a person changed, recovery after a crash, and the jobs of the application.
//!
//! [`Library`] is the door. On disk everything is ordinary files (`receipt` says which); the database is
//! an index over them that can be made again. A change is prepared aside, written into a journal, and
//! applied in steps each of which can be repeated, so that a crash leaves exactly the old or exactly the
//! new state once the library was opened again.

mod database;
mod difference;
mod error;
mod failpoint;
mod garbage;
mod install;
mod jobs;
mod library;
mod locking;
mod moving;
mod opening;
mod personal;
mod places;
mod rebuild;
mod receipt;
mod removal;
mod shims;
pub mod source_build;
mod switch;
mod transaction;
mod watch;
mod words;

pub use error::LibraryError;
pub use failpoint::{FAILPOINT_VARIABLE, FAILPOINTS, MOVE_FAILPOINTS};
pub use install::space_needed;
pub use jobs::{JobNote, JobRow, JobStore, JobWish};
pub use library::{Library, LibraryOptions, OpenReport};
pub use moving::{MovePlan, MoveRefusal};
pub use personal::{DraftRow, Favourite, HistoryEntry, NewEntry, Personal, Policy, Rule};
pub use watch::LibraryWatch;
pub use words::{
    Health, InstallWish, Installed, InstalledCommand, PackageKey, PreviousVersion, Removed, Seen, UpdateKind,
    VerifyReport, compare,
};
