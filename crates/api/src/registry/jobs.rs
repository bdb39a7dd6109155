//! Jobs, for administrators.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A piece of work behind the requests.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Job {
    /// Its number.
    #[ts(type = "number")]
    pub id: i64,
    /// What it does: `check`, `publish`, `index`, `mail`, …
    pub kind: String,
    /// `ready`, `running`, `done`, `dead`, `cancelled`.
    pub state: String,
    /// How often it failed.
    pub attempts: u32,
    /// Failures until it is dead.
    pub max_attempts: u32,
    /// It runs not before this, milliseconds since 1970.
    #[ts(type = "number")]
    pub run_at: i64,
    /// How it failed last.
    pub error: Option<String>,
    /// How far it is, in words.
    pub progress: Option<String>,
    /// When it was added, milliseconds since 1970.
    #[ts(type = "number")]
    pub created: i64,
    /// When it was done, dead or cancelled, milliseconds since 1970.
    #[ts(type = "number | null")]
    pub ended: Option<i64>,
    /// What it was told; letters to people and secrets are left out.
    #[ts(type = "unknown")]
    #[schema(value_type = Object)]
    pub payload: serde_json::Value,
}

/// How many jobs of a kind are in a state.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct JobCount {
    /// The kind.
    pub kind: String,
    /// The state.
    pub state: String,
    /// How many.
    #[ts(type = "number")]
    pub count: u64,
}

/// One page of jobs, newest first, and the numbers of all.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct JobPage {
    /// The jobs.
    pub items: Vec<Job>,
    /// The cursor of the next page; none at the end.
    pub next: Option<String>,
    /// All jobs by kind and state.
    pub counts: Vec<JobCount>,
}

/// Shows every type of this file to the writer of the TypeScript.
pub(super) fn visit(visitor: &mut impl ts_rs::TypeVisitor) {
    visitor.visit::<Job>();
    visitor.visit::<JobCount>();
    visitor.visit::<JobPage>();
}
