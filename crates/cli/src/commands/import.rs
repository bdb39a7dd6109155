//! `vitrine import`: other people's recipes as a gallery.

use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};
use serde_json::{Value, json};
use vitrine_api::Commands as _;
use vitrine_api::types::AddSource;
use vitrine_base::{SourceName, fs};
use vitrine_catalog::import::{self, Options, Problem, ProblemKind, Report as Imported};

use super::sources::{Added, Synced, synced};
use super::{Ended, Report};
use crate::error::CliError;
use crate::output::{Align, Output, Table};
use crate::session::Session;
use crate::words;

/// Bytes of a list of release tags: a hundred thousand releases.
const TAGS_BYTES: u64 = 8 * 1024 * 1024;

/// Problems shown of each sort; all of them are in the JSON document.
const SHOWN: usize = 5;

/// Make a gallery of other people's recipes
#[derive(Debug, Subcommand)]
#[command(after_help = "Example:
  vitrine import potions recipes --tags release-tags.txt --add potions")]
pub(crate) enum Command {
    Potions(Potions),
}

impl Command {
    pub(crate) async fn run(self, session: &mut Session) -> Ended {
        match self {
            Self::Potions(command) => command.run(session).await,
        }
    }
}

/// List the packages of a folder of Potions recipes, to browse them
#[derive(Debug, Args)]
#[command(
    after_help = "Without --out and --add nothing is written: the recipes are only looked through. Nothing
is fetched. Recipes name no digests, so what is listed can be browsed and not installed.
A recipe that is wrong is named; the others are listed all the same.

Examples:
  vitrine import potions recipes
  vitrine import potions recipes --tags release-tags.txt --out potions-gallery
  vitrine import potions recipes --tags release-tags.txt --add potions"
)]
pub(crate) struct Potions {
    /// The folder with the recipes (*.yml)
    recipes: PathBuf,
    /// Write the gallery to this folder
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// A file with the tags of releases, one a line, from which the versions are known
    #[arg(long, value_name = "FILE")]
    tags: Option<PathBuf>,
    /// What the gallery calls itself
    #[arg(long)]
    title: Option<String>,
    /// Add the gallery under this name; without --out it is kept in Vitrine's own folder
    #[arg(long, value_name = "NAME")]
    add: Option<String>,
}

impl Potions {
    async fn run(self, session: &mut Session) -> Ended {
        let out = match (self.out, &self.add) {
            (Some(out), _) => Some(std::path::absolute(out)?),
            (None, Some(name)) => Some(own_folder(session.home(), name)?),
            (None, None) => None,
        };
        let (recipes, title, tags, into) = (self.recipes, self.title, self.tags, out.clone());
        let work = move || -> Result<Imported, CliError> {
            let tags = tags.map(|file| fs::read_limited(&file, TAGS_BYTES)).transpose()?;
            let tags = tags.map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
            let options = Options { title, tags: tags.as_deref(), out: into.as_deref() };
            import::potions(&recipes, &options).map_err(|error| CliError::Import(error.into()))
        };
        let report = tokio::task::spawn_blocking(work).await.map_err(std::io::Error::other)??;
        print(&session.out, &report);
        session.out.say(&said(&report, out.as_deref()));
        let mut document = described(&report, out.as_deref());
        let failure = failure(&report);
        let (Some(name), Some(out), None) = (self.add, out, &failure) else {
            return Ok(Report::new(document, failure));
        };
        let (added, failure) = add(session, name, &out).await?;
        if let Value::Object(fields) = &mut document {
            fields.insert("added".into(), added);
        }
        Ok(Report::new(document, failure))
    }
}

/// Where a gallery is kept for which no place is named.
fn own_folder(home: &Path, name: &str) -> Result<PathBuf, CliError> {
    let name = SourceName::new(name)
        .map_err(|error| CliError::Place(format!("The gallery cannot be added: {error}.")))?;
    Ok(home.join("imports").join(name.as_str()))
}

/// Adds the gallery, or syncs it when it was added before.
async fn add(session: &mut Session, name: String, out: &Path) -> Result<(Value, Option<CliError>), CliError> {
    let gallery = session.open().await?;
    let known = gallery.sources(()).await?.into_iter().any(|row| row.name == name);
    if known {
        let request = vitrine_api::types::SyncRequest { name: Some(name), accept_shrink: true };
        let Some(job) = gallery.sync_source(request).await?.into_iter().next() else {
            return Ok((Value::Null, None));
        };
        let Synced { document, failure } = synced(session, &gallery, &job).await?;
        return Ok((document, failure));
    }
    let wish = AddSource {
        location: out.to_string_lossy().into_owned(),
        name: Some(name),
        allow_insecure: false,
        fingerprint: None,
        minisign_key: None,
    };
    let added = Added::new(session, &gallery, wish).await?;
    Ok((added.document, added.failure))
}

fn failure(report: &Imported) -> Option<CliError> {
    (report.listed == 0).then(|| CliError::Partly {
        code: "cli.nothing_imported",
        sentence: "No recipe could be read.".to_owned(),
        action: "Mend what is named for each file, then import again.",
    })
}

fn print(out: &Output, report: &Imported) {
    let mut table = Table::new(&[("Problem", Align::Left), ("Count", Align::Right)]);
    for (kind, count) in report.counts() {
        table.row([kind_in_words(kind).into(), count.to_string().into()]);
        let of_kind: Vec<&Problem> = report.problems.iter().filter(|p| p.kind == kind).collect();
        for problem in of_kind.iter().take(SHOWN) {
            out.note(&format!("{}: {}", problem.item, problem.sentence));
        }
        if of_kind.len() > SHOWN {
            let more = of_kind.len() - SHOWN;
            out.note(&format!("… and {more} more of this sort; --json names them all."));
        }
    }
    if !report.problems.is_empty() {
        table.print(out, 0);
        out.gap();
    }
}

fn kind_in_words(kind: ProblemKind) -> &'static str {
    match kind {
        ProblemKind::Unreadable => "recipes that cannot be read",
        ProblemKind::StrayKey => "keys that recipes do not have",
        ProblemKind::WrongValue => "values that cannot be used",
        ProblemKind::Address => "addresses that cannot be used",
        ProblemKind::MissingDependency => "dependencies without a recipe",
        ProblemKind::Circle => "circles of dependencies",
        ProblemKind::NoRelease => "packages without a known release",
        ProblemKind::UnknownRelease => "releases without a recipe",
    }
}

fn said(report: &Imported, out: Option<&Path>) -> String {
    let what = format!(
        "{} of {} in {}",
        report.listed,
        words::count(report.recipes, "recipe"),
        words::count(report.versions, "version")
    );
    match out {
        Some(out) => format!("Listed {what}, in {}", out.display()),
        None => format!("Could list {what}. Nothing was written; --out or --add does."),
    }
}

fn described(report: &Imported, out: Option<&Path>) -> Value {
    let counts = report.counts().into_iter().map(|(kind, count)| (kind.as_str().to_owned(), json!(count)));
    json!({
        "out": out.map(|out| out.display().to_string()),
        "recipes": report.recipes,
        "listed": report.listed,
        "versions": report.versions,
        "addressed": report.addressed,
        "counts": counts.collect::<serde_json::Map<_, _>>(),
        "problems": report.problems.iter().map(|problem| json!({
            "item": problem.item, "kind": problem.kind.as_str(), "sentence": problem.sentence,
        })).collect::<Vec<_>>(),
    })
}
