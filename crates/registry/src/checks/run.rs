//! Goes through all checks of a submission, writes every verdict as it comes, and does what the rules say in the end.
//! It may be killed anywhere: what was not written runs again.

use std::path::Path;
use std::sync::Arc;

use serde_json::{Value, json};
use vitrine_base::Said;
use vitrine_base::Timestamp;
use vitrine_publish::checking::{self, PublishedWords, difference, licence_outcome, listed};

use super::inspector::{self, Looked};
use super::rules::{Case, Check, Ruling, rule};
use super::{
    ARCHIVE, DUPLICATE, HOOK, INSPECTION, LICENCE, MALWARE, METADATA, NAMES, Outcome, PICTURE, Verdict,
    archive, chance, clamd, duplicate, hook, lookalike,
};
use crate::jobs::{Done, Fence, Handler, JobContext, JobError};
use crate::store::{NewJob, Notice, SubmissionRow, UnitOfWork};
use crate::submissions::{self, Fields, Found, State, advance};
use crate::{Refusal, Registry, RegistryError, moderation, notify};

/// Goes through all checks of a submission that was handed in.
pub(super) struct CheckJob;

/// Looks into the package of a draft, so that its maker sees what is in it.
pub(super) struct LookJob;

impl Handler for CheckJob {
    fn kind(&self) -> &'static str {
        "check"
    }

    fn run<'a>(&'a self, registry: &'a Arc<Registry>, job: &'a JobContext) -> Done<'a> {
        Box::pin(async move {
            let id = submission_of(job)?;
            let outcome = tokio::select! {
                outcome = check(registry, &id, job.fence()) => outcome,
                () = job.stop.cancelled() => return Err(JobError::Again("It was stopped.".into())),
            };
            match outcome {
                // Somebody withdrew or changed it meanwhile, or another worker has the job: these checks are about
                // nothing any more.
                Err(RegistryError::Refused { refusal: Refusal::Conflict | Refusal::NotFound, .. }) => Ok(()),
                Err(error) if job.last => {
                    tracing::error!(submission = %id, %error, "the checks of a submission broke");
                    Ok(give_up(registry, &id, job.fence()).await?)
                }
                other => other.map_err(|error| JobError::Again(error.to_string())),
            }
        })
    }
}

impl Handler for LookJob {
    fn kind(&self) -> &'static str {
        "look"
    }

    fn run<'a>(&'a self, registry: &'a Arc<Registry>, job: &'a JobContext) -> Done<'a> {
        Box::pin(async move {
            let id = submission_of(job)?;
            tokio::select! {
                outcome = look(registry, &id, job.fence()) => Ok(outcome?),
                () = job.stop.cancelled() => Err(JobError::Again("It was stopped.".into())),
            }
        })
    }
}

fn submission_of(job: &JobContext) -> Result<String, JobError> {
    let id = job.payload.get("submission").and_then(Value::as_str);
    id.map(str::to_owned).ok_or_else(|| JobError::Dead("The job names no submission.".into()))
}

/// The checks of this registry, in the order they run.
fn names(registry: &Registry) -> Vec<&'static str> {
    let mut names = vec![ARCHIVE, INSPECTION, PICTURE, METADATA, LICENCE, NAMES, DUPLICATE];
    names.extend(registry.config.clamd.is_some().then_some(MALWARE));
    names.extend(registry.config.hook.is_some().then_some(HOOK));
    names
}

/// A submission whose checks run: the row as it was when they began, and the claim they run for.
struct Running {
    registry: Arc<Registry>,
    fence: Fence,
    row: SubmissionRow,
    handle: String,
}

async fn check(registry: &Arc<Registry>, id: &str, fence: Fence) -> Result<(), RegistryError> {
    let Some(running) = begin(registry, id, fence).await? else { return Ok(()) };
    let file = match running.row.sha256 {
        Some(sha256) => inspector::local(registry, sha256).await,
        None => Err(RegistryError::Internal("it has no file".into())),
    };
    let looked = match &file {
        Ok(local) => inspector::look(registry, &local.file).await,
        Err(error) => Looked::Broken(error.to_string()),
    };
    running.save(archive::outcomes(&looked)).await?;
    let found = match looked {
        Looked::Found { found, .. } => Some(found),
        Looked::Refused { .. } | Looked::Broken(_) => None,
    };
    match &found {
        Some(found) => running.save_listing(found.clone()).await?,
        None => running.leave_out(&[INSPECTION, PICTURE, METADATA, LICENCE, NAMES, DUPLICATE, HOOK]).await?,
    }
    let malware = match &file {
        Ok(local) => running.outside(&local.file, found.as_deref()).await?,
        Err(_) => {
            running.leave_out(&[MALWARE]).await?;
            false
        }
    };
    running.finish(malware).await
}

/// Takes a submission that was handed in into its checks; `None` when there is nothing to check.
async fn begin(registry: &Arc<Registry>, id: &str, fence: Fence) -> Result<Option<Running>, RegistryError> {
    let (own, id, now, names) = (Arc::clone(registry), id.to_owned(), registry.now(), names(registry));
    registry
        .db
        .write(move |unit| {
            fence.still_held(unit)?;
            let row = submissions::get(unit, &id)?;
            match row.state {
                State::Uploaded => advance(unit, &row, State::Checking, None, began(), now)?,
                // A run before this one was cut off.
                State::Checking => {}
                _ => return Ok(None),
            }
            unit.reset_checks(&id, &names)?;
            let row = submissions::get(unit, &id)?;
            let handle = unit.account(row.account)?.map(|account| account.handle).unwrap_or_default();
            Ok(Some(Running { registry: own, fence, row, handle }))
        })
        .await
}

/// The step into the checks.
fn began() -> Said {
    Said::coded("step.checks_began", "The checks began.")
}

/// Writes a verdict and tells those who look on.
fn put(unit: &dyn UnitOfWork, id: &str, check: &Check, now: Timestamp) -> Result<(), RegistryError> {
    unit.put_check(id, check)?;
    let body = json!({
        "event": "check", "submission": id,
        "check": {
            "name": check.name, "verdict": check.verdict.as_str(), "sentence": check.sentence.sentence,
            "said": check.sentence.phrases, "findings": check.findings, "started": check.started, "ended": check.ended,
        },
    });
    unit.add_news(&format!("submission:{id}"), now, &body)?;
    Ok(())
}

fn ended(name: &str, outcome: Outcome, started: Option<Timestamp>, now: Timestamp) -> Check {
    let Outcome { verdict, sentence, findings, .. } = outcome;
    Check { name: name.into(), verdict, sentence, findings, started: started.or(Some(now)), ended: Some(now) }
}

impl Running {
    /// Runs a write as long as the submission is still what these checks are about, and the job is this worker's.
    async fn write<T: Send + 'static>(
        &self,
        work: impl FnOnce(&dyn UnitOfWork, &SubmissionRow, Timestamp) -> Result<T, RegistryError> + Send + 'static,
    ) -> Result<T, RegistryError> {
        let (id, revision, now) = (self.row.id.clone(), self.row.revision, self.registry.now());
        let fence = self.fence;
        self.registry
            .db
            .write(move |unit| {
                fence.still_held(unit)?;
                let row = submissions::get(unit, &id)?;
                if row.state != State::Checking || row.revision != revision {
                    let sentence = "The submission was changed while it was checked.";
                    return Err(RegistryError::refused(Refusal::Conflict, "submission.state", sentence));
                }
                work(unit, &row, now)
            })
            .await
    }

    async fn save(&self, outcomes: Vec<(&'static str, Outcome)>) -> Result<(), RegistryError> {
        self.write(move |unit, row, now| {
            for (name, outcome) in outcomes {
                put(unit, &row.id, &ended(name, outcome, None, now), now)?;
            }
            Ok(())
        })
        .await
    }

    /// Checks that have nothing to look at.
    async fn leave_out(&self, names: &'static [&'static str]) -> Result<(), RegistryError> {
        self.write(move |unit, row, _| unit.drop_checks(&row.id, names)).await
    }

    /// What was found, what it is, how it differs, and the verdicts on all that.
    async fn save_listing(&self, found: Box<Found>) -> Result<(), RegistryError> {
        self.write(move |unit, row, now| {
            let outcomes = write_found(unit, row, &found, true, now)?;
            for (name, outcome) in outcomes {
                put(unit, &row.id, &ended(name, outcome, None, now), now)?;
            }
            Ok(())
        })
        .await
    }

    /// The scanner and the operator's own check; true when there is malware.
    async fn outside(&self, file: &Path, found: Option<&Found>) -> Result<bool, RegistryError> {
        let mut malware = false;
        if let Some(address) = self.registry.config.clamd.clone() {
            let started = self.begin_check(MALWARE).await?;
            let outcome = clamd::outcome(&address, file).await;
            malware = outcome.malware;
            self.end_check(MALWARE, outcome, started).await?;
        }
        if let (Some(program), Some(found)) = (self.registry.config.hook.clone(), found) {
            let started = self.begin_check(HOOK).await?;
            let row = self.write(|_, row, _| Ok(row.clone())).await?;
            let outcome = hook::outcome(&program, &row, &self.handle, file, Some(found)).await;
            self.end_check(HOOK, outcome, started).await?;
        }
        Ok(malware)
    }

    async fn begin_check(&self, name: &'static str) -> Result<Timestamp, RegistryError> {
        self.write(move |unit, row, now| {
            let check = Check {
                name: name.into(),
                verdict: Verdict::Pending,
                sentence: Said::default(),
                findings: Vec::new(),
                started: Some(now),
                ended: None,
            };
            put(unit, &row.id, &check, now)?;
            Ok(now)
        })
        .await
    }

    async fn end_check(
        &self,
        name: &'static str,
        outcome: Outcome,
        started: Timestamp,
    ) -> Result<(), RegistryError> {
        self.write(move |unit, row, now| put(unit, &row.id, &ended(name, outcome, Some(started), now), now))
            .await
    }

    /// Does what the rules say.
    async fn finish(&self, malware: bool) -> Result<(), RegistryError> {
        let share = self.registry.config.sample;
        self.write(move |unit, row, now| {
            let checks = unit.checks_of(&row.id)?;
            let more = unit.submission_more(&row.id)?.unwrap_or_default();
            let named = submissions::named(unit, row, more.found.as_ref())?;
            let case = Case {
                checks: &checks,
                malware,
                first: named.is_first(),
                difference: more.difference.as_ref(),
                sampled: chance::picks(unit, row, share)?,
            };
            follow(unit, row, &rule(&case), more.name.as_deref(), now)
        })
        .await
    }
}

/// Writes what was found and answers the verdicts on the listing. With `take` the id is taken for its maker.
fn write_found(
    unit: &dyn UnitOfWork,
    row: &SubmissionRow,
    found: &Found,
    take: bool,
    now: Timestamp,
) -> Result<Vec<(&'static str, Outcome)>, RegistryError> {
    let named = submissions::named(unit, row, Some(found))?;
    let first = named.is_first();
    let live = named.row.as_ref().filter(|_| !first);
    let listed = listed(&row.fields, found, live.and_then(|package| package.licence.clone()));
    unit.set_submission_found(&row.id, found, &listed.name)?;
    let mut faults: Vec<Said> =
        named.faults.iter().map(|fault| Said::coded(fault.code, fault.sentence.as_str())).collect();
    faults.extend(checking::rating_fault(&row.fields, found));
    // A package that names no licence keeps the one it is published under, and says so from now on.
    if take && row.fields.licence.is_none() && found.licence.is_none() && listed.licence.is_some() {
        let fields = Fields { licence: listed.licence.clone(), ..row.fields.clone() };
        unit.set_submission_fields(&row.id, &fields, &row.channel, row.agreed, now)?;
    }
    if take && faults.is_empty() {
        match submissions::take(unit, row, &named, Some(found), now) {
            Err(RegistryError::Refused { code, sentence, .. }) => faults.push(Said::coded(code, sentence)),
            other => other?,
        }
    }
    let published = match live {
        Some(package) => unit.published_last(&package.id)?.zip(Some(package)),
        None => None,
    };
    let size = row.size.unwrap_or_default();
    let difference = published.map(|((published, publisher), package)| {
        let said = PublishedWords {
            rating: package.rating,
            licence: package.licence.as_deref(),
            maker: &package.maker,
            name: &package.name,
            texts: &package.texts,
        };
        difference(&published, &said, found, &listed, publisher != Some(row.account), size)
    });
    unit.set_submission_difference(&row.id, difference.as_ref())?;
    let (id, version) = (named.package.as_ref(), named.version.as_ref());
    let mut outcomes = vec![
        (METADATA, checking::listing_outcome(&listed, found, &faults, id, version, !first)),
        (LICENCE, licence_outcome(listed.licence.as_deref(), found.licence.as_deref(), !first)),
    ];
    if let Some(id) = &named.package {
        outcomes.push((NAMES, lookalike::outcome(unit, id, first)?));
    } else {
        let none = Said::coded("verdict.no_id", "There is no id to compare with others.");
        outcomes.push((NAMES, Outcome::of(Verdict::Review, none)));
    }
    if let Some(sha256) = row.sha256 {
        let id = named.package.as_ref();
        outcomes.push((DUPLICATE, duplicate::outcome(unit, &row.id, id, sha256, found.content)?));
    }
    Ok(outcomes)
}

/// Moves the submission on and tells whoever waits for it.
fn follow(
    unit: &dyn UnitOfWork,
    row: &SubmissionRow,
    ruling: &Ruling,
    name: Option<&str>,
    now: Timestamp,
) -> Result<(), RegistryError> {
    let name = name.or(row.package.as_ref().map(vitrine_base::PackageId::as_str)).unwrap_or(&row.file);
    let tell = |kind: &'static str, title: Said, body: Said| {
        let link = format!("#/submissions/{}", row.id);
        notify::tell(unit, row.account, &Notice { kind, title: title.with("name", name), body, link }, now)
    };
    match ruling {
        Ruling::NeedsChanges(sentences) => {
            let said = Said::joined(sentences, "\n");
            unit.set_submission_decision(&row.id, None, "changes", Some(&said), None, now)?;
            advance(unit, row, State::NeedsChanges, None, Said::joined(sentences, " "), now)?;
            let title = Said::coded("notice.needs_changes", format!("“{name}” needs changes"));
            tell("submission.needs_changes", title, said)
        }
        Ruling::Quarantine(sentences) => {
            unit.set_submission_reasons(&row.id, sentences)?;
            advance(unit, row, State::Quarantined, None, Said::joined(sentences, " "), now)?;
            let title = Said::coded("notice.set_aside", format!("“{name}” was set aside"));
            tell("submission.quarantined", title.clone(), Said::joined(sentences, "\n"))?;
            moderation::tell_moderators(unit, row, title.with("name", name), true, now)
        }
        Ruling::Review(reasons) => {
            unit.set_submission_reasons(&row.id, reasons)?;
            let next = Said::coded("step.to_review", "The checks ended; a curator looks next.");
            advance(unit, row, State::InReview, None, next, now)?;
            let title = Said::coded("notice.waits", format!("“{name}” waits for a curator"));
            tell("submission.in_review", title, Said::default())?;
            let new = Said::coded("notice.queue", "There are new submissions to look at");
            moderation::tell_moderators(unit, row, new, false, now)
        }
        Ruling::Publish => {
            unit.set_submission_reasons(&row.id, &[])?;
            let next = Said::coded("step.in_order", "Everything is in order; it is published next.");
            advance(unit, row, State::Approved, None, next, now)?;
            let job = NewJob::now("publish", json!({ "submission": row.id }), now).once(row.id.as_str());
            unit.enqueue(&job, now)?;
            Ok(())
        }
    }
}

/// The checks broke again and again: a person looks. Never a pass.
async fn give_up(registry: &Arc<Registry>, id: &str, fence: Fence) -> Result<(), RegistryError> {
    let (id, now) = (id.to_owned(), registry.now());
    registry
        .db
        .write(move |unit| {
            fence.still_held(unit)?;
            let row = submissions::get(unit, &id)?;
            let row = if row.state == State::Uploaded {
                advance(unit, &row, State::Checking, None, began(), now)?;
                submissions::get(unit, &id)?
            } else {
                row
            };
            if row.state != State::Checking {
                return Ok(());
            }
            let reasons = vec![Said::coded("reason.not_checked", "The checks could not be run.")];
            let name = unit.submission_more(&id)?.and_then(|more| more.name);
            follow(unit, &row, &Ruling::Review(reasons), name.as_deref(), now)
        })
        .await
}

/// Looks into a draft's package.
async fn look(registry: &Arc<Registry>, id: &str, fence: Fence) -> Result<(), RegistryError> {
    let wanted = id.to_owned();
    let row = registry.db.read(move |unit| unit.submission(&wanted)).await?;
    let Some((row, sha256)) = row.and_then(|row| row.sha256.map(|sha256| (row, sha256))) else {
        return Ok(());
    };
    let looked = match inspector::local(registry, sha256).await {
        Ok(local) => inspector::look(registry, &local.file).await,
        Err(error) => Looked::Broken(error.to_string()),
    };
    let now = registry.now();
    registry
        .db
        .write(move |unit| {
            fence.still_held(unit)?;
            let Some(row) = unit.submission(&row.id)?.filter(|there| {
                there.sha256 == row.sha256 && matches!(there.state, State::Draft | State::NeedsChanges)
            }) else {
                return Ok(());
            };
            unit.reset_checks(&row.id, &[])?;
            let mut outcomes = archive::outcomes(&looked);
            if let Looked::Found { found, .. } = &looked {
                outcomes.extend(write_found(unit, &row, found, false, now)?);
            }
            for (name, outcome) in outcomes {
                put(unit, &row.id, &ended(name, outcome, None, now), now)?;
            }
            let body = json!({ "event": "found", "submission": row.id });
            unit.add_news(&format!("submission:{}", row.id), now, &body)?;
            Ok(())
        })
        .await
}
