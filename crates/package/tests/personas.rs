//! Personas of every schema and dialect, whole ones and broken ones.

use std::path::Path;
use std::sync::Arc;

use vitrine_base::Silent;
use vitrine_base::fs::{Disk, Operation, watch_disk};
use vitrine_base::limits::ArchiveLimits;
use vitrine_package::{
    ContentRating, Dependency, DependencyKind, Inspection, Kind, PackageError, Severity, inspect,
    read_member, unpack,
};

use crate::zips::{Entry, on_disk, zip};

pub(crate) const MANIFEST: &str = "manifest.json";
const AGENT: &str = "blueprint/persona_agent.json";
const APPEARANCE: &str = "blueprint/persona_appearance.json";
const CARD: &str = "preview/card.json";

/// The smallest whole persona of schema 2.
pub(crate) fn persona_files() -> Vec<(String, Vec<u8>)> {
    let files = [
        (
            MANIFEST,
            r#"{"kind":"homepilot.persona","schema_version":2,"package_version":2,"content_rating":"sfw"}"#,
        ),
        (
            AGENT,
            r#"{"id":"lamplighter","label":"Ida Lamplighter","role":"Night guide",
                "response_style":{"tone":"Calm"},"allowed_tools":["map_find"]}"#,
        ),
        (APPEARANCE, r#"{"style_preset":"casual","selected_filename":"avatar_ida.png"}"#),
        (
            CARD,
            r#"{"name":"Ida","short":"Shows the way after dark","tags":["night","city","night"],
                "backstory":"Ida has lit lamps for *forty* years.\n\n# Not a heading"}"#,
        ),
    ];
    files.into_iter().map(|(path, text)| (path.to_owned(), text.as_bytes().to_vec())).collect()
}

/// A persona with members replaced (or added), or taken away when the text is empty.
pub(crate) fn persona(changes: &[(&str, &str)]) -> Vec<u8> {
    let mut files = persona_files();
    for (path, text) in changes {
        files.retain(|(known, _)| known != path);
        if !text.is_empty() {
            files.push(((*path).to_owned(), text.as_bytes().to_vec()));
        }
    }
    let entries: Vec<Entry> = files.iter().map(|(path, bytes)| Entry::deflated(path, bytes)).collect();
    zip(&entries)
}

fn look(bytes: &[u8]) -> Result<Inspection, PackageError> {
    inspect(&on_disk(bytes).path, &ArchiveLimits::default())
}

fn looked(changes: &[(&str, &str)]) -> Inspection {
    look(&persona(changes)).unwrap()
}

#[track_caller]
fn refused(changes: &[(&str, &str)], code: &str, words: &str) {
    let error = look(&persona(changes)).expect_err("the package was accepted");
    assert_eq!(error.code(), code, "{error}");
    assert!(error.to_string().contains(words), "“{error}” does not say “{words}”");
}

/// The severity and member of a finding; `None` when it was not made.
fn found(inspection: &Inspection, code: &str) -> Option<(Severity, Option<String>)> {
    let finding = inspection.findings.iter().find(|finding| finding.code == code)?;
    assert!(finding.sentence.ends_with('.'), "no sentence: {}", finding.sentence);
    Some((finding.severity, finding.member.clone()))
}

fn needs(inspection: &Inspection, name: &str) -> Dependency {
    let dependency = inspection.dependencies.iter().find(|dependency| dependency.name == name);
    dependency.unwrap_or_else(|| panic!("no {name} in {:?}", inspection.dependencies)).clone()
}

#[test]
fn reads_the_homepilot_dialect() {
    let ida = looked(&[]);
    assert_eq!((ida.kind, ida.schema), (Kind::Persona, 2));
    assert_eq!(ida.id.as_deref(), Some("lamplighter"));
    assert_eq!(ida.name, "Ida Lamplighter");
    assert_eq!((ida.version, ida.licence, ida.homepage), (None, None, None));
    assert_eq!(ida.summary, "Shows the way after dark");
    assert_eq!(ida.tags, ["night", "city"]);
    assert_eq!(ida.rating, ContentRating::Everyone);
    assert!(ida.description.contains("for \\*forty\\* years."), "{}", ida.description);
    assert!(ida.description.contains("\n\\# Not a heading"), "{}", ida.description);
    assert!(ida.description.contains("- **Tone:** Calm"), "{}", ida.description);
    let paths: Vec<&str> = ida.members.iter().map(|member| member.path.as_str()).collect();
    assert_eq!(paths, [AGENT, APPEARANCE, MANIFEST, CARD]);
    assert_eq!(ida.unpacked, ida.members.iter().map(|member| member.size).sum::<u64>());
}

#[test]
fn reads_the_other_dialect() {
    let sage = looked(&[
        (
            AGENT,
            r#"{"schema_version":2,"id":"sage","name":"Sage","role":"Researcher","class_id":"scholar",
            "description":"Finds sources.","opening_message":"Hello!\nWhat shall we look for?",
            "tone_tags":["calm","exact"],"style_tags":["Academic"],"memory_mode":"adaptive"}"#,
        ),
        (APPEARANCE, r#"{"avatar_id":"a","thumb_id":"t","palette":{},"emoji":"🔎"}"#),
        (
            CARD,
            r#"{"name":"Sage","description":"Finds and weighs sources","images":{"preview":"preview.webp"}}"#,
        ),
        (
            "dependencies/tools.json",
            r#"{"tools":["web_search",{"id":"cite","description":"Writes citations"}]}"#,
        ),
        ("dependencies/models.json", r#"{"models":["llama3:8b",{"name":"tiny","required":false}]}"#),
        ("dependencies/suite.json", r#"{"members":["archivist"]}"#),
    ]);
    assert_eq!(sage.name, "Sage");
    assert_eq!(sage.summary, "Finds and weighs sources");
    assert!(sage.description.contains("> Hello\\!\n> What shall we look for?"), "{}", sage.description);
    assert!(sage.description.contains("- **Tone:** calm, exact"), "{}", sage.description);
    assert_eq!(needs(&sage, "cite").purpose, "Writes citations");
    assert_eq!(needs(&sage, "web_search").kind, DependencyKind::Tool);
    assert!(needs(&sage, "llama3:8b").required);
    assert!(!needs(&sage, "tiny").required);
    assert_eq!(needs(&sage, "archivist").kind, DependencyKind::Agent);
    assert!(!sage.has_errors());
}

#[test]
fn reads_schema_one_without_dependencies() {
    let manifest = r#"{"kind":"homepilot.persona","schema_version":1,"package_version":1}"#;
    let old = looked(&[(MANIFEST, manifest)]);
    assert_eq!(old.schema, 1);
    let tool = needs(&old, "map_find");
    assert_eq!((tool.kind, tool.required), (DependencyKind::Tool, false));
}

#[test]
fn reads_schema_three_and_our_own_keys() {
    let manifest = "\u{feff}{\"kind\":\"homepilot.persona\",\"schema_version\":3,\"package_version\":2,\
        \"id\":\"ida\",\"name\":\"Ida\",\"version\":\"1.2.0\",\"author\":{\"name\":\"Lamp Works\"},\
        \"summary\":\"Our own line\",\"description\":\"**Bold** words\",\"license\":\"CC-BY-4.0\",\
        \"homepage\":\"https://example.org/ida\",\"tags\":[\"lamp\"],\"changelog\":\"- brighter\"}";
    let ida = looked(&[
        (MANIFEST, manifest),
        ("blueprint/voice_profile.json", "{}"),
        (
            "dependencies/packages.json",
            r#"{"packages":[{"id":"lamp_set","version":"2.0","note":"Her lamps","required":false},
                {"id":"../evil"}]}"#,
        ),
    ]);
    assert_eq!((ida.schema, ida.version.as_deref(), ida.id.as_deref()), (3, Some("1.2.0"), Some("ida")));
    assert_eq!(ida.name, "Ida Lamplighter");
    assert_eq!((ida.maker.as_str(), ida.summary.as_str()), ("Lamp Works", "Our own line"));
    assert_eq!(ida.licence.as_deref(), Some("CC-BY-4.0"));
    assert_eq!(ida.homepage.as_deref(), Some("https://example.org/ida"));
    assert_eq!((ida.tags, ida.changelog.as_str()), (vec!["lamp".to_owned()], "- brighter"));
    assert!(ida.description.starts_with("**Bold** words\n\n- **Role:** Night guide"));
    let lamps = ida.dependencies.iter().find(|need| need.kind == DependencyKind::Package).unwrap();
    assert_eq!((lamps.name.as_str(), lamps.required), ("lamp_set", false));
    assert_eq!(lamps.purpose, "Her lamps (version 2.0)");
    assert!(ida.findings.iter().any(|finding| finding.code == "package.dependency_id"));
}

#[test]
fn tells_dependencies_in_plain_words() {
    let ida = looked(&[
        (
            "dependencies/models.json",
            r#"{"image_models":[{"filename":"lamp.safetensors","architecture":"sdxl","role":"portraits",
                "required":true}],"llm_hint":{"min_capability":"7b","recommended":"llama3:8b","note":"Any."}}"#,
        ),
        (
            "dependencies/mcp_servers.json",
            r#"{"servers":[{"name":"mcp-map","description":"Maps","source":{"type":"external",
                "git":"https://example.org/maps","ref":"v1","subdir":"srv"},"tools_provided":["map.find"]},
                {"name":"mcp-run","install":{"source_repo":"https://example.org/run","install_cmd":"make install",
                "start_cmd":["python","-m","run"]}},
                {"name":"mcp-in","source":{"type":"builtin","builtin_id":"notes"}}]}"#,
        ),
        (
            "dependencies/tools.json",
            r#"{"personality_tools":{"tools":["map_find"]},"forge_tools":{"tools":["map.find",{"id":"x1",
                "name":"map.draw","description":"Draws maps"}]},
                "tool_schemas":[{"name":"map.find","description":"Finds a place"}]}"#,
        ),
        (
            "dependencies/a2a_agents.json",
            r#"{"agents":[{"name":"porter","description":"Opens gates","required":false}]}"#,
        ),
        ("dependencies/suite.json", r#"{"recommended_suite":"default_home","forge_sync_required":true}"#),
    ]);
    let image = needs(&ida, "lamp.safetensors");
    assert_eq!(image.purpose, "Makes pictures (portraits, sdxl)");
    let model = needs(&ida, "llama3:8b");
    assert_eq!(model.purpose, "Language model it was made with; 7b or larger. Any.");
    assert!(image.required && !model.required);
    let map = needs(&ida, "mcp-map");
    assert_eq!(map.kind, DependencyKind::McpServer);
    assert_eq!(map.purpose, "Maps. Offers map.find");
    assert_eq!(map.origin.as_deref(), Some("https://example.org/maps (v1, srv)"));
    assert!(!map.names_commands);
    assert!(needs(&ida, "mcp-run").names_commands);
    assert_eq!(needs(&ida, "mcp-run").origin.as_deref(), Some("https://example.org/run"));
    assert_eq!(needs(&ida, "mcp-in").origin.as_deref(), Some("builtin"));
    assert_eq!(needs(&ida, "map.find").purpose, "Finds a place");
    assert_eq!(needs(&ida, "map.draw").purpose, "Draws maps");
    assert_eq!(needs(&ida, "porter").kind, DependencyKind::Agent);
    assert!(needs(&ida, "default_home").required);
    assert_eq!(found(&ida, "package.names_commands"), Some((Severity::Warning, None)));
}

#[test]
fn what_runs_has_a_digest_of_all_that_is_said_of_it() {
    let digest = |servers: &str| {
        let document = format!(r#"{{"servers":[{servers}]}}"#);
        let ida = looked(&[("dependencies/mcp_servers.json", &document)]);
        needs(&ida, "run").digest.unwrap()
    };
    let first = digest(r#"{"name":"run","install":{"start_cmd":"a","port":1}}"#);
    assert_eq!(first, digest(r#"{ "install": {"port":1, "start_cmd":"a"}, "name":"run"}"#));
    for other in [
        r#"{"name":"run","install":{"start_cmd":"b","port":1}}"#,
        r#"{"name":"run","install":{"start_cmd":["a"],"port":1}}"#,
        r#"{"name":"run","install":{"start_cmd":"a","port":2}}"#,
        // It is listed once, and either may be started.
        r#"{"name":"run","install":{"start_cmd":"a","port":1}},{"name":"run","start_cmd":"b"}"#,
    ] {
        assert_ne!(first, digest(other), "{other}");
    }
    let quiet = looked(&[("dependencies/a2a_agents.json", r#"{"agents":["porter"]}"#)]);
    assert_eq!(needs(&quiet, "porter").digest, None);
}

#[test]
fn the_strictest_rating_counts() {
    let rated = |manifest: &str, card: &str| {
        let manifest =
            format!(r#"{{"kind":"homepilot.persona","schema_version":2,"content_rating":{manifest}}}"#);
        looked(&[(MANIFEST, &manifest), (CARD, card)])
    };
    assert_eq!(rated(r#""mature""#, "{}").rating, ContentRating::Mature);
    assert_eq!(rated(r#""nsfw""#, "{}").rating, ContentRating::Adult);
    assert_eq!(rated(r#""adult""#, "{}").rating, ContentRating::Adult);
    assert_eq!(rated("null", "{}").rating, ContentRating::Everyone);
    assert_eq!(rated(r#""sfw""#, r#"{"nsfw":true}"#).rating, ContentRating::Adult);
    let odd = rated(r#""spicy""#, "{}");
    assert_eq!(odd.rating, ContentRating::Mature);
    assert_eq!(found(&odd, "package.rating_unknown"), Some((Severity::Warning, Some(MANIFEST.into()))));
}

#[test]
fn what_is_no_persona_is_refused_in_words() {
    let error = look(&zip(&[Entry::stored("readme.txt", b"hi")])).unwrap_err();
    assert_eq!(error.code(), "package.unknown_kind");
    assert!(error.to_string().contains("manifest.json"), "{error}");
    assert_eq!(look(&zip(&[])).unwrap_err().code(), "package.unknown_kind");
    assert_eq!(look(b"no zip").unwrap_err().code(), "archive.not_a_zip");
    refused(&[(MANIFEST, "")], "package.missing_member", "“manifest.json” is missing");
    refused(&[(AGENT, "")], "package.missing_member", "“blueprint/persona_agent.json” is missing");
    refused(&[(APPEARANCE, "")], "package.missing_member", "persona_appearance.json");
    let other = r#"{"kind":"homepilot.bundle","schema_version":2}"#;
    refused(&[(MANIFEST, other)], "package.wrong_kind", "“homepilot.bundle”");
    refused(&[(MANIFEST, r#"{"schema_version":2}"#)], "package.bad_shape", "“kind” is missing");
    refused(&[(MANIFEST, "{\n  \"kind\": oops}")], "package.bad_json", "line 2, column");
    refused(&[(MANIFEST, "[]")], "package.bad_shape", "not a JSON object");
    refused(&[(AGENT, "{")], "package.bad_json", "“blueprint/persona_agent.json”");
    refused(&[(MANIFEST, &"[".repeat(5000))], "package.bad_json", "recursion");
}

#[test]
fn schemas_of_the_future_are_named() {
    let manifest = |schema: &str| format!(r#"{{"kind":"homepilot.persona","schema_version":{schema}}}"#);
    let words = "made for schema 99; this Vitrine reads 1 to 3";
    refused(&[(MANIFEST, &manifest("99"))], "package.unknown_schema", words);
    refused(&[(MANIFEST, &manifest("0"))], "package.unknown_schema", "schema 0");
    refused(&[(MANIFEST, &manifest("-1"))], "package.unknown_schema", "schema -1");
    refused(&[(MANIFEST, &manifest("null"))], "package.bad_shape", "schema_version");
    refused(&[(MANIFEST, &manifest("2.5"))], "package.bad_shape", "schema_version");
    assert_eq!(looked(&[(MANIFEST, &manifest("\"2\""))]).schema, 2);
}

#[test]
fn a_required_member_that_is_huge_is_refused() {
    let agent = format!(r#"{{"label":"Ida","system_prompt":"{}"}}"#, "ab".repeat(1_100_000));
    let mut entries: Vec<Entry> =
        persona_files().iter().map(|(path, bytes)| Entry::stored(path, bytes)).collect();
    entries[1] = Entry::stored(AGENT, agent.as_bytes());
    let error = look(&zip(&entries)).unwrap_err();
    assert_eq!(error.code(), "package.member_too_large");
    assert!(error.to_string().contains("at most 2097152"), "{error}");
}

#[test]
fn lesser_troubles_are_findings() {
    let plain = looked(&[(CARD, "")]);
    assert_eq!(found(&plain, "persona.card_missing"), Some((Severity::Advice, None)));
    assert_eq!(found(&plain, "persona.picture_missing"), Some((Severity::Advice, None)));
    let bad = looked(&[(CARD, "{"), ("dependencies/tools.json", "[]")]);
    assert_eq!(found(&bad, "persona.card_unreadable"), Some((Severity::Warning, Some(CARD.into()))));
    assert!(found(&bad, "persona.document_unreadable").is_some());
    let unnamed = looked(&[(AGENT, r#"{"id":"ida","label":" "}"#), (CARD, "{}")]);
    assert_eq!(unnamed.name, "ida");
    assert!(found(&unnamed, "persona.label_empty").is_some());
    assert!(found(&unnamed, "persona.name_missing").is_some());
    let odd = looked(&[(AGENT, r#"{"id":"a/../b","label":"Ida"}"#)]);
    assert_eq!(odd.id, None);
    assert!(found(&odd, "package.id_unusable").is_some());
    let files = looked(&[
        ("assets/run.sh", "echo"),
        ("assets/voice.wav", "RIFF"),
        ("assets/tool.dat", "\u{7f}ELF\u{1}"),
        ("assets/logo.svg", "<svg/>"),
        ("assets/.DS_Store", "x"),
    ]);
    let programs: Vec<_> =
        files.findings.iter().filter(|f| f.code == "package.executable").map(|f| f.member.clone()).collect();
    assert_eq!(programs, [Some("assets/run.sh".into()), Some("assets/tool.dat".into())]);
    assert!(found(&files, "persona.asset_type").is_some());
    assert_eq!(found(&files, "package.svg").map(|(severity, _)| severity), Some(Severity::Advice));
    assert!(found(&files, "package.stray_file").is_some());
    assert!(!files.has_errors());
    let severities: Vec<_> = files.findings.iter().map(|finding| finding.severity).collect();
    assert!(severities.is_sorted_by(|a, b| a >= b), "gravest first: {severities:?}");
}

#[test]
fn script_in_texts_is_escaped_and_told() {
    let ida = looked(&[(
        CARD,
        r#"{"short":"<script>alert(1)</script>","backstory":"<img src=x onerror=alert(1)> [x](javascript:a)"}"#,
    )]);
    assert_eq!(found(&ida, "package.script_in_text"), Some((Severity::Warning, Some(CARD.into()))));
    assert!(ida.description.contains("\\<img"), "{}", ida.description);
    assert!(ida.description.contains("\\[x\\](javascript"), "{}", ida.description);
    assert_eq!(found(&looked(&[]), "package.script_in_text"), None);
}

#[test]
fn texts_are_cleaned_and_cut() {
    let agent = serde_json::json!({
        "id": "ida", "label": format!("I\u{202e}d\u{0}a\n  L {}", "x".repeat(500)),
    });
    let ida = looked(&[(AGENT, &agent.to_string())]);
    assert!(ida.name.starts_with("Id a L xxx"), "{}", ida.name);
    assert_eq!(ida.name.chars().count(), 120);
    assert!(ida.name.ends_with('…'));
    let family = looked(&[(AGENT, r#"{"label":"👩‍👩‍👧 क्‍ष"}"#)]);
    assert_eq!(family.name, "👩‍👩‍👧 क्‍ष", "joiners are part of the text");
}

#[test]
fn only_https_pages_are_homepages() {
    for page in ["http://example.org", "javascript:alert(1)", "https://user:pw@example.org/", "nonsense"] {
        let manifest = format!(r#"{{"kind":"homepilot.persona","schema_version":2,"homepage":"{page}"}}"#);
        let ida = looked(&[(MANIFEST, &manifest)]);
        assert_eq!(ida.homepage, None, "{page}");
        assert_eq!(found(&ida, "package.homepage_unusable").unwrap().0, Severity::Advice);
    }
}

#[test]
fn a_flood_of_dependencies_and_programs_stays_readable_and_quick() {
    let tools: Vec<String> = (0..50_000).map(|n| format!("tool_{n}")).collect();
    let document = serde_json::json!({ "tools": tools }).to_string();
    let mut entries: Vec<Entry> =
        persona_files().iter().map(|(path, bytes)| Entry::deflated(path, bytes)).collect();
    entries.push(Entry::deflated("dependencies/tools.json", document.as_bytes()));
    entries.extend((0..5000).map(|n| Entry::stored(&format!("s/{n}.sh"), b"#!/bin/sh")));
    let started = std::time::Instant::now();
    let ida = look(&zip(&entries)).unwrap();
    assert!(started.elapsed().as_secs() < 10);
    assert_eq!(ida.dependencies.len(), 300);
    assert!(found(&ida, "package.too_many_dependencies").is_some());
    assert!(ida.findings.len() < 60, "{}", ida.findings.len());
}

#[test]
fn one_member_is_read_alone() {
    let archive = on_disk(&persona(&[]));
    let limits = ArchiveLimits::default();
    let card = read_member(&archive.path, CARD, 4096, &limits).unwrap();
    assert!(card.starts_with(b"{\"name\":\"Ida\""));
    let error = read_member(&archive.path, CARD, 10, &limits).unwrap_err();
    assert_eq!(error.code(), "package.member_too_large");
    let error = read_member(&archive.path, "preview", 10, &limits).unwrap_err();
    assert_eq!(error.code(), "package.no_such_member");
}

/// A disk without room for one more file.
#[derive(Debug)]
struct Full;

impl Disk for Full {
    fn before(&self, operation: Operation<'_>) -> std::io::Result<()> {
        match operation {
            Operation::Create(_) => Err(std::io::ErrorKind::StorageFull.into()),
            _ => Ok(()),
        }
    }
}

#[test]
fn a_full_disk_is_told_as_one_and_not_as_a_file_that_failed() {
    let archive = on_disk(&persona(&[]));
    let folder = tempfile::tempdir().unwrap();
    let _watch = watch_disk(folder.path(), Arc::new(Full));
    let error = unpack(&archive.path, folder.path(), &ArchiveLimits::default(), &Silent).unwrap_err();
    assert_eq!(error.code(), "disk_full", "{error}");
    assert!(error.to_string().starts_with("the disk is full: /"), "{error}");
}

#[test]
fn unpacking_wants_an_empty_folder_and_writes_ordinary_files() {
    let archive = on_disk(&persona(&[("deep/er/file.txt", "text")]));
    let limits = ArchiveLimits::default();
    let into = archive.folder.path().join("into");
    assert!(unpack(&archive.path, &into, &limits, &Silent).is_err(), "the folder must exist");
    std::fs::create_dir(&into).unwrap();
    let inspection = unpack(&archive.path, &into, &limits, &Silent).unwrap();
    assert_eq!(inspection, inspect(&archive.path, &limits).unwrap());
    assert_eq!(std::fs::read(into.join("deep/er/file.txt")).unwrap(), b"text");
    assert_ordinary(&into.join(MANIFEST));
    let error = unpack(&archive.path, &into, &limits, &Silent).unwrap_err();
    assert_eq!(error.code(), "package.not_empty");
}

#[cfg(unix)]
fn assert_ordinary(path: &Path) {
    use std::os::unix::fs::PermissionsExt as _;
    assert_eq!(std::fs::metadata(path).unwrap().permissions().mode() & 0o7133, 0);
}

#[cfg(not(unix))]
fn assert_ordinary(_: &Path) {}
