//! The registry through its public interfaces: the domain on a real database in a temporary folder, the HTTP application
//! in this process, and where a process matters, the real program.
#![allow(clippy::disallowed_methods, clippy::unwrap_used, clippy::expect_used, missing_docs, unreachable_pub)]

mod accounts;
mod authorisation;
mod basics;
mod blobs;
mod care_backup;
mod care_config;
mod care_gc;
mod care_scan;
mod events;
mod fuzz;
mod ground;
mod import;
mod inbox_mail;
mod jobs;
mod kept_private;
mod ownership;
mod package_pages;
mod publishing;
mod rating_rules;
mod review;
mod serving;
mod shelf;
mod uploads;
mod webhooks_out;
