//! Where the data nobody here wrote is, when it is there.

use std::path::{Path, PathBuf};

/// `../shared` beside the repository, or `VITRINE_SHARED`; `None` in a fresh clone.
pub(crate) fn data() -> Option<PathBuf> {
    let root = match std::env::var_os("VITRINE_SHARED") {
        Some(path) => PathBuf::from(path),
        None => Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared"),
    };
    let data = root.join("data");
    data.is_dir().then_some(data)
}
