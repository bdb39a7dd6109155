//! Verifying one gallery's signed metadata: the client workflow of the TUF specification 1.0.34 (§5), with
//! what each step accepted remembered at once. The checks themselves (signatures, thresholds, versions,
//! pins, expiry) are `sigstore-tuf`'s; here is the order of things, what is kept, and what it is called.
//!
//! What a clock can do: expiry is held against the later of the given time and the newest signing time that
//! was verified, so a clock set back revives nothing; a clock set ahead only makes things expired, and the
//! error says that the clock may be wrong. A signing time counts while the keys that said it may sign, and
//! when it was not more than a day ahead of the clock: a thief's is not in the way for ever.

mod lookup;
mod memory;
mod refresh;
mod withdrawn;
mod wording;

use std::path::Path;

use sigstore_tuf::metadata::{Metadata, Role as _, Snapshot};
use sigstore_tuf::trusted::TrustedMetadataSet;
use vitrine_base::Timestamp;

use self::memory::{Memory, Remembered};
pub(crate) use self::wording::said;
use crate::time::{instant, milliseconds};
use crate::{Expired, Facts, Fetch, Fingerprint, TrustError, Withdrawn};

/// The most bytes of a root; of a timestamp; of a snapshot; of a targets file (python-tuf's limits).
const MAX_ROOT: u64 = 512_000;
const MAX_TIMESTAMP: u64 = 16_384;
const MAX_SNAPSHOT: u64 = 2_000_000;
const MAX_TARGETS: u64 = 5_000_000;
/// The most new roots in one refresh.
const MAX_ROTATIONS: u32 = 32;
/// The most roles looked into for one target: index, publishers and one bin need four.
const MAX_DELEGATIONS: u32 = 32;
/// The role that signs the list of packages and says what was withdrawn.
pub(crate) const INDEX_ROLE: &str = "index";
/// The fields of our own in metadata: when it was signed, what was withdrawn, and which role a file is.
const SIGNED_AT_FIELD: &str = "x-vitrine-signed-at";
const WITHDRAWN_FIELD: &str = "x-vitrine-withdrawn";
const ROLE_FIELD: &str = "x-vitrine-role";
/// A time at which nothing has expired: what is remembered is a floor for versions, fresh or not.
const NEVER: jiff::Timestamp = jiff::Timestamp::MIN;

/// One gallery's trusted metadata, kept in a folder of its own.
#[derive(Debug)]
pub struct Verifier {
    memory: Memory,
    remembered: Remembered,
    trusted: TrustedMetadataSet,
    /// The newest remembered snapshot, when the trusted set could not take it (a refresh was cut).
    floor: Option<Metadata<Snapshot>>,
}

impl Verifier {
    /// What is remembered of a gallery; `None` when nothing is. No network.
    ///
    /// # Errors
    /// [`TrustError::Damaged`] when the files are there but cannot be used; [`TrustError::Io`].
    pub fn open(folder: &Path) -> Result<Option<Self>, TrustError> {
        let Some((memory, remembered)) = Memory::open(folder)? else { return Ok(None) };
        let pinned = memory.pinned_root()?;
        let trusted = TrustedMetadataSet::from_root(&pinned).map_err(|_| memory.damaged())?;
        let mut verifier = Self { memory, remembered, trusted, floor: None };
        verifier.recall_roots()?;
        verifier.recall_lower();
        Ok(Some(verifier))
    }

    /// Trusts a gallery for the first time: takes `1.root.json`, holds it against the fingerprint the person
    /// was told (when there is one), and follows the chain of roots to the newest.
    ///
    /// # Errors
    /// [`TrustError::FingerprintMismatch`]; [`TrustError::IdentityChanged`] when another identity is
    /// remembered in this folder; whatever is wrong with the roots.
    pub async fn first_use(
        folder: &Path,
        fetch: &dyn Fetch,
        expected: Option<&Fingerprint>,
        _now: Timestamp,
    ) -> Result<Self, TrustError> {
        let root = first_root(fetch).await?;
        let shown = Fingerprint::of(&root);
        if let Some(expected) = expected.filter(|expected| **expected != shown) {
            return Err(TrustError::FingerprintMismatch { expected: *expected, shown });
        }
        if let Some(known) = Self::open(folder)? {
            let remembered = *known.identity();
            return if remembered == shown {
                Ok(known)
            } else {
                Err(TrustError::IdentityChanged { remembered, shown })
            };
        }
        Self::begin(folder, &root, Some(fetch)).await
    }

    /// Takes a new identity in place of the remembered one, by its explicit fingerprint. The old one stays
    /// until the new one has been verified; then it is forgotten in one step.
    ///
    /// # Errors
    /// As [`Self::first_use`]; the old identity is then untouched.
    pub async fn accept_identity(
        folder: &Path,
        fetch: &dyn Fetch,
        fingerprint: &Fingerprint,
        _now: Timestamp,
    ) -> Result<Self, TrustError> {
        let root = first_root(fetch).await?;
        let shown = Fingerprint::of(&root);
        if shown != *fingerprint {
            return Err(TrustError::FingerprintMismatch { expected: *fingerprint, shown });
        }
        Self::begin(folder, &root, Some(fetch)).await
    }

    /// Trusts a root that came with the program or from the person, of whatever version.
    ///
    /// # Errors
    /// When it is not a root signed by its own keys; [`TrustError::Io`].
    pub async fn trust_root(folder: &Path, root: &[u8]) -> Result<Self, TrustError> {
        Self::begin(folder, root, None).await
    }

    /// Forgets everything about a gallery.
    ///
    /// # Errors
    /// [`TrustError::Io`].
    pub fn forget(folder: &Path) -> Result<(), TrustError> {
        if vitrine_base::fs::exists(folder) {
            vitrine_base::fs::remove_tree(folder)?;
        }
        Ok(())
    }

    async fn begin(folder: &Path, root: &[u8], fetch: Option<&dyn Fetch>) -> Result<Self, TrustError> {
        let trusted = TrustedMetadataSet::from_root(root).map_err(|error| said("root.json", error, 0))?;
        let memory = Memory::create(folder, Fingerprint::of(root), root)?;
        let remembered = Remembered::new(Fingerprint::of(root), fetch.is_some());
        let mut verifier = Self { memory, remembered, trusted, floor: None };
        if let Some(fetch) = fetch {
            verifier.refresh_roots(fetch).await?;
        }
        verifier.memory.remember(&mut verifier.remembered)?;
        verifier.memory.forget_others();
        Ok(verifier)
    }

    /// The gallery's identity: the digest of the root it was first trusted by.
    pub fn identity(&self) -> &Fingerprint {
        &self.remembered.fingerprint
    }

    /// What the remembered metadata says, without the network.
    pub fn facts(&self, now: Timestamp) -> Facts {
        let root = self.trusted.root();
        let now = self.effective(now);
        let ends = self.ends();
        let first = ends.iter().min_by_key(|(_, at)| *at);
        let keys = root.role("root");
        let (threshold, root_keys) = keys.map_or((0, 0), |keys| (keys.threshold, keys.keyids.len()));
        Facts {
            fingerprint: *self.identity(),
            root_version: root.version,
            threshold: threshold as u64,
            root_keys,
            provisional: threshold <= 1 && root_keys <= 1,
            timestamp_version: self.trusted.timestamp().map_or(0, |timestamp| timestamp.version),
            snapshot_version: self.trusted.snapshot().map_or(0, |snapshot| snapshot.version),
            current_until: first.map_or(0, |(_, at)| *at),
            expired: first
                .filter(|(_, at)| *at < now.at)
                .map(|(role, at)| Expired { role: (*role).to_owned(), at: *at }),
            signers: keys.map(|keys| wording::names(&keys.keyids, &root.keys)).unwrap_or_default(),
            signed_by: root
                .role("timestamp")
                .map(|keys| wording::names(&keys.keyids, &root.keys).join(", "))
                .unwrap_or_default(),
            signed_with: self.timestamp_keys(),
            signed_at: Some(self.signed_at()).filter(|at| *at > 0),
            clock_behind: now.behind,
            withdrawn: self.withdrawn(),
        }
    }

    /// What the curators have taken down, as far as it is remembered and can be read.
    pub fn withdrawn(&self) -> Vec<Withdrawn> {
        self.withdrawals().list
    }

    fn ends(&self) -> Vec<(&'static str, Timestamp)> {
        let mut ends = vec![("root", milliseconds(self.trusted.root().expires))];
        ends.extend(self.trusted.timestamp().map(|role| ("timestamp", milliseconds(role.expires))));
        ends.extend(self.trusted.snapshot().map(|role| ("snapshot", milliseconds(role.expires))));
        ends.extend(self.trusted.targets_role("targets").map(|role| ("targets", milliseconds(role.expires))));
        ends
    }

    /// The time expiry is held against.
    fn effective(&self, now: Timestamp) -> Now {
        let at = now.max(self.signed_at());
        Now { at, instant: instant(at), behind: now < at }
    }

    /// The newest signing time that counts. One that keys have said which sign no longer counts for nothing: a
    /// thief could have set it where every clock is behind it.
    fn signed_at(&self) -> Timestamp {
        match self.remembered.timestamp_keys == self.timestamp_keys() {
            true => self.remembered.signed_at,
            false => 0,
        }
    }

    /// Expiry and completeness of everything that vouches for a target.
    fn check_current(&self, now: &Now) -> Result<(), TrustError> {
        let wrong = |error| said("timestamp.json", error, now.at);
        self.trusted.check_root_expired(now.instant).map_err(wrong)?;
        self.trusted.check_timestamp_expired(now.instant).map_err(wrong)?;
        self.trusted.check_snapshot_expired(now.instant).map_err(wrong)?;
        let (Some(timestamp), Some(snapshot), Some(targets)) =
            (self.trusted.timestamp(), self.trusted.snapshot(), self.trusted.targets_role("targets"))
        else {
            return Err(TrustError::NotRefreshed);
        };
        if targets.is_expired(now.instant) {
            let at = milliseconds(targets.expires);
            return Err(TrustError::Expired { role: "targets".to_owned(), at, now: now.at });
        }
        // A refresh that was cut short leaves pins that what is here does not meet.
        let pinned = snapshot.meta.get("targets.json").map(|pin| pin.version);
        if timestamp.snapshot_meta().map(|pin| pin.version) != Some(snapshot.version)
            || pinned != Some(targets.version)
        {
            return Err(TrustError::NotRefreshed);
        }
        Ok(())
    }
}

/// The time expiry is held against, in both spellings.
struct Now {
    at: Timestamp,
    instant: jiff::Timestamp,
    behind: bool,
}

async fn first_root(fetch: &dyn Fetch) -> Result<Vec<u8>, TrustError> {
    refresh::required(fetch, "1.root.json", MAX_ROOT).await
}
