//! The one door.

use std::fs::File;
use std::path::PathBuf;
use std::sync::Arc;

use bytes::Bytes;
use futures_util::StreamExt as _;
use reqwest::{Method, RequestBuilder};
use tokio_util::sync::CancellationToken;
use url::Url;
use vitrine_base::{BlobStore, BlobWriter, Reporter, Sha256, Silent};

use crate::attempt::{self, Brought, Company, Task};
use crate::flight::Flights;
use crate::http::{Coding, Http};
use crate::sink::{Sink, Target};
use crate::{
    AddressPolicy, ClientOptions, Download, Downloaded, Fetch, Fetched, Location, MirrorHealth, RangeFetch,
    RangeFetched, TransferError, mirrors, range,
};

/// Documents that are fetched at once: while one waits for its answer, others have theirs.
const DOCUMENTS_AT_ONCE: usize = 8;

/// Fetches documents and downloads artifacts. Cheap to clone; all clones share their connections. Dropping a
/// call's future stops it, as its token does.
#[derive(Debug, Clone)]
pub struct Client {
    http: Arc<Http>,
    documents: Arc<Flights<Fetched<Bytes>>>,
    downloads: Arc<Flights<Downloaded>>,
}

impl Client {
    /// A client with these limits. Connections (and the system's certificates) wait until they are needed.
    ///
    /// # Errors
    /// [`TransferError::Setup`] when the options cannot be used.
    pub fn new(options: ClientOptions) -> Result<Self, TransferError> {
        if options.attempts == 0 || options.user_agent.chars().any(char::is_control) {
            let reason = "the client's options need at least one attempt and a readable user agent".into();
            return Err(TransferError::Setup { reason });
        }
        let http = Arc::new(Http::new(options));
        Ok(Self { http, documents: Arc::default(), downloads: Arc::default() })
    }

    /// Fetches a document into memory: conditionally when validators are given, packed with gzip when the
    /// server likes.
    ///
    /// # Errors
    /// Any [`TransferError`]; [`TransferError::TooLarge`] as soon as more than `max_bytes` are announced or
    /// have come.
    pub async fn fetch(
        &self,
        fetch: Fetch<'_>,
        cancel: &CancellationToken,
    ) -> Result<Fetched<Bytes>, TransferError> {
        self.fetch_with(fetch, self.attempts(), cancel).await
    }

    /// [`Client::fetch`] for what can be done without: one attempt and no second.
    ///
    /// # Errors
    /// As [`Client::fetch`].
    pub async fn fetch_once(
        &self,
        fetch: Fetch<'_>,
        cancel: &CancellationToken,
    ) -> Result<Fetched<Bytes>, TransferError> {
        self.fetch_with(fetch, 1, cancel).await
    }

    /// Fetches many documents, eight at a time over connections that stay open. Each answer is told as soon as it is
    /// there, with its place in the list; one that fails does not stop the others.
    pub async fn fetch_many(
        &self,
        fetches: Vec<Fetch<'_>>,
        cancel: &CancellationToken,
        mut tell: impl FnMut(usize, Result<Fetched<Bytes>, TransferError>),
    ) {
        let mut asked = Vec::new();
        for (place, fetch) in fetches.into_iter().enumerate() {
            asked.push(async move { (place, self.fetch(fetch, cancel).await) });
        }
        let mut answers = futures_util::stream::iter(asked).buffer_unordered(DOCUMENTS_AT_ONCE);
        while let Some((place, answer)) = answers.next().await {
            tell(place, answer);
        }
    }

    fn attempts(&self) -> u32 {
        self.http.options().attempts
    }

    async fn fetch_with(
        &self,
        fetch: Fetch<'_>,
        attempts: u32,
        cancel: &CancellationToken,
    ) -> Result<Fetched<Bytes>, TransferError> {
        let key = format!(
            "{} {} {attempts} {} {:?}",
            fetch.location.full(),
            fetch.max_bytes,
            fetch.policy.confirmed,
            fetch.validators
        );
        let work = async {
            let mut sink = Sink::new(Vec::new());
            let company = Company { reporter: &Silent, cancel };
            let brought = self.bring(&fetch, attempts, &mut sink, company).await?;
            let body = sink.into_target().await?;
            Ok(fetched(brought, body.into()))
        };
        let fetched = self.documents.share(key, String::new(), cancel, work).await;
        self.keep_health();
        fetched
    }

    /// Fetches one part of a file into memory (at most 16 MiB), from the first mirror that has it; the next is
    /// asked as well when one is silent for longer than it usually is.
    ///
    /// # Errors
    /// [`TransferError::NoRanges`] when the only mirror does not serve parts, or any other failure of it;
    /// [`TransferError::AllMirrors`] when there are several; [`TransferError::TooLarge`] for a larger part.
    pub async fn fetch_range(
        &self,
        fetch: RangeFetch<'_>,
        cancel: &CancellationToken,
    ) -> Result<RangeFetched, TransferError> {
        let fetched = range::fetch_range(&self.http, &fetch, cancel).await;
        self.keep_health();
        fetched
    }

    /// What is known of the host of a location.
    pub fn health(&self, location: &Location) -> MirrorHealth {
        self.http.health().of(location)
    }

    /// Reads what is known of hosts from a JSON file, and keeps it there from now on. A file that cannot be
    /// read is as good as none.
    pub fn remember_health(&self, file: PathBuf) {
        self.http.health().remember(file);
    }

    /// Limits all transfers of this client and its clones together, in bytes a second; `None` lifts it.
    pub fn set_bandwidth_limit(&self, bytes_per_second: Option<u64>) {
        self.http.bandwidth().limit(bytes_per_second);
    }

    /// Asks through this http proxy from the next request on, also those of transfers that run; `None` for what
    /// the system's variables say. This computer itself is never asked through one.
    ///
    /// # Errors
    /// [`TransferError::Setup`] when it is not the address of an http proxy; nothing changes then.
    pub fn set_proxy(&self, proxy: Option<&str>) -> Result<(), TransferError> {
        self.http.set_proxy(proxy)
    }

    /// A request of one's own to an address: with another method, a body, a token. It goes only where the policy allows
    /// and through the proxy of this moment, and no redirect of its answer is followed. What its errors mean says
    /// [`classified`](crate::classified).
    ///
    /// # Errors
    /// When the policy does not allow the address, or no connection can be made at all.
    pub async fn request(
        &self,
        method: Method,
        url: &Url,
        policy: AddressPolicy,
    ) -> Result<RequestBuilder, TransferError> {
        self.http.request(method, url, policy).await
    }

    /// The hosts that were ever asked for anything, as far as that is remembered; sorted.
    pub fn known_hosts(&self) -> Vec<String> {
        self.http.health().hosts()
    }

    /// Fetches a document into an empty file that is open for writing; answers its bytes. The file is emptied
    /// when an attempt starts again, and holds nothing of use after an error.
    ///
    /// # Errors
    /// As [`Client::fetch`], and [`TransferError::Io`] when the file cannot be written.
    pub async fn fetch_to_file(
        &self,
        fetch: Fetch<'_>,
        file: File,
        reporter: &dyn Reporter,
        cancel: &CancellationToken,
    ) -> Result<Fetched<u64>, TransferError> {
        let mut sink = Sink::new(file);
        let brought = match self.bring(&fetch, self.attempts(), &mut sink, Company { reporter, cancel }).await
        {
            Ok(brought) => brought,
            Err(error) => {
                sink.abandon().await;
                return Err(error);
            }
        };
        let taken = sink.taken();
        sink.into_target().await?;
        Ok(fetched(brought, taken))
    }

    async fn bring<T: Target>(
        &self,
        fetch: &Fetch<'_>,
        attempts: u32,
        sink: &mut Sink<T>,
        company: Company<'_>,
    ) -> Result<Brought, TransferError> {
        let task = Task {
            location: fetch.location,
            validators: fetch.validators,
            policy: fetch.policy,
            coding: Coding::Gzip,
            size: None,
            max_bytes: fetch.max_bytes,
            elsewhere: false,
            attempts,
            paced: true,
        };
        attempt::bring(&self.http, &task, sink, company).await
    }

    /// Downloads an artifact into the store, from the first mirror that has the right bytes, and commits it
    /// there. Where the source lists no digest, the digest of what came is answered and nothing is proven by it.
    ///
    /// # Errors
    /// The failure of the only mirror, or [`TransferError::AllMirrors`]; [`TransferError::Cancelled`] and
    /// [`TransferError::Io`] at once. Nothing is left in the store then.
    pub async fn download(
        &self,
        want: &Download,
        writer: BlobWriter,
        reporter: &dyn Reporter,
        cancel: &CancellationToken,
    ) -> Result<Downloaded, TransferError> {
        let key = key(want, writer.store());
        let work = mirrors::download(&self.http, want, writer, Company { reporter, cancel });
        self.shared(key, cancel, work).await
    }

    /// [`Client::download`] that can be stopped and taken up again, by this or a later run of the program: what
    /// has come stays in the store's folder for what is arriving, under the artifact's digest. Many who want the
    /// same artifact at once fetch it once.
    ///
    /// # Errors
    /// As [`Client::download`].
    pub async fn download_resumable(
        &self,
        want: &Download,
        store: &BlobStore,
        reporter: &dyn Reporter,
        cancel: &CancellationToken,
    ) -> Result<Downloaded, TransferError> {
        let key = key(want, store);
        let work = mirrors::download_resumable(&self.http, want, store, Company { reporter, cancel });
        self.shared(key, cancel, work).await
    }

    /// The digest and size of what [`Client::download_resumable`] would go on with after a pause; none where it would
    /// begin again.
    pub(crate) fn resumes(&self, want: &Download) -> Option<(Sha256, u64)> {
        crate::engine::suits(&self.http, want, crate::engine::WORTH_RESUMING)
    }

    async fn shared(
        &self,
        key: Option<(String, String)>,
        cancel: &CancellationToken,
        work: impl Future<Output = Result<Downloaded, TransferError>>,
    ) -> Result<Downloaded, TransferError> {
        let done = match key {
            Some((key, way)) => self.downloads.share(key, way, cancel, work).await,
            None => work.await,
        };
        self.keep_health();
        done
    }

    /// What was learnt of the mirrors is written now and then, beside what the caller does next.
    fn keep_health(&self) {
        if self.http.health().is_time_to_keep() {
            let http = self.http.clone();
            drop(tokio::task::spawn_blocking(move || http.health().keep()));
        }
    }
}

/// What is the same artifact in the same store, and how it is asked for; `None` when the first is not known
/// beforehand.
fn key(want: &Download, store: &BlobStore) -> Option<(String, String)> {
    let mirrors: Vec<String> = want.mirrors.iter().map(Location::full).collect();
    let way = format!("{:?} {} {:?} {mirrors:?}", want.size, want.max_bytes, want.policy);
    Some((format!("{} {}", want.sha256?, store.partial_dir().display()), way))
}

fn fetched<T>(brought: Brought, body: T) -> Fetched<T> {
    match brought {
        Brought::NotModified => Fetched::NotModified,
        Brought::New { validators, location } => Fetched::New { body, validators, location },
    }
}
