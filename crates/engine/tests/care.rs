//! Settings that take effect at once, what the disk holds, and reports without secrets.

use std::io::{Read as _, Write as _};
use std::net::TcpListener;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use vitrine_api::Commands as _;
use vitrine_api::types::*;
use vitrine_engine::Gallery;
use vitrine_testkit::{Fault, PersonaSpec};

use crate::world::{World, options, package, request};

/// A proxy that counts what it is asked and answers nothing of use.
fn proxy() -> (String, Arc<AtomicUsize>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    let asked = Arc::new(AtomicUsize::new(0));
    let count = asked.clone();
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let Ok(mut stream) = stream else { return };
            let mut request = [0; 4096];
            let _ = stream.read(&mut request);
            count.fetch_add(1, Ordering::SeqCst);
            let _ =
                stream.write_all(b"HTTP/1.1 404 Not Found\r\ncontent-length: 0\r\nconnection: close\r\n\r\n");
        }
    });
    (address, asked)
}

async fn look_far(gallery: &Gallery) {
    let wish = AddSource {
        location: "http://gallery.invalid/registry.json".into(),
        allow_insecure: true,
        ..AddSource::default()
    };
    let _ = gallery.preview_source(wish).await;
}

#[tokio::test]
async fn a_proxy_is_used_from_the_next_request_on() {
    let world = World::of(&[PersonaSpec::new("nora")]).await;
    let (address, asked) = proxy();
    look_far(&world.gallery).await;
    assert_eq!(asked.load(Ordering::SeqCst), 0);
    let now = world.gallery.settings(()).await.unwrap();
    let bare = address.trim_start_matches("http://").to_owned();
    let kept =
        world.gallery.set_settings(Settings { proxy: Some(format!(" {bare}/ ")), ..now }).await.unwrap();
    assert_eq!(kept.proxy.as_deref(), Some(address.as_str()));
    look_far(&world.gallery).await;
    let through = asked.load(Ordering::SeqCst);
    assert!(through > 0, "the proxy was asked");
    // This computer itself is asked directly.
    assert_eq!(world.install("nora").await.state, JobState::Done);
    assert_eq!(asked.load(Ordering::SeqCst), through);
    world.gallery.set_settings(Settings { proxy: None, ..kept.clone() }).await.unwrap();
    look_far(&world.gallery).await;
    assert_eq!(asked.load(Ordering::SeqCst), through, "and not any more");

    // Another run uses it as well.
    world.gallery.set_settings(kept.clone()).await.unwrap();
    let again = Gallery::open(options(&world.home())).unwrap();
    look_far(&again).await;
    assert!(asked.load(Ordering::SeqCst) > through);
    for wrong in ["ftp://x", "http://", "not an address", "http://x/path", "socks5://x:1"] {
        let wish = Settings { proxy: Some(wrong.into()), ..kept.clone() };
        assert_eq!(world.gallery.set_settings(wish).await.unwrap_err().code, "settings.proxy", "{wrong}");
    }
}

#[tokio::test]
async fn no_more_jobs_run_than_the_person_wants() {
    let specs: Vec<_> = ["nora", "kai", "ada"].map(PersonaSpec::new).into();
    let world = World::of(&specs).await;
    let now = world.gallery.settings(()).await.unwrap();
    let one = Settings { parallel_downloads: 1, ..now };
    world.gallery.set_settings(one.clone()).await.unwrap();
    world.server.fault("persona.hpersona", Fault::StallAfter(10), None);
    let mut jobs = Vec::new();
    for id in ["nora", "kai", "ada"] {
        jobs.push(world.gallery.install(request(id)).await.unwrap());
    }
    let states = |world: &World| {
        let gallery = world.gallery.clone();
        async move {
            let jobs = gallery.jobs(()).await.unwrap();
            let count =
                |state| jobs.iter().filter(|j| j.kind == JobKind::Install && j.state == state).count();
            (count(JobState::Running), count(JobState::Queued))
        }
    };
    until(|| async { states(&world).await == (1, 2) }).await;
    world.gallery.set_settings(Settings { parallel_downloads: 3, ..one }).await.unwrap();
    until(|| async { states(&world).await == (3, 0) }).await;
    for job in &jobs {
        world.gallery.cancel_job(job.clone()).await.unwrap();
        world.ended(job).await;
    }
    let wild = Settings { parallel_downloads: 4_000_000_000, ..world.gallery.settings(()).await.unwrap() };
    assert_eq!(world.gallery.set_settings(wild).await.unwrap().parallel_downloads, 8);
}

async fn until<F: Future<Output = bool>>(fact: impl Fn() -> F) {
    let wait = async {
        while !fact().await {
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(crate::world::LIMIT, wait).await.expect("in time");
}

fn size(report: &StorageReport, part: StoragePart) -> u64 {
    report.rows.iter().find(|row| row.part == part).unwrap().size
}

/// A persona whose download can be stopped half way.
fn large(id: &str) -> PersonaSpec {
    PersonaSpec::new(id).name("Large").member("assets/voice.bin", crate::updating::noise(3_000_000))
}

/// Publishes these, and has what is newer than what is installed fetched into the store.
async fn fetch_ahead(world: &World, specs: &[PersonaSpec]) {
    world.publish(specs).await;
    let now = world.gallery.settings(()).await.unwrap();
    let wish = Settings { update_policy: UpdatePolicy::Download, ..now };
    world.gallery.set_settings(wish).await.unwrap();
    let fetching = world.gallery.apply_policies().await.unwrap().fetching.expect("an update is fetched");
    assert_eq!(world.ended(&fetching).await.state, JobState::Done);
}

/// Begins an install and pauses it when the first bytes are there.
async fn pause_half_way(world: &World, id: &str) -> JobRef {
    world.server.pace(Some(400_000), Duration::ZERO);
    let mut events = world.gallery.subscribe();
    let job = world.gallery.install(request(id)).await.unwrap();
    let begun = async {
        loop {
            if let vitrine_api::Event::Job { job } = events.recv().await.unwrap()
                && job.can_pause
                && job.done >= 1_000_000
            {
                return;
            }
        }
    };
    tokio::time::timeout(crate::world::LIMIT, begun).await.expect("in time");
    world.gallery.pause_job(job.clone()).await.unwrap();
    assert_eq!(world.ended(&job).await.state, JobState::Paused);
    world.server.pace(None, Duration::ZERO);
    job
}

/// What a build leaves: a result that can be used again.
fn keep_a_build(world: &World) {
    let result = world.home().join("builds/results").join("ab".repeat(32));
    std::fs::create_dir_all(&result).unwrap();
    std::fs::write(result.join("build.json"), "{}").unwrap();
    std::fs::write(result.join("package.hpersona"), [7; 4096]).unwrap();
}

#[tokio::test]
async fn what_the_disk_holds_is_counted_and_cleaned_up() {
    let nora = |version: &str| PersonaSpec::new("nora").name("Nora").version(version);
    let world = World::of(&[nora("1.0.0")]).await;
    world.install("nora").await;
    world.publish(&[nora("1.1.0").summary("Better")]).await;
    world.install("nora").await;
    let detail = world.gallery.detail(package("nora")).await.unwrap();
    world.gallery.picture(detail.card.picture.as_ref().unwrap(), 128).await.unwrap();
    fetch_ahead(&world, &[nora("1.2.0"), large("kai")]).await;
    let paused = pause_half_way(&world, "kai").await;
    keep_a_build(&world);

    let before = world.gallery.storage(()).await.unwrap();
    for row in &before.rows {
        assert!(row.size > 0, "{row:?}");
    }
    let all: u64 = before.rows.iter().map(|row| row.size).sum();
    assert_eq!(all, before.total);
    assert!(before.free > 0);

    for part in [
        StoragePart::Kept,
        StoragePart::Pictures,
        StoragePart::Store,
        StoragePart::Unfinished,
        StoragePart::Builds,
    ] {
        // Which versions are kept is written beside the installed one.
        let pointer = if part == StoragePart::Kept { StoragePart::Library } else { part };
        let others = |report: &StorageReport| -> Vec<u64> {
            let same = |row: &&StorageRow| ![part, pointer, StoragePart::Data].contains(&row.part);
            report.rows.iter().filter(same).map(|row| row.size).collect()
        };
        let now = world.gallery.storage(()).await.unwrap();
        let cleaned = world.gallery.clean_up(CleanUpRequest { part }).await.unwrap();
        assert_eq!(cleaned.freed, size(&before, part), "{part:?}");
        assert_eq!(size(&cleaned.report, part), 0, "{part:?}");
        assert_eq!(others(&cleaned.report), others(&now), "only {part:?} was cleaned");
        let [library, left] = [&now, &cleaned.report].map(|report| size(report, StoragePart::Library));
        assert!((library - left) < 100 && left > 0, "{part:?}: {library} became {left}");
    }
    let installed = world.gallery.installed(()).await.unwrap();
    assert_eq!((installed[0].version.as_str(), installed[0].previous.len()), ("1.1.0", 0));
    assert_eq!(installed[0].health, Health::Intact);
    let back = world.gallery.rollback(package("nora")).await.unwrap();
    assert_eq!(world.ended(&back).await.state, JobState::Failed, "there is nothing to go back to");
    // A paused download begins again from nothing.
    let job = world.gallery.resume_job(paused).await.unwrap();
    assert_eq!(world.ended(&job).await.state, JobState::Done);
    let error = world.gallery.clean_up(CleanUpRequest { part: StoragePart::Library }).await.unwrap_err();
    assert_eq!(error.code, "care.not_cleaned");
}

#[tokio::test]
async fn a_report_of_trouble_holds_facts_and_no_secrets() {
    let world = World::of(&[PersonaSpec::new("nora")]).await;
    let secrets =
        ["hunter2", "vtr_S3cr3tS3cr3tS3cr3tS3cr3t", "mira@example.org", "@mira", "kw9f8a7b6c5d4e3f2a1b"];
    let [password, token, mail, handle, key] = secrets;
    let wish = AddSource {
        location: format!("http://mira:{password}@127.0.0.1:9/gallery/?token={token}&key={key}"),
        name: Some("secretive".into()),
        allow_insecure: true,
        ..AddSource::default()
    };
    let _ = world.gallery.add_source(wish).await;
    world.settle().await;
    let now = world.gallery.settings(()).await.unwrap();
    let proxy = Some(format!("http://mira:{password}@proxy.invalid:3128"));
    let homepilot_url = Some(format!("http://127.0.0.1:9/{key}"));
    world.gallery.set_settings(Settings { proxy, homepilot_url, ..now }).await.unwrap();
    let _ = world.gallery.local_package(FileRequest { path: format!("/nowhere/{mail}") }).await;
    world.gallery.say_of_surroundings("Graphics", &format!("as {handle} with password={password}"));
    world.server.fault("persona.hpersona", Fault::Status(500, Vec::new()), None);
    assert_eq!(world.install("nora").await.state, JobState::Failed);

    let found = world.gallery.diagnostics(()).await.unwrap();
    let mut all = found.text.clone();
    for section in &found.sections {
        for row in &section.rows {
            all.push_str(&format!("{} {}\n", row.label, row.value));
        }
    }
    for secret in secrets {
        assert!(!all.contains(secret), "{secret} in {all}");
    }
    if let Ok(home) = std::env::var("HOME") {
        assert!(home.len() < 3 || !all.contains(&format!("{home}/")), "{all}");
    }
    for fact in ["Vitrine", "library.db", "town", "D-Bus", "Keyring", "Tray", "Notifications", "Graphics"] {
        assert!(found.text.contains(fact), "{fact} is missing in {}", found.text);
    }
    assert!(found.text.contains("Install at") && found.text.contains("500"), "{}", found.text);

    let hosts = world.gallery.contacted_hosts(()).await.unwrap();
    assert!(hosts.iter().any(|host| host.host == "127.0.0.1"), "{hosts:?}");
}

/// A clock a person can turn.
#[derive(Debug)]
struct Turned(std::sync::atomic::AtomicI64);

impl vitrine_base::Clock for Turned {
    fn now(&self) -> vitrine_base::Timestamp {
        self.0.load(Ordering::SeqCst)
    }
}

#[tokio::test]
async fn a_clock_set_back_a_year_harms_nothing() {
    const YEAR: i64 = 365 * 24 * 60 * 60 * 1000;
    let folder = tempfile::tempdir().unwrap();
    let files = folder.path().join("files");
    std::fs::create_dir(&files).unwrap();
    vitrine_testkit::gallery::homepilot_bucket(&files, &[PersonaSpec::new("nora"), PersonaSpec::new("kai")]);
    let clock = Arc::new(Turned(std::sync::atomic::AtomicI64::new(1_790_000_000_000)));
    let mut options = options(&folder.path().join("home"));
    options.clock = clock.clone();
    let gallery = Gallery::open(options).unwrap();
    let wish = AddSource {
        location: files.display().to_string(),
        name: Some("town".into()),
        ..AddSource::default()
    };
    gallery.add_source(wish).await.unwrap();
    let settle = async || {
        for job in gallery.jobs(()).await.unwrap() {
            gallery.wait_job(&JobRef { id: job.id }, |_| {}).await.unwrap();
        }
    };
    settle().await;
    gallery.install(request("nora")).await.unwrap();
    settle().await;
    clock.0.fetch_sub(YEAR, Ordering::SeqCst);
    gallery.install(request("kai")).await.unwrap();
    gallery.sync_source(SyncRequest::default()).await.unwrap();
    settle().await;
    let jobs = gallery.jobs(()).await.unwrap();
    assert!(jobs.iter().all(|job| job.state == JobState::Done), "{jobs:?}");
    assert_eq!(gallery.installed(()).await.unwrap().len(), 2);
    gallery.storage(()).await.unwrap();
    gallery.diagnostics(()).await.unwrap();
}
