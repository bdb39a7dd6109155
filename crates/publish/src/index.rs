//! The index of a gallery: snapshot, log, collections and HomePilot's registry, and the root that names them. What
//! others refer to by digest is written here; the root itself is put in place by whoever asked, last of all.

use std::collections::BTreeMap;
use std::io;
use std::path::Path;

use vitrine_base::limits::MANIFEST_BYTES;
use vitrine_base::{PackageId, Sha256, Timestamp, fs};
use vitrine_package::listing::{
    AuditHead, AuditHeads, Collections, Details, Entry, FORMAT, FileRef, LogSegment, ROOT_FILE, Root,
};
use vitrine_trust::Withdrawn;

use crate::PublishError;
use crate::catalogue::Lines;
use crate::files::{put, short};
use crate::homepilot::{self, Item};
use crate::signing::{SignedBuild, Signing};

/// What the index is to say.
pub(crate) struct NewIndex<'a> {
    pub(crate) out: &'a Path,
    pub(crate) title: String,
    pub(crate) description: String,
    pub(crate) lines: &'a Lines,
    pub(crate) collections: Option<Collections>,
    /// How the audit log stood, where there is one; and whether that alone is worth a new sequence.
    pub(crate) audit: (&'a [AuditHead], bool),
    pub(crate) items: &'a [Item],
    pub(crate) now: Timestamp,
    /// How many log segments stay.
    pub(crate) keep: usize,
    /// The sequence is no lower than this.
    pub(crate) at_least: u64,
    /// The root so far, and its lines when they are known.
    pub(crate) before: Option<(&'a Root, Option<&'a Lines>)>,
}

/// What the root document is to say.
pub(crate) struct Index {
    pub(crate) root: Root,
    /// Its bytes; as they lie there when nothing changed.
    pub(crate) bytes: Vec<u8>,
    pub(crate) unchanged: bool,
}

impl NewIndex<'_> {
    /// Writes registry, snapshot, log and collections.
    pub(crate) fn write(self) -> Result<Index, PublishError> {
        let out = self.out;
        let mut root = self.root()?;
        if let Some(same) = self.says_the_same(&root) {
            self.write_registry(same.generated)?;
            let bytes = fs::read_limited(&out.join(ROOT_FILE), MANIFEST_BYTES)?;
            return Ok(Index { root: same.clone(), bytes, unchanged: true });
        }
        root.audit = self.audit()?;
        let snapshot = format!("catalogue/snapshot-{}.jsonl.zst", root.sequence);
        root.snapshot = put(out, &snapshot, &self.lines.snapshot()?)?;
        root.log = self.log(root.sequence)?;
        self.write_registry(root.generated)?;
        let bytes = serde_json::to_vec_pretty(&root)?;
        Ok(Index { root, bytes, unchanged: false })
    }

    /// The root without its snapshot, log and audit heads.
    fn root(&self) -> Result<Root, PublishError> {
        let collections = match &self.collections {
            None => None,
            Some(lists) => {
                let bytes = serde_json::to_vec_pretty(lists)?;
                let name = format!("catalogue/collections-{}.json", short(Sha256::of(&bytes)));
                Some(put(self.out, &name, &bytes)?)
            }
        };
        let digest = self.lines.root();
        let next = self.before.map_or(1, |(root, _)| root.sequence.saturating_add(1));
        Ok(Root {
            format: FORMAT.into(),
            title: self.title.clone(),
            description: self.description.clone(),
            sequence: next.max(self.at_least),
            generated: self.now,
            count: self.lines.0.len() as u64,
            root: digest,
            snapshot: FileRef { path: String::new(), sha256: digest, size: 0 },
            log: Vec::new(),
            collections,
            audit: None,
        })
    }

    /// Writes the heads of the audit log.
    fn audit(&self) -> Result<Option<FileRef>, PublishError> {
        let (heads, _) = self.audit;
        if heads.is_empty() {
            return Ok(None);
        }
        let bytes = serde_json::to_vec(&AuditHeads { heads: heads.to_vec() })?;
        let name = format!("catalogue/audit-{}.json", short(Sha256::of(&bytes)));
        Ok(Some(put(self.out, &name, &bytes)?))
    }

    fn says_the_same(&self, new: &Root) -> Option<&Root> {
        let (old, lines) = self.before?;
        let (_, audit_counts) = self.audit;
        let same = lines.is_some()
            && !audit_counts
            && old.sequence >= self.at_least
            && (old.root, &old.title, &old.description, &old.collections)
                == (new.root, &new.title, &new.description, &new.collections);
        same.then_some(old)
    }

    /// The log so far with one segment more; empty when it cannot be continued without a gap.
    fn log(&self, to: u64) -> Result<Vec<LogSegment>, PublishError> {
        let Some((root, Some(lines))) = self.before else { return Ok(Vec::new()) };
        let from = root.sequence;
        let path = format!("catalogue/log-{from}-{to}.jsonl.zst");
        let file = put(self.out, &path, &self.lines.log_since(lines)?)?;
        let mut log = root.log.clone();
        log.push(LogSegment { from, to, file });
        log.drain(..log.len().saturating_sub(self.keep));
        Ok(log)
    }

    fn write_registry(&self, generated: Timestamp) -> Result<(), PublishError> {
        let registry = homepilot::registry(self.items, generated);
        put(self.out, homepilot::REGISTRY, &serde_json::to_vec_pretty(&registry)?)?;
        Ok(())
    }
}

/// Replaces the root document, which makes everything else count; in a signed gallery with its signatures. `entries`
/// are those that may be new (a part of the index is enough), `before` the same ones as they stood.
pub(crate) fn put_in_force(
    out: &Path,
    index: &Index,
    entries: &BTreeMap<PackageId, Entry>,
    withdrawn: Vec<Withdrawn>,
    before: Option<&BTreeMap<PackageId, Entry>>,
    signing: Option<Signing>,
) -> Result<Option<SignedBuild>, PublishError> {
    let Some(mut signing) = signing else {
        if !index.unchanged {
            put(out, ROOT_FILE, &index.bytes)?;
        }
        return Ok(None);
    };
    signing.before_index(entries, withdrawn)?;
    signing.put_index(&index.bytes, entries, before).map(Some)
}

/// Writes what only the page of a package shows.
pub(crate) fn put_details(out: &Path, id: &PackageId, details: &Details) -> Result<FileRef, PublishError> {
    let bytes = serde_json::to_vec(details)?;
    let name = format!("packages/{id}/details-{}.json", short(Sha256::of(&bytes)));
    Ok(put(out, &name, &bytes)?)
}

/// Removes index files neither the new root names nor the one before, which a reader may still hold.
pub(crate) fn prune(out: &Path, root: &Root, before: Option<&Root>) -> io::Result<()> {
    let mut named: Vec<&str> = Vec::new();
    for root in std::iter::once(root).chain(before) {
        named.push(&root.snapshot.path);
        named.extend(root.log.iter().map(|segment| segment.file.path.as_str()));
        named.extend(root.collections.iter().chain(&root.audit).map(|file| file.path.as_str()));
    }
    let folder = out.join("catalogue");
    for (name, metadata) in fs::list_dir(&folder)? {
        let path = format!("catalogue/{}", name.to_string_lossy());
        if metadata.kind == fs::FileKind::File && !named.contains(&path.as_str()) {
            fs::remove_file(&folder.join(name))?;
        }
    }
    Ok(())
}
