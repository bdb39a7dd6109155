//! What makes updates small: the member table of every version, and patches to it from the versions before
//! it. Both are made once, when a version is published, and never change.

use std::io;
use std::path::{Path, PathBuf};

use vitrine_base::limits::ArchiveLimits;
use vitrine_base::{PackageId, Sha256, Version, fs};
use vitrine_package::listing::{FileRef, MemberTable, PatchRef};
use vitrine_package::{NewPatch, encode_table, member_table, patches_between};

use crate::PublishError;
use crate::files::{holds, put, short};
use crate::previous::Previous;

/// Versions before a new one that get patches to it: most people who update at all are no further behind.
const PATCHED_VERSIONS: usize = 3;

/// Where tables and patches are made.
pub(crate) struct Tables<'a> {
    pub(crate) out: &'a Path,
    /// A folder on the gallery's own volume for what has to be unpacked.
    pub(crate) staging: &'a Path,
    pub(crate) limits: &'a ArchiveLimits,
    pub(crate) previous: Option<&'a Previous>,
}

/// A package file of the gallery.
#[derive(Clone, Copy)]
pub(crate) struct File<'a> {
    pub(crate) id: &'a PackageId,
    pub(crate) version: &'a Version,
    /// Its path below the gallery.
    pub(crate) path: &'a str,
    pub(crate) sha256: Sha256,
}

impl Tables<'_> {
    /// The table of a file; made with patches from the files of `before` (newest first) when it is not there yet.
    pub(crate) fn of(&self, file: File<'_>, before: &[&str]) -> Result<FileRef, PublishError> {
        if let Some(made) = self.made_before(file)? {
            return Ok(made);
        }
        let path = self.out.join(file.path);
        let refused = |error: vitrine_package::PackageError| io::Error::other(error.to_string());
        let mut table = member_table(&path, self.limits).map_err(refused)?;
        let folder = format!("packages/{}/{}", file.id, file.version);
        let olds = before.iter().take(PATCHED_VERSIONS).map(|old| Some(self.out.join(old)));
        // A tar without an older version still gets its members one by one, for those who have some elsewhere.
        let olds: Vec<Option<PathBuf>> = if before.is_empty() { vec![None] } else { olds.collect() };
        for old in olds {
            self.patch(&mut table, old.as_deref(), &path, &folder)?;
        }
        let bytes = encode_table(&table).map_err(refused)?;
        Ok(put(self.out, &format!("{folder}/members-{}.zst", short(Sha256::of(&bytes))), &bytes)?)
    }

    /// The table an earlier build made of the same bytes.
    fn made_before(&self, file: File<'_>) -> Result<Option<FileRef>, PublishError> {
        let entry = self.previous.and_then(|previous| previous.entry(file.id));
        let version = entry.and_then(|entry| entry.versions.iter().find(|v| v.version == *file.version));
        let artifact = version.and_then(|v| v.artifacts.iter().find(|a| a.sha256 == file.sha256));
        let Some(table) = artifact.and_then(|artifact| artifact.table.clone()) else { return Ok(None) };
        Ok(holds(&self.out.join(&table.path), table.sha256, table.size)?.then_some(table))
    }

    fn patch(
        &self,
        table: &mut MemberTable,
        old: Option<&Path>,
        new: &Path,
        folder: &str,
    ) -> Result<(), PublishError> {
        let scratch = self.staging.join("deltas");
        fs::remove_tree(&scratch)?;
        fs::create_dir_all(&scratch)?;
        let mut keep = |patch: NewPatch| self.keep(table, patch, folder);
        let made = patches_between(old, new, &scratch, self.limits, &mut keep);
        fs::remove_tree(&scratch)?;
        made.map_err(|error| io::Error::other(error.to_string()).into())
    }

    /// Writes a patch and names it at every member it makes, the smallest first.
    fn keep(&self, table: &mut MemberTable, patch: NewPatch, folder: &str) -> io::Result<()> {
        let from = patch.from.map_or_else(|| "whole".to_owned(), short);
        let name = format!("{folder}/patches/{}-{from}", short(patch.to));
        let file = put(self.out, &name, &patch.bytes)?;
        for member in table.members.iter_mut().filter(|member| member.sha256 == patch.to) {
            if !member.patches.iter().any(|known| known.from == patch.from) {
                let file = file.clone();
                member.patches.push(PatchRef { from: patch.from, method: patch.method, file });
                member.patches.sort_by_key(|patch| patch.file.size);
            }
        }
        Ok(())
    }
}
