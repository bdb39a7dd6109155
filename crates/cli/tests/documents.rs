//! With `--json` standard output is one JSON document, whatever was asked for.

use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use vitrine_testkit::PersonaSpec;

use crate::run::{Home, three};

/// Words people may type, right and wrong, for every command.
fn words() -> impl Strategy<Value = Vec<String>> {
    let verbs = prop::sample::select(vec![
        "sources add",
        "sources list",
        "sources remove",
        "sources sync",
        "sources",
        "search",
        "show",
        "install",
        "list",
        "library export",
        "library import",
        "favourites",
        "verify",
        "update",
        "history",
        "rollback",
        "remove",
        "inspect",
        "pack",
        "gallery build",
        "gallery",
        "completions",
        "demo",
        "nonsense",
    ]);
    let rest = prop::collection::vec(
        prop::sample::select(vec![
            "nora_memory_keeper",
            "nora_memory_keeper@1.0.0",
            "test/otto_night_watch",
            "nobody",
            "test",
            "gallery",
            "../x",
            "",
            "@",
            "/",
            "a/b/c",
            "nora.hpersona",
            "\u{202e}x",
            "--yes",
            "--no-sync",
            "--limit",
            "3",
            "--mature",
            "--structure-only",
            "--quiet",
            "--name",
            "bash",
            "--",
            "--accept-shrink",
        ]),
        0..4,
    );
    (verbs, rest).prop_map(|(verb, rest)| verb.split(' ').chain(rest).map(str::to_owned).collect())
}

#[test]
fn every_answer_is_one_document() {
    let home = Home::with_gallery(&three());
    std::fs::write(home.beside("nora.hpersona"), PersonaSpec::default().package()).unwrap();
    let mut runner = TestRunner::new(Config { cases: 60, failure_persistence: None, ..Config::default() });
    runner
        .run(&words(), |words| {
            let mut arguments: Vec<&str> = vec!["--json"];
            arguments.extend(words.iter().map(String::as_str));
            let ran = home.run(&arguments);
            let document: serde_json::Value = serde_json::from_str(&ran.out)
                .map_err(|error| TestCaseError::fail(format!("{words:?}: {error}: {ran:?}")))?;
            prop_assert!((0..=2).contains(&ran.code), "{:?} {:?}", words, ran);
            prop_assert!(document.is_object());
            prop_assert_eq!(document.get("error").is_some(), ran.code != 0, "{:?} {:?}", words, ran);
            if let Some(error) = document.get("error") {
                for field in ["code", "sentence", "details"] {
                    prop_assert!(error[field].as_str().is_some_and(|text| !text.is_empty()), "{}", error);
                }
            }
            Ok(())
        })
        .unwrap();
}
