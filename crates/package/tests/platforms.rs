//! Platforms in every spelling of the wild.

use proptest::prelude::*;
use vitrine_package::{Machine, Platform, System};

use crate::shared;

#[track_caller]
fn reads(text: &str, expected: &str) {
    assert_eq!(Platform::hints(text).to_string(), expected, "{text}");
}

#[test]
fn one_spelling_for_many() {
    for (text, expected) in [
        ("linux-x86_64", "linux-x86_64"),
        ("linux-amd64", "linux-x86_64"),
        ("linux-x64", "linux-x86_64"),
        ("Linux_64bit", "linux-x86_64"),
        ("linux64", "linux-x86_64"),
        ("x86_64-unknown-linux-musl", "linux-x86_64-musl"),
        ("aarch64-unknown-linux-gnu", "linux-aarch64-gnu"),
        ("armv7-unknown-linux-gnueabihf", "linux-arm-gnu"),
        ("i686-pc-windows-msvc", "windows-x86"),
        ("darwin-x86_64", "macos-x86_64"),
        ("darwin-arm64", "macos-aarch64"),
        ("macos-ARM64", "macos-aarch64"),
        ("osx-x64", "macos-x86_64"),
        ("aarch64-apple-darwin", "macos-aarch64"),
        ("macos-universal", "macos"),
        ("osx_universal2", "macos"),
        ("win64", "windows-x86_64"),
        ("win32", "windows-x86"),
        ("win32-x64", "windows-x86_64"),
        ("windows-arm64", "windows-aarch64"),
        ("linux-riscv64", "linux-riscv64"),
        ("freebsd-amd64", "freebsd-x86_64"),
        ("aarch64-linux-android", "android-aarch64"),
        ("ubuntu22.04-x86_64", "linux-x86_64"),
        ("any", "any"),
        ("noarch", "any"),
    ] {
        let said: Result<Platform, _> = text.parse();
        let strict = said.map(|platform| platform.to_string());
        // `.04` is a word nobody knows, so only the lenient reading takes it.
        match text.starts_with("ubuntu") {
            true => assert!(strict.is_err(), "{text}"),
            false => assert_eq!(strict.as_deref(), Ok(expected), "{text}"),
        }
        reads(text, expected);
    }
    for text in ["", "sparc-sun", "linux-vax", "plan9", "x", "🙂", "linux-x86_64-cuda"] {
        assert!(text.parse::<Platform>().is_err(), "{text:?}");
    }
}

#[test]
fn file_names_tell_too() {
    reads("ripgrep-14.1.0-x86_64-unknown-linux-musl.tar.gz", "linux-x86_64-musl");
    reads("linux/mongodb-linux-aarch64-ubuntu2204", "linux-aarch64");
    reads("awscli-exe-linux-x86_64-2.1.zip", "linux-x86_64");
    reads("mac/aarch64/jdk/hotspot/normal/eclipse", "macos-aarch64");
    reads("README.md", "any");
}

#[test]
fn a_program_fits_or_it_does_not() {
    let here: Platform = "linux-x86_64-gnu".parse().unwrap();
    let rank = |text: &str| text.parse::<Platform>().unwrap().rank(here);
    assert!(rank("linux-x86_64-gnu") < rank("linux-x86_64"));
    assert!(rank("linux-x86_64") < rank("linux-x86_64-musl"));
    assert!(rank("linux-x86_64-musl") < rank("linux"));
    assert!(rank("linux") < rank("any"));
    for other in ["linux-aarch64", "macos-x86_64", "windows", "android-x86_64"] {
        assert_eq!(rank(other), None, "{other}");
    }
    let alpine: Platform = "linux-x86_64-musl".parse().unwrap();
    assert!(!here.fits(alpine));
    let this = Platform::here();
    assert!(this.fits(this) && Platform::ANY.fits(this));
    assert!(this.system.is_some() && this.machine.is_some());
    assert_eq!(Platform::new(System::Macos, Machine::Aarch64).to_string(), "macos-aarch64");
}

/// Every key and every `os`, `arch` and `suffix` of the recipes agree with one another.
#[test]
fn every_spelling_of_the_recipes_is_understood() {
    let Some(data) = shared::data() else { return };
    let mut keys = 0;
    let mut wrong = Vec::new();
    for file in std::fs::read_dir(data.join("potions/recipes")).unwrap() {
        let file = file.unwrap().path();
        let recipe = std::fs::read_to_string(&file).unwrap();
        let mut key = Platform::ANY;
        for line in recipe.lines().map(|line| line.split('#').next().unwrap_or(line)) {
            let text = line.trim();
            let value = text.split_once(':').map(|(_, value)| value.trim().trim_matches(['"', '\'']));
            if let Some(name) = line.strip_prefix("    ").filter(|name| is_key(name)) {
                keys += 1;
                let name = name.trim().trim_end_matches(':');
                key = name.parse().unwrap_or_else(|error| panic!("{}: {error}", file.display()));
            }
            // Two makers' own: “arm” for 64 bits, and a name whose end is put on by a template.
            let odd = value.is_some_and(|value| value == "linux-arm" || value.ends_with("x86_6"));
            let said = !odd && ["os:", "arch:", "suffix:"].iter().any(|word| text.starts_with(word));
            let hints = value.filter(|_| said).map(Platform::hints).unwrap_or_default();
            let agree = Platform { libc: None, ..hints }.fits(key);
            if !agree {
                wrong.push(format!("{}: {key}: {text} reads as {hints}", file.display()));
            }
        }
    }
    assert!(keys > 500, "only {keys} platforms were read");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn is_key(line: &str) -> bool {
    ["darwin-", "linux-", "windows-"].iter().any(|system| line.starts_with(system))
        && line.trim_end().ends_with(':')
}

proptest! {
    #[test]
    fn written_and_read_is_the_same(text in "(linux|freebsd|windows)-(x86_64|aarch64|x86|arm|riscv64)(-musl|-gnu)?") {
        let platform: Platform = text.parse().unwrap();
        prop_assert_eq!(platform.to_string(), text);
        let json = serde_json::to_string(&platform).unwrap();
        prop_assert_eq!(serde_json::from_str::<Platform>(&json).unwrap(), platform);
    }

    #[test]
    fn no_text_makes_it_panic(text in "\\PC{0,60}") {
        let hints = Platform::hints(&text);
        prop_assert_eq!(hints.to_string().parse::<Platform>().unwrap(), hints);
    }
}
