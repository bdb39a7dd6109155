//! Whether a window fills the screen, asked of X11 (EWMH: `_NET_ACTIVE_WINDOW`, `_NET_WM_STATE_FULLSCREEN`).

use x11rb::connection::Connection as _;
use x11rb::protocol::xproto::{AtomEnum, ConnectionExt as _};
use x11rb::rust_connection::RustConnection;

/// Nothing when there is no X11, or no window manager that says which window is in front. Under Wayland only windows
/// of X11 programs are known, so “no” means nothing there.
pub(super) fn is_filled(display: Option<&str>) -> Option<bool> {
    let wayland = display.is_none() && std::env::var_os("WAYLAND_DISPLAY").is_some();
    if display.is_none() {
        std::env::var_os("DISPLAY")?;
    }
    let (bus, screen) = RustConnection::connect(display).ok()?;
    let root = bus.setup().roots.get(screen)?.root;
    let atom = |name: &[u8]| bus.intern_atom(true, name).ok()?.reply().ok().map(|reply| reply.atom);
    let values = |window, property, kind: AtomEnum| {
        let reply = bus.get_property(false, window, property, kind, 0, 64).ok()?.reply().ok()?;
        reply.value32().map(|values| values.collect::<Vec<u32>>())
    };
    let active = values(root, atom(b"_NET_ACTIVE_WINDOW")?, AtomEnum::WINDOW)?;
    let filled = match active.first() {
        None => return None,
        Some(0) => false,
        Some(window) => {
            let states = values(*window, atom(b"_NET_WM_STATE")?, AtomEnum::ATOM).unwrap_or_default();
            states.contains(&atom(b"_NET_WM_STATE_FULLSCREEN")?)
        }
    };
    (filled || !wayland).then_some(filled)
}
