//! Install, update, remove, roll back: each a job.

use tokio_util::sync::CancellationToken;
use vitrine_api::ApiError;
use vitrine_api::types::{
    Cause, HistoryWhat, InstallPlan, InstallRequest, JobKind, JobRef, MirrorPlan, PackageRef, RemoveRequest,
    SwitchRequest, TransferPart, TransferPlan,
};
use vitrine_base::{Phase, Reporter, Silent, Version, limits::ArchiveLimits};
use vitrine_library::{InstallWish, Installed, PackageKey};
use vitrine_package::Kind;
use vitrine_transfer::Download;
use vitrine_trust::TrustLevel;

use crate::errors::Explain as _;
use crate::gallery::key;
use crate::jobs::{NewJob, Request, Running};
use crate::plan::Planned;
use crate::updates::{Happened, Work};
use crate::{Gallery, convert};

/// The word a package is installed on: whose it is, and of which bytes.
#[derive(Debug, Clone)]
pub(crate) struct Word {
    pub(crate) cause: Cause,
    /// The digest of the bytes that were shown, hex; any that are listed when none.
    pub(crate) sha256: Option<String>,
}

impl Word {
    fn of(cause: Cause) -> Self {
        Self { cause, sha256: None }
    }

    /// What is listed now is what was shown.
    fn fits(&self, planned: &Planned) -> Result<(), ApiError> {
        let now = planned.located.sha256.map(|digest| digest.to_hex());
        match &self.sha256 {
            Some(shown) if now.as_ref() != Some(shown) => Err(changed_since(planned, shown, now.as_deref())),
            _ => Ok(()),
        }
    }
}

impl Gallery {
    pub(crate) async fn start_install(&self, request: InstallRequest) -> Result<JobRef, ApiError> {
        self.start_install_as(request, Cause::Person).await
    }

    pub(crate) async fn start_install_as(
        &self,
        request: InstallRequest,
        cause: Cause,
    ) -> Result<JobRef, ApiError> {
        key(&request.package)?;
        for dependency in &request.with {
            // Each is an install of its own: one that fails takes nothing down with it. The word given for
            // this package's plan is not one for theirs, which nobody was shown.
            let alone = InstallRequest {
                package: dependency.clone(),
                version: None,
                with: Vec::new(),
                accept_unverified: false,
                accept_republished: false,
            };
            Box::pin(self.start_install_as(alone, cause)).await?;
        }
        let installed =
            self.installed_now().iter().any(|i| crate::gallery::reference(&i.key) == request.package);
        let kind = if installed { JobKind::Update } else { JobKind::Install };
        let name = self.name_of(&request.package).await;
        let job = NewJob {
            kind,
            title: name,
            package: Some(request.package.clone()),
            source: Some(request.package.source.clone()),
            // Started again, it does not install the others a second time.
            request: Request::Install(InstallRequest { with: Vec::new(), ..request.clone() }),
        };
        let gallery = self.clone();
        self.inner.jobs.start(job, move |running| async move {
            let installed =
                gallery.install_one(&request, &running, running.as_ref(), Word::of(cause)).await?;
            let folder = installed.folder.display();
            Ok(format!("Installed {} {} in {folder}.", installed.name, installed.version))
        })
    }

    /// Installs one package, and first what it cannot do without, as a job or as a part of one.
    pub(crate) async fn install_one(
        &self,
        request: &InstallRequest,
        running: &Running,
        reporter: &dyn Reporter,
        word: Word,
    ) -> Result<Installed, ApiError> {
        let cause = word.cause;
        let mut planned = self.plan_alone(request, &running.cancel).await?;
        if planned.located.kind == Kind::Tool {
            planned = self.plan(request, &running.cancel).await?;
            for problem in &planned.plan.problems {
                reporter.note(problem);
            }
        }
        may_go_on(&planned.plan, request)?;
        word.fits(&planned)?;
        if cause == Cause::Policy {
            self.refuse_unasked(&planned)?;
        }
        self.install_needed(&planned.plan, running, reporter, cause).await?;
        self.install_planned(planned, request, running, reporter, cause).await
    }

    /// Brings the bytes of an install into the store, by the same rules, and installs nothing.
    pub(crate) async fn fetch_one(
        &self,
        request: &InstallRequest,
        running: &Running,
        reporter: &dyn Reporter,
        word: Word,
    ) -> Result<(), ApiError> {
        let planned = self.plan_alone(request, &running.cancel).await?;
        may_go_on(&planned.plan, request)?;
        word.fits(&planned)?;
        reporter.phase(Phase::Planning);
        let wish = self.wish(planned, request, reporter, &running.cancel).await?;
        let (library, client) = (&self.inner.library, &self.inner.client);
        library.fetch_ahead(&wish, client, reporter, &running.cancel).await.map_err(|e| e.explain())
    }

    async fn install_planned(
        &self,
        planned: Planned,
        request: &InstallRequest,
        running: &Running,
        reporter: &dyn Reporter,
        cause: Cause,
    ) -> Result<Installed, ApiError> {
        may_go_on(&planned.plan, request)?;
        reporter.note(&format!("{} {} from {}", planned.plan.name, planned.version, planned.source_location));
        let (before, offered) = (self.version_of(&planned.key), planned.offer());
        let mut wish = self.wish(planned, request, reporter, &running.cancel).await?;
        wish.unasked = cause == Cause::Policy;
        let (library, arriving) = (&self.inner.library, wish.download.sha256);
        let installed = library.install(wish, &self.inner.client, reporter, &running.cancel).await;
        if installed.is_err() && running.is_given_up() {
            // Nobody will go on with it. What could not be removed goes with the next clean-up.
            let _ = arriving.map(|digest| library.discard_partial(&digest));
        }
        if let Err(error) = &installed {
            self.hold_offer(offered, error)?;
        }
        let installed = installed.map_err(|e| e.explain())?;
        self.write_down(&Happened {
            what: Happened::kind_of(before.as_ref(), &installed.version),
            key: &installed.key,
            name: &installed.name,
            before: before.as_ref(),
            after: Some(&installed.version),
            cause,
            job: running.id(),
        });
        self.library_changed();
        Ok(installed)
    }

    /// The version that is installed now.
    pub(crate) fn version_of(&self, key: &PackageKey) -> Option<Version> {
        self.inner.library.get(key).ok().flatten().map(|installed| installed.version)
    }

    /// Everything the library needs to know; the artifact's own signature is looked up where its gallery signs.
    async fn wish(
        &self,
        planned: Planned,
        request: &InstallRequest,
        reporter: &dyn Reporter,
        cancel: &CancellationToken,
    ) -> Result<InstallWish, ApiError> {
        let located = &planned.located;
        let catalog = &self.inner.catalog;
        let vouched = catalog.vouch(&self.inner.client, &planned.key.source, located, cancel);
        let voucher = vouched.await.map_err(|e| e.explain())?;
        if let Some(signed_by) = &voucher.signed_by {
            reporter.note(&format!("Signed by {signed_by}."));
        }
        let download = Download {
            mirrors: located.mirrors.clone(),
            sha256: voucher.sha256,
            size: voucher.size,
            max_bytes: ArchiveLimits::default().packed,
            policy: located.policy,
        };
        let republished = planned.plan.republished && request.accept_republished;
        let mut wish = self.wish_for(planned, download);
        wish.content = voucher.content;
        wish.table = voucher.table.map(convert::table);
        wish.signed_by = voucher.signed_by;
        wish.trust = voucher.level;
        // A word for other bytes under a known version is a word for bytes nobody vouches for.
        wish.accept_unverified = request.accept_unverified || republished;
        wish.accept_republished = request.accept_republished;
        Ok(wish)
    }

    /// A wish for these bytes, with nothing said of who vouches for them.
    pub(crate) fn wish_for(&self, planned: Planned, download: Download) -> InstallWish {
        let located = planned.located;
        InstallWish {
            key: planned.key,
            version: planned.version,
            kind: located.kind,
            name: located.name,
            maker: located.maker,
            source_location: planned.source_location,
            download,
            content: None,
            table: None,
            base: located.base,
            filename: located.filename,
            signed_by: None,
            commands: planned.manifest.map(|manifest| manifest.commands).unwrap_or_default(),
            trust: TrustLevel::Unverified,
            built: false,
            unasked: false,
            accept_unverified: false,
            accept_republished: false,
        }
    }

    /// What an install would fetch, from where, and how much is here.
    pub(crate) async fn explain_transfer_of(
        &self,
        request: InstallRequest,
    ) -> Result<TransferPlan, ApiError> {
        let cancel = CancellationToken::new();
        let planned = self.plan_alone(&request, &cancel).await?;
        if let Some(blocked) = planned.plan.blocked {
            return Err(ApiError::new("engine.blocked", blocked)
                .with_action("There is nothing to fetch until that is settled."));
        }
        let wish = self.wish(planned, &request, &Silent, &cancel).await?;
        let plan = self.inner.library.explain(&wish, &self.inner.client, &cancel).await;
        let plan = plan.map_err(|e| e.explain())?;
        Ok(explained(&request, &wish, plan, &self.inner.client))
    }

    /// Installs what a tool cannot do without and what is not here, in the order of its plan, as part of its own
    /// job. The word given for the tool is not one for theirs: what nobody vouches for stops it.
    async fn install_needed(
        &self,
        plan: &InstallPlan,
        running: &Running,
        reporter: &dyn Reporter,
        cause: Cause,
    ) -> Result<(), ApiError> {
        for needed in plan.with.iter().filter(|needed| !needed.installed) {
            reporter.note(&format!(
                "First {} {}, which {} needs.",
                needed.name, needed.version, needed.needed_by
            ));
            let request = InstallRequest {
                package: needed.package.clone(),
                version: Some(needed.version.clone()),
                with: Vec::new(),
                accept_unverified: false,
                accept_republished: false,
            };
            let planned = self.plan_alone(&request, &running.cancel).await?;
            let done = self.install_planned(planned, &request, running, reporter, cause).await;
            done.map_err(|error| ApiError {
                sentence: format!("{} needs {}: {}", plan.name, needed.name, error.sentence),
                ..error
            })?;
        }
        Ok(())
    }

    pub(crate) async fn start_remove(&self, request: RemoveRequest) -> Result<JobRef, ApiError> {
        self.start_remove_as(request, Cause::Person).await
    }

    pub(crate) async fn start_remove_as(
        &self,
        request: RemoveRequest,
        cause: Cause,
    ) -> Result<JobRef, ApiError> {
        let key = key(&request.package)?;
        let job = NewJob {
            kind: JobKind::Remove,
            title: self.name_of(&request.package).await,
            package: Some(request.package.clone()),
            source: None,
            request: Request::Remove(request.clone()),
        };
        let gallery = self.clone();
        self.inner.jobs.start(job, move |running| async move {
            gallery
                .blocking(move |g| {
                    running.phase(Phase::Removing);
                    let before = g.inner.library.get(&key).ok().flatten();
                    let removed = g.inner.library.remove(&key, request.delete_changed, running.as_ref());
                    let removed = removed.map_err(|e| e.explain())?;
                    g.write_down(&Happened {
                        what: HistoryWhat::Remove,
                        key: &key,
                        name: before.as_ref().map_or(key.id.as_str(), |before| &before.name),
                        before: before.as_ref().map(|before| &before.version),
                        after: None,
                        cause,
                        job: running.id(),
                    });
                    g.library_changed();
                    Ok(match removed.kept.len() {
                        0 => "Removed.".to_owned(),
                        1 => format!("Removed; a file you changed is kept: {}.", removed.kept[0].display()),
                        n => format!(
                            "Removed; {n} files you changed are kept, the first is {}.",
                            removed.kept[0].display()
                        ),
                    })
                })
                .await
        })
    }

    pub(crate) async fn start_rollback(&self, package: PackageRef) -> Result<JobRef, ApiError> {
        let key = key(&package)?;
        let job = NewJob {
            kind: JobKind::Rollback,
            title: self.name_of(&package).await,
            package: Some(package.clone()),
            source: None,
            request: Request::Rollback { package },
        };
        let gallery = self.clone();
        self.inner.jobs.start(job, move |running| async move {
            gallery
                .blocking(move |g| {
                    running.phase(Phase::Installing);
                    let before = g.version_of(&key);
                    let installed = g.inner.library.rollback(&key).map_err(|e| e.explain())?;
                    g.turned(HistoryWhat::Rollback, before.as_ref(), &installed, Cause::Person, running.id());
                    Ok(format!("{} is back at version {}.", installed.name, installed.version))
                })
                .await
        })
    }

    pub(crate) async fn start_switch(&self, request: SwitchRequest) -> Result<JobRef, ApiError> {
        self.start_switch_as(request, Cause::Person).await
    }

    pub(crate) async fn start_switch_as(
        &self,
        request: SwitchRequest,
        cause: Cause,
    ) -> Result<JobRef, ApiError> {
        let key = key(&request.package)?;
        let version = Version::new(request.version.as_str()).map_err(|error| {
            ApiError::new("engine.version", format!("“{}” is not a version: {error}.", request.version))
        })?;
        let job = NewJob {
            kind: JobKind::Switch,
            title: self.name_of(&request.package).await,
            package: Some(request.package.clone()),
            source: None,
            request: Request::Switch(request),
        };
        let gallery = self.clone();
        self.inner.jobs.start(job, move |running| async move {
            gallery
                .blocking(move |g| {
                    running.phase(Phase::Installing);
                    let before = g.version_of(&key);
                    let installed = g.inner.library.switch(&key, &version).map_err(|e| e.explain())?;
                    g.turned(HistoryWhat::Switch, before.as_ref(), &installed, cause, running.id());
                    Ok(format!("{} {} is in use now.", installed.name, installed.version))
                })
                .await
        })
    }

    /// Another kept version came into use.
    fn turned(
        &self,
        what: HistoryWhat,
        before: Option<&Version>,
        installed: &Installed,
        cause: Cause,
        job: &str,
    ) {
        self.write_down(&Happened {
            what,
            key: &installed.key,
            name: &installed.name,
            before,
            after: Some(&installed.version),
            cause,
            job,
        });
        self.library_changed();
    }

    /// A paused or interrupted job again, as a new one in its place: what has arrived is kept on disk.
    pub(crate) async fn go_on(&self, job: JobRef) -> Result<JobRef, ApiError> {
        let claim = self.inner.jobs.claim(&job.id)?;
        let new = self.start_again(job.clone()).await?;
        self.inner.jobs.replaced(&job.id)?;
        drop(claim);
        Ok(new)
    }

    /// An ended job once more, as a new one beside it.
    pub(crate) async fn retry(&self, job: JobRef) -> Result<JobRef, ApiError> {
        let _claim = self.inner.jobs.claim(&job.id)?;
        self.start_again(job).await
    }

    /// The same request again, as a new job.
    pub(crate) async fn start_again(&self, job: JobRef) -> Result<JobRef, ApiError> {
        match self.inner.jobs.request(&job.id)? {
            Request::Install(request) => self.start_install(request).await,
            Request::Remove(request) => self.start_remove(request).await,
            Request::Rollback { package } => self.start_rollback(package).await,
            Request::Switch(request) => self.start_switch(request).await,
            Request::Build(request) => self.start_build(request).await,
            Request::Submit(draft) => self.start_submit(draft).await,
            Request::Several(request) => self.several_again(&job, request, Work::Install).await,
            Request::Fetch(request) => self.several_again(&job, request, Work::Fetch).await,
            Request::Local(wish) => self.start_install_local(wish).await,
            Request::SelfUpdate(wish) => self.start_self_update(wish),
            Request::Sync(request) => {
                let first = self.start_syncs(request).await?.into_iter().next();
                first.ok_or_else(|| ApiError::new("engine.no_source", "That source is not there any more."))
            }
        }
    }

    /// The name a person knows a package by.
    pub(crate) async fn name_of(&self, package: &PackageRef) -> String {
        let Ok(key) = key(package) else { return package.id.clone() };
        let installed = self.installed_now().iter().find(|i| i.key == key).map(|i| i.name.clone());
        if let Some(name) = installed {
            return name;
        }
        let listed = self
            .blocking(move |g| g.inner.catalog.listing(&key.source, &key.id).map_err(|e| e.explain()))
            .await;
        listed.ok().flatten().map_or_else(|| package.id.clone(), |listing| listing.name)
    }
}

fn changed_since(planned: &Planned, shown: &str, now: Option<&str>) -> ApiError {
    let (name, version) = (&planned.plan.name, &planned.version);
    ApiError::new("engine.changed", format!("“{name}” {version} was changed since it was shown."))
        .with_action("Look at it again, and decide then. Nothing was installed.")
        .with_details(format!("shown with the digest {shown}, listed with {} now", now.unwrap_or("none")))
}

/// What stands in the way, and what the person did not agree to, stops an install.
fn may_go_on(plan: &InstallPlan, request: &InstallRequest) -> Result<(), ApiError> {
    if let Some(blocked) = &plan.blocked {
        return Err(ApiError::new("engine.blocked", blocked.clone())
            .with_action("Sync the gallery, or look for another version or gallery that has it."));
    }
    let agreed = if plan.republished { request.accept_republished } else { request.accept_unverified };
    match plan.consent.as_ref().filter(|_| !agreed) {
        None => Ok(()),
        Some(consent) => {
            let code = if plan.republished { "engine.republished" } else { "engine.unverified" };
            Err(ApiError::new(code, consent.clone())
                .with_action("Start it again from its page and agree there."))
        }
    }
}

/// Files of a transfer that are told one by one.
const SHOWN_PARTS: usize = 200;

fn explained(
    request: &InstallRequest,
    wish: &InstallWish,
    plan: vitrine_transfer::DeltaPlan,
    client: &vitrine_transfer::Client,
) -> TransferPlan {
    let mut parts = plan.parts;
    parts.sort_by(|a, b| b.fetch.cmp(&a.fetch).then_with(|| b.size.cmp(&a.size)));
    let part = |part: &vitrine_transfer::PlanPart| TransferPart {
        path: part.path.clone(),
        size: part.size,
        fetch: part.fetch,
        how: part.how.to_string(),
    };
    let mirror = |mirror: &vitrine_transfer::Location| MirrorPlan {
        url: mirror.to_string(),
        health: client.health(mirror).to_string(),
    };
    TransferPlan {
        package: request.package.clone(),
        version: wish.version.to_string(),
        full: plan.full,
        fetch: plan.fetch,
        reused: plan.reused,
        method: plan.method.to_string(),
        mirrors: wish.download.mirrors.iter().map(mirror).collect(),
        parts: parts.iter().take(SHOWN_PARTS).map(part).collect(),
        checked: match (&wish.download.sha256, &wish.content) {
            (Some(sha256), Some(content)) => format!("SHA-256 {sha256}, or the content root {content}"),
            (Some(sha256), None) => format!("SHA-256 {sha256}"),
            (None, _) => "nothing: the gallery lists no digest".to_owned(),
        },
    }
}
