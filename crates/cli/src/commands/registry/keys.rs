//! `vitrine registry keys`: who vouches for what a registry publishes. The first start makes a provisional key of its
//! own; the ceremony hands the registry's identity to several people, and the server keeps only the key that signs day
//! by day.

use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};
use serde_json::{Value, json};
use vitrine_base::{Clock as _, SystemClock};
use vitrine_publish::{
    Keys, NewKeys, Offline, Progress, State, merge, new_key, rotate, sign_copy, state, upkeep,
};

use crate::commands::settings::Which;
use crate::commands::{Ended, Report};
use crate::output::{Output, Span, Style};
use crate::session::Session;
use crate::words;

/// See and hand over the keys of a registry
#[derive(Debug, Subcommand)]
#[command(after_help = "The ceremony, with three people of whom two must always agree:

  vitrine registry keys new anna            each person, on a computer of their own
  vitrine registry keys ceremony --data my-registry --root anna.pub --root ben.pub --root carla.pub --threshold 2
  vitrine registry keys sign 2.root.json --key anna.key     two of them, on a copy of the file
  vitrine registry keys merge 2.root.json --data my-registry

Examples:
  vitrine registry keys status --data my-registry")]
pub(crate) enum Command {
    Status(Status),
    New(New),
    Ceremony(Ceremony),
    Sign(Sign),
    Merge(Merge),
    Renew(Renew),
}

impl Command {
    pub(super) async fn run(self, session: &mut Session) -> Ended {
        match self {
            Self::Status(command) => command.run(session),
            Self::New(command) => command.run(session),
            Self::Ceremony(command) => command.run(session),
            Self::Sign(command) => command.run(session),
            Self::Merge(command) => command.run(session),
            Self::Renew(command) => command.run(session),
        }
    }
}

/// The folders of a registry's gallery and keys.
fn folders(which: &Which) -> Result<(PathBuf, PathBuf), crate::error::CliError> {
    let config = which.load()?.config;
    let keys = config.keys.clone().unwrap_or_else(|| config.data.join("keys"));
    Ok((config.data.join("gallery"), keys))
}

fn gathered(keys: &Path, files: &[PathBuf]) -> Result<Keys, crate::error::CliError> {
    Ok(Keys::gathered(keys, files)?)
}

/// Show a registry's fingerprint, its keys, and when what ends
#[derive(Debug, Args)]
#[command(after_help = "No key is needed.

Examples:
  vitrine registry keys status --data my-registry
  vitrine registry keys status --data my-registry --json")]
pub(crate) struct Status {
    #[command(flatten)]
    which: Which,
}

impl Status {
    fn run(self, session: &mut Session) -> Ended {
        let (gallery, _) = folders(&self.which)?;
        let state = state(&gallery)?;
        said(&session.out, &state, SystemClock.now());
        pending(&session.out, &state.pending);
        Ok(Report::done(described(&state)))
    }
}

/// Make a key of your own: NAME.key, which you keep, and NAME.pub, which you give away
#[derive(Debug, Args)]
#[command(after_help = "Only you can read NAME.key. Keep it off the server, and a copy of it somewhere else.

Examples:
  vitrine registry keys new anna")]
pub(crate) struct New {
    /// The key's name, which everybody sees who looks at what it signed
    name: String,
    /// The folder to put it in; without it, the current one
    #[arg(long, value_name = "DIR", default_value = ".", hide_default_value = true)]
    into: PathBuf,
}

impl New {
    fn run(self, session: &mut Session) -> Ended {
        let (secret, public) = new_key(&self.into, &self.name, &[])?;
        session.out.say(&format!("{} is yours alone. Give {} away.", secret.display(), public.display()));
        Ok(Report::done(json!({
            "name": self.name, "secret": secret.display().to_string(), "public": public.display().to_string(),
        })))
    }
}

/// Hand a registry's identity to several people
#[derive(Debug, Args)]
#[command(
    after_help = "Writes a new root that waits for signatures into gallery/metadata/pending/. It comes into force
when the old key and enough of the new ones have signed it. Those who follow the registry notice
nothing: its fingerprint stays. Afterwards take root.key and targets.key away from the server;
it goes on with online.key. Bring targets.key every two months for `vitrine registry keys renew`.

Examples:
  vitrine registry keys ceremony --data my-registry --root anna.pub --root ben.pub --root carla.pub --threshold 2"
)]
pub(crate) struct Ceremony {
    #[command(flatten)]
    which: Which,
    /// A root key (its .pub file); give all of them
    #[arg(long, value_name = "PUB", required = true)]
    root: Vec<PathBuf>,
    /// How many of them must sign; without it, more than half
    #[arg(long, value_name = "N")]
    threshold: Option<u64>,
    /// One more secret key that is at hand; may be given several times
    #[arg(long = "key", value_name = "FILE")]
    files: Vec<PathBuf>,
}

impl Ceremony {
    fn run(self, session: &mut Session) -> Ended {
        let (gallery, keys) = folders(&self.which)?;
        let threshold = self.threshold.unwrap_or(self.root.len() as u64 / 2 + 1);
        // The list of who may sign what keeps its key, which goes off the server as well: a new list would have to be
        // signed by everybody at this very moment.
        let new = NewKeys {
            targets: Vec::new(),
            targets_threshold: 1,
            root: self.root,
            root_threshold: threshold,
            online: None,
            periods: None,
        };
        let done = rotate(&gallery, &new, &gathered(&keys, &self.files)?, SystemClock.now())?;
        pending(&session.out, &done.progress);
        Ok(Report::done(json!({ "pending": waiting(&done.progress), "state": described(&done.state) })))
    }
}

/// Add your signature to a copy of a file that waits for it
#[derive(Debug, Args)]
#[command(after_help = "On any computer; the registry is not needed. Send the file back to its keeper.

Examples:
  vitrine registry keys sign 2.root.json --key anna.key")]
pub(crate) struct Sign {
    /// The copy
    file: PathBuf,
    /// Your secret key
    #[arg(long = "key", value_name = "FILE", required = true)]
    files: Vec<PathBuf>,
}

impl Sign {
    fn run(self, session: &mut Session) -> Ended {
        let mut keys = Keys::default();
        self.files.iter().try_for_each(|file| keys.add(file))?;
        let signed = sign_copy(&self.file, &keys)?;
        let signatures = words::count(signed.signatures, "signature");
        session
            .out
            .say(&format!("Signed; the file has {signatures} now. Send it back to the registry's keeper."));
        Ok(Report::done(json!({
            "file": self.file.display().to_string(), "role": signed.role, "version": signed.version,
            "signatures": signed.signatures,
        })))
    }
}

/// Put signatures that came back into force
#[derive(Debug, Args)]
#[command(
    after_help = "Run it for every file that comes back; the last one that was missing puts it in force.

Examples:
  vitrine registry keys merge from-anna/2.root.json from-ben/2.root.json --data my-registry"
)]
pub(crate) struct Merge {
    /// Copies that somebody signed
    #[arg(value_name = "FILE", required = true)]
    copies: Vec<PathBuf>,
    #[command(flatten)]
    which: Which,
    /// One more secret key that is at hand; may be given several times
    #[arg(long = "key", value_name = "FILE")]
    files: Vec<PathBuf>,
}

impl Merge {
    fn run(self, session: &mut Session) -> Ended {
        let (gallery, keys) = folders(&self.which)?;
        merge(&gallery, &self.copies)?;
        let done = upkeep(&gallery, &gathered(&keys, &self.files)?, &[], SystemClock.now())?;
        pending(&session.out, &done.progress);
        Ok(Report::done(json!({
            "files": done.files, "pending": waiting(&done.progress), "state": described(&done.state),
        })))
    }
}

/// Renew what a key that is kept off the server signs
#[derive(Debug, Args)]
#[command(
    after_help = "The list of who may sign what ends after about three months; `keys status` says when.

Examples:
  vitrine registry keys renew --data my-registry --key /media/stick/targets.key"
)]
pub(crate) struct Renew {
    #[command(flatten)]
    which: Which,
    /// The secret key; may be given several times
    #[arg(long = "key", value_name = "FILE", required = true)]
    files: Vec<PathBuf>,
}

impl Renew {
    fn run(self, session: &mut Session) -> Ended {
        let (gallery, keys) = folders(&self.which)?;
        let keys = gathered(&keys, &self.files)?;
        let done = upkeep(&gallery, &keys, &[Offline::Targets], SystemClock.now())?;
        pending(&session.out, &done.progress);
        said(&session.out, &done.state, SystemClock.now());
        Ok(Report::done(json!({ "files": done.files, "state": described(&done.state) })))
    }
}

fn pending(out: &Output, progress: &[Progress]) {
    for document in progress {
        if document.is_done() {
            out.say(&format!("Version {} of “{}” is in force.", document.version, document.role));
            continue;
        }
        out.say(&format!("Version {} of “{}” still misses signatures:", document.version, document.role));
        for missing in &document.missing {
            out.say(&format!(
                "  {}: {} of {} so far; waiting for {}",
                missing.of,
                missing.have,
                missing.needed,
                missing.waiting.join(", ")
            ));
        }
        out.say(&format!(
            "Give each of them a copy of {}; they run `vitrine registry keys sign COPY --key THEIR.key` and send it \
             back. Then: vitrine registry keys merge COPY… --data …",
            document.file.display()
        ));
    }
}

fn said(out: &Output, state: &State, now: i64) {
    out.line(&[Span::new(Style::Strong, format!("Fingerprint  {}", state.fingerprint))]);
    if state.provisional {
        out.say("Provisional: one key alone can change everything. Hold the ceremony: `vitrine registry keys --help`.");
    }
    for role in &state.roles {
        let end = if role.expires <= now { "ended on" } else { "until" };
        let line = format!(
            "  {:<10} version {}, {end} {}, signed by {} of: {}",
            role.role,
            role.version,
            words::minute(role.expires),
            role.threshold,
            role.keys.join(", ")
        );
        out.line(&[Span::new(if role.expires <= now { Style::Bad } else { Style::Plain }, line)]);
    }
}

fn described(state: &State) -> Value {
    json!({
        "fingerprint": state.fingerprint.to_string(),
        "provisional": state.provisional,
        "roles": state.roles.iter().map(|role| json!({
            "role": role.role, "version": role.version, "expires": role.expires, "threshold": role.threshold,
            "keys": role.keys,
        })).collect::<Vec<_>>(),
        "pending": waiting(&state.pending),
    })
}

fn waiting(progress: &[Progress]) -> Value {
    let each = progress.iter().map(|document| {
        json!({
            "role": document.role, "version": document.version, "inForce": document.is_done(),
            "file": document.file.display().to_string(),
            "missing": document.missing.iter().map(|missing| json!({
                "of": missing.of, "needed": missing.needed, "have": missing.have, "waiting": missing.waiting,
            })).collect::<Vec<_>>(),
        })
    });
    each.collect()
}
