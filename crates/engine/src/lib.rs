//! The use cases, in one facade: [`Gallery`]. Shell, terminal and test bridge call it through the table of
//! commands in crates/api; it knows no window. It brings catalogue and library together, runs every long
//! thing as a job, turns makers' Markdown into safe HTML, and says every refusal in words.

mod again;
mod browse;
mod building;
#[cfg(target_os = "linux")]
mod bus;
mod care;
mod changelog;
pub mod checks;
mod commands;
mod convert;
mod detail;
mod errors;
mod evidence;
mod gallery;
mod handover;
mod hindered;
mod html;
mod install;
mod installed;
mod jobs;
mod language;
mod network;
mod opening;
mod options;
mod plan;
mod planning;
pub mod registries;
mod requests;
mod resolve;
mod said;
mod selfupdate;
mod settings;
mod shelves;
mod side_by_side;
mod sources;
mod submitting;
mod taken_down;
mod transfers;
mod trusting;
mod updates;

pub use gallery::Gallery;
pub use html::render_markdown;
pub use jobs::job_phase;
pub use network::{Network, network_of};
pub use opening::{Link, LinkError};
pub use options::{Options, default_home};
pub use selfupdate::{OwnProgram, can_replace_itself, self_update_hint};
pub use settings::wants_safe_graphics;
pub use updates::{PolicyOutcome, Ready};
