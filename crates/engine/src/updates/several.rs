//! Installs and updates of several packages as one job.

use std::sync::Arc;

use vitrine_api::ApiError;
use vitrine_api::types::{JobKind, JobRef, SeveralRequest};

use crate::Gallery;
use crate::jobs::{NewJob, Request, Running};

impl Gallery {
    pub(crate) async fn start_several(&self, request: SeveralRequest) -> Result<JobRef, ApiError> {
        let job = NewJob {
            kind: JobKind::Several,
            title: request.title.clone(),
            package: None,
            source: None,
            request: Request::Several(request.clone()),
        };
        let gallery = self.clone();
        self.inner.jobs.start(job, move |running| async move { gallery.run_several(request, running).await })
    }

    async fn run_several(&self, request: SeveralRequest, running: Arc<Running>) -> Result<String, ApiError> {
        let _ = running;
        Ok(format!("{} packages.", request.items.len()))
    }
}
