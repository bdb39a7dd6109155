//! Ratings without an account: an Ed25519 key of this home signs them, as docs/formats.md §5.1 says. The private half is
//! in the system's keyring, or where there is none in a file that only its owner can read.

use std::io;
use std::path::Path;

use ed25519_dalek::{Signer as _, SigningKey};
use serde::{Deserialize, Serialize};
use url::Url;
use vitrine_api::ApiError;
use vitrine_api::types::{DeviceRating, DeviceSays, DeviceSignature};
use vitrine_base::{Sha256, fs};

use super::token::{SERVICE, in_keyring, write_private};
use crate::Gallery;

/// The file below the home.
const FILE: &str = "device-key.json";
/// It holds one key.
const LONGEST: u64 = 4096;

/// What the file says.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
enum Place {
    /// It is in the keyring under this name.
    Keyring(String),
    /// It is here: the seed in hex.
    Here(String),
}

impl Gallery {
    pub(crate) async fn sign_as_device(&self, says: DeviceSays) -> Result<DeviceSignature, ApiError> {
        let place = self.registry_at(&says.source).await?;
        let text = match &says.rating {
            Some(rating) => rating_text(&host(&place.base), &says.package, rating),
            None => ["vitrine-rating-removal/1", &host(&place.base), &says.package].join("\n"),
        };
        let at = host(&place.base);
        self.blocking(move |g| {
            let key = key(&g.inner.home, g.inner.keyring).map(|key| of_host(&key, &at)).map_err(|error| {
                ApiError::new(
                    "registry.device_key",
                    "The key that signs ratings of this computer cannot be used.",
                )
                .with_action("Unlock the keyring and try again, or sign in with an account.")
                .with_details(error.to_string())
            })?;
            let signature = hex::encode(key.sign(text.as_bytes()).to_bytes());
            Ok(DeviceSignature { key: hex::encode(key.verifying_key().to_bytes()), signature })
        })
        .await
    }
}

/// The public address's host in small letters, with the port where the address names one.
fn host(base: &Url) -> String {
    let name = base.host_str().unwrap_or_default().to_ascii_lowercase();
    base.port().map_or_else(|| name.clone(), |port| format!("{name}:{port}"))
}

/// As the registry keeps what is written: line breaks as line feeds, and no white space around.
fn tidied(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n").trim().to_owned()
}

fn rating_text(host: &str, package: &str, rating: &DeviceRating) -> String {
    let words = format!("{}\n{}", tidied(&rating.title), tidied(&rating.body));
    let digest = Sha256::of(words.as_bytes()).to_hex();
    let stars = rating.stars.to_string();
    ["vitrine-rating/1", host, package, &rating.version, &stars, &digest].join("\n")
}

/// The key for one registry, derived from the home's (a digest of its seed and the host): two registries that compare
/// their keys do not learn that one person rated at both.
fn of_host(home: &SigningKey, host: &str) -> SigningKey {
    let words = [b"vitrine-device-key/1\n".as_slice(), home.as_bytes(), b"\n", host.as_bytes()].concat();
    SigningKey::from_bytes(Sha256::of(&words).as_bytes())
}

/// This home's key; made when there is none.
fn key(home: &Path, keyring: bool) -> io::Result<SigningKey> {
    let file = home.join(FILE);
    if !fs::exists(&file) {
        return make(home, &file, keyring);
    }
    let wrong = |why: &str| io::Error::new(io::ErrorKind::InvalidData, format!("{}: {why}", file.display()));
    let place: Place = serde_json::from_slice(&fs::read_limited(&file, LONGEST)?)
        .map_err(|error| wrong(&error.to_string()))?;
    let seed = match place {
        Place::Here(seed) => seed,
        Place::Keyring(name) => in_keyring(move || keyring::Entry::new(SERVICE, &name)?.get_password())
            .ok_or_else(|| io::Error::new(io::ErrorKind::NotFound, "the keyring does not give the key"))?,
    };
    let mut bytes = [0; 32];
    hex::decode_to_slice(seed.trim(), &mut bytes).map_err(|error| wrong(&error.to_string()))?;
    Ok(SigningKey::from_bytes(&bytes))
}

fn make(home: &Path, file: &Path, keyring: bool) -> io::Result<SigningKey> {
    let bytes: [u8; 32] = rand::random();
    let seed = hex::encode(bytes);
    // One keyring may serve several homes.
    let digest = Sha256::of(home.as_os_str().as_encoded_bytes()).to_hex();
    let name = format!("device-key {}", &digest[..16]);
    let (entry, secret) = (name.clone(), seed.clone());
    let keeping = move || keyring::Entry::new(SERVICE, &entry)?.set_password(&secret);
    let kept = keyring && in_keyring(keeping).is_some();
    let place = if kept { Place::Keyring(name) } else { Place::Here(seed) };
    write_private(file, &serde_json::to_vec_pretty(&place)?)?;
    Ok(SigningKey::from_bytes(&bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_signed_is_what_the_format_says() {
        let host = host(&"https://Gallery.Example.org/town".parse().unwrap());
        let rating = DeviceRating {
            version: "1.2.0".into(),
            stars: 4,
            title: " Calm ".into(),
            body: "one\r\ntwo\n".into(),
        };
        let digest = Sha256::of(b"Calm\none\ntwo").to_hex();
        let text = rating_text(&host, "nora", &rating);
        assert_eq!(text, format!("vitrine-rating/1\ngallery.example.org\nnora\n1.2.0\n4\n{digest}"));
    }
}
