//! The other process: this test executable started again, with a task in its environment.

use std::path::Path;
use std::process::{Command, ExitStatus, Stdio};

use vitrine_base::Silent;
use vitrine_library::{FAILPOINT_VARIABLE, LibraryError};

use crate::support::{Bench, key, wish_for};

const TASK: &str = "VITRINE_LIBRARY_TEST_TASK";
const FOLDER: &str = "VITRINE_LIBRARY_TEST_FOLDER";

/// What the other process does to the persona `nora` (or to its jobs).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Task {
    /// Installs `next.hpersona` as 2.0.0.
    Install,
    /// Installs `again.hpersona`, which are the bytes of the current version, as 1.2.0.
    Repair,
    /// Installs `other.hpersona` as 1.2.0, knowing that it is republished.
    Republish,
    Rollback,
    Remove,
    /// Leaves a job running and dies.
    Job,
}

const TASKS: [Task; 6] =
    [Task::Install, Task::Repair, Task::Republish, Task::Rollback, Task::Remove, Task::Job];

impl Task {
    /// Does it, in this process.
    pub fn run(self, bench: &Bench) -> Result<(), LibraryError> {
        let install = |file: &str, at: &str| {
            let mut wish = wish_for(&bench.gallery.join(file), "nora", at);
            wish.accept_republished = self == Self::Republish;
            bench.install(wish).map(drop)
        };
        match self {
            Self::Install => install("next.hpersona", "2.0.0"),
            Self::Repair => install("again.hpersona", "1.2.0"),
            Self::Republish => install("other.hpersona", "1.2.0"),
            Self::Rollback => bench.library.rollback(&key("nora")).map(drop),
            Self::Remove => bench.library.remove(&key("nora"), false, &Silent).map(drop),
            Self::Job => {
                let job = bench.library.jobs().create("install", "Nora", serde_json::json!({"a": 1}))?;
                bench.library.jobs().update(&job.id, "running", "downloading", 5, Some(10))?;
                std::process::abort()
            }
        }
    }
}

/// Starts the other process and waits for its end; answers how it ended and what its task said.
pub fn start(task: Task, folder: &Path, failpoint: &str) -> (ExitStatus, Option<String>) {
    let result = folder.join("result");
    let _ = std::fs::remove_file(&result);
    let status = Command::new(std::env::current_exe().unwrap())
        .args(["child::other_process", "--exact", "--nocapture", "--test-threads=1"])
        .env(TASK, format!("{task:?}"))
        .env(FOLDER, folder)
        .env(FAILPOINT_VARIABLE, failpoint)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .unwrap();
    (status, std::fs::read_to_string(result).ok())
}

/// Does nothing unless it is the other process.
#[test]
fn other_process() {
    let (Ok(task), Ok(folder)) = (std::env::var(TASK), std::env::var(FOLDER)) else { return };
    let folder = Path::new(&folder);
    let task = TASKS.into_iter().find(|known| format!("{known:?}") == task).unwrap();
    let bench = Bench::at(folder);
    let said = match task.run(&bench) {
        Ok(()) => "ok".to_owned(),
        Err(error) => format!("{}: {error}", error.code()),
    };
    std::fs::write(folder.join("result"), said).unwrap();
}
