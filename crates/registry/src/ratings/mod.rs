//! Stars, reviews, votes, and the one number they make.

/// The jobs done here.
pub fn handlers() -> Vec<Box<dyn crate::jobs::Handler>> {
    Vec::new()
}

/// The jobs wanted again and again.
pub fn timers() -> Vec<crate::jobs::Timer> {
    Vec::new()
}
