//! What could be updated, as rows in the order they are shown.

use std::time::Duration;

use vitrine_api::ApiError;
use vitrine_api::types::{HeldReason, Trust, UpdateChange, UpdateRow, UpdateSection};
use vitrine_base::Version;
use vitrine_catalog::{ListedVersion, Listing};
use vitrine_library::Installed;
use vitrine_trust::TrustLevel;

use super::decisions::{Decisions, Offer};
use super::weigh::Unweighed;
use crate::errors::Explain as _;
use crate::gallery::reference;
use crate::{Gallery, convert, trusting};

/// The page waits this long for changelogs that are near; it is told again when the others have come.
const SOON: Duration = Duration::from_millis(300);

/// How many updates wait for nobody's word: the one number of the tray, of notifications and of the navigation.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Ready {
    /// All of them.
    pub updates: u32,
    /// Those that mend a security problem.
    pub security: u32,
}

impl Ready {
    /// Counts rows that are not held.
    pub fn of(rows: &[UpdateRow]) -> Self {
        let count = |section| rows.iter().filter(|row| row.section == section).count();
        let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        let security = number(count(UpdateSection::Security));
        Self { updates: security.saturating_add(number(count(UpdateSection::Ready))), security }
    }
}

impl Gallery {
    /// Every row with what is known so far. Makes no request.
    pub(crate) fn update_rows(&self) -> Result<Vec<UpdateRow>, ApiError> {
        Ok(self.rows_and_unweighed()?.0)
    }

    /// How many updates wait for nobody's word, as far as is known; what is not known yet is found out behind.
    pub(crate) fn ready_updates(&self) -> Result<Ready, ApiError> {
        let (rows, unweighed) = self.rows_and_unweighed()?;
        if !unweighed.is_empty() && self.inner.weighed.begin() {
            let gallery = self.clone();
            tokio::spawn(async move {
                let learnt = gallery.weigh_all(unweighed).await;
                gallery.inner.weighed.end();
                if learnt > 0 {
                    gallery.library_changed();
                }
            });
        }
        Ok(Ready::of(&rows))
    }

    /// The rows, with what is at hand at once of their changes.
    pub(crate) async fn updates_soon(&self) -> Result<Vec<UpdateRow>, ApiError> {
        let (rows, unweighed) = self.blocking(Self::rows_and_unweighed).await?;
        if unweighed.is_empty() {
            return Ok(rows);
        }
        let (tell, told) = tokio::sync::oneshot::channel();
        let gallery = self.clone();
        tokio::spawn(async move {
            let learnt = gallery.weigh_all(unweighed).await;
            if tell.send(()).is_err() && learnt > 0 {
                gallery.library_changed();
            }
        });
        let _ = tokio::time::timeout(SOON, told).await;
        self.blocking(Self::update_rows).await
    }

    /// The rows with everything that can be found out about them now; may take as long as the galleries take.
    ///
    /// # Errors
    /// When the catalogue or the person's decisions cannot be read.
    pub async fn updates_in_full(&self) -> Result<Vec<UpdateRow>, ApiError> {
        let (rows, unweighed) = self.blocking(Self::rows_and_unweighed).await?;
        if unweighed.is_empty() {
            return Ok(rows);
        }
        self.weigh_all(unweighed).await;
        self.blocking(Self::update_rows).await
    }

    fn rows_and_unweighed(&self) -> Result<(Vec<UpdateRow>, Vec<Unweighed>), ApiError> {
        let decisions = self.decisions()?;
        let (mut rows, mut unweighed) = (Vec::new(), Vec::new());
        for installed in self.installed_now().iter() {
            let (source, id) = (&installed.key.source, &installed.key.id);
            let Some(listing) = self.inner.catalog.listing(source, id).map_err(|e| e.explain())? else {
                continue;
            };
            let Some(row) = self.update_row(&listing, installed, &decisions) else { continue };
            if row.incomplete {
                unweighed.extend(Unweighed::of(listing, installed, &row.to));
            }
            rows.push(row);
        }
        rows.sort_by_cached_key(|row| (row.section, !row.security, row.name.to_lowercase(), row.to.clone()));
        Ok((rows, unweighed))
    }

    /// What a listing has for an installed package, when it has something.
    pub(crate) fn update_row(
        &self,
        listing: &Listing,
        installed: &Installed,
        decisions: &Decisions,
    ) -> Option<UpdateRow> {
        let offer = decisions.offer(listing, installed)?;
        let version = offer.version;
        let trust = trust_of(listing, version);
        let weighed = self.inner.weighed.get(installed, version);
        let mut changes = changes_on_the_card(listing, installed, trust);
        changes.extend(weighed.iter().flat_map(|weighed| weighed.changes.iter().cloned()));
        super::held::add_found(&mut changes, decisions.found(&installed.key, version));
        let asks_for_more = changes.iter().any(asks_for_more);
        let security = is_security(listing, &installed.version, &version.version);
        let held = decisions
            .held(installed, offer)
            .or_else(|| held_by_itself(listing, offer, trust))
            .or_else(|| asks_for_more.then_some(HeldReason::AsksForMore));
        Some(UpdateRow {
            package: reference(&installed.key),
            name: installed.name.clone(),
            kind: convert::kind(installed.kind),
            picture: crate::installed::picture_of(installed, Some(listing)),
            from: installed.version.to_string(),
            to: version.version.to_string(),
            released: version.released,
            trust: convert::trust(trust),
            republished: offer.republished,
            security,
            size: version.size,
            sha256: version.sha256.map(|digest| digest.to_hex()),
            here: version.sha256.is_some_and(|artifact| self.inner.library.is_ahead(&artifact)),
            section: match (&held, security) {
                (Some(_), _) => UpdateSection::Held,
                (None, true) => UpdateSection::Security,
                (None, false) => UpdateSection::Ready,
            },
            held,
            changes,
            asks_for_more,
            changelog_html: weighed.as_ref().map(|w| w.changelog_html.clone()).unwrap_or_default(),
            incomplete: weighed.is_none(),
            channel: decisions.channel(&installed.key),
            policy: decisions.policy(&installed.key),
            rule: decisions.rule(&installed.key).map(super::rules::Rule::shown),
        })
    }
}

/// What holds an update whatever the person decided.
fn held_by_itself(listing: &Listing, offer: Offer<'_>, trust: TrustLevel) -> Option<HeldReason> {
    let stale = (trust == TrustLevel::Stale).then(|| trusting::blocked(listing)).flatten();
    if let Some(why) = stale.or_else(|| trusting::no_file(offer.version)) {
        return Some(super::plan::blocked(why));
    }
    if offer.republished {
        return Some(HeldReason::Republished);
    }
    (trust == TrustLevel::Unverified).then_some(HeldReason::Unverified)
}

/// How far one version of a listing can be trusted, as far as the catalogue knows.
fn trust_of(listing: &Listing, version: &ListedVersion) -> TrustLevel {
    match listing.trust {
        TrustLevel::Signed | TrustLevel::Stale => listing.trust,
        _ => TrustLevel::of_unsigned(version.sha256.is_some()),
    }
}

/// A version on the way there mends a security problem.
fn is_security(listing: &Listing, from: &Version, to: &Version) -> bool {
    let on_the_way = |v: &&ListedVersion| v.version > *from && v.version <= *to;
    listing.versions.iter().filter(on_the_way).any(|version| version.security)
}

/// What changes by the card alone.
fn changes_on_the_card(listing: &Listing, installed: &Installed, trust: TrustLevel) -> Vec<UpdateChange> {
    let mut changes = Vec::new();
    if listing.rating != installed.rating {
        changes.push(UpdateChange::Rating {
            from: convert::rating(installed.rating),
            to: convert::rating(listing.rating),
        });
    }
    if trust < installed.trust && trust != TrustLevel::Stale && !installed.built {
        changes.push(UpdateChange::LessTrusted {
            from: convert::trust(installed.trust),
            to: convert::trust(trust),
        });
    }
    changes
}

/// True for a change a person should see before it happens.
fn asks_for_more(change: &UpdateChange) -> bool {
    match change {
        UpdateChange::NewDependency { asks_for_more, .. } => *asks_for_more,
        UpdateChange::NewCommand { .. } | UpdateChange::ChangedDependency { .. } => true,
        UpdateChange::Rating { from, to } => *to as u8 > *from as u8,
        // Nothing at all has a reason of its own.
        UpdateChange::LessTrusted { to, .. } => *to != Trust::Unverified,
        UpdateChange::DroppedDependency { .. } => false,
    }
}
