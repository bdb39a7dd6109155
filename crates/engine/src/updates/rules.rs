//! What a rule of a person's means: pure words about versions and time. One rule per package.

use serde::{Deserialize, Serialize};
use vitrine_api::ApiError;
use vitrine_api::types::{HeldReason, RuleWish, SetUpdateRule, UpdateRow, UpdateRule};
use vitrine_base::{Timestamp, Version};

use crate::Gallery;
use crate::errors::Explain as _;
use crate::gallery::key;

/// A day, milliseconds.
const DAY: i64 = 24 * 60 * 60 * 1000;

/// A rule as it is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "rule", rename_all = "camelCase")]
pub(crate) enum Rule {
    /// Neither this version nor an older one.
    Skip { version: Version },
    /// Nothing until then. How long it was asked for is kept, because clocks are set back.
    Pause { until: Timestamp, length: i64 },
    /// Nothing.
    Never,
    /// This version stays for as long as it is the installed one.
    Keep { version: Version },
}

impl Rule {
    /// What is left of it now; none when it is over. A pause never lasts longer from now than it was asked for.
    pub(crate) fn at(&self, now: Timestamp) -> Option<Self> {
        match self {
            Self::Pause { until, .. } if *until <= now => None,
            Self::Pause { until, length } => {
                let until = (*until).min(now.saturating_add(*length));
                Some(Self::Pause { until, length: *length })
            }
            other => Some(other.clone()),
        }
    }

    /// Why it holds an offer back, when it does.
    pub(crate) fn holds(&self, installed: &Version, offered: &Version) -> Option<HeldReason> {
        match self {
            Self::Skip { version } if offered <= version => {
                Some(HeldReason::Skipped { version: version.to_string() })
            }
            Self::Pause { until, .. } => Some(HeldReason::Paused { until: *until }),
            Self::Never => Some(HeldReason::Never),
            Self::Keep { version } if version == installed => {
                Some(HeldReason::Kept { version: version.to_string() })
            }
            Self::Skip { .. } | Self::Keep { .. } => None,
        }
    }

    /// True when it says nothing any more because this version was put in place.
    fn is_moot_after(&self, installed: &Version) -> bool {
        match self {
            Self::Skip { version } => version <= installed,
            Self::Keep { version } => version != installed,
            Self::Pause { .. } | Self::Never => false,
        }
    }

    /// The rule on the wire.
    pub(crate) fn shown(&self) -> UpdateRule {
        match self {
            Self::Skip { version } => UpdateRule::Skip { version: version.to_string() },
            Self::Pause { until, .. } => UpdateRule::Pause { until: *until },
            Self::Never => UpdateRule::Never,
            Self::Keep { version } => UpdateRule::Keep { version: version.to_string() },
        }
    }
}

impl Gallery {
    pub(crate) async fn set_rule_of(&self, wish: SetUpdateRule) -> Result<Vec<UpdateRow>, ApiError> {
        self.blocking(move |g| g.set_rule_now(&wish)).await?;
        self.updates_soon().await
    }

    fn set_rule_now(&self, wish: &SetUpdateRule) -> Result<(), ApiError> {
        let key = key(&wish.package)?;
        let now = self.inner.clock.now();
        let rule = match &wish.rule {
            None => None,
            Some(RuleWish::Never) => Some(Rule::Never),
            Some(RuleWish::Skip { version }) => Some(Rule::Skip { version: version_of(version)? }),
            Some(RuleWish::Pause { days }) => {
                let length = i64::from((*days).clamp(1, 365)) * DAY;
                Some(Rule::Pause { until: now.saturating_add(length), length })
            }
            Some(RuleWish::Keep { version }) => {
                let installed = self.installed_now().iter().find(|i| i.key == key).map(|i| i.version.clone());
                let version = version.as_deref().map(version_of).transpose()?.or(installed);
                let version = version.ok_or_else(|| {
                    ApiError::new("library.not_installed", format!("“{}” is not installed.", wish.package.id))
                })?;
                Some(Rule::Keep { version })
            }
        };
        self.keep_rule(&key, rule.as_ref())?;
        self.library_changed();
        Ok(())
    }

    /// Keeps a rule, or forgets it.
    pub(super) fn keep_rule(
        &self,
        key: &vitrine_library::PackageKey,
        rule: Option<&Rule>,
    ) -> Result<(), ApiError> {
        let text = rule.map(serde_json::to_string).transpose().map_err(|error| {
            ApiError::new("updates.rule", "The rule could not be written.").with_details(error.to_string())
        })?;
        self.inner.personal.set_rule(key, text.as_deref(), self.inner.clock.now()).map_err(|e| e.explain())
    }

    /// Forgets a rule that what was just put in place has made moot.
    pub(super) fn tidy_rule(&self, key: &vitrine_library::PackageKey, installed: &Version) {
        let kept = self.inner.personal.rule(key).ok().flatten();
        let rule = kept.and_then(|text| serde_json::from_str::<Rule>(&text).ok());
        if rule.is_some_and(|rule| rule.is_moot_after(installed))
            && let Err(error) = self.keep_rule(key, None)
        {
            tracing::warn!("a rule of {key} could not be forgotten: {}", error.details);
        }
    }
}

fn version_of(text: &str) -> Result<Version, ApiError> {
    Version::new(text)
        .map_err(|error| ApiError::new("engine.version", format!("“{text}” is not a version: {error}.")))
}

#[cfg(test)]
#[path = "rules_tests.rs"]
mod tests;
