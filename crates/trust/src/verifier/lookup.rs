//! Finding the role that vouches for one file: delegations are walked in order, depth first, and only those
//! whose path covers the file are fetched. So a publisher whose role expired, is missing or is wrong breaks
//! only its own packages; what it lists outside its path is never looked at.

use std::collections::BTreeSet;

use sigstore_tuf::metadata::{TargetFile, Targets};
use vitrine_base::{Sha256, Timestamp};

use super::wording::{names, said};
use super::{INDEX_ROLE, MAX_DELEGATIONS, Now, Verifier};
use crate::time::milliseconds;
use crate::{Fetch, Release, Target, TrustError};

impl Verifier {
    /// What the gallery's signatures say of one file; `None` when no role vouches for it. Roles that are
    /// needed are fetched. `path` is relative to the gallery's folder.
    ///
    /// # Errors
    /// [`TrustError::Expired`] and [`TrustError::NotRefreshed`] when the metadata is not current;
    /// [`TrustError::Withdrawn`] when a curator took the file down; what is wrong with the role that covers it.
    pub async fn target(
        &mut self,
        path: &str,
        fetch: &dyn Fetch,
        now: Timestamp,
    ) -> Result<Option<Target>, TrustError> {
        let now = self.effective(now);
        self.check_current(&now)?;
        let withdrawn = self.withdrawals().checked()?;
        if let Some(withdrawn) = withdrawn.into_iter().find(|withdrawn| withdrawn.path == path) {
            return Err(TrustError::Withdrawn { path: withdrawn.path, reason: withdrawn.reason });
        }
        let mut open = vec![("targets".to_owned(), "root".to_owned())];
        let mut seen = BTreeSet::new();
        for _ in 0..MAX_DELEGATIONS {
            let Some((role, delegator)) = open.pop() else { return Ok(None) };
            if !seen.insert(role.clone()) {
                continue;
            }
            if role != "targets" {
                if self.pinned(&role).is_none() {
                    // Delegated but never signed: nothing is known of it, so it vouches for nothing.
                    continue;
                }
                self.load_role(&role, &delegator, fetch, &now).await?;
            }
            let Some(targets) = self.trusted.targets_role(&role) else { continue };
            if let Some(found) = targets.target(path) {
                let signer = self.signer(&role, &delegator);
                return described(path, found, role, signer, milliseconds(targets.expires)).map(Some);
            }
            let (children, stop) = covering(targets, path, &now)?;
            if stop {
                open.clear();
            }
            // The last one pushed is looked at first.
            open.extend(children.into_iter().rev().map(|child| (child, role.clone())));
        }
        Ok(None)
    }

    /// The publisher's role that a path is handed over to, whether it has signed anything there or not. Nobody
    /// else's word counts for such a path, that of the gallery's list included.
    pub fn claimed(&self, path: &str) -> Option<String> {
        let delegations = self.trusted.targets_role("targets")?.delegations.as_ref()?;
        let claims = delegations.roles.iter().filter(|role| role.paths.is_some() && role.name != INDEX_ROLE);
        // A pattern that cannot be read may mean this path.
        let mut claims = claims.filter(|role| role.matches_path(path).unwrap_or(true));
        claims.next().map(|role| role.name.clone())
    }

    /// The names of the keys that may sign a role.
    fn signer(&self, role: &str, delegator: &str) -> String {
        let named = if delegator == "root" {
            let root = self.trusted.root();
            root.role(role).map(|keys| names(&keys.keyids, &root.keys))
        } else {
            let delegations = self.trusted.targets_role(delegator).and_then(|role| role.delegations.as_ref());
            delegations.and_then(|delegations| {
                let child = delegations.roles.iter().find(|child| child.name == role)?;
                Some(names(&child.keyids, &delegations.keys))
            })
        };
        named.unwrap_or_default().join(", ")
    }
}

/// The delegations of a role that cover a path, in order, and whether one of them ends the search.
fn covering(targets: &Targets, path: &str, now: &Now) -> Result<(Vec<String>, bool), TrustError> {
    let mut children = Vec::new();
    let delegations = targets.delegations.iter().flat_map(|delegations| &delegations.roles);
    for child in delegations {
        // The names of the four roles of the gallery itself are not to be had.
        if matches!(child.name.as_str(), "root" | "timestamp" | "snapshot" | "targets") {
            continue;
        }
        if child.matches_path(path).map_err(|error| said(&child.name, error, now.at))? {
            children.push(child.name.clone());
            if child.terminating {
                return Ok((children, true));
            }
        }
    }
    Ok((children, false))
}

fn described(
    path: &str,
    found: &TargetFile,
    role: String,
    signer: String,
    expires: Timestamp,
) -> Result<Target, TrustError> {
    let sha256: Option<Sha256> = found.hashes.get("sha256").and_then(|hex| hex.parse().ok());
    let Some(sha256) = sha256 else {
        let why = format!("it gives no SHA-256 digest for “{path}”");
        return Err(TrustError::Malformed { file: role, why });
    };
    let release = found.custom.as_ref().and_then(|custom| custom.get("vitrine")).cloned();
    let release: Option<Release> = release.and_then(|release| serde_json::from_value(release).ok());
    Ok(Target { path: path.to_owned(), length: found.length, sha256, role, signer, expires, release })
}
