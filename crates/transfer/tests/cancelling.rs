//! Stopping, whatever is going on.

use std::time::{Duration, Instant};

use tokio_util::sync::CancellationToken;
use vitrine_base::Silent;
use vitrine_testkit::Fault;
use vitrine_transfer::{Client, ClientOptions, TransferError};

use crate::setting::{Setting, noise, options, run};

/// Cancels once the server has seen a request (and, where it sends any, sent something); answers how long the
/// client took to stop.
async fn stopped(setting: &Setting, client: &Client, bytes: &[u8], sends: bool) -> (TransferError, Duration) {
    let cancel = CancellationToken::new();
    let want = setting.want(bytes);
    let writer = setting.store.writer().unwrap();
    let stopping = async {
        while !setting.server.requests().iter().any(|request| request.sent > 0 || !sends) {
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
        cancel.cancel();
        Instant::now()
    };
    let (ended, since) = tokio::join!(
        async { (client.download(&want, writer, &Silent, &cancel).await, Instant::now()) },
        stopping
    );
    (ended.0.unwrap_err(), ended.1 - since)
}

#[test]
fn it_stops_at_once_wherever_it_is() {
    run(async {
        let bytes = noise(4_000_000);
        let patient = ClientOptions {
            first_byte: Duration::from_secs(25),
            stall: Duration::from_secs(25),
            max_retry_after: Duration::from_secs(100),
            ..options()
        };
        let client = Client::new(patient).unwrap();
        let busy = Fault::Status(503, vec![("retry-after".into(), "60".into())]);
        let faults = [
            (Fault::NoAnswer, false),
            (Fault::Stall, false),
            (Fault::Slow { bytes_per_second: 2_000_000 }, true),
            (busy, false),
        ];
        for (fault, sends) in faults {
            let setting = Setting::serving(&bytes);
            setting.server.fault("p", fault.clone(), None);
            let (error, took) = stopped(&setting, &client, &bytes, sends).await;
            assert!(matches!(error, TransferError::Cancelled), "{fault:?}: {error}");
            // A hundredth of a second on an idle machine; the limits above are 25 seconds and more.
            assert!(took < Duration::from_secs(2), "{fault:?}: {took:?}");
            setting.assert_store_empty();
        }
    });
}

#[test]
fn what_was_stopped_before_it_began_asks_nobody() {
    run(async {
        let setting = Setting::serving(b"x");
        let cancel = CancellationToken::new();
        cancel.cancel();
        let writer = setting.store.writer().unwrap();
        let error = setting.client.download(&setting.want(b"x"), writer, &Silent, &cancel).await.unwrap_err();
        assert_eq!(error.to_string(), "it was cancelled");
        assert!(setting.server.requests().is_empty());
        setting.assert_store_empty();
    });
}
