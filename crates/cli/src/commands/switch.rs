//! `vitrine use`: another kept version becomes the current one.

use clap::Args;
use serde_json::json;
use vitrine_api::Commands as _;
use vitrine_api::types::SwitchRequest;

use super::{Ended, Report};
use crate::session::{Session, installed};

/// Make another installed version the current one
#[derive(Debug, Args)]
#[command(after_help = "Versions are kept side by side; `vitrine list --json` names those that are kept.

Example:
  vitrine use ripgrep 14.1.0")]
pub(crate) struct Use {
    /// The package: ID or SOURCE/ID
    #[arg(value_name = "ID")]
    package: String,
    /// The kept version to use
    #[arg(value_name = "VERSION")]
    version: String,
}

impl Use {
    pub(crate) async fn run(self, session: &mut Session) -> Ended {
        let gallery = session.open().await?;
        let (package, _) = gallery.resolve(&self.package)?;
        let job =
            gallery.switch_version(SwitchRequest { package: package.clone(), version: self.version }).await?;
        let (job, failure) = session.follow(&gallery, &job).await?;
        if failure.is_none() {
            session.out.say(job.outcome.as_deref().unwrap_or("Switched."));
        }
        let installed = installed(&gallery, &package).await?;
        Ok(Report::new(json!({ "job": job, "installed": installed }), failure))
    }
}
