//! A restore: every digest of the backup is checked before anything is written, the bytes are hashed again while they
//! are copied, and the database is put in place last. A restore that is cut can be run again; until it has come to its
//! end no server starts in the folder.

use std::collections::HashSet;
use std::path::Path;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use vitrine_base::limits::MANIFEST_BYTES;
use vitrine_base::{Clock, Sha256, Timestamp, fs};

use super::holdings::{DATABASE, UNFINISHED};
use super::manifest::{ALL, KEYS, LATEST, Manifest, NamedPiece, pool_key};
use super::place::Place;
use crate::RegistryError;
use crate::blobs::Blobs;
use crate::config::FILE;
use crate::error::Refusal;
use crate::store::{Db, NewJob, blocking};

/// What came of a restore.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RestoreReport {
    /// When the backup was made.
    pub made: Timestamp,
    /// Packages' files restored.
    pub blobs: u64,
    /// Files of the gallery restored.
    pub gallery: u64,
    /// Keys and settings restored.
    pub keys: u64,
}

/// Which of a place's backups: the newest, or one by its name (`20261121T174512000Z`).
async fn manifest(place: &Place, name: Option<&str>) -> Result<Manifest, RegistryError> {
    let file = name.map_or_else(|| LATEST.to_owned(), |name| format!("{ALL}/{name}.json"));
    if let Some(found) = Manifest::read(place, &file).await? {
        return Ok(found);
    }
    let known: Vec<String> = place.list(ALL).await?;
    let known: Vec<&str> =
        known.iter().filter_map(|path| path.strip_prefix("backups/")?.strip_suffix(".json")).collect();
    let known = if known.is_empty() { String::new() } else { format!(" There is {}.", known.join(", ")) };
    Err(RegistryError::refused(
        Refusal::NotFound,
        "backup.none",
        format!("There is no such backup in {}.{known}", place.shown()),
    ))
}

/// Reads back everything a manifest names; what is missing or other than it says, in sentences.
///
/// # Errors
/// When the place cannot be read at all.
pub(super) async fn faults(place: &Place, manifest: &Manifest) -> Result<Vec<String>, RegistryError> {
    let (mut faults, mut seen) = (Vec::new(), HashSet::new());
    for piece in manifest.pieces() {
        if !seen.insert(piece.sha256) {
            continue;
        }
        let key = pool_key(piece.sha256);
        match place.fetch(&key, None).await? {
            None => faults.push(format!("“{key}” is missing.")),
            Some(found) if found != (piece.sha256, piece.size) => {
                faults.push(format!("“{key}” is damaged: its {} bytes are those of {}.", found.1, found.0));
            }
            Some(_) => {}
        }
    }
    for key in &manifest.keys {
        if let Err(fault) = key_bytes(place, key).await? {
            faults.push(fault);
        }
    }
    Ok(faults)
}

/// The bytes of a key in the backup, or what is wrong with it.
async fn key_bytes(place: &Place, key: &NamedPiece) -> Result<Result<Vec<u8>, String>, RegistryError> {
    let name = format!("{KEYS}/{}", key.path);
    Ok(match place.get(&name, MANIFEST_BYTES).await? {
        None => Err(format!("“{name}” is missing.")),
        Some(bytes) if Sha256::of(&bytes) != key.sha256 => Err(format!("“{name}” is damaged.")),
        Some(bytes) => Ok(bytes),
    })
}

/// Restores a backup into an empty folder.
///
/// # Errors
/// [`Refusal::Conflict`] when the folder is not empty; [`Refusal::Invalid`] when anything of the backup is missing or
/// damaged (then nothing was written); when a file cannot be written.
pub async fn restore(
    place: &Place,
    name: Option<&str>,
    data: &Path,
    clock: &Arc<dyn Clock>,
    told: &(dyn Fn(&str) + Send + Sync),
) -> Result<RestoreReport, RegistryError> {
    let manifest = manifest(place, name).await?;
    let seal = manifest.seal.clone();
    refuse_full(data, &seal)?;
    told("Checking every file of the backup…");
    let faults = faults(place, &manifest).await?;
    if let Some(first) = faults.first() {
        return Err(RegistryError::refused(
            Refusal::Invalid,
            "backup.damaged",
            format!(
                "This backup is not whole, so nothing was restored: {first}{}",
                if faults.len() > 1 { format!(" And {} more.", faults.len() - 1) } else { String::new() }
            ),
        ));
    }
    fs::create_dir_all(data)?;
    fs::make_private(&fs::canonicalize(data)?)?;
    fs::write_atomic(&data.join(UNFINISHED), seal.as_bytes())?;
    told("Copying packages…");
    let blobs = data.join("blobs");
    for piece in &manifest.blobs {
        let file = blobs.join(Blobs::key(piece.sha256).as_ref());
        fetch(place, piece.sha256, piece.size, &file).await?;
    }
    told("Copying the gallery…");
    for file in &manifest.gallery {
        fetch(place, file.sha256, file.size, &data.join("gallery").join(&file.path)).await?;
    }
    for key in &manifest.keys {
        put_key(place, key, data).await?;
    }
    told("Copying the database…");
    let database = data.join(DATABASE);
    fetch(place, manifest.database.sha256, manifest.database.size, &database).await?;
    let clock = Arc::clone(clock);
    blocking(move || awaken(&database, clock.now())).await?;
    fs::remove_file(&data.join(UNFINISHED))?;
    fs::sync_dir(data)?;
    Ok(RestoreReport {
        made: manifest.made,
        blobs: manifest.blobs.len() as u64,
        gallery: manifest.gallery.len() as u64,
        keys: manifest.keys.len() as u64,
    })
}

/// What the gallery was copied from may be older than the database: every line of the index is written again by the
/// next start, which makes what is missing from database and blobs.
fn awaken(database: &Path, now: Timestamp) -> Result<(), RegistryError> {
    let db = Db::open(database)?;
    db.write_now(|unit| {
        unit.mark_all_dirty()?;
        unit.set_note(super::REBUILD, "restored")?;
        unit.enqueue(&NewJob::now("index", serde_json::json!({}), now).once("index"), now)?;
        unit.audit(now, None, "registry.restored", "registry", &serde_json::json!({}))
    })
}

/// Refuses a folder that has anything in it but settings, or a restore of the same backup that was cut.
fn refuse_full(data: &Path, seal: &str) -> Result<(), RegistryError> {
    if fs::metadata(data)?.is_none() {
        return Ok(());
    }
    let going_on = data.join(UNFINISHED);
    if fs::exists(&going_on) && fs::read_limited(&going_on, MANIFEST_BYTES)? == seal.as_bytes() {
        return Ok(());
    }
    let names = fs::list_dir(data)?;
    if let Some((name, _)) = names.iter().find(|(name, _)| name != FILE) {
        return Err(RegistryError::refused(
            Refusal::Conflict,
            "restore.not_empty",
            format!(
                "{} is not empty (there is “{}”); restore into an empty folder.",
                data.display(),
                name.to_string_lossy()
            ),
        ));
    }
    Ok(())
}

/// Fetches a piece of the pool to a file, through a name of its own so that what has its name is whole.
async fn fetch(place: &Place, sha256: Sha256, size: u64, file: &Path) -> Result<(), RegistryError> {
    // Left by a restore that was cut: whole, since it has its name.
    if fs::metadata(file)?.is_some_and(|found| found.length == size) {
        return Ok(());
    }
    let folder = file.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder)?;
    let part = folder.join(format!(".vitrine-{sha256}"));
    fs::remove_file(&part)?;
    let key = pool_key(sha256);
    if place.fetch(&key, Some(&part)).await? != Some((sha256, size)) {
        fs::remove_file(&part)?;
        return Err(RegistryError::refused(
            Refusal::Invalid,
            "backup.changed",
            format!("“{key}” changed while it was restored. Run the restore again."),
        ));
    }
    Ok(fs::rename_durable(&part, file)?)
}

async fn put_key(place: &Place, key: &NamedPiece, data: &Path) -> Result<(), RegistryError> {
    let bytes = key_bytes(place, key)
        .await?
        .map_err(|fault| RegistryError::refused(Refusal::Invalid, "backup.damaged", fault))?;
    let file = if key.path == FILE { data.join(FILE) } else { data.join(KEYS).join(&key.path) };
    if fs::exists(&file) {
        return Ok(());
    }
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder)?;
    }
    if key.path != FILE {
        super::private_folder(&data.join(KEYS))?;
    }
    // Readable by its owner only, from its first moment.
    Ok(fs::write_atomic(&file, &bytes)?)
}
