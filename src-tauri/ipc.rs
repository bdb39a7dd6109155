//! Commands of the window: the table of crates/api passed to the engine, and the shell's own two.
//! Tauri has checked the window's permission before a command arrives here.

use serde_json::Value;
use tauri::ipc::{Invoke, InvokeBody, InvokeError};
use tauri::{AppHandle, Manager as _, Runtime};
use tauri_plugin_dialog::DialogExt as _;
use vitrine_api::ApiError;
use vitrine_engine::Gallery;

use crate::graphics::Graphics;

include!("shell_commands.rs");

/// Answers one command; false when there is none of that name.
pub(crate) fn handle<R: Runtime>(invoke: Invoke<R>) -> bool {
    let Invoke { message, resolver, .. } = invoke;
    let name = message.command().to_owned();
    if !(vitrine_api::COMMANDS.iter().any(|c| c.name == name) || SHELL_COMMANDS.contains(&name.as_str())) {
        return false;
    }
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
        "pick_folder" => Ok(pick_folder(app).await),
        "open_external" => open_external(&argument),
        _ => {
            if name == "first_paint" {
                app.state::<Graphics>().painted();
            }
            let gallery = app.state::<Gallery>().inner().clone();
            vitrine_api::dispatch(&gallery, name, argument).await
        }
    }
}

/// Lets the person choose a folder; null when they changed their mind.
async fn pick_folder<R: Runtime>(app: AppHandle<R>) -> Value {
    let (tell, told) = tokio::sync::oneshot::channel();
    app.dialog().file().pick_folder(move |folder| {
        let _ = tell.send(folder);
    });
    match told.await {
        Ok(Some(folder)) => Value::String(folder.to_string()),
        _ => Value::Null,
    }
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
