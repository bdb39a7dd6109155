//! The AppImage file itself: whether it is one, and whether it may be replaced.

use std::path::{Path, PathBuf};

use vitrine_base::fs::{self, FileKind};

use super::error::SelfUpdateError;

/// What every AppImage of type 2 begins with: an ELF program with `AI` and the type in its padding (AppImage
/// specification, "Type 2 image format").
const ELF: &[u8] = b"\x7fELF";
const MARK: &[u8] = b"AI\x02";
const MARK_AT: usize = 8;

/// True for a file that begins as an AppImage does.
pub(super) fn is_appimage(path: &Path) -> Result<bool, SelfUpdateError> {
    let mut head = [0; MARK_AT + MARK.len()];
    match fs::read_exact_at(&fs::open(path)?, &mut head, 0) {
        Ok(()) => Ok(head.starts_with(ELF) && head.ends_with(MARK)),
        Err(error) if error.kind() == std::io::ErrorKind::UnexpectedEof => Ok(false),
        Err(error) => Err(error.into()),
    }
}

/// Whether the file may be replaced by the person who runs it. Nothing is changed to find out.
pub(super) fn may_be_replaced(path: &Path) -> Result<(), SelfUpdateError> {
    let found = fs::metadata(path)?.ok_or_else(|| SelfUpdateError::Gone(path.to_owned()))?;
    if found.kind != FileKind::File {
        return Err(SelfUpdateError::NotAFile(path.to_owned()));
    }
    if !fs::is_own(path)? {
        return Err(SelfUpdateError::NotYours(path.to_owned()));
    }
    let folder = folder_of(path);
    if !fs::is_writable_folder(&folder) {
        return Err(SelfUpdateError::ReadOnly(folder));
    }
    Ok(())
}

/// The folder it lies in.
pub(super) fn folder_of(path: &Path) -> PathBuf {
    path.parent().map_or_else(|| PathBuf::from("/"), Path::to_owned)
}

/// A name beside it, made of its own.
pub(super) fn beside(path: &Path, before: &str, behind: &str) -> PathBuf {
    let mut name = std::ffi::OsString::from(before);
    name.push(path.file_name().unwrap_or_default());
    name.push(behind);
    path.with_file_name(name)
}
