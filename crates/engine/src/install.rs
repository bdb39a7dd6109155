//! Install, update, remove, roll back: each a job.

use tokio_util::sync::CancellationToken;
use vitrine_api::ApiError;
use vitrine_api::types::{
    Cause, HistoryWhat, InstallPlan, InstallRequest, JobKind, JobRef, PackageRef, RemoveRequest,
    SwitchRequest,
};
use vitrine_base::{Phase, Phrase, Reporter, Said, Version, WithArguments as _, limits::ArchiveLimits};
use vitrine_library::{InstallWish, Installed, PackageKey};
use vitrine_package::Kind;
use vitrine_transfer::Download;
use vitrine_trust::TrustLevel;

use crate::errors::Explain as _;
use crate::gallery::key;
use crate::jobs::{NewJob, Request, Running};
use crate::plan::Planned;
use crate::updates::Happened;
use crate::{Gallery, convert};

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
            let alone = InstallRequest::of(dependency.clone(), None);
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
            let installed = gallery.install_one(&request, &running, running.as_ref(), cause).await?;
            let folder = installed.folder.display();
            let sentence = format!("Installed {} {} in {folder}.", installed.name, installed.version);
            Ok(Said::new(sentence, named("done.installed", &installed).with("folder", folder)))
        })
    }

    /// Installs one package, and first what it cannot do without, as a job or as a part of one.
    pub(crate) async fn install_one(
        &self,
        request: &InstallRequest,
        running: &Running,
        reporter: &dyn Reporter,
        cause: Cause,
    ) -> Result<Installed, ApiError> {
        let mut planned = self.plan_alone(request, &running.cancel).await?;
        if planned.located.kind == Kind::Tool {
            planned = self.plan(request, &running.cancel).await?;
            for problem in &planned.plan.problems {
                reporter.note(problem);
            }
        }
        may_go_on(&planned.plan, request)?;
        is_as_shown(&planned.plan, request)?;
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
    ) -> Result<(), ApiError> {
        let planned = self.plan_alone(request, &running.cancel).await?;
        may_go_on(&planned.plan, request)?;
        is_as_shown(&planned.plan, request)?;
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
    pub(crate) async fn wish(
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
            let request = InstallRequest::of(needed.package.clone(), Some(needed.version.clone()));
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
                    Ok(removed_said(&removed.kept))
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
                    let sentence = format!("{} is back at version {}.", installed.name, installed.version);
                    Ok(Said::new(sentence, named("done.back", &installed)))
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
                    let sentence = format!("{} {} is in use now.", installed.name, installed.version);
                    Ok(Said::new(sentence, named("done.in_use", &installed)))
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

/// What was done with a package, by its name and version.
fn named(code: &str, installed: &Installed) -> Phrase {
    Phrase::new(code).with("name", &installed.name).with("version", &installed.version)
}

/// What came of a removal; what the person changed is never lost without a word.
fn removed_said(kept: &[std::path::PathBuf]) -> Said {
    let Some(first) = kept.first().map(|path| path.display()) else {
        return Said::new("Removed.", Phrase::new("done.removed"));
    };
    let sentence = match kept.len() {
        1 => format!("Removed; a file you changed is kept: {first}."),
        n => format!("Removed; {n} files you changed are kept, the first is {first}."),
    };
    let phrase = Phrase::new("done.removed_kept").with_number("count", kept.len());
    Said::new(sentence, phrase.with("file", first))
}

/// Other bytes than those that were shown are nothing anybody agreed to.
fn is_as_shown(plan: &InstallPlan, request: &InstallRequest) -> Result<(), ApiError> {
    let Some(shown) = request.sha256.as_ref().filter(|shown| plan.sha256.as_ref() != Some(shown)) else {
        return Ok(());
    };
    let (name, version, now) = (&plan.name, &plan.version, plan.sha256.as_deref().unwrap_or("none"));
    Err(ApiError::new("engine.changed", format!("“{name}” {version} was changed since it was shown."))
        .with_action("Look at it again, and decide then. Nothing was installed.")
        .with_details(format!("shown with the digest {shown}, listed with {now} now")))
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
