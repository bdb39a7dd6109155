//! What is noticed in personas only.

use super::documents::Documents;
use super::{CARD, MANIFEST};
use crate::archive::shown;
use crate::contents::Contents;
use crate::kinds::json;
use crate::kinds::vetting::finding;
use crate::pictures;
use crate::{Finding, Severity};

/// What HomePilot's pipeline takes among the assets without a warning.
const ASSET_EXTENSIONS: [&str; 6] = ["png", "jpg", "jpeg", "webp", "gif", "svg"];

/// Adds what is noticed.
pub(super) fn notice(
    contents: &Contents,
    documents: &Documents,
    preview: Option<&str>,
    found: &mut Vec<Finding>,
) {
    if !contents.has(CARD) {
        let sentence = "There is no “preview/card.json”, so the persona's card stays plain.";
        found.push(finding(Severity::Advice, "persona.card_missing", sentence, None));
    }
    if preview.is_none() {
        let sentence = "There is no picture; add “preview.webp”, 512 pixels wide or more.";
        found.push(finding(Severity::Advice, "persona.picture_missing", sentence, None));
    }
    let promised = documents.manifest.get("contents").and_then(|said| json::flag(said, "has_avatar"));
    if promised == Some(true) && !contents.members.iter().any(|member| is_asset_picture(&member.path)) {
        let sentence = "The manifest promises an avatar, and there is no picture among the assets.";
        found.push(finding(Severity::Warning, "persona.avatar_missing", sentence, Some(MANIFEST)));
    }
    for member in &contents.members {
        let unusual = member.path.starts_with("assets/")
            && !ASSET_EXTENSIONS.contains(&pictures::extension(&member.path).as_str());
        if unusual {
            let sentence = format!("“{}” is no picture, which is unusual for an asset.", shown(&member.path));
            found.push(finding(Severity::Warning, "persona.asset_type", sentence, Some(&member.path)));
        }
    }
    for (path, document) in documents.all() {
        if json::any_text(document, &has_script) {
            let sentence = format!("“{path}” has script in its text; it is shown as text and never run.");
            found.push(finding(Severity::Warning, "package.script_in_text", sentence, Some(path)));
        }
    }
}

fn is_asset_picture(path: &str) -> bool {
    path.starts_with("assets/") && pictures::format(path).is_some()
}

/// What a browser would run if the text were taken for HTML.
fn has_script(text: &str) -> bool {
    let text = text.to_ascii_lowercase();
    let compact: String = text.chars().filter(|c| !c.is_whitespace() && !c.is_control()).collect();
    ["<script", "javascript:", "<iframe", "<svg", "onerror=", "onload=", "data:text/html"]
        .iter()
        .any(|sign| compact.contains(sign))
}
