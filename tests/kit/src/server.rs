//! A server of a folder that does HTTP/1.1 well, until it is told not to. Written by hand, because a library
//! that does HTTP well cannot be made to do it badly.

use std::collections::HashMap;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::{Duration, SystemTime};

use tokio::io::AsyncReadExt as _;
use tokio::net::TcpStream;
use tokio_util::sync::CancellationToken;
use vitrine_base::Hasher;

use crate::Fault;
use crate::answer::{self, Request};

/// A request a [`FileServer`] had.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Recorded {
    /// `GET`, `HEAD`, …
    pub method: String,
    /// The path as it was sent, with its query.
    pub path: String,
    /// The `Range` header.
    pub range: Option<String>,
    /// The `If-Range` header.
    pub if_range: Option<String>,
    /// The `If-None-Match` header.
    pub if_none_match: Option<String>,
    /// The `Accept-Encoding` header.
    pub accept_encoding: Option<String>,
    /// The status of the answer; 0 when there was none.
    pub status: u16,
    /// How many bytes of body went out.
    pub sent: u64,
}

/// What all connections of one server share.
#[derive(Debug)]
pub(crate) struct Shared {
    folder: PathBuf,
    faults: Mutex<Vec<(String, Fault, Option<u32>)>>,
    requests: Mutex<Vec<Recorded>>,
    etags: Mutex<HashMap<PathBuf, (SystemTime, u64, String)>>,
    pace: Mutex<Pace>,
}

/// How fast a server is.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Pace {
    /// Bytes a second on each connection, without bursts; as fast as it goes when `None`.
    pub(crate) rate: Option<u64>,
    /// How long every answer takes to begin.
    pub(crate) latency: Duration,
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
}

/// Serves a folder on a port of its own until dropped, from a thread of its own, so that tests without a
/// runtime can use it.
#[derive(Debug)]
pub struct FileServer {
    port: u16,
    shared: Arc<Shared>,
    stop: CancellationToken,
}

impl FileServer {
    /// Starts serving a folder; what is written into it later is served too.
    pub fn start(folder: impl AsRef<Path>) -> Self {
        let shared = Arc::new(Shared {
            folder: folder.as_ref().to_owned(),
            faults: Mutex::default(),
            requests: Mutex::default(),
            etags: Mutex::default(),
            pace: Mutex::default(),
        });
        let stop = CancellationToken::new();
        let seen = shared.clone();
        let port = listen(stop.clone(), move |stream| converse(stream, seen.clone()));
        Self { port, shared, stop }
    }

    /// Its address, with a slash at the end.
    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}/", self.port)
    }

    /// Its port.
    pub fn port(&self) -> u16 {
        self.port
    }

    /// Every request so far, in the order they came.
    pub fn requests(&self) -> Vec<Recorded> {
        locked(&self.shared.requests).clone()
    }

    /// Every request so far whose path ends like that.
    pub fn requests_of(&self, path_suffix: &str) -> Vec<Recorded> {
        self.requests().into_iter().filter(|request| request.path.ends_with(path_suffix)).collect()
    }

    /// Forgets the requests so far.
    pub fn forget_requests(&self) {
        locked(&self.shared.requests).clear();
    }

    /// Misbehaves for paths that end like that: so many times, or always. Faults for the same path are used
    /// up in the order they were given.
    pub fn fault(&self, path_suffix: &str, fault: Fault, times: Option<u32>) {
        locked(&self.shared.faults).push((path_suffix.into(), fault, times));
    }

    /// Is this fast from now on, on each connection: without the burst at the start that real servers allow, so
    /// that small parts are not flattered.
    pub fn pace(&self, bytes_per_second: Option<u64>, latency: Duration) {
        *locked(&self.shared.pace) = Pace { rate: bytes_per_second, latency };
    }

    /// Behaves again.
    pub fn mend(&self) {
        locked(&self.shared.faults).clear();
    }
}

impl Drop for FileServer {
    fn drop(&mut self) {
        self.stop.cancel();
    }
}

impl Shared {
    pub(crate) fn pace(&self) -> Pace {
        *locked(&self.pace)
    }

    /// The file a request's path means; `None` for what leads out of the folder.
    pub(crate) fn file(&self, path: &str) -> Option<PathBuf> {
        let path = decoded(path.split(['?', '#']).next()?)?;
        let relative = path.trim_start_matches('/');
        let climbs = relative.split('/').any(|part| part == ".." || part.contains('\\'));
        (!climbs).then(|| self.folder.join(relative))
    }

    /// The next fault for a path, used up by one.
    pub(crate) fn take_fault(&self, path: &str) -> Option<Fault> {
        let mut faults = locked(&self.faults);
        let path = path.split('?').next().unwrap_or(path);
        let (_, fault, times) = faults
            .iter_mut()
            .find(|(suffix, _, times)| *times != Some(0) && path.ends_with(suffix.as_str()))?;
        if let Some(times) = times {
            *times -= 1;
        }
        Some(fault.clone())
    }

    /// Notes a request; answers its place for [`Shared::update`].
    fn record(&self, request: &Request) -> usize {
        let header = |name: &str| request.header(name).map(str::to_owned);
        let mut requests = locked(&self.requests);
        requests.push(Recorded {
            method: request.method.clone(),
            path: request.path.clone(),
            range: header("range"),
            if_range: header("if-range"),
            if_none_match: header("if-none-match"),
            accept_encoding: header("accept-encoding"),
            status: 0,
            sent: 0,
        });
        requests.len() - 1
    }

    /// Notes how far the answer is.
    pub(crate) fn update(&self, place: usize, status: u16, sent: u64) {
        // The list may have been forgotten meanwhile.
        if let Some(request) = locked(&self.requests).get_mut(place) {
            request.status = status;
            request.sent = sent;
        }
    }

    /// The digest of a file as a strong validator, remembered while the file stays as it is.
    pub(crate) fn etag(&self, path: &Path, modified: SystemTime, length: u64) -> std::io::Result<String> {
        if let Some((then, size, etag)) = locked(&self.etags).get(path)
            && (*then, *size) == (modified, length)
        {
            return Ok(etag.clone());
        }
        let mut hasher = Hasher::new();
        let mut file = File::open(path)?;
        let mut buffer = vec![0; 1 << 16];
        loop {
            match std::io::Read::read(&mut file, &mut buffer)? {
                0 => break,
                count => hasher.update(&buffer[..count]),
            }
        }
        let etag = format!("\"{}\"", &hasher.finish().to_hex()[..32]);
        locked(&self.etags).insert(path.to_owned(), (modified, length, etag.clone()));
        Ok(etag)
    }
}

/// Undoes `%41`; `None` when what comes out is no text.
fn decoded(path: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.bytes();
    while let Some(byte) = rest.next() {
        if byte != b'%' {
            bytes.push(byte);
            continue;
        }
        let digit = |byte: Option<u8>| char::from(byte?).to_digit(16);
        let (high, low) = (digit(rest.next())?, digit(rest.next())?);
        bytes.push((high * 16 + low) as u8);
    }
    String::from_utf8(bytes).ok()
}

/// Accepts connections on a port the system gives, on a thread with a runtime of its own, until stopped;
/// answers the port.
pub(crate) fn listen<F, R>(stop: CancellationToken, serve: F) -> u16
where
    F: Fn(TcpStream) -> R + Send + 'static,
    R: Future<Output = ()> + Send + 'static,
{
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    listener.set_nonblocking(true).unwrap();
    let port = listener.local_addr().unwrap().port();
    std::thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            let listener = tokio::net::TcpListener::from_std(listener).unwrap();
            loop {
                tokio::select! {
                    () = stop.cancelled() => return,
                    accepted = listener.accept() => {
                        if let Ok((stream, _)) = accepted {
                            let _ = stream.set_nodelay(true);
                            tokio::spawn(serve(stream));
                        }
                    }
                }
            }
        });
        // Conversations that are still open end here.
        runtime.shutdown_background();
    });
    port
}

/// Answers one connection's requests, one after the other.
async fn converse(mut stream: TcpStream, shared: Arc<Shared>) {
    let mut waiting = Vec::new();
    while let Some(request) = next_request(&mut stream, &mut waiting).await {
        let place = shared.record(&request);
        if !answer::answer(&mut stream, &shared, &request, place).await {
            return;
        }
    }
}

/// Reads one request's head; bytes that came after it stay in `waiting`.
async fn next_request(stream: &mut TcpStream, waiting: &mut Vec<u8>) -> Option<Request> {
    let mut buffer = [0; 8192];
    loop {
        if let Some(end) = waiting.windows(4).position(|window| window == b"\r\n\r\n") {
            let request = Request::parse(&waiting[..end]);
            waiting.drain(..end + 4);
            return request;
        }
        match stream.read(&mut buffer).await {
            Ok(0) | Err(_) => return None,
            Ok(count) => waiting.extend_from_slice(&buffer[..count]),
        }
    }
}
