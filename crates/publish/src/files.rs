//! Writing into the gallery: only what changed, each file in one step, each known by digest and size.

use std::io;
use std::path::Path;

use vitrine_base::{Sha256, fs};
use vitrine_package::listing::FileRef;

/// Pixels of the longer side of a preview picture in a gallery. HomePilot's cards show 512, and so does the
/// page of a package here.
pub const GENERATED_PICTURE_SIDE: u32 = 512;

/// True when the file is there with exactly this digest.
pub(crate) fn holds(path: &Path, sha256: Sha256, size: u64) -> io::Result<bool> {
    match fs::metadata(path)? {
        Some(found) if found.kind == fs::FileKind::File && found.length == size => {
            Ok(fs::digest(path)?.0 == sha256)
        }
        _ => Ok(false),
    }
}

/// Writes `out/path` unless it already holds these bytes, and says how to refer to it.
pub(crate) fn put(out: &Path, path: &str, bytes: &[u8]) -> io::Result<FileRef> {
    let target = out.join(path);
    let sha256 = Sha256::of(bytes);
    let size = bytes.len() as u64;
    if !holds(&target, sha256, size)? {
        if let Some(folder) = target.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write_atomic(&target, bytes)?;
        fs::make_shared(&target)?;
    }
    Ok(FileRef { path: path.to_owned(), sha256, size })
}

/// The first eight hex digits of a digest: enough to give every content its own file name.
pub(crate) fn short(sha256: Sha256) -> String {
    sha256.to_hex().chars().take(8).collect()
}
