//! Everything that can go wrong with a catalogue, in sentences for people.

use std::io;

use vitrine_base::fs::{DiskFull, is_disk_full};
use vitrine_base::{PackageId, Sha256, SourceName, Version};
use vitrine_transfer::TransferError;
use vitrine_trust::TrustError;

use crate::signed::transport;

/// Why the catalogue could not do what was asked.
#[derive(Debug, thiserror::Error)]
pub enum CatalogError {
    /// The catalogue's database failed.
    #[error("the catalogue on disk could not be read or written: {0}")]
    Database(#[from] rusqlite::Error),
    /// A file of the catalogue failed.
    #[error("{}", disk_sentence(.0))]
    Io(#[from] io::Error),
    /// The network, or a folder, did not give what was asked.
    #[error(transparent)]
    Transfer(#[from] TransferError),
    /// There is no source of that name.
    #[error("there is no source named “{name}”")]
    NoSuchSource {
        /// The name.
        name: String,
    },
    /// The source does not list that package.
    #[error("“{id}” is not listed by the source “{source_name}”")]
    NoSuchListing {
        /// The source.
        source_name: SourceName,
        /// The package.
        id: PackageId,
    },
    /// The location cannot be a source.
    #[error("“{location}” cannot be added as a source: {reason}")]
    BadLocation {
        /// What was typed.
        location: String,
        /// Why not, and what to do.
        reason: String,
    },
    /// The location needs the person's word before it is asked.
    #[error("“{location}” is added only with your word, because {reason}")]
    NeedsWord {
        /// What was typed.
        location: String,
        /// What is special about it.
        reason: &'static str,
    },
    /// The name cannot be given to a source.
    #[error("the source cannot be named “{name}”: {reason}")]
    BadName {
        /// What was typed.
        name: String,
        /// Why not.
        reason: String,
    },
    /// The same location is a source already.
    #[error("this gallery is a source already; it is named “{name}”")]
    DuplicateSource {
        /// Its name.
        name: SourceName,
    },
    /// Neither of the known index documents is there.
    #[error("no gallery was found at {location}; it was looked for as {looked_for}")]
    NoGallery {
        /// Where was looked.
        location: String,
        /// What was looked for.
        looked_for: String,
    },
    /// A web page came where an index was expected.
    #[error(
        "{location} is a web page (HTML), not the index of a gallery; the gallery's own address may be another"
    )]
    WebPage {
        /// The address.
        location: String,
    },
    /// An empty document.
    #[error("the index at {location} is empty")]
    Empty {
        /// The address.
        location: String,
    },
    /// The index ends in the middle.
    #[error(
        "the index at {location} ends in the middle (after line {line}); the gallery's file is incomplete"
    )]
    Truncated {
        /// The address.
        location: String,
        /// The last line there is.
        line: usize,
    },
    /// Not JSON.
    #[error("the index at {location} is not valid JSON (line {line}, column {column})")]
    NotJson {
        /// The address.
        location: String,
        /// Line of the first fault.
        line: usize,
        /// Column of the first fault.
        column: usize,
    },
    /// JSON, but of something else.
    #[error("the document at {location} is not the index of a gallery: {reason}")]
    NotAnIndex {
        /// The address.
        location: String,
        /// What is missing or wrong.
        reason: String,
    },
    /// A format that is newer than this program.
    #[error(
        "the gallery at {location} is written in the format “{format}”, which this Vitrine cannot read; a newer one may"
    )]
    UnknownFormat {
        /// The address.
        location: String,
        /// The format it names.
        format: String,
    },
    /// The gallery's sequence went back.
    #[error(
        "the gallery “{source_name}” went back from state {known} to state {found}; nothing was taken over, because an old state can hide withdrawals"
    )]
    WentBack {
        /// The source.
        source_name: SourceName,
        /// The sequence the catalogue has.
        known: u64,
        /// The sequence the gallery offers.
        found: u64,
    },
    /// A file of the index is not what the index says.
    #[error(
        "the file {location} is not the one its gallery describes: it has the digest {found}, promised was {expected}"
    )]
    WrongDigest {
        /// The file.
        location: String,
        /// The promised digest.
        expected: String,
        /// The digest of what came.
        found: String,
    },
    /// All files are right, but together they are not the state the gallery names.
    #[error(
        "the index of {location} does not add up to the state it names; the gallery has to be built again"
    )]
    WrongRoot {
        /// The gallery.
        location: String,
    },
    /// A compressed file cannot be read.
    #[error("the file {location} cannot be unpacked: {reason}")]
    BadCompression {
        /// The file.
        location: String,
        /// Why.
        reason: String,
    },
    /// The index lists less than half of what it did.
    #[error(
        "the gallery “{source_name}” now lists {after} packages; it was {before}. Nothing was changed: agree to the smaller list, or try again later"
    )]
    Shrunk {
        /// The source.
        source_name: SourceName,
        /// Listings in the catalogue.
        before: u32,
        /// Listings the gallery offers now.
        after: u32,
    },
    /// There is no such picture.
    #[error("there is no picture “{token}”")]
    NoSuchPicture {
        /// What was asked for.
        token: String,
    },
    /// A picture that cannot be shown.
    #[error("the picture cannot be shown: {reason}")]
    BadPicture {
        /// Why not.
        reason: String,
    },
    /// A details document that cannot be read.
    #[error("the details of “{id}” cannot be read: {reason}")]
    BadDetails {
        /// The package.
        id: PackageId,
        /// Why.
        reason: String,
    },
    /// Signed metadata is not what it should be.
    #[error(transparent)]
    Trust(#[from] TrustError),
    /// A gallery that was signed shows no signatures.
    #[error(
        "the gallery “{source_name}” was signed (fingerprint {fingerprint}), and now it shows no signatures; nothing was \
         taken over. If its people gave up signing, remove the source and add it again"
    )]
    NoLongerSigned {
        /// The source.
        source_name: SourceName,
        /// The remembered fingerprint.
        fingerprint: String,
    },
    /// The person expects a fingerprint, and the gallery is not signed.
    #[error(
        "the gallery is not signed, though it should have the fingerprint {fingerprint}; it is not trusted"
    )]
    NotSignedAtAll {
        /// The fingerprint the person gave.
        fingerprint: String,
    },
    /// A kept fingerprint that cannot be read.
    #[error("the fingerprint kept for this source cannot be read: {reason}")]
    BadFingerprint {
        /// Why.
        reason: String,
    },
    /// The signed metadata does not name the list.
    #[error("the gallery is signed, but nobody signed its list {location}; nothing was taken over")]
    ListNotSigned {
        /// The list.
        location: String,
    },
    /// The list is another than the signed one.
    #[error(
        "the list {location} is not the one its gallery signed: it has the digest {found}, signed was {expected}. \
         Nothing was taken over"
    )]
    OtherList {
        /// The list.
        location: String,
        /// The signed digest.
        expected: Sha256,
        /// The digest of what came.
        found: Sha256,
    },
    /// A signed gallery does not show the list its signatures name.
    #[error(
        "the signatures of the gallery name another list than the one that was read last, but {location} says that \
         nothing has changed. Nothing was taken over"
    )]
    ListNotShown {
        /// The list.
        location: String,
    },
    /// A signed gallery shows a list in another format.
    #[error(
        "the gallery “{source_name}” was signed with a list of the kind “{known}”, and now it shows one of the kind \
         “{found}” ({location}); nothing was taken over. If its people changed it, remove the source and add it again"
    )]
    OtherProtocol {
        /// The source.
        source_name: SourceName,
        /// The list it shows now.
        location: String,
        /// The word for what it was.
        known: &'static str,
        /// The word for what it is now.
        found: &'static str,
    },
    /// The gallery's minisign signature is not there.
    #[error(
        "the list {location} should be signed with the minisign key {key}, but no signature lies beside it"
    )]
    NoMinisign {
        /// The list.
        location: String,
        /// The key.
        key: String,
    },
    /// Nothing is installed from a source whose signatures are over.
    #[error("{sentence}")]
    SignaturesExpired {
        /// What is to be said.
        sentence: String,
    },
    /// Nothing is installed from a source with an alarm.
    #[error("{sentence} Until that is settled, nothing is installed from it.")]
    Alarmed {
        /// The alarm.
        sentence: String,
    },
    /// The gallery lists an artifact that nobody signed.
    #[error(
        "the gallery lists “{id}” {version}, but nobody signed it ({path}); it may have been taken down. It is not installed"
    )]
    NobodySigned {
        /// The package.
        id: PackageId,
        /// The version.
        version: Version,
        /// The path that would be signed.
        path: String,
    },
    /// The package was handed over to a publisher, who has not signed this.
    #[error(
        "“{id}” belongs to the publisher “{role}”, who has not signed {version}; the gallery's list cannot vouch for it. \
         It is not installed"
    )]
    Claimed {
        /// The package.
        id: PackageId,
        /// The version.
        version: Version,
        /// The publisher's role.
        role: String,
    },
    /// The gallery has signed another list since the last sync.
    #[error("the gallery “{source_name}” has a newer list; sync it, then install")]
    ListMoved {
        /// The source.
        source_name: SourceName,
    },
    /// What is signed is not what is listed.
    #[error(
        "the gallery lists “{id}” {version} with the {what} {listed}, but signed is {signed}. It is not installed"
    )]
    SignedOtherwise {
        /// The package.
        id: PackageId,
        /// The version.
        version: Version,
        /// What differs.
        what: &'static str,
        /// As it is listed.
        listed: String,
        /// As it is signed.
        signed: String,
    },
    /// The catalogue is damaged and somebody has it open.
    #[error(
        "the catalogue is damaged and cannot be made anew while another Vitrine has it open; close it and start again"
    )]
    DamagedInUse,
    /// The catalogue is a newer Vitrine's, which has it open.
    #[error("the catalogue was written by a newer Vitrine, which has it open; close it and start again")]
    NewerInUse,
    /// Folders cannot be watched.
    #[error("folders cannot be watched for changes: {0}")]
    Watch(String),
    /// The person stopped it.
    #[error("it was cancelled")]
    Cancelled,
}

fn disk_sentence(error: &io::Error) -> String {
    match DiskFull::of(error) {
        Some(full) => full.to_string(),
        None => format!("a file of the catalogue could not be read or written: {error}"),
    }
}

fn trust_code(error: &TrustError) -> &'static str {
    match error {
        TrustError::IdentityChanged { .. } | TrustError::FingerprintMismatch { .. } => "trust.identity",
        TrustError::RolledBack { .. } => "trust.rolled_back",
        TrustError::Expired { .. } => "trust.expired",
        TrustError::Mixed { .. } => "trust.mixed",
        TrustError::Withdrawn { .. } => "trust.withdrawn",
        TrustError::MinisignOtherKey { .. }
        | TrustError::MinisignForged { .. }
        | TrustError::MinisignUnreadable { .. } => "trust.minisign",
        TrustError::Fetch { .. } => transport(error).map_or("trust.fetch", TransferError::code),
        _ => "trust.bad",
    }
}

impl CatalogError {
    /// A small stable word for scripts and for the window.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Database(_) => "catalog.database",
            Self::Io(error) if is_disk_full(error) => "disk_full",
            Self::Io(_) => "catalog.io",
            Self::Transfer(error) => error.code(),
            Self::NoSuchSource { .. } => "source.unknown",
            Self::NoSuchListing { .. } => "listing.unknown",
            Self::BadLocation { .. } => "source.bad_location",
            Self::NeedsWord { .. } => "source.insecure",
            Self::BadName { .. } => "source.bad_name",
            Self::DuplicateSource { .. } => "source.duplicate",
            Self::NoGallery { .. } => "index.not_a_gallery",
            Self::WebPage { .. } => "index.html",
            Self::Empty { .. } => "index.empty",
            Self::Truncated { .. } => "index.truncated",
            Self::NotJson { .. } => "index.not_json",
            Self::NotAnIndex { .. } => "index.not_a_gallery",
            Self::UnknownFormat { .. } => "index.unknown_format",
            Self::WentBack { .. } => "index.went_back",
            Self::WrongDigest { .. } => "index.wrong_digest",
            Self::WrongRoot { .. } => "index.wrong_root",
            Self::BadCompression { .. } => "index.bad_compression",
            Self::Shrunk { .. } => "index.shrunk",
            Self::NoSuchPicture { .. } => "picture.unknown",
            Self::BadPicture { .. } => "picture.bad",
            Self::BadDetails { .. } => "details.bad",
            Self::Trust(error) => trust_code(error),
            Self::NoLongerSigned { .. } | Self::NotSignedAtAll { .. } => "trust.unsigned",
            Self::BadFingerprint { .. } => "trust.bad_fingerprint",
            Self::ListNotSigned { .. }
            | Self::OtherList { .. }
            | Self::ListNotShown { .. }
            | Self::OtherProtocol { .. } => "trust.other_list",
            Self::NoMinisign { .. } => "trust.no_signature",
            Self::SignaturesExpired { .. } => "trust.expired",
            Self::Alarmed { .. } => "trust.alarm",
            Self::NobodySigned { .. } | Self::Claimed { .. } => "trust.nobody_signed",
            Self::ListMoved { .. } => "trust.list_moved",
            Self::SignedOtherwise { .. } => "trust.signed_otherwise",
            Self::DamagedInUse => "catalog.damaged_in_use",
            Self::NewerInUse => "catalog.newer",
            Self::Watch(_) => "watch",
            Self::Cancelled => "cancelled",
        }
    }

    /// True when the same request may succeed a moment later.
    pub fn is_transient(&self) -> bool {
        match self {
            Self::Transfer(error) => error.is_transient(),
            Self::Trust(error) => transport(error).is_some_and(TransferError::is_transient),
            _ => false,
        }
    }
}
