//! The disk fails at a place chosen by a seed, in the middle of every kind of change: once, for good, by
//! running full, twice, or by the power going and taking along what was not yet safe. Afterwards the library is
//! exactly as before or exactly as if nothing had happened.
//!
//! `VITRINE_FAULT_SEEDS` says how many seeds there are for all changes together.

use std::fs;
use std::io::ErrorKind;
use std::path::Path;
use std::sync::Arc;

use vitrine_base::fs::watch_disk;
use vitrine_testkit::small_disk;

use crate::child::Task;
use crate::disks::{FailingDisk, Failure, ForgetfulDisk, Random};
use crate::scenes::{Scene, copy, usable};
use crate::support::Bench;

/// Every change has its own test, so that they run beside each other.
const TASKS: usize = 10;

pub fn seeds() -> u64 {
    let all = std::env::var("VITRINE_FAULT_SEEDS").ok().and_then(|count| count.parse().ok()).unwrap_or(360);
    u64::max(all / TASKS as u64, 1)
}

fn try_all(task: Task) {
    let scene = Scene::new(task);
    let mut ends = [0; 2];
    for seed in 0..seeds() {
        let mut random = Random::new(seed.wrapping_mul(31).wrapping_add(task as u64));
        let is_new = match seed % 5 {
            0 | 1 => loses_power(&scene, &mut random, seed),
            2 => fails_once(&scene, &mut random, seed),
            3 => dies_while_taking_back(&scene, &mut random, seed),
            _ => runs_full(&scene, &mut random, seed),
        };
        ends[usize::from(is_new)] += 1;
    }
    // Some ended each way: the places are spread over the whole change.
    assert!(
        seeds() < 20 || scene.old == scene.new || ends.iter().all(|count| *count > 0),
        "{task:?}: {ends:?}"
    );
}

/// The program is gone at the n-th change of the disk, and what was not safe may be gone as well. The
/// database is whole, as it was before, or lost.
fn loses_power(scene: &Scene, random: &mut Random, seed: u64) -> bool {
    let (folder, bench) = scene.copy();
    let at = random.below(scene.operations + 2);
    let disk = Arc::new(ForgetfulDisk::new(at, folder.path().join("aside")));
    let watch = watch_disk(&bench.home, Arc::clone(&disk) as _);
    let done = scene.task.run(&bench).is_ok();
    let home = bench.home.clone();
    drop(bench);
    drop(watch);
    let lost = disk.lose(&home, random);
    // What it had committed is safe; before the journal is gone it need not have committed anything.
    let in_the_middle = fs::read_dir(home.join("library/.journal")).unwrap().next().is_some();
    let database = random.below(if in_the_middle { 3 } else { 2 });
    if database > 0 {
        for name in ["library.db", "library.db-wal", "library.db-shm"] {
            let _ = fs::remove_file(home.join(name));
        }
    }
    if database == 2 {
        fs::copy(scene.database(), home.join("library.db")).unwrap();
    }
    let how = format!(
        "seed {seed}: power lost at {at} of {}, lost {lost:?}, database {database}",
        scene.operations
    );
    let is_new = scene.assert_old_or_new(folder.path(), &how);
    assert!(!done || is_new || scene.old == scene.new, "{how}: it said that it was done, and is not");
    is_new
}

/// One change of the disk fails.
fn fails_once(scene: &Scene, random: &mut Random, seed: u64) -> bool {
    let kinds = [ErrorKind::Other, ErrorKind::StorageFull, ErrorKind::PermissionDenied];
    let at = random.below(scene.operations);
    let failure = Failure::Once(at, kinds[random.below(kinds.len())]);
    fails(scene, failure, &format!("seed {seed}: {failure:?} of {}", scene.operations))
}

/// The disk is full from the n-th change on.
fn runs_full(scene: &Scene, random: &mut Random, seed: u64) -> bool {
    let failure = Failure::FullFrom(random.below(scene.operations));
    fails(scene, failure, &format!("seed {seed}: {failure:?} of {}", scene.operations))
}

/// One change of the disk fails, and the program dies while it takes back what it did.
fn dies_while_taking_back(scene: &Scene, random: &mut Random, seed: u64) -> bool {
    let at = random.below(scene.operations);
    let failure = Failure::OnceThenFrozen(at, at + 1 + random.below(24));
    let (folder, bench) = scene.copy();
    let watch = watch_disk(&bench.home, Arc::new(FailingDisk::new(failure)));
    // Whatever it says: it is dead.
    let _ = scene.task.run(&bench);
    drop(bench);
    drop(watch);
    scene.assert_old_or_new(folder.path(), &format!("seed {seed}: {failure:?} of {}", scene.operations))
}

fn fails(scene: &Scene, failure: Failure, how: &str) -> bool {
    let (folder, bench) = scene.copy();
    let watch = watch_disk(&bench.home, Arc::new(FailingDisk::new(failure)));
    let done = scene.task.run(&bench);
    drop(watch);
    if let Err(error) = &done {
        assert!(!error.to_string().is_empty() && !error.advice().is_empty());
        if error.code() != "unfinished" {
            assert_eq!(bench.snapshot(), scene.old, "{:?}, {how}: {error}", scene.task);
        }
    }
    drop(bench);
    let is_new = scene.assert_old_or_new(folder.path(), how);
    match done {
        Ok(()) => assert!(is_new || scene.old == scene.new, "{:?}, {how}: done, and yet not", scene.task),
        Err(error) if error.code() == "unfinished" => {}
        Err(error) => assert!(!is_new, "{:?}, {how}: not done, and yet done: {error}", scene.task),
    }
    is_new
}

#[test]
fn an_install_survives_every_fault() {
    try_all(Task::Install);
}

#[test]
fn an_install_from_what_is_at_hand_survives_every_fault() {
    try_all(Task::Assembled);
}

#[test]
fn an_update_of_what_changed_survives_every_fault() {
    try_all(Task::Delta);
}

#[test]
fn a_repair_survives_every_fault() {
    try_all(Task::Repair);
}

#[test]
fn a_republished_install_survives_every_fault() {
    try_all(Task::Republish);
}

#[test]
fn a_rollback_survives_every_fault() {
    try_all(Task::Rollback);
}

#[test]
fn a_removal_survives_every_fault() {
    try_all(Task::Remove);
}

#[test]
fn an_update_of_a_tool_survives_every_fault() {
    try_all(Task::UpdateTool);
}

#[test]
fn a_switch_of_a_tool_survives_every_fault() {
    try_all(Task::Switch);
}

#[test]
fn a_removal_of_a_tool_survives_every_fault() {
    try_all(Task::RemoveTool);
}

/// A real file system that runs full at any byte, the database's too.
#[test]
fn a_disk_of_any_size() {
    let Some(disk) = small_disk(16) else { return };
    let scenes = [Task::Install, Task::UpdateTool, Task::Remove, Task::Switch].map(Scene::new);
    let ballast = disk.path().join("ballast");
    for seed in 0..seeds().min(2_000) {
        let mut random = Random::new(seed ^ 0x00d1_5c00);
        let scene = &scenes[random.below(scenes.len())];
        let (place, source) = (disk.path().join("place"), scene.closed_copy());
        copy(source.path(), &place);
        let bench = Bench::at(&place);
        let free = vitrine_base::fs::free_space(&place).unwrap();
        let left = random.below(160) as u64 * 4096;
        fill(&ballast, free.saturating_sub(left));
        let done = scene.task.run(&bench);
        let how = format!("seed {seed}: {left} bytes free, {:?}", done.as_ref().map_err(ToString::to_string));
        drop(bench);
        fs::remove_file(&ballast).unwrap();
        let is_new = scene.assert_old_or_new(&place, &how);
        let unfinished = done.as_ref().is_err_and(|error| error.code() == "unfinished");
        assert!(unfinished || done.is_ok() == is_new, "{:?}, {how}", scene.task);
        fs::remove_dir_all(&place).unwrap();
    }
}

fn fill(path: &Path, bytes: u64) {
    let noughts = vec![0; usize::try_from(bytes).unwrap()];
    fs::write(path, noughts).unwrap();
}

/// What was installed before a disk ran full can be used while it is full.
#[test]
fn a_full_disk_shows_what_is_there() {
    let scene = Scene::new(Task::Install);
    let (_folder, bench) = scene.copy();
    let _watch = watch_disk(&bench.home, Arc::new(FailingDisk::new(Failure::FullFrom(0))));
    let error = scene.task.run(&bench).unwrap_err();
    assert_eq!(error.code(), "disk_full", "{error}");
    assert_eq!(bench.snapshot(), scene.old);
    drop(_watch);
    usable(&bench);
}
