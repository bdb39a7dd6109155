//! A backup: a consistent copy of the database, the blobs and the gallery's files that are not there yet, and last the
//! manifest. A server may be running. What is copied is hashed on the way; a blob that is not what it should be is told
//! and left out, and everything else is kept all the same.

use std::collections::HashSet;
use std::path::Path;

use serde::{Deserialize, Serialize};
use vitrine_base::{Sha256, Timestamp, fs};

use super::holdings::{Holdings, digest_of};
use super::manifest::{ALL, FORMAT, KEYS, LATEST, Manifest, NamedPiece, POOL, Piece, pool_key};
use super::place::Place;
use crate::RegistryError;
use crate::error::Refusal;
use crate::store::{AuditHead, BlobRow, blocking};

/// Backups kept in one place: a week of nights. What only older ones need is removed.
const KEPT: usize = 7;

/// Rows of the ledger read at a time.
const PAGE: u32 = 1000;

/// The note of the last backup.
pub(super) const NOTE: &str = "care.backup";

/// How a backup is made.
#[derive(Debug, Clone, Copy, Default)]
pub struct BackupOptions {
    /// The signing keys and `vitrine.toml` go along, readable by their owner only. Folders only.
    pub with_keys: bool,
    /// Everything the backup names is read back and hashed.
    pub verify: bool,
}

/// What came of a backup.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct BackupReport {
    /// Where it is.
    pub place: String,
    /// When it was made.
    pub made: Timestamp,
    /// Things it consists of.
    pub pieces: u64,
    /// Their bytes.
    pub bytes: u64,
    /// Things that were not there yet.
    pub copied: u64,
    /// Their bytes.
    pub copied_bytes: u64,
    /// The keys went along.
    pub keys: bool,
    /// Older backups removed.
    pub removed: u64,
    /// What is wrong, sentences: things that are not in the backup, an audit log that was cut.
    pub faults: Vec<String>,
}

/// One backup under way.
struct Run<'a> {
    holdings: &'a Holdings,
    place: &'a Place,
    report: BackupReport,
    /// Put or found in this run.
    there: HashSet<Sha256>,
}

/// Makes a backup. `told` hears what is going on.
///
/// # Errors
/// When the place cannot be written to or the database not be read; faults of single blobs are in the report.
pub async fn backup(
    holdings: &Holdings,
    place: &Place,
    options: BackupOptions,
    told: &(dyn Fn(&str) + Send + Sync),
) -> Result<BackupReport, RegistryError> {
    refuse_inside(holdings, place)?;
    if options.with_keys && place.folder().is_none() {
        return Err(RegistryError::refused(
            Refusal::Invalid,
            "backup.keys",
            "Keys are only backed up into a folder, never into a bucket.",
        ));
    }
    let now = holdings.now();
    let report = BackupReport { place: place.shown().into(), made: now, ..BackupReport::default() };
    let mut run = Run { holdings, place, report, there: HashSet::new() };
    // Unreadable is as good as none: everything is hashed again.
    let before = Manifest::read(place, LATEST).await.unwrap_or_default();
    // The gallery first: what the database copy knows may be newer, and a restore writes it again.
    told("Copying the gallery…");
    let gallery = run.gallery(before.as_ref()).await?;
    told("Copying the database…");
    let audit = run.audit_head(before.as_ref()).await?;
    let database = run.database().await?;
    told("Copying packages…");
    let blobs = run.blobs().await?;
    let keys = if options.with_keys { run.keys().await? } else { Vec::new() };
    run.report.keys = options.with_keys;
    let manifest = Manifest {
        format: FORMAT.into(),
        made: now,
        program: env!("CARGO_PKG_VERSION").into(),
        audit,
        database,
        blobs,
        gallery,
        keys,
        seal: String::new(),
    };
    for piece in manifest.pieces() {
        run.report.pieces += 1;
        run.report.bytes += piece.size;
    }
    if options.verify {
        told("Reading everything back…");
        run.verify(&manifest).await?;
    }
    let sealed = manifest.sealed()?;
    place.put(&format!("{ALL}/{}.json", stamp(now)), sealed.clone()).await?;
    place.put(LATEST, sealed).await?;
    run.retain().await?;
    let report = run.report;
    let note = serde_json::to_string(&report)?;
    holdings.db.write(move |unit| unit.set_note(NOTE, &note)).await?;
    Ok(report)
}

/// A time as part of a name, sorted by time: `20261121T174512Z`.
fn stamp(now: Timestamp) -> String {
    jiff::Timestamp::from_millisecond(now)
        .map_or_else(|_| now.to_string(), |time| time.strftime("%Y%m%dT%H%M%S%3fZ").to_string())
}

/// A backup inside of what it backs up would grow for ever.
fn refuse_inside(holdings: &Holdings, place: &Place) -> Result<(), RegistryError> {
    let Some(folder) = place.folder() else { return Ok(()) };
    let (folder, data) = (fs::canonicalize(folder)?, fs::canonicalize(&holdings.data)?);
    if folder.starts_with(&data) || data.starts_with(&folder) {
        return Err(RegistryError::refused(
            Refusal::Invalid,
            "backup.inside",
            format!(
                "{} and the registry in {} lie in one another; choose a place apart.",
                folder.display(),
                data.display()
            ),
        ));
    }
    Ok(())
}

impl Run<'_> {
    /// Puts a file into the pool unless it is there; false when its bytes are not those of `piece`.
    async fn pool(&mut self, file: &Path, piece: Piece) -> Result<bool, RegistryError> {
        if self.there.contains(&piece.sha256) {
            return Ok(true);
        }
        let key = pool_key(piece.sha256);
        if self.place.size(&key).await? != Some(piece.size) {
            let written = self.place.put_file(&key, file).await?;
            if written != (piece.sha256, piece.size) {
                self.place.remove(&key).await?;
                return Ok(false);
            }
            self.report.copied += 1;
            self.report.copied_bytes += piece.size;
        }
        self.there.insert(piece.sha256);
        Ok(true)
    }

    /// The newest row of the audit log. What was the newest in the backup before must still be there.
    async fn audit_head(&mut self, before: Option<&Manifest>) -> Result<Option<AuditHead>, RegistryError> {
        let noted = before.and_then(|manifest| manifest.audit);
        let (head, is_there) = self
            .holdings
            .db
            .read(move |unit| {
                let is_there = noted.map_or(Ok(true), |noted| unit.audit_has(&noted))?;
                Ok((unit.audit_head()?, is_there))
            })
            .await?;
        if let Some(noted) = noted.filter(|_| !is_there) {
            let seq = noted.seq;
            tracing::error!(seq, "the audit log is not the one that was backed up before");
            self.report.faults.push(format!(
                "Row {seq} of the audit log, which the backup before has, is not there any more: the log was changed, or \
                 an older backup was restored."
            ));
        }
        Ok(head)
    }

    async fn database(&mut self) -> Result<Piece, RegistryError> {
        let db = self.holdings.db.clone();
        let folder = tempfile::Builder::new().prefix(".backup-").tempdir_in(&self.holdings.data)?;
        let file = folder.path().join("registry.db");
        let copy = file.clone();
        let found = blocking(move || {
            db.copy_to(&copy)?;
            Ok(digest_of(&copy)?)
        })
        .await?;
        let (sha256, size) =
            found.ok_or_else(|| RegistryError::Internal("the copy of the database is gone".into()))?;
        let piece = Piece { sha256, size };
        if !self.pool(&file, piece).await? {
            return Err(RegistryError::Internal(
                "the copy of the database changed while it was written".into(),
            ));
        }
        Ok(piece)
    }

    async fn blobs(&mut self) -> Result<Vec<Piece>, RegistryError> {
        let (mut pieces, mut after) = (Vec::new(), None);
        loop {
            let page: Vec<BlobRow> = self.holdings.db.read(move |unit| unit.blobs_after(after, PAGE)).await?;
            let Some(last) = page.last() else { return Ok(pieces) };
            after = Some(last.sha256);
            for blob in page {
                let piece = Piece { sha256: blob.sha256, size: blob.size };
                match self.blob(&blob).await? {
                    None => pieces.push(piece),
                    Some(fault) => {
                        self.report.faults.push(format!("The package {} is not in it: {fault}.", blob.sha256))
                    }
                }
            }
        }
    }

    /// Puts a blob into the pool; what is wrong with it.
    async fn blob(&mut self, blob: &BlobRow) -> Result<Option<String>, RegistryError> {
        let piece = Piece { sha256: blob.sha256, size: blob.size };
        let file = self.holdings.blobs.file(blob.sha256);
        let file = file.ok_or_else(|| RegistryError::Internal("blobs are not files here".into()))?;
        match fs::metadata(&file)? {
            // What is in the pool already stays good when the registry's own copy is lost.
            None if self.place.size(&pool_key(blob.sha256)).await? == Some(blob.size) => Ok(None),
            None => Ok(Some("its file is missing".into())),
            Some(_) if self.pool(&file, piece).await? => Ok(None),
            Some(_) => Ok(Some("its bytes are not those it was entered with".into())),
        }
    }

    async fn gallery(&mut self, before: Option<&Manifest>) -> Result<Vec<NamedPiece>, RegistryError> {
        let root = self.holdings.gallery();
        let known: std::collections::HashMap<&str, &NamedPiece> =
            before.iter().flat_map(|b| &b.gallery).map(|file| (file.path.as_str(), file)).collect();
        let mut pieces = Vec::new();
        for (path, full) in files_below(&root)? {
            if let Some(piece) = self.named(path.clone(), &full, known.get(path.as_str()).copied()).await? {
                pieces.push(piece);
            }
        }
        Ok(pieces)
    }

    /// Puts a file into the pool that may change under us; `None` when it is gone meanwhile.
    async fn named(
        &mut self,
        path: String,
        full: &Path,
        known: Option<&NamedPiece>,
    ) -> Result<Option<NamedPiece>, RegistryError> {
        for _ in 0..5 {
            let Some(found) = fs::metadata(full)? else { return Ok(None) };
            if let Some(known) = known
                && (known.size, known.modified) == (found.length, found.modified)
                && self.place.size(&pool_key(known.sha256)).await? == Some(known.size)
            {
                return Ok(Some(known.clone()));
            }
            let file = full.to_owned();
            let Some((sha256, size)) = blocking(move || Ok(digest_of(&file)?)).await? else {
                return Ok(None);
            };
            if self.pool(full, Piece { sha256, size }).await? {
                return Ok(Some(NamedPiece { path, sha256, size, modified: found.modified }));
            }
        }
        Err(RegistryError::Internal(format!("{} changes without a pause", full.display())))
    }

    /// Keys and settings, beside the pool.
    async fn keys(&mut self) -> Result<Vec<NamedPiece>, RegistryError> {
        let Some(to) = self.place.folder().map(|folder| folder.join(KEYS)) else { return Ok(Vec::new()) };
        let mut files = match fs::metadata(&self.holdings.keys)? {
            Some(_) => files_below(&self.holdings.keys)?,
            None => Vec::new(),
        };
        let settings = self.holdings.data.join(crate::config::FILE);
        if fs::exists(&settings) {
            files.push((crate::config::FILE.to_owned(), settings));
        }
        blocking(move || {
            fs::create_dir_all(&to)?;
            super::private_folder(&to)?;
            let mut pieces = Vec::new();
            for (path, full) in files {
                let bytes = fs::read_limited(&full, vitrine_base::limits::MANIFEST_BYTES)?;
                let place = to.join(&path);
                if let Some(folder) = place.parent() {
                    fs::create_dir_all(folder)?;
                }
                // Readable by its owner only, from its first moment.
                fs::write_atomic(&place, &bytes)?;
                let size = bytes.len() as u64;
                pieces.push(NamedPiece { path, sha256: Sha256::of(&bytes), size, modified: 0 });
            }
            Ok(pieces)
        })
        .await
    }

    async fn verify(&mut self, manifest: &Manifest) -> Result<(), RegistryError> {
        for fault in super::restore::faults(self.place, manifest).await? {
            self.report.faults.push(fault);
        }
        Ok(())
    }

    /// Keeps the newest backups, removes older ones and what only they need.
    async fn retain(&mut self) -> Result<(), RegistryError> {
        let names = self.place.list(ALL).await?;
        let Some(older) = names.len().checked_sub(KEPT).filter(|count| *count > 0) else { return Ok(()) };
        let mut needed = HashSet::new();
        for name in &names[older..] {
            // One that cannot be read may need anything: then nothing is removed.
            let Ok(Some(manifest)) = Manifest::read(self.place, name).await else { return Ok(()) };
            needed.extend(manifest.pieces().map(|piece| pool_key(piece.sha256)));
        }
        for name in &names[..older] {
            self.place.remove(name).await?;
            self.report.removed += 1;
        }
        for key in self.place.list(POOL).await? {
            if !needed.contains(&key) {
                self.place.remove(&key).await?;
            }
        }
        Ok(())
    }
}

/// Every ordinary file below a folder: its path with `/`, and where it is. Files being written (`.vitrine-…`) are not
/// part of anything yet.
pub(super) fn files_below(root: &Path) -> Result<Vec<(String, std::path::PathBuf)>, RegistryError> {
    let mut files = Vec::new();
    if !fs::exists(root) {
        return Ok(files);
    }
    for entry in fs::walk(root)? {
        let parts: Option<Vec<&str>> =
            entry.path.components().map(|part| part.as_os_str().to_str()).collect();
        let Some(parts) = parts else { continue };
        let temporary = parts.iter().any(|part| part.starts_with(".vitrine-"));
        if entry.metadata.kind == fs::FileKind::File && !temporary {
            files.push((parts.join("/"), root.join(&entry.path)));
        }
    }
    Ok(files)
}
