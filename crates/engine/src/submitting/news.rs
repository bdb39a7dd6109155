//! News of one's own submissions: with each look at the galleries every registry one is signed in to is asked once, with
//! a condition. What changed since is told on the desktop and stays marked until the person has seen their submissions.
//! All that is remembered is one row, with what each registry's first page says.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Mutex, PoisonError};

use serde::{Deserialize, Serialize};
use serde_json::Value;
use tokio_util::sync::CancellationToken;
use vitrine_api::ApiError;
use vitrine_api::types::Notice;

use super::sent::{PAGE, PATIENCE};
use super::targets::Desk;
use crate::Gallery;
use crate::errors::Explain as _;

/// The row.
const FACT: &str = "submissions.news";

/// States a maker wants to hear of; the others come about by themselves or by the maker.
const TOLD: [&str; 3] = ["needs_changes", "published", "rejected"];

/// Held from reading the row to writing it.
static KEEPING: Mutex<()> = Mutex::new(());

/// What is remembered, by source.
type Book = BTreeMap<String, Page>;

/// What one registry said of one account's submissions.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Page {
    address: String,
    account: String,
    etag: Option<String>,
    /// It was asked before: what is new to us is new.
    asked: bool,
    /// The state of each, by id.
    states: BTreeMap<String, String>,
    /// Those that changed and were not seen.
    unseen: BTreeSet<String>,
}

/// One line of a registry's list, as far as news go.
struct Line {
    id: String,
    state: String,
    name: String,
}

impl Page {
    fn is_of(&self, desk: &Desk) -> bool {
        self.address == desk.address && self.account == desk.account
    }

    /// Takes in what a registry lists now; answers what changed. What it does not list any more is forgotten.
    fn take<'a>(&mut self, lines: &'a [Line]) -> Vec<&'a Line> {
        let before = std::mem::take(&mut self.states);
        let was_asked = std::mem::replace(&mut self.asked, true);
        let is_news = |line: &&Line| {
            let is_other = before.get(&line.id).map_or(was_asked, |known| *known != line.state);
            is_other && TOLD.contains(&line.state.as_str())
        };
        let news: Vec<&Line> = lines.iter().filter(is_news).collect();
        self.states = lines.iter().map(|line| (line.id.clone(), line.state.clone())).collect();
        self.unseen.extend(news.iter().map(|line| line.id.clone()));
        let states = &self.states;
        self.unseen.retain(|id| states.get(id).is_some_and(|state| TOLD.contains(&state.as_str())));
        news
    }
}

fn lines_of(listed: &Value) -> Vec<Line> {
    let rows = listed.as_array().or_else(|| listed["items"].as_array());
    let text = |row: &Value, key: &str| row[key].as_str().filter(|text| !text.is_empty()).map(str::to_owned);
    let line = |row: &Value| {
        let name = ["name", "package", "file"].iter().find_map(|key| text(row, key)).unwrap_or_default();
        Some(Line { id: text(row, "id")?, state: text(row, "state")?, name })
    };
    rows.into_iter().flatten().filter_map(line).collect()
}

impl Gallery {
    /// Asks every registry one is signed in to what became of the person's submissions, and has told what changed.
    pub(crate) async fn hear_of_submissions(&self, cancel: &CancellationToken) {
        let desks = match self.desks().await {
            Ok(desks) => desks,
            Err(error) => return tracing::warn!("submissions are not asked for: {}", error.details),
        };
        if let Err(error) = self.forget_other_pages(&desks).await {
            tracing::warn!("what is known of submissions was not kept: {}", error.details);
        }
        for desk in desks.into_iter().filter(|desk| desk.publishes) {
            let asked = tokio::select! {
                () = cancel.cancelled() => return,
                asked = tokio::time::timeout(PATIENCE, self.hear_of_those_at(&desk)) => asked,
            };
            match asked {
                Ok(Ok(())) => {}
                // The next look asks again; whoever looks at their submissions is told why.
                Ok(Err(error)) => {
                    tracing::info!("{} told nothing of submissions: {}", desk.source, error.details)
                }
                Err(_) => tracing::info!("{} told nothing of submissions in time", desk.source),
            }
        }
    }

    async fn hear_of_those_at(&self, desk: &Desk) -> Result<(), ApiError> {
        let etag = self.page_of(desk).await?.and_then(|page| page.etag);
        let reached = self.remote_of(desk).await?;
        let answer = match reached.remote.get_unless(PAGE, etag.as_deref()).await {
            Ok(answer) => answer,
            Err(error) => {
                self.heed(&reached, &error).await;
                return Err(error.into());
            }
        };
        let Some((listed, etag)) = answer else { return Ok(()) };
        let lines = lines_of(&listed);
        let (title, source, keep) = (desk.title.clone(), desk.source.clone(), desk.clone());
        let notices = self
            .blocking(move |g| {
                g.edit_page(&keep, |page| {
                    page.etag = etag;
                    let news = page.take(&lines);
                    news.into_iter()
                        .map(|line| Notice::Submission {
                            source: title.clone(),
                            id: line.id.clone(),
                            name: line.name.clone(),
                            state: line.state.clone(),
                        })
                        .collect::<Vec<_>>()
                })
            })
            .await?;
        if notices.is_empty() {
            return Ok(());
        }
        tracing::info!("{source} has news of {} submissions", notices.len());
        for notice in notices.into_iter().filter(|_| self.inner.settings.get().notifications.submissions) {
            self.post_notice(notice).await?;
        }
        self.registries_changed().await;
        Ok(())
    }

    /// The person has a registry's list before them: answers which of it is news to them, and none is any more.
    pub(super) async fn submissions_seen(
        &self,
        desk: &Desk,
        listed: &Value,
    ) -> Result<BTreeSet<String>, ApiError> {
        let lines = lines_of(listed);
        let desk = desk.clone();
        let (news, ids) = self
            .blocking(move |g| {
                let news = g.edit_page(&desk, |page| {
                    page.take(&lines);
                    std::mem::take(&mut page.unseen)
                })?;
                Ok((news, lines.into_iter().map(|line| line.id).collect::<BTreeSet<_>>()))
            })
            .await?;
        self.withdraw_notices(
            move |notice| matches!(notice, Notice::Submission { id, .. } if ids.contains(id)),
        )
        .await?;
        if !news.is_empty() {
            self.registries_changed().await;
        }
        Ok(news)
    }

    /// How many submissions of each source have news.
    pub(crate) fn submission_news(&self) -> BTreeMap<String, u32> {
        let count = |page: Page| u32::try_from(page.unseen.len()).unwrap_or(u32::MAX);
        self.pages().into_iter().map(|(source, page)| (source, count(page))).collect()
    }

    async fn page_of(&self, desk: &Desk) -> Result<Option<Page>, ApiError> {
        let desk = desk.clone();
        self.blocking(move |g| Ok(g.pages().remove(&desk.source).filter(|page| page.is_of(&desk)))).await
    }

    /// What is remembered of registries one is not signed in to any more is of no use.
    async fn forget_other_pages(&self, desks: &[Desk]) -> Result<(), ApiError> {
        let desks = desks.to_vec();
        self.blocking(move |g| {
            let _alone = KEEPING.lock().unwrap_or_else(PoisonError::into_inner);
            let mut book = g.pages();
            let before = book.len();
            book.retain(|source, page| desks.iter().any(|desk| desk.source == *source && page.is_of(desk)));
            if book.len() == before { Ok(()) } else { g.keep_pages(&book) }
        })
        .await
    }

    /// Changes what is remembered of a registry.
    fn edit_page<T>(&self, desk: &Desk, change: impl FnOnce(&mut Page) -> T) -> Result<T, ApiError> {
        let _alone = KEEPING.lock().unwrap_or_else(PoisonError::into_inner);
        let mut book = self.pages();
        let known = book.remove(&desk.source).filter(|page| page.is_of(desk));
        let mut page = known.clone().unwrap_or_else(|| self.first_page(desk));
        let done = change(&mut page);
        if known.as_ref() != Some(&page) {
            book.insert(desk.source.clone(), page);
            self.keep_pages(&book)?;
        }
        Ok(done)
    }

    /// Before a registry was ever asked: what the drafts that were sent there know.
    fn first_page(&self, desk: &Desk) -> Page {
        let sent = self.draft_rows().unwrap_or_default().into_iter().filter_map(|draft| draft.submission);
        let here = sent.filter(|submission| submission.source == desk.source);
        Page {
            address: desk.address.clone(),
            account: desk.account.clone(),
            states: here.map(|submission| (submission.id, submission.state)).collect(),
            ..Page::default()
        }
    }

    /// What cannot be read is as if it had never been.
    fn pages(&self) -> Book {
        let text = self.inner.personal.fact(FACT).ok().flatten();
        text.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default()
    }

    fn keep_pages(&self, book: &Book) -> Result<(), ApiError> {
        let text = serde_json::to_string(book).ok().filter(|_| !book.is_empty());
        self.inner.personal.set_fact(FACT, text.as_deref()).map_err(|e| e.explain())
    }
}
