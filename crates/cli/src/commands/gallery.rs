//! `vitrine gallery build`: a folder of packages becomes a gallery any host can serve.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use serde_json::{Value, json};
use vitrine_base::{Clock as _, SystemClock};
use vitrine_package::Severity;
use vitrine_publish::{BuildOptions, BuildReport};

use super::{Ended, Report};
use crate::error::CliError;
use crate::output::Output;
use crate::session::Session;
use crate::words;

/// Make a gallery of your own
#[derive(Debug, Subcommand)]
#[command(after_help = "Example:
  vitrine gallery build my-packages public --title \"My gallery\"")]
pub(crate) enum Command {
    Build(Build),
}

impl Command {
    pub(crate) async fn run(self, session: &mut Session) -> Ended {
        match self {
            Self::Build(command) => command.run(session).await,
        }
    }
}

/// Turn a folder of packages into a static gallery that any host can serve
#[derive(Debug, Args)]
#[command(
    after_help = "A package that is refused is left out and named; the rest is built, and the exit code
is 0. When nothing could be built the exit code is 1. Build into the same OUT again
after every change: published versions stay as they are.

Example:
  vitrine gallery build my-packages public --title \"My gallery\""
)]
pub(crate) struct Build {
    /// The folder with the packages, and gallery.json when there is one
    folder: PathBuf,
    /// The folder to write the gallery to
    out: PathBuf,
    /// The gallery's title
    #[arg(long)]
    title: Option<String>,
}

impl Build {
    async fn run(self, session: &mut Session) -> Ended {
        let progress = session.out.progress();
        let out = self.out.clone();
        let work = move || -> Result<BuildReport, CliError> {
            let options =
                BuildOptions { title: self.title, now: SystemClock.now(), ..BuildOptions::default() };
            let report = vitrine_publish::build(&self.folder, &self.out, &options, &progress);
            progress.finish();
            Ok(report?)
        };
        let report = tokio::task::spawn_blocking(work).await.map_err(std::io::Error::other)??;
        print(&session.out, &report);
        let failure = failure(&report);
        if failure.is_none() {
            session.out.say(&said(&report, &out));
        }
        Ok(Report::new(described(&report, &out), failure))
    }
}

fn failure(report: &BuildReport) -> Option<CliError> {
    (report.packages == 0 && !report.left_out.is_empty()).then(|| CliError::Partly {
        code: "cli.nothing_built",
        sentence: "No package could be taken into the gallery.".to_owned(),
        action: "Mend what is named for each file, then build again.",
    })
}

fn said(report: &BuildReport, out: &std::path::Path) -> String {
    let what = format!(
        "{} in {}",
        words::count(report.packages as usize, "package"),
        words::count(report.versions as usize, "version")
    );
    if report.unchanged {
        format!("Nothing changed: {what}, sequence {}, in {}", report.sequence, out.display())
    } else {
        format!("Built {what}, sequence {}, in {}", report.sequence, out.display())
    }
}

fn print(out: &Output, report: &BuildReport) {
    for (file, finding) in &report.findings {
        // Advice is for `inspect`; here it would bury what matters.
        if finding.severity != Severity::Advice {
            out.note(&format!("{file}: {}", finding.sentence));
        }
    }
    for (file, sentence) in &report.left_out {
        out.warn(&format!("{file} is left out: {sentence}"));
    }
}

fn described(report: &BuildReport, out: &std::path::Path) -> Value {
    json!({
        "out": out.display().to_string(),
        "packages": report.packages,
        "versions": report.versions,
        "unchanged": report.unchanged,
        "sequence": report.sequence,
        "leftOut": report.left_out.iter().map(|(file, sentence)| json!({
            "file": file, "sentence": sentence,
        })).collect::<Vec<_>>(),
        "findings": report.findings.iter().map(|(file, finding)| json!({
            "file": file, "finding": finding,
        })).collect::<Vec<_>>(),
    })
}
