//! Tables of files, and tables that lie.

use proptest::prelude::*;
use vitrine_base::Sha256;
use vitrine_base::limits::ArchiveLimits;
use vitrine_package::listing::{Cut, MemberTable, Packed};
use vitrine_package::{PackageError, TABLE_BYTES, decode_table, encode_table, member_table, table_content};

use super::{packed, text};

fn table() -> MemberTable {
    let folder = tempfile::tempdir().unwrap();
    let files = [("a.js", text(1, 400_000)), ("b/c.txt", text(2, 9000)), ("d", Vec::new())];
    member_table(&packed(folder.path(), "p.zip", &files), &ArchiveLimits::default()).unwrap()
}

#[test]
fn a_table_comes_back_as_it_was() {
    let table = table();
    let bytes = encode_table(&table).unwrap();
    assert_eq!(decode_table(&bytes, TABLE_BYTES).unwrap(), table);
    assert_eq!(table.content, table_content(&table.members));
    assert_eq!(bytes, encode_table(&table).unwrap(), "the same table gives the same bytes");
}

/// What a changed table is refused with; its content root is made to fit.
#[track_caller]
fn refused(words: &str, change: impl FnOnce(&mut MemberTable)) {
    let mut table = table();
    change(&mut table);
    table.content = table_content(&table.members);
    let error = decode_table(&encode_table(&table).unwrap(), TABLE_BYTES).expect_err("it was taken");
    assert!(matches!(error, PackageError::BadTable(_)), "{error}");
    assert!(error.to_string().contains(words), "“{error}” does not say “{words}”");
}

#[test]
fn tables_that_lie_are_refused() {
    refused("outside the artifact", |table| table.members[0].span.as_mut().unwrap().offset = table.size);
    refused("outside the artifact", |table| table.members[0].span.as_mut().unwrap().offset = u64::MAX);
    refused("in another member", |table| table.members[1].span = table.members[0].span);
    refused("add up", |table| table.members[0].chunks[0].size += 1);
    refused("add up", |table| table.members[0].chunks[0].packed = u32::MAX);
    refused("packed in chunks", |table| table.cut = None);
    refused("cut", |table| table.cut = Some(Cut { min: 0, average: 0, max: 0 }));
    refused("cut", |table| table.cut = Some(Cut { min: 1024, average: 2048, max: u32::MAX - 1 }));
    refused("sizes differ", |table| {
        table.members[0].chunks.clear();
        let span = table.members[0].span.unwrap();
        table.members[0].span = Some(Packed { method: 0, ..span });
    });
    refused("not taken", |table| table.members[1].span.as_mut().unwrap().method = 93);
    refused("no path", |table| table.members[0].path = "../../etc/passwd".into());
    refused("no path", |table| table.members[0].path = "B/C.TXT".into());
    refused("sorted", |table| table.members.reverse());
    refused("larger than any", |table| table.members[0].size = u64::MAX);
    refused("link", |table| table.members[1].link = Some("a.js".into()));
    refused("format", |table| table.format = "other/1".into());
}

#[test]
fn a_wrong_content_root_and_a_bomb_are_refused() {
    let mut table = table();
    table.content = Sha256::of(b"other");
    let error = decode_table(&encode_table(&table).unwrap(), TABLE_BYTES).unwrap_err();
    assert!(error.to_string().contains("content root"), "{error}");
    let bomb = zstd::bulk::compress(&vec![b' '; 64 << 20], 19).unwrap();
    let error = decode_table(&bomb, TABLE_BYTES).unwrap_err();
    assert!(error.to_string().contains("larger than"), "{error}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        prop_assert!(decode_table(&bytes, 10_000).is_err());
    }

    #[test]
    fn no_text_in_it_makes_it_panic(
        at in 0_usize..4000, with in "[0-9a-f\\[\\]{}\":,-]{1,6}",
    ) {
        let mut json = serde_json::to_string(&table()).unwrap();
        let at = at.min(json.len() - 10);
        json.replace_range(at..at + with.len(), &with);
        let packed = zstd::bulk::compress(json.as_bytes(), 1).unwrap();
        if let Ok(table) = decode_table(&packed, TABLE_BYTES) {
            prop_assert_eq!(table.content, table_content(&table.members));
        }
    }
}
