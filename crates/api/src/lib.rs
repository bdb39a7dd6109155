//! The words on the wire between the window (or a test's browser, or later a registry's web page) and
//! Rust: every command once, in [`commands`], every type the window sees, in [`types`], every event in
//! [`events`], every refusal as one [`ApiError`]. The Tauri handler, its permission list, the HTTP
//! bridge of the tests and the TypeScript of `ui/` are all made from these tables; see [`typescript`].

mod commands;
mod error;
mod events;
pub mod registry;
pub mod types;
pub mod typescript;

pub use commands::{COMMANDS, Command, Commands, dispatch};
pub use error::ApiError;
pub use events::Event;
