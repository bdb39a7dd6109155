//! What vouches for a file: real side files, and those of strangers.

use proptest::prelude::*;
use serde_json::{Value, json};
use vitrine_base::Sha256;
use vitrine_package::evidence::{Judgement, Verdict, judge};
use vitrine_package::manifest::{EvidenceKind, EvidenceSubject};

use crate::shared;

fn about() -> EvidenceSubject {
    EvidenceSubject {
        filename: "tool.tar.gz".into(),
        sha256: Sha256::of(b"tool"),
        sha512: Some("b".repeat(128)),
        size: Some(4),
    }
}

fn seen(kind: EvidenceKind, document: &Value) -> Judgement {
    judge(kind, document.to_string().as_bytes(), &about(), false)
}

#[track_caller]
fn says(found: &Judgement, verdict: Verdict, words: &str) {
    assert_eq!(found.verdict, verdict, "{found:?}");
    assert!(found.sentence.contains(words), "{found:?}");
    assert!(found.sentence.ends_with('.'), "{found:?}");
    // The window says it in words of its own.
    assert!(!found.said.is_empty(), "{found:?}");
    assert!(found.said.iter().all(|said| said.code.starts_with("evidence.")), "{found:?}");
}

fn cyclone(components: Value) -> Value {
    let hash = json!([{"alg": "SHA-256", "content": about().sha256.to_hex()}]);
    json!({"bomFormat": "CycloneDX", "specVersion": "1.5",
           "metadata": {"component": {"name": "tool", "type": "application", "hashes": hash}}, "components": components})
}

#[test]
fn a_bill_of_materials_says_something_or_is_called_vacuous() {
    let good = cyclone(json!([{"name": "zlib", "version": "1.3", "components": [{"name": "inner"}]}]));
    says(&seen(EvidenceKind::Sbom, &good), Verdict::Good, "2 components, among them zlib, inner");
    let own =
        json!([{"name": "tool.tar.gz", "hashes": [{"alg": "SHA-256", "content": about().sha256.to_hex()}]}]);
    says(
        &seen(EvidenceKind::Sbom, &cyclone(own)),
        Verdict::Empty,
        "It says nothing: it names only the file itself",
    );
    says(&seen(EvidenceKind::Sbom, &cyclone(json!([]))), Verdict::Empty, "It says nothing");
    let other = json!([{"name": "tool.tar.gz", "hashes": [{"alg": "SHA-256", "content": "0".repeat(64)}]}, {"name": "z"}]);
    says(&seen(EvidenceKind::Sbom, &cyclone(other)), Verdict::Bad, "about other bytes");
    let mut unbound = cyclone(json!([{"name": "zlib"}]));
    unbound["metadata"] = json!({});
    says(&seen(EvidenceKind::Sbom, &unbound), Verdict::Empty, "but not the digest of the file");
    let bound = judge(EvidenceKind::Sbom, unbound.to_string().as_bytes(), &about(), true);
    says(&bound, Verdict::Good, "1 component: zlib");
}

#[test]
fn spdx_is_read_as_well() {
    let sum = |digest: &str| json!([{"algorithm": "SHA256", "checksumValue": digest}]);
    let bill = |digest: &str, more: Value| {
        let mut packages =
            vec![json!({"SPDXID": "SPDXRef-tool", "name": "tool", "packageFileName": "tool.tar.gz",
                                       "checksums": sum(digest)})];
        packages.extend(more.as_array().unwrap().iter().cloned());
        json!({"spdxVersion": "SPDX-2.3", "documentDescribes": ["SPDXRef-tool"], "packages": packages})
    };
    let own = about().sha256.to_hex();
    let good = bill(&own, json!([{"name": "openssl"}, {"name": "zlib"}]));
    says(&seen(EvidenceKind::Sbom, &good), Verdict::Good, "2 components, among them openssl, zlib");
    says(&seen(EvidenceKind::Sbom, &bill(&own, json!([]))), Verdict::Empty, "only the file itself");
    says(
        &seen(EvidenceKind::Sbom, &bill(&"0".repeat(64), json!([{"name": "z"}]))),
        Verdict::Bad,
        "other bytes",
    );
    says(&seen(EvidenceKind::Sbom, &json!({"hello": 1})), Verdict::Bad, "neither CycloneDX nor SPDX");
}

fn slsa(subject: &str, materials: Value) -> Value {
    json!({"_type": "https://in-toto.io/Statement/v1", "predicateType": "https://slsa.dev/provenance/v1",
           "subject": [{"name": "tool.tar.gz", "digest": {"sha256": subject}}],
           "predicate": {"buildDefinition": {"buildType": "x", "resolvedDependencies": materials},
                         "runDetails": {"builder": {"id": "https://builder.example"}}}})
}

#[test]
fn a_statement_of_provenance_is_about_the_file_and_names_what_it_was_made_from() {
    let own = about().sha256.to_hex();
    let source = json!([{"uri": "git+https://code.example/tool", "digest": {"gitCommit": "abc"}}]);
    let good = seen(EvidenceKind::Provenance, &slsa(&own, source.clone()));
    says(&good, Verdict::Good, "https://builder.example built the file, from git+https://code.example/tool");
    says(&seen(EvidenceKind::Provenance, &slsa(&"0".repeat(64), source)), Verdict::Bad, "about other bytes");
    let itself = json!([{"uri": "pkg:generic/tool.tar.gz", "digest": {"sha256": own}}]);
    says(
        &seen(EvidenceKind::Provenance, &slsa(&own, itself)),
        Verdict::Empty,
        "names the file itself as what it was made from",
    );
    says(&seen(EvidenceKind::Provenance, &slsa(&own, json!([]))), Verdict::Empty, "but not from what");
    let sealed = json!({"payloadType": "application/vnd.in-toto+json", "payload": "e30=", "signatures": []});
    says(&seen(EvidenceKind::Provenance, &sealed), Verdict::Empty, "signed envelope");
    says(&seen(EvidenceKind::Provenance, &json!({})), Verdict::Bad, "not an in-toto statement");
    let mut wrong_size = slsa(&own, json!([]));
    wrong_size["subject"][0]["size"] = json!(5);
    says(&seen(EvidenceKind::Provenance, &wrong_size), Verdict::Bad, "5 bytes; it has 4");
    let mut unknown = slsa(&own, json!([]));
    unknown["predicateType"] = json!("https://example.org/mine\u{1b}[2J");
    let found = seen(EvidenceKind::Provenance, &unknown);
    says(&found, Verdict::Empty, "of a sort that is not read");
    assert!(!found.sentence.contains('\u{1b}'));
}

#[test]
fn what_cannot_be_read_is_a_verdict() {
    for kind in [EvidenceKind::Sbom, EvidenceKind::Provenance] {
        let found = judge(kind, b"<html>", &about(), true);
        says(&found, Verdict::Bad, "not valid JSON");
        let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
        says(&judge(kind, deep.as_bytes(), &about(), true), Verdict::Bad, "not valid JSON");
    }
    says(&judge(EvidenceKind::Signature, b"", &about(), true), Verdict::Empty, "was not checked");
}

/// The real release's side files speak of the digest in its own `.sha256`, and the archive beside them is another
/// one: both are told.
#[test]
fn real_side_files_are_vacuous_and_about_other_bytes() {
    let Some(shared) = shared::data() else { return };
    let folder = shared.join("potions/release-files");
    let name = "hello-1.2.3-linux-amd64.tar.gz";
    let read = |suffix: &str| std::fs::read(folder.join(format!("{name}{suffix}")));
    let (Ok(sum), Ok(archive)) = (read(".sha256"), read("")) else { return };
    let named = String::from_utf8(sum).unwrap().split_whitespace().next().unwrap().parse::<Sha256>().unwrap();
    let about = |sha256| EvidenceSubject { filename: name.into(), sha256, sha512: None, size: None };
    let found = |kind, suffix, sha256| judge(kind, &read(suffix).unwrap(), &about(sha256), false);
    let sbom = found(EvidenceKind::Sbom, ".sbom.json", named);
    says(&sbom, Verdict::Empty, "It says nothing: it names only the file itself");
    let provenance = found(EvidenceKind::Provenance, ".provenance.json", named);
    says(&provenance, Verdict::Empty, "names the file itself as what it was made from");
    let real = Sha256::of(&archive);
    if real != named {
        says(&found(EvidenceKind::Sbom, ".sbom.json", real), Verdict::Bad, "about other bytes");
        says(&found(EvidenceKind::Provenance, ".provenance.json", real), Verdict::Bad, "about other bytes");
    }
}

proptest! {
    /// Documents of any shape get a verdict and a sentence.
    #[test]
    fn every_document_gets_a_verdict(text in "\\PC{0,200}", key in "(components|packages|subject|predicate|metadata)") {
        let shapes = [json!(text), json!([text]), json!({"name": text}), json!(7), json!(null)];
        for shape in shapes {
            let bases = [
                json!({"bomFormat": "CycloneDX"}), json!({"spdxVersion": "SPDX-2.2"}),
                json!({"_type": "https://in-toto.io/Statement/v1"}),
            ];
            for mut base in bases {
                base[&key] = shape.clone();
                for kind in [EvidenceKind::Sbom, EvidenceKind::Provenance] {
                    let found = seen(kind, &base);
                    prop_assert!(found.sentence.ends_with('.'));
                }
            }
        }
    }
}
