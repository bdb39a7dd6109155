//! What an install would fetch, told before it is begun.

use tokio_util::sync::CancellationToken;
use vitrine_api::ApiError;
use vitrine_api::types::{InstallRequest, MirrorPlan, TransferPart, TransferPlan};
use vitrine_base::Silent;
use vitrine_library::InstallWish;

use crate::Gallery;
use crate::errors::Explain as _;

impl Gallery {
    /// What an install would fetch, from where, and how much is here.
    pub(crate) async fn explain_transfer_of(
        &self,
        request: InstallRequest,
    ) -> Result<TransferPlan, ApiError> {
        let cancel = CancellationToken::new();
        let planned = self.plan_alone(&request, &cancel).await?;
        if let Some(blocked) = planned.plan.blocked {
            return Err(ApiError::new("engine.blocked", blocked)
                .with_action("There is nothing to fetch until that is settled."));
        }
        let wish = self.wish(planned, &request, &Silent, &cancel).await?;
        let plan = self.inner.library.explain(&wish, &self.inner.client, &cancel).await;
        let plan = plan.map_err(|e| e.explain())?;
        Ok(explained(&request, &wish, plan, &self.inner.client))
    }
}

/// Files of a transfer that are told one by one.
const SHOWN_PARTS: usize = 200;

fn explained(
    request: &InstallRequest,
    wish: &InstallWish,
    plan: vitrine_transfer::DeltaPlan,
    client: &vitrine_transfer::Client,
) -> TransferPlan {
    let mut parts = plan.parts;
    parts.sort_by(|a, b| b.fetch.cmp(&a.fetch).then_with(|| b.size.cmp(&a.size)));
    let part = |part: &vitrine_transfer::PlanPart| TransferPart {
        path: part.path.clone(),
        size: part.size,
        fetch: part.fetch,
        how: part.how.to_string(),
    };
    let mirror = |mirror: &vitrine_transfer::Location| MirrorPlan {
        url: mirror.to_string(),
        health: client.health(mirror).to_string(),
    };
    TransferPlan {
        package: request.package.clone(),
        version: wish.version.to_string(),
        full: plan.full,
        fetch: plan.fetch,
        reused: plan.reused,
        method: plan.method.to_string(),
        mirrors: wish.download.mirrors.iter().map(mirror).collect(),
        parts: parts.iter().take(SHOWN_PARTS).map(part).collect(),
        checked: match (&wish.download.sha256, &wish.content) {
            (Some(sha256), Some(content)) => format!("SHA-256 {sha256}, or the content root {content}"),
            (Some(sha256), None) => format!("SHA-256 {sha256}"),
            (None, _) => "nothing: the gallery lists no digest".to_owned(),
        },
    }
}
