//! `vitrine inspect`: a package file, looked through without installing or running anything.

use std::path::{Path, PathBuf};

use clap::Args;
use serde_json::{Value, json};
use vitrine_base::limits::ArchiveLimits;
use vitrine_base::{Sha256, fs};
use vitrine_package::{ArchiveReport, DependencyKind, Finding, Inspection, Severity};

use super::{Ended, Report, show};
use crate::error::CliError;
use crate::output::{Align, Output, Span, Style, Table};
use crate::session::Session;
use crate::words;

/// Look through a package file without installing it
#[derive(Debug, Args)]
#[command(after_help = "The exit code is 1 when the file is refused or has a finding that is an error.

Examples:
  vitrine inspect nora.hpersona
  vitrine inspect any.zip --structure-only --json")]
pub(crate) struct Inspect {
    /// The file
    file: PathBuf,
    /// Only the archive gate, for any zip: structure, names, sizes, checksums
    #[arg(long)]
    structure_only: bool,
}

impl Inspect {
    pub(crate) async fn run(self, session: &mut Session) -> Ended {
        let file = self.file.clone();
        if self.structure_only {
            let check = move || vitrine_package::check_structure(&file, &ArchiveLimits::default());
            let report = tokio::task::spawn_blocking(check).await.map_err(std::io::Error::other)??;
            return Ok(structure(&session.out, &self.file, report));
        }
        let look = move || -> Result<(Inspection, Sha256, u64), CliError> {
            let inspection = vitrine_package::inspect(&file, &ArchiveLimits::default())?;
            let (sha256, size) = fs::digest(&file)?;
            Ok((inspection, sha256, size))
        };
        let (found, sha256, size) =
            tokio::task::spawn_blocking(look).await.map_err(std::io::Error::other)??;
        print(&session.out, &found, sha256, size);
        let document = json!({
            "file": self.file.display().to_string(),
            "size": size,
            "sha256": sha256,
            "package": described(&found),
        });
        Ok(Report::new(document, failure(&found.findings)))
    }
}

fn structure(out: &Output, file: &Path, report: ArchiveReport) -> Report {
    out.line(&[Span::new(Style::Good, "Accepted"), format!(": {}", file.display()).into()]);
    show::labelled(
        out,
        &[
            ("Entries", report.entries.to_string()),
            ("Files", report.files.to_string()),
            ("Packed", words::size(report.packed)),
            ("Unpacked", words::size(report.unpacked)),
        ],
    );
    Report::done(json!({
        "file": file.display().to_string(),
        "structure": {
            "entries": report.entries,
            "files": report.files,
            "packed": report.packed,
            "unpacked": report.unpacked,
        },
    }))
}

/// The refusal of a package with these findings, when one of them is an error.
pub(super) fn failure<'a>(findings: impl IntoIterator<Item = &'a Finding>) -> Option<CliError> {
    let errors = findings.into_iter().filter(|finding| finding.severity == Severity::Error).count();
    (errors > 0).then(|| CliError::Partly {
        code: "cli.package_errors",
        sentence: format!(
            "The package has {}; it cannot be installed or published.",
            words::count(errors, "error")
        ),
        action: "Mend what the findings name, then pack it again.",
    })
}

/// An inspection as JSON, camelCase as everywhere on the wire; `pack` answers the same.
pub(super) fn described(found: &Inspection) -> Value {
    json!({
        "kind": found.kind,
        "id": found.id,
        "name": found.name,
        "version": found.version,
        "maker": found.maker,
        "summary": found.summary,
        "description": found.description,
        "rating": found.rating,
        "tags": found.tags,
        "licence": found.licence,
        "homepage": found.homepage,
        "changelog": found.changelog,
        "schema": found.schema,
        "preview": found.preview,
        "unpacked": found.unpacked,
        "contentRoot": found.content_root(),
        "members": found.members.iter().map(|member| json!({
            "path": member.path, "size": member.size, "sha256": member.sha256,
        })).collect::<Vec<_>>(),
        "dependencies": found.dependencies.iter().map(|dependency| json!({
            "kind": dependency.kind,
            "name": dependency.name,
            "purpose": dependency.purpose,
            "required": dependency.required,
            "origin": dependency.origin,
            "namesCommands": dependency.names_commands,
        })).collect::<Vec<_>>(),
        "findings": found.findings,
    })
}

/// An inspection for people.
pub(super) fn print(out: &Output, found: &Inspection, sha256: Sha256, size: u64) {
    out.line(&[Span::new(Style::Strong, found.name.as_str())]);
    if !found.summary.is_empty() {
        out.line(&[found.summary.as_str().into()]);
    }
    out.gap();
    show::labelled(
        out,
        &[
            ("Kind", format!("{} (schema {})", found.kind.as_str(), found.schema)),
            ("Id", found.id.clone().unwrap_or_else(|| "none in the package".into())),
            ("Version", found.version.clone().unwrap_or_else(|| "none in the package".into())),
            ("Maker", found.maker.clone()),
            ("Rating", found.rating.as_str().to_owned()),
            ("Tags", found.tags.join(", ")),
            ("Licence", found.licence.clone().unwrap_or_default()),
            ("Homepage", found.homepage.clone().unwrap_or_default()),
            ("Packed", words::size(size)),
            (
                "Unpacked",
                format!("{} in {}", words::size(found.unpacked), words::count(found.members.len(), "file")),
            ),
            ("SHA-256", sha256.to_string()),
        ],
    );
    needs(out, found);
    members(out, found);
    findings(out, &found.findings);
}

fn needs(out: &Output, found: &Inspection) {
    if found.dependencies.is_empty() {
        return;
    }
    out.gap();
    let mut table = Table::new(&[
        ("NEEDS", Align::Left),
        ("NAME", Align::Left),
        ("", Align::Left),
        ("PURPOSE", Align::Left),
    ]);
    for dependency in &found.dependencies {
        table.row([
            dependency_word(dependency.kind).into(),
            Span::new(Style::Strong, dependency.name.as_str()),
            if dependency.required { "" } else { "optional" }.into(),
            dependency.purpose.as_str().into(),
        ]);
    }
    table.print(out, 2);
}

fn dependency_word(kind: DependencyKind) -> &'static str {
    match kind {
        DependencyKind::Model => "model",
        DependencyKind::Tool => "tool",
        DependencyKind::McpServer => "MCP server",
        DependencyKind::Agent => "agent",
        DependencyKind::Package => "package",
    }
}

fn members(out: &Output, found: &Inspection) {
    out.gap();
    let mut table = Table::new(&[("SIZE", Align::Right), ("FILE", Align::Left)]);
    for member in &found.members {
        table.row([words::size(member.size).into(), member.path.as_str().into()]);
    }
    table.print(out, 2);
}

fn findings(out: &Output, findings: &[Finding]) {
    out.gap();
    if findings.is_empty() {
        out.line(&["Nothing to remark.".into()]);
    }
    for finding in findings {
        let (word, style) = match finding.severity {
            Severity::Error => ("error", Style::Bad),
            Severity::Warning => ("warning", Style::Caution),
            Severity::Advice => ("advice", Style::Faint),
        };
        let about = finding.member.as_ref().map(|member| format!(" [{member}]")).unwrap_or_default();
        out.line(&[Span::new(style, format!("{word}: ")), finding.sentence.as_str().into(), about.into()]);
    }
}
