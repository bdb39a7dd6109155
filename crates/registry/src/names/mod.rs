//! Who owns an id, and which ids look alike.

/// An id with confusable letters folded (UTS #39), small letters, and `_`, `-`, `.` taken out: two ids with one skeleton
/// look alike.
pub fn skeleton(id: &str) -> String {
    unicode_security::confusable_detection::skeleton(&id.to_lowercase())
        .filter(|letter| !matches!(letter, '_' | '-' | '.'))
        .collect()
}
