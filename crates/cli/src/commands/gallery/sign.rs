//! `vitrine gallery sign`: renewing signatures, and adding one's own to what several people sign.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use serde_json::json;
use vitrine_base::{Clock as _, SystemClock, fs};
use vitrine_publish::{Keys, Offline, abandon, merge, sign_copy, upkeep};

use super::{KeyArguments, said};
use crate::commands::{Ended, Report};
use crate::session::Session;

/// Renew a gallery's signatures, or add yours to a file that waits for it
#[derive(Debug, Args)]
#[command(
    after_help = "With a gallery's folder: signs again what ends soon, so that it stays current (put this into a
cron job), and puts in force what has all its signatures. With a file (a copy of one in
metadata/pending/): adds the signature of your key to it, on any computer. In a gallery of
manifests it signs whatever changed since.

Examples:
  vitrine gallery sign public
  vitrine gallery sign 2.root.json --key anna.key
  vitrine gallery sign public --merge from-anna/2.root.json --merge from-ben/2.root.json
  vitrine gallery sign public --renew root --key /media/stick/root.key"
)]
pub(crate) struct Sign {
    /// The gallery's folder, or a file that waits for signatures
    #[arg(value_name = "OUT|FILE")]
    place: PathBuf,
    #[command(flatten)]
    keys: KeyArguments,
    /// A copy of a waiting file that somebody signed; may be given several times
    #[arg(long, value_name = "FILE")]
    merge: Vec<PathBuf>,
    /// Make a new version of a document of the offline keys, for another period
    #[arg(long, value_name = "ROLE")]
    renew: Vec<Role>,
    /// Give up what waits for signatures
    #[arg(long, value_name = "ROLE")]
    abandon: Option<Role>,
}

/// A document that offline keys sign.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum Role {
    /// Which keys count
    Root,
    /// Who may sign what
    Targets,
}

impl From<Role> for Offline {
    fn from(role: Role) -> Self {
        match role {
            Role::Root => Self::Root,
            Role::Targets => Self::Targets,
        }
    }
}

impl Sign {
    pub(crate) fn run(self, session: &mut Session) -> Ended {
        let is_file = fs::metadata(&self.place)?.is_some_and(|found| found.kind == fs::FileKind::File);
        if is_file { self.copy(session) } else { self.gallery(session) }
    }

    /// Somebody's own signature on a file.
    fn copy(self, session: &Session) -> Ended {
        let folder = self.keys.keys.clone().unwrap_or_default();
        let keys = match &self.keys.keys {
            Some(_) => Keys::gathered(&folder, &self.keys.files)?,
            None => {
                let mut keys = Keys::default();
                self.keys.files.iter().try_for_each(|file| keys.add(file))?;
                keys
            }
        };
        let signed = sign_copy(&self.place, &keys)?;
        session.out.say(&format!(
            "Signed version {} of the {}; the file has {} now. Send it back to the gallery's keeper.",
            signed.version,
            said::name(&signed.role),
            crate::words::count(signed.signatures, "signature")
        ));
        Ok(Report::done(json!({
            "file": self.place.display().to_string(), "role": signed.role, "version": signed.version,
            "signatures": signed.signatures,
        })))
    }

    fn gallery(self, session: &Session) -> Ended {
        let out = &self.place;
        if let Some(role) = self.abandon {
            let was = abandon(out, role.into())?;
            session.out.say(if was { "Given up." } else { "Nothing was waiting." });
            return Ok(Report::done(json!({ "abandoned": was })));
        }
        merge(out, &self.merge)?;
        let keys = self.keys.read(out)?;
        let renew: Vec<Offline> = self.renew.iter().copied().map(Offline::from).collect();
        let done = upkeep(out, &keys, &renew, SystemClock.now())?;
        said::progress(&session.out, out, &done.progress);
        if let Some(end) =
            done.state.roles.iter().map(|role| role.expires).min().filter(|_| !done.files.is_empty())
        {
            session.out.say(&format!("Signed; current until {}.", crate::words::minute(end)));
        }
        Ok(Report::done(json!({
            "files": done.files, "progress": said::progress_json(&done.progress), "state": said::state_json(&done.state),
        })))
    }
}
