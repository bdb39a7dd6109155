//! Looking: every gallery is asked for news, a few at a time, without jobs, and each failure is its own.

use std::sync::Arc;

use tokio::sync::Semaphore;
use tokio::task::JoinSet;
use tokio_util::sync::CancellationToken;
use vitrine_api::ApiError;
use vitrine_base::SourceName;

use super::{Looking, Outcome};
use crate::Gallery;
use crate::sources::{PARALLEL, PATIENCE};

impl Gallery {
    /// Looks where it is told to; answers how each gallery did, or nothing when it was cancelled on the way.
    pub(super) async fn look(
        &self,
        looking: &Looking,
        cancel: &CancellationToken,
    ) -> Option<Vec<(String, Outcome)>> {
        let wanted = |name: &SourceName| match looking {
            Looking::Nowhere => false,
            Looking::Everywhere => true,
            Looking::At(names) => names.iter().any(|wanted| wanted == name.as_str()),
        };
        let sources = self.inner.catalog.sources().unwrap_or_default().into_iter().map(|source| source.name);
        let places = Arc::new(Semaphore::new(PARALLEL));
        let mut syncs = JoinSet::new();
        for name in sources.filter(wanted) {
            let (gallery, places, cancel) = (self.clone(), places.clone(), cancel.child_token());
            syncs.spawn(async move {
                // The semaphore is never closed.
                let _place = places.acquire_owned().await;
                let synced = tokio::time::timeout(PATIENCE, gallery.bring_in_step(&name, &cancel)).await;
                let outcome = match synced {
                    Ok(Ok(())) => Outcome::Good,
                    Ok(Err(error)) => outcome_of(&error),
                    Err(_) => Outcome::Failed,
                };
                (name.to_string(), outcome)
            });
        }
        if *looking == Looking::Everywhere {
            // Vitrine's own releases are no gallery of the person's: how that went stands in Settings.
            self.look_for_vitrine(cancel).await;
        }
        let outcomes = syncs.join_all().await;
        (!cancel.is_cancelled()).then_some(outcomes)
    }
}

/// What a failure says of the gallery.
pub(super) fn outcome_of(error: &ApiError) -> Outcome {
    if error.code.rsplit('.').next() == Some("dns") { Outcome::NoNetwork } else { Outcome::Failed }
}
