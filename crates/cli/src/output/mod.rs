//! What is printed, and where: results for people or one JSON document on standard output, progress,
//! remarks, questions and errors on standard error. Every text passes [`clean`] on its way out, so that
//! nothing a package says can move the cursor, change colours or turn the reading direction around.

mod clean;
mod html;
mod progress;
mod table;

use std::io::{self, IsTerminal as _, Write as _};

use console::Term;
use vitrine_api::ApiError;

pub(crate) use clean::{clean, clean_block};
pub(crate) use html::plain_text;
pub(crate) use progress::Progress;
pub(crate) use table::{Align, Table, wrap};

/// How a text looks where colours are allowed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Style {
    Plain,
    Strong,
    Faint,
    Good,
    Caution,
    Bad,
}

impl Style {
    /// The SGR parameters of ECMA-48, 8.3.117.
    fn code(self) -> Option<&'static str> {
        match self {
            Self::Plain => None,
            Self::Strong => Some("1"),
            Self::Faint => Some("2"),
            Self::Good => Some("32"),
            Self::Caution => Some("33"),
            Self::Bad => Some("1;31"),
        }
    }
}

/// A text with a look. The text is whatever it is; it is cleaned when it is printed.
#[derive(Debug, Clone)]
pub(crate) struct Span {
    pub(crate) style: Style,
    pub(crate) text: String,
}

impl Span {
    pub(crate) fn new(style: Style, text: impl Into<String>) -> Self {
        Self { style, text: text.into() }
    }

    fn painted(&self, colours: bool) -> String {
        let text = clean(&self.text);
        match self.style.code() {
            Some(code) if colours && !text.is_empty() => format!("\u{1b}[{code}m{text}\u{1b}[0m"),
            _ => text,
        }
    }
}

impl From<&str> for Span {
    fn from(text: &str) -> Self {
        Self::new(Style::Plain, text)
    }
}

impl From<String> for Span {
    fn from(text: String) -> Self {
        Self::new(Style::Plain, text)
    }
}

/// The two streams and what may go to them.
#[derive(Debug, Clone)]
pub(crate) struct Output {
    json: bool,
    quiet: bool,
    colours: bool,
    colours_on_error: bool,
}

impl Output {
    /// Looks at the terminal and the environment (`NO_COLOR`, `TERM=dumb`) once.
    pub(crate) fn new(json: bool, quiet: bool) -> Self {
        let set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
        let wanted = !set("NO_COLOR") && std::env::var_os("TERM").is_none_or(|term| term != "dumb");
        Self {
            json,
            quiet,
            colours: wanted && io::stdout().is_terminal(),
            colours_on_error: wanted && io::stderr().is_terminal(),
        }
    }

    /// True when a person sits there who can answer a question.
    pub(crate) fn can_ask(&self) -> bool {
        !self.json && io::stdin().is_terminal() && io::stderr().is_terminal()
    }

    /// Columns of the terminal that reads the results; none when it is a file or a pipe.
    pub(crate) fn width(&self) -> Option<usize> {
        let terminal = Term::stdout();
        if !terminal.is_term() {
            return None;
        }
        terminal.size_checked().map(|(_, columns)| usize::from(columns).max(40))
    }

    /// A line of a result.
    pub(crate) fn line(&self, spans: &[Span]) {
        if !self.json {
            let line: String = spans.iter().map(|span| span.painted(self.colours)).collect();
            to_stdout(line.trim_end());
        }
    }

    /// An empty line.
    pub(crate) fn gap(&self) {
        self.line(&[]);
    }

    /// What was done, in a sentence; nothing with `--quiet`.
    pub(crate) fn say(&self, sentence: &str) {
        if !self.quiet {
            self.line(&[sentence.into()]);
        }
    }

    /// A remark beside the result; nothing with `--quiet` or `--json`.
    pub(crate) fn note(&self, sentence: &str) {
        if !self.quiet && !self.json {
            to_stderr(&clean(sentence));
        }
    }

    /// What a person has to read to go on, whatever was asked for: on standard error.
    pub(crate) fn tell(&self, sentence: &str) {
        to_stderr(&clean(sentence));
    }

    /// Something that must not go unseen, whatever was asked for.
    pub(crate) fn warn(&self, sentence: &str) {
        self.labelled("warning:", Style::Caution, sentence);
    }

    /// A whole file for another program (a completion script), as it is.
    pub(crate) fn raw(&self, text: &str) {
        if !self.json {
            to_stdout(text.trim_end_matches('\n'));
        }
    }

    /// The one JSON document.
    pub(crate) fn document(&self, document: &serde_json::Value) {
        // Cannot fail: every key is a string. Escapes keep control characters off the terminal.
        let text = serde_json::to_string_pretty(document).unwrap_or_default();
        to_stdout(&escape_invisible(&text));
    }

    /// The one JSON document, of a command that goes on after it.
    pub(crate) fn document_if_asked(&self, document: &serde_json::Value) {
        if self.json {
            self.document(document);
        }
    }

    /// Why it was refused or failed, and what to do.
    pub(crate) fn failure(&self, error: &ApiError) {
        self.labelled("error:", Style::Bad, &error.sentence);
        if let Some(action) = &error.action {
            self.labelled("what to do:", Style::Strong, action);
        }
    }

    /// A question on standard error; true for yes. Call it only when [`Output::can_ask`] says so.
    pub(crate) fn question(&self, question: &str) -> bool {
        let mut error = io::stderr().lock();
        let asked = write!(error, "{} [y/N] ", clean(question)).and_then(|()| error.flush());
        let mut answer = String::new();
        if asked.is_err() || io::stdin().read_line(&mut answer).is_err() {
            return false;
        }
        matches!(answer.trim().to_lowercase().as_str(), "y" | "yes")
    }

    /// A view of progress that fits: a bar on a terminal, lines elsewhere, nothing when not wanted.
    pub(crate) fn progress(&self) -> Progress {
        if self.json || self.quiet {
            Progress::silent()
        } else if io::stderr().is_terminal() {
            Progress::bar(self.colours_on_error)
        } else {
            Progress::lines()
        }
    }

    fn labelled(&self, label: &str, style: Style, sentence: &str) {
        let label = Span::new(style, label).painted(self.colours_on_error);
        to_stderr(&format!("{label} {}", clean(sentence)));
    }
}

/// A reader that went away (`vitrine list | head`) is no failure: what it wanted it has.
fn to_stdout(line: &str) {
    let _ = writeln!(io::stdout().lock(), "{line}");
}

pub(super) fn to_stderr(line: &str) {
    let _ = writeln!(io::stderr().lock(), "{line}");
}

/// JSON itself escapes only what is below U+0020; the rest of what [`clean`] takes away is escaped here, so
/// that a document on a terminal is as harmless as any other result and still says the same.
fn escape_invisible(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    for c in json.chars() {
        if c == '\n' || !clean::is_harmful(c) {
            out.push(c);
        } else {
            for unit in c.encode_utf16(&mut [0; 2]) {
                out.push_str(&format!("\\u{unit:04x}"));
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_says_the_same_after_escaping() {
        let value = serde_json::json!({"a": "x\u{202e}y\u{9b}z\u{e0041}", "b": ["\u{1b}[2J", "ü\n"]});
        let text = escape_invisible(&serde_json::to_string_pretty(&value).unwrap());
        assert!(!text.contains(['\u{202e}', '\u{9b}', '\u{e0041}', '\u{1b}']));
        assert_eq!(serde_json::from_str::<serde_json::Value>(&text).unwrap(), value);
    }
}
