//! Zip archives made by hand, so that every field can be made to lie.

use std::io::Write as _;
use std::path::PathBuf;

use flate2::Compression;
use flate2::write::DeflateEncoder;

/// One header of an entry, local or central.
#[derive(Debug, Clone)]
pub(crate) struct Head {
    pub(crate) version: u16,
    pub(crate) flags: u16,
    pub(crate) method: u16,
    pub(crate) crc: u32,
    pub(crate) packed: u32,
    pub(crate) unpacked: u32,
    pub(crate) name: Vec<u8>,
    pub(crate) extra: Vec<u8>,
}

/// One entry: what its two headers say, and what it has.
#[derive(Debug, Clone)]
pub(crate) struct Entry {
    pub(crate) local: Head,
    pub(crate) central: Head,
    pub(crate) data: Vec<u8>,
    /// Bytes between this entry's data and the next record.
    pub(crate) after: Vec<u8>,
    pub(crate) attributes: u32,
    pub(crate) disk: u16,
    pub(crate) comment: Vec<u8>,
    pub(crate) offset: Option<u32>,
    /// False leaves the entry out of the central directory.
    pub(crate) listed: bool,
}

impl Entry {
    /// A stored file.
    pub(crate) fn stored(name: &str, bytes: &[u8]) -> Self {
        Self::with(name, 0, bytes, bytes.to_vec())
    }

    /// A deflated file.
    pub(crate) fn deflated(name: &str, bytes: &[u8]) -> Self {
        let mut encoder = DeflateEncoder::new(Vec::new(), Compression::new(6));
        encoder.write_all(bytes).unwrap();
        Self::with(name, 8, bytes, encoder.finish().unwrap())
    }

    fn with(name: &str, method: u16, bytes: &[u8], data: Vec<u8>) -> Self {
        let head = Head {
            version: 20,
            flags: if name.is_ascii() { 0 } else { 0x800 },
            method,
            crc: crc32fast::hash(bytes),
            packed: data.len() as u32,
            unpacked: bytes.len() as u32,
            name: name.as_bytes().to_vec(),
            extra: Vec::new(),
        };
        Self {
            local: head.clone(),
            central: head,
            data,
            after: Vec::new(),
            attributes: 0,
            disk: 0,
            comment: Vec::new(),
            offset: None,
            listed: true,
        }
    }

    /// Changes both headers alike.
    pub(crate) fn both(mut self, change: impl Fn(&mut Head)) -> Self {
        change(&mut self.local);
        change(&mut self.central);
        self
    }

    /// Changes the entry.
    pub(crate) fn but(mut self, change: impl FnOnce(&mut Self)) -> Self {
        change(&mut self);
        self
    }
}

/// An extra field.
pub(crate) fn extra(id: u16, value: &[u8]) -> Vec<u8> {
    let mut out = id.to_le_bytes().to_vec();
    out.extend((value.len() as u16).to_le_bytes());
    out.extend(value);
    out
}

/// A 64-bit extra field with these values.
pub(crate) fn zip64(values: &[u64]) -> Vec<u8> {
    extra(1, &values.iter().flat_map(|value| value.to_le_bytes()).collect::<Vec<u8>>())
}

fn common(head: &Head) -> Vec<u8> {
    let mut out = Vec::new();
    for number in [head.version, head.flags, head.method, 0, 0x21] {
        out.extend(number.to_le_bytes());
    }
    for number in [head.crc, head.packed, head.unpacked] {
        out.extend(number.to_le_bytes());
    }
    out.extend((head.name.len() as u16).to_le_bytes());
    out.extend((head.extra.len() as u16).to_le_bytes());
    out
}

/// What the end record says, and what is around it.
#[derive(Debug, Clone, Default)]
pub(crate) struct Ending {
    pub(crate) comment: Vec<u8>,
    pub(crate) before_directory: Vec<u8>,
    pub(crate) before_end: Vec<u8>,
    pub(crate) after: Vec<u8>,
    pub(crate) count: Option<u16>,
    pub(crate) size: Option<u32>,
    pub(crate) offset: Option<u32>,
    pub(crate) disk: u16,
}

/// The archive of these entries.
pub(crate) fn zip(entries: &[Entry]) -> Vec<u8> {
    zip_with(entries, &Ending::default())
}

/// The archive of these entries with another end.
pub(crate) fn zip_with(entries: &[Entry], ending: &Ending) -> Vec<u8> {
    let mut out = Vec::new();
    let mut directory = Vec::new();
    for entry in entries {
        let offset = entry.offset.unwrap_or(out.len() as u32);
        out.extend(b"PK\x03\x04");
        out.extend(common(&entry.local));
        out.extend(&entry.local.name);
        out.extend(&entry.local.extra);
        out.extend(&entry.data);
        out.extend(&entry.after);
        if !entry.listed {
            continue;
        }
        directory.extend(b"PK\x01\x02");
        directory.extend(0x0314_u16.to_le_bytes());
        directory.extend(common(&entry.central));
        directory.extend((entry.comment.len() as u16).to_le_bytes());
        directory.extend(entry.disk.to_le_bytes());
        directory.extend([0; 2]);
        directory.extend(entry.attributes.to_le_bytes());
        directory.extend(offset.to_le_bytes());
        directory.extend(&entry.central.name);
        directory.extend(&entry.central.extra);
        directory.extend(&entry.comment);
    }
    out.extend(&ending.before_directory);
    let start = out.len() as u32;
    let listed = entries.iter().filter(|entry| entry.listed).count() as u16;
    out.extend(&directory);
    out.extend(&ending.before_end);
    out.extend(b"PK\x05\x06");
    out.extend(ending.disk.to_le_bytes());
    out.extend([0; 2]);
    out.extend(ending.count.unwrap_or(listed).to_le_bytes());
    out.extend(ending.count.unwrap_or(listed).to_le_bytes());
    out.extend(ending.size.unwrap_or(directory.len() as u32).to_le_bytes());
    out.extend(ending.offset.unwrap_or(start).to_le_bytes());
    out.extend((ending.comment.len() as u16).to_le_bytes());
    out.extend(&ending.comment);
    out.extend(&ending.after);
    out
}

/// The two 64-bit records that stand between the directory and the end record.
pub(crate) fn end64(place: u64, count: u64, size: u64, offset: u64) -> Vec<u8> {
    let mut out = b"PK\x06\x06".to_vec();
    out.extend(44_u64.to_le_bytes());
    out.extend([45, 0, 45, 0]);
    out.extend([0; 8]);
    for number in [count, count, size, offset] {
        out.extend(number.to_le_bytes());
    }
    out.extend(b"PK\x06\x07");
    out.extend([0; 4]);
    out.extend(place.to_le_bytes());
    out.extend(1_u32.to_le_bytes());
    out
}

/// A file on disk for as long as the folder lives.
pub(crate) struct OnDisk {
    pub(crate) folder: tempfile::TempDir,
    pub(crate) path: PathBuf,
}

/// Writes bytes into a file of their own.
pub(crate) fn on_disk(bytes: &[u8]) -> OnDisk {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.hpersona");
    std::fs::write(&path, bytes).unwrap();
    OnDisk { folder, path }
}
