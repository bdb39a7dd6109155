//! What a running build uses, as the kernel tells it: the processes below bubblewrap, and their memory.
//! Limits of the kernel (`ulimit`) hold per process or per person, and not at all for root; these hold for
//! the build as a whole.

use std::path::{Path, PathBuf};

use vitrine_base::fs;

/// What the processes of a build use together.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Usage {
    pub(super) processes: u64,
    /// Bytes of memory that are theirs or shared.
    pub(super) memory: u64,
}

fn children_file(process: u32) -> PathBuf {
    PathBuf::from(format!("/proc/{process}/task/{process}/children"))
}

/// True when the kernel tells which processes another one started.
pub(super) fn works() -> bool {
    fs::exists(&children_file(std::process::id()))
}

/// True for kernels from 5.14 on, where the limit of processes counts those of a user namespace only.
pub(super) fn counts_by_namespace() -> bool {
    let release = read(Path::new("/proc/sys/kernel/osrelease"));
    let mut numbers = release.split(|c: char| !c.is_ascii_digit()).map_while(|part| part.parse::<u32>().ok());
    (numbers.next().unwrap_or(0), numbers.next().unwrap_or(0)) >= (5, 14)
}

/// Sums up a process and all below it; stops counting processes above `enough`.
pub(super) fn below(process: u32, enough: u64) -> Usage {
    let mut usage = Usage::default();
    let mut waiting = vec![process];
    while let Some(process) = waiting.pop() {
        usage.processes += 1;
        usage.memory += resident(process);
        if usage.processes > enough {
            break;
        }
        waiting.extend(children(process));
    }
    usage
}

/// The processes a process started, by whichever of its threads; one that has ended meanwhile has none.
fn children(process: u32) -> Vec<u32> {
    let threads = PathBuf::from(format!("/proc/{process}/task"));
    let listed = fs::list_dir(&threads).unwrap_or_default();
    let started = |(thread, _): &(std::ffi::OsString, fs::Metadata)| {
        let text = read(&threads.join(thread).join("children"));
        text.split_ascii_whitespace().filter_map(|child| child.parse().ok()).collect::<Vec<u32>>()
    };
    listed.iter().flat_map(started).collect()
}

/// `VmRSS` of a process, in bytes; 0 of one that has ended.
fn resident(process: u32) -> u64 {
    let status = read(Path::new(&format!("/proc/{process}/status")));
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let kilobytes = line.and_then(|line| line.split_ascii_whitespace().next()?.parse::<u64>().ok());
    kilobytes.unwrap_or(0) * 1024
}

fn read(path: &Path) -> String {
    let bytes = fs::read_limited(path, 4 * 1024 * 1024).unwrap_or_default();
    String::from_utf8_lossy(&bytes).into_owned()
}
