//! The registry server: it receives packages ([`uploads`], [`submissions`]), checks them ([`checks`]), lets people decide
//! ([`moderation`]), publishes and signs ([`publishing`]), serves ([`http`], [`views`]) and rates ([`ratings`]). Everything
//! is written down through the traits of [`store`]; long work is a job ([`jobs`]). The domain knows no HTTP framework:
//! only [`http`] and [`views`] do.

pub mod accounts;
pub mod blobs;
pub mod care;
pub mod checks;
pub mod config;
mod error;
pub mod http;
pub mod import;
pub mod jobs;
pub mod metrics;
pub mod moderation;
pub mod names;
pub mod network;
pub mod notify;
pub mod page;
pub mod publishing;
pub mod ratings;
mod registry;
pub mod search;
pub mod server;
pub mod showcase;
pub mod stats;
pub mod store;
pub mod streams;
pub mod submissions;
pub mod uploads;
pub mod views;
pub mod webhooks;

pub use error::{Answer, Refusal, RegistryError};
pub use registry::Registry;
