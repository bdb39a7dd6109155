//! Updates: what could be updated, what is held back and why, the person's rules and policies, the plan before many
//! are made, and the history of what happened.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Cause, Dependency, Kind, PackageRef, Phrase, Rating, Trust, UpdatePolicy};

/// Where an update stands on the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum UpdateSection {
    /// It mends a security problem.
    Security,
    /// It can be made.
    Ready,
    /// It waits for the person: see [`UpdateRow::held`].
    Held,
}

/// One possible update.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct UpdateRow {
    /// Which package.
    pub package: PackageRef,
    /// Its name.
    pub name: String,
    /// What it is.
    pub kind: Kind,
    /// What to ask the picture protocol for.
    pub picture: Option<String>,
    /// What is installed.
    pub from: String,
    /// What the source has on the channel in force.
    pub to: String,
    /// When that came out, when known.
    pub released: Option<i64>,
    /// How far it can be trusted.
    pub trust: Trust,
    /// The same version number with other bytes: shown, never installed silently.
    pub republished: bool,
    /// It mends a security problem, or a version between does.
    pub security: bool,
    /// Bytes of the whole file, when known. What has to be fetched of it is often less: see [`PlannedUpdate`].
    pub size: Option<u64>,
    /// The digest of those bytes, hex, where its source lists one.
    pub sha256: Option<String>,
    /// Its bytes were fetched ahead; nothing has to be fetched.
    pub here: bool,
    /// Where it stands.
    pub section: UpdateSection,
    /// Why it is held, when it is.
    pub held: Option<HeldReason>,
    /// What changes besides the version.
    pub changes: Vec<UpdateChange>,
    /// One of the changes asks for more than the installed version has.
    pub asks_for_more: bool,
    /// What is new between the two versions, newest first, as sanitised HTML; empty when the maker does not say.
    pub changelog_html: String,
    /// Changes and changelog could not be read so far.
    pub incomplete: bool,
    /// The channel in force.
    pub channel: UpdateChannel,
    /// The policy in force.
    pub policy: UpdatePolicy,
    /// The person's rule for the package, when there is one.
    pub rule: Option<UpdateRule>,
}

impl UpdateRow {
    /// True when it is the person's own rule that holds it back.
    pub fn is_held_by_rule(&self) -> bool {
        use HeldReason::{Kept, Never, Paused, Skipped};
        matches!(self.held, Some(Skipped { .. } | Paused { .. } | Never | Kept { .. }))
    }
}

/// Why an update is held.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "reason", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum HeldReason {
    /// The person skips this version.
    Skipped {
        /// The version skipped; it may be later than the one offered.
        version: String,
    },
    /// The person paused updates of the package.
    Paused {
        /// Until when.
        until: i64,
    },
    /// The person wants no updates of the package.
    Never,
    /// The person keeps the installed version.
    Kept {
        /// That version.
        version: String,
    },
    /// It asks for more than the installed version; the person has to look at it.
    AsksForMore,
    /// The same version with other bytes.
    Republished,
    /// Nothing vouches for its bytes; the person has to agree.
    Unverified,
    /// What it changes could not be found out.
    Unread,
    /// It cannot be installed now.
    Blocked {
        /// Why, in a sentence.
        sentence: String,
        /// The same for the window.
        said: Vec<Phrase>,
    },
}

/// Something that changes with an update besides the version.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "change", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum UpdateChange {
    /// It needs something it did not need.
    NewDependency {
        /// What.
        dependency: Dependency,
        /// It names commands to run or servers to start, or is a tool it may use.
        asks_for_more: bool,
    },
    /// It says something else of a thing that runs: other commands, other settings, other words.
    ChangedDependency {
        /// Of what.
        dependency: Dependency,
    },
    /// It does not need something any more.
    DroppedDependency {
        /// Its name.
        name: String,
    },
    /// It can be typed under a name the installed version does not have.
    NewCommand {
        /// What is typed.
        name: String,
    },
    /// The maker's content rating changed.
    Rating {
        /// What it was.
        from: Rating,
        /// What it is.
        to: Rating,
    },
    /// It is vouched for less than what is installed.
    LessTrusted {
        /// How far the installed version was.
        from: Trust,
        /// How far this one is.
        to: Trust,
    },
}

/// Which versions are offered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum UpdateChannel {
    /// Versions the maker calls stable.
    #[default]
    Stable,
    /// Previews as well.
    Beta,
}

/// What a person decided about the updates of one package.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "rule", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum UpdateRule {
    /// Not this version, nor an older one.
    Skip {
        /// The version.
        version: String,
    },
    /// None until then.
    Pause {
        /// Until when.
        until: i64,
    },
    /// None at all.
    Never,
    /// The version that is installed stays.
    Keep {
        /// That version.
        version: String,
    },
}

/// A wish for a rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SetUpdateRule {
    /// Which package.
    pub package: PackageRef,
    /// The rule; none takes it back.
    pub rule: Option<RuleWish>,
}

/// A rule as a person asks for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "rule", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum RuleWish {
    /// Skip a version.
    Skip {
        /// Which.
        version: String,
    },
    /// Nothing for so many days, 1 to 365.
    Pause {
        /// How many.
        days: u32,
    },
    /// Nothing ever.
    Never,
    /// Keep a version; the installed one when none is named.
    Keep {
        /// Which.
        #[serde(default)]
        version: Option<String>,
    },
}

/// How updates of a gallery, or of one package, are treated.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct UpdatePolicyRow {
    /// The gallery.
    pub source: String,
    /// The package; none for the whole gallery.
    pub id: Option<String>,
    /// The name a person knows it by.
    pub name: String,
    /// Its own policy; none for what stands above it.
    pub policy: Option<UpdatePolicy>,
    /// Its own channel; none for what stands above it.
    pub channel: Option<UpdateChannel>,
}

/// Every policy.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct UpdatePolicies {
    /// The setting, for all that say nothing of their own.
    pub usual: UpdatePolicy,
    /// Every gallery.
    pub galleries: Vec<UpdatePolicyRow>,
    /// Packages with a policy or channel of their own.
    pub packages: Vec<UpdatePolicyRow>,
}

/// A wish for a policy; what is none falls back to what stands above it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SetUpdatePolicy {
    /// The gallery.
    pub source: String,
    /// The package; none for the whole gallery.
    #[serde(default)]
    pub id: Option<String>,
    /// The policy.
    #[serde(default)]
    pub policy: Option<UpdatePolicy>,
    /// The channel.
    #[serde(default)]
    pub channel: Option<UpdateChannel>,
}

/// Which updates to plan.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct UpdatesWish {
    /// These; every update when empty.
    #[serde(default)]
    pub packages: Vec<PackageRef>,
}

/// What updating several packages would do.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct UpdatesPlan {
    /// What would be updated, in order.
    pub items: Vec<PlannedUpdate>,
    /// What is left out.
    pub left_out: Vec<LeftOutUpdate>,
    /// Bytes to fetch for all whose size is known.
    pub fetch: u64,
    /// How many have a size nobody knows.
    pub unknown_sizes: u32,
    /// Free bytes on the volume of the library.
    pub free_space: u64,
    /// Bytes it will take there while it is installed, roughly.
    pub needed_space: u64,
}

/// One update of a plan.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PlannedUpdate {
    /// The update.
    pub row: UpdateRow,
    /// Bytes to fetch, when known; less than the whole where only what changed is fetched.
    pub fetch: Option<u64>,
    /// How far it can be trusted, in a sentence.
    pub trust_sentence: String,
    /// Who signed it, when somebody did.
    pub signed_by: Option<String>,
    /// Other packages that come with it because it needs them.
    pub with: Vec<String>,
}

/// An update a plan leaves out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LeftOutUpdate {
    /// The update.
    pub row: UpdateRow,
    /// Why.
    pub reason: HeldReason,
}

/// Which part of the history.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct HistoryQuery {
    /// Entries before this one; the newest when none.
    pub before: Option<i64>,
    /// How many, 1 to 100.
    pub limit: u32,
}

/// A part of the history, newest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct HistoryPage {
    /// The entries.
    pub entries: Vec<HistoryRow>,
    /// There are older ones.
    pub more: bool,
}

/// What happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum HistoryWhat {
    /// A package was installed.
    Install,
    /// A package was updated, or another version of it was installed.
    Update,
    /// The same version was installed once more.
    Repair,
    /// A package was removed.
    Remove,
    /// The version before came back.
    Rollback,
    /// Another kept version came into use.
    Switch,
    /// A package was built from source and installed.
    Build,
}

/// One thing that happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct HistoryRow {
    /// Its number; later ones are greater.
    pub number: i64,
    /// When.
    pub at: i64,
    /// What.
    pub what: HistoryWhat,
    /// Which package.
    pub package: PackageRef,
    /// Its name then.
    pub name: String,
    /// What it is, where anybody knows still.
    pub kind: Option<Kind>,
    /// What to ask the picture protocol for.
    pub picture: Option<String>,
    /// The version before.
    pub before: Option<String>,
    /// The version after.
    pub after: Option<String>,
    /// Why.
    pub cause: Cause,
    /// The job that did it; it may be gone.
    pub job: Option<String>,
    /// How it can be taken back, or why it cannot.
    pub undo: HistoryUndo,
}

/// How something can be taken back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "undo", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum HistoryUndo {
    /// The version before is kept here and comes into use.
    Switch {
        /// Which.
        version: String,
    },
    /// The version before is installed again from its gallery.
    Install {
        /// Which.
        version: String,
    },
    /// It is removed.
    Remove,
    /// It cannot: something else happened to the package since.
    Overtaken,
    /// It cannot: the package is not installed any more.
    Gone,
    /// It cannot: it is installed already.
    Back,
    /// It cannot: the version is not kept here, and the gallery does not have it (any more).
    Unavailable,
    /// There is nothing to take back: the version stayed the same.
    Nothing,
}

/// An entry of the history.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct HistoryRef {
    /// Its number.
    pub number: i64,
}
