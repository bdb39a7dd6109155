//! An approved submission becomes a version, or goes back to review with the reason why it cannot.

use std::sync::Arc;

use vitrine_base::Said;

use super::Overrides;
use super::enter::{NewVersion, enter};
use crate::error::Refusal;
use crate::jobs::Fence;
use crate::store::{Notice, SubmissionRow, UnitOfWork};
use crate::submissions::{State, advance};
use crate::{Registry, RegistryError, notify};

/// Publishes an approved submission; one that is published already, or not approved (any more), is left alone. The
/// version, the submission's new state and everything that follows from them are one transaction. What stands against
/// it puts the submission back into review, with the reason.
///
/// # Errors
/// When there is no such submission, or engine or file system refuse.
pub async fn publish_submission(registry: &Arc<Registry>, id: &str) -> Result<(), RegistryError> {
    publish_held(registry, id, None).await
}

fn still_held(unit: &dyn UnitOfWork, fence: Option<Fence>) -> Result<(), RegistryError> {
    fence.map_or(Ok(()), |fence| fence.still_held(unit))
}

/// As [`publish_submission`], for a job: a worker that lost it meanwhile writes nothing.
pub(super) async fn publish_held(
    registry: &Arc<Registry>,
    id: &str,
    fence: Option<Fence>,
) -> Result<(), RegistryError> {
    let wanted = id.to_owned();
    let found = registry.db.read(move |unit| unit.submission(&wanted)).await?;
    let row = found.ok_or_else(|| RegistryError::not_found("submission"))?;
    if row.state != State::Approved {
        return Ok(());
    }
    let Some(new) = new_version(&row) else {
        let why = Said::coded("step.nameless", "It names no package, version or file. Check it again.");
        return back(registry, row, fence, why).await;
    };
    let (submission, now) = (row.clone(), registry.now());
    let entered = enter(registry, new, move |unit| {
        still_held(unit, fence)?;
        advance(unit, &submission, State::Published, None, Said::coded("step.published", "Published."), now)?;
        notify::tell(unit, submission.account, &published(&submission), now)
    });
    match entered.await {
        Err(RegistryError::Refused { code: "submission.state" | "job.lost", .. }) => {
            // Somebody moved it meanwhile, or has the job: it is theirs to say what becomes of it.
            Ok(())
        }
        Err(RegistryError::Refused {
            refusal: Refusal::Conflict | Refusal::Invalid, code, sentence, ..
        }) => back(registry, row, fence, Said::coded(code, sentence)).await,
        other => other,
    }
}

fn new_version(row: &SubmissionRow) -> Option<NewVersion> {
    let fields = row.fields.clone();
    Some(NewVersion {
        id: row.package.clone()?,
        version: row.version.clone()?,
        kind: row.kind?,
        platform: row.platform.clone().unwrap_or_else(|| "any".into()),
        channel: row.channel.clone(),
        security: fields.security.unwrap_or(false),
        sha256: row.sha256?,
        file: row.file.clone(),
        overrides: Overrides {
            name: fields.name,
            maker: None,
            summary: fields.summary,
            description: fields.description,
            tags: fields.tags,
            rating: fields.rating,
            licence: fields.licence,
            homepage: fields.homepage,
            changelog: fields.changelog,
            class_id: None,
        },
        texts: fields.texts,
        descriptions: fields.descriptions,
        publisher: Some(row.account),
        submission: Some(row.id.clone()),
        released: None,
    })
}

fn published(row: &SubmissionRow) -> Notice {
    let title = match (&row.package, &row.version) {
        (Some(package), Some(version)) => {
            Said::coded("notice.published", format!("“{package}” {version} is published"))
                .with("package", package)
                .with("version", version)
        }
        _ => Said::coded("notice.yours_published", "Your submission is published"),
    };
    Notice {
        kind: "submission.published",
        title,
        body: Said::default(),
        link: format!("#/submissions/{}", row.id),
    }
}

/// Back to review.
async fn back(
    registry: &Arc<Registry>,
    row: SubmissionRow,
    fence: Option<Fence>,
    why: Said,
) -> Result<(), RegistryError> {
    let said = Said::coded("step.not_published", format!("It could not be published: {why}"));
    let (sentence, now) = (why.phrases.into_iter().fold(said, Said::phrased), registry.now());
    let moved = registry
        .db
        .write(move |unit| {
            still_held(unit, fence)?;
            advance(unit, &row, State::InReview, None, &sentence, now)?;
            let notice = Notice {
                kind: "submission.in_review",
                title: Said::coded("notice.back_to_review", "A submission went back to review"),
                body: sentence,
                link: format!("#/submissions/{}", row.id),
            };
            notify::tell(unit, row.account, &notice, now)
        })
        .await;
    match moved {
        Err(RegistryError::Refused { code: "submission.state" | "job.lost", .. }) => Ok(()),
        other => other,
    }
}
