//! How a gallery is made: [`build`] turns a folder of packages into a folder any host can serve, with our
//! own index (`vitrine/1`, see `docs/formats.md`) and beside it the bucket layout an unmodified HomePilot
//! reads. [`edition`] changes such a folder one version at a time. What is published stays: a version never changes, one bad package never stops the rest, and the
//! root document is written last, so a crash leaves the old gallery whole. [`init_signing`] and its companions
//! make it a signed one (`docs/publish-a-gallery.md`).

mod build;
mod bundle;
mod catalogue;
pub mod checking;
mod compose;
mod deltas;
pub mod edition;
mod entries;
mod error;
mod files;
mod folder;
mod gallery_file;
mod homepilot;
mod index;
mod markdown;
mod naming;
pub mod picture;
mod previous;
mod release;
mod shelf;
mod signing;
mod withdrawal;

pub use build::{BuildOptions, BuildReport, build};
pub use bundle::Bundle;
pub use catalogue::{entry_line, snapshot_bytes};
pub use entries::{Said, Tombstone, latest};
pub use error::PublishError;
pub use files::GENERATED_PICTURE_SIDE;
pub use gallery_file::GALLERY_FILE;
pub(crate) use gallery_file::GalleryFile;
pub use gallery_file::{is_https, is_language_tag};
pub use homepilot::Item;
pub use markdown::Markdown;
pub use release::{Facts, Overrides};
pub use signing::{
    Handover, Keys, NewKeys, NewPublisher, Offline, PublisherSigned, SignedBuild, SigningOptions, Unvouched,
    Upkeep, abandon, accept_publisher, add_publisher, init_manifests, init_signing, is_signed, merge,
    new_key, publisher_signature, refuse_manifests, remove_publisher, rotate, sign_copy, state, upkeep,
    usual_folder,
};
pub use vitrine_trust::Fingerprint;
pub use vitrine_trust::writer::{Periods, Progress, Publisher, Signed, State};
pub use withdrawal::note_withdrawal;
