//! Personas and archives.

use std::path::Path;

use vitrine_base::limits::ArchiveLimits;
use vitrine_package::{ContentRating, DependencyKind, Kind, check_structure, inspect};
use vitrine_testkit::zipfile::{Member, Method};
use vitrine_testkit::{PersonaSpec, ZipBuilder};

fn written(folder: &Path, bytes: &[u8]) -> std::path::PathBuf {
    let path = folder.join("a.hpersona");
    std::fs::write(&path, bytes).unwrap();
    path
}

#[test]
fn personas_of_every_schema_are_packages() {
    let folder = tempfile::tempdir().unwrap();
    for schema in 1..=3 {
        let spec = PersonaSpec::new("mira_star_guide")
            .schema(schema)
            .version("2.1.0")
            .rating("mature")
            .mcp_server("notes", "https://git.example/notes")
            .agent("planner")
            .image_model("sdxl.safetensors", true);
        let inspection =
            inspect(&written(folder.path(), &spec.package()), &ArchiveLimits::default()).unwrap();
        assert_eq!(inspection.kind, Kind::Persona);
        assert_eq!(inspection.id.as_deref(), Some("mira_star_guide"));
        assert_eq!(inspection.name, "Mira Star Guide");
        assert_eq!(inspection.version.as_deref(), Some("2.1.0"));
        assert_ne!(inspection.rating, ContentRating::Everyone);
        assert!(!inspection.has_errors(), "{:?}", inspection.findings);
        assert!(inspection.preview.is_some());
        let needs = |kind| inspection.dependencies.iter().any(|dependency| dependency.kind == kind);
        assert_eq!(needs(DependencyKind::McpServer) && needs(DependencyKind::Agent), schema >= 2);
    }
}

#[test]
fn a_folder_holds_what_the_package_holds() {
    let folder = tempfile::tempdir().unwrap();
    let spec = PersonaSpec::default().member("notes/hello.txt", "hello").without("preview.webp");
    spec.folder(folder.path());
    for (path, bytes) in spec.members() {
        assert_eq!(std::fs::read(folder.path().join(path)).unwrap(), bytes);
    }
    assert!(!folder.path().join("preview.webp").exists());
    assert_eq!(spec.package(), spec.package());
    assert_ne!(spec.package(), spec.clone().picture(2).package());
}

#[test]
fn honest_archives_pass_the_gate_and_the_others_do_not() {
    let folder = tempfile::tempdir().unwrap();
    let honest =
        || ZipBuilder::new().file("a.txt", "hello hello hello").member(Member::stored("b/c.txt", "stored"));
    let gate =
        |zip: ZipBuilder| check_structure(&written(folder.path(), &zip.build()), &ArchiveLimits::default());
    gate(honest()).unwrap();
    let lying: [(&str, Member); 9] = [
        ("local name", Member { local_name: Some("z".into()), ..Member::new("y", "y") }),
        ("checksum", Member { crc: Some(1), ..Member::new("y", "y") }),
        ("size", Member { size: Some(9), ..Member::new("y", "y") }),
        ("local size", Member { local_size: Some(9), ..Member::new("y", "y") }),
        ("method", Member { method: Method::Other(12), ..Member::new("y", "y") }),
        ("encryption", Member { flags: 1 << 11 | 1, ..Member::new("y", "y") }),
        ("descriptor", Member { descriptor: true, ..Member::new("y", "y") }),
        ("link", Member::link("y", "/etc/passwd")),
        ("traversal", Member::new("../y", "y")),
    ];
    for (what, member) in lying {
        assert!(gate(honest().member(member)).is_err(), "{what}");
    }
    assert!(gate(honest().prefix("MZ")).is_err());
    assert!(gate(honest().gap("gap")).is_err());
    assert!(gate(honest().suffix("more")).is_err());
    assert!(gate(honest().claimed_count(1)).is_err());
    assert!(gate(honest().file("a.txt", "twice")).is_err());
}
