//! The types of the commands, one file per subject. All times are milliseconds since 1970 (UTC), all
//! sizes bytes, all JSON names camelCase.

mod app;
mod browse;
mod checks;
mod detail;
mod handover;
mod jobs;
mod library;
mod sources;

pub use app::*;
pub use browse::*;
pub use checks::*;
pub use detail::*;
pub use handover::*;
pub use jobs::*;
pub use library::*;
pub use sources::*;
