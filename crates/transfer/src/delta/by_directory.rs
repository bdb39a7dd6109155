//! By the central directory alone, from any host that serves parts of files: members with the checksum and
//! sizes of one at hand are taken to be the same until the whole is proven, by the digest of the file put
//! together byte for byte, or by its content root.

use std::io::{self, Read as _, Seek as _, SeekFrom};
use std::ops::Range;
use std::path::Path;

use tokio_util::sync::CancellationToken;
use vitrine_base::limits::ArchiveLimits;
use vitrine_base::{Sha256, fs};
use vitrine_package::{Assembly, Directory, DirectoryEntry, Member, content_root};

use super::index::{Index, Source, going_on};
use super::ranges::{Ranges, gap};
use super::scratch::Holey;
use super::setback::Setback;
use super::{How, PlanPart};

/// Rebuilding the very file may cost this much more (a 64th) than one of equal content: it can be passed on.
const EXACT_WORTH: u64 = 64;

/// Everything that is to be done.
#[derive(Debug)]
pub(super) struct DirectoryPlan {
    directory: Directory,
    /// Where each member probably is at hand.
    sources: Vec<Option<Source>>,
    /// The file is rebuilt byte for byte; otherwise one of equal content is made.
    pub(super) exact: bool,
    /// What is fetched of the file, what of it has come included.
    pub(super) needed: Ranges,
    /// Bytes still to fetch.
    pub(super) fetch: u64,
    pub(super) parts: Vec<PlanPart>,
}

/// Works out what to fetch. `have` is what of the file has come already; `digest` and `content` say which of the
/// two proofs can be given.
pub(super) fn plan(
    directory: Directory,
    index: &mut Index,
    have: &Ranges,
    digest: bool,
    content: bool,
) -> DirectoryPlan {
    let sources: Vec<Option<Source>> = directory.entries.iter().map(|entry| hint(entry, index)).collect();
    let needed = |exact: bool| -> Ranges {
        let members = directory.entries.iter().zip(&sources);
        let ranges = members.flat_map(|(entry, source)| needed(entry, source.as_ref(), exact));
        Ranges::of(ranges).without(have).merged(gap(directory.size))
    };
    let (same, equal) = (needed(true), needed(false));
    let exact = match (digest, content) {
        (true, true) => same.bytes() <= equal.bytes() + directory.size / EXACT_WORTH,
        (digest, _) => digest,
    };
    let needed = if exact { same } else { equal };
    let parts = directory.entries.iter().zip(&sources).filter(|(entry, _)| !entry.folder);
    let parts = parts.map(|(entry, source)| {
        let reused =
            entry.unpacked == 0 || source.as_ref().is_some_and(|source| !exact || alike(entry, source));
        let (fetch, how) = if reused { (0, How::Reused) } else { (entry.packed, How::Fetched) };
        PlanPart { path: entry.path.clone(), size: entry.unpacked, fetch, how }
    });
    let parts = parts.collect();
    DirectoryPlan { fetch: needed.bytes(), directory, sources, exact, needed, parts }
}

fn hint(entry: &DirectoryEntry, index: &mut Index) -> Option<Source> {
    if entry.folder || entry.unpacked == 0 {
        return None;
    }
    index.hint(entry).or_else(|| index.hint_file(entry.crc, entry.unpacked))
}

/// True when the source has the packed bytes the entry has.
fn alike(entry: &DirectoryEntry, source: &Source) -> bool {
    match source {
        Source::Packed { entry: old, .. } => (old.method, old.packed) == (entry.method, entry.packed),
        Source::File(_) => entry.method == 0,
    }
}

/// What of an entry must be fetched.
fn needed(entry: &DirectoryEntry, source: Option<&Source>, exact: bool) -> Vec<Range<u64>> {
    let header = (exact && entry.local.is_none()).then_some(entry.header..entry.data);
    let at_hand = source.is_some_and(|source| !exact || alike(entry, source));
    let data = (!at_hand && !entry.folder).then_some(entry.data..entry.data + entry.packed);
    header.into_iter().chain(data).collect()
}

impl DirectoryPlan {
    /// Puts what is at hand into the holes of the file.
    pub(super) fn fill(&self, holey: &mut Holey, stop: &CancellationToken) -> Result<(), Setback> {
        for (entry, source) in self.directory.entries.iter().zip(&self.sources) {
            going_on(stop).map_err(Setback::writing)?;
            if let Some(local) = &entry.local {
                holey.fill(entry.header, local).map_err(Setback::writing)?;
            }
            let data = entry.data..entry.data + entry.packed;
            let alike = source.as_ref().filter(|source| alike(entry, source));
            if let Some(source) = alike.filter(|_| holey.missing([data]).bytes() > 0) {
                copy(source, holey, entry.data).map_err(Setback::here)?;
            }
        }
        Ok(())
    }

    /// Writes a package of equal content.
    pub(super) fn assemble(
        &self,
        holey: &Path,
        out: std::fs::File,
        content: Sha256,
        stop: &CancellationToken,
    ) -> Result<(), Setback> {
        let limits = ArchiveLimits::default();
        let mut assembly = Assembly::new(out, &limits);
        let mut members = Vec::new();
        for (entry, source) in self.directory.entries.iter().zip(&self.sources) {
            going_on(stop).map_err(Setback::writing)?;
            if entry.folder {
                assembly.folder(&entry.path).map_err(Setback::writing)?;
                continue;
            }
            let (mut packed, method) = match source {
                Some(source) => source.open().map_err(Setback::here)?,
                None => part(holey, entry).map_err(Setback::here)?,
            };
            let is = assembly.packed(&entry.path, method, &mut packed, entry.unpacked).map_err(|error| {
                match source {
                    Some(_) => Setback::here(error),
                    None => Setback::There(error.to_string()),
                }
            })?;
            let (path, link) = (entry.path.clone(), None);
            members.push(Member { path, size: is.size, sha256: is.sha256, executable: false, link });
        }
        assembly.finish().map_err(Setback::writing)?;
        match content_root(&members) == content {
            true => Ok(()),
            false => Err(Setback::Here("what was put together has not the promised content".into())),
        }
    }
}

/// The packed bytes of an entry that was fetched.
fn part(holey: &Path, entry: &DirectoryEntry) -> io::Result<(io::Take<std::fs::File>, u16)> {
    let mut file = fs::open(holey)?;
    file.seek(SeekFrom::Start(entry.data))?;
    Ok((file.take(entry.packed), entry.method))
}

/// Copies packed bytes as they are.
fn copy(source: &Source, holey: &mut Holey, mut at: u64) -> io::Result<()> {
    let (mut packed, _) = source.open()?;
    let mut buffer = vec![0; 256 * 1024];
    loop {
        let count = packed.read(&mut buffer)?;
        if count == 0 {
            return Ok(());
        }
        holey.fill(at, &buffer[..count])?;
        at += count as u64;
    }
}
