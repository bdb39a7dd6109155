//! `vitrine check`: ask the galleries for news and say what could be updated, changing nothing that is installed.

use clap::Args;
use serde_json::{Value, json};
use vitrine_api::Commands as _;
use vitrine_api::types::{InstalledPackage, UpdateRow, UpdateSection};
use vitrine_engine::Gallery;
use vitrine_engine::checks::Outcome;

use super::{Ended, Report, update};
use crate::error::CliError;
use crate::session::Session;
use crate::words;

/// There are updates: neither done nor failed, so that a script can tell.
const UPDATES: u8 = 10;

/// Look for updates and say what there is
#[derive(Debug, Args)]
#[command(
    after_help = "Asks every gallery for news, whatever the hour and the network, and installs nothing.
The window knows then that was looked, and looks again when its time has come.

Exit codes: 0 nothing to update, 10 there are updates, 1 no gallery could be
reached, 2 wrong use.

Examples:
  vitrine check
  vitrine check --json
  vitrine check --quiet || vitrine update --yes"
)]
pub(crate) struct Check {}

/// What there is, as the page of updates has it.
#[derive(Default)]
struct Found {
    security: Vec<UpdateRow>,
    ready: Vec<UpdateRow>,
    held: Vec<UpdateRow>,
    withdrawn: Vec<InstalledPackage>,
}

impl Check {
    pub(crate) async fn run(self, session: &mut Session) -> Ended {
        let gallery = session.open().await?;
        let unreached = update::sync_all(session, &gallery).await?;
        let outcomes = outcomes(&gallery, &unreached).await?;
        let (galleries, failed) = (outcomes.len(), unreached.len());
        gallery.note_look(outcomes, false).await?;
        let found = found(&gallery).await?;
        found.say(session, galleries);
        let updates = found.security.len() + found.ready.len();
        let failure = (galleries > 0 && failed == galleries && updates == 0).then(|| CliError::Partly {
            code: "cli.nothing_reached",
            sentence: "No gallery could be reached, so nobody knows what is new.".into(),
            action: "Check your connection and try again in a while; what is installed stays usable.",
        });
        let report = Report::new(found.document(&unreached), failure);
        Ok(if updates > 0 { report.ending_with(UPDATES) } else { report })
    }
}

/// How each gallery did, for the window's own plan of looking.
async fn outcomes(gallery: &Gallery, unreached: &[Value]) -> Result<Vec<(String, Outcome)>, CliError> {
    let failed = |name: &str| unreached.iter().any(|row| row["source"] == name);
    let outcome = |name: String| {
        let outcome = if failed(&name) { Outcome::Failed } else { Outcome::Good };
        (name, outcome)
    };
    Ok(gallery.sources(()).await?.into_iter().map(|row| outcome(row.name)).collect())
}

async fn found(gallery: &Gallery) -> Result<Found, CliError> {
    let mut found = Found::default();
    for row in gallery.updates_in_full().await? {
        match row.section {
            UpdateSection::Security => found.security.push(row),
            UpdateSection::Ready => found.ready.push(row),
            UpdateSection::Held => found.held.push(row),
        }
    }
    let installed = gallery.installed(()).await?.into_iter();
    found.withdrawn = installed.filter(|row| row.withdrawn.is_some()).collect();
    Ok(found)
}

impl Found {
    fn say(&self, session: &Session, galleries: usize) {
        let out = &session.out;
        if galleries == 0 {
            out.say("No gallery has been added yet.");
        }
        for (title, rows) in [("Security", &self.security), ("Ready", &self.ready), ("Held", &self.held)] {
            if rows.is_empty() {
                continue;
            }
            out.say(&format!("{title}: {}", words::count(rows.len(), "update")));
            for row in rows {
                let why = row.held.as_ref().map(|held| format!(" ({})", words::held(held)));
                let what = format!("{}/{}: {} → {}", row.package.source, row.package.id, row.from, row.to);
                out.say(&format!("  {what}{}", why.unwrap_or_default()));
            }
        }
        for row in &self.withdrawn {
            let why = row.withdrawn.as_deref().unwrap_or_default();
            out.warn(&format!("{} was taken down by its gallery: {why}", row.name));
        }
        if self.security.is_empty() && self.ready.is_empty() && self.held.is_empty() && galleries > 0 {
            out.say("Everything is up to date.");
        }
    }

    fn document(&self, unreached: &[Value]) -> Value {
        json!({
            "security": self.security,
            "ready": self.ready,
            "held": self.held,
            "withdrawn": self.withdrawn,
            "unreached": unreached,
        })
    }
}
