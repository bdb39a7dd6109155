//! SQL of [`crate::store::RatingStore`].

use super::Session;
use crate::store::RatingStore;

impl RatingStore for Session<'_> {}
