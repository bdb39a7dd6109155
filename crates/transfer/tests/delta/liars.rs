//! Hosts, tables, patches and files at hand that are not what they say. Each ends with the right bytes, or with
//! a clear error and a store as it was.

use vitrine_base::Sha256;
use vitrine_package::listing::{MemberTable, PatchMethod};
use vitrine_package::table_content;
use vitrine_testkit::Fault;
use vitrine_transfer::{AtHand, Method};

use super::{Delta, changed, files};
use crate::setting::run;

fn large_change() -> Delta {
    let new = changed(files(), "app/large.js", |bytes| bytes[600_000..600_004].copy_from_slice(b"####"));
    Delta::new(&files(), &new)
}

fn full(delta: &Delta) -> u64 {
    delta.bytes().len() as u64
}

#[test]
fn a_host_without_ranges_gives_the_whole_file() {
    run(async {
        for fault in [Fault::IgnoreRange, Fault::OtherRange, Fault::Gzip] {
            let delta = large_change();
            delta.server.fault("p.zip", fault.clone(), Some(1));
            let came = delta.obtain(&delta.wanted(), &delta.package()).await.unwrap();
            assert!(came.exact, "{fault:?}");
            delta.assert_right(&came);
        }
    });
}

#[test]
fn ranges_of_another_file_are_noticed() {
    run(async {
        let delta = large_change();
        let (wanted, table) = (delta.wanted(), delta.with_table(&delta.table()));
        let right = delta.bytes();
        // Of the same size, so that only digests can tell.
        let other: Vec<u8> = right.iter().map(|byte| byte ^ 0x55).collect();
        std::fs::write(&delta.new, &other).unwrap();
        for wanted in [&wanted, &table] {
            let error = delta.obtain(wanted, &delta.package()).await.unwrap_err();
            assert_eq!(error.code(), "wrong_digest", "{error}");
            assert!(delta.store.digests().unwrap().is_empty());
        }
        // A second mirror that is right mends it.
        std::fs::write(delta.folder.path().join("q.zip"), &right).unwrap();
        std::fs::write(delta.folder.path().join("p.zip"), &other).unwrap();
        for mut wanted in [wanted, table] {
            wanted.download.mirrors.push(delta.at("q.zip"));
            let came = delta.obtain(&wanted, &delta.package()).await.unwrap();
            assert_eq!((came.sha256, came.exact), (Sha256::of(&right), true));
            delta.store.remove(&came.sha256).unwrap();
        }
    });
}

#[test]
fn a_byte_that_flips_on_the_way_is_noticed() {
    run(async {
        let delta = large_change();
        let table = delta.table();
        let large = table.members.iter().find(|member| member.path == "app/large.js").unwrap();
        let span = large.span.unwrap();
        std::fs::write(delta.folder.path().join("q.zip"), delta.bytes()).unwrap();
        for mut wanted in [delta.wanted(), delta.with_table(&table)] {
            wanted.download.mirrors.push(delta.at("q.zip"));
            for offset in (span.offset..span.offset + span.size).step_by(span.size as usize / 7) {
                delta.server.fault("p.zip", Fault::FlipByte(offset), None);
                let came = delta.obtain(&wanted, &delta.package()).await.unwrap();
                delta.server.mend();
                delta.assert_right(&came);
                delta.store.remove(&came.sha256).unwrap();
            }
        }
    });
}

#[test]
fn tables_that_lie_are_done_without() {
    run(async {
        type Lie = fn(&mut MemberTable);
        let lies: [(&str, Lie); 6] = [
            ("it points outside", |table| table.members[1].span.as_mut().unwrap().offset = u64::MAX - 5),
            ("members overlap", |table| table.members[2].span = table.members[1].span),
            ("chunks do not add up", |table| table.members[0].chunks[1].packed += 9),
            ("it is of another package", |table| table.artifact = Sha256::of(b"other")),
            ("the content is another", |table| table.members[1].sha256 = Sha256::of(b"other")),
            ("chunks are others", |table| {
                for chunk in &mut table.members[0].chunks {
                    chunk.sha256 = Sha256::of(b"other");
                }
            }),
        ];
        for (lie, tell) in lies {
            let delta = large_change();
            let mut table = delta.table();
            tell(&mut table);
            table.content = table_content(&table.members);
            let came = delta.obtain(&delta.with_table(&table), &delta.package()).await.unwrap();
            assert!(came.exact || lie == "chunks are others", "{lie}: {came:?}");
            delta.assert_right(&came);
        }
    });
}

#[test]
fn a_table_that_is_not_the_promised_one_is_not_read() {
    run(async {
        let delta = large_change();
        let wanted = delta.with_table(&delta.table());
        let lies = [
            Fault::FlipByte(30),
            Fault::Html,
            Fault::Endless,
            Fault::Status(404, Vec::new()),
            Fault::Body(zstd_bomb(), "application/zstd".into()),
        ];
        for fault in lies {
            delta.server.fault("p.members", fault.clone(), None);
            let came = delta.obtain(&wanted, &delta.package()).await.unwrap();
            assert!(came.exact && came.method != Method::Table, "{fault:?}: {came:?}");
            delta.assert_right(&came);
            delta.store.remove(&came.sha256).unwrap();
            delta.server.mend();
        }
        assert!(delta.heard.notes.lock().unwrap().iter().any(|note| note.contains("is of no use")));
    });
}

/// 64 MiB of blanks in a few kilobytes.
fn zstd_bomb() -> Vec<u8> {
    [b"\x28\xb5\x2f\xfd".as_slice(), &[0; 3000]].concat()
}

#[test]
fn patches_that_lie_are_done_without() {
    run(async {
        type Lie = fn(&Delta, &mut MemberTable);
        let lies: [(&str, Lie); 4] = [
            ("another file", |delta, _| {
                for entry in std::fs::read_dir(delta.folder.path().join("patches")).unwrap() {
                    std::fs::write(entry.unwrap().path(), b"other").unwrap();
                }
            }),
            ("a wrong base", |_, table| {
                let other =
                    table.members.iter().find(|member| member.path == "app/medium.js").unwrap().sha256;
                patches(table, |patch| patch.from = Some(other));
            }),
            ("a wrong method", |_, table| patches(table, |patch| patch.method = PatchMethod::Bsdiff)),
            ("a place outside", |_, table| {
                patches(table, |patch| patch.file.path = "http://127.0.0.1:1/x".into())
            }),
        ];
        for (lie, tell) in lies {
            let delta = large_change();
            let mut table = delta.patched_table();
            tell(&delta, &mut table);
            let came = delta.obtain(&delta.with_table(&table), &delta.package()).await.unwrap();
            assert_eq!(came.method, Method::Table, "{lie}: the table is still good");
            assert!(came.fetched < full(&delta) / 4, "{lie}: {} bytes", came.fetched);
            delta.assert_right(&came);
        }
    });
}

fn patches(table: &mut MemberTable, change: impl Fn(&mut vitrine_package::listing::PatchRef)) {
    table.members.iter_mut().flat_map(|member| &mut member.patches).for_each(change);
}

#[test]
fn files_at_hand_that_changed_are_not_trusted() {
    run(async {
        let delta = large_change();
        let have = delta.installed(&files());
        for path in have.files.values() {
            let mut bytes = std::fs::read(path).unwrap();
            bytes.iter_mut().step_by(1000).for_each(|byte| *byte ^= 1);
            std::fs::write(path, bytes).unwrap();
        }
        for wanted in [delta.with_table(&delta.table()), delta.wanted()] {
            delta.server.forget_requests();
            let came = delta.obtain(&wanted, &have).await.unwrap();
            delta.assert_right(&came);
            assert!(delta.sent() <= full(&delta) * 102 / 100, "{} bytes", delta.sent());
            delta.store.remove(&came.sha256).unwrap();
        }
    });
}

/// A member with the checksum and sizes of another: CRC-32 proves nothing.
#[test]
fn a_package_at_hand_whose_checksums_lie_costs_the_file_once() {
    run(async {
        let delta = large_change();
        let mut bytes = std::fs::read(&delta.old).unwrap();
        // The packed bytes of everything are others; what the list says of them stays.
        let table = vitrine_package::member_table(&delta.old, &Default::default()).unwrap();
        for span in table.members.iter().filter_map(|member| member.span) {
            bytes[span.offset as usize..(span.offset + span.size) as usize]
                .iter_mut()
                .for_each(|byte| *byte ^= 7);
        }
        std::fs::write(&delta.old, bytes).unwrap();
        let came = delta.obtain(&delta.wanted(), &delta.package()).await.unwrap();
        assert!(came.exact && came.method == Method::Whole, "{came:?}");
        assert!(delta.sent() <= full(&delta) * 102 / 100, "{} of {} bytes", delta.sent(), full(&delta));
        delta.assert_right(&came);
    });
}

#[test]
fn packages_at_hand_may_be_anything() {
    run(async {
        let delta = large_change();
        let folder = tempfile::tempdir().unwrap();
        let nonsense = folder.path().join("nonsense.zip");
        std::fs::write(&nonsense, b"PK not at all").unwrap();
        let packages =
            vec![nonsense, folder.path().to_owned(), folder.path().join("missing"), delta.old.clone()];
        let have = AtHand { packages, files: Default::default() };
        let came = delta.obtain(&delta.wanted(), &have).await.unwrap();
        assert!(came.exact && came.method == Method::Directory, "{came:?}");
        delta.assert_right(&came);
    });
}

#[test]
fn one_who_stops_leaves_nothing_behind() {
    run(async {
        let delta = large_change();
        let cancel = tokio_util::sync::CancellationToken::new();
        delta.server.fault("p.zip", Fault::Stall, None);
        let (wanted, have) = (delta.wanted(), delta.package());
        let stop = async {
            while delta.server.requests().is_empty() {
                tokio::task::yield_now().await;
            }
            cancel.cancel();
        };
        let (came, ()) =
            tokio::join!(delta.client.obtain(&wanted, &have, &delta.store, &delta.heard, &cancel), stop);
        assert_eq!(came.unwrap_err().code(), "cancelled");
        assert!(delta.store.digests().unwrap().is_empty());
        delta.assert_tidy();
    });
}
