//! One member's packed bytes, inflated and measured; whatever file or answer they come from.

use std::io::{self, BufReader, Read};

use flate2::bufread::DeflateDecoder;
use vitrine_base::{Hasher, Sha256};

use super::ArchiveError;
use crate::archive::shown;

/// A member's bytes as they went by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unpacked {
    /// Their digest.
    pub sha256: Sha256,
    /// Their number.
    pub size: u64,
    /// Their CRC-32, as zip archives have it.
    pub crc: u32,
}

/// Unpacks one member (method 0 or 8) that must become exactly `size` bytes and end where `packed` ends.
/// Memory is bounded; a bomb is noticed as soon as it is one byte too large.
///
/// # Errors
/// When the bytes make no sense, are too many or too few, or the sink refuses.
pub fn unpack_member(
    name: &str,
    method: u16,
    packed: &mut dyn Read,
    size: u64,
    sink: &mut dyn FnMut(&[u8]) -> io::Result<()>,
) -> Result<Unpacked, ArchiveError> {
    let damaged = |what| ArchiveError::Damaged { name: shown(name), what };
    let mut packed = BufReader::with_capacity(64 * 1024, packed);
    let unpacked = match method {
        0 => measure(&mut packed, size, sink),
        8 => measure(&mut DeflateDecoder::new(&mut packed), size, sink),
        method => return Err(ArchiveError::Method { name: shown(name), method }),
    };
    let unpacked = match unpacked {
        Err(error) if is_nonsense(&error) => return Err(damaged("its packed data makes no sense")),
        other => other?,
    };
    if unpacked.size != size {
        return Err(damaged("it has another size than it says"));
    }
    match packed.read(&mut [0])? {
        0 => Ok(unpacked),
        _ => Err(damaged("bytes are hidden behind its packed data")),
    }
}

fn is_nonsense(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::InvalidInput | io::ErrorKind::InvalidData | io::ErrorKind::UnexpectedEof
    )
}

/// Reads to the end, or to one byte more than `size`.
fn measure(
    from: &mut dyn Read,
    size: u64,
    sink: &mut dyn FnMut(&[u8]) -> io::Result<()>,
) -> io::Result<Unpacked> {
    let mut from = from.take(size.saturating_add(1));
    let mut buffer = vec![0; 64 * 1024];
    let (mut hasher, mut crc) = (Hasher::new(), crc32fast::Hasher::new());
    loop {
        let count = match from.read(&mut buffer) {
            Ok(0) => break,
            Ok(count) => count,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        };
        hasher.update(&buffer[..count]);
        crc.update(&buffer[..count]);
        sink(&buffer[..count])?;
    }
    let size = hasher.length();
    Ok(Unpacked { sha256: hasher.finish(), size, crc: crc.finalize() })
}
