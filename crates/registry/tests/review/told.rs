//! What a registry tells has codes and arguments beside its English words, as those who call it see them: verdicts, reasons,
//! steps, notices, how it is. What people wrote has none.

use std::sync::Arc;

use serde_json::{Value, json};
use vitrine_registry::accounts::person;
use vitrine_registry::moderation::Verdict as Decides;
use vitrine_registry::submissions::{self, Fields, State};
use vitrine_testkit::PersonaSpec;

use super::http::caller;
use super::support::{House, licensed, write_program};
use crate::ground::NOW;

/// A day, in milliseconds.
const DAY: i64 = 86_400_000;

/// The codes of phrases.
fn codes(said: &Value) -> Vec<&str> {
    said.as_array().into_iter().flatten().map(|phrase| phrase["code"].as_str().unwrap()).collect()
}

fn check<'a>(submission: &'a Value, name: &str) -> &'a Value {
    let checks = submission["checks"].as_array().unwrap();
    checks.iter().find(|check| check["name"] == name).unwrap()
}

/// The states a submission went through, each with the codes of its sentence.
fn steps(submission: &Value) -> Vec<(&str, Vec<&str>)> {
    let timeline = submission["timeline"].as_array().unwrap();
    timeline.iter().map(|step| (step["after"].as_str().unwrap(), codes(&step["said"]))).collect()
}

async fn shown(house: &House, id: &str) -> Value {
    caller(house, &house.curator).get(&format!("/api/v1/submissions/{id}")).await
}

#[tokio::test]
async fn a_submission_that_waits_for_a_person() {
    let folder = tempfile::tempdir().unwrap();
    let program = write_program(folder.path(), "hook", "#!/bin/sh\necho '{\"verdict\":\"review\"}'\n");
    let house = House::with(|config| config.hook = Some(program));
    let id = house.submit_spec(&house.maker, &PersonaSpec::new("lumen_reader").no_picture()).await;
    let one = shown(&house, &id).await;
    for (name, verdict, code) in [
        ("archive", "passed", "verdict.packed"),
        ("picture", "warnings", "picture.missing"),
        ("metadata", "passed", "verdict.listing"),
        ("licence", "passed", "verdict.licence"),
        ("names", "passed", "verdict.id_own"),
        ("duplicate", "passed", "verdict.no_twin"),
        ("hook", "review", "verdict.hook_objects"),
    ] {
        let check = check(&one, name);
        if name != "metadata" {
            assert_eq!(codes(&check["said"]), [code], "{check}");
            assert_eq!(check["verdict"], verdict, "{check}");
        }
        assert!(!codes(&check["said"]).is_empty() && !check["sentence"].as_str().unwrap().is_empty());
    }
    let files = one["found"]["members"].as_array().unwrap().len();
    assert_eq!(check(&one, "archive")["said"][0]["arguments"], json!({ "count": files }));
    assert_eq!(check(&one, "licence")["said"][0]["arguments"], json!({ "licence": "CC-BY-4.0" }));
    let reasons: Vec<Vec<&str>> = one["reasonsSaid"].as_array().unwrap().iter().map(codes).collect();
    assert_eq!(reasons, [["verdict.hook_objects"], ["reason.first"]]);
    assert_eq!(one["reasons"].as_array().unwrap().len(), reasons.len());
    assert_eq!(
        steps(&one),
        [
            ("draft", vec![]),
            ("uploaded", vec!["step.handed_in"]),
            ("checking", vec!["step.checks_began"]),
            ("in_review", vec!["step.to_review"]),
        ]
    );
    let queue = caller(&house, &house.curator).get("/api/v1/queue").await;
    assert_eq!(queue["items"][0]["reasonsSaid"], one["reasonsSaid"]);
}

#[tokio::test]
async fn a_submission_that_goes_back() {
    let house = House::new();
    let id = house.submit(&house.maker, PersonaSpec::new("lumen_reader").package(), Fields::default()).await;
    let one = shown(&house, &id).await;
    assert_eq!(one["state"], "needs_changes");
    assert_eq!(check(&one, "licence")["verdict"], "failed");
    assert_eq!(codes(&check(&one, "licence")["said"]), ["licence.missing"]);
    assert_eq!(codes(&one["publicReasonSaid"]), ["licence.missing"]);
    assert_eq!(steps(&one).last().unwrap(), &("needs_changes", vec!["licence.missing"]));
    let listed = caller(&house, &house.maker).get("/api/v1/submissions").await;
    assert_eq!(listed["items"][0]["publicReasonSaid"], one["publicReasonSaid"]);
    house.write(|unit, now| submissions::recheck(unit, &house.curator, &id, now)).unwrap();
    house.write(|unit, now| submissions::withdraw(unit, &house.maker, &id, now)).unwrap();
    let ended = shown(&house, &id).await;
    let ends = steps(&ended).split_off(4);
    assert_eq!(ends, [("uploaded", vec!["step.recheck"]), ("withdrawn", vec!["step.taken_back"])]);

    let refused = house.submit(&house.maker, b"no package".to_vec(), licensed()).await;
    let one = shown(&house, &refused).await;
    let said = codes(&check(&one, "archive")["said"]);
    assert_eq!((said[0], said.len()), ("verdict.refused", 2), "{said:?}");
    assert_eq!(check(&one, "archive")["findings"][0]["code"], said[1]);

    // Whatever is wrong with id and version is said by the code of its refusal.
    let fields = Fields { version: Some("not a version!".into()), ..licensed() };
    let id = house.draft(&house.maker, PersonaSpec::new("lumen_reader").package(), fields).await;
    house.work().await;
    let one = shown(&house, &id).await;
    assert_eq!(codes(&check(&one, "metadata")["said"]), ["submission.version"]);
}

#[tokio::test]
async fn words_of_a_curator_are_theirs() {
    let house = House::new();
    let id = house.submit_spec(&house.maker, &PersonaSpec::new("lumen_reader")).await;
    house.decide(&house.curator, &id, Decides::Changes, "Say more, please.").unwrap();
    let one = shown(&house, &id).await;
    let step = one["timeline"].as_array().unwrap().last().unwrap();
    assert_eq!((&step["sentence"], &step["said"]), (&json!("Say more, please."), &Value::Null));
    assert_eq!((&one["publicReason"], &one["publicReasonSaid"]), (&step["sentence"], &Value::Null));
    let inbox = caller(&house, &house.maker).get("/api/v1/account/inbox").await;
    let (newest, before) = (&inbox["items"][0], &inbox["items"][1]);
    assert_eq!(
        newest["titleSaid"],
        json!([{ "code": "notice.needs_changes", "arguments": { "name": "Lumen Reader" } }])
    );
    assert_eq!((&newest["body"], &newest["bodySaid"]), (&step["sentence"], &Value::Null));
    assert_eq!(codes(&before["titleSaid"]), ["notice.waits"]);
    let inbox = caller(&house, &house.curator).get("/api/v1/account/inbox").await;
    assert_eq!(codes(&inbox["items"][0]["titleSaid"]), ["notice.queue"]);
    let message = caller(&house, &house.curator);
    let path = format!("/api/v1/submissions/{id}/messages");
    message.call(axum::http::Method::POST, &path, Some(json!({ "body": "See the rules." }))).await;
    let inbox = caller(&house, &house.maker).get("/api/v1/account/inbox").await;
    assert_eq!(inbox["items"][0]["titleSaid"][0]["arguments"], json!({ "handle": "cleo" }));
}

#[tokio::test]
async fn what_goes_out_by_itself_and_what_ends_by_itself() {
    let house = House::new();
    let spec = PersonaSpec::new("lumen_reader");
    house.published(&house.maker, &spec).await;
    let update = house.submit_spec(&house.maker, &spec.version("1.1.0")).await;
    let one = shown(&house, &update).await;
    assert_eq!(one["state"], "approved", "{}", one["reasons"]);
    assert_eq!(steps(&one).last().unwrap().1, ["step.in_order"]);
    assert_eq!(codes(&check(&one, "names")["said"]), ["verdict.id_known"]);
    let draft =
        house.draft(&house.maker, PersonaSpec::new("nora_writer").picture(7).package(), licensed()).await;
    house.at(NOW + 31 * DAY);
    assert_eq!(house.write(submissions::withdraw_forgotten).unwrap(), 1);
    let one = shown(&house, &draft).await;
    let last = one["timeline"].as_array().unwrap().last().unwrap();
    assert_eq!(last["said"], json!([{ "code": "step.forgotten", "arguments": { "days": 30 } }]));
    person::delete(house.registry(), &house.maker, true).await.unwrap();
    assert_eq!(house.state(&update), State::Withdrawn);
    let ended = shown(&house, &update).await;
    let gone = vec!["step.maker_gone"];
    assert_eq!(steps(&ended).split_off(4), [("in_review", gone.clone()), ("withdrawn", gone)]);
}

#[tokio::test]
async fn how_the_registry_is() {
    let house = House::new();
    let status = vitrine_registry::care::status(&Arc::clone(house.registry())).await;
    assert!(status.len() >= 7, "{status:?}");
    for entry in &status {
        let [phrase] = entry.said.as_slice() else { panic!("{entry:?}") };
        assert!(phrase.code.starts_with("status."), "{entry:?}");
    }
    let shown = caller(&house, &house.curator).get("/api/v1/status").await;
    assert_eq!(codes(&shown["checks"][0]["said"]), ["status.database"]);
}
