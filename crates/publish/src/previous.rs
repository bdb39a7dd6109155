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

/// The root document of the last build, and its lines as they were written: `None` when the snapshot is missing or not
/// what the root says.
pub(crate) struct Last {
    pub(crate) root: Root,
    pub(crate) lines: Option<Lines>,
}

impl Last {
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
        let lines = read_lines(out, &root.snapshot, root.root);
        Ok(Some(Self { root, lines }))
    }
}

impl Previous {
    /// Reads the gallery in `out`; `None` when there is none.
    pub(crate) fn read(out: &Path) -> Result<Option<Self>, PublishError> {
        let Some(last) = Last::read(out)? else { return Ok(None) };
        Ok(Some(Self { root: last.root, known: last.lines.and_then(Known::of) }))
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
    fn of(lines: Lines) -> Option<Self> {
        let entries = lines.0.iter().map(|(id, line)| Some((id.clone(), serde_json::from_str(line).ok()?)));
        let entries = entries.collect::<Option<_>>()?;
        Some(Self { lines, entries })
    }
}

/// All that is read of most lines.
#[derive(serde::Deserialize)]
struct Named {
    id: PackageId,
}

fn read_lines(out: &Path, snapshot: &FileRef, root: Sha256) -> Option<Lines> {
    let packed = fs::read_limited(&out.join(&snapshot.path), INDEX_BYTES).ok()?;
    if Sha256::of(&packed) != snapshot.sha256 {
        return None;
    }
    let limit = usize::try_from(INDEX_BYTES).ok()?;
    let text = String::from_utf8(inflate(&packed, limit)?).ok()?;
    let mut lines = Lines::default();
    for line in text.lines() {
        let named: Named = serde_json::from_str(line).ok()?;
        lines.0.insert(named.id, line.to_owned());
    }
    (lines.root() == root).then_some(lines)
}

/// Inflates, never to more than `limit` bytes.
fn inflate(packed: &[u8], limit: usize) -> Option<Vec<u8>> {
    use std::io::Read as _;
    let mut text = Vec::new();
    let reader = zstd::stream::read::Decoder::new(packed).ok()?;
    reader.take(limit as u64 + 1).read_to_end(&mut text).ok()?;
    (text.len() <= limit).then_some(text)
}
