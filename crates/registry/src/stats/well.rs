//! Is it well? Database and storage are tried, not believed.

use std::sync::Arc;
use std::time::Duration;

use vitrine_base::fs;

use crate::{Registry, RegistryError};

/// How long database and storage may take to answer before they count as broken.
const PATIENCE: Duration = Duration::from_secs(4);

/// One thing that was tried.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Probe {
    /// What: `database`, `storage`.
    pub name: &'static str,
    /// It works.
    pub ok: bool,
    /// In a sentence.
    pub sentence: String,
}

/// Tries database and storage.
pub async fn probe(registry: &Arc<Registry>) -> Vec<Probe> {
    let database = registry.db.read(|unit| unit.note("health").map(drop));
    let asked = Arc::clone(registry);
    let storage = crate::store::blocking(move || try_storage(&asked));
    let (database, storage) =
        tokio::join!(tokio::time::timeout(PATIENCE, database), tokio::time::timeout(PATIENCE, storage));
    vec![
        judged("database", "The database answers.", database),
        judged("storage", "The disk takes and gives back what is written.", storage),
    ]
}

fn judged(
    name: &'static str,
    well: &str,
    answer: Result<Result<(), RegistryError>, tokio::time::error::Elapsed>,
) -> Probe {
    let (ok, sentence) = match answer {
        Ok(Ok(())) => (true, well.to_owned()),
        Ok(Err(error)) => (false, error.to_string()),
        Err(_) => (false, format!("No answer within {} seconds.", PATIENCE.as_secs())),
    };
    Probe { name, ok, sentence }
}

/// Writes a small file, reads it, takes it away.
fn try_storage(registry: &Registry) -> Result<(), RegistryError> {
    let file = registry.uploads().join(format!(".health-{}", std::process::id()));
    fs::write_atomic(&file, b"well")?;
    let read = fs::read_limited(&file, 16)?;
    fs::remove_file(&file)?;
    if read == b"well" && fs::exists(&registry.gallery()) {
        return Ok(());
    }
    Err(RegistryError::Internal("what was written does not come back".into()))
}
