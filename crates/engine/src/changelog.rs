//! The makers' words about several versions, as one text that is safe to show.

use vitrine_base::Version;
use vitrine_package::listing::Details;

use crate::render_markdown;

/// Versions whose words are shown: who skipped more reads them on the page of the package.
const VERSIONS: usize = 20;

/// Characters of all of them together; a row is not a book.
const CHARACTERS: usize = 40_000;

/// What the makers say of these versions, newest first, as clean HTML; empty when they say nothing.
pub(crate) fn of(mut versions: Vec<&Version>, details: &Details) -> String {
    versions.sort_by(|a, b| b.cmp(a));
    let (mut html, several) = (String::new(), versions.len() > 1);
    for version in versions.into_iter().take(VERSIONS) {
        let Some(found) = details.versions.get(version.as_str()) else { continue };
        let words = render_markdown(&found.changelog);
        if words.is_empty() || html.len() + words.len() > CHARACTERS {
            continue;
        }
        if several {
            // A version is letters, digits and a few marks; rendering it leaves nothing that could run.
            html.push_str(&render_markdown(&format!("**{version}**")));
        }
        html.push_str(&words);
    }
    html
}
