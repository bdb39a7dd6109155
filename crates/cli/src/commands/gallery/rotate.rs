//! `vitrine gallery rotate`: the ceremony in which a gallery's keys change.

use std::path::PathBuf;

use clap::Args;
use serde_json::json;
use vitrine_base::{Clock as _, SystemClock};
use vitrine_publish::{NewKeys, Periods, rotate, state};

use super::{KeyArguments, said};
use crate::commands::{Ended, Report};
use crate::session::Session;

/// Change the keys of a signed gallery: from one root key to several, or from old ones to new ones
#[derive(Debug, Args)]
#[command(
    after_help = "The new root must be signed by enough of the keys so far and enough of the new ones. What
cannot be signed here waits in OUT/metadata/pending/ until the others have signed copies of
it (`vitrine gallery sign`). Everybody who follows the gallery goes on without noticing:
its fingerprint stays.

New keys for --targets or --online take the targets keys (with --targets: the new ones) at
hand here, since the list they sign is signed anew in the same step.

Examples:
  vitrine gallery rotate public --root anna.pub --root ben.pub --root carla.pub --threshold 2
  vitrine gallery rotate public --root anna.pub --root ben.pub --root carla.pub \\
      --online online-2027.pub --key online-2027.key --key targets.key"
)]
pub(crate) struct Rotate {
    /// The gallery's folder
    out: PathBuf,
    /// A root key (its .pub file); give all of them, those that stay included
    #[arg(long, value_name = "PUB", required = true)]
    root: Vec<PathBuf>,
    /// How many root keys must sign a root; without it, more than half of them
    #[arg(long, value_name = "N")]
    threshold: Option<u64>,
    /// A key of the list of delegations (its .pub file), when those are to change
    #[arg(long, value_name = "PUB")]
    targets: Vec<PathBuf>,
    /// How many of those must sign; without it, more than half of them
    #[arg(long, value_name = "N")]
    targets_threshold: Option<u64>,
    /// The key that signs day by day (its .pub file), when it is to change
    #[arg(long, value_name = "PUB")]
    online: Option<PathBuf>,
    /// Days after which the gallery has to be signed again, when that is to change
    #[arg(long, value_name = "DAYS", value_parser = clap::value_parser!(u32).range(1..=366))]
    expires: Option<u32>,
    #[command(flatten)]
    keys: KeyArguments,
}

impl Rotate {
    pub(crate) fn run(self, session: &mut Session) -> Ended {
        let majority = |keys: &[PathBuf]| keys.len() as u64 / 2 + 1;
        let before = state(&self.out)?;
        let new = NewKeys {
            root_threshold: self.threshold.unwrap_or_else(|| majority(&self.root)),
            targets_threshold: self.targets_threshold.unwrap_or_else(|| majority(&self.targets)),
            root: self.root,
            targets: self.targets,
            online: self.online,
            periods: self.expires.map(|days| Periods { timestamp: days * 24, ..before.periods }),
        };
        let keys = self.keys.read(&self.out)?;
        let done = rotate(&self.out, &new, &keys, SystemClock.now())?;
        said::progress(&session.out, &self.out, &done.progress);
        Ok(Report::done(json!({
            "progress": said::progress_json(&done.progress), "state": said::state_json(&done.state),
        })))
    }
}
