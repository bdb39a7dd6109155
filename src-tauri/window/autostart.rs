//! Starting with the desktop session: one file of the person's autostart folder (freedesktop.org, Desktop
//! Application Autostart Specification 0.5). It is written when they agree, and only ever switched off when they
//! change their mind, so that what they changed in it stays.

use std::path::{Path, PathBuf};

use serde_json::Value;
use vitrine_api::ApiError;
use vitrine_api::types::Settings;
use vitrine_base::fs;

const FILE: &str = "autostart/org.vitrine.Vitrine.desktop";

/// A desktop file is a few hundred bytes; more is not one.
const MAX_BYTES: u64 = 64 * 1024;

/// The keys that say "do not start", with what they are when it is to be started.
const SWITCHES: &[(&str, &str)] = &[("Hidden", "false"), ("X-GNOME-Autostart-enabled", "true")];

/// Brings the file in step with settings that are about to be kept; nothing when they say no more than before.
///
/// # Errors
/// When the file cannot be written: the settings are not kept then.
pub(crate) fn follow(before: &Settings, wanted: &Value, home: &Path) -> Result<(), ApiError> {
    let Some(wanted) = wanted.get("autostart").and_then(Value::as_bool) else { return Ok(()) };
    if wanted == before.autostart || !cfg!(target_os = "linux") {
        return Ok(());
    }
    let path = folder().join(FILE);
    set(&path, wanted, &program(), home).map_err(|error| {
        ApiError::new("shell.autostart", "Vitrine could not be added to what starts with your session.")
            .with_action(format!("Check that the folder of {} can be written.", path.display()))
            .with_details(error.to_string())
    })
}

/// The person's folder of configuration (XDG base directory specification).
fn folder() -> PathBuf {
    let variable = |name| std::env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute());
    variable("XDG_CONFIG_HOME")
        .or_else(|| variable("HOME").map(|home| home.join(".config")))
        .unwrap_or_else(|| PathBuf::from(".config"))
}

/// What is started: the AppImage this came from, or the program beside this one.
fn program() -> PathBuf {
    if let Some(image) = std::env::var_os("APPIMAGE") {
        return image.into();
    }
    std::env::current_exe().map(|own| own.with_file_name("vitrine-desktop")).unwrap_or_default()
}

fn set(path: &Path, start: bool, program: &Path, home: &Path) -> std::io::Result<()> {
    let present = fs::exists(path).then(|| fs::read_limited(path, MAX_BYTES)).transpose()?;
    let text = match present {
        Some(bytes) => switched(&String::from_utf8_lossy(&bytes), start),
        None if start => fresh(program, home),
        None => return Ok(()),
    };
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write_atomic(path, text.as_bytes())
}

fn fresh(program: &Path, home: &Path) -> String {
    let mut command = format!("{} --hidden", quoted(&program.display().to_string()));
    if home != vitrine_engine::default_home() {
        command.push_str(&format!(" --home {}", quoted(&home.display().to_string())));
    }
    format!(
        "[Desktop Entry]\nType=Application\nName=Vitrine\nExec={command}\nIcon=org.vitrine.Vitrine\n\
         Terminal=false\nX-GNOME-Autostart-enabled=true\nHidden=false\n"
    )
}

/// An argument of `Exec=` (Desktop Entry Specification, "The Exec key"): quoted, its special characters escaped
/// once for the quotes and once more for the file.
fn quoted(argument: &str) -> String {
    let mut text = String::from("\"");
    for character in argument.chars() {
        match character {
            '"' | '`' | '$' => text.extend(['\\', '\\', character]),
            '\\' => text.push_str("\\\\\\\\"),
            '%' => text.push_str("%%"),
            other => text.push(other),
        }
    }
    text.push('"');
    text
}

/// The same file, switched on or off; everything else of it stays as it is.
fn switched(text: &str, start: bool) -> String {
    let value = |on: &str| if start { on.to_owned() } else { (on != "true").to_string() };
    let mut left: Vec<_> = SWITCHES.to_vec();
    let mut lines: Vec<String> = Vec::new();
    let mut inside = false;
    let mut end = 0;
    for line in text.lines() {
        if line.starts_with('[') {
            inside = line.trim() == "[Desktop Entry]";
        }
        let key = line.split('=').next().unwrap_or_default().trim();
        match left.iter().position(|(name, _)| inside && *name == key) {
            Some(index) => {
                let (name, on) = left.remove(index);
                lines.push(format!("{name}={}", value(on)));
            }
            None => lines.push(line.to_owned()),
        }
        if inside && !line.trim().is_empty() {
            end = lines.len();
        }
    }
    for (name, on) in left.into_iter().rev() {
        lines.insert(end, format!("{name}={}", value(on)));
    }
    lines.join("\n") + "\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agreeing_writes_it_and_changing_ones_mind_keeps_what_was_changed() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(FILE);
        let (program, home) = (Path::new("/opt/vi trine/vitrine-desktop"), Path::new("/home/x/100%"));
        set(&path, false, program, home).unwrap();
        assert!(!fs::exists(&path), "nothing is written before somebody agrees");
        set(&path, true, program, home).unwrap();
        let read = || String::from_utf8(fs::read_limited(&path, MAX_BYTES).unwrap()).unwrap();
        assert!(
            read().contains("Exec=\"/opt/vi trine/vitrine-desktop\" --hidden --home \"/home/x/100%%\"\n")
        );
        let changed = read().replace("Name=Vitrine", "Name=My gallery\nX-Mine=1");
        fs::write_atomic(&path, changed.as_bytes()).unwrap();
        set(&path, false, program, home).unwrap();
        assert!(read().contains("Name=My gallery\nX-Mine=1\n"));
        assert!(read().contains("X-GNOME-Autostart-enabled=false\n") && read().contains("Hidden=true\n"));
        set(&path, true, program, home).unwrap();
        assert_eq!(read(), changed);
    }

    #[test]
    fn a_file_without_the_switches_gets_them_in_its_own_group() {
        let text = "[Desktop Entry]\nExec=vitrine-desktop\n\n[Desktop Action x]\nHidden=maybe\n";
        assert_eq!(
            switched(text, false),
            "[Desktop Entry]\nExec=vitrine-desktop\nHidden=true\nX-GNOME-Autostart-enabled=false\n\n\
             [Desktop Action x]\nHidden=maybe\n"
        );
    }

    #[test]
    fn special_characters_are_only_characters() {
        assert_eq!(quoted("a\"$`\\%"), "\"a\\\\\"\\\\$\\\\`\\\\\\\\%%\"");
    }
}
