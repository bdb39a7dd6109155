//! What a package of the catalogue needs, as the resolver asks for it: from the same gallery when that lists it
//! at all, else from the others in the order they were added, as far as they vouch no less for it.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use tokio_util::sync::CancellationToken;
use vitrine_base::{PackageId, SourceName, Version};
use vitrine_package::{Dependency, DependencyKind, Platform};
use vitrine_transfer::Client;
use vitrine_trust::TrustLevel;

use crate::catalog::Catalog;
use crate::resolve::{self, Lookup, Needed, Resolution};
use crate::{CatalogError, Listing};

/// What a package needs, and which gallery each of it comes from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Needs {
    /// What to install, what others need first, and why not all of it can be had.
    pub resolution: Resolution,
    /// The gallery of each package in it.
    pub sources: HashMap<PackageId, SourceName>,
}

impl Catalog {
    /// Finds all that a version needs. `installed` are versions that are here already: they are kept where they
    /// suit, and stand in the order like everything else.
    ///
    /// # Errors
    /// [`CatalogError::Cancelled`]; what cannot be had is a problem of the resolution.
    pub async fn needs(
        &self,
        client: &Client,
        source: &SourceName,
        id: &PackageId,
        version: &Version,
        installed: &HashMap<PackageId, Version>,
        cancel: &CancellationToken,
    ) -> Result<Needs, CatalogError> {
        let sources = Mutex::new(HashMap::from([(id.clone(), source.clone())]));
        let (home, root) = (source.clone(), id.clone());
        let asked = self.blocking(move |inner| inner.listing(&home, &root)).await?;
        let trust = asked.map_or(TrustLevel::Unverified, |listing| listing.trust);
        let listed = Listed { catalog: self, client, home: source, trust, installed, cancel, sources };
        let resolution = tokio::select! {
            biased;
            () = cancel.cancelled() => return Err(CatalogError::Cancelled),
            resolution = resolve::resolve(id, version, &listed) => resolution,
        };
        let sources = listed.sources.into_inner().unwrap_or_else(PoisonError::into_inner);
        Ok(Needs { resolution, sources })
    }
}

/// What the catalogue lists, seen from one gallery.
struct Listed<'a> {
    catalog: &'a Catalog,
    client: &'a Client,
    home: &'a SourceName,
    /// How far the home gallery vouches for what was asked for: nothing that comes along may be worse.
    trust: TrustLevel,
    installed: &'a HashMap<PackageId, Version>,
    cancel: &'a CancellationToken,
    /// The gallery each package met so far comes from.
    sources: Mutex<HashMap<PackageId, SourceName>>,
}

impl Listed<'_> {
    fn sources(&self) -> MutexGuard<'_, HashMap<PackageId, SourceName>> {
        self.sources.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// True when its gallery is the one that asks, or vouches no less for it.
    fn suffices(&self, listing: &Listing) -> bool {
        listing.source == *self.home || listing.trust >= self.trust
    }

    /// Why none of these can be had: a clause.
    fn none_of(&self, found: &[Listing]) -> Option<String> {
        let listing = found.first()?;
        if let Some(listing) = found.iter().find(|l| l.withdrawn.is_none() && self.suffices(l)) {
            return Some(not_here(listing));
        }
        if let Some(listing) = found.iter().find(|listing| listing.withdrawn.is_none()) {
            let (home, other, level) = (self.home, &listing.source, listing.trust.as_str());
            let own = self.trust.as_str();
            return Some(format!(
                "“{home}” ({own}) does not list it, and “{other}” ({level}), which does, vouches less for it than “{home}” \
                 for its packages"
            ));
        }
        let why =
            listing.withdrawn.as_ref().map(|gone| gone.reason.trim_end_matches('.')).unwrap_or_default();
        let why = if why.is_empty() { String::new() } else { format!(": {why}") };
        Some(format!("“{}” has withdrawn it{why}", listing.source))
    }

    fn source_of(&self, package: &PackageId) -> SourceName {
        self.sources().get(package).unwrap_or(self.home).clone()
    }
}

impl Lookup for Listed<'_> {
    async fn versions(&self, package: &PackageId) -> Result<Vec<Version>, String> {
        let wanted = package.clone();
        let found = self.catalog.blocking(move |inner| inner.find(&wanted)).await;
        let mut found = found.map_err(|error| error.to_string())?;
        if found.iter().any(|listing| listing.source == *self.home) {
            // What the gallery itself lists, it means: nobody else's package of that name takes its place.
            found.retain(|listing| listing.source == *self.home);
        }
        let may_come = |listing: &Listing| listing.withdrawn.is_none() && self.suffices(listing);
        let usable =
            found.iter().filter(|listing| may_come(listing)).map(|listing| (listing, versions(listing)));
        let installed = self.installed.get(package);
        let Some((listing, mut versions)) = usable.into_iter().find(|(_, versions)| !versions.is_empty())
        else {
            return match installed {
                // What is here already needs no gallery.
                Some(version) => Ok(vec![version.clone()]),
                None => self.none_of(&found).map_or_else(|| Ok(Vec::new()), Err),
            };
        };
        if let Some(installed) = installed {
            versions.retain(|version| version != installed);
            versions.insert(0, installed.clone());
        }
        self.sources().insert(package.clone(), listing.source.clone());
        Ok(versions)
    }

    async fn needs(&self, package: &PackageId, version: &Version) -> Result<Vec<Needed>, String> {
        let source = self.source_of(package);
        let (catalog, client, cancel) = (self.catalog, self.client, self.cancel);
        let manifest = catalog.manifest(client, &source, package, version, cancel).await;
        if let Some(manifest) = manifest.map_err(|error| error.to_string())? {
            return Ok(needed(&manifest.needs()));
        }
        match catalog.details(client, &source, package, cancel).await {
            Ok(details) => {
                let found = details.versions.get(version.as_str());
                Ok(found.map(|found| needed(&found.dependencies)).unwrap_or_default())
            }
            // Installed from a gallery that is gone, or not listed any more: it was resolved when it came.
            Err(CatalogError::NoSuchListing { .. } | CatalogError::NoSuchSource { .. })
                if self.installed.get(package) == Some(version) =>
            {
                Ok(Vec::new())
            }
            Err(error) => Err(error.to_string()),
        }
    }
}

/// The versions that can be installed here, best first: stable ones, then the others, newest first.
fn versions(listing: &Listing) -> Vec<Version> {
    let usable = listing.versions.iter().filter(|v| v.yanked.is_none() && v.fits_here());
    let early = |v: &&crate::ListedVersion| v.channel != "stable" || v.version.is_prerelease();
    let (mut early, mut stable): (Vec<_>, Vec<_>) = usable.partition(early);
    let newest_first = |versions: &mut Vec<&crate::ListedVersion>| {
        versions.sort_by(|a, b| b.version.cmp(&a.version));
    };
    newest_first(&mut stable);
    newest_first(&mut early);
    stable.into_iter().chain(early).map(|v| v.version.clone()).collect()
}

fn not_here(listing: &Listing) -> String {
    let reason = listing.latest().and_then(|latest| {
        let here = Platform::here();
        let fits = |name: &str| name.parse::<Platform>().is_ok_and(|platform| platform.fits(here));
        latest.platforms.iter().find(|fact| fits(&fact.platform))?.reason.clone()
    });
    let why = reason.map(|reason| format!(": {}", reason.trim_end_matches('.'))).unwrap_or_default();
    format!("“{}” lists it, but not for this computer ({}){why}", listing.source, Platform::here())
}

/// Those that are packages and cannot be done without; a demand that cannot be read is met by nothing else either,
/// so it is as if any version would do.
fn needed(dependencies: &[Dependency]) -> Vec<Needed> {
    let package = |dependency: &Dependency| {
        let versions = dependency.versions.as_ref().and_then(|text| text.parse().ok());
        Some(Needed { package: PackageId::new(dependency.name.as_str()).ok()?, versions })
    };
    let wanted = |dependency: &&Dependency| dependency.kind == DependencyKind::Package && dependency.required;
    dependencies.iter().filter(wanted).filter_map(package).collect()
}
