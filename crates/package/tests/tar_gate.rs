//! The tar gate, rule by rule.

use vitrine_base::Silent;
use vitrine_base::limits::{ArchiveLimits, MIB};
use vitrine_package::{ArchiveError, ArchiveReport, check_structure, read_member, unpack_tree};

use crate::tars::{PACKINGS, Part, gzip, pax, tar, xz, zstd};
use crate::zips::on_disk;

fn judge_within(bytes: &[u8], limits: &ArchiveLimits) -> Result<ArchiveReport, ArchiveError> {
    check_structure(&on_disk(bytes).path, limits)
}

fn judge(bytes: &[u8]) -> Result<ArchiveReport, ArchiveError> {
    judge_within(bytes, &ArchiveLimits::default())
}

#[track_caller]
fn refused(bytes: &[u8], code: &str, words: &str) {
    let error = judge(bytes).expect_err("the archive was accepted");
    assert_eq!(error.code(), code, "{error}");
    assert!(error.to_string().contains(words), "“{error}” does not say “{words}”");
}

#[track_caller]
fn refused_part(part: Part, code: &str, words: &str) {
    refused(&tar(&[Part::file("first", b"1"), part]), code, words);
}

fn file() -> Part {
    Part::file("a.txt", b"hello")
}

#[test]
fn takes_what_ordinary_programs_write_in_every_packing() {
    let long = format!("tool/{}.txt", "long".repeat(40));
    let parts = [
        Part::new(b'g', "pax_global_header", &pax(&[("comment", "0123456789abcdef")])),
        Part::folder("./"),
        Part::folder("./tool/"),
        Part::file("./tool/a.txt", b"hello").gnu(),
        Part::file("b.txt", &[b'x'; 512]).but(|part| part.put(345, b"tool/prefix")),
        Part::file("empty", b"").but(|part| part.block[156] = 0),
        Part::pax(&[("path", "tool/日本語.txt"), ("mtime", "1700000000.5"), ("size", "3")]),
        Part::file("tool/ascii", b"abc"),
        Part::long(b'L', &long),
        Part::file(&long[..100], b"long").gnu(),
        Part::link("tool/link", "prefix/b.txt"),
    ];
    for (name, pack) in PACKINGS {
        let bytes = pack(&tar(&parts));
        let disk = on_disk(&bytes);
        let report = check_structure(&disk.path, &ArchiveLimits::default()).expect(name);
        assert_eq!((report.entries, report.files, report.unpacked), (7, 6, 524), "{name}");
        let limits = ArchiveLimits::default();
        assert_eq!(read_member(&disk.path, "tool/日本語.txt", 10, &limits).unwrap(), b"abc", "{name}");
        assert_eq!(read_member(&disk.path, &long, 10, &limits).unwrap(), b"long", "{name}");
        assert!(read_member(&disk.path, "tool/link", 10, &limits).is_err(), "{name}");
    }
}

#[test]
fn what_is_no_tar_is_called_that() {
    refused(&gzip(b"hello"), "archive.truncated", "cut off");
    refused(&gzip(&[7; 2000]), "archive.not_a_zip", "nor a tar");
    refused(&[7; 2000], "archive.not_a_zip", "nor a tar");
    refused(b"\x28\xb5\x2f\xfdnonsense", "archive.layout", "makes no sense");
}

#[test]
fn a_cut_archive_is_refused_at_every_length() {
    let bytes = tar(&[file(), Part::folder("b"), Part::file("b/c", b"c")]);
    let ends = (0..bytes.len()).filter(|length| [0, 1, 77, 511].contains(&(length % 512)));
    for length in ends {
        assert!(judge(&bytes[..length]).is_err(), "accepted at {length} of {}", bytes.len());
    }
    for (name, pack) in &PACKINGS[1..] {
        let packed = pack(&bytes);
        for length in (0..packed.len()).step_by(3) {
            assert!(judge(&packed[..length]).is_err(), "{name}: accepted at {length} of {}", packed.len());
        }
    }
}

#[test]
fn nothing_stands_behind_the_end() {
    let bytes = tar(&[file()]);
    refused(&[bytes.clone(), bytes.clone()].concat(), "archive.layout", "bytes follow");
    refused(&[bytes.clone(), b"x".to_vec()].concat(), "archive.layout", "bytes follow");
    let mut half = bytes.clone();
    half[1024 + 512] = 1;
    refused(&half, "archive.layout", "bytes follow");
    assert!(judge(&[bytes.clone(), vec![0; 9 * 1024]].concat()).is_ok());
    for (name, pack) in &PACKINGS[1..] {
        let twice = [pack(&bytes), pack(&bytes)].concat();
        assert!(judge(&twice).is_err(), "{name}: two streams");
        let split = [pack(&bytes[..700]), pack(&bytes[700..])].concat();
        assert!(judge(&split).is_err(), "{name}: split");
        let tail = [pack(&bytes), vec![0]].concat();
        let error = judge(&tail).expect_err(name);
        assert!(error.to_string().contains("bytes follow"), "{name}: {error}");
    }
}

#[test]
fn a_header_has_one_reading() {
    type Change = fn(&mut Part);
    let cases: [(&str, Change); 16] = [
        ("checksum", |part| {
            part.put(148, b"000001\0 ");
            part.sealed = true;
        }),
        ("octal", |part| part.put(124, b"0000000000a\0")),
        ("octal", |part| part.put(124, &[0x80, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 5])),
        ("octal", |part| part.put(124, b"-0000000005\0")),
        ("octal", |part| part.put(124, b"5 000000000\0")),
        ("octal", |part| part.put(124, &[0; 12])),
        ("hidden behind a name", |part| part.put(6, b"b")),
        ("hidden at the end", |part| part.put(508, b"tar\0")),
        ("octal", |part| part.put(136, b"now")),
        ("octal", |part| part.put(108, b"me")),
        ("neither", |part| part.put(257, b"ustar\x0001")),
        ("neither", |part| part.put(257, b"\0\0\0\0\0\0\0\0")),
        ("GNU extension", |part| {
            part.put(257, b"ustar  \0");
            part.put(345, b"14716400000\0");
        }),
        ("yet has a target", |part| part.put(157, b"b")),
        ("hidden behind its data", |part| part.fill = 1),
        ("disagree about being a folder", |part| part.put(0, b"a.txt/")),
    ];
    for (words, change) in cases {
        refused_part(file().but(change), "archive.entry", words);
    }
    refused_part(Part::new(b'5', "d/", b"x"), "archive.entry", "yet has bytes");
    refused_part(
        Part::file("\u{fffd}", b"").but(|part| part.put(0, b"\xff\xfe\0")),
        "archive.entry",
        "UTF-8",
    );
}

#[test]
fn special_files_are_refused() {
    for (flag, words) in [
        (b'1', "hard link"),
        (b'3', "device"),
        (b'4', "device"),
        (b'6', "pipe"),
        (b'7', "contiguous"),
        (b'S', "sparse"),
        (b'V', "type"),
        (b'M', "type"),
        (b'D', "type"),
        (b'A', "type"),
    ] {
        refused_part(Part::new(flag, "x", b""), "archive.entry", words);
    }
}

#[test]
fn records_say_nothing_twice() {
    let with = |records: &[(&str, &str)]| tar(&[Part::pax(records), file()]);
    refused(&with(&[("path", "a"), ("path", "b")]), "archive.entry", "twice");
    refused(&with(&[("size", "512")]), "archive.entry", "said twice");
    refused(&with(&[("GNU.sparse.realsize", "5")]), "archive.entry", "sparse");
    refused(&with(&[("hdrcharset", "BINARY")]), "archive.entry", "not taken");
    refused(&with(&[("linkpath", "b")]), "archive.entry", "yet has a target");
    refused(&with(&[("path", "../b")]), "archive.path", "climbs");
    let records = || Part::pax(&[("mtime", "1")]);
    refused(&tar(&[records(), records(), file()]), "archive.entry", "twice");
    refused(&tar(&[records(), Part::long(b'L', "b"), file().gnu()]), "archive.entry", "two kinds");
    refused(&tar(&[Part::long(b'L', "b"), records(), file()]), "archive.entry", "two kinds");
    refused(&tar(&[Part::long(b'L', "b"), Part::long(b'L', "c"), file()]), "archive.entry", "twice");
    refused(&tar(&[file(), records()]), "archive.layout", "does not come");
    let global = |key| Part::new(b'g', "global", &pax(&[(key, "x")]));
    refused(&tar(&[global("path"), file()]), "archive.entry", "change every entry");
    refused(&tar(&[file(), global("comment")]), "archive.entry", "changes every entry");
    let large = Part::pax(&[("comment", &"x".repeat(70_000))]);
    refused(&tar(&[large, file()]), "archive.too_large", "records");
}

#[test]
fn paths_keep_the_policy() {
    for (path, words) in [
        ("/etc/passwd", "absolute"),
        ("../a", "climbs"),
        ("a/../../b", "climbs"),
        ("././a", "climbs"),
        ("a\\b", "backslash"),
        ("C:a", "colon"),
        ("nul.txt", "device name"),
        ("a//b", "empty part"),
        (".", "climbs"),
    ] {
        refused_part(Part::file(path, b"x"), "archive.path", words);
    }
    refused_part(Part::file(".vitrine-done", b""), "archive.entry", "mark");
    let two = |a, b| tar(&[Part::file(a, b"1"), Part::file(b, b"2")]);
    refused(&two("a", "a"), "archive.path", "twice");
    refused(&two("a", "./a"), "archive.path", "twice");
    refused(&two("a", "A"), "archive.path", "same file");
    refused(&two("a", "a/b"), "archive.path", "file as a folder");
}

#[test]
fn links_stay_inside_and_lead_somewhere() {
    let with = |path: &str, target: &str| {
        tar(&[Part::file("t/lib/x.so.1", b"x"), Part::folder("t/share"), Part::link(path, target)])
    };
    for (path, target) in [
        ("t/lib/x.so", "x.so.1"),
        ("t/lib/x.so", "./x.so.1"),
        ("t/x", "lib/x.so.1"),
        ("t/bin/x", "../lib/x.so.1"),
        ("t/bin/share", "../share"),
    ] {
        assert!(judge(&with(path, target)).is_ok(), "{path} -> {target}");
    }
    for (path, target, words) in [
        ("t/x", "/etc/passwd", "no plain relative"),
        ("t/x", "../../etc/passwd", "outside"),
        ("x", "..", "outside"),
        ("t/x", "..", "around the link"),
        ("t/x", ".", "no plain relative"),
        ("t/x", "missing", "not in the archive"),
        ("t/x", "share/../lib/x.so.1", "no plain relative"),
        ("t/x", "", "no plain relative"),
        ("t/x", "x", "no end"),
        ("t/share/x", "../share", "around the link"),
        ("t/x", "lib\\x.so.1", "no plain relative"),
    ] {
        refused(&with(path, target), "archive.link", words);
    }
    let through = [Part::link("out", "t"), Part::file("t/a", b""), Part::file("out/b", b"")];
    refused(&tar(&through), "archive.path", "file as a folder");
    let circle = [Part::link("a", "b"), Part::link("b", "a")];
    refused(&tar(&circle), "archive.link", "no end");
    let chain = [Part::link("a", "b"), Part::link("b", "c"), Part::file("c", b"c")];
    assert!(judge(&tar(&chain)).is_ok());
}

#[test]
fn bombs_stop_early() {
    let big = tar(&[Part::file("big", &vec![0; 8 * MIB as usize])]);
    for (name, pack) in &PACKINGS[1..] {
        let error = judge(&pack(&big)).expect_err(name);
        assert_eq!(error.code(), "archive.bomb", "{name}: {error}");
    }
    // A header that promises more than is allowed is refused before its data.
    let promise = file().but(|part| part.put(124, b"77777777777\0"));
    refused(&tar(&[promise]), "archive.too_large", "size of its files");
    let limits = ArchiveLimits { entries: 3, ..ArchiveLimits::default() };
    let many: Vec<Part> = (0..4).map(|number| Part::file(&format!("f{number}"), b"")).collect();
    let error = judge_within(&tar(&many), &limits).unwrap_err();
    assert!(error.to_string().contains("number of its entries"), "{error}");
    let limits = ArchiveLimits { packed: 100, ..ArchiveLimits::default() };
    assert_eq!(judge_within(&tar(&[]), &limits).unwrap_err().code(), "archive.too_large");
}

/// A stream that asks for a dictionary of 4 GiB is refused without getting it.
#[test]
fn a_packing_cannot_ask_for_all_memory() {
    let mut bytes = xz(&tar(&[file()]));
    // Stream header 12 bytes; block header: size, flags, filter id 0x21, size of properties 1, dictionary.
    assert_eq!(&bytes[14..16], &[0x21, 1]);
    bytes[16] = 40;
    let end = 12 + (usize::from(bytes[12]) + 1) * 4 - 4;
    let crc = crc32fast::hash(&bytes[12..end]);
    bytes[end..end + 4].copy_from_slice(&crc.to_le_bytes());
    refused(&bytes, "archive.layout", "too much memory");
    let mut window = zstd(&tar(&[file()]));
    // No single segment; a window of 2^41 bytes.
    window.splice(4..6, [0, 0xf8]);
    assert!(judge(&window).is_err());
}

#[test]
fn modes_come_from_the_bytes_and_links_from_the_end() {
    use std::os::unix::fs::PermissionsExt as _;
    let parts = [
        Part::link("bin/run", "../lib/run.sh"),
        Part::file("lib/run.sh", b"#!/bin/sh\necho hi\n"),
        Part::file("lib/data", b"data").but(|part| part.put(100, b"0006777\0")),
    ];
    let disk = on_disk(&tar(&parts));
    let into = disk.folder.path().join("tree");
    std::fs::create_dir(&into).unwrap();
    let members = unpack_tree(&disk.path, &into, &ArchiveLimits::default(), &Silent).unwrap();
    let mode = |path: &str| std::fs::metadata(into.join(path)).unwrap().permissions().mode() & 0o7777;
    assert_eq!((mode("lib/run.sh"), mode("lib/data")), (0o755, 0o644));
    assert_eq!(std::fs::read_link(into.join("bin/run")).unwrap().to_str(), Some("../lib/run.sh"));
    let told: Vec<_> = members.iter().map(|member| (member.path.as_str(), member.executable)).collect();
    assert_eq!(told, [("bin/run", false), ("lib/data", false), ("lib/run.sh", true)]);
    assert!(unpack_tree(&disk.path, &into, &ArchiveLimits::default(), &Silent).is_err(), "not empty");
}
