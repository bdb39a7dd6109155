//! The galleries a person has added, and keeping in step with them.

use std::path::Path;
use std::sync::{Arc, PoisonError};
use std::time::Duration;

use tokio_util::sync::CancellationToken;
use vitrine_api::types::{
    AddSource, ItemProblem, JobKind, JobRef, Protocol, SourceRef, SourceRow, SyncRequest,
};
use vitrine_api::{ApiError, Event};
use vitrine_base::{Phase, Phrase, Reporter as _, Said, Silent, SourceName, WithArguments as _};
use vitrine_catalog::{AddOptions, Source, SyncOptions, SyncOutcome};
use vitrine_transfer::Location;

use crate::errors::{Explain as _, remembered};
use crate::jobs::{NewJob, Request};
use crate::side_by_side::side_by_side;
use crate::{Gallery, trusting};

/// Sources asked at the same time in the background: each may hold a whole index in memory.
pub(crate) const PARALLEL: usize = 3;

/// How long one source may take in the background: a first sync of 100,000 listings takes seconds, a slow line
/// a few minutes.
pub(crate) const PATIENCE: Duration = Duration::from_secs(10 * 60);

impl Gallery {
    pub(crate) fn source_rows(&self) -> Result<Vec<SourceRow>, ApiError> {
        let sources = self.inner.catalog.sources().map_err(|e| e.explain())?;
        Ok(sources.iter().map(|source| self.source_row(source)).collect())
    }

    pub(crate) fn source_row(&self, source: &Source) -> SourceRow {
        let name = source.name.to_string();
        let syncing = self
            .inner
            .jobs
            .running()
            .iter()
            .any(|job| job.kind == JobKind::Sync && job.source.as_deref() == Some(&name));
        SourceRow {
            name,
            title: source.title.clone(),
            location: source.location.to_string(),
            protocol: protocol(source.protocol),
            last_sync: source.last_sync,
            last_try: source.last_try,
            items: source.items,
            problems: source.problems,
            syncing,
            error: source.last_error.as_ref().map(|(code, words)| remembered(code, words)),
            shrink: source.shrink,
            folder: matches!(source.location, Location::File(_)),
            trust: trusting::of_source(source),
        }
    }

    pub(crate) async fn add(&self, wish: AddSource) -> Result<SourceRow, ApiError> {
        let source = self.blocking(move |g| g.add_under_a_free_name(&wish)).await?;
        self.start_sync(source.name.clone(), false)?;
        let row = self.source_row(&source);
        let _ = self.inner.events.send(Event::Source { source: row.clone() });
        self.catalogue_changed();
        Ok(row)
    }

    /// A name under which packages of another gallery are installed is not given away: their updates would
    /// come from a stranger.
    fn add_under_a_free_name(&self, wish: &AddSource) -> Result<Source, ApiError> {
        let catalog = &self.inner.catalog;
        let mut name = wish.name.clone();
        for number in 2.. {
            let source = catalog
                .add_source(&wish.location, name.as_deref(), add_options(wish)?)
                .map_err(|e| e.explain())?;
            let Some(other) = self.gallery_behind(&source) else { return Ok(source) };
            catalog.remove_source(&source.name).map_err(|e| e.explain())?;
            if wish.name.is_some() {
                let text = format!(
                    "The name “{}” belongs to another gallery ({other}): packages from there are still installed.",
                    source.name
                );
                return Err(ApiError::new("source.name_in_use", text)
                    .with_action("Give this gallery another name, or remove those packages first."));
            }
            name = Some(format!(
                "{}-{number}",
                source.name.as_str().trim_end_matches(&format!("-{}", number - 1))
            ));
        }
        Err(ApiError::new("source.name_in_use", "No name is left for this gallery."))
    }

    /// Where packages installed under a source's name came from, when that is somewhere else.
    fn gallery_behind(&self, source: &Source) -> Option<String> {
        if source.name.as_str() == crate::opening::FROM_FILE {
            return Some("files of this computer".to_owned());
        }
        let place = |location: &str| location.trim_end_matches('/').to_owned();
        let here = place(&source.location.to_string());
        let installed = self.installed_now();
        let other = |i: &&vitrine_library::Installed| {
            i.key.source == source.name && !i.source_location.is_empty() && place(&i.source_location) != here
        };
        installed.iter().find(other).map(|i| i.source_location.clone())
    }

    pub(crate) fn remove_source_now(&self, source: &SourceRef) -> Result<(), ApiError> {
        for job in self.inner.jobs.running() {
            if job.kind == JobKind::Sync && job.source.as_deref() == Some(&source.name) {
                self.inner.jobs.cancel(&job.id)?;
            }
        }
        self.inner.catalog.remove_source(&named(&source.name)?).map_err(|e| e.explain())?;
        // Another gallery may take the name; what was decided about this one is not for that.
        self.inner.personal.forget_policies(&source.name).map_err(|e| e.explain())?;
        self.catalogue_changed();
        Ok(())
    }

    pub(crate) fn problems_of(&self, source: &SourceRef) -> Result<Vec<ItemProblem>, ApiError> {
        let problems = self.inner.catalog.problems(&named(&source.name)?).map_err(|e| e.explain())?;
        Ok(problems
            .into_iter()
            .map(|p| ItemProblem { item: p.item, sentence: p.sentence, said: p.said, left_out: p.left_out })
            .collect())
    }

    pub(crate) async fn start_syncs(&self, request: SyncRequest) -> Result<Vec<JobRef>, ApiError> {
        let names = match &request.name {
            Some(name) => vec![named(name)?],
            None => {
                self.inner.catalog.sources().map_err(|e| e.explain())?.into_iter().map(|s| s.name).collect()
            }
        };
        names.into_iter().map(|name| self.start_sync(name, request.accept_shrink)).collect()
    }

    /// Brings a source in step once more, after something about it was settled.
    pub(crate) fn sync_again(&self, name: SourceName) -> Result<JobRef, ApiError> {
        self.start_sync(name, false)
    }

    fn start_sync(&self, name: SourceName, accept_shrink: bool) -> Result<JobRef, ApiError> {
        let known = self.inner.catalog.source(&name).map_err(|e| e.explain())?;
        let known = known
            .ok_or_else(|| ApiError::new("catalog.no_source", format!("There is no source “{name}”.")))?;
        let job = NewJob {
            kind: JobKind::Sync,
            title: known.title.unwrap_or_else(|| name.to_string()),
            package: None,
            source: Some(name.to_string()),
            request: Request::Sync(SyncRequest { name: Some(name.to_string()), accept_shrink }),
        };
        let gallery = self.clone();
        self.inner.jobs.start(job, move |running| async move {
            running.phase(Phase::Syncing);
            let options = SyncOptions { accept_shrink, ..SyncOptions::default() };
            let turn = gallery.turn(&name);
            let _turn = tokio::select! {
                () = running.cancel.cancelled() => return Err(ApiError::new("jobs.cancelled", "Cancelled.")),
                turn = turn.lock() => turn,
            };
            let catalog = &gallery.inner.catalog;
            let result =
                catalog.sync(&gallery.inner.client, &name, options, running.as_ref(), &running.cancel).await;
            gallery.after_sync(&name, result.as_ref().is_ok_and(|outcome| outcome.unchanged));
            result.map(|outcome| in_words(&outcome)).map_err(|e| e.explain())
        })
    }

    /// Brings one source in step without a job: a watched folder changed, or the program just started.
    pub(crate) async fn sync_quietly(&self, name: SourceName) {
        // Why it failed is the source's own fact.
        let _ = self.bring_in_step(&name, &CancellationToken::new()).await;
    }

    /// Brings one source in step without a job, until `cancel`.
    pub(crate) async fn bring_in_step(
        &self,
        name: &SourceName,
        cancel: &CancellationToken,
    ) -> Result<(), ApiError> {
        let turn = self.turn(name);
        let _turn = turn.lock().await;
        let catalog = &self.inner.catalog;
        let result = catalog.sync(&self.inner.client, name, SyncOptions::default(), &Silent, cancel).await;
        if let Err(error) = &result {
            tracing::info!("{name} could not be synced: {error}");
        }
        self.after_sync(name, result.as_ref().is_ok_and(|outcome| outcome.unchanged));
        result.map(|_| ()).map_err(|e| e.explain())
    }

    /// The turn of one source, to be locked for as long as its sync takes.
    fn turn(&self, name: &SourceName) -> Arc<tokio::sync::Mutex<()>> {
        let mut turns = self.inner.turns.lock().unwrap_or_else(PoisonError::into_inner);
        turns.entry(name.clone()).or_default().clone()
    }

    fn after_sync(&self, name: &SourceName, unchanged: bool) {
        if let Ok(Some(source)) = self.inner.catalog.source(name) {
            let _ = self.inner.events.send(Event::Source { source: self.source_row(&source) });
        }
        if !unchanged {
            self.catalogue_changed();
        }
    }

    /// Brings every source in step, a few at a time, without jobs; a failure is the source's own fact, and so
    /// is a server that answers drop by drop: the others do not wait for it.
    pub async fn sync_all_in_background(&self) {
        self.sync_in_background(|_| true).await;
    }

    /// As [`Self::sync_all_in_background`], with the galleries that are folders of this computer alone: nobody is asked.
    pub async fn sync_folders_in_background(&self) {
        self.sync_in_background(Source::is_folder).await;
    }

    async fn sync_in_background(&self, wanted: impl Fn(&Source) -> bool) {
        let sources = self.inner.catalog.sources().unwrap_or_default().into_iter().filter(wanted);
        side_by_side(PARALLEL, sources, |source| {
            let gallery = self.clone();
            async move {
                // So long a place is held at most; the source's own Sync button takes all the time there is.
                let _ = tokio::time::timeout(PATIENCE, gallery.sync_quietly(source.name)).await;
            }
        })
        .await;
    }

    /// True until somebody was here once: no settings, no sources.
    pub fn is_first_start(&self) -> bool {
        !self.inner.settings.is_welcomed()
            && self.inner.catalog.sources().is_ok_and(|sources| sources.is_empty())
    }

    /// Adds the gallery that comes with the program, and reads it in.
    ///
    /// # Errors
    /// When it cannot be added or read.
    pub async fn welcome(&self, name: &str, folder: &Path) -> Result<(), ApiError> {
        let (name, location) = (name.to_owned(), folder.display().to_string());
        let source = self
            .blocking(move |g| {
                let added = g.inner.catalog.add_source(&location, Some(&name), false);
                let source = added.map_err(|e| e.explain())?;
                g.inner.settings.set_welcomed()?;
                Ok(source)
            })
            .await?;
        self.sync_quietly(source.name).await;
        Ok(())
    }
}

fn named(name: &str) -> Result<SourceName, ApiError> {
    SourceName::new(name)
        .map_err(|error| ApiError::new("catalog.no_source", format!("There is no source “{name}”: {error}.")))
}

/// What the person says of a gallery when adding it.
pub(crate) fn add_options(wish: &AddSource) -> Result<AddOptions, ApiError> {
    let said = |text: &Option<String>| text.clone().filter(|text| !text.trim().is_empty());
    Ok(AddOptions {
        confirmed: wish.allow_insecure,
        fingerprint: said(&wish.fingerprint).map(|text| trusting::fingerprint(&text)).transpose()?,
        minisign_key: said(&wish.minisign_key),
    })
}

pub(crate) fn protocol(protocol: vitrine_catalog::Protocol) -> Protocol {
    match protocol {
        vitrine_catalog::Protocol::Vitrine => Protocol::Vitrine,
        vitrine_catalog::Protocol::Homepilot => Protocol::Homepilot,
        vitrine_catalog::Protocol::Manifest => Protocol::Manifest,
        vitrine_catalog::Protocol::Unknown => Protocol::Unknown,
    }
}

/// What came of a sync.
fn in_words(outcome: &SyncOutcome) -> Said {
    if outcome.unchanged {
        return Said::new("Nothing has changed.", Phrase::new("done.unchanged"));
    }
    let counted = |count: u32, one: &str, many: &str| match count {
        1 => format!("one {one}"),
        count => format!("{count} {many}"),
    };
    let changes = [(outcome.added, "new"), (outcome.updated, "changed"), (outcome.removed, "gone")];
    let changes: Vec<_> = changes
        .iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, what)| format!("{count} {what}"))
        .collect();
    let mut sentence = format!("In step: {}", counted(outcome.total, "listing", "listings"));
    let mut phrases = vec![Phrase::new("done.in_step").with_number("total", outcome.total)];
    if !changes.is_empty() {
        sentence.push_str(&format!(" ({})", changes.join(", ")));
        let changes = Phrase::new("done.changes").with_number("added", outcome.added);
        let changes = changes.with_number("updated", outcome.updated);
        phrases.push(changes.with_number("removed", outcome.removed));
    }
    sentence.push('.');
    let said = Said { sentence, phrases };
    match outcome.problems {
        0 => said,
        problems => {
            let verb = if problems == 1 { "has" } else { "have" };
            let odd = format!("{} {verb} problems.", counted(problems, "item", "items"));
            said.and(&odd, Phrase::new("done.odd_items").with_number("count", problems))
        }
    }
}
