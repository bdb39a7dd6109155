//! What a file's bytes are, told by their digest.

use std::io::{self, Read as _};
use std::path::Path;

use super::{at, open};
use crate::{Hasher, Sha256};

/// Bytes read before they are hashed: few enough to stay in the processor's own memory.
const PIECE: usize = 256 * 1024;

/// Digest and bytes of a file of any length.
///
/// # Errors
/// As the system says, with the path.
pub fn digest(path: &Path) -> io::Result<(Sha256, u64)> {
    let (mut file, mut hasher) = (open(path)?, Hasher::new());
    let mut piece = vec![0; PIECE];
    loop {
        match file.read(&mut piece) {
            Ok(0) => break,
            Ok(count) => hasher.update(&piece[..count]),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(at(path)(error)),
        }
    }
    let length = hasher.length();
    Ok((hasher.finish(), length))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_hashed_whole_however_long() {
        let folder = tempfile::tempdir().unwrap();
        for length in [0, 3, PIECE, 2 * PIECE + 1] {
            let (path, bytes) = (folder.path().join("file"), vec![7; length]);
            std::fs::write(&path, &bytes).unwrap();
            assert_eq!(digest(&path).unwrap(), (Sha256::of(&bytes), length as u64));
        }
        let error = digest(&folder.path().join("none")).unwrap_err();
        assert!(error.kind() == io::ErrorKind::NotFound && error.to_string().contains("none"), "{error}");
        assert!(digest(folder.path()).unwrap_err().to_string().contains(folder.path().to_str().unwrap()));
    }
}
