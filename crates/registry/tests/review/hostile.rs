//! Every hostile archive as an upload: back to its maker with a sentence, never a crash.

use std::collections::BTreeSet;

use vitrine_registry::checks::Verdict;
use vitrine_registry::submissions::{Fields, State};
use vitrine_testkit::zipfile::{Member, Method};
use vitrine_testkit::{PersonaSpec, ZipBuilder};

use super::support::{House, licensed};

/// A persona with one more member, written as somebody means harm.
fn persona_with(extra: Member) -> ZipBuilder {
    let members = PersonaSpec::new("lumen_reader").members();
    members.into_iter().fold(ZipBuilder::new(), |zip, (path, bytes)| zip.file(&path, bytes)).member(extra)
}

fn of_our_own() -> Vec<(&'static str, Vec<u8>)> {
    let plain = || Member::new("assets/x.txt", "x");
    let named = |name: &str| persona_with(Member::new(name, "x")).build();
    let package = PersonaSpec::new("lumen_reader").package();
    let mut bomb = Member::new("assets/zeros.bin", vec![0; 200 * 1024 * 1024]);
    bomb.flags = 1 << 11;
    vec![
        ("empty", Vec::new()),
        ("no archive", b"no archive at all".to_vec()),
        ("cut", package[..package.len() / 2].to_vec()),
        ("up", named("../outside.txt")),
        ("absolute", named("/etc/passwd")),
        ("drive", named("C:evil.txt")),
        ("backslash", named("..\\evil.txt")),
        ("reserved", named("assets/con.txt")),
        ("twice", named("manifest.json")),
        ("other case", named("MANIFEST.json")),
        ("stream", named("assets/a.txt:hidden")),
        ("link", persona_with(Member::link("assets/link", "/etc/passwd")).build()),
        ("unknown method", persona_with(Member { method: Method::Other(99), ..plain() }).build()),
        ("crc", persona_with(Member { crc: Some(1), ..plain() }).build()),
        ("size", persona_with(Member { size: Some(7), ..plain() }).build()),
        ("local size", persona_with(Member { local_size: Some(7), ..plain() }).build()),
        ("local name", persona_with(Member { local_name: Some(b"other.txt".to_vec()), ..plain() }).build()),
        ("encrypted", persona_with(Member { flags: 1 << 11 | 1, ..plain() }).build()),
        ("prefix", persona_with(plain()).prefix("MZ not a zip").build()),
        ("gap", persona_with(plain()).gap("between").build()),
        ("suffix", persona_with(plain()).suffix("behind").build()),
        ("count", persona_with(plain()).claimed_count(3).build()),
        ("bomb", persona_with(bomb).build()),
        ("no agent", PersonaSpec::new("lumen_reader").without("blueprint/persona_agent.json").package()),
        ("bad manifest", PersonaSpec::new("lumen_reader").member("manifest.json", "{").package()),
        ("schema", PersonaSpec::new("lumen_reader").schema(99).package()),
    ]
}

#[tokio::test]
async fn ours_go_back_to_their_maker() {
    let house = House::new();
    for (what, bytes) in of_our_own() {
        let id = house.submit(&house.maker, bytes, licensed()).await;
        assert_eq!(house.state(&id), State::NeedsChanges, "{what}: {:?}", house.checks(&id));
        assert_eq!(house.verdict(&id, "archive"), Some(Verdict::Failed), "{what}");
        let said = house.more(&id).public_reason.unwrap();
        assert!(said.len() > 30 && !said.contains('\n'), "{what}: {said}");
    }
}

/// Of every origin some, all with `VITRINE_ALL=1`.
#[tokio::test]
async fn those_of_others_too() {
    let Some(data) = vitrine_testkit::shared_data() else { return };
    let folder = data.join("archives");
    let index = std::fs::read_to_string(folder.join("index.tsv")).unwrap();
    let all = std::env::var_os("VITRINE_ALL").is_some();
    let house = House::new();
    let mut seen: std::collections::BTreeMap<String, usize> = Default::default();
    let mut digests = BTreeSet::new();
    for line in index.lines().skip(1) {
        let columns: Vec<&str> = line.split('\t').collect();
        let [file, origin, _, _, expected, ..] = columns[..] else { continue };
        let count = seen.entry(format!("{origin} {expected}")).or_default();
        *count += 1;
        if *count > 3 && !all {
            continue;
        }
        let bytes = std::fs::read(folder.join(file)).unwrap();
        if bytes.len() > 40 * 1024 * 1024 || !digests.insert(vitrine_base::Sha256::of(&bytes)) {
            continue;
        }
        let fields = Fields { id: Some("hostile".into()), version: Some("1.0.0".into()), ..licensed() };
        let id = house.submit(&house.maker, bytes, fields).await;
        let state = house.state(&id);
        // Good archives are no packages of ours either, or are looked at by a person; nothing goes out by itself.
        assert!(matches!(state, State::NeedsChanges | State::InReview), "{file}: {state:?}");
        if expected == "reject" {
            assert_eq!(state, State::NeedsChanges, "{file}: {:?}", house.checks(&id));
        }
        if state == State::InReview {
            let verdict = house.verdict(&id, "archive");
            assert_eq!(verdict, Some(Verdict::Passed), "{file}: the worker broke: {:?}", house.checks(&id));
            house
                .write(|unit, now| vitrine_registry::submissions::withdraw(unit, &house.maker, &id, now))
                .unwrap();
        }
    }
    assert!(digests.len() >= 15, "only {} were tried", digests.len());
}
