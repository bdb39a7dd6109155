//! The table of a package's files ([`MemberTable`]): made from the package, packed with zstd, and read back
//! with suspicion. `docs/formats-deltas.md` is its specification.

mod check;

use std::io::{Read as _, Seek as _, SeekFrom};
use std::path::Path;

use vitrine_base::limits::{ArchiveLimits, MIB};
use vitrine_base::{Sha256, fs};

use crate::archive::{Directory, DirectoryEntry, unpack_member};
use crate::contents::is_program;
use crate::listing::{MemberTable, Packed, TABLE_FORMAT, TableMember};
use crate::pack::flush;
use crate::{Member, PackageError, content_root};

/// The largest table once unpacked: 20,000 members of 500 bytes with a thousand chunks among them are 14 MB.
pub const TABLE_BYTES: u64 = 32 * MIB;

/// The level tables are packed with; they are small, and fetched far more often than made.
const LEVEL: i32 = 19;

/// The table of a package. Of a zip it says where each member's packed bytes lie, and the chunks of those that
/// were packed in chunks; of another archive only what is in it.
///
/// # Errors
/// As [`crate::inspect`]; for a zip, which kind of package it is does not matter.
pub fn member_table(path: &Path, limits: &ArchiveLimits) -> Result<MemberTable, PackageError> {
    let (artifact, size) = fs::digest(path)?;
    let mut members = match is_zip(path)? {
        true => zip_members(path, limits)?,
        false => crate::inspect(path, limits)?.members.into_iter().map(plain).collect(),
    };
    members.sort_by(|a, b| a.path.cmp(&b.path));
    let cut = members.iter().any(|member| !member.chunks.is_empty()).then_some(flush::CUT);
    let content = table_content(&members);
    Ok(MemberTable { format: TABLE_FORMAT.into(), artifact, size, content, cut, members })
}

/// The content root of a table's members.
pub fn table_content(members: &[TableMember]) -> Sha256 {
    let member = |member: &TableMember| Member {
        path: member.path.clone(),
        size: member.size,
        sha256: member.sha256,
        executable: member.executable,
        link: member.link.clone(),
    };
    content_root(&members.iter().map(member).collect::<Vec<_>>())
}

/// Packs a table as it is published.
///
/// # Errors
/// When it cannot be written as JSON, which no table of [`member_table`] is.
pub fn encode_table(table: &MemberTable) -> Result<Vec<u8>, PackageError> {
    let json = serde_json::to_vec(table).map_err(|error| PackageError::BadTable(error.to_string()))?;
    Ok(zstd::bulk::compress(&json, LEVEL)?)
}

/// Reads a table of at most `max` bytes once unpacked, and checks that it does not contradict itself: places
/// lie in the artifact and do not overlap, chunks add up, paths can be written, and its content root is that
/// of its members. Whether it is the right table, its digest says.
///
/// # Errors
/// [`PackageError::BadTable`], saying what is wrong.
pub fn decode_table(bytes: &[u8], max: u64) -> Result<MemberTable, PackageError> {
    let nonsense = |error: std::io::Error| PackageError::BadTable(format!("it cannot be unpacked: {error}"));
    let mut decoder = zstd::stream::read::Decoder::with_buffer(bytes).map_err(nonsense)?.single_frame();
    // A window of 8 MiB, what level 19 uses for tables of this size.
    decoder.window_log_max(23).map_err(nonsense)?;
    let mut json = Vec::new();
    decoder.take(max.saturating_add(1)).read_to_end(&mut json).map_err(nonsense)?;
    if json.len() as u64 > max {
        return Err(PackageError::BadTable(format!("it is larger than {max} bytes")));
    }
    let table = serde_json::from_slice(&json).map_err(|error| PackageError::BadTable(error.to_string()))?;
    check::check(&table, &ArchiveLimits::default()).map_err(PackageError::BadTable)?;
    Ok(table)
}

/// True for a file that begins as zip archives do.
pub(crate) fn is_zip(path: &Path) -> Result<bool, PackageError> {
    let mut head = Vec::new();
    fs::open(path)?.take(4).read_to_end(&mut head)?;
    Ok(head.starts_with(b"PK"))
}

fn plain(member: Member) -> TableMember {
    TableMember {
        path: member.path,
        size: member.size,
        sha256: member.sha256,
        executable: member.executable,
        link: member.link,
        span: None,
        chunks: Vec::new(),
        patches: Vec::new(),
    }
}

fn zip_members(path: &Path, limits: &ArchiveLimits) -> Result<Vec<TableMember>, PackageError> {
    crate::check_structure(path, limits)?;
    let directory = Directory::read(path, limits)?;
    let files = directory.entries.iter().filter(|entry| !entry.folder);
    files.map(|entry| zip_member(path, entry)).collect()
}

fn zip_member(path: &Path, entry: &DirectoryEntry) -> Result<TableMember, PackageError> {
    let mut file = fs::open(path)?;
    file.seek(SeekFrom::Start(entry.data))?;
    let mut head = Vec::new();
    let mut packed = (&mut file).take(entry.packed);
    let unpacked = unpack_member(&entry.path, entry.method, &mut packed, entry.unpacked, &mut |bytes| {
        let room = 8_usize.saturating_sub(head.len()).min(bytes.len());
        head.extend_from_slice(&bytes[..room]);
        Ok(())
    })?;
    let mut chunks = Vec::new();
    if entry.method == 8 && entry.unpacked > flush::FLUSH_OVER {
        file.seek(SeekFrom::Start(entry.data))?;
        chunks = flush::recognise(&mut (&mut file).take(entry.packed))?.unwrap_or_default();
    }
    Ok(TableMember {
        path: entry.path.clone(),
        size: unpacked.size,
        sha256: unpacked.sha256,
        executable: is_program(&head),
        link: None,
        span: Some(Packed { offset: entry.data, size: entry.packed, method: entry.method }),
        chunks,
        patches: Vec::new(),
    })
}
