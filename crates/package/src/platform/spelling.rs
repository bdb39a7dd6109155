//! The spellings of platforms found in the wild: recipes of tool distributions, Rust and GNU triples, Go,
//! Node and Java release files.

use super::{Libc, Machine, Platform, System};

/// What a text says.
#[derive(Debug, Default)]
pub(super) struct Spelled {
    pub(super) platform: Platform,
    /// It says that it fits all (processors).
    pub(super) any: bool,
    /// A processor that counts when no word names another.
    weak: Option<Machine>,
    /// Words that mean nothing here.
    pub(super) unknown: usize,
}

/// Reads every word of a text; the first to name a system, a processor or a C library wins.
pub(super) fn read(text: &str) -> Spelled {
    let text = text.to_ascii_lowercase().replace("x86_64", "x8664").replace("x86-64", "x8664");
    let mut found = Spelled::default();
    for word in text.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()) {
        take(&mut found, word);
    }
    if found.platform.system == Some(System::Linux) && text.contains("android") {
        found.platform = Platform { system: Some(System::Android), libc: None, ..found.platform };
    }
    found.platform.machine = found.platform.machine.or(found.weak);
    if (found.platform.system, found.platform.machine) == (Some(System::Macos), Some(Machine::Arm)) {
        // Apple never sold another.
        found.platform.machine = Some(Machine::Aarch64);
    }
    found
}

fn take(found: &mut Spelled, word: &str) {
    if is_filler(word) {
        return;
    }
    if matches!(word, "any" | "all" | "noarch" | "universal" | "universal2" | "fat") {
        found.any = true;
        return;
    }
    if word == "win32" {
        // What Python and Node call every Windows; of itself, the 32-bit one.
        found.weak = Some(Machine::X86);
    }
    let whole = meaning(word);
    let said = if whole == Platform::ANY { glued(word) } else { whole };
    found.unknown += usize::from(said == Platform::ANY);
    found.platform = found.platform.or(said);
}

/// Makers, and what says nothing that matters.
fn is_filler(word: &str) -> bool {
    matches!(word, "unknown" | "pc" | "apple" | "none" | "msvc" | "eabi" | "static" | "generic")
}

fn meaning(word: &str) -> Platform {
    Platform { system: system(word), machine: machine(word), libc: libc(word) }.or(both(word))
}

fn system(word: &str) -> Option<System> {
    Some(match word {
        "linux" | "alpine" | "ubuntu" | "debian" | "fedora" | "rhel" | "manylinux" => System::Linux,
        "darwin" | "macos" | "macosx" | "osx" | "mac" => System::Macos,
        "windows" | "win" | "win32" => System::Windows,
        "freebsd" => System::Freebsd,
        "netbsd" => System::Netbsd,
        "openbsd" => System::Openbsd,
        "android" | "androideabi" => System::Android,
        _ => return None,
    })
}

fn machine(word: &str) -> Option<Machine> {
    Some(match word {
        "x8664" | "amd64" | "x64" | "64bit" => Machine::X86_64,
        "aarch64" | "arm64" | "arm64v8" | "armv8" => Machine::Aarch64,
        "x86" | "i386" | "i486" | "i586" | "i686" | "386" | "ia32" | "32bit" => Machine::X86,
        "arm" | "armv6" | "armv6l" | "armv6hf" | "armv7" | "armv7l" | "armv7a" | "armhf" | "arm32"
        | "armel" => Machine::Arm,
        "riscv64" | "riscv64gc" => Machine::Riscv64,
        "ppc64le" | "powerpc64le" | "ppc64el" => Machine::Ppc64le,
        "s390x" => Machine::S390x,
        "loongarch64" | "loong64" => Machine::Loongarch64,
        _ => return None,
    })
}

fn libc(word: &str) -> Option<Libc> {
    match word {
        "gnu" | "glibc" | "gnueabi" | "gnueabihf" => Some(Libc::Gnu),
        "musl" | "musleabi" | "musleabihf" => Some(Libc::Musl),
        _ => None,
    }
}

/// Words that name a system and a processor at once.
fn both(word: &str) -> Platform {
    match word {
        "linux64" => Platform::new(System::Linux, Machine::X86_64),
        "linux32" => Platform::new(System::Linux, Machine::X86),
        "win64" => Platform::new(System::Windows, Machine::X86_64),
        "macos64" | "mac64" | "osx64" | "darwin64" => Platform::new(System::Macos, Machine::X86_64),
        _ => Platform::ANY,
    }
}

/// `ubuntu2204`, `linuxmusl`, `macosarm64`, `osx11`: a system's word with something behind it.
fn glued(word: &str) -> Platform {
    const SYSTEMS: [&str; 9] =
        ["linux", "ubuntu", "debian", "darwin", "macos", "osx", "windows", "freebsd", "rhel"];
    let Some((prefix, rest)) =
        SYSTEMS.iter().find_map(|prefix| word.strip_prefix(prefix).map(|rest| (*prefix, rest)))
    else {
        return Platform::ANY;
    };
    let rest = if rest.bytes().all(|byte| byte.is_ascii_digit()) { Platform::ANY } else { meaning(rest) };
    meaning(prefix).or(rest)
}
