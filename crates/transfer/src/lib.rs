//! How bytes arrive, for indexes, pictures and packages alike: one [`Client`] with time limits, retries,
//! conditional requests, resume after a cut, and hashing while streaming; large files in parts, from several mirrors
//! at once. What it asks and whom is decided by
//! [`AddressPolicy`]; what went wrong is a [`TransferError`] that says so in a sentence.

mod attempt;
mod bandwidth;
mod body;
mod client;
mod delta;
mod engine;
mod error;
mod flight;
mod health;
mod http;
mod local;
mod location;
mod mirrors;
mod options;
mod policy;
mod pools;
mod proxy;
mod range;
mod request;
mod resolver;
mod retry;
mod sink;
mod told;

pub use client::Client;
pub use delta::{AtHand, DeltaPlan, How, Method, Obtained, PlanPart, TableAt, Wanted};
pub use error::TransferError;
pub use health::MirrorHealth;
pub use http::classified;
pub use location::Location;
pub use options::ClientOptions;
pub use policy::{AddressPolicy, is_localhost, is_public};
pub use range::{RangeFetch, RangeFetched, Span};
pub use request::{Download, Downloaded, Fetch, Fetched, Validators};
pub use retry::retry_after;
