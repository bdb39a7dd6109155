//! `vitrine sources remove`.

use clap::Args;
use serde_json::json;
use vitrine_api::Commands as _;
use vitrine_api::types::SourceRef;

use crate::commands::{Ended, Report};
use crate::session::{Session, source};

/// Forget a gallery; what was installed from it stays
#[derive(Debug, Args)]
#[command(after_help = "Example:
  vitrine sources remove example")]
pub(crate) struct Remove {
    /// Its name
    name: String,
    /// Accepted for scripts that say it everywhere; nothing is asked here
    #[arg(long)]
    yes: bool,
}

impl Remove {
    pub(crate) async fn run(self, session: &mut Session) -> Ended {
        let gallery = session.open().await?;
        let removed = source(&gallery, &self.name).await?;
        gallery.remove_source(SourceRef { name: self.name }).await?;
        session.out.say(&format!("“{}” is forgotten; what was installed from it stays.", removed.name));
        Ok(Report::done(json!({ "removed": removed })))
    }
}
