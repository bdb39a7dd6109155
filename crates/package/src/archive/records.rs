//! The records of a zip archive as they lie in the file (PKWARE APPNOTE.TXT 6.3.10, §4.3): read, not
//! judged.

use std::io::{Read, Seek};

use super::ArchiveError;
use super::source::Source;

/// `PK 3 4`: an entry's own header.
pub(crate) const LOCAL: [u8; 4] = *b"PK\x03\x04";
/// `PK 1 2`: an entry's line in the central directory.
pub(crate) const CENTRAL: [u8; 4] = *b"PK\x01\x02";
/// `PK 5 6`: the end record.
pub(crate) const END: [u8; 4] = *b"PK\x05\x06";
/// `PK 6 6`: the 64-bit end record.
pub(crate) const END64: [u8; 4] = *b"PK\x06\x06";
/// `PK 6 7`: says where the 64-bit end record is.
pub(crate) const LOCATOR: [u8; 4] = *b"PK\x06\x07";

/// In a 32-bit field: the value is in the 64-bit extra field or record.
pub(crate) const WIDE: u64 = 0xffff_ffff;
/// In a 16-bit count: the value is in the 64-bit end record.
pub(crate) const WIDE_COUNT: u64 = 0xffff;

/// What a header of either sort says of an entry.
#[derive(Debug)]
pub(crate) struct Header {
    pub(crate) version: u16,
    pub(crate) flags: u16,
    pub(crate) method: u16,
    pub(crate) crc: u32,
    pub(crate) packed: u64,
    pub(crate) unpacked: u64,
    /// Where the local header is.
    pub(crate) offset: u64,
    pub(crate) name: Vec<u8>,
    pub(crate) extra: Vec<u8>,
    /// See [`super::extra::Sizes::doubtful`].
    pub(crate) doubtful: bool,
}

/// What only the central directory says of an entry.
#[derive(Debug)]
pub(crate) struct Central {
    pub(crate) header: Header,
    pub(crate) comment: u16,
    pub(crate) disk: u16,
    pub(crate) attributes: u32,
}

/// The end record, or the 64-bit one.
#[derive(Debug)]
pub(crate) struct End {
    pub(crate) disk: u64,
    pub(crate) directory_disk: u64,
    pub(crate) entries_here: u64,
    pub(crate) entries: u64,
    pub(crate) size: u64,
    pub(crate) offset: u64,
}

pub(crate) fn u16_at(bytes: &[u8], at: usize) -> u16 {
    match bytes.get(at..at + 2) {
        Some(&[a, b]) => u16::from_le_bytes([a, b]),
        _ => 0,
    }
}

pub(crate) fn u32_at(bytes: &[u8], at: usize) -> u32 {
    u32::from(u16_at(bytes, at)) | u32::from(u16_at(bytes, at + 2)) << 16
}

pub(crate) fn u64_at(bytes: &[u8], at: usize) -> u64 {
    u64::from(u32_at(bytes, at)) | u64::from(u32_at(bytes, at + 4)) << 32
}

/// Reads a local header after its signature; `offset` is where the signature was.
pub(crate) fn read_local<R: Read + Seek>(
    source: &mut Source<R>,
    offset: u64,
) -> Result<Header, ArchiveError> {
    const WHAT: &str = "an entry's header";
    let fixed: [u8; 26] = source.fixed(WHAT)?;
    let name = source.take(u16_at(&fixed, 22), WHAT)?;
    let extra = source.take(u16_at(&fixed, 24), WHAT)?;
    Ok(Header {
        version: u16_at(&fixed, 0),
        flags: u16_at(&fixed, 2),
        method: u16_at(&fixed, 4),
        crc: u32_at(&fixed, 10),
        packed: u32_at(&fixed, 14).into(),
        unpacked: u32_at(&fixed, 18).into(),
        offset,
        name,
        extra,
        doubtful: false,
    })
}

/// Reads a line of the central directory after its signature; the comment is skipped.
pub(crate) fn read_central<R: Read + Seek>(source: &mut Source<R>) -> Result<Central, ArchiveError> {
    const WHAT: &str = "the list of entries";
    let fixed: [u8; 42] = source.fixed(WHAT)?;
    let name = source.take(u16_at(&fixed, 24), WHAT)?;
    let extra = source.take(u16_at(&fixed, 26), WHAT)?;
    let comment = u16_at(&fixed, 28);
    source.skip(comment.into(), WHAT)?;
    let header = Header {
        version: u16_at(&fixed, 2),
        flags: u16_at(&fixed, 4),
        method: u16_at(&fixed, 6),
        crc: u32_at(&fixed, 12),
        packed: u32_at(&fixed, 16).into(),
        unpacked: u32_at(&fixed, 20).into(),
        offset: u32_at(&fixed, 38).into(),
        name,
        extra,
        doubtful: false,
    };
    Ok(Central { header, comment, disk: u16_at(&fixed, 30), attributes: u32_at(&fixed, 34) })
}

/// Reads the end record after its signature, and the archive's comment.
pub(crate) fn read_end<R: Read + Seek>(source: &mut Source<R>) -> Result<(End, Vec<u8>), ArchiveError> {
    const WHAT: &str = "the end record";
    let fixed: [u8; 18] = source.fixed(WHAT)?;
    let end = End {
        disk: u16_at(&fixed, 0).into(),
        directory_disk: u16_at(&fixed, 2).into(),
        entries_here: u16_at(&fixed, 4).into(),
        entries: u16_at(&fixed, 6).into(),
        size: u32_at(&fixed, 8).into(),
        offset: u32_at(&fixed, 12).into(),
    };
    let comment = source.take(u16_at(&fixed, 16), WHAT)?;
    Ok((end, comment))
}

/// Reads the 64-bit end record after its signature.
pub(crate) fn read_end64<R: Read + Seek>(source: &mut Source<R>) -> Result<End, ArchiveError> {
    let fixed: [u8; 52] = source.fixed("the 64-bit end record")?;
    // 44 bytes follow the length field; more would be an “extensible data sector”.
    if u64_at(&fixed, 0) != 44 {
        return Err(ArchiveError::Layout("its 64-bit end record has another length than 44"));
    }
    Ok(End {
        disk: u32_at(&fixed, 12).into(),
        directory_disk: u32_at(&fixed, 16).into(),
        entries_here: u64_at(&fixed, 20),
        entries: u64_at(&fixed, 28),
        size: u64_at(&fixed, 36),
        offset: u64_at(&fixed, 44),
    })
}

/// Reads the locator of the 64-bit end record after its signature: disk, place, number of disks.
pub(crate) fn read_locator<R: Read + Seek>(source: &mut Source<R>) -> Result<(u32, u64, u32), ArchiveError> {
    let fixed: [u8; 16] = source.fixed("the locator of the 64-bit end record")?;
    Ok((u32_at(&fixed, 0), u64_at(&fixed, 4), u32_at(&fixed, 12)))
}
