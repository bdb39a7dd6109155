//! Where a link leads in this home: to a page of what is known, to a question about what is not.

use vitrine_api::ApiError;
use vitrine_api::types::{LinkTarget, PackageRef, Phrase};
use vitrine_base::{PackageId, SourceName, WithArguments as _};
use vitrine_catalog::Source;
use vitrine_transfer::Location;
use vitrine_trust::Fingerprint;

use super::Link;
use crate::Gallery;
use crate::errors::Explain as _;

impl Gallery {
    pub(crate) fn resolve_link_now(&self, text: &str) -> Result<LinkTarget, ApiError> {
        let link = match Link::parse(text) {
            Ok(link) => link,
            Err(error) => {
                let sentence = format!("This link cannot be opened: {error}.");
                return Ok(LinkTarget::Refused { sentence, said: vec![Phrase::new(error.code())] });
            }
        };
        Ok(match link {
            Link::File(path) => LinkTarget::File { path },
            Link::Add { location, fingerprint } => match self.source_at(&location)? {
                Some(source) => other_identity(&source, fingerprint)
                    .unwrap_or_else(|| LinkTarget::Source { name: source.name.to_string() }),
                None => add(&location, fingerprint, None),
            },
            Link::PackageAt { registry, id, fingerprint } => self.package_at(&registry, &id, fingerprint)?,
            // The name alone could be that of another gallery here.
            Link::Package { registry: Some(registry), id, fingerprint, .. } => {
                self.package_at(&registry, &id, fingerprint)?
            }
            Link::Package { source, id, registry: None, fingerprint } => {
                self.package_of(&source, &id, fingerprint)?
            }
        })
    }

    fn package_of(
        &self,
        source: &SourceName,
        id: &PackageId,
        fingerprint: Option<Fingerprint>,
    ) -> Result<LinkTarget, ApiError> {
        let known = self.inner.catalog.source(source).map_err(|e| e.explain())?;
        let installed = || self.installed_now().iter().any(|i| i.key.source == *source && i.key.id == *id);
        Ok(match known {
            Some(known) => other_identity(&known, fingerprint).unwrap_or_else(|| page(source, id)),
            // Its gallery is gone: there is nobody to compare with.
            None if fingerprint.is_none() && installed() => page(source, id),
            None => LinkTarget::Refused {
                sentence: format!(
                    "The link is about a gallery called “{source}”, which you have not added, and does not say where it is."
                ),
                said: vec![Phrase::new("link.elsewhere").with("source", source)],
            },
        })
    }

    fn package_at(
        &self,
        registry: &Location,
        id: &PackageId,
        fingerprint: Option<Fingerprint>,
    ) -> Result<LinkTarget, ApiError> {
        Ok(match self.source_at(registry)? {
            Some(source) => other_identity(&source, fingerprint).unwrap_or_else(|| page(&source.name, id)),
            None => add(registry, fingerprint, Some(id)),
        })
    }

    /// The gallery that was added from that place.
    fn source_at(&self, location: &Location) -> Result<Option<Source>, ApiError> {
        let wanted = place(location);
        let sources = self.inner.catalog.sources().map_err(|e| e.explain())?;
        Ok(sources.into_iter().find(|source| place(&source.location) == wanted))
    }
}

fn add(location: &Location, fingerprint: Option<Fingerprint>, package: Option<&PackageId>) -> LinkTarget {
    LinkTarget::AddSource {
        location: location.full(),
        fingerprint: fingerprint.map(|fingerprint| fingerprint.to_string()),
        package: package.map(ToString::to_string),
    }
}

/// The refusal of a link that expects another identity than the gallery has here.
fn other_identity(source: &Source, expected: Option<Fingerprint>) -> Option<LinkTarget> {
    let expected = expected?;
    let here = source.trust.fingerprint.as_deref().map(str::parse::<Fingerprint>);
    if matches!(&here, Some(Ok(here)) if *here == expected) {
        return None;
    }
    let name = &source.name;
    let (why, code) = match here {
        Some(_) => (format!("The link expects another fingerprint than “{name}” has"), "link.other_identity"),
        None => (format!("The link expects a fingerprint, and “{name}” is not signed"), "link.not_signed"),
    };
    let sentence = format!("{why}. Ask whoever gave you the link which gallery it is about.");
    Some(LinkTarget::Refused { sentence, said: vec![Phrase::new(code).with("source", name)] })
}

fn page(source: &SourceName, id: &PackageId) -> LinkTarget {
    LinkTarget::Package { package: PackageRef { source: source.to_string(), id: id.to_string() } }
}

/// A place without what makes no difference to where it is.
fn place(location: &Location) -> String {
    match location {
        Location::Web(url) => {
            let mut url = url.clone();
            url.set_fragment(None);
            url.as_str().trim_end_matches('/').to_owned()
        }
        Location::File(path) => path.display().to_string(),
    }
}
