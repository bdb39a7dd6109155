//! What the table holds true.

use std::collections::HashSet;
use std::sync::Mutex;

use vitrine_registry::jobs::backoff;
use vitrine_registry::store::{Beat, Db, JobFilter, JobState, NewJob, Retention};

use super::{add, job, row};
use crate::ground::{NOW, ground};

const LEASE: i64 = 30_000;

#[test]
fn pauses_grow_and_end_at_an_hour() {
    for (failures, least, most) in
        [(1, 3_750, 6_250), (2, 15_000, 25_000), (3, 60_000, 100_000), (7, 2_700_000, 3_600_000)]
    {
        assert_eq!(backoff(failures, 0.0), least);
        assert_eq!(backoff(failures, 1.0), most);
    }
    assert_eq!(backoff(u32::MAX, 1.0), 3_600_000);
    assert_eq!(backoff(0, 0.5), 5_000);
}

#[test]
fn the_most_urgent_is_claimed_first_and_none_before_its_time() {
    let ground = ground();
    let registry = &ground.registry;
    let later = NewJob { run_at: NOW + 1_000, priority: 9, ..job("a") };
    let (first, urgent) = (job("a"), NewJob { priority: 5, ..job("a") });
    let later = add(registry, later).unwrap();
    let first = add(registry, first).unwrap();
    let urgent = add(registry, urgent).unwrap();
    let claim = |now| {
        let claimed = registry.db.write_now(|unit| unit.claim_job("w", now, now + LEASE)).unwrap();
        claimed.map(|job| job.id)
    };
    assert_eq!(claim(NOW), Some(urgent));
    assert_eq!(claim(NOW), Some(first));
    assert_eq!(claim(NOW), None);
    let outlook = registry.db.read_now(|unit| unit.job_outlook()).unwrap();
    assert_eq!((outlook.due, outlook.lease), (Some(NOW + 1_000), Some(NOW + LEASE)));
    assert_eq!(claim(NOW + 1_000), Some(later));
}

#[test]
fn the_same_waits_once() {
    let ground = ground();
    let registry = &ground.registry;
    let first = add(registry, job("index").once("index")).unwrap();
    assert_eq!(add(registry, job("index").once("index")), None);
    assert!(add(registry, job("other").once("index")).is_some(), "another kind is another job");
    let held = registry.db.write_now(|unit| unit.claim_job("w", NOW, NOW + LEASE)).unwrap().unwrap();
    assert_eq!(held.id, first);
    // The one that runs may have read what was before: another may wait.
    let second = add(registry, job("index").once("index")).unwrap();
    // When the first then fails, or is lost, the one that waits does its work.
    registry.db.write_now(|unit| unit.fail_job(first, held.fence, "no", Some(NOW + 5), NOW)).unwrap();
    assert_eq!(row(registry, first).state, JobState::Cancelled);
    assert_eq!(row(registry, second).state, JobState::Ready);
    assert!(!registry.db.write_now(|unit| unit.retry_job(first, NOW)).unwrap(), "the same waits already");
}

#[test]
fn lost_twins_become_one() {
    let ground = ground();
    let registry = &ground.registry;
    let claim = || registry.db.write_now(|unit| unit.claim_job("w", NOW, NOW + LEASE)).unwrap().unwrap();
    let mut ids = Vec::new();
    for _ in 0..3 {
        ids.push(add(registry, job("index").once("index")).unwrap());
        claim();
    }
    let lost = registry.db.write_now(|unit| unit.requeue_lost_jobs(5, NOW + LEASE + 1)).unwrap();
    assert_eq!(lost, 3);
    let states: Vec<_> = ids.iter().map(|id| row(registry, *id).state).collect();
    assert_eq!(states, [JobState::Ready, JobState::Cancelled, JobState::Cancelled]);
}

#[test]
fn whoever_lost_a_job_says_nothing_about_it() {
    let ground = ground();
    let db = &ground.registry.db;
    let id = add(&ground.registry, job("a")).unwrap();
    let old = db.write_now(|unit| unit.claim_job("old", NOW, NOW + LEASE)).unwrap().unwrap();
    assert_eq!(db.write_now(|unit| unit.beat_job(id, old.fence, NOW + 2 * LEASE)).unwrap(), Beat::Held);
    assert_eq!(db.write_now(|unit| unit.requeue_lost_jobs(5, NOW + LEASE + 1)).unwrap(), 0);
    let later = NOW + 2 * LEASE + 1;
    assert_eq!(db.write_now(|unit| unit.requeue_lost_jobs(5, later)).unwrap(), 1);
    assert_eq!(db.write_now(|unit| unit.beat_job(id, old.fence, later)).unwrap(), Beat::Lost);
    let new = db.write_now(|unit| unit.claim_job("new", later, later + LEASE)).unwrap().unwrap();
    assert_eq!((new.id, new.fence, new.failures, new.lost), (id, 2, 0, 1));
    assert!(!db.write_now(|unit| unit.complete_job(id, old.fence, later)).unwrap());
    assert!(!db.write_now(|unit| unit.fail_job(id, old.fence, "no", None, later)).unwrap());
    assert!(!db.write_now(|unit| unit.give_back_job(id, old.fence, later)).unwrap());
    assert!(!db.write_now(|unit| unit.note_job(id, old.fence, "half")).unwrap());
    assert_eq!(row(&ground.registry, id).state, JobState::Running);
    assert!(db.write_now(|unit| unit.complete_job(id, new.fence, later)).unwrap());
    assert!(!db.write_now(|unit| unit.complete_job(id, new.fence, later)).unwrap(), "done once");
    assert!(!db.write_now(|unit| unit.cancel_job(id, later)).unwrap());
}

#[test]
fn what_kills_its_workers_again_and_again_is_dead() {
    let ground = ground();
    let db = &ground.registry.db;
    let id = add(&ground.registry, job("a")).unwrap();
    for time in 0..3 {
        let now = NOW + time * 2 * LEASE;
        db.write_now(|unit| unit.claim_job("w", now, now + LEASE)).unwrap().expect("it waits");
        db.write_now(|unit| unit.requeue_lost_jobs(3, now + LEASE + 1)).unwrap();
    }
    let found = row(&ground.registry, id);
    assert_eq!((found.state, found.lost, found.failures), (JobState::Dead, 3, 0));
    assert!(db.write_now(|unit| unit.retry_job(id, NOW)).unwrap());
    assert_eq!((row(&ground.registry, id).state, row(&ground.registry, id).lost), (JobState::Ready, 0));
}

#[test]
fn lists_counts_and_pruning() {
    let ground = ground();
    let db = &ground.registry.db;
    let ids: Vec<_> = (0..6).map(|n| add(&ground.registry, job(["a", "b"][n % 2])).unwrap()).collect();
    for (n, dead) in [(0, false), (1, true), (2, false)] {
        let held = db.write_now(|unit| unit.claim_job("w", NOW, NOW + LEASE)).unwrap().unwrap();
        assert_eq!(held.id, ids[n]);
        let ended = db.write_now(|unit| {
            if dead {
                unit.fail_job(held.id, held.fence, "no", None, NOW)
            } else {
                unit.complete_job(held.id, held.fence, NOW)
            }
        });
        assert!(ended.unwrap());
    }
    let list = |state, kind: Option<&str>, before| -> Vec<i64> {
        let filter = JobFilter { state, kind: kind.map(Into::into) };
        db.read_now(|unit| unit.jobs(&filter, before, 2)).unwrap().iter().map(|job| job.id).collect()
    };
    assert_eq!(list(None, None, i64::MAX), [ids[5], ids[4]]);
    assert_eq!(list(None, None, ids[4]), [ids[3], ids[2]]);
    assert_eq!(list(Some(JobState::Ready), Some("b"), i64::MAX), [ids[5], ids[3]]);
    assert_eq!(list(Some(JobState::Dead), None, i64::MAX), [ids[1]]);
    let counts = db.read_now(|unit| unit.job_counts()).unwrap();
    assert!(
        counts.contains(&("a".into(), JobState::Done, 2))
            && counts.contains(&("b".into(), JobState::Ready, 2))
    );
    let forget = |jobs, dead_jobs| {
        let until = Retention { now: 0, news: 0, jobs, dead_jobs, deliveries: 0, notices: 0, leftovers: 0 };
        let rows = db.write_now(|unit| unit.prune_rows(&until)).unwrap();
        rows.iter().filter(|(table, _)| *table == "job").map(|(_, count)| count).sum::<u64>()
    };
    assert_eq!(forget(NOW + 1, NOW), 2);
    assert_eq!(forget(NOW + 1, NOW + 1), 1);
    assert_eq!(list(None, None, ids[3]), Vec::<i64>::new());
}

/// Four connections, as four processes would have, take a hundred jobs: no job is taken twice.
#[test]
fn several_processes_never_hold_one_job_at_once() {
    let ground = ground();
    for _ in 0..100 {
        add(&ground.registry, job("a"));
    }
    let file = ground.registry.data().join("registry.db");
    let taken = Mutex::new(Vec::new());
    std::thread::scope(|scope| {
        for worker in 0..4 {
            let (file, taken) = (&file, &taken);
            scope.spawn(move || {
                let db = Db::open(file).unwrap();
                let name = worker.to_string();
                while let Some(job) = db.write_now(|unit| unit.claim_job(&name, NOW, NOW + LEASE)).unwrap() {
                    taken.lock().unwrap().push(job.id);
                    assert!(db.write_now(|unit| unit.complete_job(job.id, job.fence, NOW)).unwrap());
                }
            });
        }
    });
    let taken = taken.into_inner().unwrap();
    assert_eq!(taken.len(), 100);
    assert_eq!(taken.iter().collect::<HashSet<_>>().len(), 100);
}

#[test]
fn letters_that_were_sent_are_not_kept() {
    let ground = ground();
    let registry = &ground.registry;
    let payload = serde_json::json!({ "to": "a@example.org", "text": "the secret link" });
    for kind in ["mail", "other"] {
        let number = add(registry, NewJob::now(kind, payload.clone(), NOW)).unwrap();
        let held = registry.db.write_now(|unit| unit.claim_job("w", NOW, NOW + LEASE)).unwrap().unwrap();
        assert_eq!((held.id, &held.payload), (number, &payload));
        assert!(registry.db.write_now(|unit| unit.complete_job(number, held.fence, NOW)).unwrap());
        let kept = row(registry, number).payload;
        assert_eq!(kept["to"], "a@example.org");
        assert_eq!(kept["text"].is_null(), kind == "mail", "{kind}");
    }
}
