//! `vitrine sources sync`.

use clap::Args;
use serde_json::{Value, json};
use vitrine_api::Commands as _;
use vitrine_api::types::{ItemProblem, JobRef, SourceRef, SyncRequest};
use vitrine_engine::Gallery;

use crate::commands::{Ended, Report};
use crate::error::CliError;
use crate::session::{Session, source};
use crate::words;

/// Item problems printed for one source; `--json` has them all.
const PROBLEMS_SHOWN: usize = 10;

/// Fetch what changed in one gallery, or in all
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  vitrine sources sync
  vitrine sources sync example --accept-shrink")]
pub(crate) struct Sync {
    /// Which gallery; all of them when none is named
    name: Option<String>,
    /// Take an index that shrank below half of what it was
    #[arg(long)]
    accept_shrink: bool,
}

impl Sync {
    pub(crate) async fn run(self, session: &mut Session) -> Ended {
        let gallery = session.open().await?;
        if let Some(name) = &self.name {
            source(&gallery, name).await?;
        }
        let request = SyncRequest { name: self.name, accept_shrink: self.accept_shrink };
        let jobs = gallery.sync_source(request).await?;
        if jobs.is_empty() {
            session.out.say("No gallery has been added yet.");
        }
        let (mut results, mut failures) = (Vec::new(), Vec::new());
        for job in &jobs {
            let synced = synced(session, &gallery, job).await?;
            let stopped = matches!(synced.failure, Some(CliError::Stopped));
            if let (Some(error), true) = (&synced.failure, jobs.len() > 1) {
                let name = synced.document["job"]["source"].as_str().unwrap_or_default();
                session.out.note(&format!("{name}: {}", error.to_api().sentence));
            }
            results.push(synced.document);
            failures.extend(synced.failure);
            if stopped {
                break;
            }
        }
        Ok(Report::new(json!({ "results": results }), together(failures, jobs.len())))
    }
}

/// One sync that has ended.
pub(crate) struct Synced {
    /// `{source, job, problems}`.
    pub(crate) document: Value,
    pub(crate) failure: Option<CliError>,
}

/// Follows one sync to its end and prints what came of it.
pub(crate) async fn synced(session: &Session, gallery: &Gallery, job: &JobRef) -> Result<Synced, CliError> {
    let (job, failure) = session.follow(gallery, job).await?;
    let name = job.source.clone().unwrap_or_default();
    let row = source(gallery, &name).await.ok();
    let mut problems = Vec::new();
    // Why it failed is for the caller to say: alone it is the error, among others a remark.
    if let (None, Some(row)) = (&failure, &row) {
        let plain = format!("{} in step.", words::count(row.items as usize, "listing"));
        session.out.say(&format!("{name}: {}", job.outcome.as_deref().unwrap_or(&plain)));
        problems = gallery.source_problems(SourceRef { name: name.clone() }).await?;
        print_problems(session, &problems);
    }
    Ok(Synced { document: json!({ "source": row, "job": job, "problems": problems }), failure })
}

fn print_problems(session: &Session, problems: &[ItemProblem]) {
    for problem in problems.iter().take(PROBLEMS_SHOWN) {
        let kept = if problem.left_out { "left out" } else { "shown without it" };
        session.out.note(&format!("  {}: {} ({kept})", problem.item, problem.sentence));
    }
    if problems.len() > PROBLEMS_SHOWN {
        session
            .out
            .note(&format!("  … and {} more; --json lists them all.", problems.len() - PROBLEMS_SHOWN));
    }
}

/// One failure is itself; of several it is said how many.
fn together(mut failures: Vec<CliError>, jobs: usize) -> Option<CliError> {
    match failures.len() {
        0 | 1 => failures.pop(),
        failed => Some(CliError::Partly {
            code: "cli.syncs_failed",
            sentence: format!("{failed} of {} could not be brought in step.", words::count(jobs, "source")),
            action: "Each is named above with its reason; `vitrine sources list` shows them too.",
        }),
    }
}
