//! `vitrine remove`: take a package away, keep what the person changed.

use clap::Args;
use serde_json::json;
use vitrine_api::Commands as _;
use vitrine_api::types::{InstalledPackage, RemoveRequest};

use super::{Ended, Report, show};
use crate::consent::ask;
use crate::error::CliError;
use crate::session::{Session, installed};
use crate::words;

/// Remove an installed package; files you changed are kept
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  vitrine remove athena_quill
  vitrine remove athena_quill --yes --delete-changed")]
pub(crate) struct Remove {
    /// The package: ID or SOURCE/ID
    #[arg(value_name = "ID")]
    package: String,
    /// Ask nothing
    #[arg(long, short)]
    yes: bool,
    /// Delete files you changed or added as well
    #[arg(long)]
    delete_changed: bool,
}

impl Remove {
    pub(crate) async fn run(self, session: &mut Session) -> Ended {
        let gallery = session.open().await?;
        let (package, _) = gallery.resolve(&self.package)?;
        let found = installed(&gallery, &package).await?.ok_or_else(|| CliError::Missing {
            sentence: format!("“{}” is not installed.", package.id),
            action: "`vitrine list` shows what is.",
        })?;
        self.agreed(session, &found)?;
        let request = RemoveRequest { package, delete_changed: self.delete_changed };
        let job = gallery.remove(request).await?;
        let (job, failure) = session.follow(&gallery, &job).await?;
        if failure.is_none() {
            let plain = format!("Removed {}.", found.name);
            session.out.say(job.outcome.as_deref().unwrap_or(&plain));
        }
        Ok(Report::new(json!({ "removed": found, "job": job }), failure))
    }

    fn agreed(&self, session: &Session, found: &InstalledPackage) -> Result<(), CliError> {
        if !self.yes && session.out.can_ask() {
            session.out.line(&[format!("Remove {} {}", found.name, found.version).into()]);
            let changed = if self.delete_changed { "deleted as well" } else { "kept" };
            show::labelled(
                &session.out,
                &[
                    ("Folder", found.folder.clone()),
                    ("Size", words::size(found.size)),
                    ("Changed files", changed.to_owned()),
                ],
            );
        }
        ask(session, self.yes, "Removing", "Remove it?")
    }
}
