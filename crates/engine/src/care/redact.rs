//! Takes out of a text what is secret or says who somebody is: tokens, passwords, addresses of e-mail, handles,
//! the person's name and home folder, and of web addresses everything but scheme, host and path. Rather too much
//! than too little: a report that hides a harmless word is still of use.

use url::Url;

/// What a hidden word is replaced by.
const HIDDEN: &str = "(hidden)";

/// Letters and digits in a row from here on may be a token.
const OPAQUE: usize = 16;

/// Words after which something secret stands.
const SECRET_WORDS: [&str; 11] = [
    "authorization",
    "bearer",
    "token",
    "password",
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

    fn line(&self, line: &str) -> String {
        let mut said: Vec<String> = Vec::new();
        let mut secret_follows = false;
        for word in line.split(' ') {
            let bare = word.trim_matches(|c: char| !c.is_alphanumeric()).to_ascii_lowercase();
            let ends_open = word.ends_with([':', '=']);
            let names_secret =
                SECRET_WORDS.iter().any(|secret| bare == *secret || (ends_open && bare.ends_with(secret)));
            if secret_follows && !names_secret && !bare.is_empty() {
                said.push(HIDDEN.to_owned());
                // `Authorization: Bearer …` has two words before what is secret.
                secret_follows = false;
                continue;
            }
            secret_follows = names_secret || (secret_follows && bare.is_empty());
            said.push(self.word(word));
        }
        said.join(" ")
    }

    fn word(&self, word: &str) -> String {
        if let Some(start) = address_start(word) {
            let (before, address) = word.split_at(start);
            let end = address.find(['"', '”', '>', '<', '\'', ')', ',', ';']).unwrap_or(address.len());
            let (address, after) = address.split_at(end);
            return format!("{}{}{}", self.plain(before), self.address(address), self.plain(after));
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

/// Where an address begins in a word.
fn address_start(word: &str) -> Option<usize> {
    let colon = word.find("://")?;
    let scheme =
        word[..colon].chars().rev().take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'));
    Some(colon - scheme.count())
}

/// What nobody reads: a long run in which letters and digits are mixed.
fn is_opaque(run: &str) -> bool {
    let digits = run.chars().filter(char::is_ascii_digit).count();
    let mixed = run.chars().any(char::is_lowercase) && run.chars().any(char::is_uppercase);
    let length = run.chars().count();
    run.starts_with("vtr_") || (length >= OPAQUE && (digits >= 4 || (mixed && digits > 0))) || length >= 64
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
