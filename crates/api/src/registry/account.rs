//! Accounts, sessions, tokens, second factors, passkeys, device codes.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What an account may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, utoipa::ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum AccountRole {
    /// Submits, rates, reports.
    Member,
    /// Moderates.
    Curator,
    /// Everything.
    Admin,
}

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

/// Which mail a person wants beside their inbox.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, utoipa::ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum MailWish {
    /// None.
    None,
    /// What asks for an answer, and what is about safety.
    Important,
    /// Everything the inbox gets.
    All,
}

/// Who asks, and where they are: what a page needs before anything else.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Session {
    /// The account that is signed in.
    pub account: Option<Account>,
    /// The registry.
    pub registry: RegistryAbout,
}

/// What a registry says of itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct RegistryAbout {
    /// What it calls itself.
    pub title: String,
    /// One paragraph.
    pub description: String,
    /// Anybody may make an account; otherwise an invitation is needed.
    pub sign_up: bool,
    /// Ratings by device keys without an account are allowed.
    pub device_ratings: bool,
    /// It can send mail (confirming addresses, forgotten passwords).
    pub mail: bool,
    /// Passkeys work here (they need a name, not a bare address).
    pub passkeys: bool,
    /// The fingerprint of its signed metadata, once there is some.
    pub fingerprint: Option<String>,
    /// One key signs it until the operator holds the ceremony.
    pub provisional: Option<bool>,
}

/// One's own account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Account {
    /// Its number.
    pub id: i64,
    /// The handle.
    pub handle: String,
    /// The name shown beside it; may be empty.
    pub name: String,
    /// Where mail goes.
    pub email: Option<String>,
    /// The address was confirmed.
    pub email_confirmed: bool,
    /// What it may do.
    pub role: AccountRole,
    /// Its language tag.
    pub language: String,
    /// Which mail it wants.
    pub mail: MailWish,
    /// It has a password (some have passkeys only).
    pub password: bool,
    /// A second factor is on.
    pub totp: bool,
    /// Its passkeys.
    pub passkeys: Vec<Passkey>,
    /// Recovery codes that are left.
    pub recovery_codes: u32,
    /// When it was made.
    pub created: i64,
}

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

/// Signing in with a password.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
#[ts(optional_fields = nullable)]
pub struct SignIn {
    /// The handle, in any case.
    pub handle: String,
    /// The password.
    pub password: String,
    /// Six digits of the second factor, or a recovery code.
    pub code: Option<String>,
}

/// Making an account.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
#[ts(optional_fields = nullable)]
pub struct SignUp {
    /// The handle wanted: 2 to 32 letters, digits, `-` or `_`.
    pub handle: String,
    /// At least ten characters.
    pub password: String,
    /// Where mail goes.
    pub email: Option<String>,
    /// What followed `invitation=` in the link.
    pub invitation: Option<String>,
}

/// What an invitation is for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Invitation {
    /// `first` (the first administrator), `invite`, `reset` (a forgotten password) or `email`.
    pub purpose: String,
    /// The role the new account gets.
    pub role: Option<AccountRole>,
    /// The account it is for, when there is one.
    pub handle: Option<String>,
    /// Until when it holds.
    pub expires: i64,
}

/// What to change in one's account; what is left out stays.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS, utoipa::ToSchema)]
#[serde(default, rename_all = "camelCase")]
#[ts(optional_fields = nullable)]
pub struct AccountChange {
    /// The name shown; empty for none.
    pub name: Option<String>,
    /// Where mail goes; empty for nowhere.
    pub email: Option<String>,
    /// A language tag.
    pub language: Option<String>,
    /// Which mail is wanted.
    pub mail: Option<MailWish>,
}

/// A new password.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
#[ts(optional_fields = nullable)]
pub struct PasswordChange {
    /// The one so far; not needed within 15 minutes of a confirmation.
    pub old: Option<String>,
    /// The new one.
    pub new: String,
}

/// Who forgot their password.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, utoipa::ToSchema)]
pub struct ForgottenPassword {
    /// The handle.
    pub handle: String,
}

/// A new password by a link that was mailed.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS, utoipa::ToSchema)]
pub struct PasswordReset {
    /// What followed `token=` in the link.
    pub token: String,
    /// The new password.
    pub password: String,
}

/// An address is confirmed by a link that was mailed.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS, utoipa::ToSchema)]
pub struct EmailConfirmation {
    /// What followed `token=` in the link.
    pub token: String,
}

/// Proof that it is still the same person: one of the three.
#[derive(Clone, Default, PartialEq, Serialize, Deserialize, TS, utoipa::ToSchema)]
#[serde(default, rename_all = "camelCase")]
#[ts(optional_fields = nullable)]
pub struct Proof {
    /// The password.
    pub password: Option<String>,
    /// Six digits of the second factor, or a recovery code.
    pub code: Option<String>,
    /// A passkey, as for signing in.
    pub passkey: Option<PasskeyAnswer>,
}

/// What deleting the account takes.
#[derive(Clone, Default, PartialEq, Serialize, Deserialize, TS, utoipa::ToSchema)]
#[serde(default, rename_all = "camelCase")]
#[ts(optional_fields = nullable)]
pub struct Goodbye {
    /// The password.
    pub password: Option<String>,
    /// Six digits of the second factor, or a recovery code.
    pub code: Option<String>,
    /// Yes to leaving packages without an owner (`account.sole_owner` says which).
    pub leave_packages: bool,
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

/// A place where the account is signed in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, utoipa::ToSchema)]
pub struct SignedInSession {
    /// The first half of its hash.
    pub id: String,
    /// What the browser called itself.
    pub agent: String,
    /// When it was signed in.
    pub created: i64,
    /// When it was last used, to the minute.
    pub seen: i64,
    /// It is this one.
    pub here: bool,
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

/// An account, for administrators.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct AccountRow {
    /// Its number.
    pub id: i64,
    /// The handle.
    pub handle: String,
    /// The name shown; may be empty.
    pub name: String,
    /// Where mail goes.
    pub email: Option<String>,
    /// The address was confirmed.
    pub email_confirmed: bool,
    /// What it may do.
    pub role: AccountRole,
    /// A second factor is on.
    pub totp: bool,
    /// When it was made.
    pub created: i64,
    /// When it was disabled.
    pub disabled: Option<i64>,
    /// When it was deleted.
    pub deleted: Option<i64>,
}

/// What an administrator changes.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS, utoipa::ToSchema)]
#[serde(default, rename_all = "camelCase")]
#[ts(optional_fields = nullable)]
pub struct AccountOrder {
    /// The new role.
    pub role: Option<AccountRole>,
    /// Disabled, or not any more.
    pub disabled: Option<bool>,
}

/// Somebody is to be invited.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
#[ts(optional_fields = nullable)]
pub struct NewInvitation {
    /// The role they get.
    pub role: AccountRole,
    /// Where the link is mailed to, when mail is set up.
    pub email: Option<String>,
}

/// An invitation that was just made: the only time its link is shown.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS, utoipa::ToSchema)]
pub struct MadeInvitation {
    /// The link.
    pub url: String,
    /// Until when it holds.
    pub expires: i64,
}

/// Shows every type of this file to the writer of the TypeScript.
pub(super) fn visit(visitor: &mut impl ts_rs::TypeVisitor) {
    visitor.visit::<Session>();
    visitor.visit::<SignIn>();
    visitor.visit::<SignUp>();
    visitor.visit::<Invitation>();
    visitor.visit::<AccountChange>();
    visitor.visit::<PasswordChange>();
    visitor.visit::<ForgottenPassword>();
    visitor.visit::<PasswordReset>();
    visitor.visit::<EmailConfirmation>();
    visitor.visit::<Proof>();
    visitor.visit::<Goodbye>();
    visitor.visit::<TotpSetup>();
    visitor.visit::<TotpCode>();
    visitor.visit::<RecoveryCodes>();
    visitor.visit::<PasskeyQuestion>();
    visitor.visit::<PasskeyAnswer>();
    visitor.visit::<NewPasskey>();
    visitor.visit::<SignedInSession>();
    visitor.visit::<NewToken>();
    visitor.visit::<MadeToken>();
    visitor.visit::<DeviceAsk>();
    visitor.visit::<DeviceCode>();
    visitor.visit::<DevicePoll>();
    visitor.visit::<DeviceToken>();
    visitor.visit::<DeviceRefusal>();
    visitor.visit::<DeviceRequest>();
    visitor.visit::<DeviceDecision>();
    visitor.visit::<AccountRow>();
    visitor.visit::<AccountOrder>();
    visitor.visit::<NewInvitation>();
    visitor.visit::<MadeInvitation>();
}
