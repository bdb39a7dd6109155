//! Asking the desktop over D-Bus: never longer than somebody can wait for the answer, and without starting a service
//! only to be answered.

use std::sync::mpsc;
use std::time::Duration;

use zbus::blocking::fdo::DBusProxy;
use zbus::blocking::{Connection, connection};
use zbus::names::BusName;

/// The session's bus, or the one at an address of its own; none where nobody is there. One call on it takes no longer
/// than `patience`.
pub(crate) fn session(address: Option<&str>, patience: Duration) -> Option<Connection> {
    let bus = address.map_or_else(connection::Builder::session, connection::Builder::address);
    bus.ok()?.method_timeout(patience).build().ok()
}

/// The same of the system's bus.
pub(crate) fn system(address: Option<&str>, patience: Duration) -> Option<Connection> {
    let bus = address.map_or_else(connection::Builder::system, connection::Builder::address);
    bus.ok()?.method_timeout(patience).build().ok()
}

/// True when a service runs under that name.
pub(crate) fn is_running(bus: &Connection, name: &str) -> bool {
    let name = BusName::try_from(name).ok();
    name.is_some_and(|name| DBusProxy::new(bus).is_ok_and(|bus| bus.name_has_owner(name).unwrap_or(false)))
}

/// True when a service would be started for the first who asks for it.
pub(crate) fn is_startable(bus: &Connection, name: &str) -> bool {
    let startable = DBusProxy::new(bus).and_then(|bus| Ok(bus.list_activatable_names()?));
    startable.is_ok_and(|names| names.iter().any(|known| known.as_str() == name))
}

/// Asks on a thread of its own, and waits no longer than `patience`: a bus that takes a connection and never answers
/// holds nobody up.
pub(crate) fn within<T: Send + 'static>(
    patience: Duration,
    question: impl FnOnce() -> T + Send + 'static,
) -> Option<T> {
    let (sender, receiver) = mpsc::channel();
    let asked = std::thread::Builder::new().name("desktop".into()).spawn(move || {
        // Nobody may be waiting any more.
        let _ = sender.send(question());
    });
    asked.ok()?;
    receiver.recv_timeout(patience).ok()
}
