//! `vitrine transfer explain`: what an install would fetch, from where, and how much of it is here already.

use clap::{Args, Subcommand};
use serde_json::json;
use vitrine_api::Commands as _;
use vitrine_api::types::{InstallRequest, TransferPlan};

use super::{Ended, Report, show};
use crate::output::{Align, Output, Span, Style, Table};
use crate::session::Session;
use crate::words;

/// Look at how bytes would arrive
#[derive(Debug, Subcommand)]
#[command(after_help = "Example:
  vitrine transfer explain athena_quill")]
pub(crate) enum Command {
    Explain(Explain),
}

impl Command {
    pub(crate) async fn run(self, session: &mut Session) -> Ended {
        match self {
            Self::Explain(command) => command.run(session).await,
        }
    }
}

/// Say what an install would fetch, from which mirrors, and how much is here already
#[derive(Debug, Args)]
#[command(after_help = "Nothing is installed. Small documents (a member table, the end of a package) may be
fetched to find out.

Examples:
  vitrine transfer explain athena_quill
  vitrine transfer explain athena_quill@1.2.0 --json")]
pub(crate) struct Explain {
    /// The package: ID, SOURCE/ID or ID@VERSION
    #[arg(value_name = "ID[@VERSION]")]
    package: String,
}

impl Explain {
    async fn run(self, session: &mut Session) -> Ended {
        let gallery = session.open().await?;
        let (package, version) = gallery.resolve(&self.package)?;
        let plan = gallery.explain_transfer(InstallRequest::of(package, version)).await?;
        print(&session.out, &plan);
        Ok(Report::done(json!({ "plan": plan })))
    }
}

fn print(out: &Output, plan: &TransferPlan) {
    out.line(&[Span::new(Style::Strong, plan.package.id.as_str()), " ".into(), plan.version.as_str().into()]);
    show::labelled(
        out,
        &[
            ("How", plan.method.clone()),
            ("Whole file", words::size_or_unknown(plan.full)),
            ("To fetch", words::size_or_unknown(plan.fetch)),
            ("Here already", words::size(plan.reused)),
            ("Checked", plan.checked.clone()),
        ],
    );
    if !plan.mirrors.is_empty() {
        out.gap();
        let mut table = Table::new(&[("MIRROR", Align::Left), ("KNOWN OF IT", Align::Left)]);
        for mirror in &plan.mirrors {
            table.row([mirror.url.as_str().into(), mirror.health.as_str().into()]);
        }
        table.print(out, 2);
    }
    if !plan.parts.is_empty() {
        out.gap();
        parts(plan).print(out, 2);
    }
}

fn parts(plan: &TransferPlan) -> Table {
    let mut table = Table::new(&[
        ("FILE", Align::Left),
        ("SIZE", Align::Right),
        ("FETCH", Align::Right),
        ("HOW", Align::Left),
    ]);
    for part in &plan.parts {
        table.row([
            part.path.as_str().into(),
            words::size(part.size).into(),
            words::size(part.fetch).into(),
            part.how.as_str().into(),
        ]);
    }
    table
}
