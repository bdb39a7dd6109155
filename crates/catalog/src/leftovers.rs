//! What a program that died in the middle of writing a file leaves beside it.

use std::path::Path;

use vitrine_base::fs;

use crate::signed;

/// How the names begin that [`fs::write_atomic`] gives to what is not yet whole.
const UNFINISHED: &str = ".vitrine-";

/// Removes unfinished files from the home itself and from what is remembered of signatures. Only for somebody who
/// is alone with the home: they may be another's that is just writing. Of no consequence when it fails: nobody
/// reads them.
pub(crate) fn clear(home: &Path) {
    let names = fs::list_dir(home).unwrap_or_default().into_iter().map(|(name, found)| (name.into(), found));
    let trust = signed::trust_folder(home);
    let below = fs::walk(&trust).unwrap_or_default().into_iter();
    let below = below.map(|entry| (trust.join(entry.path), entry.metadata));
    for (path, found) in names.chain(below) {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if found.kind == fs::FileKind::File && name.starts_with(UNFINISHED) {
            let _ = fs::remove_file(&home.join(&path));
        }
    }
}
