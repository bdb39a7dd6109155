//! Accounts, sessions, tokens, second factors, passkeys, device codes.

/// Shows every type of this file to the writer of the TypeScript.
pub(super) fn visit(_visitor: &mut impl ts_rs::TypeVisitor) {}
