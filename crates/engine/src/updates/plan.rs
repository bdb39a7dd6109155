//! What updating several packages would do, shown before it is done: what, how many bytes, who vouches, and what is
//! left out and why.

use std::time::Duration;

use vitrine_api::ApiError;
use vitrine_api::types::{
    HeldReason, InstallRequest, LeftOutUpdate, PlannedUpdate, UpdateRow, UpdatesPlan, UpdatesWish,
};
use vitrine_base::{Said, fs};
use vitrine_library::space_needed;

use crate::Gallery;
use crate::planning::Hindrance;

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
        let plan = |gallery: Self, row| async move { gallery.plan_one(row).await };
        for (row, planned) in self.plan_each(chosen, plan).await {
            match planned.unwrap_or_else(|why| Err(blocked(why))) {
                Ok(planned) => items.push(planned),
                Err(reason) => left_out.push(LeftOutUpdate { row, reason }),
            }
        }
        let space = |item: &PlannedUpdate| space_needed(item.fetch.unwrap_or(0), item.row.size.unwrap_or(0));
        Ok(UpdatesPlan {
            fetch: items.iter().filter_map(|item| item.fetch).sum(),
            unknown_sizes: u32::try_from(items.iter().filter(|i| i.fetch.is_none()).count())
                .unwrap_or(u32::MAX),
            free_space: fs::free_space(&self.inner.home.join("library")).unwrap_or(0),
            needed_space: items.iter().map(space).sum(),
            items,
            left_out,
        })
    }

    async fn plan_one(&self, row: UpdateRow) -> Result<PlannedUpdate, HeldReason> {
        let request = InstallRequest::of(row.package.clone(), Some(row.to.clone()));
        let plan = self.plan_among(&request).await.map_err(blocked)?;
        match Hindrance::of(&plan) {
            Some(Hindrance::Blocked(why)) => return Err(blocked(why)),
            Some(Hindrance::Republished) => return Err(HeldReason::Republished),
            None if plan.consent.is_some() => return Err(HeldReason::Unverified),
            None => {}
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
