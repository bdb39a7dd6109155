//! How bytes arrive, for indexes, pictures and packages alike: one [`Client`] with time limits, retries,
//! conditional requests, resume after a cut, and hashing while streaming. What it asks and whom is decided by
//! [`AddressPolicy`]; what went wrong is a [`TransferError`] that says so in a sentence.

mod client;
mod error;
mod location;
mod options;
mod policy;
mod request;

pub use client::Client;
pub use error::TransferError;
pub use location::Location;
pub use options::ClientOptions;
pub use policy::AddressPolicy;
pub use request::{Download, Downloaded, Fetch, Fetched, Validators};
