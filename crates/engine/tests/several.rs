//! Several packages as one job: each for itself, in order, and nothing done twice.

use std::time::Duration;

use vitrine_api::Commands as _;
use vitrine_api::types::*;
use vitrine_testkit::{Fault, PersonaSpec};

use crate::shop::{DAY, Shop, TODAY, item, several, spec};
use crate::world::{LIMIT, package, request};

fn three(version: &str) -> Vec<PersonaSpec> {
    ["ada", "kai", "nora"].map(|id| spec(id, version)).into()
}

const ALL: [&str; 3] = ["ada", "kai", "nora"];

fn states(job: &JobSnapshot) -> Vec<JobState> {
    job.items.iter().map(|item| item.state).collect()
}

/// A shop where three are installed and have an update.
async fn outdated() -> Shop {
    let shop = Shop::of(&three("1.0.0")).await;
    shop.have(&ALL).await;
    shop.publish(&three("1.1.0"), "{}").await;
    shop
}

fn all() -> SeveralRequest {
    several(ALL.iter().map(|id| item(id, None)).collect())
}

/// Waits until a job's package at that place is in that state.
async fn until(shop: &Shop, job: &JobRef, place: usize, state: JobState) {
    let mut events = shop.gallery.subscribe();
    let there = |job: &JobSnapshot| job.items.get(place).is_some_and(|item| item.state == state);
    if shop.gallery.jobs(()).await.unwrap().iter().any(|one| one.id == job.id && there(one)) {
        return;
    }
    let seen = async {
        loop {
            if let vitrine_api::Event::Job { job: now } = events.recv().await.unwrap()
                && now.id == job.id
                && there(&now)
            {
                return;
            }
        }
    };
    tokio::time::timeout(LIMIT, seen).await.expect("in time");
}

#[tokio::test]
async fn one_that_fails_stops_none_of_the_others_and_only_it_is_tried_again() {
    let shop = outdated().await;
    shop.server.fault("kai/1.1.0/persona.hpersona", Fault::Status(404, Vec::new()), None);
    let job = shop.gallery.install_several(all()).await.unwrap();
    let ended = shop.ended(&job).await;
    assert_eq!(ended.state, JobState::Failed);
    assert_eq!(states(&ended), [JobState::Done, JobState::Failed, JobState::Done]);
    assert!(ended.error.as_ref().unwrap().sentence.contains("1 of 3"), "{:?}", ended.error);
    let kai = &ended.items[1];
    assert!(kai.error.is_some() && !kai.can_roll_back);
    assert_eq!((ended.items[0].from.as_deref(), ended.items[0].to.as_str()), (Some("1.0.0"), "1.1.0"));
    assert!(ended.items[0].can_roll_back && ended.can_retry);
    assert_eq!(shop.version_of("kai").await.as_deref(), Some("1.0.0"));

    let shop = shop.restarted().await;
    let kept = shop.gallery.jobs(()).await.unwrap();
    let kept = kept.iter().find(|one| one.id == job.id).expect("kept over a restart");
    assert_eq!(states(kept), states(&ended));

    shop.server.mend();
    let again = shop.gallery.retry_job(job).await.unwrap();
    let again = shop.ended(&again).await;
    assert_eq!(again.state, JobState::Done, "{:?}", again.error);
    assert_eq!(again.items.iter().map(|i| i.package.id.as_str()).collect::<Vec<_>>(), ["kai"]);
    assert_eq!(shop.version_of("kai").await.as_deref(), Some("1.1.0"));

    let back = shop.gallery.rollback(package("ada")).await.unwrap();
    assert_eq!(shop.ended(&back).await.state, JobState::Done);
    assert_eq!(shop.version_of("ada").await.as_deref(), Some("1.0.0"));
}

#[tokio::test]
async fn a_paused_job_goes_on_with_the_rest_after_a_restart() {
    let shop = outdated().await;
    shop.server.fault("kai/1.1.0/persona.hpersona", Fault::NoAnswer, Some(1));
    let job = shop.gallery.install_several(all()).await.unwrap();
    until(&shop, &job, 1, JobState::Running).await;
    shop.gallery.pause_job(job.clone()).await.unwrap();
    let paused = shop.ended(&job).await;
    assert_eq!(paused.state, JobState::Paused, "{:?}", paused.error);
    assert_eq!(states(&paused), [JobState::Done, JobState::Queued, JobState::Queued]);
    assert!(paused.can_resume && !paused.can_retry);

    // A newer version meanwhile is not what the person saw and agreed to.
    shop.publish(&[spec("nora", "1.2.0")], "{}").await;
    let shop = shop.restarted().await;
    shop.server.mend();
    shop.server.forget_requests();
    let job = shop.gallery.resume_job(job).await.unwrap();
    let ended = shop.ended(&job).await;
    assert_eq!(ended.state, JobState::Done, "{:?}", ended.error);
    assert_eq!(states(&ended), [JobState::Done; 3]);
    assert!(
        shop.server.requests_of("ada/1.1.0/persona.hpersona").is_empty(),
        "what is done is not done again"
    );
    assert_eq!(shop.version_of("nora").await.as_deref(), Some("1.1.0"));
    let history = shop.history().await;
    assert_eq!(history.iter().filter(|row| row.package.id == "ada").count(), 2, "{history:?}");
}

#[tokio::test]
async fn a_cancelled_job_keeps_what_is_done() {
    let shop = outdated().await;
    shop.server.fault("kai/1.1.0/persona.hpersona", Fault::NoAnswer, None);
    let job = shop.gallery.install_several(all()).await.unwrap();
    until(&shop, &job, 1, JobState::Running).await;
    shop.gallery.cancel_job(job.clone()).await.unwrap();
    let ended = shop.ended(&job).await;
    assert_eq!(ended.state, JobState::Cancelled);
    assert_eq!(states(&ended), [JobState::Done, JobState::Cancelled, JobState::Cancelled]);
    assert_eq!(shop.version_of("ada").await.as_deref(), Some("1.1.0"));
    assert_eq!(shop.version_of("nora").await.as_deref(), Some("1.0.0"));
    shop.server.mend();
    let again = shop.gallery.retry_job(job).await.unwrap();
    let again = shop.ended(&again).await;
    assert_eq!((again.state, again.items.len()), (JobState::Done, 2));
}

#[tokio::test]
async fn what_asks_for_a_word_fails_with_its_sentence() {
    let shop = outdated().await;
    shop.republish(&[spec("kai", "1.0.0").summary("Other bytes under the same number")]).await;
    let items =
        vec![item("kai", Some("1.0.0")), item("nobody", None), item("nora", None), item("nora", None)];
    // What is here at that very version needs nothing, whatever the gallery says it is now.
    let job = shop.gallery.install_several(several(items)).await.unwrap();
    let ended = shop.ended(&job).await;
    assert_eq!(states(&ended), [JobState::Done, JobState::Failed, JobState::Done]);
    assert_eq!(ended.items[1].error.as_ref().unwrap().code, "engine.no_such_package");
    let wish = RemoveRequest { package: package("kai"), delete_changed: true };
    let job = shop.gallery.remove(wish).await.unwrap();
    shop.ended(&job).await;
    let job = shop.gallery.install_several(several(vec![item("kai", Some("1.0.0"))])).await.unwrap();
    let ended = shop.ended(&job).await;
    assert_eq!(ended.state, JobState::Failed);
    assert_eq!(ended.error.unwrap().code, "engine.republished");
    assert_eq!(shop.version_of("kai").await, None);
    assert_eq!(shop.gallery.install_several(several(Vec::new())).await.unwrap_err().code, "several.empty");
}

#[tokio::test]
async fn the_bytes_that_were_shown_are_the_bytes_that_come() {
    let shop = outdated().await;
    let shown = shop.row("nora").await.unwrap();
    assert_eq!(shown.sha256.as_ref().map(String::len), Some(64));
    // Never installed here, so no memory of another digest stands in the way.
    shop.republish(&[spec("nora", "1.1.0").summary("Other bytes under the same number")]).await;
    let wish = SeveralItem { sha256: shown.sha256.clone(), ..item("nora", Some("1.1.0")) };
    let job = shop.gallery.install_several(several(vec![wish])).await.unwrap();
    assert_eq!(shop.ended(&job).await.error.unwrap().code, "engine.changed");
    assert_eq!(shop.version_of("nora").await.as_deref(), Some("1.0.0"));
    let now = shop.row("nora").await.unwrap();
    assert_ne!(now.sha256, shown.sha256);
    let wish = SeveralItem { sha256: now.sha256, ..item("nora", Some("1.1.0")) };
    let job = shop.gallery.install_several(several(vec![wish])).await.unwrap();
    assert_eq!(shop.ended(&job).await.state, JobState::Done);
}

#[tokio::test]
async fn a_plan_for_several_shows_the_bytes_that_are_agreed_to() {
    let shop = Shop::of(&three("1.0.0")).await;
    let plan = shop.gallery.plan_several(several(ALL.map(|id| item(id, None)).into())).await.unwrap();
    assert!(plan.rows.iter().all(|row| row.sha256.as_ref().map(String::len) == Some(64)), "{:?}", plan.rows);
    // Neither is installed here, so no memory of another digest stands in the way.
    shop.republish(&[spec("nora", "1.0.0").summary("Other bytes under the same number")]).await;
    let shown = plan.rows.into_iter().map(|row| SeveralItem {
        package: row.package,
        version: row.version,
        sha256: row.sha256,
        keep: row.keep,
        accept_unverified: false,
    });
    let job = shop.gallery.install_several(several(shown.collect())).await.unwrap();
    let ended = shop.ended(&job).await;
    assert_eq!(states(&ended), [JobState::Done, JobState::Done, JobState::Failed]);
    let error = ended.items[2].error.as_ref().unwrap();
    assert_eq!(error.code, "engine.changed");
    assert!(error.sentence.contains("was changed since it was shown"), "{}", error.sentence);
    assert_eq!(shop.version_of("nora").await, None);
}

#[tokio::test]
async fn a_plan_for_one_shows_the_bytes_that_are_agreed_to() {
    let shop = Shop::of(&[spec("nora", "1.0.0")]).await;
    let plan = shop.gallery.plan_install(request("nora")).await.unwrap();
    shop.republish(&[spec("nora", "1.0.0").summary("Other bytes under the same number")]).await;
    let agreed = |plan: InstallPlan| InstallRequest { sha256: plan.sha256, ..request("nora") };
    let job = shop.gallery.install(agreed(plan)).await.unwrap();
    assert_eq!(shop.ended(&job).await.error.unwrap().code, "engine.changed");
    assert_eq!(shop.version_of("nora").await, None);
    let plan = shop.gallery.plan_install(request("nora")).await.unwrap();
    let job = shop.gallery.install(agreed(plan)).await.unwrap();
    assert_eq!(shop.ended(&job).await.state, JobState::Done);
}

#[tokio::test]
async fn a_job_that_goes_on_later_takes_what_was_listed_when_it_began() {
    let shop = outdated().await;
    shop.server.fault("nora/1.1.0/persona.hpersona", Fault::NoAnswer, None);
    let job = shop.gallery.install_several(several(vec![item("nora", None)])).await.unwrap();
    until(&shop, &job, 0, JobState::Running).await;
    shop.gallery.pause_job(job.clone()).await.unwrap();
    assert_eq!(shop.ended(&job).await.state, JobState::Paused);
    shop.republish(&[spec("nora", "1.1.0").summary("Other bytes under the same number")]).await;
    shop.server.mend();
    let job = shop.gallery.resume_job(job).await.unwrap();
    assert_eq!(shop.ended(&job).await.error.unwrap().code, "engine.changed");
    assert_eq!(shop.version_of("nora").await.as_deref(), Some("1.0.0"));
}

#[tokio::test]
async fn policies_fetch_and_install_what_nothing_holds_and_nothing_grows() {
    let shop = outdated().await;
    shop.publish(&[spec("nora", "1.2.0").tools(&["shell"])], "{}").await;
    shop.policy(None, Some(UpdatePolicy::Install), false).await;
    shop.policy(Some("kai"), Some(UpdatePolicy::Download), false).await;
    shop.rule("ada", Some(RuleWish::Pause { days: 1 })).await;

    let outcome = shop.gallery.apply_policies().await.unwrap();
    assert!(outcome.installed.is_empty() && outcome.started.is_none(), "{outcome:?}");
    let fetched = shop.ended(&outcome.fetching.expect("kai is fetched")).await;
    assert_eq!((fetched.kind, fetched.state), (JobKind::Fetch, JobState::Done), "{:?}", fetched.error);
    assert!(shop.row("kai").await.unwrap().here);
    assert_eq!(shop.row("nora").await.unwrap().held, Some(HeldReason::AsksForMore));
    assert_eq!(shop.version_of("kai").await.as_deref(), Some("1.0.0"));

    // A day of looks, every ten minutes: nothing new, nothing more on disk.
    let jobs = shop.gallery.jobs(()).await.unwrap().len();
    for look in 1..24 * 6 {
        shop.clock.set(TODAY + look * DAY / 144);
        let outcome = shop.gallery.apply_policies().await.unwrap();
        assert!(outcome.started.is_none() && outcome.fetching.is_none(), "{outcome:?}");
    }
    assert_eq!(shop.gallery.jobs(()).await.unwrap().len(), jobs);

    shop.clock.set(TODAY + DAY);
    let outcome = shop.gallery.apply_policies().await.unwrap();
    assert_eq!(outcome.installed.iter().map(|row| row.package.id.as_str()).collect::<Vec<_>>(), ["ada"]);
    assert_eq!(shop.version_of("ada").await.as_deref(), Some("1.1.0"));
    assert_eq!(shop.history().await[0].cause, Cause::Policy);

    // What was fetched ahead is installed without a server.
    let shop = shop.restarted().await;
    shop.server.fault("persona.hpersona", Fault::Hangup, None);
    let job = shop.gallery.install_several(several(vec![item("kai", None)])).await.unwrap();
    let ended = shop.ended(&job).await;
    assert_eq!(ended.state, JobState::Done, "{:?}", ended.error);
    assert_eq!(shop.version_of("kai").await.as_deref(), Some("1.1.0"));
}

#[tokio::test]
async fn what_fails_by_itself_is_not_tried_at_every_look() {
    let shop = outdated().await;
    shop.policy(None, Some(UpdatePolicy::Install), false).await;
    shop.server.fault("1.1.0/persona.hpersona", Fault::Status(404, Vec::new()), None);
    let outcome = shop.gallery.apply_policies().await.unwrap();
    assert!(outcome.installed.is_empty() && outcome.started.is_some());
    for hour in 1..24 {
        shop.clock.set(TODAY + hour * DAY / 24);
        assert!(shop.gallery.apply_policies().await.unwrap().started.is_none());
    }
    shop.server.mend();
    shop.clock.set(TODAY + DAY);
    let outcome = shop.gallery.apply_policies().await.unwrap();
    assert_eq!(outcome.installed.len(), 3, "{outcome:?}");
}

#[tokio::test]
async fn a_program_that_dies_leaves_a_job_that_goes_on() {
    let shop = outdated().await;
    shop.server.pace(None, Duration::ZERO);
    shop.server.fault("nora/1.1.0/persona.hpersona", Fault::NoAnswer, Some(1));
    let job = shop.gallery.install_several(all()).await.unwrap();
    until(&shop, &job, 2, JobState::Running).await;
    // The row as a crash leaves it: its process gone, nobody having said goodbye.
    let copy = tempfile::tempdir().unwrap();
    copy_tree(&shop.home(), copy.path());
    let mut options = crate::world::options(copy.path());
    options.clock = std::sync::Arc::new(shop.clock.clone());
    let gallery = vitrine_engine::Gallery::open(options).unwrap();
    let jobs = gallery.jobs(()).await.unwrap();
    let left = jobs.iter().find(|one| one.id == job.id).expect("it is known");
    assert_eq!(left.state, JobState::Interrupted, "{left:?}");
    assert_eq!(states(left), [JobState::Done, JobState::Done, JobState::Interrupted]);
    assert!(left.can_resume);
    shop.server.mend();
    let again = gallery.resume_job(JobRef { id: left.id.clone() }).await.unwrap();
    let ended = tokio::time::timeout(LIMIT, gallery.wait_job(&again, |_| {})).await.unwrap().unwrap();
    assert_eq!(ended.state, JobState::Done, "{:?}", ended.error);
    let installed = gallery.installed(()).await.unwrap();
    assert!(installed.iter().all(|row| row.version == "1.1.0"), "{installed:?}");
}

/// A copy of a home while its program runs, without the locks that say it lives.
fn copy_tree(from: &std::path::Path, to: &std::path::Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let (path, target) = (entry.path(), to.join(entry.file_name()));
        if path.is_dir() {
            if entry.file_name() != "run" {
                copy_tree(&path, &target);
            }
        } else {
            std::fs::copy(&path, &target).unwrap();
        }
    }
}

#[tokio::test]
async fn what_was_fetched_ahead_outlives_the_clean_up_and_goes_when_nobody_offers_it() {
    let shop = outdated().await;
    shop.policy(Some("kai"), Some(UpdatePolicy::Download), false).await;
    let fetching = shop.gallery.apply_policies().await.unwrap().fetching.expect("kai is fetched");
    assert_eq!(shop.ended(&fetching).await.state, JobState::Done);
    assert_eq!(shop.gallery.tidy_up().await.unwrap(), 0);
    assert!(shop.row("kai").await.unwrap().here);
    // The next start cleans up as well, after whatever time.
    let shop = shop.restarted().await;
    shop.clock.set(TODAY + 40 * DAY);
    shop.gallery.tidy_up().await.unwrap();
    assert!(shop.row("kai").await.unwrap().here);
    shop.server.fault("persona.hpersona", Fault::Hangup, None);
    let job = shop.gallery.install_several(several(vec![item("kai", None)])).await.unwrap();
    assert_eq!(shop.ended(&job).await.state, JobState::Done, "its bytes are at hand");
    shop.server.mend();

    // Fetched again, and overtaken by another version: the bytes of the one before go.
    shop.publish(&[spec("kai", "1.2.0"), spec("ada", "1.1.0"), spec("nora", "1.1.0")], "{}").await;
    let fetching = shop.gallery.apply_policies().await.unwrap().fetching.expect("kai is fetched");
    assert_eq!(shop.ended(&fetching).await.state, JobState::Done);
    shop.publish(&[spec("kai", "1.3.0"), spec("ada", "1.1.0"), spec("nora", "1.1.0")], "{}").await;
    shop.policy(Some("kai"), Some(UpdatePolicy::Notify), false).await;
    shop.gallery.apply_policies().await.unwrap();
    assert!(shop.gallery.tidy_up().await.unwrap() > 0);
}
