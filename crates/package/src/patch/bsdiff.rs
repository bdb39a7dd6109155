//! Applying `BSDIFF40` patches (Colin Percival, bspatch.c): three bzip2 streams behind a header of 32 bytes.
//! Written here because every number in a patch is a stranger's: no sum may overflow, nothing is made beyond
//! the promised size, and a stream of instructions that do nothing ends.

use std::io::Read;

use bzip2::read::BzDecoder;

use super::bad;
use crate::PackageError;

const HEADER: usize = 32;

/// Instructions that make no bytes; real patches have a few at most.
const IDLE: usize = 4096;

/// Makes at most `most` bytes.
pub(super) fn apply(old: &[u8], patch: &[u8], most: usize) -> Result<Vec<u8>, PackageError> {
    let [mut controls, mut differences, mut extras] = open(patch, most)?;
    let mut new: Vec<u8> = Vec::with_capacity(most);
    let mut at = 0_i64;
    let mut idle = 0;
    while new.len() < most {
        let [add, copy, seek] = next_control(&mut controls)?;
        let (add, copy) = (length(add)?, length(copy)?);
        if add.saturating_add(copy) > most - new.len() {
            return Err(bad("it makes more bytes than promised"));
        }
        idle += usize::from(add == 0 && copy == 0);
        if idle > IDLE {
            return Err(bad("it does nothing, again and again"));
        }
        let from = new.len();
        take(&mut differences, add, &mut new)?;
        mix(old, at, &mut new[from..]);
        take(&mut extras, copy, &mut new)?;
        let moved = i64::try_from(add).ok().and_then(|add| at.checked_add(add)?.checked_add(seek));
        at = moved.ok_or_else(|| bad("it points outside of everything"))?;
    }
    Ok(new)
}

/// The three streams, when the header fits patch and promise.
fn open(patch: &[u8], most: usize) -> Result<[BzDecoder<&[u8]>; 3], PackageError> {
    let (header, rest) = patch
        .split_at_checked(HEADER)
        .filter(|(header, _)| header.starts_with(b"BSDIFF40"))
        .ok_or_else(|| bad("it is no bsdiff patch"))?;
    let sizes = [number(&header[8..]), number(&header[16..]), number(&header[24..])];
    if sizes[2] != most as i64 {
        return Err(bad("it is for a file of another size"));
    }
    let short = || bad("it is cut off");
    let (controls, rest) = rest.split_at_checked(length(sizes[0])?).ok_or_else(short)?;
    let (differences, extras) = rest.split_at_checked(length(sizes[1])?).ok_or_else(short)?;
    Ok([BzDecoder::new(controls), BzDecoder::new(differences), BzDecoder::new(extras)])
}

/// Eight bytes, lowest first, the highest bit being the sign.
fn number(bytes: &[u8]) -> i64 {
    let mut raw = [0; 8];
    raw.iter_mut().zip(bytes).for_each(|(to, from)| *to = *from);
    let magnitude = (u64::from_le_bytes(raw) & !(1 << 63)) as i64;
    if raw[7] & 0x80 == 0 { magnitude } else { -magnitude }
}

fn length(number: i64) -> Result<usize, PackageError> {
    usize::try_from(number).map_err(|_| bad("it has a negative length"))
}

fn next_control(controls: &mut BzDecoder<&[u8]>) -> Result<[i64; 3], PackageError> {
    let mut raw = [0; 24];
    controls.read_exact(&mut raw).map_err(|error| bad(format!("its instructions end early: {error}")))?;
    Ok([number(&raw), number(&raw[8..]), number(&raw[16..])])
}

fn take(from: &mut BzDecoder<&[u8]>, count: usize, into: &mut Vec<u8>) -> Result<(), PackageError> {
    let read = from.take(count as u64).read_to_end(into);
    match read.map_err(|error| bad(format!("its bytes make no sense: {error}")))? {
        found if found == count => Ok(()),
        _ => Err(bad("its bytes end early")),
    }
}

/// Adds the old bytes from `at` on, as far as there are any.
fn mix(old: &[u8], at: i64, new: &mut [u8]) {
    let skip = usize::try_from(at.min(0).unsigned_abs()).unwrap_or(usize::MAX);
    let from = usize::try_from(at.max(0)).unwrap_or(usize::MAX);
    let old = old.get(from..).unwrap_or_default();
    for (to, from) in new.iter_mut().skip(skip).zip(old) {
        *to = to.wrapping_add(*from);
    }
}
