//! The bytes of a tar archive once its packing is undone, read forward once: gzip, xz, zstd or bzip2, by
//! the first bytes; one stream only, nothing behind it; counted, so that a bomb stops early.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read, Seek as _};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use vitrine_base::limits::ArchiveLimits;

use crate::archive::error::ArchiveError;

/// How a tar archive is packed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Packing {
    Plain,
    Gzip,
    Xz,
    Zstd,
    Bzip2,
}

impl Packing {
    /// The packing that begins like that.
    pub(crate) fn of(head: &[u8]) -> Option<Self> {
        match head {
            [0x1f, 0x8b, ..] => Some(Self::Gzip),
            [0xfd, b'7', b'z', b'X', b'Z', 0, ..] => Some(Self::Xz),
            [0x28, 0xb5, 0x2f, 0xfd, ..] => Some(Self::Zstd),
            [b'B', b'Z', b'h', b'1'..=b'9', ..] => Some(Self::Bzip2),
            _ if head.get(257..262) == Some(b"ustar") => Some(Self::Plain),
            _ => None,
        }
    }
}

/// xz streams may ask for 4 GiB; `xz -9` needs 65 MiB.
const XZ_MEMORY_KIB: u32 = 130 * 1024;
/// zstd's own limit for what is read without being asked (128 MiB).
const ZSTD_WINDOW_LOG: u32 = 27;

/// Packed bytes, counted as they are used up.
struct Counted {
    inner: BufReader<File>,
    count: Arc<AtomicU64>,
}

impl Read for Counted {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(buffer)?;
        self.count.fetch_add(count as u64, Ordering::Relaxed);
        Ok(count)
    }
}

impl BufRead for Counted {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        self.inner.fill_buf()
    }

    fn consume(&mut self, amount: usize) {
        self.count.fetch_add(amount as u64, Ordering::Relaxed);
        self.inner.consume(amount);
    }
}

enum Decoder {
    Plain(Counted),
    Gzip(Box<flate2::bufread::GzDecoder<Counted>>),
    Xz(Box<lzma_rust2::XzReader<Counted>>),
    Zstd(Box<zstd::stream::read::Decoder<'static, Counted>>),
    Bzip2(Box<bzip2::bufread::BzDecoder<Counted>>),
}

impl Decoder {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        match self {
            Self::Plain(reader) => reader.read(buffer),
            Self::Gzip(reader) => reader.read(buffer),
            Self::Xz(reader) => reader.read(buffer),
            Self::Zstd(reader) => reader.read(buffer),
            Self::Bzip2(reader) => reader.read(buffer),
        }
    }

    fn packed(&mut self) -> &mut Counted {
        match self {
            Self::Plain(reader) => reader,
            Self::Gzip(reader) => reader.get_mut(),
            Self::Xz(reader) => reader.inner_mut(),
            Self::Zstd(reader) => reader.get_mut(),
            Self::Bzip2(reader) => reader.get_mut(),
        }
    }
}

/// Unpacked bytes with a position.
pub(crate) struct Unpacked {
    decoder: Decoder,
    count: Arc<AtomicU64>,
    at: u64,
    ratio: u64,
    ratio_floor: u64,
}

impl Unpacked {
    /// Starts from the beginning of a file.
    pub(crate) fn open(file: &File, packing: Packing, limits: &ArchiveLimits) -> Result<Self, ArchiveError> {
        let mut file = file.try_clone()?;
        file.rewind()?;
        let count = Arc::new(AtomicU64::new(0));
        let packed = Counted { inner: BufReader::with_capacity(64 * 1024, file), count: Arc::clone(&count) };
        let decoder = match packing {
            Packing::Plain => Decoder::Plain(packed),
            Packing::Gzip => Decoder::Gzip(Box::new(flate2::bufread::GzDecoder::new(packed))),
            Packing::Xz => {
                let reader = lzma_rust2::XzReader::new_mem_limit(packed, false, XZ_MEMORY_KIB);
                Decoder::Xz(Box::new(reader))
            }
            Packing::Zstd => {
                let mut reader = zstd::stream::read::Decoder::with_buffer(packed)?.single_frame();
                reader.window_log_max(ZSTD_WINDOW_LOG)?;
                Decoder::Zstd(Box::new(reader))
            }
            Packing::Bzip2 => Decoder::Bzip2(Box::new(bzip2::bufread::BzDecoder::new(packed))),
        };
        Ok(Self { decoder, count, at: 0, ratio: limits.ratio, ratio_floor: limits.ratio_floor })
    }

    /// Where the next byte is read.
    pub(crate) fn at(&self) -> u64 {
        self.at
    }

    /// Fills a buffer as far as there are bytes.
    pub(crate) fn read(&mut self, buffer: &mut [u8]) -> Result<usize, ArchiveError> {
        let mut filled = 0;
        while filled < buffer.len() {
            match self.decoder.read(&mut buffer[filled..]) {
                Ok(0) => break,
                Ok(count) => filled += count,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(told(error)),
            }
        }
        self.at += filled as u64;
        let packed = self.count.load(Ordering::Relaxed);
        if self.at > self.ratio_floor && self.at > packed.saturating_mul(self.ratio) {
            return Err(ArchiveError::PackedBomb { packed, unpacked: self.at, ratio: self.ratio });
        }
        Ok(filled)
    }

    /// Fills a whole buffer, which must be possible.
    pub(crate) fn fill(&mut self, buffer: &mut [u8], what: &'static str) -> Result<(), ArchiveError> {
        match self.read(buffer)? == buffer.len() {
            true => Ok(()),
            false => Err(ArchiveError::Truncated(what)),
        }
    }

    /// Checks, once all unpacked bytes were read, that nothing stands behind the packed ones.
    pub(crate) fn finish(mut self) -> Result<(), ArchiveError> {
        match self.decoder.packed().fill_buf()?.is_empty() {
            true => Ok(()),
            false => Err(ArchiveError::Layout("bytes follow its end, or it is packed in several parts")),
        }
    }
}

/// What a decoder complains of, unless it is the disk.
fn told(error: io::Error) -> ArchiveError {
    match error.kind() {
        _ if error.raw_os_error().is_some() => ArchiveError::Io(error),
        io::ErrorKind::UnexpectedEof => ArchiveError::Truncated("its packed data"),
        io::ErrorKind::OutOfMemory => {
            ArchiveError::Layout("it is packed so that unpacking it needs too much memory")
        }
        _ => ArchiveError::Layout("its packed data makes no sense"),
    }
}
