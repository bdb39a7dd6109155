//! Runs the program in a home of its own, with a time limit.

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::sync::mpsc;
use std::time::Duration;

use rustix::process::{Pid, Signal, kill_process};
use serde_json::Value;
use tempfile::TempDir;
use vitrine_testkit::{PersonaSpec, gallery};

/// Far beyond what any run needs, also on a machine that does eight other things.
const LIMIT: Duration = Duration::from_secs(120);

pub(crate) fn program() -> &'static Path {
    Path::new(env!("CARGO_BIN_EXE_vitrine"))
}

/// What came of a run.
#[derive(Debug)]
pub(crate) struct Ran {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Ran {
    /// The exit code is what it should be; otherwise all that was printed is in the failure.
    #[track_caller]
    pub(crate) fn ends_with(self, code: i32) -> Self {
        assert_eq!(self.code, code, "{self:#?}");
        self
    }

    /// Standard output as one JSON document.
    #[track_caller]
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error}: {self:#?}"))
    }

    #[track_caller]
    pub(crate) fn says(self, text: &str) -> Self {
        assert!(self.out.contains(text), "“{text}” is not on standard output: {self:#?}");
        self
    }

    #[track_caller]
    pub(crate) fn complains(self, text: &str) -> Self {
        assert!(self.err.contains(text), "“{text}” is not on standard error: {self:#?}");
        self
    }
}

/// A home, and a folder for what a test makes besides.
pub(crate) struct Home {
    folder: TempDir,
}

impl Home {
    pub(crate) fn new() -> Self {
        Self { folder: TempDir::new().unwrap() }
    }

    pub(crate) fn path(&self) -> PathBuf {
        self.folder.path().join("home")
    }

    /// A path for something of the test's own.
    pub(crate) fn beside(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The program with this home, no terminal, and nothing of the tester's own environment that matters.
    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(program());
        command
            .args(arguments)
            .current_dir(self.folder.path())
            .env("VITRINE_HOME", self.path())
            .env_remove("NO_COLOR")
            .env_remove("VITRINE_LOG")
            .env_remove("VITRINE_TOKEN")
            .env("VITRINE_KEYRING", "off")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        command
    }

    pub(crate) fn run(&self, arguments: &[&str]) -> Ran {
        finish(self.command(arguments).spawn().unwrap())
    }

    /// The same with `--json`.
    pub(crate) fn json(&self, arguments: &[&str]) -> Ran {
        let mut arguments = arguments.to_vec();
        arguments.push("--json");
        self.run(&arguments)
    }

    /// A bucket gallery of these personas, added under the name `test`.
    pub(crate) fn with_gallery(specs: &[PersonaSpec]) -> Self {
        let home = Self::new();
        gallery::homepilot_bucket(&home.beside("gallery"), specs);
        home.run(&["sources", "add", "gallery", "--name", "test"]).ends_with(0);
        home
    }
}

/// Waits for a process, but not for ever.
pub(crate) fn finish(child: Child) -> Ran {
    let pid = Pid::from_child(&child);
    let (send, receive) = mpsc::channel();
    std::thread::spawn(move || send.send(child.wait_with_output()));
    match receive.recv_timeout(LIMIT) {
        Ok(output) => ran(output.unwrap()),
        Err(_) => {
            kill_process(pid, Signal::KILL).unwrap();
            panic!("it did not end within {LIMIT:?}");
        }
    }
}

fn ran(output: Output) -> Ran {
    Ran {
        code: output.status.code().unwrap_or(-1),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

/// Three personas that differ where it matters.
pub(crate) fn three() -> Vec<PersonaSpec> {
    vec![
        PersonaSpec::default().mcp_server("files", "https://example.org/files.git"),
        PersonaSpec::new("otto_night_watch").summary("Watches the lighthouse").tags(&["night"]),
        PersonaSpec::new("vera_noir").rating("mature").summary("A detective in the rain").tags(&["noir"]),
    ]
}

/// Bytes that do not pack.
pub(crate) fn noise(length: usize) -> Vec<u8> {
    let mut state = 1_u32;
    std::iter::repeat_with(|| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 24) as u8
    })
    .take(length)
    .collect()
}
