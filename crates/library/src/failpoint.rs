//! Places where a test can make the program die or a disk fail. In normal use the variable is not set and
//! a failpoint costs one look at the environment.
//!
//! `VITRINE_FAILPOINT=NAME:ACTION`, with the action `kill` (the process dies on the spot, nothing is
//! cleaned up), `error` (the disk fails), `full` (the disk is full) or `readonly`; several with commas
//! between them. The names, in the order a transaction meets them: `downloaded`, `unpacked`, `staged` (before the journal), `prepared` (after it), `retired`, `tree`,
//! `original`, `receipt`, `pointer`, `row`, `shims`, `kept`, `settled`, `done`; and `undo` while a failed one is taken back.
//! A move of the library meets those of [`MOVE_FAILPOINTS`].

use std::io;

/// The variable that names a failpoint and what happens there.
pub const FAILPOINT_VARIABLE: &str = "VITRINE_FAILPOINT";

/// Every failpoint, in the order an install meets them.
pub const FAILPOINTS: [&str; 14] = [
    "downloaded",
    "unpacked",
    "staged",
    "prepared",
    "retired",
    "tree",
    "original",
    "receipt",
    "pointer",
    "row",
    "shims",
    "kept",
    "settled",
    "done",
];

/// Every failpoint of a move of the library, in the order it meets them; from `move_decided` on it is finished.
pub const MOVE_FAILPOINTS: [&str; 7] = [
    "move_begun",
    "move_copied",
    "move_compared",
    "move_decided",
    "move_linked",
    "move_switched",
    "move_cleared",
];

/// Does what the environment asks for at this place; mostly nothing.
///
/// # Errors
/// The disk error that was asked for.
pub(crate) fn failpoint(name: &str) -> io::Result<()> {
    let Some(wishes) = std::env::var_os(FAILPOINT_VARIABLE) else { return Ok(()) };
    let wishes = wishes.to_string_lossy();
    let mut pairs = wishes.split(',').filter_map(|wish| wish.split_once(':'));
    let Some((_, action)) = pairs.find(|(wanted, _)| *wanted == name) else { return Ok(()) };
    let kind = match action {
        "kill" => std::process::abort(),
        "full" => io::ErrorKind::StorageFull,
        "readonly" => io::ErrorKind::ReadOnlyFilesystem,
        _ => io::ErrorKind::Other,
    };
    Err(io::Error::new(kind, format!("failpoint {name}")))
}
