//! Installs, updates and fetches of several packages as one job. Each package stands for itself: one that fails
//! stops none of the others, and what is done stays done when the job is paused, cancelled or its program dies.

use std::collections::HashSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use vitrine_api::ApiError;
use vitrine_api::types::{InstallRequest, JobItem, JobKind, JobRef, JobState, SeveralItem, SeveralRequest};
use vitrine_base::{Phase, Phrase, Reporter, Said, TransferStatus, Version, WithArguments as _};
use vitrine_catalog::ListedVersion;

use super::rules::Rule;
use crate::Gallery;
use crate::errors::Explain as _;
use crate::gallery::key;
use crate::jobs::{NewJob, Request, Running};

/// Packages of one job. Every event carries them all, so there is an end to it; nobody's library file comes near.
const MOST: usize = 500;

/// What is done with each package.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Work {
    /// It is installed.
    Install,
    /// Its bytes are fetched ahead.
    Fetch,
}

impl Gallery {
    pub(crate) async fn start_several(&self, request: SeveralRequest) -> Result<JobRef, ApiError> {
        self.start_work(request, Work::Install, &[]).await
    }

    /// Fetches updates' bytes ahead, without installing them.
    pub(crate) async fn start_fetch(&self, request: SeveralRequest) -> Result<JobRef, ApiError> {
        self.start_work(request, Work::Fetch, &[]).await
    }

    /// The same job once more: one that was stopped for later goes on with the rest, of one that ended only what was
    /// not done is done again.
    pub(crate) async fn several_again(
        &self,
        job: &JobRef,
        mut request: SeveralRequest,
        work: Work,
    ) -> Result<JobRef, ApiError> {
        let old = self.inner.jobs.snapshot(&job.id)?;
        let done = |item: &SeveralItem| {
            old.items.iter().any(|old| old.package == item.package && old.state == JobState::Done)
        };
        if matches!(old.state, JobState::Paused | JobState::Interrupted) {
            return self.start_work(request, work, &old.items).await;
        }
        if !request.items.iter().all(done) {
            request.items.retain(|item| !done(item));
        }
        self.start_work(request, work, &[]).await
    }

    async fn start_work(
        &self,
        mut request: SeveralRequest,
        work: Work,
        before: &[JobItem],
    ) -> Result<JobRef, ApiError> {
        let mut seen = HashSet::new();
        request.items.retain(|item| seen.insert(item.package.clone()));
        if request.items.is_empty() {
            return Err(ApiError::new("several.empty", "There is nothing to install.")
                .with_action("Choose at least one package."));
        }
        if request.items.len() > MOST {
            return Err(ApiError::new(
                "several.too_many",
                format!("{} packages at once are too many.", request.items.len()),
            )
            .with_action(format!("Choose at most {MOST}.")));
        }
        let wanted = request.items.clone();
        let mut items = self.blocking(move |g| g.job_items(&wanted)).await?;
        for (item, wish) in items.iter_mut().zip(&mut request.items) {
            let done = before.iter().find(|b| b.package == item.package && b.state == JobState::Done);
            if let Some(done) = done {
                *item = done.clone();
            }
            // What a person saw is what is installed, also when the job goes on days later.
            wish.version = Some(item.to.clone()).filter(|to| !to.is_empty());
        }
        let request = self.blocking(move |g| g.with_digests(request)).await?;
        let job = NewJob {
            kind: if work == Work::Install { JobKind::Several } else { JobKind::Fetch },
            title: request.title.clone(),
            package: None,
            source: None,
            request: match work {
                Work::Install => Request::Several(request.clone()),
                Work::Fetch => Request::Fetch(request.clone()),
            },
        };
        let gallery = self.clone();
        self.inner.jobs.start_with(job, items, move |running| async move {
            gallery.run_several(request, work, running).await
        })
    }

    /// Each version with the digest of its bytes: that the person was shown, or what is listed now.
    fn with_digests(&self, mut request: SeveralRequest) -> Result<SeveralRequest, ApiError> {
        for wish in request.items.iter_mut().filter(|wish| wish.sha256.is_none()) {
            wish.sha256 = self.listed(wish)?.and_then(|version| version.sha256).map(|digest| digest.to_hex());
        }
        Ok(request)
    }

    /// The version a wish is about, as its gallery lists it.
    fn listed(&self, wish: &SeveralItem) -> Result<Option<ListedVersion>, ApiError> {
        let Some(version) = wish.version.as_deref().and_then(|text| Version::new(text).ok()) else {
            return Ok(None);
        };
        let key = key(&wish.package)?;
        let listing = self.inner.catalog.listing(&key.source, &key.id).map_err(|e| e.explain())?;
        Ok(listing.and_then(|listing| listing.version(&version).cloned()))
    }

    /// The packages as the job shows them: what each is called, has and shall have.
    fn job_items(&self, wanted: &[SeveralItem]) -> Result<Vec<JobItem>, ApiError> {
        let (decisions, installed) = (self.decisions()?, self.installed_now());
        let item = |wish: &SeveralItem| {
            let key = key(&wish.package)?;
            let here = installed.iter().find(|installed| installed.key == key);
            let listing = self.inner.catalog.listing(&key.source, &key.id).map_err(|e| e.explain())?;
            let offered = listing.as_ref().and_then(|listing| decisions.latest(listing));
            let name =
                here.map(|here| here.name.clone()).or_else(|| listing.as_ref().map(|l| l.name.clone()));
            Ok(JobItem {
                package: wish.package.clone(),
                name: name.unwrap_or_else(|| wish.package.id.clone()),
                from: here.map(|here| here.version.to_string()),
                to: match &wish.version {
                    Some(version) => version.clone(),
                    None => offered.map(|offered| offered.version.to_string()).unwrap_or_default(),
                },
                state: JobState::Queued,
                error: None,
                can_roll_back: false,
            })
        };
        wanted.iter().map(item).collect()
    }

    async fn run_several(
        &self,
        request: SeveralRequest,
        work: Work,
        running: Arc<Running>,
    ) -> Result<Said, ApiError> {
        let sizes = self.sizes(&request).await;
        let total = sizes.iter().copied().sum::<Option<u64>>();
        let mut before = 0;
        for (place, wish) in request.items.iter().enumerate() {
            let size = sizes.get(place).copied().flatten().unwrap_or(0);
            let item = running.items().into_iter().nth(place);
            let Some(item) = item.filter(|item| item.state != JobState::Done) else {
                before += size;
                continue;
            };
            if running.cancel.is_cancelled() {
                return Err(crate::jobs::cancelled());
            }
            running.change_item(place, |item| item.state = JobState::Running);
            let part = Part {
                running: &running,
                name: &item.name,
                before,
                size,
                total,
                arriving: AtomicBool::new(false),
            };
            let ended = match work {
                Work::Install => self.install_item(wish, &item, &request, &running, &part).await,
                Work::Fetch => self.fetch_item(wish, &running, &part).await,
            };
            match ended {
                Ok(can_roll_back) => running.change_item(place, |item| {
                    item.state = JobState::Done;
                    item.can_roll_back = can_roll_back;
                }),
                // What it was at goes on another time, or not at all: the end of the job says which.
                Err(_) if running.cancel.is_cancelled() => return Err(crate::jobs::cancelled()),
                Err(error) => {
                    running.note(&format!("{}: {}", item.name, error.sentence));
                    running.change_item(place, |item| {
                        item.state = JobState::Failed;
                        item.error = Some(error);
                    });
                }
            }
            before += size;
            running.progress(before, total);
        }
        ended(&running.items(), work)
    }

    /// Installs one; answers whether it can go back to the version before.
    async fn install_item(
        &self,
        wish: &SeveralItem,
        item: &JobItem,
        request: &SeveralRequest,
        running: &Arc<Running>,
        part: &Part<'_>,
    ) -> Result<bool, ApiError> {
        let key = key(&wish.package)?;
        let installed = self.inner.library.get(&key).map_err(|e| e.explain())?;
        let here = installed.filter(|installed| installed.version.as_str() == item.to);
        let version = match here {
            Some(here) => {
                part.note("This version is installed already.");
                here.version
            }
            None => self.install_one(&alone(wish), running, part, request.cause).await?.version,
        };
        if wish.keep {
            self.keep_rule(&key, Some(&Rule::Keep { version: version.clone() }))?;
        }
        Ok(item.from.as_deref().is_some_and(|from| from != version.as_str()))
    }

    async fn fetch_item(
        &self,
        wish: &SeveralItem,
        running: &Arc<Running>,
        part: &Part<'_>,
    ) -> Result<bool, ApiError> {
        self.fetch_one(&alone(wish), running, part).await?;
        Ok(false)
    }

    /// How many bytes each has, as far as the catalogue says.
    async fn sizes(&self, request: &SeveralRequest) -> Vec<Option<u64>> {
        let items = request.items.clone();
        let none = vec![None; items.len()];
        let found = self.blocking(move |g| {
            let size = |item: &SeveralItem| g.listed(item).ok()??.size;
            Ok(items.iter().map(size).collect())
        });
        found.await.unwrap_or(none)
    }
}

/// The wish as an install of its own. The word for one package's bytes is no word for those of what it needs.
fn alone(wish: &SeveralItem) -> InstallRequest {
    InstallRequest {
        sha256: wish.sha256.clone(),
        accept_unverified: wish.accept_unverified,
        ..InstallRequest::of(wish.package.clone(), wish.version.clone())
    }
}

/// What came of all of them.
fn ended(items: &[JobItem], work: Work) -> Result<Said, ApiError> {
    let failed: Vec<_> = items.iter().filter(|item| item.state == JobState::Failed).collect();
    let (all, doing) = (items.len(), if work == Work::Install { "installed" } else { "fetched" });
    let done = |sentence: String, code| Said::new(sentence, Phrase::new(code).with_number("count", all));
    if failed.is_empty() {
        return Ok(match (all, work) {
            (1, Work::Install) => done("It is installed.".into(), "done.installed_all"),
            (1, Work::Fetch) => {
                done("It was fetched and can be installed at once.".into(), "done.fetched_all")
            }
            (all, Work::Install) => done(format!("All {all} are installed."), "done.installed_all"),
            (all, Work::Fetch) => {
                done(format!("{all} updates were fetched and can be installed at once."), "done.fetched_all")
            }
        });
    }
    if let ([one], 1) = (failed.as_slice(), all)
        && let Some(error) = &one.error
    {
        return Err(error.clone());
    }
    let reason = |item: &&JobItem| {
        let error = item.error.as_ref();
        format!("{}: {}", item.name, error.map(|error| error.details.as_str()).unwrap_or_default())
    };
    Err(ApiError::new("several.failed", format!("{} of {all} could not be {doing}.", failed.len()))
        .with_number("failed", failed.len())
        .with_number("all", all)
        .with_action("Each is named with its reason; try again does only those once more.")
        .with_details(failed.iter().map(reason).collect::<Vec<_>>().join("\n")))
}

/// One package of the job: its progress is a part of the whole.
struct Part<'a> {
    running: &'a Running,
    name: &'a str,
    /// Bytes of those before it.
    before: u64,
    /// Its own.
    size: u64,
    /// All of them, when all are known.
    total: Option<u64>,
    arriving: AtomicBool,
}

impl Reporter for Part<'_> {
    fn phase(&self, phase: Phase) {
        self.arriving.store(phase == Phase::Downloading, Ordering::SeqCst);
        self.running.phase_of_part(phase);
    }

    fn progress(&self, done: u64, total: Option<u64>) {
        // Files looked through are no bytes of the whole.
        if !self.arriving.load(Ordering::SeqCst) {
            return;
        }
        let of = total.unwrap_or(self.size).max(done).max(1);
        let share = u128::from(self.size) * u128::from(done) / u128::from(of);
        let share = u64::try_from(share).unwrap_or(self.size);
        self.running.progress(self.before.saturating_add(share), self.total);
    }

    fn transfer(&self, status: &TransferStatus) {
        self.running.transfer(status);
    }

    fn note(&self, text: &str) {
        self.running.note(&format!("{}: {text}", self.name));
    }
}
