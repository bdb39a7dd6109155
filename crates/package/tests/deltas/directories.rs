//! What the last bytes of a zip say.

use proptest::prelude::*;
use vitrine_base::limits::ArchiveLimits;
use vitrine_package::{ArchiveError, Directory, unpack_member};

use super::{packed, text};

fn parse(bytes: &[u8], tail: usize) -> Result<Directory, ArchiveError> {
    Directory::parse(&bytes[bytes.len() - tail..], bytes.len() as u64, &ArchiveLimits::default())
}

fn zip() -> Vec<u8> {
    let folder = tempfile::tempdir().unwrap();
    let files = [("a/one.txt", text(1, 5000)), ("b.txt", text(2, 300)), ("日本.txt", b"x".to_vec())];
    std::fs::read(packed(folder.path(), "p.zip", &files)).unwrap()
}

#[test]
fn the_last_bytes_are_enough() {
    let bytes = zip();
    let whole = bytes.len() as u64;
    let needed = Directory::tail_bytes(&bytes[bytes.len() - 22..], whole).unwrap() as usize;
    let directory = parse(&bytes, needed).unwrap();
    assert_eq!(directory, parse(&bytes, bytes.len()).unwrap(), "more bytes change nothing");
    assert_eq!(directory.start, whole - needed as u64);
    assert!(matches!(parse(&bytes, needed - 1), Err(ArchiveError::Truncated(_))));
    let paths: Vec<&str> = directory.entries.iter().map(|entry| entry.path.as_str()).collect();
    assert_eq!(paths, ["a/one.txt", "b.txt", "日本.txt"]);
    for entry in &directory.entries {
        let local = entry.local.as_ref().expect("a local header like the directory's");
        assert_eq!(local.as_slice(), &bytes[entry.header as usize..entry.data as usize], "{}", entry.path);
        let mut data = &bytes[entry.data as usize..(entry.data + entry.packed) as usize];
        let is =
            unpack_member(&entry.path, entry.method, &mut data, entry.unpacked, &mut |_| Ok(())).unwrap();
        assert_eq!((is.crc, is.size), (entry.crc, entry.unpacked));
    }
}

#[test]
fn what_python_writes_is_rebuilt_from_its_directory() {
    let Some(data) = crate::shared::data() else { return };
    let (mut rebuilt, mut all) = (0, 0);
    for entry in std::fs::read_dir(data.join("homepilot/history")).unwrap() {
        let bytes = std::fs::read(entry.unwrap().path()).unwrap();
        all += 1;
        let Ok(directory) = parse(&bytes, bytes.len()) else { continue };
        for entry in &directory.entries {
            if let Some(local) = &entry.local {
                assert_eq!(local.as_slice(), &bytes[entry.header as usize..entry.data as usize]);
            }
        }
        rebuilt += 1;
    }
    assert!(rebuilt * 10 >= all * 9, "only {rebuilt} of {all} packages could be read from their end");
}

#[test]
fn lies_about_places_are_noticed() {
    let bytes = zip();
    let end = bytes.len() - 22;
    let start = u32::from_le_bytes(bytes[end + 16..end + 20].try_into().unwrap()) as usize;
    let with = |at: usize, value: &[u8]| {
        let mut changed = bytes.clone();
        changed[at..at + value.len()].copy_from_slice(value);
        parse(&changed, changed.len()).map(|_| ()).unwrap_err().to_string()
    };
    // The first entry's place, its packed size, the number of entries, the place of the directory.
    assert!(with(start + 42, &7_u32.to_le_bytes()).contains("gaps"));
    assert!(with(start + 20, &9_000_000_u32.to_le_bytes()).contains("overlap"));
    assert!(with(end + 10, &9_u16.to_le_bytes()).contains("several"));
    assert!(with(end + 16, &0_u32.to_le_bytes()).contains("another list"));
}

#[test]
fn a_bomb_is_noticed_at_its_first_byte_too_many() {
    let mut encoder = flate2::write::DeflateEncoder::new(Vec::new(), flate2::Compression::best());
    std::io::Write::write_all(&mut encoder, &vec![0; 10 << 20]).unwrap();
    let bomb = encoder.finish().unwrap();
    let mut made = 0;
    let refused = unpack_member("bomb", 8, &mut bomb.as_slice(), 1000, &mut |bytes| {
        made += bytes.len();
        Ok(())
    });
    assert!(refused.unwrap_err().to_string().contains("another size"));
    assert!(made <= 1001, "{made}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..300), whole in any::<u64>()) {
        let whole = whole.max(bytes.len() as u64);
        let _ = Directory::tail_bytes(&bytes, whole);
        let _ = Directory::parse(&bytes, whole, &ArchiveLimits::default());
    }

    #[test]
    fn no_change_makes_it_panic_or_point_outside(
        changes in prop::collection::vec((0_usize..400, any::<u8>()), 1..6), more in 0_u64..10_000,
    ) {
        let mut bytes = zip();
        let length = bytes.len();
        for (back, byte) in changes {
            let at = length - 1 - back.min(length - 1);
            bytes[at] = byte;
        }
        let whole = length as u64 + more;
        if let Ok(directory) = Directory::parse(&bytes, whole, &ArchiveLimits::default()) {
            let mut at = 0;
            for entry in &directory.entries {
                prop_assert!(entry.header == at && entry.data > entry.header);
                at = entry.data + entry.packed;
                prop_assert!(at <= directory.start && directory.start < whole);
            }
        }
    }
}
