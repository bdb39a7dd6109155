//! What updating several packages would do, shown before it is done: what, how many bytes, who vouches, and what is
//! left out and why.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::Semaphore;
use tokio::task::JoinSet;
use tokio_util::sync::CancellationToken;
use vitrine_api::ApiError;
use vitrine_api::types::{
    HeldReason, InstallRequest, LeftOutUpdate, PlannedUpdate, UpdateRow, UpdatesPlan, UpdatesWish,
};
use vitrine_base::{Said, fs};

use crate::Gallery;

/// Plans worked out at the same time.
const PARALLEL: usize = 4;

/// Longest wait for the size of what really has to be fetched; the size of the whole file is shown otherwise.
const SIZES: Duration = Duration::from_secs(5);

impl Gallery {
    pub(crate) async fn plan_updates_of(&self, wish: UpdatesWish) -> Result<UpdatesPlan, ApiError> {
        let mut rows = self.updates_in_full().await?;
        if !wish.packages.is_empty() {
            rows.retain(|row| wish.packages.contains(&row.package));
        }
        let mut left_out = Vec::new();
        let mut chosen = Vec::new();
        for row in rows {
            // Nobody knows what it changes while its documents cannot be read.
            let unread = row.incomplete.then_some(HeldReason::Unread);
            match row.held.clone().or(unread) {
                Some(reason) => left_out.push(LeftOutUpdate { row, reason }),
                None => chosen.push(row),
            }
        }
        let mut items = Vec::new();
        for (row, planned) in self.plan_each(chosen).await {
            match planned {
                Ok(planned) => items.push(planned),
                Err(reason) => left_out.push(LeftOutUpdate { row, reason }),
            }
        }
        let size = |item: &PlannedUpdate| item.row.size.unwrap_or(0);
        Ok(UpdatesPlan {
            fetch: items.iter().filter_map(|item| item.fetch).sum(),
            unknown_sizes: u32::try_from(items.iter().filter(|i| i.fetch.is_none()).count())
                .unwrap_or(u32::MAX),
            free_space: fs::free_space(&self.inner.home.join("library")).unwrap_or(0),
            // As an install counts: the file, and half as much again as it for its files unpacked.
            needed_space: items.iter().map(|item| size(item) + size(item) / 2).sum(),
            items,
            left_out,
        })
    }

    /// Plans these updates, in the order they came.
    async fn plan_each(&self, rows: Vec<UpdateRow>) -> Vec<(UpdateRow, Result<PlannedUpdate, HeldReason>)> {
        let (places, mut work) = (Arc::new(Semaphore::new(PARALLEL)), JoinSet::new());
        for (place, row) in rows.iter().cloned().enumerate() {
            let (gallery, places) = (self.clone(), places.clone());
            work.spawn(async move {
                let _place = places.acquire_owned().await;
                (place, gallery.plan_one(row).await)
            });
        }
        let mut planned = HashMap::new();
        while let Some(done) = work.join_next().await {
            planned.extend(done.ok());
        }
        let broken = || {
            let error = ApiError::new("engine.panic", "Something went wrong inside Vitrine.");
            blocked(crate::said::refused(&error))
        };
        let found = rows.into_iter().enumerate();
        found.map(|(place, row)| (row, planned.remove(&place).unwrap_or_else(|| Err(broken())))).collect()
    }

    async fn plan_one(&self, row: UpdateRow) -> Result<PlannedUpdate, HeldReason> {
        let request = InstallRequest::of(row.package.clone(), Some(row.to.clone()));
        let cancel = CancellationToken::new();
        let planned = self.plan(&request, &cancel).await;
        let plan = planned.map_err(|error| blocked(crate::said::refused(&error)))?.plan;
        if let Some(sentence) = plan.blocked {
            return Err(HeldReason::Blocked { sentence, said: plan.blocked_said });
        }
        if plan.consent.is_some() {
            return Err(if plan.republished { HeldReason::Republished } else { HeldReason::Unverified });
        }
        let explained = tokio::time::timeout(SIZES, self.explain_transfer_of(request)).await;
        let fetch = explained.ok().and_then(Result::ok).and_then(|transfer| transfer.fetch);
        let with = plan.with.iter().filter(|needed| !needed.installed);
        Ok(PlannedUpdate {
            fetch: fetch.or(plan.download),
            trust_sentence: plan.trust_sentence,
            signed_by: plan.signed_by,
            with: with.map(|needed| format!("{} {}", needed.name, needed.version)).collect(),
            row,
        })
    }
}

/// What cannot be installed now is held.
pub(super) fn blocked(why: Said) -> HeldReason {
    HeldReason::Blocked { sentence: why.sentence, said: why.phrases }
}
