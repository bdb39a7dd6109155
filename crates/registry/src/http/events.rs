//! News as server-sent events. Every event carries its sequence as its id, so a browser that comes back (it sends
//! `Last-Event-ID` by itself) or a program (`?after=`) misses nothing and hears nothing twice. From which one on is
//! settled before the answer begins: who looks at the thing itself once the stream is open has missed nothing either.

use std::collections::VecDeque;
use std::convert::Infallible;
use std::time::Duration;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderName, HeaderValue, header};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use futures_util::Stream;
use futures_util::stream::unfold;
use serde::Deserialize;
use tokio::sync::watch;
use tokio::time::Instant;

use crate::accounts::identity::Member;
use crate::error::Refusal;
use crate::http::App;
use crate::http::client::ClientAddress;
use crate::store::News;
use crate::streams::Place;
use crate::{RegistryError, accounts};

/// A sign of life this often: proxies cut what is silent for a minute or two.
const HEARTBEAT: Duration = Duration::from_secs(15);

/// What another process wrote into the database is heard of this late.
const POLL: Duration = Duration::from_secs(5);

/// Changes come in bunches; one look after this is enough for all of them.
const BUNCH: Duration = Duration::from_millis(20);

/// After this a stream ends and the client comes back.
const LIFE: Duration = Duration::from_secs(15 * 60);

/// Whether the one who listens still may is looked at with every piece of news, and this often.
const LOOK: Duration = Duration::from_secs(60);

/// News read at once.
const BATCH: u32 = 100;

/// After which piece of news somebody wants to go on: the header `Last-Event-ID`, else `?after=`. `None` when neither
/// is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct After(pub Option<i64>);

/// [`After`] as the OpenAPI document shows it.
#[derive(Debug, Clone, Copy, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
pub struct AfterQuery {
    /// Only news after this sequence; without it (and without `Last-Event-ID`) only what happens from now on. 0 for all
    /// that is kept.
    pub after: Option<i64>,
}

impl<S: Send + Sync> FromRequestParts<S> for After {
    type Rejection = RegistryError;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Self::Rejection> {
        let header = parts.headers.get("last-event-id").map(|value| value.to_str().unwrap_or("?").to_owned());
        let asked = url::form_urlencoded::parse(parts.uri.query().unwrap_or_default().as_bytes())
            .find(|(name, _)| name == "after")
            .map(|(_, value)| value.into_owned());
        let Some(text) = header.or(asked).filter(|text| !text.is_empty()) else { return Ok(Self(None)) };
        let after = text.parse().ok().filter(|after| *after >= 0);
        after.map(|after| Self(Some(after))).ok_or_else(|| {
            RegistryError::refused(
                Refusal::Malformed,
                "events.after",
                "Events have numbers; this is not one this registry gave out.",
            )
        })
    }
}

/// The news of a topic from `after` on (`None`: from now on), until the client goes or may not listen any more (signed
/// out, disabled, another role), the registry stops, or a quarter of an hour is over.
///
/// # Errors
/// When the member, those near it, or everybody together listens often enough: [`crate::streams::Streams::place_for`];
/// when the news cannot be read.
pub async fn stream(
    registry: App,
    member: Member,
    from: ClientAddress,
    topic: String,
    after: Option<i64>,
) -> Result<Response, RegistryError> {
    let place = registry.streams.place_for(&member, from.0)?;
    let last = registry.db.read(|unit| unit.news_last()).await?;
    // A number that was not given out yet is one from before a backup was restored: what comes next is news all the same.
    let after = after.map_or(last, |after| after.min(last));
    let listener = Listener {
        _place: place,
        commits: registry.db.commits(),
        until: Instant::now() + LIFE,
        look: Instant::now() + LOOK,
        member,
        registry,
        topic,
        after,
        waiting: VecDeque::new(),
        greeted: false,
    };
    let events = Sse::new(events(listener)).keep_alive(KeepAlive::new().interval(HEARTBEAT));
    let mut response: Response = events.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    // nginx would collect events before it passes them on.
    headers.insert(HeaderName::from_static("x-accel-buffering"), HeaderValue::from_static("no"));
    Ok(response)
}

struct Listener {
    _place: Place,
    registry: App,
    member: Member,
    topic: String,
    after: i64,
    commits: watch::Receiver<u64>,
    waiting: VecDeque<News>,
    until: Instant,
    look: Instant,
    greeted: bool,
}

fn events(listener: Listener) -> impl Stream<Item = Result<Event, Infallible>> {
    unfold(listener, |mut listener| async move {
        if !listener.greeted {
            listener.greeted = true;
            // With a number: who loses the line before the first piece of news comes back to here.
            let hello = Event::default().retry(Duration::from_secs(2)).id(listener.after.to_string());
            return Some((Ok(hello.comment("listening")), listener));
        }
        let news = listener.next().await?;
        Some((Ok(Event::default().id(news.seq.to_string()).data(news.body)), listener))
    })
}

impl Listener {
    /// The next piece of news; `None` ends the stream.
    async fn next(&mut self) -> Option<News> {
        loop {
            if let Some(news) = self.waiting.pop_front() {
                self.after = news.seq;
                return Some(news);
            }
            if self.registry.stopping.is_cancelled() || Instant::now() >= self.until {
                return None;
            }
            // Marked as seen before looking: what is committed meanwhile wakes the wait below.
            self.commits.borrow_and_update();
            let news = heard(self.look().await)??;
            self.waiting.extend(news);
            if self.waiting.is_empty() {
                self.wait().await;
            }
        }
    }

    /// What there is; `None` when the member may not hear it any more.
    async fn look(&mut self) -> Result<Option<Vec<News>>, RegistryError> {
        let (topic, after) = (self.topic.clone(), self.after);
        let (member, now, started) = (self.member.clone(), self.registry.now(), Instant::now());
        let is_due = started >= self.look;
        if is_due {
            self.look = started + LOOK;
        }
        let read = self.registry.db.read(move |unit| {
            let news = unit.news_after(&topic, after, BATCH)?;
            let may = (news.is_empty() && !is_due) || accounts::is_let_in(unit, &member, now)?;
            Ok(may.then_some(news))
        });
        read.await
    }

    async fn wait(&mut self) {
        tokio::select! {
            () = self.registry.stopping.cancelled() => {}
            () = tokio::time::sleep_until(self.until) => {}
            () = tokio::time::sleep(POLL) => {}
            _ = self.commits.changed() => tokio::time::sleep(BUNCH).await,
        }
    }
}

/// What was read; a failure ends the stream, and the client comes back to where it was.
fn heard<T>(read: Result<T, RegistryError>) -> Option<T> {
    read.inspect_err(|error| tracing::error!(%error, "news cannot be read")).ok()
}
