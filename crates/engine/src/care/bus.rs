//! Which services the desktop session offers: asked of the session bus, where there is one. Each answer is a plain
//! word, so that a report says what is missing instead of that something failed.

use vitrine_api::types::DiagnosticRow;

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
    // A bus that takes calls and never answers must not hold the page up for ever.
    let (tell, told) = std::sync::mpsc::channel();
    std::thread::spawn(move || {
        let _ = tell.send(ask());
    });
    match told.recv_timeout(std::time::Duration::from_secs(3)) {
        Ok(Some(facts)) => facts,
        Ok(None) => without("no session bus"),
        Err(_) => without("the session bus does not answer"),
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
    let bus = zbus::blocking::Connection::session().ok()?;
    let asked = zbus::blocking::fdo::DBusProxy::new(&bus).ok()?;
    let running = asked.list_names().ok()?;
    let startable = asked.list_activatable_names().unwrap_or_default();
    let mut rows = vec![row("D-Bus", "a session bus answers")];
    rows.extend(SERVICES.map(|(label, name)| {
        if running.iter().any(|known| known.as_str() == name) {
            row(label, "available")
        } else if startable.iter().any(|known| known.as_str() == name) {
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
