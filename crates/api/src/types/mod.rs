//! The types of the commands, one file per subject. All times are milliseconds since 1970 (UTC), all
//! sizes bytes, all JSON names camelCase.

mod app;
mod browse;
mod care;
mod checks;
mod detail;
mod handover;
mod jobs;
mod library;
mod open;
mod registries;
mod selfupdate;
mod shelves;
mod sources;
mod submit;
mod updates;

pub use app::*;
pub use browse::*;
pub use care::*;
pub use checks::*;
pub use detail::*;
pub use handover::*;
pub use jobs::*;
pub use library::*;
pub use open::*;
pub use registries::*;
pub use selfupdate::*;
pub use shelves::*;
pub use sources::*;
pub use submit::*;
pub use updates::*;
pub use vitrine_base::{Argument, Arguments, Phrase, WithArguments};
