//! Resumable uploads: what tus 1.0 asks of a server, without its headers. Bytes stream into a file and are hashed on
//! the way; how many are safe on disk is in the database. After a crash the file is cut to that and hashed anew. When
//! all bytes are there and are what was announced, they move into the blob store and the ledger.

mod expire;
mod receive;
mod slots;
mod words;

use std::path::PathBuf;
use std::sync::Arc;

use vitrine_base::{Sha256, Timestamp};

use crate::error::Refusal;
use crate::store::{UploadMetadata, UploadRow, UploadState, blocking};
use crate::{Registry, RegistryError};

pub use receive::{Piece, append};
pub use slots::Intake;
pub use words::{Checksum, metadata};

/// An upload nobody goes on with is kept that long, in milliseconds.
pub const KEPT: Timestamp = 24 * 60 * 60 * 1000;

/// Uploads one account may have at once: room for a batch, none for filling the table.
const MOST: u64 = 1_000;

/// What begins an upload.
#[derive(Debug, Clone, Default)]
pub struct NewUpload {
    /// Bytes it will have.
    pub length: u64,
    /// What the client says about the file.
    pub metadata: UploadMetadata,
    /// The digest it is to have.
    pub wanted: Option<Sha256>,
}

/// Begins an upload.
///
/// # Errors
/// [`Refusal::TooLarge`] when the file would be larger than packages may be, or the account has too much under way;
/// [`Refusal::Unavailable`] when the disk has no room for it.
pub async fn create(
    registry: &Arc<Registry>,
    account: i64,
    new: NewUpload,
) -> Result<UploadRow, RegistryError> {
    let (most, quota) = (registry.config.package_bytes, registry.config.upload_quota);
    if new.length > most {
        return Err(too_large(new.length, most));
    }
    vitrine_base::fs::require_space(&registry.uploads(), new.length)?;
    let now = registry.now();
    let row = UploadRow {
        id: uuid::Uuid::new_v4().simple().to_string(),
        account,
        length: new.length,
        received: 0,
        metadata: new.metadata,
        wanted: new.wanted,
        sha256: None,
        state: UploadState::Open,
        reason: None,
        created: now,
        expires: now + KEPT,
    };
    let entered = row.clone();
    registry
        .db
        .write(move |unit| {
            let (count, bytes) = unit.uploads_of(account, now - KEPT)?;
            if count >= MOST || bytes.saturating_add(entered.length) > quota {
                return Err(RegistryError::refused(
                    Refusal::TooLarge,
                    "upload.quota",
                    format!(
                        "You have {count} uploads under way, and with your submissions that are not published {bytes} bytes here; {quota} are the most. Finish some, or take them back and wait a day."
                    ),
                ));
            }
            unit.add_upload(&entered)
        })
        .await?;
    if row.length == 0 { receive::settle(registry, &row.id).await } else { Ok(row) }
}

fn too_large(length: u64, most: u64) -> RegistryError {
    RegistryError::refused(
        Refusal::TooLarge,
        "upload.too_large",
        format!("The file has {length} bytes; packages here have at most {most}."),
    )
}

/// An upload of that account, as far as it is now. One whose bytes are all there is brought to its end first.
///
/// # Errors
/// [`Refusal::NotFound`] when the account has none of that id; [`Refusal::Gone`] when it was refused or is over.
pub async fn look(registry: &Arc<Registry>, account: i64, id: &str) -> Result<UploadRow, RegistryError> {
    let row = find(registry, account, id).await?;
    if row.state == UploadState::Open && row.received == row.length {
        return receive::settle(registry, id).await;
    }
    if row.state == UploadState::Open {
        // A file that is shorter than what was noted (a disk that lied, a restored backup) is the truth.
        let path = file(registry, id);
        let there = blocking(move || Ok(vitrine_base::fs::metadata(&path)?.map_or(0, |found| found.length)));
        return Ok(UploadRow { received: row.received.min(there.await?), ..row });
    }
    Ok(row)
}

/// An upload of that account whose bytes are all in the blob store.
///
/// # Errors
/// As [`look`]; [`Refusal::Conflict`] when bytes are missing.
pub async fn whole(registry: &Arc<Registry>, account: i64, id: &str) -> Result<UploadRow, RegistryError> {
    let row = look(registry, account, id).await?;
    if row.state != UploadState::Whole {
        return Err(RegistryError::refused(
            Refusal::Conflict,
            "upload.open",
            format!("Of this upload {} of {} bytes have come.", row.received, row.length),
        ));
    }
    Ok(row)
}

/// Ends an upload and forgets its bytes. (A submission that was made of them keeps them.) A whole one counts for a day
/// longer: its bytes are in the blob store until that is tidied, and who uploads and takes back without end would fill it.
///
/// # Errors
/// As [`look`] (but what was refused or is over can be removed); [`Refusal::Locked`] while bytes are arriving.
pub async fn terminate(registry: &Arc<Registry>, account: i64, id: &str) -> Result<(), RegistryError> {
    let row = registry.db.read({
        let id = id.to_owned();
        move |unit| unit.upload(&id)
    });
    let row = row.await?.filter(|row| is_there(row, account)).ok_or_else(not_found)?;
    let (id, until) = (row.id.clone(), registry.now() + KEPT);
    if row.state == UploadState::Whole
        && registry.db.write(move |unit| unit.take_back_upload(&id, until)).await?
    {
        return Ok(());
    }
    expire::remove(registry, &row.id).await
}

async fn find(registry: &Arc<Registry>, account: i64, id: &str) -> Result<UploadRow, RegistryError> {
    let wanted = id.to_owned();
    let row = registry.db.read(move |unit| unit.upload(&wanted)).await?;
    let row = row.filter(|row| is_there(row, account)).ok_or_else(not_found)?;
    let gone = |sentence: String| Err(RegistryError::refused(Refusal::Gone, "upload.gone", sentence));
    if row.state == UploadState::Refused {
        return gone(row.reason.unwrap_or_else(|| "It was refused.".into()));
    }
    if row.expires <= registry.now() {
        return gone("Nobody went on with this upload for a day. Begin a new one.".into());
    }
    Ok(row)
}

/// It is that account's, and was not taken back.
fn is_there(row: &UploadRow, account: i64) -> bool {
    row.account == account && row.state != UploadState::TakenBack
}

fn not_found() -> RegistryError {
    RegistryError::not_found("upload")
}

/// The file of an upload under way.
fn file(registry: &Registry, id: &str) -> PathBuf {
    registry.uploads().join(id)
}

/// The jobs done here.
pub fn handlers() -> Vec<Box<dyn crate::jobs::Handler>> {
    vec![Box::new(expire::Expire)]
}

/// The jobs wanted again and again.
pub fn timers() -> Vec<crate::jobs::Timer> {
    vec![crate::jobs::Timer { kind: expire::KIND, every: 60 * 60 * 1000 }]
}
