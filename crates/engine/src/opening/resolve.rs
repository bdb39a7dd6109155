//! Where a link leads in this home: to a page of what is known, to a question about what is not.

use vitrine_api::ApiError;
use vitrine_api::types::{LinkTarget, PackageRef, Phrase};
use vitrine_base::{PackageId, SourceName};
use vitrine_catalog::Source;
use vitrine_transfer::Location;

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
                Some(source) => LinkTarget::Source { name: source.name.to_string() },
                None => LinkTarget::AddSource { location: location.full(), fingerprint, package: None },
            },
            Link::PackageAt { registry, id, fingerprint } => self.package_at(&registry, &id, fingerprint)?,
            Link::Package { source, id, registry } => {
                let known = self.inner.catalog.source(&source).map_err(|e| e.explain())?.is_some();
                let installed =
                    || self.installed_now().iter().any(|i| i.key.source == source && i.key.id == id);
                match registry {
                    // The name alone could be that of another gallery here.
                    Some(registry) => self.package_at(&registry, &id, None)?,
                    None if known || installed() => page(&source, &id),
                    None => LinkTarget::Refused {
                        sentence: format!(
                            "The link is about a gallery called “{source}”, which you have not added, and does not say where it is."
                        ),
                        said: vec![Phrase::new("link.elsewhere").with("source", &source)],
                    },
                }
            }
        })
    }

    fn package_at(
        &self,
        registry: &Location,
        id: &PackageId,
        fingerprint: Option<String>,
    ) -> Result<LinkTarget, ApiError> {
        Ok(match self.source_at(registry)? {
            Some(source) => page(&source.name, id),
            None => LinkTarget::AddSource {
                location: registry.full(),
                fingerprint,
                package: Some(id.to_string()),
            },
        })
    }

    /// The gallery that was added from that place.
    fn source_at(&self, location: &Location) -> Result<Option<Source>, ApiError> {
        let wanted = place(location);
        let sources = self.inner.catalog.sources().map_err(|e| e.explain())?;
        Ok(sources.into_iter().find(|source| place(&source.location) == wanted))
    }
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
