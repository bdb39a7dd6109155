//! Many at once: one request for the same thing, one limit for all, and the proxy of the environment.

use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio_util::sync::CancellationToken;
use vitrine_base::{MirrorState, Sha256, Silent};
use vitrine_testkit::{Fault, FileServer};
use vitrine_transfer::{
    AddressPolicy, Client, ClientOptions, Download, Fetch, Fetched, Location, RangeFetch, Span,
};

use crate::setting::{Heard, Setting, noise, options, run};

#[test]
fn the_same_document_is_fetched_once_for_all() {
    run(async {
        let setting = Setting::serving(b"shared");
        setting.server.pace(None, Duration::from_millis(80));
        let mut tasks = tokio::task::JoinSet::new();
        for _ in 0..20 {
            let (client, location) = (setting.client.clone(), setting.at("p"));
            tasks.spawn(async move { crate::setting::fetch(&client, &location, 100).await.unwrap() });
        }
        for fetched in tasks.join_all().await {
            assert!(matches!(fetched, Fetched::New { body, .. } if body == b"shared"));
        }
        assert_eq!(setting.server.requests().len(), 1);
        setting.fetch("p", 100).await.unwrap();
        assert_eq!(setting.server.requests().len(), 2, "who asks later wants to know anew");
    });
}

#[test]
fn one_who_gives_up_does_not_take_the_others_along() {
    run(async {
        let setting = Setting::serving(b"shared");
        setting.server.pace(None, Duration::from_millis(80));
        let location = setting.at("p");
        let fetch = || Fetch {
            location: &location,
            validators: None,
            max_bytes: 9,
            policy: AddressPolicy::default(),
        };
        let (gives_up, stays) = (CancellationToken::new(), CancellationToken::new());
        let stop = async {
            while setting.server.requests().is_empty() {
                tokio::time::sleep(Duration::from_millis(1)).await;
            }
            gives_up.cancel();
        };
        let (first, second, ()) = tokio::join!(
            setting.client.fetch(fetch(), &gives_up),
            setting.client.fetch(fetch(), &stays),
            stop
        );
        assert_eq!(first.unwrap_err().code(), "cancelled");
        assert!(matches!(second.unwrap(), Fetched::New { .. }));
        setting.server.fault("p", Fault::Status(403, vec![]), None);
        let (first, second) = tokio::join!(setting.fetch("p", 9), setting.fetch("p", 9));
        assert_eq!(first.unwrap_err().to_string(), second.unwrap_err().to_string());
    });
}

#[test]
fn the_limit_holds_for_all_together() {
    run(async {
        let bytes = noise(1_000_000);
        let setting = Setting::serving(&bytes);
        setting.put("q", &bytes);
        setting.client.set_bandwidth_limit(Some(2_000_000));
        let begun = Instant::now();
        let (one, two) = tokio::join!(setting.fetch("p", 1_000_000), setting.fetch("q", 1_000_000));
        assert!(one.is_ok() && two.is_ok());
        assert!(begun.elapsed() > Duration::from_millis(700), "{:?}", begun.elapsed());
        setting.client.set_bandwidth_limit(None);
        let begun = Instant::now();
        setting.fetch("p", 1_000_000).await.unwrap();
        assert!(begun.elapsed() < Duration::from_millis(600), "{:?}", begun.elapsed());
    });
}

#[test]
fn our_own_limit_makes_nobody_slow_and_nothing_come_twice() {
    run(async {
        let bytes = noise(3_000_000);
        let setting = Setting::serving(&bytes);
        let second = FileServer::start(setting.folder.path());
        let other = Location::parse(&format!("{}p", second.url())).unwrap();
        setting.client.set_bandwidth_limit(Some(600_000));
        let want = Download { mirrors: vec![setting.at("p"), other], ..setting.want(&bytes) };
        let (heard, begun) = (Heard::default(), Instant::now());
        let cancel = CancellationToken::new();
        let came = setting.client.download_resumable(&want, &setting.store, &heard, &cancel).await.unwrap();
        assert!(begun.elapsed() > Duration::from_secs(4), "{:?}", begun.elapsed());
        let requests = [setting.server.requests(), second.requests()].concat();
        let sent: u64 = requests.iter().map(|request| request.sent).sum();
        assert!(sent <= 3_090_000 && came.fetched <= 3_090_000, "{sent}, {}", came.fetched);
        assert_eq!(*heard.notes.lock().unwrap(), Vec::<String>::new());
        let transfers = heard.transfers.lock().unwrap();
        let all = transfers.iter().flat_map(|status| &status.mirrors);
        assert!(all.into_iter().all(|mirror| mirror.state != MirrorState::Slow && mirror.problem.is_none()));
        for mirror in &want.mirrors {
            let health = setting.client.health(mirror);
            assert_eq!((health.failures, health.rate), (0.0, None), "{health}");
        }
    });
}

#[test]
fn documents_and_parts_under_a_low_limit_are_not_too_slow() {
    run(async {
        let bytes = noise(400_000);
        let setting = Setting::serving(&bytes);
        let second = FileServer::start(setting.folder.path());
        let mirrors = [setting.at("p"), Location::parse(&format!("{}p", second.url())).unwrap()];
        let strict =
            ClientOptions { slow_after: Duration::from_millis(50), slow_rate: 1_000_000, ..options() };
        let client = Client::new(strict).unwrap();
        client.set_bandwidth_limit(Some(200_000));
        let fetched = crate::setting::fetch(&client, &mirrors[0], 400_000).await;
        assert!(matches!(fetched, Ok(Fetched::New { .. })), "{fetched:?}");
        setting.server.forget_requests();
        let policy = AddressPolicy::default();
        let part = RangeFetch { mirrors: &mirrors, span: Span::Exact(0..300_000), whole: None, policy };
        let cancel = CancellationToken::new();
        assert_eq!(client.fetch_range(part, &cancel).await.unwrap().bytes.len(), 300_000);
        assert_eq!((setting.server.requests().len(), second.requests().len()), (1, 0), "nobody was silent");
        // One that waits for a limit goes on when it is lifted.
        client.set_bandwidth_limit(Some(1));
        let lifts = async {
            tokio::time::sleep(Duration::from_millis(100)).await;
            client.set_bandwidth_limit(None);
        };
        let (fetched, ()) = tokio::join!(crate::setting::fetch(&client, &mirrors[0], 400_000), lifts);
        assert!(fetched.is_ok(), "{fetched:?}");
    });
}

#[test]
fn one_gallerys_broken_mirrors_do_not_fail_anothers_download() {
    run(async {
        let bytes = noise(3_000_000);
        let setting = Setting::serving(&bytes);
        setting.server.pace(None, Duration::from_millis(60));
        setting.server.fault("broken", Fault::Status(403, vec![]), None);
        let good = setting.want(&bytes);
        let broken = Download { mirrors: vec![setting.at("broken")], ..good.clone() };
        let cancel = CancellationToken::new();
        let get = |want| setting.client.download_resumable(want, &setting.store, &Silent, &cancel);
        let (failed, too, came) = tokio::join!(get(&broken), get(&broken), get(&good));
        assert_eq!((failed.unwrap_err().code(), too.unwrap_err().code()), ("status", "status"));
        assert_eq!(came.unwrap().from, setting.at("p"));
        assert_eq!(setting.server.requests_of("broken").len(), 1, "the same way is tried once");
        assert_eq!(setting.kept(&Sha256::of(&bytes)), bytes);
    });
}

#[test]
fn what_documents_teach_of_a_host_is_kept() {
    run(async {
        let setting = Setting::serving(b"x");
        let file = setting.folder.path().join("mirrors.json");
        let client = Client::new(options()).unwrap();
        client.remember_health(file.clone());
        for _ in 0..3 {
            crate::setting::fetch(&client, &setting.at("p"), 10).await.unwrap();
        }
        let latency = client.health(&setting.at("p")).latency.unwrap();
        drop(client);
        loop {
            let later = Client::new(options()).unwrap();
            later.remember_health(file.clone());
            let known = later.health(&setting.at("p")).latency;
            if known.is_some_and(|known| (known - latency).abs() < 1e-6) {
                break;
            }
            // The last word is written beside us.
            tokio::task::yield_now().await;
        }
    });
}

/// Run by the test below in a process of its own, because the environment is the process's.
#[test]
#[ignore = "the child of another test"]
fn child_behind_a_proxy() {
    if std::env::var_os("http_proxy").is_none() {
        return;
    }
    run(async {
        let location = Location::parse("http://packages.example/index.json").unwrap();
        let policy = AddressPolicy { confirmed: true };
        let fetch = Fetch { location: &location, validators: None, max_bytes: 100, policy };
        let fetched = Client::new(options()).unwrap().fetch(fetch, &CancellationToken::new()).await.unwrap();
        assert!(matches!(fetched, Fetched::New { body, .. } if &body[..] == b"by proxy"));
    });
}

#[test]
fn the_proxy_of_the_environment_is_used() {
    run(async {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let proxy = format!("http://{}", listener.local_addr().unwrap());
        let serve = tokio::spawn(async move {
            let (mut stream, _) = listener.accept().await.unwrap();
            let mut head = Vec::new();
            while !head.ends_with(b"\r\n\r\n") {
                head.push(stream.read_u8().await.unwrap());
            }
            stream.write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 8\r\n\r\nby proxy").await.unwrap();
            String::from_utf8(head).unwrap()
        });
        let mut child = tokio::process::Command::from({
            let mut command = Command::new(std::env::current_exe().unwrap());
            command.args(["--exact", "together::child_behind_a_proxy", "--ignored"]);
            command
                .env("http_proxy", &proxy)
                .env_remove("no_proxy")
                .env_remove("NO_PROXY")
                .stdout(Stdio::null());
            command
        })
        .spawn()
        .unwrap();
        assert!(child.wait().await.unwrap().success());
        let head = serve.await.unwrap();
        assert!(head.starts_with("GET http://packages.example/index.json HTTP/1.1\r\n"), "{head}");
    });
}
