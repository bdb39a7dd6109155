//! The program `vitrine`; all of it is in the library beside.

use std::process::ExitCode;

fn main() -> ExitCode {
    vitrine_cli::run(std::env::args_os())
}
