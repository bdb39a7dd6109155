//! A zip writer that writes only what the gate takes: sizes in front of the data, every header twice the
//! same, nothing that depends on the time or the machine. Files are streamed, never held.

use std::fs::File;
use std::io::{self, Read as _, Seek as _, SeekFrom, Write};
use std::path::Path;

use flate2::Compression;
use flate2::write::DeflateEncoder;
use vitrine_base::fs;
use vitrine_base::limits::ArchiveLimits;

use super::flush::{self, FLUSH_OVER};
use crate::PackageError;
use crate::archive::records::{CENTRAL, END, LOCAL};
use crate::archive::{Unpacked, shown};

/// 1980-01-01 00:00, the oldest date the format knows.
const TIME: u16 = 0;
const DATE: u16 = 0x0021;
/// Version 2.0: deflate and folders.
const VERSION: u16 = 20;
const MADE_ON_UNIX: u16 = 3 << 8 | VERSION;
const FILE_ATTRIBUTES: u32 = 0o100_644 << 16;
const FOLDER_ATTRIBUTES: u32 = 0o040_755 << 16 | 0x10;
/// zlib's own default, the knee between time and size.
const LEVEL: u32 = 6;

pub(super) const STORED: u16 = 0;
pub(super) const DEFLATE: u16 = 8;

/// Writes one archive.
pub(super) struct ZipWriter<'a> {
    file: File,
    limits: &'a ArchiveLimits,
    /// The central directory so far.
    directory: Vec<u8>,
    entries: u16,
}

/// What a header says.
struct Record<'a> {
    name: &'a str,
    method: u16,
    crc: u32,
    packed: u32,
    unpacked: u32,
}

/// A file's bytes as they went by.
struct Measured {
    crc: u32,
    length: u64,
}

/// A member that was written behind its header.
pub(super) struct Written {
    pub(super) method: u16,
    pub(super) unpacked: Unpacked,
}

impl<'a> ZipWriter<'a> {
    /// Writes into an empty file.
    pub(super) fn new(file: File, limits: &'a ArchiveLimits) -> Self {
        Self { file, limits, directory: Vec::new(), entries: 0 }
    }

    /// Adds an empty folder.
    pub(super) fn add_folder(&mut self, path: &str) -> Result<(), PackageError> {
        let start = self.file.stream_position()?;
        let name = format!("{path}/");
        let record = Record { name: &name, method: STORED, crc: 0, packed: 0, unpacked: 0 };
        self.file.write_all(&record.local()?)?;
        self.list(&record, start, FOLDER_ATTRIBUTES)
    }

    /// Adds a file from disk.
    pub(super) fn add_file(&mut self, path: &str, from: &Path) -> Result<(), PackageError> {
        let (start, data) = self.begin(path)?;
        let mut measured = self.deflate(path, from)?;
        let mut packed = self.file.stream_position()? - data;
        let mut method = DEFLATE;
        if !self.worth_it(packed, measured.length) {
            self.file.seek(SeekFrom::Start(data))?;
            self.file.set_len(data)?;
            measured = copy(from, &mut self.file)?;
            (method, packed) = (STORED, self.file.stream_position()? - data);
        }
        self.end(path, start, method, packed, &measured)
    }

    /// Adds a member that `write` puts behind its header.
    pub(super) fn add(
        &mut self,
        path: &str,
        write: impl FnOnce(&mut File) -> Result<Written, PackageError>,
    ) -> Result<Unpacked, PackageError> {
        let (start, data) = self.begin(path)?;
        let Written { method, unpacked } = write(&mut self.file)?;
        let packed = self.file.stream_position()? - data;
        self.end(path, start, method, packed, &Measured { crc: unpacked.crc, length: unpacked.size })?;
        Ok(unpacked)
    }

    /// Leaves room for a header; answers where it and the bytes behind it begin.
    fn begin(&mut self, path: &str) -> Result<(u64, u64), PackageError> {
        let start = self.file.stream_position()?;
        let blank = Record { name: path, method: STORED, crc: 0, packed: 0, unpacked: 0 };
        let header = blank.local()?;
        self.file.write_all(&header)?;
        Ok((start, start + header.len() as u64))
    }

    /// Writes the header now that method and sizes are known.
    fn end(
        &mut self,
        path: &str,
        start: u64,
        method: u16,
        packed: u64,
        measured: &Measured,
    ) -> Result<(), PackageError> {
        let size = |bytes: u64| {
            let reason = "it is larger than 4 GiB";
            u32::try_from(bytes).map_err(|_| PackageError::PackRefused { path: shown(path), reason })
        };
        let record = Record {
            name: path,
            method,
            crc: measured.crc,
            packed: size(packed)?,
            unpacked: size(measured.length)?,
        };
        self.file.seek(SeekFrom::Start(start))?;
        self.file.write_all(&record.local()?)?;
        self.file.seek(SeekFrom::End(0))?;
        self.list(&record, start, FILE_ATTRIBUTES)
    }

    /// Deflate must save something, and must not make the file look like a bomb to the gate.
    fn worth_it(&self, packed: u64, unpacked: u64) -> bool {
        let bomb = unpacked > self.limits.ratio_floor && unpacked > packed.saturating_mul(self.limits.ratio);
        packed < unpacked && !bomb
    }

    fn deflate(&mut self, path: &str, from: &Path) -> Result<Measured, PackageError> {
        let size = fs::metadata(from)?.map_or(0, |found| found.length);
        let mut head = Vec::new();
        if size > FLUSH_OVER {
            fs::open(from)?.take(flush::HEAD).read_to_end(&mut head)?;
        }
        if flush::wants(path, size, &head) {
            let mut crc = crc32fast::Hasher::new();
            let mut file = fs::open(from)?;
            let length = flush::deflate(&mut file, &mut self.file, LEVEL, &mut |part| crc.update(part))?;
            return Ok(Measured { crc: crc.finalize(), length });
        }
        let mut encoder = DeflateEncoder::new(&mut self.file, Compression::new(LEVEL));
        let measured = copy(from, &mut encoder)?;
        encoder.finish()?;
        Ok(measured)
    }

    fn list(&mut self, record: &Record<'_>, start: u64, attributes: u32) -> Result<(), PackageError> {
        let refuse = |reason| PackageError::PackRefused { path: shown(record.name), reason };
        let start = u32::try_from(start).map_err(|_| refuse("the package grows beyond 4 GiB"))?;
        self.entries =
            self.entries.checked_add(1).ok_or_else(|| refuse("the package has more than 65,535 files"))?;
        let out = &mut self.directory;
        out.extend(CENTRAL);
        out.extend(MADE_ON_UNIX.to_le_bytes());
        out.extend(record.common()?);
        // No extra field follows, no comment, disk 0, no internal attributes.
        out.extend([0; 8]);
        out.extend(attributes.to_le_bytes());
        out.extend(start.to_le_bytes());
        out.extend(record.name.as_bytes());
        Ok(())
    }

    /// Writes the list of entries and the end, and answers the file, which is not safe on disk yet.
    pub(super) fn finish(mut self) -> Result<File, PackageError> {
        let too_large = |_| PackageError::PackRefused {
            path: "the package".into(),
            reason: "it grows beyond 4 GiB; that is more than the format can hold here",
        };
        let start = u32::try_from(self.file.stream_position()?).map_err(too_large)?;
        let size = u32::try_from(self.directory.len()).map_err(too_large)?;
        let mut end = Vec::from(END);
        end.extend([0; 4]);
        end.extend(self.entries.to_le_bytes());
        end.extend(self.entries.to_le_bytes());
        end.extend(size.to_le_bytes());
        end.extend(start.to_le_bytes());
        end.extend([0; 2]);
        self.file.write_all(&self.directory)?;
        self.file.write_all(&end)?;
        Ok(self.file)
    }
}

impl Record<'_> {
    /// A local header with its name.
    fn local(&self) -> Result<Vec<u8>, PackageError> {
        let mut out = Vec::from(LOCAL);
        out.extend(self.common()?);
        out.extend([0; 2]);
        out.extend(self.name.as_bytes());
        Ok(out)
    }

    /// What both headers have, from the needed version to the length of the name.
    fn common(&self) -> Result<Vec<u8>, PackageError> {
        let length = u16::try_from(self.name.len()).map_err(|_| PackageError::PackRefused {
            path: shown(self.name),
            reason: "its path is too long",
        })?;
        let flags: u16 = if self.name.is_ascii() { 0 } else { 1 << 11 };
        let mut out = Vec::new();
        for number in [VERSION, flags, self.method, TIME, DATE] {
            out.extend(number.to_le_bytes());
        }
        for number in [self.crc, self.packed, self.unpacked] {
            out.extend(number.to_le_bytes());
        }
        out.extend(length.to_le_bytes());
        Ok(out)
    }
}

/// Copies a file into a writer and measures it on the way.
fn copy(from: &Path, into: &mut dyn Write) -> io::Result<Measured> {
    let mut file = fs::open(from)?;
    let mut buffer = vec![0; 64 * 1024];
    let mut crc = crc32fast::Hasher::new();
    let mut length = 0;
    loop {
        let count = match file.read(&mut buffer) {
            Ok(0) => return Ok(Measured { crc: crc.finalize(), length }),
            Ok(count) => count,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        };
        crc.update(&buffer[..count]);
        length += count as u64;
        into.write_all(&buffer[..count])?;
    }
}
