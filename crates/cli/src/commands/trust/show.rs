//! `vitrine trust show`.

use clap::Args;
use serde_json::json;
use vitrine_api::Commands as _;
use vitrine_api::types::{SourceRow, SourceTrust};

use crate::commands::show::labelled;
use crate::commands::{Ended, Report};
use crate::output::{Output, Span, Style};
use crate::session::{Session, source};
use crate::words;

/// Show who signs your galleries, until when, and their fingerprints
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  vitrine trust show
  vitrine trust show my-gallery --json")]
pub(crate) struct Show {
    /// Only this gallery
    #[arg(value_name = "NAME")]
    name: Option<String>,
}

impl Show {
    pub(crate) async fn run(self, session: &mut Session) -> Ended {
        let gallery = session.open().await?;
        let rows = match &self.name {
            Some(name) => vec![source(&gallery, name).await?],
            None => gallery.sources(()).await?,
        };
        for row in &rows {
            print(&session.out, row);
        }
        if rows.is_empty() {
            session.out.line(&["No gallery has been added yet.".into()]);
        }
        let list: Vec<_> = rows.iter().map(|row| json!({ "name": row.name, "trust": row.trust })).collect();
        Ok(Report::done(json!({ "sources": list })))
    }
}

fn print(out: &Output, row: &SourceRow) {
    out.line(&[
        Span::new(Style::Strong, row.name.as_str()),
        "  ".into(),
        crate::commands::search::trust_span(row.trust.level),
    ]);
    facts(out, &row.trust);
    out.gap();
}

/// The facts one below the other.
pub(crate) fn facts(out: &Output, trust: &SourceTrust) {
    let kind = match (trust.fingerprint.is_some(), trust.provisional) {
        (true, true) => "provisional: one single root key, no ceremony yet",
        _ => "",
    };
    labelled(
        out,
        &[
            ("Trust", trust.sentence.clone()),
            ("Fingerprint", trust.fingerprint.clone().unwrap_or_default()),
            ("Root keys", trust.threshold.clone().unwrap_or_default()),
            ("Root", kind.to_owned()),
            ("Signed by", trust.signed_by.clone().unwrap_or_default()),
            ("Signed", trust.signed_at.map(words::minute).unwrap_or_default()),
            ("Current until", trust.current_until.map(words::minute).unwrap_or_default()),
            ("Shown now", trust.other_fingerprint.clone().unwrap_or_default()),
        ],
    );
    if let Some(alarm) = &trust.alarm {
        out.line(&[Span::new(Style::Bad, format!("  {alarm}"))]);
    }
}
