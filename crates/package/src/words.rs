//! The words every kind of package is described in.

use serde::{Deserialize, Serialize};
use vitrine_base::{Arguments, Phrase, Said, Sha256, WithArguments};

/// What a package is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// An AI persona.
    Persona,
    /// An AI worker.
    Worker,
    /// A command-line tool.
    Tool,
    /// A site theme.
    Theme,
    /// A Flatpak application.
    Flatpak,
}

impl Kind {
    /// All kinds, in the order they are shown.
    pub const ALL: [Self; 5] = [Self::Persona, Self::Worker, Self::Tool, Self::Theme, Self::Flatpak];

    /// The word for it, as stored and printed.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Persona => "persona",
            Self::Worker => "worker",
            Self::Tool => "tool",
            Self::Theme => "theme",
            Self::Flatpak => "flatpak",
        }
    }

    /// The kind with that word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == word)
    }
}

/// The maker's content rating. Real packages say `sfw`, `nsfw`, `mature`, `adult`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ContentRating {
    /// For everyone.
    #[default]
    Everyone,
    /// Mature content.
    Mature,
    /// Adults only.
    Adult,
}

impl ContentRating {
    /// The word for it, as stored and printed.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Everyone => "everyone",
            Self::Mature => "mature",
            Self::Adult => "adult",
        }
    }

    /// Reads any spelling found in the wild; `None` for a word nobody has seen.
    pub fn from_word(word: &str) -> Option<Self> {
        match word.trim().to_ascii_lowercase().as_str() {
            "sfw" | "everyone" | "safe" | "general" | "" => Some(Self::Everyone),
            "mature" | "teen" | "suggestive" => Some(Self::Mature),
            "nsfw" | "adult" | "explicit" => Some(Self::Adult),
            _ => None,
        }
    }
}

/// What sort of thing a package needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DependencyKind {
    /// A model (image or language).
    Model,
    /// A tool the persona calls.
    Tool,
    /// An MCP server.
    McpServer,
    /// Another agent.
    Agent,
    /// Another package of a gallery.
    Package,
}

impl DependencyKind {
    /// Something that can act on this computer or on others: a tool, a server, another agent.
    pub fn may_act(self) -> bool {
        match self {
            Self::Tool | Self::McpServer | Self::Agent => true,
            Self::Model | Self::Package => false,
        }
    }
}

/// How a need stands to what was needed before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Growth {
    /// It was needed before.
    Known,
    /// It was needed before, and names commands or servers now.
    Commands,
    /// It was needed before and runs, and something else is said of it now: other commands, other settings, other words.
    Changed,
    /// It was not needed, or comes from somewhere else.
    New,
}

/// One thing a package needs. Names and addresses are shown; nothing of it is ever opened or run.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dependency {
    /// What sort of thing.
    pub kind: DependencyKind,
    /// Its name; for [`DependencyKind::Package`] the package id.
    pub name: String,
    /// What it is for or what the maker notes about it; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub purpose: String,
    /// Needed, or only better with it.
    #[serde(default = "yes")]
    pub required: bool,
    /// Where the package says it comes from: an address, a registry id, `builtin`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub origin: Option<String>,
    /// The package names commands to run or servers to start for it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub names_commands: bool,
    /// Of a server, and of what names commands: the digest of all the package says of it, so that other words for it are
    /// seen. None of what was written down before there was one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub digest: Option<Sha256>,
    /// Which versions of a package will do, as [`crate::manifest::Demand`] reads it; any when it says nothing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub versions: Option<String>,
}

impl Dependency {
    /// How it stands to what was needed before. The same name from another origin is another thing; where no origin is
    /// said, the name is all there is to go by.
    pub fn growth<'a>(&self, before: impl Iterator<Item = &'a Self> + Clone) -> Growth {
        let name = self.name.to_lowercase();
        let mut same = before.filter(|b| b.kind == self.kind && b.name.to_lowercase() == name);
        if !same.clone().any(|b| self.origin.is_none() || b.origin == self.origin) {
            return Growth::New;
        }
        if self.names_commands && !same.clone().any(|b| b.names_commands) {
            return Growth::Commands;
        }
        // What was written down without a digest was never compared. What comes without one, a page, says too little.
        match self.digest.is_none() || same.any(|b| b.digest == self.digest) {
            true => Growth::Known,
            false => Growth::Changed,
        }
    }
}

fn yes() -> bool {
    true
}

/// Code of the [`Finding`] that a package needs more things than are listed, so that not all of them can be compared.
pub const TOO_MANY_DEPENDENCIES: &str = "package.too_many_dependencies";

/// How much a finding weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Could be better.
    Advice,
    /// Works, but something a person should know.
    Warning,
    /// The package cannot be installed or published.
    Error,
}

/// Something noticed while looking through a package.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// How much it weighs.
    pub severity: Severity,
    /// Stable, dotted: `persona.card_missing`.
    pub code: String,
    /// One sentence: what, and how to mend it.
    pub sentence: String,
    /// The member it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub member: Option<String>,
    /// The names and numbers in the sentence, for the sentences of other languages.
    #[serde(default, skip_serializing_if = "Arguments::is_empty")]
    pub arguments: Arguments,
}

impl Finding {
    /// A finding about the package as a whole.
    pub fn new(severity: Severity, code: impl Into<String>, sentence: impl Into<String>) -> Self {
        let (code, sentence) = (code.into(), sentence.into());
        Self { severity, code, sentence, member: None, arguments: Arguments::new() }
    }

    /// The same about a member.
    #[must_use]
    pub fn about(mut self, member: Option<&str>) -> Self {
        self.member = member.map(str::to_owned);
        self
    }
}

impl WithArguments for Finding {
    fn arguments_mut(&mut self) -> &mut Arguments {
        &mut self.arguments
    }
}

impl From<&Finding> for Said {
    fn from(finding: &Finding) -> Self {
        let phrase = Phrase { code: finding.code.clone(), arguments: finding.arguments.clone() };
        Self::new(finding.sentence.clone(), phrase)
    }
}
