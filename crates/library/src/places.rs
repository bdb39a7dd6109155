//! Where everything is in a home folder.

use std::path::{Path, PathBuf};

use crate::PackageKey;
use crate::receipt::{Receipt, Slot};

/// The name of the file that says which version is current.
pub(crate) const POINTER: &str = "current.json";

/// The ending of a receipt's name.
pub(crate) const RECEIPT_ENDING: &str = ".receipt.json";

/// The paths of one home.
#[derive(Debug, Clone)]
pub(crate) struct Places {
    home: PathBuf,
}

impl Places {
    pub(crate) fn new(home: &Path) -> Self {
        Self { home: home.to_owned() }
    }

    pub(crate) fn home(&self) -> &Path {
        &self.home
    }

    pub(crate) fn database(&self) -> PathBuf {
        self.home.join("library.db")
    }

    /// Says that the library is being moved, and how far it has got.
    pub(crate) fn moving(&self) -> PathBuf {
        self.home.join("moving.json")
    }

    /// Held by whoever changes the library.
    pub(crate) fn lock(&self) -> PathBuf {
        self.home.join("library.lock")
    }

    /// Held, together with others, by whoever needs what is in the store; alone by whoever empties it.
    pub(crate) fn arriving_lock(&self) -> PathBuf {
        self.home.join("arriving.lock")
    }

    /// One file per living process that has jobs, locked by it.
    pub(crate) fn owners(&self) -> PathBuf {
        self.home.join("run")
    }

    pub(crate) fn store(&self) -> PathBuf {
        self.home.join("store")
    }

    /// One small file per artifact that was fetched ahead of its install.
    pub(crate) fn ahead(&self) -> PathBuf {
        self.home.join("ahead")
    }

    /// The commands of tools, see `shims`.
    pub(crate) fn bin(&self) -> PathBuf {
        self.home.join("bin")
    }

    pub(crate) fn library(&self) -> PathBuf {
        self.home.join("library")
    }

    /// What is being unpacked, one folder per transaction.
    pub(crate) fn staging(&self) -> PathBuf {
        self.library().join(".staging")
    }

    /// What is taken away, one folder per transaction.
    pub(crate) fn trash(&self) -> PathBuf {
        self.library().join(".trash")
    }

    /// One file per transaction that is past the point of no return.
    pub(crate) fn journal(&self) -> PathBuf {
        self.library().join(".journal")
    }

    pub(crate) fn journal_file(&self, transaction: &str) -> PathBuf {
        self.journal().join(format!("{transaction}.json"))
    }

    pub(crate) fn source(&self, key: &PackageKey) -> PathBuf {
        self.library().join(key.source.as_str())
    }

    pub(crate) fn package(&self, key: &PackageKey) -> PathBuf {
        self.source(key).join(key.id.as_str())
    }

    pub(crate) fn pointer(&self, key: &PackageKey) -> PathBuf {
        self.package(key).join(POINTER)
    }

    pub(crate) fn tree(&self, key: &PackageKey, slot: &Slot) -> PathBuf {
        self.package(key).join(slot.as_str())
    }

    pub(crate) fn receipt(&self, key: &PackageKey, slot: &Slot) -> PathBuf {
        self.package(key).join(format!("{}{RECEIPT_ENDING}", slot.as_str()))
    }

    pub(crate) fn original(&self, receipt: &Receipt) -> PathBuf {
        self.package(&receipt.key).join(receipt.original.as_str())
    }
}
