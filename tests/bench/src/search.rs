//! Pages of search results over 100,000 listings: 1,000 mixed queries.

use std::path::Path;
use std::sync::Arc;
use std::time::Instant;

use vitrine_base::SystemClock;
use vitrine_catalog::{Catalog, Query, Sort};
use vitrine_testkit::many::{self, Dice};

use crate::process::piece as run_piece;
use crate::sync::LISTINGS;
use crate::table::Table;

/// Measures in a process of its own.
pub(crate) fn measure(home: &Path, table: &mut Table) {
    let said = run_piece(&["search-piece", home.to_str().expect("UTF-8"), "1000"]);
    let number = |name: &str| said[name].as_f64().expect("a number");
    table.figure("one page of results, 95th percentile of 1,000 mixed queries", number("p95"), "ms", 20.0);
    table.note(
        "  median, 99th percentile, slowest",
        &format!("{:.1}, {:.1}, {:.1} ms", number("p50"), number("p99"), number("max")),
    );
    table.note("  resident memory after it", &format!("{:.0} MB", number("peak")));
}

/// Whole names, two-letter prefixes, words in the middle, typos, filters, sorts, and deep pages.
fn mixed(n: usize) -> Vec<Query> {
    let names = many::names(LISTINGS, 1);
    let mut dice = Dice::new(7, 7);
    (0..n)
        .map(|i| {
            let name = &names[dice.below(names.len() as u64) as usize];
            let word = name.split_whitespace().max_by_key(|word| word.len()).unwrap_or(name);
            let text = match i % 8 {
                0 => name.clone(),
                1 => word.chars().take(2).collect(),
                2 => word.chars().take(4).collect(),
                3 => word.chars().skip(1).take(4).collect(),
                4 | 5 => misspelt(word, &mut dice),
                6 => String::new(),
                _ => format!("{word} {}", name.split_whitespace().next().unwrap_or(name)),
            };
            let sort = [Sort::Relevance, Sort::Name, Sort::Newest, Sort::Downloads, Sort::Size][i % 5];
            let offset = if text.is_empty() { dice.below(90_000) as u32 } else { 0 };
            Query { text, sort, offset, limit: 50, allow_mature: i % 2 == 0, ..Query::default() }
        })
        .collect()
}

/// One edit somewhere behind the first letter.
pub(crate) fn misspelt(word: &str, dice: &mut Dice) -> String {
    let mut letters: Vec<char> = word.chars().collect();
    let at = 1 + dice.below(letters.len().saturating_sub(2) as u64) as usize;
    match dice.below(3) {
        0 if letters.len() > at + 1 => letters.swap(at, at + 1),
        1 if letters.len() > at => drop(letters.remove(at)),
        _ => letters.insert(at.min(letters.len()), 'x'),
    }
    letters.into_iter().collect()
}

/// The piece: opens a home as the window does and asks.
pub(crate) fn piece(home: &Path, queries: usize) {
    let (catalog, _) = Catalog::open(home, Arc::new(SystemClock)).expect("a catalogue");
    let mut times: Vec<(f64, String)> = mixed(queries)
        .into_iter()
        .map(|query| {
            let started = Instant::now();
            catalog.search(&query).expect("a page");
            (started.elapsed().as_secs_f64() * 1e3, format!("{:?} {:?}", query.text, query.sort))
        })
        .collect();
    times.sort_by(|a, b| a.0.total_cmp(&b.0));
    let at = |share: f64| times[((times.len() - 1) as f64 * share) as usize].0;
    let slowest = times.last().expect("some queries");
    println!(
        "{}",
        serde_json::json!({ "p50": at(0.5), "p95": at(0.95), "p99": at(0.99), "max": slowest.0,
                            "slowest": slowest.1, "peak": crate::process::peak_megabytes() })
    );
}
