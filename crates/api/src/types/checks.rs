//! Checks: when the galleries are looked at without anybody asking, and what is said about what was found.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{PackageRef, VitrineNews};
use crate::ApiError;

/// How looking for updates stands.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct CheckState {
    /// When the galleries were last looked at, when ever.
    pub last_look: Option<i64>,
    /// When they will be looked at next by themselves; none while that is off or held back for as long as the
    /// reason lasts.
    pub next_look: Option<i64>,
    /// Until when the person paused it.
    pub paused_until: Option<i64>,
    /// Why a look that is due, or every look, is held back.
    pub held_back: Option<HeldBack>,
    /// The galleries are being looked at now.
    pub looking: bool,
    /// Every gallery.
    pub galleries: Vec<GalleryCheck>,
    /// A newer Vitrine that was found.
    pub vitrine: Option<VitrineNews>,
}

/// Why nothing is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum HeldBack {
    /// Looking is turned off in the settings.
    Off,
    /// The person paused it.
    Paused,
    /// The network is metered.
    Metered,
    /// The computer saves power.
    SavingPower,
}

/// How looking at one gallery stands.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct GalleryCheck {
    /// Its name.
    pub source: String,
    /// What it calls itself.
    pub title: Option<String>,
    /// When it was last in step, when ever.
    pub last_sync: Option<i64>,
    /// Whole days it could not be looked at, when it is not in step.
    pub stale_days: u32,
    /// Tries that failed since it was last in step.
    pub failures: u32,
    /// When it is tried again before the others, when it is.
    pub next_try: Option<i64>,
    /// Why the last try failed, when it did.
    pub error: Option<ApiError>,
}

/// A wish to stop looking for a while, or to go on.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct PauseChecks {
    /// For so many hours from now, at most 30 days; none goes on at once.
    pub hours: Option<u32>,
}

/// Something to tell the person while the window is closed: facts only, the words are the shell's. A notice takes
/// the place of the one before it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "notice", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Notice {
    /// There are updates, of packages or of Vitrine itself.
    Updates {
        /// How many packages have one that mends a security problem.
        security: u32,
        /// How many others can be made.
        ready: u32,
        /// Names of the first of them, security first; at most [`Notice::NAMES`].
        names: Vec<String>,
        /// A newer Vitrine, which is in none of the counts.
        vitrine: Option<VitrineNews>,
    },
    /// Updates were installed by themselves, as the person wished.
    Installed {
        /// How many.
        count: u32,
        /// Names of the first of them.
        names: Vec<String>,
    },
    /// A package that is installed was taken down.
    Withdrawn {
        /// Which package.
        package: PackageRef,
        /// Its name.
        name: String,
        /// The public reason.
        reason: String,
        /// It is known to do harm; the person is advised to remove it.
        malicious: bool,
        /// How many others were taken down as well and not told about before.
        others: u32,
    },
    /// Galleries could not be looked at for a long time.
    CouldNotCheck {
        /// For how many whole days.
        days: u32,
        /// Their titles; none when it is all of them.
        galleries: Vec<String>,
    },
    /// News of one of the person's own submissions.
    Submission {
        /// The gallery it was sent to.
        source: String,
        /// Its number there.
        id: String,
        /// Name of the package.
        name: String,
        /// How it stands now, in the registry's word (`needs_changes`, `published`, …).
        state: String,
    },
    /// The person asked, and there is nothing new.
    UpToDate,
    /// What was told last does not hold any more; the notice is to be taken back.
    Moot,
}

impl Notice {
    /// Names in a notice: more do not fit where notices are shown.
    pub const NAMES: usize = 3;

    /// The address in the window it leads to.
    pub fn address(&self) -> String {
        match self {
            Self::Updates { .. } | Self::UpToDate | Self::Moot => "#/updates".into(),
            Self::Installed { .. } => "#/updates/history".into(),
            Self::Withdrawn { package, others: 0, .. } => {
                format!("#/package/{}/{}", encoded(&package.source), encoded(&package.id))
            }
            Self::Withdrawn { .. } => "#/installed".into(),
            Self::CouldNotCheck { .. } => "#/sources".into(),
            Self::Submission { .. } => "#/submit".into(),
        }
    }
}

/// As `encodeURIComponent`, for what ids and names of sources are made of.
fn encoded(text: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte);
    text.bytes()
        .map(|byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") })
        .collect()
}
