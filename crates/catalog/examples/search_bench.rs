//! Measures the catalogue with many listings (100,000 unless a number is given): first sync, peak memory, second
//! sync, and 1,000 mixed questions. Run it with `cargo run --release -p vitrine-catalog --example search_bench`.
#![allow(clippy::print_stdout, clippy::disallowed_methods, clippy::unwrap_used)]

use std::sync::Arc;
use std::time::{Duration, Instant};

use tokio_util::sync::CancellationToken;
use vitrine_base::{Silent, SystemClock};
use vitrine_catalog::{Catalog, Query, Sort, SyncOptions};
use vitrine_testkit::FileServer;
use vitrine_testkit::many::{self, Dice};
use vitrine_transfer::{Client, ClientOptions};

#[tokio::main]
async fn main() {
    let number: usize = std::env::args().nth(1).and_then(|n| n.parse().ok()).unwrap_or(100_000);
    let (home, gallery) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    std::fs::write(gallery.path().join("registry.json"), many::registry(number, 1)).unwrap();
    let server = FileServer::start(gallery.path());
    let (catalog, _) = Catalog::open(home.path(), Arc::new(SystemClock)).unwrap();
    let client = Client::new(ClientOptions::default()).unwrap();
    let name = catalog.add_source(&server.url(), None, false).unwrap().name;
    let cancel = CancellationToken::new();
    for what in ["first sync", "second sync"] {
        let start = Instant::now();
        let outcome = catalog.sync(&client, &name, SyncOptions::default(), &Silent, &cancel).await.unwrap();
        println!(
            "{what:<14} {:>8.1} ms   {} listings, unchanged: {}",
            ms(start.elapsed()),
            outcome.total,
            outcome.unchanged
        );
    }
    println!("peak memory    {:>8} kB (with the server and the generated registry)", peak());
    let (cold, _) = Catalog::open(home.path(), Arc::new(SystemClock)).unwrap();
    let first = Query { limit: 50, ..Query::default() };
    report("first page", &[timed(|| drop(cold.search(&first).unwrap()))]);
    report("load columns", &[timed(|| drop(cold.facets("", true).unwrap()))]);
    let mut times = Vec::new();
    let mut slowest = (Duration::ZERO, String::new());
    for query in questions(number) {
        let time = timed(|| drop(cold.search(&query).unwrap()));
        if time > slowest.0 {
            slowest = (time, format!("{:?} {:?} at {}", query.text, query.sort, query.offset));
        }
        times.push(time);
    }
    report("1000 questions", &times);
    println!("slowest: {}", slowest.1);
}

/// Words, beginnings, typos, filters, orders, deep offsets.
fn questions(number: usize) -> Vec<Query> {
    let names = many::names(number, 1);
    let sorts = [Sort::Relevance, Sort::Name, Sort::Newest, Sort::Downloads, Sort::Size];
    let mut dice = Dice::new(5, 5);
    let mut question = |index: usize| {
        let name = &names[usize::try_from(dice.below(names.len() as u64)).unwrap()];
        let letters: Vec<char> = name.chars().collect();
        let text: String = match index % 5 {
            0 => String::new(),
            1 => letters.iter().take(2).collect(),
            2 => letters.iter().take(5).collect(),
            3 => name.clone(),
            _ => letters.iter().enumerate().filter(|(at, _)| *at != 3).map(|(_, c)| *c).collect(),
        };
        let offset = if text.is_empty() { dice.below(number as u64 * 9 / 10) } else { 0 };
        Query {
            text,
            tags: if index.is_multiple_of(7) { vec!["notes".into()] } else { Vec::new() },
            allow_mature: index.is_multiple_of(3),
            sort: sorts[index / 5 % 5],
            offset: u32::try_from(offset).unwrap(),
            limit: 50,
            ..Query::default()
        }
    };
    (0..1_000).map(&mut question).collect()
}

fn timed(work: impl FnOnce()) -> Duration {
    let start = Instant::now();
    work();
    start.elapsed()
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1_000.0
}

fn report(what: &str, times: &[Duration]) {
    let mut sorted = times.to_vec();
    sorted.sort_unstable();
    let at = |part: f64| ms(sorted[((sorted.len() - 1) as f64 * part) as usize]);
    println!("{what:<14} p50 {:>7.2} ms   p95 {:>7.2} ms   max {:>7.2} ms", at(0.5), at(0.95), at(1.0));
}

/// The most memory this process had, from the kernel.
fn peak() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmHWM")).unwrap_or_default();
    line.split_whitespace().nth(1).unwrap_or("unknown").to_owned()
}
