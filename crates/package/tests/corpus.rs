//! Every zip and tar of the corpus behaves as its label says, and none takes longer than two seconds.

use std::path::PathBuf;
use std::sync::mpsc;
use std::time::Duration;

use vitrine_base::limits::ArchiveLimits;
use vitrine_package::{check_structure, inspect, read_member};

use crate::shared;

/// Runs the gate on its own thread, so that a file that hangs is named instead of hanging the test.
fn verdict(path: PathBuf) -> Result<Result<(), String>, &'static str> {
    let (tell, hear) = mpsc::channel();
    std::thread::spawn(move || {
        let judged = check_structure(&path, &ArchiveLimits::default());
        let _ = tell.send(judged.map(|_| ()).map_err(|error| format!("{}: {error}", error.code())));
    });
    hear.recv_timeout(Duration::from_secs(2)).map_err(|error| match error {
        mpsc::RecvTimeoutError::Timeout => "took longer than two seconds",
        mpsc::RecvTimeoutError::Disconnected => "panicked",
    })
}

#[test]
fn every_labelled_archive_behaves() {
    let Some(data) = shared::data() else { return };
    let folder = data.join("archives");
    let index = std::fs::read_to_string(folder.join("index.tsv")).unwrap();
    let mut wrong = Vec::new();
    let mut judged = 0;
    for line in index.lines().skip(1) {
        let columns: Vec<&str> = line.split('\t').collect();
        let [file, _, "zip" | "tar", _, expected, ..] = columns[..] else { continue };
        judged += 1;
        match (verdict(folder.join(file)), expected) {
            (Err(trouble), _) => wrong.push(format!("{file}: {trouble}")),
            (Ok(Ok(())), "reject") => wrong.push(format!("{file}: accepted")),
            (Ok(Err(reason)), "accept") => wrong.push(format!("{file}: refused, {reason}")),
            (Ok(Err(reason)), _) if reason.len() < 20 || reason.contains('\n') => {
                wrong.push(format!("{file}: the reason is no sentence: {reason}"));
            }
            (Ok(outcome), _) => println!("{file}: {outcome:?}"),
        }
    }
    assert!(judged > 200, "only {judged} files were judged");
    assert!(wrong.is_empty(), "{} of {judged} are wrong:\n{}", wrong.len(), wrong.join("\n"));
}

/// PyPI labels this file good: its 64-bit size is not asked for. Other readers take that size and see
/// another text behind the first. The gate alone follows the label; a package never has such a member.
#[test]
fn a_size_with_two_readings_never_gets_into_a_package() {
    let Some(data) = shared::data() else { return };
    let path = data.join("archives/pypi-warehouse/accept~short_usize_zip64.zip");
    let limits = ArchiveLimits::default();
    assert_eq!(check_structure(&path, &limits).unwrap().unpacked, 9);
    for refused in [inspect(&path, &limits).err(), read_member(&path, "file", 100, &limits).err()] {
        let error = refused.expect("it was taken");
        assert!(error.to_string().contains("contradicts"), "{error}");
    }
}
