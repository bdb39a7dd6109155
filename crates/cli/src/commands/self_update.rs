//! `vitrine self-update`: an AppImage is replaced by a newer one; for everything else, what to type.

use clap::Args;
use serde_json::{Value, json};
use vitrine_api::Commands as _;
use vitrine_api::types::{InstalledBy, NewerVitrine, SelfUpdateHint, SelfUpdateState, SelfUpdateWish};
use vitrine_engine::Gallery;

use super::{Ended, Report};
use crate::consent::ask;
use crate::error::CliError;
use crate::session::Session;
use crate::words;

/// Bring Vitrine itself up to date
#[derive(Debug, Args)]
#[command(
    after_help = "An AppImage that knows its releases is replaced by a newer one; the old file is kept until
the new one has started once. Everything else is updated by what installed it: then the
line to type is said, and nothing is done.

Examples:
  vitrine self-update --check
  vitrine self-update --yes
  vitrine self-update --undo"
)]
pub(crate) struct SelfUpdate {
    /// Only look whether there is a newer one
    #[arg(long, conflicts_with = "undo")]
    check: bool,
    /// Put the version before back, as long as it is kept
    #[arg(long)]
    undo: bool,
    /// Do not ask
    #[arg(long, short)]
    yes: bool,
}

impl SelfUpdate {
    pub(crate) async fn run(self, session: &mut Session) -> Ended {
        if !vitrine_engine::can_replace_itself() {
            let hint = vitrine_engine::self_update_hint().await;
            for sentence in sentences(&hint) {
                session.out.line(&[sentence.as_str().into()]);
            }
            return Ok(Report::done(json!({ "selfUpdate": hint })));
        }
        let gallery = session.open().await?;
        if self.undo {
            return undo(session, &gallery).await;
        }
        let state = gallery.self_update_look(()).await?;
        let version = &state.hint.version;
        if let Some(waiting) = &state.waiting {
            let text = format!("Vitrine {waiting} is in place and is used from the next start on.");
            session.out.say(&text);
        }
        match (&state.newer, &state.error) {
            (_, Some(error)) => Ok(Report::new(document(&state), Some(CliError::Engine(error.clone())))),
            (None, None) => {
                if state.waiting.is_none() {
                    session.out.say(&format!("Vitrine {version} is the newest there is."));
                }
                Ok(Report::done(document(&state)))
            }
            (Some(newer), None) => self.offer(session, &gallery, &state, newer).await,
        }
    }

    async fn offer(
        &self,
        session: &Session,
        gallery: &Gallery,
        state: &SelfUpdateState,
        newer: &NewerVitrine,
    ) -> Ended {
        let size = words::size_or_unknown(newer.size);
        let text = format!("Vitrine {} is there; this is {} ({size}).", newer.version, state.hint.version);
        session.out.say(&text);
        if self.check {
            return Ok(Report::done(document(state)));
        }
        if let Some(refusal) = &state.refusal {
            return Ok(Report::new(document(state), Some(CliError::Engine(refusal.clone()))));
        }
        ask(session, self.yes, "Replacing the AppImage", &format!("Replace {}?", state.hint.program))?;
        let job = gallery.self_update(SelfUpdateWish { version: newer.version.clone() }).await?;
        let (ended, failure) = session.follow(gallery, &job).await?;
        if let (Some(outcome), None) = (&ended.outcome, &failure) {
            session.out.say(outcome);
        }
        let mut document = document(&gallery.self_update_state(()).await?);
        document["job"] = json!(ended);
        Ok(Report::new(document, failure))
    }
}

async fn undo(session: &Session, gallery: &Gallery) -> Ended {
    let before = gallery.self_update_state(()).await?;
    let state = gallery.self_update_undo(()).await?;
    if let Some(version) = before.previous {
        session.out.say(&format!("Vitrine {version} is back in its place."));
    }
    Ok(Report::done(document(&state)))
}

fn document(state: &SelfUpdateState) -> Value {
    json!({ "selfUpdate": state.hint, "state": state })
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
    if hint.installed_by == InstalledBy::AppImage {
        said.push(
            "It was built without the address of its releases, so it cannot look for a newer one.".into(),
        );
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
