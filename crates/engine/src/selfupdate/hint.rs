//! How a newer Vitrine is got: the line to type that fits how this one was installed. What is asked of the
//! computer (package managers, the AppImage's variables) is in [`self_update_hint`]; what follows from the
//! answers is [`hint`], which asks nothing.

use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::Duration;

use tokio::process::Command;
use vitrine_api::types::{InstalledBy, SelfUpdateHint};

/// A package manager looks into its own database; one that takes longer is broken or locked.
const PATIENCE: Duration = Duration::from_secs(5);

/// What was found out about the running program.
#[derive(Debug, Clone, Default)]
struct Found {
    /// The program's own file, links followed.
    program: PathBuf,
    /// `$APPIMAGE`: the file an AppImage was started from.
    appimage: Option<PathBuf>,
    /// `$APPDIR`: where that file is mounted.
    appdir: Option<PathBuf>,
    /// What `dpkg-query --search` printed.
    dpkg: Option<String>,
    /// What `rpm --query --file` printed.
    rpm: Option<String>,
}

/// How this Vitrine was installed, and what to type for a newer one. Never fails: what cannot be found
/// out is [`InstalledBy::Other`].
pub async fn self_update_hint() -> SelfUpdateHint {
    let mut found = found();
    if own_appimage(&found).is_none() {
        let program = found.program.clone();
        found.dpkg = answer_of("dpkg-query", &["--search"], &program).await;
        if found.dpkg.is_none() {
            found.rpm = answer_of("rpm", &["--query", "--queryformat", "%{NAME}", "--file"], &program).await;
        }
    }
    hint(&found)
}

/// The AppImage this program runs from; none where it runs from none.
pub(super) fn running_appimage() -> Option<PathBuf> {
    own_appimage(&found()).map(Path::to_owned)
}

/// The hint for a program in that AppImage.
pub(super) fn of_appimage(image: &Path, version: &str) -> SelfUpdateHint {
    SelfUpdateHint {
        version: version.to_owned(),
        installed_by: InstalledBy::AppImage,
        program: image.display().to_string(),
        package: None,
        command: None,
        by_file: None,
    }
}

/// What this process knows of itself, without asking others.
fn found() -> Found {
    let program = std::env::current_exe().unwrap_or_default();
    let program = vitrine_base::fs::canonicalize(&program).unwrap_or(program);
    let variable = |name| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    Found { appimage: variable("APPIMAGE"), appdir: variable("APPDIR"), program, ..Found::default() }
}

/// What a package manager prints about a file; none where it is not installed, does not know the file, or
/// does not answer in time.
async fn answer_of(manager: &str, words: &[&str], file: &Path) -> Option<String> {
    let asked = Command::new(manager)
        .args(words)
        .arg(file)
        .env("LC_ALL", "C")
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .kill_on_drop(true)
        .output();
    let output = tokio::time::timeout(PATIENCE, asked).await.ok()?.ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

/// What follows from what was found.
fn hint(found: &Found) -> SelfUpdateHint {
    let (installed_by, package) = if own_appimage(found).is_some() {
        (InstalledBy::AppImage, None)
    } else if let Some(package) = dpkg_owner(found) {
        (InstalledBy::Deb, Some(package))
    } else if let Some(package) = found.rpm.as_deref().and_then(package_name) {
        (InstalledBy::Rpm, Some(package))
    } else {
        (InstalledBy::Other, None)
    };
    let program = own_appimage(found).unwrap_or(&found.program);
    let name = package.as_deref().unwrap_or_default();
    let (command, by_file) = match installed_by {
        InstalledBy::Deb => (
            Some(format!("sudo apt install --only-upgrade {name}")),
            Some(format!("sudo apt install ./{name}.deb")),
        ),
        InstalledBy::Rpm => {
            (Some(format!("sudo dnf upgrade {name}")), Some(format!("sudo dnf install ./{name}.rpm")))
        }
        InstalledBy::AppImage | InstalledBy::Other => (None, None),
    };
    SelfUpdateHint {
        version: env!("CARGO_PKG_VERSION").into(),
        installed_by,
        program: program.display().to_string(),
        package,
        command,
        by_file,
    }
}

/// The AppImage this program runs from. The variables alone prove nothing: whatever an AppImage starts
/// (a terminal, and in it another Vitrine) inherits them, so the program must be inside the mounted image.
fn own_appimage(found: &Found) -> Option<&Path> {
    let (file, mounted) = (found.appimage.as_deref()?, found.appdir.as_deref()?);
    found.program.starts_with(mounted).then_some(file)
}

/// The package in `vitrine: /usr/bin/vitrine` (also `vitrine:amd64: …`); diversions say other things first.
fn dpkg_owner(found: &Found) -> Option<String> {
    let program = found.program.to_str()?;
    found.dpkg.as_deref()?.lines().find_map(|line| {
        let (package, file) = line.split_once(": ")?;
        let package = package.split(':').next().unwrap_or(package);
        (file == program).then(|| package_name(package)).flatten()
    })
}

/// A package's name as Debian and RPM spell it. It is shown as part of a line to type, so nothing that a
/// shell would read in another way is let through.
fn package_name(word: &str) -> Option<String> {
    let word = word.trim();
    let fits = |c: char| c.is_ascii_alphanumeric() || "+-._".contains(c);
    let starts = word.starts_with(|c: char| c.is_ascii_alphanumeric());
    (starts && word.chars().all(fits)).then(|| word.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(program: &str) -> Found {
        Found { program: program.into(), ..Found::default() }
    }

    #[test]
    fn a_debian_package_is_named_with_its_line() {
        for said in ["vitrine: /usr/bin/vitrine\n", "vitrine:amd64: /usr/bin/vitrine\n"] {
            let hint = hint(&Found { dpkg: Some(said.into()), ..at("/usr/bin/vitrine") });
            assert_eq!(hint.installed_by, InstalledBy::Deb);
            assert_eq!(hint.package.as_deref(), Some("vitrine"));
            assert_eq!(hint.command.as_deref(), Some("sudo apt install --only-upgrade vitrine"));
            assert_eq!(hint.program, "/usr/bin/vitrine");
        }
    }

    #[test]
    fn a_package_that_owns_another_file_is_not_ours() {
        let said = "diversion by other from: /usr/bin/vitrine\nother: /usr/bin/vitrine.old\n";
        let hint = hint(&Found { dpkg: Some(said.into()), ..at("/usr/bin/vitrine") });
        assert_eq!(hint.installed_by, InstalledBy::Other);
        assert_eq!(hint.command, None);
    }

    #[test]
    fn an_rpm_is_named_with_its_line() {
        let hint = hint(&Found { rpm: Some("vitrine".into()), ..at("/usr/bin/vitrine-desktop") });
        assert_eq!(hint.installed_by, InstalledBy::Rpm);
        assert_eq!(hint.command.as_deref(), Some("sudo dnf upgrade vitrine"));
        assert_eq!(hint.by_file.as_deref(), Some("sudo dnf install ./vitrine.rpm"));
    }

    #[test]
    fn an_appimage_is_known_by_where_the_program_is() {
        let inside = Found {
            appimage: Some("/home/mira/Vitrine.AppImage".into()),
            appdir: Some("/tmp/.mount_Vitrine".into()),
            ..at("/tmp/.mount_Vitrine/usr/bin/vitrine-desktop")
        };
        let hint_inside = hint(&inside);
        assert_eq!(hint_inside.installed_by, InstalledBy::AppImage);
        assert_eq!(hint_inside.program, "/home/mira/Vitrine.AppImage");
        assert_eq!((hint_inside.command, hint_inside.by_file), (None, None));
        // Started by another program's AppImage: its variables are inherited and mean nothing here.
        let outside = Found { program: "/opt/vitrine/vitrine".into(), ..inside };
        assert_eq!(hint(&outside).installed_by, InstalledBy::Other);
    }

    #[test]
    fn a_name_a_shell_would_misread_is_no_name() {
        for name in ["a b", "$(x)", "-y", "", "a;b", "é"] {
            assert_eq!(package_name(name), None, "{name}");
        }
        assert_eq!(package_name(" libstdc++-13 \n").as_deref(), Some("libstdc++-13"));
    }
}
