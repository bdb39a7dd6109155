//! The envelope: a signed part and its signatures, over the canonical form.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;
use sigstore_tuf::canonical_json::to_canonical_bytes;
use sigstore_tuf::metadata::{Metadata, Role};

use super::model::{Keys, RoleKeys};
use crate::{SigningKey, TrustError};

/// A metadata file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Document {
    pub(super) signatures: Vec<Signature>,
    pub(super) signed: Value,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Signature {
    pub(super) keyid: String,
    pub(super) sig: String,
}

impl Document {
    pub(super) fn new(body: &impl Serialize) -> Result<Self, TrustError> {
        let signed = serde_json::to_value(body).map_err(std::io::Error::other)?;
        Ok(Self { signatures: Vec::new(), signed })
    }

    pub(super) fn parse(file: &str, bytes: &[u8]) -> Result<Self, TrustError> {
        serde_json::from_slice(bytes)
            .map_err(|error| TrustError::Malformed { file: file.to_owned(), why: error.to_string() })
    }

    pub(super) fn body<T: for<'de> Deserialize<'de>>(&self, file: &str) -> Result<T, TrustError> {
        T::deserialize(&self.signed)
            .map_err(|error| TrustError::Malformed { file: file.to_owned(), why: error.to_string() })
    }

    /// Adds a key's signature, or puts it in place of an older one of the same key.
    pub(super) fn sign(&mut self, key: &SigningKey) -> Result<(), TrustError> {
        let signature = Signature { keyid: key.id().0, sig: key.sign(&self.canonical()?) };
        self.signatures.retain(|other| other.keyid != signature.keyid);
        self.signatures.push(signature);
        Ok(())
    }

    /// Signs with those of the keys that the role has, and is content with no fewer than it needs.
    pub(super) fn sign_for(
        &mut self,
        role: &str,
        role_keys: &RoleKeys,
        names: &Keys,
        keys: &[&SigningKey],
    ) -> Result<(), TrustError> {
        for key in keys.iter().filter(|key| role_keys.keyids.contains(&key.id().0)) {
            self.sign(key)?;
        }
        let given = self.signatures.iter().filter(|s| role_keys.keyids.contains(&s.keyid)).count();
        if (given as u64) < role_keys.threshold {
            return Err(TrustError::KeysMissing {
                role: role.to_owned(),
                needed: role_keys.threshold,
                known: role_keys.keyids.len(),
                given,
                names: names_of(&role_keys.keyids, names).join(", "),
            });
        }
        Ok(())
    }

    pub(super) fn canonical(&self) -> Result<Vec<u8>, TrustError> {
        to_canonical_bytes(&self.signed)
            .map_err(|error| TrustError::Malformed { file: "signed".to_owned(), why: error.to_string() })
    }

    pub(super) fn bytes(&self) -> Result<Vec<u8>, TrustError> {
        Ok(serde_json::to_vec(self).map_err(std::io::Error::other)?)
    }
}

/// The names of keys, or their short ids.
pub(super) fn names_of(ids: &[String], keys: &Keys) -> Vec<String> {
    ids.iter()
        .map(|id| {
            keys.get(id)
                .and_then(|key| key.get(crate::keys::NAME_FIELD)?.as_str())
                .map_or_else(|| id.chars().take(8).collect(), str::to_owned)
        })
        .collect()
}

/// Checks signatures the way every client will, so that nothing tampered with on the host is signed again.
pub(super) fn verify<T: Role>(
    role: &str,
    bytes: &[u8],
    keys: &Keys,
    role_keys: &RoleKeys,
) -> Result<(), TrustError> {
    let malformed = |why: String| TrustError::Malformed { file: format!("{role}.json"), why };
    let keys: BTreeMap<String, sigstore_tuf::Key> = keys
        .iter()
        .filter(|(id, _)| role_keys.keyids.contains(id))
        .map(|(id, key)| Ok((id.clone(), serde_json::from_value(key.clone())?)))
        .collect::<Result<_, serde_json::Error>>()
        .map_err(|error| malformed(error.to_string()))?;
    let role_keys: sigstore_tuf::RoleKeys = serde_json::to_value(role_keys)
        .and_then(serde_json::from_value)
        .map_err(|error| malformed(error.to_string()))?;
    let said = |error| crate::verifier::said(role, error, 0);
    let metadata = Metadata::<T>::from_slice(bytes).map_err(said)?;
    metadata.verify_threshold(&keys, &role_keys, role).map_err(said)
}
