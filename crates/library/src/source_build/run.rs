//! One recipe run in the sandbox, watched: time, memory, processes, bytes written, and whether the person
//! still wants it. Killing bubblewrap ends everything it started, at once.

use std::path::PathBuf;
use std::process::{Child, ExitStatus};
use std::sync::mpsc::{Receiver, TryRecvError};
use std::time::{Duration, Instant};

use tokio_util::sync::CancellationToken;
use vitrine_base::Reporter;
use vitrine_base::fs::{self, TreeMeasure};

use super::error::BuildError;
use super::inputs::{BuildInputs, BuildLimits};
use super::measure;
use super::output::{Log, follow};
use super::sandbox::{Bind, Sandbox};

/// Folders and files of one build.
pub(super) struct Places {
    pub(super) source: PathBuf,
    pub(super) sources: PathBuf,
    pub(super) prefix: PathBuf,
    pub(super) home: PathBuf,
    pub(super) recipe: PathBuf,
    /// The folder inside `source` the recipe starts in; may be empty.
    pub(super) top: String,
}

/// How often a build is looked at. A fork bomb starts some dozen processes meanwhile.
const LOOK: Duration = Duration::from_millis(5);
/// How often what it wrote is summed up, and a line of its output told.
const SUM: Duration = Duration::from_millis(500);
const TELL: Duration = Duration::from_millis(100);

/// Runs the recipe to its end; answers its log.
pub(super) fn run(
    inputs: &BuildInputs,
    sandbox: &Sandbox,
    places: &Places,
    reporter: &dyn Reporter,
    cancel: &CancellationToken,
) -> Result<String, BuildError> {
    let (child, lines) = start(inputs, sandbox, places)?;
    let mut watch = Watch {
        child,
        lines,
        log: Log::default(),
        newest: None,
        places,
        limits: inputs.limits,
        began: Instant::now(),
        summed: Instant::now(),
        unmeasured: false,
        told: Instant::now(),
    };
    let ended = watch.until_the_end(reporter, cancel);
    // Also when it ended by itself: nothing of it may stay.
    let _ = watch.child.kill();
    let _ = watch.child.wait();
    watch.rest_of_the_log();
    let status = ended?;
    // The last look at what it wrote may be half a second old.
    watch.check_written()?.map_err(BuildError::Unmeasurable)?;
    match status.success() {
        true => Ok(watch.log.text()),
        false => {
            Err(BuildError::Failed { code: status.code(), end: watch.log.end(4), log: watch.log.text() })
        }
    }
}

fn start(
    inputs: &BuildInputs,
    sandbox: &Sandbox,
    places: &Places,
) -> Result<(Child, Receiver<String>), BuildError> {
    let (reader, writer) = std::io::pipe()?;
    let mut command = sandbox.command();
    for (from, to, writable) in [
        (&places.source, "/build/source", true),
        (&places.sources, "/build/sources", false),
        (&places.prefix, "/build/prefix", true),
        (&places.home, "/build/home", true),
        (&places.recipe, "/build/recipe.sh", false),
    ] {
        command.args(Bind { from, to, writable }.arguments()?);
    }
    for (name, value) in variables(inputs) {
        command.args(["--setenv", &name, &value]);
    }
    let start = format!("/build/source/{}", places.top);
    // The rest of the sandbox's own root is not for writing either.
    command.args(["--remount-ro", "/", "--chdir", start.trim_end_matches('/')]);
    command.args(["--", "/bin/sh", "-c", &shell(&inputs.limits)]);
    command.stdout(writer.try_clone()?).stderr(writer);
    let child = command.spawn()?;
    // The command holds the writing end; the reader ends when all are closed.
    drop(command);
    Ok((child, follow(reader)))
}

fn variables(inputs: &BuildInputs) -> Vec<(String, String)> {
    let fixed = [
        ("PATH", "/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin"),
        ("HOME", "/build/home"),
        ("TMPDIR", "/tmp"),
        ("LANG", "C.UTF-8"),
        ("LC_ALL", "C.UTF-8"),
        ("TZ", "UTC"),
        ("PREFIX", "/build/prefix"),
        ("SOURCES", "/build/sources"),
    ];
    let mut all: Vec<(String, String)> = Vec::new();
    let own = &inputs.environment.variables;
    all.extend(own.iter().map(|(name, value)| (name.clone(), value.clone())));
    all.extend(fixed.map(|(name, value)| (name.to_owned(), value.to_owned())));
    all.push(("NAME".to_owned(), inputs.name.clone()));
    all.push(("VERSION".to_owned(), inputs.version.clone()));
    all.push(("SOURCE_DATE_EPOCH".to_owned(), inputs.environment.epoch.to_string()));
    all.retain(|(name, value)| !name.contains(['\0', '=']) && !value.contains('\0') && !name.is_empty());
    all
}

/// The kernel's own limits as a second fence, and the lowest share of the processor, so that whoever watches
/// always gets a turn. `-v` is wide because it counts memory that is only reserved. What is exact is watched
/// from outside.
fn shell(limits: &BuildLimits) -> String {
    let memory = limits.memory.saturating_mul(4).max(16 << 30) / 1024;
    let file = limits.output / 512;
    let processes = process_fence(limits.processes, measure::counts_by_namespace());
    format!(
        "ulimit -c 0; ulimit -v {memory} 2>/dev/null; ulimit -f {file} 2>/dev/null; \
         ulimit -p {processes} 2>/dev/null || ulimit -u {processes} 2>/dev/null; umask 022; \
         if command -v nice >/dev/null; then exec nice -n 19 /bin/sh -e /build/recipe.sh; fi; \
         exec /bin/sh -e /build/recipe.sh"
    )
}

/// A little above what is watched for, so that the watch finds it first and says so. An older kernel counts
/// every process of the person, and a narrow fence would stop the first one.
fn process_fence(processes: u64, by_namespace: bool) -> u64 {
    if by_namespace { processes.saturating_add(64) } else { processes.saturating_mul(2).saturating_add(4000) }
}

struct Watch<'a> {
    child: Child,
    lines: Receiver<String>,
    log: Log,
    newest: Option<String>,
    places: &'a Places,
    limits: BuildLimits,
    began: Instant,
    summed: Instant,
    /// What it wrote could not be measured the last time.
    unmeasured: bool,
    told: Instant,
}

impl Watch<'_> {
    fn until_the_end(
        &mut self,
        reporter: &dyn Reporter,
        cancel: &CancellationToken,
    ) -> Result<ExitStatus, BuildError> {
        loop {
            if let Some(status) = self.child.try_wait()? {
                return Ok(status);
            }
            if cancel.is_cancelled() {
                return Err(BuildError::Cancelled);
            }
            if self.began.elapsed() > self.limits.time {
                return Err(BuildError::TooLong(self.limits.time));
            }
            self.check_usage()?;
            if self.summed.elapsed() > SUM {
                self.check_now_and_then()?;
                self.summed = Instant::now();
            }
            self.take_lines();
            self.tell(reporter);
            std::thread::sleep(LOOK);
        }
    }

    fn check_usage(&self) -> Result<(), BuildError> {
        // Bubblewrap itself is two of them.
        let most = self.limits.processes.saturating_add(2);
        let usage = measure::below(self.child.id(), most);
        if usage.processes > most {
            return Err(BuildError::TooManyProcesses(self.limits.processes));
        }
        match usage.memory > self.limits.memory {
            true => Err(BuildError::TooMuchMemory(self.limits.memory)),
            false => Ok(()),
        }
    }

    /// Files come and go while the build runs, so that measuring may fail once, but not twice in a row.
    fn check_now_and_then(&mut self) -> Result<(), BuildError> {
        match self.check_written()? {
            Err(error) if self.unmeasured => Err(BuildError::Unmeasurable(error)),
            measured => {
                self.unmeasured = measured.is_err();
                Ok(())
            }
        }
    }

    /// Looks whether it wrote too much; the inner error is why that could not be measured. Measuring much takes
    /// time, in which the build must not go unwatched.
    fn check_written(&self) -> Result<std::io::Result<()>, BuildError> {
        let mut sum = TreeMeasure::default();
        for folder in [&self.places.source, &self.places.prefix, &self.places.home] {
            let mut broken = None;
            let mut go_on = |sum: &TreeMeasure| {
                broken = self.check_sum(sum).and_then(|()| self.check_usage()).err();
                broken.is_none()
            };
            let measured = fs::measure_tree(folder, &mut sum, &mut go_on);
            if let Some(error) = broken {
                return Err(error);
            }
            if let Err(error) = measured {
                return Ok(Err(error));
            }
        }
        Ok(Ok(()))
    }

    fn check_sum(&self, sum: &TreeMeasure) -> Result<(), BuildError> {
        if sum.entries > self.limits.files {
            return Err(BuildError::TooManyFiles(self.limits.files));
        }
        match sum.bytes > self.limits.output {
            true => Err(BuildError::TooMuchOutput(self.limits.output)),
            false => Ok(()),
        }
    }

    fn take_lines(&mut self) {
        while let Ok(line) = self.lines.try_recv() {
            self.keep(line);
        }
    }

    fn keep(&mut self, line: String) {
        if !line.trim().is_empty() {
            self.newest = Some(line.clone());
        }
        self.log.add(line);
    }

    /// The newest line, ten times a second at most; all of them are in the log.
    fn tell(&mut self, reporter: &dyn Reporter) {
        if self.told.elapsed() < TELL {
            return;
        }
        if let Some(line) = self.newest.take() {
            reporter.note(&line);
            self.told = Instant::now();
        }
    }

    /// Everything that was printed before the end; the reader stops when the last writer is gone.
    fn rest_of_the_log(&mut self) {
        let patience = Instant::now() + Duration::from_secs(5);
        while Instant::now() < patience {
            match self.lines.try_recv() {
                Ok(line) => self.keep(line),
                Err(TryRecvError::Disconnected) => return,
                Err(TryRecvError::Empty) => std::thread::sleep(Duration::from_millis(1)),
            }
        }
    }
}
