//! Commands of the window: the table of crates/api passed to the engine, and the shell's own.
//! Tauri has checked the window's permission before a command arrives here.

use serde_json::Value;
use tauri::ipc::{Invoke, InvokeBody, InvokeError};
use tauri::{AppHandle, Manager as _, Runtime};
use tauri_plugin_dialog::{DialogExt as _, FilePath};
use vitrine_api::ApiError;

use super::graphics::Graphics;
use super::resident::Resident;
use super::{autostart, engine, frame};
use crate::link::FromWindow;

include!("../shell_commands.rs");

/// Endings and names a page may ask the file dialog for; ours are shorter.
const MAX_NAME: usize = 255;

/// Answers one command; false when there is none of that name.
pub(crate) fn handle<R: Runtime>(invoke: Invoke<R>) -> bool {
    let Invoke { message, resolver, .. } = invoke;
    let name = message.command().to_owned();
    if !(vitrine_api::COMMANDS.iter().any(|c| c.name == name) || SHELL_COMMANDS.contains(&name.as_str())) {
        return false;
    }
    tracing::debug!("the page asks: {name}");
    let argument = match message.payload() {
        InvokeBody::Json(Value::Object(fields)) => fields.get("argument").cloned().unwrap_or_default(),
        _ => Value::Null,
    };
    let app = message.webview_ref().app_handle().clone();
    resolver.respond_async(async move { answer(app, &name, argument).await.map_err(refusal) });
    true
}

fn refusal(error: ApiError) -> InvokeError {
    InvokeError(serde_json::to_value(error).unwrap_or_default())
}

async fn answer<R: Runtime>(app: AppHandle<R>, name: &str, argument: Value) -> Result<Value, ApiError> {
    match name {
        "pick_folder" => Ok(chosen(|tell| app.dialog().file().pick_folder(tell)).await),
        "pick_file" => Ok(pick_file(&app, &argument).await),
        "save_file" => Ok(save_file(&app, &argument).await),
        "open_external" => open_external(&argument),
        "window_at" => Ok(window_at(&app, &argument)),
        _ => {
            let gallery = engine::gallery(&app).await?;
            if name == "set_settings" {
                autostart::follow(&gallery.settings_now(), &argument, gallery.home())?;
            }
            let answer = vitrine_api::dispatch(&gallery, name, argument).await;
            if name == "first_paint" {
                app.state::<Graphics>().painted();
                app.state::<Resident>().say(&FromWindow::Painted);
            }
            if name == "open_requested"
                && answer
                    .as_ref()
                    .is_ok_and(|answer| answer.as_array().is_some_and(|texts| !texts.is_empty()))
            {
                tracing::info!("a link or file was passed on to the page");
            }
            answer
        }
    }
}

/// Waits for a file dialog; null when the person changed their mind.
async fn chosen(ask: impl FnOnce(Box<dyn FnOnce(Option<FilePath>) + Send>)) -> Value {
    let (tell, told) = tokio::sync::oneshot::channel();
    ask(Box::new(move |path| {
        let _ = tell.send(path);
    }));
    match told.await {
        Ok(Some(path)) => Value::String(path.to_string()),
        _ => Value::Null,
    }
}

/// Lets the person choose a file with one of some endings.
async fn pick_file<R: Runtime>(app: &AppHandle<R>, argument: &Value) -> Value {
    let given = argument.get("endings").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    let endings: Vec<&str> = given
        .iter()
        .filter_map(Value::as_str)
        .map(|ending| ending.trim_start_matches('.'))
        .filter(|ending| !ending.is_empty() && ending.len() <= MAX_NAME)
        .collect();
    let mut dialog = app.dialog().file();
    if !endings.is_empty() {
        let words: Vec<String> = endings.iter().map(|ending| format!("*.{ending}")).collect();
        dialog = dialog.add_filter(words.join(", "), &endings);
    }
    chosen(|tell| dialog.pick_file(tell)).await
}

/// Lets the person choose where a new file goes.
async fn save_file<R: Runtime>(app: &AppHandle<R>, argument: &Value) -> Value {
    let name = argument.get("name").and_then(Value::as_str).unwrap_or_default();
    // Only a name: where it goes is the person's choice.
    let name = std::path::Path::new(name).file_name().and_then(|name| name.to_str()).unwrap_or_default();
    let mut dialog = app.dialog().file();
    if !name.is_empty() && name.len() <= MAX_NAME {
        dialog = dialog.set_file_name(name);
    }
    chosen(|tell| dialog.save_file(tell)).await
}

/// The page tells where it is, so that a window rebuilt from the tray is there again.
fn window_at<R: Runtime>(app: &AppHandle<R>, argument: &Value) -> Value {
    let hash = argument.get("hash").and_then(Value::as_str).unwrap_or_default();
    if frame::is_page(hash) {
        app.state::<Resident>().say(&FromWindow::At { hash: hash.to_owned() });
    }
    Value::Null
}

/// Opens an encrypted page, or one of this computer, in the system's browser; nothing else is ever opened from an address.
fn open_external(argument: &Value) -> Result<Value, ApiError> {
    let address = argument.get("url").and_then(Value::as_str).unwrap_or_default();
    if !vitrine_engine::registries::remote::may_be_opened(address) {
        return Err(ApiError::new("shell.address", "Only https pages are opened in the browser."));
    }
    open::that_detached(address).map(|()| Value::Null).map_err(|error| {
        ApiError::new("shell.browser", "No browser could be started.").with_details(error.to_string())
    })
}
