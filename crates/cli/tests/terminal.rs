//! What a terminal sees, and what a pipe sees.

use std::io::Write as _;
use std::process::{Command, Stdio};

use vitrine_testkit::{FileServer, PersonaSpec, gallery};

use crate::run::{Home, Ran, finish, noise, program, three};

/// Runs the program on a terminal of its own (util-linux `script`), typing `answer`.
fn on_a_terminal(home: &Home, words: &str, answer: &str) -> Option<Ran> {
    let mut command = Command::new("script");
    command
        .args(["-qefc", &format!("{} {words}", program().display()), "/dev/null"])
        .current_dir(home.beside("."))
        .env("VITRINE_HOME", home.path())
        .env("TERM", "xterm")
        .env_remove("NO_COLOR")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut child = command.spawn().ok()?;
    child.stdin.take().unwrap().write_all(answer.as_bytes()).unwrap();
    Some(finish(child))
}

#[test]
fn a_pipe_gets_plain_lines() {
    let home = Home::new();
    let large = PersonaSpec::default().member("assets/large.png", noise(2_000_000));
    gallery::homepilot_bucket(&home.beside("gallery"), &[large]);
    let server = FileServer::start(home.beside("gallery"));
    home.run(&["sources", "add", &server.url(), "--name", "test"]).ends_with(0);
    let ran = home.run(&["install", "nora_memory_keeper", "--yes"]).ends_with(0);
    assert!(ran.err.contains("Downloading") && ran.err.contains("Installing"), "{ran:?}");
    assert!(!ran.err.contains("Finished"), "{ran:?}");
    assert!(!ran.err.contains(['\u{1b}', '\r']) && !ran.out.contains('\u{1b}'), "{ran:?}");
}

#[test]
fn a_person_is_asked_and_taken_at_their_word() {
    let home = Home::with_gallery(&three());
    let Some(no) = on_a_terminal(&home, "install nora_memory_keeper", "n\n") else { return };
    let no = no.ends_with(1).says("[y/N]").says("Nothing was changed").says("Folder");
    assert!(no.out.contains("\u{1b}["), "a terminal has colours: {no:?}");
    home.run(&["list"]).ends_with(0).says("Nothing is installed");
    on_a_terminal(&home, "install nora_memory_keeper", "y\n").unwrap().ends_with(0).says("Installed");
    home.run(&["list"]).ends_with(0).says("nora_memory_keeper");
    on_a_terminal(&home, "remove nora_memory_keeper", "yes\n").unwrap().ends_with(0).says("Removed");
    home.run(&["list"]).ends_with(0).says("Nothing is installed");
}

#[test]
fn no_colour_means_none() {
    let home = Home::with_gallery(&three());
    let Some(plain) = on_a_terminal(&home, "search nora", "") else { return };
    assert!(plain.out.contains("\u{1b}["), "{plain:?}");
    let words = format!("search nora --home {}", home.path().display());
    let mut command = Command::new("script");
    command
        .args(["-qefc", &format!("env NO_COLOR=1 {} {words}", program().display()), "/dev/null"])
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let ran = finish(command.spawn().unwrap()).ends_with(0).says("nora_memory_keeper");
    assert!(!ran.out.contains('\u{1b}'), "{ran:?}");
}

#[test]
fn texts_of_packages_cannot_move_the_cursor() {
    let hostile = "\u{1b}]0;owned\u{7}\u{1b}[2Jgood\u{202e}dab\u{9b}31m\nline";
    let spec = PersonaSpec::default().name(hostile).summary(hostile).maker(hostile).tags(&[hostile]);
    let home = Home::with_gallery(std::slice::from_ref(&spec));
    std::fs::write(home.beside("nora.hpersona"), spec.package()).unwrap();
    home.run(&["install", "nora_memory_keeper", "--yes"]).ends_with(0);
    for words in [
        &["search"][..],
        &["show", "nora_memory_keeper"],
        &["list"],
        &["verify"],
        &["inspect", "nora.hpersona"],
        &["sources", "list"],
        &["update", "--yes"],
    ] {
        for ran in [home.run(words).ends_with(0), home.json(words).ends_with(0)] {
            let all = format!("{}{}", ran.out, ran.err);
            let bad: Vec<char> =
                all.chars().filter(|c| (c.is_control() && *c != '\n') || *c == '\u{202e}').collect();
            assert!(bad.is_empty(), "{words:?}: {bad:?} in {all:?}");
        }
    }
}

#[test]
fn a_reader_that_went_away_is_no_failure() {
    let home = Home::with_gallery(&three());
    let mut child = home.command(&["search"]).spawn().unwrap();
    drop(child.stdout.take());
    let ran = finish(child);
    assert!(ran.code == 0 && !ran.err.contains("panic"), "{ran:?}");
}
