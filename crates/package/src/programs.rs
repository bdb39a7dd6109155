//! Programs, known by their first bytes whatever they are called: what they are and what they run on.

use crate::{Machine, Platform, System};

/// How many first bytes are looked at: a Windows program says behind its DOS part what it runs on.
pub(crate) const HEAD_BYTES: usize = 1024;

/// A program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Program {
    /// What a native program runs on; scripts and byte code run anywhere.
    pub(crate) platform: Option<Platform>,
}

/// The program that begins like that: ELF, Windows, Mach-O, a script, Java classes, Wasm.
pub(crate) fn look(head: &[u8]) -> Option<Program> {
    let platform = match head {
        [0x7f, b'E', b'L', b'F', ..] => Some(elf(head)),
        [b'M', b'Z', ..] => Some(windows(head)),
        [0xfe, 0xed, 0xfa, 0xce | 0xcf, ..] => Some(macos(big(head, 4))),
        [0xce | 0xcf, 0xfa, 0xed, 0xfe, ..] => Some(macos(little(head, 4, 4))),
        // Java's version is above 44; nothing has so many processors in one file.
        [0xca, 0xfe, 0xba, 0xbe, ..] if big(head, 4) < 40 => Some(macos(0)),
        [0xca, 0xfe, 0xba, 0xbe, ..] | [b'#', b'!', ..] | [0, b'a', b's', b'm', ..] => None,
        _ => return None,
    };
    Some(Program { platform })
}

fn little(bytes: &[u8], at: usize, count: usize) -> u32 {
    let found = bytes.get(at..at.saturating_add(count)).unwrap_or_default();
    found.iter().rev().fold(0, |sum, byte| sum << 8 | u32::from(*byte))
}

fn big(bytes: &[u8], at: usize) -> u32 {
    bytes.get(at..at + 4).unwrap_or_default().iter().fold(0, |sum, byte| sum << 8 | u32::from(*byte))
}

/// `e_ident[EI_OSABI]` and `e_machine` (System V ABI, chapter 4).
fn elf(head: &[u8]) -> Platform {
    let little_endian = head.get(5) == Some(&1);
    let wide = head.get(4) == Some(&2);
    let machine = match (little(head, 18, 2), little_endian, wide) {
        (62, true, true) => Some(Machine::X86_64),
        (183, true, true) => Some(Machine::Aarch64),
        (3, true, false) => Some(Machine::X86),
        (40, true, false) => Some(Machine::Arm),
        (243, true, true) => Some(Machine::Riscv64),
        (21, true, true) => Some(Machine::Ppc64le),
        (0x1600, false, true) => Some(Machine::S390x),
        (258, true, true) => Some(Machine::Loongarch64),
        _ => None,
    };
    let system = match head.get(7) {
        Some(9) => System::Freebsd,
        Some(2) => System::Netbsd,
        Some(12) => System::Openbsd,
        _ => System::Linux,
    };
    Platform { system: Some(system), machine, libc: None }
}

/// The COFF header's machine, behind the place named at 0x3c (Microsoft's PE format).
fn windows(head: &[u8]) -> Platform {
    let at = little(head, 0x3c, 4) as usize;
    let coff = head.get(at..).filter(|rest| rest.starts_with(b"PE\0\0")).unwrap_or_default();
    let machine = match little(coff, 4, 2) {
        0x8664 => Some(Machine::X86_64),
        0xaa64 => Some(Machine::Aarch64),
        0x014c => Some(Machine::X86),
        _ => None,
    };
    Platform { system: Some(System::Windows), machine, libc: None }
}

/// The CPU type of a Mach-O header; one file for several processors names none.
fn macos(processor: u32) -> Platform {
    let machine = match processor {
        0x0100_0007 => Some(Machine::X86_64),
        0x0100_000c => Some(Machine::Aarch64),
        7 => Some(Machine::X86),
        _ => None,
    };
    Platform { system: Some(System::Macos), machine, libc: None }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(head: &[u8]) -> Option<String> {
        look(head).and_then(|program| program.platform).map(|platform| platform.to_string())
    }

    #[test]
    fn tells_what_a_program_runs_on() {
        let mut elf = vec![0; 64];
        elf[..8].copy_from_slice(&[0x7f, b'E', b'L', b'F', 2, 1, 1, 0]);
        elf[18] = 62;
        assert_eq!(named(&elf).as_deref(), Some("linux-x86_64"));
        elf[18] = 183;
        assert_eq!(named(&elf).as_deref(), Some("linux-aarch64"));
        let mut exe = vec![0; 256];
        exe[..2].copy_from_slice(b"MZ");
        exe[0x3c] = 0x80;
        exe[0x80..0x86].copy_from_slice(b"PE\0\0\x64\x86");
        assert_eq!(named(&exe).as_deref(), Some("windows-x86_64"));
        assert_eq!(named(b"\xcf\xfa\xed\xfe\x0c\0\0\x01").as_deref(), Some("macos-aarch64"));
        assert_eq!(named(b"\xca\xfe\xba\xbe\0\0\0\x02").as_deref(), Some("macos"));
        assert_eq!(look(b"\xca\xfe\xba\xbe\0\0\0\x41"), Some(Program { platform: None }));
        assert_eq!(look(b"#!/bin/sh"), Some(Program { platform: None }));
        assert_eq!(look(b"\x7fELF").and_then(|found| found.platform).unwrap().machine, None);
        assert_eq!(look(b"MZ").and_then(|found| found.platform).unwrap().machine, None);
        assert_eq!(look(b"plain"), None);
        assert_eq!(look(b""), None);
    }
}
