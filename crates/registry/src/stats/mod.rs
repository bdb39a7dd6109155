//! Downloads and popular tags, without spying.

/// The jobs done here.
pub fn handlers() -> Vec<Box<dyn crate::jobs::Handler>> {
    Vec::new()
}

/// The jobs wanted again and again.
pub fn timers() -> Vec<crate::jobs::Timer> {
    Vec::new()
}
