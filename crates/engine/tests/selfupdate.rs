//! An AppImage that replaces itself, from a signed gallery of releases on a real server.

use std::io;
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use vitrine_api::Commands as _;
use vitrine_api::types::*;
use vitrine_base::fs::{Disk, Operation, watch_disk};
use vitrine_base::{FixedClock, Silent};
use vitrine_engine::Gallery;
use vitrine_package::Platform;
use vitrine_publish::{BuildOptions, Fingerprint, Periods, SigningOptions};
use vitrine_testkit::{Fault, FileServer, ZipBuilder, small_disk};

use crate::shop::{DAY, TODAY};
use crate::updating::noise;
use crate::world::{LIMIT, options};

/// A file that begins as an AppImage for this computer does.
fn image(version: &str) -> Vec<u8> {
    let mut bytes = b"\x7fELF\x02\x01\x01\0AI\x02\0\0\0\0\0\x02\0".to_vec();
    bytes.extend(if cfg!(target_arch = "aarch64") { 183_u16 } else { 62 }.to_le_bytes());
    bytes.extend(format!("Vitrine {version}").into_bytes());
    bytes.extend(noise(300_000));
    bytes
}

pub(crate) fn package(version: &str, with: Option<&[u8]>) -> Vec<u8> {
    let told = serde_json::json!({
        "id": "vitrine", "name": "Vitrine", "version": version, "changelog": format!("Better in {version}."),
        "commands": {"vitrine": "Vitrine.AppImage"},
    });
    let inside = with.map_or_else(|| image(version), <[u8]>::to_vec);
    ZipBuilder::new().file("Vitrine.AppImage", inside).file("tool.json", told.to_string()).build()
}

/// A signed gallery of releases.
pub(crate) struct Releases {
    pub(crate) folder: tempfile::TempDir,
    pub(crate) server: FileServer,
    fingerprint: String,
}

impl Releases {
    pub(crate) fn of(versions: &[&str]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let (packages, out) = (folder.path().join("packages"), folder.path().join("files"));
        std::fs::create_dir_all(&packages).unwrap();
        let signing = SigningOptions {
            keys: Some(folder.path().join("keys")),
            periods: Periods::static_gallery(),
            expected_files: 100,
            now: TODAY,
        };
        vitrine_publish::init_signing(&packages, &out, &signing).unwrap();
        let root = std::fs::read(out.join("metadata/1.root.json")).unwrap();
        let server = FileServer::start(&out);
        let fingerprint = Fingerprint::of(&root).to_string().replace(' ', "");
        let releases = Self { folder, server, fingerprint };
        for version in versions {
            releases.put(version, &package(version, None));
        }
        releases.build("{}");
        releases
    }

    pub(crate) fn put(&self, version: &str, package: &[u8]) {
        let place = self.folder.path().join("packages/vitrine").join(version);
        std::fs::create_dir_all(&place).unwrap();
        std::fs::write(place.join(format!("{}.zip", Platform::here())), package).unwrap();
    }

    pub(crate) fn build(&self, gallery: &str) {
        let folder = self.folder.path();
        std::fs::write(folder.join("packages/gallery.json"), gallery).unwrap();
        let options = BuildOptions { now: TODAY, keys: Some(folder.join("keys")), ..BuildOptions::default() };
        let (packages, out) = (folder.join("packages"), folder.join("files"));
        let report = vitrine_publish::build(&packages, &out, &options, &Silent).unwrap();
        assert!(report.left_out.is_empty(), "{:?}", report.left_out);
    }

    fn address(&self) -> String {
        format!("{}#{}", self.server.url(), self.fingerprint)
    }
}

/// A computer with an AppImage in a folder of programs.
pub(crate) struct Computer {
    folder: tempfile::TempDir,
    pub(crate) image: PathBuf,
    releases: String,
    restarted: Arc<Mutex<Vec<PathBuf>>>,
}

impl Computer {
    pub(crate) fn with(version: &str, releases: &Releases) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let programs = folder.path().join("programs");
        std::fs::create_dir(&programs).unwrap();
        let path = programs.join("Vitrine.AppImage");
        std::fs::write(&path, image(version)).unwrap();
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o750)).unwrap();
        Self { folder, image: path, releases: releases.address(), restarted: Arc::default() }
    }

    /// Starts the Vitrine of that version from the AppImage.
    pub(crate) fn start(&self, version: &str) -> Gallery {
        self.start_from(version, &self.image)
    }

    fn start_from(&self, version: &str, image: &Path) -> Gallery {
        let mut options = self.options(version);
        options.vitrine.image = Some(image.to_owned());
        let restarted = self.restarted.clone();
        options.vitrine.restart = Some(Arc::new(move |path| {
            restarted.lock().unwrap().push(path.to_owned());
            Ok(())
        }));
        Gallery::open(options).unwrap()
    }

    /// A Vitrine that runs from no AppImage: a package manager put it there, or nobody knows who.
    pub(crate) fn start_installed(&self, version: &str) -> Gallery {
        Gallery::open(self.options(version)).unwrap()
    }

    fn options(&self, version: &str) -> vitrine_engine::Options {
        let mut options = options(&self.folder.path().join("home"));
        options.clock = Arc::new(FixedClock::at(TODAY));
        options.vitrine.version = version.to_owned();
        options.vitrine.image = None;
        options.vitrine.releases = Some(self.releases.clone());
        options
    }

    pub(crate) fn bytes(&self) -> Vec<u8> {
        std::fs::read(&self.image).unwrap()
    }

    /// The names in the folder of programs.
    pub(crate) fn names(&self) -> Vec<String> {
        let entries = std::fs::read_dir(self.image.parent().unwrap()).unwrap();
        let mut names: Vec<_> =
            entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }
}

pub(crate) async fn update(gallery: &Gallery, version: &str) -> JobSnapshot {
    let job = gallery.self_update(SelfUpdateWish { version: version.into() }).await.unwrap();
    tokio::time::timeout(LIMIT, gallery.wait_job(&job, |_| {})).await.expect("in time").unwrap()
}

pub(crate) async fn state(gallery: &Gallery) -> SelfUpdateState {
    gallery.self_update_state(()).await.unwrap()
}

#[tokio::test]
async fn a_newer_one_is_told_put_in_place_and_used_from_the_next_start_on() {
    let releases = Releases::of(&["0.1.0", "0.1.5", "0.2.0"]);
    let computer = Computer::with("0.1.0", &releases);
    let gallery = computer.start("0.1.0");
    let before = state(&gallery).await;
    assert_eq!((before.refusal, before.looked, before.newer), (None, None, None));
    assert!(releases.server.requests().is_empty(), "nobody was asked");

    let told = gallery.self_update_look(()).await.unwrap();
    assert_eq!((told.error, told.looked), (None, Some(TODAY)));
    let newer = told.newer.unwrap();
    assert_eq!((newer.version.as_str(), newer.channel.as_str()), ("0.2.0", "stable"));
    assert!(newer.size.unwrap() > 0);
    for words in ["Better in 0.2.0.", "Better in 0.1.5."] {
        assert!(newer.changelog_html.contains(words), "{}", newer.changelog_html);
    }
    assert!(!newer.changelog_html.contains("Better in 0.1.0."));
    assert_eq!(computer.bytes(), image("0.1.0"), "looking changes nothing");
    assert!(gallery.sources(()).await.unwrap().is_empty(), "it is no gallery of the person's");
    let hosts = gallery.contacted_hosts(()).await.unwrap();
    assert!(hosts.iter().any(|host| host.host == "127.0.0.1"), "{hosts:?}");

    let job = update(&gallery, "0.2.0").await;
    assert_eq!((job.state, job.kind), (JobState::Done, JobKind::SelfUpdate), "{:?}", job.error);
    assert_eq!(computer.bytes(), image("0.2.0"));
    assert_eq!(std::fs::metadata(&computer.image).unwrap().mode() & 0o7777, 0o750);
    assert_eq!(computer.names(), ["Vitrine.AppImage", "Vitrine.AppImage.previous"]);
    let after = state(&gallery).await;
    assert_eq!((after.waiting.as_deref(), after.previous.as_deref()), (Some("0.2.0"), Some("0.1.0")));
    assert_eq!((after.newer, after.job), (None, None));
    // The one that runs is no newer one, however often its window asks.
    gallery.app_state(()).await.unwrap();
    assert_eq!(state(&gallery).await.previous.as_deref(), Some("0.1.0"));
    assert!(after.can_restart);
    gallery.self_update_restart(()).await.unwrap();
    assert_eq!(*computer.restarted.lock().unwrap(), std::slice::from_ref(&computer.image));
    drop(gallery);

    let gallery = computer.start("0.2.0");
    assert_eq!(state(&gallery).await.previous.as_deref(), Some("0.1.0"), "its window has not come up yet");
    gallery.app_state(()).await.unwrap();
    let started = state(&gallery).await;
    assert_eq!((started.waiting, started.previous), (None, None));
    assert_eq!(computer.names(), ["Vitrine.AppImage"]);
}

#[tokio::test]
async fn one_can_go_back_until_the_new_one_has_started() {
    let releases = Releases::of(&["0.2.0"]);
    let computer = Computer::with("0.1.0", &releases);
    let gallery = computer.start("0.1.0");
    let error = gallery.self_update_undo(()).await.unwrap_err();
    assert_eq!(error.code, "selfupdate.nothing_kept");
    assert_eq!(update(&gallery, "0.2.0").await.state, JobState::Done);
    // A still newer one before the next start: what ran is what is kept.
    releases.put("0.3.0", &package("0.3.0", None));
    releases.build("{}");
    let told = gallery.self_update_look(()).await.unwrap();
    assert_eq!(told.newer.unwrap().version, "0.3.0");
    assert_eq!(update(&gallery, "0.3.0").await.state, JobState::Done);
    assert_eq!(state(&gallery).await.previous.as_deref(), Some("0.1.0"));
    let undone = gallery.self_update_undo(()).await.unwrap();
    assert_eq!((undone.waiting, undone.previous), (None, None));
    assert_eq!((computer.bytes(), computer.names().len()), (image("0.1.0"), 1));

    // A new one that does not start: the copy is started in its place, and leads back.
    assert_eq!(update(&gallery, "0.3.0").await.state, JobState::Done);
    drop(gallery);
    let kept = computer.image.with_file_name("Vitrine.AppImage.previous");
    let gallery = computer.start_from("0.1.0", &kept);
    gallery.app_state(()).await.unwrap();
    assert_eq!(state(&gallery).await.waiting.as_deref(), Some("0.3.0"));
    gallery.self_update_undo(()).await.unwrap();
    assert_eq!((computer.bytes(), computer.names().len()), (image("0.1.0"), 1));
}

#[tokio::test]
async fn bytes_that_nobody_signed_are_refused() {
    let releases = Releases::of(&["0.2.0"]);
    let computer = Computer::with("0.1.0", &releases);
    let gallery = computer.start("0.1.0");
    releases.server.fault(".zip", Fault::FlipByte(200), None);
    let job = update(&gallery, "0.2.0").await;
    let error = job.error.expect("it is refused");
    assert_eq!((job.state, error.code.as_str()), (JobState::Failed, "wrong_digest"), "{error:?}");
    assert_eq!((computer.bytes(), computer.names().len()), (image("0.1.0"), 1));
    releases.server.mend();
    // The list itself, changed by whoever has the host, for somebody who looks for the first time.
    let other = Computer::with("0.1.0", &releases);
    let another = other.start("0.1.0");
    let list = releases.folder.path().join("files/vitrine.json");
    let text = std::fs::read_to_string(&list).unwrap();
    std::fs::write(&list, text.replace("vitrine/1", "vitrine/1 ")).unwrap();
    let told = another.self_update_look(()).await.unwrap();
    assert!(told.error.is_some() && told.newer.is_none(), "{told:?}");
    let job = update(&another, "0.2.0").await;
    assert_eq!((job.state, other.bytes()), (JobState::Failed, image("0.1.0")));
    std::fs::write(&list, text).unwrap();
    assert_eq!(update(&gallery, "0.2.0").await.state, JobState::Done);
}

#[tokio::test]
async fn another_gallery_is_never_followed() {
    let (releases, others) = (Releases::of(&["0.2.0"]), Releases::of(&["0.9.0"]));
    let mut computer = Computer::with("0.1.0", &releases);
    computer.releases = format!("{}#{}", others.server.url(), releases.fingerprint);
    let gallery = computer.start("0.1.0");
    let told = gallery.self_update_look(()).await.unwrap();
    let error = told.error.expect("another identity");
    assert_eq!((error.code.as_str(), told.newer), ("trust.identity", None), "{error:?}");
    let job = update(&gallery, "0.9.0").await;
    assert_eq!(job.error.expect("refused").code, "trust.identity");
    assert_eq!(computer.bytes(), image("0.1.0"));
    drop(gallery);
    // A gallery without signatures is none either.
    std::fs::remove_dir_all(others.folder.path().join("files/metadata")).unwrap();
    let gallery = computer.start("0.1.0");
    let told = gallery.self_update_look(()).await.unwrap();
    assert!(told.error.is_some() && told.newer.is_none(), "{told:?}");
}

#[tokio::test]
async fn what_is_older_or_of_another_channel_is_refused() {
    let releases = Releases::of(&["0.1.0", "0.2.0", "0.3.0"]);
    releases.build(r#"{"packages": {"vitrine": {"versions": {"0.3.0": {"channel": "beta"}}}}}"#);
    let computer = Computer::with("0.2.0", &releases);
    let gallery = computer.start("0.2.0");
    assert_eq!(gallery.self_update_look(()).await.unwrap().newer, None);
    for version in ["0.1.0", "0.2.0", "0.3.0", "../0.4.0"] {
        let error = update(&gallery, version).await.error.expect("refused");
        assert_eq!(error.code, "selfupdate.not_offered", "{version}");
    }
    assert_eq!(computer.bytes(), image("0.2.0"));
    let mut settings = gallery.settings(()).await.unwrap();
    settings.self_update_channel = UpdateChannel::Beta;
    gallery.set_settings(settings.clone()).await.unwrap();
    assert_eq!(gallery.self_update_look(()).await.unwrap().newer.unwrap().version, "0.3.0");
    settings.self_update_channel = UpdateChannel::Stable;
    gallery.set_settings(settings).await.unwrap();
    assert_eq!(state(&gallery).await.newer, None, "it was found on the other channel");
}

#[tokio::test]
async fn a_package_without_the_appimage_it_should_hold_is_refused() {
    for (version, inside, name) in [
        ("0.2.0", image("0.2.0"), "Other.bin"),
        ("0.2.0", b"#!/bin/sh\nexit 0\n".to_vec(), "Vitrine.AppImage"),
    ] {
        let releases = Releases::of(&[]);
        let package = ZipBuilder::new().file(name, inside).build();
        releases.put(version, &package);
        releases.build("{}");
        let computer = Computer::with("0.1.0", &releases);
        let gallery = computer.start("0.1.0");
        let error = update(&gallery, version).await.error.expect("refused");
        assert_eq!(error.code, "selfupdate.wrong_package", "{error:?}");
        assert_eq!((computer.bytes(), computer.names().len()), (image("0.1.0"), 1));
    }
}

#[tokio::test]
async fn what_may_not_be_replaced_is_said_and_left() {
    let releases = Releases::of(&["0.2.0"]);
    let refused = async |computer: &Computer, image: &Path, code: &str| {
        let gallery = computer.start_from("0.1.0", image);
        let refusal = state(&gallery).await.refusal.expect("it is refused");
        assert_eq!(refusal.code, code, "{refusal:?}");
        let wish = SelfUpdateWish { version: "0.2.0".into() };
        assert_eq!(gallery.self_update(wish).await.unwrap_err().code, code);
    };
    let computer = Computer::with("0.1.0", &releases);
    let link = computer.image.with_file_name("link");
    std::os::unix::fs::symlink(&computer.image, &link).unwrap();
    refused(&computer, &link, "selfupdate.not_a_file").await;
    refused(&computer, &computer.image.with_file_name("gone"), "selfupdate.gone").await;
    refused(&computer, computer.image.parent().unwrap(), "selfupdate.not_a_file").await;

    let computer = Computer::with("0.1.0", &releases);
    if std::os::unix::fs::chown(&computer.image, Some(12_345), None).is_ok() {
        refused(&computer, &computer.image, "selfupdate.not_yours").await;
    }
    let computer = Computer::with("0.1.0", &releases);
    let programs = computer.image.parent().unwrap();
    if std::fs::metadata("/proc/self").unwrap().uid() == 0 {
        // Modes do not stop root; what may be written by nobody does.
        refused(&computer, Path::new("/proc/self/environ"), "selfupdate.read_only_folder").await;
    } else {
        std::fs::set_permissions(programs, std::fs::Permissions::from_mode(0o555)).unwrap();
        refused(&computer, &computer.image, "selfupdate.read_only_folder").await;
        std::fs::set_permissions(programs, std::fs::Permissions::from_mode(0o755)).unwrap();
    }

    let mut computer = Computer::with("0.1.0", &releases);
    computer.releases = "https://r.example/".into();
    refused(&computer, &computer.image, "selfupdate.bad_releases").await;
    computer.releases = String::new();
    refused(&computer, &computer.image, "selfupdate.bad_releases").await;
    let requests = releases.server.requests();
    assert!(requests.is_empty(), "{requests:?}");
}

#[tokio::test]
async fn without_releases_or_an_appimage_there_is_only_the_hint() {
    let folder = tempfile::tempdir().unwrap();
    for (image, code) in
        [(None, "selfupdate.not_appimage"), (Some("/x/Vitrine.AppImage"), "selfupdate.no_releases")]
    {
        let mut options = options(folder.path());
        options.vitrine.image = image.map(PathBuf::from);
        options.vitrine.releases = None;
        let gallery = Gallery::open(options).unwrap();
        let told = gallery.self_update_look(()).await.unwrap();
        assert_eq!(told.refusal.unwrap().code, code);
        assert_eq!((told.looked, told.error, told.newer), (None, None, None));
        let installed_by = if image.is_some() { InstalledBy::AppImage } else { InstalledBy::Other };
        assert_eq!(told.hint.installed_by, installed_by);
    }
}

/// Refuses every change from the n-th on: the disk is full, or the process is dead as far as the disk can tell.
struct Failing {
    at: usize,
    seen: AtomicUsize,
    kind: io::ErrorKind,
}

impl Disk for Failing {
    fn before(&self, operation: Operation<'_>) -> io::Result<()> {
        let number = self.seen.fetch_add(1, Ordering::SeqCst);
        let removes = matches!(operation, Operation::Remove(_) | Operation::RemoveFolder(_));
        let full = self.kind == io::ErrorKind::StorageFull;
        if number < self.at || (full && removes) { Ok(()) } else { Err(self.kind.into()) }
    }
}

#[tokio::test]
async fn a_disk_that_fails_anywhere_leaves_one_of_the_two_whole() {
    let releases = Releases::of(&["0.2.0"]);
    for kind in [io::ErrorKind::StorageFull, io::ErrorKind::Other] {
        let mut done = false;
        for at in 0..100 {
            let computer = Computer::with("0.1.0", &releases);
            let gallery = computer.start("0.1.0");
            let disk = Arc::new(Failing { at, seen: AtomicUsize::new(0), kind });
            let watch = watch_disk(computer.image.parent().unwrap(), disk.clone());
            let job = update(&gallery, "0.2.0").await;
            drop(watch);
            let (bytes, about) = (computer.bytes(), format!("{kind} at {at}: {:?}", job.error));
            if job.state == JobState::Done {
                assert_eq!(bytes, image("0.2.0"), "{about}");
            } else {
                assert_eq!(bytes, image("0.1.0"), "{about}");
                if kind == io::ErrorKind::StorageFull {
                    let code = job.error.unwrap().code;
                    assert!(code.ends_with("disk_full"), "{code} {about}");
                    assert_eq!(computer.names().len(), 1, "nothing is left: {about}");
                }
                // The next start clears away what a dead process could not, and the next try succeeds.
                drop(gallery);
                let gallery = computer.start("0.1.0");
                gallery.app_state(()).await.unwrap();
                assert_eq!(state(&gallery).await.waiting, None, "{about}");
                assert_eq!(update(&gallery, "0.2.0").await.state, JobState::Done, "{about}");
                assert_eq!(computer.bytes(), image("0.2.0"), "{about}");
                assert_eq!(computer.names(), ["Vitrine.AppImage", "Vitrine.AppImage.previous"], "{about}");
            }
            done = disk.seen.load(Ordering::SeqCst) <= at;
            if done {
                break;
            }
        }
        assert!(done, "it never came through");
    }
}

#[tokio::test]
async fn a_real_disk_without_room_leaves_the_old_one() {
    let Some(disk) = small_disk(1) else { return };
    let releases = Releases::of(&["0.2.0"]);
    let mut computer = Computer::with("0.1.0", &releases);
    computer.image = disk.path().join("Vitrine.AppImage");
    std::fs::write(&computer.image, image("0.1.0")).unwrap();
    std::fs::write(disk.path().join("full"), vec![1; 600_000]).unwrap();
    let gallery = computer.start("0.1.0");
    let job = update(&gallery, "0.2.0").await;
    let code = job.error.expect("there is no room").code;
    assert!(code.ends_with("disk_full"), "{code}");
    assert_eq!(
        (computer.bytes(), computer.names()),
        (image("0.1.0"), vec!["Vitrine.AppImage".into(), "full".into()])
    );
}

#[tokio::test]
async fn a_download_that_was_stopped_goes_on_where_it_was() {
    let releases = Releases::of(&["0.2.0"]);
    let computer = Computer::with("0.1.0", &releases);
    let gallery = computer.start("0.1.0");
    releases.server.fault(".zip", Fault::StallAfter(100_000), Some(1));
    let mut events = gallery.subscribe();
    let job = gallery.self_update(SelfUpdateWish { version: "0.2.0".into() }).await.unwrap();
    let second = gallery.self_update(SelfUpdateWish { version: "0.2.0".into() }).await.unwrap_err();
    assert_eq!(second.code, "selfupdate.running");
    let half = async {
        loop {
            if let vitrine_api::Event::Job { job } = events.recv().await.unwrap()
                && job.phase == JobPhase::Downloading
                && job.can_pause
            {
                return;
            }
        }
    };
    tokio::time::timeout(LIMIT, half).await.expect("it arrives");
    assert_eq!(state(&gallery).await.job, Some(job.id.clone()));
    gallery.pause_job(job.clone()).await.unwrap();
    let ended = tokio::time::timeout(LIMIT, gallery.wait_job(&job, |_| {})).await.unwrap().unwrap();
    assert_eq!((ended.state, ended.can_resume), (JobState::Paused, true));
    assert_eq!(state(&gallery).await.job, Some(job.id.clone()));
    let job = gallery.resume_job(job).await.unwrap();
    let ended = tokio::time::timeout(LIMIT, gallery.wait_job(&job, |_| {})).await.unwrap().unwrap();
    assert_eq!(ended.state, JobState::Done, "{:?}", ended.error);
    assert_eq!(computer.bytes(), image("0.2.0"));
}

#[tokio::test]
async fn signatures_that_are_over_are_not_enough() {
    let releases = Releases::of(&["0.2.0"]);
    let computer = Computer::with("0.1.0", &releases);
    let mut options = options(&computer.folder.path().join("home"));
    options.clock = Arc::new(FixedClock::at(TODAY + 4000 * DAY));
    options.vitrine.version = "0.1.0".into();
    options.vitrine.image = Some(computer.image.clone());
    options.vitrine.releases = Some(computer.releases.clone());
    let gallery = Gallery::open(options).unwrap();
    let error = update(&gallery, "0.2.0").await.error.expect("refused");
    assert_eq!(error.code, "trust.expired", "{error:?}");
    assert_eq!(computer.bytes(), image("0.1.0"));
}
