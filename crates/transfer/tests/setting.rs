//! What every test here stands on.

use std::sync::Mutex;
use std::time::Duration;

use tempfile::TempDir;
use tokio_util::sync::CancellationToken;
use vitrine_base::{BlobStore, Phase, Reporter, Sha256, Silent, TransferStatus};
use vitrine_testkit::FileServer;
use vitrine_transfer::{
    AddressPolicy, Client, ClientOptions, Download, Downloaded, Fetch, Fetched, Location, TransferError,
};

/// Bytes that do not pack and do not repeat.
pub(crate) fn noise(length: usize) -> Vec<u8> {
    let mut state = 1_u64;
    std::iter::repeat_with(|| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 56) as u8
    })
    .take(length)
    .collect()
}

/// Impatient limits, so that no test waits long for a server that does nothing.
pub(crate) fn options() -> ClientOptions {
    ClientOptions {
        connect: Duration::from_millis(1500),
        first_byte: Duration::from_millis(100),
        stall: Duration::from_millis(400),
        backoff_base: Duration::from_millis(2),
        backoff_cap: Duration::from_millis(10),
        max_retry_after: Duration::from_secs(2),
        ..ClientOptions::default()
    }
}

/// A served folder, a store, a client.
pub(crate) struct Setting {
    pub(crate) folder: TempDir,
    pub(crate) server: FileServer,
    pub(crate) store: BlobStore,
    pub(crate) client: Client,
    _store: TempDir,
}

impl Setting {
    pub(crate) fn new() -> Self {
        let (folder, kept) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        Self {
            server: FileServer::start(folder.path()),
            folder,
            store: BlobStore::open(kept.path()).unwrap(),
            client: Client::new(options()).unwrap(),
            _store: kept,
        }
    }

    /// A setting that serves one file `p`.
    pub(crate) fn serving(bytes: &[u8]) -> Self {
        let setting = Self::new();
        setting.put("p", bytes);
        setting
    }

    pub(crate) fn put(&self, name: &str, bytes: &[u8]) {
        std::fs::write(self.folder.path().join(name), bytes).unwrap();
    }

    pub(crate) fn at(&self, name: &str) -> Location {
        Location::parse(&format!("{}{name}", self.server.url())).unwrap()
    }

    pub(crate) async fn fetch(&self, name: &str, max_bytes: u64) -> Result<Fetched<Vec<u8>>, TransferError> {
        fetch(&self.client, &self.at(name), max_bytes).await
    }

    pub(crate) async fn download(&self, want: &Download) -> Result<Downloaded, TransferError> {
        self.download_told(want, &Silent).await
    }

    pub(crate) async fn download_told(
        &self,
        want: &Download,
        reporter: &dyn Reporter,
    ) -> Result<Downloaded, TransferError> {
        let writer = self.store.writer().unwrap();
        self.client.download(want, writer, reporter, &CancellationToken::new()).await
    }

    /// A download of `p` that knows what it wants.
    pub(crate) fn want(&self, bytes: &[u8]) -> Download {
        Download {
            mirrors: vec![self.at("p")],
            sha256: Some(Sha256::of(bytes)),
            size: Some(bytes.len() as u64),
            max_bytes: 1 << 30,
            policy: AddressPolicy::default(),
        }
    }

    /// The same, knowing neither digest nor size.
    pub(crate) fn want_blindly(&self) -> Download {
        Download { sha256: None, size: None, max_bytes: 64 << 20, ..self.want(b"") }
    }

    /// Asserts that a failure left nothing behind.
    pub(crate) fn assert_store_empty(&self) {
        assert!(self.store.digests().unwrap().is_empty());
        assert_eq!(std::fs::read_dir(self.store.partial_dir()).unwrap().count(), 0);
    }

    pub(crate) fn kept(&self, sha256: &Sha256) -> Vec<u8> {
        std::fs::read(self.store.path(sha256)).unwrap()
    }
}

pub(crate) async fn fetch(
    client: &Client,
    location: &Location,
    max_bytes: u64,
) -> Result<Fetched<Vec<u8>>, TransferError> {
    let fetch = Fetch { location, validators: None, max_bytes, policy: AddressPolicy::default() };
    Ok(match client.fetch(fetch, &CancellationToken::new()).await? {
        Fetched::NotModified => Fetched::NotModified,
        Fetched::New { body, validators, location } => {
            Fetched::New { body: body.to_vec(), validators, location }
        }
    })
}

/// The bytes of an answer.
pub(crate) fn body(fetched: Fetched<Vec<u8>>) -> Vec<u8> {
    match fetched {
        Fetched::New { body, .. } => body,
        Fetched::NotModified => panic!("not modified"),
    }
}

/// Keeps what it hears.
#[derive(Default)]
pub(crate) struct Heard {
    pub(crate) notes: Mutex<Vec<String>>,
    pub(crate) progress: Mutex<Vec<(u64, Option<u64>)>>,
    pub(crate) transfers: Mutex<Vec<TransferStatus>>,
}

impl Reporter for Heard {
    fn phase(&self, _: Phase) {}

    fn progress(&self, done: u64, total: Option<u64>) {
        self.progress.lock().unwrap().push((done, total));
    }

    fn note(&self, text: &str) {
        self.notes.lock().unwrap().push(text.into());
    }

    fn transfer(&self, status: &TransferStatus) {
        self.transfers.lock().unwrap().push(status.clone());
    }
}

/// Runs a test on a runtime of its own, for at most 30 seconds.
pub(crate) fn run<T>(test: impl Future<Output = T>) -> T {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    runtime
        .block_on(async { tokio::time::timeout(Duration::from_secs(30), test).await.expect("took too long") })
}
