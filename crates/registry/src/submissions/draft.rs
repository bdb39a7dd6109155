//! Making and changing a submission before it is handed in.

use vitrine_base::Said;
use vitrine_base::Timestamp;
use vitrine_package::language::TAG_CHARACTERS;
use vitrine_publish::is_language_tag;

use super::{Fields, State, advance, give_back, hand_in, own};
use crate::accounts::identity::Member;
use crate::error::Refusal;
use crate::store::{NewJob, SubmissionRow, UnitOfWork, UploadFacts};
use crate::{RegistryError, names};

/// Submissions of one account that may be under way at once, and that it may begin in a day.
const MOST_OPEN: u64 = 200;
const MOST_A_DAY: u64 = 500;

/// Languages of one submission: more than any maker writes.
const LANGUAGES: usize = 50;

/// Bytes of a description or a changelog: four for each letter the check `metadata` lets pass.
const TEXT_BYTES: usize = 200_000;

/// One day, milliseconds.
const DAY: i64 = 24 * 60 * 60 * 1000;

/// A draft nobody touched for that long is taken back.
const FORGOTTEN: i64 = 30 * DAY;

/// Drafts taken back in one transaction; the next hour goes on.
const BATCH: u32 = 200;

/// What is to be changed; `None` leaves it.
#[derive(Debug, Clone, Default)]
pub struct Change {
    /// A whole upload of one's own.
    pub upload: Option<String>,
    /// All fields, in place of those there were.
    pub fields: Option<Fields>,
    /// The channel.
    pub channel: Option<String>,
    /// Rights and licence are confirmed, or not any more.
    pub agreed: Option<bool>,
}

/// Makes a draft; with `submit` hands it in at once. Answers its id.
///
/// # Errors
/// When the account has too many submissions under way, the upload is not whole or another's, a field will not do, or
/// (with `submit`) as [`hand_in`].
pub fn create(
    unit: &dyn UnitOfWork,
    member: &Member,
    change: &Change,
    submit: bool,
    now: Timestamp,
) -> Result<String, RegistryError> {
    check_load(unit, member.account, now)?;
    let id = uuid::Uuid::now_v7().to_string();
    unit.add_submission(&id, member.account, now)?;
    let row = own(unit, member, &id)?;
    apply(unit, member, &row, change, now)?;
    if submit {
        hand_in(unit, member, &id, now)?;
    } else if change.upload.is_some() {
        look(unit, &id, now)?;
    }
    Ok(id)
}

/// Room for a large maker's batch, none for filling the database.
fn check_load(unit: &dyn UnitOfWork, account: i64, now: Timestamp) -> Result<(), RegistryError> {
    let (open, begun) = unit.submission_load_of(account, now - DAY)?;
    let sentence = if open >= MOST_OPEN {
        format!(
            "You have {open} submissions under way; {MOST_OPEN} are the most. Finish or take back some first."
        )
    } else if begun >= MOST_A_DAY {
        format!("You began {begun} submissions in a day; {MOST_A_DAY} are the most. Go on tomorrow.")
    } else {
        return Ok(());
    };
    Err(RegistryError::refused(Refusal::Conflict, "submission.too_many", sentence))
}

/// Takes back drafts nobody went on with for a month, at most some at once; answers how many.
///
/// # Errors
/// When the engine refuses.
pub fn withdraw_forgotten(unit: &dyn UnitOfWork, now: Timestamp) -> Result<usize, RegistryError> {
    let forgotten = unit.drafts_untouched(now - FORGOTTEN, BATCH)?;
    for row in &forgotten {
        let sentence = Said::coded("step.forgotten", "Nobody went on with this draft for 30 days.");
        advance(unit, row, State::Withdrawn, None, sentence.with_number("days", 30), now)?;
        if let Some(package) = &row.package {
            give_back(unit, package, &row.id)?;
        }
    }
    Ok(forgotten.len())
}

/// Changes a submission of one's own. One in review is handed in again with it.
///
/// # Errors
/// As [`create`]; [`Refusal::Conflict`] where it cannot be changed any more.
pub fn edit(
    unit: &dyn UnitOfWork,
    member: &Member,
    id: &str,
    change: &Change,
    now: Timestamp,
) -> Result<(), RegistryError> {
    let row = own(unit, member, id)?;
    match row.state {
        State::Draft | State::NeedsChanges => {
            apply(unit, member, &row, change, now)?;
            if change.upload.is_some() { look(unit, id, now) } else { Ok(()) }
        }
        State::InReview => {
            apply(unit, member, &row, change, now)?;
            super::hand_in_again(unit, member, id, now)
        }
        State::Uploaded | State::Checking => Err(RegistryError::refused(
            Refusal::Conflict,
            "submission.state",
            "It is being checked at this moment. Change it when the checks have ended.",
        )),
        other => Err(RegistryError::refused(
            Refusal::Conflict,
            "submission.state",
            format!("A submission that is “{}” cannot be changed any more.", other.as_str()),
        )),
    }
}

/// Has the package looked into, so that its maker sees what is in it.
fn look(unit: &dyn UnitOfWork, id: &str, now: Timestamp) -> Result<(), RegistryError> {
    let job = NewJob::now("look", serde_json::json!({ "submission": id }), now).once(id);
    unit.enqueue(&job, now)?;
    Ok(())
}

fn apply(
    unit: &dyn UnitOfWork,
    member: &Member,
    row: &SubmissionRow,
    change: &Change,
    now: Timestamp,
) -> Result<(), RegistryError> {
    if let Some(upload) = &change.upload {
        let facts = upload_facts(unit, member, upload)?;
        unit.set_submission_upload(&row.id, upload, &facts, now)?;
    }
    let fields = change.fields.clone().map_or_else(|| row.fields.clone(), tidied);
    check_fields(&fields)?;
    if let Some(name) = fields.name.as_deref().map(str::trim).filter(|name| !name.is_empty()) {
        unit.set_submission_name(&row.id, name)?;
    }
    let channel = change.channel.as_deref().unwrap_or(&row.channel).trim();
    check_channel(channel)?;
    let agreed = match change.agreed {
        Some(true) => Some(row.agreed.unwrap_or(now)),
        Some(false) => None,
        // Other bytes are other rights.
        None if change.upload.is_some() => None,
        None => row.agreed,
    };
    unit.set_submission_fields(&row.id, &fields, channel, agreed, now)
}

/// Without blanks around and without what is empty: what is empty is not said.
fn tidied(mut fields: Fields) -> Fields {
    let texts = [
        &mut fields.id,
        &mut fields.version,
        &mut fields.name,
        &mut fields.summary,
        &mut fields.description,
        &mut fields.licence,
        &mut fields.homepage,
        &mut fields.changelog,
        &mut fields.platform,
    ];
    for text in texts {
        *text = trimmed(text.take());
    }
    if let Some(tags) = &mut fields.tags {
        tags.iter_mut().for_each(|tag| *tag = tag.trim().to_owned());
        tags.retain(|tag| !tag.is_empty());
    }
    for said in fields.texts.iter_mut().flat_map(|texts| texts.values_mut()) {
        (said.name, said.summary) = (trimmed(said.name.take()), trimmed(said.summary.take()));
    }
    if let Some(descriptions) = &mut fields.descriptions {
        descriptions.retain(|_, text| !text.trim().is_empty());
    }
    fields
}

fn trimmed(text: Option<String>) -> Option<String> {
    text.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty())
}

/// An upload of one's own that is whole.
fn upload_facts(unit: &dyn UnitOfWork, member: &Member, upload: &str) -> Result<UploadFacts, RegistryError> {
    let facts = unit.submission_upload_facts(upload)?.filter(|facts| facts.account == member.account);
    let Some(facts) = facts else {
        return Err(RegistryError::field(
            "submission.upload",
            "upload",
            "There is no such upload of yours; it may have expired.",
        ));
    };
    if facts.sha256.is_none() {
        return Err(RegistryError::refused(
            Refusal::Conflict,
            "submission.upload_open",
            "The upload is not whole yet. Finish it first.",
        ));
    }
    Ok(facts)
}

fn check_channel(channel: &str) -> Result<(), RegistryError> {
    let letters = |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '-';
    if channel.is_empty() || channel.len() > 32 || !channel.chars().all(letters) {
        return Err(RegistryError::field(
            "submission.channel",
            "channel",
            "A channel is a word of small letters, digits and “-”: “stable”, “beta”.",
        ));
    }
    Ok(())
}

/// What is too much to be written down at all. What a listing needs is the check's business, so that a draft may be half
/// done.
fn check_fields(fields: &Fields) -> Result<(), RegistryError> {
    let long = |field: &str| {
        RegistryError::field(
            "submission.field_long",
            field,
            format!("The {field} is longer than is ever read."),
        )
    };
    let short = [
        ("id", &fields.id),
        ("version", &fields.version),
        ("name", &fields.name),
        ("summary", &fields.summary),
        ("licence", &fields.licence),
        ("homepage", &fields.homepage),
        ("platform", &fields.platform),
    ];
    for (field, text) in short {
        if text.as_ref().is_some_and(|text| text.len() > 2000) {
            return Err(long(field));
        }
    }
    for (field, text) in [("description", &fields.description), ("changelog", &fields.changelog)] {
        if text.as_ref().is_some_and(|text| text.len() > TEXT_BYTES) {
            return Err(long(field));
        }
    }
    if fields.tags.as_ref().is_some_and(|tags| tags.len() > 100 || tags.iter().any(|tag| tag.len() > 200)) {
        return Err(long("tags"));
    }
    check_texts(fields, &long)?;
    check_descriptions(fields, &long)
}

fn check_language(language: &str, field: &str) -> Result<(), RegistryError> {
    if language.len() <= TAG_CHARACTERS && is_language_tag(language) {
        return Ok(());
    }
    let sentence = "A language is named by its tag: “ar”, “pt-BR”.";
    Err(RegistryError::field("submission.language", field, sentence))
}

fn check_descriptions(fields: &Fields, long: &dyn Fn(&str) -> RegistryError) -> Result<(), RegistryError> {
    let Some(descriptions) = &fields.descriptions else { return Ok(()) };
    if descriptions.len() > LANGUAGES {
        return Err(long("descriptions"));
    }
    for (language, text) in descriptions {
        check_language(language, "descriptions")?;
        if text.len() > TEXT_BYTES {
            return Err(long(&format!("description.{language}")));
        }
    }
    Ok(())
}

fn check_texts(fields: &Fields, long: &dyn Fn(&str) -> RegistryError) -> Result<(), RegistryError> {
    let Some(texts) = &fields.texts else { return Ok(()) };
    if texts.len() > LANGUAGES {
        return Err(long("texts"));
    }
    for (language, said) in texts {
        check_language(language, "texts")?;
        for (field, text, most) in [("name", &said.name, 60), ("summary", &said.summary, 120)] {
            let text = text.as_deref().unwrap_or_default();
            if text.chars().count() > most || text.chars().any(names::is_unseen) {
                let sentence = format!(
                    "Name and line in “{language}” may have 60 and 120 letters, on one line and without invisible ones."
                );
                return Err(RegistryError::field(
                    "submission.texts",
                    &format!("{field}.{language}"),
                    sentence,
                ));
            }
        }
    }
    Ok(())
}
