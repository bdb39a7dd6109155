//! The gallery as the last build left it: what a new build is compared with.

use std::path::Path;

use vitrine_base::limits::{INDEX_BYTES, MANIFEST_BYTES};
use vitrine_base::{PackageId, Sha256, Version, fs};
use vitrine_package::listing::{Entry, FORMAT, FileRef, ROOT_FILE, Root};

use crate::PublishError;
use crate::catalogue::Lines;

/// The root document of the last build, and its entries when they could be read whole.
pub(crate) struct Previous {
    pub(crate) root: Root,
    /// `None` when the snapshot is missing or not what the root says: then no log can be continued.
    pub(crate) known: Option<Known>,
}

/// The entries of the last build.
pub(crate) struct Known {
    pub(crate) lines: Lines,
    pub(crate) entries: std::collections::BTreeMap<PackageId, Entry>,
}

impl Previous {
    /// Reads the gallery in `out`; `None` when there is none.
    pub(crate) fn read(out: &Path) -> Result<Option<Self>, PublishError> {
        let file = out.join(ROOT_FILE);
        if !fs::exists(&file) {
            return Ok(None);
        }
        let refused = |reason: String| PublishError::PreviousRoot { file: file.clone(), reason };
        let bytes = fs::read_limited(&file, MANIFEST_BYTES)?;
        let root: Root = serde_json::from_slice(&bytes).map_err(|e| refused(e.to_string()))?;
        if root.format != FORMAT {
            return Err(refused(format!("its format is “{}”, not “{FORMAT}”", root.format)));
        }
        let known = Known::read(out, &root.snapshot, root.root);
        Ok(Some(Self { root, known }))
    }

    /// The entry of a package in the last build.
    pub(crate) fn entry(&self, id: &PackageId) -> Option<&Entry> {
        self.known.as_ref()?.entries.get(id)
    }

    /// The digest a version was published with for a platform, and where.
    pub(crate) fn published(
        &self,
        id: &PackageId,
        version: &Version,
        platform: &str,
    ) -> Option<(Sha256, u64, String)> {
        let entry = self.entry(id)?;
        let found = entry.versions.iter().find(|known| known.version == *version)?;
        let artifact = found.artifacts.iter().find(|artifact| artifact.platform == platform)?;
        Some((artifact.sha256, artifact.size, artifact.mirrors.first()?.clone()))
    }
}

impl Known {
    fn read(out: &Path, snapshot: &FileRef, root: Sha256) -> Option<Self> {
        let packed = fs::read_limited(&out.join(&snapshot.path), INDEX_BYTES).ok()?;
        if Sha256::of(&packed) != snapshot.sha256 {
            return None;
        }
        let limit = usize::try_from(INDEX_BYTES).ok()?;
        let text = String::from_utf8(inflate(&packed, limit)?).ok()?;
        let (mut lines, mut entries) = (Lines::default(), std::collections::BTreeMap::new());
        for line in text.lines() {
            let entry: Entry = serde_json::from_str(line).ok()?;
            lines.0.insert(entry.id.clone(), line.to_owned());
            entries.insert(entry.id.clone(), entry);
        }
        (lines.root() == root).then_some(Self { lines, entries })
    }
}

/// Inflates, never to more than `limit` bytes.
fn inflate(packed: &[u8], limit: usize) -> Option<Vec<u8>> {
    use std::io::Read as _;
    let mut text = Vec::new();
    let reader = zstd::stream::read::Decoder::new(packed).ok()?;
    reader.take(limit as u64 + 1).read_to_end(&mut text).ok()?;
    (text.len() <= limit).then_some(text)
}
