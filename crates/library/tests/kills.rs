//! Killed, or failed by the disk, at every step of every change: afterwards it is exactly as before or
//! exactly as if nothing had happened to it, and nothing is left over.

use std::fs;
use std::path::Path;

use tempfile::TempDir;
use vitrine_library::FAILPOINTS;

use crate::child::{Task, start};
use crate::scenes::{furnish, usable};
use crate::support::{Bench, Snapshot, folder, open};

/// Steps before the journal is written: a kill there leaves the old state.
const BEFORE_THE_JOURNAL: [&str; 3] = ["downloaded", "unpacked", "staged"];

/// Steps after the change has taken effect: an error there does not take it back.
const AFTER_THE_CHANGE: [&str; 4] = ["shims", "kept", "settled", "done"];

fn prepared() -> (TempDir, Bench) {
    let folder = folder();
    let bench = furnish(folder.path());
    (folder, bench)
}

/// The states before and after, from a run that nothing disturbs.
fn states(task: Task) -> (Snapshot, Snapshot) {
    let (_folder, bench) = prepared();
    let old = bench.snapshot();
    task.run(&bench).unwrap();
    (old, bench.snapshot())
}

fn snapshot(home: &Path) -> (Snapshot, Bench) {
    let bench = Bench::at(home);
    (bench.snapshot(), bench)
}

fn at_every_step(task: Task, check: impl Fn(Task, &str, &Path, &Snapshot, &Snapshot)) {
    let (old, new) = states(task);
    assert!(task == Task::Repair || old != new);
    for step in FAILPOINTS {
        let (folder, bench) = prepared();
        drop(bench);
        check(task, step, folder.path(), &old, &new);
    }
}

fn killed(task: Task, step: &str, folder: &Path, old: &Snapshot, new: &Snapshot) {
    let (status, said) = start(task, folder, &format!("{step}:kill"));
    let reached = said.is_none();
    assert_eq!(status.success(), !reached, "{task:?} at {step}: {status}");
    let (found, bench) = snapshot(folder);
    let expected = if reached && BEFORE_THE_JOURNAL.contains(&step) { old } else { new };
    assert_eq!(found, *expected, "{task:?} killed at {step}: {:?}", bench.opened);
    bench.assert_tidy();
    let past_the_journal = reached && !BEFORE_THE_JOURNAL.contains(&step) && step != "done";
    assert_eq!(bench.opened.recovered.len(), usize::from(past_the_journal), "{step}: {:?}", bench.opened);
    assert!(bench.opened.notices.is_empty(), "{:?}", bench.opened);
    usable(&bench);
}

#[test]
fn an_install_killed_at_every_step() {
    at_every_step(Task::Install, killed);
}

#[test]
fn a_repair_killed_at_every_step() {
    at_every_step(Task::Repair, killed);
}

#[test]
fn a_republished_install_killed_at_every_step() {
    at_every_step(Task::Republish, killed);
}

#[test]
fn a_rollback_killed_at_every_step() {
    at_every_step(Task::Rollback, killed);
}

#[test]
fn a_removal_killed_at_every_step() {
    at_every_step(Task::Remove, killed);
}

#[test]
fn an_install_from_what_is_at_hand_killed_at_every_step() {
    at_every_step(Task::Assembled, killed);
}

#[test]
fn an_update_of_what_changed_killed_at_every_step() {
    at_every_step(Task::Delta, killed);
}

#[test]
fn an_update_of_a_tool_killed_at_every_step() {
    at_every_step(Task::UpdateTool, killed);
}

#[test]
fn a_switch_killed_at_every_step() {
    at_every_step(Task::Switch, killed);
}

#[test]
fn a_removal_of_a_tool_killed_at_every_step() {
    at_every_step(Task::RemoveTool, killed);
}

fn failed(task: Task, step: &str, folder: &Path, old: &Snapshot, new: &Snapshot) {
    let (status, said) = start(task, folder, &format!("{step}:full"));
    let said = said.unwrap();
    assert!(status.success(), "{task:?} at {step}");
    let (found, bench) = snapshot(folder);
    if said == "ok" {
        assert_eq!(found, *new, "{task:?} at {step}");
        assert_eq!(bench.opened.recovered.len(), usize::from(["shims", "kept", "settled"].contains(&step)));
    } else {
        assert!(
            said.starts_with("disk_full: The disk is full: ") && said.ends_with("Nothing was changed."),
            "{said}"
        );
        assert!(!AFTER_THE_CHANGE.contains(&step), "{said}");
        assert_eq!(found, *old, "{task:?} failed at {step}");
        assert!(bench.opened.recovered.is_empty(), "{:?}", bench.opened);
    }
    bench.assert_tidy();
    usable(&bench);
}

#[test]
fn an_install_on_a_full_disk_at_every_step() {
    at_every_step(Task::Install, failed);
}

#[test]
fn a_repair_on_a_full_disk_at_every_step() {
    at_every_step(Task::Repair, failed);
}

#[test]
fn a_removal_on_a_full_disk_at_every_step() {
    at_every_step(Task::Remove, failed);
}

#[test]
fn a_rollback_on_a_full_disk_at_every_step() {
    at_every_step(Task::Rollback, failed);
}

#[test]
fn what_can_be_neither_finished_nor_undone_is_finished_at_the_next_start() {
    let (_, new) = states(Task::Install);
    for step in ["prepared", "tree", "receipt", "pointer", "row"] {
        let (folder, bench) = prepared();
        drop(bench);
        let (_, said) = start(Task::Install, folder.path(), &format!("{step}:error,undo:error"));
        assert!(said.unwrap().starts_with("unfinished: "), "{step}");
        let (found, bench) = snapshot(folder.path());
        assert_eq!(found, new, "{step}");
        assert_eq!(
            bench.opened.recovered,
            ["The installation of “The nora” that was interrupted was finished."]
        );
        usable(&bench);
    }
}

#[test]
fn a_lost_database_does_not_lose_what_was_in_the_middle() {
    let (old, new) = states(Task::Install);
    for step in FAILPOINTS {
        let (folder, bench) = prepared();
        drop(bench);
        start(Task::Install, folder.path(), &format!("{step}:kill"));
        for name in ["library.db", "library.db-wal", "library.db-shm"] {
            let _ = fs::remove_file(folder.path().join("home").join(name));
        }
        let (found, bench) = snapshot(folder.path());
        let expected = if BEFORE_THE_JOURNAL.contains(&step) { &old } else { &new };
        assert_eq!(found, *expected, "killed at {step}, then the database was deleted");
        bench.assert_tidy();
    }
}

#[test]
fn a_damaged_journal_is_put_aside() {
    let (folder, bench) = prepared();
    let before = bench.snapshot();
    fs::write(bench.home.join("library/.journal/0190.json"), "{").unwrap();
    drop(bench);
    let (library, report) = open(&folder.path().join("home")).unwrap();
    assert_eq!(report.recovered.len(), 1);
    assert!(folder.path().join("home/damaged-journal-0190.json").is_file());
    assert_eq!(Snapshot::of(&library, &folder.path().join("home")), before);
}
