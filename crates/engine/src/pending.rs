//! Use cases whose lower rooms are being built this very hour.

use vitrine_api::ApiError;
use vitrine_api::types::*;

use crate::Gallery;

fn soon() -> ApiError {
    ApiError::new("engine.not_yet", "This part is not wired yet.")
}

impl Gallery {
    pub(crate) async fn offer_build(&self, _: &crate::plan::Planned) -> Option<BuildOffer> {
        None
    }
    pub(crate) async fn explain_transfer_of(&self, _: InstallRequest) -> Result<TransferPlan, ApiError> {
        Err(soon())
    }
    pub(crate) async fn plan_build_of(&self, _: InstallRequest) -> Result<BuildPlan, ApiError> {
        Err(soon())
    }
    pub(crate) async fn start_build(&self, _: BuildRequest) -> Result<JobRef, ApiError> {
        Err(soon())
    }
}
