//! People's Markdown as safe HTML. Raw HTML is dropped, links leave by https or mailto only, pictures are left out (the
//! window loads nothing remote), and what comes out is sanitised once more.

/// What makes HTML of Markdown; what it says of links (`rel`) is chosen once.
#[derive(Debug)]
pub struct Markdown {
    options: comrak::Options<'static>,
    sanitiser: ammonia::Builder<'static>,
}

impl Markdown {
    /// One whose links all carry that `rel`, whatever was written.
    pub fn new(rel: &'static str) -> Self {
        let mut options = comrak::Options::default();
        options.extension.table = true;
        options.extension.strikethrough = true;
        options.extension.tasklist = true;
        options.extension.autolink = true;
        let mut sanitiser = ammonia::Builder::default();
        sanitiser
            .url_schemes(["https", "mailto"].into())
            .url_relative(ammonia::UrlRelative::Deny)
            .rm_tags(["img", "map", "area"])
            .link_rel(Some(rel));
        Self { options, sanitiser }
    }

    /// Renders to sanitised HTML.
    pub fn html(&self, markdown: &str) -> String {
        if markdown.trim().is_empty() {
            return String::new();
        }
        self.sanitiser.clean(&comrak::markdown_to_html(markdown, &self.options)).to_string()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::Markdown;

    #[test]
    fn keeps_form_and_drops_what_could_run() {
        for rel in ["nofollow noopener noreferrer", "noopener nofollow ugc"] {
            let page = Markdown::new(rel).html(
                "# Hello\n\n**bold** [ok](https://example.org) [bad](javascript:alert(1)) [data](data:text/html,x) \
                 <script>alert(1)</script> <img src=x onerror=alert(1)> ![p](https://example.org/p.png) \
                 <a href=\"/up\" onclick=\"x()\">a</a> <svg onload=alert(1)> <iframe src=https://example.org></iframe>\n\n\
                 | a | b |\n|---|---|\n| 1 | 2 |",
            );
            assert!(page.contains("<h1>Hello</h1>") && page.contains("<table>"), "{page}");
            assert!(page.contains("<strong>bold</strong>"), "{page}");
            assert!(page.contains(&format!("rel=\"{rel}\"")), "{page}");
            for bad in [
                "<script",
                "onerror",
                "javascript:",
                "<img",
                "onclick",
                "<svg",
                "<iframe",
                "data:text",
                "alert(1)</",
            ] {
                assert!(!page.contains(bad), "{bad} in {page}");
            }
        }
        assert_eq!(Markdown::new("ugc").html("  \n"), "");
    }

    proptest! {
        #[test]
        fn whatever_is_written(text in "[ -~\n]{0,200}") {
            let page = Markdown::new("ugc").html(&text).to_lowercase();
            prop_assert!(!page.contains("<script") && !page.contains("<img") && !page.contains("<iframe"));
        }
    }
}
