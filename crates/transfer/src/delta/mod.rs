//! Updates that fetch only what changed, from hosts that serve plain files. Three ways, tried in this order:
//! by the version's table of files ([`Method::Table`], with chunks and patches), by the central directory of
//! the new zip ([`Method::Directory`], nothing prepared), and the whole file. What is at hand is compared by
//! digest, every way ends in a verified one, and a way that fails gives place to the next.
//!
//! The file never costs more than itself and two per cent: what is not worth it is not begun, and what an
//! abandoned way fetched of the file is kept for the rest.

mod by_directory;
mod by_table;
mod choice;
mod finding;
mod index;
mod ladder;
mod ranges;
mod scratch;
mod setback;
mod wire;

use std::collections::HashMap;
use std::fmt;
use std::path::PathBuf;

use tokio_util::sync::CancellationToken;
use vitrine_base::{BlobStore, Reporter, Sha256};

use crate::{Client, Download, Location, TransferError};

/// Where a version's table of files is.
#[derive(Debug, Clone)]
pub struct TableAt {
    /// Where it is, best first.
    pub mirrors: Vec<Location>,
    /// Its digest, which a listing or a signature names.
    pub sha256: Sha256,
    /// Its bytes.
    pub size: u64,
}

/// A package to get.
#[derive(Debug, Clone)]
pub struct Wanted {
    /// The whole file.
    pub download: Download,
    /// Its content root, where it is known: a file with other bytes and the same content will do then.
    pub content: Option<Sha256>,
    /// Its table of files, where it has one.
    pub table: Option<TableAt>,
    /// The folder of the gallery's root document, which paths of patches are relative to.
    pub base: Option<Location>,
}

/// What is on this computer already. It is verified before it is used, so it may be anything.
#[derive(Debug, Clone, Default)]
pub struct AtHand {
    /// Package files, the installed version of the wanted package first.
    pub packages: Vec<PathBuf>,
    /// Installed files by the digest they should have.
    pub files: HashMap<Sha256, PathBuf>,
}

/// How a package is got.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// It is in the store already.
    AtHand,
    /// The whole file is fetched.
    Whole,
    /// By the list of entries at the end of the file.
    Directory,
    /// By the table of files its gallery publishes.
    Table,
}

impl fmt::Display for Method {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::AtHand => "nothing, it is here already",
            Self::Whole => "the whole file",
            Self::Directory => "only what changed, by the list in the file",
            Self::Table => "only what changed, by the gallery's table of files",
        })
    }
}

/// How one file of a package is got.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    /// It is on this computer.
    Reused,
    /// Its packed bytes are fetched.
    Fetched,
    /// The parts of it that changed are fetched.
    Chunks,
    /// A patch is fetched.
    Patched,
}

impl fmt::Display for How {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Reused => "reused",
            Self::Fetched => "fetched",
            Self::Chunks => "fetched in parts",
            Self::Patched => "patched",
        })
    }
}

/// One file of a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanPart {
    /// Its path in the package.
    pub path: String,
    /// Its bytes once unpacked.
    pub size: u64,
    /// Bytes to fetch for it.
    pub fetch: u64,
    /// How it is got.
    pub how: How,
}

/// What would be fetched, and what not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeltaPlan {
    /// The way it would go.
    pub method: Method,
    /// Bytes of the whole file, where they are known.
    pub full: Option<u64>,
    /// Bytes that would come over the wire, what was fetched to find out included.
    pub fetch: Option<u64>,
    /// Bytes that would not.
    pub reused: u64,
    /// How many requests it takes.
    pub requests: usize,
    /// Every file, where they are known.
    pub parts: Vec<PlanPart>,
}

/// A package that is in the store now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Obtained {
    /// The digest of the file in the store.
    pub sha256: Sha256,
    /// Its bytes.
    pub size: u64,
    /// It is the file that was asked for, byte for byte; otherwise it is a zip with the same content root.
    pub exact: bool,
    /// Bytes that came over the wire for it.
    pub fetched: u64,
    /// Bytes of the whole file that did not have to.
    pub reused: u64,
    /// The way it went in the end.
    pub method: Method,
    /// A mirror it came from.
    pub from: Option<Location>,
}

impl Client {
    /// Works out how a package would be got. May fetch its table or the end of the file for that; nothing is
    /// kept.
    ///
    /// # Errors
    /// [`TransferError::Cancelled`] and [`TransferError::Io`] only: what cannot be found out makes a plan for
    /// the whole file.
    pub async fn plan_delta(
        &self,
        wanted: &Wanted,
        have: &AtHand,
        cancel: &CancellationToken,
    ) -> Result<DeltaPlan, TransferError> {
        ladder::plan(self, wanted, have, cancel).await
    }

    /// Gets a package into the store, the cheapest way that works.
    ///
    /// # Errors
    /// As [`Client::download`]: only when the whole file cannot be had either.
    pub async fn obtain(
        &self,
        wanted: &Wanted,
        have: &AtHand,
        store: &BlobStore,
        reporter: &dyn Reporter,
        cancel: &CancellationToken,
    ) -> Result<Obtained, TransferError> {
        ladder::obtain(self, wanted, have, store, reporter, cancel).await
    }
}
