//! Text from strangers made fit to keep and to show: cut, cleaned, escaped.

/// One line: control, invisible and direction-turning characters gone, blanks collapsed, at most `max`
/// characters.
pub(crate) fn line(text: &str, max: usize) -> String {
    let words: Vec<String> = text
        .split(|c: char| c.is_whitespace() || c.is_control())
        .map(|word| word.chars().filter(|c| !is_trickery(*c)).collect::<String>())
        .filter(|word| !word.is_empty())
        .collect();
    cut(&words.join(" "), max)
}

/// Several lines: as [`line`], but line breaks and indentation stay.
pub(crate) fn block(text: &str, max: usize) -> String {
    let text = text.replace("\r\n", "\n");
    let kept: String =
        text.chars().filter(|c| matches!(c, '\n' | '\t') || !(c.is_control() || is_trickery(*c))).collect();
    cut(kept.trim(), max)
}

fn cut(text: &str, max: usize) -> String {
    match text.char_indices().nth(max) {
        None => text.to_owned(),
        Some((end, _)) => {
            let room = text[..end].char_indices().next_back().map_or(0, |(at, _)| at);
            format!("{}…", text[..room].trim_end())
        }
    }
}

/// Overrides of direction and invisible marks. Joiners stay: scripts and emoji need them.
fn is_trickery(c: char) -> bool {
    matches!(c, '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

/// Plain text as Markdown that shows exactly that text: paragraphs and line breaks stay.
pub(crate) fn escaped(text: &str) -> String {
    let lines: Vec<String> = text.lines().map(|line| escaped_line(line.trim())).collect();
    lines.join("\n")
}

fn escaped_line(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    for c in line.chars() {
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '&' | '!') {
            out.push('\\');
        }
        out.push(c);
    }
    escape_beginning(out)
}

/// Escapes what makes a heading, a list or a rule only at the beginning of a line.
fn escape_beginning(line: String) -> String {
    if line.starts_with(['#', '+', '-', '=']) {
        return format!("\\{line}");
    }
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    match line.as_bytes().get(digits) {
        Some(b'.' | b')') if digits > 0 => format!("{}\\{}", &line[..digits], &line[digits..]),
        _ => line,
    }
}

/// Words of a list as one phrase.
pub(crate) fn phrase(words: &[String]) -> String {
    words.join(", ")
}
