//! What tar programs write in all their formats is taken, where there is such a program.

use std::path::Path;
use std::process::Command;

use vitrine_base::limits::ArchiveLimits;
use vitrine_base::{Sha256, Silent};
use vitrine_package::{inspect, unpack_tree};

/// A tool's folder with everything that is allowed and a little odd.
fn lay_out(folder: &Path) {
    let long = format!("tool-1.0/share/{}/{}", "long".repeat(20), "name".repeat(20));
    let files: [(&str, &[u8]); 5] = [
        ("tool-1.0/bin/tool", b"#!/bin/sh\necho hi\n"),
        ("tool-1.0/README.md", b"# A tool"),
        ("tool-1.0/empty", b""),
        ("tool-1.0/share/t\u{e4}st \u{65e5}.txt", &[7; 1025]),
        (&long, b"long"),
    ];
    for (path, bytes) in files {
        let path = folder.join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }
    std::fs::create_dir(folder.join("tool-1.0/empty folder")).unwrap();
    vitrine_base::fs::make_executable(&folder.join("tool-1.0/bin/tool")).unwrap();
    std::os::unix::fs::symlink("tool", folder.join("tool-1.0/bin/alias")).unwrap();
    std::os::unix::fs::symlink("../README.md", folder.join("tool-1.0/share/readme")).unwrap();
}

/// Path and digest of every file and link, from our reader or from disk.
fn on_disk(folder: &Path) -> Vec<(String, Sha256)> {
    let walked = vitrine_base::fs::walk(folder).unwrap().into_iter();
    let mut found: Vec<(String, Sha256)> = walked
        .filter_map(|entry| {
            let path = folder.join(&entry.path);
            let bytes = match entry.metadata.kind {
                vitrine_base::fs::FileKind::File => std::fs::read(&path).unwrap(),
                vitrine_base::fs::FileKind::Link => {
                    std::fs::read_link(&path).unwrap().to_str().unwrap().as_bytes().to_vec()
                }
                _ => return None,
            };
            Some((entry.path.to_str().unwrap().to_owned(), Sha256::of(&bytes)))
        })
        .collect();
    found.sort();
    found
}

/// Runs a program; false where it is missing or knows no such option.
fn ran(program: &str, arguments: &[&str], folder: &Path) -> bool {
    let run = Command::new(program).args(arguments).current_dir(folder).output();
    run.is_ok_and(|run| run.status.success())
}

#[test]
fn every_format_of_the_tar_programs_here_is_taken() {
    let folder = tempfile::tempdir().unwrap();
    let source = folder.path().join("source");
    lay_out(&source);
    let expected = on_disk(&source);
    let packings = [("", ""), ("-z", ".gz"), ("-J", ".xz"), ("--zstd", ".zst"), ("-j", ".bz2")];
    let mut tried = 0;
    for program in ["tar", "bsdtar"] {
        for (format, start) in
            [("gnu", "tool-1.0"), ("pax", "tool-1.0"), ("posix", "."), ("gnu", "."), ("ustar", "tool-1.0")]
        {
            for (flag, ending) in packings {
                let name = format!("{program}-{format}-{}.tar{ending}", start.len());
                let format = format!("--format={format}");
                let out = format!("../{name}");
                let arguments: Vec<&str> = ["-c", "-f", &out, &format, flag, start]
                    .into_iter()
                    .filter(|word| !word.is_empty())
                    .collect();
                if !ran(program, &arguments, &source) {
                    continue;
                }
                tried += 1;
                let into = folder.path().join(format!("{name}.tree"));
                std::fs::create_dir(&into).unwrap();
                let limits = ArchiveLimits::default();
                let archive = folder.path().join(&name);
                let members = unpack_tree(&archive, &into, &limits, &Silent)
                    .unwrap_or_else(|error| panic!("{name}: {error}"));
                let told: Vec<(String, Sha256)> =
                    members.iter().map(|member| (member.path.clone(), member.sha256)).collect();
                assert_eq!(told, expected, "{name}");
                assert_eq!(on_disk(&into), expected, "{name}");
                assert!(into.join("tool-1.0/empty folder").is_dir(), "{name}");
                let found = inspect(&archive, &limits).unwrap();
                assert_eq!((found.name.as_str(), found.commands.len()), ("tool", 2), "{name}");
            }
        }
    }
    println!("{tried} archives were tried");
}
