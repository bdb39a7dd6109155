//! Workers: how jobs end, are called off, given back, and woken.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use tokio_util::sync::CancellationToken;
use vitrine_registry::RegistryError;
use vitrine_registry::care::{Holdings, gc};
use vitrine_registry::jobs::{Bench, JobError, Runner, Timer, run_until_idle, run_until_idle_with};
use vitrine_registry::store::{JobState, NewJob};

use super::{add, bench, failing, handler, hurried, job, row, until};
use crate::ground::{NOW, ground};

#[tokio::test]
async fn failures_are_tried_again_and_die_in_the_end() {
    let ground = ground();
    let registry = &ground.registry;
    let bench = bench(vec![
        failing("again", || JobError::Again("not yet".into())),
        failing("dead", || JobError::Dead("never".into())),
        failing("refused", || RegistryError::not_found("package").into()),
        handler("panic", |_, _| Box::pin(async { panic!("broken inside") })),
    ]);
    let ids: Vec<i64> =
        ["again", "dead", "refused", "panic", "unknown"].map(|kind| add(registry, job(kind)).unwrap()).into();
    assert_eq!(run_until_idle_with(registry, &bench).await.unwrap(), 5);
    let found: Vec<_> = ids.iter().map(|id| row(registry, *id)).collect();
    let states: Vec<_> = found.iter().map(|job| job.state).collect();
    use JobState::{Dead, Ready};
    assert_eq!(states, [Ready, Dead, Dead, Ready, Dead]);
    assert_eq!(found[0].error.as_deref(), Some("not yet"));
    assert!((NOW + 3_750..=NOW + 6_250).contains(&found[0].run_at), "{}", found[0].run_at);
    assert_eq!(found[3].error.as_deref(), Some("The work broke off: broken inside"));
    assert!(found[4].error.as_deref().unwrap().contains("“unknown”"));
    // Five failures are enough.
    for round in 1..=5 {
        ground.clock.set(NOW + round * 4_000_000);
        run_until_idle_with(registry, &bench).await.unwrap();
    }
    let end = row(registry, ids[0]);
    assert_eq!((end.state, end.failures), (Dead, 5));
    assert!(registry.db.write_now(|unit| unit.retry_job(ids[0], registry.now())).unwrap());
    assert_eq!(run_until_idle_with(registry, &bench).await.unwrap(), 1);
    assert_eq!((row(registry, ids[0]).state, row(registry, ids[0]).failures), (Ready, 1));
}

#[tokio::test]
async fn jobs_are_called_off() {
    let ground = ground();
    let registry = &ground.registry;
    let stop = CancellationToken::new();
    let obedient = handler("obedient", |registry, job| {
        Box::pin(async move {
            job.progress(registry, "half of it").await?;
            job.stop.cancelled().await;
            Err(JobError::Again("stopped".into()))
        })
    });
    let stubborn = handler("stubborn", |_, _| Box::pin(std::future::pending()));
    let waiting = add(registry, NewJob { run_at: NOW + 1, ..job("obedient") }).unwrap();
    let ids = [add(registry, job("obedient")).unwrap(), add(registry, job("stubborn")).unwrap()];
    let bench = Bench::new(vec![obedient, stubborn], Vec::new(), hurried());
    let runner = Runner::start_with(Arc::clone(registry), bench, 2, &stop);
    until("both run", || ids.iter().all(|id| row(registry, *id).state == JobState::Running)).await;
    until("it says how far it is", || row(registry, ids[0]).progress.is_some()).await;
    for id in [waiting, ids[0], ids[1]] {
        assert!(registry.db.write_now(|unit| unit.cancel_job(id, NOW)).unwrap());
    }
    assert_eq!(row(registry, waiting).state, JobState::Cancelled);
    until("both end", || ids.iter().all(|id| row(registry, *id).state == JobState::Cancelled)).await;
    runner.shutdown().await;
}

#[tokio::test]
async fn stopping_gives_back_what_does_not_end() {
    let ground = ground();
    let registry = &ground.registry;
    let stop = CancellationToken::new();
    let finishing = handler("finishing", |_, job| {
        Box::pin(async move {
            job.stop.cancelled().await;
            Ok(())
        })
    });
    let obedient = handler("obedient", |_, job| {
        Box::pin(async move {
            job.stop.cancelled().await;
            Err(JobError::Again("stopped".into()))
        })
    });
    let stubborn = handler("stubborn", |_, _| Box::pin(std::future::pending()));
    let ids = ["finishing", "obedient", "stubborn"].map(|kind| add(registry, job(kind)).unwrap());
    let bench = Bench::new(vec![finishing, obedient, stubborn], Vec::new(), hurried());
    let runner = Runner::start_with(Arc::clone(registry), bench, 3, &stop);
    until("all run", || ids.iter().all(|id| row(registry, *id).state == JobState::Running)).await;
    let late = add(registry, NewJob { run_at: NOW + 1, ..job("obedient") }).unwrap();
    stop.cancel();
    ground.clock.set(NOW + 10);
    runner.shutdown().await;
    let found = ids.map(|id| row(registry, id));
    use JobState::{Done, Ready};
    assert_eq!([found[0].state, found[1].state, found[2].state], [Done, Ready, Ready]);
    assert_eq!((found[1].failures, found[2].failures, found[2].fence), (0, 0, 1));
    assert_eq!(row(registry, late).fence, 0, "nothing was claimed any more");
}

#[tokio::test]
async fn a_worker_that_lost_its_job_changes_nothing() {
    let ground = ground();
    let registry = &ground.registry;
    let late = handler("late", |registry, job| {
        Box::pin(async move {
            if job.attempt == 1 {
                job.stop.cancelled().await;
            }
            let fence = job.fence();
            let written = registry.db.write(move |unit| {
                fence.still_held(unit)?;
                unit.add_news("effect", NOW, &serde_json::json!({}))
            });
            written.await?;
            Ok(())
        })
    });
    let stop = CancellationToken::new();
    let bench = Bench::new(vec![late], Vec::new(), hurried());
    let id = add(registry, job("late")).unwrap();
    let runner = Runner::start_with(Arc::clone(registry), bench, 2, &stop);
    until("it runs", || row(registry, id).state == JobState::Running).await;
    // Time jumps: its lease is over before it could say that it lives.
    ground.clock.set(NOW + 60_000);
    until("the second has done it", || row(registry, id).state == JobState::Done).await;
    runner.shutdown().await;
    assert_eq!(row(registry, id).fence, 2);
    assert_eq!(registry.db.read_now(|unit| unit.news_after("effect", 0, 9)).unwrap().len(), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn many_workers_do_everything_once() {
    let ground = ground();
    let registry = &ground.registry;
    let (running, most, done) =
        (Arc::new(AtomicU64::new(0)), Arc::new(AtomicU64::new(0)), Arc::new(AtomicU64::new(0)));
    let stop = CancellationToken::new();
    let runners: Vec<Runner> = (0..3)
        .map(|_| {
            let (running, most, done) = (Arc::clone(&running), Arc::clone(&most), Arc::clone(&done));
            let counted = handler("counted", move |registry, job| {
                let (running, most, done) = (Arc::clone(&running), Arc::clone(&most), Arc::clone(&done));
                Box::pin(async move {
                    most.fetch_max(running.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
                    let topic = format!("job:{}", job.id);
                    registry.db.write(move |unit| unit.add_news(&topic, NOW, &serde_json::json!({}))).await?;
                    running.fetch_sub(1, Ordering::SeqCst);
                    done.fetch_add(1, Ordering::SeqCst);
                    Ok(())
                })
            });
            let bench = Bench::new(vec![counted], Vec::new(), hurried());
            Runner::start_with(Arc::clone(registry), bench, 3, &stop)
        })
        .collect();
    let ids: Vec<i64> = (0..150).map(|_| add(registry, job("counted")).unwrap()).collect();
    until("all are done", || ids.iter().all(|id| row(registry, *id).state == JobState::Done)).await;
    stop.cancel();
    for runner in runners {
        runner.shutdown().await;
    }
    assert_eq!(done.load(Ordering::SeqCst), 150);
    assert!(most.load(Ordering::SeqCst) <= 9);
    for id in ids {
        let topic = format!("job:{id}");
        assert_eq!(registry.db.read_now(|unit| unit.news_after(&topic, 0, 9)).unwrap().len(), 1);
    }
}

#[tokio::test]
async fn timers_wake_once_a_while() {
    let ground = ground();
    let registry = &ground.registry;
    let tick = || handler("tick", |_, _| Box::pin(async { Ok(()) }));
    let timers = vec![Timer { kind: "tick", every: 1_000 }];
    let count = || {
        let filter = vitrine_registry::store::JobFilter { kind: Some("tick".into()), state: None };
        let found = registry.db.read_now(|unit| unit.jobs(&filter, i64::MAX, 100)).unwrap();
        found.iter().filter(|job| job.state == JobState::Done).count()
    };
    for (restart, offset) in [0, 500, 1_000].into_iter().enumerate() {
        ground.clock.set(NOW + offset);
        let stop = CancellationToken::new();
        let bench = Bench::new(vec![tick()], timers.clone(), hurried());
        let runner = Runner::start_with(Arc::clone(registry), bench, 1, &stop);
        let expected = [1, 1, 2][restart];
        until("the timer woke", || count() == expected).await;
        // A few more looks change nothing.
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
        assert_eq!(count(), expected, "at {offset}");
        runner.shutdown().await;
    }
}

#[tokio::test]
async fn old_jobs_and_news_are_forgotten() {
    let ground = ground();
    let registry = &ground.registry;
    let id = add(registry, job("tidy")).unwrap();
    registry.db.write_now(|unit| unit.add_news("queue", NOW, &serde_json::json!({}))).unwrap();
    assert_eq!(run_until_idle(registry).await.unwrap(), 1);
    assert_eq!(row(registry, id).state, JobState::Done);
    ground.clock.set(NOW + 8 * 24 * 60 * 60 * 1000);
    gc(&Holdings::of(registry), false).await.unwrap();
    assert!(registry.db.read_now(|unit| unit.job(id)).unwrap().is_none());
    assert!(registry.db.read_now(|unit| unit.news_after("queue", 0, 9)).unwrap().is_empty());
}
