//! Use cases whose lower rooms are being built this very hour.

use vitrine_api::ApiError;
use vitrine_api::types::*;

use crate::Gallery;

fn soon() -> ApiError {
    ApiError::new("engine.not_yet", "This part is not wired yet.")
}

impl Gallery {
    pub(crate) async fn explain_transfer_of(&self, _: InstallRequest) -> Result<TransferPlan, ApiError> {
        Err(soon())
    }
    pub(crate) async fn start_switch(&self, _: SwitchRequest) -> Result<JobRef, ApiError> {
        Err(soon())
    }
    pub(crate) async fn plan_build_of(&self, _: InstallRequest) -> Result<BuildPlan, ApiError> {
        Err(soon())
    }
    pub(crate) async fn start_build(&self, _: BuildRequest) -> Result<JobRef, ApiError> {
        Err(soon())
    }
    pub(crate) async fn preview_source_of(&self, _: AddSource) -> Result<SourcePreview, ApiError> {
        Err(soon())
    }
    pub(crate) async fn accept_identity_of(&self, _: AcceptIdentity) -> Result<SourceRow, ApiError> {
        Err(soon())
    }
}
