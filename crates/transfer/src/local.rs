//! Files of this computer, taken as if a server had them: same limits, same conditional requests.

use std::path::Path;

use vitrine_base::fs::{self, FileKind, Metadata};

use crate::attempt::{Brought, Company, Task, drain};
use crate::body::Body;
use crate::sink::{Sink, Target};
use crate::{Location, TransferError, Validators};

/// Brings a file into a sink.
pub(crate) async fn bring<T: Target>(
    task: &Task<'_>,
    path: &Path,
    sink: &mut Sink<T>,
    company: Company<'_>,
) -> Result<Brought, TransferError> {
    if company.cancel.is_cancelled() {
        return Err(TransferError::Cancelled);
    }
    let found = look(path).await?;
    let validators = validators(&found);
    if task.validators.is_some_and(|known| known.etag == validators.etag) {
        return Ok(Brought::NotModified);
    }
    task.check_announced(found.length)?;
    sink.restart().await?;
    drain(task, &mut Body::file(path), Some(found.length), None, sink, company).await?;
    if let Some(expected) = task.size.filter(|expected| *expected != sink.taken()) {
        let url = task.location.to_string();
        return Err(TransferError::WrongSize { url, expected, found: sink.taken() });
    }
    Ok(Brought::New { validators, location: Location::File(path.to_owned()) })
}

/// What is at a path, when it is an ordinary file.
async fn look(path: &Path) -> Result<Metadata, TransferError> {
    let owned = path.to_owned();
    // A folder on a share that is gone can hold a thread for a long time.
    let found = tokio::task::spawn_blocking(move || fs::metadata(&owned)).await;
    let found = found.map_err(std::io::Error::other)??;
    let text = path.display().to_string();
    let refused =
        |reason: &str| Err(TransferError::BadLocation { text: text.clone(), reason: reason.into() });
    match found {
        None => Err(TransferError::NotFound { url: text }),
        Some(found) => match found.kind {
            FileKind::File => Ok(found),
            FileKind::Folder => refused("it is a folder, and a file was looked for"),
            FileKind::Link => refused("it is a link, and links are not followed"),
            FileKind::Special => refused("it is no ordinary file"),
        },
    }
}

/// A file that has the same length and time is taken to be the same.
fn validators(found: &Metadata) -> Validators {
    Validators { etag: Some(format!("\"file-{}-{}\"", found.modified, found.length)), last_modified: None }
}
