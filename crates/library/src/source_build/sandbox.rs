//! The sandbox: bubblewrap with namespaces of its own for everything, the system's folders read-only, and
//! three folders of ours. No network, no other processes, no home, no bus, no devices but the harmless.

use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use vitrine_base::fs;

use super::error::SandboxRefusal;
use super::measure;

/// A way to make sandboxes that was tried.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sandbox {
    program: PathBuf,
    /// This bubblewrap can forbid sandboxes inside the sandbox (0.8 and later).
    forbids_nesting: bool,
}

/// Folders of the system a compiler needs, read-only; those that are not there are left out.
const SYSTEM: [&str; 11] = [
    "/usr",
    "/bin",
    "/sbin",
    "/lib",
    "/lib32",
    "/lib64",
    "/etc/alternatives",
    "/etc/ld.so.cache",
    "/etc/ld.so.conf",
    "/etc/ld.so.conf.d",
    "/nix/store",
];

/// Bytes the private `/tmp` holds (it is memory), and those of `/dev/shm`.
const TMP_BYTES: &str = "268435456";
const SHARED_BYTES: &str = "67108864";

/// Where a system keeps the program. Never the search path: an installed tool can put a program of any name there.
const PROGRAM_FOLDERS: [&str; 4] = ["/usr/bin", "/bin", "/usr/local/bin", "/run/current-system/sw/bin"];

/// How long trying may take.
const TRIAL: Duration = Duration::from_secs(10);

/// Finds a working sandbox, with the program the system itself has: root's, and nobody else's to change.
///
/// # Errors
/// Why there is none.
pub fn sandbox() -> Result<Sandbox, SandboxRefusal> {
    let found = PROGRAM_FOLDERS.iter().find_map(|folder| the_systems(&Path::new(folder).join("bwrap")));
    sandbox_with(found)
}

/// The program behind a path, when it and its folder are the system's own.
fn the_systems(program: &Path) -> Option<PathBuf> {
    let program = fs::canonicalize(program).ok()?;
    let own = |path: &Path| fs::is_the_systems(path).unwrap_or(false);
    (program.is_file() && own(&program) && own(program.parent()?)).then_some(program)
}

/// Finds a working sandbox with the program in one of the folders of a search path, whoever put it there. For
/// tests only.
///
/// # Errors
/// Why there is none.
pub fn sandbox_in(search: &OsStr) -> Result<Sandbox, SandboxRefusal> {
    let candidates = std::env::split_paths(search).filter(|folder| folder.is_absolute());
    sandbox_with(candidates.map(|folder| folder.join("bwrap")).find(|program| program.is_file()))
}

fn sandbox_with(program: Option<PathBuf>) -> Result<Sandbox, SandboxRefusal> {
    if !cfg!(target_os = "linux") {
        return Err(SandboxRefusal::OtherSystem);
    }
    let program = program.ok_or(SandboxRefusal::Missing)?;
    if !measure::works() {
        return Err(SandboxRefusal::NoMeasure);
    }
    let strict = Sandbox { program, forbids_nesting: true };
    if strict.try_out().is_ok() {
        return Ok(strict);
    }
    let plain = Sandbox { forbids_nesting: false, ..strict };
    match plain.try_out() {
        Ok(()) => Ok(plain),
        Err(said) => Err(SandboxRefusal::Forbidden { said }),
    }
}

impl Sandbox {
    /// A command that runs inside; what it is to run is still to be added.
    pub(super) fn command(&self) -> Command {
        let mut command = Command::new(&self.program);
        command
            .args(["--unshare-all", "--unshare-user", "--uid", "1000", "--gid", "1000"])
            .args(["--die-with-parent", "--new-session", "--clearenv", "--cap-drop", "ALL"])
            .args(["--hostname", "build"]);
        if self.forbids_nesting {
            command.arg("--disable-userns");
        }
        for folder in SYSTEM {
            command.args(["--ro-bind-try", folder, folder]);
        }
        command
            .args(["--proc", "/proc", "--dev", "/dev"])
            // `/dev` itself is memory without an end: only what is bounded may be written to.
            .args(["--size", SHARED_BYTES, "--tmpfs", "/dev/shm", "--remount-ro", "/dev"])
            .args(["--size", TMP_BYTES, "--tmpfs", "/tmp"])
            .args(["--dir", "/build"])
            .stdin(Stdio::null());
        // What the caller's environment says is for the caller.
        command.env_clear();
        command
    }

    /// Runs `true` inside; answers what bubblewrap complains of.
    fn try_out(&self) -> Result<(), String> {
        let mut command = self.command();
        command.args(["--", "/bin/sh", "-c", "true"]).stdout(Stdio::null()).stderr(Stdio::piped());
        let mut child = command.spawn().map_err(|error| error.to_string())?;
        let end = Instant::now() + TRIAL;
        while Instant::now() < end {
            match child.try_wait() {
                Ok(None) => std::thread::sleep(Duration::from_millis(5)),
                Ok(Some(status)) if status.success() => return Ok(()),
                Ok(Some(_)) => return Err(first_line(child.stderr.take())),
                Err(error) => return Err(error.to_string()),
            }
        }
        let _ = child.kill();
        let _ = child.wait();
        Err("trying one took longer than ten seconds".to_owned())
    }
}

fn first_line(stderr: Option<std::process::ChildStderr>) -> String {
    use std::io::Read as _;
    let mut bytes = Vec::new();
    if let Some(stderr) = stderr {
        // What cannot be read is not told; the refusal stands.
        let _ = stderr.take(4096).read_to_end(&mut bytes);
    }
    let text = String::from_utf8_lossy(&bytes);
    let line = text.lines().next().unwrap_or("bwrap failed and said nothing");
    line.trim_start_matches("bwrap: ").chars().filter(|c| !c.is_control()).take(200).collect()
}

/// A folder of ours as it is seen inside.
pub(super) struct Bind<'a> {
    pub(super) from: &'a Path,
    pub(super) to: &'static str,
    pub(super) writable: bool,
}

impl Bind<'_> {
    pub(super) fn arguments(&self) -> std::io::Result<[OsString; 3]> {
        let flag = if self.writable { "--bind" } else { "--ro-bind" };
        Ok([flag.into(), fs::canonicalize(self.from)?.into(), self.to.into()])
    }
}
