//! The rules one entry must keep by itself.

use vitrine_base::limits::ArchiveLimits;
use vitrine_base::path_policy::{self, PathProblem};

use super::error::{ArchiveError, shown};
use super::extra::Extra;
use super::records::{Central, Header};

/// How an entry is packed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Method {
    /// As it is.
    Stored,
    /// Raw deflate.
    Deflate,
}

/// An entry that keeps all rules (its bytes not yet looked at).
#[derive(Debug, Clone)]
pub(crate) struct Entry {
    /// Its path, without the `/` that ends a folder's.
    pub(crate) path: String,
    pub(crate) folder: bool,
    pub(crate) method: Method,
    pub(crate) crc: u32,
    pub(crate) packed: u64,
    pub(crate) unpacked: u64,
    /// Where its packed bytes begin; in a tar archive, where its bytes begin once the whole is unpacked.
    pub(crate) data: u64,
    /// Its size can be read in two ways: see [`super::extra::Sizes`].
    pub(crate) doubtful: bool,
    /// It is a link, and this is its target as written; only tar archives have some.
    pub(crate) link: Option<String>,
}

const UTF8_NAME: u16 = 1 << 11;
const DESCRIPTOR: u16 = 1 << 3;
const ENCRYPTED: u16 = 1 | 1 << 6 | 1 << 13;
/// Bits 1 and 2 say how hard deflate tried.
const TAKEN: u16 = UTF8_NAME | 1 << 1 | 1 << 2;
/// Version 6.3 of the format; what needs a later one is not understood by other readers.
const NEWEST_VERSION: u16 = 63;

/// Checks what both headers of an entry have, and puts 64-bit sizes in place.
pub(crate) fn check_header(header: &mut Header) -> Result<(), ArchiveError> {
    let name = shown(&String::from_utf8_lossy(&header.name));
    let broken = |rule| ArchiveError::Entry { name: name.clone(), rule };
    if header.flags & ENCRYPTED != 0 {
        return Err(broken("it is encrypted"));
    }
    if header.flags & DESCRIPTOR != 0 {
        return Err(ArchiveError::DataDescriptor { name });
    }
    if header.flags & !TAKEN != 0 {
        return Err(broken("it uses a feature of the format that is not taken"));
    }
    if header.version & 0xff > NEWEST_VERSION {
        return Err(broken("it needs a version of the format that does not exist"));
    }
    let method = method(header.method, &name)?;
    let narrow = [header.unpacked, header.packed, header.offset];
    let wide = Extra::read(&header.extra, &header.name).and_then(|extra| extra.widen(narrow));
    let sizes = wide.map_err(broken)?;
    [header.unpacked, header.packed, header.offset] = sizes.wide;
    header.doubtful = sizes.doubtful;
    if header.doubtful && method != Method::Stored {
        return Err(broken("its 64-bit size contradicts its 32-bit one"));
    }
    if method == Method::Stored && header.packed != header.unpacked && !header.doubtful {
        return Err(broken("it is stored as it is, and yet its two sizes differ"));
    }
    Ok(())
}

fn method(number: u16, name: &str) -> Result<Method, ArchiveError> {
    match number {
        0 => Ok(Method::Stored),
        8 => Ok(Method::Deflate),
        method => Err(ArchiveError::Method { name: name.to_owned(), method }),
    }
}

/// Checks that the two headers of an entry say the same.
pub(crate) fn check_pair(local: &Header, central: &Header) -> Result<(), ArchiveError> {
    let differs = [
        ("name", local.name != central.name),
        ("flags", local.flags != central.flags),
        ("packing method", local.method != central.method),
        ("checksum", local.crc != central.crc),
        ("packed size", local.packed != central.packed),
        ("size", local.unpacked != central.unpacked),
        ("place", local.offset != central.offset),
        ("64-bit size", local.doubtful != central.doubtful),
    ];
    match differs.into_iter().find(|(_, differs)| *differs) {
        None => Ok(()),
        Some((what, _)) => {
            Err(ArchiveError::Mismatch { name: shown(&String::from_utf8_lossy(&central.name)), what })
        }
    }
}

/// Makes an entry of a checked pair of headers; `data` is where its packed bytes begin.
pub(crate) fn admit(central: &Central, data: u64, limits: &ArchiveLimits) -> Result<Entry, ArchiveError> {
    let header = &central.header;
    let full = name_text(header)?;
    let name = shown(full);
    let broken = |rule| ArchiveError::Entry { name: name.clone(), rule };
    if central.comment != 0 {
        return Err(broken("it has a comment of its own"));
    }
    if central.disk != 0 {
        return Err(broken("it lies on another disk"));
    }
    let folder = full.ends_with('/');
    check_type(central.attributes, folder).map_err(broken)?;
    if folder && header.unpacked != 0 {
        return Err(broken("it is a folder and yet has bytes"));
    }
    check_ratio(header, limits).map_err(|()| ArchiveError::Bomb {
        name: name.clone(),
        packed: header.packed,
        unpacked: header.unpacked,
        ratio: limits.ratio,
    })?;
    let path = full.strip_suffix('/').unwrap_or(full);
    path_policy::check_path(path, limits.path, limits.depth)
        .map_err(|problem| ArchiveError::Path { name: name.clone(), problem })?;
    check_marker(path).map_err(broken)?;
    Ok(Entry {
        path: path.to_owned(),
        folder,
        method: method(header.method, &name)?,
        crc: header.crc,
        packed: header.packed,
        unpacked: header.unpacked,
        data,
        doubtful: header.doubtful,
        link: None,
    })
}

fn name_text(header: &Header) -> Result<&str, ArchiveError> {
    let lossy = || shown(&String::from_utf8_lossy(&header.name));
    let text = std::str::from_utf8(&header.name)
        .map_err(|_| ArchiveError::Entry { name: lossy(), rule: "its name is not valid UTF-8" })?;
    if !text.is_ascii() && header.flags & UTF8_NAME == 0 {
        // Without the mark, readers take the bytes for the IBM PC's character set.
        let rule = "its name has letters beyond ASCII and is not marked as UTF-8, so programs would read \
                    it differently; `vitrine pack FOLDER` marks it";
        return Err(ArchiveError::Entry { name: lossy(), rule });
    }
    if text.is_empty() {
        return Err(ArchiveError::Path { name: String::new(), problem: PathProblem::Empty });
    }
    Ok(text)
}

/// What Unix (upper half) and DOS (lower half) attributes may say: an ordinary file or a folder, as the
/// name says, without special permission bits.
fn check_type(attributes: u32, folder: bool) -> Result<(), &'static str> {
    const DOS_FOLDER: u32 = 0x10;
    const DOS_VOLUME_LABEL: u32 = 0x08;
    const REPARSE_POINT: u32 = 0x400;
    let mode = attributes >> 16;
    match (mode & 0o170_000, folder) {
        (0, _) | (0o100_000, false) | (0o040_000, true) => {}
        (0o120_000, _) => return Err("it is a symbolic link; links are not taken"),
        (0o100_000 | 0o040_000, _) => {
            return Err("its name and its attributes disagree about being a folder");
        }
        _ => return Err("it is a device, a pipe or a socket"),
    }
    if mode & 0o7000 != 0 {
        return Err("it carries a setuid, setgid or sticky bit");
    }
    if attributes & REPARSE_POINT != 0 {
        return Err("it is a link of Windows; links are not taken");
    }
    if attributes & DOS_VOLUME_LABEL != 0 {
        return Err("it is a volume label");
    }
    if attributes & DOS_FOLDER != 0 && !folder {
        return Err("its name and its attributes disagree about being a folder");
    }
    Ok(())
}

fn check_ratio(header: &Header, limits: &ArchiveLimits) -> Result<(), ()> {
    let bomb =
        header.unpacked > limits.ratio_floor && header.unpacked > header.packed.saturating_mul(limits.ratio);
    if bomb { Err(()) } else { Ok(()) }
}

/// Installers mark a finished installation with a hidden file; a package that brings one could pass an
/// unfinished one off as finished (Cargo's CVE-2022-36113).
pub(crate) fn check_marker(path: &str) -> Result<(), &'static str> {
    let marks = |part: &str| {
        let part = part.to_ascii_lowercase();
        part.strip_prefix('.')
            .is_some_and(|rest| rest.starts_with("vitrine") || rest.ends_with("-ok") || rest.ends_with(".ok"))
    };
    match path.split('/').any(marks) {
        true => Err("it is named like the mark of a finished installation"),
        false => Ok(()),
    }
}
