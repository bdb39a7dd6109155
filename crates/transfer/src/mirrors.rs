//! One artifact, from the mirrors that have the right bytes: in parts from several at once where that helps, else
//! as one answer from one after the other.

use std::sync::Arc;
use std::time::Duration;

use vitrine_base::{BlobStore, BlobWriter, Partial, Sha256, StoreError};

use crate::attempt::{self, Company, Task};
use crate::http::{Coding, Http};
use crate::sink::Sink;
use crate::told::Telling;
use crate::{Download, Downloaded, Location, TransferError, engine};

type Result<T> = std::result::Result<T, TransferError>;

/// What was wrong with the mirrors asked so far.
type Failures<'a> = Vec<(&'a Location, TransferError)>;

/// Downloads into a writer and commits it.
pub(crate) async fn download(
    http: &Arc<Http>,
    want: &Download,
    writer: BlobWriter,
    company: Company<'_>,
) -> Result<Downloaded> {
    let Some(known) = engine::suits(http, want, engine::WORTH_PARTS) else {
        let order = http.health().order(&want.mirrors, want.size);
        return in_turn(http, want, order, (Vec::new(), 0), writer, company).await;
    };
    let store = writer.store().clone();
    drop(writer);
    in_parts(http, want, known, store.scratch()?, &store, company).await
}

/// Downloads so that it can be stopped and taken up again.
pub(crate) async fn download_resumable(
    http: &Arc<Http>,
    want: &Download,
    store: &BlobStore,
    company: Company<'_>,
) -> Result<Downloaded> {
    let Some(known) = engine::suits(http, want, engine::WORTH_RESUMING) else {
        return download(http, want, store.writer()?, company).await;
    };
    let part = match free_partial(store, &known.0).await? {
        Some(part) => part,
        None => {
            company.reporter.note("Another program fetches the same just now; it is fetched beside it.");
            store.scratch()?
        }
    };
    in_parts(http, want, known, part, store, company).await
}

/// The file to go on with; `None` when somebody else works on it. A call that was dropped a moment ago may still be
/// letting go of it.
async fn free_partial(store: &BlobStore, sha256: &Sha256) -> Result<Option<Partial>> {
    for _ in 0..10 {
        if let Some(part) = store.partial(sha256)? {
            return Ok(Some(part));
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    Ok(None)
}

/// In parts; where no mirror serves those, in turn.
async fn in_parts(
    http: &Arc<Http>,
    want: &Download,
    known: (Sha256, u64),
    part: Partial,
    store: &BlobStore,
    company: Company<'_>,
) -> Result<Downloaded> {
    let engine::Failed { failures, fetched } =
        match engine::download(http, want, known, part, company).await? {
            Ok(downloaded) => return Ok(downloaded),
            Err(failed) => failed,
        };
    let whole = |error: &TransferError| matches!(error, TransferError::NoRanges { .. });
    let left: Vec<&Location> = want
        .mirrors
        .iter()
        .filter(|mirror| {
            let failed = failures.iter().find(|(known, _)| known == mirror);
            matches!(mirror, Location::File(_)) || failed.is_some_and(|(_, error)| whole(error))
        })
        .collect();
    let failures: Failures<'_> = failures.into_iter().filter(|(_, error)| !whole(error)).collect();
    if left.is_empty() {
        return Err(summary(failures));
    }
    in_turn(http, want, left, (failures, fetched), store.writer()?, company).await
}

/// One mirror after the other; beside what failed before, and the bytes that came until then.
async fn in_turn<'a>(
    http: &Http,
    want: &'a Download,
    mirrors: Vec<&'a Location>,
    (failures, before): (Failures<'a>, u64),
    writer: BlobWriter,
    company: Company<'_>,
) -> Result<Downloaded> {
    let mut sink = Sink::new(writer);
    let telling = Telling::new(company.reporter);
    let from = match first_good(http, want, &mirrors, failures, &mut sink, (&telling, company)).await {
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
    Ok(Downloaded { sha256, size, fetched: before + telling.fetched(), from: from.clone() })
}

/// Tries the mirrors in their order until the sink holds the right bytes.
async fn first_good<'a>(
    http: &Http,
    want: &'a Download,
    mirrors: &[&'a Location],
    mut failures: Failures<'a>,
    sink: &mut Sink<BlobWriter>,
    (telling, company): (&Telling<'_>, Company<'_>),
) -> Result<&'a Location> {
    for (place, mirror) in mirrors.iter().copied().enumerate() {
        let task = Task {
            location: mirror,
            validators: None,
            policy: want.policy,
            coding: Coding::Identity,
            size: want.size,
            max_bytes: want.max_bytes,
            elsewhere: place + 1 < mirrors.len(),
            attempts: http.options().attempts,
            paced: false,
        };
        telling.asks(mirror);
        let told = Company { reporter: telling, cancel: company.cancel };
        match from_mirror(http, &task, want, sink, told).await {
            Ok(()) => return Ok(mirror),
            // Another mirror mends neither a full disk nor a changed mind.
            Err(error @ (TransferError::Cancelled | TransferError::Io(_))) if !is_local(mirror, &error) => {
                return Err(error);
            }
            Err(error) => {
                telling.failed(&error);
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
