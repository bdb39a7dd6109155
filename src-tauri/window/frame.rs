//! The one window.

use tauri::{AppHandle, Manager as _, Runtime, WebviewUrl, WebviewWindow, WebviewWindowBuilder, WindowEvent};

use super::closing;
use super::resident::Resident;
use crate::link::FromWindow;

/// The window's label; capabilities are granted to it alone.
const LABEL: &str = "main";

/// Opens the window on a page (`#/…`). Size and place of the last time are put back by the window-state plugin.
pub(crate) fn open<R: Runtime>(app: &AppHandle<R>, at: Option<&str>) -> tauri::Result<()> {
    let page = format!("index.html{}", at.filter(|at| is_page(at)).unwrap_or_default());
    let window = WebviewWindowBuilder::new(app, LABEL, WebviewUrl::App(page.into()))
        .title("Vitrine")
        .inner_size(1180.0, 780.0)
        .min_inner_size(360.0, 480.0)
        // A page of ours never leaves for another address; links open in the system's browser.
        .on_navigation(|url| {
            tracing::debug!("the page is asked for");
            matches!(url.scheme(), "tauri") || url.host_str() == Some("tauri.localhost")
        })
        .build()?;
    let app = app.clone();
    window.on_window_event(move |event| match event {
        WindowEvent::CloseRequested { api, .. } if closing::requested(&app) => api.prevent_close(),
        WindowEvent::Focused(focused) => {
            app.state::<Resident>().say(&FromWindow::Focused { focused: *focused });
        }
        _ => {}
    });
    Ok(())
}

/// An address inside the window, and nothing that could lead out of it.
pub(crate) fn is_page(hash: &str) -> bool {
    hash.starts_with("#/") && hash.len() <= 4096 && !hash.chars().any(char::is_control)
}

fn window<R: Runtime>(app: &AppHandle<R>) -> Option<WebviewWindow<R>> {
    app.get_webview_window(LABEL)
}

/// Brings the window to the front.
pub(crate) fn show<R: Runtime>(app: &AppHandle<R>) {
    app.state::<closing::Leaving>().stay();
    if let Some(window) = window(app) {
        let _ = window.unminimize();
        let _ = window.show();
        let _ = window.set_focus();
    }
}

/// Keeps what the desktop gave for coming to the front; without it a Wayland desktop only marks the window.
#[cfg(target_os = "linux")]
pub(crate) fn name_token<R: Runtime>(app: &AppHandle<R>, token: &str) {
    use gtk::prelude::GtkWindowExt as _;
    if let Some(Ok(window)) = window(app).map(|window| window.gtk_window()) {
        window.set_startup_id(token);
    }
}

/// Only Wayland asks for it.
#[cfg(not(target_os = "linux"))]
pub(crate) fn name_token<R: Runtime>(_: &AppHandle<R>, _: &str) {}

/// Leads the page to an address of its own.
pub(crate) fn go<R: Runtime>(app: &AppHandle<R>, hash: &str) {
    if let Some(window) = window(app).filter(|_| is_page(hash)) {
        let text = serde_json::Value::from(hash).to_string();
        let _ = window.eval(format!("location.hash = {text}"));
    }
}

/// Takes the window from the screen.
pub(crate) fn hide<R: Runtime>(app: &AppHandle<R>) {
    if let Some(window) = window(app) {
        let _ = window.hide();
    }
}

/// Makes the window small.
pub(crate) fn minimise<R: Runtime>(app: &AppHandle<R>) {
    if let Some(window) = window(app) {
        let _ = window.minimize();
    }
}

#[cfg(test)]
mod tests {
    use super::is_page;

    #[test]
    fn only_pages_of_the_window_are_gone_to() {
        assert!(is_page("#/updates") && is_page("#/package/demo/x?y"));
        for other in ["", "updates", "//evil", "javascript:alert(1)", "#/a\nb"] {
            assert!(!is_page(other), "{other:?}");
        }
        assert!(!is_page(&format!("#/{}", "x".repeat(5000))));
    }
}
