//! From nothing to a running window.

use std::path::PathBuf;
use std::process::ExitCode;

use tauri::Manager as _;
use vitrine_api::ApiError;
use vitrine_engine::{Gallery, Options};

use super::closing::Leaving;
use super::graphics::Graphics;
use super::resident::Resident;
use super::{Wish, events, frame, ipc, pictures};

/// Why the window could not be shown.
#[derive(Debug, thiserror::Error)]
pub(crate) enum StartError {
    /// The engine could not open its home.
    #[error("{}", .0.sentence)]
    Engine(ApiError),
    /// The window system refused.
    #[error("the window could not be opened: {0}")]
    Window(#[from] tauri::Error),
}

/// Opens the engine and runs the window until it is closed.
pub(crate) fn run(wish: Wish, graphics: Graphics) -> Result<(), StartError> {
    let Wish { home, open: opened, at, resident, .. } = wish;
    let handle = tauri::async_runtime::handle();
    let _inside = handle.inner().enter();
    let gallery = open(&home, &graphics)?;
    gallery.set_preparing(gallery.is_first_start());
    if let Some(text) = opened {
        gallery.request_open(&text);
    }
    let builder = tauri::Builder::default();
    #[cfg(not(target_os = "linux"))]
    let builder = builder.plugin(single_instance(&home));
    let app = builder
        .plugin(tauri_plugin_window_state::Builder::default().build())
        .plugin(tauri_plugin_dialog::init())
        .manage(gallery.clone())
        .manage(graphics)
        .manage(Resident::new(resident))
        .manage(Leaving::default())
        .register_asynchronous_uri_scheme_protocol("img", pictures::serve)
        .invoke_handler(ipc::handle)
        .setup(move |app| {
            app.state::<Graphics>().launching();
            frame::open(app.handle(), at.as_deref())?;
            Resident::hear(app.handle().clone());
            #[cfg(unix)]
            end_on_signals(app.handle().clone());
            events::forward(app.handle().clone(), &gallery);
            welcome(gallery, home);
            Ok(())
        })
        .build(tauri::generate_context!())?;
    app.run(|app, event| {
        if let tauri::RunEvent::Exit = event {
            app.state::<Gallery>().close();
        }
    });
    Ok(())
}

fn open(home: &std::path::Path, graphics: &Graphics) -> Result<Gallery, StartError> {
    let mut options = Options::new(home);
    options.safe_graphics_active = graphics.level > 0;
    options.opener = Some(std::sync::Arc::new(|folder| open::that_detached(folder)));
    Gallery::open(options).map_err(StartError::Engine)
}

/// A session that ends tells every process of it: the jobs are paused then, as when the person quits.
#[cfg(unix)]
fn end_on_signals<R: tauri::Runtime>(app: tauri::AppHandle<R>) {
    use tokio::signal::unix::{SignalKind, signal};
    for kind in [SignalKind::terminate(), SignalKind::interrupt(), SignalKind::hangup()] {
        let app = app.clone();
        tauri::async_runtime::spawn(async move {
            match signal(kind) {
                Ok(mut signal) => {
                    signal.recv().await;
                    app.exit(0);
                }
                Err(error) => tracing::warn!("signals are not heard: {error}"),
            }
        });
    }
}

/// On the very first start: writes the demo gallery beside the window's first paint, then adds it. After
/// that, brings every source up to date in the background.
fn welcome(gallery: Gallery, home: PathBuf) {
    tauri::async_runtime::spawn(async move {
        if gallery.is_first_start() {
            let folder = home.join("demo-gallery");
            let written = tauri::async_runtime::spawn_blocking({
                let folder = folder.clone();
                move || vitrine_demo::write(&folder)
            });
            match written.await {
                Ok(Ok(_)) => {
                    if let Err(error) = gallery.welcome("demo", &folder).await {
                        tracing::warn!("the demo gallery could not be added: {}", error.details);
                    }
                }
                Ok(Err(error)) => tracing::warn!("the demo gallery could not be written: {error}"),
                Err(error) => tracing::warn!("the demo gallery could not be written: {error}"),
            }
        }
        gallery.set_preparing(false);
        gallery.sync_all_in_background().await;
    });
}

/// One window per home: a second start shows the first one's window. On Linux the resident sees to that.
#[cfg(not(target_os = "linux"))]
fn single_instance<R: tauri::Runtime>(home: &std::path::Path) -> tauri::plugin::TauriPlugin<R> {
    let _ = home;
    tauri_plugin_single_instance::init(|app, arguments, folder| {
        let given: Vec<_> =
            arguments.into_iter().skip(1).filter(|a| !a.starts_with("--")).map(Into::into).collect();
        if let Ok(Some(text)) = crate::arguments::opened(&given, std::path::Path::new(&folder)) {
            app.state::<Gallery>().request_open(&text);
        }
        frame::show(app);
    })
}

/// Says in a dialog and on the terminal why there is no window.
pub(crate) fn complain(error: &StartError) -> ExitCode {
    use std::io::Write as _;
    let mut text = format!("Vitrine could not start: {error}\n");
    if let StartError::Engine(ApiError { action: Some(action), .. }) = error {
        text.push_str(&format!("What to do: {action}\n"));
    }
    let _ = std::io::stderr().write_all(text.as_bytes());
    ExitCode::FAILURE
}
