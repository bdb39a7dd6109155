//! Patches: a member made out of an older one. Two ways, because they win in different places: zstd with the
//! old member as its prefix (text, data), and bsdiff (compiled code, where addresses shift everywhere).
//! Making takes time and memory and is the publisher's; applying is bounded whatever the patch says.

mod between;
mod bsdiff;

use std::io::{Read as _, Write as _};

use vitrine_base::Sha256;
use vitrine_base::limits::MIB;

pub use self::between::{NewPatch, patches_between};
use crate::PackageError;
use crate::contents::is_program;
use crate::listing::PatchMethod;

/// The largest member (old or new) a patch is made for or applied to: both lie in memory. The largest
/// compiled library measured has 25 MB.
pub const PATCH_BYTES: u64 = 64 * MIB;

/// zstd's strongest ordinary level: 20 MB and a fifth of a second for a member of half a megabyte that does not shrink.
const LEVEL: i32 = 19;

/// What is tried first: a fortieth of that time, a tenth of that memory.
const QUICK_LEVEL: i32 = 3;

/// Per cent of a member that a quick patch must do without for the long work to begin. Sound and pictures that were
/// packed anew share nothing with what they were, and no level makes less of them.
const QUICK_GAIN: usize = 5;

/// Bytes of a member that is worked on without asking first.
const SMALL: usize = 16 * 1024;

/// A window over old and new together, which must not be larger than this (2^27 = 128 MiB).
const WINDOW_LOG: u32 = 27;

/// One patch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Patch {
    /// How it was made.
    pub method: PatchMethod,
    /// The patch.
    pub bytes: Vec<u8>,
}

fn bad(what: impl Into<String>) -> PackageError {
    PackageError::BadPatch(what.into())
}

/// The smallest patch from `old` to `new`; without an old one (empty), `new` packed with zstd. Of what zstd hardly
/// shrinks at first sight it makes no more.
///
/// # Errors
/// When one of them is larger than [`PATCH_BYTES`].
pub fn make_patch(old: &[u8], new: &[u8]) -> Result<Patch, PackageError> {
    if old.len().max(new.len()) as u64 > PATCH_BYTES {
        return Err(bad(format!("a file of more than {PATCH_BYTES} bytes is not patched")));
    }
    let zstd = Patch { method: PatchMethod::Zstd, bytes: zstd_patch(old, new)? };
    if old.is_empty() || !is_program(new) {
        return Ok(zstd);
    }
    let mut bytes = Vec::new();
    qbsdiff::Bsdiff::new(old, new).compare(std::io::Cursor::new(&mut bytes))?;
    let bsdiff = Patch { method: PatchMethod::Bsdiff, bytes };
    Ok(if bsdiff.bytes.len() < zstd.bytes.len() { bsdiff } else { zstd })
}

/// Whether a quick patch says that longer work may be worth it. Small members are always worked on: that costs nothing.
fn shrinks(quick: &[u8], new: &[u8]) -> bool {
    new.len() < SMALL || quick.len() < new.len() - new.len() / 100 * QUICK_GAIN
}

/// The smallest window (as a power of two) that reaches over so many bytes.
fn window_log(bytes: usize) -> u32 {
    bytes.next_power_of_two().ilog2().clamp(10, WINDOW_LOG)
}

/// The smaller of what zstd makes with and without its search for far matches: neither is always better.
fn zstd_patch(old: &[u8], new: &[u8]) -> Result<Vec<u8>, PackageError> {
    let quick = zstd_with(old, new, QUICK_LEVEL, true)?;
    if !shrinks(&quick, new) {
        return Ok(quick);
    }
    drop(quick);
    let (near, far) = (zstd_with(old, new, LEVEL, false)?, zstd_with(old, new, LEVEL, true)?);
    Ok(if far.len() < near.len() { far } else { near })
}

fn zstd_with(old: &[u8], new: &[u8], level: i32, far: bool) -> Result<Vec<u8>, PackageError> {
    let mut encoder = match old.is_empty() {
        true => zstd::Encoder::new(Vec::new(), level)?,
        false => zstd::Encoder::with_ref_prefix(Vec::new(), level, old)?,
    };
    encoder.window_log(window_log(old.len() + new.len()))?;
    encoder.long_distance_matching(far)?;
    encoder.set_pledged_src_size(Some(new.len() as u64))?;
    encoder.write_all(new)?;
    Ok(encoder.finish()?)
}

/// Makes the new member out of the old one (empty for a patch without one). What comes out has the promised
/// size and digest, or nothing does; no more than `size` bytes are made on the way.
///
/// # Errors
/// [`PackageError::BadPatch`], saying what is wrong.
pub fn apply_patch(
    method: PatchMethod,
    old: &[u8],
    patch: &[u8],
    size: u64,
    sha256: Sha256,
) -> Result<Vec<u8>, PackageError> {
    let most = usize::try_from(size.min(PATCH_BYTES)).unwrap_or(0);
    if size > PATCH_BYTES || old.len() as u64 > PATCH_BYTES {
        return Err(bad(format!("a file of more than {PATCH_BYTES} bytes is not patched")));
    }
    let new = match method {
        PatchMethod::Zstd => zstd_apply(old, patch, most)?,
        PatchMethod::Bsdiff => bsdiff::apply(old, patch, most)?,
    };
    if new.len() != most {
        return Err(bad(format!("it makes {} bytes, {size} were promised", new.len())));
    }
    match Sha256::of(&new) == sha256 {
        true => Ok(new),
        false => Err(bad("it makes another file than promised")),
    }
}

fn zstd_apply(old: &[u8], patch: &[u8], most: usize) -> Result<Vec<u8>, PackageError> {
    let nonsense = |error: std::io::Error| bad(format!("it cannot be applied: {error}"));
    let mut decoder = match old.is_empty() {
        true => zstd::stream::read::Decoder::with_buffer(patch),
        false => zstd::stream::read::Decoder::with_ref_prefix(patch, old),
    }
    .map_err(nonsense)?
    .single_frame();
    // What it says it needs is not given: only what the promised size explains.
    decoder.window_log_max(window_log(old.len() + most).max(20)).map_err(nonsense)?;
    let mut new = Vec::with_capacity(most);
    decoder.take(most as u64 + 1).read_to_end(&mut new).map_err(nonsense)?;
    match new.len() > most {
        true => Err(bad("it makes more bytes than promised")),
        false => Ok(new),
    }
}
