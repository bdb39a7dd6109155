//! Who the persona is: the texts of its page, from whichever member of whichever dialect has them.

use url::Url;

use super::documents::Documents;
use super::{AGENT, MANIFEST, some};
use crate::kinds::vetting::finding;
use crate::kinds::{json, text};
use crate::{Finding, Severity};

/// Characters of a long text: twenty pages, more than any real card has.
pub(super) const LONG_TEXT: usize = 20_000;
const NAME: usize = 120;
const SUMMARY: usize = 300;

/// Its name. A persona without one is still shown, under its id.
pub(super) fn name(documents: &Documents, found: &mut Vec<Finding>) -> String {
    let Documents { agent, card, manifest, .. } = documents;
    if agent.get("label").is_some() && json::line(agent, "label", NAME).is_empty() {
        let sentence = "The persona's “label” is empty, so HomePilot would show it without a name.";
        found.push(finding(Severity::Warning, "persona.label_empty", sentence, Some(AGENT)));
    }
    let name = [(agent, "label"), (agent, "name"), (card, "name"), (manifest, "name")]
        .iter()
        .map(|(document, key)| json::line(document, key, NAME))
        .find(|name| !name.is_empty());
    name.unwrap_or_else(|| {
        let sentence = "The persona has no name; add “label” to its agent.";
        found.push(finding(Severity::Warning, "persona.name_missing", sentence, Some(AGENT)));
        let id = json::line(agent, "id", NAME);
        if id.is_empty() { "Unnamed persona".to_owned() } else { id }
    })
}

/// Who made it: a name, or an object with one.
pub(super) fn maker(documents: &Documents) -> String {
    let author = documents.manifest.get("author");
    let named = json::line(&documents.manifest, "author", NAME);
    match author {
        Some(object) if named.is_empty() => json::line(object, "name", NAME),
        _ => named,
    }
}

/// One line about it.
pub(super) fn summary(documents: &Documents) -> String {
    let Documents { agent, card, manifest, .. } = documents;
    let places = [
        (manifest, "summary"),
        (card, "short"),
        (card, "description"),
        (agent, "description"),
        (agent, "role"),
        (card, "role"),
        (card, "archetype"),
    ];
    let found = places.iter().map(|(document, key)| json::line(document, key, SUMMARY));
    found.into_iter().find(|line| !line.is_empty()).unwrap_or_default()
}

/// Tags, in the maker's order.
pub(super) fn tags(documents: &Documents) -> Vec<String> {
    let of = |document| json::lines(document, "tags", 40, 32);
    let own = of(&documents.manifest);
    if own.is_empty() { of(&documents.card) } else { own }
}

/// The maker's page, when it is an https address without a password in it.
pub(super) fn homepage(documents: &Documents, found: &mut Vec<Finding>) -> Option<String> {
    let named = some(json::line(&documents.manifest, "homepage", 500))?;
    let safe = Url::parse(&named).ok().filter(|url| {
        url.scheme() == "https" && url.has_host() && url.username().is_empty() && url.password().is_none()
    });
    if safe.is_none() {
        let sentence = "The homepage is not shown: it is not a plain https:// address.";
        found.push(finding(Severity::Advice, "package.homepage_unusable", sentence, Some(MANIFEST)));
    }
    safe.map(String::from)
}

/// The text of its page, Markdown: the maker's own when the manifest has one, otherwise what the card and
/// the agent tell, escaped.
pub(super) fn description(documents: &Documents) -> String {
    let own = json::block(&documents.manifest, "description", LONG_TEXT);
    let mut parts = vec![if own.is_empty() { story(documents) } else { own }];
    parts.push(facts(documents));
    parts.push(first_words(documents));
    parts.retain(|part| !part.is_empty());
    parts.join("\n\n")
}

fn story(documents: &Documents) -> String {
    let places =
        [(&documents.card, "backstory"), (&documents.agent, "description"), (&documents.card, "description")];
    let found = places.iter().map(|(document, key)| json::block(document, key, LONG_TEXT));
    text::escaped(&found.into_iter().find(|story| !story.is_empty()).unwrap_or_default())
}

fn facts(documents: &Documents) -> String {
    let Documents { agent, card, agentic, .. } = documents;
    let none = serde_json::Value::Null;
    let style = agent.get("response_style").unwrap_or(&none);
    let first = |places: &[(&serde_json::Value, &str)]| {
        let found = places.iter().map(|(document, key)| json::line(document, key, SUMMARY));
        found.into_iter().find(|line| !line.is_empty()).unwrap_or_default()
    };
    let tags = |key| {
        let own = json::lines(card, key, 40, 12);
        text::phrase(&if own.is_empty() { json::lines(agent, key, 40, 12) } else { own })
    };
    let spoken = first(&[(style, "tone"), (card, "tone")]);
    let facts = [
        ("Role", first(&[(agent, "role"), (card, "role"), (card, "archetype")])),
        ("Tone", if spoken.is_empty() { tags("tone_tags") } else { spoken }),
        ("Style", tags("style_tags")),
        ("Goal", first(&[(agentic, "goal")])),
    ];
    let lines: Vec<String> = facts
        .iter()
        .filter(|(_, fact)| !fact.is_empty())
        .map(|(label, fact)| format!("- **{label}:** {}", text::escaped(fact)))
        .collect();
    lines.join("\n")
}

fn first_words(documents: &Documents) -> String {
    let words = json::block(&documents.agent, "opening_message", 2_000);
    if words.is_empty() {
        return words;
    }
    let quoted: Vec<String> = text::escaped(&words).lines().map(|line| format!("> {line}")).collect();
    format!("**First words:**\n\n{}", quoted.join("\n"))
}
