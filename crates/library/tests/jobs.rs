//! Jobs outlive the program, and the jobs of a program that died are told from those of one that lives.

use serde_json::json;
use vitrine_library::JobStore;

use crate::child::{Task, start};
use crate::support::{Bench, folder};

fn store(bench: &Bench) -> JobStore {
    bench.library.jobs()
}

#[test]
fn a_job_from_beginning_to_end() {
    let mut bench = Bench::new();
    let jobs = store(&bench);
    let first = jobs.create("install", "Nora", json!({"id": "nora"})).unwrap();
    let second = jobs.create("remove", "Otto", json!(null)).unwrap();
    assert_eq!((first.state.as_str(), first.phase.as_str(), first.done), ("queued", "waiting", 0));
    jobs.update(&first.id, "running", "downloading", 10, Some(100)).unwrap();
    jobs.note(&first.id, "It began.").unwrap();
    let row = jobs.get(&first.id).unwrap().unwrap();
    assert_eq!(
        (row.state.as_str(), row.phase.as_str(), row.done, row.total),
        ("running", "downloading", 10, Some(100))
    );
    jobs.finish(&first.id, "failed", None, Some(&json!({"code": "x"}))).unwrap();
    jobs.finish(&second.id, "done", Some(&json!("well")), None).unwrap();
    drop(jobs);
    bench.reopen();

    let jobs = store(&bench);
    let ids: Vec<_> = jobs.list(10).unwrap().into_iter().map(|row| row.id).collect();
    assert_eq!(ids, [second.id.clone(), first.id.clone()]);
    assert_eq!(jobs.list(1).unwrap().len(), 1);
    assert_eq!(jobs.request(&first.id).unwrap(), Some(json!({"id": "nora"})));
    let row = jobs.get(&first.id).unwrap().unwrap();
    assert_eq!(
        (row.phase.as_str(), row.error, row.ended.is_some()),
        ("finished", Some(json!({"code": "x"})), true)
    );
    assert_eq!(jobs.get(&second.id).unwrap().unwrap().outcome, Some(json!("well")));
    assert_eq!(jobs.notes(&first.id).unwrap()[0].text, "It began.");
    let third = jobs.create("sync", "A gallery", json!(null)).unwrap();
    assert_eq!(jobs.clear_ended().unwrap(), 2);
    assert_eq!(jobs.list(10).unwrap()[0].id, third.id);
    assert!(jobs.notes(&first.id).unwrap().is_empty());
    assert!(jobs.get("nobody").unwrap().is_none());
}

#[test]
fn the_log_keeps_the_last_lines() {
    let bench = Bench::new();
    let jobs = store(&bench);
    let job = jobs.create("install", "x", json!(null)).unwrap();
    for number in 0..230 {
        jobs.note(&job.id, &format!("line {number}")).unwrap();
    }
    jobs.note(&job.id, &"ü".repeat(10_000)).unwrap();
    let notes = jobs.notes(&job.id).unwrap();
    assert_eq!((notes.len(), notes[0].text.as_str()), (200, "line 31"));
    assert_eq!(notes[199].text.chars().count(), 2000);
}

#[test]
fn only_the_jobs_of_the_dead_are_interrupted() {
    let folder = folder();
    let bench = Bench::at(folder.path());
    let mine = store(&bench).create("install", "mine", json!(null)).unwrap();
    let (status, _) = start(Task::Job, folder.path(), "");
    assert!(!status.success());
    let second = Bench::at(folder.path());
    let interrupted = store(&second).interrupted_at_start().unwrap();
    assert_eq!(interrupted.len(), 1);
    let row = store(&second).get(&interrupted[0]).unwrap().unwrap();
    assert_eq!((row.state.as_str(), row.request, row.done), ("interrupted", json!({"a": 1}), 5));
    assert!(row.ended.is_some());
    assert_eq!(store(&second).get(&mine.id).unwrap().unwrap().state, "queued");
    assert!(store(&second).interrupted_at_start().unwrap().is_empty());
    assert!(store(&bench).interrupted_at_start().unwrap().is_empty(), "one's own jobs are alive");
    // One that ended without ending its job is dead as well.
    drop(bench);
    assert_eq!(store(&second).interrupted_at_start().unwrap(), [mine.id]);
}
