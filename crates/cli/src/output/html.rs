//! The engine's sanitised HTML as plain text with paragraphs, for a terminal.

/// Paragraphs, headings and list items become lines; links keep their words; entities are read. The input
/// is what the engine's sanitiser lets through; anything else comes out as some text, never as a panic.
pub(crate) fn plain_text(html: &str) -> String {
    let mut out = String::new();
    let mut rest = html;
    while let Some(open) = rest.find('<') {
        push_text(&mut out, &rest[..open]);
        let Some(close) = rest[open..].find('>') else {
            rest = "";
            break;
        };
        push_tag(&mut out, &rest[open + 1..open + close]);
        rest = &rest[open + close + 1..];
    }
    push_text(&mut out, rest);
    out.trim().to_owned()
}

fn push_tag(out: &mut String, tag: &str) {
    let closing = tag.starts_with('/');
    let name: String = tag
        .trim_start_matches('/')
        .chars()
        .take_while(char::is_ascii_alphanumeric)
        .map(|c| c.to_ascii_lowercase())
        .collect();
    match (name.as_str(), closing) {
        ("li", false) => {
            end_line(out);
            out.push_str("• ");
        }
        ("br" | "tr" | "li", _) => end_line(out),
        ("p" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "blockquote" | "pre" | "ul" | "ol" | "table", _) => {
            end_paragraph(out);
        }
        ("hr", _) => {
            end_paragraph(out);
            out.push_str("―――\n\n");
        }
        ("td" | "th", true) => out.push_str("  "),
        _ => {}
    }
}

fn end_line(out: &mut String) {
    out.truncate(out.trim_end_matches(' ').len());
    if !out.is_empty() && !out.ends_with('\n') {
        out.push('\n');
    }
}

fn end_paragraph(out: &mut String) {
    // A paragraph inside a list item starts on the item's own line.
    if out.ends_with("• ") {
        return;
    }
    end_line(out);
    if !out.is_empty() && !out.ends_with("\n\n") {
        out.push('\n');
    }
}

fn push_text(out: &mut String, text: &str) {
    let mut pieces = text.split('&');
    push_words(out, pieces.next().unwrap_or_default());
    for piece in pieces {
        match piece.split_once(';').and_then(|(name, tail)| Some((entity(name)?, tail))) {
            Some((c, tail)) => {
                out.push(c);
                push_words(out, tail);
            }
            None => {
                out.push('&');
                push_words(out, piece);
            }
        }
    }
}

/// White space in HTML is one blank, and none at the start of a line.
fn push_words(out: &mut String, text: &str) {
    for c in text.chars() {
        if !c.is_whitespace() || c == '\u{a0}' {
            out.push(c);
        } else if !out.is_empty() && !out.ends_with([' ', '\n']) {
            out.push(' ');
        }
    }
}

fn entity(name: &str) -> Option<char> {
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        "nbsp" => Some(' '),
        _ => {
            let digits = name.strip_prefix('#')?;
            let code = match digits.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => digits.parse().ok()?,
            };
            char::from_u32(code)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn reads_as_a_person_would() {
        let html = "<h2>Nora</h2>\n<p>Keeps &amp; recalls\nyour <strong>notes</strong>.<br>Always.</p>\
                    <ul>\n<li>one</li>\n<li><p>two &lt;b&gt;</p></li></ul><p><a href=\"https://x\">more</a></p>";
        assert_eq!(
            plain_text(html),
            "Nora\n\nKeeps & recalls your notes.\nAlways.\n\n• one\n• two <b>\n\nmore"
        );
        assert_eq!(plain_text("a &unknown; & b &#x41;&#66;"), "a &unknown; & b AB");
        assert_eq!(plain_text("unfinished <a hre"), "unfinished");
    }

    proptest! {
        #[test]
        fn never_panics(html in "[<>/&;#a-z \n•é]{0,60}") {
            plain_text(&html);
        }
    }
}
