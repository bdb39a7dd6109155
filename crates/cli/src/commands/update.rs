//! `vitrine update`: ask the galleries for news, then bring what is installed up to date.

use clap::Args;
use serde::Serialize;
use serde_json::json;
use vitrine_api::types::{
    HeldReason, InstallPlan, InstallRequest, JobSnapshot, SyncRequest, UpdateRow, UpdateSection,
};
use vitrine_api::{ApiError, Commands as _};
use vitrine_engine::Gallery;

use super::{Ended, Report, install};
use crate::consent::Consent;
use crate::error::CliError;
use crate::session::Session;
use crate::words;

/// Update what is installed
#[derive(Debug, Args)]
#[command(after_help = "The galleries are asked for news first; one that cannot be reached is named and left
as it was. The same version with other bytes is shown as republished and is
installed only with --accept-republished, or when you agree to it.

What you hold back in the window (a version skipped, updates paused, a version
kept), and what asks for more than the installed version does, is said and left
out unless you name it.

Examples:
  vitrine update
  vitrine update athena_quill --yes
  vitrine update --yes --no-sync --json")]
pub(crate) struct Update {
    /// The packages; everything that has an update when none is named
    #[arg(value_name = "ID")]
    packages: Vec<String>,
    /// Do not ask the galleries first
    #[arg(long)]
    no_sync: bool,
    #[command(flatten)]
    consent: Consent,
}

/// What became of one update.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Outcome {
    update: UpdateRow,
    plan: Option<InstallPlan>,
    job: Option<JobSnapshot>,
    /// Left out because nobody agreed to republished bytes.
    skipped: bool,
    error: Option<ApiError>,
}

impl Update {
    pub(crate) async fn run(self, session: &mut Session) -> Ended {
        let gallery = session.open().await?;
        let sources = if self.no_sync { Vec::new() } else { sync_all(session, &gallery).await? };
        let (updates, held) = self.wanted(session, &gallery).await?;
        let mut outcomes = Vec::new();
        for update in updates {
            match self.one(session, &gallery, update).await {
                Ok(outcome) => outcomes.push(outcome),
                // The wish to stop, and a “no”, are for all that would follow.
                Err(error) => return Ok(Report::new(document(&outcomes, &held, &sources), Some(error))),
            }
        }
        // Alone a failure is the error; among others each is named.
        if outcomes.len() > 1 {
            for outcome in &outcomes {
                if let Some(error) = &outcome.error {
                    session.out.note(&format!("{}: {}", outcome.update.name, error.sentence));
                }
            }
        }
        Ok(Report::new(document(&outcomes, &held, &sources), failure(&outcomes)))
    }

    /// The updates to make, and those that are held; named packages must be installed, and are never left out.
    async fn wanted(
        &self,
        session: &Session,
        gallery: &Gallery,
    ) -> Result<(Vec<UpdateRow>, Vec<UpdateRow>), CliError> {
        let mut updates = gallery.updates_in_full().await?;
        let mut held = Vec::new();
        if self.packages.is_empty() {
            (held, updates) = updates.into_iter().partition(waits);
        } else {
            let named = self.named(gallery).await?;
            updates.retain(|update| named.contains(&update.package));
        }
        match (updates.len(), held.is_empty()) {
            (0, true) => session.out.say("Everything is up to date."),
            (0, false) => session.out.say("Nothing is updated."),
            (1, _) => {}
            _ => list(session, &updates),
        }
        for row in &held {
            let why = row.held.as_ref().map(words::held).unwrap_or_default();
            session.out.note(&format!("{} {} → {} is left out: {why}.", row.name, row.from, row.to));
        }
        Ok((updates, held))
    }

    async fn named(&self, gallery: &Gallery) -> Result<Vec<vitrine_api::types::PackageRef>, CliError> {
        let installed = gallery.installed(()).await?;
        let mut named = Vec::new();
        for text in &self.packages {
            let (package, _) = gallery.resolve(text)?;
            if !installed.iter().any(|row| row.package == package) {
                return Err(CliError::Missing {
                    sentence: format!("“{}” is not installed.", package.id),
                    action: "`vitrine list` shows what is; `vitrine install ID` installs.",
                });
            }
            named.push(package);
        }
        Ok(named)
    }

    /// # Errors
    /// When the person stopped everything or said no; what failed for this package alone is in the answer.
    async fn one(
        &self,
        session: &Session,
        gallery: &Gallery,
        update: UpdateRow,
    ) -> Result<Outcome, CliError> {
        if self.passes_over(session, &update) {
            return Ok(Outcome { update, plan: None, job: None, skipped: true, error: None });
        }
        let request = InstallRequest::of(update.package.clone(), Some(update.to.clone()));
        let (plan, job, failure) = match install::carry_out(session, gallery, request, self.consent).await {
            Ok(carried) => {
                if carried.failure.is_none() {
                    carried.say(session);
                }
                (Some(carried.plan), carried.job, carried.failure)
            }
            Err(error) => (None, None, Some(error)),
        };
        match failure {
            Some(stop @ (CliError::Stopped | CliError::Declined | CliError::NeedsYes { .. })) => Err(stop),
            failure => {
                let error = failure.map(|error| error.to_api());
                Ok(Outcome { update, plan, job, skipped: false, error })
            }
        }
    }

    /// Republished bytes are passed over, and said, when nobody is there to agree and nobody named them.
    fn passes_over(&self, session: &Session, update: &UpdateRow) -> bool {
        let may_ask = !self.consent.yes && session.out.can_ask();
        let over =
            update.republished && !self.consent.accept_republished && !may_ask && self.packages.is_empty();
        if over {
            session.out.warn(&format!(
                "{} {} was published again with other bytes and is left as it is; \
                 --accept-republished installs it.",
                update.name, update.to
            ));
        }
        over
    }
}

/// What nobody named and the person has to look at first. Other bytes and bytes nobody vouches for have words of
/// their own on the command line.
fn waits(row: &UpdateRow) -> bool {
    !matches!(row.held, None | Some(HeldReason::Republished | HeldReason::Unverified))
}

/// What will be updated, those that mend a security problem first.
fn list(session: &Session, updates: &[UpdateRow]) {
    let sections = [("Security", UpdateSection::Security), ("Ready", UpdateSection::Ready)];
    for (title, section) in sections {
        let rows = updates.iter().filter(|row| row.section == section);
        for (place, row) in rows.enumerate() {
            if place == 0 {
                session.out.say(&format!("{title}:"));
            }
            let size = if row.here { "fetched already".to_owned() } else { words::size_or_unknown(row.size) };
            session.out.say(&format!("  {} {} → {} ({size})", row.name, row.from, row.to));
        }
    }
}

/// Syncs all sources; answers those that failed, with why.
pub(super) async fn sync_all(
    session: &Session,
    gallery: &Gallery,
) -> Result<Vec<serde_json::Value>, CliError> {
    let mut failed = Vec::new();
    for job in gallery.sync_source(SyncRequest::default()).await? {
        let (snapshot, failure) = session.follow(gallery, &job).await?;
        match failure {
            None => {}
            Some(CliError::Stopped) => return Err(CliError::Stopped),
            Some(error) => {
                let (source, error) = (snapshot.source.unwrap_or_default(), error.to_api());
                session.out.note(&format!("{source} was not asked for news: {}", error.sentence));
                failed.push(json!({ "source": source, "error": error }));
            }
        }
    }
    Ok(failed)
}

fn document(outcomes: &[Outcome], held: &[UpdateRow], sources: &[serde_json::Value]) -> serde_json::Value {
    json!({ "updates": outcomes, "held": held, "unreached": sources })
}

fn failure(outcomes: &[Outcome]) -> Option<CliError> {
    let mut failed = outcomes.iter().filter_map(|outcome| outcome.error.as_ref());
    let first = failed.next()?;
    Some(match failed.count() {
        // One failure is the failure.
        0 => CliError::Engine(first.clone()),
        more => CliError::Partly {
            code: "cli.updates_failed",
            sentence: format!("{} of {} failed.", more + 1, words::count(outcomes.len(), "update")),
            action: "Each is named above with its reason.",
        },
    })
}
