//! Large files in parts: from several mirrors at once, whatever some of them do.

use std::time::{Duration, Instant};

use vitrine_base::{MirrorState, Sha256};
use vitrine_testkit::{Fault, FileServer};
use vitrine_transfer::{Client, ClientOptions, Download, Location};

use crate::setting::{Heard, Setting, noise, options, run};

const SIZE: usize = 20_000_000;

/// A second server of the same folder, and its address of `p`.
fn mirror(setting: &Setting) -> (FileServer, Location) {
    let server = FileServer::start(setting.folder.path());
    let location = Location::parse(&format!("{}p", server.url())).unwrap();
    (server, location)
}

fn sent(server: &FileServer) -> u64 {
    server.requests().iter().map(|request| request.sent).sum()
}

#[test]
fn a_large_file_comes_in_parts_and_is_whole() {
    run(async {
        let bytes = noise(SIZE);
        let setting = Setting::serving(&bytes);
        let heard = Heard::default();
        let downloaded = setting.download_told(&setting.want(&bytes), &heard).await.unwrap();
        assert_eq!((downloaded.sha256, downloaded.from), (Sha256::of(&bytes), setting.at("p")));
        assert_eq!(setting.kept(&downloaded.sha256), bytes);
        let requests = setting.server.requests();
        assert!(
            requests.len() >= 2 && requests.iter().all(|request| request.range.is_some()),
            "{requests:?}"
        );
        assert!(requests.iter().all(|request| request.accept_encoding.as_deref() == Some("identity")));
        let progress = heard.progress.lock().unwrap();
        assert_eq!(progress.last(), Some(&(SIZE as u64, Some(SIZE as u64))));
        assert!(progress.is_sorted());
        let last = heard.transfers.lock().unwrap().last().cloned().unwrap();
        assert_eq!((last.reused, last.mirrors.len(), last.method.as_str()), (0, 1, "the whole file"));
        assert!(last.fetched >= SIZE as u64);
        assert_eq!(std::fs::read_dir(setting.store.partial_dir()).unwrap().count(), 0);
    });
}

#[test]
fn several_mirrors_share_the_work() {
    run(async {
        let bytes = noise(SIZE);
        let setting = Setting::serving(&bytes);
        let (second, location) = mirror(&setting);
        for server in [&setting.server, &second] {
            server.pace(Some(5_000_000), Duration::from_millis(5));
        }
        let want = Download { mirrors: vec![setting.at("p"), location], ..setting.want(&bytes) };
        setting.download(&want).await.unwrap();
        let (one, two) = (sent(&setting.server), sent(&second));
        assert!(one > SIZE as u64 / 5 && two > SIZE as u64 / 5, "{one} and {two}");
        assert!(one + two < SIZE as u64 * 11 / 10, "{one} and {two}");
    });
}

#[test]
fn a_dead_and_a_slow_mirror_do_not_hold_it_up() {
    run(async {
        let bytes = noise(SIZE);
        let setting = Setting::serving(&bytes);
        let (dead, at_dead) = mirror(&setting);
        let (slow, at_slow) = mirror(&setting);
        dead.fault("p", Fault::Status(503, vec![]), None);
        setting.server.pace(Some(5_000_000), Duration::from_millis(5));
        slow.pace(Some(100_000), Duration::from_millis(5));
        let want =
            Download { mirrors: vec![at_dead.clone(), at_slow, setting.at("p")], ..setting.want(&bytes) };
        let (heard, begun) = (Heard::default(), Instant::now());
        let downloaded = setting.download_told(&want, &heard).await.unwrap();
        assert_eq!(downloaded.from, setting.at("p"));
        assert!(begun.elapsed() < Duration::from_secs(8), "{:?}", begun.elapsed());
        let notes = heard.notes.lock().unwrap();
        let told =
            format!("{at_dead} failed: the server answered 503 Service Unavailable for {at_dead}. Going on");
        assert!(notes.iter().any(|note| note.starts_with(&told)), "{notes:?}");
        let last = heard.transfers.lock().unwrap().last().cloned().unwrap();
        assert!(last.mirrors.iter().any(|one| one.state == MirrorState::Failed && one.problem.is_some()));
        assert!(
            setting.client.health(&at_dead).to_string().contains("failed"),
            "{:?}",
            setting.client.health(&at_dead)
        );
    });
}

#[test]
fn a_mirror_that_falls_silent_is_relieved() {
    run(async {
        let bytes = noise(SIZE);
        let setting = Setting::serving(&bytes);
        let (silent, location) = mirror(&setting);
        silent.fault("p", Fault::StallAfter(300_000), None);
        let patient = Client::new(ClientOptions { stall: Duration::from_secs(25), ..options() }).unwrap();
        let want = Download { mirrors: vec![setting.at("p"), location.clone()], ..setting.want(&bytes) };
        setting.server.pace(Some(4_000_000), Duration::ZERO);
        let (heard, begun) = (Heard::default(), Instant::now());
        let writer = setting.store.writer().unwrap();
        patient.download(&want, writer, &heard, &Default::default()).await.unwrap();
        assert!(begun.elapsed() < Duration::from_secs(10), "{:?}", begun.elapsed());
        let notes = heard.notes.lock().unwrap();
        let told = format!("{location} sends nothing any more; {} takes over its part.", setting.at("p"));
        assert!(notes.contains(&told), "{notes:?}");
    });
}

#[test]
fn a_mirror_that_lies_is_found_and_named() {
    run(async {
        let bytes = noise(SIZE);
        for liar_first in [true, false] {
            let setting = Setting::serving(&bytes);
            let (liar, at_liar) = mirror(&setting);
            liar.fault("p", Fault::Lie, None);
            for server in [&setting.server, &liar] {
                server.pace(Some(20_000_000), Duration::from_millis(2));
            }
            let mut mirrors = vec![at_liar.clone(), setting.at("p")];
            if !liar_first {
                mirrors.reverse();
            }
            let heard = Heard::default();
            let want = Download { mirrors, ..setting.want(&bytes) };
            let downloaded = setting.download_told(&want, &heard).await.unwrap();
            assert_eq!(setting.kept(&downloaded.sha256), bytes);
            assert_eq!(downloaded.from, setting.at("p"));
            let notes = heard.notes.lock().unwrap();
            let told = format!("{at_liar} sent other bytes than its gallery promised");
            assert!(notes.iter().any(|note| note.starts_with(&told)), "{notes:?}");
            assert!(!notes.iter().any(|note| note.starts_with(&setting.at("p").to_string())), "{notes:?}");
            let last = heard.transfers.lock().unwrap().last().cloned().unwrap();
            let named = last.mirrors.iter().find(|one| one.problem.is_some()).unwrap();
            assert!(at_liar.to_string().starts_with(&named.host), "{named:?}");
        }
    });
}

#[test]
fn when_all_lie_the_digests_are_named_and_nothing_is_kept() {
    run(async {
        let bytes = noise(SIZE);
        let setting = Setting::serving(&bytes);
        let (other, location) = mirror(&setting);
        setting.server.fault("p", Fault::Lie, None);
        other.fault("p", Fault::FlipByte(9_000_000), None);
        let want = Download { mirrors: vec![setting.at("p"), location], ..setting.want(&bytes) };
        let error = setting.download(&want).await.unwrap_err();
        assert!(error.to_string().contains(&Sha256::of(&bytes).to_hex()), "{error}");
        setting.assert_store_empty();
        let alone = setting.want(&bytes);
        let error = setting.download(&alone).await.unwrap_err();
        assert_eq!(error.code(), "wrong_digest");
        let cancel = tokio_util::sync::CancellationToken::new();
        let kept = setting.client.download_resumable(&alone, &setting.store, &vitrine_base::Silent, &cancel);
        assert_eq!(kept.await.unwrap_err().code(), "wrong_digest");
        setting.assert_store_empty();
    });
}

#[test]
fn servers_that_serve_no_parts_are_asked_for_the_whole() {
    run(async {
        let bytes = noise(SIZE);
        for fault in
            [Fault::IgnoreRange, Fault::OtherRange, Fault::ContentRange("bytes 5-6/7000000000".into())]
        {
            let setting = Setting::serving(&bytes);
            setting.server.fault("p", fault.clone(), Some(1));
            if fault == Fault::IgnoreRange {
                setting.server.fault("p", fault.clone(), None);
            }
            let result = setting.download(&setting.want(&bytes)).await;
            if matches!(fault, Fault::ContentRange(_)) {
                let error = result.unwrap_err();
                assert!(
                    error.to_string().contains("has 7000000000 bytes, promised were 20000000"),
                    "{error}"
                );
                setting.assert_store_empty();
                continue;
            }
            assert_eq!(setting.kept(&result.unwrap().sha256), bytes);
            let requests = setting.server.requests();
            assert_eq!(requests.iter().filter(|request| request.range.is_none()).count(), 1, "{fault:?}");
        }
    });
}

#[test]
fn a_file_that_changes_in_the_middle_is_not_glued_together() {
    run(async {
        let (old, new) = (noise(SIZE), vec![9; SIZE]);
        let setting = Setting::serving(&old);
        setting.server.pace(Some(3_000_000), Duration::ZERO);
        // All of it is asked for at once; one answer ends early, so that its rest is asked for after the change.
        setting.server.fault("p", Fault::CutAfter(1_500_000), Some(1));
        let heard = Heard::default();
        let changes = async {
            while sent(&setting.server) < 2_000_000 {
                tokio::time::sleep(Duration::from_millis(2)).await;
            }
            // In one step: a file that is short for a moment is another test.
            setting.put("q", &new);
            std::fs::rename(setting.folder.path().join("q"), setting.folder.path().join("p")).unwrap();
            // Those under way end with the old file's bytes.
            setting.server.fault("p", Fault::CutAfter(0), Some(1));
            setting.server.pace(None, Duration::ZERO);
        };
        let want = setting.want(&new);
        let (downloaded, ()) = tokio::join!(setting.download_told(&want, &heard), changes);
        assert_eq!(setting.kept(&downloaded.unwrap().sha256), new);
    });
}

#[test]
fn fifty_cuts_cost_two_in_a_hundred_at_most() {
    run(async {
        let bytes = noise(32_000_000);
        let setting = Setting::serving(&bytes);
        let mut state = 7_u64;
        for _ in 0..50 {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(99);
            setting.server.fault("p", Fault::CutAfter((state >> 33) % 900_000), Some(1));
        }
        let heard = Heard::default();
        let downloaded = setting.download_told(&setting.want(&bytes), &heard).await.unwrap();
        assert_eq!(setting.kept(&downloaded.sha256), bytes);
        let (sent, fetched) =
            (sent(&setting.server), heard.transfers.lock().unwrap().last().unwrap().fetched);
        assert!(setting.server.requests().len() > 50);
        assert!(sent <= 32_640_000, "{sent}");
        assert!(fetched <= 32_640_000, "{fetched}");
    });
}

#[test]
fn asking_for_time_holds_up_that_host_only() {
    run(async {
        let bytes = noise(SIZE);
        let setting = Setting::serving(&bytes);
        let (busy, location) = mirror(&setting);
        busy.fault("p", Fault::Status(429, vec![("Retry-After".into(), "31536000".into())]), None);
        let want = Download { mirrors: vec![location.clone(), setting.at("p")], ..setting.want(&bytes) };
        let heard = Heard::default();
        setting.download_told(&want, &heard).await.unwrap();
        assert_eq!(busy.requests().len(), 1);
        let notes = heard.notes.lock().unwrap();
        assert!(
            notes.iter().any(|note| note.contains("asks everyone to wait 31536000 seconds")),
            "{notes:?}"
        );
    });
}

#[test]
fn a_year_of_waiting_is_an_error_that_says_so() {
    run(async {
        let bytes = noise(SIZE);
        let setting = Setting::serving(&bytes);
        setting.server.fault("p", Fault::Status(429, vec![("Retry-After".into(), "31536000".into())]), None);
        let error = setting.download(&setting.want(&bytes)).await.unwrap_err();
        assert_eq!((error.code(), setting.server.requests().len()), ("rate_limited", 1));
        setting.assert_store_empty();
    });
}

#[test]
fn a_server_that_restarts_every_answer_has_one_budget() {
    run(async {
        let bytes = noise(12_000_000);
        let setting = Setting::serving(&bytes);
        // Every answer starts from zero and is cut: none comes further than the first.
        for _ in 0..50 {
            setting.server.fault("p", Fault::CutAfter(3_000_000), Some(1));
            setting.server.fault("p", Fault::OtherRange, Some(1));
        }
        let error = setting.download(&setting.want(&bytes)).await.unwrap_err();
        assert!(matches!(error.code(), "truncated" | "wrong_size"), "{error}");
        assert!(setting.server.requests().len() < 20, "{}", setting.server.requests().len());
        setting.assert_store_empty();
    });
}
