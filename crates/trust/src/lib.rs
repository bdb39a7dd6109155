//! Who vouches for bytes, and how far. A level is a fact for the screen, never a colour: *signed* (valid,
//! current signed metadata), *listed* (the registry lists a digest), *unverified* (nothing to check
//! against). Signed metadata is The Update Framework's ([`Verifier`] reads it, [`writer`] makes it): what is
//! in a gallery's `metadata/` folder. Bytes come in through [`Fetch`], time is passed in; nothing here
//! knows a network. Only this crate names the TUF library (`docs/decisions/0006-tuf.md`).

mod error;
mod facts;
mod fetch;
mod fingerprint;
mod keys;
mod level;
mod minisign;
mod time;
mod verifier;
pub mod writer;

pub use error::{FetchFailure, TrustError};
pub use facts::{Expired, Facts, Release, TableRef, Target, Withdrawn};
pub use fetch::{Fetch, Fetched, FolderFetch, METADATA_FOLDER};
pub use fingerprint::{Fingerprint, FingerprintError};
pub use keys::{KeyId, PublicKey, SigningKey};
pub use level::TrustLevel;
pub use minisign::{MinisignFacts, verify_minisign};
pub use verifier::Verifier;
