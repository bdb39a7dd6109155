//! The registry over HTTP. [`listen`] takes connections; [`front`] answers static [`files`] and the foreign views of
//! [`crate::views`] at once and hands the rest to the application ([`app`]): before every handler the [`gate`] finds out
//! who asks ([`identity`]), holds it against the table ([`access`]) and counts it ([`limits`]); behind it are the native
//! API ([`v1`]), its documentation ([`docs`]), [`numbers`] and the web page ([`ui`]). Refusals look as [`problem`] says.

pub mod access;
mod app;
pub mod body;
pub mod client;
pub mod conditional;
pub mod cookie;
pub mod csrf;
pub mod docs;
pub mod dress;
pub mod events;
pub mod files;
pub mod front;
pub mod gate;
pub mod health;
pub mod identity;
pub mod limits;
pub mod listen;
pub mod numbers;
pub mod page;
mod patience;
pub mod problem;
pub mod request_id;
pub mod security;
pub mod ui;
pub mod v1;

use std::sync::Arc;

use crate::Registry;

pub use app::app;

/// The state every handler gets.
pub type App = Arc<Registry>;
