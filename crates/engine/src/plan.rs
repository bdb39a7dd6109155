//! What an install would do, before it does it.

use vitrine_api::ApiError;
use vitrine_api::types::{InstallPlan, InstallRequest};
use vitrine_base::{Version, fs};
use vitrine_catalog::{ListedVersion, Listing, Located};
use vitrine_library::{Installed, PackageKey};
use vitrine_package::Dependency;
use vitrine_trust::TrustLevel;

use crate::detail::{no_such, no_such_version};
use crate::errors::Explain as _;
use crate::gallery::key;
use crate::{Gallery, convert};

/// A plan with what the install itself needs.
pub(crate) struct Planned {
    pub(crate) plan: InstallPlan,
    pub(crate) key: PackageKey,
    pub(crate) version: Version,
    pub(crate) located: Located,
    pub(crate) source_location: String,
}

impl Gallery {
    /// The plan as a person sees it; what the package needs may have to be fetched for it.
    pub(crate) async fn plan(&self, request: &InstallRequest) -> Result<Planned, ApiError> {
        let (listing, version) = self.chosen(request).await?;
        let (details, _) = self.details_or_none(&listing).await;
        let found = details.versions.get(version.version.as_str());
        let dependencies = found.map(|details| details.dependencies.clone()).unwrap_or_default();
        self.blocking(move |g| g.lay_out(&listing, &version, &dependencies)).await
    }

    /// The plan without what the package needs: from the catalogue on disk alone.
    pub(crate) async fn plan_alone(&self, request: &InstallRequest) -> Result<Planned, ApiError> {
        let (listing, version) = self.chosen(request).await?;
        self.blocking(move |g| g.lay_out(&listing, &version, &[])).await
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

    fn lay_out(
        &self,
        listing: &Listing,
        version: &ListedVersion,
        dependencies: &[Dependency],
    ) -> Result<Planned, ApiError> {
        let key = &PackageKey { source: listing.source.clone(), id: listing.id.clone() };
        let catalog = &self.inner.catalog;
        let located = catalog
            .locate(&key.source, &key.id, &version.version)
            .map_err(|e| e.explain())?
            .ok_or_else(|| no_such_version(&crate::gallery::reference(key), &version.version))?;
        let source = catalog.source(&key.source).map_err(|e| e.explain())?;
        let installed = self.installed_now().iter().find(|i| i.key == *key).cloned();
        let library = self.inner.home.join("library");
        let (consent, republished) = self.consent(key, version, &located, installed.as_ref());
        let source_name = key.source.to_string();
        let plan = InstallPlan {
            package: crate::gallery::reference(key),
            name: listing.name.clone(),
            version: version.version.to_string(),
            from: installed.map(|i| i.version.to_string()),
            download: located.size,
            trust: convert::trust(located.trust),
            trust_sentence: convert::trust_sentence(located.trust, &source_name),
            dependencies: self.explain_dependencies(&key.source, dependencies)?,
            consent,
            republished,
            folder: library
                .join(&source_name)
                .join(key.id.as_str())
                .join(version.version.as_str())
                .display()
                .to_string(),
            free_space: fs::free_space(&library).unwrap_or(0),
            with: Vec::new(),
            problems: Vec::new(),
            blocked: None,
            platform: None,
            commands: Vec::new(),
            signed_by: None,
            build: None,
        };
        Ok(Planned {
            plan,
            key: key.clone(),
            version: version.version.clone(),
            located,
            source_location: source.map(|s| s.location.to_string()).unwrap_or_default(),
        })
    }

    /// What must be agreed to first, and whether it is about republished bytes.
    fn consent(
        &self,
        key: &PackageKey,
        version: &ListedVersion,
        located: &Located,
        installed: Option<&Installed>,
    ) -> (Option<String>, bool) {
        let seen = self.inner.library.seen_digest(key, &version.version);
        let seen = seen.or_else(|| installed.filter(|i| i.version == version.version).map(|i| i.sha256));
        if let (Some(seen), Some(now)) = (seen, located.sha256).take_if_different() {
            let text = format!(
                "“{}” now has other bytes under version {} than before (then {seen}, now {now}). Install them all the same?",
                key.source, version.version
            );
            return (Some(text), true);
        }
        if located.trust != TrustLevel::Unverified {
            return (None, false);
        }
        let nobody = format!(
            "“{}” lists no digest for this package, so nothing vouches for what arrives.",
            key.source
        );
        match seen {
            None => (Some(format!("{nobody} Install it all the same?")), false),
            // Whatever arrives may differ from what was here before; that is the same alarm.
            Some(seen) => (
                Some(format!(
                    "{nobody} Version {} was here before, with the digest {seen}. Take whatever arrives now?",
                    version.version
                )),
                true,
            ),
        }
    }
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
