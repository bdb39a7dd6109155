//! Which picture shows a persona best, as HomePilot's own pipeline chooses: a preview at the top, then a
//! thumbnail among the assets, then the avatar.

use super::documents::Documents;
use crate::contents::Contents;
use crate::kinds::json;
use crate::pictures;

const AT_THE_TOP: [&str; 5] =
    ["preview.webp", "preview.png", "preview.jpg", "preview.jpeg", "preview/preview.webp"];

/// The path of the picture, when there is one.
pub(super) fn choose(contents: &Contents, documents: &Documents) -> Option<String> {
    let top = AT_THE_TOP.iter().find(|path| contents.has(path)).map(|path| (*path).to_owned());
    top.or_else(|| named(contents, documents, "selected_thumb_filename"))
        .or_else(|| asset(contents, "thumb"))
        .or_else(|| named(contents, documents, "selected_filename"))
        .or_else(|| asset(contents, "avatar"))
        .or_else(|| asset(contents, ""))
}

fn named(contents: &Contents, documents: &Documents, key: &str) -> Option<String> {
    let name = json::line(&documents.appearance, key, 240);
    let path = format!("assets/{}", name.rsplit('/').next().unwrap_or_default());
    (pictures::format(&path).is_some() && contents.has(&path)).then_some(path)
}

/// The first picture among the assets whose name holds a word.
fn asset(contents: &Contents, word: &str) -> Option<String> {
    let mut paths = contents.members.iter().map(|member| member.path.as_str());
    let fits = |path: &&str| {
        path.strip_prefix("assets/").is_some_and(|name| name.to_ascii_lowercase().contains(word))
            && pictures::format(path).is_some()
    };
    paths.find(fits).map(str::to_owned)
}
