//! What an install would do, before it does it.

use std::collections::HashMap;
use std::time::Duration;

use tokio_util::sync::CancellationToken;
use vitrine_api::ApiError;
use vitrine_api::types::{InstallPlan, InstallRequest, PackageRef, Phrase, PlannedPackage};
use vitrine_base::{PackageId, Said, Version, WithArguments as _, fs};
use vitrine_catalog::{CatalogError, ListedVersion, Listing, Located, Needs, Source};
use vitrine_library::{Installed, PackageKey};
use vitrine_package::manifest::Manifest;
use vitrine_package::{Dependency, DependencyKind, Kind};
use vitrine_trust::TrustLevel;

use crate::detail::{no_such, no_such_version};
use crate::errors::Explain as _;
use crate::gallery::key;
use crate::said;
use crate::updates::Offered;
use crate::{Gallery, convert, hindered, trusting};

/// A plan with what the install itself needs.
pub(crate) struct Planned {
    pub(crate) plan: InstallPlan,
    pub(crate) key: PackageKey,
    pub(crate) version: Version,
    pub(crate) located: Located,
    pub(crate) manifest: Option<Manifest>,
    pub(crate) source_location: String,
}

impl Planned {
    /// Which bytes of which version it is about.
    pub(crate) fn offer(&self) -> Offered {
        let (key, version) = (self.key.clone(), self.version.clone());
        Offered { key, version, sha256: self.located.sha256 }
    }
}

/// What a plan is made of, gathered before it is laid out.
struct Gathered {
    listing: Listing,
    version: ListedVersion,
    located: Located,
    manifest: Option<Manifest>,
}

/// Longest wait for the signature of one artifact while a plan is shown: the install itself waits longer.
const SIGNATURE: Duration = Duration::from_secs(10);

/// Longest wait for what a package needs: each package it needs may be a document to fetch.
const NEEDS: Duration = Duration::from_secs(60);

impl Gallery {
    /// The plan as a person sees it; what the package needs, and who signed it, may have to be fetched for it.
    pub(crate) async fn plan(
        &self,
        request: &InstallRequest,
        cancel: &CancellationToken,
    ) -> Result<Planned, ApiError> {
        let gathered = self.gather(request, cancel).await?;
        let (details, _) = self.details_or_none(&gathered.listing).await;
        let found = details.versions.get(gathered.version.version.as_str());
        let dependencies = match &gathered.manifest {
            Some(manifest) => manifest.needs(),
            None => found.map(|details| details.dependencies.clone()).unwrap_or_default(),
        };
        let signed = self.signed(&gathered).await;
        let needs = self.needs(&gathered, &dependencies, cancel).await?;
        let mut planned = self.blocking(move |g| g.lay_out(gathered, &dependencies)).await?;
        match signed {
            Ok(signed_by) => planned.plan.signed_by = signed_by.or(planned.plan.signed_by.take()),
            Err(refusal) => block(&mut planned.plan, refusal),
        }
        self.add_needs(&mut planned.plan, needs)?;
        if planned.located.kind == Kind::Tool && !planned.plan.problems.is_empty() {
            // Without what it needs a tool does not start; half of it is of no use to anybody.
            let (sentence, phrases) = (planned.plan.problems.join(" "), planned.plan.problems_said.clone());
            block(&mut planned.plan, Said { sentence, phrases });
        }
        planned.plan.build = self.offer_build(&planned).await;
        Ok(planned)
    }

    /// The plan without what the package needs and who signed it: as little as an install has to know.
    pub(crate) async fn plan_alone(
        &self,
        request: &InstallRequest,
        cancel: &CancellationToken,
    ) -> Result<Planned, ApiError> {
        let gathered = self.gather(request, cancel).await?;
        self.blocking(move |g| g.lay_out(gathered, &[])).await
    }

    /// The listing, the version, and where its bytes are; of some galleries a small document has to come first.
    async fn gather(
        &self,
        request: &InstallRequest,
        cancel: &CancellationToken,
    ) -> Result<Gathered, ApiError> {
        let (listing, version) = self.chosen(request).await?;
        let (catalog, client) = (&self.inner.catalog, &self.inner.client);
        let (source, id) = (&listing.source, &listing.id);
        let located = catalog
            .locate_now(client, source, id, &version.version, cancel)
            .await
            .map_err(|e| e.explain())?
            .ok_or_else(|| no_such_version(&request.package, &version.version))?;
        let manifest =
            catalog.manifest(client, source, id, &version.version, cancel).await.map_err(|e| e.explain())?;
        Ok(Gathered { listing, version, located, manifest })
    }

    async fn chosen(&self, request: &InstallRequest) -> Result<(Listing, ListedVersion), ApiError> {
        let key = key(&request.package)?;
        let listing = self
            .blocking(move |g| g.inner.catalog.listing(&key.source, &key.id).map_err(|e| e.explain()))
            .await?
            .ok_or_else(|| no_such(&request.package))?;
        let version = choose(&listing, request)?.clone();
        Ok((listing, version))
    }

    /// Who signed it; an error is what refuses it. A gallery that cannot be asked just now is asked
    /// again by the install.
    async fn signed(&self, gathered: &Gathered) -> Result<Option<String>, Said> {
        let cancel = CancellationToken::new();
        let catalog = &self.inner.catalog;
        let asked = catalog.vouch(&self.inner.client, &gathered.listing.source, &gathered.located, &cancel);
        match tokio::time::timeout(SIGNATURE, asked).await {
            Ok(Ok(voucher)) => Ok(voucher.signed_by),
            Ok(Err(CatalogError::Transfer(_))) | Err(_) => Ok(None),
            Ok(Err(error)) => Err(crate::said::refused(&error.explain())),
        }
    }

    /// The other packages it needs, where it needs packages at all.
    async fn needs(
        &self,
        gathered: &Gathered,
        dependencies: &[Dependency],
        cancel: &CancellationToken,
    ) -> Result<Option<Needs>, ApiError> {
        let wanted = |d: &Dependency| d.required && d.kind == DependencyKind::Package;
        if !dependencies.iter().any(wanted) {
            return Ok(None);
        }
        let installed: HashMap<_, _> =
            self.installed_now().iter().map(|i| (i.key.id.clone(), i.version.clone())).collect();
        let (listing, version) = (&gathered.listing, &gathered.version.version);
        let (catalog, client) = (&self.inner.catalog, &self.inner.client);
        let asked = catalog.needs(client, &listing.source, &listing.id, version, &installed, cancel);
        match tokio::time::timeout(NEEDS, asked).await {
            Ok(needs) => needs.map(Some).map_err(|e| e.explain()),
            Err(_) => Err(ApiError::new(
                "engine.needs_slow",
                format!("What “{}” needs could not be found out within a minute.", listing.name),
            )
            .with_action("Try again later; its gallery answers slowly.")),
        }
    }

    fn add_needs(&self, plan: &mut InstallPlan, needs: Option<Needs>) -> Result<(), ApiError> {
        let Some(needs) = needs else { return Ok(()) };
        let installed = self.installed_now();
        for chosen in needs.resolution.order.iter().filter(|c| c.package.as_str() != plan.package.id) {
            let Some(source) = needs.sources.get(&chosen.package) else { continue };
            let listing = self.inner.catalog.listing(source, &chosen.package).map_err(|e| e.explain())?;
            let known = |i: &&Installed| i.key.id == chosen.package && i.version == chosen.version;
            let by: Vec<&str> = chosen.needed_by.iter().map(PackageId::as_str).collect();
            plan.with.push(PlannedPackage {
                package: PackageRef { source: source.to_string(), id: chosen.package.to_string() },
                name: listing.as_ref().map_or_else(|| chosen.package.to_string(), |l| l.name.clone()),
                version: chosen.version.to_string(),
                size: listing.as_ref().and_then(|l| l.version(&chosen.version)).and_then(|v| v.size),
                needed_by: by.join(", "),
                installed: installed.iter().any(|i| known(&i)),
            });
        }
        plan.problems.extend(needs.resolution.problems.iter().map(ToString::to_string));
        plan.problems_said.extend(needs.resolution.problems.iter().map(hindered::of_needs));
        Ok(())
    }

    fn lay_out(&self, gathered: Gathered, dependencies: &[Dependency]) -> Result<Planned, ApiError> {
        let Gathered { listing, version, located, manifest } = gathered;
        let key = PackageKey { source: listing.source.clone(), id: listing.id.clone() };
        let source = self.inner.catalog.source(&key.source).map_err(|e| e.explain())?;
        let installed = self.installed_now().iter().find(|i| i.key == key).cloned();
        let library = self.inner.home.join("library");
        let (consent, republished) = self.consent(&key, &version, &located, installed.as_ref());
        let no_file = located.platform.is_none().then(|| trusting::no_file(&version)).flatten();
        let title = self.title_of(key.source.as_str());
        let vouched = vouched(source.as_ref(), &located, installed.as_ref(), &title);
        let blocked = blocked(source.as_ref(), &located, no_file);
        let (consent, consent_said) = said::apart(consent);
        let (blocked, blocked_said) = said::apart(blocked);
        let plan = InstallPlan {
            package: crate::gallery::reference(&key),
            name: listing.name.clone(),
            version: version.version.to_string(),
            sha256: located.sha256.map(|digest| digest.to_hex()),
            from: installed.as_ref().map(|i| i.version.to_string()),
            download: located.size,
            trust: convert::trust(located.trust),
            trust_sentence: vouched.sentence,
            trust_said: vouched.phrases,
            dependencies: self.explain_dependencies(&key.source, dependencies)?,
            consent,
            consent_said,
            republished,
            folder: self.inner.library.folder_for(&key, &version.version).display().to_string(),
            free_space: fs::free_space(&library).unwrap_or(0),
            with: Vec::new(),
            problems: Vec::new(),
            problems_said: Vec::new(),
            blocked,
            blocked_said,
            platform: located.platform.clone().filter(|platform| platform != "any"),
            commands: manifest.iter().flat_map(|m| m.commands.keys().cloned()).collect(),
            signed_by: source
                .as_ref()
                .filter(|s| s.trust.minisign_key.is_some())
                .and_then(|s| trusting::signers(&s.trust)),
            build: None,
        };
        let version = version.version;
        let source_location = source.map(|s| s.location.to_string()).unwrap_or_default();
        Ok(Planned { plan, key, version, located, manifest, source_location })
    }

    /// What must be agreed to first, and whether it is about republished bytes.
    fn consent(
        &self,
        key: &PackageKey,
        version: &ListedVersion,
        located: &Located,
        installed: Option<&Installed>,
    ) -> (Option<Said>, bool) {
        let seen = self.inner.library.seen_digest(key, &version.version);
        let seen = seen.or_else(|| installed.filter(|i| i.version == version.version).map(|i| i.sha256));
        if let (Some(seen), Some(now)) = (seen, located.sha256).take_if_different() {
            let text = format!(
                "“{}” now has other bytes under version {} than before (then {seen}, now {now}). Install them all the same?",
                key.source, version.version
            );
            let phrase = Phrase::new("consent.republished")
                .with("source", &key.source)
                .with("version", &version.version)
                .with("then", seen)
                .with("now", now);
            return (Some(Said::new(text, phrase)), true);
        }
        // Where there is no file for this computer there is nothing to agree to.
        if located.trust != TrustLevel::Unverified || located.platform.is_none() {
            return (None, false);
        }
        let nobody = format!(
            "“{}” lists no digest for this package, so nothing vouches for what arrives.",
            key.source
        );
        let nobody = Said::new(nobody, Phrase::new("consent.unverified").with("source", &key.source));
        match seen {
            None => {
                (Some(nobody.and("Install it all the same?", Phrase::new("consent.install_anyway"))), false)
            }
            // Whatever arrives may differ from what was here before; that is the same alarm.
            Some(seen) => {
                let version = &version.version;
                let before = format!(
                    "Version {version} was here before, with the digest {seen}. Take whatever arrives now?"
                );
                let phrase =
                    Phrase::new("consent.whatever_arrives").with("version", version).with("then", seen);
                (Some(nobody.and(&before, phrase)), true)
            }
        }
    }
}

/// Who vouches for it, and that it was better vouched for before where that is so.
fn vouched(source: Option<&Source>, located: &Located, installed: Option<&Installed>, name: &str) -> Said {
    let said = match source {
        Some(source) if located.trust == TrustLevel::Signed => said::of_gallery(&source.trust),
        Some(source) if located.trust == TrustLevel::Listed && source.trust.minisign_key.is_some() => {
            said::of_gallery(&source.trust)
        }
        _ => said::of_level(located.trust, name),
    };
    match installed {
        Some(installed) if installed.trust == TrustLevel::Signed && located.trust < TrustLevel::Signed => {
            said.and("The installed version was signed; this one is not.", Phrase::new("vouched.was_signed"))
        }
        _ => said,
    }
}

/// Why it cannot be installed at all: its gallery's signatures, else that there is no file for this computer.
fn blocked(source: Option<&Source>, located: &Located, no_file: Option<Said>) -> Option<Said> {
    located.blocked.as_ref().map(|hindrance| hindered::of(hindrance, source)).or(no_file)
}

/// Notes why it cannot be installed, unless something graver is noted.
fn block(plan: &mut InstallPlan, why: Said) {
    if plan.blocked.is_none() {
        (plan.blocked, plan.blocked_said) = (Some(why.sentence), why.phrases);
    }
}

/// A clause as a sentence: a capital letter before it, a full stop behind it.
pub(crate) fn as_sentence(clause: &str) -> String {
    let mut letters = clause.trim_end_matches('.').chars();
    let first = letters.next().map(|first| first.to_uppercase().to_string()).unwrap_or_default();
    format!("{first}{}.", letters.as_str())
}

/// Two digests that are both known and not the same.
trait TakeIfDifferent: Sized {
    fn take_if_different(self) -> Self;
}

impl<T: PartialEq> TakeIfDifferent for (Option<T>, Option<T>) {
    fn take_if_different(self) -> Self {
        match self {
            (Some(a), Some(b)) if a != b => (Some(a), Some(b)),
            _ => (None, None),
        }
    }
}

fn choose<'a>(listing: &'a Listing, request: &InstallRequest) -> Result<&'a ListedVersion, ApiError> {
    if let Some(withdrawn) = &listing.withdrawn {
        return Err(ApiError::new(
            "engine.withdrawn",
            format!("“{}” was taken down by its gallery: {}", listing.name, withdrawn.reason),
        )
        .with_action("Look for something else; what was taken down is not installed any more."));
    }
    let wanted = match &request.version {
        None => {
            let none = || {
                ApiError::new(
                    "engine.no_versions",
                    format!("“{}” has no version that can be installed.", listing.name),
                )
            };
            return listing.latest().filter(|v| v.yanked.is_none()).ok_or_else(none);
        }
        Some(text) => Version::new(text.as_str()).map_err(|error| {
            ApiError::new("engine.version", format!("“{text}” is not a version: {error}."))
        })?,
    };
    listing
        .versions
        .iter()
        .find(|version| version.version == wanted)
        .ok_or_else(|| no_such_version(&request.package, &wanted))
}
