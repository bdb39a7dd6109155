//! Publishing: the online key alone, and only the bins that changed.

use std::collections::BTreeMap;

use sigstore_tuf::DelegatedRole;
use vitrine_base::Timestamp;

use super::bins::{self, Bins};
use super::model::{TargetsBody, entry, expiry};
use super::repository::Repository;
use super::{NewTarget, due};
use crate::verifier::INDEX_ROLE;
use crate::{SigningKey, TrustError, Withdrawn};

/// What is to be different.
#[derive(Debug, Clone, Default)]
pub struct Changes {
    /// The gallery's own documents (`vitrine.json`, `manifests.json`): replaced.
    pub index: Vec<NewTarget>,
    /// New files. One that is there with the same bytes is left alone; with other bytes it is refused.
    pub add: Vec<NewTarget>,
    /// Paths no longer vouched for.
    pub remove: Vec<String>,
    /// Paths taken down with a public reason, whoever signed them; they are removed as well.
    pub withdraw: Vec<Withdrawn>,
    /// Paths whose withdrawal is taken back.
    pub restore: Vec<String>,
}

/// What a publishing wrote.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Published {
    /// The files, in the order they were written.
    pub files: Vec<String>,
    /// Their bytes.
    pub bytes: u64,
}

impl Repository {
    /// Signs changes. With none, renews the timestamp and whatever else is due.
    ///
    /// # Errors
    /// [`TrustError::KeysMissing`] without the online key; [`TrustError::Refused`] for a file whose path a
    /// publisher has claimed, or that is there with other bytes. The gallery is then as it was.
    pub fn publish(
        &mut self,
        changes: &Changes,
        keys: &[&SigningKey],
        now: Timestamp,
    ) -> Result<Published, TrustError> {
        let mut next = self.clone();
        let before = self.snapshot.meta.clone();
        next.stage(changes, keys, now)?;
        let published = next.publish_over(&before, keys, now)?;
        *self = next;
        Ok(published)
    }

    fn stage(&mut self, changes: &Changes, keys: &[&SigningKey], now: Timestamp) -> Result<(), TrustError> {
        let mut bodies = self.changed_bins(changes)?;
        let mut index = self.role(INDEX_ROLE)?;
        let index_was = (index.targets.clone(), index.withdrawn.clone());
        for target in &changes.index {
            index.targets.insert(target.path.clone(), entry(target)?);
        }
        index.withdrawn.retain(|old| !changes.restore.contains(&old.path));
        for new in &changes.withdraw {
            index.withdrawn.retain(|old| old.path != new.path);
            index.withdrawn.push(new.clone());
        }
        let period = self.root.periods.online;
        let stale = index.version == 0 || due(expiry(&index), period, now);
        if stale || index_was != (index.targets.clone(), index.withdrawn.clone()) {
            bodies.insert(INDEX_ROLE.to_owned(), index);
        }
        for role in self.due_bins(now) {
            if !bodies.contains_key(&role) {
                bodies.insert(role.clone(), self.role(&role)?);
            }
        }
        for (role, body) in bodies {
            self.put_role(&role, body, keys, now)?;
        }
        let due = due(expiry(&self.targets), self.root.periods.targets, now);
        if due && let Ok(renewed) = self.signed_targets(self.targets.clone(), keys, now) {
            // Only when the offline keys happen to be at hand; otherwise `state` shows that it is time.
            self.put_targets(renewed)?;
        }
        Ok(())
    }

    /// The bins that the changes change, changed.
    fn changed_bins(&self, changes: &Changes) -> Result<BTreeMap<String, TargetsBody>, TrustError> {
        let bins = self.bins();
        let claims = self.claims()?;
        let mut bodies: BTreeMap<String, (TargetsBody, bool)> = BTreeMap::new();
        for target in &changes.add {
            if let Some(role) = claimed(&claims, &target.path)? {
                return Err(TrustError::Refused(format!(
                    "“{}” belongs to the role “{role}”: only its publisher can sign it.",
                    target.path
                )));
            }
            let new = entry(target)?;
            let (body, changed) = self.bin(&mut bodies, bins.name_of(&target.path))?;
            match body.targets.get(&target.path) {
                Some(old) if old.hashes != new.hashes || old.length != new.length => {
                    return Err(TrustError::Refused(format!(
                        "“{}” is published already, with other bytes. A published file never changes: give it a new \
                         version.",
                        target.path
                    )));
                }
                Some(old) if *old == new => {}
                _ => {
                    body.targets.insert(target.path.clone(), new);
                    *changed = true;
                }
            }
        }
        for path in changes.remove.iter().chain(changes.withdraw.iter().map(|withdrawn| &withdrawn.path)) {
            let (body, changed) = self.bin(&mut bodies, bins.name_of(path))?;
            *changed |= body.targets.remove(path).is_some();
        }
        Ok(bodies
            .into_iter()
            .filter(|(_, (_, changed))| *changed)
            .map(|(role, (body, _))| (role, body))
            .collect())
    }

    fn bin<'a>(
        &self,
        bodies: &'a mut BTreeMap<String, (TargetsBody, bool)>,
        role: String,
    ) -> Result<&'a mut (TargetsBody, bool), TrustError> {
        match bodies.entry(role) {
            std::collections::btree_map::Entry::Occupied(there) => Ok(there.into_mut()),
            std::collections::btree_map::Entry::Vacant(place) => {
                let body = self.role(place.key())?;
                Ok(place.insert((body, false)))
            }
        }
    }

    fn bins(&self) -> Bins {
        Bins::of(self.delegations().iter().filter(|role| role.name.starts_with(bins::PREFIX)).count() as u64)
    }

    fn due_bins(&self, now: Timestamp) -> Vec<String> {
        let bins = self.delegations().iter().filter(|role| role.name.starts_with(bins::PREFIX));
        bins.filter(|role| {
            self.role_expires(&role.name).is_some_and(|at| due(at, self.root.periods.online, now))
        })
        .map(|role| role.name.clone())
        .collect()
    }

    /// The roles that claim paths for a publisher.
    pub(super) fn claims(&self) -> Result<Vec<DelegatedRole>, TrustError> {
        let claims = self.delegations().iter().filter(|role| role.paths.is_some());
        claims
            .map(|role| {
                let value = serde_json::to_value(role).map_err(std::io::Error::other)?;
                Ok(serde_json::from_value(value).map_err(std::io::Error::other)?)
            })
            .collect()
    }
}

fn claimed<'a>(claims: &'a [DelegatedRole], path: &str) -> Result<Option<&'a str>, TrustError> {
    for claim in claims {
        if claim.matches_path(path).map_err(|error| crate::verifier::said(&claim.name, error, 0))? {
            return Ok(Some(&claim.name));
        }
    }
    Ok(None)
}
