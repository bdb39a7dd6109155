//! Search: order, recall, filters, pages.

use serde_json::json;
use vitrine_catalog::{Catalog, Query, Sort};
use vitrine_package::{ContentRating, Kind};
use vitrine_testkit::many::{self, Dice};

use crate::support::{Bench, id, item, text, with};

fn named(id: &str, name: &str, downloads: u64) -> serde_json::Value {
    let named = with(item(id), "/name", json!(name));
    with(named, "/downloads", json!(downloads))
}

async fn gallery(items: Vec<serde_json::Value>) -> Bench {
    let bench = Bench::new();
    bench.registry(items);
    let name = bench.add_folder();
    bench.sync(&name).await.unwrap();
    bench
}

#[tokio::test]
async fn exact_then_prefix_then_part_then_typo() {
    let bench = gallery(vec![
        named("part", "Interatlas", 900),
        named("prefix", "Atlasian", 800),
        named("word", "Great Atlas", 700),
        with(named("summary", "Somebody", 999), "/short", json!("knows the atlas")),
        named("exact", "Atlas", 1),
        named("first", "Atlas Cartographer", 5),
        named("other", "Beatrix", 5000),
    ])
    .await;
    assert_eq!(bench.ids(&text("atlas")), ["exact", "first", "prefix", "word", "summary", "part"]);
    assert_eq!(bench.ids(&text("ATLÁS"))[0], "exact");
    let page = bench.catalog.search(&text("beatrx")).unwrap();
    assert_eq!(page.rows[0].id.as_str(), "other");
    assert_eq!(page.corrected.as_deref(), Some("beatrix"));
    assert_eq!(bench.ids(&text("cartographre"))[0], "first");
    assert_eq!(bench.ids(&text("be")), ["other"]);
    assert_eq!(bench.ids(&text("other")), ["other"]);
    for nothing in ["xyzzyx", "\"", "* AND OR NOT", "name:", "()", "%_"] {
        let page = bench.catalog.search(&text(nothing)).unwrap();
        assert_eq!((page.total, page.corrected), (0, None), "{nothing}");
    }
}

#[tokio::test]
async fn every_script_is_found() {
    let bench = gallery(vec![
        named("zh", "图书管理员", 1),
        named("ja", "美咲さん", 1),
        named("ru", "Юлия Иванова", 1),
        named("el", "Ανδρέας", 1),
        named("ar", "مَكتبة", 1),
        named("hi", "हिन्दी मित्र", 1),
        named("ko", "한국어 친구", 1),
        named("th", "ห้องสมุด", 1),
    ])
    .await;
    for (words, package) in [
        ("图书", "zh"),
        ("管理", "zh"),
        ("美", "ja"),
        ("さん", "ja"),
        ("юлия", "ru"),
        ("ивано", "ru"),
        ("ανδρεας", "el"),
        ("مكتبة", "ar"),
        ("हिन्दी", "hi"),
        ("한국", "ko"),
        ("สมุด", "th"),
    ] {
        assert_eq!(bench.ids(&text(words)), [package], "{words}");
    }
    assert_eq!(bench.catalog.search(&text("юлмя")).unwrap().corrected.as_deref(), Some("юлия"));
}

#[tokio::test]
async fn filters_narrow_and_sorts_order() {
    let adult = with(named("adult", "D", 40), "/nsfw", json!(true));
    let tagged = with(named("tagged", "C", 30), "/tags", json!(["Notes", "Calm"]));
    let small = with(named("small", "b", 20), "/latest/size_bytes", json!(1));
    let new = with(named("new", "A", 10), "/submitted_at", json!("2026-05-02T06:54:22Z"));
    let bench = gallery(vec![adult, tagged, small, new]).await;
    let sorted = |sort| bench.ids(&Query { sort, allow_mature: true, ..Query::default() });
    assert_eq!(sorted(Sort::Relevance), ["adult", "tagged", "small", "new"]);
    assert_eq!(sorted(Sort::Name), ["new", "small", "tagged", "adult"]);
    assert_eq!(sorted(Sort::Newest)[0], "new");
    assert_eq!(sorted(Sort::Downloads), ["adult", "tagged", "small", "new"]);
    assert_eq!(sorted(Sort::Size)[0], "small");
    let all = Query { allow_mature: true, ..Query::default() };
    assert_eq!(bench.ids(&Query::default()).len(), 3);
    let rated = |ratings, allow_mature| bench.ids(&Query { ratings, allow_mature, ..Query::default() });
    assert_eq!(rated(vec![ContentRating::Adult], true), ["adult"]);
    assert!(rated(vec![ContentRating::Adult], false).is_empty());
    assert_eq!(bench.ids(&Query { tags: vec!["calm".into()], ..all.clone() }), ["tagged"]);
    assert!(bench.ids(&Query { tags: vec!["calm".into(), "none".into()], ..all.clone() }).is_empty());
    assert!(bench.ids(&Query { kinds: vec![Kind::Tool], ..all.clone() }).is_empty());
    assert_eq!(bench.ids(&Query { kinds: vec![Kind::Persona, Kind::Tool], ..all.clone() }).len(), 4);
    let source = bench.catalog.sources().unwrap()[0].name.clone();
    assert_eq!(bench.ids(&Query { sources: vec![source.clone()], ..all.clone() }).len(), 4);
    let hidden = Query { exclude: vec![(source, id("small"))], ..all };
    assert_eq!(bench.ids(&hidden), ["adult", "tagged", "new"]);
    let facets = bench.catalog.facets("", true).unwrap();
    assert_eq!(facets.tags[0], ("notes".to_owned(), 4));
    assert_eq!(facets.kinds, [(Kind::Persona, 4)]);
    assert_eq!(facets.sources[0].1, 4);
    assert_eq!(bench.catalog.facets("ca", false).unwrap().tags, [("calm".to_owned(), 1)]);
}

const MANY: usize = 5_000;

async fn large() -> Bench {
    let bench = Bench::new();
    bench.write("registry.json", many::registry(MANY, 11));
    let name = bench.add_folder();
    assert_eq!(bench.sync(&name).await.unwrap().total, u32::try_from(MANY).unwrap());
    bench
}

fn read_through(catalog: &Catalog, query: &Query) -> Vec<String> {
    let (mut ids, mut total) = (Vec::new(), u32::MAX);
    while u32::try_from(ids.len()).unwrap() < total {
        let offset = u32::try_from(ids.len()).unwrap();
        let page = catalog.search(&Query { offset, limit: 50, ..query.clone() }).unwrap();
        assert!(!page.rows.is_empty(), "an empty page at {offset} of {total}");
        total = page.total;
        ids.extend(page.rows.iter().map(|row| row.id.to_string()));
    }
    ids
}

#[tokio::test]
async fn pages_line_up_in_every_order_and_typos_are_forgiven() {
    let bench = large().await;
    for sort in
        [Sort::Relevance, Sort::Name, Sort::Newest, Sort::Downloads, Sort::Size, Sort::TopRated, Sort::Added]
    {
        for words in ["", "no"] {
            let query = Query { sort, allow_mature: true, text: words.into(), ..Query::default() };
            let ids = read_through(&bench.catalog, &query);
            let unique: std::collections::HashSet<_> = ids.iter().collect();
            assert_eq!(unique.len(), ids.len(), "{sort:?} {words}");
            assert!(!words.is_empty() || ids.len() == MANY);
        }
    }
    // A first page from a cold start is the first page of the whole.
    let (cold, _) = bench.open_again();
    let plain = Query { allow_mature: true, limit: 50, ..Query::default() };
    let first = cold.search(&plain).unwrap();
    assert_eq!(first.total, u32::try_from(MANY).unwrap());
    assert_eq!(first.rows, bench.catalog.search(&plain).unwrap().rows);
    assert!(recall(&bench.catalog) >= 0.9);
}

/// Of seeded misspelt names, how many are found in the first ten: a listing of just that name counts.
fn recall(catalog: &Catalog) -> f64 {
    let (mut asked, mut found, mut missed) = (0, 0, Vec::new());
    for (index, name) in many::names(MANY, 11).into_iter().enumerate().step_by(17) {
        let mut dice = Dice::new(77, index as u64);
        let Some(typed) = misspelt(&name, &mut dice) else { continue };
        let query = Query { text: typed.clone(), allow_mature: true, limit: 10, ..Query::default() };
        let page = catalog.search(&query).unwrap();
        asked += 1;
        if page.rows.iter().any(|row| row.name == name) {
            found += 1;
        } else {
            missed.push((name, typed));
        }
    }
    assert!(asked > 200);
    let recall = f64::from(found) / f64::from(asked);
    println!("recall {recall:.3} of {asked}; missed {:?}", &missed[..missed.len().min(12)]);
    recall
}

/// One edit in a word of six letters or more; `None` when the name has no such word.
fn misspelt(name: &str, dice: &mut Dice) -> Option<String> {
    let mut words: Vec<Vec<char>> = name.split(' ').map(|word| word.chars().collect()).collect();
    let long: Vec<usize> = (0..words.len()).filter(|at| words[*at].len() >= 6).collect();
    let at = *long.get(usize::try_from(dice.below(long.len() as u64)).unwrap())?;
    let word = &mut words[at];
    let place = 1 + usize::try_from(dice.below(word.len() as u64 - 2)).unwrap();
    match dice.below(4) {
        0 => word.insert(place, 'e'),
        1 => drop(word.remove(place)),
        2 => word[place] = 'q',
        _ => word.swap(place - 1, place),
    }
    Some(words.iter().map(|word| word.iter().collect::<String>()).collect::<Vec<_>>().join(" "))
}
