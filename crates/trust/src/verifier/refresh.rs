//! The refresh: roots, timestamp, snapshot, targets, and the role that signs the list. Each step's result
//! is on disk before the next begins, so that what was seen once stays the floor.

use sigstore_tuf::metadata::{Metadata, Snapshot, Targets, Timestamp as SignedTimestamp};
use vitrine_base::Timestamp;

use super::memory::quoted;
use super::wording::said;
use super::{
    INDEX_ROLE, MAX_ROOT, MAX_ROTATIONS, MAX_SNAPSHOT, MAX_TARGETS, MAX_TIMESTAMP, NEVER, Now, ROLE_FIELD,
    SIGNED_AT_FIELD, Verifier,
};
use crate::time::{days, read};
use crate::{Facts, Fetch, Fingerprint, TrustError};

impl Verifier {
    /// Brings the trusted metadata up to date. What was verified before an error stays remembered.
    ///
    /// # Errors
    /// The first thing that is wrong, named. When the gallery shows another identity altogether, that is
    /// what is said ([`TrustError::IdentityChanged`]), not the signatures that follow from it.
    pub async fn refresh(&mut self, fetch: &dyn Fetch, now: Timestamp) -> Result<Facts, TrustError> {
        match self.refresh_all(fetch, now).await {
            Ok(()) => Ok(self.facts(now)),
            Err(error) => Err(self.explained(error, fetch).await),
        }
    }

    async fn refresh_all(&mut self, fetch: &dyn Fetch, now: Timestamp) -> Result<(), TrustError> {
        self.refresh_roots(fetch).await?;
        let held = self.effective(now);
        self.trusted.check_root_expired(held.instant).map_err(|error| said("root.json", error, held.at))?;
        if self.trusted.timestamp().is_none() {
            self.recall_lower();
        }
        self.refresh_timestamp(fetch, now).await?;
        let held = self.effective(now);
        self.refresh_snapshot(fetch, &held).await?;
        self.refresh_targets(fetch, &held).await?;
        self.refresh_index(fetch, &held).await
    }

    /// An error that follows from another identity is that.
    async fn explained(&self, error: TrustError, fetch: &dyn Fetch) -> TrustError {
        let may_follow = error.is_alarm() || matches!(error, TrustError::Malformed { .. });
        if !(self.remembered.first_root && may_follow) {
            return error;
        }
        match super::first_root(fetch).await.map(|root| Fingerprint::of(&root)) {
            Ok(shown) if shown != *self.identity() => {
                TrustError::IdentityChanged { remembered: *self.identity(), shown }
            }
            _ => error,
        }
    }

    /// Follows the chain of roots to the newest (§5.3).
    pub(super) async fn refresh_roots(&mut self, fetch: &dyn Fetch) -> Result<(), TrustError> {
        for _ in 0..MAX_ROTATIONS {
            let version = self.trusted.root().version.saturating_add(1);
            let file = format!("{version}.root.json");
            let Some(bytes) = optional(fetch, &file, MAX_ROOT).await? else { return Ok(()) };
            self.trusted.update_root(&bytes).map_err(|error| said(&file, error, 0))?;
            self.memory.keep_root(version, &bytes)?;
        }
        Err(TrustError::TooManyRoots { max: MAX_ROTATIONS })
    }

    /// The roots kept from earlier, in order. One that is damaged ends the walk: the network has it.
    pub(super) fn recall_roots(&mut self) -> Result<(), TrustError> {
        loop {
            let version = self.trusted.root().version.saturating_add(1);
            match self.memory.root(version) {
                Some(bytes) if self.trusted.update_root(&bytes).is_ok() => {}
                _ => return Ok(()),
            }
        }
    }

    /// Timestamp, snapshot, targets and index kept from earlier, fresh or not: floors for what comes.
    pub(super) fn recall_lower(&mut self) {
        // A floor signed by keys that were rotated away is none: that is how a gallery recovers from a thief.
        self.floor = None;
        if let Some(bytes) = self.memory.role("timestamp") {
            let _ = self.trusted.update_timestamp(&bytes, NEVER);
        }
        if let Some(bytes) = self.memory.role("snapshot")
            && self.trusted.update_snapshot(&bytes, NEVER).is_err()
        {
            self.floor = self.signed_snapshot(&bytes);
        }
        if let Some(bytes) = self.memory.role("targets") {
            let _ = self.trusted.update_targets(&bytes, NEVER);
        }
        if let Some(bytes) = self.memory.role(INDEX_ROLE) {
            let _ = self.trusted.update_delegated_targets(&bytes, INDEX_ROLE, "targets", NEVER);
        }
    }

    /// A kept snapshot that is not the one the newest timestamp names still says what was seen.
    fn signed_snapshot(&self, bytes: &[u8]) -> Option<Metadata<Snapshot>> {
        let snapshot = Metadata::<Snapshot>::from_slice(bytes).ok()?;
        let root = self.trusted.root();
        snapshot.verify_threshold(&root.keys, root.role("snapshot")?, "snapshot").ok()?;
        Some(snapshot)
    }

    /// §5.4.
    async fn refresh_timestamp(&mut self, fetch: &dyn Fetch, now: Timestamp) -> Result<(), TrustError> {
        let bytes = required(fetch, "timestamp.json", MAX_TIMESTAMP).await?;
        let held = self.effective(now);
        self.check_floor(&bytes)?;
        match self.trusted.update_timestamp(&bytes, held.instant) {
            Ok(()) => self.memory.keep_role("timestamp", &bytes)?,
            Err(sigstore_tuf::Error::EqualVersion { .. }) => {}
            Err(error) => return Err(said("timestamp.json", error, held.at)),
        }
        self.remember_timestamp(now)?;
        let held = self.effective(now);
        self.trusted
            .check_timestamp_expired(held.instant)
            .map_err(|error| said("timestamp.json", error, held.at))
    }

    /// Refuses a timestamp below the remembered version, also when the remembered file itself was lost.
    fn check_floor(&self, bytes: &[u8]) -> Result<(), TrustError> {
        if self.remembered.timestamp_keys != self.timestamp_keys() {
            // New timestamp keys: the way out when a stolen key pushed the version far ahead.
            return Ok(());
        }
        let wrong = |error| said("timestamp.json", error, 0);
        let timestamp = Metadata::<SignedTimestamp>::from_slice(bytes).map_err(wrong)?;
        let root = self.trusted.root();
        if let Some(keys) = root.role("timestamp") {
            timestamp.verify_threshold(&root.keys, keys, "timestamp").map_err(wrong)?;
        }
        let (shown, remembered) = (timestamp.signed().version, self.remembered.timestamp_version);
        if shown < remembered {
            return Err(TrustError::RolledBack { role: "timestamp".to_owned(), remembered, shown });
        }
        Ok(())
    }

    /// The ids of the keys that may sign the timestamp, in order.
    pub(super) fn timestamp_keys(&self) -> Vec<String> {
        let mut keys =
            self.trusted.root().role("timestamp").map(|keys| keys.keyids.clone()).unwrap_or_default();
        keys.sort();
        keys
    }

    fn remember_timestamp(&mut self, now: Timestamp) -> Result<(), TrustError> {
        let keys = self.timestamp_keys();
        let Some(timestamp) = self.trusted.timestamp() else { return Ok(()) };
        let signed_at = timestamp.extra.get(SIGNED_AT_FIELD).and_then(|at| read(at.as_str()?));
        // A signing time after its own end is nonsense, and would make everything expired.
        let signed_at = signed_at.filter(|at| *at <= crate::time::milliseconds(timestamp.expires));
        // One in the future would be a floor that no clock reaches.
        let signed_at = signed_at.filter(|at| *at <= now.saturating_add(days(1)));
        let (version, floor) = (timestamp.version, self.signed_at());
        self.remembered.timestamp_version = version;
        self.remembered.timestamp_keys = keys;
        self.remembered.signed_at = floor.max(signed_at.unwrap_or(0));
        self.memory.remember(&mut self.remembered)
    }

    /// §5.5.
    async fn refresh_snapshot(&mut self, fetch: &dyn Fetch, now: &Now) -> Result<(), TrustError> {
        let wrong = |error| said("snapshot.json", error, now.at);
        let version = self.trusted.timestamp().and_then(|t| t.snapshot_meta()).map(|pin| pin.version);
        let version = version.ok_or_else(|| TrustError::Malformed {
            file: "timestamp.json".to_owned(),
            why: "it names no snapshot".to_owned(),
        })?;
        let here = self.trusted.snapshot();
        if here.is_some_and(|snapshot| snapshot.version == version && snapshot.expires >= now.instant) {
            return Ok(());
        }
        let file = self.versioned("snapshot", version);
        let bytes = required(fetch, &file, MAX_SNAPSHOT).await?;
        self.check_against_floor(&bytes)?;
        self.trusted.update_snapshot(&bytes, now.instant).map_err(wrong)?;
        self.memory.keep_role("snapshot", &bytes)?;
        self.floor = None;
        Ok(())
    }

    /// What the library checks against its trusted snapshot, against one it could not hold.
    fn check_against_floor(&self, bytes: &[u8]) -> Result<(), TrustError> {
        let (Some(floor), Some(new)) = (&self.floor, self.signed_snapshot(bytes)) else { return Ok(()) };
        for (file, pin) in &floor.signed().meta {
            match new.signed().meta.get(file) {
                None => {
                    let detail = format!("the snapshot no longer names “{file}”, which it named before");
                    return Err(TrustError::Mixed { detail });
                }
                Some(shown) if shown.version < pin.version => {
                    let (remembered, shown) = (pin.version, shown.version);
                    return Err(TrustError::RolledBack { role: file.clone(), remembered, shown });
                }
                Some(_) => {}
            }
        }
        Ok(())
    }

    /// §5.6. What is kept is used when the new snapshot still names it: it can be large.
    async fn refresh_targets(&mut self, fetch: &dyn Fetch, now: &Now) -> Result<(), TrustError> {
        let wrong = |error| said("targets.json", error, now.at);
        let pinned = self.pinned("targets").ok_or_else(|| TrustError::Malformed {
            file: "snapshot.json".to_owned(),
            why: "it names no targets".to_owned(),
        })?;
        if self.trusted.targets_role("targets").is_none()
            && let Some(kept) = self.memory.role("targets")
        {
            let _ = self.trusted.update_targets(&kept, now.instant);
        }
        let here = self.trusted.targets_role("targets");
        if here.is_some_and(|role| role.version == pinned && role.expires >= now.instant) {
            return Ok(());
        }
        let bytes = required(fetch, &self.versioned("targets", pinned), MAX_TARGETS).await?;
        self.trusted.update_targets(&bytes, now.instant).map_err(wrong)?;
        self.memory.keep_role("targets", &bytes)
    }

    /// The role that signs the list, when the gallery has one: it also says what was withdrawn.
    async fn refresh_index(&mut self, fetch: &dyn Fetch, now: &Now) -> Result<(), TrustError> {
        let delegated = self
            .trusted
            .targets_role("targets")
            .and_then(|targets| targets.delegations.as_ref())
            .is_some_and(|delegations| delegations.roles.iter().any(|role| role.name == INDEX_ROLE));
        if delegated && self.pinned(INDEX_ROLE).is_some() {
            self.load_role(INDEX_ROLE, "targets", fetch, now).await?;
        }
        self.withdrawals().checked().map(drop)
    }

    /// Makes a delegated role trusted: from what is trusted, kept, or fetched, in that order.
    pub(super) async fn load_role(
        &mut self,
        role: &str,
        delegator: &str,
        fetch: &dyn Fetch,
        now: &Now,
    ) -> Result<(), TrustError> {
        let pinned = self.pinned(role);
        if self.trusted.targets_role(role).is_some_and(|here| Some(here.version) == pinned) {
            // A role can be reached through several parents; each edge has keys of its own.
            let seen = self.trusted.verify_delegated_targets(role, delegator, now.instant);
            return seen.map(|_| ()).map_err(|error| said(role, error, now.at));
        }
        if let Some(kept) = self.memory.role(role)
            && self.take_role(&kept, role, delegator, now).is_ok()
        {
            return Ok(());
        }
        let bytes = required(fetch, &self.versioned(role, pinned.unwrap_or(0)), MAX_TARGETS).await?;
        self.take_role(&bytes, role, delegator, now)?;
        self.memory.keep_role(role, &bytes)
    }

    fn take_role(&mut self, bytes: &[u8], role: &str, delegator: &str, now: &Now) -> Result<(), TrustError> {
        let wrong = |error| said(role, error, now.at);
        let metadata = Metadata::<Targets>::from_slice(bytes).map_err(wrong)?;
        let named = metadata.signed().extra.get(ROLE_FIELD).and_then(|name| name.as_str());
        if let Some(named) = named.filter(|named| *named != role) {
            // The bins share a key and can share a version: only this tells them apart.
            let detail = format!("in place of the role “{role}” it shows “{named}”");
            return Err(TrustError::Mixed { detail });
        }
        let taken = self.trusted.update_delegated_targets(bytes, role, delegator, now.instant);
        taken.map(|_| ()).map_err(wrong)
    }

    /// The version the snapshot names for a role.
    pub(super) fn pinned(&self, role: &str) -> Option<u64> {
        self.trusted.snapshot()?.meta.get(&format!("{role}.json")).map(|pin| pin.version)
    }

    fn versioned(&self, role: &str, version: u64) -> String {
        let name = quoted(role);
        if self.trusted.root().consistent_snapshot {
            format!("{version}.{name}.json")
        } else {
            format!("{name}.json")
        }
    }
}

async fn optional(fetch: &dyn Fetch, file: &str, max: u64) -> Result<Option<bytes::Bytes>, TrustError> {
    let answered = fetch.fetch(file, max).await;
    match answered.map_err(|failure| TrustError::Fetch { file: file.to_owned(), failure })? {
        Some(bytes) if bytes.len() as u64 > max => Err(TrustError::TooLarge { file: file.to_owned(), max }),
        answered => Ok(answered),
    }
}

/// A file that must be there, of at most `max` bytes whatever the transport lets through.
pub(super) async fn required(fetch: &dyn Fetch, file: &str, max: u64) -> Result<Vec<u8>, TrustError> {
    let bytes = optional(fetch, file, max).await?;
    bytes.map(Vec::from).ok_or_else(|| TrustError::Missing { file: file.to_owned() })
}
