//! Galleries with a registry behind them: who is signed in there, and what is asked and answered.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::ApiError;

/// Whether a gallery has a registry, as far as it is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum RegistryPresence {
    /// It has not been asked yet, or could not be reached; an event follows when it is known.
    Unknown,
    /// It has one: accounts, ratings, submissions.
    There,
    /// It is files on a host: nobody there takes ratings or submissions.
    Absent,
    /// It is a folder of this computer.
    Folder,
}

/// Where a token is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum TokenPlace {
    /// The system's keyring.
    Keyring,
    /// A file that only its owner can read.
    File,
}

/// Somebody signed in to a registry from this computer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RegistryAccount {
    /// The handle; empty when the token may not ask for it.
    pub handle: String,
    /// What the token is good for: `read`, `publish`, `rate`, `moderate`.
    pub scopes: Vec<String>,
    /// Where the token is kept.
    pub kept: TokenPlace,
    /// The file it is kept in, when it is one.
    pub file: Option<String>,
}

/// A sign-in that waits for the person's yes in a browser.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SigningIn {
    /// The code to compare or to type.
    pub user_code: String,
    /// Where to type it.
    pub address: String,
    /// The same with the code in it.
    pub address_complete: String,
    /// Until when it holds.
    pub expires: i64,
    /// Why it ended without a token.
    pub error: Option<ApiError>,
}

/// One gallery and its registry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RegistryRow {
    /// Name of the source.
    pub source: String,
    /// What the registry calls itself, else what the gallery does, else the source's name.
    pub title: String,
    /// Whether it has a registry.
    pub presence: RegistryPresence,
    /// The registry's address without a slash at the end, when it has one.
    pub address: Option<String>,
    /// Its address is encrypted or on this computer: only there one can sign in.
    pub safe: bool,
    /// It takes ratings signed by a device.
    pub device_ratings: bool,
    /// Who is signed in.
    pub account: Option<RegistryAccount>,
    /// How many of the person's submissions there were decided on since they last looked at them.
    pub submission_news: u32,
    /// A sign-in under way, or how the last one failed.
    pub signing_in: Option<SigningIn>,
    /// Why nobody is signed in any more, when the registry ended it.
    pub signed_out: Option<String>,
}

/// A wish to sign in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RegistrySignIn {
    /// Name of the source.
    pub source: String,
    /// Also for the tools of curators and administrators.
    #[serde(default)]
    pub tools: bool,
}

/// What became of signing out: here it is always forgotten.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SignedOut {
    /// Why the registry could not be told; its account page can take the token back.
    pub problem: Option<String>,
}

/// One request to a registry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RegistryCall {
    /// Name of the source.
    pub source: String,
    /// `GET`, `POST`, `PUT`, `PATCH` or `DELETE`.
    pub method: String,
    /// A path below `/api/v1/`.
    pub path: String,
    /// The query, as it stands in the address, without its question mark.
    #[serde(default)]
    pub query: Option<String>,
    /// The body, a JSON document.
    #[serde(default)]
    pub body: Option<String>,
}

/// What a registry answered, refusals included.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RegistryAnswer {
    /// The HTTP status.
    pub status: u16,
    /// `Content-Type`.
    pub content_type: Option<String>,
    /// Seconds to leave it alone.
    pub retry_after: Option<u32>,
    /// `ETag`.
    pub etag: Option<String>,
    /// The body: text as it is, anything else in base64.
    pub body: String,
    /// The body is in base64.
    pub base64: bool,
}

/// A stream of news to be heard; each arrives as [`crate::Event::Registry`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RegistryListen {
    /// Name of the source.
    pub source: String,
    /// A path below `/api/v1/`.
    pub path: String,
    /// The listener's own name for it.
    pub stream: String,
}

/// A stream by its listener's name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RegistryStream {
    /// The name.
    pub stream: String,
}

/// A submission whose package is to be saved in the downloads folder.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SavePackage {
    /// Name of the source.
    pub source: String,
    /// The submission's id.
    pub submission: String,
    /// The name the file would like to have.
    pub name: String,
}

/// A file that was saved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SavedFile {
    /// Where it is.
    pub path: String,
    /// Its bytes.
    pub size: u64,
}

/// What a device says of a package, to be signed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DeviceSays {
    /// Name of the source.
    pub source: String,
    /// The package's id.
    pub package: String,
    /// The rating; none takes it back.
    pub rating: Option<DeviceRating>,
}

/// A rating as it is signed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DeviceRating {
    /// The version rated.
    pub version: String,
    /// One to five.
    pub stars: u8,
    /// Its title.
    pub title: String,
    /// Its words.
    pub body: String,
}

/// A device's key and its signature, in hex.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DeviceSignature {
    /// The public key, 64 digits.
    pub key: String,
    /// The signature, 128 digits.
    pub signature: String,
}
