//! `vitrine storage`: what the home takes of the disk, and cleaning up.

use clap::{Args, ValueEnum};
use serde_json::json;
use vitrine_api::Commands as _;
use vitrine_api::types::{CleanUpRequest, StoragePart, StorageReport};

use super::{Ended, Report};
use crate::output::{Align, Output, Span, Style, Table};
use crate::session::Session;
use crate::words;

/// Show what Vitrine keeps on the disk, and clean up
#[derive(Debug, Args)]
#[command(after_help = "What cleaning up means:
  kept        going back to an earlier version is not possible afterwards
  store       what was fetched ahead is fetched again when it is installed
  unfinished  paused downloads begin at the start
  pictures    pictures are fetched again when they are shown
  builds      sources and results of builds go; what was installed stays

Examples:
  vitrine storage
  vitrine storage --clean pictures
  vitrine storage --clean kept --clean builds --json")]
pub(crate) struct Storage {
    /// Clean this part up; may be given several times
    #[arg(long, value_name = "PART")]
    clean: Vec<Part>,
}

/// What can be cleaned up.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum Part {
    Kept,
    Store,
    Unfinished,
    Pictures,
    Builds,
}

impl From<Part> for StoragePart {
    fn from(part: Part) -> Self {
        match part {
            Part::Kept => Self::Kept,
            Part::Store => Self::Store,
            Part::Unfinished => Self::Unfinished,
            Part::Pictures => Self::Pictures,
            Part::Builds => Self::Builds,
        }
    }
}

impl Storage {
    pub(crate) async fn run(self, session: &mut Session) -> Ended {
        let gallery = session.open().await?;
        let mut freed = 0;
        for part in self.clean {
            freed += gallery.clean_up(CleanUpRequest { part: part.into() }).await?.freed;
        }
        let report = gallery.storage(()).await?;
        print(&session.out, &report, freed);
        Ok(Report::done(json!({ "freed": freed, "storage": report })))
    }
}

fn print(out: &Output, report: &StorageReport, freed: u64) {
    if freed > 0 {
        out.line(&[Span::new(Style::Good, "Freed"), format!(" {}", words::size(freed)).into()]);
        out.gap();
    }
    let mut table =
        Table::new(&[("SIZE", Align::Right), ("WHAT", Align::Left), ("CLEAN UP WITH", Align::Left)]);
    for row in &report.rows {
        let (what, clean) = said(row.part);
        let clean = if row.frees.is_some_and(|bytes| bytes > 0) { clean } else { "" };
        table.row([words::size(row.size).into(), what.into(), Span::new(Style::Faint, clean)]);
    }
    table.print(out, 0);
    out.gap();
    out.line(&[format!(
        "{} in all, in {}; {} are free there.",
        words::size(report.total),
        report.home,
        words::size(report.free)
    )
    .into()]);
}

fn said(part: StoragePart) -> (&'static str, &'static str) {
    match part {
        StoragePart::Library => ("installed packages", ""),
        StoragePart::Kept => ("versions kept for going back", "--clean kept"),
        StoragePart::Store => ("fetched, not installed yet", "--clean store"),
        StoragePart::Unfinished => ("unfinished downloads", "--clean unfinished"),
        StoragePart::Pictures => ("pictures of galleries", "--clean pictures"),
        StoragePart::Builds => ("builds from source", "--clean builds"),
        StoragePart::Data => ("catalogue, settings, history", ""),
    }
}
