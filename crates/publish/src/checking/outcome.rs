//! What a check answers.

use vitrine_base::Said;
use vitrine_package::{Finding, Severity};

/// What a check says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// Nothing to say against it.
    Passed,
    /// Fine, with something worth knowing.
    Warnings,
    /// It has not run yet. Never taken for a pass.
    Pending,
    /// A person has to look; also when the check could not run.
    Review,
    /// Its maker has something to mend.
    Failed,
}

impl Verdict {
    /// All of them, mildest first.
    pub const ALL: [Self; 5] = [Self::Passed, Self::Warnings, Self::Pending, Self::Review, Self::Failed];

    /// The word for it, as stored and on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Passed => "passed",
            Self::Warnings => "warnings",
            Self::Pending => "pending",
            Self::Review => "review",
            Self::Failed => "failed",
        }
    }

    /// The verdict with that word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|verdict| verdict.as_str() == word)
    }
}

/// What a check answers.
#[derive(Debug, Clone, PartialEq)]
pub struct Outcome {
    /// Its verdict.
    pub verdict: Verdict,
    /// In one sentence, with its phrases.
    pub sentence: Said,
    /// What was noticed.
    pub findings: Vec<Finding>,
    /// Malware was found: set it aside whatever else was found.
    pub malware: bool,
}

impl Outcome {
    /// That verdict, in one sentence.
    pub fn of(verdict: Verdict, sentence: impl Into<Said>) -> Self {
        Self { verdict, sentence: sentence.into(), findings: Vec::new(), malware: false }
    }

    /// With findings.
    #[must_use]
    pub fn with(mut self, findings: Vec<Finding>) -> Self {
        self.findings = findings;
        self
    }

    /// The verdict findings of that gravity come to: errors fail, warnings and advice are told. Its sentence is that of the
    /// gravest, or `clean`.
    pub fn from_findings(findings: Vec<Finding>, clean: impl Into<Said>) -> Self {
        let gravest = findings.iter().max_by_key(|finding| finding.severity);
        let verdict = match gravest.map(|finding| finding.severity) {
            Some(Severity::Error) => Verdict::Failed,
            Some(Severity::Warning | Severity::Advice) => Verdict::Warnings,
            None => Verdict::Passed,
        };
        let sentence = gravest.map_or_else(|| clean.into(), Said::from);
        Self { verdict, sentence, findings, malware: false }
    }
}
