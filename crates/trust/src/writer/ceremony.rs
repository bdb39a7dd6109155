//! Changing keys, and signing by several people on several computers.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use sigstore_tuf::metadata::{Root, Targets};
use vitrine_base::{Timestamp, fs};

use super::document::{Document, names_of, verify};
use super::model::{Keys, RoleKeys, RootBody, TargetsBody, described};
use super::repository::{PENDING, Repository, checked_keys};
use super::{Changes, Periods};
use crate::time::{hours, later, written};
use crate::{PublicKey, SigningKey, TrustError};

/// A pending file has the size of a root or an offline list.
const MAX_PENDING: u64 = 8 * 1024 * 1024;

/// The keys a gallery is to have from now on.
#[derive(Debug, Clone, Copy)]
pub struct Rotation<'a> {
    /// The root's keys.
    pub root: &'a [PublicKey],
    /// How many of them must sign a root.
    pub root_threshold: u64,
    /// The keys of the offline list and how many must sign; as before when `None`.
    pub targets: Option<(&'a [PublicKey], u64)>,
    /// The key that signs day by day; as before when `None`.
    pub online: Option<&'a PublicKey>,
    /// For how long signatures are good; as before when `None`.
    pub periods: Option<Periods>,
}

/// How far a file is from being in force.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Progress {
    /// `root` or `targets`.
    pub role: String,
    /// The version it would be.
    pub version: u64,
    /// The pending file; gone once it is in force.
    pub file: PathBuf,
    /// What is missing; empty once it is in force.
    pub missing: Vec<Missing>,
}

impl Progress {
    /// True when it is in force.
    pub fn is_done(&self) -> bool {
        self.missing.is_empty()
    }
}

/// Signatures that are missing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Missing {
    /// Whose: `the root so far`, `the new root`, `targets`.
    pub of: String,
    /// How many are needed.
    pub needed: u64,
    /// How many there are.
    pub have: u64,
    /// The names of the keys that have not signed.
    pub waiting: Vec<String>,
}

/// What [`sign`] did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signed {
    /// `root` or `targets`.
    pub role: String,
    /// The version.
    pub version: u64,
    /// How many signatures the file has now.
    pub signatures: usize,
}

/// Adds a key's signature to a pending file: all that a second person on a second computer needs. Whether
/// the key counts is decided where the file is put in force.
///
/// # Errors
/// [`TrustError::Malformed`] when the file is no pending metadata; [`TrustError::Io`].
pub fn sign(file: &Path, key: &SigningKey) -> Result<Signed, TrustError> {
    let mut document = pending_document(file)?;
    let (role, version) = kind_of(&document, file)?;
    document.sign(key)?;
    fs::write_atomic(file, &document.bytes()?)?;
    Ok(Signed { role, version, signatures: document.signatures.len() })
}

impl Repository {
    /// Changes keys. The new root must be signed by enough of the keys so far *and* enough of the new ones;
    /// with those of `keys` it is, now, and put in force when nothing is missing (see [`Self::complete`]).
    ///
    /// # Errors
    /// [`TrustError::Refused`] for thresholds that cannot be met, or when another root is pending.
    pub fn rotate(
        &mut self,
        rotation: &Rotation<'_>,
        keys: &[&SigningKey],
        now: Timestamp,
    ) -> Result<Progress, TrustError> {
        checked_keys(rotation.root, rotation.root_threshold, "root")?;
        let mut body = self.root.clone();
        body.version += 1;
        body.periods = rotation.periods.unwrap_or(body.periods);
        body.expires = written(later(now, hours(body.periods.root))?);
        body.keys.extend(described(rotation.root));
        body.roles.insert("root".to_owned(), RoleKeys::of(rotation.root, rotation.root_threshold));
        if let Some((targets, threshold)) = rotation.targets {
            checked_keys(targets, threshold, "targets")?;
            body.keys.extend(described(targets));
            body.roles.insert("targets".to_owned(), RoleKeys::of(targets, threshold));
        }
        if let Some(online) = rotation.online {
            body.keys.extend(described(std::slice::from_ref(online)));
            for role in ["snapshot", "timestamp"] {
                body.roles.insert(role.to_owned(), RoleKeys::of(std::slice::from_ref(online), 1));
            }
        }
        let used: BTreeSet<String> = body.roles.values().flat_map(|role| role.keyids.clone()).collect();
        body.keys.retain(|id, _| used.contains(id));
        let file = self.propose("root", body.version, &Document::new(&body)?)?;
        self.complete(&file, keys, now)
    }

    /// A new offline list: signed with what is at hand, put in force when that is enough.
    pub(super) fn propose_targets(
        &mut self,
        body: TargetsBody,
        keys: &[&SigningKey],
        now: Timestamp,
    ) -> Result<Progress, TrustError> {
        let document = self.unsigned_targets(body, now)?;
        let file = self.propose("targets", self.targets.version + 1, &document)?;
        self.complete(&file, keys, now)
    }

    fn propose(&self, role: &str, version: u64, document: &Document) -> Result<PathBuf, TrustError> {
        let folder = self.metadata.join(PENDING);
        let file = folder.join(format!("{version}.{role}.json"));
        if fs::exists(&file) {
            return Err(TrustError::Refused(format!(
                "A new {role} is pending already in “{}”: complete it or abandon it first.",
                file.display()
            )));
        }
        fs::create_dir_all(&folder)?;
        fs::write_atomic(&file, &document.bytes()?)?;
        Ok(file)
    }

    /// What still misses signatures.
    ///
    /// # Errors
    /// When a pending file cannot be read.
    pub fn pending(&self) -> Result<Vec<Progress>, TrustError> {
        let folder = self.metadata.join(PENDING);
        if !fs::exists(&folder) {
            return Ok(Vec::new());
        }
        let mut pending = Vec::new();
        for (name, _) in fs::list_dir(&folder)? {
            let file = folder.join(name);
            let document = pending_document(&file)?;
            let (role, version) = kind_of(&document, &file)?;
            pending.push(Progress { role, version, missing: self.missing(&document, &file)?, file });
        }
        Ok(pending)
    }

    /// Gives a pending file up.
    ///
    /// # Errors
    /// [`TrustError::Io`].
    pub fn abandon(&self, role: &str) -> Result<(), TrustError> {
        for pending in self.pending()?.into_iter().filter(|pending| pending.role == role) {
            fs::remove_file(&pending.file)?;
        }
        Ok(())
    }

    /// Takes the signatures of a copy of a pending file that was signed elsewhere.
    ///
    /// # Errors
    /// [`TrustError::Refused`] when it is not a copy of something pending.
    pub fn merge(&self, copy: &Path) -> Result<Progress, TrustError> {
        let theirs = pending_document(copy)?;
        for mut pending in self.pending()? {
            let mut ours = pending_document(&pending.file)?;
            if ours.signed != theirs.signed {
                continue;
            }
            for signature in theirs.signatures {
                ours.signatures.retain(|own| own.keyid != signature.keyid);
                ours.signatures.push(signature);
            }
            fs::write_atomic(&pending.file, &ours.bytes()?)?;
            pending.missing = self.missing(&ours, &pending.file)?;
            return Ok(pending);
        }
        Err(TrustError::Refused(format!("“{}” is not a copy of anything that is pending.", copy.display())))
    }

    /// Puts a pending file in force when it has its signatures, those of `keys` included, and signs what
    /// follows from it (the online key; after a change of targets or online keys also the targets keys).
    ///
    /// # Errors
    /// [`TrustError::KeysMissing`] when what follows cannot be signed; the gallery is then as it was.
    pub fn complete(
        &mut self,
        file: &Path,
        keys: &[&SigningKey],
        now: Timestamp,
    ) -> Result<Progress, TrustError> {
        let mut document = pending_document(file)?;
        let (role, version) = kind_of(&document, file)?;
        let counted: BTreeSet<String> = self.counted(&document, file)?;
        for key in keys.iter().filter(|key| counted.contains(&key.id().0)) {
            document.sign(key)?;
        }
        // A signature of a key that has no say would be refused by strict readers: it is left behind.
        document.signatures.retain(|signature| counted.contains(&signature.keyid));
        fs::write_atomic(file, &document.bytes()?)?;
        let missing = self.missing(&document, file)?;
        if missing.is_empty() {
            let mut next = self.clone();
            match role.as_str() {
                "root" => next.enforce_root(&document, keys, now)?,
                _ => next.enforce_targets(document, keys, now)?,
            }
            next.flush()?;
            *self = next;
            fs::remove_file(file)?;
        }
        Ok(Progress { role, version, file: file.to_owned(), missing })
    }

    fn enforce_targets(
        &mut self,
        document: Document,
        keys: &[&SigningKey],
        now: Timestamp,
    ) -> Result<(), TrustError> {
        let bytes = document.bytes()?;
        verify::<Targets>("targets", &bytes, &self.root.keys, &self.root.roles["targets"])?;
        let before = self.snapshot.meta.clone();
        self.put_targets(document)?;
        self.seal(&before, keys, now)
    }

    fn enforce_root(
        &mut self,
        document: &Document,
        keys: &[&SigningKey],
        now: Timestamp,
    ) -> Result<(), TrustError> {
        let body: RootBody = document.body("root.json")?;
        let bytes = document.bytes()?;
        verify::<Root>("root", &bytes, &self.root.keys, &self.root.roles["root"])?;
        verify::<Root>("root", &bytes, &body.keys, &body.roles["root"])?;
        let old = std::mem::replace(&mut self.root, body);
        let changed = |role: &str| old.roles.get(role) != self.root.roles.get(role);
        let (targets, online) = (changed("targets"), changed("timestamp"));
        let before = self.snapshot.meta.clone();
        if online {
            self.change_online(&old, keys, now)?;
        } else if targets {
            let signed = self.signed_targets(self.targets.clone(), keys, now)?;
            self.put_targets(signed)?;
        }
        if online {
            // The snapshot must be signed by the new key even where nothing in it changed.
            self.snapshot.expires = written(0);
        }
        if targets || online {
            self.seal(&before, keys, now)?;
        }
        // Just before the timestamp that its keys sign: the moment in which the two disagree is the shortest.
        let last = self.out.len().saturating_sub(1);
        let place = if targets || online { last } else { self.out.len() };
        self.out.insert(place, (format!("{}.root.json", self.root.version), bytes));
        Ok(())
    }

    /// The index and the bins change hands with the online key.
    fn change_online(
        &mut self,
        old: &RootBody,
        keys: &[&SigningKey],
        now: Timestamp,
    ) -> Result<(), TrustError> {
        let (was, is) = (&old.roles["timestamp"].keyids, self.root.roles["timestamp"].keyids.clone());
        let online: Vec<String> = self
            .delegations()
            .iter()
            .filter(|role| role.keyids == *was)
            .map(|role| role.name.clone())
            .collect();
        let mut bodies = Vec::new();
        for role in &online {
            if self.snapshot.meta.contains_key(&format!("{role}.json")) {
                bodies.push((role.clone(), self.role(role)?));
            }
        }
        let mut targets = self.targets.clone();
        if let Some(delegations) = &mut targets.delegations {
            for id in &is {
                delegations.keys.extend(self.root.keys.get(id).map(|key| (id.clone(), key.clone())));
            }
            for role in delegations.roles.iter_mut().filter(|role| online.contains(&role.name)) {
                role.keyids.clone_from(&is);
            }
            let used: BTreeSet<&String> = delegations.roles.iter().flat_map(|role| &role.keyids).collect();
            let used: BTreeSet<String> = used.into_iter().cloned().collect();
            delegations.keys.retain(|id, _| used.contains(id));
        }
        let signed = self.signed_targets(targets, keys, now)?;
        self.put_targets(signed)?;
        for (role, body) in bodies {
            self.put_role(&role, body, keys, now)?;
        }
        Ok(())
    }

    /// The ids of the keys whose signatures a pending file may carry.
    fn counted(&self, document: &Document, file: &Path) -> Result<BTreeSet<String>, TrustError> {
        let sides = self.sides(document, file)?;
        Ok(sides.into_iter().flat_map(|(_, keys, _)| keys.keyids).collect())
    }

    fn missing(&self, document: &Document, file: &Path) -> Result<Vec<Missing>, TrustError> {
        let signed: BTreeSet<&String> =
            document.signatures.iter().map(|signature| &signature.keyid).collect();
        let sides = self.sides(document, file)?.into_iter().map(|(of, role, keys)| {
            let (have, waiting): (Vec<String>, Vec<String>) =
                role.keyids.iter().cloned().partition(|id| signed.contains(id));
            Missing {
                of,
                needed: role.threshold,
                have: have.len() as u64,
                waiting: names_of(&waiting, &keys),
            }
        });
        Ok(sides.filter(|side| side.have < side.needed).collect())
    }

    /// Whose signatures a pending file needs.
    fn sides(&self, document: &Document, file: &Path) -> Result<Vec<(String, RoleKeys, Keys)>, TrustError> {
        let (role, version) = kind_of(document, file)?;
        let current = if role == "root" { self.root.version } else { self.targets.version };
        if version != current + 1 {
            return Err(TrustError::Refused(format!(
                "“{}” would be version {version} of the {role}, but version {current} is in force: abandon it and begin \
                 again.",
                file.display()
            )));
        }
        if role != "root" {
            return Ok(vec![(
                "targets".to_owned(),
                self.root.roles["targets"].clone(),
                self.root.keys.clone(),
            )]);
        }
        let new: RootBody = document.body("root.json")?;
        let keys = new.roles.get("root").cloned().ok_or_else(|| TrustError::Malformed {
            file: file.display().to_string(),
            why: "it names no root keys".to_owned(),
        })?;
        Ok(vec![
            ("the root so far".to_owned(), self.root.roles["root"].clone(), self.root.keys.clone()),
            ("the new root".to_owned(), keys, new.keys),
        ])
    }

    /// Renews the root for another period with the same keys.
    ///
    /// # Errors
    /// As [`Self::rotate`].
    pub fn renew_root(&mut self, keys: &[&SigningKey], now: Timestamp) -> Result<Progress, TrustError> {
        let mut body = self.root.clone();
        body.version += 1;
        body.expires = written(later(now, hours(body.periods.root))?);
        let file = self.propose("root", body.version, &Document::new(&body)?)?;
        self.complete(&file, keys, now)
    }

    /// Renews the offline list of delegations for another period.
    ///
    /// # Errors
    /// As [`Self::complete`].
    pub fn renew_targets(&mut self, keys: &[&SigningKey], now: Timestamp) -> Result<Progress, TrustError> {
        self.propose_targets(self.targets.clone(), keys, now)
    }

    /// Takes paths down with a public reason; see [`Changes::withdraw`].
    ///
    /// # Errors
    /// [`TrustError::KeysMissing`] without the online key.
    pub fn withdraw(
        &mut self,
        paths: &[String],
        reason: &str,
        keys: &[&SigningKey],
        now: Timestamp,
    ) -> Result<(), TrustError> {
        let withdraw = paths.iter().map(|path| crate::Withdrawn {
            path: path.clone(),
            reason: reason.to_owned(),
            at: now,
        });
        let changes = Changes { withdraw: withdraw.collect(), ..Changes::default() };
        self.publish(&changes, keys, now).map(|_| ())
    }
}

fn pending_document(file: &Path) -> Result<Document, TrustError> {
    Document::parse(&file.display().to_string(), &fs::read_limited(file, MAX_PENDING)?)
}

/// The role and version a pending file says it is.
fn kind_of(document: &Document, file: &Path) -> Result<(String, u64), TrustError> {
    let kind = document.signed.get("_type").and_then(|kind| kind.as_str());
    let version = document.signed.get("version").and_then(serde_json::Value::as_u64);
    match (kind, version) {
        (Some(kind @ ("root" | "targets")), Some(version)) => Ok((kind.to_owned(), version)),
        _ => Err(TrustError::Malformed {
            file: file.display().to_string(),
            why: "it is neither a root nor a list of delegations".to_owned(),
        }),
    }
}
