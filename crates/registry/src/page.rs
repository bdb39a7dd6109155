//! People's Markdown as safe HTML for the registry's pages: [`vitrine_publish::Markdown`], with links that say that
//! others wrote them.

use std::sync::LazyLock;

use vitrine_publish::Markdown;

static MARKDOWN: LazyLock<Markdown> = LazyLock::new(|| Markdown::new("noopener nofollow ugc"));

/// Renders Markdown to sanitised HTML.
pub fn html(markdown: &str) -> String {
    MARKDOWN.html(markdown)
}
