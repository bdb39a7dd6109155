//! Hand-over of an installed persona to a running HomePilot: preview, consent, import, remembered so that
//! it is not imported twice. Its `atomic` and `install-deps` routes are never called: they run code that
//! the package names. Routes and answers: facts/homepilot.md §4.

use std::time::Duration;

use reqwest::multipart::{Form, Part};
use reqwest::{Method, RequestBuilder};
use serde_json::Value;
use url::Url;
use vitrine_api::ApiError;
use vitrine_api::types::{HandoverDependency, HandoverPreview, HandoverRequest, HandoverResult, PackageRef};
use vitrine_base::{fs, limits::ArchiveLimits};
use vitrine_library::Installed;
use vitrine_package::Kind;
use vitrine_transfer::AddressPolicy;

use crate::Gallery;
use crate::errors::Explain as _;
use crate::gallery::key;

/// A preview unpacks the whole package on the other side; a minute is ten times the slowest seen.
const PATIENCE: Duration = Duration::from_secs(60);

/// Answers hold a picture as a data address; more than this is not an answer.
const MAX_ANSWER: usize = 64 * 1024 * 1024;

impl Gallery {
    pub(crate) async fn preview_handover(&self, package: PackageRef) -> Result<HandoverPreview, ApiError> {
        let (installed, base) = self.persona_to_hand_over(&package)?;
        let answer = self.post(&base, "/persona/import/preview", &installed).await?;
        let report = &answer["dependency_check"];
        let dependencies = ["models", "tools", "mcp_servers", "a2a_agents"]
            .iter()
            .flat_map(|kind| rows(kind, &report[*kind]))
            .collect();
        Ok(HandoverPreview {
            package,
            name: installed.name.clone(),
            homepilot: base,
            dependencies,
            all_satisfied: report["all_satisfied"].as_bool().unwrap_or(false),
            summary: words(&report["summary"]),
            already: installed.homepilot_project,
        })
    }

    pub(crate) async fn hand_over(&self, request: HandoverRequest) -> Result<HandoverResult, ApiError> {
        let (installed, base) = self.persona_to_hand_over(&request.package)?;
        if let Some(project) = installed.homepilot_project.as_ref().filter(|_| !request.again) {
            return Err(ApiError::new(
                "handover.already",
                format!("“{}” is in HomePilot already, as project {project}.", installed.name),
            )
            .with_action("Open it there, or agree to import it a second time."));
        }
        let answer = self.post(&base, "/persona/import", &installed).await?;
        let Some(project) = answer["project"]["id"].as_str().filter(|id| !id.is_empty()) else {
            return Err(strange(&base, "its answer names no project"));
        };
        let project = project.to_owned();
        let imported = words(&answer["project"]["name"]).unwrap_or_default();
        let (kept_key, kept) = (installed.key.clone(), project.clone());
        self.blocking(move |g| {
            g.inner.library.set_homepilot_project(&kept_key, Some(kept)).map_err(|e| e.explain())?;
            g.library_changed();
            Ok(())
        })
        .await?;
        let name = self.mend_name(&base, &project, &imported, &installed.name).await;
        Ok(HandoverResult { project, name })
    }

    /// Packages of the second dialect have no label, and HomePilot calls them all “Imported Persona”.
    async fn mend_name(&self, base: &str, project: &str, imported: &str, name: &str) -> String {
        let safe_id = project.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'));
        if imported != "Imported Persona" || !safe_id {
            return if imported.is_empty() { name.to_owned() } else { imported.to_owned() };
        }
        let asked = self.ask(Method::PUT, base, &format!("/projects/{project}")).await;
        let Ok(asked) = asked else { return imported.to_owned() };
        let asked = asked.json(&serde_json::json!({ "name": name }));
        match asked.send().await.and_then(reqwest::Response::error_for_status) {
            Ok(_) => name.to_owned(),
            Err(error) => {
                tracing::info!("HomePilot kept the name “{imported}”: {error}");
                imported.to_owned()
            }
        }
    }

    fn persona_to_hand_over(&self, package: &PackageRef) -> Result<(Installed, String), ApiError> {
        let base = self.inner.settings.get().homepilot_url.ok_or_else(|| {
            ApiError::new("handover.off", "No HomePilot is set up.")
                .with_action("Give its address in Settings.")
        })?;
        let installed = self.inner.library.get(&key(package)?).map_err(|e| e.explain())?;
        match installed {
            Some(installed) if installed.kind == Kind::Persona => Ok((installed, base)),
            Some(_) => Err(ApiError::new("handover.kind", "Only personas can be sent to HomePilot.")),
            None => {
                Err(ApiError::new("library.not_installed", format!("“{}” is not installed.", package.id))
                    .with_action("Install it first."))
            }
        }
    }

    /// A question to HomePilot. The person named its address themselves, so it may be in their own network; no redirect
    /// is followed, since it does not get to name another.
    async fn ask(&self, method: Method, base: &str, route: &str) -> Result<RequestBuilder, ApiError> {
        let url: Url = format!("{base}{route}").parse().map_err(|_| strange(base, "it is no address"))?;
        let asked = self.inner.client.request(method, &url, AddressPolicy { confirmed: true }).await;
        Ok(asked.map_err(|error| error.explain())?.timeout(PATIENCE))
    }

    async fn post(&self, base: &str, route: &str, installed: &Installed) -> Result<Value, ApiError> {
        let original = installed.original.clone();
        let bytes = self
            .blocking(move |_| {
                fs::read_limited(&original, ArchiveLimits::default().packed).map_err(|error| {
                    ApiError::new("handover.file", "The package's original file cannot be read.")
                        .with_action("Verify the package, or install it again.")
                        .with_details(error.to_string())
                })
            })
            .await?;
        let part = Part::bytes(bytes).file_name(format!("{}.hpersona", installed.key.id));
        let asked = self.ask(Method::POST, base, route).await?.multipart(Form::new().part("file", part));
        let mut answer = asked.send().await.map_err(|error| unreachable(base, &error))?;
        let status = answer.status();
        let mut body = Vec::new();
        while let Some(chunk) = answer.chunk().await.map_err(|error| unreachable(base, &error))? {
            body.extend_from_slice(&chunk);
            if body.len() > MAX_ANSWER {
                return Err(strange(base, "its answer has no end"));
            }
        }
        if status.is_redirection() {
            return Err(strange(base, "it sends us elsewhere"));
        }
        if !status.is_success() {
            let said: Value = serde_json::from_slice(&body).unwrap_or_default();
            let why = words(&said["detail"]).unwrap_or_else(|| format!("status {}", status.as_u16()));
            return Err(ApiError::new(
                "handover.refused",
                format!("HomePilot refused “{}”: {why}", installed.name),
            )
            .with_details(format!("{base}{route}: status {status}")));
        }
        serde_json::from_slice(&body).map_err(|_| strange(base, "its answer is not JSON"))
    }
}

fn unreachable(base: &str, error: &reqwest::Error) -> ApiError {
    ApiError::new("handover.unreachable", format!("No HomePilot answers at {base}."))
        .with_action("Start it, or mend its address in Settings.")
        .with_details(error.to_string())
}

fn strange(base: &str, why: &str) -> ApiError {
    ApiError::new("handover.answer", format!("What answers at {base} does not speak as a HomePilot: {why}."))
        .with_action("Check the address in Settings.")
}

fn words(value: &Value) -> Option<String> {
    let text = value.as_str()?.trim();
    (!text.is_empty()).then(|| text.chars().filter(|c| !c.is_control()).take(400).collect())
}

fn rows(kind: &str, list: &Value) -> Vec<HandoverDependency> {
    let row = |row: &Value| HandoverDependency {
        name: words(&row["name"]).unwrap_or_default(),
        kind: kind.to_owned(),
        status: words(&row["status"]).unwrap_or_else(|| "unknown".into()),
        detail: words(&row["detail"]).unwrap_or_default(),
    };
    list.as_array().map(|list| list.iter().map(row).collect()).unwrap_or_default()
}
