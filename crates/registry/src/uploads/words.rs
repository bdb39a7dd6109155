//! What tus clients write in their headers: metadata and checksums (tus 1.0, sections “Creation” and “Checksum”).

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use sha2::Digest as _;
use vitrine_base::Sha256;

use crate::RegistryError;
use crate::error::Refusal;
use crate::store::UploadMetadata;

/// Bytes of the metadata header: a file name, a digest and some more.
const METADATA_BYTES: usize = 4096;

/// Letters of a file name that are kept: what file systems allow.
const NAME_LETTERS: usize = 255;

fn malformed(sentence: &str) -> RegistryError {
    RegistryError::refused(Refusal::Malformed, "upload.header", sentence)
}

/// Reads `Upload-Metadata`: pairs of a key and its value in base64, parted by commas. Answers what is kept, and the
/// digest when one was announced (`sha256`, 64 hex digits).
///
/// # Errors
/// When it does not look like that.
pub fn metadata(header: &str) -> Result<(UploadMetadata, Option<Sha256>), RegistryError> {
    if header.len() > METADATA_BYTES {
        return Err(malformed("Upload-Metadata is longer than 4096 bytes."));
    }
    let mut found = UploadMetadata { raw: header.trim().to_owned(), filename: String::new() };
    let (mut sha256, mut keys) = (None, Vec::new());
    for pair in header.split(',').map(str::trim).filter(|pair| !pair.is_empty()) {
        let (key, value) = pair.split_once(' ').unwrap_or((pair, ""));
        if keys.contains(&key) {
            return Err(malformed("A key is in Upload-Metadata twice."));
        }
        keys.push(key);
        let value = BASE64_STANDARD
            .decode(value.trim())
            .map_err(|_| malformed("A value in Upload-Metadata is not base64."))?;
        match key {
            "filename" => found.filename = file_name(&String::from_utf8_lossy(&value)),
            "sha256" if !value.is_empty() => {
                let text = String::from_utf8_lossy(&value);
                sha256 = Some(text.parse().map_err(|_| {
                    RegistryError::field("upload.sha256", "sha256", "A SHA-256 digest has 64 hex digits.")
                })?);
            }
            _ => {}
        }
    }
    Ok((found, sha256))
}

/// A file name without folders and control characters.
fn file_name(text: &str) -> String {
    let last = text.rsplit(['/', '\\']).next().unwrap_or_default();
    last.chars()
        .filter(|letter| !letter.is_control())
        .take(NAME_LETTERS)
        .collect::<String>()
        .trim()
        .to_owned()
}

/// What the bytes of one piece are to be: `Upload-Checksum`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Checksum {
    /// SHA-256.
    Sha256([u8; 32]),
    /// SHA-1. Good against a bad line; nothing is trusted on it.
    Sha1([u8; 20]),
}

impl Checksum {
    /// Reads the header: the algorithm's name, a space, the digest in base64.
    ///
    /// # Errors
    /// When it does not look like that, or the algorithm is another.
    pub fn read(header: &str) -> Result<Self, RegistryError> {
        let (name, value) = header.trim().split_once(' ').unwrap_or((header, ""));
        let value = BASE64_STANDARD.decode(value.trim());
        let value = value.map_err(|_| malformed("The digest in Upload-Checksum is not base64."))?;
        let length = || malformed("The digest in Upload-Checksum has the wrong length.");
        match name {
            "sha256" => Ok(Self::Sha256(value.try_into().map_err(|_| length())?)),
            "sha1" => Ok(Self::Sha1(value.try_into().map_err(|_| length())?)),
            _ => Err(malformed("Upload-Checksum takes sha256 and sha1.")),
        }
    }

    /// Starts hashing a piece.
    pub(super) fn begin(self) -> Check {
        match self {
            Self::Sha256(expected) => Check::Sha256(sha2::Sha256::new(), expected),
            Self::Sha1(expected) => Check::Sha1(sha1::Sha1::new(), expected),
        }
    }
}

/// A piece that is being hashed, and what is to come out.
pub(super) enum Check {
    Sha256(sha2::Sha256, [u8; 32]),
    Sha1(sha1::Sha1, [u8; 20]),
}

impl Check {
    pub(super) fn update(&mut self, bytes: &[u8]) {
        match self {
            Self::Sha256(hasher, _) => hasher.update(bytes),
            Self::Sha1(hasher, _) => hasher.update(bytes),
        }
    }

    /// Refuses when something else came out, naming both.
    pub(super) fn finish(self) -> Result<(), RegistryError> {
        let (expected, found) = match self {
            Self::Sha256(hasher, expected) => (expected.to_vec(), hasher.finalize().to_vec()),
            Self::Sha1(hasher, expected) => (expected.to_vec(), hasher.finalize().to_vec()),
        };
        if expected == found {
            return Ok(());
        }
        Err(RegistryError::refused(
            Refusal::Checksum,
            "upload.checksum",
            format!(
                "This piece has the checksum {}, announced was {}. Send it again.",
                hex::encode(found),
                hex::encode(expected)
            ),
        ))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn encoded(text: &str) -> String {
        BASE64_STANDARD.encode(text)
    }

    #[test]
    fn metadata_is_read() {
        let digest = Sha256::of(b"abc");
        let header = format!(
            "filename {}, sha256 {},empty,  type {}",
            encoded("../a/b\\nora.hpersona"),
            encoded(&digest.to_hex()),
            encoded("x")
        );
        let (found, wanted) = metadata(&header).unwrap();
        assert_eq!((found.filename.as_str(), wanted), ("nora.hpersona", Some(digest)));
        assert_eq!(found.raw, header);
        assert_eq!(metadata("").unwrap(), Default::default());
        for bad in ["filename *", "a YQ==,a YQ==", &format!("sha256 {}", encoded("abc")), &"x".repeat(5000)] {
            assert!(metadata(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn checksums_are_read_and_compared() {
        let right = format!("sha1 {}", BASE64_STANDARD.encode(sha1::Sha1::digest(b"abc")));
        for (header, bytes, fits) in [
            (right.as_str(), "abc", true),
            (&right, "abd", false),
            (&format!("sha256 {}", BASE64_STANDARD.encode(Sha256::of(b"abc").as_bytes())), "abc", true),
        ] {
            let mut check = Checksum::read(header).unwrap().begin();
            check.update(bytes.as_bytes());
            assert_eq!(check.finish().is_ok(), fits, "{header}");
        }
        for bad in ["", "sha1", "sha1 YQ==", "md5 YQ==", "sha256 *"] {
            assert!(Checksum::read(bad).is_err(), "{bad}");
        }
    }

    proptest! {
        #[test]
        fn whatever_comes_is_answered(header in "\\PC{0,200}", name in "\\PC{0,300}") {
            let _ = Checksum::read(&header);
            let _ = metadata(&header);
            let (found, _) = metadata(&format!("filename {}", encoded(&name))).unwrap();
            prop_assert!(!found.filename.contains(['/', '\\']) && found.filename.chars().count() <= 255);
        }
    }
}
