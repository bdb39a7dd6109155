//! Every real package there is: all are taken, without an error.

use std::path::PathBuf;

use vitrine_base::limits::ArchiveLimits;
use vitrine_base::{Sha256, Silent};
use vitrine_package::{ContentRating, DependencyKind, Severity, inspect, pack, unpack};

use crate::properties::tree;
use crate::shared;

fn real_packages() -> Vec<PathBuf> {
    let Some(data) = shared::data() else { return Vec::new() };
    let mut found: Vec<PathBuf> = tree(&data.join("homepilot"))
        .into_keys()
        .filter(|path| path.ends_with(".hpersona"))
        .map(|path| data.join("homepilot").join(path))
        .collect();
    found.sort();
    assert!(found.len() >= 60, "only {} real packages", found.len());
    found
}

#[test]
fn all_real_packages_are_taken() {
    for path in real_packages() {
        let inspection = inspect(&path, &ArchiveLimits::default())
            .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        assert!(!inspection.has_errors(), "{}: {:?}", path.display(), inspection.findings);
        assert!(!inspection.name.is_empty() && !inspection.summary.is_empty(), "{}", path.display());
        assert!(inspection.id.is_some() && !inspection.description.is_empty(), "{}", path.display());
        assert!(inspection.schema == 1 || inspection.preview.is_some(), "{}", path.display());
        let warnings: Vec<_> =
            inspection.findings.iter().filter(|finding| finding.severity > Severity::Advice).collect();
        assert!(warnings.is_empty(), "{}: {warnings:?}", path.display());
    }
}

#[test]
fn nora_is_who_she_is() {
    let Some(data) = shared::data() else { return };
    let path = data.join("homepilot/bucket/packages/nora_memory_keeper/1.0.0/persona.hpersona");
    let nora = inspect(&path, &ArchiveLimits::default()).unwrap();
    assert_eq!(nora.id.as_deref(), Some("nora_memory_keeper"));
    assert_eq!(nora.name, "Nora Whitfield");
    assert_eq!(nora.summary, "Memory keeper — captures, organizes, and recalls your notes instantly");
    assert_eq!(nora.tags, ["notes", "memory", "productivity"]);
    assert_eq!((nora.rating, nora.schema, nora.version), (ContentRating::Everyone, 2, None));
    assert_eq!(nora.preview.as_deref(), Some("assets/thumb_avatar_nora.webp"));
    assert!(nora.description.starts_with("Nora spent a decade as a head librarian"));
    assert_eq!(nora.members.len(), 12);
    let server = nora.dependencies.iter().find(|need| need.kind == DependencyKind::McpServer).unwrap();
    assert_eq!(server.name, "mcp-local-notes");
    let origin = "https://github.com/HomePilotAI/mcp-servers (v0.1.0, servers/mcp-local-notes)";
    assert_eq!(server.origin.as_deref(), Some(origin));
    assert!(server.required && !server.names_commands);
    let tools = nora.dependencies.iter().filter(|need| need.kind == DependencyKind::Tool).count();
    assert_eq!(tools, 4 + 6 + 1);
    let model = nora.dependencies.iter().find(|need| need.kind == DependencyKind::Model).unwrap();
    assert_eq!((model.name.as_str(), model.required), ("llama3:8b", false));
}

#[test]
fn a_chata_package_says_its_version_and_maker() {
    let Some(data) = shared::data() else { return };
    let path = data.join("homepilot/bucket/packages/chillbro_regular/1.0.0/persona.hpersona");
    let chill = inspect(&path, &ArchiveLimits::default()).unwrap();
    assert_eq!(chill.name, "ChillBro ✧");
    assert_eq!(chill.version.as_deref(), Some("1.0.0"));
    assert_eq!(chill.maker, "Chata AI Community");
    assert_eq!(chill.preview.as_deref(), Some("preview.webp"));
    let model = chill.dependencies.iter().find(|need| need.name == "stylegan_fakeface").unwrap();
    assert!(!model.required);
}

#[test]
fn a_real_package_unpacked_and_packed_again_is_the_same_persona() {
    let Some(path) = real_packages().into_iter().next() else { return };
    let work = tempfile::tempdir().unwrap();
    let (folder, out) = (work.path().join("folder"), work.path().join("out.hpersona"));
    std::fs::create_dir(&folder).unwrap();
    let first = unpack(&path, &folder, &ArchiveLimits::default(), &Silent).unwrap();
    for (name, bytes) in tree(&folder) {
        let member = first.members.iter().find(|member| member.path == name).unwrap();
        assert_eq!((member.size, member.sha256), (bytes.len() as u64, Sha256::of(&bytes)));
    }
    let again = pack(&folder, &out, &ArchiveLimits::default()).unwrap();
    assert_eq!(first, again);
    assert_eq!(first.content_root(), again.content_root());
}
