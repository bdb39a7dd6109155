//! Wishes that meet: what no order of calls from outside can force.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::{broadcast, oneshot};
use vitrine_api::types::{JobKind, JobRef, JobState, PackageRef};
use vitrine_base::SystemClock;
use vitrine_library::Library;

use super::{Jobs, NewJob, Request, cancelled};

/// Longer than any of it takes.
const PATIENCE: Duration = Duration::from_secs(30);

fn jobs() -> (tempfile::TempDir, Arc<Jobs>) {
    let folder = tempfile::tempdir().unwrap();
    let (library, _) = Library::open(folder.path(), Arc::new(SystemClock)).unwrap();
    let (events, _) = broadcast::channel(64);
    (folder, Jobs::new(library.jobs(), Arc::new(SystemClock), events))
}

/// A job that stops when it is told to, but not before the answered sender says so.
fn slow_to_stop(jobs: &Arc<Jobs>) -> (JobRef, oneshot::Sender<()>) {
    let package = PackageRef { source: "town".into(), id: "nora".into() };
    let request = Request::Rollback { package: package.clone() };
    let (kind, title, package) = (JobKind::Install, "Nora".into(), Some(package));
    let (stop, stopped) = oneshot::channel();
    let job = jobs.start(NewJob { kind, title, package, source: None, request }, |_| async move {
        let _ = stopped.await;
        Err(cancelled())
    });
    (job.unwrap(), stop)
}

async fn begun(jobs: &Arc<Jobs>, job: &JobRef) {
    let running = async {
        while jobs.snapshot(&job.id).unwrap().state != JobState::Running {
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(PATIENCE, running).await.unwrap();
}

async fn ended(jobs: &Arc<Jobs>, job: &JobRef) -> JobState {
    let ended = tokio::time::timeout(PATIENCE, jobs.wait(&job.id, |_| {})).await.unwrap().unwrap();
    assert_eq!(jobs.store.get(&job.id).unwrap().unwrap().state, super::rows::state_word(ended.state));
    ended.state
}

#[tokio::test]
async fn given_up_before_it_has_paused_it_is_not_kept() {
    let (_folder, jobs) = jobs();
    let (job, stop) = slow_to_stop(&jobs);
    begun(&jobs, &job).await;
    jobs.pause(&job.id).unwrap();
    jobs.cancel(&job.id).unwrap();
    stop.send(()).unwrap();
    assert_eq!(ended(&jobs, &job).await, JobState::Cancelled);
}

#[tokio::test]
async fn what_has_just_ended_stays_as_it_is() {
    let (_folder, jobs) = jobs();
    let (job, stop) = slow_to_stop(&jobs);
    begun(&jobs, &job).await;
    jobs.pause(&job.id).unwrap();
    stop.send(()).unwrap();
    assert_eq!(ended(&jobs, &job).await, JobState::Paused);
    jobs.pause(&job.id).unwrap();
    assert_eq!(ended(&jobs, &job).await, JobState::Paused);
    jobs.cancel(&job.id).unwrap();
    jobs.cancel(&job.id).unwrap();
    assert_eq!(ended(&jobs, &job).await, JobState::Cancelled);
}

#[tokio::test]
async fn of_two_that_start_a_job_again_the_second_sees_what_the_first_made() {
    let (_folder, jobs) = jobs();
    let (job, stop) = slow_to_stop(&jobs);
    begun(&jobs, &job).await;
    assert_eq!(jobs.claim(&job.id).err().unwrap().code, "jobs.running");
    jobs.pause(&job.id).unwrap();
    stop.send(()).unwrap();
    assert_eq!(ended(&jobs, &job).await, JobState::Paused);
    let first = jobs.claim(&job.id).unwrap();
    assert_eq!(jobs.claim(&job.id).err().unwrap().code, "jobs.running");
    // It goes on under another id.
    jobs.replaced(&job.id).unwrap();
    drop(first);
    assert!(jobs.claim(&job.id).is_err());
}
