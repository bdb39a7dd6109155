//! The patches a publisher makes from one version of a package to the next.

use std::collections::HashSet;
use std::io::{self, Read as _, Seek as _, SeekFrom};
use std::path::{Path, PathBuf};

use vitrine_base::limits::ArchiveLimits;
use vitrine_base::{Sha256, Silent, fs};

use super::{PATCH_BYTES, make_patch};
use crate::PackageError;
use crate::archive::unpack_member;
use crate::listing::{Chunk, MemberTable, PatchMethod, TableMember};
use crate::table::{is_zip, member_table};

/// A patch that is worth publishing; what [`crate::listing::PatchRef`] needs, but for the place of its file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewPatch {
    /// The path of the member it makes.
    pub path: String,
    /// The digest of the member it makes.
    pub to: Sha256,
    /// The digest of the member it starts from; none when it holds the member whole.
    pub from: Option<Sha256>,
    /// How it was made.
    pub method: PatchMethod,
    /// The patch.
    pub bytes: Vec<u8>,
}

/// Members below this size are fetched whole for less than a patch and its entry in the table cost.
const SMALLEST: u64 = 2048;

/// Makes the patches for every member that changed from one version to the next, and gives each to `keep`.
/// A patch is made where it costs less than half of what would be fetched without it. For an archive that is
/// packed as a whole (tar), whose members cannot be fetched alone, each member without a good patch is given
/// whole (without an old version: all of them). `scratch` is an empty folder such archives are unpacked into.
///
/// # Errors
/// When a package is refused, the disk refuses, or `keep` does.
pub fn patches_between(
    old: Option<&Path>,
    new: &Path,
    scratch: &Path,
    limits: &ArchiveLimits,
    keep: &mut dyn FnMut(NewPatch) -> io::Result<()>,
) -> Result<(), PackageError> {
    let new = Opened::open(new, &scratch.join("new"), limits)?;
    let old = old.map(|old| Opened::open(old, &scratch.join("old"), limits)).transpose()?;
    let known: HashSet<Sha256> =
        old.iter().flat_map(|old| &old.table.members).map(|member| member.sha256).collect();
    let mut made = HashSet::new();
    for member in &new.table.members {
        let changed = !known.contains(&member.sha256) && member.link.is_none();
        let possible = changed && member.size <= PATCH_BYTES && made.insert(member.sha256);
        if possible && (member.span.is_none() || member.size >= SMALLEST) {
            patch_member(&new, member, old.as_ref(), keep)?;
        }
    }
    Ok(())
}

fn patch_member(
    new: &Opened,
    member: &TableMember,
    old: Option<&Opened>,
    keep: &mut dyn FnMut(NewPatch) -> io::Result<()>,
) -> Result<(), PackageError> {
    let bytes = new.read(member)?;
    // What the member costs without a patch, bytes.
    let cost = match (member.span, old) {
        (Some(span), Some(old)) => without_patch(member, span.size, old)?,
        (Some(_), None) => return Ok(()),
        (None, _) => {
            let whole = make_patch(&[], &bytes)?;
            let cost = whole.bytes.len() as u64;
            keep(whole.with(member, None))?;
            cost
        }
    };
    let Some((old, base)) = old.and_then(|old| Some((old, old.base_of(member)?))) else { return Ok(()) };
    let patch = make_patch(&old.read(base)?, &bytes)?;
    if patch.bytes.len() as u64 * 2 < cost {
        keep(patch.with(member, Some(base.sha256)))?;
    }
    Ok(())
}

/// What is fetched of a member by its packed bytes: all of them, or the chunks its forerunner has not.
fn without_patch(member: &TableMember, packed: u64, old: &Opened) -> Result<u64, PackageError> {
    let (Some(cut), Some(base)) = (old.table.cut.or(Some(crate::CUT)), old.base_of(member)) else {
        return Ok(packed);
    };
    if member.chunks.is_empty() {
        return Ok(packed);
    }
    let before = old.read(base)?;
    let have: HashSet<Sha256> = crate::cut_chunks(&before, cut).map(Sha256::of).collect();
    let missing = |chunk: &&Chunk| !have.contains(&chunk.sha256);
    Ok(member.chunks.iter().filter(missing).map(|chunk| u64::from(chunk.packed)).sum())
}

impl super::Patch {
    fn with(self, member: &TableMember, from: Option<Sha256>) -> NewPatch {
        let (path, to) = (member.path.clone(), member.sha256);
        NewPatch { path, to, from, method: self.method, bytes: self.bytes }
    }
}

/// A package whose members can be read one by one.
struct Opened {
    path: PathBuf,
    table: MemberTable,
    /// Where its files are, when it had to be unpacked.
    folder: Option<PathBuf>,
}

impl Opened {
    fn open(path: &Path, scratch: &Path, limits: &ArchiveLimits) -> Result<Self, PackageError> {
        let table = member_table(path, limits)?;
        let mut folder = None;
        if !is_zip(path)? {
            fs::create_dir_all(scratch)?;
            crate::unpack(path, scratch, limits, &Silent)?;
            folder = Some(scratch.to_owned());
        }
        Ok(Self { path: path.to_owned(), table, folder })
    }

    /// The bytes of a member of at most [`PATCH_BYTES`].
    fn read(&self, member: &TableMember) -> Result<Vec<u8>, PackageError> {
        if let Some(folder) = &self.folder {
            return Ok(fs::read_limited(&folder.join(&member.path), PATCH_BYTES)?);
        }
        let span = member.span.ok_or_else(|| PackageError::NoSuchMember(member.path.clone()))?;
        let mut file = fs::open(&self.path)?;
        file.seek(SeekFrom::Start(span.offset))?;
        let mut bytes = Vec::new();
        unpack_member(&member.path, span.method, &mut file.take(span.size), member.size, &mut |part| {
            bytes.extend_from_slice(part);
            Ok(())
        })?;
        Ok(bytes)
    }

    /// The member a new one most likely came from: the same path, else the same name, else the same ending and
    /// nearly the same size (names with versions or digests in them).
    fn base_of(&self, member: &TableMember) -> Option<&TableMember> {
        let usable = |one: &&TableMember| one.link.is_none() && (1..=PATCH_BYTES).contains(&one.size);
        let members = || self.table.members.iter().filter(usable);
        let name = |path: &str| path.rsplit('/').next().unwrap_or_default().to_owned();
        let ending = |path: &str| name(path).rsplit_once('.').map(|(_, ending)| ending.to_owned());
        let distance = |one: &&TableMember| one.size.abs_diff(member.size);
        members()
            .find(|one| one.path == member.path)
            .or_else(|| members().filter(|one| name(&one.path) == name(&member.path)).min_by_key(distance))
            .or_else(|| {
                members()
                    .filter(|one| ending(&one.path).is_some() && ending(&one.path) == ending(&member.path))
                    .filter(|one| distance(one) <= member.size / 4)
                    .min_by_key(distance)
            })
    }
}
