//! Downloads by day, and who was counted.

/// Downloads by day, and who was counted.
pub trait DownloadStore {}
