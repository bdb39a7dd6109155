//! Files on their way: the wanted file with holes where nothing was fetched yet, and others that are gone when
//! the work ends, however it ends.

use std::fs::File;
use std::io::{Seek as _, SeekFrom, Write as _};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};

use vitrine_base::{Partial, fs};

use super::ranges::Ranges;

/// Files in a folder that go away together.
#[derive(Debug)]
pub(super) struct Temporary {
    folder: PathBuf,
    made: Mutex<Vec<PathBuf>>,
}

impl Temporary {
    pub(super) fn new(folder: PathBuf) -> Self {
        Self { folder, made: Mutex::default() }
    }

    /// A new, empty file.
    pub(super) fn file(&self) -> std::io::Result<(PathBuf, File)> {
        static COUNT: AtomicU64 = AtomicU64::new(0);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let name = format!("delta-{}-{number}-{:x}.part", std::process::id(), rand::random::<u64>());
        let path = self.folder.join(name);
        let file = fs::create_new(&path)?;
        self.made.lock().unwrap_or_else(|poisoned| poisoned.into_inner()).push(path.clone());
        Ok((path, file))
    }
}

impl Drop for Temporary {
    fn drop(&mut self) {
        for path in self.made.lock().unwrap_or_else(|poisoned| poisoned.into_inner()).drain(..) {
            // What cannot be removed goes with the next clean-up of the store.
            let _ = fs::remove_file(&path);
        }
    }
}

/// The wanted file, as far as it was fetched, every byte in its place.
#[derive(Debug)]
pub(super) struct Holey {
    path: PathBuf,
    file: File,
    /// What came over the wire.
    pub(super) have: Ranges,
}

impl Holey {
    pub(super) fn new(temporary: &Temporary) -> std::io::Result<Self> {
        let (path, file) = temporary.file()?;
        Ok(Self { path, file, have: Ranges::default() })
    }

    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// Puts fetched bytes in their place.
    pub(super) fn fetched(&mut self, start: u64, bytes: &[u8]) -> std::io::Result<()> {
        self.write(start, bytes)?;
        self.have.add(start..start + bytes.len() as u64);
        Ok(())
    }

    /// Puts bytes that came over the wire in an earlier run in their place.
    pub(super) fn take_up(&mut self, part: &Partial, ranges: Vec<Range<u64>>) -> std::io::Result<()> {
        let mut buffer = vec![0; 256 * 1024];
        for range in ranges {
            let mut at = range.start;
            while at < range.end {
                let step = (range.end - at).min(buffer.len() as u64);
                let bytes = &mut buffer[..step as usize];
                part.read_at(bytes, at)?;
                self.write(at, bytes)?;
                at += step;
            }
            self.have.add(range);
        }
        Ok(())
    }

    /// Puts bytes that did not come over the wire in their place, where none did: should they turn out to be
    /// others, what came still counts.
    pub(super) fn fill(&mut self, start: u64, bytes: &[u8]) -> std::io::Result<()> {
        for hole in self.missing(std::iter::once(start..start + bytes.len() as u64)).iter() {
            let (from, to) = ((hole.start - start) as usize, (hole.end - start) as usize);
            self.write(hole.start, &bytes[from..to])?;
        }
        Ok(())
    }

    fn write(&mut self, start: u64, bytes: &[u8]) -> std::io::Result<()> {
        self.file.seek(SeekFrom::Start(start))?;
        self.file.write_all(bytes)
    }

    /// What of these ranges is still missing.
    pub(super) fn missing(&self, needed: impl IntoIterator<Item = Range<u64>>) -> Ranges {
        Ranges::of(needed).without(&self.have)
    }
}
