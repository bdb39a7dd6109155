//! Whether something fits on a disk, and how a person is told that it does not.

use std::io;
use std::path::{Path, PathBuf};

use super::{Located, at};

/// A disk has no room: `the disk is full: 10.4 MB needed, /media/stick has 7.9 MB free`, with as much of it as is
/// known. Inside an `io::Error` it is found again with [`DiskFull::of`].
#[derive(Debug, Clone, Default, PartialEq, Eq, thiserror::Error)]
#[error("the disk is full{}", after_colon(&self.figures()))]
pub struct DiskFull {
    /// Bytes needed.
    pub needed: Option<u64>,
    /// Bytes free.
    pub free: Option<u64>,
    /// The folder the disk is seen at.
    pub volume: Option<PathBuf>,
}

impl DiskFull {
    /// What is known of the disk when an error says that it is full; `None` for any other error.
    pub fn of(error: &io::Error) -> Option<Self> {
        if !is_disk_full(error) {
            return None;
        }
        let known = error.get_ref();
        if let Some(full) = known.and_then(|known| known.downcast_ref::<Self>()) {
            return Some(full.clone());
        }
        let full = Self::default();
        Some(match known.and_then(|known| known.downcast_ref::<Located>()) {
            // A disk on which only this person may have no more has room, and would seem not to be full.
            Some(located) if error.kind() == io::ErrorKind::StorageFull => full.or_at(&located.path),
            _ => full,
        })
    }

    /// The same, with what the disk of `place` looks like where nothing is known of one.
    #[must_use]
    pub fn or_at(self, place: &Path) -> Self {
        if self.free.is_some() {
            return self;
        }
        Self { free: free_space(place).ok(), volume: volume(place), ..self }
    }

    /// It as a sentence.
    pub fn sentence(&self) -> String {
        format!("The disk is full{}.", after_colon(&self.figures()))
    }

    /// `10.4 MB needed, /media/stick has 7.9 MB free`: the numbers that are known, or nothing.
    pub fn figures(&self) -> String {
        let needed = self.needed.map(|needed| format!("{} needed", size_in_words(needed)));
        let free = self.free.map(|free| match &self.volume {
            Some(volume) => format!("{} has {} free", volume.display(), size_in_words(free)),
            None => format!("{} free", size_in_words(free)),
        });
        needed.into_iter().chain(free).collect::<Vec<_>>().join(", ")
    }
}

fn after_colon(figures: &str) -> String {
    if figures.is_empty() { String::new() } else { format!(": {figures}") }
}

impl From<DiskFull> for io::Error {
    fn from(full: DiskFull) -> Self {
        Self::new(io::ErrorKind::StorageFull, full)
    }
}

/// True when an error says that a disk, or this person's share of it, has no room left.
pub fn is_disk_full(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded)
}

/// What a file error says: of a full disk which one and how much it has free, else as the system says it.
pub fn error_in_words(error: &io::Error) -> String {
    DiskFull::of(error).map_or_else(|| error.to_string(), |full| full.to_string())
}

/// Refuses what does not fit.
///
/// # Errors
/// [`DiskFull`] with both numbers, when fewer than `needed` bytes are free on the volume of `path`; else as the system
/// says, with the path.
pub fn require_space(path: &Path, needed: u64) -> io::Result<()> {
    let free = free_space(path)?;
    if free >= needed {
        return Ok(());
    }
    Err(DiskFull { needed: Some(needed), free: Some(free), volume: volume(path) }.into())
}

/// Free bytes a person without privileges has on the volume of `path` (of its nearest existing folder).
///
/// # Errors
/// As the system says, with the path.
pub fn free_space(path: &Path) -> io::Result<u64> {
    let existing = nearest(path);
    let volume = rustix::fs::statvfs(existing).map_err(|e| at(existing)(e.into()))?;
    Ok(volume.f_bavail.saturating_mul(volume.f_frsize))
}

fn nearest(path: &Path) -> &Path {
    path.ancestors().find(|p| !p.as_os_str().is_empty() && p.exists()).unwrap_or(Path::new("."))
}

/// The topmost folder on the volume of `path`: what a person knows the disk by.
#[cfg(unix)]
fn volume(path: &Path) -> Option<PathBuf> {
    use std::os::unix::fs::MetadataExt as _;
    let device = |path: &Path| std::fs::metadata(path).ok().map(|metadata| metadata.dev());
    let place = std::fs::canonicalize(nearest(path)).ok()?;
    let own = device(&place);
    place.ancestors().take_while(|above| device(above) == own).last().map(Path::to_owned)
}

#[cfg(not(unix))]
fn volume(path: &Path) -> Option<PathBuf> {
    std::fs::canonicalize(nearest(path)).ok()?.ancestors().last().map(Path::to_owned)
}

/// A number of bytes as people write it, decimal units.
fn size_in_words(count: u64) -> String {
    let units = [(1_000_000_000_u128, "GB"), (1_000_000, "MB"), (1_000, "kB")];
    match units.into_iter().find(|(size, _)| u128::from(count) >= *size) {
        Some((size, unit)) => {
            let tenths = u128::from(count) * 10 / size;
            format!("{}.{} {unit}", tenths / 10, tenths % 10)
        }
        None => format!("{count} bytes"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_says_as_much_as_is_known() {
        let bare = DiskFull::default();
        let needed = DiskFull { needed: Some(12_345_678), ..bare.clone() };
        let both = DiskFull { free: Some(999), ..needed.clone() };
        let whole = DiskFull { volume: Some("/media/stick".into()), ..both.clone() };
        let said = [&bare, &needed, &both, &whole].map(ToString::to_string);
        assert_eq!(
            said,
            [
                "the disk is full",
                "the disk is full: 12.3 MB needed",
                "the disk is full: 12.3 MB needed, 999 bytes free",
                "the disk is full: 12.3 MB needed, /media/stick has 999 bytes free",
            ]
        );
        assert_eq!(bare.sentence(), "The disk is full.");
    }

    #[test]
    fn what_does_not_fit_is_refused_with_its_figures() {
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().join("not/yet/there");
        require_space(&place, 0).unwrap();
        let error = require_space(&place, u64::MAX).unwrap_err();
        let full = DiskFull::of(&error).unwrap();
        assert_eq!(full.needed, Some(u64::MAX));
        assert!(
            full.free.is_some() && folder.path().canonicalize().unwrap().starts_with(full.volume.unwrap())
        );
    }

    #[test]
    fn a_write_that_failed_says_which_disk_is_full() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("file");
        let full = at(&path)(io::ErrorKind::StorageFull.into());
        let words = error_in_words(&full);
        assert!(words.starts_with("the disk is full: /") && words.ends_with(" free"), "{words}");
        // What a person may have, not the disk, is used up.
        let quota = at(&path)(io::ErrorKind::QuotaExceeded.into());
        assert_eq!(error_in_words(&quota), "the disk is full");
        let other = at(&path)(io::ErrorKind::PermissionDenied.into());
        assert_eq!(DiskFull::of(&other), None);
        assert_eq!(error_in_words(&other), other.to_string());
    }
}
