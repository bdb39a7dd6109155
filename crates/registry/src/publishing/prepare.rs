//! The first start, and signatures that end.

use std::sync::Arc;

use vitrine_package::listing::ROOT_FILE;
use vitrine_publish::edition::{self, Edits, IssueOptions};
use vitrine_publish::{Keys, Periods, SigningOptions, State, Upkeep, init_signing, is_signed, state, upkeep};

use super::{ask_for_index, index, rebuild};
use crate::care::REBUILD;
use crate::store::{NewJob, blocking};
use crate::{Registry, RegistryError};

/// Files a registry is made for: its lists then have about a hundred files each. Ten times as many still work.
const EXPECTED_FILES: u64 = 32_768;

/// For how long signatures are good, in hours: a day from one signing to the next, as a program signs by itself. The
/// offline list says only who signs what, and its key lies in a drawer: once a year is often enough to fetch it.
const PERIODS: Periods = Periods { root: 365 * 24, targets: 365 * 24, online: 90 * 24, timestamp: 24 };

/// The note that says which identity the gallery had.
const IDENTITY: &str = "gallery.identity";

/// Makes what a registry needs to publish: on the first start the keys and an empty gallery with a *provisional*
/// signature (one key, until the ceremony); later what was lost or cut, or came from a backup. Blocks; nothing may be
/// published meanwhile.
///
/// # Errors
/// When others can read the keys, the signed metadata is not what it should be, or engine or file system refuse.
pub fn prepare(registry: &Arc<Registry>) -> Result<State, RegistryError> {
    let out = registry.gallery();
    vitrine_base::fs::create_dir_all(&out)?;
    edition::tidy(&out)?;
    let lost = !vitrine_base::fs::exists(&out.join(ROOT_FILE));
    let (restored, empty) = registry.db.read_now(|unit| {
        let restored = unit.note(REBUILD)?.is_some_and(|note| !note.is_empty());
        Ok((restored, unit.package_revisions()?.is_empty()))
    })?;
    if restored || (lost && !empty) {
        // From a backup, or without its gallery: everything that is listed is there to be made again.
        rebuild::rebuild_now(registry)?;
        registry.db.write_now(|unit| unit.set_note(REBUILD, ""))?;
    } else if lost || !is_signed(&out) {
        first_index(registry, lost)?;
    } else {
        // What a stop cut is completed, and what ended meanwhile signed anew, as soon as jobs run.
        let now = registry.now();
        registry.db.write_now(|unit| {
            ask_for_index(unit, now)?;
            unit.enqueue(&NewJob::now("sign", serde_json::json!({}), now).once("sign"), now)?;
            Ok(())
        })?;
    }
    if Keys::of_folder(&registry.keys())?.is_empty() {
        // What is published can still be had, for as long as its signatures last.
        let keys = registry.keys();
        tracing::error!(keys = %keys.display(), "the signing keys are not there: nothing can be published or renewed");
    }
    let state = state(&out)?;
    note_identity(registry, &state)?;
    Ok(state)
}

/// An index that names nothing, then the keys, which are called after its title, then its signature.
fn first_index(registry: &Registry, lost: bool) -> Result<(), RegistryError> {
    let out = registry.gallery();
    if lost && !is_signed(&out) {
        let edits = Edits {
            title: registry.config.title.clone(),
            description: registry.config.description.clone(),
            ..Edits::default()
        };
        let options =
            IssueOptions { now: registry.now(), keys: Some(registry.keys()), keep_segments: 1, at_least: 0 };
        edition::issue(&out, edits, &options)?;
    }
    if !is_signed(&out) {
        begin_signing(registry)?;
    }
    index::issue_now(registry, false)?;
    Ok(())
}

/// Writes down which identity the gallery has; another one than before is an alarm for everybody who follows it.
fn note_identity(registry: &Registry, state: &State) -> Result<(), RegistryError> {
    let (now, is) = (registry.now(), state.fingerprint.to_string());
    registry.db.write_now(|unit| {
        let was = unit.note(IDENTITY)?;
        if was.as_ref() == Some(&is) {
            return Ok(());
        }
        if let Some(was) = &was {
            tracing::error!(was, is, "the gallery has another identity: its signed metadata was lost");
        }
        unit.set_note(IDENTITY, &is)?;
        unit.audit(now, None, "registry.identity", "registry", &serde_json::json!({ "was": was, "is": is }))
    })
}

/// Makes the keys and the first, provisional root.
pub(super) fn begin_signing(registry: &Registry) -> Result<(), RegistryError> {
    let (out, keys) = (registry.gallery(), registry.keys());
    let options = SigningOptions {
        keys: Some(keys.clone()),
        periods: PERIODS,
        expected_files: EXPECTED_FILES,
        now: registry.now(),
    };
    #[cfg(unix)]
    if !vitrine_base::fs::exists(&keys) {
        vitrine_base::fs::create_dir_all(&keys)?;
        vitrine_base::fs::make_private(&keys)?;
    }
    init_signing(&out, &out, &options)?;
    Ok(())
}

/// Renews signatures with the keys at hand, before they end. The online key is enough; root and offline list are
/// renewed when their keys happen to be here.
///
/// # Errors
/// [`vitrine_publish::PublishError::Busy`]; without the online key; when the file system refuses.
pub async fn renew(registry: &Arc<Registry>) -> Result<Upkeep, RegistryError> {
    let held = registry.publishing.press().await;
    let registry = Arc::clone(registry);
    blocking(move || {
        let _held = held;
        let keys = Keys::of_folder(&registry.keys())?;
        Ok(upkeep(&registry.gallery(), &keys, &[], registry.now())?)
    })
    .await
}
