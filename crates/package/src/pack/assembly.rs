//! A package put together from members that are at hand and members that arrived: each one is measured on
//! its way in, so that whoever assembles can compare a digest before going on.

use std::fs::File;
use std::io::{self, Read, Write};

use flate2::Compression;
use flate2::write::DeflateEncoder;
use vitrine_base::Hasher;
use vitrine_base::limits::ArchiveLimits;

use super::writer::{DEFLATE, STORED, Written, ZipWriter};
use crate::archive::{Unpacked, unpack_member};
use crate::listing::Chunk;
use crate::{ArchiveError, PackageError, pack::flush};

/// Writes such a package into an empty file; it is not made safe on disk.
pub struct Assembly<'a> {
    writer: ZipWriter<'a>,
    /// Bytes of members stored so far.
    stored: u64,
    most: u64,
}

impl<'a> Assembly<'a> {
    /// Starts in an empty file.
    pub fn new(file: File, limits: &'a ArchiveLimits) -> Self {
        // Storing is fast; but the package must still fit under the gate.
        Self { writer: ZipWriter::new(file, limits), stored: 0, most: limits.packed / 4 }
    }

    /// Adds an empty folder.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn folder(&mut self, path: &str) -> Result<(), PackageError> {
        self.writer.add_folder(path)
    }

    /// Adds a member whose packed bytes (method 0 or 8) are copied as they are, inflated on the way to be
    /// measured; it must become `size` bytes.
    ///
    /// # Errors
    /// When the bytes make no sense, or the disk refuses. The package is of no use then.
    pub fn packed(
        &mut self,
        path: &str,
        method: u16,
        packed: &mut dyn Read,
        size: u64,
    ) -> Result<Unpacked, PackageError> {
        self.writer.add(path, |file| {
            let mut tee = Tee { from: packed, into: file };
            let unpacked = unpack_member(path, method, &mut tee, size, &mut |_| Ok(()))?;
            Ok(Written { method, unpacked })
        })
    }

    /// Adds a member as it lies somewhere else, packed with a method, after it was measured there. What
    /// changed since is for the one who unpacks the package to notice.
    ///
    /// # Errors
    /// When the disk refuses. The package is of no use then.
    pub fn copied(
        &mut self,
        path: &str,
        method: u16,
        packed: &mut dyn Read,
        unpacked: Unpacked,
    ) -> Result<(), PackageError> {
        self.stored += if method == STORED { unpacked.size } else { 0 };
        self.writer.add(path, |file| {
            io::copy(packed, file)?;
            Ok(Written { method, unpacked })
        })?;
        Ok(())
    }

    /// Adds a member whose bytes `write` brings; they are stored, or, where much is stored already, deflated.
    ///
    /// # Errors
    /// When `write` fails, or the disk refuses. The package is of no use then.
    pub fn plain(
        &mut self,
        path: &str,
        write: &mut dyn FnMut(&mut dyn Write) -> io::Result<()>,
    ) -> Result<Unpacked, PackageError> {
        let method = if self.stored > self.most { DEFLATE } else { STORED };
        let added = self.writer.add(path, |file| {
            let unpacked = if method == STORED {
                let mut meter = Meter::new(file);
                write(&mut meter)?;
                meter.finish()
            } else {
                let mut encoder = DeflateEncoder::new(file, Compression::fast());
                let mut meter = Meter::new(&mut encoder);
                write(&mut meter)?;
                let unpacked = meter.finish();
                encoder.finish()?;
                unpacked
            };
            Ok(Written { method, unpacked })
        })?;
        self.stored += if method == STORED { added.size } else { 0 };
        Ok(added)
    }

    /// Writes the list of entries and answers the file.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn finish(self) -> Result<File, PackageError> {
        self.writer.finish()
    }

    /// The bytes of one chunk out of its packed ones, compared with its digest.
    ///
    /// # Errors
    /// When they are not what the chunk says.
    pub fn chunk(path: &str, chunk: &Chunk, packed: &[u8], is_last: bool) -> Result<Vec<u8>, PackageError> {
        let bytes = flush::inflate_chunk(packed, chunk.size as usize, is_last)
            .filter(|bytes| vitrine_base::Sha256::of(bytes) == chunk.sha256);
        bytes.ok_or_else(|| {
            let what = "a part of it is not what the table of the package's files says";
            ArchiveError::Damaged { name: crate::archive::shown(path), what }.into()
        })
    }
}

/// Writes everything that is read elsewhere too.
struct Tee<'a> {
    from: &'a mut dyn Read,
    into: &'a mut File,
}

impl Read for Tee<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.from.read(buffer)?;
        self.into.write_all(&buffer[..count])?;
        Ok(count)
    }
}

/// Measures what is written.
struct Meter<W> {
    into: W,
    hasher: Hasher,
    crc: crc32fast::Hasher,
}

impl<W: Write> Meter<W> {
    fn new(into: W) -> Self {
        Self { into, hasher: Hasher::new(), crc: crc32fast::Hasher::new() }
    }

    fn finish(self) -> Unpacked {
        let size = self.hasher.length();
        Unpacked { sha256: self.hasher.finish(), size, crc: self.crc.finalize() }
    }
}

impl<W: Write> Write for Meter<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.into.write_all(bytes)?;
        self.hasher.update(bytes);
        self.crc.update(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.into.flush()
    }
}
