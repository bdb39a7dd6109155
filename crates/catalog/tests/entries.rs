//! What entries of our own format say: words in other languages.

use vitrine_base::SourceName;
use vitrine_package::listing::{Entry, Texts, Withdrawn};
use vitrine_testkit::many;

use crate::support::Bench;

/// A gallery of these listings, read in.
async fn town(entries: &[Entry]) -> (Bench, SourceName) {
    let bench = Bench::new();
    many::vitrine_index_with(bench.gallery.path(), entries, 1);
    let name = bench.add_folder();
    bench.sync(&name).await.unwrap();
    (bench, name)
}

fn withdrawn(reason: &str) -> Option<Withdrawn> {
    Some(Withdrawn { reason: reason.into(), malicious: true, at: 1 })
}

#[tokio::test]
async fn words_in_other_languages_are_as_clean_as_the_own_ones() {
    let dirty = |text: &str| Some(format!("\u{202e}{text}\u{0}\u{2066}\n  {}", "x".repeat(5_000)));
    let mut entry = many::entry(5, 1, 1);
    for number in 0..5_000 {
        entry.texts.insert(format!("x-{number:04}"), Texts { name: dirty("Nora"), summary: dirty("Hello") });
    }
    entry.texts.insert("de\u{202e}".into(), Texts { name: Some("Nora".into()), summary: None });
    entry.withdrawn = withdrawn("\u{202e}It\u{7} steals.\n\nEverything.");
    entry.versions[0].yanked = dirty("It breaks");
    let (bench, name) = town(std::slice::from_ref(&entry)).await;

    let listing = bench.catalog.listing(&name, &entry.id).unwrap().unwrap();
    assert_eq!(listing.texts.len(), 64, "no gallery fills the disk with languages");
    for (tag, texts) in &listing.texts {
        assert!(tag.is_ascii(), "{tag:?}");
        let (name, summary) = (texts.name.as_ref().unwrap(), texts.summary.as_ref().unwrap());
        assert!(name.starts_with("Nora x") && name.chars().count() <= 200, "{name:?}");
        assert!(summary.starts_with("Hello x") && summary.chars().count() <= 1_000, "{summary:?}");
    }
    assert_eq!(listing.withdrawn.unwrap().reason, "It steals. Everything.");
    let yanked = listing.versions[0].yanked.as_ref().unwrap();
    assert!(yanked.starts_with("It breaks x") && yanked.chars().count() <= 1_000, "{yanked:?}");
}
