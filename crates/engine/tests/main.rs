//! The use cases from outside: real galleries on real local servers, in homes of their own.
#![allow(clippy::disallowed_methods, clippy::unwrap_used, clippy::expect_used, missing_docs)]

mod browsing;
mod care;
mod checks;
mod files;
mod handover;
mod history;
mod homes;
mod installing;
mod jobs;
mod library_file;
mod links;
mod moving;
mod network;
mod refusals;
mod registries;
mod selfupdate;
mod selfupdate_news;
mod selfupdate_parts;
mod several;
mod shelves;
mod shop;
mod submitting;
mod tools;
mod update_rules;
mod updating;
mod world;
