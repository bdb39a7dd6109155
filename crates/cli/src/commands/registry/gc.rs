//! `vitrine registry gc`.

use clap::Args;
use serde_json::json;
use vitrine_registry::care::gc;

use super::{count, holdings};
use crate::commands::settings::Which;
use crate::commands::{Ended, Report};
use crate::session::Session;
use crate::words;

/// Clean up what nobody needs any more
#[derive(Debug, Args)]
#[command(
    after_help = "A server does this by itself once a day. Package files go when no published version, no
submission that goes on or ended within seven days, and no upload needs them; they lie in
blobs/trash for another day. News, finished jobs, old deliveries and expired sign-ins go as well.

Examples:
  vitrine registry gc --data my-registry --dry-run
  vitrine registry gc --data my-registry"
)]
pub(crate) struct Gc {
    #[command(flatten)]
    which: Which,
    /// Say what would go, and change nothing
    #[arg(long)]
    dry_run: bool,
}

impl Gc {
    pub(super) async fn run(self, session: &mut Session) -> Ended {
        let holdings = holdings(&self.which).await?;
        let report = gc(&holdings, self.dry_run).await?;
        let would = if self.dry_run { "Would set" } else { "Set" };
        session.out.say(&format!(
            "{would} aside {}, {}; {} deleted for good.",
            count(report.blobs, "package file"),
            words::size(report.bytes),
            report.deleted
        ));
        for (table, rows) in report.rows.iter().filter(|(_, rows)| *rows > 0) {
            session.out.say(&format!("  {table}: {}", count(*rows, "row")));
        }
        Ok(Report::done(json!(report)))
    }
}
