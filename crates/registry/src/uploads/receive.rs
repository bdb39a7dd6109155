//! One piece of an upload, from the line to the disk; and what happens when the last one came.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use bytes::Bytes;
use futures_util::{Stream, StreamExt as _};
use tokio_util::sync::CancellationToken;
use vitrine_base::{Hasher, Sha256, fs};

use super::slots::{Ahead, Slot};
use super::words::{Check, Checksum};
use super::{KEPT, file, find, not_found};
use crate::error::Refusal;
use crate::store::{UploadRow, UploadState, blocking};
use crate::{Registry, RegistryError};

/// Bytes collected before they are written: few enough to keep memory flat with many clients.
const COLLECT: usize = 256 * 1024;

/// Bytes after which a long piece is made safe on disk: what a crash can cost.
const SAFE: u64 = 8 * 1024 * 1024;

/// What a request says about the bytes it brings.
#[derive(Debug, Clone, Default)]
pub struct Piece {
    /// Where they belong.
    pub offset: u64,
    /// How many there are, if the request says so.
    pub length: Option<u64>,
    /// What they are to be.
    pub checksum: Option<Checksum>,
}

/// Takes bytes for an upload of that account; answers how far it is then. Goes on to a safe end when the caller is
/// dropped (its client went away).
///
/// # Errors
/// As [`super::look`]; [`Refusal::Conflict`] when the offset is not where the upload is; [`Refusal::Locked`] while
/// another writes; [`Refusal::TooLarge`] when more comes than was announced; [`Refusal::Checksum`] when the piece is not
/// what it is to be; [`Refusal::Invalid`] when the whole is not; and what breaks on the way. Then everything that came
/// before is kept, but for pieces with a checksum.
pub async fn append<S, E>(
    registry: &Arc<Registry>,
    account: i64,
    id: &str,
    piece: Piece,
    body: S,
) -> Result<UploadRow, RegistryError>
where
    S: Stream<Item = Result<Bytes, E>> + Send + Unpin + 'static,
    E: std::fmt::Display + Send + 'static,
{
    let (registry, id) = (Arc::clone(registry), id.to_owned());
    let receiving = tokio::spawn(async move { receive(&registry, account, &id, piece, body).await });
    receiving.await.map_err(|broken| RegistryError::Internal(format!("receiving broke off: {broken}")))?
}

async fn receive<S, E>(
    registry: &Arc<Registry>,
    account: i64,
    id: &str,
    piece: Piece,
    body: S,
) -> Result<UploadRow, RegistryError>
where
    S: Stream<Item = Result<Bytes, E>> + Send + Unpin,
    E: std::fmt::Display,
{
    let slot = registry.intake.slot(id);
    let (mut hold, go) = slot.hold().await?;
    // Read under the hold: nobody else changes it now.
    let row = find(registry, account, id).await?;
    if row.state == UploadState::Whole {
        return if piece.offset == row.length && piece.length.unwrap_or(0) == 0 {
            Ok(row)
        } else {
            Err(elsewhere(piece.offset, row.length))
        };
    }
    let path = file(registry, id);
    let ahead = match hold.take() {
        Some(ahead) => ahead,
        None => restore(&row, &path).await?,
    };
    if piece.offset != ahead.received {
        let error = elsewhere(piece.offset, ahead.received);
        *hold = Some(ahead);
        return Err(error);
    }
    if piece.length.is_some_and(|length| length > row.length - ahead.received) {
        *hold = Some(ahead);
        return Err(too_long(row.length));
    }
    let checked = piece.checksum.is_some();
    let mut writer = Writer::open(registry, &slot, &row, path, ahead, piece.checksum).await?;
    let poured = writer.pour(body, &go).await;
    let (ahead, outcome) = writer.end(poured, checked).await;
    *hold = ahead;
    outcome?;
    let Some(ahead) = hold.as_ref().filter(|ahead| ahead.received < row.length) else {
        let sha256 = hold.take().map(|ahead| ahead.hasher.finish());
        return complete(registry, row, sha256.unwrap_or_else(|| Sha256::of(b""))).await;
    };
    Ok(UploadRow { received: ahead.received, expires: registry.now() + KEPT, ..row })
}

fn elsewhere(offset: u64, received: u64) -> RegistryError {
    RegistryError::refused(
        Refusal::Conflict,
        "upload.offset",
        format!("The piece begins at byte {offset}, the upload is at byte {received}."),
    )
}

fn too_long(length: u64) -> RegistryError {
    RegistryError::refused(
        Refusal::TooLarge,
        "upload.longer",
        format!("More came than the {length} bytes that were announced."),
    )
}

/// What is safe of an upload: its file is cut to what was noted (or the note is wrong because the file is shorter), and
/// hashed again.
async fn restore(row: &UploadRow, path: &Path) -> Result<Ahead, RegistryError> {
    let (received, path) = (row.received, path.to_owned());
    blocking(move || {
        let is_new = !fs::exists(&path);
        let open = fs::open_or_create(&path)?;
        if is_new && let Some(folder) = path.parent() {
            fs::sync_dir(folder)?;
        }
        let received = received.min(open.metadata()?.len());
        open.set_len(received)?;
        let (mut hasher, mut bytes, mut at) = (Hasher::new(), vec![0; COLLECT], 0);
        while at < received {
            let most = usize::try_from(received - at).unwrap_or(COLLECT).min(COLLECT);
            fs::read_exact_at(&open, &mut bytes[..most], at)?;
            hasher.update(&bytes[..most]);
            at += most as u64;
        }
        Ok(Ahead { received, hasher })
    })
    .await
}

/// Writes one piece.
struct Writer<'a> {
    registry: &'a Arc<Registry>,
    slot: &'a Slot,
    row: &'a UploadRow,
    path: PathBuf,
    file: Arc<File>,
    /// Where the piece began.
    start: Ahead,
    /// Written so far.
    at: u64,
    /// Safe on disk so far.
    safe: u64,
    /// `None` while a blocking thread has it.
    hasher: Option<Hasher>,
    check: Option<Check>,
    waiting: Vec<Bytes>,
    waiting_bytes: usize,
}

impl<'a> Writer<'a> {
    async fn open(
        registry: &'a Arc<Registry>,
        slot: &'a Slot,
        row: &'a UploadRow,
        path: PathBuf,
        ahead: Ahead,
        checksum: Option<Checksum>,
    ) -> Result<Self, RegistryError> {
        let opened = path.clone();
        let file = Arc::new(blocking(move || Ok(fs::open_or_create(&opened)?)).await?);
        Ok(Self {
            registry,
            slot,
            row,
            path,
            file,
            at: ahead.received,
            safe: ahead.received,
            hasher: Some(ahead.hasher.clone()),
            start: ahead,
            check: checksum.map(Checksum::begin),
            waiting: Vec::new(),
            waiting_bytes: 0,
        })
    }

    /// Takes what comes until the end, or until something is wrong.
    async fn pour<S, E>(&mut self, mut body: S, go: &CancellationToken) -> Result<(), RegistryError>
    where
        S: Stream<Item = Result<Bytes, E>> + Unpin,
        E: std::fmt::Display,
    {
        let idle = self.registry.intake.idle();
        loop {
            let next = tokio::select! {
                next = tokio::time::timeout(idle, body.next()) => next,
                () = go.cancelled() => return Err(interrupted(Refusal::Conflict, "another request took over")),
                () = self.registry.stopping.cancelled() => {
                    return Err(interrupted(Refusal::Unavailable, "the registry is stopping"));
                }
            };
            match next {
                Err(_) => return Err(interrupted(Refusal::Unavailable, "nothing came for too long")),
                Ok(None) => return self.write().await,
                Ok(Some(Err(error))) => {
                    tracing::debug!(upload = self.row.id, %error, "a line broke");
                    return Err(interrupted(Refusal::Malformed, "the line broke"));
                }
                Ok(Some(Ok(bytes))) => self.take(bytes).await?,
            }
        }
    }

    async fn take(&mut self, bytes: Bytes) -> Result<(), RegistryError> {
        self.slot.alive();
        let after = self.at + (self.waiting_bytes + bytes.len()) as u64;
        if after > self.row.length {
            return Err(too_long(self.row.length));
        }
        self.waiting_bytes += bytes.len();
        self.waiting.push(bytes);
        if self.waiting_bytes >= COLLECT {
            self.write().await?;
        }
        // A piece with a checksum counts as a whole or not at all.
        if self.check.is_none() && self.at - self.safe >= SAFE {
            self.make_safe(None).await?;
        }
        Ok(())
    }

    /// Writes and hashes what was collected.
    async fn write(&mut self) -> Result<(), RegistryError> {
        if self.waiting.is_empty() {
            return Ok(());
        }
        let (pieces, at) = (std::mem::take(&mut self.waiting), self.at);
        self.waiting_bytes = 0;
        let (file, path) = (Arc::clone(&self.file), self.path.clone());
        let (mut hasher, mut check) = (self.hasher.take().unwrap_or_default(), self.check.take());
        let (hasher, check, at, written) = blocking(move || {
            let (mut at, mut written) = (at, Ok(()));
            for piece in &pieces {
                written = fs::write_all_at(&file, &path, piece, at);
                if written.is_err() {
                    break;
                }
                at += piece.len() as u64;
                hasher.update(piece);
                if let Some(check) = &mut check {
                    check.update(piece);
                }
            }
            Ok((hasher, check, at, written))
        })
        .await?;
        (self.hasher, self.check, self.at) = (Some(hasher), check, at);
        Ok(written?)
    }

    /// Makes what was written safe on disk and notes it.
    async fn make_safe(&mut self, sha256: Option<Sha256>) -> Result<(), RegistryError> {
        let (file, path) = (Arc::clone(&self.file), self.path.clone());
        blocking(move || Ok(fs::sync_file(&file, &path)?)).await?;
        let (id, at, expires) = (self.row.id.clone(), self.at, self.registry.now() + KEPT);
        self.registry.db.write(move |unit| unit.set_upload_received(&id, at, sha256, expires)).await?;
        self.safe = self.at;
        Ok(())
    }

    /// Brings the piece to its end: kept, or as if it had never come. Answers how far the upload is, when what is in
    /// memory is what is in the file; otherwise the next writer reads the file again.
    async fn end(
        mut self,
        poured: Result<(), RegistryError>,
        checked: bool,
    ) -> (Option<Ahead>, Result<(), RegistryError>) {
        let verdict = match (poured, self.check.take()) {
            (Ok(()), Some(check)) => check.finish(),
            (poured, _) => poured,
        };
        let Err(error) = verdict else {
            return match self.keep().await {
                Ok(ahead) => (Some(ahead), Ok(())),
                Err(error) => (None, Err(error)),
            };
        };
        if matches!(&error, RegistryError::Refused { code: "upload.longer", .. }) {
            let refused = refuse(self.registry, self.row, error.to_string()).await;
            return (None, refused.and(Err(error)));
        }
        if checked {
            let (file, start) = (Arc::clone(&self.file), self.start.received);
            let cut = blocking(move || Ok(file.set_len(start)?)).await;
            return (cut.is_ok().then_some(self.start), Err(error));
        }
        // What came before it went wrong counts, if it can still be written down.
        let written = self.write().await;
        match written.and(self.keep().await) {
            Ok(ahead) => (Some(ahead), Err(error)),
            Err(worse) => {
                tracing::warn!(%worse, "the end of a piece was lost");
                (None, Err(error))
            }
        }
    }

    /// Makes all of it safe on disk; answers how far the upload is.
    async fn keep(mut self) -> Result<Ahead, RegistryError> {
        let hasher = self.hasher.take().unwrap_or_default();
        let sha256 = (self.at == self.row.length).then(|| hasher.clone().finish());
        self.make_safe(sha256).await?;
        Ok(Ahead { received: self.at, hasher })
    }
}

fn interrupted(refusal: Refusal, why: &str) -> RegistryError {
    RegistryError::refused(
        refusal,
        "upload.interrupted",
        format!("The transfer ended early: {why}. Ask how far it is and go on from there."),
    )
}

/// Brings an open upload whose bytes are all there to its end: after a crash in between, or when it has none.
pub(super) async fn settle(registry: &Arc<Registry>, id: &str) -> Result<UploadRow, RegistryError> {
    let slot = registry.intake.slot(id);
    let (mut hold, _) = slot.hold().await?;
    *hold = None;
    let wanted = id.to_owned();
    let row = registry.db.read(move |unit| unit.upload(&wanted)).await?.ok_or_else(not_found)?;
    if row.state != UploadState::Open || row.received != row.length {
        return Ok(row);
    }
    // It was moved already, and only the note of it is missing.
    let moved = match row.sha256 {
        Some(sha256) if !fs::exists(&file(registry, id)) => {
            registry.blobs.has(sha256).await?.then_some(sha256)
        }
        _ => None,
    };
    if let Some(sha256) = moved {
        return finish(registry, row, sha256).await;
    }
    let ahead = restore(&row, &file(registry, id)).await?;
    if ahead.received == row.length {
        return complete(registry, row, ahead.hasher.finish()).await;
    }
    let (wanted, received, expires) = (row.id.clone(), ahead.received, row.expires);
    registry.db.write(move |unit| unit.set_upload_received(&wanted, received, None, expires)).await?;
    Ok(UploadRow { received: ahead.received, sha256: None, ..row })
}

/// All bytes are there: they are what was announced and move into the blob store, or the upload is refused.
async fn complete(
    registry: &Arc<Registry>,
    row: UploadRow,
    sha256: Sha256,
) -> Result<UploadRow, RegistryError> {
    if let Some(wanted) = row.wanted.filter(|wanted| *wanted != sha256) {
        let sentence = format!("The file has the SHA-256 digest {sha256}, announced was {wanted}.");
        refuse(registry, &row, sentence.clone()).await?;
        return Err(RegistryError::field("upload.digest", "sha256", sentence));
    }
    registry.blobs.move_file(&file(registry, &row.id), sha256).await?;
    finish(registry, row, sha256).await
}

/// Writes down that an upload is whole, and its blob in the ledger.
async fn finish(
    registry: &Arc<Registry>,
    row: UploadRow,
    sha256: Sha256,
) -> Result<UploadRow, RegistryError> {
    let (id, length, now) = (row.id.clone(), row.length, registry.now());
    registry
        .db
        .write(move |unit| {
            unit.set_upload_received(&id, length, Some(sha256), now + KEPT)?;
            unit.enter_blob(sha256, length, now)?;
            unit.end_upload(&id, None, now + KEPT)
        })
        .await?;
    // The clean-up may have taken the same bytes away before they were entered again.
    let blobs = registry.blobs.clone();
    blocking(move || blobs.from_trash(sha256)).await?;
    registry.intake.forget(&row.id);
    Ok(UploadRow {
        received: row.length,
        sha256: Some(sha256),
        state: UploadState::Whole,
        expires: now + KEPT,
        ..row
    })
}

/// Refuses an upload for good; its bytes are gone.
async fn refuse(registry: &Arc<Registry>, row: &UploadRow, sentence: String) -> Result<(), RegistryError> {
    let (id, expires) = (row.id.clone(), registry.now() + KEPT);
    registry.db.write(move |unit| unit.end_upload(&id, Some(&sentence), expires)).await?;
    let path = file(registry, &row.id);
    blocking(move || Ok(fs::remove_file(&path)?)).await?;
    registry.intake.forget(&row.id);
    Ok(())
}
