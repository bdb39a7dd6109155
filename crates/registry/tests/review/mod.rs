//! Submissions, their checks, the curator's desk, names and reports.

mod desk;
mod flow;
mod hostile;
mod http;
mod names;
mod outside;
mod rules;
mod support;
mod told;
mod words;
