//! `vitrine list`: what is installed.

use clap::Args;
use serde_json::json;
use vitrine_api::Commands as _;
use vitrine_api::types::{Health, InstalledPackage};

use super::{Ended, Report, search};
use crate::output::{Align, Span, Style, Table};
use crate::session::Session;
use crate::words;

/// List what is installed
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  vitrine list
  vitrine list --json")]
pub(crate) struct List {}

impl List {
    pub(crate) async fn run(self, session: &mut Session) -> Ended {
        let gallery = session.open().await?;
        let packages = gallery.installed(()).await?;
        if packages.is_empty() {
            session.out.line(&["Nothing is installed.".into()]);
        } else {
            table(&packages).print(&session.out, 0);
        }
        Ok(Report::done(json!({ "packages": packages })))
    }
}

fn table(packages: &[InstalledPackage]) -> Table {
    let mut table = Table::new(&[
        ("ID", Align::Left),
        ("NAME", Align::Left),
        ("VERSION", Align::Left),
        ("SIZE", Align::Right),
        ("TRUST", Align::Left),
        ("SOURCE", Align::Left),
        ("FILES", Align::Left),
        ("REMARKS", Align::Left),
    ]);
    for row in packages {
        table.row([
            Span::new(Style::Strong, row.package.id.as_str()),
            row.name.as_str().into(),
            row.version.as_str().into(),
            words::size(row.size).into(),
            search::trust_span(row.trust),
            row.package.source.as_str().into(),
            health_span(row.health),
            remarks(row).into(),
        ]);
    }
    table
}

/// The word for the state of the files, in its colour.
pub(super) fn health_span(health: Health) -> Span {
    let style = match health {
        Health::Intact => Style::Good,
        Health::Changed => Style::Caution,
        Health::Missing | Health::Gone => Style::Bad,
    };
    Span::new(style, words::health(health))
}

fn remarks(row: &InstalledPackage) -> String {
    let mut remarks = Vec::new();
    if let Some(reason) = &row.withdrawn {
        remarks.push(format!("withdrawn: {reason}"));
    }
    match &row.update {
        Some(update) if update.rule.is_some() && update.held.is_some() => {
            let held = update.held.as_ref().map(words::held).unwrap_or_default();
            remarks.push(format!("{} available, but {held}", update.to));
        }
        Some(update) if update.republished => remarks.push("republished".to_owned()),
        Some(update) => remarks.push(format!("{} available", update.to)),
        None => {}
    }
    remarks.join("; ")
}
