//! One piece: one request, its bytes written where they belong, a mebibyte at a time, while the next arrive.

use std::ops::Range;
use std::sync::Arc;
use std::time::{Duration, Instant};

use bytes::Bytes;
use reqwest::Response;
use reqwest::header::{ETAG, HeaderMap, HeaderValue, IF_RANGE, LAST_MODIFIED, RANGE};
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;
use url::Url;
use vitrine_base::limits::MIB;

use super::state::Shared;
use crate::TransferError;
use crate::body::Body;
use crate::http::{Coding, Question, or_cancelled};
use crate::range::{no_ranges, partial};

type Result<T> = std::result::Result<T, TransferError>;

/// How a piece ended.
#[derive(Debug)]
pub(super) struct Ended {
    pub(super) id: u64,
    pub(super) lane: usize,
    pub(super) result: Result<()>,
    /// The mirror's file is another than the one earlier bytes came from.
    pub(super) changed: bool,
}

/// Fetches a piece. All that came is written when this returns, also when it failed.
pub(super) async fn fetch(
    shared: Arc<Shared>,
    id: u64,
    lane: usize,
    range: Range<u64>,
    stop: CancellationToken,
) -> Ended {
    let mut changed = false;
    let mut writing = Writing::new(shared.clone(), lane, range.start);
    let result = request(&shared, id, lane, range, &stop, &mut writing, &mut changed).await;
    let written = writing.finish().await;
    let result = match (result, written) {
        // Relieved of its piece, or told to stop with all the others.
        (Err(TransferError::Cancelled), Ok(())) => Ok(()),
        (result, Ok(())) => result,
        (_, Err(error)) => Err(error.into()),
    };
    Ended { id, lane, result, changed }
}

async fn request(
    shared: &Shared,
    id: u64,
    lane: usize,
    range: Range<u64>,
    stop: &CancellationToken,
    writing: &mut Writing,
    changed: &mut bool,
) -> Result<()> {
    let (url, validator, location) = {
        let work = shared.work();
        let mirror = &work.mirrors[lane];
        (mirror.url.clone(), mirror.validator.clone(), mirror.location.clone())
    };
    let headers = headers(&range, validator.as_deref());
    let question = Question { url: &url, policy: shared.policy, coding: Coding::Identity, headers: &headers };
    let asked = Instant::now();
    let (response, from) = shared.http.ask(question, stop).await?;
    let latency = asked.elapsed();
    check(&response, &from, shared.size, &range).inspect_err(|_| {
        // With If-Range a whole answer says that the file has changed, and not that parts cannot be had.
        *changed = validator.is_some() && response.status().as_u16() == 200;
    })?;
    if let Some(found) = validator_of(&response) {
        if validator.as_ref().is_some_and(|known| *known != found) {
            *changed = true;
            return Err(TransferError::Truncated {
                url: crate::location::shown(&from),
                received: 0,
                reason: "its file was replaced by another meanwhile".into(),
            });
        }
        let mirror = &mut shared.work().mirrors[lane];
        // One whose answers differ each time is recognised by nothing.
        mirror.validator = (mirror.changes < 2).then_some(found);
    }
    shared.http.health().serves_ranges(&location);
    if shared.work().scheduler.answered(id, shared.now()) {
        shared.proven.notify_one();
    }
    let came = drain(shared, id, response, from, stop, writing).await?;
    shared.http.health().served(&location, latency, came, asked.elapsed());
    Ok(())
}

fn headers(range: &Range<u64>, validator: Option<&str>) -> HeaderMap {
    let mut headers = HeaderMap::new();
    let wanted = format!("bytes={}-{}", range.start, range.end - 1);
    headers.extend(HeaderValue::from_str(&wanted).map(|value| (RANGE, value)));
    headers
        .extend(validator.and_then(|known| HeaderValue::from_str(known).ok()).map(|value| (IF_RANGE, value)));
    headers
}

/// It must be the part that was asked for, or the beginning of it.
fn check(response: &Response, from: &Url, size: u64, range: &Range<u64>) -> Result<()> {
    let part = partial(response, from, Some(size))?;
    if part.range.start != range.start || part.range.end > range.end {
        return Err(no_ranges(from, "it answered with another part than was asked for"));
    }
    Ok(())
}

/// What the mirror's file is recognised by: its strong ETag, or its date.
fn validator_of(response: &Response) -> Option<String> {
    let text = |name| Some(response.headers().get(name)?.to_str().ok()?.to_owned());
    let strong = text(ETAG).filter(|etag: &String| !etag.starts_with("W/"));
    strong.or_else(|| text(LAST_MODIFIED))
}

/// Takes bytes until the piece is whole; its end may come nearer meanwhile. Answers how many say something about the
/// host's rate: none when our own limit held them up.
async fn drain(
    shared: &Shared,
    id: u64,
    response: Response,
    from: Url,
    stop: &CancellationToken,
    writing: &mut Writing,
) -> Result<u64> {
    let stall = shared.http.options().stall;
    let shown = crate::location::shown(&from);
    let mut body = Body::web(response, from, stall, None);
    let (mut came, mut rested) = (0, Duration::ZERO);
    while let Some(mut chunk) = or_cancelled(stop, body.next()).await?? {
        came += chunk.len() as u64;
        let (bytes, (wanted, whole)) = {
            let mut work = shared.work();
            let bytes = chunk.len() as u64;
            (bytes, work.scheduler.came(id, bytes, shared.now()))
        };
        chunk.truncate(wanted as usize);
        writing.push(chunk).await?;
        rested += rest(shared, id, bytes, stop).await?;
        if whole {
            // Lets the connection be used again when it has nothing more to say.
            let _ = tokio::time::timeout(Duration::ZERO, body.next()).await;
            return Ok(if rested.is_zero() { came } else { 0 });
        }
    }
    Err(TransferError::Truncated { url: shown, received: came, reason: "more was promised".into() })
}

/// Waits until bytes that came are within our own limit; for that time nobody is silent.
async fn rest(shared: &Shared, id: u64, bytes: u64, stop: &CancellationToken) -> Result<Duration> {
    if !shared.http.bandwidth().is_limited() {
        return Ok(Duration::ZERO);
    }
    shared.work().scheduler.held(id, true, shared.now());
    let waited = or_cancelled(stop, shared.http.bandwidth().take(bytes)).await?;
    shared.work().scheduler.held(id, false, shared.now());
    Ok(waited)
}

/// What has come and is being written, at most a mebibyte waiting and one under way.
struct Writing {
    shared: Arc<Shared>,
    lane: usize,
    /// How often the mirror's file had changed when the piece began.
    changes: u32,
    pending: Vec<Bytes>,
    bytes: u64,
    /// Where the pending bytes belong.
    at: u64,
    task: Option<JoinHandle<std::io::Result<()>>>,
}

impl Writing {
    fn new(shared: Arc<Shared>, lane: usize, at: u64) -> Self {
        let changes = shared.work().mirrors[lane].changes;
        Self { shared, lane, changes, pending: Vec::new(), bytes: 0, at, task: None }
    }

    async fn push(&mut self, chunk: Bytes) -> std::io::Result<()> {
        self.bytes += chunk.len() as u64;
        self.pending.push(chunk);
        if self.bytes >= MIB { self.start().await } else { Ok(()) }
    }

    async fn start(&mut self) -> std::io::Result<()> {
        self.settle().await?;
        let pending = std::mem::take(&mut self.pending);
        let (shared, lane, start, changes) = (self.shared.clone(), self.lane, self.at, self.changes);
        self.at += std::mem::take(&mut self.bytes);
        self.task = Some(tokio::task::spawn_blocking(move || {
            if !shared.is_current(lane, changes) {
                return Ok(());
            }
            let mut at = start;
            for chunk in &pending {
                shared.part.write_at(chunk, at)?;
                at += chunk.len() as u64;
            }
            shared.wrote(lane, changes, start..at, pending);
            Ok(())
        }));
        Ok(())
    }

    async fn settle(&mut self) -> std::io::Result<()> {
        match self.task.take() {
            Some(task) => task.await.map_err(std::io::Error::other)?,
            None => Ok(()),
        }
    }

    async fn finish(&mut self) -> std::io::Result<()> {
        self.start().await?;
        self.settle().await
    }
}
