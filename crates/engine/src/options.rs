//! How a gallery is opened.

use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use vitrine_base::{Clock, SystemClock, fs};
use vitrine_transfer::ClientOptions;

use crate::OwnProgram;

/// Bytes of the desktop's list of folders that are read: it has eight lines.
const LONGEST: u64 = 64 * 1024;

/// Opens a folder for the person to look at.
pub(crate) type Opener = Arc<dyn Fn(&Path) -> std::io::Result<()> + Send + Sync>;

/// What [`crate::Gallery::open`] needs to know.
#[derive(Clone)]
pub struct Options {
    /// The folder everything is kept in.
    pub home: PathBuf,
    /// Limits and waits of the network.
    pub transfer: ClientOptions,
    /// Follow changes in folder sources and in the library folder.
    pub watch: bool,
    /// The shell runs with safe graphics (shown to the person).
    pub safe_graphics_active: bool,
    /// What opens folders; none where there is no desktop.
    pub opener: Option<Opener>,
    /// Tokens and keys are kept in the system's keyring where there is one; else in files only their owner can read.
    pub keyring: bool,
    /// Where files a person asks for are saved.
    pub downloads: PathBuf,
    /// The clock.
    pub clock: Arc<dyn Clock>,
    /// Which Vitrine this is, and how it gets newer.
    pub vitrine: OwnProgram,
}

impl Options {
    /// The usual options for a home.
    pub fn new(home: impl Into<PathBuf>) -> Self {
        Self {
            home: home.into(),
            transfer: ClientOptions::default(),
            watch: true,
            safe_graphics_active: false,
            opener: None,
            keyring: true,
            downloads: default_downloads(),
            clock: Arc::new(SystemClock),
            vitrine: OwnProgram::running(),
        }
    }
}

impl fmt::Debug for Options {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Options")
            .field("home", &self.home)
            .field("watch", &self.watch)
            .finish_non_exhaustive()
    }
}

/// `VITRINE_HOME`, or `vitrine` in the person's data folder (XDG base directory specification).
pub fn default_home() -> PathBuf {
    let variable = |name| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    variable("VITRINE_HOME")
        .or_else(|| variable("XDG_DATA_HOME").map(|data| data.join("vitrine")))
        .or_else(|| variable("HOME").map(|home| home.join(".local/share/vitrine")))
        .unwrap_or_else(|| PathBuf::from("vitrine-home"))
}

/// The downloads folder of the desktop's `user-dirs.dirs` (xdg-user-dirs), else `Downloads` in the person's own.
fn default_downloads() -> PathBuf {
    let variable = |name| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let Some(home) = variable("HOME").or_else(|| variable("USERPROFILE")) else {
        return PathBuf::from("Downloads");
    };
    let list = variable("XDG_CONFIG_HOME").unwrap_or_else(|| home.join(".config")).join("user-dirs.dirs");
    let text = fs::read_limited(&list, LONGEST).unwrap_or_default();
    named_downloads(&String::from_utf8_lossy(&text), &home).unwrap_or_else(|| home.join("Downloads"))
}

/// What a `user-dirs.dirs` says: a whole path, or one below `$HOME`.
fn named_downloads(text: &str, home: &Path) -> Option<PathBuf> {
    let value = text.lines().find_map(|line| line.trim().strip_prefix("XDG_DOWNLOAD_DIR="))?;
    let value = value.trim().trim_matches('"').trim_end_matches('/');
    let path = match value.strip_prefix("$HOME/") {
        Some(below) => home.join(below),
        None => PathBuf::from(value),
    };
    path.is_absolute().then_some(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_downloads_folder_is_the_desktops() {
        let home = Path::new("/home/mira");
        for (text, folder) in [
            ("# x\nXDG_DOWNLOAD_DIR=\"$HOME/Descargas\"\n", Some("/home/mira/Descargas")),
            ("XDG_DOWNLOAD_DIR=\"/data/files/\"", Some("/data/files")),
            ("XDG_DOWNLOAD_DIR=\"$HOME\"", None),
            ("XDG_MUSIC_DIR=\"$HOME/Music\"", None),
        ] {
            assert_eq!(named_downloads(text, home), folder.map(PathBuf::from), "{text}");
        }
    }
}
