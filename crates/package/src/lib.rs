//! What a package is. [`listing`] holds the words of the static index, [`Kind`] and its neighbours the
//! words every kind is described in.

pub mod listing;
mod words;

pub use words::{ContentRating, Dependency, DependencyKind, Finding, Kind, Severity};
