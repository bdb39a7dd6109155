//! Folders that change by hand.

use std::sync::mpsc::channel;
use std::time::Duration;

use vitrine_testkit::PersonaSpec;

use crate::support::{Bench, item};

const LONG: Duration = Duration::from_secs(20);

#[tokio::test]
async fn what_is_dropped_into_a_folder_appears() {
    let bench = Bench::new();
    bench.registry(vec![item("a")]);
    let (sender, changes) = channel();
    let watch = bench.catalog.watch_folders(move |name| sender.send(name).unwrap_or(())).unwrap();
    // The source comes after the watch.
    let name = bench.add_folder();
    bench.sync(&name).await.unwrap();
    // The watch hears of new sources on its own thread; a write before that is not seen, so write until heard.
    let heard = (0..20).find_map(|n| {
        bench.write(&format!("note-{n}.txt"), "armed?");
        changes.recv_timeout(LONG / 20).ok()
    });
    assert_eq!(heard.as_ref(), Some(&name));
    while changes.recv_timeout(Duration::from_millis(600)).is_ok() {}
    bench.write("new.hpersona", PersonaSpec::new("fresh").name("Fresh").package());
    assert_eq!(changes.recv_timeout(LONG).unwrap(), name);
    assert_eq!(bench.sync(&name).await.unwrap().added, 1);
    assert_eq!(bench.all(), ["a", "fresh"]);
    while changes.recv_timeout(Duration::from_millis(600)).is_ok() {}
    bench.registry(vec![item("a"), item("b")]);
    assert_eq!(changes.recv_timeout(LONG).unwrap(), name);
    assert_eq!(bench.sync(&name).await.unwrap().added, 1);
    drop(watch);
    // The thread lets go of the sender.
    let ended = std::iter::repeat_with(|| changes.recv_timeout(LONG)).find_map(|heard| heard.err());
    assert_eq!(ended, Some(std::sync::mpsc::RecvTimeoutError::Disconnected));
}
