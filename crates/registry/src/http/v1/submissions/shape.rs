//! Submissions as the API says them.

use std::collections::BTreeMap;

use vitrine_api::registry as wire;
use vitrine_api::types::ListingTexts;
use vitrine_base::{PackageId, Timestamp, Version};
use vitrine_package::{ContentRating, Dependency, DependencyKind, Finding, Kind, Severity};

use crate::accounts::identity::Member;
use crate::checks::Check;
use crate::http::v1::said as saying;
use crate::moderation;
use crate::store::{MessageRow, SubmissionLine, SubmissionRow, UnitOfWork};
use crate::submissions::{self, Difference, Fields, Found, State};
use crate::{RegistryError, error::Refusal, page};

/// The handle of an account; a word of our own for one that is gone.
pub(in crate::http::v1) fn handle(unit: &dyn UnitOfWork, account: i64) -> Result<String, RegistryError> {
    Ok(match unit.account(account)? {
        Some(row) if row.deleted.is_none() => row.handle,
        _ => "deleted account".into(),
    })
}

/// An account, as others see it.
pub(in crate::http::v1) fn submitter(
    unit: &dyn UnitOfWork,
    account: i64,
) -> Result<wire::Submitter, RegistryError> {
    Ok(wire::Submitter { id: account, handle: handle(unit, account)? })
}

/// The maker's fields as the domain has them.
pub(super) fn fields(said: wire::SubmissionFields) -> Result<Fields, RegistryError> {
    let rating = match said.rating.as_deref().map(str::trim).filter(|word| !word.is_empty()) {
        None => None,
        Some(word) => Some(ContentRating::from_word(word).ok_or_else(|| {
            let sentence = "The content rating is everyone, mature or adult.";
            RegistryError::field("submission.rating", "rating", sentence)
        })?),
    };
    let texts = said.texts.map(|texts| {
        let text =
            |text: ListingTexts| vitrine_package::listing::Texts { name: text.name, summary: text.summary };
        texts.into_iter().map(|(language, said)| (language, text(said))).collect()
    });
    Ok(Fields {
        id: said.id,
        version: said.version,
        name: said.name,
        summary: said.summary,
        description: said.description,
        tags: said.tags,
        rating,
        licence: said.licence,
        homepage: said.homepage,
        changelog: said.changelog,
        security: said.security,
        platform: said.platform,
        texts,
        descriptions: said.descriptions,
    })
}

fn said(fields: Fields) -> wire::SubmissionFields {
    let text =
        |text: vitrine_package::listing::Texts| ListingTexts { name: text.name, summary: text.summary };
    wire::SubmissionFields {
        id: fields.id,
        version: fields.version,
        name: fields.name,
        summary: fields.summary,
        description: fields.description,
        tags: fields.tags,
        rating: fields.rating.map(|rating| rating.as_str().to_owned()),
        licence: fields.licence,
        homepage: fields.homepage,
        changelog: fields.changelog,
        security: fields.security,
        platform: fields.platform,
        texts: fields
            .texts
            .map(|texts| texts.into_iter().map(|(language, said)| (language, text(said))).collect()),
        descriptions: fields.descriptions,
    }
}

fn dependency(needed: Dependency) -> wire::FoundDependency {
    let kind = match needed.kind {
        DependencyKind::Model => "model",
        DependencyKind::Tool => "tool",
        DependencyKind::McpServer => "mcp_server",
        DependencyKind::Agent => "agent",
        DependencyKind::Package => "package",
    };
    wire::FoundDependency {
        kind: kind.into(),
        name: needed.name,
        purpose: needed.purpose,
        required: needed.required,
        origin: needed.origin,
        names_commands: needed.names_commands,
    }
}

fn dependencies(needed: Vec<Dependency>) -> Vec<wire::FoundDependency> {
    needed.into_iter().map(dependency).collect()
}

fn finding(noticed: Finding) -> wire::CheckFinding {
    let severity = match noticed.severity {
        Severity::Advice => "advice",
        Severity::Warning => "warning",
        Severity::Error => "error",
    };
    wire::CheckFinding {
        severity: severity.into(),
        code: noticed.code,
        sentence: noticed.sentence,
        member: noticed.member,
        arguments: noticed.arguments,
    }
}

fn found(found: Found) -> wire::Found {
    let Found { inspection: seen, content } = found;
    wire::Found {
        id: seen.id,
        version: seen.version,
        kind: seen.kind.as_str().into(),
        name: seen.name,
        maker: seen.maker,
        summary: seen.summary,
        description: seen.description,
        tags: seen.tags,
        rating: seen.rating.as_str().into(),
        licence: seen.licence,
        homepage: seen.homepage,
        changelog: seen.changelog,
        platform: seen.platform.map(|platform| platform.to_string()),
        preview: seen.preview,
        unpacked: seen.unpacked,
        content: content.to_hex(),
        members: seen
            .members
            .into_iter()
            .map(|member| wire::FoundMember {
                path: member.path,
                size: member.size,
                sha256: member.sha256.to_hex(),
                executable: member.executable,
            })
            .collect(),
        dependencies: dependencies(seen.dependencies),
        commands: seen
            .commands
            .into_iter()
            .map(|command| wire::FoundCommand { name: command.name, path: command.path })
            .collect(),
        findings: seen.findings.into_iter().map(finding).collect(),
    }
}

fn difference(seen: Difference) -> wire::Difference {
    let change = |change: Option<submissions::Change>| {
        change.map(|change| wire::ValueChange { before: change.before, after: change.after })
    };
    wire::Difference {
        from: seen.from.to_string(),
        added: seen.added,
        removed: seen.removed,
        changed: seen.changed,
        dependencies: wire::DependencyDifference {
            added: dependencies(seen.dependencies_added),
            removed: dependencies(seen.dependencies_removed),
            dangerous: dependencies(seen.dangerous),
            packages_required: dependencies(seen.packages_required),
        },
        commands: wire::CommandDifference { added: seen.commands_added, removed: seen.commands_removed },
        rating: change(seen.rating),
        licence: change(seen.licence),
        maker: change(seen.maker),
        name: change(seen.name),
        size_before: seen.size_before,
        size_after: seen.size_after,
    }
}

fn check(run: Check) -> wire::SubmissionCheck {
    let (sentence, said) = saying::apart(run.sentence);
    wire::SubmissionCheck {
        name: run.name,
        verdict: run.verdict.as_str().into(),
        sentence,
        said,
        findings: run.findings.into_iter().map(finding).collect(),
        started: run.started,
        ended: run.ended,
    }
}

/// A claim that still holds.
pub(in crate::http::v1) fn claim(
    unit: &dyn UnitOfWork,
    member: &Member,
    claim: Option<(i64, Timestamp)>,
    now: Timestamp,
) -> Result<Option<wire::SubmissionClaim>, RegistryError> {
    let Some((by, until)) = claim.filter(|(_, until)| *until > now) else { return Ok(None) };
    Ok(Some(wire::SubmissionClaim { by: handle(unit, by)?, until, mine: by == member.account }))
}

fn text(version: Option<&Version>) -> Option<String> {
    version.map(ToString::to_string)
}

fn id_text(package: Option<&PackageId>) -> Option<String> {
    package.map(ToString::to_string)
}

/// A submission in a list.
pub(in crate::http::v1) fn summary(line: SubmissionLine) -> wire::SubmissionSummary {
    let SubmissionLine { row, name, public_reason } = line;
    let (public_reason, public_reason_said) = public_reason.map(saying::apart).unzip();
    wire::SubmissionSummary {
        state: row.state.as_str().into(),
        package: id_text(row.package.as_ref()),
        version: text(row.version.as_ref()),
        id: row.id,
        file: row.file,
        size: row.size,
        name,
        kind: row.kind.map(|kind| kind.as_str().to_owned()),
        platform: row.platform,
        channel: row.channel,
        public_reason,
        public_reason_said: public_reason_said.unwrap_or_default(),
        created: row.created,
        updated: row.updated,
    }
}

fn steps(unit: &dyn UnitOfWork, id: &str) -> Result<Vec<wire::SubmissionStep>, RegistryError> {
    let step = |row: crate::store::StepRow| {
        let (sentence, said) = saying::apart(row.sentence);
        Ok(wire::SubmissionStep {
            at: row.at,
            actor: row.actor.map(|actor| handle(unit, actor)).transpose()?,
            before: row.before,
            after: row.after,
            sentence,
            said,
        })
    };
    unit.submission_steps(id)?.into_iter().map(step).collect()
}

/// Description and changelog as visitors would see them: the maker's words, else the package's.
fn rendered(row: &SubmissionRow, found: Option<&Found>) -> (String, String) {
    let description = row.fields.description.as_deref().or(found.map(|found| found.description.as_str()));
    let changelog = row.fields.changelog.as_deref().or(found.map(|found| found.changelog.as_str()));
    (page::html(description.unwrap_or_default()), page::html(changelog.unwrap_or_default()))
}

/// The description in other languages, as visitors would see it.
fn translated(row: &SubmissionRow) -> BTreeMap<String, String> {
    let said = row.fields.descriptions.iter().flatten();
    said.map(|(language, text)| (language.clone(), page::html(text))).collect()
}

/// A submission, whole, as the member may see it.
pub(in crate::http::v1) fn submission(
    unit: &dyn UnitOfWork,
    member: &Member,
    row: SubmissionRow,
    now: Timestamp,
) -> Result<wire::Submission, RegistryError> {
    let more = unit.submission_more(&row.id)?.unwrap_or_default();
    let waiting = matches!(row.state, State::Uploaded | State::Checking | State::InReview);
    let published = (row.state == State::Published).then_some(row.package.as_ref().zip(row.version.as_ref()));
    let (description_html, changelog_html) = rendered(&row, more.found.as_ref());
    let (reasons, reasons_said) = saying::list(more.reasons);
    let (public_reason, public_reason_said) = more.public_reason.map(saying::apart).unzip();
    Ok(wire::Submission {
        description_html,
        descriptions_html: translated(&row),
        changelog_html,
        state: row.state.as_str().into(),
        account: submitter(unit, row.account)?,
        size: row.size,
        sha256: row.sha256.map(|digest| digest.to_hex()),
        package: id_text(row.package.as_ref()),
        version: text(row.version.as_ref()),
        kind: row.kind.map(|kind| kind.as_str().to_owned()),
        agreed: row.agreed,
        found: more.found.map(found),
        difference: more.difference.map(difference),
        checks: unit.checks_of(&row.id)?.into_iter().map(check).collect(),
        reasons,
        reasons_said,
        timeline: steps(unit, &row.id)?,
        public_reason,
        public_reason_said: public_reason_said.unwrap_or_default(),
        place: moderation::place(unit, &row)?,
        median_wait: if waiting { moderation::median_wait(unit)? } else { None },
        published: published.flatten().map(|(package, version)| wire::PublishedAs {
            package: package.to_string(),
            version: version.to_string(),
        }),
        claimed: claim(unit, member, more.claim, now)?,
        mine: row.account == member.account,
        may: submissions::may(member, &row).into_iter().map(str::to_owned).collect(),
        revision: row.revision,
        created: row.created,
        updated: row.updated,
        submitted: row.first_uploaded,
        note: if submissions::moderates(member) { more.note } else { None },
        id: row.id,
        file: row.file,
        platform: row.platform,
        channel: row.channel,
        fields: said(row.fields),
    })
}

/// A message of the thread.
pub(super) fn message(
    unit: &dyn UnitOfWork,
    member: &Member,
    maker: i64,
    row: MessageRow,
) -> Result<wire::ThreadMessage, RegistryError> {
    Ok(wire::ThreadMessage {
        id: row.id,
        author: handle(unit, row.author)?,
        mine: row.author == member.account,
        curator: row.author != maker,
        internal: row.internal,
        body: row.body,
        at: row.at,
    })
}

/// A state in a query.
pub(in crate::http::v1) fn state(word: Option<&str>) -> Result<Option<State>, RegistryError> {
    let Some(word) = word.filter(|word| !word.is_empty()) else { return Ok(None) };
    State::from_word(word).map(Some).ok_or_else(|| {
        RegistryError::refused(Refusal::Malformed, "submission.state_word", "There is no such state.")
    })
}

/// A kind in a query.
pub(in crate::http::v1) fn kind(word: Option<&str>) -> Result<Option<Kind>, RegistryError> {
    let Some(word) = word.filter(|word| !word.is_empty()) else { return Ok(None) };
    Kind::from_word(word).map(Some).ok_or_else(|| {
        RegistryError::refused(Refusal::Malformed, "package.kind_word", "There is no such kind of package.")
    })
}

/// A cursor of a time and an id: `1793491200000.0190…`.
pub(in crate::http::v1) fn cursor(text: Option<&str>) -> Result<Option<(Timestamp, String)>, RegistryError> {
    let Some(text) = text else { return Ok(None) };
    let read = text.split_once('.').and_then(|(at, id)| Some((at.parse().ok()?, id.to_owned())));
    read.map(Some).ok_or_else(|| {
        let sentence = "The cursor is not one this registry gave out.";
        RegistryError::refused(Refusal::Malformed, "page.cursor", sentence)
    })
}

/// The cursor behind the last of a full page.
pub(in crate::http::v1) fn next(full: bool, last: Option<(Timestamp, &str)>) -> Option<String> {
    last.filter(|_| full).map(|(at, id)| format!("{at}.{id}"))
}
