//! The first start, and signatures that end.

use std::sync::Arc;

use vitrine_package::listing::ROOT_FILE;
use vitrine_publish::edition::{self, Edits, IssueOptions};
use vitrine_publish::{Keys, Periods, SigningOptions, State, Upkeep, init_signing, is_signed, state, upkeep};

use super::{ask_for_index, index, rebuild};
use crate::store::{NewJob, blocking};
use crate::{Registry, RegistryError};

/// Files a registry is made for: its lists then have about a hundred files each. Ten times as many still work.
const EXPECTED_FILES: u64 = 32_768;

/// Makes what a registry needs to publish: on the first start the keys and an empty gallery with a *provisional*
/// signature (one key, until the ceremony); later what was lost or cut. Blocks; nothing may be published meanwhile.
///
/// # Errors
/// When the keys of a signed gallery are not there, or engine or file system refuse.
pub fn prepare(registry: &Arc<Registry>) -> Result<State, RegistryError> {
    let out = registry.gallery();
    vitrine_base::fs::create_dir_all(&out)?;
    edition::tidy(&out)?;
    let mut fresh = !vitrine_base::fs::exists(&out.join(ROOT_FILE));
    if fresh && registry.db.read_now(|unit| Ok(!unit.package_revisions()?.is_empty()))? {
        // A database without its gallery: everything in it is there to be made again.
        rebuild::rebuild_now(registry)?;
    } else if fresh && !is_signed(&out) {
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
        fresh = true;
    }
    if fresh {
        index::issue_now(registry, false)?;
    } else {
        // What a stop cut is completed, and what ended meanwhile signed anew, as soon as jobs run.
        let now = registry.now();
        registry.db.write_now(|unit| {
            ask_for_index(unit, now)?;
            unit.enqueue(&NewJob::now("sign", serde_json::json!({}), now).once("sign"), now)?;
            Ok(())
        })?;
    }
    Ok(state(&out)?)
}

/// Makes the keys and the first, provisional root.
pub(super) fn begin_signing(registry: &Registry) -> Result<(), RegistryError> {
    let (out, keys) = (registry.gallery(), registry.keys());
    let options = SigningOptions {
        keys: Some(keys.clone()),
        periods: Periods::server(),
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
