//! Links from strangers: read, never obeyed.

use proptest::prelude::*;
use vitrine_api::Commands as _;
use vitrine_api::types::*;
use vitrine_engine::{Link, LinkError};
use vitrine_testkit::PersonaSpec;

use crate::world::World;

const HOSTILE: &[&str] = &[
    "javascript:alert(1)",
    "vitrine:",
    "vitrine://",
    "vitrine://package",
    "vitrine://package/",
    "vitrine://package/town",
    "vitrine://package/town/nora/1.0.0",
    "vitrine://package/../../etc/passwd",
    "vitrine://package/town/..",
    "vitrine://package/town/%2e%2e",
    "vitrine://package/town/%252e%252e",
    "vitrine://package/town/..%2f..%2fetc",
    "vitrine://package/town/<script>alert(1)</script>",
    "vitrine://package/town/%3Cscript%3E",
    "vitrine://package/town/nora%00",
    "vitrine://package/town/nora\0",
    "vitrine://package/town/no%ff%fera",
    "vitrine://package/town/no\u{202e}ra",
    "vitrine://package/nora?registry=javascript:alert(1)",
    "vitrine://package/nora?registry=file:///etc",
    "vitrine://package/nora?registry=/etc",
    "vitrine://package/nora?registry=https://me:word@example.org",
    "vitrine://package/nora?registry=https://a.example&registry=https://b.example",
    "vitrine://package/nora?registry=",
    "vitrine://add",
    "vitrine://add?url=",
    "vitrine://add?url=ftp://example.org",
    "vitrine://add?url=../x",
    "vitrine://add?url=https://example.org&fingerprint=<b>",
    "vitrine://add?url=https://example.org&fingerprint=ab12",
    "vitrine://package/nora?registry=https://example.org&fingerprint=ab12",
    "vitrine://package/town/nora?fingerprint=ab12",
    "vitrine://package/town/nora?fingerprint=nobody&registry=https://example.org",
    "vitrine://install/town/nora",
    "vitrine://run?command=rm",
    "https://example.org/package/town/nora",
    "package/town/nora",
    "",
    "   ",
];

#[test]
fn what_is_not_exactly_a_link_is_refused() {
    for text in HOSTILE {
        assert!(Link::parse(text).is_err(), "{text:?}: {:?}", Link::parse(text));
    }
    let long = format!("vitrine://package/town/{}", "a".repeat(100_000));
    assert_eq!(Link::parse(&long), Err(LinkError::TooLong));
}

#[test]
fn links_are_read_in_whatever_letters() {
    for text in [
        "vitrine://package/town/nora",
        "VITRINE://Package/town/nora",
        "vitrine:package/town/nora/",
        " vitrine:///package/town/nora#top ",
        "vitrine://package/town/%6eora",
    ] {
        let Ok(Link::Package { source, id, registry: None, fingerprint: None }) = Link::parse(text) else {
            panic!("{text:?}: {:?}", Link::parse(text))
        };
        assert_eq!((source.as_str(), id.as_str()), ("town", "nora"), "{text:?}");
    }
    let text = "vitrine://package/nora?registry=https%3A%2F%2Fgallery.example%3A8443";
    let Ok(Link::PackageAt { registry, id, .. }) = Link::parse(text) else {
        panic!("{:?}", Link::parse(text))
    };
    assert_eq!((registry.full().as_str(), id.as_str()), ("https://gallery.example:8443/", "nora"));
    let text = format!("vitrine://add?url=https://gallery.example/&fingerprint={}", "AB12%20cd34-".repeat(8));
    let Ok(Link::Add { fingerprint, .. }) = Link::parse(&text) else { panic!("{:?}", Link::parse(&text)) };
    assert_eq!(fingerprint, Some("ab12cd34".repeat(8).parse().unwrap()));
    assert_eq!(Link::parse("/home/me/nora.hpersona"), Ok(Link::File("/home/me/nora.hpersona".into())));
    assert_eq!(Link::parse("file:///home/me/a%20b.hpersona"), Ok(Link::File("/home/me/a b.hpersona".into())));
}

proptest! {
    #[test]
    fn no_text_at_all_breaks_the_reader(text in ".*") {
        let _ = Link::parse(&text);
    }

    #[test]
    fn no_link_at_all_names_what_cannot_be(tail in "[a-zA-Z0-9%/?&=.:<>_ -]{0,200}", word in "package|add|PACKAGE") {
        match Link::parse(&format!("vitrine://{word}/{tail}")) {
            Ok(Link::Package { source, id, .. }) => {
                prop_assert!(!id.as_str().contains(['/', '\\', '\0', '<', '%']) && !id.as_str().starts_with('.'));
                prop_assert!(!source.as_str().contains(['/', '\\', '\0', '<', '%']));
            }
            Ok(Link::File(path)) => prop_assert!(false, "{path}"),
            Ok(_) | Err(_) => {}
        }
    }
}

/// A fingerprint in a link.
const KEY: &str = "fingerprint=ab12ab12ab12ab12ab12ab12ab12ab12ab12ab12ab12ab12ab12ab12ab12ab12";

/// As it is shown.
fn fingerprint() -> String {
    "ab12ab12".repeat(8).parse::<vitrine_trust::Fingerprint>().unwrap().to_string()
}

#[test]
fn the_letters_of_a_path_are_the_persons_own() {
    // A zero-width non-joiner is how half of Persia spells; marks of direction stand in names as well.
    for path in ["/home/me/می\u{200c}خواهم.hpersona", "/home/me/\u{200f}نورا.hpersona"] {
        assert_eq!(Link::parse(path), Ok(Link::File(path.into())));
    }
    let text = "file:///home/me/a%E2%80%8Cb.hpersona";
    assert_eq!(Link::parse(text), Ok(Link::File("/home/me/a\u{200c}b.hpersona".into())));
    for path in
        ["/home/me/a\nb.hpersona", "file:///home/me/a%0Ab.hpersona", "file:///home/me/a\u{7}b.hpersona"]
    {
        assert_eq!(Link::parse(path), Err(LinkError::Characters), "{path:?}");
    }
}

#[tokio::test]
async fn a_link_that_expects_another_identity_leads_nowhere() {
    let world = World::of(&[PersonaSpec::new("nora")]).await;
    let at = world.server.url();
    for text in [
        format!("vitrine://package/town/nora?{KEY}"),
        format!("vitrine://package/town/nora?registry={at}&{KEY}"),
        format!("vitrine://package/nora?registry={at}&{KEY}"),
        format!("vitrine://add?url={at}&{KEY}"),
    ] {
        let LinkTarget::Refused { sentence, .. } = target(&world, &text).await else { panic!("{text}") };
        assert!(sentence.contains("town") && sentence.contains("fingerprint"), "{sentence}");
    }
    // A named gallery keeps what the link expects of it on its way into the question.
    let text = format!("vitrine://package/village/kai?registry=https://gallery.example&{KEY}");
    let LinkTarget::AddSource { fingerprint: asked, .. } = target(&world, &text).await else { panic!() };
    assert_eq!(asked, Some(fingerprint()));
}

async fn target(world: &World, text: &str) -> LinkTarget {
    world.gallery.resolve_link(LinkRequest { text: text.into() }).await.unwrap()
}

#[tokio::test]
async fn a_link_leads_to_a_page_or_to_a_question_and_changes_nothing() {
    let world = World::of(&[PersonaSpec::new("nora")]).await;
    let nora = LinkTarget::Package { package: PackageRef { source: "town".into(), id: "nora".into() } };
    assert_eq!(target(&world, "vitrine://package/town/nora").await, nora);
    let by_address = format!("vitrine://package/nora?registry={}", world.server.url().trim_end_matches('/'));
    assert_eq!(target(&world, &by_address).await, nora);
    // Another gallery may have the name this link was written with.
    let elsewhere = "vitrine://package/town/nora?registry=https://other.example";
    assert!(matches!(target(&world, elsewhere).await, LinkTarget::AddSource { .. }));

    let unknown = target(&world, "vitrine://package/village/kai").await;
    let LinkTarget::Refused { sentence, said } = unknown else { panic!("{unknown:?}") };
    assert!(sentence.contains("village"), "{sentence}");
    assert_eq!(said, [Phrase::new("link.elsewhere").with("source", "village")]);
    let asked =
        target(&world, &format!("vitrine://package/kai?registry=https://gallery.example&{KEY}")).await;
    let expected = LinkTarget::AddSource {
        location: "https://gallery.example/".into(),
        fingerprint: Some(fingerprint()),
        package: Some("kai".into()),
    };
    assert_eq!(asked, expected);
    let known = format!("vitrine://add?url={}", world.server.url());
    assert_eq!(target(&world, &known).await, LinkTarget::Source { name: "town".into() });
    for text in HOSTILE {
        let LinkTarget::Refused { sentence, said } = target(&world, text).await else { panic!("{text:?}") };
        assert!(sentence.ends_with('.') && sentence.len() < 200, "{sentence}");
        assert!(said.len() == 1 && said[0].code.starts_with("link."), "{said:?}");
    }
    assert_eq!(world.gallery.sources(()).await.unwrap().len(), 1, "nothing was added");
    assert!(world.gallery.installed(()).await.unwrap().is_empty(), "nothing was installed");
}

#[tokio::test]
async fn what_is_to_be_opened_waits_for_a_window() {
    let world = World::of(&[]).await;
    let mut events = world.gallery.subscribe();
    world.gallery.request_open("vitrine://package/town/nora");
    world.gallery.request_open(&"x".repeat(100_000));
    let Ok(vitrine_api::Event::Open { text }) = events.recv().await else { panic!("no event") };
    assert_eq!(text, "vitrine://package/town/nora");
    let waiting = world.gallery.open_requested(()).await.unwrap();
    assert_eq!(waiting.len(), 2);
    assert!(waiting[1].len() < 10_000);
    assert!(matches!(target(&world, &waiting[1]).await, LinkTarget::Refused { .. }));
    assert!(world.gallery.open_requested(()).await.unwrap().is_empty());
}
