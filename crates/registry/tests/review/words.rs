//! Script in every field a person can fill in comes back as the text it is, and what no listing may say is refused.

use std::collections::BTreeMap;

use vitrine_package::ContentRating;
use vitrine_package::listing::Texts;
use vitrine_registry::checks::Verdict;
use vitrine_registry::submissions::{self, DraftChange, Fields, State};
use vitrine_testkit::PersonaSpec;

use super::support::{House, code, licensed};

const SCRIPT: &str = "<script>alert(1)</script>";

#[tokio::test]
async fn script_stays_text() {
    let house = House::new();
    let texts = Texts { name: Some(SCRIPT.into()), summary: Some(SCRIPT.into()) };
    let fields = Fields {
        name: Some(SCRIPT.into()),
        summary: Some(SCRIPT.into()),
        description: Some(SCRIPT.into()),
        tags: Some(vec![SCRIPT.into()]),
        changelog: Some(SCRIPT.into()),
        texts: Some(BTreeMap::from([("ar".into(), texts)])),
        descriptions: Some(BTreeMap::from([("ar".into(), SCRIPT.into())])),
        ..licensed()
    };
    let id = house.submit(&house.maker, PersonaSpec::new("lumen_reader").package(), fields.clone()).await;
    assert_eq!(house.state(&id), State::InReview, "{:?}", house.checks(&id));
    assert_eq!(house.row(&id).fields, fields);
    house.write(|unit, now| submissions::write_message(unit, &house.maker, &id, SCRIPT, false, now)).unwrap();
    assert_eq!(house.read(|unit| submissions::messages(unit, &house.maker, &id))[0].body, SCRIPT);
}

/// A description in a language.
fn described(language: &str, text: &str) -> Option<BTreeMap<String, String>> {
    Some(BTreeMap::from([(language.into(), text.into())]))
}

#[tokio::test]
async fn what_no_listing_may_say_goes_back() {
    let house = House::new();
    let long = |letters: usize| Some("x".repeat(letters));
    for (what, fields) in [
        ("name", Fields { name: long(61), ..licensed() }),
        ("summary", Fields { summary: long(121), ..licensed() }),
        ("letters", Fields { name: Some("Lumen\u{202e}redaeR".into()), ..licensed() }),
        ("tags", Fields { tags: Some((0..13).map(|n| format!("tag{n}")).collect()), ..licensed() }),
        ("tag", Fields { tags: Some(vec!["x".repeat(33)]), ..licensed() }),
        ("long.ar", Fields { descriptions: described("ar", &"x".repeat(50_001)), ..licensed() }),
        ("homepage", Fields { homepage: Some("javascript:alert(1)".into()), ..licensed() }),
    ] {
        let id = house.submit(&house.maker, PersonaSpec::new("lumen_reader").package(), fields).await;
        assert_eq!(house.state(&id), State::NeedsChanges, "{what}");
        let checks = house.checks(&id);
        let metadata = checks.iter().find(|check| check.name == "metadata").unwrap();
        assert!(
            metadata.findings.iter().any(|finding| finding.code == format!("metadata.{what}")),
            "{what} {metadata:?}"
        );
        house.write(|unit, now| submissions::withdraw(unit, &house.maker, &id, now)).unwrap();
    }
    let adult = PersonaSpec::new("lumen_reader").rating("adult").package();
    let fields = Fields { rating: Some(ContentRating::Everyone), ..licensed() };
    let id = house.submit(&house.maker, adult, fields).await;
    assert_eq!(house.state(&id), State::NeedsChanges, "a listing may not say less than its package");
}

#[tokio::test]
async fn what_is_too_much_to_keep_is_refused_at_once() {
    let house = House::new();
    let refused = |change: DraftChange| {
        let made = house.write(|unit, now| submissions::create(unit, &house.maker, &change, false, now));
        code(&made.unwrap_err())
    };
    let of = |fields: Fields| DraftChange { fields: Some(fields), ..DraftChange::default() };
    let long = Some("x".repeat(300_000));
    assert_eq!(
        refused(of(Fields { description: long.clone(), ..Fields::default() })),
        "submission.field_long"
    );
    assert_eq!(refused(of(Fields { name: long, ..Fields::default() })), "submission.field_long");
    let texts = Some(BTreeMap::from([("../..".into(), Texts::default())]));
    assert_eq!(refused(of(Fields { texts, ..Fields::default() })), "submission.language");
    for (language, text, why) in
        [("../..", "x".into(), "submission.language"), ("ar", "x".repeat(200_001), "submission.field_long")]
    {
        let descriptions = described(language, &text);
        assert_eq!(refused(of(Fields { descriptions, ..Fields::default() })), why);
    }
    for channel in ["", "Stable", "a b", "<b>"] {
        let change = DraftChange { channel: Some(channel.into()), ..DraftChange::default() };
        assert_eq!(refused(change), "submission.channel", "{channel}");
    }
}

#[tokio::test]
async fn licences_and_pictures() {
    let house = House::new();
    for (licence, verdict, state) in [
        (Some("MIT"), Verdict::Passed, State::InReview),
        (Some("LicenseRef-mine"), Verdict::Review, State::InReview),
        (Some("do what you like"), Verdict::Review, State::InReview),
        (None, Verdict::Failed, State::NeedsChanges),
    ] {
        let fields = Fields { licence: licence.map(str::to_owned), ..Fields::default() };
        let id = house.submit(&house.maker, PersonaSpec::new("lumen_reader").package(), fields).await;
        assert_eq!(house.verdict(&id, "licence"), Some(verdict), "{licence:?}");
        assert_eq!(house.state(&id), state, "{licence:?}");
        house.write(|unit, now| submissions::withdraw(unit, &house.maker, &id, now)).unwrap();
    }
    for (what, spec, verdict) in [
        ("none", PersonaSpec::new("lumen_reader").no_picture(), Verdict::Warnings),
        ("broken", PersonaSpec::new("lumen_reader").member("preview.webp", "no picture"), Verdict::Failed),
        ("small", PersonaSpec::new("lumen_reader").member("preview.webp", png(8, 8)), Verdict::Warnings),
        ("long", PersonaSpec::new("lumen_reader").member("preview.webp", png(64, 640)), Verdict::Warnings),
        (
            "huge",
            PersonaSpec::new("lumen_reader").member("preview.webp", claims(60_000, 60_000)),
            Verdict::Failed,
        ),
    ] {
        let id = house.submit_spec(&house.maker, &spec).await;
        let checks = house.checks(&id);
        assert!(
            house.verdict(&id, "picture") == Some(verdict)
                // What looking through the package finds worse is said there.
                || (what == "huge" && house.state(&id) == State::NeedsChanges),
            "{what} {checks:?}"
        );
        house.write(|unit, now| submissions::withdraw(unit, &house.maker, &id, now)).unwrap();
    }
}

fn png(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    image::DynamicImage::new_rgb8(width, height).write_to(&mut bytes, image::ImageFormat::Png).unwrap();
    bytes.into_inner()
}

/// A PNG whose header claims other dimensions.
fn claims(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = png(64, 64);
    bytes[16..20].copy_from_slice(&width.to_be_bytes());
    bytes[20..24].copy_from_slice(&height.to_be_bytes());
    bytes
}
