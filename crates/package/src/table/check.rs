//! What a table must not say, whoever signed it.

use vitrine_base::limits::ArchiveLimits;
use vitrine_base::path_policy::{self, PathSet};

use super::table_content;
use crate::archive::shown;
use crate::listing::{Cut, MemberTable, Packed, TABLE_FORMAT, TableMember};
use crate::pack::flush;

/// The shortest local header with a name, bytes: no member's bytes begin before it.
const LOCAL_BYTES: u64 = 30;

/// The most patches one member may name.
const PATCHES: usize = 64;

type Verdict = Result<(), String>;

/// Refuses a table that contradicts itself or breaks a limit.
pub(super) fn check(table: &MemberTable, limits: &ArchiveLimits) -> Verdict {
    if table.format != TABLE_FORMAT {
        return Err(format!("it is of the format “{}”, not {TABLE_FORMAT}", shown(&table.format)));
    }
    let unpacked = table.members.iter().fold(0_u64, |sum, member| sum.saturating_add(member.size));
    let too_large =
        table.members.len() > limits.entries || unpacked > limits.unpacked || table.size > limits.packed;
    if too_large {
        return Err("the package is larger than any may be".into());
    }
    if table.cut.is_some_and(|cut| !flush::is_sane(cut)) {
        return Err("its cut into chunks has sizes that cannot be".into());
    }
    check_paths(table, limits)?;
    check_spans(table)?;
    for member in &table.members {
        check_member(member, table.cut).map_err(|what| format!("“{}” {what}", shown(&member.path)))?;
    }
    match table_content(&table.members) == table.content {
        true => Ok(()),
        false => Err("its content root is not that of its members".into()),
    }
}

fn check_paths(table: &MemberTable, limits: &ArchiveLimits) -> Verdict {
    let mut paths = PathSet::new();
    for member in &table.members {
        path_policy::check_path(&member.path, limits.path, limits.depth)
            .and_then(|()| paths.insert(&member.path, true))
            .map_err(|problem| format!("“{}” is no path for a file: {problem}", shown(&member.path)))?;
    }
    match table.members.is_sorted_by(|a, b| a.path < b.path) {
        true => Ok(()),
        false => Err("its members are not sorted by path".into()),
    }
}

/// Packed bytes lie in the artifact, one behind the other with a header between.
fn check_spans(table: &MemberTable) -> Verdict {
    let mut spans: Vec<(Packed, &str)> =
        table.members.iter().filter_map(|member| Some((member.span?, member.path.as_str()))).collect();
    spans.sort_by_key(|(span, _)| span.offset);
    let mut free = 0_u64;
    for (span, path) in spans {
        let end = span.offset.checked_add(span.size).filter(|end| *end <= table.size);
        if span.offset < free.saturating_add(LOCAL_BYTES) || end.is_none() {
            return Err(format!("“{}” lies outside the artifact or in another member", shown(path)));
        }
        free = end.unwrap_or(free);
    }
    Ok(())
}

fn check_member(member: &TableMember, cut: Option<Cut>) -> Result<(), &'static str> {
    if member.link.is_some() && (member.size != 0 || member.span.is_some()) {
        return Err("is a link and yet has bytes");
    }
    match member.span {
        Some(Packed { method: 0, size, .. }) if size != member.size => {
            return Err("is stored as it is, and yet its two sizes differ");
        }
        Some(Packed { method: 0 | 8, .. }) | None => {}
        Some(_) => return Err("is packed with a method that is not taken"),
    }
    if member.patches.len() > PATCHES {
        return Err("has more patches than anyone needs");
    }
    if member.chunks.is_empty() { Ok(()) } else { check_chunks(member, cut) }
}

fn check_chunks(member: &TableMember, cut: Option<Cut>) -> Result<(), &'static str> {
    let (Some(Packed { method: 8, size, .. }), Some(cut)) = (member.span, cut) else {
        return Err("has chunks and is not packed in chunks");
    };
    let sane = member.chunks.iter().all(|chunk| {
        (1..=cut.max).contains(&chunk.size)
            && (1..=cut.max.saturating_add(cut.max / 8)).contains(&chunk.packed)
    });
    let sum = |size: fn(&crate::listing::Chunk) -> u32| -> u64 {
        member.chunks.iter().map(|chunk| u64::from(size(chunk))).sum()
    };
    match sane && sum(|chunk| chunk.size) == member.size && sum(|chunk| chunk.packed) == size {
        true => Ok(()),
        false => Err("has chunks that do not add up to it"),
    }
}
