//! Builds of signed galleries that were cut.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use serde_json::json;
use vitrine_base::Sha256;
use vitrine_base::fs::{Disk, Operation, watch_disk};

use crate::follower::{Follower, tool};
use crate::support::{NOW, Place};

/// Counts down changes, then refuses everything: what a kill leaves is what a disk has that stopped there.
struct Gone(AtomicI64);

impl Disk for Gone {
    fn before(&self, _: Operation<'_>) -> std::io::Result<()> {
        if self.0.fetch_sub(1, Ordering::SeqCst) > 0 {
            return Ok(());
        }
        Err(std::io::Error::other("the computer is off"))
    }
}

#[test]
fn a_build_cut_anywhere_leaves_what_was_signed_and_the_next_one_mends_the_rest() {
    let base = Place::new();
    base.write("hello@1.0.tar.gz", tool("one"));
    base.write("old@1.0.tar.gz", tool("old"));
    base.init();
    base.build_all();
    let (mut between, mut cuts) = (0, 0);
    for step in 0.. {
        let place = copy_of(&base);
        let follower = Follower::of(&place.out);
        let old = follower.trusts_all(NOW);
        place.write("hello@1.1.tar.gz", tool("two"));
        std::fs::remove_file(place.folder.join("old@1.0.tar.gz")).unwrap();
        let before = std::fs::read(place.out.join("vitrine.json")).unwrap();
        let watch = watch_disk(&place.out, Arc::new(Gone(AtomicI64::new(step))));
        let ended = place.try_build_at(NOW + 1);
        drop(watch);
        if ended.is_ok() {
            break;
        }
        cuts += 1;
        // Whatever the old list named can still be had by those who have the old list.
        for path in old.keys().filter(|path| *path != "vitrine.json" && !path.contains("old")) {
            let target = follower.ask(path, NOW + 1).unwrap().unwrap_or_else(|| panic!("{path} at {step}"));
            assert_eq!(target.sha256, old[path].sha256, "{path} at {step}");
            assert_eq!(Sha256::of(&std::fs::read(place.out.join(path)).unwrap()), target.sha256);
        }
        let index = Sha256::of(&std::fs::read(place.out.join("vitrine.json")).unwrap());
        let signed = follower.ask("vitrine.json", NOW + 1).unwrap().unwrap();
        assert!(
            index == Sha256::of(&before) || signed.sha256 == Sha256::of(&before) || signed.sha256 == index
        );
        between += i32::from(signed.sha256 != index);
        place.try_build_at(NOW + 2).unwrap();
        assert_eq!(follower.trusts_all(NOW + 2).len(), 3);
    }
    println!("{cuts} cuts, {between} of them between the index and its signature");
    assert!(cuts > 20 && between <= 24, "{cuts} cuts, {between} between");
}

#[test]
fn a_new_index_without_its_signature_is_signed_by_sign() {
    let place = Place::new();
    place.write("hello@1.0.tar.gz", tool("one"));
    place.init();
    place.build_all();
    let follower = Follower::of(&place.out);
    std::fs::write(place.out.join("vitrine.json"), {
        let mut root: serde_json::Value =
            serde_json::from_slice(&std::fs::read(place.out.join("vitrine.json")).unwrap()).unwrap();
        root["title"] = json!("Cut");
        root.to_string()
    })
    .unwrap();
    place.sign_at(NOW).unwrap();
    follower.trusts_all(NOW);
}

fn copy_of(base: &Place) -> Place {
    let copy = Place::new();
    for (from, to) in [(&base.folder, &copy.folder), (&base.out, &copy.out)] {
        copy_tree(from, to);
    }
    copy_tree(&base.keys(), &copy.keys());
    copy
}

fn copy_tree(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy_tree(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).unwrap();
        }
    }
}
