//! The archive's bytes, read forward with a position that is always known and never past the end.

use std::io::{self, BufReader, Read, Seek, SeekFrom};

use super::ArchiveError;

/// Bytes that can be read at any place.
#[derive(Debug)]
pub(crate) struct Source<R> {
    reader: BufReader<R>,
    length: u64,
    at: u64,
}

impl<R: Read + Seek> Source<R> {
    /// Takes a reader and measures it.
    pub(crate) fn new(mut inner: R) -> io::Result<Self> {
        let length = inner.seek(SeekFrom::End(0))?;
        inner.seek(SeekFrom::Start(0))?;
        Ok(Self { reader: BufReader::with_capacity(32 * 1024, inner), length, at: 0 })
    }

    /// Bytes in all.
    pub(crate) fn length(&self) -> u64 {
        self.length
    }

    /// Where the next byte is read.
    pub(crate) fn at(&self) -> u64 {
        self.at
    }

    /// Bytes left after the position.
    pub(crate) fn left(&self) -> u64 {
        self.length.saturating_sub(self.at)
    }

    /// Goes to a place. What is already buffered around it is kept.
    pub(crate) fn go(&mut self, to: u64) -> io::Result<()> {
        match i64::try_from(i128::from(to) - i128::from(self.at)) {
            Ok(distance) => self.reader.seek_relative(distance)?,
            Err(_) => {
                self.reader.seek(SeekFrom::Start(to))?;
            }
        }
        self.at = to;
        Ok(())
    }

    /// Goes forward over `count` bytes that must be there.
    pub(crate) fn skip(&mut self, count: u64, what: &'static str) -> Result<(), ArchiveError> {
        if count > self.left() {
            return Err(ArchiveError::Truncated(what));
        }
        Ok(self.go(self.at + count)?)
    }

    /// The next `N` bytes, which must be there.
    pub(crate) fn fixed<const N: usize>(&mut self, what: &'static str) -> Result<[u8; N], ArchiveError> {
        let mut bytes = [0; N];
        self.fill(&mut bytes, what)?;
        Ok(bytes)
    }

    /// The next bytes, as many as a 16-bit length can name, which must be there.
    pub(crate) fn take(&mut self, count: u16, what: &'static str) -> Result<Vec<u8>, ArchiveError> {
        let mut bytes = vec![0; usize::from(count)];
        self.fill(&mut bytes, what)?;
        Ok(bytes)
    }

    /// Fills a buffer, which must be possible.
    pub(crate) fn fill(&mut self, bytes: &mut [u8], what: &'static str) -> Result<(), ArchiveError> {
        let count = bytes.len() as u64;
        if count > self.left() {
            return Err(ArchiveError::Truncated(what));
        }
        self.reader.read_exact(bytes)?;
        self.at += count;
        Ok(())
    }
}
