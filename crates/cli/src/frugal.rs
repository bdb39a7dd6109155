//! How a program that runs for weeks asks for its memory. The system's allocator (glibc's) learns from large pieces that
//! were given back to keep such pieces from then on, for every thread apart: a registry that makes patches, which takes
//! 20 MB for a moment, would stay at hundreds. It unlearns that by words in the environment, which it reads only when a
//! program starts.

use std::ffi::OsString;

/// What glibc reads its settings from.
#[cfg(all(target_os = "linux", target_env = "gnu"))]
const SETTINGS: &str = "GLIBC_TUNABLES";

/// Tells the program that was started anew. glibc's own variable does not: a program that may listen on low ports by its
/// file's capabilities never sees it, and would start itself for ever.
#[cfg(all(target_os = "linux", target_env = "gnu"))]
const BEGUN: &str = "VITRINE_BEGUN_ANEW";

/// From this size on, in bytes, a piece of memory is the system's again as soon as it is not needed: what glibc begins
/// with. Saying so keeps it from learning otherwise.
#[cfg(all(target_os = "linux", target_env = "gnu"))]
const GIVEN_BACK: usize = 128 * 1024;

/// Starts this program anew, as the same process, with memory that is given back; comes back when it was started so
/// already, when whoever started it set glibc's settings, and where it cannot be done: then it takes more memory.
#[cfg(all(target_os = "linux", target_env = "gnu"))]
pub(crate) fn begin_anew(arguments: &[OsString]) {
    use std::os::unix::process::CommandExt as _;

    if [SETTINGS, BEGUN].iter().any(|name| std::env::var_os(name).is_some()) {
        return;
    }
    let (Ok(program), Some((name, rest))) = (std::env::current_exe(), arguments.split_first()) else {
        return;
    };
    // Threads that share one arena wait for each other, and every arena keeps something: one for each processor.
    let arenas = std::thread::available_parallelism().map_or(1, usize::from);
    let settings = [("mmap_threshold", GIVEN_BACK), ("trim_threshold", GIVEN_BACK), ("arena_max", arenas)];
    let words = settings.map(|(name, value)| format!("glibc.malloc.{name}={value}")).join(":");
    let mut anew = std::process::Command::new(program);
    let _ = anew.arg0(name).args(rest).env(SETTINGS, words).env(BEGUN, "1").exec();
}

/// Other systems' allocators give back by themselves.
#[cfg(not(all(target_os = "linux", target_env = "gnu")))]
pub(crate) fn begin_anew(_: &[OsString]) {}
