//! Looking: every gallery is asked for news, a few at a time, without jobs, and each failure is its own.

use tokio_util::sync::CancellationToken;
use vitrine_api::ApiError;
use vitrine_base::SourceName;

use super::{Looking, Outcome};
use crate::Gallery;
use crate::side_by_side::side_by_side;
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
        let syncs = side_by_side(PARALLEL, sources.filter(wanted), |name| {
            let (gallery, cancel) = (self.clone(), cancel.child_token());
            async move { (name.to_string(), gallery.how_it_looks(&name, &cancel).await) }
        });
        let own = async {
            if *looking == Looking::Everywhere {
                // Vitrine's own releases are no gallery of the person's: how that went stands on their page.
                self.look_for_vitrine(cancel).await;
            }
        };
        let (outcomes, ()) = tokio::join!(syncs, own);
        (!cancel.is_cancelled()).then(|| outcomes.into_iter().flatten().collect())
    }

    async fn how_it_looks(&self, name: &SourceName, cancel: &CancellationToken) -> Outcome {
        match tokio::time::timeout(PATIENCE, self.bring_in_step(name, cancel)).await {
            Ok(Ok(())) => Outcome::Good,
            Ok(Err(error)) => outcome_of(&error),
            Err(_) => Outcome::Failed,
        }
    }
}

/// What a failure says of the gallery.
pub(super) fn outcome_of(error: &ApiError) -> Outcome {
    if error.code.rsplit('.').next() == Some("dns") { Outcome::NoNetwork } else { Outcome::Failed }
}
