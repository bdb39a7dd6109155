//! Draws the pictures of the demo personas into `demo/personas/<id>/<version>/`.
//!
//! `cargo run -p vitrine-demo --bin draw` redraws all of them; with a folder as argument it draws one PNG-free
//! set of `<id>.webp` there instead, to look at.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use vitrine_base::fs;
use vitrine_demo::draw::{ids, pictures};

fn main() -> ExitCode {
    let done = match std::env::args_os().nth(1) {
        Some(folder) => sheet(Path::new(&folder)),
        None => redraw(&PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("personas")),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            use std::io::Write as _;
            let _ = writeln!(std::io::stderr(), "{error}");
            ExitCode::FAILURE
        }
    }
}

/// Every picture once, for a look at them side by side.
fn sheet(folder: &Path) -> std::io::Result<()> {
    fs::create_dir_all(folder)?;
    for id in ids() {
        let drawn = pictures(id).ok_or_else(|| std::io::Error::other(format!("{id} cannot be drawn")))?;
        fs::write_atomic(&folder.join(format!("{id}.webp")), &drawn.avatar)?;
    }
    Ok(())
}

/// The pictures of every version of every persona.
fn redraw(personas: &Path) -> std::io::Result<()> {
    for id in ids() {
        let drawn = pictures(id).ok_or_else(|| std::io::Error::other(format!("{id} cannot be drawn")))?;
        for (version, _) in fs::list_dir(&personas.join(id))? {
            let folder = personas.join(id).join(version);
            fs::create_dir_all(&folder.join("assets"))?;
            for (path, bytes) in drawn.files(id) {
                fs::write_atomic(&folder.join(path), bytes)?;
            }
        }
    }
    Ok(())
}
