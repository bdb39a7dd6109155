//! The same packages for foreign clients: one file per protocol, one line here for each.

mod homepilot;
mod shelf;

use std::future::Future;
use std::pin::Pin;

use axum::response::Response;

use crate::http::App;
use crate::http::files::Files;
use crate::http::front::Asked;

pub use shelf::Shelf;

/// What a view answers.
pub type Answer<'a> = Pin<Box<dyn Future<Output = Response> + Send + 'a>>;

/// Serves the registry's packages in the words of another protocol.
pub trait View: Send + Sync {
    /// Its name, for the numbers.
    fn name(&self) -> &'static str;
    /// True for the paths that are its own. Asked for every request: no more than a comparison or two.
    fn knows(&self, path: &str) -> bool;
    /// Answers a request for one of its paths, whatever the method.
    fn answer<'a>(&'a self, asked: &'a Asked) -> Answer<'a>;
}

/// All views of a server.
pub type Views = Vec<Box<dyn View>>;

/// Every protocol there is.
pub fn all(registry: &App, files: &Files) -> Views {
    vec![Box::new(homepilot::HomePilot::over(registry, files))]
}
