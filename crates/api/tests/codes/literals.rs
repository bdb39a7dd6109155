//! The texts in double quotes of a Rust source, without comments and tests.

/// A text in quotes.
pub(crate) struct Literal {
    pub(crate) text: String,
    /// What stands before it, blanks made one.
    pub(crate) before: String,
    /// The name of the function it stands in.
    function: String,
}

impl Literal {
    /// True in the match of an error's `code()`.
    pub(crate) fn is_in_code(&self) -> bool {
        matches!(self.function.as_str(), "code" | "trust_code")
            && (self.before.ends_with("=>") || self.before.ends_with("=> {"))
    }

    /// True for the code of a refusal of the registry.
    pub(crate) fn is_refusal(&self) -> bool {
        let behind = self.before.rsplit_once("Refusal::").map(|(_, rest)| rest);
        let is_kind = |rest: &str| rest.ends_with(',') && rest.matches(',').count() == 1;
        REFUSALS.iter().any(|start| self.before.ends_with(start))
            || behind.is_some_and(is_kind)
            || self.before.contains("StatusCode::") && self.before.ends_with('(')
    }

    /// True for the code of a sentence that has phrases.
    pub(crate) fn is_sentence(&self) -> bool {
        self.before.ends_with("Said::coded(")
    }

    /// True for the id of a template of a public reason.
    pub(crate) fn is_template(&self) -> bool {
        self.before.ends_with(" template(")
    }

    /// True for the code of something noticed in a package.
    pub(crate) fn is_finding(&self) -> bool {
        let severity = |word: &str| self.before.ends_with(&format!("Severity::{word},"));
        severity("Error") || severity("Warning") || severity("Advice")
    }
}

/// Functions of the registry that make refusals, and what else stands before their codes.
const REFUSALS: [&str; 14] = [
    "refused(",
    "refuse(",
    "field(",
    "fault(",
    "conflict(",
    "forbidden(",
    "malformed(",
    "bad(",
    "Unavailable, None,",
    "Some(500),",
    "Refusal::Invalid, code:",
    // Why an id, a version or a platform will not do.
    "unfit(",
    "Unfit { code:",
    "=> Some((",
];

/// How much is kept of what stands before.
const BEFORE: usize = 60;

pub(crate) fn literals(source: &str) -> Vec<Literal> {
    let source = source.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
    let (mut found, mut before, mut rest) = (Vec::new(), String::new(), source);
    let mut function = String::new();
    while let Some(letter) = rest.chars().next() {
        let length = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("'\"'") {
            3
        } else if rest.starts_with("r#\"") {
            rest.find("\"#").map_or(rest.len(), |end| end + 2)
        } else if letter == '"' {
            let text = quoted(&rest[1..]);
            let length = text.len() + 2;
            found.push(Literal {
                text: text.to_owned(),
                before: before.trim_end().to_owned(),
                function: function.clone(),
            });
            note(&mut before, &rest[..length.min(rest.len())]);
            length
        } else {
            if before.ends_with("fn ") && letter.is_ascii_lowercase() {
                function = rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
            }
            note(&mut before, &rest[..letter.len_utf8()]);
            letter.len_utf8()
        };
        rest = rest.get(length..).unwrap_or_default();
    }
    found
}

/// The text up to the closing quote.
fn quoted(rest: &str) -> &str {
    let mut escaped = false;
    let end = rest.find(|c| match (escaped, c) {
        (false, '"') => true,
        (false, '\\') => {
            escaped = true;
            false
        }
        _ => {
            escaped = false;
            false
        }
    });
    &rest[..end.unwrap_or(rest.len())]
}

fn note(before: &mut String, text: &str) {
    for c in text.chars() {
        if !c.is_whitespace() {
            before.push(c);
        } else if !before.ends_with(' ') {
            before.push(' ');
        }
    }
    while before.len() > BEFORE {
        before.remove(0);
    }
}
