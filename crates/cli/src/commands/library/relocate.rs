//! `vitrine library move`: the library to another folder, as the window does it.

use std::path::PathBuf;

use clap::Args;
use serde_json::{Value, json};
use vitrine_api::Commands as _;
use vitrine_api::types::{LibraryMove, MoveRequest};

use super::{Ended, whole};
use crate::commands::Report;
use crate::consent::ask;
use crate::error::CliError;
use crate::session::Session;
use crate::words;

/// Move the library to another folder or disk
#[derive(Debug, Args)]
#[command(
    after_help = "The installed packages, the versions kept of them and what was fetched are copied to the
folder, compared, and only then removed here. Catalogue, settings and commands stay in
the home folder. Whatever happens on the way, the library is whole in one of the two.

Examples:
  vitrine library move /mnt/large/vitrine
  vitrine library move /mnt/large/vitrine --look
  vitrine library move --back"
)]
pub(crate) struct Move {
    /// The folder: new or empty
    #[arg(value_name = "DIR", required_unless_present = "back", conflicts_with = "back")]
    folder: Option<PathBuf>,
    /// Back into the home folder
    #[arg(long)]
    back: bool,
    /// Ask nothing: yes to the plan
    #[arg(long, short)]
    yes: bool,
    /// Only show what would be done
    #[arg(long, conflicts_with = "yes")]
    look: bool,
}

impl Move {
    pub(crate) async fn run(self, session: &mut Session) -> Ended {
        let gallery = session.open().await?;
        let folder = self.folder.as_deref().unwrap_or(gallery.home());
        let request = MoveRequest { folder: whole(folder) };
        let plan = gallery.plan_move(request.clone()).await?;
        show(session, &plan);
        let document = json!({ "plan": plan, "job": Value::Null });
        if let Some(refused) = plan.refused {
            return Ok(Report::new(document, Some(CliError::from(refused))));
        }
        if self.look {
            return Ok(Report::done(document));
        }
        if let Err(error) = ask(session, self.yes, "Moving", "Move it?") {
            return Ok(Report::new(document, Some(error)));
        }
        let job = gallery.move_library(request).await?;
        let (job, failure) = session.follow(&gallery, &job).await?;
        if failure.is_none() {
            session.out.line(&[format!("The library is in {} now.", plan.to).into()]);
        }
        Ok(Report::new(json!({ "plan": document["plan"], "job": job }), failure))
    }
}

fn show(session: &Session, plan: &LibraryMove) {
    session.out.line(&[format!("From {}", plan.from).into()]);
    session.out.line(&[format!("to   {}", plan.to).into()]);
    let files = words::count(usize::try_from(plan.files).unwrap_or(usize::MAX), "file");
    let (bytes, free) = (words::size(plan.bytes), words::size(plan.free));
    session.out.line(&[format!("{bytes} in {files}; {free} are free there.").into()]);
}
