//! Offers of which the bytes, or the plan, asked for more than their pages said: found out when nobody was there to be
//! asked, and held from then on until the person looks at them.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use vitrine_api::ApiError;
use vitrine_api::types::UpdateChange;
use vitrine_base::{Sha256, Version};
use vitrine_catalog::ListedVersion;
use vitrine_library::{LibraryError, PackageKey};
use vitrine_package::{Dependency, DependencyKind, Growth};

use crate::Gallery;
use crate::errors::Explain as _;
use crate::plan::Planned;

/// The fact that remembers them. One row a package, replaced by the next offer.
const HELD: &str = "updates.held";

/// An offer, and what it asks for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct HeldOffer {
    version: Version,
    sha256: Option<Sha256>,
    changes: Vec<UpdateChange>,
}

impl HeldOffer {
    /// What is known to be asked for by this version.
    pub(super) fn asked_by(&self, offered: &ListedVersion) -> &[UpdateChange] {
        let same_bytes = self.sha256.zip(offered.sha256).is_none_or(|(held, now)| held == now);
        if self.version == offered.version && same_bytes { &self.changes } else { &[] }
    }
}

impl Gallery {
    /// The held offers, by `source/id`.
    pub(super) fn held_offers(&self) -> Result<BTreeMap<String, HeldOffer>, ApiError> {
        let kept = self.inner.personal.fact(HELD).map_err(|e| e.explain())?;
        Ok(kept.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default())
    }

    /// Nobody was asked: what would have to come along, or is not installed any more, waits for the person.
    pub(crate) fn refuse_unasked(&self, planned: &Planned) -> Result<(), ApiError> {
        if planned.plan.from.is_none() {
            let sentence = format!("“{}” is not installed any more.", planned.plan.name);
            return Err(ApiError::new("library.not_installed", sentence));
        }
        let missing = planned.plan.with.iter().filter(|needed| !needed.installed);
        let needed: Vec<Dependency> = missing.map(|n| package(&n.package.id, &n.version)).collect();
        if needed.is_empty() {
            return Ok(());
        }
        let more = LibraryError::AsksForMore { dependencies: needed, commands: Vec::new() };
        self.hold_offer(planned.offer(), &more)?;
        Err(more.explain())
    }

    /// Remembers an offer of which a refusal says that it asks for more.
    pub(crate) fn hold_offer(&self, offer: Offered, refusal: &LibraryError) -> Result<(), ApiError> {
        let LibraryError::AsksForMore { dependencies, commands } = refusal else { return Ok(()) };
        let installed = self.installed_now();
        let here = installed.iter().find(|i| i.key == offer.key);
        let known = here.map(|here| here.dependencies.as_slice()).unwrap_or_default();
        let told = self.explain_dependencies(&offer.key.source, dependencies)?;
        let growth = dependencies.iter().map(|needed| needed.growth(known.iter()));
        let told = growth.zip(told).map(|(growth, dependency)| match growth {
            Growth::Changed => UpdateChange::ChangedDependency { dependency },
            _ => UpdateChange::NewDependency { dependency, asks_for_more: true },
        });
        let typed = commands.iter().map(|name| UpdateChange::NewCommand { name: name.clone() });
        let changes = told.chain(typed).collect();
        let mut held = self.held_offers()?;
        held.retain(|name, _| installed.iter().any(|i| i.key.to_string() == *name));
        let Offered { key, version, sha256 } = offer;
        held.insert(key.to_string(), HeldOffer { version, sha256, changes });
        let text = serde_json::to_string(&held).unwrap_or_default();
        self.inner.personal.set_fact(HELD, Some(&text)).map_err(|e| e.explain())?;
        self.library_changed();
        Ok(())
    }
}

/// Which bytes of which version were offered.
#[derive(Debug, Clone)]
pub(crate) struct Offered {
    pub(crate) key: PackageKey,
    pub(crate) version: Version,
    pub(crate) sha256: Option<Sha256>,
}

fn package(id: &str, version: &str) -> Dependency {
    Dependency {
        kind: DependencyKind::Package,
        name: id.to_owned(),
        purpose: String::new(),
        required: true,
        origin: None,
        names_commands: false,
        digest: None,
        versions: Some(version.to_owned()),
    }
}

/// What the bytes ask for beside what the page said, each once.
pub(super) fn add_found(changes: &mut Vec<UpdateChange>, found: &[UpdateChange]) {
    let name = |change: &UpdateChange| match change {
        UpdateChange::NewDependency { dependency, .. } | UpdateChange::ChangedDependency { dependency } => {
            Some((false, dependency.name.to_lowercase()))
        }
        UpdateChange::NewCommand { name } => Some((true, name.clone())),
        _ => None,
    };
    changes.retain(|said| !found.iter().any(|found| name(found) == name(said)));
    changes.extend(found.iter().cloned());
}
