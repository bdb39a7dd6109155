//! `sources.json`: the names and places of the sources, in a small file beside the database, so that a lost
//! database costs one sync and not the person's list.

use std::path::Path;

use serde::{Deserialize, Serialize};
use vitrine_base::{SourceName, fs};

use crate::CatalogError;

const FILE: &str = "sources.json";

/// Bytes of the file: thousands of sources.
const MAX_BYTES: u64 = 4 * 1024 * 1024;

/// One source in the file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Entry {
    pub(crate) name: SourceName,
    pub(crate) location: String,
    #[serde(default)]
    pub(crate) confirmed: bool,
    /// The fingerprint the person was given for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) fingerprint: Option<String>,
    /// The minisign key the person was given for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) minisign_key: Option<String>,
}

#[derive(Debug, Default, Serialize, Deserialize)]
struct Roster {
    sources: Vec<Entry>,
}

/// The sources in the file; none when it is not there. Something unreadable is kept aside and told.
pub(crate) fn read(home: &Path, notices: &mut Vec<String>) -> Result<Vec<Entry>, CatalogError> {
    let path = home.join(FILE);
    if !fs::exists(&path) {
        return Ok(Vec::new());
    }
    let bytes = fs::read_limited(&path, MAX_BYTES)?;
    match serde_json::from_slice::<Roster>(&bytes) {
        Ok(roster) => Ok(roster.sources),
        Err(error) => {
            fs::rename_durable(&path, &home.join("sources.json.damaged"))?;
            notices.push(format!(
                "The list of sources could not be read ({error}) and was put aside as sources.json.damaged."
            ));
            Ok(Vec::new())
        }
    }
}

/// Writes the file when it says something else.
pub(crate) fn write(home: &Path, sources: Vec<Entry>) -> Result<(), CatalogError> {
    let mut text = serde_json::to_vec_pretty(&Roster { sources }).map_err(std::io::Error::other)?;
    text.push(b'\n');
    let path = home.join(FILE);
    if fs::exists(&path) && fs::read_limited(&path, MAX_BYTES).is_ok_and(|old| old == text) {
        return Ok(());
    }
    Ok(fs::write_atomic(&path, &text)?)
}
