//! `vitrine gallery keys`.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use serde_json::json;
use vitrine_publish::new_key;

use crate::commands::{Ended, Report};
use crate::session::Session;

/// Make keys for signing
#[derive(Debug, Subcommand)]
#[command(after_help = "Example:
  vitrine gallery keys new anna")]
pub(crate) enum Command {
    New(New),
}

impl Command {
    pub(super) fn run(self, session: &mut Session) -> Ended {
        match self {
            Self::New(command) => command.run(session),
        }
    }
}

/// Make a key: NAME.key, which you keep, and NAME.pub, which you give away
#[derive(Debug, Args)]
#[command(
    after_help = "Only you can read NAME.key. It has no password: keep it where others do not get, and a copy
of it somewhere else.

Examples:
  vitrine gallery keys new anna
  vitrine gallery keys new online-2027 --keys ~/keys/my-gallery"
)]
pub(crate) struct New {
    /// The key's name, which everybody sees who looks at what it signed
    name: String,
    /// The folder to put it in; without it, the current one
    #[arg(long, value_name = "DIR", default_value = ".", hide_default_value = true)]
    keys: PathBuf,
}

impl New {
    fn run(self, session: &mut Session) -> Ended {
        let (secret, public) = new_key(&self.keys, &self.name, &[])?;
        session.out.say(&format!("{} is yours alone. Give {} away.", secret.display(), public.display()));
        Ok(Report::done(json!({
            "name": self.name, "secret": secret.display().to_string(), "public": public.display().to_string(),
        })))
    }
}
