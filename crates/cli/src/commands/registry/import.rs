//! `vitrine registry import`.

use clap::Args;
use serde_json::json;
use tokio_util::sync::CancellationToken;
use vitrine_base::limits::MIB;
use vitrine_registry::import::{ImportReport, Imported, Outcome, import};
use vitrine_registry::{Registry, care, server};

use super::{clock, count};
use crate::commands::settings::Which;
use crate::commands::{Ended, Report};
use crate::error::CliError;
use crate::output::Output;
use crate::session::Session;

/// Take over a HomePilot gallery as a whole
#[derive(Debug, Args)]
#[command(
    after_help = "BUCKET is a folder or an address with registry.json or registry/registry.json. Every package
goes through the same gate as an upload; what does not pass is named and left out. Run it again
whenever the bucket has something new: nothing is published twice, counters are never lowered.
A server may be running. The exit code is 1 when an item was left out.

Examples:
  vitrine registry import /srv/old-bucket --data my-registry
  vitrine registry import https://gallery.example.org --data my-registry --json"
)]
pub(crate) struct Import {
    /// The bucket: a folder or an address
    bucket: String,
    #[command(flatten)]
    which: Which,
}

impl Import {
    pub(super) async fn run(self, session: &mut Session) -> Ended {
        let config = self.which.load()?.config;
        care::refuse_unfinished(&config.data)?;
        // Whoever holds the folder also writes the index; beside a server it is the server.
        let held = server::hold(&config)?;
        let open = move || Registry::open(config, clock());
        let registry = tokio::task::spawn_blocking(open).await.map_err(std::io::Error::other)??;
        let _handled = session.stop.handle();
        let stop = CancellationToken::new();
        let (wish, token) = (session.stop.clone(), stop.clone());
        let listening = tokio::spawn(async move {
            wish.first().await;
            token.cancel();
        });
        let out = session.out.clone();
        let told = move |item: &Imported| said(&out, item);
        if held.is_some() {
            server::prepare(&registry).await?;
        }
        let report = import(&registry, &self.bucket, &stop, &told).await?;
        if held.is_some() {
            session.out.note("Writing the index…");
            server::work_off(&registry).await?;
        }
        listening.abort();
        Ok(ended(session, &report, registry.config.package_bytes))
    }
}

fn said(out: &Output, item: &Imported) {
    let name = format!("{} {}", item.id, item.version);
    match &item.outcome {
        Outcome::Published => out.say(&format!("{name}: published")),
        Outcome::Known => out.note(&format!("{name}: already here")),
        Outcome::Differs { here, there } => out.warn(&format!(
            "{name} is here with other bytes ({here}; the bucket has {there}); a published version never changes"
        )),
        Outcome::Refused { sentence } => out.warn(&format!("{name} was left out: {sentence}")),
    }
}

fn ended(session: &Session, report: &ImportReport, most: u64) -> Report {
    for problem in &report.problems {
        let what = if problem.left_out { " was left out" } else { "" };
        session.out.warn(&format!("{}{what}: {}", problem.item, problem.sentence));
    }
    session.out.say(&format!(
        "{} published, {} already here, {} left out (packages up to {} MiB).",
        count(report.published, "package"),
        report.known,
        report.refused,
        most / MIB
    ));
    if report.stopped {
        return Report::new(json!(report), Some(CliError::Stopped));
    }
    let failure = (report.refused > 0).then(|| CliError::Partly {
        code: "cli.import_partly",
        sentence: format!("{} could not be taken over.", count(report.refused, "item")),
        action: "The lines above say why, one by one; everything else is here.",
    });
    Report::new(json!(report), failure)
}
