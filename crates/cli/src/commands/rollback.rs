//! `vitrine rollback`: back to the version before.

use clap::Args;
use serde_json::json;
use vitrine_api::Commands as _;

use super::{Ended, Report};
use crate::session::{Session, installed};

/// Go back to the version that was installed before
#[derive(Debug, Args)]
#[command(after_help = "The version you leave is kept, so that a second rollback returns to it.

Example:
  vitrine rollback athena_quill")]
pub(crate) struct Rollback {
    /// The package: ID or SOURCE/ID
    #[arg(value_name = "ID")]
    package: String,
    /// Accepted for scripts that say it everywhere; nothing is asked here
    #[arg(long)]
    yes: bool,
}

impl Rollback {
    pub(crate) async fn run(self, session: &mut Session) -> Ended {
        let gallery = session.open().await?;
        let (package, _) = gallery.resolve(&self.package)?;
        let job = gallery.rollback(package.clone()).await?;
        let (job, failure) = session.follow(&gallery, &job).await?;
        if failure.is_none() {
            session.out.say(job.outcome.as_deref().unwrap_or("The version before is back."));
        }
        let installed = installed(&gallery, &package).await?;
        Ok(Report::new(json!({ "job": job, "installed": installed }), failure))
    }
}
