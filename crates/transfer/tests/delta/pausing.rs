//! Stopped in the middle, whichever way it goes: what came of the file stays, and is not fetched again.

use std::time::Duration;

use tokio_util::sync::CancellationToken;
use vitrine_base::{Phase, Reporter};
use vitrine_transfer::{AtHand, Client, Method, TransferError, Wanted};

use super::{Delta, Files};
use crate::setting::{noise, options, run};

const VOICE: usize = 9_000_000;
const PICTURE: usize = 3_000_000;

/// A package of two files no packing makes smaller; the first differs between versions.
fn version(number: u8) -> Files {
    let mut voice = noise(VOICE);
    voice.iter_mut().for_each(|byte| *byte ^= number);
    vec![("picture.bin".to_owned(), noise(PICTURE)), ("voice.bin".to_owned(), voice)]
}

/// Stops when so many bytes have come.
struct StopAt(u64, CancellationToken);

impl Reporter for StopAt {
    fn phase(&self, _: Phase) {}

    fn progress(&self, done: u64, _: Option<u64>) {
        if done >= self.0 {
            self.1.cancel();
        }
    }

    fn note(&self, _: &str) {}
}

async fn paused(delta: &Delta, wanted: &Wanted, have: &AtHand, after: u64) {
    let (client, cancel) = (Client::new(options()).unwrap(), CancellationToken::new());
    let stop = StopAt(after, cancel.clone());
    let ended = client.obtain(wanted, have, &delta.store, &stop, &cancel).await;
    assert!(matches!(ended, Err(TransferError::Cancelled)), "{ended:?}");
}

/// Bytes of the file that were left.
fn left(delta: &Delta) -> u64 {
    let digest = delta.wanted().download.sha256.unwrap();
    let part = delta.store.partial_dir().join(format!("{digest}.part"));
    std::fs::metadata(part).map_or(0, |found| found.len())
}

#[test]
fn only_what_changed_is_gone_on_with() {
    run(async {
        let delta = Delta::new(&version(0), &version(1));
        let (wanted, have) = (delta.wanted(), delta.package());
        delta.server.pace(Some(3_000_000), Duration::ZERO);
        // Requests are of 4 MiB at most, and count when they are whole.
        paused(&delta, &wanted, &have, 4_000_000).await;
        assert!(left(&delta) > 0);
        delta.server.pace(None, Duration::ZERO);
        delta.server.forget_requests();
        let came = delta.obtain(&wanted, &have).await.unwrap();
        assert_eq!((came.method, came.exact), (Method::Directory, true));
        assert!(delta.sent() < (VOICE - 3_800_000) as u64, "{} bytes", delta.sent());
        delta.assert_right(&came);
    });
}

#[test]
fn a_file_nothing_at_hand_helps_with_is_gone_on_with() {
    run(async {
        // Small enough that all that was fetched to find out is kept for the rest.
        let small = |number: u8| vec![("voice.bin".to_owned(), [noise(3_000_000), vec![number]].concat())];
        let other = vec![("text.txt".to_owned(), vec![7; 100])];
        let delta = Delta::new(&other, &small(1));
        let (wanted, have) = (delta.wanted(), delta.package());
        delta.server.pace(Some(1_500_000), Duration::ZERO);
        paused(&delta, &wanted, &have, 1_500_000).await;
        assert!(left(&delta) >= 1_000_000, "{} bytes are left", left(&delta));
        delta.server.pace(None, Duration::ZERO);
        delta.server.forget_requests();
        let came = delta.obtain(&wanted, &have).await.unwrap();
        assert!(came.exact);
        assert!(delta.sent() < 2_200_000, "{} bytes", delta.sent());
        delta.assert_right(&came);
    });
}
