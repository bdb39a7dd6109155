//! Takes out of a text what is secret or says who somebody is: tokens, passwords, addresses of e-mail, handles,
//! the person's name and home folder, and of web addresses everything but scheme, host and path. Rather too much
//! than too little: a report that hides a harmless word is still of use.

use std::ops::Range;

use url::Url;

/// What a hidden word is replaced by.
const HIDDEN: &str = "(hidden)";

/// Letters and digits in a row from here on may be a token.
const OPAQUE: usize = 16;

/// Letters of both cases in a row from here on may be a token without a digit.
const OPAQUE_LETTERS: usize = 24;

/// Words after which something secret stands.
const SECRET_WORDS: [&str; 12] = [
    "authorization",
    "bearer",
    "token",
    "password",
    "passphrase",
    "passwd",
    "secret",
    "apikey",
    "api-key",
    "api_key",
    "cookie",
    "basic",
];

/// What belongs to the person of this computer.
#[derive(Debug, Clone, Default)]
pub(crate) struct Redactor {
    /// Home folder.
    home: Option<String>,
    /// Names the person is known by here.
    names: Vec<String>,
}

impl Redactor {
    /// Of the person who runs this program.
    pub(crate) fn here() -> Self {
        let variable = |name| std::env::var(name).ok().filter(|value| !value.is_empty());
        let home = variable("HOME").or_else(|| variable("USERPROFILE"));
        let of_home = home.as_deref().and_then(|home| home.rsplit(['/', '\\']).next()).map(str::to_owned);
        let names = ["USER", "LOGNAME", "USERNAME"].into_iter().filter_map(variable).chain(of_home);
        Self::of(home, names.collect())
    }

    /// Of somebody with this home folder and these names.
    pub(crate) fn of(home: Option<String>, names: Vec<String>) -> Self {
        let mut names: Vec<String> = names.into_iter().map(|name| name.to_lowercase()).collect();
        names.sort();
        names.dedup();
        // `root` is nobody's name, and shorter ones are in every other word.
        names.retain(|name| name.chars().count() >= 3 && name != "root");
        let home = home.map(|home| home.trim_end_matches('/').to_owned()).filter(|home| home.len() > 1);
        Self { home, names }
    }

    /// The text without secrets.
    pub(crate) fn text(&self, text: &str) -> String {
        let text = match &self.home {
            Some(home) => text.replace(home.as_str(), "~"),
            None => text.to_owned(),
        };
        let lines: Vec<String> = text.lines().map(|line| self.line(line)).collect();
        lines.join("\n")
    }

    /// What has a secret's name before it goes as a whole, however many words it has; the rest goes word by word.
    fn line(&self, line: &str) -> String {
        let (mut said, mut rest) = (String::new(), line);
        while let Some(value) = secret_value(rest) {
            said.push_str(&self.words(&rest[..value.start]));
            said.push_str(HIDDEN);
            rest = &rest[value.end..];
        }
        said + &self.words(rest)
    }

    fn words(&self, line: &str) -> String {
        let mut said: Vec<String> = Vec::new();
        let mut secret_follows = false;
        for word in line.split(' ') {
            let bare = word.trim_matches(|c: char| !c.is_alphanumeric()).to_ascii_lowercase();
            let names_secret = SECRET_WORDS.contains(&bare.as_str());
            if secret_follows && !names_secret && !bare.is_empty() {
                said.push(HIDDEN.to_owned());
                secret_follows = false;
                continue;
            }
            secret_follows = names_secret || (secret_follows && bare.is_empty());
            said.push(self.word(word));
        }
        said.join(" ")
    }

    fn word(&self, word: &str) -> String {
        if let Some(at) = address_in(word) {
            let (before, after) = (&word[..at.start], &word[at.end..]);
            return format!("{}{}{}", self.plain(before), self.address(&word[at]), self.plain(after));
        }
        self.plain(word)
    }

    /// Scheme, host and path; parts of the path that look like secrets are hidden too.
    fn address(&self, address: &str) -> String {
        let Ok(url) = Url::parse(address) else { return HIDDEN.to_owned() };
        let Some(host) = url.host_str() else { return self.plain(url.path()) };
        let port = url.port().map(|port| format!(":{port}")).unwrap_or_default();
        let path: Vec<String> = url.path().split('/').map(|part| self.plain(part)).collect();
        format!("{}://{host}{port}{}", url.scheme(), path.join("/"))
    }

    fn plain(&self, word: &str) -> String {
        if word.contains('@') {
            return HIDDEN.to_owned();
        }
        // `key=value` and `key: value` without a space.
        let lower = word.to_lowercase();
        let value = word.find(['=', ':']).filter(|at| {
            let key = lower.get(..*at).unwrap_or_default();
            SECRET_WORDS.iter().any(|secret| key.ends_with(secret))
        });
        if let Some(at) = value.filter(|at| word.len() > at + 1) {
            return format!("{}{HIDDEN}", &word[..=at]);
        }
        let mut said = String::new();
        let mut run = String::new();
        for character in word.chars() {
            if character.is_alphanumeric() || matches!(character, '_' | '-' | '+') {
                run.push(character);
            } else {
                said.push_str(&self.run(&run));
                run.clear();
                said.push(character);
            }
        }
        said.push_str(&self.run(&run));
        said
    }

    /// Letters and digits in a row.
    fn run(&self, run: &str) -> String {
        let lower = run.to_lowercase();
        if self.names.contains(&lower) || is_opaque(run) {
            return HIDDEN.to_owned();
        }
        // A name may be part of another word: `mira-laptop`.
        let parts = lower.split(['-', '_', '+']);
        if parts.into_iter().any(|part| self.names.iter().any(|name| name == part)) {
            return HIDDEN.to_owned();
        }
        run.to_owned()
    }
}

/// Where an address stands in a word.
fn address_in(word: &str) -> Option<Range<usize>> {
    let colon = word.find("://")?;
    let scheme =
        word[..colon].chars().rev().take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'));
    let start = colon - scheme.count();
    let end = word[start..].find(['"', '”', '>', '<', '\'', ')', ',', ';']);
    Some(start..end.map_or(word.len(), |end| start + end))
}

/// Where the first thing with a secret's name before it stands in a line: `key=value`, `key: many words`,
/// `"key":"value"`, `key “value”`. What is in quotes ends with them, anything else with the line.
fn secret_value(line: &str) -> Option<Range<usize>> {
    let lower = line.to_ascii_lowercase();
    let names = SECRET_WORDS.iter().flat_map(|word| lower.match_indices(word).map(|(at, _)| at + word.len()));
    let values = names.filter(|at| !is_in_address(line, *at)).filter_map(|at| value_after(line, at));
    values.min_by_key(|value| value.start)
}

fn is_in_address(line: &str, at: usize) -> bool {
    let start = line[..at].rfind(' ').map_or(0, |blank| blank + 1);
    let word = line[start..].split(' ').next().unwrap_or_default();
    address_in(word).is_some_and(|address| address.contains(&(at - start)))
}

/// The value behind a name that ends there, when one follows.
fn value_after(line: &str, name_end: usize) -> Option<Range<usize>> {
    let behind = line[name_end..].trim_start_matches(['\\', '"', '\'', '”', '’']).trim_start();
    let value = behind.trim_start_matches([':', '=', '>']);
    let is_named = value.len() < behind.len();
    // Quotes right behind the name close it; after a blank they open what it names.
    let value = if is_named { value.trim_start() } else { line[name_end..].strip_prefix(' ')?.trim_start() };
    // `Authorization: Bearer …` has two words before what is secret.
    let scheme = value.split(' ').next().filter(|word| SECRET_WORDS.contains(&word.to_lowercase().as_str()));
    let value = scheme.map_or(value, |scheme| value[scheme.len()..].trim_start());
    let start = line.len() - value.len();
    match quoted(value) {
        Some(inside) => Some(start + inside.start..start + inside.end),
        None if !is_named || value.is_empty() => None,
        None => Some(start..line.len()),
    }
}

/// The inside of the quotes a text begins with, also where they are written with backslashes in another text.
fn quoted(text: &str) -> Option<Range<usize>> {
    let bare = text.trim_start_matches('\\');
    let (open, slashes) = (bare.chars().next()?, text.len() - bare.len());
    let close = match open {
        '"' | '\'' => open,
        '“' => '”',
        '‘' => '’',
        _ => return None,
    };
    let start = slashes + open.len_utf8();
    let inside = &text[start..];
    let before = |at: usize| inside[..at].len() - inside[..at].trim_end_matches('\\').len();
    let closes = |at: &usize| before(*at) == slashes || (slashes == 0 && before(*at) % 2 == 0);
    let end = inside.match_indices(close).map(|(at, _)| at).find(closes);
    Some(start..start + end.map_or(inside.len(), |at| if slashes == 0 { at } else { at - slashes }))
}

/// What nobody reads: a long run in which letters and digits, or letters of both cases, are mixed.
fn is_opaque(run: &str) -> bool {
    let digits = run.chars().filter(char::is_ascii_digit).count();
    let mixed = run.chars().any(char::is_lowercase) && run.chars().any(char::is_uppercase);
    let length = run.chars().count();
    run.starts_with("vtr_")
        || (length >= OPAQUE && (digits >= 4 || (mixed && digits > 0)))
        || (length >= OPAQUE_LETTERS && mixed)
        || length >= 64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mira() -> Redactor {
        Redactor::of(Some("/home/mira".into()), vec!["mira".into(), "Mira".into(), "me".into()])
    }

    #[test]
    fn secrets_go_and_facts_stay() {
        let cases = [
            (
                "the folder /home/mira/.local/share/vitrine is full",
                "the folder ~/.local/share/vitrine is full",
            ),
            ("https://mira:word@example.org:8443/a/b?token=x#y", "https://example.org:8443/a/b"),
            ("asked “https://example.org/x?key=1”, no answer", "asked “https://example.org/x”, no answer"),
            ("Authorization: Bearer abc.def", "Authorization: Bearer (hidden)"),
            ("token = hunter2", "token = (hidden)"),
            ("VITRINE_TOKEN=hunter2", "VITRINE_TOKEN=(hidden)"),
            ("password:hunter2", "password:(hidden)"),
            (r#"{"token":"hunter2"}"#, r#"{"token":"(hidden)"}"#),
            (r#"{"a":1,"api_key" : "correct horse", "b":"c"}"#, r#"{"a":1,"api_key" : "(hidden)", "b":"c"}"#),
            (r#"said "{\"token\":\"hun ter2\"}""#, r#"said "{\"token\":\"(hidden)\"}""#),
            (r#"{"token":"hun\"ter2","b":1}"#, r#"{"token":"(hidden)","b":1}"#),
            ("password: correct horse battery staple", "password: (hidden)"),
            ("the passphrase “correct horse” is wrong", "the passphrase “(hidden)” is wrong"),
            ("Cookie: a=b; c=d", "Cookie: (hidden)"),
            (
                "{\"at\":\"https://example.org/a?b=c\",\"token\":\"x y\"}",
                "{\"at\":\"https://example.org/a\",\"token\":\"(hidden)\"}",
            ),
            ("gave hQzRtWbKmNpLsDfGjXcVyEuA", "gave (hidden)"),
            ("a token of the registry", "a token (hidden) the registry"),
            ("kept vtr_x", "kept (hidden)"),
            ("by @nora and nora@example.org", "by (hidden) and (hidden)"),
            ("on mira-laptop", "on (hidden)"),
            ("Mira, again", "(hidden), again"),
            ("gave ghp_16C7e42F292c6912E7710c838347Ae178B4a", "gave (hidden)"),
            ("nora_memory_keeper 1.0.0 in engine.blocked", "nora_memory_keeper 1.0.0 in engine.blocked"),
            ("HTTP 503 from gallery.example", "HTTP 503 from gallery.example"),
        ];
        for (text, said) in cases {
            assert_eq!(mira().text(text), said, "{text}");
        }
    }
}
