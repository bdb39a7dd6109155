//! `vitrine install`: plan, the person's word, job.

use clap::Args;
use serde_json::json;
use vitrine_api::Commands as _;
use vitrine_api::types::{InstallPlan, InstallRequest, JobRef, JobSnapshot, PackageRef};
use vitrine_engine::Gallery;

use super::{Ended, Report, show};
use crate::consent::Consent;
use crate::error::CliError;
use crate::output::{Output, Span, Style};
use crate::session::{Session, installed};
use crate::words;

/// Install a package, verified against what its gallery lists
#[derive(Debug, Args)]
#[command(
    after_help = "Without --yes the plan is shown and you are asked. What a persona needs is never installed
unasked: name other packages with --with. A tool brings the packages it cannot do without,
which the plan names. Nothing a package names is run.

Examples:
  vitrine install athena_quill
  vitrine install athena_quill@1.0.0 --yes
  vitrine install demo/athena_quill --yes --with second_package --json"
)]
pub(crate) struct Install {
    /// The package: ID, SOURCE/ID or ID@VERSION
    #[arg(value_name = "ID[@VERSION]")]
    package: String,
    /// Install these packages of the plan as well
    #[arg(long, value_name = "ID", num_args = 1.., value_delimiter = ',')]
    with: Vec<String>,
    #[command(flatten)]
    consent: Consent,
}

impl Install {
    pub(crate) async fn run(self, session: &mut Session) -> Ended {
        let gallery = session.open().await?;
        let (package, version) = gallery.resolve(&self.package)?;
        let mut with = Vec::new();
        for text in &self.with {
            with.push(gallery.resolve(text)?.0);
        }
        let request = InstallRequest { with, ..InstallRequest::of(package, version) };
        let carried = carry_out(session, &gallery, request, self.consent).await?;
        if carried.failure.is_none() {
            carried.say(session);
        }
        let installed = match &carried.failure {
            None => installed(&gallery, &carried.plan.package).await?,
            Some(_) => None,
        };
        let document = json!({
            "plan": carried.plan,
            "job": carried.job,
            "with": carried.with,
            "installed": installed,
        });
        Ok(Report::new(document, carried.failure))
    }
}

/// An install that was carried out, or refused after it was planned.
pub(super) struct Carried {
    pub(super) plan: InstallPlan,
    /// None when the person's word was missing and nothing was started.
    pub(super) job: Option<JobSnapshot>,
    /// The jobs of what was chosen to come with it.
    pub(super) with: Vec<JobSnapshot>,
    pub(super) failure: Option<CliError>,
}

impl Carried {
    /// What came of it, in the job's own words.
    pub(super) fn say(&self, session: &Session) {
        for job in self.with.iter().chain(&self.job) {
            let plain = format!("Installed {}.", job.title);
            session.out.say(job.outcome.as_deref().unwrap_or(&plain));
        }
    }
}

/// Plans, has the person agree, and runs the job to its end.
///
/// # Errors
/// What stands in the way before there is a plan; what comes after is in the answer.
pub(super) async fn carry_out(
    session: &Session,
    gallery: &Gallery,
    mut request: InstallRequest,
    consent: Consent,
) -> Result<Carried, CliError> {
    let plan = gallery.plan_install(request.clone()).await?;
    // What is agreed to are these bytes of this version, also when the gallery has others a moment later.
    request.version = Some(plan.version.clone());
    request.sha256.clone_from(&plan.sha256);
    if !consent.yes && session.out.can_ask() {
        print_plan(&session.out, &plan, &request.with);
    } else {
        for other in plan.with.iter().filter(|other| !other.installed) {
            session
                .out
                .note(&format!("{} {} comes with it, for {}.", other.name, other.version, other.needed_by));
        }
    }
    if let Err(refused) = consent.to_plan(session, &plan, &mut request) {
        return Ok(Carried { plan, job: None, with: Vec::new(), failure: Some(refused) });
    }
    let chosen = request.with.clone();
    let before: Vec<String> = gallery.jobs(()).await?.into_iter().map(|job| job.id).collect();
    let job = gallery.install(request).await?;
    let (job, mut failure) = session.follow(gallery, &job).await?;
    let mut with = Vec::new();
    for started in gallery.jobs(()).await? {
        let ours = started.package.as_ref().is_some_and(|package| chosen.contains(package));
        if ours && !before.contains(&started.id) {
            let (ended, failed) = session.follow(gallery, &JobRef { id: started.id }).await?;
            with.push(ended);
            failure = failure.or(failed);
        }
    }
    Ok(Carried { plan, job: Some(job), with, failure })
}

fn print_plan(out: &Output, plan: &InstallPlan, with: &[PackageRef]) {
    let verb = match &plan.from {
        Some(from) if *from != plan.version => format!("Update {} from {from} to ", plan.name),
        Some(_) => format!("Install {} again, ", plan.name),
        None => format!("Install {} ", plan.name),
    };
    out.line(&[verb.into(), Span::new(Style::Strong, plan.version.as_str())]);
    let with: Vec<&str> = with.iter().map(|package| package.id.as_str()).collect();
    show::labelled(
        out,
        &[
            ("Package", format!("{} from {}", plan.package.id, plan.package.source)),
            ("Download", words::size_or_unknown(plan.download)),
            ("Free", words::size(plan.free_space)),
            ("Folder", plan.folder.clone()),
            ("Trust", format!("{}: {}", words::trust(plan.trust), plan.trust_sentence)),
            ("Signed by", plan.signed_by.clone().unwrap_or_default()),
            ("Platform", plan.platform.clone().unwrap_or_default()),
            ("Commands", plan.commands.join(", ")),
            ("With", with.join(", ")),
        ],
    );
    for other in plan.with.iter().filter(|other| !other.installed) {
        let text = format!("  Comes with it: {} {}, for {}", other.name, other.version, other.needed_by);
        out.line(&[text.into()]);
    }
    for problem in plan.problems.iter().chain(&plan.blocked) {
        out.line(&[Span::new(Style::Caution, format!("  {problem}"))]);
    }
    show::needs(out, &plan.dependencies);
    out.gap();
}
