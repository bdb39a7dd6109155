//! Lines that break, stall, or are there twice.

use std::net::SocketAddr;
use std::time::Duration;

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

use super::{Tus, assert_whole, bytes, problem, serve};
use crate::ground::ground;

/// A request that announces all and sends some.
async fn send_some(address: SocketAddr, at: &str, offset: usize, all: &[u8], some: usize) -> TcpStream {
    let mut line = TcpStream::connect(address).await.unwrap();
    let head = format!(
        "PATCH {at} HTTP/1.1\r\nhost: x\r\ntus-resumable: 1.0.0\r\nupload-offset: {offset}\r\n\
         content-type: application/offset+octet-stream\r\ncontent-length: {}\r\n\r\n",
        all.len() - offset
    );
    line.write_all(head.as_bytes()).await.unwrap();
    line.write_all(&all[offset..offset + some]).await.unwrap();
    line.flush().await.unwrap();
    line
}

/// Asks until the upload is somewhere else than it was.
async fn moved(tus: &Tus, at: &str, from: u64) -> u64 {
    for _ in 0..2_000 {
        let now = tus.offset(at).await;
        if now != from {
            return now;
        }
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    panic!("the upload stays at {from}");
}

#[tokio::test]
async fn interrupted_at_every_64_kilobytes_and_resumed() {
    const STEP: usize = 64 * 1024;
    let ground = ground();
    let address = serve(&ground.registry).await;
    let tus = Tus::to(address);
    let file = bytes(40 * STEP + 17);
    let at = tus.begin(file.len() as u64, &[]).await;
    let mut offset = 0;
    while file.len() - offset > STEP {
        drop(send_some(address, &at, offset, &file, STEP).await);
        let now = usize::try_from(moved(&tus, &at, offset as u64).await).unwrap();
        assert!(now > offset && now <= offset + STEP, "{now} after {offset}");
        offset = now;
    }
    assert_eq!(tus.patch(&at, offset as u64, file[offset..].to_vec()).await.status(), 204);
    assert_whole(&ground.registry, &at, &file).await;
}

#[tokio::test]
async fn a_silent_client_is_cut_off_and_keeps_what_came() {
    let ground = ground();
    ground.registry.intake.set_idle(Duration::from_millis(150));
    let address = serve(&ground.registry).await;
    let tus = Tus::to(address);
    let file = bytes(100_000);
    let at = tus.begin(100_000, &[]).await;
    let mut line = send_some(address, &at, 0, &file, 30_000).await;
    let mut answer = Vec::new();
    tokio::time::timeout(Duration::from_secs(20), line.read_to_end(&mut answer))
        .await
        .expect("cut off")
        .unwrap();
    let answer = String::from_utf8(answer).unwrap();
    assert!(answer.starts_with("HTTP/1.1 503") && answer.contains("upload.interrupted"), "{answer}");
    assert_eq!(tus.offset(&at).await, 30_000);
    assert_eq!(tus.patch(&at, 30_000, file[30_000..].to_vec()).await.status(), 204);
    assert_whole(&ground.registry, &at, &file).await;
}

/// One writer at a time; but one that hears nothing any more gives way.
#[tokio::test]
async fn two_writers_never_mix() {
    let ground = ground();
    let address = serve(&ground.registry).await;
    let tus = Tus::to(address);
    let file = bytes(100_000);
    let at = tus.begin(100_000, &[]).await;
    let line = send_some(address, &at, 0, &file, 30_000).await;
    let (mut locked, mut offset) = (0, 0);
    for _ in 0..1_000 {
        let answer = tus.patch(&at, offset, file[usize::try_from(offset).unwrap()..].to_vec()).await;
        match answer.status().as_u16() {
            204 => break,
            423 => {
                locked += 1;
                assert_eq!(problem(answer).await.1, "upload.locked");
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
            409 => offset = moved(&tus, &at, offset).await,
            status => panic!("{status}"),
        }
    }
    assert!(locked > 0, "the first was at work");
    assert_whole(&ground.registry, &at, &file).await;
    drop(line);
}

#[tokio::test]
async fn uploads_stop_with_the_registry_and_keep_what_came() {
    let ground = ground();
    let address = serve(&ground.registry).await;
    let tus = Tus::to(address);
    let file = bytes(100_000);
    let at = tus.begin(100_000, &[]).await;
    let mut line = send_some(address, &at, 0, &file, 30_000).await;
    // Until the bytes are there: they are written when the registry stops.
    tokio::time::sleep(Duration::from_millis(200)).await;
    ground.registry.stopping.cancel();
    let mut answer = Vec::new();
    tokio::time::timeout(Duration::from_secs(20), line.read_to_end(&mut answer))
        .await
        .expect("an answer")
        .unwrap();
    assert!(answer.starts_with(b"HTTP/1.1 503"));
    assert_eq!(tus.offset(&at).await, 30_000);
}
