//! How a program that runs for weeks asks for its memory. The system's allocator (glibc's) learns from large pieces that
//! were given back to keep such pieces from then on, for every thread apart: a registry that makes patches, which takes
//! 20 MB for a moment, would stay at hundreds. It unlearns that by words in the environment, which it reads only when a
//! program starts.

use std::ffi::OsString;

/// What glibc reads its settings from.
#[cfg(all(target_os = "linux", target_env = "gnu"))]
const SETTINGS: &str = "GLIBC_TUNABLES";

/// How its settings for memory begin.
#[cfg(all(target_os = "linux", target_env = "gnu"))]
const OF_MEMORY: &str = "glibc.malloc.";

/// From this size on, in bytes, a piece of memory is the system's again as soon as it is not needed: what glibc begins
/// with. Saying so keeps it from learning otherwise.
#[cfg(all(target_os = "linux", target_env = "gnu"))]
const GIVEN_BACK: usize = 128 * 1024;

/// Starts this program anew, as the same process, with memory that is given back; comes back when it was started so
/// already, when whoever started it has settings of their own, and where it cannot be done: then it takes more memory.
#[cfg(all(target_os = "linux", target_env = "gnu"))]
pub(crate) fn begin_anew(arguments: &[OsString]) {
    use std::os::unix::process::CommandExt as _;

    let said = std::env::var(SETTINGS).unwrap_or_default();
    let (Ok(program), Some((name, rest))) = (std::env::current_exe(), arguments.split_first()) else {
        return;
    };
    if said.contains(OF_MEMORY) {
        return;
    }
    // Threads that share one arena wait for each other, and every arena keeps something: one for each processor.
    let arenas = std::thread::available_parallelism().map_or(1, usize::from);
    let ours = format!(
        "{OF_MEMORY}mmap_threshold={GIVEN_BACK}:{OF_MEMORY}trim_threshold={GIVEN_BACK}:{OF_MEMORY}arena_max={arenas}"
    );
    let all = if said.is_empty() { ours } else { format!("{said}:{ours}") };
    let _ = std::process::Command::new(program).arg0(name).args(rest).env(SETTINGS, all).exec();
}

/// Other systems' allocators give back by themselves.
#[cfg(not(all(target_os = "linux", target_env = "gnu")))]
pub(crate) fn begin_anew(_: &[OsString]) {}
