//! Second factors, recovery codes, passkeys.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A passkey of one's own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Passkey {
    /// Its number.
    pub id: i64,
    /// What its owner calls it.
    pub name: String,
    /// When it was added.
    pub created: i64,
    /// When it was last used.
    pub used: Option<i64>,
}

/// A second factor to be set up.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS, utoipa::ToSchema)]
pub struct TotpSetup {
    /// The secret, base32, for typing.
    pub secret: String,
    /// `otpauth://totp/…`, for a QR code.
    pub uri: String,
}

/// Six digits.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS, utoipa::ToSchema)]
pub struct TotpCode {
    /// The digits the authenticator shows.
    pub code: String,
}

/// Recovery codes, shown once.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS, utoipa::ToSchema)]
pub struct RecoveryCodes {
    /// Ten codes of one use each.
    pub codes: Vec<String>,
}

/// What a passkey ceremony begins with.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, utoipa::ToSchema)]
pub struct PasskeyQuestion {
    /// To be given back with the answer; good for five minutes.
    pub id: String,
    /// `{publicKey: …}`: what `navigator.credentials.create` or `.get` takes, in JSON
    /// (`PublicKeyCredential.parseCreationOptionsFromJSON(options.publicKey)`).
    #[ts(type = "{ publicKey: unknown }")]
    #[schema(value_type = Object)]
    pub options: serde_json::Value,
}

/// What the browser answered.
#[derive(Clone, PartialEq, Serialize, Deserialize, TS, utoipa::ToSchema)]
pub struct PasskeyAnswer {
    /// As in the question.
    pub id: String,
    /// `PublicKeyCredential.toJSON()`.
    #[ts(type = "unknown")]
    #[schema(value_type = Object)]
    pub credential: serde_json::Value,
}

/// A new passkey.
#[derive(Clone, PartialEq, Serialize, Deserialize, TS, utoipa::ToSchema)]
pub struct NewPasskey {
    /// As in the question.
    pub id: String,
    /// What its owner calls it.
    pub name: String,
    /// `PublicKeyCredential.toJSON()`.
    #[ts(type = "unknown")]
    #[schema(value_type = Object)]
    pub credential: serde_json::Value,
}

/// Shows every type of this file to the writer of the TypeScript.
pub(super) fn visit(visitor: &mut impl ts_rs::TypeVisitor) {
    visitor.visit::<TotpSetup>();
    visitor.visit::<TotpCode>();
    visitor.visit::<RecoveryCodes>();
    visitor.visit::<PasskeyQuestion>();
    visitor.visit::<PasskeyAnswer>();
    visitor.visit::<NewPasskey>();
}
