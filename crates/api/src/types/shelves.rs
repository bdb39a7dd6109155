//! The front of Explore, collections, favourites, plans for several packages, and library files.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Card, JobRef, Kind, PackageRef, Phrase, PlannedPackage, Protocol, Trust, UpdateRule};

/// The editorial front of Explore. Mature listings are left out unless the settings allow them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Front {
    /// What the galleries' keepers put forward, at most 12.
    pub featured: Vec<Card>,
    /// What came out last, at most 12; none of the featured.
    pub newest: Vec<Card>,
    /// What is downloaded most, at most 12; none of the featured. Empty where nobody counts.
    pub popular: Vec<Card>,
    /// What people think best of, at most 12; none of the featured. Empty where nobody rates.
    pub top_rated: Vec<Card>,
    /// Collections that have something to show.
    pub collections: Vec<CollectionRow>,
    /// The catalogue's revision this was read at.
    pub revision: u64,
}

/// A collection of a source.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CollectionRef {
    /// The name of the source.
    pub source: String,
    /// The id of the collection in that source.
    pub id: String,
}

/// A collection as it is offered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CollectionRow {
    /// The name of the source.
    pub source: String,
    /// Its id in that source.
    pub id: String,
    /// Its title, plain text.
    pub title: String,
    /// One paragraph of plain text; may be empty.
    pub description: String,
    /// Packages of it that are listed and allowed.
    pub count: u32,
    /// What to ask the picture protocol for, at most 4.
    pub pictures: Vec<String>,
}

/// One collection with everything in it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CollectionPage {
    /// What it is.
    pub collection: CollectionRow,
    /// What its gallery calls itself.
    pub source_title: Option<String>,
    /// Its packages, in the keepers' order.
    pub cards: Vec<Card>,
    /// Packages it names that its gallery does not list.
    pub unlisted: u32,
    /// Packages that are not shown because the settings leave out what is not for everyone.
    pub hidden: u32,
}

/// What installing or updating several packages would do, before it does it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SeveralPlan {
    /// Row by row, in the order asked for.
    pub rows: Vec<SeveralRow>,
    /// Free bytes where the library is.
    pub free_space: u64,
}

/// What would happen to one package of several.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SeveralRow {
    /// Which package.
    pub package: PackageRef,
    /// Its name; its id where nobody lists it.
    pub name: String,
    /// What it is, when it is known.
    pub kind: Option<Kind>,
    /// What to ask the picture protocol for.
    pub picture: Option<String>,
    /// What would happen.
    pub state: SeveralState,
    /// The version installed now.
    pub from: Option<String>,
    /// The version that would be installed.
    pub version: Option<String>,
    /// The digest of its bytes, hex, when it is known.
    pub sha256: Option<String>,
    /// Bytes to fetch, when known.
    pub size: Option<u64>,
    /// How far the version can be trusted.
    pub trust: Option<Trust>,
    /// That fact in a sentence.
    pub trust_sentence: String,
    /// What must be agreed to first: the sentence.
    pub consent: Option<String>,
    /// The same for the window.
    pub consent_said: Vec<Phrase>,
    /// Why it cannot be had, or what to know of it; a sentence.
    pub why: Option<String>,
    /// The same for the window.
    pub why_said: Vec<Phrase>,
    /// Packages that would come with it and are not installed.
    pub with: Vec<PlannedPackage>,
    /// Keep this version from now on.
    pub keep: bool,
}

/// What would happen to one of several packages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum SeveralState {
    /// It would be installed.
    Install,
    /// It would be updated, or brought to the version asked for.
    Update,
    /// It is here already, as asked for.
    Here,
    /// It cannot be had; the row says why.
    Cannot,
}

/// One favourite, listed or not.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FavouriteRow {
    /// Which package.
    pub package: PackageRef,
    /// Its name now, or when it was marked.
    pub name: String,
    /// When it was marked.
    pub added: i64,
    /// Its card, where its source lists it.
    pub card: Option<Card>,
    /// Why there is no card: its gallery is gone, or lists it no longer; a sentence.
    pub missing: Option<String>,
}

/// A wish to mark a package, or to take the mark away.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SetFavourite {
    /// Which package.
    pub package: PackageRef,
    /// Marked from now on, or not.
    pub favourite: bool,
}

/// Where to write a library file, and what into it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ExportRequest {
    /// The file; one that is there is replaced.
    pub path: String,
    /// The favourites as well.
    pub favourites: bool,
}

/// What was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ExportReport {
    /// The file.
    pub path: String,
    /// Galleries in it.
    pub sources: u32,
    /// Packages in it.
    pub packages: u32,
    /// Packages in it that are kept at their version, or have another rule.
    pub rules: u32,
    /// Favourites in it.
    pub favourites: u32,
}

/// A library file by path.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LibraryFileRef {
    /// The file.
    pub path: String,
}

/// What is in a library file, compared with what is here. Looking changes nothing.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LibraryPreview {
    /// The file.
    pub path: String,
    /// Digest of what was read, hex; the import refuses another file.
    pub digest: String,
    /// When it was written, when it says so.
    pub exported: Option<i64>,
    /// The packages, in the file's order.
    pub rows: Vec<LibraryRow>,
    /// Favourites that are none here yet.
    pub favourites: Vec<LibraryFavourite>,
    /// Favourites that are here already.
    pub favourites_here: u32,
    /// Galleries the file names that are not added here.
    pub missing: Vec<MissingSource>,
    /// What could not be used of the file, a sentence each.
    pub problems: Vec<String>,
    /// The same for the window, one for each.
    #[serde(default)]
    pub problems_said: Vec<Phrase>,
}

/// One package of a library file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LibraryRow {
    /// Which package, by the names of this computer's galleries where they are known.
    pub package: PackageRef,
    /// Its name; its id where nobody lists it.
    pub name: String,
    /// What to ask the picture protocol for.
    pub picture: Option<String>,
    /// The version the file names.
    pub version: String,
    /// How it stands here.
    pub state: LibraryRowState,
    /// The version that is installed here.
    pub installed: Option<String>,
    /// The version that would be installed.
    pub offered: Option<String>,
    /// Bytes to fetch, when known.
    pub size: Option<u64>,
    /// The rule for its updates that the file brings.
    pub rule: Option<UpdateRule>,
    /// That rule can be taken over: with the package, or for what is here already. It never is unless it was chosen.
    pub rule_selectable: bool,
    /// What to know of it, a sentence; empty where there is nothing.
    pub note: String,
    /// The same for the window.
    pub note_said: Vec<Phrase>,
    /// Nothing vouches for the bytes: to be agreed to.
    pub unverified: bool,
    /// It can be chosen.
    pub selectable: bool,
    /// It is chosen to begin with.
    pub selected: bool,
}

/// How a package of a library file stands here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum LibraryRowState {
    /// This version is installed.
    AlreadyHere,
    /// Another version is installed.
    OtherVersion,
    /// It can be installed.
    Available,
    /// Its gallery is not added here.
    SourceMissing,
    /// Its gallery does not list it.
    NotListed,
    /// Its gallery lists it, but not this version.
    VersionNotListed,
    /// The file's line cannot be used, or the package cannot be had; the note says why.
    Invalid,
}

/// A favourite of a library file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LibraryFavourite {
    /// Which package.
    pub package: PackageRef,
    /// Its name.
    pub name: String,
}

/// A gallery a library file names that is not added here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MissingSource {
    /// Its name in the file.
    pub name: String,
    /// Its address or folder.
    pub location: String,
    /// How it was spoken to.
    pub protocol: Protocol,
    /// The fingerprint of who signed it, as the file says.
    pub fingerprint: Option<String>,
    /// Packages of the file that come from it.
    pub packages: u32,
    /// Another gallery here has the name; it would be added under another one.
    pub name_taken: bool,
}

/// What to take over from a library file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ImportRequest {
    /// The file.
    pub path: String,
    /// The digest of its preview.
    pub digest: String,
    /// The checked packages, as the preview named them.
    pub packages: Vec<PackageRef>,
    /// The packages whose rules for updates were checked.
    #[serde(default)]
    pub rules: Vec<PackageRef>,
    /// The checked favourites.
    pub favourites: Vec<PackageRef>,
    /// The person saw which packages nothing vouches for and wants them all the same.
    #[serde(default)]
    pub accept_unverified: bool,
}

/// What came of an import.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ImportReport {
    /// The job that installs; none when there was nothing to install.
    pub job: Option<JobRef>,
    /// Packages that job installs or updates.
    pub installing: u32,
    /// Packages that were here already.
    pub here: u32,
    /// Rules for updates that were taken over.
    pub rules: u32,
    /// Favourites that were marked.
    pub favourites: u32,
    /// What was left out and why, a sentence each.
    pub left_out: Vec<String>,
}
