//! Where the bytes of a version are, what is known of them, and under which path they are signed.

use vitrine_base::{PackageId, Timestamp, Version};
use vitrine_package::Kind;
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
    located.target = target(record, found);
    let own = own_path(found).or(located.target.as_deref());
    located.table = found.table.as_ref().map(|file| table_at(&index, file, &located.mirrors, own));
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
        trust: kept.standing(now).level(found.is_vouched_for()),
        kind: record.kind,
        name: record.name.clone(),
        maker: record.maker.clone(),
        policy: source.source.policy(),
        filename: format!("{}-{}.{}", record.id, found.version, ending(record.kind, &found.mirrors)),
        content: found.content,
        table: None,
        base: None,
        target: None,
        platform,
        blocked: None,
        package: (record.id.clone(), found.version.clone()),
    }
}

pub(crate) fn table_at(index: &Location, file: &FileRef, mirrors: &[Location], own: Option<&str>) -> TableAt {
    TableAt { mirrors: places(index, &file.path, mirrors, own), sha256: file.sha256, size: file.size }
}

/// Where a file of the gallery is: beside its index, and on every mirror that has the artifact (`own` is its path in
/// the gallery) where the gallery has it.
pub(crate) fn places(index: &Location, path: &str, mirrors: &[Location], own: Option<&str>) -> Vec<Location> {
    let mut places = sources::beside(index, path);
    let bases = own.into_iter().flat_map(|own| mirrors.iter().filter_map(|mirror| base_of(mirror, own)));
    for place in bases.flat_map(|base| sources::below(&base, path)) {
        if !places.contains(&place) {
            places.push(place);
        }
    }
    places
}

/// The gallery's folder on a mirror.
fn base_of(mirror: &Location, own: &str) -> Option<Location> {
    match mirror {
        Location::Web(url) => {
            let above = url.path().strip_suffix(own)?;
            let above = above.ends_with('/').then_some(above)?.to_owned();
            let mut base = url.clone();
            base.set_query(None);
            base.set_fragment(None);
            base.set_path(&above);
            Some(Location::Web(base))
        }
        Location::File(path) if path.ends_with(own) => {
            let depth = std::path::Path::new(own).components().count();
            path.ancestors().nth(depth).map(|base| Location::File(base.to_owned()))
        }
        Location::File(_) => None,
    }
}

/// Endings that say how a file is packed; those of two parts first.
const ENDINGS: [&str; 12] = [
    "tar.gz", "tar.xz", "tar.zst", "tar.bz2", "tgz", "txz", "tzst", "tbz2", "tar", "zip", "hpersona",
    "flatpak",
];

/// What the file ends in: as its first mirror has it, else as is usual for its kind.
fn ending(kind: Kind, mirrors: &[String]) -> &'static str {
    let name = mirrors.first().and_then(|mirror| file_name(mirror)).unwrap_or_default().to_ascii_lowercase();
    let ends = |ending: &&&str| name.strip_suffix(**ending).is_some_and(|stem| stem.ends_with('.'));
    ENDINGS.iter().find(ends).copied().unwrap_or_else(|| folder::extension(kind))
}

/// The last part of an address.
fn file_name(address: &str) -> Option<&str> {
    let path = address.split(['?', '#']).next()?;
    path.trim_end_matches('/').rsplit('/').next().filter(|name| !name.is_empty())
}

/// The artifact's path in its own gallery, where it has one.
fn own_path(version: &VersionRecord) -> Option<&str> {
    let own = version.mirrors.iter().find(|mirror| !mirror.contains("://") && !mirror.starts_with("//"));
    own.map(|path| path.trim_start_matches('/'))
}

/// The path an artifact is signed under; `None` where the list does not say where it is.
fn target(record: &Record, version: &VersionRecord) -> Option<String> {
    let file = own_path(version).or(version.mirrors.first().map(String::as_str)).and_then(file_name)?;
    Some(signed_path(&record.id, &version.version, file))
}

/// The one path a file of a version can be signed under, wherever it lies: what a publisher owns is told by it.
pub(crate) fn signed_path(id: &PackageId, version: &Version, file: &str) -> String {
    format!("packages/{id}/{version}/{file}")
}

/// True for a path as [`signed_path`] makes it.
pub(crate) fn is_signed_path(path: &str, id: &PackageId, version: &Version) -> bool {
    let file = path.strip_prefix(&signed_path(id, version, ""));
    file.is_some_and(|file| !matches!(file, "" | "." | "..") && !file.contains(['/', '\\']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_ends_as_its_mirror_says() {
        let of = |mirror: &str| ending(Kind::Tool, &[mirror.to_owned()]);
        assert_eq!(of("packages/jq/1.7/linux-x86_64.tar.gz"), "tar.gz");
        assert_eq!(of("https://h.example/jq.TAR.XZ?raw=1"), "tar.xz");
        assert_eq!(of("https://h.example/jq.tgz"), "tgz");
        assert_eq!(of("/p/jq/1.7.0"), "zip");
        assert_eq!(of(".zip/"), "zip");
        assert_eq!(ending(Kind::Persona, &[]), folder::extension(Kind::Persona));
    }

    #[test]
    fn the_path_of_a_signature_names_the_version() {
        let (id, version) = (PackageId::new("jq").unwrap(), Version::new("1.7").unwrap());
        for (path, right) in [
            ("packages/jq/1.7/jq.zip", true),
            ("packages/jq/1.7/", false),
            ("packages/jq/1.7/..", false),
            ("packages/jq/1.7/a/jq.zip", false),
            ("packages/jq/1.8/jq.zip", false),
            ("packages/other/1.7/jq.zip", false),
            ("files/jq.zip", false),
            ("/packages/jq/1.7/jq.zip", false),
        ] {
            assert_eq!(is_signed_path(path, &id, &version), right, "{path}");
        }
    }

    #[test]
    fn a_table_is_looked_for_wherever_the_gallery_is() {
        let at = |text: &str| Location::parse(text).unwrap();
        let own = "packages/jq/1.7/jq.zip";
        let mirrors = [
            at("https://g.example/packages/jq/1.7/jq.zip"),
            at("https://cdn.example/g/packages/jq/1.7/jq.zip?token=1"),
            at("https://github.example/releases/jq.zip"),
            at("https://odd.example/notpackages/jq/1.7/jq.zip"),
        ];
        let found = places(&at("https://g.example/vitrine.json"), "tables/t.zst", &mirrors, Some(own));
        let found: Vec<String> = found.iter().map(Location::full).collect();
        assert_eq!(found, ["https://g.example/tables/t.zst", "https://cdn.example/g/tables/t.zst"]);
        let here = [at("/mirror/packages/jq/1.7/jq.zip")];
        let found = places(&at("/gallery/vitrine.json"), "t.zst", &here, Some(own));
        assert_eq!(found, [at("/gallery/t.zst"), at("/mirror/t.zst")]);
    }
}
