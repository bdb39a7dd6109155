//! Plans of several packages, worked out side by side, whether they are to be installed or updated.

use std::time::Duration;

use tokio_util::sync::CancellationToken;
use vitrine_api::ApiError;
use vitrine_api::types::{InstallPlan, InstallRequest};
use vitrine_base::{Phrase, Said, WithArguments as _};

use crate::Gallery;
use crate::side_by_side::side_by_side;

/// Packages asked about at the same time: each may have to fetch a small document.
const AT_ONCE: usize = 6;

/// How long one package may keep the others waiting. The job asks again.
const PATIENCE: Duration = Duration::from_secs(30);

/// Why a package that can be planned is left out of a plan of several.
pub(crate) enum Hindrance {
    /// It cannot be installed.
    Blocked(Said),
    /// Its gallery has other bytes under this version than before: a word for many is no word for this.
    Republished,
}

impl Hindrance {
    /// Of this plan, if there is one.
    pub(crate) fn of(plan: &InstallPlan) -> Option<Self> {
        match &plan.blocked {
            Some(sentence) => {
                Some(Self::Blocked(Said { sentence: sentence.clone(), phrases: plan.blocked_said.clone() }))
            }
            None => plan.republished.then_some(Self::Republished),
        }
    }
}

impl Gallery {
    /// Plans each of these, in the order they came.
    pub(crate) async fn plan_each<T, R, F>(
        &self,
        items: Vec<T>,
        work: impl Fn(Self, T) -> F,
    ) -> Vec<(T, Result<R, Said>)>
    where
        T: Clone,
        R: Send + 'static,
        F: Future<Output = R> + Send + 'static,
    {
        let planned = side_by_side(AT_ONCE, items.iter().cloned(), |item| work(self.clone(), item)).await;
        let broken = || {
            let error = ApiError::new("engine.panic", "Something went wrong inside Vitrine.");
            crate::said::refused(&error)
        };
        items.into_iter().zip(planned.into_iter().map(|plan| plan.ok_or_else(broken))).collect()
    }

    /// The plan of one of several; it does not keep the others waiting for ever.
    pub(crate) async fn plan_among(&self, request: &InstallRequest) -> Result<InstallPlan, Said> {
        let cancel = CancellationToken::new();
        match tokio::time::timeout(PATIENCE, self.plan(request, &cancel)).await {
            Ok(planned) => Ok(planned.map_err(|error| crate::said::refused(&error))?.plan),
            Err(_) => {
                let source = &request.package.source;
                let phrase = Phrase::new("blocked.no_answer").with("source", source);
                Err(Said::new(format!("“{source}” did not answer in time."), phrase))
            }
        }
    }
}
