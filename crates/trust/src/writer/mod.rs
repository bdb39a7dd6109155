//! Writing signed metadata: the folder `metadata/` of a gallery that is nothing but files.
//!
//! | role | signed by | says |
//! |---|---|---|
//! | `root` | offline, 1 of 1 (*provisional*) until [`Repository::rotate`] holds the ceremony, then 2 of 3 | which keys count |
//! | `targets` | offline | who may sign what: `index`, publishers, bins |
//! | `index` | online | the root document (`vitrine.json`), what is withdrawn |
//! | `publisher.<name>` | the publisher | `packages/<id>/*/*` of its ids; ends the search |
//! | `unclaimed-<hex>` | online | everybody else's files, by the first digits of their path's SHA-256 |
//! | `snapshot`, `timestamp` | online | which versions of all this belong together, and that it is today's |
//!
//! The files are `N.<role>.json` (and `timestamp.json`, written last: it is what makes the rest count).
//! Publishing needs the online key only and rewrites the bins that changed. A curator can withdraw a
//! publisher's file (the index says so, and every client refuses it) but never put another in its place: the
//! publisher's delegation ends the search, so nothing the online key signs can stand for that path.
//!
//! Signing over several computers goes through files: [`Repository::rotate`] and the publisher calls leave a
//! pending file in `metadata/pending/` when signatures are missing; [`sign`] adds one on any computer that has
//! the key; [`Repository::merge`] takes the signatures of a copy; [`Repository::complete`] puts it in force.

mod bins;
mod ceremony;
mod document;
mod init;
mod model;
mod publish;
mod publishers;
mod repository;

use serde::{Deserialize, Serialize};
use vitrine_base::{Sha256, Timestamp};

pub use ceremony::{Missing, Progress, Rotation, Signed, sign};
pub use init::{InitOptions, init};
pub use publish::{Changes, Published};
pub use publishers::{Publisher, publisher_metadata};
pub use repository::{Repository, RoleState, State};

use crate::Release;

/// For how long signatures are good, in hours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Periods {
    /// Of the root.
    pub root: u32,
    /// Of the offline list of delegations.
    pub targets: u32,
    /// Of index, bins and snapshot.
    pub online: u32,
    /// Of the timestamp: how long a gallery is current after its last signing.
    pub timestamp: u32,
}

impl Periods {
    /// A gallery of files that somebody signs now and then: 30 days, so that it does not die overnight.
    pub fn static_gallery() -> Self {
        Self { root: 365 * 24, targets: 365 * 24, online: 365 * 24, timestamp: 30 * 24 }
    }

    /// A registry that signs by itself: 24 hours.
    pub fn server() -> Self {
        Self { root: 365 * 24, targets: 90 * 24, online: 90 * 24, timestamp: 24 }
    }
}

/// A file to be vouched for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewTarget {
    /// Its path, relative to the gallery's folder.
    pub path: String,
    /// Its bytes.
    pub length: u64,
    /// Its digest.
    pub sha256: Sha256,
    /// Which version of which package it is, when it is one.
    pub release: Option<Release>,
}

/// When something is to be renewed: a third of its period before it ends.
fn due(expires: Timestamp, period_hours: u32, now: Timestamp) -> bool {
    expires - now < crate::time::hours(period_hours) / 3
}
