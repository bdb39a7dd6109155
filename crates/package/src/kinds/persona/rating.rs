//! How a persona is rated. Several members say it in several words; the strictest counts.

use serde_json::Value;
use vitrine_base::WithArguments as _;

use super::documents::Documents;
use super::{CARD, MANIFEST};
use crate::kinds::vetting::finding;
use crate::kinds::{json, text};
use crate::{ContentRating, Finding, Severity};

/// The rating, and a warning for a word nobody knows (taken as mature, to be careful).
pub(super) fn read(documents: &Documents, found: &mut Vec<Finding>) -> ContentRating {
    let mut rating = ContentRating::Everyone;
    for (member, document) in [(MANIFEST, &documents.manifest), (CARD, &documents.card)] {
        if let Some(named) = document.get("content_rating").filter(|value| !value.is_null()) {
            rating = rating.max(from_value(named, member, found));
        }
        if json::flag(document, "nsfw") == Some(true) {
            rating = rating.max(ContentRating::Adult);
        }
    }
    // The agent's category is a rating in one dialect and a shelf in the other.
    let category = json::line(&documents.agent, "category", 40);
    rating.max(ContentRating::from_word(&category).unwrap_or_default())
}

fn from_value(named: &Value, member: &str, found: &mut Vec<Finding>) -> ContentRating {
    let known = named.as_str().and_then(ContentRating::from_word);
    known.unwrap_or_else(|| {
        let word = text::line(named.as_str().unwrap_or("a value that is no text"), 40);
        let sentence =
            format!("The content rating “{word}” is not one Vitrine knows; it is taken as mature.");
        let noticed = finding(Severity::Warning, "package.rating_unknown", sentence, Some(member));
        found.push(noticed.with("word", word));
        ContentRating::Mature
    })
}
