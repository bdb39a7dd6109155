//! One artifact, from the first mirror that has the right bytes.

use vitrine_base::{BlobWriter, StoreError};

use crate::attempt::{self, Company, Task};
use crate::http::{Coding, Http};
use crate::sink::Sink;
use crate::{Download, Downloaded, Location, TransferError};

type Result<T> = std::result::Result<T, TransferError>;

/// Downloads into a writer and commits it.
pub(crate) async fn download(
    http: &Http,
    want: &Download,
    writer: BlobWriter,
    company: Company<'_>,
) -> Result<Downloaded> {
    let mut sink = Sink::new(writer);
    let from = match first_good(http, want, &mut sink, company).await {
        Ok(from) => from,
        Err(error) => {
            sink.abandon().await;
            return Err(error);
        }
    };
    let writer = sink.into_target().await?;
    let (sha256, size) = (want.sha256, want.size);
    let kept = tokio::task::spawn_blocking(move || writer.commit(sha256, size)).await;
    let kept = kept.map_err(std::io::Error::other)?;
    let (sha256, size) = kept.map_err(|error| refused(from, error))?;
    Ok(Downloaded { sha256, size, from: from.clone() })
}

/// Tries the mirrors in their order until the sink holds the right bytes.
async fn first_good<'a>(
    http: &Http,
    want: &'a Download,
    sink: &mut Sink<BlobWriter>,
    company: Company<'_>,
) -> Result<&'a Location> {
    let mut failures: Vec<(&Location, TransferError)> = Vec::new();
    for (place, mirror) in want.mirrors.iter().enumerate() {
        let task = Task {
            location: mirror,
            validators: None,
            policy: want.policy,
            coding: Coding::Identity,
            size: want.size,
            max_bytes: want.max_bytes,
            elsewhere: place + 1 < want.mirrors.len(),
            attempts: http.options().attempts,
            paced: false,
        };
        match from_mirror(http, &task, want, sink, company).await {
            Ok(()) => return Ok(mirror),
            // Another mirror mends neither a full disk nor a changed mind.
            Err(error @ (TransferError::Cancelled | TransferError::Io(_))) if !is_local(mirror, &error) => {
                return Err(error);
            }
            Err(error) => {
                if task.elsewhere {
                    company.reporter.note(&format!("{mirror} failed: {error}. Trying the next mirror."));
                }
                failures.push((mirror, error));
            }
        }
        sink.restart().await?;
    }
    Err(summary(failures))
}

/// True for a folder that cannot be read: there the disk error is the mirror's, and the next may do.
fn is_local(mirror: &Location, error: &TransferError) -> bool {
    matches!(mirror, Location::File(_))
        && matches!(error, TransferError::Io(_))
        && error.code() != "disk_full"
}

async fn from_mirror(
    http: &Http,
    task: &Task<'_>,
    want: &Download,
    sink: &mut Sink<BlobWriter>,
    company: Company<'_>,
) -> Result<()> {
    attempt::bring(http, task, sink, company).await?;
    let found = sink.finish().await?.digest();
    match want.sha256 {
        Some(expected) if expected != found => {
            Err(TransferError::WrongDigest { url: task.location.to_string(), expected, found })
        }
        _ => Ok(()),
    }
}

/// One failure speaks for itself; so do other bytes than promised where nothing was found elsewhere, because only
/// the gallery can mend those. Otherwise several are told together.
pub(crate) fn summary(mut failures: Vec<(&Location, TransferError)>) -> TransferError {
    let is_missing = |error: &TransferError| matches!(error, TransferError::NotFound { .. });
    let is_other = |error: &TransferError| {
        matches!(error, TransferError::WrongDigest { .. } | TransferError::WrongSize { .. })
    };
    let plain = failures.len() == 1 || failures.iter().all(|(_, error)| is_missing(error) || is_other(error));
    if plain && !failures.is_empty() {
        let telling = failures.iter().position(|(_, error)| is_other(error)).unwrap_or(0);
        return failures.swap_remove(telling).1;
    }
    let tried = failures.into_iter().map(|(mirror, error)| (mirror.to_string(), error.to_string())).collect();
    TransferError::AllMirrors { tried }
}

/// What the store refuses at the last moment.
fn refused(from: &Location, error: StoreError) -> TransferError {
    let url = from.to_string();
    match error {
        StoreError::Digest { expected, found } => TransferError::WrongDigest { url, expected, found },
        StoreError::Size { expected, found } => TransferError::WrongSize { url, expected, found },
        StoreError::Io(error) => TransferError::Io(error),
    }
}
