//! `vitrine gallery withdraw`: taking a package down in public.

use std::path::PathBuf;

use clap::Args;
use vitrine_base::{Clock as _, PackageId, SystemClock};
use vitrine_publish::BuildOptions;

use super::build;
use crate::commands::{Ended, Report};
use crate::error::CliError;
use crate::session::Session;

/// Take a package down, with a public reason, whoever signed it
#[derive(Debug, Args)]
#[command(
    after_help = "Writes the line into FOLDER/gallery.json and builds. Those who have the package are told the
reason; its files go from the gallery. Take the line out again and build to bring it back.

Example:
  vitrine gallery withdraw my-packages public old_oracle --reason \"It reads private letters\" --malicious"
)]
pub(crate) struct Withdraw {
    /// The folder with the packages
    folder: PathBuf,
    /// The gallery's folder
    out: PathBuf,
    /// The package
    id: String,
    /// Why, in a sentence for everybody
    #[arg(long)]
    reason: String,
    /// It does harm: those who have it are advised to remove it
    #[arg(long)]
    malicious: bool,
    /// The folder with the keys of a signed gallery; without it, OUT-keys beside OUT
    #[arg(long, value_name = "DIR")]
    keys: Option<PathBuf>,
}

impl Withdraw {
    pub(crate) async fn run(self, session: &mut Session) -> Ended {
        let id = PackageId::new(self.id.clone()).map_err(|error| CliError::Place(format!("{error}")))?;
        vitrine_publish::refuse_manifests(&self.folder, &self.out)?;
        let now = SystemClock.now();
        vitrine_publish::note_withdrawal(&self.folder, &id, &self.reason, self.malicious, now)?;
        let options = BuildOptions { now, keys: self.keys, ..BuildOptions::default() };
        let report = build::built(session, self.folder, self.out.clone(), options).await?;
        let failure = build::told(session, &report, &self.out);
        session.out.say(&format!("“{id}” is withdrawn."));
        Ok(Report::new(build::described(&report, &self.out), failure))
    }
}
