//! Keeping a signed gallery alive: renewing what ends, completing what several people sign, changing keys.

use std::path::{Path, PathBuf};

use vitrine_base::{Sha256, Timestamp, fs};
use vitrine_package::listing::ROOT_FILE;
use vitrine_trust::TrustError;
use vitrine_trust::writer::{
    Changes, NewTarget, Periods, Progress, Repository, Rotation, Signed, State, sign,
};

use super::manifests::{self, Contents};
use super::{Keys, opened, public_keys};
use crate::PublishError;
use crate::build::hold;

/// The root document is small.
const MAX_ROOT: u64 = 8 * 1024 * 1024;

/// A document that offline keys sign.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Offline {
    /// Which keys count.
    Root,
    /// Who may sign what.
    Targets,
}

impl Offline {
    fn role(self) -> &'static str {
        match self {
            Self::Root => "root",
            Self::Targets => "targets",
        }
    }
}

/// What an upkeep did.
#[derive(Debug, Clone)]
pub struct Upkeep {
    /// Documents of offline keys, and what they still miss.
    pub progress: Vec<Progress>,
    /// Files that were signed anew.
    pub files: Vec<String>,
    /// How everything stands now.
    pub state: State,
}

/// The keys a gallery is to have from now on, as files with their public halves.
#[derive(Debug, Clone)]
pub struct NewKeys {
    /// The root's keys.
    pub root: Vec<PathBuf>,
    /// How many of them must sign.
    pub root_threshold: u64,
    /// The keys of the offline list; as before when empty.
    pub targets: Vec<PathBuf>,
    /// How many of them must sign.
    pub targets_threshold: u64,
    /// The key that signs day by day; as before when `None`.
    pub online: Option<PathBuf>,
    /// For how long signatures are good; as before when `None`.
    pub periods: Option<Periods>,
}

/// How a gallery's signing stands.
///
/// # Errors
/// [`PublishError::NotSigned`]; [`PublishError::Trust`] when its metadata is not what it should be.
pub fn state(out: &Path) -> Result<State, PublishError> {
    Ok(opened(out)?.state()?)
}

/// Signs what is due with the keys at hand: puts in force what has all its signatures, renews the offline
/// documents named in `renew` (and a root that is due when its keys are at hand), the timestamp and whatever
/// else ends soon. It also signs a `vitrine.json` that a cut build left without its signature, and a gallery of
/// manifests as it lies there now.
///
/// # Errors
/// [`PublishError::Trust`] without the keys it takes; [`PublishError::Refused`] for a manifest or file that is not what
/// the index names.
pub fn upkeep(out: &Path, keys: &Keys, renew: &[Offline], now: Timestamp) -> Result<Upkeep, PublishError> {
    let mut repository = opened(out)?;
    let _held = hold(out)?;
    let refs = keys.refs();
    let mut progress = Vec::new();
    for pending in repository.pending()? {
        progress.push(repository.complete(&pending.file, &refs, now)?);
    }
    for offline in [Offline::Root, Offline::Targets] {
        let asked = renew.contains(&offline) && !progress.iter().any(|done| done.role == offline.role());
        if asked || (offline == Offline::Root && root_can_go_on(&repository, keys, now)?) {
            progress.push(match offline {
                Offline::Root => repository.renew_root(&refs, now)?,
                Offline::Targets => repository.renew_targets(&refs, now)?,
            });
        }
    }
    let files = match repository.publish(&as_it_is(out, &repository)?, &refs, now) {
        Ok(published) => published.files,
        // Who only came to add a signature to a root needs no other key.
        Err(TrustError::KeysMissing { .. }) if !progress.is_empty() => Vec::new(),
        Err(error) => return Err(error.into()),
    };
    Ok(Upkeep { progress, files, state: repository.state()? })
}

/// True when the root ends soon and enough of its keys are here to renew it without asking anybody.
fn root_can_go_on(repository: &Repository, keys: &Keys, now: Timestamp) -> Result<bool, PublishError> {
    let state = repository.state()?;
    let Some(root) = state.roles.iter().find(|role| role.role == "root") else { return Ok(false) };
    let names = keys.names();
    let here = root.keys.iter().filter(|name| names.contains(&name.as_str())).count() as u64;
    let due = root.expires - now < i64::from(state.periods.root) * 3_600_000 / 3;
    Ok(due && here >= root.threshold && state.pending.iter().all(|pending| pending.role != "root"))
}

/// The index, and in a gallery of manifests all of it, as it lies there.
fn as_it_is(out: &Path, repository: &Repository) -> Result<Changes, PublishError> {
    let file = out.join(ROOT_FILE);
    let mut changes = match manifests::is_there(out) {
        true => Contents::read(out)?.changes(out, repository)?,
        false => Changes::default(),
    };
    if fs::exists(&file) {
        let bytes = fs::read_limited(&file, MAX_ROOT)?;
        changes.index.push(NewTarget {
            path: ROOT_FILE.to_owned(),
            length: bytes.len() as u64,
            sha256: Sha256::of(&bytes),
            release: None,
        });
    }
    Ok(changes)
}

/// Adds the signatures of these keys to a pending file, on any computer.
///
/// # Errors
/// [`PublishError::Refused`] without a key; [`PublishError::Trust`] when the file is none that waits for signatures.
pub fn sign_copy(file: &Path, keys: &Keys) -> Result<Signed, PublishError> {
    let mut done = None;
    for key in keys.refs() {
        done = Some(sign(file, key)?);
    }
    done.ok_or_else(|| PublishError::Refused("To sign a file, name a key with --key.".to_owned()))
}

/// Takes in the signatures of copies that were signed elsewhere.
///
/// # Errors
/// [`PublishError::Trust`] for a file that is no copy of what is pending.
pub fn merge(out: &Path, copies: &[PathBuf]) -> Result<Vec<Progress>, PublishError> {
    let repository = opened(out)?;
    let _held = hold(out)?;
    copies.iter().map(|copy| Ok(repository.merge(copy)?)).collect()
}

/// Gives up what is pending for an offline document; says whether there was anything.
///
/// # Errors
/// [`PublishError::Trust`] when a pending file cannot be read.
pub fn abandon(out: &Path, what: Offline) -> Result<bool, PublishError> {
    let repository = opened(out)?;
    let _held = hold(out)?;
    let was = repository.pending()?.iter().any(|pending| pending.role == what.role());
    repository.abandon(what.role())?;
    Ok(was)
}

/// Changes keys: the ceremony. What cannot be signed with the keys at hand waits in `metadata/pending/`.
///
/// # Errors
/// [`PublishError::Trust`] for thresholds that cannot be met, or when another root is pending.
pub fn rotate(out: &Path, new: &NewKeys, keys: &Keys, now: Timestamp) -> Result<Upkeep, PublishError> {
    let mut repository = opened(out)?;
    let _held = hold(out)?;
    let (root, targets) = (public_keys(&new.root)?, public_keys(&new.targets)?);
    let online = public_keys(new.online.as_slice())?;
    let rotation = Rotation {
        root: &root,
        root_threshold: new.root_threshold,
        targets: (!targets.is_empty()).then_some((targets.as_slice(), new.targets_threshold)),
        online: online.first(),
        periods: new.periods,
    };
    let progress = repository.rotate(&rotation, &keys.refs(), now)?;
    Ok(Upkeep { progress: vec![progress], files: Vec::new(), state: repository.state()? })
}
