//! Resumable uploads, tus 1.0.

/// Uploads that are being received.
#[derive(Default)]
pub struct Intake {}
