//! Large members packed so that their parts can be fetched alone: an ordinary deflate stream with a full
//! flush (RFC 1951 §3.2.4: an empty stored block, byte-aligned, nothing before it referred to again) wherever
//! the content itself says so (fastcdc). A change in one place then leaves every other part byte for byte as
//! it was, and any reader of zip archives still sees one plain deflated member.

use std::io::{self, Read, Write};

use fastcdc::v2020::{FastCDC, StreamCDC};
use flate2::{Compress, Compression, Decompress, FlushCompress, FlushDecompress, Status};
use vitrine_base::Sha256;

use crate::contents::is_program;
use crate::listing::{Chunk, Cut};

/// The cut every package made here has. 64 KiB on average is where the measured packages gain: 16 KiB costs
/// 10 to 18 % of size, 64 KiB 3 to 6 %, and 128 KiB saves 2 % more of size for a quarter more to fetch. A
/// quarter and four times of it bound the chunks, as fastcdc's authors do. fastcdc 5, 2020 edition, its
/// normalisation level 1; a changed parameter only means that older chunks are not found again.
pub const CUT: Cut = Cut { min: 16 * 1024, average: 64 * 1024, max: 256 * 1024 };

/// Members up to this many bytes are not cut: they have four chunks at most, and fetching all of one costs
/// less than the request that would fetch a part.
pub const FLUSH_OVER: u64 = 256 * 1024;

/// How much of a member is looked at to see whether it packs at all.
const SAMPLE: usize = 64 * 1024;

/// What closes a deflate stream that ended with a flush: the last block, empty, stored.
const CLOSE: [u8; 5] = [1, 0, 0, 0xff, 0xff];

/// How a flush ends.
const MARK: [u8; 4] = [0, 0, 0xff, 0xff];

/// Endings of compiled code: addresses shift everywhere in it, so its chunks never come back (measured on
/// numpy: 21 % to fetch whole members, 17 % with chunks, 0.5 % with patches).
const CODE: [&str; 12] =
    ["so", "dll", "pyd", "dylib", "exe", "wasm", "node", "a", "lib", "o", "pyc", "class"];

/// True when a member of that path, size and beginning is worth a flush.
pub(super) fn wants(path: &str, size: u64, head: &[u8]) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    let is_code = is_program(head)
        || name.contains(".so.")
        || name.rsplit_once('.').is_some_and(|(_, end)| CODE.contains(&end.to_ascii_lowercase().as_str()));
    size > FLUSH_OVER && !is_code && packs(&head[..head.len().min(SAMPLE)])
}

/// How many of a member's first bytes [`wants`] looks at.
pub(super) const HEAD: u64 = SAMPLE as u64;

fn packs(sample: &[u8]) -> bool {
    let mut out = Vec::with_capacity(sample.len() + 1024);
    let packed =
        Compress::new(Compression::fast(), false).compress_vec(sample, &mut out, FlushCompress::Finish);
    packed.is_ok() && out.len() * 10 < sample.len() * 9
}

/// The sizes of the chunks of bytes that are at hand whole.
pub fn cut_chunks(bytes: &[u8], cut: Cut) -> impl Iterator<Item = &[u8]> {
    let [min, average, max] = [cut.min, cut.average, cut.max].map(|size| size as usize);
    FastCDC::new(bytes, min, average, max).map(move |chunk| &bytes[chunk.offset..chunk.offset + chunk.length])
}

/// Cuts what a reader has: where each chunk begins, its size and its digest. `cut` must come from a table that
/// was checked, or be [`CUT`].
pub fn cut_reader(from: impl Read, cut: Cut) -> impl Iterator<Item = io::Result<(u64, u32, Sha256)>> {
    let [min, average, max] = [cut.min, cut.average, cut.max].map(|size| size as usize);
    StreamCDC::new(from, min, average, max).map(|chunk| {
        let chunk = chunk.map_err(io::Error::from)?;
        let size = u32::try_from(chunk.length).map_err(io::Error::other)?;
        Ok((chunk.offset, size, Sha256::of(&chunk.data)))
    })
}

/// True when a cut is one fastcdc takes (it panics otherwise) and memory allows.
pub(crate) fn is_sane(cut: Cut) -> bool {
    let even = [cut.min, cut.average, cut.max].iter().all(|size| size.is_multiple_of(2));
    even && cut.min >= 1024 && cut.min < cut.average && cut.average < cut.max && cut.max <= 4 << 20
}

/// Deflates a file into a writer with a flush after every chunk; answers how many bytes went in.
pub(super) fn deflate(
    from: &mut dyn Read,
    into: &mut dyn Write,
    level: u32,
    seen: &mut dyn FnMut(&[u8]),
) -> io::Result<u64> {
    let max = CUT.max as usize;
    let mut engine = Compress::new(Compression::new(level), false);
    let mut waiting = Vec::with_capacity(4 * max);
    let mut done = 0;
    loop {
        let wanted = (4 * max - waiting.len()) as u64;
        let at_end = (from.take(wanted).read_to_end(&mut waiting)? as u64) < wanted;
        let mut at = 0;
        // Only with so much in front of it is a chunk's end the same as in the middle of the file.
        while waiting.len() - at >= max || (at_end && at < waiting.len()) {
            let chunk = cut_chunks(&waiting[at..], CUT).next().map_or(waiting.len() - at, <[u8]>::len);
            let part = &waiting[at..at + chunk];
            at += chunk;
            let is_last = at_end && at == waiting.len();
            seen(part);
            push(&mut engine, part, into, if is_last { FlushCompress::Finish } else { FlushCompress::Full })?;
        }
        done += at as u64;
        waiting.drain(..at);
        if at_end {
            return Ok(done);
        }
    }
}

fn push(
    engine: &mut Compress,
    mut part: &[u8],
    into: &mut dyn Write,
    flush: FlushCompress,
) -> io::Result<()> {
    let mut out = vec![0; 64 * 1024];
    loop {
        let before = (engine.total_in(), engine.total_out());
        let status = engine.compress(part, &mut out, flush).map_err(io::Error::other)?;
        let taken = usize::try_from(engine.total_in() - before.0).unwrap_or(part.len());
        let made = usize::try_from(engine.total_out() - before.1).unwrap_or(0);
        part = &part[taken..];
        into.write_all(&out[..made])?;
        // Room left in the output means that nothing is held back.
        if status == Status::StreamEnd || (part.is_empty() && made < out.len()) {
            return Ok(());
        }
    }
}

/// The chunks of a deflated member that was written with flushes, every one inflated alone; `None` when it is
/// an ordinary stream. No mark in the archive says so, and none is believed.
pub(crate) fn recognise(packed: &mut dyn Read) -> io::Result<Option<Vec<Chunk>>> {
    // What does not shrink grows by five bytes in 64 KiB.
    let most = CUT.max as usize + CUT.max as usize / 64 + 1024;
    let (mut waiting, mut searched, mut chunks) = (Vec::new(), 0_usize, Vec::new());
    loop {
        let from = searched.saturating_sub(MARK.len() - 1);
        let found = waiting[from..].windows(MARK.len()).position(|window| window == MARK);
        if let Some(place) = found {
            let end = from + place + MARK.len();
            match alone(&waiting[..end], false) {
                Some(chunk) => {
                    chunks.push(chunk);
                    waiting.drain(..end);
                    searched = 0;
                }
                // The four bytes can stand in packed data too.
                None => searched = end + MARK.len() - 1,
            }
        } else {
            searched = waiting.len();
        }
        if searched < waiting.len() {
            continue;
        }
        if waiting.len() > most || packed.take(64 * 1024).read_to_end(&mut waiting)? == 0 {
            break;
        }
    }
    chunks.extend(alone(&waiting, true));
    let whole = waiting.len() <= most && chunks.len() > 1;
    Ok(whole
        .then_some(chunks)
        .filter(|chunks| chunks.last().is_some_and(|last| last.packed as usize == waiting.len())))
}

/// One chunk, when these packed bytes inflate without what is before them to something the cut leaves whole.
fn alone(packed: &[u8], is_last: bool) -> Option<Chunk> {
    let bytes = inflate_chunk(packed, CUT.max as usize, is_last)?;
    if !is_last && cut_chunks(&bytes, CUT).next().map(<[u8]>::len) != Some(bytes.len()) {
        return None;
    }
    Some(Chunk {
        sha256: Sha256::of(&bytes),
        size: u32::try_from(bytes.len()).ok()?,
        packed: u32::try_from(packed.len()).ok()?,
    })
}

/// Inflates the packed bytes of one chunk, at most `max` bytes; `None` when they make no sense alone. The last
/// chunk of a member ends the stream, every other ends with a flush.
pub(crate) fn inflate_chunk(packed: &[u8], max: usize, is_last: bool) -> Option<Vec<u8>> {
    let mut engine = Decompress::new(false);
    let mut bytes = Vec::with_capacity(max + 1);
    let mut status = engine.decompress_vec(packed, &mut bytes, FlushDecompress::None).ok()?;
    if engine.total_in() != packed.len() as u64 || bytes.len() > max {
        return None;
    }
    if !is_last {
        if status == Status::StreamEnd {
            return None;
        }
        let before = bytes.len();
        status = engine.decompress_vec(&CLOSE, &mut bytes, FlushDecompress::None).ok()?;
        if bytes.len() != before || engine.total_in() != (packed.len() + CLOSE.len()) as u64 {
            return None;
        }
    }
    (status == Status::StreamEnd && !bytes.is_empty()).then_some(bytes)
}
