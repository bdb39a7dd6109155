//! How one member is best got, from what is known of it: bytes against bytes, nothing is read or asked here.

use std::collections::HashSet;

use vitrine_base::Sha256;
use vitrine_package::listing::{Chunk, TableMember};

/// What a request of its own costs beside its bytes: its headers, and those of the answer.
pub(super) const REQUEST: u64 = 512;

/// What is known of a member.
#[derive(Debug, Clone, Copy)]
pub(super) struct Known<'a> {
    /// It is at hand as it is.
    pub(super) whole: bool,
    /// Chunks its forerunner has.
    pub(super) chunks: &'a HashSet<Sha256>,
    /// Which of its patches can be applied.
    pub(super) patches: &'a [usize],
}

/// The way to get it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Choice {
    /// It has no bytes.
    Empty,
    Reuse,
    /// All its packed bytes.
    Whole,
    /// Its chunks that are missing.
    Chunks,
    /// The patch of that number.
    Patch(usize),
}

/// The cheapest way, with its bytes; `None` when there is none at all.
pub(super) fn choose(member: &TableMember, known: Known<'_>) -> Option<(Choice, u64)> {
    if member.size == 0 {
        return Some((Choice::Empty, 0));
    }
    if known.whole {
        return Some((Choice::Reuse, 0));
    }
    let whole = member.span.map(|span| (Choice::Whole, span.size, 0));
    let patches = known.patches.iter().filter_map(|&number| {
        let patch = member.patches.get(number)?;
        Some((Choice::Patch(number), patch.file.size, REQUEST))
    });
    let chunks = (!known.chunks.is_empty() && !member.chunks.is_empty())
        .then(|| missing(&member.chunks, known.chunks))
        .map(|(bytes, runs)| (Choice::Chunks, bytes, runs.saturating_sub(1) * REQUEST));
    let cheapest = whole.into_iter().chain(chunks).chain(patches).min_by_key(|(_, bytes, more)| bytes + more);
    cheapest.map(|(choice, bytes, _)| (choice, bytes))
}

/// Packed bytes of the chunks that are missing, and in how many runs they lie.
fn missing(chunks: &[Chunk], have: &HashSet<Sha256>) -> (u64, u64) {
    let (mut bytes, mut runs, mut before) = (0, 0, true);
    for chunk in chunks {
        let here = have.contains(&chunk.sha256);
        if !here {
            bytes += u64::from(chunk.packed);
            runs += u64::from(before);
        }
        before = here;
    }
    (bytes, runs)
}

#[cfg(test)]
mod tests {
    use super::*;
    use vitrine_package::listing::{FileRef, Packed, PatchMethod, PatchRef};

    fn member() -> TableMember {
        let chunk = |name: &str| Chunk { sha256: Sha256::of(name.as_bytes()), size: 90_000, packed: 30_000 };
        let patch = |size| PatchRef {
            from: None,
            method: PatchMethod::Zstd,
            file: FileRef { path: "p".into(), sha256: Sha256::of(b"p"), size },
        };
        TableMember {
            path: "a".into(),
            size: 360_000,
            sha256: Sha256::of(b"a"),
            executable: false,
            link: None,
            span: Some(Packed { offset: 40, size: 120_000, method: 8 }),
            chunks: ["one", "two", "three", "four"].map(chunk).into(),
            patches: vec![patch(20_000), patch(50_000)],
        }
    }

    #[test]
    fn the_cheapest_way_is_taken() {
        let none = HashSet::new();
        let three: HashSet<Sha256> = ["one", "three", "four"].map(|name| Sha256::of(name.as_bytes())).into();
        let one: HashSet<Sha256> = [Sha256::of(b"two")].into();
        let choose = |whole, chunks, patches: &[usize]| choose(&member(), Known { whole, chunks, patches });
        assert_eq!(choose(true, &three, &[0]), Some((Choice::Reuse, 0)));
        assert_eq!(choose(false, &none, &[]), Some((Choice::Whole, 120_000)));
        assert_eq!(choose(false, &three, &[]), Some((Choice::Chunks, 30_000)));
        assert_eq!(choose(false, &three, &[1]), Some((Choice::Chunks, 30_000)));
        assert_eq!(choose(false, &three, &[1, 0]), Some((Choice::Patch(0), 20_000)));
        assert_eq!(choose(false, &one, &[1]), Some((Choice::Patch(1), 50_000)));
    }

    #[test]
    fn what_can_only_be_patched_needs_a_patch() {
        let tar = TableMember { span: None, chunks: Vec::new(), ..member() };
        let none = HashSet::new();
        let known = |patches| Known { whole: false, chunks: &none, patches };
        assert_eq!(choose(&tar, known(&[])), None);
        assert_eq!(choose(&tar, known(&[0])), Some((Choice::Patch(0), 20_000)));
        let empty = TableMember { size: 0, ..tar };
        assert_eq!(choose(&empty, known(&[])), Some((Choice::Empty, 0)));
    }
}
