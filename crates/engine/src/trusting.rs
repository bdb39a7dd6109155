//! Who vouches for a gallery, told in words: the facts of a source, what keeps a listing from being
//! installed, and a gallery's new identity.

use tokio_util::sync::CancellationToken;
use vitrine_api::types as api;
use vitrine_api::types::{AcceptIdentity, AddSource, Phrase, SourcePreview, SourceRow};
use vitrine_api::{ApiError, Event};
use vitrine_base::{Said, SourceName, WithArguments as _};
use vitrine_catalog::{ListedVersion, Listing, Source, SourceTrust};
use vitrine_package::Platform;
use vitrine_trust::{Fingerprint, TrustLevel};

use crate::errors::Explain as _;
use crate::said;
use crate::{Gallery, convert, sources};

impl Gallery {
    /// Looks at a gallery without adding it.
    pub(crate) async fn preview_source_of(&self, wish: AddSource) -> Result<SourcePreview, ApiError> {
        let (catalog, cancel) = (&self.inner.catalog, CancellationToken::new());
        let options = sources::add_options(&wish)?;
        let found = catalog.preview(&self.inner.client, &wish.location, options, &cancel).await;
        let found = found.map_err(|e| e.explain())?;
        Ok(SourcePreview {
            title: found.title,
            location: found.location.to_string(),
            protocol: sources::protocol(found.protocol),
            items: found.items,
            trust: of(&found.trust),
        })
    }

    /// Takes a gallery's new identity for good, and brings it in step.
    pub(crate) async fn accept_identity_of(&self, accept: AcceptIdentity) -> Result<SourceRow, ApiError> {
        let name = SourceName::new(accept.name.as_str()).map_err(|error| {
            ApiError::new("catalog.no_source", format!("There is no source “{}”: {error}.", accept.name))
        })?;
        let fingerprint = fingerprint(&accept.fingerprint)?;
        let (catalog, cancel) = (&self.inner.catalog, CancellationToken::new());
        let taken = catalog.accept_identity(&self.inner.client, &name, &fingerprint, &cancel).await;
        let source = taken.map_err(|e| e.explain())?;
        self.sync_again(name)?;
        let row = self.source_row(&source);
        let _ = self.inner.events.send(Event::Source { source: row.clone() });
        self.catalogue_changed();
        Ok(row)
    }
}

/// Reads a fingerprint a person typed.
pub(crate) fn fingerprint(text: &str) -> Result<Fingerprint, ApiError> {
    text.parse().map_err(|error| {
        ApiError::new("source.fingerprint", format!("That is not a fingerprint: {error}."))
            .with_action("Copy it as it was given to you: 64 letters and digits, with or without blanks.")
    })
}

/// The facts of a source for the window.
pub(crate) fn of_source(source: &Source) -> api::SourceTrust {
    of(&source.trust)
}

/// The facts as they are said on the wire.
pub(crate) fn of(trust: &SourceTrust) -> api::SourceTrust {
    api::SourceTrust {
        level: convert::trust(trust.level),
        sentence: trust.sentence(),
        said: said::of_gallery(trust).phrases,
        fingerprint: trust.fingerprint.clone(),
        provisional: trust.provisional,
        threshold: trust.threshold.map(|(wanted, keys)| format!("{wanted} of {keys}")),
        root_version: trust.root_version.and_then(|version| u32::try_from(version).ok()),
        signed_by: signers(trust),
        signed_at: trust.signed_at,
        current_until: trust.current_until,
        alarm: trust.alarm.as_ref().map(|alarm| format!("{}.", alarm.sentence.trim_end_matches('.'))),
        other_fingerprint: trust.alarm.as_ref().and_then(|alarm| alarm.other_fingerprint.clone()),
    }
}

/// Who signs, in one line.
pub(crate) fn signers(trust: &SourceTrust) -> Option<String> {
    (!trust.signers.is_empty()).then(|| trust.signers.join(", "))
}

/// Why the latest version of a listing cannot be installed here and now, as far as the catalogue knows.
pub(crate) fn blocked(listing: &Listing) -> Option<Said> {
    if listing.trust == TrustLevel::Stale {
        let sentence = "Its gallery's signatures are out of date or in doubt; it can be looked at only.";
        return Some(Said::new(sentence, Phrase::new("blocked.doubtful")));
    }
    no_file(listing.latest()?)
}

/// Why a version has nothing for this computer, when it has not.
pub(crate) fn no_file(version: &ListedVersion) -> Option<Said> {
    if version.platforms.is_empty() || version.fits_here() {
        return None;
    }
    let here = Platform::here();
    let fits = |name: &str| name.parse::<Platform>().is_ok_and(|platform| platform.fits(here));
    let said = version.platforms.iter().find(|fact| fits(&fact.platform));
    let phrase = |code| Phrase::new(code).with("platform", here);
    Some(match said.and_then(|fact| fact.reason.as_deref()) {
        Some(reason) => Said::new(
            format!("There is no file of it for this computer ({here}): {reason}"),
            phrase("platform.reason").with("reason", reason),
        ),
        None => {
            Said::new(format!("There is no file of it for this computer ({here})."), phrase("platform.none"))
        }
    })
}

/// The platforms of a version, this computer's first.
pub(crate) fn platforms(version: Option<&ListedVersion>) -> Vec<api::PlatformRow> {
    let Some(version) = version else { return Vec::new() };
    let row = |fact: &vitrine_catalog::PlatformFact| api::PlatformRow {
        platform: fact.platform.clone(),
        here: version.platform.as_deref() == Some(fact.platform.as_str()),
        available: fact.available,
        reason: fact.reason.clone(),
        size: fact.size,
    };
    let mut rows: Vec<_> = version.platforms.iter().map(row).collect();
    rows.sort_by_key(|row| (!row.here, !row.available));
    rows
}
