//! Statements of provenance: who built the file, and from what.

use serde_json::Value;

use vitrine_base::{Phrase, Said, WithArguments as _};

use super::{
    EvidenceSubject, Match, NAME, Verdict, Weighed, compare, list, other_bytes, text_of, together, weighed,
};
use crate::kinds::text;

/// What a statement says of the making.
struct Making {
    builder: String,
    materials: Vec<(String, Match)>,
}

pub(super) fn judge(document: &Value, about: &EvidenceSubject) -> Weighed {
    if document.get("payloadType").is_some() && document.get("payload").is_some() {
        let sentence = "It is sealed in a signed envelope (DSSE), which was not opened.";
        return weighed(Verdict::Empty, sentence, Phrase::new("evidence.sealed"));
    }
    if !text_of(document, "_type").starts_with("https://in-toto.io/Statement/") {
        let sentence = "It is not an in-toto statement, the format that is read.";
        return weighed(Verdict::Bad, sentence, Phrase::new("evidence.no_statement"));
    }
    if let Some(verdict) = wrong_subject(document, about) {
        return verdict;
    }
    let sort = text_of(document, "predicateType");
    let predicate = document.get("predicate").unwrap_or(&Value::Null);
    match making(&sort, predicate, about) {
        Some(making) => weigh(&making),
        None => {
            let sentence = format!("It is about this file, but of a sort that is not read: “{sort}”.");
            weighed(Verdict::Empty, sentence, Phrase::new("evidence.other_sort").with("sort", sort))
        }
    }
}

/// The verdict when the statement is not about the file.
fn wrong_subject(document: &Value, about: &EvidenceSubject) -> Option<Weighed> {
    let subjects = list(document, "subject");
    if subjects.is_empty() {
        let sentence = "It does not say which file it is about.";
        return Some(weighed(Verdict::Bad, sentence, Phrase::new("evidence.no_subject")));
    }
    let found = |subject: &Value| digests(subject.get("digest"), about);
    if let Some(subject) = subjects.iter().find(|subject| found(subject) == Match::Same) {
        let size = subject.get("size").and_then(Value::as_u64);
        return match (size, about.size) {
            (Some(said), Some(size)) if said != size => {
                let sentence =
                    format!("It is about this file, but says that it has {said} bytes; it has {size}.");
                let phrase = Phrase::new("evidence.other_size").with_number("said", said);
                Some(weighed(Verdict::Bad, sentence, phrase.with_number("size", size)))
            }
            _ => None,
        };
    }
    let named = subjects.iter().find(|subject| text_of(subject, "name") == about.filename);
    let digest = |subject: &Value| {
        let digest = subject.get("digest")?.get("sha256")?.as_str()?;
        Some(text::line(digest, 64))
    };
    match named.and_then(digest) {
        Some(digest) => Some(other_bytes(&about.filename, &digest, about)),
        None => {
            let sentence = "It is about other files, not about this one.";
            Some(weighed(Verdict::Bad, sentence, Phrase::new("evidence.other_files")))
        }
    }
}

/// The digests of a set, `{"sha256": "…", …}`, against those of the file.
fn digests(set: Option<&Value>, about: &EvidenceSubject) -> Match {
    let Some(Value::Object(set)) = set else { return Match::Unknown };
    together(
        set.iter().map(|(algorithm, digest)| compare(algorithm, digest.as_str().unwrap_or_default(), about)),
    )
}

fn making(sort: &str, predicate: &Value, about: &EvidenceSubject) -> Option<Making> {
    let nothing = Value::Null;
    let under = |value: &'_ Value, key: &str| value.get(key).cloned().unwrap_or(nothing.clone());
    let (builder, materials) = match sort {
        "https://slsa.dev/provenance/v0.1" | "https://slsa.dev/provenance/v0.2" => {
            (under(predicate, "builder"), under(predicate, "materials"))
        }
        "https://slsa.dev/provenance/v1" => {
            let definition = under(predicate, "buildDefinition");
            (under(&under(predicate, "runDetails"), "builder"), under(&definition, "resolvedDependencies"))
        }
        _ => return None,
    };
    let material = |material: &Value| {
        let uri = text_of(material, "uri");
        let name = if uri.is_empty() { text_of(material, "name") } else { uri };
        (name, digests(material.get("digest"), about))
    };
    let materials = materials.as_array().map_or(&[][..], Vec::as_slice).iter().map(material).collect();
    Some(Making { builder: text_of(&builder, "id"), materials })
}

fn weigh(making: &Making) -> Weighed {
    let (builder, who) = match making.builder.as_str() {
        "" => ("It does not say who built the file".to_owned(), Phrase::new("evidence.no_builder")),
        builder => {
            let builder = text::line(builder, NAME);
            let who = Phrase::new("evidence.builder").with("builder", &builder);
            (format!("It says that {builder} built the file"), who)
        }
    };
    let of = |verdict, sentence, from| (verdict, Said { sentence, phrases: vec![who.clone(), from] });
    let real: Vec<&str> = making
        .materials
        .iter()
        .filter(|(_, found)| *found != Match::Same)
        .map(|(name, _)| name.as_str())
        .collect();
    match (making.materials.as_slice(), real.as_slice()) {
        ([], _) => {
            of(Verdict::Empty, format!("{builder}, but not from what."), Phrase::new("evidence.from_nothing"))
        }
        (_, []) => of(
            Verdict::Empty,
            format!("{builder}, but names the file itself as what it was made from, which says nothing."),
            Phrase::new("evidence.from_itself"),
        ),
        (_, [first, rest @ ..]) => {
            let sentence = match rest.len() + 1 {
                1 => format!("{builder}, from {first}."),
                many => format!("{builder}, from {many} materials, the first of them {first}."),
            };
            let from = Phrase::new("evidence.made_from").with_number("count", real.len());
            of(good(&making.builder), sentence, from.with("first", first))
        }
    }
}

fn good(builder: &str) -> Verdict {
    if builder.is_empty() { Verdict::Empty } else { Verdict::Good }
}
