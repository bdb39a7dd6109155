//! Which process a job belongs to, and whether that process lives.

use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

use vitrine_base::fs::{self, FileLock, lock_exclusive};

/// Says which process a job belongs to: the name of a file that its process holds locked while it lives.
#[derive(Debug)]
pub(crate) struct Owner {
    folder: PathBuf,
    held: Mutex<Option<(String, FileLock)>>,
}

impl Owner {
    pub(crate) fn new(folder: PathBuf) -> Self {
        Self { folder, held: Mutex::new(None) }
    }

    /// This process's name; taken with its first job.
    pub(super) fn name(&self) -> std::io::Result<String> {
        let mut held = self.held.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((name, _)) = &*held {
            return Ok(name.clone());
        }
        fs::create_dir_all(&self.folder)?;
        loop {
            let name = uuid::Uuid::now_v7().to_string();
            if let Some(lock) = lock_exclusive(&self.path(&name))? {
                *held = Some((name.clone(), lock));
                return Ok(name);
            }
        }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.join(format!("{name}.lock"))
    }

    /// True when no living process (this one included) answers to the name.
    pub(super) fn is_dead(&self, name: &str) -> bool {
        // A name from a database is only ever looked up, never made.
        if name.parse::<uuid::Uuid>().is_err() || !fs::exists(&self.path(name)) {
            return true;
        }
        let free = matches!(lock_exclusive(&self.path(name)), Ok(Some(_)));
        if free {
            let _ = fs::remove_file(&self.path(name));
        }
        free
    }
}

impl Drop for Owner {
    fn drop(&mut self) {
        let held = self.held.get_mut().unwrap_or_else(PoisonError::into_inner);
        if let Some((name, lock)) = held.take() {
            let _ = fs::remove_file(&self.folder.join(format!("{name}.lock")));
            drop(lock);
        }
    }
}
