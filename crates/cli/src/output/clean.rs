//! Texts of strangers, made harmless for a terminal.

/// True for what may not reach a terminal from a stranger's text: control characters (C0, DEL, C1), marks
/// and overrides of the reading direction, invisible fillers and the tag characters. The joiners U+200C
/// and U+200D stay: Persian, Hindi and emoji need them.
pub(crate) fn is_harmful(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{61c}' | '\u{180e}' | '\u{200b}' | '\u{200e}' | '\u{200f}'
            | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
            | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

/// One line: harmful characters are gone, every run of white space is one space.
pub(crate) fn clean(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    // Leading blanks are ours: they indent.
    let indent = text.len() - text.trim_start_matches(' ').len();
    out.push_str(&text[..indent]);
    let mut gap = false;
    for c in text[indent..].chars() {
        if matches!(c, '\n' | '\r' | '\t' | '\u{2028}' | '\u{2029}') {
            gap = true;
        } else if !is_harmful(c) {
            if gap && !out.ends_with(' ') && c != ' ' {
                out.push(' ');
            }
            gap = false;
            out.push(c);
        }
    }
    out
}

/// Several lines: as [`clean`], line by line.
pub(crate) fn clean_block(text: &str) -> Vec<String> {
    text.replace("\r\n", "\n")
        .replace(['\u{2028}', '\u{2029}'], "\n")
        .lines()
        .map(|line| clean(line).trim_end().to_owned())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn nothing_moves_the_cursor_or_turns_the_text() {
        assert_eq!(clean("a\u{1b}[31mred\u{1b}[0m"), "a[31mred[0m");
        assert_eq!(clean("x\u{202e}gpj.exe\u{2066}"), "xgpj.exe");
        assert_eq!(clean("one\r\ntwo\tthree"), "one two three");
        assert_eq!(clean("\u{9b}2J\u{7}\u{8}ok"), "2Jok");
        assert_eq!(clean("نورا \u{200d}👩\u{200d}🚀 नोरा"), "نورا \u{200d}👩\u{200d}🚀 नोरा");
        assert_eq!(clean("  indented"), "  indented");
    }

    #[test]
    fn a_block_keeps_its_lines() {
        assert_eq!(clean_block("a\r\nb\u{2028}c\u{1b}"), ["a", "b", "c"]);
    }

    proptest! {
        #[test]
        fn whatever_comes_in_one_harmless_line_comes_out(text in any::<String>()) {
            let line = clean(&text);
            prop_assert!(!line.chars().any(is_harmful));
            prop_assert_eq!(clean(&line), line);
        }
    }
}
