//! Server-sent events, read line by line and resumed after a broken connection. That a stream is open is a piece of
//! news itself: what is looked at then, and heard from then on, is everything.

use std::time::Duration;

use reqwest::Method;
use serde_json::Value;

use super::{Remote, RemoteError};

/// Silence after which a connection is taken for dead: the registry says something every fifteen seconds.
const SILENCE: Duration = Duration::from_secs(45);

/// Bytes of one event.
const LONGEST: usize = 256 * 1024;

/// The name of the piece that says that a stream is open; the same as a browser's.
pub const OPEN: &str = "open";

/// The news of one topic.
pub struct News<'a> {
    remote: &'a Remote,
    path: String,
    last: Option<String>,
    open: Option<reqwest::Response>,
    rest: Vec<u8>,
    event: Event,
}

/// One piece of news.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// What kind of news it is; `message` when it does not say, [`OPEN`] when the stream was opened (anew) just now.
    pub name: String,
    /// What it says.
    pub data: String,
}

#[derive(Default)]
struct Event {
    id: Option<String>,
    name: Option<String>,
    data: String,
}

impl<'a> News<'a> {
    /// Listens at a path; nothing is asked yet.
    pub fn at(remote: &'a Remote, path: String) -> Self {
        Self { remote, path, last: None, open: None, rest: Vec::new(), event: Event::default() }
    }

    /// The next piece of news that is a JSON document. `None` when the connection ended or was silent: ask again, it goes
    /// on where it was.
    ///
    /// # Errors
    /// When the registry refuses.
    pub async fn next(&mut self) -> Result<Option<Value>, RemoteError> {
        while let Some(piece) = self.next_piece().await? {
            if piece.name == OPEN {
                continue;
            }
            if let Ok(value) = serde_json::from_str(&piece.data) {
                return Ok(Some(value));
            }
        }
        Ok(None)
    }

    /// The next piece of news as it is. `None` as for [`News::next`].
    ///
    /// # Errors
    /// When the registry refuses.
    pub async fn next_piece(&mut self) -> Result<Option<Piece>, RemoteError> {
        if self.open.is_none() {
            self.listen().await?;
            if self.open.is_some() {
                return Ok(Some(Piece { name: OPEN.into(), data: "null".into() }));
            }
        }
        loop {
            if let Some(event) = self.whole() {
                return Ok(Some(event));
            }
            let Some(answer) = &mut self.open else { return Ok(None) };
            match tokio::time::timeout(SILENCE, answer.chunk()).await {
                Ok(Ok(Some(piece))) if self.rest.len() + self.event.data.len() + piece.len() <= LONGEST => {
                    self.rest.extend_from_slice(&piece)
                }
                _ => {
                    self.open = None;
                    self.rest.clear();
                    self.event = Event::default();
                    return Ok(None);
                }
            }
        }
    }

    async fn listen(&mut self) -> Result<(), RemoteError> {
        let mut request = self.remote.request(Method::GET, self.remote.at(&self.path)?).await?;
        request = request.header("Accept", "text/event-stream");
        if let Some(last) = &self.last {
            request = request.header("Last-Event-ID", last);
        }
        // No answer is no news: whoever asks looks at the submission itself as well.
        if let Ok(Ok(answer)) = tokio::time::timeout(SILENCE, request.send()).await {
            self.open = Some(self.remote.accepted(answer).await?);
        }
        Ok(())
    }

    /// Takes whole lines until an event ends.
    fn whole(&mut self) -> Option<Piece> {
        while let Some(end) = self.rest.iter().position(|byte| *byte == b'\n') {
            let line: Vec<u8> = self.rest.drain(..=end).collect();
            let line = String::from_utf8_lossy(&line);
            let line = line.trim_end_matches(['\n', '\r']);
            if line.is_empty() {
                let event = std::mem::take(&mut self.event);
                self.last = event.id.or(self.last.take());
                if !event.data.is_empty() {
                    let name = event.name.unwrap_or_else(|| "message".into());
                    return Some(Piece { name, data: event.data });
                }
            } else if let Some(data) = line.strip_prefix("data:") {
                if !self.event.data.is_empty() {
                    self.event.data.push('\n');
                }
                self.event.data.push_str(data.strip_prefix(' ').unwrap_or(data));
            } else if let Some(name) = line.strip_prefix("event:") {
                self.event.name = Some(name.trim().to_owned());
            } else if let Some(id) = line.strip_prefix("id:") {
                self.event.id = Some(id.trim().to_owned());
            }
        }
        None
    }
}
