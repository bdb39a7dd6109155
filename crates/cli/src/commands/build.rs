//! `vitrine build`: from source, in a sandbox, after the person has seen the recipe.

use clap::Args;
use serde_json::json;
use vitrine_api::Commands as _;
use vitrine_api::types::{BuildPlan, BuildRequest, InstallRequest};

use super::{Ended, Report, show};
use crate::consent;
use crate::error::CliError;
use crate::output::{Output, Span, Style};
use crate::session::{Session, installed};

/// Build a tool from its source in a sandbox and install it
#[derive(Debug, Args)]
#[command(after_help = "The recipe is shown before it runs. It runs without network, with limits on time,
memory and processes, and sees nothing of yours. Where no sandbox works, nothing is built.

Examples:
  vitrine build hello
  vitrine build hello@2.12 --twice --yes")]
pub(crate) struct Build {
    /// The package: ID, SOURCE/ID or ID@VERSION
    #[arg(value_name = "ID[@VERSION]")]
    package: String,
    /// Build twice and compare the results
    #[arg(long)]
    twice: bool,
    /// Yes to the recipe, unseen
    #[arg(long, short)]
    yes: bool,
}

impl Build {
    pub(crate) async fn run(self, session: &mut Session) -> Ended {
        let gallery = session.open().await?;
        let (package, version) = gallery.resolve(&self.package)?;
        let request = InstallRequest::of(package.clone(), version);
        let plan = gallery.plan_build(request).await?;
        print(&session.out, &plan);
        if let Some(reason) = &plan.refused {
            let failure = CliError::Missing {
                sentence: reason.clone(),
                action: "Install bubblewrap, or take a version that has a file for this computer.",
            };
            return Ok(Report::new(json!({ "plan": plan }), Some(failure)));
        }
        consent::ask(session, self.yes, "Building from source", "Run this recipe?")?;
        let wish = BuildRequest {
            package: package.clone(),
            version: plan.version.clone(),
            consent: plan.consent.clone(),
            twice: self.twice,
        };
        let job = gallery.build_from_source(wish).await?;
        let (job, failure) = session.follow(&gallery, &job).await?;
        if failure.is_none() {
            session.out.say(job.outcome.as_deref().unwrap_or("Built."));
        }
        let installed = installed(&gallery, &package).await?;
        Ok(Report::new(json!({ "plan": plan, "job": job, "installed": installed }), failure))
    }
}

fn print(out: &Output, plan: &BuildPlan) {
    out.line(&[Span::new(Style::Strong, format!("Build {} {}", plan.package.id, plan.version))]);
    show::labelled(
        out,
        &[
            ("Source", plan.sources.join(", ")),
            ("SHA-256", plan.sha256.clone()),
            ("Limits", plan.limits.join(" ")),
        ],
    );
    out.gap();
    out.line(&[Span::new(Style::Strong, "Recipe")]);
    for line in plan.recipe.lines() {
        out.line(&[format!("  {line}").into()]);
    }
    out.gap();
}
