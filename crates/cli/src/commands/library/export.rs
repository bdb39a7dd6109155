//! `vitrine library export`: what is installed, written into a file.

use std::path::PathBuf;

use clap::Args;
use serde_json::json;
use vitrine_api::Commands as _;
use vitrine_api::types::ExportRequest;

use super::{Ended, whole};
use crate::commands::Report;
use crate::session::Session;
use crate::words;

/// Write what is installed into a file
#[derive(Debug, Args)]
#[command(
    after_help = "The file names galleries, packages with their versions and digests, rules for updates,
and favourites. It holds no package and no secret.

Examples:
  vitrine library export my-library.json
  vitrine library export my-library.json --without-favourites"
)]
pub(crate) struct Export {
    /// The file; an older library file of that name is replaced, nothing else is
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Leave the favourites out
    #[arg(long)]
    without_favourites: bool,
}

impl Export {
    pub(crate) async fn run(self, session: &mut Session) -> Ended {
        let gallery = session.open().await?;
        let request = ExportRequest { path: whole(&self.file), favourites: !self.without_favourites };
        let report = gallery.export_library(request).await?;
        session.out.line(&[format!(
            "Wrote {}: {}, {}, {}.",
            report.path,
            words::count(report.packages as usize, "package"),
            words::count(report.sources as usize, "source"),
            words::count(report.favourites as usize, "favourite"),
        )
        .into()]);
        Ok(Report::done(json!({ "exported": report })))
    }
}
