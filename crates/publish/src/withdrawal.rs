//! Writing a withdrawal into the keeper's `gallery.json`, everything else in it left as it was written.

use std::collections::BTreeMap;
use std::path::Path;

use serde_json::json;
use serde_json::value::RawValue;
use vitrine_base::limits::MANIFEST_BYTES;
use vitrine_base::{PackageId, Timestamp, fs};

use crate::gallery_file::iso;
use crate::{GALLERY_FILE, GalleryFile, PublishError};

/// Adds a line to `withdrawn` in the folder's `gallery.json`, which is made when there is none.
///
/// # Errors
/// [`PublishError::Refused`] when the package is withdrawn already; [`PublishError::GalleryFile`] when the file cannot
/// be used.
pub fn note_withdrawal(
    folder: &Path,
    id: &PackageId,
    reason: &str,
    malicious: bool,
    now: Timestamp,
) -> Result<(), PublishError> {
    let known = GalleryFile::read(folder)?;
    if known.withdrawn.iter().any(|line| line.id == *id) {
        return Err(PublishError::Refused(format!("“{id}” is withdrawn already; see {GALLERY_FILE}.")));
    }
    if reason.trim().is_empty() {
        return Err(PublishError::Refused("A withdrawal needs a reason.".to_owned()));
    }
    let file = folder.join(GALLERY_FILE);
    let text = match fs::exists(&file) {
        true => String::from_utf8_lossy(&fs::read_limited(&file, MANIFEST_BYTES)?).into_owned(),
        false => "{}\n".to_owned(),
    };
    let line = json!({ "id": id, "reason": reason, "malicious": malicious, "at": iso(now) }).to_string();
    let changed = with_line(&text, &line)?;
    fs::write_atomic(&file, changed.as_bytes())?;
    Ok(fs::make_shared(&file)?)
}

/// The document with one line more in `withdrawn`.
fn with_line(text: &str, line: &str) -> Result<String, PublishError> {
    let keys: BTreeMap<String, &RawValue> = serde_json::from_str(text)?;
    let Some(list) = keys.get("withdrawn").map(|list| list.get()) else {
        let (before, after) = text.split_once('{').unwrap_or(("", "}"));
        let comma = if keys.is_empty() { "" } else { "," };
        return Ok(format!("{before}{{\n  \"withdrawn\": [{line}]{comma}{after}"));
    };
    // The list is a part of the text itself: its place there is where it begins in memory.
    let end = list.as_ptr() as usize - text.as_ptr() as usize + list.len() - 1;
    let (before, after) = text.split_at(end);
    let before = before.trim_end();
    let comma = if before.ends_with('[') { "" } else { ", " };
    Ok(format!("{before}{comma}{line}{after}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_else_stays_as_it_was_written() {
        for (text, wanted) in [
            ("{}\n", "{\n  \"withdrawn\": [{\"id\":1}]}\n"),
            ("{ \"title\": \"A\" }", "{\n  \"withdrawn\": [{\"id\":1}], \"title\": \"A\" }"),
            ("{\"withdrawn\": [ ], \"title\": \"A\"}", "{\"withdrawn\": [{\"id\":1}], \"title\": \"A\"}"),
            (
                "{\"z\":1,\n \"withdrawn\": [{\"id\":2}\n ]}",
                "{\"z\":1,\n \"withdrawn\": [{\"id\":2}, {\"id\":1}]}",
            ),
        ] {
            assert_eq!(with_line(text, "{\"id\":1}").unwrap(), wanted);
        }
    }
}
