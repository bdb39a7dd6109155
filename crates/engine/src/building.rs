//! Building from source, where a gallery has no file for this computer: offered, shown with its recipe, run in
//! a sandbox only with the person's word for these very inputs, and then installed like any package.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use tokio_util::sync::CancellationToken;
use vitrine_api::ApiError;
use vitrine_api::types::{
    BuildOffer, BuildPlan, BuildRequest, Cause, HistoryWhat, InstallRequest, JobKind, JobRef, PackageRef,
};
use vitrine_base::{
    BlobStore, Phase, Phrase, Reporter as _, Said, Sha256, WithArguments as _, limits::ArchiveLimits,
};
use vitrine_catalog::Listing;
use vitrine_library::source_build::{
    BuildInputs, BuildLimits, BuildSourceFile, Built, Environment, SandboxRefusal, build, build_twice,
    known_build, sandbox,
};
use vitrine_package::Kind;
use vitrine_package::manifest::BuildSource;
use vitrine_transfer::{Download, Location, TransferError};
use vitrine_trust::TrustLevel;

use crate::Gallery;
use crate::errors::Explain as _;
use crate::jobs::{NewJob, Request, Running};
use crate::plan::Planned;
use crate::said;
use crate::updates::Happened;

/// A source that can be verified, and what would be made of it.
struct Buildable {
    inputs: BuildInputs,
    urls: Vec<String>,
    sha256: Sha256,
    size: Option<u64>,
}

impl Gallery {
    fn builds(&self) -> PathBuf {
        self.inner.home.join("builds")
    }

    /// What is offered where there is no file for this computer but a source and a recipe.
    pub(crate) async fn offer_build(&self, planned: &Planned) -> Option<BuildOffer> {
        let source = planned.manifest.as_ref()?.source.as_ref()?;
        source.recipe.as_ref()?;
        let sentence = match buildable(planned) {
            Err(error) => return Some(offer(false, said::refused(&error))),
            Ok(found) => Said::new(
                format!("It can be built here from {}, in a sandbox.", found.urls.join(" or ")),
                Phrase::new("offered.build").with("places", found.urls.join(", ")),
            ),
        };
        // Trying a sandbox starts a program.
        let tried = tokio::task::spawn_blocking(sandbox).await.ok()?;
        Some(match tried {
            Ok(_) => offer(true, sentence),
            Err(refusal) => offer(false, no_sandbox_said(&refusal)),
        })
    }

    /// What is offered on the page of a tool that has no file for this computer.
    pub(crate) async fn build_of(&self, listing: &Listing) -> Option<BuildOffer> {
        let latest = listing.latest()?;
        if listing.kind != Kind::Tool || latest.platforms.is_empty() || latest.fits_here() {
            return None;
        }
        let package = PackageRef { source: listing.source.to_string(), id: listing.id.to_string() };
        let request = InstallRequest::of(package, Some(latest.version.to_string()));
        let cancel = CancellationToken::new();
        let planned = self.plan_alone(&request, &cancel);
        let planned = tokio::time::timeout(Duration::from_secs(15), planned).await.ok()?.ok()?;
        self.offer_build(&planned).await
    }

    pub(crate) async fn plan_build_of(&self, request: InstallRequest) -> Result<BuildPlan, ApiError> {
        let planned = self.plan_alone(&request, &CancellationToken::new()).await?;
        let found = buildable(&planned)?;
        let refused = tokio::task::spawn_blocking(|| sandbox().err()).await.ok().flatten();
        let (refused, refused_said) = said::apart(refused.as_ref().map(no_sandbox_said));
        Ok(BuildPlan {
            package: request.package,
            version: planned.version.to_string(),
            sources: found.urls,
            sha256: found.sha256.to_hex(),
            recipe: found.inputs.recipe.script.clone(),
            limits: found.inputs.limits.sentences(),
            limits_said: limits_said(&found.inputs.limits),
            refused,
            refused_said,
            consent: found.inputs.digest().to_hex(),
        })
    }

    pub(crate) async fn start_build(&self, request: BuildRequest) -> Result<JobRef, ApiError> {
        let job = NewJob {
            kind: JobKind::Build,
            title: self.name_of(&request.package).await,
            package: Some(request.package.clone()),
            source: Some(request.package.source.clone()),
            request: Request::Build(request.clone()),
        };
        let gallery = self.clone();
        self.inner.jobs.start(job, move |running| async move { gallery.run_build(request, running).await })
    }

    async fn run_build(&self, request: BuildRequest, running: Arc<Running>) -> Result<Said, ApiError> {
        let wish = InstallRequest::of(request.package.clone(), Some(request.version.clone()));
        let planned = self.plan_alone(&wish, &running.cancel).await?;
        let source = self.inner.catalog.source(&planned.key.source).map_err(|e| e.explain())?;
        if let Some(source) = source.filter(|source| source.trust.level == TrustLevel::Stale) {
            return Err(ApiError::new("engine.blocked", source.trust.sentence()).with_action(
                "Nothing is built from a gallery whose signatures are out of date or in doubt.",
            ));
        }
        let mut found = buildable(&planned)?;
        if found.inputs.digest().to_hex() != request.consent {
            return Err(ApiError::new(
                "build.changed",
                "The source, the recipe or this computer changed since you agreed to it. Nothing was built.",
            )
            .with_action("Look at the recipe again and agree to that."));
        }
        running.phase(Phase::Downloading);
        let path = self.source_archive(&found, &planned, &running).await?;
        for source in &mut found.inputs.sources {
            source.path.clone_from(&path);
        }
        running.phase(Phase::Building);
        let built = self.build_in_sandbox(found.inputs, request.twice, &running).await?;
        self.install_built(planned, built, &running).await
    }

    /// Fetches the source, or finds it from an earlier build; its digest is checked either way.
    async fn source_archive(
        &self,
        found: &Buildable,
        planned: &Planned,
        running: &Running,
    ) -> Result<PathBuf, ApiError> {
        let store = BlobStore::open(self.builds().join("sources")).map_err(|e| disk(&e))?;
        if !store.contains(&found.sha256) {
            let want = Download {
                mirrors: places(&found.urls, planned)?,
                sha256: Some(found.sha256),
                size: found.size,
                max_bytes: ArchiveLimits::default().packed,
                policy: planned.located.policy,
            };
            let client = &self.inner.client;
            client
                .download_resumable(&want, &store, running, &running.cancel)
                .await
                .map_err(|e| e.explain())?;
        }
        Ok(store.path(&found.sha256))
    }

    async fn build_in_sandbox(
        &self,
        inputs: BuildInputs,
        twice: bool,
        running: &Arc<Running>,
    ) -> Result<Built, ApiError> {
        let (builds, running) = (self.builds(), running.clone());
        let work = move || {
            let sandbox = sandbox().map_err(|refusal| no_sandbox(&refusal))?;
            let (reporter, cancel) = (running.as_ref(), &running.cancel);
            let built = match twice {
                true => build_twice(&inputs, &sandbox, &builds, reporter, cancel).map(|(built, _)| built),
                false => build(&inputs, &sandbox, &builds, reporter, cancel),
            };
            built.map_err(|error| {
                ApiError::new(error.code(), error.to_string())
                    .with_action("The recipe's own output is in the details of this job.")
            })
        };
        self.blocking(move |_| work()).await
    }

    async fn install_built(
        &self,
        planned: Planned,
        built: Built,
        running: &Arc<Running>,
    ) -> Result<Said, ApiError> {
        let reproducible = built.reproducible;
        let size = Some(built.size);
        let mut wish = self.wish_for(
            planned,
            Download {
                mirrors: vec![Location::File(built.artifact)],
                sha256: Some(built.sha256),
                size,
                max_bytes: ArchiveLimits::default().packed,
                policy: Default::default(),
            },
        );
        // The source was vouched for; what came of it is vouched for by this computer alone.
        wish.trust = TrustLevel::Listed;
        wish.built = true;
        wish.filename = format!("{}-{}.tar.gz", wish.key.id, wish.version);
        // It is not the gallery's file of that version, and may follow one that is.
        wish.accept_republished = true;
        let before = self.version_of(&wish.key);
        let library = &self.inner.library;
        let installed = library.install(wish, &self.inner.client, running.as_ref(), &running.cancel).await;
        let installed = installed.map_err(|e| e.explain())?;
        self.write_down(&Happened {
            what: HistoryWhat::Build,
            key: &installed.key,
            name: &installed.name,
            before: before.as_ref(),
            after: Some(&installed.version),
            cause: Cause::Person,
            job: running.id(),
        });
        self.library_changed();
        let (name, version) = (&installed.name, &installed.version);
        let phrase = Phrase::new("done.built").with("name", name).with("version", version);
        let said = Said::new(format!("Built {name} {version} from its source and installed it."), phrase);
        Ok(match reproducible {
            Some(true) => said.and("A second build made the same bytes.", Phrase::new("done.built_same")),
            Some(false) => said.and("A second build made other bytes.", Phrase::new("done.built_other")),
            None => said,
        })
    }

    /// What is known of an installed version that was built here.
    pub(crate) fn built_fact(&self, sha256: &Sha256) -> Said {
        let here = "Built on this computer from its source";
        let (sentence, code) = match known_build(&self.builds(), sha256).flatten() {
            None => (format!("{here}."), "built.here"),
            Some(true) => {
                (format!("{here}; a second build made the same bytes (reproducible)."), "built.same")
            }
            Some(false) => (format!("{here}; a second build made other bytes."), "built.other"),
        };
        Said::new(sentence, Phrase::new(code))
    }
}

fn offer(possible: bool, said: Said) -> BuildOffer {
    BuildOffer { possible, sentence: said.sentence, said: said.phrases }
}

fn no_sandbox(refusal: &SandboxRefusal) -> ApiError {
    ApiError::new("build.no_sandbox", refusal.to_string())
        .with_action("Nothing is built outside of a sandbox.")
}

/// Why there is no sandbox.
fn no_sandbox_said(refusal: &SandboxRefusal) -> Said {
    let phrase = match refusal {
        SandboxRefusal::OtherSystem => Phrase::new("sandbox.other_system"),
        SandboxRefusal::Missing => Phrase::new("sandbox.missing"),
        SandboxRefusal::Forbidden { said } => Phrase::new("sandbox.forbidden").with("said", said),
        SandboxRefusal::NoMeasure => Phrase::new("sandbox.no_measure"),
    };
    Said::new(refusal.to_string(), phrase)
}

/// What holds a build, for the window: as [`BuildLimits::sentences`] says it.
fn limits_said(limits: &BuildLimits) -> Vec<Phrase> {
    let megabytes = |bytes: u64| bytes / 1_000_000;
    let time = Phrase::new("limits.time").with_number("minutes", limits.time.as_secs().div_ceil(60));
    let memory = Phrase::new("limits.memory").with_number("memory", megabytes(limits.memory));
    let output = Phrase::new("limits.output").with_number("output", megabytes(limits.output));
    vec![
        Phrase::new("limits.network"),
        time,
        memory.with_number("processes", limits.processes),
        output.with_number("files", limits.files),
    ]
}

/// The inputs of a build, without the source itself.
fn buildable(planned: &Planned) -> Result<Buildable, ApiError> {
    let nothing = |sentence: String| {
        ApiError::new("build.impossible", sentence)
            .with_action("Look for a version with a file for this computer.")
    };
    let name = &planned.plan.name;
    let source: &BuildSource = planned
        .manifest
        .as_ref()
        .and_then(|manifest| manifest.source.as_ref())
        .ok_or_else(|| nothing(format!("The gallery names no source for {name} {}.", planned.version)))?;
    let recipe = source.recipe.clone().ok_or_else(|| {
        nothing(format!("The gallery has the source of {name}, but no recipe to build it."))
    })?;
    let sha256 = source.sha256.ok_or_else(|| {
        nothing(format!(
            "The gallery names no digest for the source of {name}; what cannot be verified is not built."
        ))
    })?;
    if source.urls.is_empty() {
        return Err(nothing(format!("The gallery does not say where the source of {name} is.")));
    }
    let file = match source.filename.as_str() {
        "" => "source".to_owned(),
        name => name.to_owned(),
    };
    let inputs = BuildInputs {
        name: planned.key.id.to_string(),
        version: planned.version.to_string(),
        sources: vec![BuildSourceFile { path: PathBuf::new(), sha256, name: file }],
        recipe,
        environment: Environment::here(),
        limits: BuildLimits::default(),
    };
    Ok(Buildable { inputs, urls: source.urls.clone(), sha256, size: source.size })
}

/// Where a source is: web addresses, or paths in the gallery; never files elsewhere on this computer.
fn places(urls: &[String], planned: &Planned) -> Result<Vec<Location>, ApiError> {
    // The gallery's own place decides what its addresses may lead to: a gallery of the web to no machine of ours.
    let place = |url: &String| match &planned.located.base {
        Some(base) => base.as_folder().join(url),
        None => Location::parse(url).and_then(|place| match place {
            Location::Web(_) => Ok(place),
            Location::File(_) => Err(TransferError::BadLocation {
                text: url.clone(),
                reason: "a source comes from the web or from the gallery itself".into(),
            }),
        }),
    };
    urls.iter().map(place).collect::<Result<_, _>>().map_err(|error| error.explain())
}

fn disk(error: &std::io::Error) -> ApiError {
    ApiError::new("io", "The folder for sources cannot be used.").with_details(error.to_string())
}
