//! Sessions, tokens, device codes, invitations, ceremonies.

/// Sessions, tokens, device codes, invitations, ceremonies.
pub trait SessionStore {}
