//! Tar archives read safely. The first pass walks the whole archive, padding and end included, and takes
//! nothing that another reader could see differently; later passes stream the files it found.
//!
//! The rules come from the differences found between readers (the advisories RUSTSEC-2025-0111 and
//! RUSTSEC-2026-0067 among them): a size or name said twice, sparse files, headers of headers.

mod header;
mod links;
mod pax;
mod survey;
mod unpacked;

use std::fs::File;

use vitrine_base::limits::ArchiveLimits;

use super::entry::Entry;
use super::error::ArchiveError;
use super::inflate::Sink;
pub(crate) use unpacked::Packing;
use unpacked::Unpacked;

/// A tar archive whose structure was accepted.
pub(crate) struct TarArchive {
    file: File,
    packing: Packing,
    limits: ArchiveLimits,
    survey: survey::Survey,
    packed: u64,
    reader: Option<Unpacked>,
    buffer: Vec<u8>,
}

impl TarArchive {
    /// Walks an archive.
    pub(crate) fn open(
        file: File,
        packed: u64,
        packing: Packing,
        limits: &ArchiveLimits,
    ) -> Result<Self, ArchiveError> {
        super::structure::at_most("its size in bytes", packed, limits.packed)?;
        let survey = survey::walk(Unpacked::open(&file, packing, limits)?, limits)?;
        links::check(&survey.entries, limits)?;
        let buffer = vec![0; 64 * 1024];
        Ok(Self { file, packing, limits: *limits, survey, packed, reader: None, buffer })
    }

    pub(crate) fn entries(&self) -> &[Entry] {
        &self.survey.entries
    }

    /// Bytes of the archive.
    pub(crate) fn packed(&self) -> u64 {
        self.packed
    }

    /// Bytes of all files.
    pub(crate) fn unpacked(&self) -> u64 {
        self.survey.total
    }

    /// Streams one file; cheapest in the order of the entries.
    pub(crate) fn stream(&mut self, index: usize, sink: Sink<'_>) -> Result<(), ArchiveError> {
        const WHAT: &str = "an entry's data";
        let Some(entry) = self.survey.entries.get(index) else { return Ok(()) };
        let mut reader = match self.reader.take() {
            Some(reader) if reader.at() <= entry.data => reader,
            _ => Unpacked::open(&self.file, self.packing, &self.limits)?,
        };
        skip(&mut reader, entry.data, &mut self.buffer)?;
        let end = entry.data + entry.unpacked;
        while reader.at() < end {
            let part = part(&mut self.buffer, end - reader.at());
            reader.fill(part, WHAT)?;
            sink(part)?;
        }
        self.reader = Some(reader);
        Ok(())
    }
}

fn skip(reader: &mut Unpacked, to: u64, buffer: &mut [u8]) -> Result<(), ArchiveError> {
    while reader.at() < to {
        let part = part(buffer, to - reader.at());
        reader.fill(part, "an entry's data")?;
    }
    Ok(())
}

/// The part of a buffer that holds at most `left` bytes.
fn part(buffer: &mut [u8], left: u64) -> &mut [u8] {
    let length = usize::try_from(left).map_or(buffer.len(), |left| left.min(buffer.len()));
    &mut buffer[..length]
}
