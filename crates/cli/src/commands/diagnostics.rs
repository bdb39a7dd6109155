//! `vitrine diagnostics`: what a report of trouble needs.

use clap::Args;
use serde_json::json;
use vitrine_api::Commands as _;

use super::{Ended, Report};
use crate::output::{Span, Style};
use crate::session::Session;

/// Show what a report of trouble needs, without secrets or names
#[derive(Debug, Args)]
#[command(after_help = "Nothing is sent anywhere: copy what you see into a report.

Examples:
  vitrine diagnostics
  vitrine diagnostics --json")]
pub(crate) struct Diagnostics {}

impl Diagnostics {
    pub(crate) async fn run(self, session: &mut Session) -> Ended {
        let gallery = session.open().await?;
        let found = gallery.diagnostics(()).await?;
        for (place, section) in found.sections.iter().enumerate() {
            if place > 0 {
                session.out.gap();
            }
            session.out.line(&[Span::new(Style::Strong, format!("{:?}", section.subject))]);
            for row in &section.rows {
                session.out.line(&[
                    Span::new(Style::Faint, format!("  {}: ", row.label)),
                    row.value.as_str().into(),
                ]);
            }
        }
        Ok(Report::done(json!({ "sections": found.sections })))
    }
}
