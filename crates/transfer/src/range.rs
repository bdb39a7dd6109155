//! One part of a file into memory, from whichever mirror has it: what deltas are made of.

use std::ops::Range;
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use bytes::{Bytes, BytesMut};
use futures_util::StreamExt as _;
use futures_util::stream::FuturesUnordered;
use reqwest::Response;
use reqwest::header::{CONTENT_ENCODING, CONTENT_RANGE, HeaderMap, HeaderValue, RANGE};
use tokio_util::sync::CancellationToken;
use url::Url;
use vitrine_base::{fs, limits::MIB};

use crate::attempt::refusal;
use crate::body::Body;
use crate::http::{Coding, Http, Question, or_cancelled};
use crate::location::shown;
use crate::mirrors::summary;
use crate::retry::{self, Decision};
use crate::{AddressPolicy, Location, TransferError};

type Result<T> = std::result::Result<T, TransferError>;

/// Most bytes one range may have: it is held in memory.
const MAX_RANGE: u64 = 16 * MIB;

/// A second mirror is asked when the first has not answered after this many of its usual latencies, …
const HEDGE_LATENCIES: f64 = 4.0;

/// … and not before this.
const HEDGE_AT_LEAST: Duration = Duration::from_millis(400);

/// Which bytes of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Span {
    /// From the first offset up to, and without, the second.
    Exact(Range<u64>),
    /// The last so many bytes; of a shorter file, all.
    Tail(u64),
}

/// One part of a file to fetch.
#[derive(Debug, Clone)]
pub struct RangeFetch<'a> {
    /// Where the file is; healthy mirrors are asked first.
    pub mirrors: &'a [Location],
    /// Which bytes.
    pub span: Span,
    /// The size of the whole file, where it is known: a file of another size is another file.
    pub whole: Option<u64>,
    /// Which addresses may be asked.
    pub policy: AddressPolicy,
}

/// The answer to a [`RangeFetch`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RangeFetched {
    /// The bytes.
    pub bytes: Bytes,
    /// The offset of the first of them in the file.
    pub start: u64,
    /// The size of the whole file.
    pub whole: u64,
    /// The mirror they came from.
    pub from: Location,
}

/// Asks the mirrors, healthy ones first; the next one as well when one is silent for longer than it usually is.
pub(crate) async fn fetch_range(
    http: &Http,
    fetch: &RangeFetch<'_>,
    cancel: &CancellationToken,
) -> Result<RangeFetched> {
    let length = match &fetch.span {
        Span::Exact(range) => range.end.saturating_sub(range.start),
        Span::Tail(length) => *length,
    };
    let order = http.health().order(fetch.mirrors, Some(length));
    if length > MAX_RANGE {
        let url = order.first().map(ToString::to_string).unwrap_or_default();
        return Err(TransferError::TooLarge { url, limit: MAX_RANGE });
    }
    let heard = Heard::default();
    let heard = &heard;
    let mut waiting = order.iter().copied();
    let mut running = FuturesUnordered::new();
    let mut failures = Vec::new();
    let ask = |mirror, elsewhere| async move {
        let found = from_mirror(http, fetch, mirror, elsewhere, heard, cancel).await;
        (mirror, found)
    };
    let mut hedged = false;
    running.extend(waiting.next().map(|mirror| ask(mirror, waiting.len() > 0)));
    while !running.is_empty() {
        let patience = hedge_after(http, order.first().copied());
        let next = tokio::select! {
            ended = running.next() => ended,
            () = heard.silence(patience), if !hedged && waiting.len() > 0 => None,
        };
        match next {
            Some((_, Ok(found))) => return Ok(found),
            Some((_, Err(error @ TransferError::Cancelled))) => return Err(error),
            Some((mirror, Err(error))) => {
                failures.push((mirror, error));
                if running.is_empty() {
                    running.extend(waiting.next().map(|mirror| ask(mirror, waiting.len() > 0)));
                }
            }
            None => {
                hedged = true;
                running.extend(waiting.next().map(|mirror| ask(mirror, true)));
            }
        }
    }
    Err(summary(failures))
}

/// When something was last heard of a part, whoever sent it; bytes that wait for our own limit count.
#[derive(Debug)]
struct Heard {
    begun: Instant,
    /// Milliseconds since then.
    last: AtomicU64,
}

impl Default for Heard {
    fn default() -> Self {
        Self { begun: Instant::now(), last: AtomicU64::new(0) }
    }
}

impl Heard {
    fn now(&self) {
        self.last.store(self.begun.elapsed().as_millis() as u64, Ordering::Relaxed);
    }

    /// Does something while nobody is silent.
    async fn during<T>(&self, work: impl Future<Output = T>) -> T {
        let mut work = std::pin::pin!(work);
        loop {
            let done = tokio::time::timeout(HEDGE_AT_LEAST / 4, &mut work).await;
            self.now();
            if let Ok(done) = done {
                return done;
            }
        }
    }

    /// Waits until nothing was heard for so long.
    async fn silence(&self, patience: Duration) {
        loop {
            let until = Duration::from_millis(self.last.load(Ordering::Relaxed)) + patience;
            let left = until.saturating_sub(self.begun.elapsed());
            if left.is_zero() {
                return;
            }
            tokio::time::sleep(left).await;
        }
    }
}

fn hedge_after(http: &Http, mirror: Option<&Location>) -> Duration {
    let usual = mirror.and_then(|mirror| http.health().of(mirror).latency).unwrap_or(0.0);
    HEDGE_AT_LEAST.max(Duration::from_secs_f64((usual * HEDGE_LATENCIES).clamp(0.0, 10.0)))
}

/// One mirror, as often as its failures and the options allow.
async fn from_mirror(
    http: &Http,
    fetch: &RangeFetch<'_>,
    mirror: &Location,
    elsewhere: bool,
    heard: &Heard,
    cancel: &CancellationToken,
) -> Result<RangeFetched> {
    let url = match mirror {
        Location::Web(url) => url,
        Location::File(path) => return from_file(fetch, path).await,
    };
    let mut attempt = 1;
    loop {
        let error = match once(http, fetch, url, heard, cancel).await {
            Ok((bytes, start, whole)) => {
                return Ok(RangeFetched { bytes, start, whole, from: mirror.clone() });
            }
            Err(error) => error,
        };
        http.health().failed(mirror, &error);
        let decision =
            retry::decide(&error, attempt, elsewhere, http.options(), |n| rand::random_range(0..n));
        let Decision::Again(pause) = decision else { return Err(error) };
        or_cancelled(cancel, tokio::time::sleep(pause)).await?;
        attempt += 1;
    }
}

/// One request. Answers the bytes, the offset of the first, and the size of the whole file.
async fn once(
    http: &Http,
    fetch: &RangeFetch<'_>,
    url: &Url,
    heard: &Heard,
    cancel: &CancellationToken,
) -> Result<(Bytes, u64, u64)> {
    let wanted = match &fetch.span {
        Span::Exact(range) if range.is_empty() => {
            return fetch
                .whole
                .map(|whole| (Bytes::new(), range.start, whole))
                .ok_or_else(|| no_ranges(url, "no byte was asked for"));
        }
        Span::Exact(range) => format!("bytes={}-{}", range.start, range.end - 1),
        Span::Tail(length) => format!("bytes=-{length}"),
    };
    let mut headers = HeaderMap::new();
    headers.insert(RANGE, HeaderValue::from_str(&wanted).map_err(|_| no_ranges(url, "it is no range"))?);
    let question = Question { url, policy: fetch.policy, coding: Coding::Identity, headers: &headers };
    let asked = Instant::now();
    let (response, from) = http.ask(question, cancel).await?;
    let latency = asked.elapsed();
    heard.now();
    let part = partial(&response, &from, fetch.whole)?;
    let whole =
        part.whole.or(fetch.whole).ok_or_else(|| no_ranges(&from, "it does not say how long the file is"))?;
    let expected = match &fetch.span {
        Span::Exact(range) => range.start..range.end.min(whole),
        Span::Tail(length) => whole.saturating_sub(*length)..whole,
    };
    if part.range != expected {
        return Err(no_ranges(&from, "it answered with another part than was asked for"));
    }
    let (bytes, rested) = read(http, response, &from, expected.end - expected.start, heard, cancel).await?;
    // What we held up says nothing about the host's rate.
    let telling = if rested.is_zero() { bytes.len() as u64 } else { 0 };
    http.health().served(&Location::Web(url.clone()), latency, telling, asked.elapsed());
    Ok((bytes, expected.start, whole))
}

/// Reads a body that must have exactly so many bytes; answers also how long our own limit held them up.
async fn read(
    http: &Http,
    response: Response,
    url: &Url,
    length: u64,
    heard: &Heard,
    cancel: &CancellationToken,
) -> Result<(Bytes, Duration)> {
    let shown = shown(url);
    let mut body = Body::web(response, url.clone(), http.options().stall, None);
    let mut bytes = BytesMut::with_capacity(length as usize);
    let mut rested = Duration::ZERO;
    while let Some(chunk) = or_cancelled(cancel, body.next()).await?? {
        heard.now();
        rested += heard.during(or_cancelled(cancel, http.bandwidth().take(chunk.len() as u64))).await?;
        if bytes.len() + chunk.len() > length as usize {
            return Err(TransferError::TooLarge { url: shown, limit: length });
        }
        bytes.extend_from_slice(&chunk);
    }
    match bytes.len() as u64 {
        received if received < length => {
            Err(TransferError::Truncated { url: shown, received, reason: format!("{length} were promised") })
        }
        _ => Ok((bytes.freeze(), rested)),
    }
}

/// What a partial answer says it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Part {
    pub(crate) range: Range<u64>,
    /// The size of the whole file, unless the server keeps it to itself.
    pub(crate) whole: Option<u64>,
}

/// Checks that an answer is one part of the file, unpacked, and of a file of the right size.
pub(crate) fn partial(response: &Response, url: &Url, whole: Option<u64>) -> Result<Part> {
    let header = |name| response.headers().get(name).and_then(|value| value.to_str().ok());
    match response.status().as_u16() {
        206 => {}
        200 => return Err(no_ranges(url, "it answered with the whole file")),
        416 => return Err(unsatisfiable(url, header(CONTENT_RANGE), whole)),
        _ => return Err(refusal(response, url)),
    }
    if header(CONTENT_ENCODING).is_some_and(|coding| !coding.eq_ignore_ascii_case("identity")) {
        return Err(no_ranges(url, "it packed the answer though nobody asked for that"));
    }
    let part = header(CONTENT_RANGE)
        .and_then(content_range)
        .ok_or_else(|| no_ranges(url, "it does not say which part it sent"))?;
    match (part.whole, whole) {
        (Some(found), Some(expected)) if found != expected => {
            Err(TransferError::WrongSize { url: shown(url), expected, found })
        }
        _ => Ok(part),
    }
}

/// 416: the file is shorter than what was asked for, or the server cannot do it.
fn unsatisfiable(url: &Url, content_range: Option<&str>, whole: Option<u64>) -> TransferError {
    let found = content_range.and_then(|value| value.trim().strip_prefix("bytes */")?.parse().ok());
    match (found, whole) {
        (Some(found), Some(expected)) if found != expected => {
            TransferError::WrongSize { url: shown(url), expected, found }
        }
        _ => no_ranges(url, "it says that there is no such part"),
    }
}

pub(crate) fn no_ranges(url: &Url, reason: &'static str) -> TransferError {
    TransferError::NoRanges { url: shown(url), reason }
}

/// `bytes 5-9/10`, `bytes 5-9/*` (RFC 9110 §14.4).
pub(crate) fn content_range(value: &str) -> Option<Part> {
    let (range, whole) = value.trim().strip_prefix("bytes ")?.split_once('/')?;
    let (from, to) = range.split_once('-')?;
    let (from, to): (u64, u64) = (from.parse().ok()?, to.parse().ok()?);
    let whole = if whole == "*" { None } else { Some(whole.parse().ok()?) };
    let fits = from <= to && to < u64::MAX && whole.is_none_or(|whole| to < whole);
    fits.then(|| Part { range: from..to + 1, whole })
}

/// The same part of a file on this computer.
async fn from_file(fetch: &RangeFetch<'_>, path: &Path) -> Result<RangeFetched> {
    let (span, expected, owned) = (fetch.span.clone(), fetch.whole, path.to_owned());
    let read = tokio::task::spawn_blocking(move || read_file(&owned, &span, expected));
    read.await.map_err(std::io::Error::other)?
}

fn read_file(path: &Path, span: &Span, expected: Option<u64>) -> Result<RangeFetched> {
    let url = path.display().to_string();
    let found = fs::metadata(path)?.filter(|found| found.kind == fs::FileKind::File);
    let Some(whole) = found.map(|found| found.length) else { return Err(TransferError::NotFound { url }) };
    if let Some(expected) = expected.filter(|expected| *expected != whole) {
        return Err(TransferError::WrongSize { url, expected, found: whole });
    }
    let range = match span {
        Span::Exact(range) => range.start.min(whole)..range.end.min(whole),
        Span::Tail(length) => whole.saturating_sub(*length)..whole,
    };
    let mut bytes = vec![0; range.end.saturating_sub(range.start) as usize];
    fs::read_exact_at(&fs::open(path)?, &mut bytes, range.start)?;
    Ok(RangeFetched { bytes: bytes.into(), start: range.start, whole, from: Location::File(path.to_owned()) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn reads_content_ranges() {
        assert_eq!(content_range("bytes 5-9/10"), Some(Part { range: 5..10, whole: Some(10) }));
        assert_eq!(content_range("bytes 5-9/*"), Some(Part { range: 5..10, whole: None }));
        let wrong = [
            "",
            "bytes",
            "bytes */10",
            "bytes 9-5/10",
            "bytes 5-10/10",
            "items 0-1/2",
            "bytes 0--1/2",
            "bytes 0-18446744073709551615/*",
        ];
        for wrong in wrong {
            assert_eq!(content_range(wrong), None, "{wrong}");
        }
    }

    proptest! {
        #[test]
        fn no_header_makes_it_panic(value in ".*") {
            let _ = content_range(&value);
        }
    }
}
