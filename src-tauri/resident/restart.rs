//! Starting what took this program's place: a newer AppImage, or the one before it.

use std::ffi::{OsStr, OsString};
use std::path::Path;
use std::process::{Command, Stdio};

/// What the start of an AppImage says about itself (AppImage documentation, "Environment variables"), and what was good
/// for one window.
const OF_THIS_ONE: [&str; 6] =
    ["APPIMAGE", "APPDIR", "ARGV0", "OWD", "XDG_ACTIVATION_TOKEN", "DESKTOP_STARTUP_ID"];

/// Starts it on the same home. What of the environment leads into the image this program is in is not handed on: the
/// next one has its own.
///
/// # Errors
/// When it cannot be started.
pub(super) fn start(program: &Path, home: &Path) -> std::io::Result<()> {
    let mut command = Command::new(program);
    command.arg("--home").arg(home).stdin(Stdio::null());
    let mounted = std::env::var_os("APPDIR").filter(|folder| !folder.is_empty());
    for (name, value) in std::env::vars_os() {
        match cleaned(&name, &value, mounted.as_deref()) {
            Some(value) => command.env(name, value),
            None => command.env_remove(name),
        };
    }
    command.spawn().map(drop)
}

/// A variable for the next program; none for one that is only about this one.
fn cleaned(name: &OsStr, value: &OsStr, mounted: Option<&OsStr>) -> Option<OsString> {
    if OF_THIS_ONE.iter().any(|own| name == *own) {
        return None;
    }
    let Some(mounted) = mounted.map(Path::new) else { return Some(value.to_owned()) };
    let parts: Vec<_> = std::env::split_paths(value).collect();
    let outside: Vec<_> = parts.iter().filter(|part| !part.starts_with(mounted)).collect();
    if outside.len() == parts.len() {
        return Some(value.to_owned());
    }
    let rest = std::env::join_paths(outside).ok()?;
    (!rest.is_empty()).then_some(rest)
}

#[cfg(test)]
mod tests {
    #[test]
    fn nothing_of_the_image_is_handed_on() {
        let cleaned = |name: &str, value: &str| {
            super::cleaned(name.as_ref(), value.as_ref(), Some("/tmp/.mount_Vi1".as_ref()))
                .map(|value| value.into_string().unwrap())
        };
        assert_eq!(cleaned("APPIMAGE", "/home/mira/Vitrine.AppImage"), None);
        assert_eq!(cleaned("GTK_PATH", "/tmp/.mount_Vi1/usr/lib/gtk-3.0"), None);
        assert_eq!(
            cleaned("XDG_DATA_DIRS", "/tmp/.mount_Vi1/usr/share:/usr/share").as_deref(),
            Some("/usr/share")
        );
        assert_eq!(cleaned("PATH", "/usr/bin:/bin").as_deref(), Some("/usr/bin:/bin"));
        assert_eq!(cleaned("LANG", "de_DE.UTF-8").as_deref(), Some("de_DE.UTF-8"));
        let without = super::cleaned("GTK_PATH".as_ref(), "/x".as_ref(), None);
        assert_eq!(without.as_deref(), Some("/x".as_ref()));
    }
}
