//! Publishers who hold a key of their own: a role each, over the folders of their packages.

use sigstore_tuf::metadata::Targets;
use vitrine_base::{PackageId, Timestamp};

use super::ceremony::Progress;
use super::document::{Document, names_of, verify};
use super::model::{Delegation, Delegations, TargetEntry, TargetsBody, described, entry};
use super::repository::{Repository, checked_keys, pin_of};
use super::{Changes, NewTarget, Published, bins};
use crate::time::{days, later, written};
use crate::{PublicKey, Release, SigningKey, TrustError};

const PREFIX: &str = "publisher.";
/// Publishers sign seldom: a role that ends takes its packages with it.
const LONGEST_DAYS: u32 = 2 * 366;

/// A publisher and what is theirs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Publisher {
    /// The name, without the role's prefix.
    pub name: String,
    /// The names of their keys.
    pub keys: Vec<String>,
    /// How many of them must sign.
    pub threshold: u64,
    /// The packages.
    pub packages: Vec<String>,
    /// The version of what they signed last; 0 when nothing yet.
    pub version: u64,
    /// When that expires.
    pub expires: Option<Timestamp>,
}

impl Repository {
    /// Hands packages over to a publisher: from then on only their keys can sign files of these packages,
    /// whatever the bins say. Replaces the role when the publisher has one. Changes the offline list, so the
    /// targets keys sign; the answer says what is missing.
    ///
    /// # Errors
    /// [`TrustError::Refused`] for a name or a set of keys that cannot be, or a package somebody else has.
    pub fn add_publisher(
        &mut self,
        name: &str,
        publisher: &[PublicKey],
        threshold: u64,
        packages: &[PackageId],
        keys: &[&SigningKey],
        now: Timestamp,
    ) -> Result<Progress, TrustError> {
        let role = role_name(name)?;
        checked_keys(publisher, threshold, &role)?;
        let paths: Vec<String> = packages.iter().map(|id| format!("packages/{id}/*/*")).collect();
        let taken = self.delegations().iter().find(|other| {
            other.name != role && other.paths.iter().flatten().any(|path| paths.contains(path))
        });
        if let Some(other) = taken {
            let other = &other.name;
            return Err(TrustError::Refused(format!("One of these packages belongs to “{other}” already.")));
        }
        let mut body = self.targets.clone();
        let delegations = delegations_of(&mut body)?;
        delegations.keys.extend(described(publisher));
        delegations.roles.retain(|other| other.name != role);
        let delegation = Delegation {
            name: role,
            keyids: publisher.iter().map(|key| key.id().0).collect(),
            threshold,
            terminating: true,
            paths: Some(paths),
            path_hash_prefixes: None,
        };
        // Before the bins: the first role that covers a path and ends the search decides.
        let place = delegations.roles.iter().position(|other| other.name.starts_with(bins::PREFIX));
        delegations.roles.insert(place.unwrap_or(delegations.roles.len()), delegation);
        self.propose_targets(body, keys, now)
    }

    /// Takes a publisher's role away; their packages can be signed by the online key again.
    ///
    /// # Errors
    /// [`TrustError::Refused`] when there is no such publisher.
    pub fn remove_publisher(
        &mut self,
        name: &str,
        keys: &[&SigningKey],
        now: Timestamp,
    ) -> Result<Progress, TrustError> {
        let role = role_name(name)?;
        self.delegation(&role)?;
        let mut body = self.targets.clone();
        let delegations = delegations_of(&mut body)?;
        delegations.roles.retain(|other| other.name != role);
        let used: Vec<&String> = delegations.roles.iter().flat_map(|role| &role.keyids).collect();
        let used: Vec<String> = used.into_iter().cloned().collect();
        delegations.keys.retain(|id, _| used.contains(id));
        // The snapshot keeps naming their last file: a name that vanished would be an alarm everywhere.
        self.propose_targets(body, keys, now)
    }

    /// Takes in what a publisher signed ([`publisher_metadata`]): their keys, their paths, a newer version.
    ///
    /// # Errors
    /// [`TrustError::NotSigned`]; [`TrustError::RolledBack`]; [`TrustError::Refused`] for a file outside the
    /// publisher's packages, or a release that cannot be what it says. The gallery is then as it was.
    pub fn accept_publisher(
        &mut self,
        name: &str,
        bytes: &[u8],
        keys: &[&SigningKey],
        now: Timestamp,
    ) -> Result<Published, TrustError> {
        let role = role_name(name)?;
        let delegation = self.delegation(&role)?;
        verify::<Targets>(&role, bytes, &self.delegated_keys()?.keys, &delegation.role_keys())?;
        let body: TargetsBody = Document::parse(&role, bytes)?.body(&role)?;
        let claims = self.claims()?;
        let own = claims.iter().find(|claim| claim.name == role);
        for (path, entry) in &body.targets {
            let covered = own.map(|own| own.matches_path(path)).transpose();
            if !covered.map_err(|error| crate::verifier::said(&role, error, 0))?.unwrap_or(false) {
                return Err(TrustError::Refused(format!(
                    "“{path}” is not below the packages of the publisher “{name}”."
                )));
            }
            check_release(path, entry)?;
        }
        let pinned = self.snapshot.meta.get(&format!("{role}.json")).map_or(0, |pin| pin.version);
        if body.version <= pinned {
            return Err(TrustError::RolledBack { role, remembered: pinned, shown: body.version });
        }
        let mut next = self.clone();
        next.write(&format!("{}.{role}.json", body.version), bytes)?;
        next.snapshot.meta.insert(format!("{role}.json"), pin_of(body.version, bytes));
        let published = next.publish_over(&self.snapshot.meta, keys, now)?;
        *self = next;
        Ok(published)
    }

    /// Who has a role of their own.
    pub fn publishers(&self) -> Vec<Publisher> {
        let keys = self.targets.delegations.as_ref().map(|delegations| &delegations.keys);
        let roles =
            self.delegations().iter().filter_map(|role| Some((role.name.strip_prefix(PREFIX)?, role)));
        roles
            .map(|(name, role)| Publisher {
                name: name.to_owned(),
                keys: keys.map(|keys| names_of(&role.keyids, keys)).unwrap_or_default(),
                threshold: role.threshold,
                packages: role.paths.iter().flatten().filter_map(|path| package_of(path)).collect(),
                version: self.snapshot.meta.get(&format!("{}.json", role.name)).map_or(0, |pin| pin.version),
                expires: self.role_expires(&role.name),
            })
            .collect()
    }

    /// Seals and writes what was gathered.
    pub(super) fn publish_over(
        &mut self,
        before: &std::collections::BTreeMap<String, super::model::Pin>,
        keys: &[&SigningKey],
        now: Timestamp,
    ) -> Result<Published, TrustError> {
        self.seal(before, keys, now)?;
        let published = Published {
            files: self.out.iter().map(|(name, _)| name.clone()).collect(),
            bytes: self.out.iter().map(|(_, bytes)| bytes.len() as u64).sum(),
        };
        self.flush()?;
        Ok(published)
    }
}

/// What a publisher signs on their own computer: the next version of their role after `previous` (the file
/// they signed last), with `changes.add` and `changes.remove` applied.
///
/// # Errors
/// [`TrustError::Malformed`] when `previous` cannot be read; [`TrustError::Refused`] without a key, or for a
/// file that is there with other bytes.
pub fn publisher_metadata(
    previous: Option<&[u8]>,
    changes: &Changes,
    keys: &[&SigningKey],
    period_days: u32,
    now: Timestamp,
) -> Result<Vec<u8>, TrustError> {
    let mut body: TargetsBody = match previous {
        Some(bytes) => Document::parse("publisher", bytes)?.body("publisher")?,
        None => TargetsBody::empty(),
    };
    for path in &changes.remove {
        body.targets.remove(path);
    }
    for target in &changes.add {
        add(&mut body, target)?;
    }
    if keys.is_empty() {
        return Err(TrustError::Refused("A publisher signs with at least one key.".to_owned()));
    }
    body.version += 1;
    body.expires = written(later(now, days(period_days.clamp(1, LONGEST_DAYS)))?);
    let mut document = Document::new(&body)?;
    for key in keys {
        document.sign(key)?;
    }
    document.bytes()
}

fn add(body: &mut TargetsBody, target: &NewTarget) -> Result<(), TrustError> {
    let new = entry(target)?;
    match body.targets.get(&target.path) {
        Some(old) if old.hashes != new.hashes => {
            Err(TrustError::Refused(format!("“{}” is published already, with other bytes.", target.path)))
        }
        _ => {
            body.targets.insert(target.path.clone(), new);
            Ok(())
        }
    }
}

/// What a publisher signs of a file must be of that file's package. Without the digest of its content a file is held
/// to its exact bytes, whatever the list says is in it; a table to assemble it from would then prove nothing.
fn check_release(path: &str, entry: &TargetEntry) -> Result<(), TrustError> {
    let Some(said) = entry.custom.as_ref().and_then(|custom| custom.get("vitrine")) else { return Ok(()) };
    let release: Release = serde_json::from_value(said.clone()).map_err(|error| {
        TrustError::Refused(format!("What is signed of “{path}” cannot be read: {error}."))
    })?;
    if !path.starts_with(&format!("packages/{}/{}/", release.id, release.version)) {
        let (id, version) = (&release.id, &release.version);
        return Err(TrustError::Refused(format!(
            "“{path}” is signed as {id} {version}, which lies elsewhere."
        )));
    }
    if release.content.is_none() && release.table.is_some() {
        return Err(TrustError::Refused(format!(
            "“{path}” is signed with a table of what is in it, but without the digest of that content. Sign it again, with \
             that digest or without the table."
        )));
    }
    Ok(())
}

fn delegations_of(body: &mut TargetsBody) -> Result<&mut Delegations, TrustError> {
    body.delegations.as_mut().ok_or_else(|| TrustError::Malformed {
        file: "targets.json".to_owned(),
        why: "it delegates nothing".to_owned(),
    })
}

fn package_of(path: &str) -> Option<String> {
    path.strip_prefix("packages/")?.strip_suffix("/*/*").map(str::to_owned)
}

/// Names become file names and parts of addresses: small letters, digits and dashes.
fn role_name(name: &str) -> Result<String, TrustError> {
    let plain = !name.is_empty()
        && name.len() <= 64
        && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
    if plain {
        Ok(format!("{PREFIX}{name}"))
    } else {
        Err(TrustError::Refused(format!(
            "“{}” is no publisher's name: small letters, digits and dashes, at most 64.",
            name.escape_debug()
        )))
    }
}
