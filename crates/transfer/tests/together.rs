//! Many at once: one request for the same thing, one limit for all, and the proxy of the environment.

use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio_util::sync::CancellationToken;
use vitrine_testkit::Fault;
use vitrine_transfer::{AddressPolicy, Client, Fetch, Fetched, Location};

use crate::setting::{Setting, noise, options, run};

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
