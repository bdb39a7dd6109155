//! How the program is started, and what it may be asked to open.

use std::path::{Path, PathBuf};

/// Longer than any address or path that means something to Vitrine.
pub(crate) const MAX_OPENED: usize = 4096;

/// The desktop gallery for community packages.
#[derive(Debug, Clone, clap::Parser)]
#[command(name = "vitrine-desktop", version, about)]
pub(crate) struct Arguments {
    /// Folder that holds everything the app keeps (catalogue, library, cache, settings)
    #[arg(long, env = "VITRINE_HOME", value_name = "DIR")]
    pub(crate) home: Option<PathBuf>,
    /// Start without accelerated graphics, for when the window stays blank
    #[arg(long)]
    pub(crate) safe_graphics: bool,
    /// Start in the tray, without a window
    #[arg(long)]
    pub(crate) hidden: bool,
    /// A link (vitrine://…) or a package file to show
    #[arg(value_name = "LINK OR FILE", num_args = 0..)]
    pub(crate) open: Vec<std::ffi::OsString>,
}

/// What to open, when that can be: one address or path. A relative path is made whole, because the window that
/// opens it may be another process with another folder.
///
/// # Errors
/// A sentence for the person.
pub(crate) fn opened(given: &[std::ffi::OsString], folder: &Path) -> Result<Option<String>, String> {
    let [one] = given else {
        return match given.len() {
            0 => Ok(None),
            _ => Err("Vitrine opens one link or file at a time.".into()),
        };
    };
    let text = one.to_str().ok_or("The name of the file is not written in UTF-8, so it cannot be opened.")?;
    if text.is_empty() {
        return Ok(None);
    }
    if text.len() > MAX_OPENED || text.contains('\0') {
        return Err(format!("The link or file name is longer than {MAX_OPENED} bytes, so it is not opened."));
    }
    let is_address = text.split_once(':').is_some_and(|(scheme, _)| {
        scheme.len() > 1 && scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c))
    });
    let whole = if is_address { text.to_owned() } else { folder.join(text).display().to_string() };
    Ok(Some(whole))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn open(given: &[&str]) -> Result<Option<String>, String> {
        let given: Vec<_> = given.iter().map(std::ffi::OsString::from).collect();
        opened(&given, Path::new("/here"))
    }

    #[test]
    fn one_link_or_file_is_passed_on_whole() {
        assert_eq!(open(&[]), Ok(None));
        assert_eq!(open(&[""]), Ok(None));
        assert_eq!(open(&["vitrine://package/demo/x"]).unwrap().unwrap(), "vitrine://package/demo/x");
        assert_eq!(open(&["file:///tmp/a.hpersona"]).unwrap().unwrap(), "file:///tmp/a.hpersona");
        assert_eq!(open(&["/tmp/a b.hpersona"]).unwrap().unwrap(), "/tmp/a b.hpersona");
        assert_eq!(open(&["a.hpersona"]).unwrap().unwrap(), "/here/a.hpersona");
        assert_eq!(open(&["a:b.hpersona"]).unwrap().unwrap(), "/here/a:b.hpersona");
    }

    #[test]
    fn too_many_and_too_long_are_refused_in_a_sentence() {
        assert!(open(&["a", "b"]).unwrap_err().contains("one link or file"));
        assert!(open(&[&"x".repeat(100_000)]).unwrap_err().contains("4096"));
        assert!(open(&[&format!("vitrine://{}", "x".repeat(4087))]).unwrap_err().contains("4096"));
        assert!(open(&[&format!("vitrine://{}", "x".repeat(4086))]).is_ok());
    }
}
