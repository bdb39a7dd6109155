//! Jobs: progress, cancel, retry, what stays after a restart.

use vitrine_api::types::*;
use vitrine_api::{Commands as _, Event};
use vitrine_engine::Gallery;
use vitrine_testkit::{Fault, PersonaSpec};

use crate::world::{LIMIT, World, options, request};

#[tokio::test]
async fn a_download_can_be_cancelled_and_started_again() {
    let world = World::of(&[PersonaSpec::new("nora")]).await;
    world.server.fault("persona.hpersona", Fault::Slow { bytes_per_second: 200 }, None);
    let job = world.gallery.install(request("nora")).await.unwrap();
    let mut events = world.gallery.subscribe();
    let downloading = async {
        loop {
            if let Event::Job { job } = events.recv().await.unwrap()
                && job.phase == JobPhase::Downloading
                && job.done > 0
            {
                return job;
            }
        }
    };
    let seen = tokio::time::timeout(LIMIT, downloading).await.unwrap();
    assert!(seen.can_cancel && seen.total.is_some());
    world.gallery.cancel_job(job.clone()).await.unwrap();
    let ended = world.ended(&job).await;
    assert_eq!(ended.state, JobState::Cancelled);
    assert!(ended.error.is_none() && ended.can_retry && !ended.can_cancel);
    assert!(world.gallery.installed(()).await.unwrap().is_empty());
    world.server.mend();
    let again = world.gallery.retry_job(job).await.unwrap();
    assert_eq!(world.ended(&again).await.state, JobState::Done);
}

#[tokio::test]
async fn jobs_are_kept_shown_and_forgotten() {
    let world = World::of(&[PersonaSpec::new("nora")]).await;
    let job = world.install("nora").await;
    assert!(job.details.lines().count() >= 2, "steps with times: {}", job.details);
    world.gallery.close().await;
    let again = Gallery::open(options(&world.home())).unwrap();
    let kept = again.jobs(()).await.unwrap();
    let same = kept.iter().find(|kept| kept.id == job.id).expect("kept over a restart");
    assert_eq!((same.state, same.title.as_str()), (JobState::Done, job.title.as_str()));
    again.clear_jobs(()).await.unwrap();
    assert!(again.jobs(()).await.unwrap().is_empty());
    let unknown = JobRef { id: "no-such-job".into() };
    assert_eq!(again.cancel_job(unknown.clone()).await.unwrap_err().code, "jobs.unknown");
    assert_eq!(again.retry_job(unknown).await.unwrap_err().code, "jobs.unknown");
}

#[tokio::test]
async fn commands_are_found_by_name_and_checked() {
    let world = World::of(&[PersonaSpec::new("nora")]).await;
    let call = |name: &'static str, argument| vitrine_api::dispatch(&world.gallery, name, argument);
    let state = call("app_state", serde_json::Value::Null).await.unwrap();
    assert_eq!((state["sources"].as_u64(), state["listings"].as_u64()), (Some(1), Some(1)));
    assert_eq!(call("format_disk", serde_json::Value::Null).await.unwrap_err().code, "api.unknown_command");
    let wrong = call("detail", serde_json::json!({ "source": 7 })).await.unwrap_err();
    assert_eq!(wrong.code, "api.wrong_arguments");
}

#[tokio::test]
async fn closing_pauses_what_runs_and_waits_until_that_is_on_disk() {
    let specs: Vec<_> = ["nora", "kai", "ada"].map(PersonaSpec::new).into();
    let world = World::of(&specs).await;
    let now = world.gallery.settings(()).await.unwrap();
    world.gallery.set_settings(Settings { parallel_downloads: 2, ..now }).await.unwrap();
    world.server.fault("persona.hpersona", Fault::Slow { bytes_per_second: 200 }, None);
    let mut jobs = Vec::new();
    for id in ["nora", "kai", "ada"] {
        jobs.push(world.gallery.install(request(id)).await.unwrap());
    }
    // A second program: it sees nothing but what is on disk.
    let other = Gallery::open(options(&world.home())).unwrap();
    for job in &jobs[..2] {
        shown(&other, job, |job| job.phase == JobPhase::Downloading).await;
    }
    shown(&other, &jobs[2], |job| job.state == JobState::Queued).await;
    tokio::time::timeout(LIMIT, world.gallery.close()).await.expect("in time");
    let rows = other.jobs(()).await.unwrap();
    for job in &jobs {
        let row = rows.iter().find(|row| row.id == job.id).unwrap();
        assert_eq!((row.state, row.can_resume), (JobState::Paused, true), "{row:?}");
        assert!(row.ended.is_some() && row.outcome.is_some(), "{row:?}");
    }
    drop(world.gallery);
    let again = Gallery::open(options(other.home())).unwrap();
    world.server.mend();
    for job in jobs {
        let job = again.resume_job(job).await.unwrap();
        let ended = tokio::time::timeout(LIMIT, again.wait_job(&job, |_| {})).await.unwrap().unwrap();
        assert_eq!(ended.state, JobState::Done, "{:?}", ended.error);
    }
}

/// Waits until a home shows a job as wanted.
async fn shown(gallery: &Gallery, job: &JobRef, wanted: impl Fn(&JobSnapshot) -> bool) -> JobSnapshot {
    let seen = async {
        loop {
            let jobs = gallery.jobs(()).await.unwrap();
            if let Some(job) = jobs.into_iter().find(|one| one.id == job.id).filter(&wanted) {
                return job;
            }
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(LIMIT, seen).await.expect("in time")
}

/// A download that takes for ever, in one process, and another process on the same home.
async fn two_at_home() -> (World, JobRef, Gallery) {
    let world = World::of(&[PersonaSpec::new("nora")]).await;
    world.server.fault("persona.hpersona", Fault::Slow { bytes_per_second: 200 }, None);
    let job = world.gallery.install(request("nora")).await.unwrap();
    let other = Gallery::open(options(&world.home())).unwrap();
    (world, job, other)
}

#[tokio::test]
async fn a_job_of_another_process_is_paused_and_gone_on_with() {
    let (world, job, other) = two_at_home().await;
    let seen = shown(&other, &job, |job| job.phase == JobPhase::Downloading).await;
    assert!(seen.state == JobState::Running && seen.can_pause && seen.can_cancel, "{seen:?}");
    assert_eq!(other.resume_job(job.clone()).await.unwrap_err().code, "jobs.running");
    other.pause_job(job.clone()).await.unwrap();
    assert_eq!(world.ended(&job).await.state, JobState::Paused);
    let seen = shown(&other, &job, |job| job.state == JobState::Paused).await;
    assert!(seen.can_resume && seen.can_cancel && !seen.can_pause, "{seen:?}");
    world.server.mend();
    let again = other.resume_job(job).await.unwrap();
    let ended = tokio::time::timeout(LIMIT, other.wait_job(&again, |_| {})).await.unwrap().unwrap();
    assert_eq!(ended.state, JobState::Done, "{:?}", ended.error);
}

#[tokio::test]
async fn a_job_of_another_process_is_cancelled() {
    let (world, job, other) = two_at_home().await;
    shown(&other, &job, |job| job.state == JobState::Running).await;
    other.cancel_job(job.clone()).await.unwrap();
    assert_eq!(world.ended(&job).await.state, JobState::Cancelled);
    other.pause_job(job.clone()).await.unwrap();
    assert_eq!(shown(&other, &job, |_| true).await.state, JobState::Cancelled, "it stays ended");
}

#[tokio::test]
async fn a_job_paused_by_another_process_can_be_given_up_there() {
    let (world, job, other) = two_at_home().await;
    shown(&other, &job, |job| job.phase == JobPhase::Downloading).await;
    other.pause_job(job.clone()).await.unwrap();
    assert_eq!(world.ended(&job).await.state, JobState::Paused);
    other.cancel_job(job.clone()).await.unwrap();
    assert_eq!(shown(&other, &job, |_| true).await.state, JobState::Cancelled);
}
