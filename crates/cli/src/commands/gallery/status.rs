//! `vitrine gallery status`.

use std::path::PathBuf;

use clap::Args;
use vitrine_base::{Clock as _, SystemClock};
use vitrine_publish::state;

use super::said;
use crate::commands::{Ended, Report};
use crate::session::Session;

/// Show a signed gallery's fingerprint, keys, versions, and when what ends
#[derive(Debug, Args)]
#[command(after_help = "No key is needed.

Examples:
  vitrine gallery status public
  vitrine gallery status public --json")]
pub(crate) struct Status {
    /// The gallery's folder
    out: PathBuf,
}

impl Status {
    pub(crate) fn run(self, session: &mut Session) -> Ended {
        let state = state(&self.out)?;
        said::state(&session.out, &self.out, &state, SystemClock.now());
        Ok(Report::done(said::state_json(&state)))
    }
}
