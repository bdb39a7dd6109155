//! Artifacts: verified, resumed, from the next mirror.

use vitrine_base::Sha256;
use vitrine_testkit::{Fault, FileServer};
use vitrine_transfer::{Download, Location, TransferError};

use crate::setting::{Heard, Setting, noise, run};

#[test]
fn an_artifact_arrives_with_its_digest() {
    run(async {
        let bytes = noise(2_500_000);
        let setting = Setting::serving(&bytes);
        let heard = Heard::default();
        let downloaded = setting.download_told(&setting.want(&bytes), &heard).await.unwrap();
        assert_eq!((downloaded.sha256, downloaded.size), (Sha256::of(&bytes), 2_500_000));
        assert_eq!(downloaded.from, setting.at("p"));
        assert_eq!(setting.kept(&downloaded.sha256), bytes);
        assert_eq!(setting.server.requests()[0].accept_encoding.as_deref(), Some("identity"));
        let progress = heard.progress.lock().unwrap();
        assert_eq!(progress.last(), Some(&(2_500_000, Some(2_500_000))));
        assert!(progress.is_sorted());
    });
}

#[test]
fn without_a_digest_what_came_is_answered() {
    run(async {
        let setting = Setting::serving(b"anything");
        let downloaded = setting.download(&setting.want_blindly()).await.unwrap();
        assert_eq!(downloaded.sha256, Sha256::of(b"anything"));
    });
}

#[test]
fn after_a_cut_only_the_rest_is_asked_for() {
    run(async {
        let bytes = noise(5_000_000);
        let setting = Setting::serving(&bytes);
        setting.server.fault("p", Fault::CutAfter(2_000_000), Some(1));
        setting.server.fault("p", Fault::CutAfter(1_000_000), Some(1));
        setting.download(&setting.want(&bytes)).await.unwrap();
        let requests = setting.server.requests();
        assert_eq!(requests.len(), 3, "{requests:?}");
        assert_eq!(requests[0].range, None);
        assert_eq!(requests[1].range.as_deref(), Some("bytes=2000000-"));
        assert!(requests[1].if_range.is_some());
        assert_eq!(requests[2].range.as_deref(), Some("bytes=3000000-"));
        assert_eq!(requests.iter().map(|request| request.sent).sum::<u64>(), 5_000_000);
    });
}

#[test]
fn a_line_that_breaks_often_still_gets_there() {
    run(async {
        let bytes = noise(9_000_000);
        let setting = Setting::serving(&bytes);
        setting.server.fault("p", Fault::CutAfter(1_500_000), None);
        setting.download(&setting.want(&bytes)).await.unwrap();
        assert_eq!(setting.server.requests().len(), 6);
    });
}

#[test]
fn a_server_without_ranges_is_asked_from_the_start() {
    run(async {
        let bytes = noise(3_000_000);
        let setting = Setting::serving(&bytes);
        setting.server.fault("p", Fault::CutAfter(2_000_000), Some(1));
        setting.server.fault("p", Fault::IgnoreRange, None);
        let downloaded = setting.download(&setting.want(&bytes)).await.unwrap();
        assert_eq!(setting.kept(&downloaded.sha256), bytes);
        assert_eq!(setting.server.requests()[1].status, 200);
    });
}

#[test]
fn a_range_that_was_not_asked_for_is_not_glued_on() {
    run(async {
        let bytes = noise(3_000_000);
        let setting = Setting::serving(&bytes);
        setting.server.fault("p", Fault::CutAfter(2_000_000), Some(1));
        setting.server.fault("p", Fault::OtherRange, Some(1));
        let downloaded = setting.download(&setting.want_blindly()).await.unwrap();
        assert_eq!(setting.kept(&downloaded.sha256), bytes);
        let requests = setting.server.requests();
        assert_eq!((requests[1].status, requests[2].range.as_deref()), (206, None));
        assert_eq!(requests.len(), 3);
    });
}

#[test]
fn a_file_that_changed_in_between_is_not_glued_together() {
    run(async {
        let (old, new) = (noise(3_000_000), vec![9; 3_000_000]);
        let setting = Setting::serving(&old);
        setting.server.fault("p", Fault::CutAfter(2_000_000), Some(1));
        setting.server.fault("p", Fault::Status(503, vec![("retry-after".into(), "1".into())]), Some(1));
        let heard = Heard::default();
        let changes = async {
            while setting.server.requests().len() < 2 {
                tokio::task::yield_now().await;
            }
            setting.put("p", &new);
        };
        let want = setting.want(&new);
        let (downloaded, ()) = tokio::join!(setting.download_told(&want, &heard), changes);
        assert_eq!(setting.kept(&downloaded.unwrap().sha256), new);
        let notes = heard.notes.lock().unwrap();
        assert!(notes.iter().any(|note| note.contains("wait 1 second")), "{notes:?}");
    });
}

#[test]
fn a_mirror_with_other_bytes_is_passed_over() {
    run(async {
        let bytes = noise(200_000);
        let setting = Setting::serving(&bytes);
        setting.put("bad", &noise(200_001)[1..]);
        let want = Download {
            mirrors: vec![setting.at("missing"), setting.at("bad"), setting.at("p")],
            ..setting.want(&bytes)
        };
        let heard = Heard::default();
        let downloaded = setting.download_told(&want, &heard).await.unwrap();
        assert_eq!(downloaded.from, setting.at("p"));
        let notes = heard.notes.lock().unwrap();
        assert_eq!(notes.len(), 2, "{notes:?}");
        assert!(notes[1].contains(&Sha256::of(&bytes).to_hex()), "{notes:?}");
    });
}

#[test]
fn a_wrong_digest_is_named_with_the_right_one_and_the_address() {
    run(async {
        let bytes = noise(200_000);
        let setting = Setting::serving(&bytes);
        setting.server.fault("p", Fault::FlipByte(150_000), None);
        let error = setting.download(&setting.want(&bytes)).await.unwrap_err();
        let TransferError::WrongDigest { expected, found, .. } = &error else { panic!("{error}") };
        assert_eq!(*expected, Sha256::of(&bytes));
        let text = error.to_string();
        for part in [expected.to_hex(), found.to_hex(), setting.at("p").to_string()] {
            assert!(text.contains(&part), "{text}");
        }
        assert_eq!(setting.server.requests().len(), 1);
        setting.assert_store_empty();
    });
}

#[test]
fn when_no_mirror_works_each_is_named_with_its_reason() {
    run(async {
        let bytes = noise(1000);
        let setting = Setting::serving(&bytes);
        setting.server.fault("p", Fault::FlipByte(1), None);
        setting.server.fault("broken", Fault::Status(500, vec![]), None);
        let mirrors = vec![setting.at("missing"), setting.at("p"), setting.at("broken")];
        let error = setting.download(&Download { mirrors, ..setting.want(&bytes) }).await.unwrap_err();
        let TransferError::AllMirrors { tried } = &error else { panic!("{error}") };
        assert_eq!(tried[0].0, setting.at("missing").to_string());
        assert!(tried[0].1.contains("nothing was found"));
        assert!(error.to_string().contains(&Sha256::of(&bytes).to_hex()), "{error}");
        let none = setting.download(&Download { mirrors: vec![], ..setting.want(&bytes) }).await.unwrap_err();
        assert_eq!(none.to_string(), "there is no address to download it from");
        setting.assert_store_empty();
    });
}

#[test]
fn other_bytes_than_promised_are_said_so_though_other_places_have_nothing() {
    run(async {
        let bytes = noise(1000);
        let setting = Setting::serving(&bytes);
        let download = |mirrors: Vec<Location>| {
            let want = Download { mirrors, ..setting.want(&bytes) };
            let setting = &setting;
            async move { setting.download(&want).await.unwrap_err() }
        };
        let (missing, gone, p) = (setting.at("missing"), setting.at("gone"), setting.at("p"));
        setting.server.fault("p", Fault::FlipByte(1), None);
        for mirrors in [vec![missing.clone(), p.clone()], vec![p.clone(), missing.clone()]] {
            let error = download(mirrors).await;
            assert!(
                matches!(&error, TransferError::WrongDigest { url, .. } if *url == p.to_string()),
                "{error}"
            );
        }
        setting.server.mend();
        setting.put("p", &bytes[1..]);
        let error = download(vec![missing.clone(), p]).await;
        assert!(matches!(error, TransferError::WrongSize { expected: 1000, found: 999, .. }), "{error}");
        let error = download(vec![missing.clone(), gone]).await;
        assert!(matches!(&error, TransferError::NotFound { url } if *url == missing.to_string()), "{error}");
        setting.assert_store_empty();
    });
}

#[test]
fn a_server_that_asks_for_time_is_left_for_the_next() {
    run(async {
        let bytes = noise(1000);
        let setting = Setting::serving(&bytes);
        let busy = FileServer::start(setting.folder.path());
        busy.fault("p", Fault::Status(429, vec![("Retry-After".into(), "2".into())]), None);
        let mirrors = vec![Location::parse(&format!("{}p", busy.url())).unwrap(), setting.at("p")];
        setting.download(&Download { mirrors, ..setting.want(&bytes) }).await.unwrap();
        assert_eq!(busy.requests().len(), 1);
    });
}

#[test]
fn gzip_that_nobody_asked_for_is_unpacked() {
    run(async {
        let bytes = vec![b'a'; 500_000];
        let setting = Setting::serving(&bytes);
        setting.server.fault("p", Fault::Gzip, None);
        let downloaded = setting.download(&setting.want(&bytes)).await.unwrap();
        assert_eq!(setting.kept(&downloaded.sha256), bytes);
        assert_eq!(setting.server.requests().len(), 2);
        let blind = setting.download(&setting.want_blindly()).await.unwrap();
        assert_eq!(blind.sha256, Sha256::of(&bytes));
    });
}

#[test]
fn many_downloads_at_once_do_not_disturb_each_other() {
    run(async {
        let setting = Setting::new();
        let all: Vec<Vec<u8>> = (0..16).map(|n| noise(300_000 + n)).collect();
        for (n, bytes) in all.iter().enumerate() {
            setting.put(&format!("n{n}"), bytes);
        }
        let mut tasks = tokio::task::JoinSet::new();
        for (n, bytes) in all.iter().enumerate() {
            let want = Download { mirrors: vec![setting.at(&format!("n{n}"))], ..setting.want(bytes) };
            let (client, writer) = (setting.client.clone(), setting.store.writer().unwrap());
            tasks.spawn(async move {
                client.download(&want, writer, &vitrine_base::Silent, &Default::default()).await.unwrap()
            });
        }
        tasks.join_all().await;
        assert_eq!(setting.store.digests().unwrap().len(), 16);
    });
}
