//! `vitrine gallery`: a folder of packages becomes a gallery any host can serve, signed when its keeper wishes.

mod build;
mod init;
mod keys;
mod publisher;
mod rotate;
mod said;
mod sign;
mod status;
mod withdraw;

use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};
use vitrine_publish::{Keys, usual_folder};

use super::Ended;
use crate::error::CliError;
use crate::session::Session;

/// Make a gallery of your own, and sign it
#[derive(Debug, Subcommand)]
#[command(
    after_help = "`init` once, `build` after every change, `sign` before the signatures end. All of it is
explained in docs/publish-a-gallery.md.

Examples:
  vitrine gallery build my-packages public --title \"My gallery\"
  vitrine gallery init my-packages public
  vitrine gallery status public"
)]
pub(crate) enum Command {
    Init(init::Init),
    Build(build::Build),
    Sign(sign::Sign),
    Rotate(rotate::Rotate),
    Status(status::Status),
    Withdraw(withdraw::Withdraw),
    #[command(subcommand)]
    Keys(keys::Command),
    #[command(subcommand)]
    Publisher(publisher::Command),
}

impl Command {
    pub(crate) async fn run(self, session: &mut Session) -> Ended {
        match self {
            Self::Init(command) => command.run(session).await,
            Self::Build(command) => command.run(session).await,
            Self::Sign(command) => command.run(session),
            Self::Rotate(command) => command.run(session),
            Self::Status(command) => command.run(session),
            Self::Withdraw(command) => command.run(session).await,
            Self::Keys(command) => command.run(session),
            Self::Publisher(command) => command.run(session),
        }
    }
}

/// Which keys sign.
#[derive(Debug, Args)]
pub(crate) struct KeyArguments {
    /// The folder with the secret keys; without it, OUT-keys beside the gallery
    #[arg(long, value_name = "DIR")]
    keys: Option<PathBuf>,
    /// One more secret key, from wherever it is; may be given several times
    #[arg(long = "key", value_name = "FILE")]
    files: Vec<PathBuf>,
}

impl KeyArguments {
    /// The keys for the gallery in `out`.
    fn read(&self, out: &Path) -> Result<Keys, CliError> {
        let folder = self.keys.clone().unwrap_or_else(|| usual_folder(out));
        Ok(Keys::gathered(&folder, &self.files)?)
    }
}

/// Where the shell finds things from here on, for sentences that name a command.
fn shown(path: &Path) -> String {
    path.display().to_string()
}
