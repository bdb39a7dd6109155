//! `vitrine manual`: the manual pages, made from the tree of commands itself.

use std::path::{Path, PathBuf};

use clap::Args;
use serde_json::json;
use vitrine_base::fs;

use super::{Ended, Report};
use crate::error::CliError;
use crate::session::Session;

/// Write the manual pages (`man vitrine`) into a folder
#[derive(Debug, Args)]
#[command(after_help = "Example:
  vitrine manual ~/.local/share/man/man1 && man vitrine-install")]
pub(crate) struct Manual {
    /// The folder; made when it is not there
    folder: PathBuf,
}

impl Manual {
    pub(crate) fn run(self, session: &mut Session) -> Ended {
        fs::create_dir_all(&self.folder)?;
        let mut tree = crate::command();
        tree.build();
        let mut pages = Vec::new();
        write(&tree, "vitrine", &self.folder, &mut pages)?;
        session.out.say(&format!("{} manual pages are in {}.", pages.len(), self.folder.display()));
        Ok(Report::done(json!({ "folder": self.folder, "pages": pages })))
    }
}

/// One page for a command, and one for each below it: `vitrine-sources-add.1`.
fn write(
    command: &clap::Command,
    name: &str,
    folder: &Path,
    pages: &mut Vec<String>,
) -> Result<(), CliError> {
    let file = format!("{name}.1");
    let mut text = Vec::new();
    let page = clap_mangen::Man::new(command.clone()).title(name);
    page.manual("Vitrine").source(format!("Vitrine {}", env!("CARGO_PKG_VERSION"))).render(&mut text)?;
    fs::write_atomic(&folder.join(&file), &text)?;
    pages.push(file);
    for below in command.get_subcommands().filter(|below| below.get_name() != "help" && !below.is_hide_set())
    {
        write(below, &format!("{name}-{}", below.get_name()), folder, pages)?;
    }
    Ok(())
}
