//! Servers, well and ill.

use std::time::Duration;

use reqwest::{Client, Response};
use vitrine_testkit::{Fault, FileServer, TlsServer};

fn client() -> Client {
    let builder = Client::builder().no_proxy().redirect(reqwest::redirect::Policy::none()).no_gzip();
    builder.timeout(Duration::from_secs(5)).build().unwrap()
}

async fn get(url: &str, headers: &[(&str, &str)]) -> reqwest::Result<Response> {
    let request = client().get(url);
    headers.iter().fold(request, |request, (name, value)| request.header(*name, *value)).send().await
}

fn header<'a>(response: &'a Response, name: &str) -> &'a str {
    response.headers().get(name).map_or("", |value| value.to_str().unwrap())
}

fn served(bytes: &[u8]) -> (tempfile::TempDir, FileServer) {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("a b")).unwrap();
    std::fs::write(folder.path().join("a b/file"), bytes).unwrap();
    let server = FileServer::start(folder.path());
    (folder, server)
}

#[tokio::test]
async fn it_serves_as_the_standard_says() {
    let (folder, server) = served(b"0123456789");
    let url = format!("{}a%20b/file?x=1", server.url());
    let whole = get(&url, &[]).await.unwrap();
    let (etag, date) = (header(&whole, "etag").to_owned(), header(&whole, "last-modified").to_owned());
    assert_eq!(whole.text().await.unwrap(), "0123456789");
    assert_eq!(get(&url, &[("if-none-match", &etag)]).await.unwrap().status(), 304);
    assert_eq!(get(&url, &[("if-modified-since", &date)]).await.unwrap().status(), 304);
    let part = get(&url, &[("range", "bytes=4-6"), ("if-range", &etag)]).await.unwrap();
    assert_eq!((part.status().as_u16(), header(&part, "content-range")), (206, "bytes 4-6/10"));
    assert_eq!(part.text().await.unwrap(), "456");
    assert_eq!(get(&url, &[("range", "bytes=-3")]).await.unwrap().text().await.unwrap(), "789");
    assert_eq!(get(&url, &[("range", "bytes=10-")]).await.unwrap().status(), 416);
    std::fs::write(folder.path().join("a b/file"), b"changed").unwrap();
    let stale = get(&url, &[("range", "bytes=4-"), ("if-range", &etag)]).await.unwrap();
    assert_eq!((stale.status().as_u16(), stale.text().await.unwrap().as_str()), (200, "changed"));
    let head = client().head(&url).send().await.unwrap();
    assert_eq!((header(&head, "content-length"), head.status().as_u16()), ("7", 200));
    for missing in ["nothing", "a%20b", "%2e%2e/file", ""] {
        assert_eq!(get(&format!("{}{missing}", server.url()), &[]).await.unwrap().status(), 404, "{missing}");
    }
    let requests = server.requests();
    assert_eq!((requests[0].status, requests[0].sent), (200, 10));
    assert_eq!((requests[1].status, requests[1].sent), (304, 0));
    assert_eq!(requests[3].range.as_deref(), Some("bytes=4-6"));
    assert_eq!(requests[7].method, "HEAD");
}

#[tokio::test]
async fn faults_come_as_often_as_they_were_asked_for() {
    let (_folder, server) = served(b"0123456789");
    let url = format!("{}a%20b/file", server.url());
    server.fault("file", Fault::Status(429, vec![("retry-after".into(), "3".into())]), Some(2));
    for _ in 0..2 {
        let busy = get(&url, &[]).await.unwrap();
        assert_eq!((busy.status().as_u16(), header(&busy, "retry-after")), (429, "3"));
    }
    assert_eq!(get(&url, &[]).await.unwrap().status(), 200);
    server.fault("file", Fault::Redirect("http://10.0.0.1/".into()), None);
    assert_eq!(header(&get(&url, &[]).await.unwrap(), "location"), "http://10.0.0.1/");
    server.mend();
    let bodies = [
        (Fault::FlipByte(2), "01\u{12}3456789"),
        (Fault::Body(b"{}".into(), "application/json".into()), "{}"),
        (Fault::WrongLength(-4), "012345"),
        (Fault::Slow { bytes_per_second: 100 }, "0123456789"),
    ];
    for (fault, text) in bodies {
        server.fault("file", fault.clone(), Some(1));
        assert_eq!(get(&url, &[]).await.unwrap().text().await.unwrap(), text, "{fault:?}");
    }
    server.fault("file", Fault::Html, Some(1));
    assert!(get(&url, &[]).await.unwrap().text().await.unwrap().starts_with("<!DOCTYPE html>"));
    server.fault("file", Fault::IgnoreRange, Some(1));
    assert_eq!(get(&url, &[("range", "bytes=4-")]).await.unwrap().status(), 200);
    server.fault("file", Fault::Gzip, Some(1));
    let packed = get(&url, &[]).await.unwrap();
    assert_eq!(header(&packed, "content-encoding"), "gzip");
    assert_eq!(packed.bytes().await.unwrap()[..2], [0x1f, 0x8b]);
}

#[tokio::test]
async fn broken_answers_are_broken() {
    let (_folder, server) = served(&[7; 100_000]);
    let url = format!("{}a%20b/file", server.url());
    for fault in [Fault::CutAfter(70_000), Fault::WrongLength(5)] {
        server.fault("file", fault.clone(), Some(1));
        let response = get(&url, &[]).await.unwrap();
        assert!(response.bytes().await.is_err(), "{fault:?}");
    }
    assert_eq!(server.requests()[0].sent, 70_000);
    server.fault("file", Fault::Endless, Some(1));
    let mut endless = get(&url, &[]).await.unwrap();
    let mut taken = 0;
    while taken < 5_000_000 {
        taken += endless.chunk().await.unwrap().unwrap().len();
    }
    for fault in [Fault::Stall, Fault::NoAnswer] {
        server.fault("file", fault.clone(), Some(1));
        let brief = Duration::from_millis(200);
        let whole = async { get(&url, &[]).await.unwrap().bytes().await };
        assert!(tokio::time::timeout(brief, whole).await.is_err(), "{fault:?}");
    }
}

#[tokio::test]
async fn nobody_vouches_for_the_secure_server_and_yet_it_answers() {
    let server = TlsServer::start_self_signed("hello");
    assert!(get(&server.url(), &[]).await.is_err());
    let trusting = Client::builder().no_proxy().danger_accept_invalid_certs(true).build().unwrap();
    assert_eq!(trusting.get(server.url()).send().await.unwrap().text().await.unwrap(), "hello");
}
