//! `vitrine gallery build`: a folder of packages becomes a gallery any host can serve.

use std::path::{Path, PathBuf};

use clap::Args;
use serde_json::{Value, json};
use vitrine_base::{Clock as _, SystemClock};
use vitrine_package::Severity;
use vitrine_publish::{BuildOptions, BuildReport};

use super::said;
use crate::commands::{Ended, Report};
use crate::error::CliError;
use crate::output::Output;
use crate::session::Session;
use crate::words;

/// Turn a folder of packages into a static gallery that any host can serve
#[derive(Debug, Args)]
#[command(
    after_help = "A package that is refused is left out and named; the rest is built, and the exit code
is 0. When nothing could be built the exit code is 1. Build into the same OUT again
after every change: published versions stay as they are. A signed gallery is signed again
with its online key, also when nothing changed, so that it stays current.

Examples:
  vitrine gallery build my-packages public --title \"My gallery\"
  vitrine gallery build my-packages public --keys ~/keys/my-gallery"
)]
pub(crate) struct Build {
    /// The folder with the packages, and gallery.json when there is one
    folder: PathBuf,
    /// The folder to write the gallery to
    out: PathBuf,
    /// The gallery's title
    #[arg(long)]
    title: Option<String>,
    /// The folder with the keys of a signed gallery; without it, OUT-keys beside OUT
    #[arg(long, value_name = "DIR")]
    keys: Option<PathBuf>,
}

impl Build {
    pub(crate) async fn run(self, session: &mut Session) -> Ended {
        let out = self.out.clone();
        let options = BuildOptions {
            title: self.title,
            now: SystemClock.now(),
            keys: self.keys,
            ..BuildOptions::default()
        };
        let report = built(session, self.folder, self.out, options).await?;
        let failure = told(session, &report, &out);
        Ok(Report::new(described(&report, &out), failure))
    }
}

/// Builds, with progress.
pub(super) async fn built(
    session: &Session,
    folder: PathBuf,
    out: PathBuf,
    options: BuildOptions,
) -> Result<BuildReport, CliError> {
    let progress = session.out.progress();
    let work = move || -> Result<BuildReport, CliError> {
        let report = vitrine_publish::build(&folder, &out, &options, &progress);
        progress.finish();
        Ok(report?)
    };
    tokio::task::spawn_blocking(work).await.map_err(std::io::Error::other)?
}

/// Says what was built, and answers why that is a failure when it is one.
pub(super) fn told(session: &Session, report: &BuildReport, out: &Path) -> Option<CliError> {
    print(&session.out, report);
    let failure = failure(report);
    if failure.is_none() {
        session.out.say(&sentence(report, out));
        if let Some(signed) = &report.signed {
            session.out.say(&format!("Signed; current until {}.", words::minute(signed.current_until)));
        }
    }
    failure
}

pub(super) fn failure(report: &BuildReport) -> Option<CliError> {
    (report.packages == 0 && !report.left_out.is_empty()).then(|| CliError::Partly {
        code: "cli.nothing_built",
        sentence: "No package could be taken into the gallery.".to_owned(),
        action: "Mend what is named for each file, then build again.",
    })
}

fn sentence(report: &BuildReport, out: &Path) -> String {
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
    if let Some(signed) = &report.signed {
        said::unvouched(out, &signed.unvouched);
    }
}

pub(super) fn described(report: &BuildReport, out: &Path) -> Value {
    json!({
        "out": out.display().to_string(),
        "packages": report.packages,
        "versions": report.versions,
        "unchanged": report.unchanged,
        "sequence": report.sequence,
        "signed": report.signed.as_ref().map(|signed| json!({
            "currentUntil": signed.current_until,
            "unvouched": signed.unvouched.iter().map(|file| json!({
                "path": file.path, "publisher": file.publisher,
            })).collect::<Vec<_>>(),
        })),
        "leftOut": report.left_out.iter().map(|(file, sentence)| json!({
            "file": file, "sentence": sentence,
        })).collect::<Vec<_>>(),
        "findings": report.findings.iter().map(|(file, finding)| json!({
            "file": file, "finding": finding,
        })).collect::<Vec<_>>(),
    })
}
