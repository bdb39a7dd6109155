//! What one package cannot bring to an end stops that package only; and what the harness of faults found once.

use std::fs;
use std::sync::Arc;

use vitrine_base::fs::watch_disk;
use vitrine_library::Health;

use crate::child::Task;
use crate::disks::{FailingDisk, Failure, ForgetfulDisk};
use crate::scenes::Scene;
use crate::support::{Bench, key};

#[test]
fn a_change_that_cannot_be_ended_stops_its_own_package_only() {
    let mut bench = Bench::new();
    bench.install_persona("nora", "1.0.0", "a");
    bench.install_persona("otto", "1.0.0", "a");
    let next = bench.wish("nora", "2.0.0", "a");
    let folder = bench.home.join("library/gallery/nora");
    let watch = watch_disk(&folder, Arc::new(FailingDisk::new(Failure::Frozen(0))));
    let error = bench.install(next.clone()).unwrap_err();
    assert_eq!(error.code(), "unfinished", "{error}");

    // Others go on.
    bench.install_persona("otto", "2.0.0", "a");
    assert_eq!(bench.library.rollback(&key("otto")).unwrap().version.as_str(), "1.0.0");
    bench.library.collect_garbage().unwrap();
    let error = bench.library.rollback(&key("nora")).unwrap_err();
    assert_eq!(error.code(), "unfinished");
    assert!(error.to_string().contains("The installation of “The nora” that was interrupted"), "{error}");
    assert_eq!(bench.reopen().notices.len(), 1);
    assert_eq!(bench.get("nora").unwrap().version.as_str(), "1.0.0");

    drop(watch);
    let opened = bench.reopen();
    assert_eq!(opened.recovered, ["The installation of “The nora” that was interrupted was finished."]);
    assert_eq!(
        (bench.get("nora").unwrap().version.as_str(), bench.health("nora")),
        ("2.0.0", Health::Intact)
    );
    bench.assert_tidy();
}

/// Everything that is not safe is lost when the power goes right after a change.
fn loses_all_right_after(task: Task) {
    let scene = Scene::new(task);
    for at in [usize::MAX, scene.operations - 1, scene.operations - 2, scene.operations - 3] {
        let (folder, bench) = scene.copy();
        let disk = Arc::new(ForgetfulDisk::new(at, folder.path().join("aside")));
        let watch = watch_disk(&bench.home, Arc::clone(&disk) as _);
        let done = scene.task.run(&bench).is_ok();
        let home = bench.home.clone();
        drop(bench);
        drop(watch);
        disk.lose_all(&home);
        let is_new =
            scene.assert_old_or_new(folder.path(), &format!("all is lost that was not safe at {at}"));
        assert!(is_new || !done, "{task:?}: it said that it was done");
    }
}

/// Found by seed 25: the receipt of a version that an install had pruned came back.
#[test]
fn receipts_of_a_pruned_version_stay_away_when_the_power_goes() {
    loses_all_right_after(Task::Republish);
}

/// Found by seed 53: receipts came back and with them, after its database was lost, a package that was removed.
#[test]
fn a_removed_package_stays_away_when_the_power_goes() {
    loses_all_right_after(Task::Remove);
    loses_all_right_after(Task::RemoveTool);
}

#[test]
fn an_early_receipt_knows_its_content_all_the_same() {
    let mut bench = Bench::new();
    let installed = bench.install_persona("nora", "1.0.0", "a");
    let path = bench.home.join("library/gallery/nora/1.0.0.receipt.json");
    let mut receipt: serde_json::Value = serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
    receipt.as_object_mut().unwrap().remove("content").unwrap();
    fs::write(&path, receipt.to_string()).unwrap();
    fs::remove_file(bench.home.join("library.db")).unwrap();
    bench.reopen();
    assert_eq!(bench.get("nora").unwrap().content, installed.content);
}
