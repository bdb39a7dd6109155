//! The archive walked forward, byte by byte from 0: entries back to back, then the central directory,
//! then (only where it is) the 64-bit end record with its locator, then one end record, its comment, and
//! nothing. A reader that streams and one that starts at the end then see the same. Nothing is inflated.
//!
//! The rules are those of PyPI's validator (`warehouse/utils/zipfiles.py`) and stricter ones where the
//! ZipDiff study (USENIX Security 2025) found readers apart.

use std::collections::HashMap;
use std::io::{Read, Seek};

use vitrine_base::limits::ArchiveLimits;
use vitrine_base::path_policy::PathSet;

use super::entry::{Entry, admit, check_header, check_pair};
use super::error::{ArchiveError, shown};
use super::records::{self, CENTRAL, END, END64, End, Header, LOCAL, LOCATOR, WIDE, WIDE_COUNT};
use super::source::Source;

/// What the walk found: every entry, in the order of the central directory.
#[derive(Debug)]
pub(crate) struct Structure {
    pub(crate) entries: Vec<Entry>,
    /// Bytes of the archive.
    pub(crate) packed: u64,
    /// Bytes of all entries once inflated, as claimed.
    pub(crate) unpacked: u64,
}

/// A local header that was read, and where its data begins.
struct Local {
    header: Header,
    data: u64,
}

/// Walks the whole archive.
pub(crate) fn survey<R: Read + Seek>(
    source: &mut Source<R>,
    limits: &ArchiveLimits,
) -> Result<Structure, ArchiveError> {
    let packed = source.length();
    at_most("its size in bytes", packed, limits.packed)?;
    let (locals, signature) = read_locals(source, limits)?;
    let directory = source.at() - 4;
    let (entries, signature) = read_directory(source, signature, locals, limits)?;
    let directory_size = source.at() - 4 - directory;
    let actual = End {
        disk: 0,
        directory_disk: 0,
        entries_here: entries.len() as u64,
        entries: entries.len() as u64,
        size: directory_size,
        offset: directory,
    };
    read_ending(source, signature, &actual)?;
    let unpacked = entries.iter().fold(0_u64, |sum, entry| sum.saturating_add(entry.unpacked));
    at_most("the size of its files in bytes", unpacked, limits.unpacked)?;
    check_paths(&entries)?;
    Ok(Structure { entries, packed, unpacked })
}

pub(super) fn at_most(what: &'static str, found: u64, limit: u64) -> Result<(), ArchiveError> {
    if found > limit { Err(ArchiveError::TooLarge { what, found, limit }) } else { Ok(()) }
}

/// Reads entries from the beginning until another signature comes, which is answered.
fn read_locals<R: Read + Seek>(
    source: &mut Source<R>,
    limits: &ArchiveLimits,
) -> Result<(Vec<Local>, [u8; 4]), ArchiveError> {
    let mut locals = Vec::new();
    loop {
        let start = source.at();
        let signature: [u8; 4] = match source.fixed("the list of entries") {
            Err(ArchiveError::Truncated(_)) if start == 0 => return Err(ArchiveError::NotAZip),
            read => read?,
        };
        if signature != LOCAL {
            return match start == 0 && !matches!(signature, END | END64) {
                true => Err(ArchiveError::NotAZip),
                false => Ok((locals, signature)),
            };
        }
        at_most("the number of its entries", locals.len() as u64 + 1, limits.entries as u64)?;
        let mut header = records::read_local(source, start)?;
        check_header(&mut header)?;
        let data = source.at();
        source.skip(header.packed, "an entry's data")?;
        locals.push(Local { header, data });
    }
}

/// Reads the central directory, whose first signature was read; answers the one that follows it.
fn read_directory<R: Read + Seek>(
    source: &mut Source<R>,
    mut signature: [u8; 4],
    locals: Vec<Local>,
    limits: &ArchiveLimits,
) -> Result<(Vec<Entry>, [u8; 4]), ArchiveError> {
    let mut waiting: HashMap<u64, Local> =
        locals.into_iter().map(|local| (local.header.offset, local)).collect();
    let mut entries = Vec::new();
    while signature == CENTRAL {
        let mut central = records::read_central(source)?;
        check_header(&mut central.header)?;
        let local = waiting
            .remove(&central.header.offset)
            .ok_or(ArchiveError::Layout("its list names an entry that is not there, or one entry twice"))?;
        check_pair(&local.header, &central.header)?;
        entries.push(admit(&central, local.data, limits)?);
        signature = source.fixed("the end record")?;
    }
    match waiting.is_empty() {
        true => Ok((entries, signature)),
        false if entries.is_empty() => {
            Err(ArchiveError::Layout("something other than an entry or the list of entries follows an entry"))
        }
        false => Err(ArchiveError::Layout("it has an entry that its list does not name")),
    }
}

/// Reads what follows the central directory, whose first signature was read, to the last byte.
fn read_ending<R: Read + Seek>(
    source: &mut Source<R>,
    mut signature: [u8; 4],
    actual: &End,
) -> Result<(), ArchiveError> {
    let wide = signature == END64;
    if wide {
        let place = source.at() - 4;
        let end = records::read_end64(source)?;
        check_end(&end, actual, false)?;
        if source.fixed("the locator of the 64-bit end record")? != LOCATOR {
            return Err(ArchiveError::Layout("its 64-bit end record has no locator"));
        }
        if records::read_locator(source)? != (0, place, 1) {
            return Err(ArchiveError::Layout("the locator does not point to the 64-bit end record"));
        }
        signature = source.fixed("the end record")?;
    }
    if signature != END {
        return Err(ArchiveError::Layout("something else stands where its end record should be"));
    }
    let place = source.at() - 4;
    let (end, comment) = records::read_end(source)?;
    check_end(&end, actual, wide)?;
    if source.left() != 0 {
        return Err(ArchiveError::Layout("bytes follow its end"));
    }
    check_comment(&comment)?;
    if wide { Ok(()) } else { refuse_stray_locator(source, place) }
}

fn check_end(end: &End, actual: &End, may_be_wide: bool) -> Result<(), ArchiveError> {
    let same = |found: u64, real: u64, wide: u64| found == real || (may_be_wide && found == wide);
    if !same(end.disk, 0, WIDE_COUNT) || !same(end.directory_disk, 0, WIDE_COUNT) {
        return Err(ArchiveError::Layout("it is one part of several"));
    }
    if !same(end.entries, actual.entries, WIDE_COUNT)
        || !same(end.entries_here, actual.entries_here, WIDE_COUNT)
    {
        return Err(ArchiveError::Layout("its end record counts another number of entries"));
    }
    if !same(end.size, actual.size, WIDE) || !same(end.offset, actual.offset, WIDE) {
        return Err(ArchiveError::Layout("its end record points to another list of entries"));
    }
    Ok(())
}

/// A reader that searches from the end would take a signature in the comment for the end record.
fn check_comment(comment: &[u8]) -> Result<(), ArchiveError> {
    let signatures = [LOCAL, CENTRAL, END, END64, LOCATOR];
    match comment.windows(4).any(|window| signatures.iter().any(|signature| window == signature)) {
        true => Err(ArchiveError::Layout("its comment holds parts of another archive")),
        false => Ok(()),
    }
}

/// Readers look for a locator in the 20 bytes before the end record; what looks like one there, in the
/// middle of another record, would send them elsewhere.
fn refuse_stray_locator<R: Read + Seek>(source: &mut Source<R>, end: u64) -> Result<(), ArchiveError> {
    let Some(place) = end.checked_sub(20) else { return Ok(()) };
    source.go(place)?;
    let found: [u8; 4] = source.fixed("the end record")?;
    match found == LOCATOR {
        true => Err(ArchiveError::Layout("a second end record hides before its end record")),
        false => Ok(()),
    }
}

fn check_paths(entries: &[Entry]) -> Result<(), ArchiveError> {
    let mut set = PathSet::new();
    for entry in entries {
        set.insert(&entry.path, !entry.folder)
            .map_err(|problem| ArchiveError::Path { name: shown(&entry.path), problem })?;
    }
    Ok(())
}
