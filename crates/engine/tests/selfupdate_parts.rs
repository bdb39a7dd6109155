//! An AppImage that is brought up to date from the parts that changed: the old file is what the rest is taken from.

use std::path::PathBuf;

use vitrine_api::Commands as _;
use vitrine_api::types::*;
use vitrine_testkit::Fault;

use crate::selfupdate::{Computer, Releases, package, state, update};
use crate::updating::noise;

/// Of some megabytes: what is compressed already, as in an AppImage, with three places that change.
const LARGE: usize = 4_000_000;
const CHANGED: usize = 40_000;

fn image(version: &str) -> Vec<u8> {
    let mut bytes = b"\x7fELF\x02\x01\x01\0AI\x02\0\0\0\0\0\x02\0".to_vec();
    bytes.extend(if cfg!(target_arch = "aarch64") { 183_u16 } else { 62 }.to_le_bytes());
    bytes.extend(noise(LARGE));
    let other: Vec<u8> = version.bytes().cycle().zip(noise(CHANGED)).map(|(a, b)| a ^ b).collect();
    for place in [900_000, 2_100_000, 3_300_000] {
        bytes.splice(place..place + CHANGED / 2, other.iter().copied());
    }
    bytes
}

/// A gallery with 0.1.0 and, made after it and so with a patch, 0.2.0; and a computer with 0.1.0.
fn published() -> (Releases, Computer) {
    let releases = Releases::of(&[]);
    for version in ["0.1.0", "0.2.0"] {
        releases.put(version, &package(version, Some(&image(version))));
        releases.build("{}");
    }
    let computer = Computer::with("0.1.0", &releases);
    std::fs::write(&computer.image, image("0.1.0")).unwrap();
    (releases, computer)
}

impl Releases {
    /// The patches to 0.2.0.
    fn patches(&self) -> Vec<PathBuf> {
        let folder = self.folder.path().join("files/packages/vitrine/0.2.0/patches");
        let mut files: Vec<_> =
            std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
        files.sort();
        files
    }

    /// How often something of that name was asked for.
    fn asked(&self, suffix: &str) -> usize {
        self.server.requests_of(suffix).len()
    }
}

fn name(path: &std::path::Path) -> String {
    path.file_name().unwrap().to_str().unwrap().to_owned()
}

#[tokio::test]
async fn only_what_changed_is_fetched_and_the_file_is_the_same() {
    let (releases, computer) = published();
    let gallery = computer.start("0.1.0");
    let job = update(&gallery, "0.2.0").await;
    assert_eq!(job.state, JobState::Done, "{:?}", job.error);
    assert!(computer.bytes() == image("0.2.0"), "byte for byte");
    let transfer = job.transfer.expect("bytes came");
    let most = (LARGE / 20) as u64;
    assert!(transfer.fetched > 0 && transfer.fetched < most, "{transfer:?}");
    assert!(job.details.contains("only what changed"), "{}", job.details);
    // Of the package itself comes a range: the few bytes of the file beside the AppImage.
    let asked = releases.server.requests_of(".zip");
    let [range] = &asked[..] else { panic!("{asked:?}") };
    assert!(range.range.is_some() && range.sent < 4_000, "{range:?}");
    let [patch] = &releases.patches()[..] else { panic!("{:?}", releases.patches()) };
    assert_eq!(releases.asked(&name(patch)), 1);
    assert_eq!(computer.names(), ["Vitrine.AppImage", "Vitrine.AppImage.previous"]);
}

#[tokio::test]
async fn a_patch_that_lies_gives_place_to_the_whole_file() {
    let (releases, computer) = published();
    let gallery = computer.start("0.1.0");
    let patch = releases.patches().remove(0);
    // Another one of the same length, as whoever has the host could put there.
    let length = std::fs::metadata(&patch).unwrap().len() as usize;
    std::fs::write(&patch, noise(length)).unwrap();
    let job = update(&gallery, "0.2.0").await;
    assert_eq!(job.state, JobState::Done, "{:?}", job.error);
    assert!(computer.bytes() == image("0.2.0"), "byte for byte");
    assert_eq!(releases.asked(&name(&patch)), 1, "once is enough");
    assert!(releases.asked(".zip") > 0 && job.transfer.unwrap().fetched > LARGE as u64);
    assert!(job.details.contains("without patches"), "{}", job.details);
}

#[tokio::test]
async fn a_host_without_its_patches_or_tables_still_has_the_file() {
    for gone in ["patches", "members"] {
        let (releases, computer) = published();
        let gallery = computer.start("0.1.0");
        let folder = releases.folder.path().join("files/packages/vitrine/0.2.0");
        for entry in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            match name(&entry) {
                found if found == gone => std::fs::remove_dir_all(entry).unwrap(),
                found if found.starts_with(gone) => std::fs::remove_file(entry).unwrap(),
                _ => {}
            }
        }
        let job = update(&gallery, "0.2.0").await;
        assert_eq!(job.state, JobState::Done, "{gone}: {:?}", job.error);
        assert!(computer.bytes() == image("0.2.0"), "{gone}");
    }
}

#[tokio::test]
async fn an_old_file_that_is_not_what_was_published_is_no_base() {
    let (releases, computer) = published();
    let mut own = image("0.1.0");
    own[2_500_000] ^= 1;
    std::fs::write(&computer.image, own).unwrap();
    let gallery = computer.start("0.1.0");
    let job = update(&gallery, "0.2.0").await;
    assert_eq!(job.state, JobState::Done, "{:?}", job.error);
    assert!(computer.bytes() == image("0.2.0"));
    assert_eq!(releases.asked(&name(&releases.patches()[0])), 0, "it would not fit");
}

#[tokio::test]
async fn stopped_while_a_patch_comes_the_old_file_stays_and_the_next_try_succeeds() {
    let (releases, computer) = published();
    let gallery = computer.start("0.1.0");
    let patch = name(&releases.patches()[0]);
    releases.server.fault(&patch, Fault::StallAfter(10_000), Some(1));
    let job = gallery.self_update(SelfUpdateWish { version: "0.2.0".into() }).await.unwrap();
    // Asked, not waited for an event: the last of them may come before the patch is asked for.
    let comes = async {
        while releases.asked(&patch) == 0 {
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(crate::world::LIMIT, comes).await.expect("it comes");
    gallery.cancel_job(job.clone()).await.unwrap();
    let ended = tokio::time::timeout(crate::world::LIMIT, gallery.wait_job(&job, |_| {})).await;
    assert_eq!(ended.expect("in time").unwrap().state, JobState::Cancelled);
    assert!(computer.bytes() == image("0.1.0"));
    assert_eq!(computer.names(), ["Vitrine.AppImage"]);
    assert_eq!(state(&gallery).await.waiting, None);
    assert_eq!(update(&gallery, "0.2.0").await.state, JobState::Done);
    assert!(computer.bytes() == image("0.2.0"));
}
