//! What an update brings besides its number: new needs and the words of its maker. These come from documents that
//! may have to be fetched, so they are found out once and remembered while the program runs.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};

use tokio_util::sync::CancellationToken;
use vitrine_api::types::UpdateChange;
use vitrine_base::{Sha256, Version};
use vitrine_catalog::{ListedVersion, Listing};
use vitrine_library::{Installed, PackageKey};
use vitrine_package::listing::Details;
use vitrine_package::{Dependency, DependencyKind, Growth, Kind};

use crate::side_by_side::side_by_side;
use crate::{Gallery, changelog};

/// Documents asked for at the same time.
const PARALLEL: usize = 6;

/// Updates remembered; an update gone by leaves its place to others now and then.
const KEPT: usize = 1000;

/// What an update brings.
#[derive(Debug, Clone, Default)]
pub(crate) struct Brings {
    pub(crate) changes: Vec<UpdateChange>,
    pub(crate) changelog_html: String,
}

/// What a version is said to need, and what of it can be typed where that is said.
struct Said {
    dependencies: Vec<Dependency>,
    commands: BTreeMap<String, String>,
}

/// From which bytes to which.
type Step = (PackageKey, Sha256, Version, Option<Sha256>);

/// What was found out in this run.
#[derive(Debug, Default)]
pub(crate) struct Weighed {
    known: Mutex<HashMap<Step, Brings>>,
    /// Somebody finds out about what is counted.
    busy: AtomicBool,
}

impl Weighed {
    pub(crate) fn get(&self, installed: &Installed, to: &ListedVersion) -> Option<Brings> {
        let known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        known.get(&step(installed, to)).cloned()
    }

    fn keep(&self, step: Step, brings: Brings) {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        if known.len() >= KEPT {
            known.clear();
        }
        known.insert(step, brings);
    }
}

impl Weighed {
    /// True for the one who may begin to find out; until [`Self::end`] there is no other.
    pub(super) fn begin(&self) -> bool {
        !self.busy.swap(true, Ordering::SeqCst)
    }

    pub(super) fn end(&self) {
        self.busy.store(false, Ordering::SeqCst);
    }
}

fn step(installed: &Installed, to: &ListedVersion) -> Step {
    (installed.key.clone(), installed.sha256, to.version.clone(), to.sha256)
}

/// An update nothing is known of yet.
pub(crate) struct Unweighed {
    listing: Listing,
    installed: Installed,
    to: ListedVersion,
}

impl Unweighed {
    pub(crate) fn of(listing: Listing, installed: &Installed, to: &str) -> Option<Self> {
        let to = listing.versions.iter().find(|version| version.version.as_str() == to)?.clone();
        Some(Self { listing, installed: installed.clone(), to })
    }
}

impl Gallery {
    /// Finds out about all of these; answers of how many.
    pub(super) async fn weigh_all(&self, unweighed: Vec<Unweighed>) -> usize {
        let weigh = |one| {
            let gallery = self.clone();
            async move { gallery.weigh(&one).await }
        };
        side_by_side(PARALLEL, unweighed, weigh)
            .await
            .into_iter()
            .filter(|learnt| *learnt == Some(true))
            .count()
    }

    async fn weigh(&self, one: &Unweighed) -> bool {
        let (details, incomplete) = self.details_or_none(&one.listing).await;
        let Some(said) = self.said_of(one, &details).await.filter(|_| !incomplete) else { return false };
        let changes = match self.changes(one, &details, &said) {
            Ok(changes) => changes,
            Err(error) => {
                tracing::info!("what {} brings could not be found out: {}", one.listing.id, error.details);
                return false;
            }
        };
        let changelog_html = changelog(&one.listing, &details, &one.installed.version, &one.to.version);
        self.inner.weighed.keep(step(&one.installed, &one.to), Brings { changes, changelog_html });
        true
    }

    /// What the offered version needs: a manifest says it better than a page does. None where nobody says it: nobody
    /// knows then whether it asks for more.
    async fn said_of(&self, one: &Unweighed, details: &Details) -> Option<Said> {
        if one.listing.kind == Kind::Tool {
            let (catalog, cancel) = (&self.inner.catalog, CancellationToken::new());
            let (source, id) = (&one.listing.source, &one.listing.id);
            let manifest = catalog.manifest(&self.inner.client, source, id, &one.to.version, &cancel).await;
            match manifest {
                Ok(Some(manifest)) => {
                    return Some(Said { dependencies: manifest.needs(), commands: manifest.commands });
                }
                Ok(None) => {}
                Err(_) => return None,
            }
        }
        let found = details.versions.get(one.to.version.as_str())?;
        Some(Said { dependencies: found.dependencies.clone(), commands: BTreeMap::new() })
    }

    fn changes(
        &self,
        one: &Unweighed,
        details: &Details,
        after: &Said,
    ) -> Result<Vec<UpdateChange>, vitrine_api::ApiError> {
        // The package itself and its page may use other names for the same thing.
        let listed = details.versions.get(one.installed.version.as_str()).map(|found| &found.dependencies);
        let listed = listed.map(Vec::as_slice).unwrap_or_default();
        let before = || one.installed.dependencies.iter().chain(listed);
        let mut changes = new_commands(&one.installed, &after.commands);
        for dependency in &after.dependencies {
            let growth = dependency.growth(before());
            if growth == Growth::Known {
                continue;
            }
            let told =
                self.explain_dependencies(&one.listing.source, std::slice::from_ref(dependency))?.pop();
            changes.extend(told.map(|told| match growth {
                Growth::Changed => UpdateChange::ChangedDependency { dependency: told },
                _ => UpdateChange::NewDependency {
                    dependency: told,
                    asks_for_more: growth == Growth::Commands || self.may_act(dependency),
                },
            }));
        }
        let still: HashSet<_> = after.dependencies.iter().map(name_of).collect();
        let dropped = listed.iter().filter(|d| !still.contains(&name_of(d)));
        let mut dropped: Vec<_> = dropped.map(|d| d.name.clone()).collect();
        dropped.sort();
        dropped.dedup();
        changes.extend(dropped.into_iter().map(|name| UpdateChange::DroppedDependency { name }));
        Ok(changes)
    }

    /// Something that can act on this computer or on others, or that an update would have to bring along.
    fn may_act(&self, needed: &Dependency) -> bool {
        let here = || self.installed_now().iter().any(|i| i.key.id.as_str() == needed.name);
        needed.kind.may_act() || (needed.kind == DependencyKind::Package && needed.required && !here())
    }
}

/// What can be typed with a version and cannot with the installed one.
fn new_commands(installed: &Installed, after: &BTreeMap<String, String>) -> Vec<UpdateChange> {
    let known = |name: &str| installed.commands.iter().any(|command| command.name == name);
    let new = after.keys().filter(|name| !known(name));
    new.map(|name| UpdateChange::NewCommand { name: name.clone() }).collect()
}

fn name_of(dependency: &Dependency) -> (DependencyKind, String) {
    (dependency.kind, dependency.name.to_lowercase())
}

/// The makers' words from one version to another, newest first.
fn changelog(listing: &Listing, details: &Details, from: &Version, to: &Version) -> String {
    let mut on_the_way: Vec<_> = listing.versions.iter().map(|v| &v.version).collect();
    on_the_way.retain(|version| (*version > from || *version == to) && *version <= to);
    changelog::of(on_the_way, details)
}
