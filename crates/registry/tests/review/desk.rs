//! The curator's desk: claims, decisions, two at once, reports, who is told.

use vitrine_registry::accounts::identity::{Role, Scope};
use vitrine_registry::moderation::reports::{self, Judgement};
use vitrine_registry::moderation::{self, CLAIM, Decision, TEMPLATES, Verdict};
use vitrine_registry::store::NewReport;
use vitrine_registry::submissions::{self, State};
use vitrine_testkit::PersonaSpec;

use super::support::{House, code, decision, with_token};
use crate::ground::NOW;

#[tokio::test]
async fn a_claim_keeps_others_away_for_twenty_minutes() {
    let house = House::new();
    let other = house.member("dora", Role::Curator);
    let id = house.submit_spec(&house.maker, &PersonaSpec::new("lumen_reader")).await;
    house.write(|unit, now| moderation::claim(unit, &house.curator, &id, now)).unwrap();
    let error = house.write(|unit, now| moderation::claim(unit, &other, &id, now)).unwrap_err();
    assert_eq!(code(&error), "queue.claimed");
    assert!(error.to_string().contains("cleo"), "{error}");
    let error = house.decide(&other, &id, Verdict::Approve, "").unwrap_err();
    assert_eq!(code(&error), "queue.claimed");
    house.write(|unit, now| moderation::claim(unit, &house.curator, &id, now)).unwrap();
    house.at(NOW + CLAIM);
    house.write(|unit, now| moderation::claim(unit, &other, &id, now)).unwrap();
    house.write(|unit, now| moderation::unclaim(unit, &house.curator, &id, now)).unwrap();
    assert_eq!(house.more(&id).claim.unwrap().0, other.account, "only one's own claim is given up");
    house.decide(&other, &id, Verdict::Approve, "").unwrap();
    assert_eq!(house.row(&id).decided_by, Some(other.account));
}

#[tokio::test]
async fn of_two_decisions_at_once_exactly_one_wins() {
    for round in 0..5 {
        let house = House::new();
        let other = house.member("dora", Role::Curator);
        let id = house.submit_spec(&house.maker, &PersonaSpec::new("lumen_reader")).await;
        let revision = house.row(&id).revision;
        let decide = |member, verdict| {
            let (registry, id) = (house.registry().clone(), id.clone());
            move || {
                registry.db.write_now(|unit| {
                    moderation::decide(unit, &member, &id, &decision(revision, verdict, "Because."), NOW)
                })
            }
        };
        let (one, two) = (
            decide(house.curator.clone(), Verdict::Approve),
            decide(other, if round % 2 == 0 { Verdict::Reject } else { Verdict::Approve }),
        );
        let (one, two) = std::thread::scope(|scope| {
            let (one, two) = (scope.spawn(one), scope.spawn(two));
            (one.join().unwrap(), two.join().unwrap())
        });
        assert!(one.is_ok() != two.is_ok(), "{one:?} {two:?}");
        let loser = one.err().or(two.err()).unwrap();
        assert_eq!(code(&loser), "submission.revision");
        let jobs = house.count("SELECT count(*) FROM job WHERE kind = 'publish'");
        assert_eq!(jobs, u64::from(house.state(&id) == State::Approved));
    }
}

#[tokio::test]
async fn nobody_decides_on_their_own_unless_alone() {
    let house = House::new();
    let id = house.submit_spec(&house.curator, &PersonaSpec::new("cleo_reader")).await;
    house.decide(&house.curator, &id, Verdict::Approve, "").unwrap();
    let own = "SELECT count(*) FROM audit WHERE action = 'decision.own'";
    assert_eq!(house.count(own), 1, "the only moderator may, and it is written down");
    house.member("dora", Role::Admin);
    let id = house.submit_spec(&house.curator, &PersonaSpec::new("cleo_writer")).await;
    let error = house.decide(&house.curator, &id, Verdict::Approve, "").unwrap_err();
    assert_eq!(code(&error), "decision.own");
    assert_eq!(house.state(&id), State::InReview);
}

#[tokio::test]
async fn reasons_are_public_and_notes_are_not() {
    let house = House::new();
    let id = house.submit_spec(&house.maker, &PersonaSpec::new("lumen_reader")).await;
    for verdict in [Verdict::Changes, Verdict::Reject, Verdict::Quarantine] {
        let error = house.decide(&house.curator, &id, verdict, "  ").unwrap_err();
        assert_eq!(code(&error), "decision.reason");
    }
    let with = |template: &str, verdict| Decision {
        template: Some(template.into()),
        note: Some("between us".into()),
        ..decision(house.row(&id).revision, verdict, "Please look at line 3.")
    };
    let decide =
        |what: Decision| house.write(|unit, now| moderation::decide(unit, &house.curator, &id, &what, now));
    let error = decide(with("spam", Verdict::Changes)).unwrap_err();
    assert_eq!(code(&error), "decision.template");
    decide(with("description", Verdict::Changes)).unwrap();
    let more = house.more(&id);
    let reason = more.public_reason.unwrap();
    assert!(reason.contains("“Lumen Reader”") && reason.ends_with("Please look at line 3."), "{reason}");
    assert_eq!(more.note.as_deref(), Some("between us"));
    assert_eq!(house.state(&id), State::NeedsChanges);
    let inbox: u64 = house.count("SELECT count(*) FROM inbox WHERE account = 1 AND body LIKE '%between us%'");
    assert_eq!(inbox, 0);
    for template in TEMPLATES {
        assert!(!template.text.contains("{}") && template.text.len() > 40, "{}", template.id);
    }
}

#[tokio::test]
async fn what_was_set_aside_comes_back_only_by_release() {
    let house = House::new();
    let id = house.submit_spec(&house.maker, &PersonaSpec::new("lumen_reader")).await;
    assert_eq!(
        code(&house.decide(&house.curator, &id, Verdict::Release, "").unwrap_err()),
        "submission.state"
    );
    house.decide(&house.curator, &id, Verdict::Quarantine, "To be looked at.").unwrap();
    assert_eq!(
        code(&house.decide(&house.curator, &id, Verdict::Approve, "").unwrap_err()),
        "submission.state"
    );
    let error = house.write(|unit, now| submissions::withdraw(unit, &house.maker, &id, now)).unwrap_err();
    assert_eq!(code(&error), "submission.state");
    house.decide(&house.curator, &id, Verdict::Release, "").unwrap();
    house.decide(&house.curator, &id, Verdict::Approve, "").unwrap();
    assert_eq!(house.state(&id), State::Approved);
}

#[tokio::test]
async fn the_queue_is_oldest_first_and_says_how_long_it_takes() {
    let house = House::new();
    let mut ids = Vec::new();
    for (at, name) in ["aster_one", "birch_two", "cedar_three"].into_iter().enumerate() {
        house.at(NOW + at as i64 * 1000);
        ids.push(house.submit_spec(&house.maker, &PersonaSpec::new(name).picture(40 + at as u64)).await);
    }
    let queued = |after: Option<(i64, &str)>| -> Vec<String> {
        let lines = house.read(|unit| unit.queue_page(State::InReview, None, after, 2));
        lines.into_iter().map(|queued| queued.line.row.id).collect()
    };
    assert_eq!(queued(None), ids[..2]);
    assert_eq!(queued(Some((NOW + 1000, &ids[1]))), ids[2..]);
    let place = |id: &str| {
        let row = house.row(id);
        house.read(|unit| moderation::place(unit, &row))
    };
    assert_eq!((place(&ids[0]), place(&ids[2])), (Some(1), Some(3)));
    assert_eq!(house.read(|unit| moderation::median_wait(unit)), None);
    for (id, wait) in ids.iter().zip([10_000, 20_000, 90_000]) {
        house.at(house.row(id).first_uploaded.unwrap() + wait);
        house.decide(&house.curator, id, Verdict::Changes, "Mend it.").unwrap();
    }
    assert_eq!(house.read(|unit| moderation::median_wait(unit)), Some(20_000));
    assert_eq!(place(&ids[0]), None);
    let told = "SELECT count(*) FROM inbox WHERE kind = 'queue.new'";
    assert_eq!(house.count(told), 1, "once an hour");
    house.at(NOW + 2 * 60 * 60 * 1000);
    house.submit_spec(&house.maker, &PersonaSpec::new("dogwood_four").picture(50)).await;
    assert_eq!(house.count(told), 2);
}

fn report<'a>(account: i64, subject: &'a str, reason: &'a str) -> NewReport<'a> {
    NewReport { subject, account, reason, body: "" }
}

#[tokio::test]
async fn reports_hide_a_rating_until_a_curator_looks() {
    let house = House::new();
    house.known("lumen_reader", 0);
    house.sql(
        "INSERT INTO rating (id, package, version, account, stars, created, updated)
         VALUES (7, 'lumen_reader', '1.0.0', 1, 1, 0, 0)",
        [],
    );
    let hidden = || house.count("SELECT count(*) FROM rating WHERE id = 7 AND hidden IS NOT NULL") == 1;
    let say = |member: &_, subject: &str, reason: &str| {
        house.write(|unit, now| {
            let account = vitrine_registry::accounts::identity::Member::clone(member).account;
            reports::report(unit, member, &report(account, subject, reason), 3, now)
        })
    };
    assert_eq!(code(&say(&house.maker, "rating:7", "spam").unwrap_err()), "report.own");
    let mut numbers = Vec::new();
    for handle in ["a-one", "b-two", "c-three"] {
        assert!(!hidden());
        let member = house.member(handle, Role::Member);
        numbers.push(say(&member, "rating:7", "spam").unwrap());
        assert_eq!(code(&say(&member, "rating:7", "abuse").unwrap_err()), "report.again");
    }
    assert!(hidden());
    let row = house.read(|unit| unit.report(numbers[0])).unwrap();
    assert_eq!(row.others, 2);
    let end = |id, judgement| {
        house.write(|unit, now| reports::end(unit, &house.curator, id, judgement, "Looked at.", now))
    };
    end(numbers[0], Judgement::Dismiss).unwrap();
    assert!(!hidden(), "a curator looked and found nothing");
    assert_eq!(code(&end(numbers[0], Judgement::Act).unwrap_err()), "report.ended");
    end(numbers[1], Judgement::Act).unwrap();
    assert!(hidden());
    assert_eq!(house.read(|unit| unit.reports("open", None, 10)).len(), 1);
    assert_eq!(house.count("SELECT count(*) FROM inbox WHERE kind = 'report.ended'"), 2);
}

#[tokio::test]
async fn what_is_not_there_cannot_be_reported() {
    let house = House::new();
    house.known("lumen_reader", 0);
    let say = |subject: &str, reason: &str, body: &str| {
        house.write(|unit, now| {
            let new = NewReport { subject, account: house.maker.account, reason, body };
            reports::report(unit, &house.maker, &new, 3, now)
        })
    };
    for (subject, reason, expected) in [
        ("package:nowhere", "spam", "registry.not_found"),
        ("version:lumen_reader@9.9.9", "spam", "registry.not_found"),
        ("rating:99", "spam", "registry.not_found"),
        ("rating:x", "spam", "report.subject"),
        ("<script>", "spam", "report.subject"),
        ("package:../x", "spam", "report.subject"),
        ("package:lumen_reader", "because", "report.reason"),
        ("package:lumen_reader", "other", "report.body"),
    ] {
        assert_eq!(code(&say(subject, reason, "").unwrap_err()), expected, "{subject} {reason}");
    }
    say("package:lumen_reader", "malicious", "It steals.").unwrap();
    assert_eq!(house.count("SELECT count(*) FROM inbox WHERE kind = 'report.malicious'"), 1);
}

#[tokio::test]
async fn the_thread_keeps_notes_among_curators() {
    let house = House::new();
    let id = house.submit_spec(&house.maker, &PersonaSpec::new("lumen_reader")).await;
    let say = |member: &_, body: &str, internal: bool| {
        house.write(|unit, now| submissions::write_message(unit, member, &id, body, internal, now))
    };
    say(&house.curator, "What is line 3 for?", false).unwrap();
    say(&house.curator, "I do not trust line 3.", true).unwrap();
    say(&house.maker, "It reads.", false).unwrap();
    assert_eq!(code(&say(&house.maker, "psst", true).unwrap_err()), "message.internal");
    assert_eq!(code(&say(&house.maker, "  ", false).unwrap_err()), "message.length");
    let read = |member: &_| house.read(|unit| submissions::messages(unit, member, &id)).len();
    assert_eq!((read(&house.maker), read(&house.curator)), (2, 3));
    let told = |account: i64| {
        house.count(&format!(
            "SELECT count(*) FROM inbox WHERE kind = 'submission.message' AND account = {account}"
        ))
    };
    assert_eq!((told(house.maker.account), told(house.curator.account)), (1, 1));
    let news = house.read(|unit| unit.news_after(&format!("submission:{id}"), 0, 1000));
    assert_eq!(
        news.iter().filter(|news| news.body.contains("\"message\"")).count(),
        2,
        "notes are not announced"
    );
}

#[tokio::test]
async fn a_token_for_other_packages_is_no_curator_of_this_one() {
    let house = House::new();
    let id = house.submit_spec(&house.maker, &PersonaSpec::new("lumen_reader")).await;
    let bot = with_token(&house.curator, &[Scope::Moderate], &["other-*"]);
    let claim = |member: &_| house.write(|unit, now| moderation::claim(unit, member, &id, now));
    assert_eq!(code(&claim(&bot).unwrap_err()), "registry.not_found");
    let unclaimed = house.write(|unit, now| moderation::unclaim(unit, &bot, &id, now));
    assert_eq!(code(&unclaimed.unwrap_err()), "registry.not_found");
    let decided = house.decide(&bot, &id, Verdict::Approve, "");
    assert_eq!(code(&decided.unwrap_err()), "registry.not_found");
    assert_eq!(house.state(&id), State::InReview);
    let report = |member: &vitrine_registry::accounts::identity::Member| {
        house.write(|unit, now| {
            let subject = "package:lumen_reader";
            let new = NewReport { subject, account: member.account, reason: "spam", body: "" };
            reports::report(unit, member, &new, 3, now)
        })
    };
    assert_eq!(code(&report(&bot).unwrap_err()), "auth.package");
    let number = report(&house.curator).unwrap();
    let ended =
        house.write(|unit, now| reports::end(unit, &bot, number, Judgement::Dismiss, "Nothing.", now));
    assert_eq!(code(&ended.unwrap_err()), "auth.package");
    // For these packages it is one.
    let bot = with_token(&house.curator, &[Scope::Moderate], &["lumen_*"]);
    claim(&bot).unwrap();
    house.decide(&bot, &id, Verdict::Approve, "").unwrap();
    assert_eq!(house.state(&id), State::Approved);
}
