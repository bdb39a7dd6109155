//! Resumable uploads, tus 1.0.

/// Uploads that are being received.
#[derive(Default)]
pub struct Intake {}

/// The jobs done here.
pub fn handlers() -> Vec<Box<dyn crate::jobs::Handler>> {
    Vec::new()
}

/// The jobs wanted again and again.
pub fn timers() -> Vec<crate::jobs::Timer> {
    Vec::new()
}
