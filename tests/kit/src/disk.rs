//! A disk that is soon full.

use std::path::{Path, PathBuf};
use std::process::Command;

/// A tmpfs of a fixed size; unmounted and gone when dropped.
#[derive(Debug)]
pub struct MountedTmpfs {
    folder: PathBuf,
    _parent: tempfile::TempDir,
}

impl MountedTmpfs {
    /// The folder it is mounted on.
    pub fn path(&self) -> &Path {
        &self.folder
    }
}

impl Drop for MountedTmpfs {
    fn drop(&mut self) {
        // Lazily: a file a failed test still holds open must not keep the mount.
        let _ = Command::new("umount").arg("-l").arg(&self.folder).output();
    }
}

/// Mounts a disk of that many mebibytes; `None` where this user may not mount.
pub fn small_disk(megabytes: u64) -> Option<MountedTmpfs> {
    let parent = tempfile::tempdir().unwrap();
    let folder = parent.path().join("disk");
    std::fs::create_dir(&folder).unwrap();
    let mounted = Command::new("mount")
        .args(["-t", "tmpfs", "-o", &format!("size={megabytes}m,mode=0777"), "tmpfs"])
        .arg(&folder)
        .output();
    match mounted {
        Ok(output) if output.status.success() => Some(MountedTmpfs { folder, _parent: parent }),
        _ => None,
    }
}
