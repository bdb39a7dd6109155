//! The registry over HTTP: who asks ([`identity`]), what they may ([`access`]), how refusals look ([`problem`]), the
//! native API ([`v1`]), all of it put together ([`app`]). Foreign views are in [`crate::views`].

pub mod access;
mod app;
pub mod body;
pub mod client;
pub mod cookie;
pub mod csrf;
pub mod identity;
pub mod page;
pub mod problem;
pub mod v1;

use std::sync::Arc;

use crate::Registry;

pub use app::app;

/// The state every handler gets.
pub type App = Arc<Registry>;
