//! Uploads under way.

/// Uploads under way.
pub trait UploadStore {}
