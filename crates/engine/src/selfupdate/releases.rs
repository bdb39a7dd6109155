//! The gallery of releases: who it is, and its catalogue, which nobody else uses.

use std::str::FromStr;

use vitrine_api::ApiError;
use vitrine_base::{PackageId, Sha256, SourceName};
use vitrine_catalog::{AddOptions, Catalog};
use vitrine_transfer::Location;
use vitrine_trust::Fingerprint;

use super::error::SelfUpdateError;
use crate::Gallery;
use crate::errors::Explain as _;

/// The package in it that is Vitrine.
pub(super) const PACKAGE: &str = "vitrine";

/// Where releases are, and by what they are known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Releases {
    location: String,
    fingerprint: Fingerprint,
    /// Another address or identity is another source: nothing of the one before is believed.
    pub(super) source: SourceName,
}

impl FromStr for Releases {
    type Err = SelfUpdateError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let bad = |why: &str| SelfUpdateError::BadReleases(why.to_owned());
        let (location, fingerprint) =
            text.trim().rsplit_once('#').ok_or_else(|| bad("there is no fingerprint behind a “#”"))?;
        let fingerprint = Fingerprint::from_str(fingerprint)
            .map_err(|error| bad(error.to_string().trim_end_matches('.')))?;
        let digest = Sha256::of(format!("{location}#{fingerprint}").as_bytes()).to_hex();
        let source = SourceName::new(format!("releases-{}", &digest[..12]))
            .map_err(|error| bad(&error.to_string()))?;
        Ok(Self { location: location.to_owned(), fingerprint, source })
    }
}

/// The id of the package.
pub(super) fn package() -> Result<PackageId, SelfUpdateError> {
    PackageId::new(PACKAGE).map_err(|error| SelfUpdateError::BadReleases(error.to_string()))
}

impl Gallery {
    /// The catalogue of releases, with this gallery as its only source. The identity is held from the first contact
    /// on: a gallery with another first root is refused.
    pub(super) fn open_releases(&self, releases: &Releases) -> Result<Catalog, ApiError> {
        let folder = self.releases_folder();
        let (catalog, _) = Catalog::open(&folder, self.inner.clock.clone()).map_err(|e| e.explain())?;
        let mut known = false;
        for source in catalog.sources().map_err(|e| e.explain())? {
            if source.name == releases.source {
                known = true;
            } else {
                catalog.remove_source(&source.name).map_err(|e| e.explain())?;
            }
        }
        if !known {
            let options = AddOptions { fingerprint: Some(releases.fingerprint), ..AddOptions::default() };
            let name = releases.source.as_str();
            catalog.add_source(&releases.location, Some(name), options).map_err(|e| e.explain())?;
        }
        Ok(catalog)
    }

    /// The host that is asked for a newer Vitrine, where one is.
    pub(crate) fn releases_host(&self) -> Option<String> {
        let releases = self.releases().ok()?;
        match Location::parse(&releases.location).ok()? {
            Location::Web(url) => url.host_str().map(str::to_owned),
            Location::File(_) => None,
        }
    }

    pub(super) fn releases_folder(&self) -> std::path::PathBuf {
        self.inner.home.join("releases")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_comes_with_its_identity() {
        let digits = "0123456789abcdef".repeat(4);
        let read: Releases = format!(" https://r.example/v/#{digits} ").parse().unwrap();
        assert_eq!(read.location, "https://r.example/v/");
        let other: Releases = format!("https://r.example/w/#{digits}").parse().unwrap();
        assert_ne!(read.source, other.source);
        for wrong in ["", "https://r.example/", "https://r.example/#12", "#"] {
            let error = Releases::from_str(wrong).unwrap_err();
            assert_eq!(error.code(), "selfupdate.bad_releases", "{wrong}");
        }
    }
}
