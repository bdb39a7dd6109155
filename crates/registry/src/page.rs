//! People's Markdown as safe HTML, by the rule of `crates/engine`: raw HTML is dropped, links leave by https or mailto
//! only, pictures are left out, and what comes out is sanitised once more. Links say that others wrote them.

use std::sync::OnceLock;

/// Renders Markdown to sanitised HTML.
pub fn html(markdown: &str) -> String {
    if markdown.trim().is_empty() {
        return String::new();
    }
    let mut options = comrak::Options::default();
    options.extension.table = true;
    options.extension.strikethrough = true;
    options.extension.tasklist = true;
    options.extension.autolink = true;
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
            .link_rel(Some("noopener nofollow ugc"));
        builder
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::html;

    #[test]
    fn keeps_form_and_drops_what_could_run() {
        let page = html(
            "# Hello\n\n**bold** [ok](https://example.org) [bad](javascript:alert(1)) [data](data:text/html,x) \
             <script>alert(1)</script> <img src=x onerror=alert(1)> ![p](https://example.org/p.png) \
             <a href=\"/up\" onclick=\"x()\">a</a> <svg onload=alert(1)> <iframe src=https://example.org></iframe>\n\n\
             | a | b |\n|---|---|\n| 1 | 2 |",
        );
        assert!(page.contains("<h1>Hello</h1>") && page.contains("<table>"), "{page}");
        assert!(page.contains("rel=\"noopener nofollow ugc\""), "{page}");
        for bad in ["<script", "onerror", "javascript:", "<img", "onclick", "<svg", "<iframe", "data:text"] {
            assert!(!page.contains(bad), "{bad} in {page}");
        }
        assert_eq!(html("  \n"), "");
    }

    proptest! {
        #[test]
        fn whatever_is_written(text in "[ -~\n]{0,200}") {
            let page = html(&text).to_lowercase();
            prop_assert!(!page.contains("<script") && !page.contains("<img") && !page.contains("<iframe"));
        }
    }
}
