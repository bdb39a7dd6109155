//! An entry's bytes, streamed once: inflated, counted, their checksum compared. Claimed sizes are never
//! allocated; two fixed buffers serve all entries.

use std::io::{self, Read, Seek};

use flate2::{Decompress, FlushDecompress, Status};

use super::entry::{Entry, Method};
use super::error::{ArchiveError, shown};
use super::source::Source;

/// Where bytes go.
pub(crate) type Sink<'a> = &'a mut dyn FnMut(&[u8]) -> io::Result<()>;

/// Inflates one entry after the other.
pub(crate) struct Inflater {
    engine: Decompress,
    input: Vec<u8>,
    output: Vec<u8>,
}

/// What has come out of an entry so far.
struct Tally<'a, 'b> {
    entry: &'a Entry,
    crc: crc32fast::Hasher,
    count: u64,
    sink: Sink<'b>,
}

impl Inflater {
    /// With its buffers.
    pub(crate) fn new() -> Self {
        Self { engine: Decompress::new(false), input: vec![0; 32 * 1024], output: vec![0; 64 * 1024] }
    }

    /// Streams an entry into a sink; what went into it counts only when this answers `Ok`.
    pub(crate) fn stream<R: Read + Seek>(
        &mut self,
        source: &mut Source<R>,
        entry: &Entry,
        sink: Sink<'_>,
    ) -> Result<(), ArchiveError> {
        source.go(entry.data)?;
        let mut tally = Tally { entry, crc: crc32fast::Hasher::new(), count: 0, sink };
        match entry.method {
            Method::Stored => self.copy(source, &mut tally)?,
            Method::Deflate => self.inflate(source, &mut tally)?,
        }
        tally.finish()
    }

    fn copy<R: Read + Seek>(
        &mut self,
        source: &mut Source<R>,
        tally: &mut Tally<'_, '_>,
    ) -> Result<(), ArchiveError> {
        let mut left = tally.entry.unpacked;
        while left > 0 {
            let part = chunk(&mut self.output, left);
            source.fill(part, "an entry's data")?;
            left -= part.len() as u64;
            tally.take(part)?;
        }
        if tally.entry.doubtful { self.read_on(source, tally) } else { Ok(()) }
    }

    /// Reads what a doubtful entry has behind its size: the checksum must fit the longer reading too.
    fn read_on<R: Read + Seek>(
        &mut self,
        source: &mut Source<R>,
        tally: &Tally<'_, '_>,
    ) -> Result<(), ArchiveError> {
        let mut crc = tally.crc.clone();
        let mut left = tally.entry.packed - tally.entry.unpacked;
        while left > 0 {
            let part = chunk(&mut self.output, left);
            source.fill(part, "an entry's data")?;
            left -= part.len() as u64;
            crc.update(part);
        }
        match crc.finalize() == tally.entry.crc {
            true => Ok(()),
            false => Err(tally.damaged("its 64-bit size contradicts its 32-bit one")),
        }
    }

    fn inflate<R: Read + Seek>(
        &mut self,
        source: &mut Source<R>,
        tally: &mut Tally<'_, '_>,
    ) -> Result<(), ArchiveError> {
        self.engine.reset(false);
        let mut left = tally.entry.packed;
        let (mut from, mut to) = (0, 0);
        loop {
            if from == to && left > 0 {
                let part = chunk(&mut self.input, left);
                source.fill(part, "an entry's data")?;
                left -= part.len() as u64;
                (from, to) = (0, part.len());
            }
            let before = (self.engine.total_in(), self.engine.total_out());
            let status = self
                .engine
                .decompress(&self.input[from..to], &mut self.output, FlushDecompress::None)
                .map_err(|_| tally.damaged("its packed data makes no sense"))?;
            let consumed = (self.engine.total_in() - before.0) as usize;
            let produced = (self.engine.total_out() - before.1) as usize;
            from += consumed;
            tally.take(&self.output[..produced])?;
            if status == Status::StreamEnd {
                break;
            }
            if consumed == 0 && produced == 0 && left == 0 {
                return Err(tally.damaged("its packed data ends too early"));
            }
        }
        match from == to && left == 0 {
            true => Ok(()),
            false => Err(tally.damaged("bytes are hidden behind its packed data")),
        }
    }
}

/// The part of a buffer that holds at most `left` bytes.
fn chunk(buffer: &mut [u8], left: u64) -> &mut [u8] {
    let length = usize::try_from(left).map_or(buffer.len(), |left| left.min(buffer.len()));
    &mut buffer[..length]
}

impl Tally<'_, '_> {
    fn damaged(&self, what: &'static str) -> ArchiveError {
        ArchiveError::Damaged { name: shown(&self.entry.path), what }
    }

    fn take(&mut self, bytes: &[u8]) -> Result<(), ArchiveError> {
        self.count += bytes.len() as u64;
        if self.count > self.entry.unpacked {
            return Err(self.damaged("it becomes larger than it says"));
        }
        self.crc.update(bytes);
        Ok((self.sink)(bytes)?)
    }

    fn finish(self) -> Result<(), ArchiveError> {
        if self.count != self.entry.unpacked {
            return Err(self.damaged("it becomes smaller than it says"));
        }
        if self.crc.clone().finalize() != self.entry.crc {
            return Err(self.damaged("its checksum does not fit its bytes"));
        }
        Ok(())
    }
}
