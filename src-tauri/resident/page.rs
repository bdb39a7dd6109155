//! The page the window was on when it went to the tray, in `<home>/window.json`: it comes back there, even when the
//! session ended in between.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use vitrine_base::fs;

const FILE: &str = "window.json";

/// An address is at most 4 kB.
const MAX_BYTES: u64 = 16 * 1024;

#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct Kept {
    at: Option<String>,
}

/// Where the window is, or was last.
#[derive(Debug)]
pub(crate) struct Page {
    path: PathBuf,
    at: Option<String>,
}

impl Page {
    /// Of a program that starts in the tray: what was kept; otherwise the first page.
    pub(crate) fn of(home: &Path, in_tray: bool) -> Self {
        let path = home.join(FILE);
        let kept: Option<Kept> = fs::read_limited(&path, MAX_BYTES)
            .ok()
            .filter(|_| in_tray)
            .and_then(|bytes| serde_json::from_slice(&bytes).ok());
        Self { path, at: kept.and_then(|kept| kept.at) }
    }

    pub(crate) fn at(&self) -> Option<&str> {
        self.at.as_deref()
    }

    /// The window went there.
    pub(crate) fn move_to(&mut self, hash: String) {
        self.at = Some(hash);
    }

    /// Writes it down.
    pub(crate) fn keep(&self) {
        let kept = Kept { at: self.at.clone() };
        let written = serde_json::to_vec(&kept).map_err(std::io::Error::from);
        if let Err(error) = written.and_then(|bytes| fs::write_atomic(&self.path, &bytes)) {
            tracing::warn!("the page is not remembered: {error}");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_kept_comes_back_in_the_tray_only() {
        let home = tempfile::tempdir().unwrap();
        let mut page = Page::of(home.path(), true);
        assert_eq!(page.at(), None);
        page.move_to("#/updates".into());
        page.keep();
        assert_eq!(Page::of(home.path(), true).at(), Some("#/updates"));
        assert_eq!(Page::of(home.path(), false).at(), None);
        fs::write_atomic(&home.path().join(FILE), b"not json").unwrap();
        assert_eq!(Page::of(home.path(), true).at(), None);
    }
}
