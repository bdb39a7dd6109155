//! `vitrine history`: what happened to the library, and taking it back.

use clap::Args;
use serde_json::json;
use vitrine_api::Commands as _;
use vitrine_api::types::{HistoryPage, HistoryQuery, HistoryRef, HistoryRow, HistoryUndo};

use super::{Ended, Report};
use crate::output::{Align, Span, Style, Table};
use crate::session::Session;
use crate::words;

/// Show what was installed, updated and removed, and take it back
#[derive(Debug, Args)]
#[command(after_help = "Every line has a number; --undo takes that line back where it can be: the version
before comes into use again, what was removed is installed again, what was
installed is removed.

Examples:
  vitrine history
  vitrine history --limit 100 --json
  vitrine history --undo 17")]
pub(crate) struct History {
    /// How many lines, 1 to 100
    #[arg(long, value_name = "N", default_value_t = 20)]
    limit: u32,
    /// Only lines before this number
    #[arg(long, value_name = "NUMBER")]
    before: Option<i64>,
    /// Take the line with this number back
    #[arg(long, value_name = "NUMBER", conflicts_with_all = ["limit", "before"])]
    undo: Option<i64>,
}

impl History {
    pub(crate) async fn run(self, session: &mut Session) -> Ended {
        let gallery = session.open().await?;
        if let Some(number) = self.undo {
            let job = gallery.undo_history(HistoryRef { number }).await?;
            let (job, failure) = session.follow(&gallery, &job).await?;
            if failure.is_none() {
                session.out.say(job.outcome.as_deref().unwrap_or("It was taken back."));
            }
            return Ok(Report::new(json!({ "job": job }), failure));
        }
        let page = gallery.history(HistoryQuery { before: self.before, limit: self.limit }).await?;
        if page.entries.is_empty() {
            session.out.line(&["Nothing has happened yet.".into()]);
        } else {
            table(&page).print(&session.out, 0);
        }
        Ok(Report::done(json!({ "entries": page.entries, "more": page.more })))
    }
}

fn table(page: &HistoryPage) -> Table {
    let mut table = Table::new(&[
        ("NUMBER", Align::Right),
        ("WHEN", Align::Left),
        ("WHAT", Align::Left),
        ("ID", Align::Left),
        ("VERSION", Align::Left),
        ("BY", Align::Left),
        ("UNDO", Align::Left),
    ]);
    for row in &page.entries {
        table.row([
            row.number.to_string().into(),
            words::minute(row.at).into(),
            words::happened(row.what).into(),
            Span::new(Style::Strong, row.package.id.as_str()),
            versions(row).into(),
            words::cause(row.cause).into(),
            undo(&row.undo).into(),
        ]);
    }
    table
}

fn versions(row: &HistoryRow) -> String {
    match (&row.before, &row.after) {
        (Some(before), Some(after)) if before != after => format!("{before} → {after}"),
        (_, Some(one)) | (Some(one), None) => one.clone(),
        (None, None) => String::new(),
    }
}

fn undo(undo: &HistoryUndo) -> String {
    match undo {
        HistoryUndo::Switch { version } => format!("back to {version}"),
        HistoryUndo::Install { version } => format!("installs {version}"),
        HistoryUndo::Remove => "removes it".into(),
        HistoryUndo::Overtaken => "no: changed since".into(),
        HistoryUndo::Gone => "no: not installed".into(),
        HistoryUndo::Back => "no: installed again".into(),
        HistoryUndo::Unavailable => "no: version is gone".into(),
        HistoryUndo::Nothing => "nothing to do".into(),
    }
}
