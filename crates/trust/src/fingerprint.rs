//! A gallery's identity, in a form that can be read aloud and compared.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use vitrine_base::Sha256;

/// The SHA-256 of a gallery's first root (`1.root.json`); written as 16 groups of four hex digits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Fingerprint([u8; 32]);

/// The text is no fingerprint.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("A fingerprint is 64 hex digits, in groups of four or not; “{0}” is none.")]
pub struct FingerprintError(String);

impl Fingerprint {
    /// The fingerprint of a root's bytes.
    pub fn of(root: &[u8]) -> Self {
        Self(*Sha256::of(root).as_bytes())
    }

    /// The same as a digest.
    pub fn digest(&self) -> Sha256 {
        Sha256::from_bytes(self.0)
    }

    /// Its first 16 hex digits, for a folder's name.
    pub(crate) fn short(&self) -> String {
        hex::encode(&self.0[..8])
    }
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, pair) in self.0.chunks(2).enumerate() {
            if index > 0 {
                f.write_str(" ")?;
            }
            f.write_str(&hex::encode(pair))?;
        }
        Ok(())
    }
}

impl fmt::Debug for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Fingerprint({self})")
    }
}

impl FromStr for Fingerprint {
    type Err = FingerprintError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let digits: String =
            text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '-' | ':' | '–')).collect();
        let digits = digits.strip_prefix("sha256").unwrap_or(&digits).to_ascii_lowercase();
        let mut bytes = [0; 32];
        hex::decode_to_slice(&digits, &mut bytes)
            .map_err(|_| FingerprintError(text.chars().take(100).collect()))?;
        Ok(Self(bytes))
    }
}

impl Serialize for Fingerprint {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&hex::encode(self.0))
    }
}

impl<'de> Deserialize<'de> for Fingerprint {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}
