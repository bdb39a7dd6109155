//! The requests of one package, and the count of what came.

use std::fs::File;
use std::io::Write as _;
use std::time::{Duration, Instant};

use bytes::Bytes;
use futures_util::StreamExt as _;
use tokio_util::sync::CancellationToken;
use vitrine_base::{MirrorState, MirrorStatus, Reporter, Sha256, TransferStatus};
use vitrine_package::listing::FileRef;

use super::ranges::Ranges;
use super::scratch::Holey;
use super::setback::Setback;
use super::{Method, Wanted};
use crate::{AddressPolicy, Client, Fetch, Fetched, Location, RangeFetch, RangeFetched, Span, TransferError};

/// Requests under way at once; each holds a piece of at most 4 MiB.
const AT_ONCE: usize = 4;

/// How often it is told how it goes.
const TELL: Duration = Duration::from_millis(100);

/// Asks, counts and tells.
pub(super) struct Wire<'a> {
    pub(super) client: &'a Client,
    pub(super) reporter: &'a dyn Reporter,
    pub(super) cancel: &'a CancellationToken,
    wanted: &'a Wanted,
    /// Bytes of bodies that came.
    pub(super) fetched: u64,
    pub(super) requests: usize,
    /// A mirror of the file that answered.
    pub(super) from: Option<Location>,
    status: TransferStatus,
    total: Option<u64>,
    begun: Instant,
    told: Option<Instant>,
}

impl<'a> Wire<'a> {
    pub(super) fn new(
        client: &'a Client,
        wanted: &'a Wanted,
        reporter: &'a dyn Reporter,
        cancel: &'a CancellationToken,
    ) -> Self {
        Self {
            client,
            reporter,
            cancel,
            wanted,
            fetched: 0,
            requests: 0,
            from: None,
            status: TransferStatus::default(),
            total: None,
            begun: Instant::now(),
            told: None,
        }
    }

    /// From now on it goes this way, to so many bytes in all, of a file that has `full`.
    pub(super) fn begin(&mut self, method: Method, full: Option<u64>, total: u64) {
        self.status.method = method.to_string();
        self.status.reused = full.map_or(0, |full| full.saturating_sub(total));
        self.total = Some(total);
        self.told = None;
        self.tell();
    }

    /// One range of the file: kept in its place, and answered with the size of the whole.
    pub(super) async fn range(
        &mut self,
        span: Span,
        whole: Option<u64>,
        holey: &mut Holey,
    ) -> Result<(Vec<u8>, u64), Setback> {
        let found = ask(self.client, self.wanted, span, whole, self.cancel).await?;
        let (bytes, whole) = (found.bytes.to_vec(), found.whole);
        self.take(found, holey)?;
        Ok((bytes, whole))
    }

    /// All ranges of the file, each into its place, four requests at a time.
    pub(super) async fn ranges(
        &mut self,
        ranges: &Ranges,
        whole: Option<u64>,
        holey: &mut Holey,
    ) -> Result<(), Setback> {
        let mut asks = Vec::new();
        for piece in ranges.pieces() {
            asks.push(ask(self.client, self.wanted, Span::Exact(piece), whole, self.cancel));
        }
        let mut answers = futures_util::stream::iter(asks).buffer_unordered(AT_ONCE);
        while let Some(answer) = answers.next().await {
            self.take(answer?, holey)?;
        }
        Ok(())
    }

    fn take(&mut self, found: RangeFetched, holey: &mut Holey) -> Result<(), Setback> {
        holey.fetched(found.start, &found.bytes).map_err(Setback::writing)?;
        self.count(&found.from, found.bytes.len() as u64);
        self.from = Some(found.from);
        Ok(())
    }

    /// A small document of exactly `size` bytes, from the first mirror that has it.
    pub(super) async fn document(&mut self, mirrors: &[Location], size: u64) -> Result<Bytes, Setback> {
        let mut last = Setback::here("there is no address for it");
        for location in mirrors {
            let policy = self.wanted.download.policy;
            let fetch = Fetch { location, validators: None, max_bytes: size, policy };
            match self.client.fetch(fetch, self.cancel).await {
                Ok(Fetched::New { body, .. }) => {
                    self.count(location, body.len() as u64);
                    return Ok(body);
                }
                Ok(Fetched::NotModified) => {}
                Err(error @ TransferError::Cancelled) => return Err(error.into()),
                Err(error) => last = Setback::here(error),
            }
        }
        Err(last)
    }

    /// All patches, each into its file, four requests at a time.
    pub(super) async fn patches(&mut self, patches: Vec<(&FileRef, File)>) -> Result<(), Setback> {
        if patches.is_empty() {
            return Ok(());
        }
        let base = self.wanted.base.as_ref().ok_or_else(|| Setback::patch("its place is not known"))?;
        let (client, cancel, policy) = (self.client, self.cancel, self.wanted.download.policy);
        let mut asked = Vec::new();
        for (at, file) in patches {
            asked.push(async move { (at, file, patch(client, base, at, policy, cancel).await) });
        }
        let mut answers = futures_util::stream::iter(asked).buffer_unordered(AT_ONCE);
        while let Some((at, mut file, answer)) = answers.next().await {
            let (location, bytes) = answer?;
            self.count(&location, bytes.len() as u64);
            if bytes.len() as u64 != at.size || Sha256::of(&bytes) != at.sha256 {
                return Err(Setback::patch("it is another file than the table of files says"));
            }
            file.write_all(&bytes).map_err(Setback::writing)?;
        }
        Ok(())
    }

    fn count(&mut self, from: &Location, bytes: u64) {
        self.fetched += bytes;
        self.requests += 1;
        let host = host(from);
        let known = self.status.mirrors.iter().position(|mirror| mirror.host == host);
        let place = known.unwrap_or_else(|| {
            let state = MirrorState::Active;
            self.status.mirrors.push(MirrorStatus { host, bytes: 0, rate: 0, state, problem: None });
            self.status.mirrors.len() - 1
        });
        let elapsed = self.begun.elapsed().as_secs_f64().max(0.001);
        if let Some(mirror) = self.status.mirrors.get_mut(place) {
            mirror.bytes += bytes;
            mirror.rate = (mirror.bytes as f64 / elapsed) as u64;
        }
        self.tell();
    }

    fn tell(&mut self) {
        self.status.fetched = self.fetched;
        let Some(total) = self.total else { return };
        let is_last = self.fetched >= total;
        if is_last || self.told.is_none_or(|told| told.elapsed() >= TELL) {
            self.told = Some(Instant::now());
            self.reporter.progress(self.fetched, Some(total.max(self.fetched)));
            self.reporter.transfer(&self.status);
        }
    }
}

fn host(location: &Location) -> String {
    match location {
        Location::Web(url) => url.host_str().unwrap_or_default().to_owned(),
        Location::File(path) => path.parent().unwrap_or(path).display().to_string(),
    }
}

/// One patch, and where it was.
async fn patch(
    client: &Client,
    base: &Location,
    at: &FileRef,
    policy: AddressPolicy,
    cancel: &CancellationToken,
) -> Result<(Location, Bytes), Setback> {
    let location = base.as_folder().join(&at.path).map_err(Setback::patch)?;
    let fetch = Fetch { location: &location, validators: None, max_bytes: at.size, policy };
    match client.fetch(fetch, cancel).await {
        Ok(Fetched::New { body, .. }) => Ok((location, body)),
        Ok(Fetched::NotModified) => Err(Setback::patch("it did not come")),
        Err(error @ (TransferError::Cancelled | TransferError::Io(_))) => Err(error.into()),
        Err(error) => Err(Setback::patch(error)),
    }
}

async fn ask(
    client: &Client,
    wanted: &Wanted,
    span: Span,
    whole: Option<u64>,
    cancel: &CancellationToken,
) -> Result<RangeFetched, TransferError> {
    let (mirrors, policy) = (wanted.download.mirrors.as_slice(), wanted.download.policy);
    client.fetch_range(RangeFetch { mirrors, span, whole, policy }, cancel).await
}
