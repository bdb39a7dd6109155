//! Minisign signatures of other people's registries and files: they name a key, and promise nothing about
//! rollback or freezing. What they vouch for counts as *listed*, naming the key.

use minisign_verify::{Error, PublicKey, Signature};

use crate::TrustError;

/// What a valid minisign signature says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MinisignFacts {
    /// The key's id as minisign prints it: 16 hex digits, upper case.
    pub key_id: String,
    /// The comment that is covered by the signature.
    pub trusted_comment: String,
}

/// Checks a minisign signature. `public_key` is the text of a `minisign.pub` file or its one line of base64;
/// `signature` is the text of a `.minisig` file. Both the hashed and the older direct form are understood.
///
/// # Errors
/// [`TrustError::MinisignUnreadable`], [`TrustError::MinisignOtherKey`], [`TrustError::MinisignForged`].
pub fn verify_minisign(public_key: &str, bytes: &[u8], signature: &str) -> Result<MinisignFacts, TrustError> {
    let line = public_key.lines().map(str::trim).rfind(|line| !line.is_empty()).unwrap_or_default();
    let key = PublicKey::from_base64(line)
        .map_err(|error| TrustError::MinisignUnreadable { what: "public key", why: error.to_string() })?;
    let parsed = Signature::decode(signature)
        .map_err(|error| TrustError::MinisignUnreadable { what: "signature", why: error.to_string() })?;
    let key_id = key_id(line);
    match key.verify(bytes, &parsed, true) {
        Ok(()) => Ok(MinisignFacts { key_id, trusted_comment: parsed.trusted_comment().to_owned() }),
        Err(Error::UnexpectedKeyId) => {
            let shown = self::key_id(signature.lines().nth(1).unwrap_or_default());
            Err(TrustError::MinisignOtherKey { expected: key_id, shown })
        }
        Err(_) => Err(TrustError::MinisignForged { key: key_id }),
    }
}

/// The id inside a base64 key or signature line: bytes 2 to 10, printed as one little-endian number.
fn key_id(line: &str) -> String {
    let head: Vec<u8> = line.trim().bytes().take(16).filter_map(sextet).collect();
    let bytes: Vec<u8> = head
        .chunks_exact(4)
        .flat_map(|four| {
            let word = four.iter().fold(0_u32, |word, part| (word << 6) | u32::from(*part));
            word.to_be_bytes().into_iter().skip(1)
        })
        .collect();
    let id = bytes.get(2..10).and_then(|id| <[u8; 8]>::try_from(id).ok()).unwrap_or_default();
    format!("{:016X}", u64::from_le_bytes(id))
}

fn sextet(letter: u8) -> Option<u8> {
    match letter {
        b'A'..=b'Z' => Some(letter - b'A'),
        b'a'..=b'z' => Some(letter - b'a' + 26),
        b'0'..=b'9' => Some(letter - b'0' + 52),
        b'+' => Some(62),
        b'/' => Some(63),
        _ => None,
    }
}
