//! The first signing of a gallery.

use std::collections::BTreeMap;
use std::path::Path;

use vitrine_base::{Timestamp, fs};

use super::bins::Bins;
use super::document::Document;
use super::model::{Delegation, Delegations, RoleKeys, RootBody, SPEC, TargetsBody, described};
use super::repository::{Repository, checked_keys};
use super::{Changes, Periods};
use crate::time::{hours, later, written};
use crate::verifier::INDEX_ROLE;
use crate::{Fingerprint, METADATA_FOLDER, PublicKey, SigningKey, TrustError};

/// The files the index role may name.
const INDEX_FILES: [&str; 2] = ["vitrine.json", "manifests.json"];

/// How a gallery's signing begins.
#[derive(Debug, Clone, Copy)]
pub struct InitOptions<'a> {
    /// The root's keys: one makes a provisional gallery, three with a threshold of two a proper one.
    pub root: &'a [PublicKey],
    /// How many of them must sign a root.
    pub root_threshold: u64,
    /// The keys of the offline list of delegations.
    pub targets: &'a [PublicKey],
    /// How many of them must sign it.
    pub targets_threshold: u64,
    /// The key that signs day by day.
    pub online: &'a PublicKey,
    /// The keys at hand: enough of each role.
    pub keys: &'a [&'a SigningKey],
    /// For how long signatures are good.
    pub periods: Periods,
    /// How many files the gallery is expected to hold in some years; it decides the number of bins.
    pub expected_files: u64,
}

/// Begins the signing of the gallery in `gallery` (the folder of its root document).
///
/// # Errors
/// [`TrustError::Refused`] when it has signed metadata already; [`TrustError::KeysMissing`].
pub fn init(gallery: &Path, options: &InitOptions<'_>, now: Timestamp) -> Result<Repository, TrustError> {
    let metadata = gallery.join(METADATA_FOLDER);
    if fs::exists(&metadata.join("1.root.json")) {
        return Err(TrustError::Refused(format!(
            "“{}” is signed already; another first root would be another identity.",
            gallery.display()
        )));
    }
    checked_keys(options.root, options.root_threshold, "root")?;
    checked_keys(options.targets, options.targets_threshold, "targets")?;
    let root = root_body(options, now)?;
    let mut document = Document::new(&root)?;
    document.sign_for("root", &root.roles["root"], &root.keys, options.keys)?;
    let root_bytes = document.bytes()?;
    let mut targets = TargetsBody::empty();
    targets.delegations = Some(delegations(options));
    fs::create_dir_all(&metadata)?;
    fs::make_shared(&metadata)?;
    let mut repository = Repository::begin(metadata, root, targets, Fingerprint::of(&root_bytes));
    let targets = repository.signed_targets(repository.targets.clone(), options.keys, now)?;
    repository.put_targets(targets)?;
    repository.publish(&Changes::default(), options.keys, now)?;
    // The root comes last: without it an init that was cut can simply be done again.
    repository.write("1.root.json", &root_bytes)?;
    repository.flush()?;
    Ok(repository)
}

fn root_body(options: &InitOptions<'_>, now: Timestamp) -> Result<RootBody, TrustError> {
    let online = RoleKeys::of(std::slice::from_ref(options.online), 1);
    let mut keys = described(options.root);
    keys.extend(described(options.targets));
    keys.extend(described(std::slice::from_ref(options.online)));
    Ok(RootBody {
        kind: "root".to_owned(),
        spec_version: SPEC.to_owned(),
        version: 1,
        expires: written(later(now, hours(options.periods.root))?),
        consistent_snapshot: true,
        keys,
        roles: BTreeMap::from([
            ("root".to_owned(), RoleKeys::of(options.root, options.root_threshold)),
            ("targets".to_owned(), RoleKeys::of(options.targets, options.targets_threshold)),
            ("snapshot".to_owned(), online.clone()),
            ("timestamp".to_owned(), online),
        ]),
        periods: options.periods,
    })
}

fn delegations(options: &InitOptions<'_>) -> Delegations {
    let keyids = vec![options.online.id().0];
    let mut roles = vec![Delegation {
        name: INDEX_ROLE.to_owned(),
        keyids: keyids.clone(),
        threshold: 1,
        terminating: true,
        paths: Some(INDEX_FILES.map(str::to_owned).to_vec()),
        path_hash_prefixes: None,
    }];
    roles.extend(Bins::for_files(options.expected_files).delegations(&keyids));
    Delegations { keys: described(std::slice::from_ref(options.online)), roles }
}
