//! By the table of files a gallery publishes: members are compared by digest, and what is missing comes as
//! packed bytes, as chunks, or as patches. The result is a zip with the promised content.

use std::collections::{HashMap, HashSet};
use std::fs::File;
use std::io::{self, Read as _, Seek as _, SeekFrom, Write};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use tokio_util::sync::CancellationToken;
use vitrine_base::limits::ArchiveLimits;
use vitrine_base::{Sha256, fs};
use vitrine_package::listing::{Chunk, MemberTable, Packed, PatchRef, TableMember};
use vitrine_package::{Assembly, PATCH_BYTES, Unpacked, apply_patch};

use super::choice::{self, Choice, Known};
use super::index::{Found, Index, OldChunks, going_on};
use super::ranges::{Ranges, gap};
use super::scratch::Temporary;
use super::setback::Setback;
use super::{How, PlanPart};

/// The largest patch that is fetched, because it is held in memory.
const MOST_PATCH: u64 = 16 << 20;

/// How one member is got.
#[derive(Debug)]
enum Step {
    Empty,
    Reuse(Box<Found>),
    Whole(Packed),
    Chunks(Vec<Piece>),
    Patch { patch: PatchRef, base: Option<Box<Found>> },
}

/// One chunk of a member.
#[derive(Debug)]
struct Piece {
    chunk: Chunk,
    is_last: bool,
    /// Where it is in the forerunner, when it is there; otherwise where its packed bytes are in the artifact.
    at: Place,
}

#[derive(Debug)]
enum Place {
    Old(PathBuf, u64),
    New(u64),
}

/// Everything that is to be done.
#[derive(Debug)]
pub(super) struct TablePlan {
    table: MemberTable,
    steps: Vec<Step>,
    /// What is fetched of the artifact.
    pub(super) needed: Ranges,
    /// Bytes to fetch, patches included.
    pub(super) fetch: u64,
    pub(super) parts: Vec<PlanPart>,
}

/// Works out how to get every member; `None` when one of them cannot be got without the whole file.
pub(super) fn plan(
    table: MemberTable,
    index: &mut Index,
    temporary: &Temporary,
    with_patches: bool,
) -> io::Result<Option<TablePlan>> {
    let (mut steps, mut parts) = (Vec::new(), Vec::new());
    for member in &table.members {
        // A zip with links passes no gate; who has links is a tar archive, and fetched whole.
        let step =
            if member.link.is_some() { None } else { step(member, &table, index, temporary, with_patches)? };
        let Some((step, fetch)) = step else { return Ok(None) };
        let how = match step {
            Step::Empty | Step::Reuse(_) => How::Reused,
            Step::Whole(_) => How::Fetched,
            Step::Chunks(_) => How::Chunks,
            Step::Patch { .. } => How::Patched,
        };
        parts.push(PlanPart { path: member.path.clone(), size: member.size, fetch, how });
        steps.push(step);
    }
    let needed = Ranges::of(steps.iter().flat_map(Step::ranges)).merged(gap(table.size));
    let mut plan = TablePlan { table, steps, needed, fetch: 0, parts };
    plan.fetch = plan.needed.bytes() + plan.patches().iter().map(|patch| patch.file.size).sum::<u64>();
    Ok(Some(plan))
}

fn step(
    member: &TableMember,
    table: &MemberTable,
    index: &mut Index,
    temporary: &Temporary,
    with_patches: bool,
) -> io::Result<Option<(Step, u64)>> {
    let found = index.find(&member.sha256, Some(member.size), &member.path).filter(|_| member.size > 0);
    let mut old = None;
    let mut bases = Vec::new();
    if found.is_none() {
        old = old_chunks(member, table, index, temporary)?;
        bases = if with_patches { usable_patches(member, index) } else { Vec::new() };
    }
    let old = old.unwrap_or_default();
    let patches: Vec<usize> = bases.iter().map(|(number, _)| *number).collect();
    let known = Known { whole: found.is_some(), chunks: &old.digests, patches: &patches };
    let Some((choice, fetch)) = choice::choose(member, known) else { return Ok(None) };
    let step = match choice {
        Choice::Empty => Some(Step::Empty),
        Choice::Reuse => found.map(|found| Step::Reuse(Box::new(found))),
        Choice::Whole => member.span.map(Step::Whole),
        Choice::Chunks => member.span.map(|span| Step::Chunks(pieces(member, span, &old))),
        Choice::Patch(number) => bases
            .into_iter()
            .find(|(one, _)| *one == number)
            .map(|(_, base)| Step::Patch { patch: member.patches[number].clone(), base }),
    };
    Ok(step.map(|step| (step, fetch)))
}

/// The chunks a member's forerunner has.
fn old_chunks(
    member: &TableMember,
    table: &MemberTable,
    index: &mut Index,
    temporary: &Temporary,
) -> io::Result<Option<Arc<OldChunks>>> {
    let Some(cut) = table.cut.filter(|_| !member.chunks.is_empty()) else { return Ok(None) };
    let Some(file) = index.forerunner(&member.path, temporary)? else { return Ok(None) };
    Ok(Some(index.chunks(&file, cut)))
}

/// The patches whose base is at hand (or that need none), with it.
fn usable_patches(member: &TableMember, index: &mut Index) -> Vec<(usize, Option<Box<Found>>)> {
    let affordable = |patch: &PatchRef| patch.file.size <= MOST_PATCH && member.size <= PATCH_BYTES;
    let patches = member.patches.iter().enumerate().filter(|(_, patch)| affordable(patch));
    let with_base = patches.filter_map(|(number, patch)| match patch.from {
        None => Some((number, None)),
        Some(from) => {
            let base = index.find(&from, None, &member.path).filter(|base| base.is.size <= PATCH_BYTES)?;
            Some((number, Some(Box::new(base))))
        }
    });
    with_base.collect()
}

fn pieces(member: &TableMember, span: Packed, old: &OldChunks) -> Vec<Piece> {
    let mut at = span.offset;
    let last = member.chunks.len().saturating_sub(1);
    let piece = |(number, chunk): (usize, &Chunk)| {
        let here = at;
        at += u64::from(chunk.packed);
        let at = match old.at.get(&chunk.sha256) {
            Some(offset) => Place::Old(old.file.clone(), *offset),
            None => Place::New(here),
        };
        Piece { chunk: *chunk, is_last: number == last, at }
    };
    member.chunks.iter().enumerate().map(piece).collect()
}

impl Step {
    /// What it needs of the artifact.
    fn ranges(&self) -> Vec<Range<u64>> {
        match self {
            Self::Whole(span) => std::iter::once(span.offset..span.offset + span.size).collect(),
            Self::Chunks(pieces) => {
                let new = pieces.iter().filter_map(|piece| match piece.at {
                    Place::New(at) => Some(at..at + u64::from(piece.chunk.packed)),
                    Place::Old(..) => None,
                });
                new.collect()
            }
            _ => Vec::new(),
        }
    }
}

impl TablePlan {
    /// The patches to fetch, each once.
    pub(super) fn patches(&self) -> Vec<&PatchRef> {
        let mut seen = HashSet::new();
        let patches = self.steps.iter().filter_map(|step| match step {
            Step::Patch { patch, .. } if seen.insert(patch.file.sha256) => Some(patch),
            _ => None,
        });
        patches.collect()
    }

    /// Writes the package. `artifact` is the artifact's file with what was needed of it in its place, `patches`
    /// the fetched patches by digest.
    pub(super) fn assemble(
        &self,
        artifact: &Path,
        patches: &HashMap<Sha256, PathBuf>,
        out: File,
        stop: &CancellationToken,
    ) -> Result<(), Setback> {
        let limits = ArchiveLimits::default();
        let mut assembly = Assembly::new(out, &limits);
        for (member, step) in self.table.members.iter().zip(&self.steps) {
            going_on(stop).map_err(Setback::writing)?;
            let is = self.add(&mut assembly, member, step, artifact, patches)?;
            if (is.sha256, is.size) != (member.sha256, member.size) {
                let what = format!("“{}” did not become what the table of files says", member.path);
                return Err(step.blame(what));
            }
        }
        assembly.finish().map_err(Setback::writing)?;
        Ok(())
    }

    fn add(
        &self,
        assembly: &mut Assembly<'_>,
        member: &TableMember,
        step: &Step,
        artifact: &Path,
        patches: &HashMap<Sha256, PathBuf>,
    ) -> Result<Unpacked, Setback> {
        let path = member.path.as_str();
        let added = match step {
            Step::Empty => assembly.plain(path, &mut |_| Ok(())),
            Step::Reuse(found) => {
                let (mut packed, method) = found.source.open().map_err(Setback::here)?;
                assembly.copied(path, method, &mut packed, found.is).map(|()| found.is)
            }
            Step::Whole(span) => {
                let mut file = fs::open(artifact).map_err(Setback::here)?;
                file.seek(SeekFrom::Start(span.offset)).map_err(Setback::here)?;
                assembly.packed(path, span.method, &mut file.take(span.size), member.size)
            }
            Step::Chunks(pieces) => {
                assembly.plain(path, &mut |into| write_pieces(path, pieces, artifact, into))
            }
            Step::Patch { patch, base } => {
                let bytes = patched(member, patch, base.as_deref(), patches)?;
                assembly.plain(path, &mut |into| into.write_all(&bytes))
            }
        };
        added.map_err(|error| step.blame(error.to_string()))
    }
}

impl Step {
    /// What went wrong is the fault of what came, or of what was here.
    fn blame(&self, what: String) -> Setback {
        match self {
            Self::Whole(_) => Setback::There(what),
            _ => Setback::Here(what),
        }
    }
}

fn write_pieces(path: &str, pieces: &[Piece], artifact: &Path, into: &mut dyn Write) -> io::Result<()> {
    let mut artifact = fs::open(artifact)?;
    let mut old: Option<(&Path, File)> = None;
    for Piece { chunk, is_last, at } in pieces {
        match at {
            Place::Old(file, offset) => {
                let open = match old.take() {
                    Some((path, open)) if path == file => open,
                    _ => fs::open(file)?,
                };
                let (_, file) = old.insert((file, open));
                into.write_all(&read_at(file, *offset, chunk.size)?)?;
            }
            Place::New(offset) => {
                let packed = read_at(&mut artifact, *offset, chunk.packed)?;
                let bytes = Assembly::chunk(path, chunk, &packed, *is_last).map_err(io::Error::other)?;
                into.write_all(&bytes)?;
            }
        }
    }
    Ok(())
}

fn read_at(file: &mut File, at: u64, size: u32) -> io::Result<Vec<u8>> {
    let mut bytes = vec![0; size as usize];
    file.seek(SeekFrom::Start(at))?;
    file.read_exact(&mut bytes)?;
    Ok(bytes)
}

/// The member a patch makes.
fn patched(
    member: &TableMember,
    patch: &PatchRef,
    base: Option<&Found>,
    patches: &HashMap<Sha256, PathBuf>,
) -> Result<Vec<u8>, Setback> {
    let missing = || Setback::Here(format!("the patch for “{}” is not there", member.path));
    let file = patches.get(&patch.file.sha256).ok_or_else(missing)?;
    let bytes = fs::read_limited(file, MOST_PATCH).map_err(Setback::here)?;
    let mut old = Vec::new();
    if let Some(base) = base {
        let is = base.source.unpack(&mut |part| {
            old.extend_from_slice(part);
            Ok(())
        });
        if is.map_err(Setback::here)? != base.is {
            return Err(Setback::Here(format!("what “{}” is made from has changed", member.path)));
        }
    }
    apply_patch(patch.method, &old, &bytes, member.size, member.sha256).map_err(Setback::patch)
}
