//! The other process: this test executable started again, to sync the one source of a home.

use std::io::Read as _;
use std::os::unix::process::ExitStatusExt as _;
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use tokio_util::sync::CancellationToken;
use vitrine_base::fs::{Disk, Operation, watch_disk};
use vitrine_base::{FixedClock, Silent, SourceName};
use vitrine_catalog::{Catalog, CatalogError, OpenReport, SyncOptions, SyncOutcome};

use crate::support::{NOW, client};

const HOME: &str = "VITRINE_CATALOG_TEST_HOME";
const KILL: &str = "VITRINE_CATALOG_TEST_KILL";

/// The other process gives up on its own after this long, so that nobody waits for it for ever.
const LIMIT: Duration = Duration::from_secs(90);

/// How the other process is killed.
#[derive(Debug, Clone, Copy)]
pub(super) enum Kill {
    /// At this change of the disk, by itself.
    Change(usize),
    /// Once SQLite's journal has as many bytes.
    Journal(u64),
    /// After this long.
    Moment(Duration),
}

/// Counts the changes of a disk, and dies at one of them.
pub(super) struct Counting {
    count: AtomicU64,
    last: u64,
}

impl Counting {
    pub(super) fn until(last: u64) -> Arc<Self> {
        Arc::new(Self { count: AtomicU64::new(0), last })
    }

    pub(super) fn count(&self) -> u64 {
        self.count.load(Ordering::SeqCst)
    }
}

impl Disk for Counting {
    fn before(&self, _: Operation<'_>) -> std::io::Result<()> {
        if self.count.fetch_add(1, Ordering::SeqCst) == self.last {
            std::process::abort();
        }
        Ok(())
    }
}

/// The name of the one source.
pub(super) fn gallery() -> SourceName {
    SourceName::new("gallery").unwrap()
}

pub(super) fn open(home: &Path) -> (Catalog, OpenReport) {
    Catalog::open(home, Arc::new(FixedClock::at(NOW))).unwrap()
}

/// Brings the source in step; it may shrink.
pub(super) fn sync(catalog: &Catalog) -> Result<SyncOutcome, CatalogError> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let (client, name, cancel) = (client(), gallery(), CancellationToken::new());
    let options = SyncOptions { accept_shrink: true, ..SyncOptions::default() };
    let sync = catalog.sync(&client, &name, options, &Silent, &cancel);
    runtime.block_on(async { tokio::time::timeout(Duration::from_secs(60), sync).await }).expect("it hangs")
}

/// Starts the other process; answers when it begins.
fn start(home: &Path, kill: Option<usize>) -> (Child, ChildStdout) {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command
        .args(["killing::child::other_process", "--exact", "--nocapture", "--test-threads=1"])
        .env(HOME, home)
        .stdout(Stdio::piped())
        .stderr(Stdio::null());
    if let Some(kill) = kill {
        command.env(KILL, kill.to_string());
    }
    let mut child = command.spawn().unwrap();
    let mut said = child.stdout.take().unwrap();
    let (mut text, mut byte) = (Vec::new(), [0]);
    while !text.ends_with(b"begins\n") {
        assert_eq!(said.read(&mut byte).unwrap(), 1, "the other process does not begin");
        text.push(byte[0]);
    }
    (child, said)
}

/// How long the other process takes when nothing disturbs it.
pub(super) fn undisturbed(home: &Path) -> Duration {
    let (mut child, _said) = start(home, None);
    let begun = Instant::now();
    assert!(child.wait().unwrap().success());
    begun.elapsed()
}

/// Syncs in another process and kills it; false when it was done before.
pub(super) fn killed(home: &Path, kill: Kill) -> bool {
    let at = if let Kill::Change(at) = kill { Some(at) } else { None };
    let (mut child, _said) = start(home, at);
    match kill {
        Kill::Change(_) => {}
        Kill::Journal(bytes) => {
            let journal = home.join("catalog.db-wal");
            while std::fs::metadata(&journal).map_or(0, |found| found.len()) < bytes
                && child.try_wait().unwrap().is_none()
            {
                std::thread::yield_now();
            }
            let _ = child.kill();
        }
        Kill::Moment(moment) => {
            // The moment is the point here.
            std::thread::sleep(moment);
            let _ = child.kill();
        }
    }
    let status = child.wait().unwrap();
    assert!(status.success() || status.signal().is_some(), "{kill:?}: {status}");
    status.signal().is_some()
}

/// Does nothing unless it is the other process.
#[test]
fn other_process() {
    let Ok(home) = std::env::var(HOME) else { return };
    let home = Path::new(&home);
    std::thread::spawn(|| {
        std::thread::sleep(LIMIT);
        std::process::exit(99);
    });
    let kill = std::env::var(KILL).map_or(u64::MAX, |at| at.parse().unwrap());
    let _watch = watch_disk(home, Counting::until(kill));
    println!("begins");
    let (catalog, _) = open(home);
    sync(&catalog).unwrap();
}
