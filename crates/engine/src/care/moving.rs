//! The library moved to another place, as a plan and as a job.

use std::path::Path;
use std::sync::Arc;

use vitrine_api::ApiError;
use vitrine_api::types::{JobKind, JobRef, LibraryMove, MoveRequest};
use vitrine_base::{Phrase, Said, WithArguments as _};
use vitrine_library::MovePlan;

use crate::Gallery;
use crate::errors::Explain as _;
use crate::jobs::{NewJob, Request, Running};

impl Gallery {
    pub(crate) fn plan_move_now(&self, request: &MoveRequest) -> Result<LibraryMove, ApiError> {
        let plan = self.inner.library.plan_move(Path::new(&request.folder)).map_err(|e| e.explain())?;
        let busy = self.free_to_move("");
        Ok(described(plan, busy.err()))
    }

    pub(crate) async fn start_move(&self, request: MoveRequest) -> Result<JobRef, ApiError> {
        let wish = request.clone();
        let plan = self.blocking(move |g| g.plan_move_now(&wish)).await?;
        if let Some(refused) = plan.refused {
            return Err(refused);
        }
        let job = NewJob {
            kind: JobKind::Move,
            title: plan.to,
            package: None,
            source: None,
            request: Request::Move(request.clone()),
        };
        let gallery = self.clone();
        self.inner.jobs.start(job, move |running| async move { gallery.run_move(request, running).await })
    }

    async fn run_move(&self, request: MoveRequest, running: Arc<Running>) -> Result<Said, ApiError> {
        let moved = self.blocking(move |g| {
            g.free_to_move(running.id())?;
            let folder = Path::new(&request.folder);
            g.inner.library.move_to(folder, running.as_ref(), &running.cancel).map_err(|e| e.explain())
        });
        let moved = moved.await;
        // Also after an error: what was decided may be done.
        self.place_changed();
        let folder = moved?;
        let folder = folder.display();
        Ok(Said::new(format!("Moved to {folder}."), Phrase::new("done.moved").with("folder", folder)))
    }

    /// Refuses while jobs run that change what would be moved.
    fn free_to_move(&self, own: &str) -> Result<(), ApiError> {
        match self.inner.jobs.changing_beside(own)?.first() {
            None => Ok(()),
            Some(job) => {
                Err(ApiError::new("care.move_jobs", "The library is not moved while jobs change it.")
                    .with_action("Wait until they are done, or pause or cancel them in Activity.")
                    .with_details(format!("running: {}", job.title)))
            }
        }
    }
}

fn described(plan: MovePlan, busy: Option<ApiError>) -> LibraryMove {
    let refused = plan.refusal.map(|refusal| vitrine_library::LibraryError::from(refusal).explain());
    LibraryMove {
        from: plan.from.display().to_string(),
        to: plan.to.display().to_string(),
        bytes: plan.bytes,
        files: plan.files,
        free: plan.free,
        back: plan.back,
        refused: refused.or(busy),
    }
}
