//! Ratings, votes on them, answers.

/// Ratings, votes on them, answers.
pub trait RatingStore {}
