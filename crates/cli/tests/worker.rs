//! The process that looks into packages, as far as only the program itself can show it: what it takes when it starts, by
//! its allocator above all, must leave room below its limits.

use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::run::program;

/// A number of kilobytes from a line of `/proc/PID/status`.
fn kilobytes(status: &str, name: &str) -> u64 {
    let line = status.lines().find_map(|line| line.strip_prefix(name)).unwrap();
    line.trim_start_matches(':').trim_end_matches("kB").trim().parse().unwrap()
}

/// Its bound on addresses in bytes, once it has one.
fn bound(limits: &str) -> Option<u64> {
    let line = limits.lines().find_map(|line| line.strip_prefix("Max address space"))?;
    line.split_whitespace().next()?.parse().ok()
}

/// The server limits it from outside as well, at a moment of its start nobody knows: what it has reserved by then must
/// not be all it may ever have.
#[test]
#[cfg(target_os = "linux")]
fn what_it_reserves_at_its_start_leaves_room_below_its_limit() {
    let mut command = Command::new(program());
    command.arg("inspect-worker").stdin(Stdio::piped()).stdout(Stdio::null());
    let mut worker = command.spawn().unwrap();
    let proc = format!("/proc/{}", worker.id());
    let begun = Instant::now();
    let bound = loop {
        let limits = std::fs::read_to_string(format!("{proc}/limits")).unwrap();
        if let Some(bound) = bound(&limits) {
            break bound;
        }
        assert!(begun.elapsed() < Duration::from_secs(60), "{limits}");
        std::thread::yield_now();
    };
    let status = std::fs::read_to_string(format!("{proc}/status")).unwrap();
    let most = kilobytes(&status, "VmPeak") * 1024;
    worker.kill().unwrap();
    worker.wait().unwrap();
    assert!(most + (64 << 20) < bound, "{most} of {bound} bytes are taken before it has anything to do");
}
