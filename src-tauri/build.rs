//! Builds the window's content when it is missing or older than its sources, then tells Tauri which
//! commands a window may call: exactly those of the table in crates/api, and the shell's own.
#![allow(clippy::disallowed_methods, clippy::print_stdout, clippy::expect_used, clippy::panic)]

use std::path::Path;
use std::process::Command;
use std::time::SystemTime;

include!("shell_commands.rs");

/// What the window's content is built from.
const SOURCES: &[&str] =
    &["src", "locales", "public", "index.html", "package.json", "package-lock.json", "vite.config.ts"];

fn main() {
    let ui = Path::new(env!("CARGO_MANIFEST_DIR")).join("ui");
    for source in SOURCES.iter().chain(&["dist/index.html"]) {
        println!("cargo::rerun-if-changed={}", ui.join(source).display());
    }
    println!("cargo::rerun-if-env-changed=VITRINE_KEEP_UI");
    if std::env::var_os("VITRINE_KEEP_UI").is_none() && is_stale(&ui) {
        build_ui(&ui);
    }
    write_words(&ui.join("locales"));
    let commands: Vec<&'static str> = vitrine_api::COMMANDS
        .iter()
        .map(|command| command.name)
        .chain(SHELL_COMMANDS.iter().copied())
        .collect();
    tauri_build::try_build(
        tauri_build::Attributes::new()
            .app_manifest(tauri_build::AppManifest::new().commands(commands.leak()))
            .capabilities_path_pattern("./src-tauri/capabilities/*.json"),
    )
    .expect("Tauri's build step failed");
}

/// Puts the shell's words of every language into the program: `(language, messages)`, English first.
fn write_words(locales: &Path) {
    let mut languages: Vec<String> = std::fs::read_dir(locales)
        .expect("ui/locales is there")
        .flatten()
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .filter(|language| locales.join(language).join("shell.ftl").is_file())
        .collect();
    languages.sort_by_key(|language| (language != "en", language.clone()));
    let rows: String = languages
        .iter()
        .map(|language| {
            let path = locales.join(language).join("shell.ftl");
            format!("    ({language:?}, include_str!({:?})),\n", path.display().to_string())
        })
        .collect();
    let out = Path::new(&std::env::var_os("OUT_DIR").expect("Cargo names it")).join("words.rs");
    std::fs::write(out, format!("&[\n{rows}]\n")).expect("the words can be written");
}

fn is_stale(ui: &Path) -> bool {
    let Ok(built) = std::fs::metadata(ui.join("dist/index.html")).and_then(|m| m.modified()) else {
        return true;
    };
    ["src", "locales", "index.html", "package-lock.json"]
        .iter()
        .any(|source| newest(&ui.join(source)) > built)
}

fn newest(path: &Path) -> SystemTime {
    let own = std::fs::metadata(path).and_then(|m| m.modified()).unwrap_or(SystemTime::UNIX_EPOCH);
    let Ok(entries) = std::fs::read_dir(path) else { return own };
    entries.flatten().map(|entry| newest(&entry.path())).max().unwrap_or(own)
}

fn build_ui(ui: &Path) {
    let run = |arguments: &[&str]| {
        Command::new("npm").args(arguments).current_dir(ui).status().is_ok_and(|status| status.success())
    };
    let installed =
        ui.join("node_modules/.package-lock.json").exists() || run(&["ci", "--no-audit", "--no-fund"]);
    if !(installed && run(&["run", "build"])) {
        panic!(
            "The window's content (ui/dist) is not built, and building it here failed. \
             Install Node 20 with npm, then run `make ui` and build again."
        );
    }
}
