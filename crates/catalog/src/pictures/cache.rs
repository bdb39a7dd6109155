//! The pictures on disk: `<two digits>/<token>-<size>.webp`. What was not looked at for longest goes first when
//! there is more than the bound. A cache that cannot be written is no reason not to show a picture.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use bytes::Bytes;
use vitrine_base::fs;
use vitrine_base::limits::{MIB, PICTURE_BYTES};

use crate::CatalogError;

/// The bound until another is set.
const DEFAULT_BOUND: u64 = 256 * MIB;

/// What is known of the files.
struct Shelf {
    bound: u64,
    total: u64,
    /// By path below the folder: bytes, and when it was last looked at, counted in looks.
    files: HashMap<PathBuf, (u64, u64)>,
    looks: u64,
    /// The files were listed.
    listed: bool,
}

/// A folder of pictures.
pub(super) struct Cache {
    folder: PathBuf,
    shelf: Mutex<Shelf>,
}

impl Cache {
    pub(super) fn open(folder: PathBuf) -> Result<Self, CatalogError> {
        fs::create_dir_all(&folder)?;
        let shelf = Shelf { bound: DEFAULT_BOUND, total: 0, files: HashMap::new(), looks: 0, listed: false };
        Ok(Self { folder, shelf: Mutex::new(shelf) })
    }

    fn shelf(&self) -> MutexGuard<'_, Shelf> {
        self.shelf.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Sets the bound, in bytes.
    pub(super) fn set_bound(&self, bytes: u64) {
        let mut shelf = self.shelf();
        shelf.bound = bytes;
        if shelf.listed {
            self.make_room(&mut shelf);
        }
    }

    /// Removes every picture; answers the bytes freed.
    pub(super) fn forget(&self) -> std::io::Result<u64> {
        let mut shelf = self.shelf();
        let freed = fs::tree_size(&self.folder)?;
        for (name, _) in fs::list_dir(&self.folder)? {
            fs::remove_tree(&self.folder.join(name))?;
        }
        (shelf.total, shelf.listed) = (0, true);
        shelf.files.clear();
        Ok(freed)
    }

    fn name(key: &str, size: u32) -> PathBuf {
        Path::new(key.get(..2).unwrap_or("00")).join(format!("{key}-{size}.webp"))
    }

    /// A picture, when it is there.
    pub(super) fn get(&self, key: &str, size: u32) -> Option<Bytes> {
        let name = Self::name(key, size);
        let path = self.folder.join(&name);
        if !fs::exists(&path) {
            return None;
        }
        let bytes = fs::read_limited(&path, PICTURE_BYTES).ok().filter(|bytes| !bytes.is_empty())?;
        let mut shelf = self.shelf();
        shelf.looks += 1;
        let look = shelf.looks;
        if let Some(file) = shelf.files.get_mut(&name) {
            file.1 = look;
        }
        Some(bytes.into())
    }

    /// Keeps a picture.
    pub(super) fn put(&self, key: &str, size: u32, bytes: &[u8]) {
        let name = Self::name(key, size);
        let path = self.folder.join(&name);
        let written =
            path.parent().map_or(Ok(()), fs::create_dir_all).and_then(|()| fs::write_atomic(&path, bytes));
        if let Err(error) = written {
            tracing::warn!("a picture could not be kept: {error}");
            return;
        }
        let mut shelf = self.shelf();
        self.list(&mut shelf);
        shelf.looks += 1;
        let look = shelf.looks;
        let length = bytes.len() as u64;
        let before = shelf.files.insert(name, (length, look)).map_or(0, |(length, _)| length);
        shelf.total = (shelf.total + length).saturating_sub(before);
        self.make_room(&mut shelf);
    }

    /// Looks at the folder once: what earlier runs left is older than anything of this one.
    fn list(&self, shelf: &mut Shelf) {
        if std::mem::replace(&mut shelf.listed, true) {
            return;
        }
        let mut entries = fs::walk(&self.folder).unwrap_or_default();
        entries.retain(|entry| entry.metadata.kind == fs::FileKind::File);
        entries.sort_by_key(|entry| entry.metadata.modified);
        for entry in entries {
            shelf.looks += 1;
            shelf.total += entry.metadata.length;
            let look = shelf.looks;
            shelf.files.insert(entry.path, (entry.metadata.length, look));
        }
    }

    /// Down to nine tenths of the bound, so that not every new picture costs an old one.
    fn make_room(&self, shelf: &mut Shelf) {
        if shelf.total <= shelf.bound {
            return;
        }
        let mut by_age: Vec<(u64, PathBuf, u64)> =
            shelf.files.iter().map(|(path, (length, look))| (*look, path.clone(), *length)).collect();
        by_age.sort_unstable();
        for (_, path, length) in by_age {
            if shelf.total <= shelf.bound / 10 * 9 {
                break;
            }
            if fs::remove_file(&self.folder.join(&path)).is_ok() {
                shelf.files.remove(&path);
                shelf.total = shelf.total.saturating_sub(length);
            }
        }
    }
}
