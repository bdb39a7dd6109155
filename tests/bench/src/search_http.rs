//! The search of `vitrine serve`: 100,000 packages, questions that are all different (nothing comes from the memory
//! of answers), as many as it takes; then half as many a second, sent on time whatever came of those before.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use tokio_util::sync::CancellationToken;
use vitrine_base::SystemClock;
use vitrine_registry::Registry;
use vitrine_registry::config::Config;
use vitrine_registry::server;
use vitrine_testkit::many::{self, Dice};

use crate::search::misspelt;
use crate::serving;
use crate::sync::LISTINGS;
use crate::table::Table;

/// Questions of one run.
const QUESTIONS: usize = 6_000;

/// Connections that ask.
const CONNECTIONS: usize = 16;

/// How long the second run lasts.
const PACED: Duration = Duration::from_secs(20);

/// Measures.
pub(crate) fn measure(scratch: &Path, programs: &Path, table: &mut Table) {
    let program = std::path::absolute(programs.join("vitrine")).expect("a path");
    let data = stocked(scratch);
    let (server, _) = serving::registry(&program, &data);
    let address = format!("127.0.0.1:{}", server.port);
    let mut line = Line::open(&address);
    line.get("/api/v1/packages");
    let first: serde_json::Value = serde_json::from_slice(&line.body).expect("JSON");
    assert!(first["total"].as_u64().is_some_and(|total| total > 0), "the packages are not there: {first}");
    let process = server.child.id();
    let questions = Arc::new(questions(2 * QUESTIONS));
    let (started, before) = (Instant::now(), processor_seconds(process));
    let mut times = ask(&address, &questions[..QUESTIONS], None);
    let rate = QUESTIONS as f64 / started.elapsed().as_secs_f64();
    let spent = (processor_seconds(process) - before) / QUESTIONS as f64;
    table.at_least("registry: searches a second over 100,000 packages", rate, "/s", 300.0);
    table.note(
        "  median, 95th percentile then",
        &format!("{:.1}, {:.1} ms", at(&mut times, 0.5), at(&mut times, 0.95)),
    );
    table.note("  processor time of the server for each", &format!("{:.2} ms", spent * 1e3));
    let paced = ((rate / 2.0 * PACED.as_secs_f64()) as usize).min(QUESTIONS);
    let mut times = ask(&address, &questions[QUESTIONS..QUESTIONS + paced], Some(rate / 2.0));
    table.figure("  95th percentile at half that load", at(&mut times, 0.95), "ms", 50.0);
    table.note(
        "  median, 99th percentile then",
        &format!("{:.1}, {:.1} ms", at(&mut times, 0.5), at(&mut times, 0.99)),
    );
    let mut times = ask(&address, &vec![questions[0].clone(); QUESTIONS], None);
    table.note("  median of one question asked again and again", &format!("{:.2} ms", at(&mut times, 0.5)));
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let line = |name: &str| {
        let found = status.lines().find_map(|line| line.strip_prefix(name));
        found.unwrap_or_default().trim().to_owned()
    };
    let memory = format!("{}, at most {}", line("VmRSS:"), line("VmHWM:"));
    table.note("  memory of the server", &memory);
}

/// The data folder of a registry whose search knows all listings. Publishing as many would take a day: the search is
/// read in from an index of that many, and laid into the folder of a registry that is at rest.
fn stocked(scratch: &Path) -> PathBuf {
    let (data, kept) = (scratch.join("registry-search"), scratch.join("registry-search-kept"));
    let folder = data.to_str().expect("UTF-8");
    crate::process::piece(&["search-folder-piece", "many", folder]);
    std::fs::rename(data.join("search"), &kept).expect("a search");
    std::fs::remove_dir_all(&data).expect("no folder");
    crate::process::piece(&["search-folder-piece", "empty", folder]);
    std::fs::remove_dir_all(data.join("search")).expect("no search");
    std::fs::rename(&kept, data.join("search")).expect("a search");
    data
}

/// Seconds a process has had of the processors so far.
fn processor_seconds(process: u32) -> f64 {
    let stat = std::fs::read_to_string(format!("/proc/{process}/stat")).expect("/proc");
    let after_name = stat.rsplit(')').next().expect("its numbers");
    let ticks =
        |at: usize| after_name.split_whitespace().nth(at).and_then(|n| n.parse::<f64>().ok()).unwrap_or(0.0);
    // A hundred ticks are a second on Linux; user and system time.
    (ticks(11) + ticks(12)) / 100.0
}

fn at(times: &mut [f64], share: f64) -> f64 {
    times.sort_by(f64::total_cmp);
    times[((times.len() - 1) as f64 * share) as usize]
}

/// Words, beginnings, typos, filters, orders and deep pages, as an address each; no two alike.
fn questions(n: usize) -> Vec<String> {
    let names = many::names(LISTINGS, 1);
    let mut dice = Dice::new(11, 3);
    (0..n)
        .map(|i| {
            let name = &names[dice.below(names.len() as u64) as usize];
            let word = name.split_whitespace().max_by_key(|word| word.len()).unwrap_or(name);
            let text = match i % 8 {
                0 => name.clone(),
                1 => word.chars().take(2).collect(),
                2 => word.chars().take(4).collect(),
                3 => word.chars().skip(1).take(4).collect(),
                4 => misspelt(word, &mut dice),
                5 | 6 => String::new(),
                _ => format!("{word} {}", name.split_whitespace().next().unwrap_or(name)),
            };
            let sort = ["relevance", "popular", "top", "newest", "updated", "name"][i % 6];
            let offset = if text.is_empty() { dice.below(90_000) } else { 0 };
            let limit = 20 + i % 31;
            let text = text.replace(' ', "+").replace(',', "%2C");
            format!(
                "/api/v1/packages?q={text}&sort={sort}&cursor=1-{offset}&limit={limit}&mature={}",
                i % 3 == 0
            )
        })
        .collect()
}

/// Asks all of them, each connection one after the other; milliseconds each took. With a rate, each at its time, and
/// waiting for a free connection counts.
fn ask(address: &str, questions: &[String], rate: Option<f64>) -> Vec<f64> {
    let next = AtomicUsize::new(0);
    let started = Instant::now();
    let work = || {
        let mut line = Line::open(address);
        let mut times = Vec::new();
        loop {
            let number = next.fetch_add(1, Ordering::Relaxed);
            let Some(question) = questions.get(number) else { return times };
            let due = match rate {
                Some(rate) => started + Duration::from_secs_f64(number as f64 / rate),
                None => Instant::now(),
            };
            std::thread::sleep(due.saturating_duration_since(Instant::now()));
            line.get(question);
            times.push(due.elapsed().as_secs_f64() * 1e3);
        }
    };
    std::thread::scope(|scope| {
        let workers: Vec<_> = (0..CONNECTIONS).map(|_| scope.spawn(work)).collect();
        workers.into_iter().flat_map(|worker| worker.join().expect("a worker")).collect()
    })
}

/// A connection kept alive: as little work for the client as can be.
struct Line {
    stream: BufReader<TcpStream>,
    body: Vec<u8>,
}

impl Line {
    fn open(address: &str) -> Self {
        let stream = TcpStream::connect(address).expect("a connection");
        stream.set_nodelay(true).expect("a connection");
        stream.set_read_timeout(Some(Duration::from_secs(30))).expect("a connection");
        Self { stream: BufReader::new(stream), body: Vec::new() }
    }

    fn get(&mut self, path: &str) {
        let request = format!("GET {path} HTTP/1.1\r\nhost: registry\r\n\r\n");
        self.stream.get_mut().write_all(request.as_bytes()).expect("sent");
        let (mut line, mut length, mut first) = (String::new(), 0, true);
        loop {
            line.clear();
            self.stream.read_line(&mut line).expect("an answer");
            if first {
                assert!(line.starts_with("HTTP/1.1 200"), "{path}: {line}");
                first = false;
            }
            let lower = line.to_ascii_lowercase();
            if let Some(value) = lower.strip_prefix("content-length:") {
                length = value.trim().parse().expect("a number");
            }
            if line == "\r\n" {
                break;
            }
        }
        self.body.resize(length, 0);
        self.stream.read_exact(&mut self.body).expect("a body");
    }
}

/// The piece: makes the folder of a registry; one that waits for nothing, or one whose search has read in many listings.
pub(crate) fn piece(listed: &str, data: &Path) {
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    runtime.block_on(async {
        let config = Config { data: data.into(), rate_limits: false, ..Config::default() };
        let registry = Registry::open(config, Arc::new(SystemClock)).expect("a registry");
        if listed == "many" {
            many::vitrine_index(&registry.gallery(), LISTINGS, 1, 1);
            registry.search.update(&CancellationToken::new()).await.expect("a search");
        } else {
            server::prepare(&registry).await.expect("a gallery");
            server::work_off(&registry).await.expect("its jobs");
        }
    });
    println!("{{}}");
}
