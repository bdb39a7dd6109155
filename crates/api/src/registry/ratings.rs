//! Ratings, votes, answers.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The maker's answer to a rating.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct RatingAnswer {
    /// Plain text.
    pub body: String,
    /// The handle of who answered; none when that account is gone.
    pub by: Option<String>,
    /// When.
    pub at: i64,
}

/// One rating.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct StarRating {
    /// Its number.
    pub id: i64,
    /// The package.
    pub package: String,
    /// The handle of its author; none for devices.
    pub author: Option<String>,
    /// It was made by a device key, without an account: that it has the package installed is its unproven word.
    pub device: bool,
    /// The version it was made on.
    pub version: String,
    /// 1 to 5.
    pub stars: u8,
    /// One line, plain text; may be empty.
    pub title: String,
    /// Plain text; may be empty.
    pub body: String,
    /// Its language tag; may be empty.
    pub language: String,
    /// The client said that the package was installed.
    pub installed: bool,
    /// Votes for it.
    pub helpful: u32,
    /// Votes against it.
    pub unhelpful: u32,
    /// It is of the one who asks.
    pub mine: bool,
    /// How the one who asks voted: 1, −1, or 0 for not at all.
    pub my_vote: i8,
    /// Why it is hidden from everybody else; only its author and curators see it then.
    pub hidden: Option<String>,
    /// The maker's answer.
    pub answer: Option<RatingAnswer>,
    /// When it was made.
    pub created: i64,
    /// When its author last changed it.
    pub updated: i64,
}

/// The ratings of a package in numbers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct RatingSummary {
    /// How many have one star, two, … five.
    #[schema(value_type = Vec<u64>)]
    pub histogram: [u64; 5],
    /// How many there are.
    pub count: u64,
    /// What “top rated” sorts by; 0 while nobody rated.
    pub score: f64,
    /// How wide the interval is the average lies in.
    pub width: f64,
    /// The score, where it may be shown.
    pub average: Option<f64>,
}

/// One page of ratings.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct RatingPage {
    /// All of them in numbers, whatever the filters.
    pub summary: RatingSummary,
    /// The ratings, in order.
    pub items: Vec<StarRating>,
    /// The cursor of the next page; none at the end.
    pub next: Option<String>,
}

/// What a device shows of itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct DeviceProof {
    /// Its Ed25519 public key, 64 hex digits.
    pub key: String,
    /// Its signature, 128 hex digits, over the text of `docs/formats.md`.
    pub signature: String,
}

/// A rating to be made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct RatingRequest {
    /// The version it is made on.
    pub version: String,
    /// 1 to 5.
    #[schema(minimum = 1, maximum = 5)]
    pub stars: u8,
    /// One line of 3 to 70 letters, or nothing.
    #[serde(default)]
    pub title: Option<String>,
    /// At most 3,000 letters, or nothing.
    #[serde(default)]
    pub body: Option<String>,
    /// A language tag; the account's when it says nothing.
    #[serde(default)]
    pub language: Option<String>,
    /// The package is installed. Only then may it be rated.
    pub installed: bool,
    /// For ratings without an account.
    #[serde(default)]
    pub device: Option<DeviceProof>,
}

/// A rating to be taken back.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS, utoipa::ToSchema)]
#[serde(rename_all = "camelCase", default)]
pub struct RatingRemoval {
    /// For ratings without an account.
    pub device: Option<DeviceProof>,
}

/// A vote.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct VoteRequest {
    /// 1 helpful, −1 not, 0 takes the vote back.
    #[schema(minimum = -1, maximum = 1)]
    pub value: i8,
}

/// The maker's answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct AnswerRequest {
    /// Plain text, 2 to 3,000 letters.
    pub body: String,
}

/// Why a curator hides a rating.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct HideRequest {
    /// Its author reads it.
    pub reason: String,
}

/// Shows every type of this file to the writer of the TypeScript.
pub(super) fn visit(visitor: &mut impl ts_rs::TypeVisitor) {
    visitor.visit::<RatingPage>();
    visitor.visit::<RatingRequest>();
    visitor.visit::<RatingRemoval>();
    visitor.visit::<VoteRequest>();
    visitor.visit::<AnswerRequest>();
    visitor.visit::<HideRequest>();
}
