//! A process killed at every phase of a job, as by `kill -9`: what was accepted is done, and nothing is done twice.
//! The other process is this test executable started again. `VITRINE_KILLS` sets how often; 20 when nobody says.

use std::io::{BufRead as _, BufReader};
use std::os::unix::process::ExitStatusExt as _;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

use tokio_util::sync::CancellationToken;
use vitrine_base::FixedClock;
use vitrine_registry::config::Config;
use vitrine_registry::jobs::{Bench, Handler, Runner, run_until_idle_with};
use vitrine_registry::store::{JobState, NewJob, UnitOfWork};
use vitrine_registry::{Registry, RegistryError};

use super::{handler, hurried};
use crate::ground::NOW;

const FOLDER: &str = "VITRINE_JOBS_TEST_FOLDER";
const LIFE: &str = "VITRINE_JOBS_TEST_LIFE";
const PHASE: &str = "VITRINE_JOBS_TEST_PHASE";

/// The other process gives up on its own after this long.
const LIMIT: Duration = Duration::from_secs(60);

/// Pieces of work one after the other, each enqueued by the one before, as `check`, `publish` and `index` are.
const STEPS: [&str; 3] = ["first", "second", "third"];

/// Submissions accepted in every life of the process.
const ACCEPTED: i64 = 4;

fn open(folder: &Path, life: i64) -> Arc<Registry> {
    let config = Config { data: folder.join("data"), rate_limits: false, ..Config::default() };
    // Every life begins an hour later: the leases of the last one are over.
    Registry::open(config, Arc::new(FixedClock::at(NOW + life * 3_600_000))).unwrap()
}

/// Does one step of one submission, once, and asks for the next, in one transaction.
fn step(unit: &dyn UnitOfWork, which: usize, submission: i64) -> Result<(), RegistryError> {
    let topic = format!("{}:{submission}", STEPS[which]);
    unit.add_news(&format!("try:{topic}"), NOW, &serde_json::json!({}))?;
    if !unit.news_after(&topic, 0, 1)?.is_empty() {
        return Ok(());
    }
    unit.add_news(&topic, NOW, &serde_json::json!({}))?;
    if let Some(next) = STEPS.get(which + 1) {
        unit.enqueue(&NewJob::now(next, serde_json::json!({ "submission": submission }), NOW), NOW)?;
    }
    Ok(())
}

/// Dies here when its time has come.
fn phase(left: &AtomicI64) {
    if left.fetch_sub(1, Ordering::SeqCst) == 0 {
        // No destructors, no flushing: as killed as a process can kill itself.
        std::process::abort();
    }
}

fn handlers(left: &Arc<AtomicI64>) -> Vec<Box<dyn Handler>> {
    let steps = STEPS.iter().enumerate();
    steps
        .map(|(which, kind)| {
            let left = Arc::clone(left);
            handler(kind, move |registry, job| {
                let left = Arc::clone(&left);
                Box::pin(async move {
                    phase(&left);
                    let submission = job.payload["submission"].as_i64().unwrap();
                    let (inside, fence) = (Arc::clone(&left), (job.id, job.attempt));
                    registry
                        .db
                        .write(move |unit| {
                            assert_ne!(unit.job_held(fence.0, fence.1)?, vitrine_registry::store::Beat::Lost);
                            step(unit, which, submission)?;
                            phase(&inside);
                            Ok(())
                        })
                        .await?;
                    phase(&left);
                    Ok(())
                })
            })
        })
        .collect()
}

/// Does nothing unless it is the other process.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn other_process() {
    let Ok(folder) = std::env::var(FOLDER) else { return };
    std::thread::spawn(|| {
        std::thread::sleep(LIMIT);
        std::process::exit(99);
    });
    let number = |name: &str| std::env::var(name).map_or(-1, |text| text.parse::<i64>().unwrap());
    let (life, left) = (number(LIFE), Arc::new(AtomicI64::new(number(PHASE))));
    let registry = open(Path::new(&folder), life);
    println!("begins");
    let stop = CancellationToken::new();
    let bench = Bench::new(handlers(&left), Vec::new(), hurried());
    let _runner = Runner::start_with(Arc::clone(&registry), bench, 2, &stop);
    for number in 0..ACCEPTED {
        let submission = life * 1_000 + number;
        let job = NewJob::now(STEPS[0], serde_json::json!({ "submission": submission }), NOW);
        registry.db.write(move |unit| unit.enqueue(&job, NOW)).await.unwrap();
        println!("accepted {submission}");
    }
    std::future::pending::<()>().await;
}

/// One life of the other process: killed by itself at a phase, or by us after a while. What it said it accepted.
fn live(folder: &Path, life: i64, phase: Option<i64>) -> Vec<i64> {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command
        .args(["jobs::killing::other_process", "--exact", "--nocapture", "--test-threads=1"])
        .env(FOLDER, folder)
        .env(LIFE, life.to_string())
        .stdout(Stdio::piped())
        .stderr(Stdio::null());
    if let Some(phase) = phase {
        command.env(PHASE, phase.to_string());
    }
    let mut child = command.spawn().unwrap();
    let mut said = BufReader::new(child.stdout.take().unwrap()).lines();
    assert!(said.any(|line| line.unwrap().contains("begins")), "the other process does not begin");
    if phase.is_none() {
        // The moment is the point here.
        std::thread::sleep(Duration::from_millis(rand_up_to(120)));
        child.kill().unwrap();
    }
    let accepted =
        said.map_while(Result::ok).filter_map(|line| line.strip_prefix("accepted ")?.parse().ok()).collect();
    let status = child.wait().unwrap();
    assert!(status.signal().is_some(), "life {life}: {status}");
    accepted
}

fn rand_up_to(most: u64) -> u64 {
    u64::from(std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap().subsec_nanos())
        % most
}

#[test]
fn nothing_is_lost_and_nothing_done_twice() {
    let kills: i64 = std::env::var("VITRINE_KILLS").map_or(20, |text| text.parse().unwrap());
    let folder = tempfile::tempdir().unwrap();
    let mut accepted = Vec::new();
    for life in 0..kills {
        // In turn at each of a job's phases, and at any moment.
        let phase = (life % 2 == 0).then_some(life / 2 % 11);
        accepted.extend(live(folder.path(), life, phase));
    }
    assert!(!accepted.is_empty());
    let registry = open(folder.path(), kills);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let bench = Arc::new(Bench::new(handlers(&Arc::new(AtomicI64::new(-1))), Vec::new(), hurried()));
    runtime.block_on(run_until_idle_with(&registry, &bench)).unwrap();
    let mut tries = 0;
    for submission in &accepted {
        for which in STEPS {
            let topic = format!("{which}:{submission}");
            let count =
                |topic: &str| registry.db.read_now(|unit| unit.news_after(topic, 0, 99)).unwrap().len();
            assert_eq!(count(&topic), 1, "{topic}");
            tries += count(&format!("try:{topic}"));
        }
    }
    let counts = registry.db.read_now(|unit| unit.job_counts()).unwrap();
    assert!(counts.iter().all(|(_, state, _)| *state == JobState::Done), "{counts:?}");
    println!(
        "{} submissions, {} steps, {tries} attempts that reached the table",
        accepted.len(),
        accepted.len() * 3
    );
}
