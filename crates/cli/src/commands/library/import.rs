//! `vitrine library import`: what a library file names, looked at and taken over.

use std::path::PathBuf;

use clap::Args;
use serde_json::{Value, json};
use vitrine_api::Commands as _;
use vitrine_api::types::{
    AddSource, ImportReport, ImportRequest, JobKind, JobRef, JobSnapshot, LibraryFileRef, LibraryPreview,
    LibraryRow, LibraryRowState, MissingSource,
};
use vitrine_engine::Gallery;

use super::{Ended, whole};
use crate::commands::Report;
use crate::consent::ask;
use crate::error::CliError;
use crate::output::{Align, Span, Style, Table};
use crate::session::Session;
use crate::words;

/// Install what a library file names
#[derive(Debug, Args)]
#[command(
    after_help = "Shows first what the file names and how it stands here. What is installed already is left
alone. A gallery that is not added here is added only when you say so, with
--add-galleries or when you are asked; where it is and who signs it is shown.

Examples:
  vitrine library import my-library.json
  vitrine library import my-library.json --yes --add-galleries
  vitrine library import my-library.json --look"
)]
pub(crate) struct Import {
    /// The file
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Ask nothing: yes to the packages the file names
    #[arg(long, short)]
    yes: bool,
    /// Yes to the galleries the file names and you have not added
    #[arg(long)]
    add_galleries: bool,
    /// Also packages whose version is no longer listed, in the version that is
    #[arg(long)]
    other_versions: bool,
    /// Also the rules for updates the file has: what is kept, skipped, paused
    #[arg(long)]
    rules: bool,
    /// Yes to bytes that nothing vouches for
    #[arg(long)]
    accept_unverified: bool,
    /// Only show what the file names
    #[arg(long)]
    look: bool,
}

impl Import {
    pub(crate) async fn run(self, session: &mut Session) -> Ended {
        let gallery = session.open().await?;
        let file = LibraryFileRef { path: whole(&self.file) };
        let mut preview = gallery.preview_library(file.clone()).await?;
        if !preview.missing.is_empty() && !self.look {
            self.add_missing(session, &gallery, &preview.missing).await?;
            preview = gallery.preview_library(file).await?;
        }
        show(session, &preview);
        if self.look {
            return Ok(Report::done(json!({ "preview": preview })));
        }
        let request = self.request(&preview);
        if request.packages.is_empty() && request.favourites.is_empty() && request.rules.is_empty() {
            session.out.say("There is nothing to take over.");
            return Ok(Report::done(json!({ "preview": preview, "imported": Value::Null })));
        }
        let agreed = ask(session, self.yes, "Importing", &question(&request));
        if let Err(error) = agreed {
            return Ok(Report::new(json!({ "preview": preview, "imported": Value::Null }), Some(error)));
        }
        let report = gallery.import_library(request).await?;
        let (job, failure) = follow(session, &gallery, report.job.as_ref()).await?;
        say(session, &report);
        Ok(Report::new(json!({ "preview": preview, "imported": report, "job": job }), failure))
    }

    /// Adds the galleries the person agrees to; the others stay missing, and that is shown.
    async fn add_missing(
        &self,
        session: &Session,
        gallery: &Gallery,
        missing: &[MissingSource],
    ) -> Result<(), CliError> {
        for source in missing {
            let signer = match &source.fingerprint {
                Some(fingerprint) => format!("signed by {fingerprint}"),
                None => "not signed".to_owned(),
            };
            let place = format!("{} at {}, {signer}", source.name, source.location);
            let agreed = self.add_galleries
                || (!self.yes
                    && session.out.can_ask()
                    && session.out.question(&format!("Add the gallery {place}?")));
            if !agreed {
                session.out.note(&format!("The gallery {place}, is not added; --add-galleries adds it."));
                continue;
            }
            session.out.note(&format!("Adding the gallery {place}."));
            if let Err(error) = self.add(session, gallery, source).await {
                session.out.note(&format!("{} was not added: {}", source.name, error.to_api().sentence));
            }
        }
        Ok(())
    }

    async fn add(
        &self,
        session: &Session,
        gallery: &Gallery,
        source: &MissingSource,
    ) -> Result<(), CliError> {
        let wish = AddSource {
            location: source.location.clone(),
            name: (!source.name_taken).then(|| source.name.clone()),
            fingerprint: source.fingerprint.clone(),
            ..AddSource::default()
        };
        let added = gallery.add_source(wish).await?;
        let is_its_sync = |job: &&JobSnapshot| {
            job.kind == JobKind::Sync && job.source.as_deref() == Some(added.name.as_str())
        };
        if let Some(sync) = gallery.jobs(()).await?.iter().find(is_its_sync) {
            let (_, failure) = session.follow(gallery, &JobRef { id: sync.id.clone() }).await?;
            return failure.map_or(Ok(()), Err);
        }
        Ok(())
    }

    fn request(&self, preview: &LibraryPreview) -> ImportRequest {
        let wanted = |row: &&LibraryRow| {
            row.selected
                || (row.selectable
                    && ((self.other_versions && row.state == LibraryRowState::VersionNotListed)
                        || (self.accept_unverified && row.state == LibraryRowState::Available)))
        };
        let packages: Vec<_> = preview.rows.iter().filter(wanted).map(|row| row.package.clone()).collect();
        let ruled = |row: &&LibraryRow| {
            let comes = row.state == LibraryRowState::AlreadyHere || packages.contains(&row.package);
            self.rules && row.rule_selectable && comes
        };
        ImportRequest {
            path: preview.path.clone(),
            digest: preview.digest.clone(),
            rules: preview.rows.iter().filter(ruled).map(|row| row.package.clone()).collect(),
            packages,
            favourites: preview.favourites.iter().map(|favourite| favourite.package.clone()).collect(),
            accept_unverified: self.accept_unverified,
        }
    }
}

fn question(request: &ImportRequest) -> String {
    format!(
        "Take over {}, {} and {}?",
        words::count(request.packages.len(), "package"),
        words::count(request.rules.len(), "rule"),
        words::count(request.favourites.len(), "favourite")
    )
}

async fn follow(
    session: &Session,
    gallery: &Gallery,
    job: Option<&JobRef>,
) -> Result<(Option<JobSnapshot>, Option<CliError>), CliError> {
    let Some(job) = job else { return Ok((None, None)) };
    let (snapshot, failure) = session.follow(gallery, job).await?;
    Ok((Some(snapshot), failure))
}

fn show(session: &Session, preview: &LibraryPreview) {
    for problem in &preview.problems {
        session.out.note(problem);
    }
    let columns = ["PACKAGE", "VERSION", "HERE", "WHAT"];
    let mut table = Table::new(&columns.map(|name| (name, Align::Left)));
    for row in &preview.rows {
        table.row([
            Span::new(Style::Strong, row.name.as_str()),
            row.version.as_str().into(),
            row.installed.as_deref().unwrap_or("-").into(),
            what(row).into(),
        ]);
    }
    table.print(&session.out, 0);
}

fn what(row: &LibraryRow) -> String {
    let word = match row.state {
        LibraryRowState::AlreadyHere => "here already".to_owned(),
        LibraryRowState::OtherVersion => "another version is here".to_owned(),
        LibraryRowState::Available => "would be installed".to_owned(),
        LibraryRowState::VersionNotListed => match &row.offered {
            Some(offered) => format!("no longer listed; {offered} is"),
            None => "no longer listed".to_owned(),
        },
        LibraryRowState::SourceMissing | LibraryRowState::NotListed | LibraryRowState::Invalid => {
            row.note.clone()
        }
    };
    match &row.rule {
        Some(rule) => format!("{word}; its rule in the file: {}", words::rule(rule)),
        None => word,
    }
}

fn say(session: &Session, report: &ImportReport) {
    for sentence in &report.left_out {
        session.out.note(&format!("Left out: {sentence}"));
    }
    session.out.line(&[format!(
        "Took over {}, {} and {}.",
        words::count(report.installing as usize, "package"),
        words::count(report.rules as usize, "rule"),
        words::count(report.favourites as usize, "favourite"),
    )
    .into()]);
}
