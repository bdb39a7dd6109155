//! `vitrine gallery init`: the first signing.

use std::path::{Path, PathBuf};

use clap::Args;
use serde_json::json;
use vitrine_base::{Clock as _, SystemClock};
use vitrine_publish::{
    BuildOptions, Periods, SigningOptions, State, init_manifests, init_signing, usual_folder,
};

use super::{build, said};
use crate::commands::{Ended, Report};
use crate::error::CliError;
use crate::session::Session;
use crate::words;

/// Build a gallery and sign it from now on, or sign one of manifests where it lies
#[derive(Debug, Args)]
#[command(
    after_help = "Three keys are made in the folder of keys: online.key signs with every build; root.key and
targets.key are needed seldom and belong on a USB stick in a drawer. Keep a copy of all
three: without them nobody can go on with the gallery. The keys never lie in OUT. They are
named after the gallery's title, which followers read as who signed.

A gallery of manifests (manifests.json, by hand or of `vitrine import`) is not built: with
--manifests it is signed as it lies there, and by `vitrine gallery sign DIR` after a change.

The fingerprint that is printed is the gallery's name for the rest of its life: publish it
where people find it without the gallery itself.

Examples:
  vitrine gallery init my-packages public --title \"My gallery\"
  vitrine gallery init my-packages public --keys ~/keys/my-gallery --expires 60
  vitrine gallery init --manifests our-tools"
)]
pub(crate) struct Init {
    /// The folder with the packages, and gallery.json when there is one
    #[arg(required_unless_present = "manifests")]
    folder: Option<PathBuf>,
    /// The folder to write the gallery to; it may hold one that is not signed yet
    #[arg(required_unless_present = "manifests")]
    out: Option<PathBuf>,
    /// Sign the gallery of manifests in this folder, instead of building one
    #[arg(long, value_name = "DIR", conflicts_with_all = ["folder", "out", "title"])]
    manifests: Option<PathBuf>,
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
        match (self.manifests.clone(), self.folder.clone(), self.out.clone()) {
            (Some(gallery), ..) => self.in_place(session, gallery).await,
            (None, Some(folder), Some(out)) => self.built(session, folder, out).await,
            // The command line is not taken without them.
            (None, ..) => Err(CliError::Place("Name FOLDER and OUT, or --manifests DIR.".to_owned())),
        }
    }

    fn options(&self, out: &Path) -> SigningOptions {
        let mut periods = if self.server { Periods::server() } else { Periods::static_gallery() };
        if let Some(days) = self.expires {
            periods.timestamp = days * 24;
        }
        let keys = Some(self.keys.clone().unwrap_or_else(|| usual_folder(out)));
        SigningOptions { keys, periods, expected_files: 2_000, now: SystemClock.now() }
    }

    /// A gallery of manifests.
    async fn in_place(self, session: &Session, gallery: PathBuf) -> Ended {
        let options = self.options(&gallery);
        let (place, keys) = (gallery.clone(), options.keys.clone().unwrap_or_default());
        let work = move || init_manifests(&place, &options);
        let done = tokio::task::spawn_blocking(work).await.map_err(std::io::Error::other)??;
        if let Some(end) = done.state.roles.iter().map(|role| role.expires).min() {
            session.out.say(&format!("Signed; current until {}.", words::minute(end)));
        }
        told(session, &done.state, &keys);
        Ok(Report::done(json!({
            "out": gallery.display().to_string(), "files": done.files, "keys": keys.display().to_string(),
            "state": said::state_json(&done.state),
        })))
    }

    async fn built(self, session: &Session, folder: PathBuf, out: PathBuf) -> Ended {
        let options = self.options(&out);
        let (now, keys) = (options.now, options.keys.clone().unwrap_or_default());
        // What cannot be built is told before there are keys.
        let mut unchanged = true;
        let plain = BuildOptions { title: self.title.clone(), now, ..BuildOptions::default() };
        if !vitrine_publish::is_signed(&out) {
            let report = build::built(session, folder.clone(), out.clone(), plain.clone()).await?;
            unchanged = report.unchanged;
            if let Some(failure) = build::failure(&report) {
                build::told(session, &report, &out);
                return Ok(Report::new(build::described(&report, &out), Some(failure)));
            }
        }
        init_signing(&folder, &out, &options)?;
        let options = BuildOptions { keys: Some(keys.clone()), ..plain };
        let mut report = build::built(session, folder, out.clone(), options).await?;
        report.unchanged = unchanged;
        let failure = build::told(session, &report, &out);
        let state = vitrine_publish::state(&out)?;
        told(session, &state, &keys);
        let mut document = build::described(&report, &out);
        if let Some(object) = document.as_object_mut() {
            object.insert("keys".to_owned(), json!(keys.display().to_string()));
            object.insert("state".to_owned(), said::state_json(&state));
        }
        Ok(Report::new(document, failure))
    }
}

/// What everybody has to know who just began a signed gallery.
fn told(session: &Session, state: &State, keys: &Path) {
    session.out.say(&format!("Fingerprint: {}", state.fingerprint));
    session.out.say(&format!(
        "The keys are in {}. Copy them to a safe place now; without them nobody can go on with this gallery.",
        keys.display()
    ));
    session.out.note(
        "The gallery is provisional: one key alone can change everything. `vitrine gallery rotate` holds the ceremony.",
    );
}
