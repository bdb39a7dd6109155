//! Updates that fetch only what changed, and transfers that stop and go on.

use std::path::Path;
use std::time::Duration;

use vitrine_api::Commands as _;
use vitrine_api::types::*;
use vitrine_base::Silent;
use vitrine_engine::Gallery;
use vitrine_publish::BuildOptions;
use vitrine_testkit::{Fault, FileServer, PersonaSpec};

use crate::world::{World, options, package, request};

/// What does not change, bytes: large enough to be fetched in parts that are kept.
const LARGE: usize = 3_000_000;

/// Bytes no compressor makes smaller.
pub(crate) fn noise(length: usize) -> Vec<u8> {
    let mut state = 7_u64;
    let mut next = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 56) as u8
    };
    (0..length).map(|_| next()).collect()
}

/// A persona whose weight lies in one file that does not change.
fn heavy(version: &str, summary: &str) -> PersonaSpec {
    PersonaSpec::new("nora")
        .name("Nora")
        .version(version)
        .summary(summary)
        .member("assets/voice.bin", noise(LARGE))
}

fn build(files: &Path, out: &Path, specs: &[PersonaSpec]) {
    std::fs::create_dir_all(files).unwrap();
    for spec in specs {
        let name = format!("nora@{}.hpersona", spec.version_or_first());
        std::fs::write(files.join(name), spec.package()).unwrap();
    }
    let options = BuildOptions { now: 1_790_000_000_000, ..BuildOptions::default() };
    let report = vitrine_publish::build(files, out, &options, &Silent).unwrap();
    assert!(report.left_out.is_empty(), "{:?}", report.left_out);
}

/// A gallery built by us, on a server, added as `town`.
async fn town(specs: &[PersonaSpec]) -> World {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("files");
    build(&folder.path().join("packages"), &out, specs);
    let server = FileServer::start(&out);
    let gallery = Gallery::open(options(&folder.path().join("home"))).unwrap();
    let world = World { folder, server, gallery };
    let wish = AddSource { location: world.server.url(), name: Some("town".into()), ..Default::default() };
    world.gallery.add_source(wish).await.unwrap();
    world.settle().await;
    world
}

async fn sync(world: &World) {
    let wish = SyncRequest { name: Some("town".into()), accept_shrink: false };
    for job in world.gallery.sync_source(wish).await.unwrap() {
        let job = world.ended(&job).await;
        assert_eq!(job.state, JobState::Done, "{:?}", job.error);
    }
}

#[tokio::test]
async fn an_update_of_one_text_fetches_a_few_kilobytes() {
    let world = town(&[heavy("1.0.0", "First")]).await;
    assert_eq!(world.install("nora").await.state, JobState::Done);
    build(&world.folder.path().join("packages"), &world.files(), &[heavy("1.1.0", "Second")]);
    sync(&world).await;

    let plan = world.gallery.explain_transfer(request("nora")).await.unwrap();
    assert!(plan.full.unwrap() > 3_000_000, "{plan:?}");
    assert!(plan.fetch.unwrap() < 20_000 && plan.reused > 3_000_000, "{plan:?}");
    assert!(plan.mirrors[0].url.starts_with("http://127.0.0.1"), "{plan:?}");

    world.server.forget_requests();
    let job = world.install("nora").await;
    assert_eq!(job.state, JobState::Done, "{:?}", job.error);
    let transfer = job.transfer.expect("how the bytes came");
    assert!(transfer.reused > 3_000_000 && transfer.fetched < 20_000, "{transfer:?}");
    let sent: u64 = world.server.requests().iter().map(|request| request.sent).sum();
    assert!(sent < 25_000, "{sent} bytes went out: {:?}", world.server.requests());

    let installed = world.gallery.installed(()).await.unwrap();
    assert_eq!((installed[0].version.as_str(), installed[0].health), ("1.1.0", Health::Intact));
    let voice = Path::new(&installed[0].folder).join("assets/voice.bin");
    assert_eq!(std::fs::read(voice).unwrap(), noise(LARGE));
    let job = world.gallery.rollback(package("nora")).await.unwrap();
    assert_eq!(world.ended(&job).await.state, JobState::Done);
    let job = world
        .gallery
        .switch_version(SwitchRequest { package: package("nora"), version: "1.1.0".into() })
        .await;
    assert_eq!(world.ended(&job.unwrap()).await.state, JobState::Done);
    assert_eq!(world.gallery.installed(()).await.unwrap()[0].version, "1.1.0");
}

#[tokio::test]
async fn a_paused_download_goes_on_after_a_restart() {
    let world = town(&[heavy("1.0.0", "First")]).await;
    world.server.pace(Some(400_000), Duration::ZERO);
    let job = world.gallery.install(request("nora")).await.unwrap();
    let mut events = world.gallery.subscribe();
    let half = async {
        loop {
            let event = events.recv().await.unwrap();
            if let vitrine_api::Event::Job { job } = event
                && job.can_pause
                && job.done >= 1_000_000
            {
                return;
            }
        }
    };
    tokio::time::timeout(Duration::from_secs(30), half).await.expect("half of it in time");
    world.gallery.pause_job(job.clone()).await.unwrap();
    let paused = world.ended(&job).await;
    assert_eq!(paused.state, JobState::Paused, "{paused:?}");
    assert!(paused.can_resume && !paused.can_retry && paused.can_cancel);
    world.gallery.clear_jobs(()).await.unwrap();
    let World { folder, server, gallery } = world;
    drop(gallery);

    let gallery = Gallery::open(options(&folder.path().join("home"))).unwrap();
    let world = World { folder, server, gallery };
    let jobs = world.gallery.jobs(()).await.unwrap();
    let paused = jobs.iter().find(|job| job.state == JobState::Paused).expect("it is still there");
    world.server.forget_requests();
    let job = world.gallery.resume_job(JobRef { id: paused.id.clone() }).await.unwrap();
    let job = world.ended(&job).await;
    assert_eq!(job.state, JobState::Done, "{:?}", job.error);
    assert!(world.gallery.jobs(()).await.unwrap().iter().all(|job| job.state != JobState::Paused));
    let sent: u64 = world.server.requests_of("persona.hpersona").iter().map(|request| request.sent).sum();
    assert!(sent < 2_500_000, "{sent} bytes were fetched again: {:?}", world.server.requests());
}

#[tokio::test]
async fn a_paused_download_can_be_given_up() {
    let world = town(&[heavy("1.0.0", "First")]).await;
    world.server.fault("persona.hpersona", Fault::NoAnswer, Some(1));
    let job = world.gallery.install(request("nora")).await.unwrap();
    world.gallery.pause_job(job.clone()).await.unwrap();
    assert_eq!(world.ended(&job).await.state, JobState::Paused);
    world.gallery.cancel_job(job.clone()).await.unwrap();
    let jobs = world.gallery.jobs(()).await.unwrap();
    let given_up = jobs.iter().find(|row| row.id == job.id).unwrap();
    assert_eq!((given_up.state, given_up.can_resume), (JobState::Cancelled, false));
}
