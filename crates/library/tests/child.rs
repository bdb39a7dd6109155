//! The other process: this test executable started again, with a task in its environment.

use std::collections::BTreeMap;
use std::io::Read as _;
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};

use vitrine_base::Silent;
use vitrine_base::fs::watch_disk;
use vitrine_library::{FAILPOINT_VARIABLE, LibraryError};
use vitrine_package::Kind;
use vitrine_transfer::Location;

use crate::deltas::with_table;
use crate::disks::{FailingDisk, Failure};
use crate::support::{Bench, key, version, wish_for};

const TASK: &str = "VITRINE_LIBRARY_TEST_TASK";
const FOLDER: &str = "VITRINE_LIBRARY_TEST_FOLDER";
const KILL: &str = "VITRINE_LIBRARY_TEST_KILL";

/// What the other process does to the persona `nora`, the tool `rg` (or to its jobs).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Task {
    /// Installs `next.hpersona` as 2.0.0.
    Install,
    /// Installs what has the content of the current version, packed anew, as 2.0.0.
    Assembled,
    /// Updates the persona `vera`, of which one text changed, by its table of files.
    Delta,
    /// Installs `again.hpersona`, which are the bytes of the current version, as 1.2.0.
    Repair,
    /// Installs `other.hpersona` as 1.2.0, knowing that it is republished.
    Republish,
    Rollback,
    Remove,
    /// Installs `next-tool.zip` as 2.0.0 of the tool.
    UpdateTool,
    /// Makes 1.0.0 of the tool current.
    Switch,
    RemoveTool,
    /// Moves the library to the folder `place`.
    Move,
    /// Moves it back into its home.
    MoveBack,
    /// Removes what nobody needs.
    Clean,
    /// Leaves a job running and dies.
    Job,
}

const TASKS: [Task; 14] = [
    Task::Install,
    Task::Delta,
    Task::Assembled,
    Task::Repair,
    Task::Republish,
    Task::Rollback,
    Task::Remove,
    Task::UpdateTool,
    Task::Switch,
    Task::RemoveTool,
    Task::Move,
    Task::MoveBack,
    Task::Clean,
    Task::Job,
];

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
            Self::Assembled => {
                // Whatever its bytes are: the content is at hand.
                let mut wish = wish_for(&bench.gallery.join("next.hpersona"), "nora", "2.0.0");
                wish.content = bench.get("nora").map(|nora| nora.content);
                bench.install(wish).map(drop)
            }
            Self::Delta => {
                let file = bench.gallery.join("vera-2.hpersona");
                let base = Location::parse(bench.gallery.to_str().unwrap()).unwrap().as_folder();
                let wish = with_table(wish_for(&file, "vera", "2.0.0"), &file, &base);
                bench.install(wish).map(drop)
            }
            Self::Repair => install("again.hpersona", "1.2.0"),
            Self::Republish => install("other.hpersona", "1.2.0"),
            Self::Rollback => bench.library.rollback(&key("nora")).map(drop),
            Self::Remove => bench.library.remove(&key("nora"), false, &Silent).map(drop),
            Self::UpdateTool => {
                let mut wish = wish_for(&bench.gallery.join("next-tool.zip"), "rg", "2.0.0");
                (wish.kind, wish.commands) = (Kind::Tool, BTreeMap::new());
                bench.install(wish).map(drop)
            }
            Self::Switch => bench.library.switch(&key("rg"), &version("1.0.0")).map(drop),
            Self::RemoveTool => bench.library.remove(&key("rg"), false, &Silent).map(drop),
            Self::Move => bench.move_to(&bench.place()).map(drop),
            Self::MoveBack => bench.move_to(&bench.home).map(drop),
            Self::Clean => bench.library.collect_garbage().map(drop),
            Self::Job => {
                let job = bench.library.jobs().create("install", "Nora", serde_json::json!({"a": 1}))?;
                bench.library.jobs().update(&job.id, "running", "downloading", 5, Some(10))?;
                std::process::abort()
            }
        }
    }
}

fn other(task: Task, folder: &Path) -> Command {
    let _ = std::fs::remove_file(folder.join("result"));
    let mut command = Command::new(std::env::current_exe().unwrap());
    command
        .args(["child::other_process", "--exact", "--nocapture", "--test-threads=1"])
        .env(TASK, format!("{task:?}"))
        .env(FOLDER, folder)
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    command
}

/// Starts the other process and waits for its end; answers how it ended and what its task said.
pub fn start(task: Task, folder: &Path, failpoint: &str) -> (ExitStatus, Option<String>) {
    start_with(task, folder, &[(FAILPOINT_VARIABLE, failpoint)])
}

/// As [`start`], with any environment.
pub fn start_with(task: Task, folder: &Path, with: &[(&str, &str)]) -> (ExitStatus, Option<String>) {
    let status = other(task, folder).envs(with.iter().copied()).status().unwrap();
    (status, std::fs::read_to_string(folder.join("result")).ok())
}

/// Starts the other process; the receiver hears when it begins with its task.
pub fn spawn(task: Task, folder: &Path) -> (Child, Receiver<()>) {
    let mut child = other(task, folder).stdout(Stdio::piped()).spawn().unwrap();
    let mut said = child.stdout.take().unwrap();
    let (sender, ready) = channel();
    std::thread::spawn(move || {
        let (mut text, mut byte) = (Vec::new(), [0]);
        while said.read(&mut byte).is_ok_and(|count| count == 1) {
            text.push(byte[0]);
            if text.ends_with(b"begins\n") {
                let _ = sender.send(());
            }
        }
    });
    (child, ready)
}

/// Does nothing unless it is the other process.
#[test]
fn other_process() {
    let (Ok(task), Ok(folder)) = (std::env::var(TASK), std::env::var(FOLDER)) else { return };
    let folder = Path::new(&folder);
    let task = TASKS.into_iter().find(|known| format!("{known:?}") == task).unwrap();
    let bench = Bench::at(folder);
    let _watch = std::env::var(KILL).ok().map(|at| {
        let failure = Failure::Kill(at.parse().unwrap());
        // A move changes another place than the home too.
        let watched = if matches!(task, Task::Move | Task::MoveBack) { folder } else { &bench.home };
        watch_disk(watched, Arc::new(FailingDisk::new(failure)))
    });
    println!("begins");
    let said = match task.run(&bench) {
        Ok(()) => "ok".to_owned(),
        Err(error) => format!("{}: {error}", error.code()),
    };
    std::fs::write(folder.join("result"), said).unwrap();
}
