//! Updates that go as they should.

use vitrine_base::Sha256;
use vitrine_transfer::{AtHand, How, Method};

use super::{Delta, Files, changed, files, pack, text};
use crate::setting::run;

/// One small text is another.
fn small_change() -> (Files, Files) {
    let new = changed(files(), "texts/07.txt", |bytes| bytes[100..110].copy_from_slice(b"##########"));
    (files(), new)
}

#[test]
fn by_the_directory_the_very_file_is_rebuilt() {
    run(async {
        let (old, new) = small_change();
        let delta = Delta::new(&old, &new);
        let plan = delta.plan(&delta.wanted(), &delta.package()).await;
        assert_eq!(plan.method, Method::Directory);
        let came = delta.obtain(&delta.wanted(), &delta.package()).await.unwrap();
        assert!(came.exact && came.method == Method::Directory, "{came:?}");
        assert_eq!(came.sha256, Sha256::of(&delta.bytes()));
        assert_eq!(came.fetched, delta.sent(), "every byte is counted");
        assert_eq!(Some(came.fetched), plan.fetch, "it was known beforehand");
        let part = delta.bytes().len() as u64 / 50;
        assert!(came.fetched < part, "{} bytes", came.fetched);
        assert_eq!(came.reused, delta.bytes().len() as u64 - came.fetched);
        delta.assert_right(&came);
        let statuses = delta.heard.statuses.lock().unwrap();
        let last = statuses.last().unwrap();
        assert_eq!((last.fetched, last.reused), (came.fetched, came.reused));
        assert_eq!(last.mirrors.len(), 1);
    });
}

#[test]
fn by_the_table_even_less_is_fetched() {
    run(async {
        let (old, new) = small_change();
        let delta = Delta::new(&old, &new);
        let wanted = delta.with_table(&delta.table());
        let plan = delta.plan(&wanted, &delta.package()).await;
        let fetched = plan.parts.iter().filter(|part| part.how == How::Fetched);
        assert_eq!(fetched.map(|part| part.path.as_str()).collect::<Vec<_>>(), ["texts/07.txt"]);
        let came = delta.obtain(&wanted, &delta.package()).await.unwrap();
        assert_eq!(came.method, Method::Table);
        assert_eq!((came.fetched, Some(came.fetched)), (delta.sent(), plan.fetch));
        delta.assert_right(&came);
    });
}

#[test]
fn installed_files_will_do_without_any_package() {
    run(async {
        let (old, new) = small_change();
        let delta = Delta::new(&old, &new);
        let have = delta.installed(&old);
        let table = delta.with_table(&delta.table());
        let came = delta.obtain(&table, &have).await.unwrap();
        assert!(came.method == Method::Table && came.fetched < 6000, "{came:?}");
        delta.assert_right(&came);

        let delta = Delta::new(&old, &new);
        let content = vitrine_transfer::Wanted { content: Some(delta.table().content), ..delta.wanted() };
        let came = delta.obtain(&content, &have).await.unwrap();
        assert!(came.method == Method::Directory && !came.exact && came.fetched < 10_000, "{came:?}");
        delta.assert_right(&came);
    });
}

#[test]
fn of_a_large_file_only_the_changed_parts_come() {
    run(async {
        let new = changed(files(), "app/large.js", |bytes| bytes[600_000..600_004].copy_from_slice(b"####"));
        let delta = Delta::new(&files(), &new);
        let wanted = delta.with_table(&delta.table());
        for have in [delta.package(), delta.installed(&files())] {
            let plan = delta.plan(&wanted, &have).await;
            let part = plan.parts.iter().find(|part| part.path == "app/large.js").unwrap();
            assert_eq!(part.how, How::Chunks);
            let came = delta.obtain(&wanted, &have).await.unwrap();
            assert_eq!(Some(came.fetched), plan.fetch);
            assert!(came.fetched < delta.bytes().len() as u64 / 8, "{} bytes", came.fetched);
            delta.assert_right(&came);
            delta.store.remove(&came.sha256).unwrap();
        }
    });
}

#[test]
fn patches_make_it_smaller_still() {
    run(async {
        let new = changed(files(), "app/large.js", |bytes| bytes[600_000..600_004].copy_from_slice(b"####"));
        let delta = Delta::new(&files(), &new);
        let wanted = delta.with_table(&delta.patched_table());
        for have in [delta.package(), delta.installed(&files())] {
            let plan = delta.plan(&wanted, &have).await;
            let part = plan.parts.iter().find(|part| part.path == "app/large.js").unwrap();
            assert!(part.how == How::Patched && part.fetch < 500, "{part:?}");
            let came = delta.obtain(&wanted, &have).await.unwrap();
            assert!(came.fetched < 4000, "{} bytes", came.fetched);
            delta.assert_right(&came);
            delta.store.remove(&came.sha256).unwrap();
        }
    });
}

/// The same files, packed by another program: nothing in the file is the same, its content is.
#[test]
fn the_same_content_packed_otherwise_costs_next_to_nothing() {
    run(async {
        let (old, new) = small_change();
        let delta = Delta::new(&old, &new);
        let mut builder = vitrine_testkit::ZipBuilder::new();
        for (path, bytes) in &old {
            builder =
                builder.member(vitrine_testkit::zipfile::Member::stored(path.as_bytes(), bytes.clone()));
        }
        std::fs::write(&delta.old, builder.build()).unwrap();
        let content = Some(delta.table().content);
        let by_directory = vitrine_transfer::Wanted { content, ..delta.wanted() };
        for (wanted, method) in
            [(by_directory, Method::Directory), (delta.with_table(&delta.table()), Method::Table)]
        {
            let came = delta.obtain(&wanted, &delta.package()).await.unwrap();
            assert!(came.method == method && !came.exact, "{came:?}");
            assert!(came.fetched < delta.bytes().len() as u64 / 50, "{} bytes", came.fetched);
            delta.assert_right(&came);
            delta.store.remove(&came.sha256).unwrap();
        }
    });
}

#[test]
fn other_installed_packages_help_too() {
    run(async {
        let (_, new) = small_change();
        let delta = Delta::new(&vec![("unrelated".into(), text(50, 1000))], &new);
        let folder = tempfile::tempdir().unwrap();
        // Another package has the pictures under other names.
        let other: Files =
            files().into_iter().map(|(path, bytes)| (format!("elsewhere/{path}"), bytes)).collect();
        let mut have = delta.package();
        have.packages.push(pack(folder.path(), "other.zip", &other));
        let came = delta.obtain(&delta.with_table(&delta.table()), &have).await.unwrap();
        assert!(came.fetched < 10_000, "{came:?}");
        delta.assert_right(&came);
    });
}

#[test]
fn what_is_in_the_store_is_not_fetched() {
    run(async {
        let (old, new) = small_change();
        let delta = Delta::new(&old, &new);
        delta.store.put(&delta.bytes()).unwrap();
        let came = delta.obtain(&delta.wanted(), &AtHand::default()).await.unwrap();
        assert_eq!((came.method, came.fetched, delta.sent()), (Method::AtHand, 0, 0));
        delta.assert_right(&came);
    });
}

#[test]
fn what_is_not_worth_it_is_fetched_whole() {
    run(async {
        // Nothing at hand; everything changed; a small file.
        let other: Files =
            files().into_iter().map(|(path, bytes)| (path, bytes.iter().map(|b| !b).collect())).collect();
        let small: Files = vec![("a.txt".into(), text(1, 50_000)), ("b.txt".into(), text(2, 1000))];
        let cases = [(files(), files(), false), (other, files(), true), (small.clone(), small, true)];
        for (old, new, at_hand) in cases {
            let delta = Delta::new(&old, &new);
            let have = if at_hand { delta.package() } else { AtHand::default() };
            for wanted in [delta.wanted(), delta.with_table(&delta.table())] {
                delta.server.forget_requests();
                let came = delta.obtain(&wanted, &have).await.unwrap();
                assert_eq!(came.method, Method::Whole);
                let most = delta.bytes().len() as u64 * 102 / 100;
                assert!(delta.sent() <= most, "{} of at most {most} bytes", delta.sent());
                delta.assert_right(&came);
                delta.store.remove(&came.sha256).unwrap();
            }
        }
    });
}

#[test]
fn a_gallery_in_a_folder_is_compared_too() {
    run(async {
        let (old, new) = small_change();
        let delta = Delta::new(&old, &new);
        let mut wanted = delta.wanted();
        wanted.download.mirrors =
            vec![vitrine_transfer::Location::parse(delta.new.to_str().unwrap()).unwrap()];
        let came = delta.obtain(&wanted, &delta.package()).await.unwrap();
        assert!(came.exact && came.method == Method::Directory);
        delta.assert_right(&came);
    });
}
