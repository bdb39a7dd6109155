//! From an approved submission to a version everybody can fetch and verify.

/// The jobs done here.
pub fn handlers() -> Vec<Box<dyn crate::jobs::Handler>> {
    Vec::new()
}

/// The jobs wanted again and again.
pub fn timers() -> Vec<crate::jobs::Timer> {
    Vec::new()
}
