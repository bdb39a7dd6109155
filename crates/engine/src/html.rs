//! Makers' Markdown as safe HTML for the window: [`vitrine_publish::Markdown`], with links that tell nobody where they
//! were followed from.

use std::sync::LazyLock;

use vitrine_publish::Markdown;

static MARKDOWN: LazyLock<Markdown> = LazyLock::new(|| Markdown::new("nofollow noopener noreferrer"));

/// Renders Markdown to sanitised HTML.
pub fn render_markdown(markdown: &str) -> String {
    MARKDOWN.html(markdown)
}
