//! What entries of our own format say: words in other languages, and listings of the same bytes.

use serde_json::json;
use vitrine_base::{Sha256, SourceName};
use vitrine_package::listing::{Entry, Texts, Withdrawn};
use vitrine_testkit::many;

use crate::support::{Bench, id};

/// A gallery of these listings, read in.
async fn town(entries: &[Entry]) -> (Bench, SourceName) {
    let bench = Bench::new();
    many::vitrine_index_with(bench.gallery.path(), entries, 1);
    let name = bench.add_folder();
    bench.sync(&name).await.unwrap();
    (bench, name)
}

fn withdrawn(reason: &str) -> Option<Withdrawn> {
    Some(Withdrawn { reason: reason.into(), malicious: true, at: 1, digests: Vec::new() })
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

#[tokio::test]
async fn what_speaks_against_some_bytes_is_not_crowded_out() {
    let bytes = Sha256::of(b"the bytes");
    let of_these_bytes = |number: u64| {
        let mut entry = many::entry(5, number, 1);
        entry.versions[0].artifacts[0].sha256 = bytes;
        entry
    };
    let mut entries: Vec<Entry> = (0..40).map(of_these_bytes).collect();
    entries[38].versions[0].yanked = Some("It breaks.".into());
    entries[39].withdrawn = withdrawn("It steals.");
    // The digest stands in these too, but not as that of a version's artifact.
    let mut others: Vec<Entry> = (100..140).map(|number| many::entry(5, number, 1)).collect();
    for other in &mut others {
        other.summary = bytes.to_hex();
    }
    let (bench, _) = town(&[others.clone(), entries.clone()].concat()).await;

    let found = bench.catalog.listed_with(&bytes).unwrap();
    assert!(found.iter().any(|l| l.withdrawn.is_some()), "{}", found.len());
    assert!(found.iter().any(|l| l.versions[0].yanked.is_some()), "{}", found.len());
    assert!(found.iter().all(|l| entries.iter().any(|entry| entry.id == l.id)));
    assert!(found.len() > 10 && found.len() < 40, "{}", found.len());
    assert!(bench.catalog.find(&id(others[0].id.as_str())).unwrap().len() == 1);
}

#[tokio::test]
async fn a_tombstone_names_the_bytes_that_were_taken_down() {
    let (theirs, listed) = (Sha256::of(b"taken down"), Sha256::of(b"still listed"));
    let mut stone = many::entry(5, 1, 1);
    stone.versions.clear();
    stone.withdrawn = Some(Withdrawn { digests: vec![theirs], ..withdrawn("It steals.").unwrap() });
    let mut half = many::entry(5, 2, 1);
    half.versions[0].artifacts[0].sha256 = listed;
    half.withdrawn = withdrawn("It breaks.");
    let fine = many::entry(5, 3, 1);
    let (bench, _) = town(&[stone.clone(), half.clone(), fine.clone()]).await;

    for (bytes, entry) in [(theirs, &stone), (listed, &half)] {
        for found in [bench.catalog.listed_with(&bytes), bench.catalog.taken_down(&[bytes])] {
            let ids: Vec<_> = found.unwrap().into_iter().map(|listing| listing.id).collect();
            assert_eq!(ids, std::slice::from_ref(&entry.id));
        }
    }
    assert_eq!(bench.catalog.taken_down(&[theirs, listed]).unwrap().len(), 2);
    let untouched = fine.versions[0].artifacts[0].sha256;
    assert!(bench.catalog.taken_down(&[untouched]).unwrap().is_empty());
    assert!(bench.catalog.taken_down(&[]).unwrap().is_empty());
}

#[tokio::test]
async fn a_tombstone_outlives_slips_in_its_digests() {
    let digest = Sha256::of(b"taken down").to_hex();
    let endless: Vec<String> = (0..9_000_u32).map(|n| Sha256::of(&n.to_le_bytes()).to_hex()).collect();
    for (digests, kept) in [
        (json!([digest, "no digest", 7, null, digest]), 1),
        (json!("all of them"), 0),
        (json!({ "sha256": digest }), 0),
        (json!(endless), 4_096),
    ] {
        let mut entry = many::entry(5, 1, 1);
        entry.versions.clear();
        let mut said = serde_json::to_value(withdrawn("It steals.")).unwrap();
        said["digests"] = digests.clone();
        entry.withdrawn = serde_json::from_value(said).unwrap();
        let (bench, name) = town(std::slice::from_ref(&entry)).await;
        let listing = bench.catalog.listing(&name, &entry.id).unwrap().unwrap();
        assert_eq!(listing.withdrawn.unwrap().digests.len(), kept, "{digests:.60}");
    }
}
