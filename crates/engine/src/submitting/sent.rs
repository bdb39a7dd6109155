//! One's own submissions, wherever one is signed in.

use std::time::Duration;

use serde_json::Value;
use vitrine_api::ApiError;
use vitrine_api::types::{SentSubmission, SentSubmissions};

use super::refusals::explained;
use super::sending::heard;
use super::targets::Desk;
use crate::Gallery;
use crate::registries::remote::Remote;

/// How long one registry is waited for: the list of the others is not to hang on it.
pub(super) const PATIENCE: Duration = Duration::from_secs(15);

/// The newest of one's submissions, as many as are ever shown.
pub(super) const PAGE: &str = "/api/v1/submissions?limit=50";

/// Submissions in the queue that are asked for their place, at each registry.
const PLACES: usize = 20;

impl Gallery {
    pub(crate) async fn sent(&self) -> Result<SentSubmissions, ApiError> {
        let desks = self.desks().await?;
        let mut all = SentSubmissions::default();
        for desk in desks {
            let asked = tokio::time::timeout(PATIENCE, self.sent_to(&desk)).await;
            match asked.unwrap_or_else(|_| Err(silent(&desk))) {
                Ok(found) => all.submissions.extend(found),
                Err(error) => {
                    let sentence = format!("{}: {}", desk.title, error.sentence);
                    all.problems.push(ApiError { sentence, ..error });
                }
            }
        }
        all.submissions.sort_by_key(|one| std::cmp::Reverse(one.updated));
        Ok(all)
    }

    async fn sent_to(&self, desk: &Desk) -> Result<Vec<SentSubmission>, ApiError> {
        let reached = self.remote_of(desk).await?;
        let remote = &reached.remote;
        let listed = match remote.get(PAGE).await {
            Ok(listed) => listed,
            Err(error) => {
                self.heed(&reached, &error).await;
                return Err(explained(error));
            }
        };
        let news = self.submissions_seen(desk, &listed).await?;
        let rows = listed.as_array().or_else(|| listed["items"].as_array());
        let mut found = Vec::new();
        let mut places = 0;
        for row in rows.into_iter().flatten() {
            let Some(id) = row["id"].as_str() else { continue };
            let waits = row["state"] == "in_review" && places < PLACES;
            places += usize::from(waits);
            let place = if waits { place(remote, id).await } else { None };
            let noted = self.noted(desk, id, row, place).await?;
            found.push(SentSubmission { news: news.contains(id), ..noted });
        }
        Ok(found)
    }

    /// The line of one submission; the draft it came from hears of it.
    async fn noted(
        &self,
        desk: &Desk,
        id: &str,
        row: &Value,
        place: Option<u64>,
    ) -> Result<SentSubmission, ApiError> {
        let text = |key: &str| row[key].as_str().filter(|text| !text.is_empty()).map(str::to_owned);
        let mut now = heard(&desk.source, id, row, self.inner.clock.now());
        now.place = place;
        let news = now.clone();
        let draft = self
            .blocking(move |g| {
                for draft in g.draft_rows()? {
                    let Some(known) = draft.submission.filter(|s| s.source == news.source && s.id == news.id)
                    else {
                        continue;
                    };
                    if (&known.state, known.place, &known.reason) != (&news.state, news.place, &news.reason) {
                        g.edit_draft(&draft.id, |body| {
                            body.submission = Some(news);
                            Ok(())
                        })?;
                    }
                    return Ok(Some(draft.id));
                }
                Ok(None)
            })
            .await?;
        Ok(SentSubmission {
            source: desk.source.clone(),
            gallery: desk.title.clone(),
            id: id.to_owned(),
            state: now.state,
            name: text("name").or_else(|| text("package")).or_else(|| text("file")).unwrap_or_default(),
            version: text("version"),
            place,
            reason: now.reason,
            reason_said: now.reason_said,
            updated: row["updated"].as_i64().unwrap_or_default(),
            draft,
            news: false,
        })
    }
}

async fn place(remote: &Remote, id: &str) -> Option<u64> {
    remote.get(&format!("/api/v1/submissions/{id}")).await.ok()?["place"].as_u64()
}

fn silent(desk: &Desk) -> ApiError {
    ApiError::new("registry.unreachable", format!("The registry of “{}” does not answer.", desk.title))
        .with_action("Try again later; your drafts are here all the same.")
}
