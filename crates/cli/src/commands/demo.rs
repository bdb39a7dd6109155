//! `vitrine demo`: the gallery of our own that needs no network.

use clap::Args;
use serde_json::{Value, json};
use vitrine_api::Commands as _;
use vitrine_api::types::{AddSource, SyncRequest};

use super::sources::{Added, Synced, synced};
use super::{Ended, Report};
use crate::error::CliError;
use crate::session::Session;

/// The name the demo gallery is added under.
const NAME: &str = "demo";

/// Add the demo gallery: packages of our own, no network needed
#[derive(Debug, Args)]
#[command(after_help = "Example:
  vitrine demo && vitrine search")]
pub(crate) struct Demo {}

impl Demo {
    pub(crate) async fn run(self, session: &mut Session) -> Ended {
        let gallery = session.open().await?;
        let folder = session.home().join("demo-gallery");
        let into = folder.clone();
        let write = move || vitrine_demo::write(&into);
        tokio::task::spawn_blocking(write).await.map_err(std::io::Error::other)??;
        let known = gallery.sources(()).await?.into_iter().any(|row| row.name == NAME);
        let (document, failure): (Value, Option<CliError>) = if known {
            let request = SyncRequest { name: Some(NAME.into()), accept_shrink: true };
            let Some(job) = gallery.sync_source(request).await?.into_iter().next() else {
                return Ok(Report::done(json!({})));
            };
            let Synced { document, failure } = synced(session, &gallery, &job).await?;
            (document, failure)
        } else {
            let location = folder.to_string_lossy().into_owned();
            let wish = AddSource {
                location,
                name: Some(NAME.into()),
                allow_insecure: false,
                fingerprint: None,
                minisign_key: None,
            };
            let added = Added::new(session, &gallery, wish).await?;
            (added.document, added.failure)
        };
        if failure.is_none() {
            session.out.note("Try `vitrine search`, then `vitrine install ID`.");
        }
        Ok(Report::new(document, failure))
    }
}
