//! The bytes of an answer, from the web or from a file, one chunk after the other.

use std::io::{self, Read as _};
use std::path::Path;
use std::time::{Duration, Instant};

use bytes::Bytes;
use reqwest::Response;
use tokio::sync::mpsc;
use url::Url;
use vitrine_base::fs;

use crate::TransferError;
use crate::http::{classified, stalled};
use crate::location::shown;

/// How much of a file is read at once.
const CHUNK: usize = 256 * 1024;

/// Where the bytes of one answer come from.
pub(crate) enum Body {
    /// A web server.
    Web {
        response: Box<Response>,
        url: Url,
        /// The longest silence.
        stall: Duration,
        pace: Option<Pace>,
        received: u64,
    },
    /// A thread that reads a file.
    File(mpsc::Receiver<io::Result<Bytes>>),
}

/// The slowest a body may come. A server that sends a byte now and then is never silent, and never done.
pub(crate) struct Pace {
    after: Duration,
    rate: u64,
    /// When the first bytes came, and how many they were: how long a server thinks before is no matter of pace.
    begun: Option<(Instant, u64)>,
}

impl Pace {
    pub(crate) fn new(after: Duration, rate: u64) -> Self {
        Self { after, rate, begun: None }
    }

    /// Takes note of what has come so far, in bytes.
    fn keeps(&mut self, received: u64) -> bool {
        let (begun, first) = *self.begun.get_or_insert_with(|| (Instant::now(), received));
        let elapsed = begun.elapsed();
        let since = (received - first) as f64;
        elapsed < self.after || since >= self.rate as f64 * elapsed.as_secs_f64()
    }
}

impl Body {
    pub(crate) fn web(response: Response, url: Url, stall: Duration, pace: Option<Pace>) -> Self {
        Self::Web { response: Box::new(response), url, stall, pace, received: 0 }
    }

    /// Reads a file, one chunk ahead; stops when the receiver is gone.
    pub(crate) fn file(path: &Path) -> Self {
        let (sender, receiver) = mpsc::channel(2);
        let path = path.to_owned();
        tokio::task::spawn_blocking(move || {
            if let Err(error) = read_file(&path, &sender) {
                // Nobody listens any more: nobody needs to know.
                let _ = sender.blocking_send(Err(error));
            }
        });
        Self::File(receiver)
    }

    /// So long nobody read, and the server had to wait.
    pub(crate) fn rested(&mut self, time: Duration) {
        if let Self::Web { pace: Some(Pace { begun: Some((begun, _)), .. }), .. } = self {
            *begun += time;
        }
    }

    /// The next bytes; `None` at the end.
    pub(crate) async fn next(&mut self) -> Result<Option<Bytes>, TransferError> {
        match self {
            Self::File(receiver) => Ok(receiver.recv().await.transpose()?),
            Self::Web { response, url, stall, pace, received } => {
                let chunk = match tokio::time::timeout(*stall, response.chunk()).await {
                    Err(_) => return Err(stalled(url, *stall)),
                    Ok(Err(error)) => return Err(interrupted(url, *received, &error)),
                    Ok(Ok(chunk)) => chunk,
                };
                *received += chunk.as_ref().map_or(0, |bytes| bytes.len() as u64);
                if let (Some(pace), Some(_)) = (pace, &chunk)
                    && !pace.keeps(*received)
                {
                    return Err(TransferError::TooSlow { url: shown(url), rate: pace.rate });
                }
                Ok(chunk)
            }
        }
    }
}

fn interrupted(url: &Url, received: u64, error: &reqwest::Error) -> TransferError {
    match classified(url, error) {
        TransferError::Connect { reason, .. } => {
            TransferError::Truncated { url: shown(url), received, reason }
        }
        other => other,
    }
}

fn read_file(path: &Path, sender: &mpsc::Sender<io::Result<Bytes>>) -> io::Result<()> {
    let mut file = fs::open(path)?;
    loop {
        let mut chunk = Vec::with_capacity(CHUNK);
        let count = file.by_ref().take(CHUNK as u64).read_to_end(&mut chunk)?;
        if count == 0 || sender.blocking_send(Ok(chunk.into())).is_err() {
            return Ok(());
        }
    }
}
