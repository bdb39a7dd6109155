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

/// Bytes the private `/tmp` holds (it is memory).
const TMP_BYTES: &str = "268435456";

/// How long trying may take.
const TRIAL: Duration = Duration::from_secs(10);

/// Finds a working sandbox.
///
/// # Errors
/// Why there is none.
pub fn sandbox() -> Result<Sandbox, SandboxRefusal> {
    sandbox_in(&std::env::var_os("PATH").unwrap_or_default())
}

/// Finds a working sandbox with the program in one of the folders of a search path.
///
/// # Errors
/// Why there is none.
pub fn sandbox_in(search: &OsStr) -> Result<Sandbox, SandboxRefusal> {
    if !cfg!(target_os = "linux") {
        return Err(SandboxRefusal::OtherSystem);
    }
    let candidates = std::env::split_paths(search).filter(|folder| folder.is_absolute());
    let program = candidates
        .map(|folder| folder.join("bwrap"))
        .find(|program| program.is_file())
        .ok_or(SandboxRefusal::Missing)?;
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
            .args(["--proc", "/proc", "--dev", "/dev", "--size", TMP_BYTES, "--tmpfs", "/tmp"])
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
