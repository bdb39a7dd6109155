//! What is noticed in packages of every kind: programs, pictures that cannot be shown, stray files.

use vitrine_base::WithArguments as _;
use vitrine_base::limits::{PICTURE_PIXELS, PICTURE_SIDE};

use crate::archive::shown;
use crate::contents::Contents;
use crate::pictures::{self, Picture};
use crate::{Dependency, Finding, Severity};

/// Extensions of what a double click would run on some system.
const PROGRAM_EXTENSIONS: [&str; 34] = [
    "exe", "dll", "so", "dylib", "sh", "bash", "zsh", "bat", "cmd", "ps1", "py", "pyc", "rb", "pl", "php",
    "js", "mjs", "jar", "class", "msi", "com", "scr", "vbs", "wsf", "hta", "lnk", "desktop", "app", "apk",
    "deb", "rpm", "appimage", "bin", "elf",
];

/// Files that systems leave behind in folders.
const STRAY: [&str; 4] = [".ds_store", "thumbs.db", "desktop.ini", "__macosx"];

/// Everything noticed that does not depend on the kind.
pub(crate) fn findings(
    contents: &Contents,
    dependencies: &[Dependency],
    programs_are_ordinary: bool,
) -> Vec<Finding> {
    let mut found = Vec::new();
    for member in &contents.members {
        let program = !programs_are_ordinary && is_program(contents, &member.path);
        found.extend(of_path(&member.path, program));
    }
    for (path, picture) in &contents.pictures {
        found.extend(of_picture(path, *picture));
    }
    if dependencies.iter().any(|dependency| dependency.names_commands) {
        found.push(finding(
            Severity::Warning,
            "package.names_commands",
            "This package names commands to install or start what it needs; Vitrine never runs them.",
            None,
        ));
    }
    found
}

/// A finding with a fixed sentence.
pub(crate) fn finding(
    severity: Severity,
    code: &str,
    sentence: impl Into<String>,
    member: Option<&str>,
) -> Finding {
    Finding::new(severity, code, sentence).about(member)
}

fn is_program(contents: &Contents, path: &str) -> bool {
    contents.programs.contains_key(path) || PROGRAM_EXTENSIONS.contains(&pictures::extension(path).as_str())
}

fn of_path(path: &str, program: bool) -> Option<Finding> {
    let extension = pictures::extension(path);
    let name = shown(path);
    if program {
        let sentence =
            format!("“{name}” looks like a program or script; Vitrine never runs what is in a package.");
        return Some(finding(Severity::Warning, "package.executable", sentence, Some(path)));
    }
    if matches!(extension.as_str(), "svg" | "svgz") {
        let sentence = format!("“{name}” is an SVG picture, which is not shown; add it as PNG or WebP.");
        return Some(finding(Severity::Advice, "package.svg", sentence, Some(path)));
    }
    if path.split('/').any(|part| STRAY.contains(&part.to_ascii_lowercase().as_str())) {
        let sentence = format!("“{name}” was left by an operating system and is of no use here.");
        return Some(finding(Severity::Advice, "package.stray_file", sentence, Some(path)));
    }
    None
}

fn of_picture(path: &str, picture: Picture) -> Option<Finding> {
    let name = shown(path);
    match picture.dimensions {
        None => {
            let sentence = format!("“{name}” is called a picture, but cannot be read as one.");
            Some(finding(Severity::Warning, "package.picture_unreadable", sentence, Some(path)))
        }
        Some((width, height)) if is_huge(width, height) => {
            let sentence = format!(
                "“{name}” has {width}×{height} pixels and is too large to show; {PICTURE_SIDE} along a \
                 side and {} megapixels are the most.",
                PICTURE_PIXELS / 1_000_000
            );
            Some(
                finding(Severity::Warning, "package.picture_too_large", sentence, Some(path))
                    .with_number("width", width)
                    .with_number("height", height),
            )
        }
        Some((width, height)) if width.max(height) <= 1 => {
            let sentence = format!("“{name}” is a picture of {width}×{height} pixel; nothing is to be seen.");
            Some(finding(Severity::Advice, "package.picture_tiny", sentence, Some(path)))
        }
        Some(_) => None,
    }
}

fn is_huge(width: u32, height: u32) -> bool {
    width > PICTURE_SIDE || height > PICTURE_SIDE || u64::from(width) * u64::from(height) > PICTURE_PIXELS
}
