//! What every other room stands on: names that cannot be misused ([`PackageId`], [`Version`],
//! [`SourceName`]), digests ([`Sha256`], [`Hasher`]), limits with their reasons ([`limits`]), the one
//! module that touches files ([`fs`]), the content-addressed blob store ([`BlobStore`]), the platform-
//! independent path policy ([`path_policy`]), a clock that can be held ([`Clock`]), and sentences with codes for those who
//! write them in another language ([`Said`]).

mod clock;
mod digest;
pub mod fs;
mod ids;
pub mod limits;
mod partial;
pub mod path_policy;
mod phrase;
mod reporter;
mod store;

pub use clock::{Clock, FixedClock, SystemClock, Timestamp};
pub use digest::{Hasher, ParseDigestError, Sha256};
pub use ids::{IdError, PackageId, SourceName, Version};
pub use partial::Partial;
pub use phrase::{Argument, Arguments, Phrase, Said, WithArguments};
pub use reporter::{MirrorState, MirrorStatus, Phase, Reporter, Silent, TransferStatus};
pub use store::{BlobStore, BlobWriter, StoreError};
