//! Tokens, and the device codes a program gets one with.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What a token may be used for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, utoipa::ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum TokenScope {
    /// Read what the account can read.
    Read,
    /// Upload, submit, answer, withdraw one's own.
    Publish,
    /// Rate, vote, report, follow.
    Rate,
    /// A curator's and an administrator's tools.
    Moderate,
}

/// A token, without the token.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, utoipa::ToSchema)]
pub struct Token {
    /// Its number.
    pub id: i64,
    /// What its owner calls it.
    pub name: String,
    /// Its first letters: `vtr_Ab3d`.
    pub hint: String,
    /// What it is good for.
    pub scopes: Vec<TokenScope>,
    /// For which packages, as globs; empty for all.
    pub packages: Vec<String>,
    /// When it was made.
    pub created: i64,
    /// When it ends; none for never.
    pub expires: Option<i64>,
    /// When it was last used, to the minute.
    pub used: Option<i64>,
}

/// A token to be made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
#[ts(optional_fields = nullable)]
pub struct NewToken {
    /// What its owner calls it.
    pub name: String,
    /// What it is good for.
    pub scopes: Vec<TokenScope>,
    /// For which packages, as globs; empty for all.
    #[serde(default)]
    pub packages: Vec<String>,
    /// Days it holds, 1 to 366; 0 for no end; 90 when nobody says.
    #[schema(maximum = 366)]
    pub days: Option<u32>,
}

/// A token that was just made: the only time it is shown.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS, utoipa::ToSchema)]
pub struct MadeToken {
    /// The token: `vtr_` and 49 letters and digits.
    pub token: String,
    /// What is known of it from now on.
    pub about: Token,
}

/// A program asks to be signed in (RFC 8628, 3.1); as JSON or as a form, where `scope` is a list with spaces.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS, utoipa::ToSchema)]
#[serde(default)]
#[ts(optional_fields = nullable)]
pub struct DeviceAsk {
    /// What the program calls itself.
    #[serde(alias = "client_id")]
    pub client: String,
    /// What it asks for; `read`, `publish` and `rate` when nobody says.
    pub scopes: Option<Vec<TokenScope>>,
    /// The same as one text, as RFC 8628 has it.
    pub scope: Option<String>,
}

/// The codes of a sign-in by device (RFC 8628, 3.2).
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS, utoipa::ToSchema)]
pub struct DeviceCode {
    /// For the program, secret.
    pub device_code: String,
    /// For the person: `XXXX-XXXX`.
    pub user_code: String,
    /// Where the person types it.
    pub verification_uri: String,
    /// The same with the code in it.
    pub verification_uri_complete: String,
    /// Seconds the codes hold.
    pub expires_in: u32,
    /// Seconds between two questions.
    pub interval: u32,
}

/// A program asks whether it is signed in yet (RFC 8628, 3.4); as JSON or as a form.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS, utoipa::ToSchema)]
#[serde(default)]
pub struct DevicePoll {
    /// `urn:ietf:params:oauth:grant-type:device_code`.
    pub grant_type: String,
    /// As answered before.
    pub device_code: String,
}

/// It is (RFC 6749, 5.1).
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS, utoipa::ToSchema)]
pub struct DeviceToken {
    /// The token.
    pub access_token: String,
    /// `Bearer`.
    pub token_type: String,
    /// What it is good for, with spaces between.
    pub scope: String,
    /// Seconds it holds; none for no end.
    pub expires_in: Option<i64>,
}

/// It is not (RFC 8628, 3.5).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, utoipa::ToSchema)]
pub struct DeviceRefusal {
    /// `authorization_pending`, `slow_down`, `access_denied`, `expired_token`, `invalid_grant`, ….
    pub error: String,
    /// One sentence.
    pub error_description: String,
}

/// What a program asks for, shown to the person who is to allow it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, utoipa::ToSchema)]
pub struct DeviceRequest {
    /// What the program calls itself.
    pub client: String,
    /// What it asks for.
    pub scopes: Vec<TokenScope>,
    /// Until when it waits.
    pub expires: i64,
}

/// The person's word.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
#[ts(optional_fields = nullable)]
pub struct DeviceDecision {
    /// Yes or no.
    pub approve: bool,
    /// For which packages, as globs; all when left out.
    pub packages: Option<Vec<String>>,
    /// Days the token holds, 1 to 366; 0 for no end; 90 when nobody says.
    #[schema(maximum = 366)]
    pub days: Option<u32>,
}

/// Shows every type of this file to the writer of the TypeScript.
pub(super) fn visit(visitor: &mut impl ts_rs::TypeVisitor) {
    visitor.visit::<NewToken>();
    visitor.visit::<MadeToken>();
    visitor.visit::<DeviceAsk>();
    visitor.visit::<DeviceCode>();
    visitor.visit::<DevicePoll>();
    visitor.visit::<DeviceToken>();
    visitor.visit::<DeviceRefusal>();
    visitor.visit::<DeviceRequest>();
    visitor.visit::<DeviceDecision>();
}
