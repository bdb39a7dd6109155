//! `vitrine sources list`.

use clap::Args;
use serde_json::json;
use vitrine_api::Commands as _;
use vitrine_api::types::SourceRow;

use crate::commands::{Ended, Report};
use crate::output::{Align, Span, Style, Table};
use crate::session::Session;
use crate::words;

/// List the galleries you have added
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  vitrine sources list
  vitrine sources list --json")]
pub(crate) struct List {}

impl List {
    pub(crate) async fn run(self, session: &mut Session) -> Ended {
        let gallery = session.open().await?;
        let sources = gallery.sources(()).await?;
        if sources.is_empty() {
            session.out.line(&["No gallery has been added yet.".into()]);
            session
                .out
                .note("`vitrine sources add URL_OR_FOLDER` adds one, `vitrine demo` the demo gallery.");
        } else {
            table(&sources).print(&session.out, 0);
        }
        Ok(Report::done(json!({ "sources": sources })))
    }
}

fn table(sources: &[SourceRow]) -> Table {
    let mut table = Table::new(&[
        ("NAME", Align::Left),
        ("TITLE", Align::Left),
        ("PROTOCOL", Align::Left),
        ("TRUST", Align::Left),
        ("ITEMS", Align::Right),
        ("PROBLEMS", Align::Right),
        ("LAST SYNC", Align::Left),
        ("LOCATION", Align::Left),
        ("STATE", Align::Left),
    ]);
    for row in sources {
        table.row([
            Span::new(Style::Strong, row.name.as_str()),
            row.title.as_deref().unwrap_or_default().into(),
            words::protocol(row.protocol).into(),
            crate::commands::search::trust_span(row.trust.level),
            row.items.to_string().into(),
            row.problems.to_string().into(),
            row.last_sync.map_or_else(|| "never".to_owned(), words::minute).into(),
            row.location.as_str().into(),
            state(row),
        ]);
    }
    table
}

fn state(row: &SourceRow) -> Span {
    if let Some(alarm) = &row.trust.alarm {
        return Span::new(Style::Bad, alarm.as_str());
    }
    match (&row.shrink, &row.error) {
        (Some(left), _) => Span::new(
            Style::Caution,
            format!("shrank to {left}: `vitrine sources sync {} --accept-shrink` takes it", row.name),
        ),
        (None, Some(error)) => Span::new(Style::Bad, error.sentence.as_str()),
        (None, None) => "".into(),
    }
}
