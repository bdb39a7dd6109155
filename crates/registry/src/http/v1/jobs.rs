//! Jobs, for administrators.

use axum::Json;
use axum::extract::{Path, Query, State};
use serde::Deserialize;
use serde_json::Value;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use vitrine_api::registry::{Job, JobCount, JobPage};

use crate::RegistryError;
use crate::accounts::identity::Identity;
use crate::error::Refusal;
use crate::http::App;
use crate::http::access::{Access, Limit, Route, route};
use crate::http::page::PageQuery;
use crate::http::problem::Problem;
use crate::store::{JobFilter, JobRow, JobState, UnitOfWork};

/// What this area serves.
pub(super) const ROUTES: &[Route] = &[
    route("GET", "/api/v1/admin/jobs", Access::Admin, Limit::Read),
    route("POST", "/api/v1/admin/jobs/{id}/retry", Access::Admin, Limit::Write),
    route("POST", "/api/v1/admin/jobs/{id}/cancel", Access::Admin, Limit::Write),
];

/// Its handlers.
pub(super) fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(list)).routes(routes!(retry)).routes(routes!(cancel))
}

/// Which jobs are wanted.
#[derive(Debug, Clone, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
struct JobQuery {
    /// In this state: ready, running, done, dead, cancelled.
    state: Option<String>,
    /// Of this kind.
    kind: Option<String>,
}

/// Letters of a text in a payload that are shown: more than any id or digest has.
const SHOWN: usize = 200;

/// What payloads keep to themselves: letters to people, links that open doors.
const PRIVATE: [&str; 7] = ["text", "html", "body", "link", "token", "secret", "password"];

fn view(row: JobRow) -> Job {
    Job {
        id: row.id,
        kind: row.kind,
        state: row.state.as_str().into(),
        attempts: row.failures,
        max_attempts: row.max_attempts,
        run_at: row.run_at,
        error: row.error,
        progress: row.progress,
        created: row.created,
        ended: row.ended,
        payload: shown(row.payload),
    }
}

fn shown(payload: Value) -> Value {
    match payload {
        Value::Object(fields) => fields
            .into_iter()
            .map(|(key, value)| {
                let private = PRIVATE.contains(&key.as_str());
                let value = if private && !value.is_null() { "…".into() } else { shown(value) };
                (key, value)
            })
            .collect(),
        Value::Array(items) => items.into_iter().map(shown).collect(),
        Value::String(text) if text.chars().count() > SHOWN => {
            text.chars().take(SHOWN).chain(['…']).collect::<String>().into()
        }
        other => other,
    }
}

/// Jobs, newest first, and how many there are.
#[utoipa::path(
    get, path = "/api/v1/admin/jobs", tag = "admin", params(JobQuery, PageQuery),
    responses((status = 200, body = JobPage), (status = 400, body = Problem), (status = 403, body = Problem))
)]
async fn list(
    State(registry): State<App>,
    Query(query): Query<JobQuery>,
    Query(page): Query<PageQuery>,
) -> Result<Json<JobPage>, RegistryError> {
    let unknown = || {
        let sentence = "Jobs are ready, running, done, dead or cancelled.";
        RegistryError::refused(Refusal::Malformed, "job.state", sentence)
    };
    let state = query.state.map(|word| JobState::from_word(&word).ok_or_else(unknown)).transpose()?;
    let (filter, before) = (JobFilter { state, kind: query.kind }, page.number()?.unwrap_or(i64::MAX));
    let limit = page.limit();
    let (mut rows, counts) = registry
        .db
        .read(move |unit| Ok((unit.jobs(&filter, before, limit + 1)?, unit.job_counts()?)))
        .await?;
    let more = rows.len() > limit as usize;
    rows.truncate(limit as usize);
    let next = rows.last().filter(|_| more).map(|row| row.id.to_string());
    let counts = counts.into_iter();
    Ok(Json(JobPage {
        items: rows.into_iter().map(view).collect(),
        next,
        counts: counts
            .map(|(kind, state, count)| JobCount { kind, state: state.as_str().into(), count })
            .collect(),
    }))
}

/// Lets a dead or cancelled job wait again, with all its attempts.
#[utoipa::path(
    post, path = "/api/v1/admin/jobs/{id}/retry", tag = "admin", params(("id" = i64, Path)),
    responses(
        (status = 200, body = Job), (status = 403, body = Problem), (status = 404, body = Problem),
        (status = 409, body = Problem, description = "It is not dead, or the same one waits already"),
    )
)]
async fn retry(
    State(registry): State<App>,
    identity: Identity,
    Path(id): Path<i64>,
) -> Result<Json<Job>, RegistryError> {
    let sentence =
        "Only dead and cancelled jobs are tried again, and only while the same one does not wait already.";
    change(&registry, &identity, id, "job.retried", sentence, move |unit, now| unit.retry_job(id, now)).await
}

/// Calls a job off: one that waits at once, one that runs as soon as its worker hears of it.
#[utoipa::path(
    post, path = "/api/v1/admin/jobs/{id}/cancel", tag = "admin", params(("id" = i64, Path)),
    responses(
        (status = 200, body = Job), (status = 403, body = Problem), (status = 404, body = Problem),
        (status = 409, body = Problem, description = "It has ended"),
    )
)]
async fn cancel(
    State(registry): State<App>,
    identity: Identity,
    Path(id): Path<i64>,
) -> Result<Json<Job>, RegistryError> {
    let sentence = "This job has ended: there is nothing to call off.";
    change(&registry, &identity, id, "job.cancelled", sentence, move |unit, now| unit.cancel_job(id, now))
        .await
}

/// Changes a job, writes down who did it, and answers the job as it is then.
async fn change(
    registry: &App,
    identity: &Identity,
    id: i64,
    action: &'static str,
    refusal: &'static str,
    change: impl FnOnce(&dyn UnitOfWork, i64) -> Result<bool, RegistryError> + Send + 'static,
) -> Result<Json<Job>, RegistryError> {
    let (actor, now) = (identity.member()?.account, registry.now());
    let row = registry
        .db
        .write(move |unit| {
            let before = unit.job(id)?.ok_or_else(|| RegistryError::not_found("job"))?;
            if !change(unit, now)? {
                return Err(RegistryError::refused(Refusal::Conflict, "job.state", refusal));
            }
            let body = serde_json::json!({ "kind": before.kind, "state": before.state.as_str() });
            unit.audit(now, Some(actor), action, &format!("job:{id}"), &body)?;
            unit.job(id)?.ok_or_else(|| RegistryError::not_found("job"))
        })
        .await?;
    Ok(Json(view(row)))
}

#[cfg(test)]
mod tests {
    use super::shown;

    #[test]
    fn letters_to_people_are_not_shown() {
        let payload = serde_json::json!({
            "to": "a@b", "text": "reset: https://x/#/reset?token=t", "link": null, "n": 3,
            "more": [{ "secret": "s", "long": "x".repeat(300) }],
        });
        let shown = shown(payload);
        assert_eq!(shown["text"], "…");
        assert_eq!(
            (&shown["to"], &shown["n"], &shown["link"]),
            (&"a@b".into(), &3.into(), &serde_json::Value::Null)
        );
        assert_eq!(shown["more"][0]["secret"], "…");
        assert_eq!(shown["more"][0]["long"].as_str().unwrap().chars().count(), 201);
    }
}
