//! Whatever the bytes: no panic, no escape; and what is packed comes out as it went in.

use std::collections::BTreeMap;
use std::io::Read as _;
use std::path::Path;

use proptest::prelude::*;
use vitrine_base::Silent;
use vitrine_base::limits::ArchiveLimits;
use vitrine_package::{check_structure, inspect, pack, unpack};

use crate::personas::persona_files;
use crate::zips::{Entry, on_disk, zip};

fn limits() -> ArchiveLimits {
    ArchiveLimits::default()
}

/// Everything under a folder: path to bytes.
pub(crate) fn tree(root: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut waiting = vec![root.to_path_buf()];
    while let Some(folder) = waiting.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                waiting.push(path);
            } else {
                let name = path.strip_prefix(root).unwrap().to_str().unwrap().replace('\\', "/");
                found.insert(name, std::fs::read(path).unwrap());
            }
        }
    }
    found
}

/// Tries everything on an archive beside a canary; what is written must stay in its folder.
fn try_all(bytes: &[u8]) {
    let archive = on_disk(bytes);
    let canary = archive.folder.path().join("canary");
    std::fs::write(&canary, b"alive").unwrap();
    let into = archive.folder.path().join("deep/into");
    std::fs::create_dir_all(&into).unwrap();
    let accepted = check_structure(&archive.path, &limits()).is_ok();
    let inspected = inspect(&archive.path, &limits());
    let unpacked = unpack(&archive.path, &into, &limits(), &Silent);
    assert!(accepted || inspected.is_err(), "a package was taken that the gate refuses");
    assert_eq!(inspected.is_ok(), unpacked.is_ok());
    let outside: Vec<_> =
        tree(archive.folder.path()).into_keys().filter(|path| !path.starts_with("deep/into/")).collect();
    assert_eq!(outside, ["a.hpersona", "canary"]);
    assert_eq!(std::fs::read(canary).unwrap(), b"alive");
    if let Ok(inspection) = unpacked {
        assert_eq!(tree(&into), as_another_reader_sees(bytes), "another reader sees other files");
        let written: Vec<String> = tree(&into).into_keys().collect();
        let members: Vec<String> = inspection.members.into_iter().map(|member| member.path).collect();
        assert_eq!(written, members);
    }
}

/// The files of an accepted archive as the `zip` crate reads them.
fn as_another_reader_sees(bytes: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut found = BTreeMap::new();
    for index in 0..archive.len() {
        let mut entry = archive.by_index(index).unwrap();
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes).unwrap();
        if entry.is_file() {
            found.insert(entry.name().unwrap().into_owned(), bytes);
        }
    }
    found
}

fn valid_zip() -> Vec<u8> {
    let entries: Vec<Entry> = persona_files()
        .iter()
        .enumerate()
        .map(|(index, (path, bytes))| match index % 2 {
            0 => Entry::deflated(path, bytes),
            _ => Entry::stored(path, bytes),
        })
        .collect();
    zip(&entries)
}

/// So many cases in a test run; a soak asks for more with `PROPTEST_CASES`.
fn config(cases: u32) -> ProptestConfig {
    let asked = std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok());
    ProptestConfig { cases: asked.unwrap_or(cases), failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(config(200))]

    #[test]
    fn random_bytes_do_no_harm(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        try_all(&bytes);
        try_all(&[b"PK\x03\x04".to_vec(), bytes.clone()].concat());
        try_all(&[b"PK\x05\x06".to_vec(), bytes].concat());
    }

    #[test]
    fn mutated_packages_do_no_harm(
        changes in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8),
        cut in proptest::option::of(any::<prop::sample::Index>()),
    ) {
        let mut bytes = valid_zip();
        for (place, value) in changes {
            let place = place.index(bytes.len());
            bytes[place] = value;
        }
        if let Some(cut) = cut {
            bytes.truncate(cut.index(bytes.len()));
        }
        try_all(&bytes);
    }

    #[test]
    fn any_name_stays_inside(name in "[./\\\\a-c:~\u{0}-\u{20}é]{0,12}", folder in any::<bool>()) {
        let mut entries: Vec<Entry> =
            persona_files().iter().map(|(path, bytes)| Entry::stored(path, bytes)).collect();
        let name = if folder { format!("{name}/") } else { name };
        entries.push(Entry::stored(&name, b""));
        try_all(&zip(&entries));
    }

}

proptest! {
    // Packing makes its file safe on disk, which takes a while.
    #![proptest_config(config(24))]

    #[test]
    fn what_is_packed_comes_out_as_it_went_in(
        extra in proptest::collection::btree_map(
            "assets/[a-z]{1,8}(/[a-z]{1,8})?\\.dat",
            proptest::collection::vec(any::<u8>(), 0..3000),
            0..6,
        ),
    ) {
        let work = tempfile::tempdir().unwrap();
        let folder = work.path().join("folder");
        let mut files: BTreeMap<String, Vec<u8>> = persona_files().into_iter().collect();
        files.extend(extra);
        for (path, bytes) in &files {
            let path = folder.join(path);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, bytes).unwrap();
        }
        let (first, second) = (work.path().join("1.hpersona"), work.path().join("2.hpersona"));
        let packed = pack(&folder, &first, &limits()).unwrap();
        pack(&folder, &second, &limits()).unwrap();
        prop_assert_eq!(std::fs::read(&first).unwrap(), std::fs::read(&second).unwrap());
        let into = work.path().join("into");
        std::fs::create_dir(&into).unwrap();
        let unpacked = unpack(&first, &into, &limits(), &Silent).unwrap();
        prop_assert_eq!(&packed, &unpacked);
        prop_assert_eq!(packed.content_root(), inspect(&second, &limits()).unwrap().content_root());
        prop_assert_eq!(tree(&into), files);
    }
}
