//! The worker of `checks`, as a program of its own: what `vitrine inspect-worker` is, for tests and for operators who want
//! to see what it answers. Started under another name it plays a worker that a package has got the better of.

use std::process::ExitCode;

use vitrine_registry::checks::worker;

fn main() -> ExitCode {
    let mut args = std::env::args_os();
    let name = args.next().unwrap_or_default();
    let stem = std::path::Path::new(&name).file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
    match stem {
        "hog" if worker::confine() => {
            let mut taken: Vec<Vec<u8>> = Vec::new();
            loop {
                taken.push(vec![1; 64 * 1024 * 1024]);
            }
        }
        "spin" if worker::confine() => loop {
            std::hint::spin_loop();
        },
        "crash" => std::process::abort(),
        _ => worker::run(args),
    }
}
