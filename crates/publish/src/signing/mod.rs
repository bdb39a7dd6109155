//! Signing a gallery: what `gallery init`, `build`, `sign`, `rotate` and their companions do on top of
//! [`vitrine_trust::writer`]. The keys lie in a folder of their own beside the gallery, never in it.
//!
//! A build signs in two steps. First what is new and what is withdrawn, with the old index still in force;
//! then the new `vitrine.json` is put in place and signed at once, and what is gone is no longer vouched for.
//! A build that is cut leaves a gallery that everybody can go on installing from; in the moment between the
//! index and its signature a client says that the list is just being changed. Every build, and `sign`, sets
//! that right.

mod keys;
mod publishers;
mod targets;
mod upkeep;

use std::path::{Path, PathBuf};

use vitrine_base::{Timestamp, fs};
use vitrine_trust::METADATA_FOLDER;
use vitrine_trust::writer::{InitOptions, Periods, Repository, State, init};

use crate::PublishError;

use keys::public_keys;
pub use keys::{Keys, new_key, usual_folder};
pub use publishers::{
    Handover, NewPublisher, PublisherSigned, accept_publisher, add_publisher, publisher_signature,
    remove_publisher,
};
pub use targets::{SignedBuild, Unvouched};
pub(crate) use targets::{Signing, artifacts, own_path};
pub use upkeep::{NewKeys, Offline, Upkeep, abandon, merge, rotate, sign_copy, state, upkeep};

/// How the signing of a gallery begins.
#[derive(Debug, Clone)]
pub struct SigningOptions {
    /// Where the keys are or will be; the usual place beside the gallery when `None`.
    pub keys: Option<PathBuf>,
    /// For how long signatures are good.
    pub periods: Periods,
    /// Files the gallery may hold in some years.
    pub expected_files: u64,
    /// The time, milliseconds since 1970.
    pub now: Timestamp,
}

/// True when the gallery in that folder is signed.
pub fn is_signed(out: &Path) -> bool {
    fs::exists(&out.join(METADATA_FOLDER).join("1.root.json"))
}

/// Begins the signing of the gallery in `out`: makes the keys `root`, `targets` and `online` unless they are
/// there, and a first root that is *provisional*: one key signs it until `rotate` holds the ceremony. The next
/// build signs the gallery's files.
///
/// # Errors
/// [`PublishError::Refused`] when it is signed already; [`PublishError::KeysInside`]; whatever the writer says.
pub fn init_signing(folder: &Path, out: &Path, options: &SigningOptions) -> Result<State, PublishError> {
    fs::create_dir_all(out)?;
    let place = options.keys.clone().unwrap_or_else(|| usual_folder(out));
    keys::kept_apart(&place, &[out, folder])?;
    if is_signed(out) {
        return Err(PublishError::Refused(format!(
            "The gallery in {} is signed already. `vitrine gallery build` signs what is new in it, `vitrine gallery \
             rotate` changes its keys; another beginning would be another identity, and an alarm for everybody who \
             follows it.",
            out.display()
        )));
    }
    let root = keys::kept_key(&place, "root", &["root"])?;
    let targets = keys::kept_key(&place, "targets", &["targets"])?;
    let online = keys::kept_key(&place, "online", &["online"])?;
    let repository = init(
        out,
        &InitOptions {
            root: &[root.public()],
            root_threshold: 1,
            targets: &[targets.public()],
            targets_threshold: 1,
            online: &online.public(),
            keys: &[&root, &targets, &online],
            periods: options.periods,
            expected_files: options.expected_files,
        },
        options.now,
    )?;
    Ok(repository.state()?)
}

/// Opens a signed gallery for writing.
pub(crate) fn opened(out: &Path) -> Result<Repository, PublishError> {
    if !is_signed(out) {
        return Err(PublishError::NotSigned(out.to_owned()));
    }
    Ok(Repository::open(out)?)
}
