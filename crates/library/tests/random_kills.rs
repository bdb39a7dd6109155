//! Killed at random: at the n-th change of the disk, chosen by a seed, and at any moment of real time.
//!
//! `VITRINE_KILLS` says how many kills there are in all.

use std::os::unix::process::ExitStatusExt as _;
use std::time::Duration;

use crate::child::{Task, spawn, start_with};
use crate::disks::Random;
use crate::scenes::Scene;

const TASKS: [Task; 10] = [
    Task::Install,
    Task::Delta,
    Task::Assembled,
    Task::Repair,
    Task::Republish,
    Task::Rollback,
    Task::Remove,
    Task::UpdateTool,
    Task::Switch,
    Task::RemoveTool,
];

fn kills() -> usize {
    std::env::var("VITRINE_KILLS").ok().and_then(|count| count.parse().ok()).unwrap_or(40)
}

/// The kills of one of four tests that run beside each other.
fn kill_at_changes(part: usize) {
    let tasks: Vec<_> = TASKS.into_iter().skip(part).step_by(3).collect();
    let scenes: Vec<_> = tasks.into_iter().map(Scene::new).collect();
    for seed in 0..(kills() / 4).max(1) {
        let mut random = Random::new((seed * 4 + part) as u64);
        let scene = &scenes[seed % scenes.len()];
        let at = random.below(scene.operations);
        let folder = scene.closed_copy();
        let (status, said) =
            start_with(scene.task, folder.path(), &[("VITRINE_LIBRARY_TEST_KILL", &at.to_string())]);
        let how = format!("seed {seed}: killed at {at} of {}", scene.operations);
        assert!(!status.success() && said.is_none(), "{how}: {status}, {said:?}");
        scene.assert_old_or_new(folder.path(), &how);
    }
}

#[test]
fn killed_at_any_change_of_the_disk_first_part() {
    kill_at_changes(0);
}

#[test]
fn killed_at_any_change_of_the_disk_second_part() {
    kill_at_changes(1);
}

#[test]
fn killed_at_any_change_of_the_disk_third_part() {
    kill_at_changes(2);
}

#[test]
fn killed_at_any_moment() {
    let scenes: Vec<_> =
        [Task::Install, Task::UpdateTool, Task::Remove].into_iter().map(Scene::new).collect();
    let mut killed = 0;
    for seed in 0..(kills() / 4).max(1) {
        let mut random = Random::new(seed as u64 ^ 0x5eed);
        let scene = &scenes[seed % scenes.len()];
        let folder = scene.closed_copy();
        let (mut child, ready) = spawn(scene.task, folder.path());
        assert!(ready.recv_timeout(Duration::from_secs(60)).is_ok(), "the other process does not start");
        // The moment is the point here: a change takes a few milliseconds.
        std::thread::sleep(Duration::from_micros(random.below(12_000) as u64));
        let _ = child.kill();
        let status = child.wait().unwrap();
        killed += usize::from(status.signal().is_some());
        scene.assert_old_or_new(folder.path(), &format!("seed {seed}: {status}"));
    }
    assert!(kills() < 40 || killed > 0, "every change was over before it could be killed");
}
