//! `vitrine self-update`: what to do for a newer Vitrine.

use clap::Args;
use serde_json::json;
use vitrine_api::types::{InstalledBy, SelfUpdateHint};

use super::{Ended, Report};
use crate::session::Session;

/// Say how a newer Vitrine is installed here
#[derive(Debug, Args)]
#[command(after_help = "Changes nothing: a program that came as a package is updated by the package manager.

Example:
  vitrine self-update")]
pub(crate) struct SelfUpdate {}

impl SelfUpdate {
    pub(crate) async fn run(self, session: &mut Session) -> Ended {
        let hint = vitrine_engine::self_update_hint().await;
        for sentence in sentences(&hint) {
            session.out.line(&[sentence.as_str().into()]);
        }
        Ok(Report::done(json!({ "selfUpdate": hint })))
    }
}

/// What a person is told, line by line.
fn sentences(hint: &SelfUpdateHint) -> Vec<String> {
    let SelfUpdateHint { version, program, .. } = hint;
    let mut said = vec![match hint.installed_by {
        InstalledBy::Deb => format!("This is Vitrine {version}, installed as a Debian package."),
        InstalledBy::Rpm => format!("This is Vitrine {version}, installed as an RPM package."),
        InstalledBy::AppImage => format!("This is Vitrine {version}, in the AppImage {program}."),
        InstalledBy::Other => {
            format!("This is Vitrine {version}, in {program}; no package manager knows it.")
        }
    }];
    if let Some(command) = &hint.command {
        said.push(format!("When it came from a package source: {command}"));
    }
    if let Some(by_file) = &hint.by_file {
        said.push(format!("With a package file you downloaded: {by_file}"));
    }
    if hint.command.is_none() {
        said.push(
            match hint.installed_by {
                InstalledBy::AppImage => "Put the newer AppImage in its place and start it again.",
                _ => "Get a newer one from where you got this one.",
            }
            .to_owned(),
        );
    }
    said
}
