//! `vitrine registry check`.

use std::path::PathBuf;

use clap::Args;
use serde_json::json;
use vitrine_base::fs;
use vitrine_base::limits::MANIFEST_BYTES;
use vitrine_registry::care::{check, check_kept_heads};

use super::{count, holdings};
use crate::commands::settings::Which;
use crate::commands::{Ended, Report};
use crate::error::CliError;
use crate::output::{Span, Style};
use crate::session::Session;

/// Check that everything in a registry is there and what it should be
#[derive(Debug, Args)]
#[command(
    after_help = "Looks at the database, the chain of the audit log and its published heads, every package file's
digest, every published file, the static index against the database, and the signatures. A server
may be running. The exit code is 1 when anything is wrong.

Examples:
  vitrine registry check --data my-registry
  vitrine registry check --data my-registry --quick --json
  vitrine registry check --data my-registry --heads kept/audit-1f0c22ab.json"
)]
pub(crate) struct Check {
    #[command(flatten)]
    which: Which,
    /// Compare sizes only, hash nothing
    #[arg(long)]
    quick: bool,
    /// Look up the audit log's heads in a copy of catalogue/audit-….json that was kept of an earlier day
    #[arg(long, value_name = "FILE")]
    heads: Option<PathBuf>,
}

impl Check {
    pub(super) async fn run(self, session: &mut Session) -> Ended {
        let holdings = holdings(&self.which).await?;
        let out = session.out.clone();
        let mut report = check(&holdings, self.quick, &move |words| out.note(words)).await?;
        if let Some(file) = &self.heads {
            let part = check_kept_heads(&holdings, &fs::read_limited(file, MANIFEST_BYTES)?).await?;
            report.ok &= part.ok;
            report.parts.push(part);
        }
        let mut faults = 0;
        for part in &report.parts {
            let (style, word) = if part.ok { (Style::Good, "ok") } else { (Style::Bad, "WRONG") };
            let line = [
                Span::new(style, format!("{word:<6}")),
                format!("{:<11} {}", part.name, part.sentence).into(),
            ];
            session.out.line(&line);
            for fault in &part.faults {
                session.out.line(&[format!("       {fault}").into()]);
            }
            faults += part.faults.len() as u64;
        }
        let failure = (!report.ok).then(|| CliError::Partly {
            code: "cli.registry_faults",
            sentence: format!("The registry has {}.", count(faults, "fault")),
            action: "Package files can be put back from a backup into blobs/; the index is written again by a restart.",
        });
        Ok(Report::new(json!(report), failure))
    }
}
