//! Whether there is a tray: somebody who owns the name of the StatusNotifierWatcher. A panel that starts later or
//! again is noticed; stock GNOME has none.

use futures_util::StreamExt as _;
use tokio::sync::mpsc::UnboundedSender;
use zbus::Connection;
use zbus::fdo::DBusProxy;
use zbus::names::BusName;

use super::Happening;

const WATCHER: &str = "org.kde.StatusNotifierWatcher";

/// Tells whether there is a tray, now and whenever that changes, until the bus is gone.
pub(crate) async fn follow(bus: Connection, tell: UnboundedSender<Happening>) {
    if let Err(error) = watch(&bus, &tell).await {
        tracing::info!("the tray is not followed: {error}");
    }
    let _ = tell.send(Happening::Panel(false));
}

async fn watch(bus: &Connection, tell: &UnboundedSender<Happening>) -> zbus::Result<()> {
    let daemon = DBusProxy::new(bus).await?;
    // First listen, then look: what happens in between is heard.
    let mut changes = daemon.receive_name_owner_changed_with_args(&[(0, WATCHER)]).await?;
    let present = daemon.name_has_owner(BusName::try_from(WATCHER)?).await?;
    let _ = tell.send(Happening::Panel(present));
    while let Some(change) = changes.next().await {
        let present = change.args()?.new_owner().is_some();
        let _ = tell.send(Happening::Panel(present));
    }
    Ok(())
}
