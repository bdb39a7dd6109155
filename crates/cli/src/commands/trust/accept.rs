//! `vitrine trust accept`.

use clap::Args;
use serde_json::json;
use vitrine_api::Commands as _;
use vitrine_api::types::AcceptIdentity;

use crate::commands::{Ended, Report};
use crate::consent;
use crate::session::{Session, source};

/// Accept a gallery's new identity after you compared its fingerprint
#[derive(Debug, Args)]
#[command(after_help = "Only do this when the gallery's makers told you the new fingerprint on another way.

Example:
  vitrine trust accept my-gallery 8d5e-0b1c-…")]
pub(crate) struct Accept {
    /// The gallery
    #[arg(value_name = "NAME")]
    name: String,
    /// The new fingerprint, as its makers gave it to you
    #[arg(value_name = "FINGERPRINT")]
    fingerprint: String,
    /// Ask nothing
    #[arg(long, short)]
    yes: bool,
}

impl Accept {
    pub(crate) async fn run(self, session: &mut Session) -> Ended {
        let gallery = session.open().await?;
        let row = source(&gallery, &self.name).await?;
        let before = row.trust.fingerprint.unwrap_or_else(|| "none".to_owned());
        let question =
            format!("“{}” was known by {before}. Trust the new fingerprint from now on?", self.name);
        consent::ask(session, self.yes, "Accepting a new identity", &question)?;
        let accept = AcceptIdentity { name: self.name, fingerprint: self.fingerprint };
        let row = gallery.accept_identity(accept).await?;
        session.out.say(&format!("“{}” is known by its new fingerprint now.", row.name));
        Ok(Report::done(json!({ "source": row })))
    }
}
