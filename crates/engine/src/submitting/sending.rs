//! A draft is sent to a registry: a submission is made, the file is uploaded, and both are handed in. Each step is
//! written down before the next, so that a job that was paused, killed or refused goes on where it was.

use std::sync::Arc;

use reqwest::Method;
use serde_json::{Value, json};
use vitrine_api::ApiError;
use vitrine_api::types::{DraftRef, DraftSubmission, FindingWeight, JobKind, JobRef};
use vitrine_base::{Phase, Phrase, Reporter as _, Said, WithArguments as _, fs};

use super::body::{Body, Kept, Read, Upload};
use super::bundling::{errors, not_agreed};
use super::reading::unreadable;
use super::refusals::explained;
use super::targets::Desk;
use super::views::channel;
use super::words::checked;
use crate::Gallery;
use crate::jobs::{NewJob, Request, Running};
use crate::registries::remote::{Remote, RemoteError, Uploading, upload};

/// States in which a submission takes another file.
const OPEN: [&str; 3] = ["draft", "needs_changes", "in_review"];

/// Why a draft was not sent.
enum Trouble {
    /// The registry refused, or was not reached.
    Registry(RemoteError),
    /// It is something here.
    Own(ApiError),
}

impl From<RemoteError> for Trouble {
    fn from(error: RemoteError) -> Self {
        Self::Registry(error)
    }
}

impl From<ApiError> for Trouble {
    fn from(error: ApiError) -> Self {
        Self::Own(error)
    }
}

impl Gallery {
    pub(crate) async fn start_submit(&self, draft: DraftRef) -> Result<JobRef, ApiError> {
        let id = draft.id.clone();
        let (title, source) = self
            .blocking(move |g| {
                let kept = g.kept_draft(&id)?;
                if kept.body.job.as_deref().is_some_and(|job| g.is_running(job)) {
                    return Err(ApiError::new("jobs.running", "This draft is being sent already."));
                }
                let source = kept.body.source.clone().ok_or_else(|| {
                    ApiError::new("draft.no_target", "It is not said yet where this draft is to go.")
                        .with_action("Choose a gallery.")
                })?;
                Ok((g.row_of_draft(&kept).name, source))
            })
            .await?;
        self.desk(&source).await?;
        let job = NewJob {
            kind: JobKind::Upload,
            title,
            package: None,
            source: Some(source),
            request: Request::Submit(draft.clone()),
        };
        let gallery = self.clone();
        let id = draft.id.clone();
        let started = self
            .inner
            .jobs
            .start(job, move |running| async move { gallery.run_submit(&id, running).await })?;
        let job = started.id.clone();
        self.change_kept(&draft.id, move |body| body.job = Some(job)).await?;
        Ok(started)
    }

    /// Changes a draft's row as it is now: the person may write into it while it is sent.
    pub(super) async fn change_kept(
        &self,
        id: &str,
        change: impl FnOnce(&mut Body) + Send + 'static,
    ) -> Result<Kept, ApiError> {
        let id = id.to_owned();
        self.blocking(move |g| {
            g.edit_draft(&id, |body| {
                change(body);
                Ok(())
            })
        })
        .await
    }

    async fn run_submit(&self, id: &str, running: Arc<Running>) -> Result<Said, ApiError> {
        let draft = id.to_owned();
        let (kept, read) = self.blocking(move |g| g.ready_to_send(&draft)).await?;
        let desk = self.desk(kept.body.source.as_deref().unwrap_or_default()).await?;
        let reached = self.remote_of(&desk).await?;
        let cancel = running.cancel.clone();
        let work = self.send(kept, &read, &desk, &reached.remote, &running);
        let ended = tokio::select! {
            biased;
            () = cancel.cancelled() => return Err(ApiError::new("jobs.cancelled", "Cancelled.")),
            ended = work => ended,
        };
        match ended {
            Ok(done) => Ok(done),
            Err(Trouble::Own(error)) => Err(error),
            Err(Trouble::Registry(error)) => {
                self.heed(&reached, &error).await;
                Err(explained(error))
            }
        }
    }

    /// Everything that has to be so before a byte is sent.
    fn ready_to_send(&self, id: &str) -> Result<(Kept, Read), ApiError> {
        let before = self.kept_draft(id)?.body.read.map(|read| read.sha256);
        let report = self.check_draft_now(id)?;
        if let Some(first) = report.findings.iter().find(|finding| finding.weight == FindingWeight::Error) {
            return Err(errors(report.errors, &first.sentence));
        }
        let kept = self.kept_draft(id)?;
        let read = kept.body.read.clone().ok_or_else(super::body::unknown)?;
        if before != Some(read.sha256) {
            return Err(ApiError::new(
                "draft.changed",
                "What is in the folder changed since you looked at it.",
            )
            .with_action("Look at the checks and confirm the rights again, then send it."));
        }
        if !report.draft.agreed {
            return Err(not_agreed());
        }
        let package = self.draft_package(id, &kept.body, &read);
        let (now, _) = fs::digest(&package).map_err(|error| unreadable(&package, &error))?;
        if now != read.sha256 {
            return Err(ApiError::new("draft.changed", "The file changed since it was checked.")
                .with_action("Check it again, then send it."));
        }
        Ok((kept, read))
    }

    async fn send(
        &self,
        kept: Kept,
        read: &Read,
        desk: &Desk,
        remote: &Remote,
        running: &Arc<Running>,
    ) -> Result<Said, Trouble> {
        running.phase(Phase::Downloading);
        running.progress(0, Some(read.size));
        let submission = self.submission_for(&kept, desk, remote).await?;
        running.note(&format!("Submission {submission} at {}.", desk.title));
        let mut there = None;
        for attempt in 0..2 {
            let upload = self.uploaded(&kept.id, read, desk, remote, running).await?;
            match self.hand_in(&kept, &submission, &upload, remote).await {
                Ok(answer) => {
                    there = Some(answer);
                    break;
                }
                // The upload expired between its end and now.
                Err(RemoteError::Refused { code, .. }) if code == "submission.upload" && attempt == 0 => {
                    self.change_kept(&kept.id, |body| body.upload = None).await?;
                }
                Err(error) => return Err(error.into()),
            }
        }
        let there = there.unwrap_or_default();
        let now = self.inner.clock.now();
        let heard = heard(&desk.source, &submission, &there, now);
        self.change_kept(&kept.id, move |body| {
            body.submission = Some(heard);
            body.upload = None;
        })
        .await?;
        let sentence = format!("Handed in at “{}”; its page says what happens next.", desk.title);
        Ok(Said::new(sentence, Phrase::new("done.handed_in").with("title", &desk.title)))
    }

    /// The submission to put the file into: the draft's own while it takes one, else a new one.
    async fn submission_for(&self, kept: &Kept, desk: &Desk, remote: &Remote) -> Result<String, Trouble> {
        if let Some(earlier) = kept.body.submission.as_ref().filter(|earlier| earlier.source == desk.source) {
            let there = remote.find(&format!("/api/v1/submissions/{}", earlier.id)).await?;
            match there.as_ref().and_then(|there| there["state"].as_str()) {
                Some("uploaded" | "checking") => {
                    return Err(ApiError::new(
                        "draft.being_checked",
                        "It is being checked there at this moment.",
                    )
                    .with_action("Send it again when the checks have ended.")
                    .into());
                }
                Some(state) if OPEN.contains(&state) => return Ok(earlier.id.clone()),
                _ => {}
            }
        }
        let at = remote.at("/api/v1/submissions")?;
        let made = remote.json(remote.request(Method::POST, at).await?.json(&json!({}))).await?;
        let Some(id) = made["id"].as_str().map(str::to_owned) else {
            return Err(RemoteError::Answer("The registry did not say which submission it made.").into());
        };
        let heard = heard(&desk.source, &id, &made, self.inner.clock.now());
        self.change_kept(&kept.id, move |body| body.submission = Some(heard)).await?;
        Ok(id)
    }

    /// The upload with the file in it: one that is whole already, else what is missing is sent.
    async fn uploaded(
        &self,
        id: &str,
        read: &Read,
        desk: &Desk,
        remote: &Remote,
        running: &Arc<Running>,
    ) -> Result<String, Trouble> {
        let draft = id.to_owned();
        let kept = self.blocking(move |g| g.kept_draft(&draft)).await?;
        let whole = kept.body.upload.clone();
        if let Some(whole) =
            whole.filter(|whole| whole.registry == desk.address && whole.sha256 == read.sha256)
        {
            running.progress(read.size, Some(read.size));
            return Ok(whole.id);
        }
        let package = self.draft_package(id, &kept.body, read);
        let what = Uploading {
            file: &package,
            name: &read.file,
            sha256: read.sha256,
            size: read.size,
            home: &self.inner.home,
        };
        let told = |bytes: u64| running.progress(bytes, Some(read.size));
        let upload = upload(remote, &what, told).await?;
        let whole = Upload { registry: desk.address.clone(), id: upload.clone(), sha256: read.sha256 };
        self.change_kept(id, move |body| body.upload = Some(whole)).await?;
        Ok(upload)
    }

    async fn hand_in(
        &self,
        kept: &Kept,
        submission: &str,
        upload: &str,
        remote: &Remote,
    ) -> Result<Value, RemoteError> {
        let body = json!({
            "upload": upload,
            "fields": checked(&kept.body.fields),
            "channel": channel(kept),
            "agreed": true,
            "submit": true,
        });
        let at = remote.at(&format!("/api/v1/submissions/{submission}"))?;
        remote.json(remote.request(Method::PATCH, at).await?.json(&body)).await
    }
}

/// A submission as a registry told of it.
pub(super) fn heard(source: &str, id: &str, there: &Value, now: i64) -> DraftSubmission {
    DraftSubmission {
        source: source.to_owned(),
        id: id.to_owned(),
        state: there["state"].as_str().unwrap_or("draft").to_owned(),
        place: there["place"].as_u64(),
        reason: there["publicReason"].as_str().map(str::to_owned),
        // What cannot be read is left to the English words.
        reason_said: serde_json::from_value(there["publicReasonSaid"].clone()).unwrap_or_default(),
        heard: now,
    }
}
