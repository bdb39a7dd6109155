//! `vitrine self-update` of an AppImage, from a signed gallery of releases on a real server.

use std::os::unix::fs::PermissionsExt as _;
use std::path::PathBuf;
use std::process::Command;

use rustix::process::{Pid, Signal, kill_process};
use vitrine_base::Sha256;
use vitrine_package::Platform;
use vitrine_testkit::{Fault, FileServer, ZipBuilder};

use crate::run::{Home, Ran, finish, noise, program};

/// Larger than what a server sends at once.
const LARGE: usize = 2_000_000;

/// A file that begins as an AppImage for this computer does.
fn image(version: &str) -> Vec<u8> {
    let mut bytes = b"\x7fELF\x02\x01\x01\0AI\x02\0\0\0\0\0\x02\0".to_vec();
    bytes.extend(if cfg!(target_arch = "aarch64") { 183_u16 } else { 62 }.to_le_bytes());
    bytes.extend(format!("Vitrine {version}").into_bytes());
    bytes.extend(noise(LARGE));
    bytes
}

/// A home, an AppImage that this program seems to run from, and its releases.
struct Computer {
    home: Home,
    server: FileServer,
    image: PathBuf,
    releases: String,
}

impl Computer {
    fn with(version: &str) -> Self {
        let home = Home::new();
        let package = ZipBuilder::new().file("Vitrine.AppImage", image(version)).build();
        let place = home.beside("packages").join("vitrine").join(version);
        std::fs::create_dir_all(&place).unwrap();
        std::fs::write(place.join(format!("{}.zip", Platform::here())), package).unwrap();
        let made = home.json(&["gallery", "init", "packages", "public", "--title", "Vitrine"]).ends_with(0);
        let fingerprint = made.json()["state"]["fingerprint"].as_str().unwrap().replace(' ', "");
        let server = FileServer::start(home.beside("public"));
        let programs = home.beside("programs");
        std::fs::create_dir_all(&programs).unwrap();
        let path = programs.join("Vitrine.AppImage");
        std::fs::write(&path, image("0.0.1")).unwrap();
        let releases = format!("{}#{fingerprint}", server.url());
        Self { home, server, image: path, releases }
    }

    fn command(&self, words: &[&str]) -> Command {
        let mut command = self.home.command(words);
        // As the AppImage's own start does: where the file is, and where it is mounted.
        command.env("APPIMAGE", &self.image).env("APPDIR", program().parent().unwrap());
        command.env("VITRINE_RELEASES", &self.releases);
        command
    }

    fn run(&self, words: &[&str]) -> Ran {
        finish(self.command(words).spawn().unwrap())
    }

    fn bytes(&self) -> Vec<u8> {
        std::fs::read(&self.image).unwrap()
    }
}

#[test]
fn an_appimage_is_looked_after_replaced_and_put_back() {
    let computer = Computer::with("99.0.0");
    computer.run(&["self-update", "--check"]).ends_with(0).says("Vitrine 99.0.0 is there");
    assert!(computer.bytes() == image("0.0.1"), "looking changes nothing");
    let ran = computer.run(&["self-update"]).ends_with(1);
    assert!(ran.err.contains("needs your word"), "{ran:?}");
    let document = computer.run(&["self-update", "--yes", "--json"]).ends_with(0).json();
    assert_eq!(document["selfUpdate"]["installedBy"], "appImage");
    assert_eq!(document["state"]["waiting"], "99.0.0");
    assert_eq!(document["job"]["state"], "done");
    assert!(computer.bytes() == image("99.0.0"));
    computer.run(&["self-update"]).ends_with(0).says("used from the next start on");
    computer.run(&["self-update", "--undo"]).ends_with(0).says("is back");
    assert!(computer.bytes() == image("0.0.1"));
    let ran = computer.run(&["self-update", "--undo"]).ends_with(1);
    assert!(ran.err.contains("no version to go back to"), "{ran:?}");
}

#[test]
fn what_is_older_or_of_somebody_else_is_left() {
    let computer = Computer::with("0.0.2");
    computer.run(&["self-update", "--yes"]).ends_with(0).says("is the newest there is");
    let other = Computer::with("99.0.0");
    let identity = computer.releases.rsplit_once('#').unwrap().1;
    let releases = format!("{}#{identity}", other.server.url());
    let ran = finish(
        other.command(&["self-update", "--yes", "--json"]).env("VITRINE_RELEASES", releases).spawn().unwrap(),
    );
    assert_eq!(ran.ends_with(1).json()["error"]["code"], "trust.identity");
    assert!(computer.bytes() == image("0.0.1") && other.bytes() == image("0.0.1"));
}

#[test]
fn killed_in_the_middle_the_old_one_is_whole_and_the_next_try_goes_on() {
    let computer = Computer::with("99.0.0");
    computer.server.fault(".zip", Fault::StallAfter(1_000_000), Some(1));
    let child = computer.command(&["self-update", "--yes", "--json"]).spawn().unwrap();
    let began = std::time::Instant::now();
    while computer.server.requests_of(".zip").is_empty() && began.elapsed().as_secs() < 60 {
        std::thread::yield_now();
    }
    kill_process(Pid::from_child(&child), Signal::KILL).unwrap();
    finish(child).ends_with(-1);
    assert!(computer.bytes() == image("0.0.1"));
    computer.server.mend();
    computer.run(&["self-update", "--yes"]).ends_with(0);
    assert!(computer.bytes() == image("99.0.0"));
}

/// A program that runs, as an AppImage does: one of this computer's, with the mark in its header and noise behind it.
fn runs(version: &str) -> Vec<u8> {
    let mut bytes = std::fs::read("/bin/true").unwrap();
    bytes[8..11].copy_from_slice(b"AI\x02");
    bytes.extend(noise(LARGE));
    let changed = bytes.len() - LARGE / 2;
    bytes[changed..changed + version.len()].copy_from_slice(version.as_bytes());
    // What changed is more than one piece of what a server sends at once.
    let other: Vec<u8> = version.bytes().cycle().zip(noise(200_000)).map(|(a, b)| a ^ b).collect();
    bytes.splice(changed + 1000..changed + 201_000, other);
    bytes
}

#[test]
fn killed_while_a_patch_comes_the_old_one_still_starts_and_the_next_try_takes_the_patch() {
    let computer = Computer::with("98.0.0");
    let home = &computer.home;
    for version in ["99.0.0", "99.1.0"] {
        let place = home.beside("packages").join("vitrine").join(version);
        std::fs::create_dir_all(&place).unwrap();
        let package = ZipBuilder::new().file("Vitrine.AppImage", runs(version)).build();
        std::fs::write(place.join(format!("{}.zip", Platform::here())), package).unwrap();
        home.json(&["gallery", "build", "packages", "public", "--title", "Vitrine"]).ends_with(0);
    }
    std::fs::write(&computer.image, runs("99.0.0")).unwrap();
    std::fs::set_permissions(&computer.image, std::fs::Permissions::from_mode(0o755)).unwrap();
    let starts = || Command::new(&computer.image).status().unwrap().success();
    assert!(starts());
    let folder = home.beside("public/packages/vitrine/99.1.0/patches");
    let from = &Sha256::of(&runs("99.0.0")).to_hex()[..8];
    let names = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name());
    let patch = names.map(|name| name.into_string().unwrap()).find(|name| name.contains(&format!("-{from}")));
    let patch = patch.expect("a patch from what is here");

    computer.server.fault(&patch, Fault::StallAfter(50_000), Some(1));
    let child = computer.command(&["self-update", "--yes", "--json"]).spawn().unwrap();
    let began = std::time::Instant::now();
    while computer.server.requests_of(&patch).is_empty() && began.elapsed().as_secs() < 60 {
        std::thread::yield_now();
    }
    kill_process(Pid::from_child(&child), Signal::KILL).unwrap();
    finish(child).ends_with(-1);
    assert!(computer.bytes() == runs("99.0.0") && starts(), "the old one is whole");

    computer.server.mend();
    computer.run(&["self-update", "--yes"]).ends_with(0);
    assert!(computer.bytes() == runs("99.1.0") && starts());
    assert!(computer.server.requests_of(".zip").is_empty(), "the package itself was never asked for");
}

#[test]
fn without_the_address_of_releases_it_says_so() {
    let computer = Computer::with("99.0.0");
    let ran = finish(computer.command(&["self-update"]).env_remove("VITRINE_RELEASES").spawn().unwrap());
    ran.ends_with(0).says("in the AppImage").says("without the address of its releases");
    assert!(computer.server.requests().is_empty() && computer.bytes() == image("0.0.1"));
}
