//! Jobs begun once more: those that stand still, and those that ended.

use vitrine_api::ApiError;
use vitrine_api::types::JobRef;

use crate::Gallery;
use crate::jobs::Request;
use crate::updates::Work;

impl Gallery {
    /// A paused or interrupted job again, as a new one in its place: what has arrived is kept on disk.
    pub(crate) async fn go_on(&self, job: JobRef) -> Result<JobRef, ApiError> {
        let claim = self.inner.jobs.claim(&job.id)?;
        let new = self.start_again(job.clone()).await?;
        self.inner.jobs.replaced(&job.id)?;
        drop(claim);
        Ok(new)
    }

    /// An ended job once more, as a new one beside it.
    pub(crate) async fn retry(&self, job: JobRef) -> Result<JobRef, ApiError> {
        let _claim = self.inner.jobs.claim(&job.id)?;
        self.start_again(job).await
    }

    /// The same request again, as a new job.
    pub(crate) async fn start_again(&self, job: JobRef) -> Result<JobRef, ApiError> {
        match self.inner.jobs.request(&job.id)? {
            Request::Install(request) => self.start_install(request).await,
            Request::Remove(request) => self.start_remove(request).await,
            Request::Rollback { package } => self.start_rollback(package).await,
            Request::Switch(request) => self.start_switch(request).await,
            Request::Build(request) => self.start_build(request).await,
            Request::Submit(draft) => self.start_submit(draft).await,
            Request::Several(request) => self.several_again(&job, request, Work::Install).await,
            Request::Fetch(request) => self.several_again(&job, request, Work::Fetch).await,
            Request::Local(wish) => self.start_install_local(wish).await,
            Request::Move(request) => self.start_move(request).await,
            Request::SelfUpdate(wish) => self.start_self_update(wish),
            Request::Sync(request) => {
                let first = self.start_syncs(request).await?.into_iter().next();
                first.ok_or_else(|| ApiError::new("engine.no_source", "That source is not there any more."))
            }
        }
    }
}
