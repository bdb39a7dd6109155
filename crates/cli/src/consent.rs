//! The person's word before something is changed: given with `--yes`, asked for on a terminal, and never
//! assumed.

use clap::Args;
use vitrine_api::types::{InstallPlan, InstallRequest, Trust};

use crate::error::CliError;
use crate::session::Session;

/// The words a person may give beforehand.
#[derive(Debug, Clone, Copy, Args)]
pub(crate) struct Consent {
    /// Ask nothing: yes to the plan, also when nothing vouches for the bytes (which is said)
    #[arg(long, short)]
    pub(crate) yes: bool,
    /// Yes to bytes that nothing vouches for
    #[arg(long)]
    pub(crate) accept_unverified: bool,
    /// Yes to other bytes under a version that was seen before
    #[arg(long)]
    pub(crate) accept_republished: bool,
}

impl Consent {
    /// Has the person agree to a plan they have been shown, and writes what they agreed to into the
    /// request.
    ///
    /// # Errors
    /// [`CliError::NeedsYes`], [`CliError::Declined`], [`CliError::Republished`].
    pub(crate) fn to_plan(
        self,
        session: &Session,
        plan: &InstallPlan,
        request: &mut InstallRequest,
    ) -> Result<(), CliError> {
        request.accept_unverified = self.accept_unverified;
        request.accept_republished = self.accept_republished;
        // `--yes` is for unattended runs; other bytes under a known version are an alarm it must not hide.
        if plan.republished && !self.accept_republished && (self.yes || !session.out.can_ask()) {
            return Err(CliError::Republished {
                name: plan.name.clone(),
                version: plan.version.clone(),
                details: plan.consent.clone().unwrap_or_default(),
            });
        }
        if self.yes && plan.trust == Trust::Unverified {
            session.out.warn(&format!("{} is unverified: {}", plan.name, plan.trust_sentence));
        }
        ask(session, self.yes, "Installing", plan.consent.as_deref().unwrap_or("Install it?"))?;
        request.accept_unverified |= plan.trust == Trust::Unverified;
        request.accept_republished |= plan.republished;
        Ok(())
    }
}

/// Goes on with `--yes`, otherwise asks; where nobody can be asked it is refused.
///
/// # Errors
/// [`CliError::NeedsYes`], [`CliError::Declined`].
pub(crate) fn ask(session: &Session, yes: bool, what: &'static str, question: &str) -> Result<(), CliError> {
    if yes {
        Ok(())
    } else if !session.out.can_ask() {
        Err(CliError::NeedsYes { what })
    } else if session.out.question(question) {
        Ok(())
    } else {
        Err(CliError::Declined)
    }
}
