//! Zips whose large members can be fetched in parts.

use std::io::Read as _;
use std::process::Command;

use vitrine_base::Sha256;
use vitrine_base::limits::ArchiveLimits;
use vitrine_package::{Assembly, CUT, check_structure, cut_chunks, cut_reader, member_table};

use super::{code, noise, packed, text};

fn members() -> Vec<(&'static str, Vec<u8>)> {
    vec![
        ("large.js", text(1, 1_500_000)),
        ("small.js", text(2, 200_000)),
        ("picture.bin", noise(3, 600_000)),
        ("library.so", code(0, 900_000)),
        ("edge.txt", text(4, 256 * 1024 + 1)),
    ]
}

#[test]
fn a_flushed_zip_is_a_plain_zip() {
    let folder = tempfile::tempdir().unwrap();
    let path = packed(folder.path(), "p.zip", &members());
    check_structure(&path, &ArchiveLimits::default()).unwrap();
    let mut archive = zip::ZipArchive::new(std::fs::File::open(&path).unwrap()).unwrap();
    for (name, bytes) in members() {
        let mut found = Vec::new();
        archive.by_name(name).unwrap().read_to_end(&mut found).unwrap();
        assert_eq!(found, bytes, "{name}");
    }
    for command in [["python3", "-m", "zipfile", "-t"].as_slice(), &["unzip", "-tq"]] {
        let Ok(ended) = Command::new(command[0]).args(&command[1..]).arg(&path).output() else { continue };
        assert!(ended.status.success(), "{command:?}: {}", String::from_utf8_lossy(&ended.stderr));
    }
}

#[test]
fn the_same_files_give_the_same_bytes() {
    let folder = tempfile::tempdir().unwrap();
    let (one, other) =
        (packed(folder.path(), "a.zip", &members()), packed(folder.path(), "b.zip", &members()));
    assert_eq!(std::fs::read(one).unwrap(), std::fs::read(other).unwrap());
}

#[test]
fn every_chunk_inflates_alone_and_only_what_is_worth_it_is_cut() {
    let folder = tempfile::tempdir().unwrap();
    let path = packed(folder.path(), "p.zip", &members());
    let bytes = std::fs::read(&path).unwrap();
    let table = member_table(&path, &ArchiveLimits::default()).unwrap();
    assert_eq!(table.cut, Some(CUT));
    for member in &table.members {
        let original = &members().into_iter().find(|(name, _)| *name == member.path).unwrap().1;
        assert_eq!((member.size, member.sha256), (original.len() as u64, Sha256::of(original)));
        let is_cut = ["large.js", "edge.txt"].contains(&member.path.as_str());
        assert_eq!(!member.chunks.is_empty(), is_cut, "{}", member.path);
        assert_eq!(member.executable, member.path == "library.so");
        let mut at = member.span.unwrap().offset as usize;
        let mut whole = Vec::new();
        for (number, chunk) in member.chunks.iter().enumerate() {
            let part = &bytes[at..at + chunk.packed as usize];
            let is_last = number + 1 == member.chunks.len();
            whole.extend(Assembly::chunk(&member.path, chunk, part, is_last).unwrap());
            at += chunk.packed as usize;
        }
        assert!(!is_cut || whole == *original, "{}", member.path);
        let cuts: Vec<u32> = cut_chunks(original, CUT).map(|chunk| chunk.len() as u32).collect();
        let streamed: Vec<u32> = cut_reader(original.as_slice(), CUT).map(|chunk| chunk.unwrap().1).collect();
        assert_eq!(cuts, streamed);
        assert!(!is_cut || cuts == member.chunks.iter().map(|chunk| chunk.size).collect::<Vec<_>>());
    }
}

#[test]
fn a_small_change_leaves_the_other_chunks_alone_and_costs_little_size() {
    let folder = tempfile::tempdir().unwrap();
    let old = text(1, 3_000_000);
    let mut new = old.clone();
    new.splice(1_000_000..1_000_010, b"something else entirely".iter().copied());
    let limits = ArchiveLimits::default();
    let before = member_table(&packed(folder.path(), "a.zip", &[("a.js", old.clone())]), &limits).unwrap();
    let after = member_table(&packed(folder.path(), "b.zip", &[("a.js", new)]), &limits).unwrap();
    let known: Vec<Sha256> = before.members[0].chunks.iter().map(|chunk| chunk.sha256).collect();
    let missing: Vec<_> =
        after.members[0].chunks.iter().filter(|chunk| !known.contains(&chunk.sha256)).collect();
    assert!(missing.len() <= 2, "{} of {} chunks changed", missing.len(), known.len());
    let mut plain = flate2::write::DeflateEncoder::new(Vec::new(), flate2::Compression::new(6));
    std::io::Write::write_all(&mut plain, &old).unwrap();
    let plain = plain.finish().unwrap().len() as f64;
    let flushed = before.members[0].span.unwrap().size as f64;
    assert!(flushed < plain * 1.08, "{flushed} instead of {plain} bytes");
}

#[test]
fn an_ordinary_stream_is_not_taken_for_one_in_chunks() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("p.zip");
    let mut writer = zip::ZipWriter::new(std::fs::File::create(&path).unwrap());
    let options = zip::write::SimpleFileOptions::default()
        .compression_method(zip::CompressionMethod::Deflated)
        .last_modified_time(zip::DateTime::default());
    writer.start_file("large.js", options).unwrap();
    // The mark of a flush stands in the middle of what is packed.
    let mut bytes = text(1, 800_000);
    bytes.splice(300_000..300_000, [noise(7, 70_000), vec![0, 0, 0xff, 0xff], noise(8, 70_000)].concat());
    std::io::Write::write_all(&mut writer, &bytes).unwrap();
    writer.finish().unwrap();
    let table = member_table(&path, &ArchiveLimits::default()).unwrap();
    assert!(table.members[0].chunks.is_empty() && table.cut.is_none());
}
