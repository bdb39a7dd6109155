//! One request and its answer, right or wrong.

use std::fs::File;
use std::io::{Read as _, Seek as _, SeekFrom, Write as _};
use std::time::{Duration, SystemTime};

use tokio::io::AsyncWriteExt as _;
use tokio::net::TcpStream;

use crate::Fault;
use crate::server::Shared;

/// The head of a request.
#[derive(Debug)]
pub(crate) struct Request {
    pub(crate) method: String,
    pub(crate) path: String,
    headers: Vec<(String, String)>,
}

impl Request {
    pub(crate) fn parse(head: &[u8]) -> Option<Self> {
        let head = std::str::from_utf8(head).ok()?;
        let mut lines = head.split("\r\n");
        let mut first = lines.next()?.split(' ');
        let (method, path) = (first.next()?.to_owned(), first.next()?.to_owned());
        let headers = lines
            .filter_map(|line| line.split_once(':'))
            .map(|(name, value)| (name.trim().to_ascii_lowercase(), value.trim().to_owned()))
            .collect();
        Some(Self { method, path, headers })
    }

    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }
}

/// Where the bytes of an answer come from.
enum Source {
    Bytes(Vec<u8>),
    /// The file from an offset on.
    File(File, u64),
}

/// An answer as planned.
struct Answer {
    status: u16,
    headers: Vec<(String, String)>,
    source: Source,
    /// Bytes of body that are right.
    length: u64,
    /// The `Content-Length` to claim; `None` sends without one and closes.
    claimed: Option<u64>,
}

/// Answers a request; true when the connection can take another.
pub(crate) async fn answer(stream: &mut TcpStream, shared: &Shared, request: &Request, place: usize) -> bool {
    let fault = shared.take_fault(&request.path);
    match fault {
        Some(Fault::NoAnswer) => return std::future::pending().await,
        Some(Fault::Hangup) => return false,
        _ => {}
    }
    let pace = shared.pace();
    if !pace.latency.is_zero() {
        tokio::time::sleep(pace.latency).await;
    }
    let mut planned = match plan(shared, request, fault.as_ref()) {
        Ok(planned) => planned,
        Err(error) => Answer::text(500, &error.to_string()),
    };
    if let Some(Fault::WrongLength(more)) = &fault {
        planned.claimed = Some(planned.length.saturating_add_signed(*more));
        planned.length = planned.length.min(planned.length.saturating_add_signed(*more));
    }
    shared.update(place, planned.status, 0);
    let mut sent = 0;
    let whole = send(stream, planned, request.method == "HEAD", fault, pace.rate, |status, bytes| {
        sent += bytes;
        shared.update(place, status, sent);
    });
    whole.await.unwrap_or(false)
}

impl Answer {
    fn bytes(status: u16, kind: &str, bytes: Vec<u8>) -> Self {
        let length = bytes.len() as u64;
        Self {
            status,
            headers: vec![("content-type".into(), kind.into())],
            source: Source::Bytes(bytes),
            length,
            claimed: Some(length),
        }
    }

    fn text(status: u16, text: &str) -> Self {
        Self::bytes(status, "text/plain", text.into())
    }

    fn with(mut self, name: &str, value: impl Into<String>) -> Self {
        self.headers.push((name.into(), value.into()));
        self
    }
}

fn plan(shared: &Shared, request: &Request, fault: Option<&Fault>) -> std::io::Result<Answer> {
    match fault {
        Some(Fault::Status(status, headers)) => {
            let answer = Answer::text(*status, "this server was told to fail");
            Ok(headers.iter().fold(answer, |answer, (name, value)| answer.with(name, value)))
        }
        Some(Fault::Redirect(to)) => Ok(Answer::text(302, "").with("location", to)),
        Some(Fault::Body(bytes, kind)) => Ok(Answer::bytes(200, kind, bytes.clone())),
        Some(Fault::Html) => {
            let page = "<!DOCTYPE html><html><head><title>Welcome</title></head><body>Hello.</body></html>";
            Ok(Answer::bytes(200, "text/html; charset=utf-8", page.into()))
        }
        Some(Fault::Endless) => {
            let answer = Answer::bytes(200, "application/octet-stream", Vec::new());
            Ok(Answer { length: u64::MAX, claimed: None, ..answer })
        }
        _ => plan_file(shared, request, fault),
    }
}

/// The answer a good server gives for a file (RFC 9110 §13, §14).
fn plan_file(shared: &Shared, request: &Request, fault: Option<&Fault>) -> std::io::Result<Answer> {
    if !matches!(request.method.as_str(), "GET" | "HEAD") {
        return Ok(Answer::text(405, "only GET and HEAD"));
    }
    let Some(path) = shared.file(&request.path).filter(|path| path.is_file()) else {
        return Ok(Answer::text(404, "nothing here"));
    };
    let mut file = File::open(&path)?;
    let metadata = file.metadata()?;
    let modified = metadata.modified()?;
    let etag = shared.etag(&path, modified, metadata.len())?;
    let validated = |answer: Answer| {
        answer
            .with("etag", &etag)
            .with("last-modified", httpdate::fmt_http_date(modified))
            .with("accept-ranges", "bytes")
    };
    if unchanged(request, &etag, modified) {
        return Ok(Answer { claimed: None, ..validated(Answer::text(304, "")) });
    }
    if fault == Some(&Fault::Gzip) {
        return Ok(validated(gzipped(&mut file)?));
    }
    let whole = metadata.len();
    let range = match fault {
        Some(Fault::IgnoreRange) => None,
        Some(Fault::OtherRange) if request.header("range").is_some() => {
            Some(Ok((0, whole.saturating_sub(1))))
        }
        _ => wanted_range(request, &etag, modified, whole),
    };
    Ok(validated(match range {
        None => file_answer(200, file, 0, whole),
        Some(Err(())) => Answer::text(416, "").with("content-range", format!("bytes */{whole}")),
        Some(Ok((from, to))) => {
            let answer = file_answer(206, file, from, to + 1 - from);
            answer.with(
                "content-range",
                match fault {
                    Some(Fault::ContentRange(said)) => said.clone(),
                    _ => format!("bytes {from}-{to}/{whole}"),
                },
            )
        }
    }))
}

fn file_answer(status: u16, file: File, from: u64, length: u64) -> Answer {
    let headers = vec![("content-type".into(), "application/octet-stream".into())];
    Answer { status, headers, source: Source::File(file, from), length, claimed: Some(length) }
}

fn gzipped(file: &mut File) -> std::io::Result<Answer> {
    let mut bytes = Vec::new();
    file.read_to_end(&mut bytes)?;
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::new(6));
    encoder.write_all(&bytes)?;
    Ok(Answer::bytes(200, "application/octet-stream", encoder.finish()?).with("content-encoding", "gzip"))
}

fn unchanged(request: &Request, etag: &str, modified: SystemTime) -> bool {
    match (request.header("if-none-match"), request.header("if-modified-since")) {
        (Some(known), _) => {
            known.split(',').any(|one| one.trim().trim_start_matches("W/") == etag || one.trim() == "*")
        }
        (None, Some(date)) => date == httpdate::fmt_http_date(modified),
        (None, None) => false,
    }
}

/// First and last byte asked for; `Err` when there is no such byte; `None` when the whole file is wanted.
fn wanted_range(
    request: &Request,
    etag: &str,
    modified: SystemTime,
    whole: u64,
) -> Option<Result<(u64, u64), ()>> {
    let range = request.header("range")?.strip_prefix("bytes=")?;
    if let Some(only) = request.header("if-range")
        && only != etag
        && only != httpdate::fmt_http_date(modified)
    {
        return None;
    }
    let (from, to) = range.split_once('-')?;
    let last = whole.checked_sub(1);
    let (from, to) = match (from.parse::<u64>(), to.parse::<u64>(), last) {
        (Ok(from), Ok(to), Some(last)) => (from, to.min(last)),
        (Ok(from), Err(_), Some(last)) => (from, last),
        (Err(_), Ok(tail), Some(last)) => (whole.saturating_sub(tail), last),
        (_, _, None) => return Some(Err(())),
        _ => return None,
    };
    Some(if from > to { Err(()) } else { Ok((from, to)) })
}

/// Sends head and body, with what is wrong with the body; true when all went out as promised.
async fn send(
    stream: &mut TcpStream,
    mut answer: Answer,
    head_only: bool,
    fault: Option<Fault>,
    rate: Option<u64>,
    mut sent: impl FnMut(u16, u64),
) -> std::io::Result<bool> {
    let closes = answer.claimed.is_none() && answer.status != 304;
    stream.write_all(head(&answer, closes).as_bytes()).await?;
    if fault == Some(Fault::Stall) {
        return std::future::pending().await;
    }
    if head_only || answer.status == 304 {
        return Ok(!closes);
    }
    let end = match fault {
        Some(Fault::CutAfter(after) | Fault::StallAfter(after)) => answer.length.min(after),
        _ => answer.length,
    };
    let mut at = 0;
    let rate = match fault {
        Some(Fault::Slow { bytes_per_second }) => Some(bytes_per_second),
        _ => rate,
    };
    let started = tokio::time::Instant::now();
    while at < end {
        // A fiftieth of a second's worth, and never ahead of the rate.
        let most = rate.map_or(1 << 16, |rate| (rate / 50).clamp(1, 1 << 16));
        let count = most.min(end - at);
        if let Some(rate) = rate {
            let due = Duration::from_secs_f64((at + count) as f64 / rate as f64);
            tokio::time::sleep_until(started + due).await;
        }
        let mut chunk = answer.source.read(at, count as usize)?;
        if let Some(Fault::FlipByte(offset)) = fault {
            flip(&mut chunk, answer.source.start() + at, offset);
        }
        if fault == Some(Fault::Lie) {
            let start = answer.source.start() + at;
            (0..chunk.len() as u64)
                .filter(|place| (start + place) % 4096 == 77)
                .for_each(|place| chunk[place as usize] ^= 1);
        }
        // Counted before it goes out: a client that has it all must find it counted.
        sent(answer.status, chunk.len() as u64);
        stream.write_all(&chunk).await?;
        at += chunk.len() as u64;
    }
    stream.flush().await?;
    if matches!(fault, Some(Fault::StallAfter(_))) {
        return std::future::pending().await;
    }
    Ok(!closes && answer.claimed == Some(end))
}

fn head(answer: &Answer, closes: bool) -> String {
    // The words after the status are for people; clients go by the number.
    let mut head = format!("HTTP/1.1 {} Answer\r\n", answer.status);
    for (name, value) in &answer.headers {
        head.push_str(&format!("{name}: {value}\r\n"));
    }
    if let Some(length) = answer.claimed {
        head.push_str(&format!("content-length: {length}\r\n"));
    }
    if closes {
        head.push_str("connection: close\r\n");
    }
    head + "\r\n"
}

fn flip(chunk: &mut [u8], start: u64, offset: u64) {
    if let Some(byte) = offset.checked_sub(start).and_then(|place| chunk.get_mut(place as usize)) {
        *byte ^= 0x20;
    }
}

impl Source {
    /// The offset in the file the answer starts at.
    fn start(&self) -> u64 {
        match self {
            Self::Bytes(_) => 0,
            Self::File(_, from) => *from,
        }
    }

    /// The next bytes; for an endless answer there are always more.
    fn read(&mut self, at: u64, count: usize) -> std::io::Result<Vec<u8>> {
        match self {
            Self::Bytes(bytes) if bytes.is_empty() => Ok(vec![b'x'; count]),
            Self::Bytes(bytes) => Ok(bytes[at as usize..at as usize + count].to_vec()),
            Self::File(file, from) => {
                file.seek(SeekFrom::Start(*from + at))?;
                let mut chunk = vec![0; count];
                file.read_exact(&mut chunk)?;
                Ok(chunk)
            }
        }
    }
}
