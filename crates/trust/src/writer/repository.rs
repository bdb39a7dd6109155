//! The signed metadata of one gallery, opened for writing. What is on the host is verified before any of it
//! is signed again. Files are gathered and written at the end, the timestamp last, so that a call that fails
//! or is cut leaves the gallery as it was.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Read as _;
use std::path::{Path, PathBuf};

use sigstore_tuf::metadata::Targets;
use sigstore_tuf::trusted::TrustedMetadataSet;
use vitrine_base::{Sha256, Timestamp, fs};

use super::document::{Document, names_of, verify};
use super::model::{Delegation, Delegations, Pin, PinsBody, RootBody, TargetsBody, expiry};
use super::{Periods, Progress, Publisher};
use crate::time::{hours, later, read, written};
use crate::verifier::said;
use crate::{Fingerprint, METADATA_FOLDER, PublicKey, SigningKey, TrustError};

/// Larger than any file we write.
const MAX_FILE: u64 = 64 * 1024 * 1024;
/// The folder of files that still miss signatures.
pub(super) const PENDING: &str = "pending";

/// A gallery's signed metadata, for writing.
#[derive(Debug, Clone)]
pub struct Repository {
    pub(super) metadata: PathBuf,
    pub(super) fingerprint: Fingerprint,
    pub(super) root: RootBody,
    pub(super) targets: TargetsBody,
    pub(super) snapshot: PinsBody,
    pub(super) timestamp: PinsBody,
    /// Files to be written, in order.
    pub(super) out: Vec<(String, Vec<u8>)>,
}

/// A role as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoleState {
    /// Its name.
    pub role: String,
    /// Its version.
    pub version: u64,
    /// When it expires.
    pub expires: Timestamp,
    /// How many of its keys must sign.
    pub threshold: u64,
    /// The names of its keys.
    pub keys: Vec<String>,
}

/// How a gallery's signing stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct State {
    /// Its identity.
    pub fingerprint: Fingerprint,
    /// Its root never had its ceremony.
    pub provisional: bool,
    /// For how long its signatures are good.
    pub periods: Periods,
    /// `root`, `targets`, `snapshot`, `timestamp`.
    pub roles: Vec<RoleState>,
    /// Who signs packages of their own.
    pub publishers: Vec<Publisher>,
    /// What still misses signatures.
    pub pending: Vec<Progress>,
}

impl Repository {
    pub(super) fn begin(
        metadata: PathBuf,
        root: RootBody,
        targets: TargetsBody,
        fingerprint: Fingerprint,
    ) -> Self {
        let (snapshot, timestamp) = (PinsBody::empty("snapshot"), PinsBody::empty("timestamp"));
        Self { metadata, fingerprint, root, targets, snapshot, timestamp, out: Vec::new() }
    }

    /// Opens the signed metadata of a gallery's folder, verifying it.
    ///
    /// # Errors
    /// [`TrustError::Missing`] when the gallery is not signed; whatever is wrong with its files.
    pub fn open(gallery: &Path) -> Result<Self, TrustError> {
        let metadata = gallery.join(METADATA_FOLDER);
        let first = file(&metadata, "1.root.json")?;
        let wrong = |name: &str| {
            let name = name.to_owned();
            move |error| said(&name, error, 0)
        };
        let mut set = TrustedMetadataSet::from_root(&first).map_err(wrong("1.root.json"))?;
        loop {
            let name = format!("{}.root.json", set.root().version + 1);
            // One that is pending as well was cut while it was put in force: it is not, yet.
            if !fs::exists(&metadata.join(&name)) || fs::exists(&metadata.join(PENDING).join(&name)) {
                break;
            }
            set.update_root(&file(&metadata, &name)?).map_err(wrong(&name))?;
        }
        let never = jiff::Timestamp::MIN;
        let timestamp = file(&metadata, "timestamp.json")?;
        set.update_timestamp(&timestamp, never).map_err(wrong("timestamp.json"))?;
        let pin =
            set.timestamp().and_then(|timestamp| timestamp.snapshot_meta()).map_or(0, |pin| pin.version);
        let snapshot = file(&metadata, &format!("{pin}.snapshot.json"))?;
        set.update_snapshot(&snapshot, never).map_err(wrong("snapshot.json"))?;
        let pin = set.snapshot().and_then(|s| s.meta.get("targets.json")).map_or(0, |pin| pin.version);
        let targets = file(&metadata, &format!("{pin}.targets.json"))?;
        set.update_targets(&targets, never).map_err(wrong("targets.json"))?;
        Ok(Self {
            metadata,
            fingerprint: Fingerprint::of(&first),
            root: Document::parse("root.json", set.root_bytes())?.body("root.json")?,
            targets: Document::parse("targets.json", &targets)?.body("targets.json")?,
            snapshot: Document::parse("snapshot.json", &snapshot)?.body("snapshot.json")?,
            timestamp: Document::parse("timestamp.json", &timestamp)?.body("timestamp.json")?,
            out: Vec::new(),
        })
    }

    /// The gallery's identity.
    pub fn fingerprint(&self) -> &Fingerprint {
        &self.fingerprint
    }

    /// For how long signatures are good.
    pub fn periods(&self) -> Periods {
        self.root.periods
    }

    /// How everything stands.
    ///
    /// # Errors
    /// When a pending file cannot be read.
    pub fn state(&self) -> Result<State, TrustError> {
        let bodies = [
            ("root", self.root.version, expiry(&self.root)),
            ("targets", self.targets.version, expiry(&self.targets)),
            ("snapshot", self.snapshot.version, expiry(&self.snapshot)),
            ("timestamp", self.timestamp.version, expiry(&self.timestamp)),
        ];
        let roles = bodies.into_iter().filter_map(|(role, version, expires)| {
            let keys = self.root.roles.get(role)?;
            let names = names_of(&keys.keyids, &self.root.keys);
            Some(RoleState {
                role: role.to_owned(),
                version,
                expires,
                threshold: keys.threshold,
                keys: names,
            })
        });
        let root = &self.root.roles["root"];
        Ok(State {
            fingerprint: self.fingerprint,
            provisional: root.threshold <= 1 && root.keyids.len() <= 1,
            periods: self.root.periods,
            roles: roles.collect(),
            publishers: self.publishers(),
            pending: self.pending()?,
        })
    }

    /// Removes versions nobody needs any more: older than the current one and last written more than `grace`
    /// milliseconds before `now`, so that a client in the middle of a refresh still finds them. Roots stay for
    /// ever. Answers how many files went.
    ///
    /// # Errors
    /// [`TrustError::Io`].
    pub fn prune(&self, grace: Timestamp, now: Timestamp) -> Result<usize, TrustError> {
        let mut removed = 0;
        for (name, about) in fs::list_dir(&self.metadata)? {
            let name = name.to_string_lossy().into_owned();
            let Some((version, role)) = versioned(&name) else { continue };
            let current = match role {
                "root" => continue,
                "snapshot" => Some(self.snapshot.version),
                other => self.snapshot.meta.get(&format!("{other}.json")).map(|pin| pin.version),
            };
            if current.is_some_and(|current| version < current) && about.modified < now - grace {
                fs::remove_file(&self.metadata.join(&name))?;
                removed += 1;
            }
        }
        Ok(removed)
    }

    pub(super) fn delegations(&self) -> &[Delegation] {
        self.targets.delegations.as_ref().map_or(&[], |delegations| &delegations.roles)
    }

    pub(super) fn delegated_keys(&self) -> Result<&Delegations, TrustError> {
        self.targets.delegations.as_ref().ok_or_else(|| TrustError::Malformed {
            file: "targets.json".to_owned(),
            why: "it delegates nothing".to_owned(),
        })
    }

    pub(super) fn delegation(&self, role: &str) -> Result<&Delegation, TrustError> {
        self.delegations()
            .iter()
            .find(|delegation| delegation.name == role)
            .ok_or_else(|| TrustError::Refused(format!("The gallery has no role “{role}”.")))
    }

    /// The body of a delegated role, verified; an empty one when it was never signed.
    pub(super) fn role(&self, role: &str) -> Result<TargetsBody, TrustError> {
        let Some(pin) = self.snapshot.meta.get(&format!("{role}.json")) else {
            return Ok(TargetsBody::empty());
        };
        let name = format!("{}.{role}.json", pin.version);
        let bytes = file(&self.metadata, &name)?;
        let keys = self.delegation(role)?.role_keys();
        verify::<Targets>(role, &bytes, &self.delegated_keys()?.keys, &keys)?;
        let body: TargetsBody = Document::parse(&name, &bytes)?.body(&name)?;
        if body.version == pin.version {
            Ok(body)
        } else {
            Err(TrustError::Mixed { detail: format!("“{name}” says it is version {}", body.version) })
        }
    }

    /// When a role's current file expires, from its first bytes: a gallery can have a thousand of them.
    pub(super) fn role_expires(&self, role: &str) -> Option<Timestamp> {
        let version = self.snapshot.meta.get(&format!("{role}.json"))?.version;
        let mut head = Vec::new();
        let file = fs::open(&self.metadata.join(format!("{version}.{role}.json"))).ok()?;
        file.take(1024).read_to_end(&mut head).ok()?;
        let head = String::from_utf8_lossy(&head).into_owned();
        let (_, rest) = head.split_once("\"expires\":\"")?;
        read(rest.split_once('"')?.0)
    }

    /// The next version of a delegated role, signed and gathered, and its pin renewed.
    pub(super) fn put_role(
        &mut self,
        role: &str,
        mut body: TargetsBody,
        keys: &[&SigningKey],
        now: Timestamp,
    ) -> Result<(), TrustError> {
        body.version += 1;
        body.role = Some(role.to_owned());
        body.expires = written(later(now, hours(self.root.periods.online))?);
        let mut document = Document::new(&body)?;
        let role_keys = self.delegation(role)?.role_keys();
        document.sign_for(role, &role_keys, &self.delegated_keys()?.keys, keys)?;
        self.write(&format!("{}.{role}.json", body.version), &document.bytes()?)?;
        // The online key signs the snapshot too: a version says enough, and a thousand digests would not.
        let pin = Pin { version: body.version, length: None, hashes: None };
        self.snapshot.meta.insert(format!("{role}.json"), pin);
        Ok(())
    }

    /// The next version of the offline list, signed.
    pub(super) fn signed_targets(
        &self,
        body: TargetsBody,
        keys: &[&SigningKey],
        now: Timestamp,
    ) -> Result<Document, TrustError> {
        let mut document = self.unsigned_targets(body, now)?;
        document.sign_for("targets", &self.root.roles["targets"], &self.root.keys, keys)?;
        Ok(document)
    }

    pub(super) fn unsigned_targets(
        &self,
        mut body: TargetsBody,
        now: Timestamp,
    ) -> Result<Document, TrustError> {
        body.version = self.targets.version + 1;
        body.expires = written(later(now, hours(self.root.periods.targets))?);
        Document::new(&body)
    }

    /// Puts a signed offline list in force.
    pub(super) fn put_targets(&mut self, document: Document) -> Result<(), TrustError> {
        self.targets = document.body("targets.json")?;
        let bytes = document.bytes()?;
        self.write(&format!("{}.targets.json", self.targets.version), &bytes)?;
        self.snapshot.meta.insert("targets.json".to_owned(), pin_of(self.targets.version, &bytes));
        Ok(())
    }

    /// Snapshot (when something else changed, or it is due) and timestamp.
    pub(super) fn seal(
        &mut self,
        before: &BTreeMap<String, Pin>,
        keys: &[&SigningKey],
        now: Timestamp,
    ) -> Result<(), TrustError> {
        let periods = self.root.periods;
        let changed = *before != self.snapshot.meta;
        let renewed = super::due(expiry(&self.snapshot), periods.online, now);
        if changed || renewed || self.snapshot.version == 0 {
            self.snapshot.version += 1;
            self.snapshot.expires = written(later(now, hours(periods.online))?);
            let mut document = Document::new(&self.snapshot)?;
            document.sign_for("snapshot", &self.root.roles["snapshot"], &self.root.keys, keys)?;
            let bytes = document.bytes()?;
            self.write(&format!("{}.snapshot.json", self.snapshot.version), &bytes)?;
            self.timestamp.meta.insert("snapshot.json".to_owned(), pin_of(self.snapshot.version, &bytes));
        }
        self.timestamp.version += 1;
        self.timestamp.expires = written(later(now, hours(periods.timestamp))?);
        self.timestamp.signed_at = Some(written(now));
        let mut document = Document::new(&self.timestamp)?;
        document.sign_for("timestamp", &self.root.roles["timestamp"], &self.root.keys, keys)?;
        self.write("timestamp.json", &document.bytes()?)
    }

    /// Gathers a file.
    pub(super) fn write(&mut self, name: &str, bytes: &[u8]) -> Result<(), TrustError> {
        self.out.push((name.to_owned(), bytes.to_vec()));
        Ok(())
    }

    /// Writes what was gathered, in order, readable by a web server.
    pub(super) fn flush(&mut self) -> Result<(), TrustError> {
        for (name, bytes) in std::mem::take(&mut self.out) {
            let path = self.metadata.join(&name);
            fs::write_atomic(&path, &bytes)?;
            fs::make_shared(&path)?;
        }
        Ok(())
    }
}

pub(super) fn pin_of(version: u64, bytes: &[u8]) -> Pin {
    let hashes = BTreeMap::from([("sha256".to_owned(), Sha256::of(bytes).to_hex())]);
    Pin { version, length: Some(bytes.len() as u64), hashes: Some(hashes) }
}

/// A metadata file that must be there.
pub(super) fn file(metadata: &Path, name: &str) -> Result<Vec<u8>, TrustError> {
    let path = metadata.join(name);
    if !fs::exists(&path) {
        return Err(TrustError::Missing { file: name.to_owned() });
    }
    Ok(fs::read_limited(&path, MAX_FILE)?)
}

/// `12.unclaimed-0f.json` is version 12 of `unclaimed-0f`.
fn versioned(name: &str) -> Option<(u64, &str)> {
    let (version, rest) = name.split_once('.')?;
    Some((version.parse().ok()?, rest.strip_suffix(".json")?))
}

/// A threshold that its keys can meet, and no key twice.
pub(super) fn checked_keys(keys: &[PublicKey], threshold: u64, role: &str) -> Result<(), TrustError> {
    let different: BTreeSet<_> = keys.iter().map(PublicKey::id).collect();
    if different.len() != keys.len() {
        return Err(TrustError::Refused(format!("The {role} names one key twice.")));
    }
    if threshold == 0 || threshold > keys.len() as u64 {
        return Err(TrustError::Refused(format!(
            "The {role} has {} keys: between 1 and {0} of them can be asked for, not {threshold}.",
            keys.len()
        )));
    }
    Ok(())
}
