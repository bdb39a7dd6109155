//! A server killed while bytes arrive: what it said it has, it has. `VITRINE_KILLS` sets how often; 20 when nobody says.

use std::io::{BufRead as _, BufReader};
use std::net::SocketAddr;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::time::Duration;

use vitrine_base::FixedClock;
use vitrine_registry::Registry;
use vitrine_registry::config::Config;

use super::{Tus, assert_whole, bytes, header, serve};
use crate::ground::NOW;

const FOLDER: &str = "VITRINE_UPLOADS_TEST_FOLDER";

/// The other process gives up on its own after this long.
const LIMIT: Duration = Duration::from_secs(120);

/// Bytes of a piece.
const PIECE: usize = 150_000;

fn open(folder: &Path) -> Arc<Registry> {
    let config = Config { data: folder.join("data"), rate_limits: false, ..Config::default() };
    Registry::open(config, Arc::new(FixedClock::at(NOW))).unwrap()
}

/// Does nothing unless it is the other process.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn other_process() {
    let Ok(folder) = std::env::var(FOLDER) else { return };
    std::thread::spawn(|| {
        std::thread::sleep(LIMIT);
        std::process::exit(99);
    });
    let registry = open(Path::new(&folder));
    println!("serves {}", serve(&registry).await);
    std::future::pending::<()>().await;
}

fn start(folder: &Path) -> (Child, SocketAddr) {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["uploads::killing::other_process", "--exact", "--nocapture", "--test-threads=1"])
        .env(FOLDER, folder)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut said = BufReader::new(child.stdout.take().unwrap()).lines().map_while(Result::ok);
    let address = said.find_map(|line| line.split_once("serves ")?.1.trim().parse().ok());
    (child, address.expect("the other process serves"))
}

#[tokio::test]
async fn what_was_acknowledged_is_there_after_a_kill() {
    let kills: u64 = std::env::var("VITRINE_KILLS").map_or(20, |text| text.parse().unwrap());
    let folder = tempfile::tempdir().unwrap();
    let file = bytes(PIECE * 60);
    let (mut child, mut address) = start(folder.path());
    let mut tus = Tus::to(address);
    let at = tus.begin(file.len() as u64, &[]).await;
    let (mut offset, mut killed) = (0_usize, 0);
    while offset < file.len() {
        let end = (offset + PIECE).min(file.len());
        let sending = tus
            .ask("PATCH", &at, &[("content-type", "application/offset+octet-stream")])
            .header("upload-offset", offset)
            .body(file[offset..end].to_vec())
            .send();
        if killed < kills && end < file.len() {
            // The moment is the point here: before, while, or after it is written.
            let moment = Duration::from_micros(killed * 977 % 9_000);
            tokio::select! {
                answer = sending => {
                    if let Ok(answer) = answer && answer.status() == 204 {
                        offset = header(&answer, "upload-offset").parse().unwrap();
                    }
                }
                () = tokio::time::sleep(moment) => {}
            }
            child.kill().unwrap();
            child.wait().unwrap();
            killed += 1;
            (child, address) = start(folder.path());
            tus = Tus::to(address);
            let now = usize::try_from(tus.offset(&at).await).unwrap();
            assert!(now >= offset && now <= end, "{now} after {offset} was acknowledged");
            offset = now;
        } else {
            let answer = sending.await.unwrap();
            assert_eq!(answer.status(), 204);
            offset = header(&answer, "upload-offset").parse().unwrap();
        }
    }
    child.kill().unwrap();
    child.wait().unwrap();
    assert_eq!(killed, kills);
    assert_whole(&open(folder.path()), &at, &file).await;
}
