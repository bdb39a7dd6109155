//! Which services the desktop session offers: asked of the session bus, where there is one. Each answer is a plain
//! word, so that a report says what is missing instead of that something failed.

#[cfg(target_os = "linux")]
use std::time::Duration;

use vitrine_api::types::DiagnosticRow;

#[cfg(target_os = "linux")]
use crate::bus;

/// How long the page waits for the bus.
#[cfg(target_os = "linux")]
const PATIENCE: Duration = Duration::from_secs(3);

/// What is looked for, by label.
#[cfg(target_os = "linux")]
const SERVICES: [(&str, &str); 3] = [
    ("Tray", "org.kde.StatusNotifierWatcher"),
    ("Notifications", "org.freedesktop.Notifications"),
    ("Keyring", "org.freedesktop.secrets"),
];

fn row(label: &str, value: &str) -> DiagnosticRow {
    DiagnosticRow { label: label.to_owned(), value: value.to_owned() }
}

/// The services of the session.
#[cfg(target_os = "linux")]
pub(super) fn facts() -> Vec<DiagnosticRow> {
    match bus::within(PATIENCE, ask) {
        Some(Some(facts)) => facts,
        Some(None) => without("no session bus"),
        None => without("the session bus does not answer"),
    }
}

#[cfg(target_os = "linux")]
fn without(why: &str) -> Vec<DiagnosticRow> {
    let mut rows = vec![row("D-Bus", why)];
    rows.extend(SERVICES.map(|(label, _)| row(label, "not available")));
    rows
}

#[cfg(target_os = "linux")]
fn ask() -> Option<Vec<DiagnosticRow>> {
    let session = bus::session(None, PATIENCE)?;
    let mut rows = vec![row("D-Bus", "a session bus answers")];
    rows.extend(SERVICES.map(|(label, name)| {
        if bus::is_running(&session, name) {
            row(label, "available")
        } else if bus::is_startable(&session, name) {
            row(label, "available when it is asked for")
        } else {
            row(label, "not available")
        }
    }));
    Some(rows)
}

/// Elsewhere the system has them, or has none.
#[cfg(not(target_os = "linux"))]
pub(super) fn facts() -> Vec<DiagnosticRow> {
    vec![row("Services", "the system's own")]
}
