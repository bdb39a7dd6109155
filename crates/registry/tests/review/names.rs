//! Owners, and ids that look like others.

use vitrine_base::PackageId;
use vitrine_registry::accounts::identity::{Role, Scope};
use vitrine_registry::accounts::person;
use vitrine_registry::names::{self, owners};
use vitrine_registry::submissions::State;
use vitrine_testkit::PersonaSpec;

use super::support::{House, code, with_token};
use crate::ground::NOW;

fn id(text: &str) -> PackageId {
    PackageId::new(text).unwrap()
}

#[tokio::test]
async fn ids_that_look_alike_wait_for_a_curator() {
    let house = House::new();
    house.known("ripgrep", 5000);
    house.known("obscure_thing", 3);
    house.known("modern", 100);
    for (wanted, alike) in [
        ("ripgrap", vec!["ripgrep"]),
        ("rip-grep", vec!["ripgrep"]),
        ("r1pgrep", vec!["ripgrep"]),
        ("rnodern", vec!["modern"]),
        ("obscure-thing", vec!["obscure_thing"]),
        // Far from a popular one, near to one nobody knows.
        ("obscure_thinc", vec![]),
        ("grep", vec![]),
        ("ripgrep", vec![]),
        ("something_else", vec![]),
    ] {
        let found = house.read(|unit| names::alike(unit, &id(wanted)));
        let found: Vec<&str> = found.iter().map(PackageId::as_str).collect();
        assert_eq!(found, alike, "{wanted}");
    }
    house.sql("UPDATE package SET featured = 1 WHERE id = 'obscure_thing'", []);
    assert_eq!(
        house.read(|unit| names::alike(unit, &id("obscure_thinc"))).len(),
        1,
        "featured ones count too"
    );
    let submission = house.submit_spec(&house.maker, &PersonaSpec::new("ripgrap")).await;
    assert_eq!(house.state(&submission), State::InReview);
    assert!(house.more(&submission).reasons.iter().any(|reason| reason.contains("“ripgrep”")));
}

#[tokio::test]
async fn a_name_says_whether_it_can_be_had() {
    let house = House::new();
    house.known("lumen_reader", 0);
    let state = |name: &str| house.read(|unit| names::state(unit, &id(name)));
    assert!(state("Lumen_Reader").taken.unwrap().contains("taken"));
    house.sql("UPDATE package SET state = 'withdrawn'", []);
    assert!(state("lumen_reader").taken.unwrap().contains("kept for those who had it"));
    assert_eq!(state("lumen-reader").alike, [id("lumen_reader")]);
    assert!(state("mira_writer").taken.is_none());
}

#[tokio::test]
async fn a_withdrawn_name_is_nobodys_to_take() {
    let house = House::new();
    let spec = PersonaSpec::new("lumen_reader");
    house.published(&house.maker, &spec).await;
    house.sql("UPDATE package SET state = 'withdrawn'", []);
    let other = house.member("otto", Role::Member);
    for member in [&house.maker, &other] {
        let submission = house.submit_spec(member, &spec.clone().version("2.0.0")).await;
        assert_eq!(house.state(&submission), State::NeedsChanges);
    }
}

#[tokio::test]
async fn the_same_package_under_another_id_is_looked_at() {
    let house = House::new();
    let spec = PersonaSpec::new("lumen_reader");
    house.published(&house.maker, &spec).await;
    let other = house.member("otto", Role::Member);
    let fields =
        vitrine_registry::submissions::Fields { id: Some("otto_reads".into()), ..super::support::licensed() };
    let submission = house.submit(&other, spec.package(), fields.clone()).await;
    assert!(house.more(&submission).reasons.iter().any(|reason| reason.contains("very same file")));
    // The same files in another order are the same content.
    let members: Vec<_> = spec.members().into_iter().rev().collect();
    let repacked = members
        .into_iter()
        .fold(vitrine_testkit::ZipBuilder::new(), |zip, (path, bytes)| zip.file(&path, bytes))
        .build();
    let fields = vitrine_registry::submissions::Fields { id: Some("otto_speaks".into()), ..fields };
    let submission = house.submit(&other, repacked, fields).await;
    assert!(
        house.more(&submission).reasons.iter().any(|reason| reason.contains("packed otherwise")),
        "{:?}",
        house.more(&submission).reasons
    );
}

#[tokio::test]
async fn the_same_files_in_review_twice_are_noticed() {
    let house = House::new();
    let spec = PersonaSpec::new("lumen_reader");
    let said = |submission: &str| {
        let checks = house.checks(submission);
        checks.into_iter().find(|check| check.name == "duplicate").unwrap().sentence
    };
    let first = house.submit_spec(&house.maker, &spec).await;
    assert_eq!(said(&first), "It is not published under another id.");
    let other = house.member("otto", Role::Member);
    let fields = vitrine_registry::submissions::Fields {
        id: Some("otto_reads".into()),
        licence: Some("MIT".into()),
        ..Default::default()
    };
    let second = house.submit(&other, spec.package(), fields).await;
    assert_eq!(house.state(&second), State::InReview);
    assert!(said(&second).contains("handed in under another id"), "{}", said(&second));
    assert!(!said(&second).contains("lumen"), "another maker's plans are theirs");
    // The package says another id than the one it is handed in under.
    let checks = house.checks(&second);
    let metadata = checks.iter().find(|check| check.name == "metadata").unwrap();
    assert!(metadata.findings.iter().any(|finding| finding.code == "metadata.id"), "{metadata:?}");
}

#[tokio::test]
async fn owners_invite_accept_leave_and_hand_over() {
    let house = House::new();
    house.known("lumen_reader", 0);
    let lumen = id("lumen_reader");
    let (maker, otto, dora) =
        (&house.maker, &house.member("otto", Role::Member), &house.member("dora", Role::Member));
    house.write(|unit, now| unit.add_owner(&lumen, maker.account, now)).unwrap();
    let invite = |by: &_, handle: &str, transfer| {
        house.write(|unit, now| owners::invite(unit, by, &lumen, handle, transfer, now))
    };
    let accept = |by: &_| house.write(|unit, now| owners::accept(unit, by, &lumen, now));
    let decline = |by: &_| house.write(|unit, now| owners::decline(unit, by, &lumen, now));
    let remove = |by: &_, account| house.write(|unit, now| owners::remove(unit, by, &lumen, account, now));
    let all = || house.read(|unit| unit.owners(&lumen));

    assert_eq!(code(&invite(otto, "dora", false).unwrap_err()), "package.not_yours");
    assert_eq!(code(&invite(maker, "nobody", false).unwrap_err()), "account.unknown");
    assert_eq!(code(&invite(maker, "mira", false).unwrap_err()), "owner.already");
    assert_eq!(code(&accept(otto).unwrap_err()), "owner.not_asked");
    invite(maker, "@Otto", false).unwrap();
    assert_eq!(all(), [maker.account], "an invitation is no ownership");
    let seen = |asker: Option<i64>| house.read(|unit| owners::list(unit, &lumen, asker, false)).len();
    assert_eq!((seen(None), seen(Some(otto.account)), seen(Some(dora.account))), (1, 2, 1));
    accept(otto).unwrap();
    assert_eq!(all().len(), 2);
    invite(otto, "dora", false).unwrap();
    decline(dora).unwrap();
    assert_eq!(code(&decline(dora).unwrap_err()), "owner.not_asked");
    remove(maker, maker.account).unwrap();
    assert_eq!(all(), [otto.account]);
    assert_eq!(code(&remove(otto, otto.account).unwrap_err()), "owner.last");
    invite(otto, "dora", true).unwrap();
    assert_eq!(all(), [otto.account], "until she accepts");
    accept(dora).unwrap();
    assert_eq!(all(), [dora.account]);
    // An invitation of somebody who is gone is nobody's.
    invite(dora, "otto", false).unwrap();
    house.write(|unit, now| unit.add_owner(&lumen, house.curator.account, now)).unwrap();
    remove(dora, dora.account).unwrap();
    assert_eq!(code(&accept(otto).unwrap_err()), "owner.not_asked");
    // A package whose owners are gone has administrators.
    let admin = house.member("ada", Role::Admin);
    invite(&admin, "mira", false).unwrap();
    accept(maker).unwrap();
    assert!(all().contains(&maker.account));
    assert!(house.read(|unit| unit.audit_fault()).is_none());
}

#[tokio::test]
async fn tokens_change_owners_of_their_packages_only() {
    let house = House::new();
    house.known("lumen_reader", 0);
    let lumen = id("lumen_reader");
    let (maker, otto) = (&house.maker, &house.member("otto", Role::Member));
    house.write(|unit, now| unit.add_owner(&lumen, maker.account, now)).unwrap();
    let invite = |by: &_, handle: &str| {
        house.write(|unit, now| owners::invite(unit, by, &lumen, handle, false, now)).map_err(|e| code(&e))
    };
    // A program an administrator lets publish keeps nobody's packages; one for moderation does.
    let admin = house.member("ada", Role::Admin);
    let publishes = with_token(&admin, &[Scope::Publish], &[]);
    assert_eq!(invite(&publishes, "otto"), Err("package.not_yours"));
    let removed = house.write(|unit, now| owners::remove(unit, &publishes, &lumen, maker.account, now));
    assert_eq!(code(&removed.unwrap_err()), "package.not_yours");
    let moderates = with_token(&admin, &[Scope::Publish, Scope::Moderate], &[]);
    assert_eq!(invite(&moderates, "otto"), Ok(()));
    // Nor does a token for other packages, whoever it is of.
    let other = with_token(maker, &[Scope::Publish], &["other-*"]);
    assert_eq!(invite(&other, "otto"), Err("auth.package"));
    let other = with_token(otto, &[Scope::Publish], &["other-*"]);
    let accepted = house.write(|unit, now| owners::accept(unit, &other, &lumen, now));
    assert_eq!(code(&accepted.unwrap_err()), "auth.package");
    let declined = house.write(|unit, now| owners::decline(unit, &other, &lumen, now));
    assert_eq!(code(&declined.unwrap_err()), "auth.package");
    let own = with_token(otto, &[Scope::Publish], &["lumen*"]);
    house.write(|unit, now| owners::accept(unit, &own, &lumen, now)).unwrap();
}

#[tokio::test]
async fn nobody_is_invited_without_end() {
    let house = House::new();
    house.known("lumen_reader", 0);
    let lumen = id("lumen_reader");
    let (maker, otto) = (&house.maker, &house.member("otto", Role::Member));
    house.write(|unit, now| unit.add_owner(&lumen, maker.account, now)).unwrap();
    let invite =
        |transfer| house.write(|unit, now| owners::invite(unit, maker, &lumen, "otto", transfer, now));
    let told = || house.count("SELECT count(*) FROM inbox WHERE kind LIKE 'owner.%'");
    for _ in 0..10 {
        invite(false).unwrap();
    }
    assert_eq!(told(), 1, "who was asked is not asked again");
    let take_back = || house.write(|unit, now| owners::remove(unit, maker, &lumen, otto.account, now));
    for _ in 0..2 {
        take_back().unwrap();
        invite(true).unwrap();
    }
    assert_eq!(told(), 3);
    take_back().unwrap();
    assert_eq!(code(&invite(false).unwrap_err()), "owner.too_often");
    house.at(NOW + 3_600_000);
    invite(false).unwrap();
    assert_eq!(told(), 4);
}

#[tokio::test]
async fn names_of_somebody_who_left_are_free_again() {
    let house = House::new();
    let spec = PersonaSpec::new("lumen_reader");
    let waiting = house.submit_spec(&house.maker, &spec).await;
    let approved = house.submit_spec(&house.maker, &PersonaSpec::new("nora_writer").picture(7)).await;
    house.decide(&house.curator, &approved, vitrine_registry::moderation::Verdict::Approve, "").unwrap();
    person::delete(house.registry(), &house.maker, false).await.unwrap();
    for submission in [&waiting, &approved] {
        assert_eq!(house.state(submission), State::Withdrawn);
    }
    for name in ["lumen_reader", "nora_writer"] {
        assert!(house.read(|unit| names::state(unit, &id(name))).taken.is_none(), "{name}");
    }
    let otto = house.member("otto", Role::Member);
    let submission = house.submit_spec(&otto, &spec).await;
    assert_eq!(house.state(&submission), State::InReview);
    assert_eq!(house.read(|unit| unit.owners(&id("lumen_reader"))), [otto.account]);
}
