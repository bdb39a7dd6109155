//! The whole of it on real galleries: what is asked, what is written, and what becomes of bad ones.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use tokio_util::sync::CancellationToken;
use vitrine_api::types::*;
use vitrine_api::{Commands as _, Event};
use vitrine_base::{FixedClock, Sha256, Silent};
use vitrine_engine::Gallery;
use vitrine_engine::checks::{Looking, Lookout, Moment, Turn};
use vitrine_package::listing::ROOT_FILE;
use vitrine_publish::BuildOptions;
use vitrine_testkit::{Fault, FileServer, PersonaSpec, gallery, many};
use vitrine_trust::SigningKey;
use vitrine_trust::writer::{Changes, InitOptions, NewTarget, Periods, init};

use super::{Around, DAY, HOUR, MIDNIGHT, MINUTE, set};
use crate::world::{LIMIT, options, request};

type Told = Arc<Mutex<Vec<Notice>>>;

/// A home with a held clock, and its lookout.
struct Post {
    folder: tempfile::TempDir,
    gallery: Gallery,
    clock: FixedClock,
    around: Arc<Around>,
    told: Told,
    began: i64,
    now: i64,
}

impl Post {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let clock = FixedClock::at(MIDNIGHT);
        let gallery = open(&folder.path().join("home"), &clock);
        let told = Told::default();
        Self { folder, gallery, clock, around: Arc::default(), told, began: MIDNIGHT, now: MIDNIGHT }
    }

    async fn add(&self, name: &str, location: &str) -> SourceRow {
        let wish = AddSource { location: location.into(), name: Some(name.into()), ..Default::default() };
        let row = self.gallery.add_source(wish).await.unwrap();
        self.settle().await;
        row
    }

    async fn settle(&self) {
        for job in self.gallery.jobs(()).await.unwrap() {
            let job = JobRef { id: job.id };
            tokio::time::timeout(LIMIT, self.gallery.wait_job(&job, |_| {})).await.unwrap().unwrap();
        }
    }

    fn lookout(&self) -> Lookout<impl Fn(Notice) + Send + Sync + use<>> {
        let told = self.told.clone();
        Lookout::new(self.gallery.clone(), self.around.clone(), move |notice| {
            told.lock().unwrap().push(notice)
        })
    }

    /// Time passes, then there is a turn.
    async fn turn<T: Fn(Notice) + Send + Sync>(&mut self, lookout: &mut Lookout<T>, after: i64) -> Turn {
        self.now += after;
        self.clock.set(self.now);
        let steady = Duration::from_millis((self.now - self.began) as u64);
        let moment = Moment { clock: self.now, steady };
        let cancel = CancellationToken::new();
        tokio::time::timeout(LIMIT, lookout.turn(moment, &cancel)).await.expect("in time")
    }

    /// A day passes with a turn every six hours; answers how often was looked at everything.
    async fn day<T: Fn(Notice) + Send + Sync>(&mut self, lookout: &mut Lookout<T>) -> u32 {
        let mut looks = 0;
        for _ in 0..4 {
            for wait in [6 * HOUR - 2 * MINUTE, 2 * MINUTE] {
                looks += u32::from(self.turn(lookout, wait).await.looked == Looking::Everywhere);
            }
        }
        looks
    }

    fn told(&self) -> Vec<Notice> {
        std::mem::take(&mut *self.told.lock().unwrap())
    }
}

fn open(home: &Path, clock: &FixedClock) -> Gallery {
    let mut options = options(home);
    options.clock = Arc::new(clock.clone());
    // What fails here fails at once and for good.
    options.transfer.first_byte = Duration::from_millis(800);
    Gallery::open(options).unwrap()
}

/// A server of one persona.
fn town(folder: &Path, id: &str) -> FileServer {
    std::fs::create_dir_all(folder).unwrap();
    gallery::homepilot_bucket(folder, &[PersonaSpec::new(id)]);
    FileServer::start(folder)
}

/// Rows of every table of every database of a home.
pub(crate) fn rows(home: &Path) -> BTreeMap<String, i64> {
    let mut rows = BTreeMap::new();
    for database in ["personal.db", "library.db", "catalogue.db", "catalog.db"] {
        let path = home.join(database);
        if !path.exists() {
            continue;
        }
        let connection = rusqlite::Connection::open(&path).unwrap();
        let mut statement = connection
            .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'")
            .unwrap();
        let tables: Vec<String> =
            statement.query_map([], |row| row.get(0)).unwrap().collect::<Result<_, _>>().unwrap();
        for table in tables {
            let count =
                connection.query_row(&format!("SELECT count(*) FROM \"{table}\""), [], |row| row.get(0));
            rows.insert(format!("{database}: {table}"), count.unwrap());
        }
    }
    assert!(rows.len() > 12, "{rows:?}");
    rows
}

#[tokio::test]
async fn a_thousand_looks_with_nothing_new_leave_nothing_behind() {
    let mut post = Post::new();
    let server = town(&post.folder.path().join("town"), "nora");
    let folder = post.folder.path().join("attic");
    std::fs::create_dir(&folder).unwrap();
    gallery::homepilot_bucket(&folder, &[PersonaSpec::new("otto")]);
    post.add("town", &server.url()).await;
    post.add("attic", &folder.display().to_string()).await;
    let mut lookout = post.lookout();
    post.day(&mut lookout).await;
    let home = post.folder.path().join("home");
    let before = rows(&home);
    let mut looks = 0;
    for _ in 0..1000 {
        server.forget_requests();
        let turn = post.turn(&mut lookout, DAY).await;
        looks += u32::from(turn.looked == Looking::Everywhere);
        post.turn(&mut lookout, 2 * MINUTE).await;
    }
    // A day's sleep is followed by a minute of patience, so the second turn may be the one that looks.
    assert!(looks <= 1000, "{looks}");
    assert_eq!(rows(&home), before);
    assert_eq!(post.told(), []);
    let state = post.gallery.check_state(()).await.unwrap();
    assert!(post.now - state.last_look.unwrap() < 2 * DAY, "{state:?}");
    assert!(state.galleries.iter().all(|row| row.failures == 0 && row.stale_days == 0), "{state:?}");
}

#[tokio::test]
async fn on_a_metered_network_nothing_is_asked_until_it_ends() {
    let mut post = Post::new();
    let server = town(&post.folder.path().join("town"), "nora");
    post.add("town", &server.url()).await;
    let mut lookout = post.lookout();
    set(&post.around.metered, true);
    server.forget_requests();
    for _ in 0..3 {
        assert_eq!(post.day(&mut lookout).await, 0);
    }
    assert_eq!(server.requests().len(), 0);
    let state = post.gallery.check_state(()).await.unwrap();
    assert_eq!((state.held_back, state.next_look), (Some(HeldBack::Metered), None));
    set(&post.around.metered, false);
    assert_eq!(post.turn(&mut lookout, MINUTE).await.looked, Looking::Everywhere);
    assert!(!server.requests().is_empty());
    let state = post.gallery.check_state(()).await.unwrap();
    assert_eq!((state.held_back, state.last_look), (None, Some(post.now)));
    assert!(state.next_look.unwrap() > post.now);
}

#[tokio::test]
async fn only_one_process_looks_and_another_takes_over() {
    let mut post = Post::new();
    let server = town(&post.folder.path().join("town"), "nora");
    post.add("town", &server.url()).await;
    let (mut first, mut second) = (post.lookout(), post.lookout());
    assert!(post.turn(&mut first, MINUTE).await.holds);
    assert!(!post.turn(&mut second, MINUTE).await.holds);
    assert_eq!(post.turn(&mut second, DAY).await, Turn::default());
    drop(first);
    let turn = post.turn(&mut second, MINUTE).await;
    assert!(turn.holds);
    let mut looked = turn.looked;
    for _ in 0..8 {
        if looked == Looking::Nowhere {
            looked = post.turn(&mut second, MINUTE).await.looked;
        }
    }
    assert_eq!(looked, Looking::Everywhere);
}

/// A signed gallery of one listing in a folder; `seed` decides who it is.
fn signed(folder: &Path, seed: u8, now: i64) {
    let _ = std::fs::remove_dir_all(folder);
    std::fs::create_dir_all(folder).unwrap();
    let root = SigningKey::from_seed("root of tests", &["root"], &[seed; 32]);
    let online = SigningKey::from_seed("online key of tests", &["online"], &[seed + 100; 32]);
    let wish = InitOptions {
        root: &[root.public()],
        root_threshold: 1,
        targets: &[root.public()],
        targets_threshold: 1,
        online: &online.public(),
        keys: &[&root, &online],
        periods: Periods::static_gallery(),
        expected_files: 100,
    };
    let mut repository = init(folder, &wish, now).unwrap();
    many::vitrine_index(folder, 3, 5, 1);
    let bytes = std::fs::read(folder.join(ROOT_FILE)).unwrap();
    let list = NewTarget {
        path: ROOT_FILE.into(),
        length: bytes.len() as u64,
        sha256: Sha256::of(&bytes),
        release: None,
    };
    let changes = Changes { index: vec![list], ..Changes::default() };
    repository.publish(&changes, &[&online, &root], now).unwrap();
}

#[tokio::test]
async fn bad_galleries_say_what_is_wrong_and_the_others_go_on() {
    let mut post = Post::new();
    let root = post.folder.path().to_owned();
    let (good, page, gone) =
        (town(&root.join("good"), "nora"), town(&root.join("page"), "otto"), town(&root.join("gone"), "ida"));
    signed(&root.join("signed"), 1, MIDNIGHT);
    let other = FileServer::start(root.join("signed"));
    for (name, server) in [("good", &good), ("page", &page), ("gone", &gone), ("other", &other)] {
        let row = post.add(name, &server.url()).await;
        assert_eq!(row.name, name);
    }
    let healthy = post.gallery.sources(()).await.unwrap();
    assert!(healthy.iter().all(|row| row.error.is_none() && row.items > 0), "{healthy:?}");
    // In the middle of the session one answers with a web page, one hangs up, one is somebody else.
    page.fault("", Fault::Html, None);
    gone.fault("", Fault::Hangup, None);
    signed(&root.join("signed"), 2, MIDNIGHT);
    gallery::homepilot_bucket(&root.join("good"), &[PersonaSpec::new("nora"), PersonaSpec::new("new")]);
    let mut lookout = post.lookout();
    assert_eq!(post.day(&mut lookout).await, 1);
    let rows = post.gallery.sources(()).await.unwrap();
    let row = |name: &str| rows.iter().find(|row| row.name == name).unwrap();
    assert_eq!((row("good").error.as_ref(), row("good").items), (None, 2));
    for name in ["page", "gone", "other"] {
        let error = row(name).error.clone().unwrap_or_else(|| panic!("{name} says nothing"));
        assert!(error.sentence.len() > 10 && !error.sentence.contains("panicked"), "{name}: {error:?}");
    }
    // Somebody else is an alarm that says who; an answer that cannot be used is none.
    let shown = &row("other").trust;
    assert!(shown.alarm.is_some() && shown.other_fingerprint.is_some(), "{shown:?}");
    assert_ne!(shown.other_fingerprint, shown.fingerprint);
    for name in ["good", "page", "gone"] {
        assert_eq!(row(name).trust.alarm, None, "{name}");
    }
    // What was known of them stays to be looked at.
    assert!(rows.iter().all(|row| row.items > 0), "{rows:?}");
    let state = post.gallery.check_state(()).await.unwrap();
    let failures: Vec<u32> = state.galleries.iter().map(|row| row.failures.min(1)).collect();
    assert_eq!(failures, [0, 1, 1, 1]);
    page.mend();
    gone.mend();
    post.day(&mut lookout).await;
    let state = post.gallery.check_state(()).await.unwrap();
    let failures: Vec<u32> = state.galleries.iter().map(|row| row.failures.min(1)).collect();
    assert_eq!(failures, [0, 0, 0, 1], "{state:?}");
}

fn build(files: &Path, out: &Path) {
    let options = BuildOptions { now: MIDNIGHT, ..BuildOptions::default() };
    vitrine_publish::build(files, out, &options, &Silent).unwrap();
}

#[tokio::test]
async fn updates_and_withdrawals_are_told_as_they_come() {
    let mut post = Post::new();
    let (files, out) = (post.folder.path().join("files"), post.folder.path().join("out"));
    std::fs::create_dir(&files).unwrap();
    let put = |version: &str| {
        let package = PersonaSpec::new("nora").name("Nora").version(version).package();
        std::fs::write(files.join(format!("nora@{version}.hpersona")), package).unwrap();
    };
    put("1.0.0");
    build(&files, &out);
    let server = FileServer::start(&out);
    post.add("town", &server.url()).await;
    let job = post.gallery.install(request("nora")).await.unwrap();
    post.settle().await;
    assert_eq!(post.gallery.wait_job(&job, |_| {}).await.unwrap().state, JobState::Done);
    let mut lookout = post.lookout();
    post.day(&mut lookout).await;
    assert_eq!(post.told(), []);

    put("1.1.0");
    std::fs::write(files.join("gallery.json"), r#"{"security": [{"id": "nora", "version": "1.1.0"}]}"#)
        .unwrap();
    build(&files, &out);
    post.day(&mut lookout).await;
    let names = vec!["Nora".to_owned()];
    assert_eq!(post.told(), [Notice::Updates { security: 1, ready: 0, names: names.clone(), vitrine: None }]);

    post.gallery.install(request("nora")).await.unwrap();
    post.settle().await;
    post.turn(&mut lookout, MINUTE).await;
    assert_eq!(post.told(), [Notice::Moot], "it was installed");

    let taken = r#"{"withdrawn": [{"id": "nora", "reason": "It steals.", "malicious": true}]}"#;
    std::fs::write(files.join("gallery.json"), taken).unwrap();
    build(&files, &out);
    post.day(&mut lookout).await;
    post.day(&mut lookout).await;
    let package = PackageRef { source: "town".into(), id: "nora".into() };
    let (name, reason) = ("Nora".into(), "It steals.".into());
    assert_eq!(post.told(), [Notice::Withdrawn { package, name, reason, malicious: true, others: 0 }]);
}

#[tokio::test]
async fn a_package_from_a_file_is_told_of_by_its_bytes_as_its_own_gallery_has_the_first_word() {
    let mut post = Post::new();
    let folder = post.folder.path().to_owned();
    let (files, out) = (folder.join("files"), folder.join("out"));
    std::fs::create_dir(&files).unwrap();
    let nora = PersonaSpec::new("nora").name("Nora").version("1.0.0").package();
    std::fs::write(files.join("nora@1.0.0.hpersona"), &nora).unwrap();
    std::fs::write(folder.join("gift.hpersona"), &nora).unwrap();
    build(&files, &out);
    // Another gallery goes on offering the same bytes.
    build(&files, &folder.join("other"));
    let (town, other) = (FileServer::start(&out), FileServer::start(folder.join("other")));
    post.add("town", &town.url()).await;
    post.add("other", &other.url()).await;
    let listed = PackageRef { source: "other".into(), id: "nora".into() };
    let wish = InstallRequest { package: listed.clone(), ..request("nora") };
    let job = post.gallery.install(wish).await.unwrap();
    post.settle().await;
    assert_eq!(post.gallery.wait_job(&job, |_| {}).await.unwrap().state, JobState::Done);
    let path = folder.join("gift.hpersona").display().to_string();
    let seen = post.gallery.local_package(FileRequest { path }).await.unwrap();
    let wish = InstallLocal { path: seen.path, sha256: seen.sha256, accept: true };
    let job = post.gallery.install_local(wish).await.unwrap();
    assert_eq!(post.gallery.wait_job(&job, |_| {}).await.unwrap().state, JobState::Done);
    let mut lookout = post.lookout();
    post.day(&mut lookout).await;
    assert_eq!(post.told(), []);

    let withdraw = |malicious: bool| {
        let line = serde_json::json!({ "id": "nora", "reason": "Enough.", "malicious": malicious });
        let gallery = serde_json::json!({ "withdrawn": [line] }).to_string();
        std::fs::write(files.join("gallery.json"), gallery).unwrap();
        build(&files, &out);
    };
    withdraw(false);
    post.day(&mut lookout).await;
    let package = seen.package;
    let said = "“town” took these very bytes down: Enough.".to_owned();
    let told =
        Notice::Withdrawn { package, name: "Nora".into(), reason: said.clone(), malicious: false, others: 0 };
    assert_eq!(post.told(), [told], "the one from “other” is offered there as before");
    withdraw(true);
    post.day(&mut lookout).await;
    let told = post.told();
    assert!(matches!(told[..], [Notice::Withdrawn { malicious: true, others: 1, .. }]), "{told:?}");
    let marked = post.gallery.installed(()).await.unwrap();
    assert!(marked.iter().all(|row| row.withdrawn.as_ref() == Some(&said)), "harm is told whoever says it");
}

#[tokio::test]
async fn what_installs_itself_is_said_once() {
    let mut post = Post::new();
    let (files, out) = (post.folder.path().join("files"), post.folder.path().join("out"));
    std::fs::create_dir(&files).unwrap();
    let put = |version: &str| {
        let package = PersonaSpec::new("nora").name("Nora").version(version).package();
        std::fs::write(files.join(format!("nora@{version}.hpersona")), package).unwrap();
        build(&files, &out);
    };
    put("1.0.0");
    let server = FileServer::start(&out);
    post.add("town", &server.url()).await;
    post.gallery.install(request("nora")).await.unwrap();
    post.settle().await;
    let mut settings = post.gallery.settings(()).await.unwrap();
    settings.update_policy = UpdatePolicy::Install;
    post.gallery.set_settings(settings).await.unwrap();
    let mut lookout = post.lookout();
    post.day(&mut lookout).await;
    put("1.1.0");
    post.day(&mut lookout).await;
    post.day(&mut lookout).await;
    assert_eq!(post.gallery.installed(()).await.unwrap()[0].version, "1.1.0");
    assert_eq!(post.told(), [Notice::Installed { count: 1, names: vec!["Nora".to_owned()] }]);
}

#[tokio::test]
async fn asking_is_answered_by_the_loop_and_a_pause_is_heard_at_once() {
    let post = Post::new();
    let server = town(&post.folder.path().join("town"), "nora");
    post.add("town", &server.url()).await;
    let (sender, mut heard) = tokio::sync::mpsc::unbounded_channel();
    let (gallery, around, cancel) = (post.gallery.clone(), post.around.clone(), CancellationToken::new());
    let mut events = post.gallery.subscribe();
    let ends = cancel.clone();
    let tell = move |notice| sender.send(notice).unwrap();
    let keeping = tokio::spawn(async move { gallery.keep_looking(around, tell, ends).await });
    let jobs = post.gallery.check_now(()).await.unwrap();
    assert_eq!(jobs.len(), 1);
    let notice = tokio::time::timeout(LIMIT, heard.recv()).await.expect("in time").unwrap();
    assert_eq!(notice, Notice::UpToDate);
    let state = post.gallery.check_state(()).await.unwrap();
    assert_eq!(state.last_look, Some(MIDNIGHT));
    let paused = post.gallery.pause_checks(PauseChecks { hours: Some(24) }).await.unwrap();
    assert_eq!((paused.held_back, paused.paused_until), (Some(HeldBack::Paused), Some(MIDNIGHT + DAY)));
    let told = async {
        loop {
            if let Event::Checks { state } = events.recv().await.unwrap()
                && state.paused_until.is_some()
            {
                return state;
            }
        }
    };
    let told = tokio::time::timeout(LIMIT, told).await.expect("in time");
    assert_eq!(told.held_back, Some(HeldBack::Paused));
    let state = post.gallery.pause_checks(PauseChecks::default()).await.unwrap();
    assert_eq!((state.held_back, state.paused_until), (None, None));
    cancel.cancel();
    tokio::time::timeout(LIMIT, keeping).await.expect("it ends when told").unwrap();
}

#[tokio::test]
async fn settings_are_heard_by_every_process_state() {
    let post = Post::new();
    let mut settings = post.gallery.settings(()).await.unwrap();
    settings.check_for_updates = false;
    post.gallery.set_settings(settings).await.unwrap();
    let state = post.gallery.check_state(()).await.unwrap();
    assert_eq!((state.held_back, state.next_look, state.last_look), (Some(HeldBack::Off), None, None));
}

#[tokio::test]
async fn the_opened_window_has_galleries_looked_at_once() {
    let mut post = Post::new();
    let server = town(&post.folder.path().join("town"), "nora");
    post.add("town", &server.url()).await;
    let mut lookout = post.lookout();
    server.forget_requests();
    assert_eq!(post.turn(&mut lookout, MINUTE).await.looked, Looking::Nowhere, "a start settles first");
    post.gallery.window_opened();
    assert_eq!(post.turn(&mut lookout, MINUTE).await.looked, Looking::Everywhere);
    assert!(!server.requests().is_empty());
    server.forget_requests();
    post.gallery.window_opened();
    assert_eq!(post.turn(&mut lookout, MINUTE).await.looked, Looking::Nowhere);
    assert_eq!(server.requests().len(), 0, "opened again a minute later");
}

#[tokio::test]
async fn folders_are_read_at_a_start_without_asking_anybody() {
    let post = Post::new();
    let server = town(&post.folder.path().join("town"), "nora");
    let folder = post.folder.path().join("attic");
    std::fs::create_dir(&folder).unwrap();
    gallery::homepilot_bucket(&folder, &[PersonaSpec::new("otto")]);
    post.add("town", &server.url()).await;
    post.add("attic", &folder.display().to_string()).await;
    server.forget_requests();
    gallery::homepilot_bucket(&folder, &[PersonaSpec::new("otto"), PersonaSpec::new("ida")]);
    post.gallery.sync_folders_in_background().await;
    assert_eq!(post.gallery.app_state(()).await.unwrap().listings, 3);
    assert_eq!(server.requests().len(), 0);
}
