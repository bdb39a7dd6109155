//! Updates that fetch only what changed, what the library believes of them, and installs that were paused.

use std::fs;
use std::path::Path;
use std::sync::Mutex;
use std::time::Duration;

use tokio_util::sync::CancellationToken;
use vitrine_base::limits::ArchiveLimits;
use vitrine_base::{Phase, Reporter, Sha256, Silent};
use vitrine_library::{Health, InstallWish, LibraryError};
use vitrine_package::{encode_table, inspect, member_table};
use vitrine_testkit::zipfile::Member;
use vitrine_testkit::{FileServer, PersonaSpec, ZipBuilder};
use vitrine_transfer::{Location, Method, TableAt};

use crate::support::{Bench, Listener, client, key, noise, run, version, wish_at};

/// A persona of 300 kB of which a version changes one text.
pub fn large(at: &str) -> Vec<u8> {
    let notes = format!("what is new in {at}");
    PersonaSpec::new("nora")
        .version(at)
        .member("voice.bin", noise(300_000))
        .member("notes.txt", notes)
        .package()
}

pub fn content(package: &Path) -> Sha256 {
    inspect(package, &ArchiveLimits::default()).unwrap().content_root()
}

/// Says of a wish for a file what its gallery would: its content, and its table of files beside it.
pub fn with_table(mut wish: InstallWish, package: &Path, base: &Location) -> InstallWish {
    let table = encode_table(&member_table(package, &ArchiveLimits::default()).unwrap()).unwrap();
    let name = format!("{}.members", package.file_name().unwrap().to_str().unwrap());
    fs::write(package.with_file_name(&name), &table).unwrap();
    let mirrors = vec![base.join(&name).unwrap()];
    wish.table = Some(TableAt { mirrors, sha256: Sha256::of(&table), size: table.len() as u64 });
    wish.content = Some(content(package));
    wish.base = Some(base.clone());
    wish
}

struct Gallery {
    bench: Bench,
    server: FileServer,
}

impl Gallery {
    fn new() -> Self {
        let bench = Bench::new();
        let server = FileServer::start(&bench.gallery);
        Self { bench, server }
    }

    fn base(&self) -> Location {
        Location::parse(&self.server.url()).unwrap()
    }

    fn wish(&self, name: &str, bytes: &[u8], at: &str) -> InstallWish {
        self.bench.offer(name, bytes);
        wish_at(self.base().join(name).unwrap(), bytes, "nora", at)
    }

    fn sent(&self) -> u64 {
        let sent = self.server.requests().iter().map(|request| request.sent).sum();
        self.server.forget_requests();
        sent
    }
}

#[test]
fn an_update_fetches_only_what_changed() {
    let gallery = Gallery::new();
    let (one, two) = (large("1.0.0"), large("2.0.0"));
    gallery.bench.install(gallery.wish("one.hpersona", &one, "1.0.0")).unwrap();
    assert!(gallery.sent() > 300_000);
    for table in [false, true] {
        let mut wish = gallery.wish("two.hpersona", &two, "2.0.0");
        if table {
            wish = with_table(wish, &gallery.bench.gallery.join("two.hpersona"), &gallery.base());
        }
        let planned = run(gallery.bench.library.explain(&wish, &client(), &CancellationToken::new()));
        assert_eq!(planned.unwrap().method, if table { Method::Table } else { Method::Directory });
        gallery.sent();
        let installed = gallery.bench.install(wish).unwrap();
        let sent = gallery.sent();
        assert!(sent < 30_000, "{sent} bytes");
        assert_eq!((installed.health, installed.sha256), (Health::Intact, Sha256::of(&two)));
        assert_eq!(gallery.bench.library.verify(&key("nora")).unwrap().health, Health::Intact);
        assert_eq!(fs::read_to_string(installed.folder.join("notes.txt")).unwrap(), "what is new in 2.0.0");
        gallery.bench.assert_tidy();
        gallery.bench.library.rollback(&key("nora")).unwrap();
        gallery.bench.library.remove(&key("nora"), true, &Silent).unwrap();
        gallery.bench.install(gallery.wish("one.hpersona", &one, "1.0.0")).unwrap();
        gallery.sent();
    }
}

/// The same files in another zip: nothing of the file is the same.
fn packed_otherwise(package: &[u8]) -> Vec<u8> {
    let folder = crate::support::folder();
    let (file, tree) = (folder.path().join("p"), folder.path().join("tree"));
    fs::write(&file, package).unwrap();
    fs::create_dir(&tree).unwrap();
    let limits = ArchiveLimits::default();
    let members = vitrine_package::unpack(&file, &tree, &limits, &Silent).unwrap().members;
    let stored = members
        .iter()
        .map(|member| Member::stored(&*member.path, fs::read(tree.join(&member.path)).unwrap()));
    stored.fold(ZipBuilder::new(), ZipBuilder::member).build()
}

#[test]
fn what_was_put_together_has_the_identity_of_its_artifact() {
    let mut gallery = Gallery::new();
    let (one, two) = (large("1.0.0"), packed_otherwise(&large("2.0.0")));
    gallery.bench.install(gallery.wish("one.hpersona", &one, "1.0.0")).unwrap();
    let wish = gallery.wish("two.hpersona", &two, "2.0.0");
    let wish = with_table(wish, &gallery.bench.gallery.join("two.hpersona"), &gallery.base());
    gallery.sent();
    let installed = gallery.bench.install(wish.clone()).unwrap();
    assert!(gallery.sent() < 30_000);
    let kept = fs::read(&installed.original).unwrap();
    assert_ne!(kept, two, "it was put together of other packed bytes");
    assert_eq!((installed.sha256, installed.health), (Sha256::of(&two), Health::Intact));
    assert_eq!(content(&installed.original), installed.content);
    let receipt =
        fs::read_to_string(gallery.bench.home.join("library/gallery/nora/2.0.0.receipt.json")).unwrap();
    assert!(receipt.contains(&Sha256::of(&kept).to_hex()) && receipt.contains(&Sha256::of(&two).to_hex()));

    // A repair takes the kept file; nothing is fetched, and nobody takes it for changed by hand.
    fs::remove_file(installed.folder.join("voice.bin")).unwrap();
    assert_eq!(gallery.bench.install(wish).unwrap().health, Health::Intact);
    assert_eq!(gallery.sent(), 0);
    fs::remove_file(gallery.bench.home.join("library.db")).unwrap();
    gallery.bench.reopen();
    assert_eq!(gallery.bench.get("nora").unwrap().content, installed.content);
    assert!(gallery.bench.library.remove(&key("nora"), false, &Silent).unwrap().kept.is_empty());
}

#[test]
fn content_that_is_not_what_the_source_says_is_refused() {
    let gallery = Gallery::new();
    gallery.bench.install(gallery.wish("one.hpersona", &large("1.0.0"), "1.0.0")).unwrap();
    let before = gallery.bench.snapshot();
    let two = large("2.0.0");
    let mut wish = gallery.wish("two.hpersona", &two, "2.0.0");
    wish.content = Some(Sha256::of(b"something else"));
    let error = gallery.bench.install(wish).unwrap_err();
    let LibraryError::WrongContent { expected, found } = &error else { panic!("{error}") };
    assert_eq!(
        (*expected, *found),
        (Sha256::of(b"something else"), content(&gallery.bench.gallery.join("two.hpersona")))
    );
    assert!(error.to_string().contains(&found.to_hex()));
    assert_eq!(gallery.bench.snapshot(), before);
    gallery.bench.library.collect_garbage().unwrap();
    gallery.bench.assert_nothing_leaked();
}

/// A receipt that says of its files that they are what is wanted, and lies.
#[test]
fn what_was_put_together_wrongly_is_fetched_whole() {
    let mut gallery = Gallery::new();
    let installed = gallery.bench.install(gallery.wish("one.hpersona", &large("1.0.0"), "1.0.0")).unwrap();
    let two = large("2.0.0");
    let mut wish = gallery.wish("two.hpersona", &two, "2.0.0");
    let wanted = content(&gallery.bench.gallery.join("two.hpersona"));
    wish.content = Some(wanted);
    let receipt = gallery.bench.home.join("library/gallery/nora/1.0.0.receipt.json");
    let lie = fs::read_to_string(&receipt).unwrap().replace(&installed.content.to_hex(), &wanted.to_hex());
    fs::write(&receipt, lie).unwrap();
    gallery.bench.reopen();
    gallery.sent();
    let installed = gallery.bench.install(wish).unwrap();
    assert_eq!((installed.sha256, installed.content), (Sha256::of(&two), wanted));
    assert_eq!(fs::read(&installed.original).unwrap(), two);
    assert!(gallery.sent() >= two.len() as u64);
    gallery.bench.assert_tidy();
}

#[test]
fn the_same_content_packed_anew_under_the_same_version_is_still_an_alarm() {
    let gallery = Gallery::new();
    let one = large("1.0.0");
    let mut wish = gallery.wish("one.hpersona", &one, "1.0.0");
    wish.content = Some(content(&gallery.bench.gallery.join("one.hpersona")));
    let installed = gallery.bench.install(wish.clone()).unwrap();
    let seen = gallery.bench.library.seen(&key("nora"), &version("1.0.0")).unwrap();
    assert_eq!((seen.sha256, seen.content), (installed.sha256, wish.content));

    let anew = packed_otherwise(&one);
    let mut again = gallery.wish("again.hpersona", &anew, "1.0.0");
    again.content = wish.content;
    let error = gallery.bench.install(again.clone()).unwrap_err();
    assert_eq!(error.code(), "republished");
    assert!(error.to_string().contains("(what is in it is the same, only packed anew)"), "{error}");
    again.content = Some(Sha256::of(b"other"));
    assert!(!gallery.bench.install(again.clone()).unwrap_err().to_string().contains("the same"));
    // The same digest with another content is one as well.
    wish.content = Some(Sha256::of(b"other"));
    assert_eq!(gallery.bench.install(wish.clone()).unwrap_err().code(), "republished");
    again.content = Some(installed.content);
    again.accept_republished = true;
    gallery.sent();
    let second = gallery.bench.install(again).unwrap();
    assert_eq!((second.sha256, second.content), (Sha256::of(&anew), installed.content));
    assert_eq!(gallery.sent(), 0, "its content is here");
}

/// Cancels once so many bytes have come.
struct Pause(u64, CancellationToken, Mutex<Vec<Phase>>);

impl Reporter for Pause {
    fn phase(&self, phase: Phase) {
        self.2.lock().unwrap().push(phase);
    }

    fn progress(&self, done: u64, _: Option<u64>) {
        if done > self.0 && self.2.lock().unwrap().last() == Some(&Phase::Downloading) {
            self.1.cancel();
        }
    }

    fn note(&self, _: &str) {}
}

#[test]
fn a_paused_install_goes_on_where_it_was() {
    let mut gallery = Gallery::new();
    let bytes = PersonaSpec::new("nora").version("1.0.0").member("voice.bin", noise(24_000_000)).package();
    let wish = gallery.wish("p.hpersona", &bytes, "1.0.0");
    gallery.server.pace(Some(6_000_000), Duration::ZERO);
    let pause = Pause(12_000_000, CancellationToken::new(), Mutex::default());
    let error = run(gallery.bench.library.install(wish.clone(), &client(), &pause, &pause.1)).unwrap_err();
    assert_eq!(error.code(), "cancelled");
    let first = gallery.sent();
    assert!(first > 10_000_000 && first < 22_000_000, "{first} bytes came before");

    // After a restart, and a clean-up.
    gallery.bench.reopen();
    gallery.bench.library.collect_garbage().unwrap();
    let listener = Listener::default();
    let installed = run(gallery.bench.library.install(wish, &client(), &listener, &CancellationToken::new()));
    assert_eq!(installed.unwrap().health, Health::Intact);
    let second = gallery.sent();
    // Still paced: what an unbounded server pushes into the system's buffers is no measure. Again comes no more
    // than what was under way on each of four connections when it stopped.
    assert!(first + second < 29_000_000, "{second} bytes came after {first}");
}

#[test]
fn what_came_of_a_cancelled_download_can_be_thrown_away() {
    let gallery = Gallery::new();
    let bytes = PersonaSpec::new("nora").version("1.0.0").member("voice.bin", noise(24_000_000)).package();
    let wish = gallery.wish("p.hpersona", &bytes, "1.0.0");
    gallery.server.pace(Some(6_000_000), Duration::ZERO);
    let pause = Pause(12_000_000, CancellationToken::new(), Mutex::default());
    run(gallery.bench.library.install(wish, &client(), &pause, &pause.1)).unwrap_err();
    let partial = gallery.bench.home.join("store/partial");
    assert!(fs::read_dir(&partial).unwrap().count() > 0);
    assert!(gallery.bench.library.discard_partial(&Sha256::of(&bytes)).unwrap());
    assert_eq!(fs::read_dir(&partial).unwrap().count(), 0);
    assert!(gallery.bench.library.discard_partial(&Sha256::of(b"never begun")).unwrap());
    assert_eq!(fs::read_dir(&partial).unwrap().count(), 0);
}

/// Cleans up at every word of an install, as a program does in the background.
struct CleansUp<'a>(&'a vitrine_library::Library, Mutex<u32>);

impl Reporter for CleansUp<'_> {
    fn phase(&self, phase: Phase) {
        // Later the install has the library's lock, which a clean-up waits for.
        if matches!(phase, Phase::Planning | Phase::Downloading) {
            self.note("");
        }
    }

    fn progress(&self, _: u64, _: Option<u64>) {}

    fn note(&self, _: &str) {
        self.0.collect_garbage().unwrap();
        *self.1.lock().unwrap() += 1;
    }
}

#[test]
fn a_clean_up_takes_nothing_from_an_install_that_runs() {
    let gallery = Gallery::new();
    let bytes = large("1.0.0");
    let wish = gallery.wish("one.hpersona", &bytes, "1.0.0");
    let cleans = CleansUp(&gallery.bench.library, Mutex::default());
    run(gallery.bench.library.install(wish, &client(), &cleans, &CancellationToken::new())).unwrap();
    assert!(*cleans.1.lock().unwrap() >= 2, "also between the arrival of the bytes and their use");
    let sent = gallery.sent();
    assert!(sent < bytes.len() as u64 * 3 / 2, "{sent} bytes: it was fetched again");
    gallery.bench.library.collect_garbage().unwrap();
    gallery.bench.assert_nothing_leaked();
}

#[test]
fn a_file_installed_as_another_package_is_not_fetched_again() {
    let gallery = Gallery::new();
    let bytes = large("1.0.0");
    gallery.bench.install(gallery.wish("one.hpersona", &bytes, "1.0.0")).unwrap();
    let mut wish = gallery.wish("two.hpersona", &bytes, "3.0.0");
    wish.key = key("twin");
    gallery.sent();
    let twin = gallery.bench.install(wish).unwrap();
    assert_eq!((gallery.sent(), twin.health), (0, Health::Intact));
    gallery.bench.library.remove(&key("nora"), true, &Silent).unwrap();
    assert_eq!(gallery.bench.library.verify(&key("twin")).unwrap().health, Health::Intact);
    assert_eq!(fs::read(twin.original).unwrap(), bytes);
}
