//! Policies: what is done with updates of a gallery or a package without anybody asking each time.

use std::collections::{BTreeMap, HashSet};

use serde::{Deserialize, Serialize};
use vitrine_api::ApiError;
use vitrine_api::types::{
    Cause, JobRef, JobState, SetUpdatePolicy, SeveralItem, SeveralRequest, UpdatePolicies, UpdatePolicy,
    UpdatePolicyRow, UpdateRow,
};
use vitrine_base::{Sha256, Timestamp};
use vitrine_library::Policy;

use super::decisions::{channel_of, policy_of};
use crate::Gallery;
use crate::errors::Explain as _;
use crate::gallery::key;

/// The fact that remembers what was tried by itself and did not work.
const TRIED: &str = "updates.tried";

/// What did not work by itself is tried by itself again after a day.
const AGAIN: i64 = 24 * 60 * 60 * 1000;

/// What the policies did after a look for updates.
#[derive(Debug, Default)]
pub struct PolicyOutcome {
    /// Updates that were installed.
    pub installed: Vec<UpdateRow>,
    /// The job that installed them, ended.
    pub started: Option<JobRef>,
    /// The job that fetches others ahead; it may still run.
    pub fetching: Option<JobRef>,
}

/// A version that was tried, and when. Few rows, replaced in place; gone with the offer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Tried {
    version: String,
    at: Timestamp,
}

impl Gallery {
    /// Does what the policies say, after a look for updates: fetches, or installs, what nothing holds back. What asks
    /// for more, what a rule holds, what nothing vouches for and what was republished waits for the person.
    ///
    /// # Errors
    /// When the catalogue or what was decided cannot be read; a job that fails says so itself.
    pub async fn apply_policies(&self) -> Result<PolicyOutcome, ApiError> {
        let rows = self.updates_in_full().await?;
        let tried = self.blocking(Self::still_tried).await?;
        let now = self.inner.clock.now();
        // Nobody knows whether it asks for more while its documents cannot be read.
        let free = |row: &&UpdateRow| row.held.is_none() && !row.incomplete && !was_tried(&tried, row, now);
        let wanted = |policy: UpdatePolicy| -> Vec<UpdateRow> {
            rows.iter().filter(free).filter(|row| row.policy == policy).cloned().collect()
        };
        let mut fetch = wanted(UpdatePolicy::Download);
        fetch.retain(|row| !row.here);
        let install = wanted(UpdatePolicy::Install);
        self.blocking({
            let (rows, tries) = (rows.clone(), [fetch.clone(), install.clone()].concat());
            move |g| g.remember_tries(&rows, tried, &tries)
        })
        .await?;
        let mut outcome = PolicyOutcome::default();
        if !fetch.is_empty() {
            outcome.fetching = Some(self.start_fetch(by_policy(&fetch)).await?);
        }
        if !install.is_empty() {
            let job = self.start_several(by_policy(&install)).await?;
            let ended = self.inner.jobs.wait(&job.id, |_| {}).await?;
            let done = |row: &UpdateRow| {
                let mut items = ended.items.iter();
                items.any(|item| item.package == row.package && item.state == JobState::Done)
            };
            outcome.installed = install.into_iter().filter(done).collect();
            outcome.started = Some(job);
        }
        self.forget_stale_bytes(&rows);
        Ok(outcome)
    }

    /// Lets go of what was fetched ahead and is not offered any more.
    fn forget_stale_bytes(&self, rows: &[UpdateRow]) {
        let mut wanted = HashSet::new();
        for row in rows {
            let Ok(key) = key(&row.package) else { continue };
            let listing = self.inner.catalog.listing(&key.source, &key.id).ok().flatten();
            let digests = listing.iter().flat_map(|listing| &listing.versions);
            wanted.extend(digests.filter(|v| v.version.as_str() == row.to).filter_map(|v| v.sha256));
        }
        let wanted: HashSet<Sha256> = wanted;
        if let Err(error) = self.inner.library.keep_ahead(&wanted) {
            tracing::info!("what was fetched ahead could not be tidied: {error}");
        }
    }

    fn still_tried(&self) -> Result<BTreeMap<String, Tried>, ApiError> {
        let kept = self.inner.personal.fact(TRIED).map_err(|e| e.explain())?;
        Ok(kept.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default())
    }

    /// Remembers what is tried now; forgets what is not offered any more.
    fn remember_tries(
        &self,
        rows: &[UpdateRow],
        mut tried: BTreeMap<String, Tried>,
        tries: &[UpdateRow],
    ) -> Result<(), ApiError> {
        let before = tried.clone();
        let offered: BTreeMap<String, &str> = rows.iter().map(|row| (name(row), row.to.as_str())).collect();
        tried.retain(|name, tried| offered.get(name) == Some(&tried.version.as_str()));
        let at = self.inner.clock.now();
        tried.extend(tries.iter().map(|row| (name(row), Tried { version: row.to.clone(), at })));
        if tried == before {
            return Ok(());
        }
        let text = serde_json::to_string(&tried).unwrap_or_default();
        let text = Some(text.as_str()).filter(|_| !tried.is_empty());
        self.inner.personal.set_fact(TRIED, text).map_err(|e| e.explain())
    }

    pub(crate) fn policies_now(&self) -> Result<UpdatePolicies, ApiError> {
        let kept = self.inner.personal.policies().map_err(|e| e.explain())?;
        let sources = self.inner.catalog.sources().map_err(|e| e.explain())?;
        let row = |source: &str, id: Option<String>, name: String, said: Option<&Policy>| UpdatePolicyRow {
            source: source.to_owned(),
            id,
            name,
            policy: said.and_then(|said| policy_of(said.policy.as_deref()?)),
            channel: said.and_then(|said| channel_of(said.channel.as_deref()?)),
        };
        let galleries = sources.iter().map(|source| {
            let said = kept.iter().find(|p| p.id.is_empty() && p.source == source.name.as_str());
            let title = source.title.clone().unwrap_or_else(|| source.name.to_string());
            row(source.name.as_str(), None, title, said)
        });
        let installed = self.installed_now();
        let packages = kept.iter().filter(|p| !p.id.is_empty()).map(|said| {
            let known = |i: &&vitrine_library::Installed| {
                i.key.source.as_str() == said.source && i.key.id.as_str() == said.id
            };
            let name = installed.iter().find(known).map_or_else(|| said.id.clone(), |i| i.name.clone());
            row(&said.source, Some(said.id.clone()), name, Some(said))
        });
        let mut packages: Vec<_> = packages.collect();
        packages.sort_by_cached_key(|row| (row.name.to_lowercase(), row.source.clone()));
        Ok(UpdatePolicies {
            usual: self.inner.settings.get().update_policy,
            galleries: galleries.collect(),
            packages,
        })
    }

    pub(crate) fn set_policy_now(&self, wish: &SetUpdatePolicy) -> Result<UpdatePolicies, ApiError> {
        let id = wish.id.clone().unwrap_or_default();
        let unknown = || ApiError::new("updates.policy", format!("There is no gallery “{}”.", wish.source));
        if id.is_empty() {
            let name = vitrine_base::SourceName::new(wish.source.as_str()).map_err(|_| unknown())?;
            self.inner.catalog.source(&name).map_err(|e| e.explain())?.ok_or_else(unknown)?;
        } else {
            key(&vitrine_api::types::PackageRef { source: wish.source.clone(), id: id.clone() })?;
        }
        let policy = Policy {
            source: wish.source.clone(),
            id,
            policy: wish.policy.map(|policy| word(&policy)),
            channel: wish.channel.map(|channel| word(&channel)),
        };
        self.inner.personal.set_policy(&policy).map_err(|e| e.explain())?;
        self.library_changed();
        self.catalogue_changed();
        self.policies_now()
    }
}

fn by_policy(rows: &[UpdateRow]) -> SeveralRequest {
    let item = |row: &UpdateRow| SeveralItem {
        package: row.package.clone(),
        version: Some(row.to.clone()),
        sha256: row.sha256.clone(),
        keep: false,
        accept_unverified: false,
    };
    SeveralRequest {
        title: match rows {
            [one] => one.name.clone(),
            more => format!("{} updates", more.len()),
        },
        cause: Cause::Policy,
        items: rows.iter().map(item).collect(),
    }
}

/// It was tried not long ago. A time to come is a clock that was set back.
fn was_tried(tried: &BTreeMap<String, Tried>, row: &UpdateRow, now: Timestamp) -> bool {
    let same = tried.get(&name(row)).filter(|tried| tried.version == row.to);
    same.is_some_and(|tried| (0..AGAIN).contains(&now.saturating_sub(tried.at)))
}

fn name(row: &UpdateRow) -> String {
    format!("{}/{}", row.package.source, row.package.id)
}

fn word(value: &impl Serialize) -> String {
    serde_json::to_value(value).unwrap_or_default().as_str().unwrap_or_default().to_owned()
}
