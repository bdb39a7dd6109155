//! Programs run for measuring.

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

/// True when a program is installed.
pub(crate) fn has(program: &str) -> bool {
    let folders = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&folders).any(|folder| folder.join(program).is_file())
}

/// Seconds a command takes; panics when it fails.
pub(crate) fn seconds(command: &mut Command) -> f64 {
    let started = Instant::now();
    let ended = command.stdout(Stdio::null()).stderr(Stdio::piped()).output().expect("the program starts");
    assert!(ended.status.success(), "{command:?} failed: {}", String::from_utf8_lossy(&ended.stderr));
    started.elapsed().as_secs_f64()
}

/// The middle of three runs.
pub(crate) fn median_of_three(mut run: impl FnMut() -> f64) -> f64 {
    let mut times = [run(), run(), run()];
    times.sort_by(f64::total_cmp);
    times[1]
}

/// Ours and the control in turn, so that what else the machine does meets both; the round with the middle ratio.
pub(crate) fn middle_pair(
    rounds: usize,
    mut ours: impl FnMut() -> f64,
    mut control: impl FnMut() -> f64,
) -> (f64, f64) {
    let mut pairs: Vec<(f64, f64)> = (0..rounds).map(|_| (ours(), control())).collect();
    pairs.sort_by(|a, b| (a.0 / a.1).total_cmp(&(b.0 / b.1)));
    pairs[rounds / 2]
}

/// Runs a piece of this program and reads its one line of JSON.
pub(crate) fn piece(arguments: &[&str]) -> serde_json::Value {
    let program = std::env::current_exe().expect("this program has a path");
    let ended =
        Command::new(program).args(arguments).stderr(Stdio::inherit()).output().expect("the piece starts");
    assert!(ended.status.success(), "{arguments:?} failed");
    serde_json::from_slice(&ended.stdout).expect("a line of JSON")
}

/// The largest resident set of this process so far, in megabytes.
pub(crate) fn peak_megabytes() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").expect("/proc");
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).expect("VmHWM");
    line.trim().trim_end_matches(" kB").trim().parse::<f64>().expect("a number") / 1024.0
}

/// Seconds and peak megabytes of a program, by GNU time's own system call numbers through Python.
pub(crate) fn seconds_and_peak(command: &[&str], environment: &[(&str, &Path)]) -> (f64, f64) {
    let script = "import resource,subprocess,sys,time\nt=time.time()\nr=subprocess.run(sys.argv[1:],stdout=subprocess.DEVNULL)\n\
                  print(time.time()-t, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss/1024)\nsys.exit(r.returncode)";
    let ended = Command::new("python3")
        .args(["-c", script])
        .args(command)
        .envs(environment.iter().map(|(name, value)| (name, value)))
        .output()
        .expect("python3 starts");
    assert!(ended.status.success(), "{command:?} failed: {}", String::from_utf8_lossy(&ended.stderr));
    let text = String::from_utf8_lossy(&ended.stdout);
    let mut numbers = text.split_whitespace().map(|n| n.parse().expect("a number"));
    (numbers.next().expect("seconds"), numbers.next().expect("megabytes"))
}
