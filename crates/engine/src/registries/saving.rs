//! The package of a submission, as a curator takes it away to look at: streamed beside its place in the downloads folder
//! and renamed when it is whole. Nothing that is there is replaced, and nothing is opened or run.

use std::fs::File;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::time::Duration;

use reqwest::header::{ACCEPT_ENCODING, HeaderValue};
use reqwest::{Method, Response};
use vitrine_api::ApiError;
use vitrine_api::types::{SavePackage, SavedFile};
use vitrine_base::fs::{self, DiskFull};
use vitrine_base::limits::ArchiveLimits;

use super::remote::{RemoteError, unreached};
use super::{Reached, calls};
use crate::Gallery;

/// Longest wait for the answer's beginning, and longest silence in it.
const PATIENCE: Duration = Duration::from_secs(30);
/// Bytes that are written at once.
const PIECE: usize = 1024 * 1024;
/// Letters of a file's name.
const LONGEST: usize = 120;
/// Names that are tried: `a.hpersona`, `a (2).hpersona`, …
const NAMES: u32 = 200;

/// A file that is not whole yet; it goes with this, unless it was kept.
struct Partial {
    path: PathBuf,
    kept: bool,
}

impl Partial {
    /// Gives the whole file its name: the first that nothing has.
    fn keep(mut self, folder: &Path, name: &str) -> std::io::Result<PathBuf> {
        let (stem, ending) = match name.rsplit_once('.') {
            Some((stem, ending)) if !stem.is_empty() => (stem, format!(".{ending}")),
            _ => (name, String::new()),
        };
        for number in 1..=NAMES {
            let name = if number == 1 { name.to_owned() } else { format!("{stem} ({number}){ending}") };
            let path = folder.join(name);
            match fs::create_new(&path) {
                // The place is ours now; what is renamed onto it takes it.
                Ok(place) => drop(place),
                Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => continue,
                Err(error) => return Err(error),
            }
            fs::rename_durable(&self.path, &path).inspect_err(|_| drop(fs::remove_file(&path)))?;
            self.kept = true;
            return Ok(path);
        }
        Err(std::io::ErrorKind::AlreadyExists.into())
    }
}

impl Drop for Partial {
    fn drop(&mut self) {
        if !self.kept {
            // What is left is untidy and nothing more.
            let _ = fs::remove_file(&self.path);
        }
    }
}

impl Gallery {
    pub(crate) async fn save_submitted(&self, wish: SavePackage) -> Result<SavedFile, ApiError> {
        let reached = self.reach(&wish.source).await?;
        let path = format!("/api/v1/submissions/{}/package", wish.submission);
        let url = calls::address(&reached.place, &path, None)?;
        let request = reached.remote.request(Method::GET, url).await?;
        let asked = request.header(ACCEPT_ENCODING, HeaderValue::from_static("identity")).send();
        let answer = in_time(asked).await?.map_err(|error| unreached(&error))?;
        let answer = self.taken(&reached, answer).await?;
        let folder = self.inner.downloads.clone();
        let (name, place) = (plain_name(&wish.name), folder.clone());
        let (file, partial) = self.blocking(move |_| begin(&place)).await?;
        let size = receive(answer, file, &partial.path).await?;
        let path = self
            .blocking(move |_| partial.keep(&folder, &name).map_err(|error| not_written(&folder, &error)))
            .await?;
        Ok(SavedFile { path: path.display().to_string(), size })
    }

    async fn taken(&self, reached: &Reached, answer: Response) -> Result<Response, ApiError> {
        match reached.remote.accepted(answer).await {
            Ok(answer) => Ok(answer),
            Err(error) => {
                self.heed(reached, &error).await;
                Err(error.into())
            }
        }
    }
}

async fn in_time<T>(work: impl Future<Output = T>) -> Result<T, RemoteError> {
    let silent = |_| RemoteError::Unreachable { why: "it did not answer in time" };
    tokio::time::timeout(PATIENCE, work).await.map_err(silent)
}

fn begin(folder: &Path) -> Result<(File, Partial), ApiError> {
    let path = folder.join(format!(".vitrine-{:016x}.part", rand::random::<u64>()));
    let made = fs::create_dir_all(folder).and_then(|()| fs::create_new(&path));
    let file = made.map_err(|error| not_written(folder, &error))?;
    Ok((file, Partial { path, kept: false }))
}

/// Writes what comes; answers how many bytes it was.
async fn receive(mut answer: Response, mut file: File, path: &Path) -> Result<u64, ApiError> {
    let most = ArchiveLimits::default().packed;
    let (mut size, mut waiting) = (0, Vec::new());
    loop {
        let piece = in_time(answer.chunk()).await?.map_err(|error| unreached(&error))?;
        let is_end = piece.is_none();
        waiting.extend_from_slice(&piece.unwrap_or_default());
        if size + waiting.len() as u64 > most {
            return Err(RemoteError::Answer("The registry sent more than a package may have.").into());
        }
        if waiting.len() < PIECE && !is_end {
            continue;
        }
        size += waiting.len() as u64;
        let (bytes, place) = (std::mem::take(&mut waiting), path.to_owned());
        let writing = tokio::task::spawn_blocking(move || {
            file.write_all(&bytes)?;
            if is_end {
                fs::sync_file(&file, &place)?;
            }
            Ok(file)
        });
        file = writing
            .await
            .map_err(std::io::Error::other)
            .and_then(|written| written)
            .map_err(|error| not_written(path, &error))?;
        if is_end {
            return Ok(size);
        }
    }
}

/// A name of a file and nothing else: no folder, nothing hidden, no letters that mean something to somebody.
fn plain_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let plain = |c: char| if c.is_alphanumeric() || " .-_@+()".contains(c) { c } else { '_' };
    let name: String = last.chars().map(plain).collect();
    let name = name.trim_matches(['.', ' ']);
    let letters = name.chars().count();
    // The end says what kind of file it is.
    let name: String = name.chars().skip(letters.saturating_sub(LONGEST)).collect();
    if name.is_empty() { "package".into() } else { name }
}

fn not_written(place: &Path, error: &std::io::Error) -> ApiError {
    let (code, sentence) = match DiskFull::of(error).map(|full| full.or_at(place)) {
        Some(full) => ("file.disk_full", format!("There is no room for it in the downloads folder: {full}.")),
        None => ("file.failed", "The package could not be written into the downloads folder.".to_owned()),
    };
    ApiError::new(code, sentence)
        .with_action("Look whether the folder is there and has room, then try again.")
        .with_details(format!("{}: {error}", place.display()))
}

#[cfg(test)]
mod tests {
    use super::plain_name;

    #[test]
    fn a_name_is_a_name_and_no_path() {
        for (given, name) in [
            ("nora.hpersona", "nora.hpersona"),
            ("../../.bashrc", "bashrc"),
            ("C:\\windows\\x.exe", "x.exe"),
            ("..", "package"),
            ("", "package"),
            ("a\u{0}b\nc;d.zip", "a_b_c_d.zip"),
            (" Größe (2).hpersona ", "Größe (2).hpersona"),
        ] {
            assert_eq!(plain_name(given), name, "{given:?}");
        }
        assert!(plain_name(&format!("{}.hpersona", "x".repeat(500))).ends_with("x.hpersona"));
    }
}
