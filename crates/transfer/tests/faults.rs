//! Everything a server can do wrong has an error of its own, in words, and leaves nothing behind.

use std::time::{Duration, Instant};

use vitrine_base::BlobStore;
use vitrine_testkit::{Fault, TlsServer, small_disk};
use vitrine_transfer::{Client, ClientOptions, Download, Location, TransferError};

use crate::setting::{Heard, Setting, body, fetch, noise, options, run};

#[test]
fn what_is_not_there_is_asked_for_once() {
    run(async {
        let setting = Setting::new();
        for status in [404, 410] {
            setting.server.forget_requests();
            setting.server.mend();
            setting.server.fault("x", Fault::Status(status, vec![]), None);
            let error = setting.fetch("x", 100).await.unwrap_err();
            assert_eq!(error.code(), "not_found");
            assert!(error.to_string().contains(&setting.server.url()), "{error}");
            assert_eq!(setting.server.requests().len(), 1);
        }
        let error = setting.download(&setting.want(b"x")).await.unwrap_err();
        assert_eq!(error.code(), "not_found");
        setting.assert_store_empty();
    });
}

#[test]
fn a_server_in_trouble_is_asked_three_times() {
    run(async {
        let setting = Setting::serving(b"well again");
        setting.server.fault("p", Fault::Status(500, vec![]), Some(2));
        assert!(setting.fetch("p", 100).await.is_ok());
        assert_eq!(setting.server.requests().len(), 3);
        setting.server.fault("p", Fault::Status(500, vec![]), None);
        let error = setting.fetch("p", 100).await.unwrap_err();
        assert_eq!(error.code(), "status");
        assert!(error.to_string().contains("500 Internal Server Error"), "{error}");
        assert_eq!(setting.server.requests().len(), 6);
        let location = setting.at("p");
        let fetch = vitrine_transfer::Fetch {
            location: &location,
            validators: None,
            max_bytes: 100,
            policy: Default::default(),
        };
        assert!(setting.client.fetch_once(fetch, &Default::default()).await.is_err());
        assert_eq!(setting.server.requests().len(), 7);
        setting.server.mend();
        setting.server.fault("p", Fault::Status(403, vec![]), None);
        assert_eq!(
            setting.fetch("p", 100).await.unwrap_err().to_string().matches("403 Forbidden").count(),
            1
        );
        assert_eq!(setting.server.requests().len(), 8);
    });
}

#[test]
fn retry_after_is_kept_to() {
    run(async {
        let setting = Setting::serving(b"calm again");
        let asks = |seconds: &str| Fault::Status(429, vec![("Retry-After".into(), seconds.into())]);
        setting.server.fault("p", asks("1"), Some(1));
        let heard = Heard::default();
        let begun = Instant::now();
        setting.download_told(&setting.want(b"calm again"), &heard).await.unwrap();
        assert!(begun.elapsed() >= Duration::from_secs(1));
        assert!(heard.notes.lock().unwrap()[0].contains("asks to wait 1 second"));
        setting.server.fault("p", asks("86400"), None);
        let error = setting.fetch("p", 100).await.unwrap_err();
        assert_eq!(error.code(), "rate_limited");
        assert!(error.to_string().contains("86400 seconds"), "{error}");
        setting.server.mend();
        let date = "Fri, 31 Dec 2100 23:59:59 GMT";
        setting.server.fault("p", Fault::Status(503, vec![("Retry-After".into(), date.into())]), None);
        assert_eq!(setting.fetch("p", 100).await.unwrap_err().code(), "rate_limited");
        setting.server.mend();
        setting.server.fault(
            "p",
            Fault::Status(503, vec![("Retry-After".into(), "Fri, 31 Dec 1999 23:59:59 GMT".into())]),
            Some(1),
        );
        assert!(setting.fetch("p", 100).await.is_ok());
    });
}

#[test]
fn a_server_that_falls_silent_is_given_up() {
    run(async {
        let setting = Setting::serving(b"never seen");
        for fault in [Fault::Stall, Fault::NoAnswer] {
            setting.server.mend();
            setting.server.fault("p", fault.clone(), None);
            let patience = ClientOptions { connect: Duration::from_millis(200), attempts: 2, ..options() };
            let client = Client::new(patience).unwrap();
            let error = fetch(&client, &setting.at("p"), 100).await.unwrap_err();
            assert_eq!(error.code(), "stalled", "{fault:?}");
            assert!(error.to_string().contains("sent nothing for 1 second"), "{error}");
        }
        setting.server.mend();
        setting.server.fault("p", Fault::Stall, Some(1));
        assert!(setting.fetch("p", 100).await.is_ok());
    });
}

#[test]
fn a_slow_server_is_not_a_silent_one() {
    run(async {
        let bytes = noise(60_000);
        let setting = Setting::serving(&bytes);
        setting.server.fault("p", Fault::Slow { bytes_per_second: 30_000 }, None);
        let client = Client::new(ClientOptions { stall: Duration::from_secs(1), ..options() }).unwrap();
        let begun = Instant::now();
        let fetched = fetch(&client, &setting.at("p"), 60_000).await.unwrap();
        assert_eq!(body(fetched), bytes);
        assert!(begun.elapsed() > Duration::from_secs(1));
        assert_eq!(setting.server.requests().len(), 1);
    });
}

#[test]
fn a_document_that_drips_is_given_up_and_a_package_is_not() {
    run(async {
        let bytes = noise(3_000);
        let setting = Setting::serving(&bytes);
        setting.server.fault("p", Fault::Slow { bytes_per_second: 2_000 }, None);
        let slow = ClientOptions { slow_after: Duration::from_millis(300), slow_rate: 50_000, ..options() };
        let client = Client::new(slow).unwrap();
        let begun = Instant::now();
        let error = fetch(&client, &setting.at("p"), 3_000).await.unwrap_err();
        assert!(begun.elapsed() < Duration::from_millis(1_400), "{:?}", begun.elapsed());
        assert_eq!(error.code(), "stalled");
        assert!(error.to_string().ends_with("sends too slowly: less than 50 kB a second"), "{error}");
        assert_eq!(setting.server.requests().len(), 1);
        let writer = setting.store.writer().unwrap();
        let cancel = tokio_util::sync::CancellationToken::new();
        let want = setting.want(&bytes);
        client.download(&want, writer, &vitrine_base::Silent, &cancel).await.unwrap();
        // One that is only small, or late with all of it, is none of that.
        setting.server.mend();
        assert!(fetch(&client, &setting.at("p"), 3_000).await.is_ok());
    });
}

#[test]
fn one_that_always_cuts_early_is_named() {
    run(async {
        let setting = Setting::serving(&noise(10_000));
        setting.server.fault("p", Fault::CutAfter(0), None);
        let error = setting.download(&setting.want(&noise(10_000))).await.unwrap_err();
        assert_eq!(error.code(), "truncated");
        assert_eq!(setting.server.requests().len(), 3);
        let error = setting.fetch("p", 10_000).await.unwrap_err();
        assert_eq!(error.code(), "truncated");
        setting.assert_store_empty();
    });
}

#[test]
fn an_endless_body_is_stopped_at_the_limit() {
    run(async {
        let setting = Setting::serving(b"");
        setting.server.fault("p", Fault::Endless, None);
        let error = setting.fetch("p", 1_000_000).await.unwrap_err();
        assert_eq!(error.code(), "too_large");
        let error =
            setting.download(&Download { size: Some(5_000_000), ..setting.want(b"") }).await.unwrap_err();
        assert_eq!(error.code(), "too_large");
        let error =
            setting.download(&Download { max_bytes: 70_000, ..setting.want_blindly() }).await.unwrap_err();
        assert!(error.to_string().contains("larger than the 70 kB allowed"), "{error}");
        setting.assert_store_empty();
    });
}

#[test]
fn an_announced_length_over_the_limit_is_refused_before_a_byte_is_taken() {
    run(async {
        let setting = Setting::serving(&noise(3_000_000));
        let error = setting.fetch("p", 2_999_999).await.unwrap_err();
        assert_eq!(error.code(), "too_large");
        let blind = Download { max_bytes: 2_999_999, ..setting.want_blindly() };
        assert_eq!(setting.download(&blind).await.unwrap_err().code(), "too_large");
        let error = setting.download(&Download { size: Some(7), ..setting.want(b"") }).await.unwrap_err();
        assert!(error.to_string().contains("has 3000000 bytes, promised were 7"), "{error}");
        assert_eq!(setting.server.requests().len(), 3);
        setting.assert_store_empty();
    });
}

#[test]
fn lies_about_the_length_are_found() {
    run(async {
        let bytes = noise(100_000);
        let setting = Setting::serving(&bytes);
        setting.server.fault("p", Fault::WrongLength(-10), None);
        let error = setting.download(&setting.want(&bytes)).await.unwrap_err();
        assert!(
            matches!(error, TransferError::WrongSize { expected: 100_000, found: 99_990, .. }),
            "{error}"
        );
        setting.server.mend();
        setting.server.fault("p", Fault::WrongLength(10), None);
        let error = setting.download(&setting.want(&bytes)).await.unwrap_err();
        assert_eq!(error.code(), "wrong_size");
        let error = setting.download(&setting.want_blindly()).await.unwrap_err();
        assert_eq!(error.code(), "truncated");
        setting.assert_store_empty();
    });
}

#[test]
fn nobody_at_home_is_said_so() {
    run(async {
        let setting = Setting::new();
        let gone = setting.at("p");
        let Setting { client, server, .. } = setting;
        drop(server);
        // The server's thread lets its port go a moment later.
        let error = loop {
            match fetch(&client, &gone, 10).await {
                Err(error) if error.code() == "connect" => break error,
                _ => tokio::task::yield_now().await,
            }
        };
        assert!(error.to_string().contains("could not be reached"), "{error}");
        let nowhere = Location::parse("https://host.invalid/").unwrap();
        let error = fetch(&client, &nowhere, 10).await.unwrap_err();
        assert!(matches!(error.code(), "dns" | "connect"), "{error}");
    });
}

#[test]
fn a_certificate_nobody_vouches_for_is_refused() {
    run(async {
        let server = TlsServer::start_self_signed("secret");
        let client = Client::new(options()).unwrap();
        let error = fetch(&client, &Location::parse(&server.url()).unwrap(), 100).await.unwrap_err();
        assert_eq!(error.code(), "tls", "{error}");
        assert!(error.to_string().contains("secure connection"), "{error}");
        assert!(!error.is_transient());
    });
}

#[test]
fn a_full_disk_is_said_so_at_once() {
    let Some(disk) = small_disk(2) else { return };
    run(async {
        let bytes = noise(5_000_000);
        let setting = Setting::serving(&bytes);
        let store = BlobStore::open(disk.path().join("store")).unwrap();
        let want = Download { mirrors: vec![setting.at("p"), setting.at("p")], ..setting.want(&bytes) };
        let writer = store.writer().unwrap();
        let error = setting
            .client
            .download(&want, writer, &vitrine_base::Silent, &Default::default())
            .await
            .unwrap_err();
        assert_eq!(error.code(), "disk_full", "{error}");
        assert!(error.to_string().contains("the disk is full"), "{error}");
        assert_eq!(setting.server.requests().len(), 1);
        assert_eq!(std::fs::read_dir(store.partial_dir()).unwrap().count(), 0);
    });
}

#[test]
fn a_web_page_arrives_as_what_it_is() {
    run(async {
        let setting = Setting::serving(b"package");
        setting.server.fault("p", Fault::Html, None);
        let error = setting.download(&setting.want(b"package")).await.unwrap_err();
        assert_eq!(error.code(), "wrong_size");
        setting.assert_store_empty();
    });
}
