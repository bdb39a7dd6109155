//! The program `vitrine`; all of it is in the library beside.

use std::process::ExitCode;

/// glibc's keeps what threads once needed; a registry that looks into a thousand packages would stay at its peak.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    vitrine_cli::run(std::env::args_os())
}
