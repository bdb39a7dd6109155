//! A job, from its start to its end, with progress on the way and a clean stop on Ctrl+C.

use vitrine_api::types::{JobRef, JobSnapshot, JobState};
use vitrine_api::{ApiError, Commands as _};
use vitrine_engine::Gallery;

use crate::error::CliError;
use crate::session::Session;

/// Waits until the job has ended. The first Ctrl+C asks it to stop and waits on; it may be too late.
///
/// # Errors
/// When there is no such job.
pub(crate) async fn to_its_end(
    session: &Session,
    gallery: &Gallery,
    job: &JobRef,
) -> Result<JobSnapshot, ApiError> {
    let _handled = session.stop.handle();
    let progress = session.out.progress();
    let wait = gallery.wait_job(job, |snapshot| progress.show(snapshot));
    tokio::pin!(wait);
    let ended = tokio::select! {
        biased;
        () = session.stop.first() => None,
        snapshot = &mut wait => Some(snapshot),
    };
    match ended {
        Some(snapshot) => snapshot,
        None => {
            if session.stop.tell_once() {
                session.out.note("Stopping…");
            }
            // Refused means that it cannot be stopped any more; then it ends by itself.
            let _ = gallery.cancel_job(job.clone()).await;
            wait.await
        }
    }
}

/// Why a job that has ended is no success; none when it is one.
pub(crate) fn failure(job: &JobSnapshot) -> Option<CliError> {
    match (&job.state, &job.error) {
        (JobState::Done, _) => None,
        (JobState::Cancelled, _) => Some(CliError::Stopped),
        (_, Some(error)) => Some(CliError::Engine(error.clone())),
        _ => Some(CliError::JobEnded { sentence: format!("“{}” did not come to an end.", job.title) }),
    }
}
