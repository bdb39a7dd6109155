//! How things stand: what could be told, read from catalogue and library.

use vitrine_api::ApiError;
use vitrine_api::types::{PackageRef, UpdateRow, UpdateSection, VitrineNews};

use crate::Gallery;
use crate::errors::Explain as _;
use crate::gallery::reference;

/// What there is to tell about.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Standing {
    /// Updates that nothing holds.
    pub updates: Vec<WaitingUpdate>,
    /// Installed packages that were taken down.
    pub withdrawn: Vec<WithdrawnPackage>,
    /// A newer Vitrine.
    pub vitrine: Option<VitrineNews>,
}

impl Standing {
    /// There is something newer to tell of, a package or Vitrine itself.
    pub(super) fn has_updates(&self) -> bool {
        !self.updates.is_empty() || self.vitrine.is_some()
    }

    /// A newer Vitrine mends a security problem.
    pub(super) fn is_vitrine_urgent(&self) -> bool {
        self.vitrine.as_ref().is_some_and(|news| news.security)
    }
}

/// An update that waits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WaitingUpdate {
    /// Name of the package.
    pub name: String,
    /// It mends a security problem.
    pub security: bool,
    /// Its bytes are here: it is ready.
    pub here: bool,
}

/// An installed package that was taken down: by its gallery, or its bytes by another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WithdrawnPackage {
    /// Which.
    pub package: PackageRef,
    /// Its name.
    pub name: String,
    /// The public reason.
    pub reason: String,
    /// It does harm.
    pub malicious: bool,
}

impl Gallery {
    /// How things stand now.
    pub(super) async fn standing_soon(&self) -> Result<Standing, ApiError> {
        let rows = self.updates_soon().await?;
        self.blocking(move |gallery| gallery.standing(&rows)).await
    }

    fn standing(&self, rows: &[UpdateRow]) -> Result<Standing, ApiError> {
        let mut withdrawn = Vec::new();
        let all = self.installed_now();
        let tombstones = self.tombstones_of(&all)?;
        for installed in all.iter() {
            let (source, id) = (&installed.key.source, &installed.key.id);
            let listing = self.inner.catalog.listing(source, id).map_err(|e| e.explain())?;
            let Some(taken) = tombstones.word_on(installed, listing.as_ref()) else { continue };
            withdrawn.push(WithdrawnPackage {
                package: reference(&installed.key),
                name: installed.name.clone(),
                reason: taken.reason.sentence,
                malicious: taken.malicious,
            });
        }
        let updates = rows.iter().filter_map(waiting).collect();
        Ok(Standing { updates, withdrawn, vitrine: self.vitrine_news() })
    }
}

/// An update as far as telling goes; none for one that is held. What is told is what [`crate::Ready`] counts.
fn waiting(row: &UpdateRow) -> Option<WaitingUpdate> {
    (row.section != UpdateSection::Held).then(|| WaitingUpdate {
        name: row.name.clone(),
        security: row.section == UpdateSection::Security,
        here: row.here,
    })
}
