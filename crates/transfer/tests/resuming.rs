//! What came stays, through a pause, a restart and a killed process.

use std::process::{Command, Stdio};
use std::time::Duration;

use tokio_util::sync::CancellationToken;
use vitrine_base::{BlobStore, Clock as _, Sha256, Silent, SystemClock};
use vitrine_testkit::{Fault, FileServer};
use vitrine_transfer::{Client, Download, Downloaded, Location, TransferError};

use crate::setting::{Heard, Setting, noise, options, run};

const SIZE: usize = 24_000_000;

async fn resumable(setting: &Setting, want: &Download, heard: &Heard) -> Result<Downloaded, TransferError> {
    // A client of its own each time, as after a restart.
    let client = Client::new(options()).unwrap();
    client.download_resumable(want, &setting.store, heard, &CancellationToken::new()).await
}

/// Starts, and stops once the server has sent so many bytes.
async fn paused(setting: &Setting, want: &Download, after: u64) {
    let (client, cancel) = (Client::new(options()).unwrap(), CancellationToken::new());
    let stopping = async {
        while sent(&setting.server) < after {
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
        cancel.cancel();
    };
    let (ended, ()) =
        tokio::join!(client.download_resumable(want, &setting.store, &Silent, &cancel), stopping);
    assert!(matches!(ended, Err(TransferError::Cancelled)), "{ended:?}");
}

fn sent(server: &FileServer) -> u64 {
    server.requests().iter().map(|request| request.sent).sum()
}

#[test]
fn a_pause_costs_nothing() {
    run(async {
        let bytes = noise(SIZE);
        let setting = Setting::serving(&bytes);
        let want = setting.want(&bytes);
        setting.server.pace(Some(6_000_000), Duration::ZERO);
        paused(&setting, &want, 6_000_000).await;
        paused(&setting, &want, 12_000_000).await;
        assert_eq!(setting.store.collect_partials(SystemClock.now()).unwrap(), 0);
        setting.server.pace(None, Duration::ZERO);
        let heard = Heard::default();
        assert_eq!(resumable(&setting, &want, &heard).await.unwrap().sha256, Sha256::of(&bytes));
        assert_eq!(setting.kept(&Sha256::of(&bytes)), bytes);
        let last = heard.transfers.lock().unwrap().last().cloned().unwrap();
        assert!(last.reused > 9_000_000, "{last:?}");
        assert!(last.fetched + last.reused <= SIZE as u64 * 102 / 100, "{last:?}");
        assert!(setting.server.requests().last().unwrap().if_range.is_some());
        assert_eq!(std::fs::read_dir(setting.store.partial_dir()).unwrap().count(), 0);
    });
}

#[test]
fn a_file_that_changed_meanwhile_is_fetched_anew() {
    run(async {
        let (old, new) = (noise(SIZE), vec![5; SIZE]);
        let setting = Setting::serving(&old);
        let want = setting.want(&new);
        setting.server.pace(Some(6_000_000), Duration::ZERO);
        paused(&setting, &want, 5_000_000).await;
        setting.put("p", &new);
        setting.server.pace(None, Duration::ZERO);
        let heard = Heard::default();
        resumable(&setting, &want, &heard).await.unwrap();
        assert_eq!(setting.kept(&Sha256::of(&new)), new);
        let notes = heard.notes.lock().unwrap();
        assert!(
            notes.iter().any(|note| note.contains("has changed since its first bytes came")),
            "{notes:?}"
        );
    });
}

#[test]
fn damage_to_what_was_kept_is_found_and_mended() {
    run(async {
        let bytes = noise(SIZE);
        let setting = Setting::serving(&bytes);
        let want = setting.want(&bytes);
        setting.server.pace(Some(6_000_000), Duration::ZERO);
        paused(&setting, &want, 5_000_000).await;
        let part = setting.store.partial_dir().join(format!("{}.part", Sha256::of(&bytes)));
        let mut damaged = std::fs::read(&part).unwrap();
        damaged[1000] ^= 1;
        std::fs::write(&part, damaged).unwrap();
        setting.server.pace(None, Duration::ZERO);
        let heard = Heard::default();
        resumable(&setting, &want, &heard).await.unwrap();
        let notes = heard.notes.lock().unwrap();
        assert!(notes.iter().any(|note| note.contains("may be damaged")), "{notes:?}");
        assert!(!notes.iter().any(|note| note.contains("sent other bytes")), "{notes:?}");
        assert_eq!(setting.kept(&Sha256::of(&bytes)), bytes);
    });
}

#[test]
fn a_broken_journal_is_as_good_as_none() {
    run(async {
        let bytes = noise(3_000_000);
        let setting = Setting::serving(&bytes);
        let stem = setting.store.partial_dir().join(Sha256::of(&bytes).to_hex());
        for journal in
            ["", "{", "[]", "{\"size\":3000000,\"mirrors\":[{\"url\":\"x\",\"ranges\":[[0,3000000]]}]}"]
        {
            std::fs::write(stem.with_extension("json"), journal).unwrap();
            std::fs::write(stem.with_extension("part"), "short").unwrap();
            resumable(&setting, &setting.want(&bytes), &Heard::default()).await.unwrap();
            assert_eq!(setting.kept(&Sha256::of(&bytes)), bytes);
            setting.store.remove(&Sha256::of(&bytes)).unwrap();
        }
    });
}

#[test]
fn two_at_once_do_not_disturb_each_other() {
    run(async {
        let bytes = noise(SIZE);
        let setting = Setting::serving(&bytes);
        let want = setting.want(&bytes);
        setting.server.pace(Some(6_000_000), Duration::ZERO);
        // Two clients, as in two programs; then two callers of one client.
        let (one, two) = (Heard::default(), Heard::default());
        let (first, second) =
            tokio::join!(resumable(&setting, &want, &one), resumable(&setting, &want, &two));
        assert_eq!((first.unwrap().sha256, second.unwrap().sha256), (Sha256::of(&bytes), Sha256::of(&bytes)));
        assert_eq!(setting.kept(&Sha256::of(&bytes)), bytes);
        setting.store.remove(&Sha256::of(&bytes)).unwrap();
        setting.server.forget_requests();
        setting.server.pace(None, Duration::ZERO);
        let cancel = CancellationToken::new();
        let ask = || setting.client.download_resumable(&want, &setting.store, &Silent, &cancel);
        let (first, second, third) = tokio::join!(ask(), ask(), ask());
        assert_eq!(first.unwrap(), second.unwrap());
        third.unwrap();
        assert!(sent(&setting.server) <= SIZE as u64 * 11 / 10, "{}", sent(&setting.server));
        assert_eq!(std::fs::read_dir(setting.store.partial_dir()).unwrap().count(), 0);
    });
}

#[test]
fn a_failure_keeps_what_came_for_the_next_try() {
    run(async {
        let bytes = noise(SIZE);
        let setting = Setting::serving(&bytes);
        let want = setting.want(&bytes);
        setting.server.fault("p", Fault::CutAfter(2_000_000), Some(1));
        setting.server.fault("p", Fault::Status(403, vec![]), None);
        let error = resumable(&setting, &want, &Heard::default()).await.unwrap_err();
        assert!(error.to_string().contains("403 Forbidden"), "{error}");
        setting.server.mend();
        let heard = Heard::default();
        let came = resumable(&setting, &want, &heard).await.unwrap();
        assert!(heard.transfers.lock().unwrap().last().unwrap().reused >= 1_900_000);
        assert!(came.fetched <= SIZE as u64 - 1_900_000, "{came:?}");
    });
}

/// Run by the test below in a process of its own, which is killed.
#[test]
#[ignore = "the child of another test"]
fn child_that_downloads() {
    let variable = |name: &str| std::env::var(name).unwrap();
    let Ok(address) = std::env::var("VITRINE_TEST_URL") else { return };
    run(async {
        let want = Download {
            mirrors: vec![Location::parse(&address).unwrap()],
            sha256: Some(variable("VITRINE_TEST_SHA256").parse().unwrap()),
            size: Some(SIZE as u64),
            max_bytes: 1 << 30,
            policy: Default::default(),
        };
        let store = BlobStore::open(variable("VITRINE_TEST_STORE")).unwrap();
        let client = Client::new(options()).unwrap();
        client.download_resumable(&want, &store, &Silent, &CancellationToken::new()).await.unwrap();
    });
}

#[test]
fn a_killed_process_loses_a_second_of_work_at_most() {
    run(async {
        let bytes = noise(SIZE);
        let setting = Setting::serving(&bytes);
        let want = setting.want(&bytes);
        setting.server.pace(Some(1_500_000), Duration::ZERO);
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "resuming::child_that_downloads", "--ignored"])
            .env("VITRINE_TEST_URL", setting.at("p").full())
            .env("VITRINE_TEST_SHA256", Sha256::of(&bytes).to_hex())
            .env("VITRINE_TEST_STORE", setting.store.partial_dir().parent().unwrap())
            .stdout(Stdio::null())
            .spawn()
            .unwrap();
        while sent(&setting.server) < 15_000_000 {
            assert_eq!(child.try_wait().unwrap(), None, "it ended by itself");
            tokio::time::sleep(Duration::from_millis(2)).await;
        }
        child.kill().unwrap();
        child.wait().unwrap();
        setting.server.pace(None, Duration::ZERO);
        let heard = Heard::default();
        resumable(&setting, &want, &heard).await.unwrap();
        assert_eq!(setting.kept(&Sha256::of(&bytes)), bytes);
        let last = heard.transfers.lock().unwrap().last().cloned().unwrap();
        // Four connections of 1.5 MB a second, a journal every second, a mebibyte of each not yet written.
        assert!(last.reused >= 4_000_000, "{last:?}");
    });
}
