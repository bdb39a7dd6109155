//! Help, wrong use, completions.

use crate::run::Home;

/// Every command of the tree, as the words to type.
fn all(command: &clap::Command, path: &[String], found: &mut Vec<(Vec<String>, clap::Command)>) {
    for below in command.get_subcommands().filter(|below| below.get_name() != "help") {
        let mut path = path.to_vec();
        path.push(below.get_name().to_owned());
        all(below, &path, found);
        found.push((path, below.clone()));
    }
}

fn commands() -> Vec<(Vec<String>, clap::Command)> {
    let mut found = Vec::new();
    all(&vitrine_cli::command(), &[], &mut found);
    found
}

#[test]
fn the_tree_is_sound() {
    vitrine_cli::command().debug_assert();
    assert!(commands().len() >= 19, "{}", commands().len());
}

#[test]
fn every_command_helps_with_an_example_of_itself() {
    for (path, command) in commands() {
        let help = command.get_after_help().unwrap_or_else(|| panic!("{path:?} has no example")).to_string();
        assert!(help.contains("Example"), "{path:?}: {help}");
        assert!(help.contains(&format!("vitrine {}", path.join(" "))), "{path:?}: {help}");
        assert!(command.get_about().is_some(), "{path:?}");
        let undocumented: Vec<_> =
            command.get_arguments().filter(|argument| argument.get_help().is_none()).collect();
        assert!(undocumented.is_empty(), "{path:?}: {undocumented:?}");
    }
}

#[test]
fn help_is_printed_and_is_no_failure() {
    let home = Home::new();
    for (path, _) in commands() {
        let mut words: Vec<&str> = path.iter().map(String::as_str).collect();
        words.push("--help");
        home.run(&words).ends_with(0).says("Example").says("--json").says("--home");
    }
    home.run(&["--help"]).ends_with(0).says("Exit codes").says("vitrine demo");
    home.run(&["--version"]).ends_with(0).says("vitrine ");
    assert!(!home.path().exists(), "asking for help creates nothing");
}

/// What a newcomer types first.
#[test]
fn the_first_examples_do_what_they_show() {
    let help = vitrine_cli::command().get_after_help().unwrap().to_string();
    let examples: Vec<Vec<&str>> = help
        .lines()
        .filter_map(|line| line.strip_prefix("  vitrine "))
        .map(|line| line.split_whitespace().collect())
        .collect();
    assert!(examples.len() >= 4, "{help}");
    let home = Home::new();
    for mut words in examples {
        if words[0] == "install" {
            words.push("--yes");
        }
        let ran = home.run(&words).ends_with(0);
        if matches!(words[0], "search" | "list") {
            ran.says("athena_quill");
        }
    }
}

#[test]
fn wrong_use_is_2() {
    let home = Home::new();
    let wrong: [&[&str]; 11] = [
        &[],
        &["no-such-command"],
        &["install"],
        &["sources"],
        &["sources", "add"],
        &["search", "--kind", "spoon"],
        &["search", "--limit", "0"],
        &["search", "--sort", "colour"],
        &["list", "--no-such-option"],
        &["gallery", "build", "only-one"],
        &["completions", "no-shell"],
    ];
    for words in wrong {
        let ran = home.run(words).ends_with(2);
        assert!(ran.out.is_empty() && !ran.err.is_empty(), "{ran:?}");
        let ran = home.json(words).ends_with(2);
        assert_eq!(ran.json()["error"]["code"], "cli.wrong_use", "{ran:?}");
        assert!(!ran.json()["error"]["sentence"].as_str().unwrap().is_empty());
    }
    // What stands behind `--` is no option.
    let ran = home.run(&["install", "--", "a", "--json"]).ends_with(2);
    assert!(ran.out.is_empty(), "{ran:?}");
}

#[test]
fn shells_get_their_completions() {
    let home = Home::new();
    for shell in ["bash", "zsh", "fish"] {
        let ran = home.run(&["completions", shell]).ends_with(0).says("vitrine").says("verify");
        assert!(ran.out.lines().count() > 50, "{shell}");
        let document = home.json(&["completions", shell]).ends_with(0).json();
        assert_eq!(document["shell"], shell);
        assert_eq!(document["script"].as_str().unwrap().trim_end(), ran.out.trim_end());
    }
}

#[test]
fn manual_pages_are_written_for_every_command() {
    let home = Home::new();
    let folder = tempfile::tempdir().unwrap();
    let into = folder.path().join("man1");
    let document = home.json(&["manual", into.to_str().unwrap()]).ends_with(0).json();
    let pages: Vec<&str> = document["pages"].as_array().unwrap().iter().filter_map(|p| p.as_str()).collect();
    assert_eq!(pages.len(), commands().len() + 1, "{pages:?}");
    for page in &pages {
        let text = std::fs::read_to_string(into.join(page)).unwrap();
        let name = page.trim_end_matches(".1");
        assert!(text.contains(&format!(".TH {name} 1")), "{page}: {text}");
        assert!(text.contains(".SH SYNOPSIS") && text.contains("Example"), "{page}: {text}");
        assert!(text.contains(&name.replace("-", " ")) || text.contains(&name.replace("-", "\\-")), "{page}");
    }
    assert!(pages.contains(&"vitrine.1") && pages.contains(&"vitrine-sources-add.1"), "{pages:?}");
}

#[test]
fn how_to_get_a_newer_one_is_said_and_nothing_is_done() {
    let home = Home::new();
    // A program out of a build folder belongs to no package.
    home.run(&["self-update"]).ends_with(0).says("no package manager knows it");
    let document = home.json(&["self-update"]).ends_with(0).json();
    assert_eq!(document["selfUpdate"]["installedBy"], "other");
    assert_eq!(document["selfUpdate"]["command"], serde_json::Value::Null);
    assert!(!home.path().exists(), "asking creates nothing");
}

#[test]
fn the_manual_names_every_command_and_option() {
    let manual =
        std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/terminal.md")).unwrap();
    for (path, command) in commands() {
        let words = path.join(" ");
        assert!(manual.contains(&format!("vitrine {words}")), "docs/terminal.md does not name `{words}`");
        for argument in command.get_arguments() {
            if let Some(long) = argument.get_long() {
                assert!(manual.contains(&format!("--{long}")), "docs/terminal.md: `{words}` has --{long}");
            }
        }
    }
}
