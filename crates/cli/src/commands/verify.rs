//! `vitrine verify`: files against receipts.

use clap::Args;
use serde_json::json;
use vitrine_api::Commands as _;
use vitrine_api::types::{Health, PackageRef, VerifyReport};
use vitrine_engine::Gallery;

use super::{Ended, Report, list};
use crate::error::CliError;
use crate::output::{Output, Span, Style};
use crate::session::Session;
use crate::words;

/// Compare installed files with what was installed, byte by byte
#[derive(Debug, Args)]
#[command(after_help = "The exit code is 1 when a file was changed, is missing, or was added.

Examples:
  vitrine verify
  vitrine verify athena_quill --json")]
pub(crate) struct Verify {
    /// The package; everything that is installed when none is named
    #[arg(value_name = "ID")]
    package: Option<String>,
}

impl Verify {
    pub(crate) async fn run(self, session: &mut Session) -> Ended {
        let gallery = session.open().await?;
        let mut reports = Vec::new();
        for package in self.packages(&gallery).await? {
            let report = gallery.verify(package).await?;
            print(&session.out, &report);
            reports.push(report);
        }
        if reports.is_empty() {
            session.out.line(&["Nothing is installed.".into()]);
        }
        let failure = failure(&reports);
        Ok(Report::new(json!({ "reports": reports }), failure))
    }

    async fn packages(&self, gallery: &Gallery) -> Result<Vec<PackageRef>, CliError> {
        match &self.package {
            Some(text) => Ok(vec![gallery.resolve(text)?.0]),
            None => Ok(gallery.installed(()).await?.into_iter().map(|row| row.package).collect()),
        }
    }
}

fn failure(reports: &[VerifyReport]) -> Option<CliError> {
    let bad = reports.iter().filter(|report| report.health != Health::Intact).count();
    (bad > 0).then(|| CliError::Partly {
        code: "cli.not_intact",
        sentence: format!(
            "{bad} of {} not as installed.",
            match reports.len() {
                1 => "1 package is".to_owned(),
                several => format!("{several} packages {}", if bad == 1 { "is" } else { "are" }),
            }
        ),
        action: "`vitrine install ID` brings a package back to what was installed.",
    })
}

fn print(out: &Output, report: &VerifyReport) {
    out.line(&[
        Span::new(Style::Strong, report.package.id.as_str()),
        format!(" {}  ", report.version).into(),
        list::health_span(report.health),
        format!("  ({} as installed)", words::count(report.intact as usize, "file")).into(),
    ]);
    for (word, paths) in
        [("changed", &report.changed), ("missing", &report.missing), ("added", &report.added)]
    {
        for path in paths {
            out.line(&[format!("  {word:<8} {path}").into()]);
        }
    }
}
