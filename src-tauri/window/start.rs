//! From nothing to a running window.

use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

use tauri::{AppHandle, Manager as _};
use tokio::task::JoinHandle;
use vitrine_api::ApiError;
use vitrine_engine::{Gallery, Options};

use super::closing::Leaving;
use super::engine::Engine;
use super::graphics::Graphics;
use super::resident::Resident;
use super::{Wish, events, frame, ipc, pictures};

/// Galleries are looked at when the first page is on screen; one that does not paint holds them back no longer.
const PAINTED_WITHIN: Duration = Duration::from_secs(5);

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

/// Runs the window until it is closed. The engine is opened beside the toolkit's start.
pub(crate) fn run(wish: Wish, graphics: Graphics) -> Result<(), StartError> {
    tracing::debug!("the window begins");
    let Wish { home, open: opened, at, resident, .. } = wish;
    let handle = tauri::async_runtime::handle();
    let _inside = handle.inner().enter();
    let options = options(&home, &graphics, resident);
    let opening = handle.inner().spawn_blocking(move || open(options, opened));
    let builder = tauri::Builder::default();
    #[cfg(not(target_os = "linux"))]
    let builder = builder.plugin(single_instance(&home));
    let app = builder
        .plugin(tauri_plugin_window_state::Builder::default().build())
        .plugin(tauri_plugin_dialog::init())
        .manage(Engine::waiting())
        .manage(graphics)
        .manage(Resident::new(resident))
        .manage(Leaving::default())
        .register_asynchronous_uri_scheme_protocol("img", pictures::serve)
        .invoke_handler(ipc::handle)
        .build(tauri::generate_context!())?;
    tracing::debug!("the toolkit is ready");
    // A home that cannot be used is known by now: no window is shown for it.
    let opening = match opening.is_finished() {
        true => Opening::Done(tauri::async_runtime::block_on(opened_engine(opening))?),
        false => Opening::Going(opening),
    };
    let mut beginning = Some((opening, home, at));
    app.run(move |app, event| match event {
        tauri::RunEvent::Ready => {
            if let Some((opening, home, at)) = beginning.take() {
                begin(app, opening, home, at.as_deref());
            }
        }
        tauri::RunEvent::Exit => {
            if let Some(gallery) = app.state::<Engine>().now() {
                // The process ends when this returns: what runs is paused and written down before.
                tauri::async_runtime::block_on(gallery.close());
            }
        }
        _ => {}
    });
    Ok(())
}

/// An engine that is being opened, or is open.
enum Opening {
    Going(JoinHandle<Result<Gallery, ApiError>>),
    Done(Gallery),
}

/// Makes the window, then what goes on behind it.
fn begin<R: tauri::Runtime>(app: &AppHandle<R>, opening: Opening, home: PathBuf, at: Option<&str>) {
    app.state::<Graphics>().launching();
    if let Err(error) = frame::open(app, at) {
        complain(&error.into());
        app.exit(1);
        return;
    }
    tracing::debug!("the window is made");
    Resident::hear(app.clone());
    #[cfg(unix)]
    end_on_signals(app.clone());
    let app = app.clone();
    tauri::async_runtime::spawn(async move {
        let opened = match opening {
            Opening::Done(gallery) => Ok(gallery),
            Opening::Going(opening) => opened_engine(opening).await,
        };
        match opened {
            Ok(gallery) => {
                tracing::debug!("the window's engine is open");
                events::forward(app.clone(), &gallery);
                app.state::<Engine>().put(gallery.clone());
                welcome(app, gallery, home).await;
            }
            Err(error) => {
                // It is the home that is wrong, and not how the window is drawn.
                app.state::<Graphics>().painted();
                complain(&error);
                app.exit(1);
            }
        }
    });
}

fn options(home: &std::path::Path, graphics: &Graphics, resident: bool) -> Options {
    let mut options = Options::new(home);
    options.safe_graphics_active = graphics.level > 0;
    options.opener = Some(std::sync::Arc::new(|folder| open::that_detached(folder)));
    // The resident process ends the window and itself, and starts the other: it holds the name of the only one.
    if resident {
        options.vitrine.restart = Some(std::sync::Arc::new(Resident::ask_for_restart));
    }
    options
}

fn open(options: Options, opened: Option<String>) -> Result<Gallery, ApiError> {
    let gallery = Gallery::open(options)?;
    if let Ok(version) = tauri::webview_version() {
        gallery.say_of_surroundings("Web view", &version);
    }
    gallery.set_preparing(gallery.is_first_start());
    if let Some(text) = opened {
        gallery.request_open(&text);
    }
    Ok(gallery)
}

async fn opened_engine(opening: JoinHandle<Result<Gallery, ApiError>>) -> Result<Gallery, StartError> {
    let opened = opening.await.unwrap_or_else(|error| {
        Err(ApiError::new("engine.panic", "Something went wrong inside Vitrine.")
            .with_details(error.to_string()))
    });
    opened.map_err(StartError::Engine)
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
/// that, and when the first page is on screen, brings galleries in step.
async fn welcome<R: tauri::Runtime>(app: AppHandle<R>, gallery: Gallery, home: PathBuf) {
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
    app.state::<Graphics>().has_painted(PAINTED_WITHIN).await;
    if app.state::<Resident>().is_present() {
        // The resident looks at galleries elsewhere; folders are read by who watches them.
        gallery.sync_folders_in_background().await;
    } else {
        gallery.sync_all_in_background().await;
    }
}

/// One window per home: a second start shows the first one's window. On Linux the resident sees to that.
#[cfg(not(target_os = "linux"))]
fn single_instance<R: tauri::Runtime>(home: &std::path::Path) -> tauri::plugin::TauriPlugin<R> {
    let _ = home;
    tauri_plugin_single_instance::init(|app, arguments, folder| {
        let given: Vec<_> =
            arguments.into_iter().skip(1).filter(|a| !a.starts_with("--")).map(Into::into).collect();
        if let Ok(Some(text)) = crate::arguments::opened(&given, std::path::Path::new(&folder)) {
            if let Some(gallery) = app.state::<Engine>().now() {
                gallery.request_open(&text);
            }
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
