//! What the person decided about updates, read at once for all packages: rules, policies, channels.

use std::collections::{BTreeMap, HashMap};

use vitrine_api::ApiError;
use vitrine_api::types::{HeldReason, UpdateChange, UpdateChannel, UpdatePolicy};
use vitrine_base::{PackageId, SourceName};
use vitrine_catalog::{ListedVersion, Listing};
use vitrine_library::{Installed, PackageKey, Policy, UpdateKind};

use super::held::HeldOffer;
use super::rules::Rule;
use crate::Gallery;
use crate::errors::Explain as _;

/// Everything decided, as of now.
pub(crate) struct Decisions {
    rules: HashMap<PackageKey, Rule>,
    policies: HashMap<(String, String), Policy>,
    usual: UpdatePolicy,
    found: BTreeMap<String, HeldOffer>,
}

/// A version a source has for somebody who has another.
#[derive(Clone, Copy)]
pub(crate) struct Offer<'a> {
    pub(crate) version: &'a ListedVersion,
    pub(crate) republished: bool,
}

impl Gallery {
    /// Reads what was decided. Pauses that are over are forgotten, and those that a clock set back would make longer
    /// than they were asked for are cut.
    pub(crate) fn decisions(&self) -> Result<Decisions, ApiError> {
        let (personal, now) = (&self.inner.personal, self.inner.clock.now());
        let mut rules = HashMap::new();
        for kept in personal.rules().map_err(|e| e.explain())? {
            let (Ok(source), Ok(id)) = (SourceName::new(kept.source), PackageId::new(kept.id)) else {
                continue;
            };
            // A rule of a later Vitrine is left where it is.
            let Ok(rule) = serde_json::from_str::<Rule>(&kept.rule) else { continue };
            let key = PackageKey { source, id };
            let left = rule.at(now);
            if left.as_ref() != Some(&rule) {
                self.keep_rule(&key, left.as_ref())?;
            }
            if let Some(left) = left {
                rules.insert(key, left);
            }
        }
        let policies = personal.policies().map_err(|e| e.explain())?.into_iter();
        let policies = policies.map(|policy| ((policy.source.clone(), policy.id.clone()), policy)).collect();
        let (usual, found) = (self.inner.settings.get().update_policy, self.held_offers()?);
        Ok(Decisions { rules, policies, usual, found })
    }
}

impl Decisions {
    pub(crate) fn rule(&self, key: &PackageKey) -> Option<&Rule> {
        self.rules.get(key)
    }

    /// What an offer was found to ask for when nobody was there to be asked.
    pub(super) fn found(&self, key: &PackageKey, offered: &ListedVersion) -> &[UpdateChange] {
        self.found.get(&key.to_string()).map(|held| held.asked_by(offered)).unwrap_or_default()
    }

    /// The policy of a package: its own, its gallery's, or the setting.
    pub(crate) fn policy(&self, key: &PackageKey) -> UpdatePolicy {
        self.steps(key).find_map(|policy| policy_of(policy.policy.as_deref()?)).unwrap_or(self.usual)
    }

    /// The channel of a package: its own, its gallery's, or stable.
    pub(crate) fn channel(&self, key: &PackageKey) -> UpdateChannel {
        self.steps(key).find_map(|policy| channel_of(policy.channel.as_deref()?)).unwrap_or_default()
    }

    /// What was said of the package, then of its gallery.
    fn steps(&self, key: &PackageKey) -> impl Iterator<Item = &Policy> {
        let of = |id: &str| self.policies.get(&(key.source.to_string(), id.to_owned()));
        [of(key.id.as_str()), of("")].into_iter().flatten()
    }

    /// The version its channel offers.
    pub(crate) fn latest<'a>(&self, listing: &'a Listing) -> Option<&'a ListedVersion> {
        let key = PackageKey { source: listing.source.clone(), id: listing.id.clone() };
        match self.channel(&key) {
            UpdateChannel::Stable => listing.latest(),
            UpdateChannel::Beta => listing.latest_preview(),
        }
    }

    /// What the listing has for somebody who has this installed; nothing of what was withdrawn or yanked.
    pub(crate) fn offer<'a>(&self, listing: &'a Listing, installed: &Installed) -> Option<Offer<'a>> {
        let version = self.latest(listing).filter(|v| v.yanked.is_none() && listing.withdrawn.is_none())?;
        match vitrine_library::compare(installed, &version.version, version.sha256.as_ref()) {
            UpdateKind::None => None,
            UpdateKind::Newer => Some(Offer { version, republished: false }),
            UpdateKind::Republished => Some(Offer { version, republished: true }),
        }
    }

    /// Why the person's rule holds an offer back, when it does.
    pub(crate) fn held(&self, installed: &Installed, offer: Offer<'_>) -> Option<HeldReason> {
        self.rule(&installed.key)?.holds(&installed.version, &offer.version.version)
    }
}

pub(super) fn policy_of(word: &str) -> Option<UpdatePolicy> {
    Some(match word {
        "notify" => UpdatePolicy::Notify,
        "download" => UpdatePolicy::Download,
        "install" => UpdatePolicy::Install,
        _ => return None,
    })
}

pub(super) fn channel_of(word: &str) -> Option<UpdateChannel> {
    Some(match word {
        "stable" => UpdateChannel::Stable,
        "beta" => UpdateChannel::Beta,
        _ => return None,
    })
}
