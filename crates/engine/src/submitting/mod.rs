//! Submitting: a folder or file becomes a draft ([`reading`]), is checked here with the very code a registry checks with
//! ([`checking`]), compared with what is published ([`comparing`]), and then sent to a registry as a job that survives
//! restarts ([`sending`]) or written as a bundle for the keeper of a static gallery ([`bundling`]). A draft is a row in
//! `personal.db` ([`body`]) and a folder below `drafts/` with what was read.

mod body;
mod bundling;
mod checking;
mod comparing;
mod drafts;
mod news;
mod reading;
mod refusals;
mod sending;
mod sent;
mod targets;
mod views;
mod words;

pub(crate) use views::PICTURE;
