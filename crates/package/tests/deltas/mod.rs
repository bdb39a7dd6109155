//! Directories read from the end, flushed zips, tables, patches.

mod directories;
mod flushing;
mod patches;
mod tables;

use std::path::{Path, PathBuf};

use vitrine_base::limits::ArchiveLimits;
use vitrine_package::pack_folder;

/// A sequence that is the same in every run.
pub(crate) struct Dice(pub(crate) u64);

impl Dice {
    pub(crate) fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        self.0 >> 33
    }
}

/// Text that packs to about a third.
pub(crate) fn text(seed: u64, length: usize) -> Vec<u8> {
    let mut dice = Dice(seed);
    let mut out = Vec::new();
    while out.len() < length {
        out.extend(format!("word{} ", dice.roll() % 5000).bytes());
        if dice.roll().is_multiple_of(12) {
            out.push(b'\n');
        }
    }
    out.truncate(length);
    out
}

/// Bytes that do not pack.
pub(crate) fn noise(seed: u64, length: usize) -> Vec<u8> {
    let mut dice = Dice(seed);
    (0..length).map(|_| dice.roll() as u8).collect()
}

/// Something like compiled code: instructions with addresses that all shift with `base`.
pub(crate) fn code(base: u64, length: usize) -> Vec<u8> {
    let mut dice = Dice(9);
    let mut out = b"\x7fELF".to_vec();
    while out.len() < length {
        out.extend([0x48, 0x8b, (dice.roll() % 8) as u8]);
        let target = if dice.roll().is_multiple_of(3) { base } else { 0 } + dice.roll() % 1_000_000;
        out.extend((target as u32).to_le_bytes());
    }
    out
}

/// A zip of these files, as `pack` writes it.
pub(crate) fn packed(folder: &Path, name: &str, files: &[(&str, Vec<u8>)]) -> PathBuf {
    let inside = folder.join(format!("{name}-files"));
    for (path, bytes) in files {
        let path = inside.join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }
    let out = folder.join(name);
    pack_folder(&inside, &out, &ArchiveLimits::default()).unwrap();
    out
}
