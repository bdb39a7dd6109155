//! Tar archives made, changed and compared by chance.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use proptest::prelude::*;
use vitrine_base::limits::ArchiveLimits;
use vitrine_base::{Sha256, Silent};
use vitrine_package::{check_structure, unpack_tree};

use crate::tars::{PACKINGS, Part, tar};
use crate::zips::on_disk;

/// How many changes are tried.
const ROUNDS: usize = 300;

/// What a reader sees: digest by path.
type Seen = BTreeMap<String, String>;

/// What Vitrine sees, once it lies in a folder; `None` when it is refused.
fn seen(bytes: &[u8]) -> Option<Seen> {
    let disk = on_disk(bytes);
    let into = disk.folder.path().join("tree");
    std::fs::create_dir(&into).unwrap();
    let members = unpack_tree(&disk.path, &into, &ArchiveLimits::default(), &Silent).ok()?;
    for member in members.iter().filter(|member| member.link.is_none()) {
        let file = std::fs::read(into.join(&member.path)).unwrap();
        assert_eq!(Sha256::of(&file), member.sha256);
    }
    Some(members.into_iter().map(|member| (member.path, member.sha256.to_hex())).collect())
}

fn sample() -> Vec<u8> {
    tar(&[
        Part::folder("t"),
        Part::file("t/a", &[b'a'; 600]),
        Part::pax(&[("path", "t/täst"), ("size", "4"), ("mtime", "1.5")]),
        Part::file("t/ascii", b"test"),
        Part::long(b'L', &"t/long".repeat(25)),
        Part::file("t/long", b"").gnu(),
        Part::link("t/l", "a"),
        Part::file("t/z", b"last"),
    ])
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn what_was_packed_is_seen(
        files in proptest::collection::btree_map("[a-z]{1,8}(/[a-z]{1,8}x){0,3}", proptest::collection::vec(any::<u8>(), 0..2000), 1..8),
        packing in 0..5_usize,
    ) {
        let parts: Vec<Part> = files.iter().map(|(path, bytes)| Part::file(path, bytes)).collect();
        let archive = PACKINGS[packing].1(&tar(&parts));
        let clash = files.keys().any(|path| files.keys().any(|other| other.starts_with(&format!("{path}/"))));
        let expected: Seen = files.iter().map(|(path, bytes)| (path.clone(), Sha256::of(bytes).to_hex())).collect();
        let reserved = seen(&archive).is_none() && !clash;
        if !clash && !reserved {
            prop_assert_eq!(seen(&archive), Some(expected));
        }
    }

    #[test]
    fn bytes_by_chance_do_no_harm(head in 0..5_usize, noise in proptest::collection::vec(any::<u8>(), 0..3000)) {
        let mut bytes = PACKINGS[head].1(&sample());
        // Well inside the archive, however small its packing made it: a whole one with nothing after it is a good one.
        bytes.truncate(600.min(bytes.len() / 2));
        bytes.extend(noise);
        let disk = on_disk(&bytes);
        prop_assert!(check_structure(&disk.path, &ArchiveLimits::default()).is_err());
    }
}

/// One byte changed anywhere: refused, or seen by Python's reader as we see it.
#[test]
fn what_is_accepted_python_sees_the_same_way() {
    let good = sample();
    let folder = tempfile::tempdir().unwrap();
    let mut accepted: BTreeMap<String, Seen> = BTreeMap::new();
    let mut number: u64 = 88_172_645_463_325_252;
    for round in 0..ROUNDS {
        // Marsaglia's xorshift, seeded: the same changes every time.
        number ^= number << 13;
        number ^= number >> 7;
        number ^= number << 17;
        let mut bytes = good.clone();
        let at = (number as usize >> 8) % bytes.len();
        bytes[at] = if round % 3 == 0 { number as u8 } else { bytes[at] ^ 1 << (number % 8) };
        reseal(&mut bytes, at);
        if let Some(seen) = seen(&bytes) {
            let name = format!("{round}.tar");
            std::fs::write(folder.path().join(&name), &bytes).unwrap();
            accepted.insert(name, seen);
        }
    }
    assert!((ROUNDS / 20..ROUNDS).contains(&accepted.len()), "{} accepted", accepted.len());
    let Some(theirs) = python(folder.path()) else { return };
    for (name, ours) in &accepted {
        assert_eq!(Some(ours), theirs.get(name), "{name}");
    }
}

/// Writes right checksums again in every header, so that changes are not all caught by them alone.
fn reseal(bytes: &mut [u8], at: usize) {
    let start = at / 512 * 512;
    let block = &mut bytes[start..start + 512];
    if &block[257..262] == b"ustar" {
        block[148..156].fill(b' ');
        let sum: u32 = block.iter().map(|byte| u32::from(*byte)).sum();
        block[148..156].copy_from_slice(format!("{sum:06o}\0 ").as_bytes());
    }
}

/// What Python's `tarfile` sees in every archive of a folder; `None` where there is no Python.
fn python(folder: &Path) -> Option<BTreeMap<String, Seen>> {
    const SCRIPT: &str = r#"
import hashlib, json, os, sys, tarfile
def look(path):
    out = {}
    with tarfile.open(path, encoding="utf-8", errors="surrogateescape") as archive:
        for member in archive:
            if member.isdir(): continue
            body = member.linkname.encode() if member.issym() else archive.extractfile(member).read()
            name = member.name[2:] if member.name.startswith("./") else member.name
            out[name] = hashlib.sha256(body).hexdigest()
    return out
def tried(path):
    try: return look(path)
    except Exception as error: return {"error": str(error)}
print(json.dumps({name: tried(os.path.join(sys.argv[1], name)) for name in os.listdir(sys.argv[1])}))
"#;
    let run = Command::new("python3").args(["-c", SCRIPT]).arg(folder).output().ok()?;
    run.status.success().then(|| serde_json::from_slice(&run.stdout).unwrap())
}
