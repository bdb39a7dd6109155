//! `vitrine gallery init`: the first signing.

use std::path::PathBuf;

use clap::Args;
use serde_json::json;
use vitrine_base::{Clock as _, SystemClock};
use vitrine_publish::{BuildOptions, Periods, SigningOptions, init_signing, usual_folder};

use super::{build, said};
use crate::commands::{Ended, Report};
use crate::session::Session;

/// Build a gallery and sign it from now on
#[derive(Debug, Args)]
#[command(
    after_help = "Three keys are made in the folder of keys: online.key signs with every build; root.key and
targets.key are needed seldom and belong on a USB stick in a drawer. Keep a copy of all
three: without them nobody can go on with the gallery. The keys never lie in OUT.

The fingerprint that is printed is the gallery's name for the rest of its life: publish it
where people find it without the gallery itself.

Examples:
  vitrine gallery init my-packages public --title \"My gallery\"
  vitrine gallery init my-packages public --keys ~/keys/my-gallery --expires 60"
)]
pub(crate) struct Init {
    /// The folder with the packages, and gallery.json when there is one
    folder: PathBuf,
    /// The folder to write the gallery to; it may hold one that is not signed yet
    out: PathBuf,
    /// The folder for the keys; without it, OUT-keys beside OUT
    #[arg(long, value_name = "DIR")]
    keys: Option<PathBuf>,
    /// The gallery's title
    #[arg(long)]
    title: Option<String>,
    /// For a gallery that a program signs every day: signatures end after 24 hours
    #[arg(long, conflicts_with = "expires")]
    server: bool,
    /// Days after which the gallery has to be signed again (30 unless said otherwise)
    #[arg(long, value_name = "DAYS", value_parser = clap::value_parser!(u32).range(1..=366))]
    expires: Option<u32>,
}

impl Init {
    pub(crate) async fn run(self, session: &mut Session) -> Ended {
        let now = SystemClock.now();
        let keys = self.keys.clone().unwrap_or_else(|| usual_folder(&self.out));
        let mut periods = if self.server { Periods::server() } else { Periods::static_gallery() };
        if let Some(days) = self.expires {
            periods.timestamp = days * 24;
        }
        let options = SigningOptions { keys: Some(keys.clone()), periods, expected_files: 2_000, now };
        // What cannot be built is told before there are keys.
        let mut unchanged = true;
        let plain = BuildOptions { title: self.title.clone(), now, ..BuildOptions::default() };
        if !vitrine_publish::is_signed(&self.out) {
            let report = build::built(session, self.folder.clone(), self.out.clone(), plain.clone()).await?;
            unchanged = report.unchanged;
            if let Some(failure) = build::failure(&report) {
                build::told(session, &report, &self.out);
                return Ok(Report::new(build::described(&report, &self.out), Some(failure)));
            }
        }
        init_signing(&self.folder, &self.out, &options)?;
        let options = BuildOptions { keys: Some(keys.clone()), ..plain };
        let mut report = build::built(session, self.folder, self.out.clone(), options).await?;
        report.unchanged = unchanged;
        let failure = build::told(session, &report, &self.out);
        let state = vitrine_publish::state(&self.out)?;
        session.out.say(&format!("Fingerprint: {}", state.fingerprint));
        session.out.say(&format!(
            "The keys are in {}. Copy them to a safe place now; without them nobody can go on with this gallery.",
            keys.display()
        ));
        session.out.note(
            "The gallery is provisional: one key alone can change everything. `vitrine gallery rotate` holds the ceremony.",
        );
        let mut document = build::described(&report, &self.out);
        if let Some(object) = document.as_object_mut() {
            object.insert("keys".to_owned(), json!(keys.display().to_string()));
            object.insert("state".to_owned(), said::state_json(&state));
        }
        Ok(Report::new(document, failure))
    }
}
