//! `vitrine pack`: a folder becomes a package, byte-identical for identical input.

use std::path::{Path, PathBuf};

use clap::Args;
use serde_json::json;
use vitrine_base::limits::ArchiveLimits;
use vitrine_base::{Sha256, fs};
use vitrine_package::Inspection;

use super::{Ended, Report, inspect};
use crate::error::CliError;
use crate::session::Session;

/// The end of the name of a packed persona, the kind that can be packed.
const EXTENSION: &str = "hpersona";

/// Make a package from a folder
#[derive(Debug, Args)]
#[command(after_help = "The same folder always gives the same bytes. Without -o the package is named after
the folder and written to the current folder (beside FOLDER when you are inside it).

Examples:
  vitrine pack nora
  vitrine pack nora -o out/nora_memory_keeper.hpersona --json")]
pub(crate) struct Pack {
    /// The folder, with its manifest.json
    folder: PathBuf,
    /// Where to write the package
    #[arg(long, short, value_name = "OUT")]
    out: Option<PathBuf>,
}

impl Pack {
    pub(crate) async fn run(self, session: &mut Session) -> Ended {
        let work = move || self.pack();
        let (out, found, sha256, size) =
            tokio::task::spawn_blocking(work).await.map_err(std::io::Error::other)??;
        inspect::print(&session.out, &found, sha256, size);
        session.out.say(&format!("Packed {}", out.display()));
        Ok(Report::done(json!({
            "file": out.display().to_string(),
            "size": size,
            "sha256": sha256,
            "package": inspect::described(&found),
        })))
    }

    fn pack(self) -> Result<(PathBuf, Inspection, Sha256, u64), CliError> {
        let folder = fs::canonicalize(&self.folder)?;
        let out = match self.out {
            Some(out) => out,
            None => beside(&folder, Path::new("."))?,
        };
        refuse_inside(&folder, &out)?;
        let found = vitrine_package::pack(&folder, &out, &ArchiveLimits::default())?;
        let (sha256, size) = fs::digest(&out)?;
        Ok((out, found, sha256, size))
    }
}

/// The file to write when none was named: in the current folder, or beside the folder when we are in it.
fn beside(folder: &Path, current: &Path) -> Result<PathBuf, CliError> {
    let Some(name) = folder.file_name() else {
        return Err(CliError::Place("This folder has no name to give the package; name one with -o.".into()));
    };
    let mut file = name.to_os_string();
    file.push(".");
    file.push(EXTENSION);
    let inside = fs::canonicalize(current)?.starts_with(folder);
    Ok(match folder.parent() {
        Some(parent) if inside => parent.join(file),
        _ => PathBuf::from(file),
    })
}

/// A package inside the folder would be packed into itself the next time.
fn refuse_inside(folder: &Path, out: &Path) -> Result<(), CliError> {
    let absolute = std::path::absolute(out)?;
    let parent = absolute.parent().unwrap_or(&absolute);
    // A parent that is not there yet is for `pack` to say.
    let parent = fs::canonicalize(parent).unwrap_or_else(|_| parent.to_owned());
    if parent.starts_with(folder) {
        return Err(CliError::Place(format!(
            "{} is inside the folder that is packed; choose a place outside it with -o.",
            out.display()
        )));
    }
    Ok(())
}
