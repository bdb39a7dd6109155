//! A zip's list of entries from its last bytes alone, so that a package on a far host can be looked over
//! before it is fetched: the end record and the central directory say what is in it, and where every entry
//! begins and ends. What is refused here is at most fetched whole, and then meets the gate.
//!
//! Nothing is believed for good: places must follow one another without gap or overlap from 0 to the
//! directory, and whoever uses an entry's bytes compares a digest.

mod unpack;

use std::io::{Cursor, Read as _, Seek as _, SeekFrom};
use std::path::Path;

use vitrine_base::fs;
use vitrine_base::limits::ArchiveLimits;
use vitrine_base::path_policy::PathSet;

use super::entry::{admit, check_header};
use super::error::{ArchiveError, shown};
use super::records::{self, CENTRAL, END, LOCAL, u16_at, u32_at};
use super::source::Source;

pub use unpack::{Unpacked, unpack_member};

/// The end record without a comment, bytes.
const END_BYTES: usize = 22;
/// A line of the central directory without its name, bytes.
const CENTRAL_BYTES: usize = 46;
/// A local header without its name, bytes.
const LOCAL_BYTES: usize = 30;

/// One entry as the central directory has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DirectoryEntry {
    /// Its path, without the `/` that ends a folder's.
    pub path: String,
    /// It is a folder.
    pub folder: bool,
    /// 0 stored, 8 deflate.
    pub method: u16,
    /// The checksum of its bytes; a hint, never a proof.
    pub crc: u32,
    /// Its packed bytes.
    pub packed: u64,
    /// Its bytes once inflated.
    pub unpacked: u64,
    /// Where its local header begins.
    pub header: u64,
    /// Where its packed bytes begin.
    pub data: u64,
    /// Its local header, name and extra field as writers write them; `None` where the room it has says that
    /// its extra field is another than the directory's, so that it must be fetched.
    pub local: Option<Vec<u8>>,
}

/// The central directory of a zip archive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Directory {
    /// All entries, in the order they lie in the archive.
    pub entries: Vec<DirectoryEntry>,
    /// Where the central directory begins; it and the end record reach to the end of the archive.
    pub start: u64,
    /// Bytes of the archive.
    pub size: u64,
}

/// A line of the directory, before its place is known.
struct Line {
    entry: super::Entry,
    header: u64,
    raw: Vec<u8>,
    name: usize,
    extra: usize,
}

impl Directory {
    /// How many of the archive's last bytes hold its directory, as the end record in `tail` (its last bytes)
    /// says.
    ///
    /// # Errors
    /// When there is no end record in the tail, or it is one of a 64-bit or split archive.
    pub fn tail_bytes(tail: &[u8], whole: u64) -> Result<u64, ArchiveError> {
        let end = find_end(tail)?;
        let start = directory_start(&tail[end..], whole - (tail.len() - end) as u64)?;
        Ok(whole - start)
    }

    /// Reads the directory out of the last bytes of an archive of `whole` bytes.
    ///
    /// # Errors
    /// As [`Directory::tail_bytes`]; when the tail is too short; when an entry breaks a rule of the gate;
    /// when entries overlap or leave gaps.
    pub fn parse(tail: &[u8], whole: u64, limits: &ArchiveLimits) -> Result<Self, ArchiveError> {
        let needed = Self::tail_bytes(tail, whole)?;
        let Some(skip) = (tail.len() as u64).checked_sub(needed) else {
            return Err(ArchiveError::Truncated("the list of entries"));
        };
        let end = find_end(tail)?;
        let lines = &tail[usize::try_from(skip).unwrap_or(tail.len())..end];
        let claimed = usize::from(u16_at(tail, end + 10));
        let mut lines = read_lines(lines, claimed, limits)?;
        lines.sort_by_key(|line| line.header);
        let start = whole - needed;
        let ends: Vec<u64> = lines.iter().skip(1).map(|line| line.header).chain([start]).collect();
        let mut at = 0;
        let mut paths = PathSet::new();
        let mut entries = Vec::with_capacity(lines.len());
        for (line, end) in lines.into_iter().zip(ends) {
            if line.header != at {
                return Err(ArchiveError::Layout("its list leaves gaps between entries, or has one twice"));
            }
            at = end;
            paths
                .insert(&line.entry.path, !line.entry.folder)
                .map_err(|problem| ArchiveError::Path { name: shown(&line.entry.path), problem })?;
            entries.push(line.place(end)?);
        }
        if entries.is_empty() && start != 0 {
            return Err(ArchiveError::Layout("its list names nothing, and something is there"));
        }
        Ok(Self { entries, start, size: whole })
    }

    /// Reads the directory of an archive on this computer.
    ///
    /// # Errors
    /// As [`Directory::parse`], and when the file cannot be read.
    pub fn read(path: &Path, limits: &ArchiveLimits) -> Result<Self, ArchiveError> {
        let mut file = fs::open(path)?;
        let whole = file.seek(SeekFrom::End(0))?;
        let mut last = |count: u64| -> Result<Vec<u8>, ArchiveError> {
            let count = count.min(whole);
            file.seek(SeekFrom::Start(whole - count))?;
            let mut bytes = Vec::new();
            (&mut file).take(count).read_to_end(&mut bytes)?;
            Ok(bytes)
        };
        // An end record has a comment of at most 64 KiB.
        let tail = last(LOCAL_BYTES as u64 + (1 << 16))?;
        let needed = Self::tail_bytes(&tail, whole)?;
        if needed > limits.entries as u64 * (CENTRAL_BYTES + limits.path + 1024) as u64 {
            return Err(ArchiveError::Layout("its list of entries is larger than any of its size can be"));
        }
        Self::parse(&last(needed)?, whole, limits)
    }
}

/// Where the end record begins: the last one whose comment ends with the archive.
fn find_end(tail: &[u8]) -> Result<usize, ArchiveError> {
    let last = tail.len().checked_sub(END_BYTES).ok_or(ArchiveError::Truncated("the end record"))?;
    (0..=last)
        .rev()
        .find(|&at| {
            tail[at..].starts_with(&END) && at + END_BYTES + usize::from(u16_at(tail, at + 20)) == tail.len()
        })
        .ok_or(ArchiveError::Layout("its last bytes have no end record"))
}

/// Where the directory begins, by the end record that lies at `place`.
fn directory_start(end: &[u8], place: u64) -> Result<u64, ArchiveError> {
    let (here, all) = (u16_at(end, 8), u16_at(end, 10));
    let (size, offset) = (u64::from(u32_at(end, 12)), u64::from(u32_at(end, 16)));
    if u32_at(end, 4) != 0 || here != all {
        return Err(ArchiveError::Layout("it is one part of several"));
    }
    if offset == records::WIDE || offset + size != place {
        return Err(ArchiveError::Layout("its end record points to another list of entries"));
    }
    Ok(offset)
}

fn read_lines(bytes: &[u8], claimed: usize, limits: &ArchiveLimits) -> Result<Vec<Line>, ArchiveError> {
    let mut source = Source::new(Cursor::new(bytes))?;
    let mut lines = Vec::new();
    while source.left() > 0 {
        if lines.len() == limits.entries {
            let (found, limit) = (claimed as u64, limits.entries as u64);
            return Err(ArchiveError::TooLarge { what: "the number of its entries", found, limit });
        }
        let from = usize::try_from(source.at()).unwrap_or(usize::MAX);
        if source.fixed("the list of entries")? != CENTRAL {
            return Err(ArchiveError::Layout("something else stands in its list of entries"));
        }
        let mut central = records::read_central(&mut source)?;
        check_header(&mut central.header)?;
        if central.header.doubtful {
            return Err(ArchiveError::Layout("an entry's size can be read in two ways"));
        }
        let to = usize::try_from(source.at()).unwrap_or(usize::MAX);
        lines.push(Line {
            entry: admit(&central, 0, limits)?,
            header: central.header.offset,
            raw: bytes.get(from..to).unwrap_or_default().to_vec(),
            name: central.header.name.len(),
            extra: central.header.extra.len(),
        });
    }
    match lines.len() == claimed {
        true => Ok(lines),
        false => Err(ArchiveError::Layout("its end record counts another number of entries")),
    }
}

impl Line {
    /// The entry between its header and `end`, where the next one begins.
    fn place(self, end: u64) -> Result<DirectoryEntry, ArchiveError> {
        let fixed = (LOCAL_BYTES + self.name) as u64 + self.entry.packed;
        let extra = end
            .checked_sub(self.header)
            .and_then(|room| room.checked_sub(fixed))
            .filter(|extra| *extra <= u64::from(u16::MAX))
            .ok_or(ArchiveError::Layout("its list leaves gaps between entries, or they overlap"))?;
        let local = match extra {
            0 => Some(self.local_header(0)),
            same if same == self.extra as u64 => Some(self.local_header(self.extra)),
            _ => None,
        };
        Ok(DirectoryEntry {
            path: self.entry.path,
            folder: self.entry.folder,
            method: u16_at(&self.raw, 10),
            crc: self.entry.crc,
            packed: self.entry.packed,
            unpacked: self.entry.unpacked,
            header: self.header,
            data: end - self.entry.packed,
            local,
        })
    }

    /// Both headers have the same 24 bytes from the needed version to the length of the name (APPNOTE §4.3.7,
    /// §4.3.12).
    fn local_header(&self, extra: usize) -> Vec<u8> {
        let mut local = Vec::from(LOCAL);
        local.extend(&self.raw[6..30]);
        local.extend(u16::try_from(extra).unwrap_or(u16::MAX).to_le_bytes());
        local.extend(&self.raw[CENTRAL_BYTES..CENTRAL_BYTES + self.name + extra]);
        local
    }
}
