//! What a document is that should have been an index, when it is not.

use serde_json::error::Category;
use vitrine_transfer::Location;

use crate::CatalogError;

/// Looks at the first visible byte.
pub(super) fn check(body: &[u8], at: &Location) -> Result<(), CatalogError> {
    let text = without_mark(body);
    match text.iter().find(|byte| !byte.is_ascii_whitespace()) {
        None => Err(CatalogError::Empty { location: at.to_string() }),
        Some(b'<') => Err(CatalogError::WebPage { location: at.to_string() }),
        Some(_) => Ok(()),
    }
}

/// The bytes without a byte order mark, which some editors leave and no JSON parser takes.
pub(crate) fn without_mark(body: &[u8]) -> &[u8] {
    body.strip_prefix(b"\xef\xbb\xbf").unwrap_or(body)
}

/// A parser's error in words.
pub(super) fn json_error(error: &serde_json::Error, at: &Location) -> CatalogError {
    let location = at.to_string();
    match error.classify() {
        Category::Eof => CatalogError::Truncated { location, line: error.line() },
        Category::Syntax | Category::Io => {
            CatalogError::NotJson { location, line: error.line(), column: error.column() }
        }
        Category::Data => CatalogError::NotAnIndex { location, reason: error.to_string() },
    }
}
