//! SQL of [`crate::store::SessionStore`].

use super::Session;
use crate::store::SessionStore;

impl SessionStore for Session<'_> {}
