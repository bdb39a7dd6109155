//! `vitrine show`: the page of one package.

use clap::Args;
use serde_json::{Value, json};
use vitrine_api::Commands as _;
use vitrine_api::types::{CommandRow, Dependency, Detail, EvidenceVerdict, VersionRow};

use super::{Ended, Report};
use crate::error::CliError;
use crate::output::{Align, Output, Span, Style, Table, clean_block, plain_text, wrap};
use crate::session::Session;
use crate::words;

/// Columns a paragraph is wrapped to where the terminal does not say.
const PARAGRAPH: usize = 80;

/// Show everything about one package
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  vitrine show athena_quill
  vitrine show athena_quill@1.0.0
  vitrine show demo/athena_quill --json")]
pub(crate) struct Show {
    /// The package: ID, SOURCE/ID or ID@VERSION
    #[arg(value_name = "ID[@VERSION]")]
    package: String,
}

impl Show {
    pub(crate) async fn run(self, session: &mut Session) -> Ended {
        let gallery = session.open().await?;
        let (package, version) = gallery.resolve(&self.package)?;
        let detail = gallery.detail(package).await?;
        let version = version.map(|wanted| version_row(&detail, &wanted)).transpose()?;
        print(&session.out, &detail, version.as_ref());
        let mut document = json!(detail);
        if let (Value::Object(fields), Some(version)) = (&mut document, &version) {
            fields.insert("version".into(), json!(version));
        }
        Ok(Report::done(document))
    }
}

fn version_row(detail: &Detail, wanted: &str) -> Result<VersionRow, CliError> {
    detail.versions.iter().find(|row| row.version == wanted).cloned().ok_or_else(|| CliError::Missing {
        sentence: format!("{} has no version {wanted}.", detail.card.name),
        action: "`vitrine show ID` lists the versions there are.",
    })
}

fn print(out: &Output, detail: &Detail, version: Option<&VersionRow>) {
    let card = &detail.card;
    out.line(&[Span::new(Style::Strong, card.name.as_str())]);
    if !card.summary.is_empty() {
        paragraphs(out, &card.summary, 0);
    }
    out.gap();
    facts(out, detail);
    for problem in &detail.problems {
        out.line(&[Span::new(Style::Caution, format!("  Note: {problem}"))]);
    }
    evidence(out, detail);
    needs(out, &detail.dependencies);
    match version {
        Some(row) => one_version(out, row),
        None => versions(out, &detail.versions),
    }
    description(out, detail);
}

fn facts(out: &Output, detail: &Detail) {
    let (card, from) = (&detail.card, &detail.provenance);
    let mut rows: Vec<(&str, String)> = vec![
        ("Package", card.package.id.clone()),
        ("Source", format!("{} ({})", from.source, from.location)),
        ("Kind", words::kind(card.kind).to_owned()),
        ("Maker", card.maker.clone()),
        ("Version", card.version.clone()),
        ("Released", card.updated.map(words::day).unwrap_or_default()),
        ("Size", words::size_or_unknown(card.size)),
        ("Downloads", card.downloads.map(|n| n.to_string()).unwrap_or_default()),
        ("Rating", words::rating(card.rating).to_owned()),
        ("Tags", card.tags.join(", ")),
        ("Licence", detail.licence.clone().unwrap_or_default()),
        ("Homepage", detail.homepage.clone().unwrap_or_default()),
        ("Trust", format!("{}: {}", words::trust(from.trust), from.sentence)),
        ("Signed by", from.signed_by.clone().unwrap_or_default()),
        ("Signed", from.signed_at.map(words::minute).unwrap_or_default()),
        ("Current until", from.current_until.map(words::minute).unwrap_or_default()),
        ("Fingerprint", from.fingerprint.clone().unwrap_or_default()),
        ("Root", if from.provisional { "provisional: one single root key" } else { "" }.to_owned()),
        ("SHA-256", from.sha256.clone().unwrap_or_default()),
        ("Alarm", from.alarm.clone().unwrap_or_default()),
        ("Library", words::state(&card.state)),
    ];
    if let Some(installed) = &detail.installed {
        rows.push(("Folder", installed.folder.clone()));
        rows.extend(installed.commands.iter().map(|command| ("Command", said(command))));
        rows.push(("Built", installed.built.clone().unwrap_or_default()));
    }
    labelled(out, &rows);
}

fn said(command: &CommandRow) -> String {
    match &command.taken_by {
        None => format!("{} ({})", command.name, command.path),
        Some(other) => format!("{} (not on the path: {other} has the name)", command.name),
    }
}

/// What vouches for the latest version, and which computers it is for.
fn evidence(out: &Output, detail: &Detail) {
    if detail.platforms.len() > 1 || detail.platforms.iter().any(|row| !row.available) {
        out.gap();
        out.line(&[Span::new(Style::Strong, "Platforms")]);
        for row in &detail.platforms {
            let here = if row.here { " (this computer)" } else { "" };
            let state = match (&row.available, &row.reason) {
                (true, _) => words::size_or_unknown(row.size),
                (false, Some(reason)) => format!("not available: {reason}"),
                (false, None) => "not available".to_owned(),
            };
            out.line(&[format!("  {}{here}: {state}", row.platform).into()]);
        }
    }
    if !detail.evidence.is_empty() {
        out.gap();
        out.line(&[Span::new(Style::Strong, "Evidence")]);
        for row in &detail.evidence {
            let style = match row.verdict {
                EvidenceVerdict::Good => Style::Good,
                EvidenceVerdict::Empty => Style::Caution,
                EvidenceVerdict::Bad => Style::Bad,
            };
            out.line(&[format!("  {}: ", row.title).into(), Span::new(style, row.sentence.as_str())]);
        }
    }
    if let Some(build) = &detail.build {
        out.line(&[format!("  From source: {}", build.sentence).into()]);
    }
}

/// Labels in one column, values in the next; a value that is empty has no line.
pub(super) fn labelled(out: &Output, rows: &[(&str, String)]) {
    let shown: Vec<_> = rows.iter().filter(|(_, value)| !value.is_empty()).collect();
    let width = shown.iter().map(|(label, _)| label.chars().count()).max().unwrap_or(0);
    for (label, value) in shown {
        out.line(&[Span::new(Style::Faint, format!("  {label:<width$}  ")), value.as_str().into()]);
    }
}

/// What a package needs and what the person has to do about it.
pub(super) fn needs(out: &Output, dependencies: &[Dependency]) {
    if dependencies.is_empty() {
        return;
    }
    out.gap();
    out.line(&[Span::new(Style::Strong, "Needs")]);
    for dependency in dependencies {
        let required = if dependency.required { "" } else { " (optional)" };
        out.line(&[
            format!("  {}: ", words::dependency(dependency.kind)).into(),
            Span::new(Style::Strong, dependency.name.as_str()),
            required.into(),
        ]);
        for text in [&dependency.purpose, &dependency.advice].into_iter().filter(|text| !text.is_empty()) {
            paragraphs(out, text, 6);
        }
    }
}

fn versions(out: &Output, rows: &[VersionRow]) {
    out.gap();
    let mut table = Table::new(&[
        ("VERSION", Align::Left),
        ("RELEASED", Align::Left),
        ("CHANNEL", Align::Left),
        ("SIZE", Align::Right),
        ("TRUST", Align::Left),
        ("REMARKS", Align::Left),
    ]);
    for row in rows {
        table.row([
            Span::new(Style::Strong, row.version.as_str()),
            row.released.map(words::day).unwrap_or_default().into(),
            row.channel.as_str().into(),
            row.size.map(words::size).unwrap_or_default().into(),
            super::search::trust_span(row.trust),
            remarks(row).into(),
        ]);
    }
    table.print(out, 2);
}

fn remarks(row: &VersionRow) -> String {
    let mut remarks = Vec::new();
    if row.installed {
        remarks.push("installed".to_owned());
    }
    if row.security {
        remarks.push("security".to_owned());
    }
    if let Some(reason) = &row.yanked {
        remarks.push(format!("yanked: {reason}"));
    }
    remarks.join(", ")
}

fn one_version(out: &Output, row: &VersionRow) {
    out.gap();
    out.line(&[Span::new(Style::Strong, format!("Version {}", row.version))]);
    labelled(
        out,
        &[
            ("Released", row.released.map(words::day).unwrap_or_default()),
            ("Channel", row.channel.clone()),
            ("Size", words::size_or_unknown(row.size)),
            ("Trust", words::trust(row.trust).to_owned()),
            ("Remarks", remarks(row)),
        ],
    );
    let changes = plain_text(&row.changelog_html);
    if !changes.is_empty() {
        out.gap();
        paragraphs(out, &changes, 2);
    }
}

fn description(out: &Output, detail: &Detail) {
    let text = plain_text(&detail.description_html);
    if !text.is_empty() {
        out.gap();
        paragraphs(out, &text, 0);
    }
    if detail.incomplete {
        out.note("The description could not be fetched just now and may be missing.");
    }
}

fn paragraphs(out: &Output, text: &str, indent: usize) {
    let width = out.width().unwrap_or(PARAGRAPH).min(100).saturating_sub(indent);
    for paragraph in clean_block(text) {
        for line in wrap(&paragraph, width) {
            out.line(&[format!("{}{line}", " ".repeat(indent)).into()]);
        }
    }
}
