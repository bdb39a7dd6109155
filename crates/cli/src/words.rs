//! The words of the wire as people read and type them, and numbers in words.

use vitrine_api::types::{
    Cause, DependencyKind, Health, HeldReason, HistoryWhat, InstallState, JobPhase, Kind, Protocol, Rating,
    Sort, Trust, UpdateRule,
};

/// The kinds that can be asked for, as typed.
pub(crate) const KINDS: [&str; 5] = ["persona", "worker", "tool", "theme", "flatpak"];

/// The orders that can be asked for, as typed.
pub(crate) const SORTS: [&str; 6] = ["relevance", "name", "newest", "downloads", "size", "toprated"];

/// The kind behind a typed word; the words are those of [`KINDS`].
pub(crate) fn kind_of(word: &str) -> Kind {
    match word {
        "worker" => Kind::Worker,
        "tool" => Kind::Tool,
        "theme" => Kind::Theme,
        "flatpak" => Kind::Flatpak,
        _ => Kind::Persona,
    }
}

/// The order behind a typed word; the words are those of [`SORTS`].
pub(crate) fn sort_of(word: &str) -> Sort {
    match word {
        "name" => Sort::Name,
        "newest" => Sort::Newest,
        "downloads" => Sort::Downloads,
        "size" => Sort::Size,
        "toprated" => Sort::TopRated,
        _ => Sort::Relevance,
    }
}

pub(crate) fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Persona => "persona",
        Kind::Worker => "worker",
        Kind::Tool => "tool",
        Kind::Theme => "theme",
        Kind::Flatpak => "flatpak",
    }
}

pub(crate) fn rating(rating: Rating) -> &'static str {
    match rating {
        Rating::Everyone => "everyone",
        Rating::Mature => "mature",
        Rating::Adult => "adult",
    }
}

pub(crate) fn trust(trust: Trust) -> &'static str {
    match trust {
        Trust::Signed => "signed",
        Trust::Stale => "out of date",
        Trust::Listed => "listed",
        Trust::Unverified => "unverified",
    }
}

pub(crate) fn health(health: Health) -> &'static str {
    match health {
        Health::Intact => "intact",
        Health::Changed => "changed",
        Health::Missing => "files missing",
        Health::Gone => "gone",
    }
}

/// Why an update is held, as the end of a sentence.
pub(crate) fn held(reason: &HeldReason) -> String {
    match reason {
        HeldReason::Skipped { version } => format!("you skip version {version}"),
        HeldReason::Paused { until } => format!("you paused its updates until {}", day(*until)),
        HeldReason::Never => "you want no updates of it".into(),
        HeldReason::Kept { version } => format!("you keep version {version}"),
        HeldReason::AsksForMore => "it asks for more than the installed version; name it to update it".into(),
        HeldReason::Republished => "the same version was published again with other bytes".into(),
        HeldReason::Unverified => "nothing vouches for its bytes".into(),
        HeldReason::Unread => "what it changes could not be found out; name it to update it".into(),
        HeldReason::Blocked { sentence, .. } => sentence.trim_end_matches('.').to_owned(),
    }
}

/// What a rule for updates says.
pub(crate) fn rule(rule: &UpdateRule) -> String {
    match rule {
        UpdateRule::Skip { version } => format!("skip version {version}"),
        UpdateRule::Pause { until } => format!("no updates until {}", day(*until)),
        UpdateRule::Never => "no updates".into(),
        UpdateRule::Keep { version } => format!("keep version {version}"),
    }
}

/// What happened, in the past tense.
pub(crate) fn happened(what: HistoryWhat) -> &'static str {
    match what {
        HistoryWhat::Install => "installed",
        HistoryWhat::Update => "updated",
        HistoryWhat::Repair => "installed again",
        HistoryWhat::Remove => "removed",
        HistoryWhat::Rollback => "rolled back",
        HistoryWhat::Switch => "switched",
        HistoryWhat::Build => "built",
    }
}

/// Why something happened.
pub(crate) fn cause(cause: Cause) -> &'static str {
    match cause {
        Cause::Person => "you",
        Cause::Policy => "policy",
        Cause::Collection => "collection",
        Cause::LibraryFile => "library file",
        Cause::Undo => "taken back",
    }
}

pub(crate) fn protocol(protocol: Protocol) -> &'static str {
    match protocol {
        Protocol::Vitrine => "vitrine",
        Protocol::Manifest => "manifests",
        Protocol::Homepilot => "homepilot",
        Protocol::Unknown => "unknown",
    }
}

pub(crate) fn dependency(kind: DependencyKind) -> &'static str {
    match kind {
        DependencyKind::Model => "model",
        DependencyKind::Tool => "tool",
        DependencyKind::McpServer => "MCP server",
        DependencyKind::Agent => "agent",
        DependencyKind::Package => "package",
    }
}

pub(crate) fn phase(phase: JobPhase) -> &'static str {
    match phase {
        JobPhase::Waiting => "Waiting",
        JobPhase::Planning => "Planning",
        JobPhase::Downloading => "Downloading",
        JobPhase::Building => "Building",
        JobPhase::Checking => "Checking",
        JobPhase::Installing => "Installing",
        JobPhase::Copying => "Copying",
        JobPhase::Removing => "Removing",
        JobPhase::Syncing => "Syncing",
        JobPhase::Finished => "Finished",
    }
}

/// Where a package stands, in a few words; empty when it is not installed.
pub(crate) fn state(state: &InstallState) -> String {
    match state {
        InstallState::Available => String::new(),
        InstallState::Installed { version } => format!("{version} installed"),
        InstallState::Update { version, republished: false } => {
            format!("{version} installed, update available")
        }
        InstallState::Update { version, republished: true } => format!("{version} installed, republished"),
        InstallState::Withdrawn { version, reason } => format!("{version} installed, withdrawn: {reason}"),
    }
}

/// Bytes as people say them: `433 kB`, `1.2 MB`.
pub(crate) fn size(bytes: u64) -> String {
    const UNITS: [&str; 5] = ["kB", "MB", "GB", "TB", "PB"];
    if bytes < 1000 {
        return format!("{bytes} B");
    }
    let (mut tenths, mut unit) = (bytes / 100, 0);
    // From 999.5 on the next unit is shorter to read.
    while tenths >= 9995 && unit + 1 < UNITS.len() {
        tenths = (tenths + 500) / 1000;
        unit += 1;
    }
    match tenths {
        0..=99 => format!("{}.{} {}", tenths / 10, tenths % 10, UNITS[unit]),
        _ => format!("{} {}", (tenths + 5) / 10, UNITS[unit]),
    }
}

/// Bytes that may be unknown.
pub(crate) fn size_or_unknown(bytes: Option<u64>) -> String {
    bytes.map_or_else(|| "unknown".to_owned(), size)
}

/// A day, UTC: `2026-11-21`; empty when the time is none that a calendar has.
pub(crate) fn day(milliseconds: i64) -> String {
    jiff::Timestamp::from_millisecond(milliseconds)
        .map(|time| time.strftime("%Y-%m-%d").to_string())
        .unwrap_or_default()
}

/// A minute, UTC: `2026-11-21 10:36`.
pub(crate) fn minute(milliseconds: i64) -> String {
    jiff::Timestamp::from_millisecond(milliseconds)
        .map(|time| time.strftime("%Y-%m-%d %H:%M UTC").to_string())
        .unwrap_or_default()
}

/// `1 package`, `2 packages`.
pub(crate) fn count(number: usize, one: &str) -> String {
    if number == 1 { format!("1 {one}") } else { format!("{number} {one}s") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_short_and_right() {
        let cases = [
            (0, "0 B"),
            (999, "999 B"),
            (1000, "1.0 kB"),
            (1940, "1.9 kB"),
            (432_938, "433 kB"),
            (999_499, "999 kB"),
            (999_500, "1.0 MB"),
            (1_250_000, "1.3 MB"),
            (52_428_800, "52 MB"),
            (u64::MAX, "18447 PB"),
        ];
        for (bytes, words) in cases {
            assert_eq!(size(bytes), words, "{bytes}");
        }
    }

    #[test]
    fn every_typed_word_means_itself() {
        assert!(KINDS.iter().all(|word| kind(kind_of(word)) == *word));
        let sorts: std::collections::BTreeSet<_> =
            SORTS.iter().map(|word| format!("{:?}", sort_of(word)).to_lowercase()).collect();
        assert_eq!(sorts, SORTS.iter().map(|word| (*word).to_owned()).collect());
    }

    #[test]
    fn days_are_utc_and_never_panic() {
        assert_eq!(day(0), "1970-01-01");
        assert_eq!(minute(1_700_000_000_000), "2023-11-14 22:13 UTC");
        assert_eq!(day(i64::MAX), "");
    }
}
