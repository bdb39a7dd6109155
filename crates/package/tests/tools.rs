//! Command-line tools, as makers publish them.

use vitrine_base::limits::ArchiveLimits;
use vitrine_base::{Sha256, Silent};
use vitrine_package::{Command, Inspection, Kind, PackageError, Platform, Severity, inspect, unpack};

use crate::shared;
use crate::tars::{Part, gzip, tar, xz};
use crate::zips::{Entry, on_disk, zip};

fn look(bytes: &[u8]) -> Result<Inspection, PackageError> {
    inspect(&on_disk(bytes).path, &ArchiveLimits::default())
}

/// The first bytes of a native program.
fn elf(machine: u8) -> Vec<u8> {
    let mut bytes = vec![0; 128];
    bytes[..8].copy_from_slice(&[0x7f, b'E', b'L', b'F', 2, 1, 1, 0]);
    bytes[18] = machine;
    bytes
}

fn commands(inspection: &Inspection) -> Vec<(&str, &str)> {
    inspection.commands.iter().map(|command| (command.name.as_str(), command.path.as_str())).collect()
}

fn script(path: &str) -> Part {
    Part::file(path, b"#!/bin/sh\n")
}

#[test]
fn a_release_as_makers_pack_it() {
    let top = "ripgrep-14.1.0-x86_64-unknown-linux-musl";
    let bytes = xz(&tar(&[
        Part::folder(&format!("{top}/")),
        Part::file(&format!("{top}/rg"), &elf(62)),
        Part::file(&format!("{top}/README.md"), b"# ripgrep\n\nFast."),
        Part::file(&format!("{top}/LICENSE-MIT"), b"The MIT License (MIT)\n\nCopyright"),
        script(&format!("{top}/complete/_rg")),
        script(&format!("{top}/install.sh")),
        Part::file(&format!("{top}/libx.so"), &elf(62)),
    ]));
    let found = look(&bytes).unwrap();
    assert_eq!(found.kind, Kind::Tool);
    assert_eq!((found.name.as_str(), found.version.as_deref()), ("ripgrep", Some("14.1.0")));
    assert_eq!(commands(&found), [("rg", format!("{top}/rg").as_str())]);
    assert_eq!(found.platform, Some("linux-x86_64".parse().unwrap()));
    assert_eq!((found.description.as_str(), found.licence.as_deref()), ("# ripgrep\n\nFast.", Some("MIT")));
    assert!(
        found.findings.iter().all(|finding| finding.code != "package.executable"),
        "{:?}",
        found.findings
    );
    assert!(found.findings.iter().all(|finding| finding.severity != Severity::Error));
}

#[test]
fn programs_in_bin_come_before_those_at_the_top() {
    let found = look(&tar(&[script("helper"), script("bin/tool"), Part::link("bin/alias", "tool")])).unwrap();
    assert_eq!(commands(&found), [("alias", "bin/alias"), ("tool", "bin/tool")]);
    let found = look(&tar(&[script("t/helper"), script("t/lib/x"), Part::link("t/cmd", "lib/x")])).unwrap();
    assert_eq!(commands(&found), [("cmd", "t/cmd"), ("helper", "t/helper")]);
    let found = look(&tar(&[script("deep/down/x"), script("other/y")])).unwrap();
    assert!(found.commands.is_empty());
    assert!(found.findings.iter().any(|finding| finding.code == "tool.no_command"), "{:?}", found.findings);
}

#[test]
fn a_tool_may_say_more_of_itself() {
    let json = br#"{"id": "hello", "name": "Hello", "version": "2.0", "maker": "Ann", "summary": "Greets.",
        "licence": "ISC", "homepage": "https://example.org", "commands": {"hi": "lib/hello", "hey": "./lib/hello"}}"#;
    let found = look(&gzip(&tar(&[Part::file("h/tool.json", json), script("h/lib/hello")]))).unwrap();
    assert_eq!(found.id.as_deref(), Some("hello"));
    assert_eq!((found.name.as_str(), found.version.as_deref()), ("Hello", Some("2.0")));
    assert_eq!((found.maker.as_str(), found.summary.as_str()), ("Ann", "Greets."));
    assert_eq!(commands(&found), [("hey", "h/lib/hello"), ("hi", "h/lib/hello")]);
    assert!(found.findings.is_empty(), "{:?}", found.findings);
    assert_eq!(found.platform, None);
}

#[test]
fn commands_that_cannot_be_are_errors() {
    for said in [
        r#"{"x": "missing"}"#,
        r#"{"../x": "x"}"#,
        r#"{"-rf": "x"}"#,
        r#"{"a b": "x"}"#,
        r#"{"x": 7}"#,
        r#"{"t": "text"}"#,
    ] {
        let json = format!(r#"{{"commands": {said}}}"#);
        let parts = [Part::file("tool.json", json.as_bytes()), script("x"), Part::file("text", b"hi")];
        let found = look(&tar(&parts)).unwrap();
        assert!(found.has_errors(), "{said}: {:?}", found.findings);
        assert!(found.commands.is_empty(), "{said}");
    }
    let broken = look(&tar(&[Part::file("tool.json", b"{"), script("x")])).unwrap_err();
    assert_eq!(broken.code(), "package.bad_json");
    let list = look(&tar(&[Part::file("tool.json", b"[]"), script("x")])).unwrap_err();
    assert_eq!(list.code(), "package.bad_shape");
}

#[test]
fn a_program_for_another_computer_is_said_so() {
    let other = if Platform::here().to_string().contains("x86_64") { 183 } else { 62 };
    let found = look(&tar(&[Part::file("bin/x", &elf(other))])).unwrap();
    let finding = found.findings.iter().find(|finding| finding.code == "tool.other_platform").unwrap();
    assert!(finding.sentence.contains("this computer is"), "{}", finding.sentence);
}

#[test]
fn a_zip_can_hold_a_tool_and_personas_stay_personas() {
    let found =
        look(&zip(&[Entry::deflated("jq.exe", b"MZ binary"), Entry::stored("README", b"hi *x*")])).unwrap();
    assert_eq!((found.kind, commands(&found)), (Kind::Tool, vec![("jq", "jq.exe")]));
    assert_eq!(found.description, "hi \\*x\\*");
    let error = look(&zip(&[Entry::stored("notes.txt", b"hello")])).unwrap_err();
    assert_eq!(error.code(), "package.unknown_kind");
    assert!(error.to_string().contains("nor a program in it"), "{error}");
    let persona = Entry::stored("manifest.json", b"{}");
    assert_ne!(
        look(&zip(&[persona, Entry::stored("x", b"#!")])).map(|found| found.kind).ok(),
        Some(Kind::Tool)
    );
    assert_eq!(look(&gzip(&tar(&[]))).unwrap_err().code(), "package.unknown_kind");
}

#[test]
fn the_root_of_what_is_in_it_does_not_depend_on_the_packing() {
    let parts = [script("bin/tool"), Part::link("bin/alias", "tool")];
    let (one, two) = (look(&xz(&tar(&parts))).unwrap(), look(&tar(&parts)).unwrap());
    assert_eq!(one.content_root(), two.content_root());
    let text = [
        format!("@{} 0 bin/alias\0", Sha256::of(b"tool")),
        format!("{} 10 bin/tool\0", Sha256::of(b"#!/bin/sh\n")),
    ];
    assert_eq!(one.content_root(), Sha256::of(text.concat().as_bytes()));
    let copied = look(&tar(&[script("bin/tool"), Part::file("bin/alias", b"tool")])).unwrap();
    assert_ne!(one.content_root(), copied.content_root());
}

#[test]
fn links_are_written_last_and_lead_where_they_said() {
    let disk = on_disk(&gzip(&tar(&[Part::link("t/bin/alias", "../lib/tool"), script("t/lib/tool")])));
    let into = disk.folder.path().join("tree");
    std::fs::create_dir(&into).unwrap();
    let found = unpack(&disk.path, &into, &ArchiveLimits::default(), &Silent).unwrap();
    let alias = Command { name: "alias".into(), path: "t/bin/alias".into() };
    assert_eq!(found.commands, [alias]);
    let ran = std::process::Command::new(into.join("t/bin/alias")).status().unwrap();
    assert!(ran.success());
}

#[test]
fn a_real_release() {
    let Some(data) = shared::data() else { return };
    let path = data.join("potions/release-files/hello-1.2.3-linux-amd64.tar.gz");
    let found = inspect(&path, &ArchiveLimits::default()).unwrap();
    assert_eq!(
        (found.kind, found.name.as_str(), found.version.as_deref()),
        (Kind::Tool, "hello", Some("1.2.3"))
    );
    assert_eq!(commands(&found), [("busybox", "hello-1.2.3/busybox"), ("hello", "hello-1.2.3/hello")]);
    assert_eq!(found.platform, Some("linux-x86_64".parse().unwrap()));
    assert!(!found.has_errors());
}
