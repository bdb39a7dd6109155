//! What every other room stands on: names that cannot be misused ([`PackageId`], [`Version`],
//! [`SourceName`]), digests ([`Sha256`], [`Hasher`]), limits with their reasons ([`limits`]), the one
//! module that touches files ([`fs`]), the content-addressed blob store ([`BlobStore`]), the platform-
//! independent path policy ([`path_policy`]) and a clock that can be held ([`Clock`]).

mod clock;
mod digest;
pub mod fs;
mod ids;
pub mod limits;
mod partial;
pub mod path_policy;
mod reporter;
mod store;

pub use clock::{Clock, FixedClock, SystemClock, Timestamp};
pub use digest::{Hasher, ParseDigestError, Sha256};
pub use ids::{IdError, PackageId, SourceName, Version};
pub use partial::Partial;
pub use reporter::{MirrorState, MirrorStatus, Phase, Reporter, Silent, TransferStatus};
pub use store::{BlobStore, BlobWriter, StoreError};
