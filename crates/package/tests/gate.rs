//! The archive gate, rule by rule.

use vitrine_base::limits::ArchiveLimits;
use vitrine_package::{ArchiveError, ArchiveReport, check_structure};

use crate::zips::{Ending, Entry, end64, extra, on_disk, zip, zip_with, zip64};

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
fn refused_entry(entry: Entry, code: &str, words: &str) {
    refused(&zip(&[Entry::stored("first", b"1"), entry]), code, words);
}

fn file() -> Entry {
    Entry::deflated("a.txt", b"hello hello hello hello")
}

#[test]
fn takes_what_ordinary_programs_write() {
    let entries = [
        Entry::stored("dir/", b"").but(|entry| entry.attributes = 0o040_755 << 16 | 0x10),
        Entry::deflated("dir/a.txt", b"hello hello hello").but(|entry| {
            entry.attributes = 0o100_644 << 16;
            entry.local.extra = extra(0x5455, &[3, 0, 0, 0, 0, 0, 0, 0, 0]);
            entry.central.extra = extra(0x5455, &[3, 0, 0, 0, 0]);
        }),
        Entry::deflated("packed-folder/", b""),
        Entry::stored("日本語.txt", "こんにちは".as_bytes()),
        Entry::stored("empty", b""),
    ];
    let bytes = zip_with(&entries, &Ending { comment: b"made by hand".into(), ..Ending::default() });
    let report = judge(&bytes).unwrap();
    assert_eq!(report, ArchiveReport { entries: 5, files: 3, packed: bytes.len() as u64, unpacked: 32 });
    assert_eq!(judge(&zip(&[])).unwrap().entries, 0);
}

#[test]
fn an_entry_may_be_listed_in_another_order() {
    let (one, two) = (Entry::stored("1", b"1"), Entry::stored("2", b"2"));
    let mut swapped = zip(&[one, two]);
    let directory = swapped.len() - 22 - 2 * 47;
    let (first, second) = (directory..directory + 47, directory + 47..directory + 94);
    let other = [&swapped[second], &swapped[first]].concat();
    swapped[directory..directory + 94].copy_from_slice(&other);
    assert_eq!(judge(&swapped).unwrap().files, 2);
}

#[test]
fn what_is_no_zip_is_called_that() {
    refused(b"", "archive.not_a_zip", "not a zip archive");
    refused(b"PK", "archive.not_a_zip", "not a zip archive");
    refused(b"<!doctype html><title>404</title>", "archive.not_a_zip", "not a zip archive");
    refused(&[b"#!/bin/sh\n".to_vec(), zip(&[file()])].concat(), "archive.not_a_zip", "not a zip archive");
}

#[test]
fn a_truncated_archive_is_refused_at_every_length() {
    let bytes = zip(&[file(), Entry::stored("b", b"bb")]);
    for length in 0..bytes.len() {
        assert!(judge(&bytes[..length]).is_err(), "accepted at {length} of {}", bytes.len());
    }
    refused(&bytes[..bytes.len() - 1], "archive.truncated", "cut off");
}

#[test]
fn records_stand_back_to_back() {
    refused(&zip(&[file().but(|entry| entry.after = vec![0])]), "archive.layout", "not built");
    let gap = Ending { before_directory: vec![0; 7], ..Ending::default() };
    refused(&zip_with(&[file()], &gap), "archive.layout", "follows an entry");
    let gap = Ending { before_end: vec![0; 7], ..Ending::default() };
    refused(&zip_with(&[file()], &gap), "archive.layout", "end record");
    let tail = Ending { after: b"more".into(), ..Ending::default() };
    refused(&zip_with(&[file()], &tail), "archive.layout", "bytes follow");
    let two = [zip(&[file()]), zip(&[file()])].concat();
    refused(&two, "archive.layout", "bytes follow");
}

#[test]
fn there_is_one_end_record_and_it_tells_the_truth() {
    let hidden = Ending { comment: zip(&[]), ..Ending::default() };
    refused(&zip_with(&[file()], &hidden), "archive.layout", "comment");
    let count = Ending { count: Some(2), ..Ending::default() };
    refused(&zip_with(&[file()], &count), "archive.layout", "number of entries");
    let size = Ending { size: Some(1), ..Ending::default() };
    refused(&zip_with(&[file()], &size), "archive.layout", "list of entries");
    let offset = Ending { offset: Some(0), ..Ending::default() };
    refused(&zip_with(&[file()], &offset), "archive.layout", "list of entries");
    let disk = Ending { disk: 1, ..Ending::default() };
    refused(&zip_with(&[file()], &disk), "archive.layout", "one part of several");
}

#[test]
fn a_locator_cannot_hide_in_the_last_entry() {
    let mut value = b"PK\x06\x07".to_vec();
    value.extend([0; 16]);
    let entry = file().but(|entry| entry.central.extra = extra(0xcafe, &value));
    refused(&zip(&[entry]), "archive.layout", "hides");
}

#[test]
fn every_entry_is_listed_once() {
    let unlisted = file().but(|entry| entry.listed = false);
    refused(&zip(&[Entry::stored("b", b"b"), unlisted]), "archive.layout", "does not name");
    let twice = Entry::stored("b", b"b").but(|entry| entry.offset = Some(0));
    refused(&zip(&[Entry::stored("b", b"b"), twice]), "archive.layout", "twice");
    let nowhere = file().but(|entry| entry.offset = Some(7));
    refused(&zip(&[nowhere]), "archive.layout", "not there");
}

#[test]
fn both_headers_say_the_same() {
    type Change = fn(&mut Entry);
    let cases: [(&str, Change); 5] = [
        ("name", |entry| entry.central.name = b"b.txt".into()),
        ("flags", |entry| entry.central.flags = 2),
        ("checksum", |entry| entry.central.crc ^= 1),
        ("packed size", |entry| entry.central.packed -= 1),
        ("its size", |entry| entry.central.unpacked -= 1),
    ];
    for (what, change) in cases {
        refused_entry(file().but(change), "archive.mismatch", what);
    }
    let method = Entry::stored("a", b"abc").but(|entry| entry.central.method = 8);
    refused_entry(method, "archive.mismatch", "packing method");
}

#[test]
fn descriptors_are_refused_with_the_cure() {
    let streamed = file().both(|head| head.flags = 8);
    refused_entry(streamed, "archive.data_descriptor", "`vitrine pack FOLDER`");
}

#[test]
fn only_stored_and_deflate_without_encryption() {
    refused_entry(file().both(|head| head.method = 12), "archive.method", "method 12");
    refused_entry(file().both(|head| head.flags = 1), "archive.entry", "encrypted");
    refused_entry(file().both(|head| head.flags = 9), "archive.entry", "encrypted");
    refused_entry(file().both(|head| head.flags = 0x2000), "archive.entry", "encrypted");
    refused_entry(file().both(|head| head.flags = 0x20), "archive.entry", "feature");
    refused_entry(file().both(|head| head.version = 64), "archive.entry", "version of the format");
    refused_entry(file().both(|head| head.extra = extra(0x9901, &[0; 7])), "archive.entry", "encryption");
}

#[test]
fn links_and_special_files_are_refused() {
    let with = |mode: u32| file().but(|entry| entry.attributes = mode << 16);
    refused_entry(with(0o120_777), "archive.entry", "symbolic link");
    refused_entry(with(0o010_644), "archive.entry", "device, a pipe");
    refused_entry(with(0o020_644), "archive.entry", "device, a pipe");
    refused_entry(with(0o140_644), "archive.entry", "socket");
    refused_entry(with(0o104_755), "archive.entry", "setuid");
    refused_entry(with(0o040_755), "archive.entry", "disagree");
    refused_entry(file().but(|entry| entry.attributes = 0x10), "archive.entry", "disagree");
    refused_entry(file().but(|entry| entry.attributes = 0x400), "archive.entry", "link of Windows");
    refused_entry(file().both(|head| head.extra = extra(0x756e, &[0; 14])), "archive.entry", "type");
    refused_entry(file().both(|head| head.extra = extra(0x000d, &[0; 16])), "archive.entry", "link");
    let folder = Entry::stored("f/", b"").but(|entry| entry.attributes = 0o100_644 << 16);
    refused_entry(folder, "archive.entry", "disagree");
    refused_entry(Entry::stored("f/", b"bytes"), "archive.entry", "folder and yet has bytes");
}

#[test]
fn entry_comments_and_other_disks_are_refused() {
    refused_entry(file().but(|entry| entry.comment = b"hi".into()), "archive.entry", "comment");
    refused_entry(file().but(|entry| entry.disk = 1), "archive.entry", "another disk");
}

#[test]
fn extra_fields_are_well_formed_and_override_nothing() {
    let with = |value: Vec<u8>| file().both(move |head| head.extra = value.clone());
    refused_entry(with(vec![1, 2, 3]), "archive.entry", "cut off");
    refused_entry(with(vec![0x55, 0x54, 9, 0, 1]), "archive.entry", "longer than the room");
    let twice = [extra(0x5455, &[0]), extra(0x5455, &[0])].concat();
    refused_entry(with(twice), "archive.entry", "twice");
    let unicode = |crc_of: &[u8], name: &[u8]| {
        let mut value = vec![1];
        value.extend(crc32fast::hash(crc_of).to_le_bytes());
        value.extend(name);
        extra(0x7075, &value)
    };
    refused_entry(with(unicode(b"a.txt", b"../evil")), "archive.entry", "another name");
    refused_entry(with(unicode(b"other", b"a.txt")), "archive.entry", "another name");
    refused_entry(with(extra(0x7075, &[])), "archive.entry", "another name");
    assert!(judge(&zip(&[with(unicode(b"a.txt", b"a.txt"))])).is_ok());
}

#[test]
fn sixty_four_bit_sizes_are_read_in_one_way_only() {
    let wide = |values: &'static [u64], packed: u32, unpacked: u32| {
        Entry::stored("a", b"abcde").both(move |head| {
            head.extra = zip64(values);
            (head.packed, head.unpacked) = (packed, unpacked);
        })
    };
    let all = u32::MAX;
    for good in [wide(&[5, 5], all, all), wide(&[5, 5], 5, 5), wide(&[5], 5, all), wide(&[], 5, 5)] {
        assert!(judge(&zip(std::slice::from_ref(&good))).is_ok(), "{good:?}");
    }
    refused_entry(wide(&[5], all, all), "archive.entry", "two ways");
    refused_entry(wide(&[5], all, 5), "archive.entry", "two ways");
    refused_entry(wide(&[9, 5], 5, 5), "archive.entry", "contradicts");
    refused_entry(wide(&[5, 9], 5, 5), "archive.entry", "contradicts");
    refused_entry(wide(&[5, 5], 5, 4), "archive.damaged", "checksum");
    let shorter = wide(&[5, 5], 5, 4).both(|head| head.crc = crc32fast::hash(b"abcd"));
    refused_entry(shorter, "archive.damaged", "contradicts");
    refused_entry(wide(&[], all, all), "archive.entry", "two ways");
    let none = Entry::stored("a", b"abcde").both(|head| head.unpacked = u32::MAX);
    refused_entry(none, "archive.entry", "not given");
    let odd = Entry::stored("a", b"abcde").both(|head| head.extra = extra(1, &[0; 7]));
    refused_entry(odd, "archive.entry", "malformed");
}

#[test]
fn a_64_bit_end_record_must_fit() {
    let entries = [Entry::stored("a", b"abc")];
    let plain = zip(&entries);
    let directory = (plain.len() - 22 - 47) as u64;
    let place = directory + 47;
    let wide = |before_end: Vec<u8>| {
        zip_with(
            &entries,
            &Ending { before_end, size: Some(u32::MAX), offset: Some(u32::MAX), ..Ending::default() },
        )
    };
    assert!(judge(&wide(end64(place, 1, 47, directory))).is_ok());
    refused(&wide(end64(place + 1, 1, 47, directory)), "archive.layout", "locator");
    refused(&wide(end64(place, 2, 47, directory)), "archive.layout", "number of entries");
    refused(&wide(end64(place, 1, 46, directory)), "archive.layout", "list of entries");
    refused(&wide(end64(place, 1, 47, 0)), "archive.layout", "list of entries");
    refused(&wide(end64(place, 1, 47, directory)[..56].to_vec()), "archive.layout", "no locator");
    refused(&wide(end64(place, 1, 47, directory)[56..].to_vec()), "archive.layout", "end record");
    let mut long = end64(place, 1, 47, directory);
    long[4] = 45;
    refused(&wide(long), "archive.layout", "44");
    refused(&wide(Vec::new()), "archive.layout", "list of entries");
}

#[test]
fn names_keep_the_path_policy() {
    for (name, words) in [
        ("../../x", "climbs"),
        ("a/../../x", "climbs"),
        ("/etc/passwd", "absolute"),
        ("C:evil", "colon"),
        ("a\\b", "backslash"),
        ("CON", "device name"),
        ("x/nul.txt", "device name"),
        ("a.", "dot or a space"),
        ("a\u{202e}b", "invisible"),
        ("a\nb", "control"),
        ("a//b", "empty part"),
        ("/", "empty"),
        ("", "empty"),
    ] {
        refused_entry(Entry::stored(name, b""), "archive.path", words);
    }
    refused_entry(Entry::stored(&"d/".repeat(40), b""), "archive.path", "too many folders");
    refused_entry(Entry::stored(&"n".repeat(241), b""), "archive.path", "too long");
    refused_entry(Entry::stored("FIRST", b""), "archive.path", "same file");
    refused_entry(Entry::stored("first", b""), "archive.path", "listed twice");
    refused_entry(Entry::stored("first/x", b""), "archive.path", "file as a folder");
    refused_entry(Entry::stored(".vitrine-receipt", b""), "archive.entry", "mark of a finished");
    refused_entry(Entry::stored("x/.cargo-ok", b""), "archive.entry", "mark of a finished");
}

#[test]
fn names_are_utf_8_and_marked_so() {
    refused_entry(Entry::stored("é", b"").both(|head| head.flags = 0), "archive.entry", "marked as UTF-8");
    let latin = Entry::stored("e", b"").both(|head| head.name = vec![0xe9]);
    refused_entry(latin, "archive.entry", "not valid UTF-8");
}

#[test]
fn messages_hold_no_control_characters_and_stay_short() {
    let name = format!("\u{1b}[31m\u{202e}{}", "x".repeat(200));
    let message = judge(&zip(&[Entry::stored(&name, b"")])).unwrap_err().to_string();
    assert!(message.chars().all(|c| !c.is_control() && c != '\u{202e}'), "{message:?}");
    assert!(message.chars().count() < 160, "{message}");
}

#[test]
fn bytes_are_what_their_records_say() {
    let bytes = b"hello hello hello hello";
    refused_entry(file().both(|head| head.crc ^= 1), "archive.damaged", "checksum");
    refused_entry(Entry::stored("s", bytes).both(|head| head.crc ^= 1), "archive.damaged", "checksum");
    refused_entry(file().both(|head| head.unpacked -= 1), "archive.damaged", "larger than it says");
    refused_entry(file().both(|head| head.unpacked += 1), "archive.damaged", "smaller than it says");
    let hidden = file().but(|entry| entry.data.extend(b"hidden")).both(|head| head.packed += 6);
    refused_entry(hidden, "archive.damaged", "hidden behind");
    let short = file().but(|entry| entry.data.truncate(entry.data.len() - 1)).both(|head| head.packed -= 1);
    refused_entry(short, "archive.damaged", "too early");
    let nonsense = file().but(|entry| entry.data[0] = 0xff);
    refused_entry(nonsense, "archive.damaged", "no sense");
    let stored = Entry::stored("s", bytes).both(|head| head.unpacked -= 1);
    refused_entry(stored, "archive.entry", "two sizes differ");
}

#[test]
fn bombs_are_seen_before_they_go_off() {
    let zeros = vec![0; 3 << 20];
    let bomb = Entry::deflated("bomb", &zeros);
    refused_entry(bomb.clone(), "archive.bomb", "decompression bomb");
    // Lying about the size does not help: the real bytes are counted.
    let lying = bomb.both(|head| head.unpacked = 1000);
    refused_entry(lying, "archive.damaged", "larger than it says");
    // Below the floor a high ratio is only an empty table.
    assert!(judge(&zip(&[Entry::deflated("table", &zeros[..1 << 20])])).is_ok());
}

#[test]
fn every_cap_holds_and_says_its_number() {
    let limits = ArchiveLimits { entries: 3, unpacked: 100, packed: 2000, ..ArchiveLimits::default() };
    let many: Vec<Entry> = (0..4).map(|n| Entry::stored(&format!("{n}"), b"")).collect();
    let error = judge_within(&zip(&many), &limits).unwrap_err();
    assert_eq!(error.code(), "archive.too_large");
    assert!(error.to_string().contains("at most 3"), "{error}");
    let error = judge_within(&zip(&[Entry::stored("a", &[1; 101])]), &limits).unwrap_err();
    assert!(error.to_string().contains("101, at most 100"), "{error}");
    let error = judge_within(&zip(&[Entry::stored("a", &[1; 2001])]), &limits).unwrap_err();
    assert!(error.to_string().contains("at most 2000"), "{error}");
}

#[test]
fn a_missing_file_is_an_error_with_its_path() {
    let error =
        check_structure(std::path::Path::new("/nowhere/x.hpersona"), &ArchiveLimits::default()).unwrap_err();
    assert_eq!(error.code(), "archive.io");
    assert!(error.to_string().contains("/nowhere/x.hpersona"), "{error}");
}

#[test]
fn only_an_ordinary_file_is_opened() {
    let folder = tempfile::tempdir().unwrap();
    let limits = ArchiveLimits::default();
    let error = vitrine_package::inspect(folder.path(), &limits).unwrap_err();
    assert_eq!(error.code(), "archive.not_a_file");
    assert!(error.to_string().contains("vitrine pack"), "{error}");
    let pipe = folder.path().join("pipe.hpersona");
    let made = std::process::Command::new("mkfifo").arg(&pipe).status().unwrap();
    assert!(made.success());
    // Opening a pipe nobody writes to would wait for ever.
    let error = vitrine_package::check_structure(&pipe, &limits).unwrap_err();
    assert_eq!(error.code(), "archive.not_a_file");
}
