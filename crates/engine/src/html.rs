//! Makers' Markdown as safe HTML. Raw HTML is dropped, links leave by https or mailto only, pictures are
//! left out (the window loads nothing remote), and what comes out is sanitised once more.

use std::sync::OnceLock;

/// Renders Markdown to sanitised HTML.
pub fn render_markdown(markdown: &str) -> String {
    if markdown.trim().is_empty() {
        return String::new();
    }
    let mut options = comrak::Options::default();
    options.extension.table = true;
    options.extension.strikethrough = true;
    options.extension.tasklist = true;
    options.extension.autolink = true;
    options.render.hardbreaks = false;
    sanitiser().clean(&comrak::markdown_to_html(markdown, &options)).to_string()
}

fn sanitiser() -> &'static ammonia::Builder<'static> {
    static SANITISER: OnceLock<ammonia::Builder<'static>> = OnceLock::new();
    SANITISER.get_or_init(|| {
        let mut builder = ammonia::Builder::default();
        builder
            .url_schemes(["https", "mailto"].into())
            .url_relative(ammonia::UrlRelative::Deny)
            .rm_tags(["img", "map", "area"])
            .link_rel(Some("nofollow noopener noreferrer"));
        builder
    })
}

#[cfg(test)]
mod tests {
    use super::render_markdown;

    #[test]
    fn keeps_form_and_drops_what_could_run() {
        let html = render_markdown(
            "# Hello\n\n**bold** [ok](https://example.org) [bad](javascript:alert(1)) \
             <script>alert(1)</script> <img src=x onerror=alert(1)> ![p](https://example.org/p.png)\n\n\
             | a | b |\n|---|---|\n| 1 | 2 |",
        );
        assert!(html.contains("<h1>Hello</h1>") && html.contains("<strong>bold</strong>"), "{html}");
        assert!(html.contains("<table>"), "{html}");
        assert!(html.contains("rel=\"nofollow noopener noreferrer\""), "{html}");
        for bad in ["script", "onerror", "javascript", "<img", "alert(1)</"] {
            assert!(!html.contains(bad), "{bad} in {html}");
        }
        assert_eq!(render_markdown("  \n"), "");
    }
}
