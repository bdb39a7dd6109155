//! Platforms: what a program runs on. The wild spells them in many ways (`darwin-arm64`, `macOS_aarch64`,
//! `x86_64-unknown-linux-musl`, `win64`); here is one spelling, `linux-x86_64`, `macos-aarch64`,
//! `linux-x86_64-musl`, and a reader for all of them.

mod spelling;

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// An operating system.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum System {
    /// Linux.
    Linux,
    /// macOS.
    Macos,
    /// Windows.
    Windows,
    /// FreeBSD.
    Freebsd,
    /// NetBSD.
    Netbsd,
    /// OpenBSD.
    Openbsd,
    /// Android.
    Android,
}

impl System {
    /// The word for it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Linux => "linux",
            Self::Macos => "macos",
            Self::Windows => "windows",
            Self::Freebsd => "freebsd",
            Self::Netbsd => "netbsd",
            Self::Openbsd => "openbsd",
            Self::Android => "android",
        }
    }
}

/// A processor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Machine {
    /// 64-bit x86.
    X86_64,
    /// 64-bit ARM.
    Aarch64,
    /// 32-bit x86.
    X86,
    /// 32-bit ARM.
    Arm,
    /// 64-bit RISC-V.
    Riscv64,
    /// 64-bit PowerPC, little-endian.
    Ppc64le,
    /// IBM Z.
    S390x,
    /// 64-bit LoongArch.
    Loongarch64,
}

impl Machine {
    /// The word for it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::X86_64 => "x86_64",
            Self::Aarch64 => "aarch64",
            Self::X86 => "x86",
            Self::Arm => "arm",
            Self::Riscv64 => "riscv64",
            Self::Ppc64le => "ppc64le",
            Self::S390x => "s390x",
            Self::Loongarch64 => "loongarch64",
        }
    }
}

/// A C library of Linux.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Libc {
    /// The GNU one.
    Gnu,
    /// musl; such programs are linked statically as a rule and run everywhere.
    Musl,
}

/// What a program runs on; what is not said fits all.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Platform {
    /// The operating system.
    pub system: Option<System>,
    /// The processor.
    pub machine: Option<Machine>,
    /// The C library, on Linux.
    pub libc: Option<Libc>,
}

/// The text names no platform.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” names no platform; one is written like “linux-x86_64” or “macos-aarch64”")]
pub struct ParsePlatformError(String);

impl Platform {
    /// Everything.
    pub const ANY: Self = Self { system: None, machine: None, libc: None };

    /// A system with a processor.
    pub const fn new(system: System, machine: Machine) -> Self {
        Self { system: Some(system), machine: Some(machine), libc: None }
    }

    /// The platform this program was built for.
    pub fn here() -> Self {
        let mut here = Self::hints(std::env::consts::OS).or(Self::hints(std::env::consts::ARCH));
        here.libc = match (here.system, cfg!(target_env = "musl")) {
            (Some(System::Linux), true) => Some(Libc::Musl),
            (Some(System::Linux), false) => Some(Libc::Gnu),
            _ => None,
        };
        here
    }

    /// Whatever a text (a key, a file name, the end of an address) says about the platform, in any
    /// spelling; what it does not say stays open.
    pub fn hints(text: &str) -> Self {
        spelling::read(text).platform
    }

    /// What this one says, and where it says nothing, the other.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        Self {
            system: self.system.or(other.system),
            machine: self.machine.or(other.machine),
            libc: self.libc.or(other.libc),
        }
    }

    /// True when a program for this platform runs on that computer.
    pub fn fits(self, here: Self) -> bool {
        let system = self.system.is_none() || self.system == here.system;
        let machine = self.machine.is_none() || self.machine == here.machine;
        let libc = !(self.libc == Some(Libc::Gnu) && here.libc == Some(Libc::Musl));
        system && machine && libc
    }

    /// How well a program for this platform fits that computer, 0 best; `None` when it does not.
    pub fn rank(self, here: Self) -> Option<u32> {
        let open = u32::from(self.system.is_none()) * 20 + u32::from(self.machine.is_none()) * 10;
        let libc = match self.libc {
            libc if libc == here.libc => 0,
            None => 1,
            Some(_) => 2,
        };
        self.fits(here).then_some(open + libc)
    }
}

impl fmt::Display for Platform {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let libc = self.libc.map(|libc| if libc == Libc::Gnu { "gnu" } else { "musl" });
        let words = [self.system.map(System::as_str), self.machine.map(Machine::as_str), libc];
        let words: Vec<&str> = words.into_iter().flatten().collect();
        f.write_str(&if words.is_empty() { "any".to_owned() } else { words.join("-") })
    }
}

impl FromStr for Platform {
    type Err = ParsePlatformError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let found = spelling::read(text);
        match found.platform != Self::ANY || found.any {
            // A word nobody knows could mean another platform altogether.
            true if found.unknown == 0 => Ok(found.platform),
            _ => Err(ParsePlatformError(crate::archive::shown(text))),
        }
    }
}

impl Serialize for Platform {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Platform {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<str>::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}
