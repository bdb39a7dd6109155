//! Runs a program of ours or the operator's: JSON in, bytes out, in a process group of its own that is killed when its
//! time is up. Its environment is empty but for the path.

use std::path::Path;
use std::process::Stdio;
use std::time::Duration;

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::process::{Child, Command};

/// How a program is run.
pub(super) struct Run<'a> {
    /// The program.
    pub(super) program: &'a Path,
    /// Its arguments.
    pub(super) args: &'a [&'a str],
    /// What it reads.
    pub(super) input: &'a [u8],
    /// Bytes it may write; more is as bad as none.
    pub(super) output: u64,
    /// How long it may take.
    pub(super) time: Duration,
    /// It is our own worker, and gets its limits from outside as well.
    pub(super) confined: bool,
}

/// Kills the whole group when it is dropped: a task that is aborted leaves nothing running.
struct Group {
    child: Child,
}

impl Group {
    fn kill(&mut self) {
        let id = self.child.id().and_then(|id| i32::try_from(id).ok());
        if let Some(group) = id.and_then(rustix::process::Pid::from_raw) {
            let _ = rustix::process::kill_process_group(group, rustix::process::Signal::KILL);
        }
        let _ = self.child.start_kill();
    }
}

impl Drop for Group {
    fn drop(&mut self) {
        self.kill();
    }
}

/// Runs it; what it wrote, or in one sentence why there is nothing.
pub(super) async fn run(run: &Run<'_>) -> Result<Vec<u8>, String> {
    let mut command = Command::new(run.program);
    command
        .args(run.args)
        .env_clear()
        .envs(std::env::var_os("PATH").map(|path| ("PATH", path)))
        .current_dir(std::env::temp_dir())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .process_group(0)
        .kill_on_drop(true);
    let child = command.spawn().map_err(|error| format!("it could not be started: {error}"))?;
    let mut group = Group { child };
    if run.confined {
        limit(&group.child);
    }
    let ended = tokio::time::timeout(run.time, talk(&mut group.child, run)).await;
    let answer = match ended {
        Ok(answer) => answer,
        Err(_) => Err(format!("it took longer than {} seconds and was stopped", run.time.as_secs())),
    };
    if answer.is_err() {
        group.kill();
        let _ = group.child.wait().await;
    }
    answer
}

async fn talk(child: &mut Child, run: &Run<'_>) -> Result<Vec<u8>, String> {
    let (Some(mut stdin), Some(stdout)) = (child.stdin.take(), child.stdout.take()) else {
        return Err("it has no standard streams".into());
    };
    let write = async move {
        // A program that does not read what it is told may still answer.
        let _ = stdin.write_all(run.input).await;
        drop(stdin);
    };
    let read = async move {
        let mut bytes = Vec::new();
        let read = stdout.take(run.output + 1).read_to_end(&mut bytes).await;
        read.map(|_| bytes).map_err(|error| format!("its answer could not be read: {error}"))
    };
    let ((), bytes) = tokio::join!(write, read);
    let bytes = bytes?;
    if bytes.len() as u64 > run.output {
        return Err("it answered more than is ever right".into());
    }
    let status = child.wait().await.map_err(|error| error.to_string())?;
    if !status.success() {
        return Err(format!("it ended with {status}"));
    }
    Ok(bytes)
}

/// The worker takes its limits itself first thing; whatever stands in for it gets them here too.
#[cfg(target_os = "linux")]
fn limit(child: &Child) {
    let id = child.id().and_then(|id| i32::try_from(id).ok());
    let Some(pid) = id.and_then(rustix::process::Pid::from_raw) else { return };
    for (resource, most) in super::worker::LIMITS {
        let _ = rustix::process::prlimit(Some(pid), resource, super::worker::bound(most));
    }
}

#[cfg(not(target_os = "linux"))]
fn limit(_: &Child) {}

#[cfg(test)]
mod tests {
    use std::path::Path;
    use std::time::{Duration, Instant};

    use super::{Run, run};

    async fn sh(script: &str, time: Duration) -> Result<Vec<u8>, String> {
        let args = ["-c", script];
        let run_it = Run {
            program: Path::new("/bin/sh"),
            args: &args,
            input: b"told",
            output: 100,
            time,
            confined: false,
        };
        run(&run_it).await
    }

    #[tokio::test]
    async fn what_takes_too_long_is_stopped_with_all_it_started() {
        let folder = tempfile::tempdir().unwrap();
        let mark = folder.path().join("mark");
        // A grandchild holds the answer open and would leave its mark.
        let script = format!("(sleep 3; touch {}) & sleep 600", mark.display());
        let began = Instant::now();
        let error = sh(&script, Duration::from_millis(300)).await.unwrap_err();
        assert!(error.contains("longer than"), "{error}");
        assert!(began.elapsed() < Duration::from_secs(3));
        let left = sh("ps -eo args | grep -c '[s]leep 600' || true", Duration::from_secs(10)).await.unwrap();
        assert_eq!(String::from_utf8_lossy(&left).trim(), "0");
    }

    #[tokio::test]
    async fn it_hears_and_answers_and_knows_little() {
        assert_eq!(sh("cat", Duration::from_secs(10)).await.unwrap(), b"told");
        assert_eq!(
            sh("echo fine", Duration::from_secs(10)).await.unwrap(),
            b"fine\n",
            "not reading is no fault"
        );
        let error = sh("head -c 1000 /dev/zero", Duration::from_secs(10)).await.unwrap_err();
        assert!(error.contains("more than"), "{error}");
        let secrets = sh("env | grep -c CARGO || true", Duration::from_secs(10)).await.unwrap();
        assert_eq!(secrets, b"0\n");
    }
}
