//! Documents that vouch for a file: bills of materials (CycloneDX, SPDX) and statements of provenance (in-toto, SLSA).
//! [`judge`] looks into one and says in a sentence what it is worth: whether it is about these very bytes, and
//! whether it says anything. It never fails: what cannot be read is a verdict too.
//!
//! Formats: CycloneDX 1.0–1.6 JSON (ECMA-424), SPDX 2.x JSON (ISO/IEC 5962), in-toto Statement v0.1 and v1, SLSA
//! provenance v0.2 and v1.

mod provenance;
mod sbom;

use serde_json::Value;
use vitrine_base::{Phrase, Said, WithArguments as _};

use crate::kinds::text;
use crate::manifest::{EvidenceKind, EvidenceSubject};

/// Bytes of one document: a bill of materials of a large program has some megabytes.
pub const EVIDENCE_BYTES: u64 = 16 * vitrine_base::limits::MIB;

/// Longest name out of a document that is shown, in characters.
const NAME: usize = 120;

/// What a document is worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// It is about these bytes and says something.
    Good,
    /// It is not about other bytes, but says nothing, or was not looked into.
    Empty,
    /// It is about other bytes, or cannot be read.
    Bad,
}

/// What was found in a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judgement {
    /// What sort of document it is, in words.
    pub title: &'static str,
    /// What it is worth.
    pub verdict: Verdict,
    /// What was found, in a sentence.
    pub sentence: String,
    /// What sort of document it is, for the window.
    pub titled: Phrase,
    /// What was found, for the window.
    pub said: Vec<Phrase>,
}

/// A verdict and its words.
type Weighed = (Verdict, Said);

/// A verdict in one sentence.
fn weighed(verdict: Verdict, sentence: impl Into<String>, phrase: Phrase) -> Weighed {
    (verdict, Said::new(sentence, phrase))
}

/// Looks into a document that should vouch for a file. `bound` says that the manifest names the digest of the
/// document itself, so that it is the maker's word even where it does not repeat the digest of the file.
pub fn judge(kind: EvidenceKind, body: &[u8], about: &EvidenceSubject, bound: bool) -> Judgement {
    let (verdict, said) = match kind {
        EvidenceKind::Signature => weighed(
            Verdict::Empty,
            "A detached signature lies beside the file; it was not checked, because no key for it was given.",
            Phrase::new("evidence.unchecked"),
        ),
        _ if body.len() as u64 > EVIDENCE_BYTES => {
            let most = EVIDENCE_BYTES / 1_000_000;
            let phrase = Phrase::new("evidence.too_large").with_number("most", most);
            weighed(Verdict::Bad, format!("It is larger than the {most} MB that are read."), phrase)
        }
        EvidenceKind::Sbom => read(body, |document| sbom::judge(document, about, bound)),
        EvidenceKind::Provenance => read(body, |document| provenance::judge(document, about)),
    };
    judgement(kind, verdict, said)
}

/// The verdict on a document that could not be had.
pub fn missing(kind: EvidenceKind, reason: &str) -> Judgement {
    let sentence = format!("It could not be had: {reason}.");
    judgement(kind, Verdict::Bad, Said::new(sentence, Phrase::new("evidence.missing")))
}

fn judgement(kind: EvidenceKind, verdict: Verdict, said: Said) -> Judgement {
    let (title, code) = match kind {
        EvidenceKind::Sbom => ("Bill of materials", "evidence.sbom"),
        EvidenceKind::Provenance => ("Provenance", "evidence.provenance"),
        EvidenceKind::Signature => ("Signature", "evidence.signature"),
    };
    Judgement { title, verdict, sentence: said.sentence, titled: Phrase::new(code), said: said.phrases }
}

fn read(body: &[u8], look: impl FnOnce(&Value) -> Weighed) -> Weighed {
    match serde_json::from_slice::<Value>(body.strip_prefix(b"\xef\xbb\xbf").unwrap_or(body)) {
        Ok(document) => look(&document),
        Err(error) => {
            let reason = error.to_string();
            let reason = reason.split(" at line").next().unwrap_or_default();
            let phrase = Phrase::new("evidence.no_json").with("reason", reason);
            weighed(Verdict::Bad, format!("It is not valid JSON: {reason}."), phrase)
        }
    }
}

/// What a digest in a document says about the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Match {
    Same,
    Other,
    Unknown,
}

/// Compares a digest with those of the file; algorithms nobody compares say nothing.
fn compare(algorithm: &str, digest: &str, about: &EvidenceSubject) -> Match {
    let same =
        |expected: &str| if digest.eq_ignore_ascii_case(expected) { Match::Same } else { Match::Other };
    match algorithm.to_ascii_lowercase().replace(['-', '_'], "").as_str() {
        "sha256" => same(&about.sha256.to_hex()),
        "sha512" => about.sha512.as_deref().map_or(Match::Unknown, same),
        _ => Match::Unknown,
    }
}

/// Several comparisons as one: a single other digest is enough to be about other bytes.
fn together(all: impl Iterator<Item = Match>) -> Match {
    all.fold(Match::Unknown, |so_far, next| match (so_far, next) {
        (Match::Other, _) | (_, Match::Other) => Match::Other,
        (Match::Same, _) | (_, Match::Same) => Match::Same,
        _ => Match::Unknown,
    })
}

fn text_of(value: &Value, key: &str) -> String {
    text::line(value.get(key).and_then(Value::as_str).unwrap_or_default(), NAME)
}

fn list<'a>(value: &'a Value, key: &str) -> &'a [Value] {
    value.get(key).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

fn other_bytes(name: &str, found: &str, about: &EvidenceSubject) -> Weighed {
    let (found, expected) = (text::line(found, 12), about.sha256.to_hex());
    let expected = &expected[..12];
    let sentence = format!(
        "It is about other bytes: for “{name}” it names a digest that begins with {found}, and the file's begins \
         with {expected}."
    );
    let phrase = Phrase::new("evidence.other_bytes").with("name", name).with("found", found);
    weighed(Verdict::Bad, sentence, phrase.with("expected", expected))
}
