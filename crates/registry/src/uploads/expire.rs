//! Forgets uploads nobody goes on with, and settles those a crash left whole.

use std::collections::HashSet;
use std::sync::Arc;

use vitrine_base::fs;

use super::{KEPT, file, receive};
use crate::jobs::{Done, Handler, JobContext};
use crate::store::blocking;
use crate::{Registry, RegistryError};

/// The kind of the job.
pub(super) const KIND: &str = "uploads";

/// Uploads looked at in one transaction.
const BATCH: u32 = 200;

pub(super) struct Expire;

impl Handler for Expire {
    fn kind(&self) -> &'static str {
        KIND
    }

    fn run<'a>(&'a self, registry: &'a Arc<Registry>, _: &'a JobContext) -> Done<'a> {
        Box::pin(async move { Ok(expire(registry).await?) })
    }
}

async fn expire(registry: &Arc<Registry>) -> Result<(), RegistryError> {
    for row in registry.db.read(|unit| unit.uploads_unsettled()).await? {
        // One that cannot be settled must not keep the others.
        if let Err(error) = receive::settle(registry, &row.id).await {
            tracing::warn!(upload = row.id, %error, "an upload cannot be settled");
        }
    }
    loop {
        let now = registry.now();
        let over = registry.db.read(move |unit| unit.uploads_expired(now, BATCH)).await?;
        let mut removed = 0;
        for row in &over {
            match remove(registry, &row.id).await {
                Ok(()) => removed += 1,
                Err(error) => tracing::warn!(upload = row.id, %error, "an upload cannot be removed"),
            }
        }
        if removed == 0 {
            break;
        }
    }
    remove_orphans(registry).await
}

/// Removes an upload: its file, then its row; a crash between leaves an upload of no bytes.
pub(super) async fn remove(registry: &Arc<Registry>, id: &str) -> Result<(), RegistryError> {
    let slot = registry.intake.slot(id);
    let (mut hold, _) = slot.hold().await?;
    *hold = None;
    let (path, row) = (file(registry, id), id.to_owned());
    blocking(move || Ok(fs::remove_file(&path)?)).await?;
    registry.db.write(move |unit| unit.remove_upload(&row)).await?;
    registry.intake.forget(id);
    Ok(())
}

/// Files that belong to no upload, a day old.
async fn remove_orphans(registry: &Arc<Registry>) -> Result<(), RegistryError> {
    let (folder, now) = (registry.uploads(), registry.now());
    let listed = folder.clone();
    let found = blocking(move || Ok(fs::list_dir(&listed)?)).await?;
    let old: Vec<String> = found
        .into_iter()
        .filter(|(_, about)| about.kind == fs::FileKind::File && now.saturating_sub(about.modified) > KEPT)
        .filter_map(|(name, _)| name.into_string().ok())
        .collect();
    let asked = old.clone();
    let known: HashSet<String> = registry
        .db
        .read(move |unit| {
            let mut known = HashSet::new();
            for id in asked {
                if unit.upload(&id)?.is_some() {
                    known.insert(id);
                }
            }
            Ok(known)
        })
        .await?;
    for name in old.into_iter().filter(|name| !known.contains(name)) {
        let path = folder.join(name);
        blocking(move || Ok(fs::remove_file(&path)?)).await?;
    }
    Ok(())
}
