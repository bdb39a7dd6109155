//! Resumable uploads, tus 1.0: one request makes the upload, others send what is missing, and after a broken
//! connection the registry says how far it is. The upload's address is kept in the home, so that a run that was ended
//! goes on where it was.

use std::io::{Read as _, Seek as _, SeekFrom};
use std::path::{Path, PathBuf};
use std::time::Duration;

use reqwest::header::{HeaderMap, LOCATION};
use reqwest::{Method, StatusCode};
use url::Url;
use vitrine_base::{Sha256, fs};

use super::{Remote, RemoteError, unanswered, unreached};

/// Sent in one request: small enough that a broken connection costs little, large enough to be few.
const PIECE: u64 = 8 * 1024 * 1024;

/// How often a broken connection is mended without any progress.
const ATTEMPTS: u32 = 6;

/// Longest wait for one piece to be taken: 8 MB at a slow 40 kB/s.
const PATIENCE: Duration = Duration::from_secs(240);

/// What is uploaded.
pub struct Uploading<'a> {
    /// The file.
    pub file: &'a Path,
    /// The name it is given.
    pub name: &'a str,
    /// Its digest.
    pub sha256: Sha256,
    /// Its bytes.
    pub size: u64,
    /// Where to keep the addresses of uploads under way.
    pub home: &'a Path,
}

/// Uploads a file; answers the upload's id. `told` hears how many bytes are there.
pub async fn upload(
    remote: &Remote,
    what: &Uploading<'_>,
    told: impl Fn(u64),
) -> Result<String, RemoteError> {
    let note = noted(remote, what);
    let mut place = match known(&note) {
        Some(place) => place,
        None => create(remote, what, &note).await?,
    };
    let mut offset = match reached(remote, &place).await? {
        Some(offset) => offset,
        // It expired, or the registry is another one now.
        None => {
            place = create(remote, what, &note).await?;
            0
        }
    };
    let mut tries = 0;
    while offset < what.size {
        told(offset);
        let before = offset;
        match send(remote, what, &place, offset).await {
            Ok(now) => offset = now,
            Err(error) if tries + 1 == ATTEMPTS || !worth_another(&error) => return Err(error),
            Err(_) => {
                tokio::time::sleep(Duration::from_millis(250 << tries)).await;
                offset = reached(remote, &place).await?.unwrap_or(0);
            }
        }
        tries = if offset > before { 0 } else { tries + 1 };
    }
    told(offset);
    let _ = fs::remove_file(&note);
    let id = place.path_segments().and_then(|mut parts| parts.next_back()).unwrap_or_default();
    Ok(id.to_owned())
}

/// Where the address of this upload is kept: one file a registry and digest.
fn noted(remote: &Remote, what: &Uploading<'_>) -> PathBuf {
    let name = Sha256::of(format!("{} {}", remote.base(), what.sha256).as_bytes());
    what.home.join("uploads").join(format!("{name}.txt"))
}

fn known(note: &Path) -> Option<Url> {
    let bytes = fs::read_limited(note, 4096).ok()?;
    String::from_utf8(bytes).ok()?.trim().parse().ok()
}

async fn tus(remote: &Remote, method: Method, place: Url) -> Result<reqwest::RequestBuilder, RemoteError> {
    Ok(remote.request(method, place).await?.header("Tus-Resumable", "1.0.0").timeout(PATIENCE))
}

async fn create(remote: &Remote, what: &Uploading<'_>, note: &Path) -> Result<Url, RemoteError> {
    let metadata = format!(
        "filename {},sha256 {}",
        base64(what.name.as_bytes()),
        base64(what.sha256.to_hex().as_bytes())
    );
    let at = remote.at("/api/v1/uploads")?;
    let answer = tus(remote, Method::POST, at.clone())
        .await?
        .header("Upload-Length", what.size)
        .header("Upload-Metadata", metadata)
        .send()
        .await
        .map_err(|error| unreached(&error))?;
    let answer = remote.accepted(answer).await?;
    let location = answer.headers().get(LOCATION).and_then(|value| value.to_str().ok());
    let place = location.and_then(|text| at.join(text).ok());
    // The token goes to the registry and nowhere else.
    let place = place.filter(|place| place.origin() == remote.base().origin());
    let place = place.ok_or_else(|| unanswered("The registry did not say where to upload to."))?;
    if let Some(folder) = note.parent() {
        fs::create_dir_all(folder)?;
        fs::write_atomic(note, place.as_str().as_bytes())?;
    }
    Ok(place)
}

/// How many bytes the registry has; `None` when it does not know the upload.
async fn reached(remote: &Remote, place: &Url) -> Result<Option<u64>, RemoteError> {
    if place.origin() != remote.base().origin() {
        return Ok(None);
    }
    for attempt in 0..ATTEMPTS {
        match tus(remote, Method::HEAD, place.clone()).await?.send().await {
            Ok(answer) if answer.status().is_success() => return Ok(offset_of(answer.headers())),
            Ok(answer)
                if matches!(
                    answer.status(),
                    StatusCode::NOT_FOUND | StatusCode::GONE | StatusCode::FORBIDDEN
                ) =>
            {
                return Ok(None);
            }
            Ok(answer) if !answer.status().is_server_error() && answer.status() != StatusCode::LOCKED => {
                remote.accepted(answer).await?;
            }
            Err(error) if attempt + 1 == ATTEMPTS => return Err(unreached(&error)),
            // Another request of ours may still hold it, or the registry is being started anew.
            _ => {}
        }
        tokio::time::sleep(Duration::from_millis(250 << attempt)).await;
    }
    Err(RemoteError::Unreachable { why: "it does not say how far the upload is" })
}

fn offset_of(headers: &HeaderMap) -> Option<u64> {
    headers.get("Upload-Offset")?.to_str().ok()?.parse().ok()
}

async fn send(remote: &Remote, what: &Uploading<'_>, place: &Url, offset: u64) -> Result<u64, RemoteError> {
    let (file, from) = (what.file.to_owned(), offset);
    let reading = tokio::task::spawn_blocking(move || piece(&file, from));
    let bytes = reading.await.map_err(std::io::Error::other)??;
    let answer = tus(remote, Method::PATCH, place.clone())
        .await?
        .header("Upload-Offset", offset)
        .header("Content-Type", "application/offset+octet-stream")
        .body(bytes)
        .send()
        .await
        .map_err(|error| unreached(&error))?;
    if answer.status() == StatusCode::CONFLICT || answer.status() == StatusCode::LOCKED {
        return Err(RemoteError::Unreachable { why: "it is at another place of this upload" });
    }
    let answer = remote.accepted(answer).await?;
    offset_of(answer.headers())
        .filter(|now| *now > offset)
        .ok_or_else(|| unanswered("The registry did not take what was sent."))
}

/// True for what may be better in a moment.
fn worth_another(error: &RemoteError) -> bool {
    matches!(error.code(), "cli.registry_unreachable" | "registry.disk_full")
}

fn piece(file: &Path, offset: u64) -> std::io::Result<Vec<u8>> {
    let mut open = fs::open(file)?;
    open.seek(SeekFrom::Start(offset))?;
    let mut bytes = Vec::new();
    open.take(PIECE).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Base64 (RFC 4648 §4), as tus wants the values of `Upload-Metadata`.
fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for group in bytes.chunks(3) {
        let three = [group[0], group.get(1).copied().unwrap_or(0), group.get(2).copied().unwrap_or(0)];
        let number = u32::from_be_bytes([0, three[0], three[1], three[2]]);
        for place in 0..4_usize {
            let letter = (number >> (18 - 6 * place)) & 63;
            text.push(if place <= group.len() { char::from(LETTERS[letter as usize]) } else { '=' });
        }
    }
    text
}

#[cfg(test)]
mod tests {
    #[test]
    fn base64_is_that_of_the_standard() {
        // RFC 4648 §10.
        for (plain, text) in [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foob", "Zm9vYg=="),
            ("fooba", "Zm9vYmE="),
            ("foobar", "Zm9vYmFy"),
        ] {
            assert_eq!(super::base64(plain.as_bytes()), text);
        }
    }
}
