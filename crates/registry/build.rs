//! The built web page is put into the program (`src/http/ui.rs`); when it appears or changes, the program is made again.
#![allow(clippy::print_stdout, clippy::disallowed_methods)]

fn main() {
    let built = std::path::Path::new("../../ui/dist");
    // A path that is not there would count as changed every time.
    let watched = if built.exists() { "../../ui/dist" } else { "../../ui" };
    println!("cargo::rerun-if-changed={watched}");
}
