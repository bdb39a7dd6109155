//! Ed25519 keys as files. A secret key is one JSON object, readable by its owner only:
//! `{"schema": "vitrine.key/1", "name": …, "roles": […], "public": hex, "private": hex}`; the half that may be
//! shown is the same without `private` and with `"schema": "vitrine.public-key/1"`. `roles` says what the key
//! was made for (`root`, `targets`, `online`, `publisher`): a hint for people, never an authority.

use std::fmt;
use std::path::Path;

use ed25519_dalek::Signer as _;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use vitrine_base::{Sha256, fs};

use crate::TrustError;

const SECRET_SCHEMA: &str = "vitrine.key/1";
const PUBLIC_SCHEMA: &str = "vitrine.public-key/1";
/// A key file has a few hundred bytes.
const MAX_KEY_FILE: u64 = 16 * 1024;

/// A key's id in metadata: the SHA-256 of its canonical JSON, as securesystemslib makes it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct KeyId(pub(crate) String);

impl KeyId {
    /// Its 64 hex digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Its first eight digits, for people.
    pub fn short(&self) -> String {
        self.0.chars().take(8).collect()
    }
}

impl fmt::Display for KeyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The half of a key that may be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicKey {
    /// Whose it is, as its owner says.
    pub name: String,
    public: [u8; 32],
}

impl PublicKey {
    /// Reads a public key file, or the public half of a secret one.
    ///
    /// # Errors
    /// [`TrustError::NotAKey`] when it is neither; [`TrustError::Io`].
    pub fn read(file: &Path) -> Result<Self, TrustError> {
        let stored = StoredKey::read(file)?;
        let public = bytes_of(&stored.public).ok_or_else(|| not_a_key(file, "its public half is damaged"))?;
        Ok(Self { name: stored.name, public })
    }

    /// Writes it as a file that anyone may see.
    ///
    /// # Errors
    /// [`TrustError::Io`].
    pub fn write(&self, file: &Path) -> Result<(), TrustError> {
        let stored = StoredKey {
            schema: PUBLIC_SCHEMA.to_owned(),
            name: self.name.clone(),
            roles: Vec::new(),
            public: hex::encode(self.public),
            private: None,
        };
        stored.write(file)
    }

    /// The key's id.
    pub fn id(&self) -> KeyId {
        // Sorted names, no blanks, nothing to escape: this is the canonical form.
        let canonical = format!(
            r#"{{"keytype":"ed25519","keyval":{{"public":"{}"}},"scheme":"ed25519"}}"#,
            hex::encode(self.public)
        );
        KeyId(Sha256::of(canonical.as_bytes()).to_hex())
    }

    /// The key as metadata writes it; the name goes with it, so that people see who signed.
    pub(crate) fn described(&self) -> Value {
        json!({
            "keytype": "ed25519",
            "scheme": "ed25519",
            "keyval": { "public": hex::encode(self.public) },
            NAME_FIELD: self.name,
        })
    }
}

/// The field of a key in metadata that says its name.
pub(crate) const NAME_FIELD: &str = "x-vitrine-name";

/// A key that can sign. Its secret is wiped from memory when it is dropped.
pub struct SigningKey {
    name: String,
    roles: Vec<String>,
    secret: ed25519_dalek::SigningKey,
}

impl fmt::Debug for SigningKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SigningKey").field("name", &self.name).finish_non_exhaustive()
    }
}

impl SigningKey {
    /// A new key from the system's randomness. `roles` says what it is for.
    pub fn generate(name: &str, roles: &[&str]) -> Self {
        Self::from_seed(name, roles, &rand::random())
    }

    /// The key of a secret seed: for tests, and for keys kept elsewhere.
    pub fn from_seed(name: &str, roles: &[&str], seed: &[u8; 32]) -> Self {
        Self {
            name: name.to_owned(),
            roles: roles.iter().map(|role| (*role).to_owned()).collect(),
            secret: ed25519_dalek::SigningKey::from_bytes(seed),
        }
    }

    /// Reads a secret key file.
    ///
    /// # Errors
    /// [`TrustError::NotAKey`]; [`TrustError::Io`].
    pub fn read(file: &Path) -> Result<Self, TrustError> {
        let stored = StoredKey::read(file)?;
        let private = stored
            .private
            .as_deref()
            .ok_or_else(|| not_a_key(file, "it is the public half, which cannot sign"))?;
        let seed = bytes_of(private).ok_or_else(|| not_a_key(file, "its private half is damaged"))?;
        let roles: Vec<&str> = stored.roles.iter().map(String::as_str).collect();
        let key = Self::from_seed(&stored.name, &roles, &seed);
        if hex::encode(key.public().public) != stored.public {
            return Err(not_a_key(file, "its two halves do not belong together"));
        }
        Ok(key)
    }

    /// Writes it as a new file that only its owner can read.
    ///
    /// # Errors
    /// [`TrustError::Refused`] when something is at that path already; [`TrustError::Io`].
    pub fn write(&self, file: &Path) -> Result<(), TrustError> {
        if fs::exists(file) {
            return Err(TrustError::Refused(format!(
                "“{}” exists already; a key is never overwritten.",
                file.display()
            )));
        }
        let stored = StoredKey {
            schema: SECRET_SCHEMA.to_owned(),
            name: self.name.clone(),
            roles: self.roles.clone(),
            public: hex::encode(self.public().public),
            private: Some(hex::encode(self.secret.to_bytes())),
        };
        // write_atomic makes the file its owner's only before a byte is in it.
        stored.write(file)
    }

    /// Whose it is.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What it was made for.
    pub fn roles(&self) -> &[String] {
        &self.roles
    }

    /// Its id.
    pub fn id(&self) -> KeyId {
        self.public().id()
    }

    /// The half that may be shown.
    pub fn public(&self) -> PublicKey {
        PublicKey { name: self.name.clone(), public: self.secret.verifying_key().to_bytes() }
    }

    /// A detached signature, in hex.
    pub(crate) fn sign(&self, bytes: &[u8]) -> String {
        hex::encode(self.secret.sign(bytes).to_bytes())
    }
}

#[derive(Serialize, Deserialize)]
struct StoredKey {
    schema: String,
    name: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    roles: Vec<String>,
    public: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    private: Option<String>,
}

impl StoredKey {
    fn read(file: &Path) -> Result<Self, TrustError> {
        let bytes = fs::read_limited(file, MAX_KEY_FILE)?;
        let stored: Self =
            serde_json::from_slice(&bytes).map_err(|error| not_a_key(file, &error.to_string()))?;
        if [SECRET_SCHEMA, PUBLIC_SCHEMA].contains(&stored.schema.as_str()) {
            Ok(stored)
        } else {
            Err(not_a_key(file, &format!("its schema is “{}”", stored.schema)))
        }
    }

    fn write(&self, file: &Path) -> Result<(), TrustError> {
        let mut text = serde_json::to_vec_pretty(self).map_err(std::io::Error::other)?;
        text.push(b'\n');
        Ok(fs::write_atomic(file, &text)?)
    }
}

fn bytes_of(text: &str) -> Option<[u8; 32]> {
    let mut bytes = [0; 32];
    hex::decode_to_slice(text, &mut bytes).ok().map(|()| bytes)
}

fn not_a_key(file: &Path, why: &str) -> TrustError {
    TrustError::NotAKey { file: file.display().to_string(), why: why.to_owned() }
}
