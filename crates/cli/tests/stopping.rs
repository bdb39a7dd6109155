//! Ctrl+C.

use std::io::{BufRead as _, BufReader, Read as _};
use std::process::Child;

use rustix::process::{Pid, Signal, kill_process};
use vitrine_testkit::{Fault, FileServer, PersonaSpec, gallery};

use crate::run::{Home, finish, noise};

/// Reads standard error until a line holds the text; the rest stays for later.
fn until(child: &mut Child, text: &str) -> String {
    let mut reader = BufReader::new(child.stderr.take().unwrap());
    let mut seen = String::new();
    while !seen.contains(text) {
        assert!(reader.read_line(&mut seen).unwrap() > 0, "it ended before it said “{text}”: {seen}");
    }
    // Whoever writes must not be blocked or killed by a pipe nobody reads.
    std::thread::spawn(move || reader.read_to_string(&mut String::new()));
    seen
}

fn slow_gallery() -> (Home, FileServer) {
    let home = Home::new();
    let large = PersonaSpec::default().member("assets/large.png", noise(3_000_000));
    gallery::homepilot_bucket(&home.beside("gallery"), &[large]);
    let server = FileServer::start(home.beside("gallery"));
    home.run(&["sources", "add", &server.url(), "--name", "slow"]).ends_with(0);
    server.fault("persona.hpersona", Fault::Slow { bytes_per_second: 20_000 }, None);
    (home, server)
}

#[test]
fn an_install_is_stopped_cleanly() {
    for signal in [Signal::INT, Signal::TERM] {
        let (home, server) = slow_gallery();
        let mut child = home.command(&["install", "nora_memory_keeper", "--yes"]).spawn().unwrap();
        until(&mut child, "Downloading");
        kill_process(Pid::from_child(&child), signal).unwrap();
        let ran = finish(child);
        assert_eq!(ran.code, 1, "{ran:?}");
        home.run(&["list"]).ends_with(0).says("Nothing is installed");
        server.mend();
        home.run(&["install", "nora_memory_keeper", "--yes"]).ends_with(0);
    }
}

#[test]
fn stopping_is_told_in_the_document() {
    let (home, server) = slow_gallery();
    let child = home.command(&["install", "nora_memory_keeper", "--yes", "--json"]).spawn().unwrap();
    // With --json nothing is told before the end; the server knows when the download began.
    let began = std::time::Instant::now();
    while server.requests_of("persona.hpersona").is_empty() && began.elapsed().as_secs() < 60 {
        std::thread::yield_now();
    }
    kill_process(Pid::from_child(&child), Signal::INT).unwrap();
    let document = finish(child).ends_with(1).json();
    assert_eq!(document["error"]["code"], "cli.stopped");
    assert_eq!(document["job"]["state"], "cancelled");
}
