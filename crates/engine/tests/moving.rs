//! The library moved to another folder while everything else goes on.

use vitrine_api::Commands as _;
use vitrine_api::types::*;
use vitrine_engine::Gallery;
use vitrine_testkit::{Fault, PersonaSpec};

use crate::world::{LIMIT, World, options, request};

fn to(folder: &std::path::Path) -> MoveRequest {
    MoveRequest { folder: folder.display().to_string() }
}

#[tokio::test]
async fn it_is_planned_moved_counted_and_brought_back() {
    let world = World::of(&[PersonaSpec::new("nora"), PersonaSpec::new("kai")]).await;
    world.install("nora").await;
    // Another program on the same home.
    let other = Gallery::open(options(&world.home())).unwrap();
    let before = world.gallery.storage(()).await.unwrap();
    assert!(!before.elsewhere);
    let place = std::fs::canonicalize(world.folder.path()).unwrap().join("disk/vitrine");
    let plan = world.gallery.plan_move(to(&place)).await.unwrap();
    assert_eq!((plan.to.as_str(), plan.back, plan.refused.clone()), (place.to_str().unwrap(), false, None));
    assert!(plan.bytes > 0 && plan.files > 0 && plan.free > plan.bytes, "{plan:?}");
    assert!(!place.exists(), "looking makes nothing");

    let mut phases = Vec::new();
    let job = world.gallery.move_library(to(&place)).await.unwrap();
    let follow = world.gallery.wait_job(&job, |job| phases.push(job.phase));
    let ended = tokio::time::timeout(LIMIT, follow).await.unwrap().unwrap();
    assert_eq!((ended.kind, ended.state), (JobKind::Move, JobState::Done), "{:?}", ended.error);
    assert!(!ended.can_resume && !ended.can_retry);
    let after = world.gallery.storage(()).await.unwrap();
    assert_eq!((after.elsewhere, after.library.clone()), (true, place.join("library").display().to_string()));
    let sizes = |report: &StorageReport| -> Vec<_> {
        let rows = report.rows.iter().filter(|row| row.part != StoragePart::Data);
        rows.map(|row| (row.part, row.size)).collect()
    };
    assert_eq!(sizes(&after), sizes(&before));
    assert_eq!(after.rows.iter().map(|row| row.size).sum::<u64>(), after.total);
    for gallery in [&world.gallery, &other] {
        let installed = gallery.installed(()).await.unwrap();
        assert_eq!((installed.len(), installed[0].health), (1, Health::Intact));
    }
    assert_eq!(world.install("kai").await.state, JobState::Done);
    assert!(place.join("library/town/kai").is_dir());

    let job = other.move_library(to(&world.home())).await.unwrap();
    let ended = tokio::time::timeout(LIMIT, other.wait_job(&job, |_| {})).await.unwrap().unwrap();
    assert_eq!(ended.state, JobState::Done, "{:?}", ended.error);
    let back = world.gallery.storage(()).await.unwrap();
    assert!(!back.elsewhere && world.home().join("library/town/kai").is_dir());
    assert_eq!(std::fs::read_dir(&place).unwrap().count(), 0, "nothing is left there");
}

#[tokio::test]
async fn it_is_refused_while_jobs_of_any_program_change_it_and_where_it_cannot_be() {
    let world = World::of(&[PersonaSpec::new("nora")]).await;
    let other = Gallery::open(options(&world.home())).unwrap();
    let place = world.folder.path().join("place");
    world.server.fault("persona.hpersona", Fault::Slow { bytes_per_second: 200 }, None);
    let job = world.gallery.install(request("nora")).await.unwrap();
    for gallery in [&world.gallery, &other] {
        let refused = gallery.plan_move(to(&place)).await.unwrap().refused.unwrap();
        assert_eq!(refused.code, "care.move_jobs");
        assert!(refused.action.is_some());
        assert_eq!(gallery.move_library(to(&place)).await.unwrap_err().code, "care.move_jobs");
    }
    world.gallery.cancel_job(job.clone()).await.unwrap();
    world.ended(&job).await;
    std::fs::create_dir(&place).unwrap();
    std::fs::write(place.join("letter.txt"), "mine").unwrap();
    let refused = world.gallery.move_library(to(&place)).await.unwrap_err();
    assert_eq!(refused.code, "folder_not_empty");
    assert!(refused.sentence.contains(place.to_str().unwrap()) && refused.action.is_some(), "{refused:?}");
    assert_eq!(std::fs::read_to_string(place.join("letter.txt")).unwrap(), "mine");
}

#[tokio::test]
async fn a_home_whose_library_is_away_says_where_it_is() {
    let world = World::of(&[PersonaSpec::new("nora")]).await;
    world.install("nora").await;
    let place = world.folder.path().join("place");
    let job = world.gallery.move_library(to(&place)).await.unwrap();
    assert_eq!(world.ended(&job).await.state, JobState::Done);
    std::fs::rename(&place, world.folder.path().join("away")).unwrap();
    let error = Gallery::open(options(&world.home())).unwrap_err();
    assert_eq!(error.code, "library_away");
    assert!(error.sentence.contains("place") && error.action.is_some(), "{error:?}");
    assert!(!place.exists(), "no empty library takes its place");
    let failed = world.install("nora").await;
    assert_eq!(failed.state, JobState::Failed);
    std::fs::rename(world.folder.path().join("away"), &place).unwrap();
    let again = Gallery::open(options(&world.home())).unwrap();
    assert_eq!(again.installed(()).await.unwrap()[0].health, Health::Intact);
}
