//! Where the bytes of a version are, what is known of them, and under which path they are signed.

use vitrine_base::{Timestamp, Version};
use vitrine_package::listing::FileRef;
use vitrine_transfer::Location;

use crate::database::rows::KeptRow;
use crate::database::sources::SourceRow;
use crate::details::index_of;
use crate::listing::{Pointer, Record, VersionRecord};
use crate::sources::{self, folder};
use crate::{Located, TableAt};

/// One version of a listing; `None` when it is not listed.
pub(crate) fn of(source: &SourceRow, kept: &KeptRow, version: &Version, now: Timestamp) -> Option<Located> {
    let record = &kept.record;
    let found = record.versions.iter().find(|v| v.version == *version)?;
    let mut located = bare(source, kept, found, now);
    if kept.dropped {
        let pointer = Pointer { at: found.mirrors.clone(), sha256: None };
        located.mirrors =
            kept.dropped_file(&source.source.location, &pointer).map(Location::File).into_iter().collect();
        return Some(located);
    }
    let protocol = sources::of(source.source.protocol)?;
    let index = index_of(source);
    located.mirrors = (protocol.package_at)(&index, record, found);
    located.base = Some(sources::folder_of(&index));
    located.table = found.table.as_ref().map(|file| table_at(&index, file));
    located.target = target(record, found);
    located.blocked = source.blocked(now);
    Some(located)
}

fn bare(source: &SourceRow, kept: &KeptRow, found: &VersionRecord, now: Timestamp) -> Located {
    let record = &kept.record;
    let platform = if found.platforms.is_empty() { Some("any".to_owned()) } else { found.platform.clone() };
    Located {
        mirrors: Vec::new(),
        sha256: found.sha256,
        size: found.size,
        trust: kept.standing(now).level(found.sha256.is_some()),
        kind: record.kind,
        name: record.name.clone(),
        maker: record.maker.clone(),
        policy: source.source.policy(),
        filename: format!("{}-{}.{}", record.id, found.version, folder::extension(record.kind)),
        content: found.content,
        table: None,
        base: None,
        target: None,
        platform,
        blocked: None,
        package: (record.id.clone(), found.version.clone()),
    }
}

fn table_at(index: &Location, file: &FileRef) -> TableAt {
    TableAt { mirrors: sources::beside(index, &file.path), sha256: file.sha256, size: file.size }
}

/// The path an artifact is signed under: its own in the gallery, else (where it lies on other hosts only) the one
/// it would have. `None` where the list does not say where it is.
fn target(record: &Record, version: &VersionRecord) -> Option<String> {
    let own = version.mirrors.iter().find(|mirror| !mirror.contains("://") && !mirror.starts_with("//"));
    if let Some(path) = own {
        return Some(path.trim_start_matches('/').to_owned());
    }
    let address = version.mirrors.first()?.split(['?', '#']).next()?;
    let file = address.trim_end_matches('/').rsplit('/').next()?;
    Some(format!("packages/{}/{}/{file}", record.id, version.version))
}
