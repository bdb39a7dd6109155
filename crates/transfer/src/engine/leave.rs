//! What came of a file on another way than in parts, left where a transfer in parts goes on with it, and taken up from
//! there.

use std::fs::File;
use std::io;
use std::ops::Range;
use std::path::Path;

use vitrine_base::{BlobStore, Partial, Sha256, fs};

use super::journal::{Entry, Journal};
use super::ranges::RangeSet;

/// Bytes copied at once.
const STEP: u64 = 256 * 1024;

/// Leaves these ranges of a file of `size` bytes, each in its place in `from`, for whoever goes on. What was left
/// before stays; nothing is done while somebody works on it.
///
/// # Errors
/// When the disk refuses; what was left before is then as it was.
pub(crate) fn leave(
    store: &BlobStore,
    (sha256, size): (&Sha256, u64),
    from: &Path,
    ranges: impl IntoIterator<Item = Range<u64>>,
) -> io::Result<()> {
    let Some(part) = store.partial(sha256)? else { return Ok(()) };
    let mut journal = Journal::read(&part, size);
    let mut known = journaled(&journal);
    let (file, mut more) = (fs::open(from)?, Vec::new());
    for range in ranges {
        for gap in gaps(&known, &range) {
            copy(&file, &part, gap.clone())?;
            more.push((gap.start, gap.end));
        }
        known.insert(range);
    }
    if !more.is_empty() {
        // From whom is not asked any more: should the whole be wrong, all of this is fetched again.
        journal.mirrors.push(Entry { ranges: more, ..Entry::default() });
        part.sync()?;
        part.write_journal(&journal.bytes())?;
    }
    if known.is_empty() { part.discard() } else { Ok(()) }
}

/// What was left of a file of `size` bytes, and where; `None` when nothing was, or somebody works on it.
///
/// # Errors
/// When the disk refuses.
pub(crate) fn left(
    store: &BlobStore,
    sha256: &Sha256,
    size: u64,
) -> io::Result<Option<(Partial, Vec<Range<u64>>)>> {
    if !store.has_partial(sha256) {
        return Ok(None);
    }
    let Some(part) = store.partial(sha256)? else { return Ok(None) };
    let known = journaled(&Journal::read(&part, size));
    Ok(Some((part, known.iter().cloned().collect())))
}

fn journaled(journal: &Journal) -> RangeSet {
    let mut known = RangeSet::default();
    journal.mirrors.iter().for_each(|entry| known.extend(&entry.set()));
    known
}

/// What of a range is not known yet.
fn gaps(known: &RangeSet, range: &Range<u64>) -> Vec<Range<u64>> {
    let cut = |gap: Range<u64>| gap.start.max(range.start)..gap.end;
    known.gaps(range.end).map(cut).filter(|gap| !gap.is_empty()).collect()
}

fn copy(from: &File, part: &Partial, range: Range<u64>) -> io::Result<()> {
    let mut buffer = Vec::new();
    let mut at = range.start;
    while at < range.end {
        let step = STEP.min(range.end - at);
        buffer.resize(usize::try_from(step).unwrap_or(usize::MAX), 0);
        fs::read_exact_at(from, &mut buffer, at)?;
        part.write_at(&buffer, at)?;
        at += step;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_is_taken_up_and_added_to() {
        let folder = tempfile::tempdir().unwrap();
        let store = BlobStore::open(folder.path().join("store")).unwrap();
        let bytes: Vec<u8> = (0..=255).cycle().take(1000).collect();
        let (from, sha256) = (folder.path().join("file"), Sha256::of(&bytes));
        fs::write_atomic(&from, &bytes).unwrap();
        assert!(left(&store, &sha256, 1000).unwrap().is_none());
        leave(&store, (&sha256, 1000), &from, []).unwrap();
        assert!(!store.has_partial(&sha256), "nothing came of it");
        leave(&store, (&sha256, 1000), &from, [10..20, 900..1000]).unwrap();
        leave(&store, (&sha256, 1000), &from, [5..30, 890..950]).unwrap();
        let (part, ranges) = left(&store, &sha256, 1000).unwrap().unwrap();
        assert_eq!(ranges, [5..30, 890..1000]);
        for range in ranges {
            let mut found = vec![0; (range.end - range.start) as usize];
            part.read_at(&mut found, range.start).unwrap();
            assert_eq!(found, bytes[range.start as usize..range.end as usize]);
        }
        assert!(left(&store, &sha256, 1000).unwrap().is_none(), "one at a time");
        drop(part);
        let (_part, ranges) = left(&store, &sha256, 999).unwrap().unwrap();
        assert!(ranges.is_empty(), "of a file of another size nothing is believed");
    }
}
