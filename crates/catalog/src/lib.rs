//! What can be had: the sources a person added, the registry formats they speak ([`Protocol`]), the sync that
//! reads them ([`Catalog::sync`]), and the searchable copy on disk that the window paints from
//! ([`Catalog::search`]). Previews ([`Catalog::picture`]) and details ([`Catalog::details`]) come when asked for.
//! Nothing here installs anything.

mod adding;
pub mod bucket;
mod catalog;
mod collection;
mod database;
mod details;
mod error;
mod hindrance;
pub mod import;
mod leftovers;
mod listing;
mod located;
mod manifests;
mod needs;
mod pictures;
mod preview;
mod query;
mod record;
pub mod resolve;
mod roster;
mod search;
mod signed;
mod source;
mod sources;
mod standing;
mod sync;
mod trusted;
mod turn;
mod watch;

pub use catalog::{Catalog, Counts, OpenReport};
pub use collection::{Collection, CollectionSummary, FEATURED};
pub use error::CatalogError;
pub use hindrance::{Hindrance, NoFile};
pub use listing::{ListedVersion, Listing, Located, PlatformFact, TableAt};
pub use needs::Needs;
pub use pictures::PICTURE_SIZES;
pub use preview::SourcePreview;
pub use query::{Facets, Page, Query, Sort};
pub use signed::vouch::Voucher;
pub use source::{AddOptions, ItemProblem, Protocol, Source, SyncOptions, SyncOutcome};
pub use trusted::{Alarm, SourceTrust};
pub use watch::FolderWatch;
