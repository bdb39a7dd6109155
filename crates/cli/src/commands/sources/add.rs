//! `vitrine sources add`: a new gallery, and its first sync.

use std::path::Path;

use clap::Args;
use serde_json::{Value, json};
use vitrine_api::types::{AddSource, JobKind, JobRef, SourceRef, SourceRow, SyncRequest};
use vitrine_api::{ApiError, Commands as _};
use vitrine_base::fs;
use vitrine_engine::Gallery;

use super::sync::synced;
use crate::commands::{Ended, Report};
use crate::error::CliError;
use crate::session::Session;

/// Add a gallery by address or folder, and fetch what it lists
#[derive(Debug, Args)]
#[command(
    after_help = "An address where no gallery can be found is not kept. One that only cannot be reached
just now is kept, and `vitrine sources sync` tries again.

Examples:
  vitrine sources add https://gallery.example.org --name example
  vitrine sources add ~/my-gallery"
)]
pub(crate) struct Add {
    /// An https address, or a folder on this computer
    #[arg(value_name = "URL_OR_FOLDER")]
    location: String,
    /// The name to give it; made from the address when none is given
    #[arg(long)]
    name: Option<String>,
    /// Accept an address without encryption or in a private network
    #[arg(long)]
    insecure: bool,
    /// The fingerprint you were given for it; a gallery with another one is refused
    #[arg(long)]
    fingerprint: Option<String>,
    /// The minisign public key you were given for it
    #[arg(long, value_name = "KEY")]
    minisign_key: Option<String>,
}

impl Add {
    pub(crate) async fn run(self, session: &mut Session) -> Ended {
        let gallery = session.open().await?;
        let wish = AddSource {
            location: absolute_when_here(self.location),
            name: self.name,
            allow_insecure: self.insecure,
            fingerprint: self.fingerprint,
            minisign_key: self.minisign_key,
        };
        let added = Added::new(session, &gallery, wish).await?;
        Ok(Report::new(added.document, added.failure))
    }
}

/// A gallery that was added and has had its first sync.
pub(crate) struct Added {
    /// `{source, kept, job, problems}`.
    pub(crate) document: Value,
    pub(crate) failure: Option<CliError>,
}

impl Added {
    /// Adds a gallery and waits for its first sync. An address that answered, but not as a gallery, is
    /// forgotten again.
    ///
    /// # Errors
    /// When it cannot be added at all.
    pub(crate) async fn new(session: &Session, gallery: &Gallery, wish: AddSource) -> Result<Self, CliError> {
        let row = gallery.add_source(wish).await?;
        let job = first_sync(gallery, &row).await?;
        let first = synced(session, gallery, &job).await?;
        let mut document = first.document;
        let kept = match &first.failure {
            Some(error) if !may_work_later(&error.to_api()) => {
                gallery.remove_source(SourceRef { name: row.name.clone() }).await?;
                false
            }
            _ => true,
        };
        say_what_became_of_it(session, &row, kept, first.failure.is_some());
        if let Value::Object(fields) = &mut document {
            fields.insert("kept".into(), json!(kept));
            if fields.get("source").is_none_or(Value::is_null) {
                fields.insert("source".into(), json!(row));
            }
        }
        Ok(Self { document, failure: first.failure })
    }
}

fn say_what_became_of_it(session: &Session, row: &SourceRow, kept: bool, failed: bool) {
    let name = &row.name;
    match (kept, failed) {
        (true, false) => session.out.say(&format!("Added “{name}”.")),
        (true, true) => {
            session.out.note(&format!("“{name}” is kept; `vitrine sources sync {name}` tries again."))
        }
        (false, _) => session.out.note("The source was not kept."),
    }
}

/// The sync that adding has started, or one more when it has already ended unseen.
async fn first_sync(gallery: &Gallery, row: &SourceRow) -> Result<JobRef, CliError> {
    let started = gallery
        .jobs(())
        .await?
        .into_iter()
        .find(|job| job.kind == JobKind::Sync && job.source.as_deref() == Some(&row.name));
    if let Some(job) = started {
        return Ok(JobRef { id: job.id });
    }
    let request = SyncRequest { name: Some(row.name.clone()), accept_shrink: false };
    gallery.sync_source(request).await?.into_iter().next().ok_or_else(|| CliError::JobEnded {
        sentence: format!("The first sync of “{}” did not start.", row.name),
    })
}

/// True for failures of the way there, which another try may not meet; false for an answer that is no
/// gallery.
fn may_work_later(error: &ApiError) -> bool {
    const ON_THE_WAY: [&str; 14] = [
        "busy",
        "cancelled",
        "catalog.database",
        "catalog.io",
        "cli.stopped",
        "connect",
        "disk_full",
        "dns",
        "index.shrunk",
        "io",
        "rate_limited",
        "stalled",
        "status",
        "truncated",
    ];
    ON_THE_WAY.contains(&error.code.as_str())
}

/// A folder that is there is named in full, so that it is found from any other folder; anything else is
/// passed on as typed, for the engine to judge.
fn absolute_when_here(location: String) -> String {
    let path = Path::new(&location);
    if location.contains("://") || !fs::exists(path) {
        return location;
    }
    std::path::absolute(path).ok().and_then(|path| path.to_str().map(str::to_owned)).unwrap_or(location)
}
