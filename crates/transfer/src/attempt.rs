//! One location, asked until it answers: retries, resume after a cut, limits.

use std::time::{Duration, Instant, SystemTime};

use reqwest::Response;
use reqwest::header::{
    CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_RANGE, ETAG, HeaderMap, HeaderName, HeaderValue,
    IF_MODIFIED_SINCE, IF_NONE_MATCH, IF_RANGE, LAST_MODIFIED, RANGE, RETRY_AFTER,
};
use tokio_util::sync::CancellationToken;
use url::Url;
use vitrine_base::{Reporter, limits::MIB};

use crate::bandwidth::Bandwidth;
use crate::body::{Body, Pace};
use crate::http::{Coding, Http, Question, or_cancelled};
use crate::location::shown;
use crate::range::content_range;
use crate::retry::{self, Decision};
use crate::sink::{Sink, Target};
use crate::{AddressPolicy, Location, TransferError, Validators, local};

type Result<T> = std::result::Result<T, TransferError>;

/// Requests one location gets in one transfer, however well it goes on between its failures.
const MAX_ROUNDS: u32 = 100;

/// What is asked of one location.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Task<'a> {
    pub(crate) location: &'a Location,
    pub(crate) validators: Option<&'a Validators>,
    pub(crate) policy: AddressPolicy,
    pub(crate) coding: Coding,
    /// Bytes, when they are known beforehand.
    pub(crate) size: Option<u64>,
    /// Most bytes otherwise.
    pub(crate) max_bytes: u64,
    /// Another mirror is left.
    pub(crate) elsewhere: bool,
    /// How often it is tried, the first time included.
    pub(crate) attempts: u32,
    /// It is a document: one that drips is given up.
    pub(crate) paced: bool,
}

impl Task<'_> {
    /// The most bytes to take.
    fn cap(&self) -> u64 {
        self.size.unwrap_or(self.max_bytes)
    }

    /// Checks a size that is announced before the bytes come.
    pub(crate) fn check_announced(&self, announced: u64) -> Result<()> {
        let url = || self.location.to_string();
        match self.size {
            Some(expected) if expected != announced => {
                Err(TransferError::WrongSize { url: url(), expected, found: announced })
            }
            None if announced > self.max_bytes => {
                Err(TransferError::TooLarge { url: url(), limit: self.max_bytes })
            }
            _ => Ok(()),
        }
    }
}

/// How it ended well.
#[derive(Debug)]
pub(crate) enum Brought {
    NotModified,
    /// All bytes are in the sink.
    New {
        validators: Validators,
        location: Location,
    },
}

/// Who hears of it and who can stop it.
#[derive(Clone, Copy)]
pub(crate) struct Company<'a> {
    pub(crate) reporter: &'a dyn Reporter,
    pub(crate) cancel: &'a CancellationToken,
}

/// What one attempt leaves for the next.
struct Memory {
    coding: Coding,
    /// The validator of the bytes in the sink, when the rest can be asked for with it.
    resume: Option<String>,
    /// How many bytes the whole has, as the server said.
    whole: Option<u64>,
}

/// How an attempt ended without an error; bytes that came with how long our own limit held them up.
enum Ended {
    Brought(Brought, Duration),
    /// The server's answer cannot be used as it is; ask once more, differently.
    AskAgain,
}

/// Brings what is at a location into a sink.
pub(crate) async fn bring<T: Target>(
    http: &Http,
    task: &Task<'_>,
    sink: &mut Sink<T>,
    company: Company<'_>,
) -> Result<Brought> {
    let url = match task.location {
        Location::Web(url) => url,
        Location::File(path) => return local::bring(task, path, sink, company).await,
    };
    let mut memory = Memory { coding: task.coding, resume: None, whole: None };
    let mut attempt = 1;
    // The furthest it ever was: a server that starts from zero each time does not go on.
    let mut furthest = 0;
    let mut rounds = 0;
    loop {
        rounds += 1;
        let error = match try_once(http, task, url, &mut memory, sink, company).await {
            Ok(brought) => return Ok(brought),
            Err(error) => error,
        };
        http.health().failed(task.location, &error);
        if sink.taken() >= furthest + MIB && rounds < MAX_ROUNDS {
            // It goes on, if haltingly: only attempts that bring nothing new count.
            attempt = 1;
        }
        furthest = furthest.max(sink.taken());
        if attempt >= task.attempts {
            return Err(error);
        }
        pause(http, &error, attempt, task.elsewhere, company).await.map_err(|stop| stop.unwrap_or(error))?;
        attempt += 1;
    }
}

/// Waits before the next attempt; `Err(None)` when the failure stands.
async fn pause(
    http: &Http,
    error: &TransferError,
    attempt: u32,
    elsewhere: bool,
    company: Company<'_>,
) -> std::result::Result<(), Option<TransferError>> {
    let decision = retry::decide(error, attempt, elsewhere, http.options(), |n| rand::random_range(0..n));
    let Decision::Again(pause) = decision else { return Err(None) };
    tracing::debug!(%error, ?pause, attempt, "trying again");
    company.reporter.note(&match error {
        TransferError::RateLimited { seconds, .. } => {
            format!("The server asks to wait {seconds} seconds; trying again then.")
        }
        other => format!("Attempt {attempt} failed: {other}. Trying again."),
    });
    or_cancelled(company.cancel, tokio::time::sleep(pause)).await.map_err(Some)
}

/// One attempt; a server that packs or cuts differently than asked is asked a second and a third time at once.
async fn try_once<T: Target>(
    http: &Http,
    task: &Task<'_>,
    url: &Url,
    memory: &mut Memory,
    sink: &mut Sink<T>,
    company: Company<'_>,
) -> Result<Brought> {
    for _ in 0..3 {
        if memory.resume.is_none() {
            sink.restart().await?;
        }
        let headers = headers(task, memory, sink.taken());
        let question = Question { url, policy: task.policy, coding: memory.coding, headers: &headers };
        let (asked, before) = (Instant::now(), sink.taken());
        let (response, from) = http.ask(question, company.cancel).await?;
        let latency = asked.elapsed();
        let ended = take(http, task, response, from, memory, sink, company).await?;
        if let Ended::Brought(brought, rested) = ended {
            // What we held up says nothing about the host's rate.
            let came = if rested.is_zero() { sink.taken().saturating_sub(before) } else { 0 };
            http.health().served(task.location, latency, came, asked.elapsed());
            return Ok(brought);
        }
    }
    Err(TransferError::Truncated {
        url: shown(url),
        received: sink.taken(),
        reason: "the server's answers contradict each other".into(),
    })
}

fn headers(task: &Task<'_>, memory: &Memory, have: u64) -> HeaderMap {
    let mut headers = HeaderMap::new();
    let mut put = |name: HeaderName, value: &str| {
        // A value that came from a server and is no header any more is not worth sending back.
        if let Ok(value) = HeaderValue::from_str(value) {
            headers.insert(name, value);
        }
    };
    if let (Some(validator), 1..) = (&memory.resume, have) {
        put(RANGE, &format!("bytes={have}-"));
        put(IF_RANGE, validator);
    } else if let Some(known) = task.validators {
        known.etag.iter().for_each(|etag| put(IF_NONE_MATCH, etag));
        known.last_modified.iter().for_each(|date| put(IF_MODIFIED_SINCE, date));
    }
    headers
}

fn header(response: &Response, name: HeaderName) -> Option<String> {
    Some(response.headers().get(name)?.to_str().ok()?.to_owned())
}

/// Takes what a response has.
async fn take<T: Target>(
    http: &Http,
    task: &Task<'_>,
    response: Response,
    from: Url,
    memory: &mut Memory,
    sink: &mut Sink<T>,
    company: Company<'_>,
) -> Result<Ended> {
    match response.status().as_u16() {
        304 if task.validators.is_some() && sink.taken() == 0 => {
            return Ok(Ended::Brought(Brought::NotModified, Duration::ZERO));
        }
        206 if continues(&response, memory, sink.taken()) => {}
        200 => sink.restart().await?,
        206 | 416 if memory.resume.take().is_some() => return Ok(Ended::AskAgain),
        _ => return Err(refusal(&response, &from)),
    }
    if memory.coding == Coding::Identity && is_packed(&response, task) {
        *memory = Memory { coding: Coding::Gzip, resume: None, whole: None };
        return Ok(Ended::AskAgain);
    }
    let validators =
        Validators { etag: header(&response, ETAG), last_modified: header(&response, LAST_MODIFIED) };
    remember(&response, &validators, memory, sink.taken());
    if let Some(whole) = memory.whole {
        task.check_announced(whole)?;
    }
    let options = http.options();
    let pace = task.paced.then(|| Pace::new(options.slow_after, options.slow_rate));
    let shown = shown(&from);
    let location = Location::Web(from.clone());
    let mut body = Body::web(response, from, options.stall, pace);
    let rested = drain(task, &mut body, memory.whole, Some(http.bandwidth()), sink, company).await?;
    if let Some(expected) = task.size.filter(|expected| sink.taken() < *expected) {
        // Nothing announced how much would come, so the end came as a surprise.
        let reason = format!("{expected} were promised");
        return Err(TransferError::Truncated { url: shown, received: sink.taken(), reason });
    }
    Ok(Ended::Brought(Brought::New { validators, location }, rested))
}

/// True when the server packed what was asked for as it is. When the length is the promised one, the header
/// only describes the file itself.
fn is_packed(response: &Response, task: &Task<'_>) -> bool {
    let gzip =
        header(response, CONTENT_ENCODING).is_some_and(|coding| coding.to_ascii_lowercase().contains("gzip"));
    gzip && !(task.size.is_some() && announced(response) == task.size)
}

fn announced(response: &Response) -> Option<u64> {
    header(response, CONTENT_LENGTH)?.parse().ok()
}

/// Keeps what a resume after a cut needs.
fn remember(response: &Response, validators: &Validators, memory: &mut Memory, have: u64) {
    // The client takes the length of a packed answer away with the packing.
    memory.whole = announced(response).map(|rest| rest.saturating_add(have));
    let strong = validators.etag.clone().filter(|etag| !etag.starts_with("W/"));
    memory.resume = match memory.coding {
        Coding::Identity => strong.or_else(|| validators.last_modified.clone()),
        // What came was unpacked; where the packed bytes stopped is not known.
        Coding::Gzip => None,
    };
}

/// True when a partial answer goes on exactly where the sink ends, in the same whole.
fn continues(response: &Response, memory: &Memory, have: u64) -> bool {
    let Some(range) = header(response, CONTENT_RANGE).as_deref().and_then(content_range) else {
        return false;
    };
    let same = memory.whole.is_none() || range.whole.is_none() || memory.whole == range.whole;
    memory.resume.is_some() && range.range.start == have && same
}

/// The error an answer without the bytes is.
pub(crate) fn refusal(response: &Response, url: &Url) -> TransferError {
    let (url, code) = (shown(url), response.status().as_u16());
    if matches!(code, 404 | 410) {
        return TransferError::NotFound { url };
    }
    let wait = header(response, RETRY_AFTER).and_then(|value| retry::retry_after(&value, SystemTime::now()));
    match wait {
        Some(seconds) if matches!(code, 429 | 503) => TransferError::RateLimited { url, seconds },
        _ => TransferError::Status { url, code },
    }
}

/// Moves bytes until the end, the cap, or the word to stop. Answers how long our own limit held them up.
pub(crate) async fn drain<T: Target>(
    task: &Task<'_>,
    body: &mut Body,
    whole: Option<u64>,
    bandwidth: Option<&Bandwidth>,
    sink: &mut Sink<T>,
    company: Company<'_>,
) -> Result<Duration> {
    let total = task.size.or(whole);
    let mut rested = Duration::ZERO;
    while let Some(chunk) = or_cancelled(company.cancel, body.next()).await?? {
        if sink.taken() + chunk.len() as u64 > task.cap() {
            return Err(TransferError::TooLarge { url: task.location.to_string(), limit: task.cap() });
        }
        if let Some(bandwidth) = bandwidth {
            let waited = or_cancelled(company.cancel, bandwidth.take(chunk.len() as u64)).await?;
            body.rested(waited);
            rested += waited;
        }
        sink.push(chunk).await?;
        company.reporter.progress(sink.taken(), total);
    }
    Ok(rested)
}
