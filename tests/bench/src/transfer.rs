//! Transfers against curl and aria2c: as fast as the machine, paced, with slow, dead, silent and lying mirrors,
//! many small files, cuts, and memory. Files lie on the machine's memory disk where there is room, so that the
//! network side is measured and not how soon a disk says that it has written.

mod fast;

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Mutex;
use std::time::{Duration, Instant};

use tokio_util::sync::CancellationToken;
use vitrine_base::{BlobStore, Hasher, Phase, Reporter, Sha256, TransferStatus};
use vitrine_testkit::many::Dice;
use vitrine_testkit::{Fault, FileServer};
use vitrine_transfer::{AddressPolicy, Client, ClientOptions, Download, Fetch, Fetched, Location};

use crate::process::{has, median_of_three, middle_pair, peak_megabytes, piece, seconds};
use crate::table::Table;

const MIB: u64 = 1024 * 1024;

/// What a paced server gives each connection, in bytes a second.
const PACE: u64 = 8_000_000;
const LATENCY: Duration = Duration::from_millis(30);

/// A file of noise and its digest.
struct Sample {
    path: PathBuf,
    sha256: Sha256,
    size: u64,
}

fn sample(folder: &Path, name: &str, size: u64) -> Sample {
    std::fs::create_dir_all(folder).expect("a folder");
    let path = folder.join(name);
    let (mut dice, mut hasher) = (Dice::new(5, size), Hasher::new());
    let mut file = std::io::BufWriter::new(std::fs::File::create(&path).expect("a file"));
    let block: Vec<u8> = (0..MIB / 8).flat_map(|_| dice.roll().to_le_bytes()).collect();
    for place in 0..size / MIB {
        // Each block is another, so that no part can stand for a different one.
        let mut block = block.clone();
        block[..8].copy_from_slice(&place.to_le_bytes());
        hasher.update(&block);
        std::io::Write::write_all(&mut file, &block).expect("room");
    }
    Sample { path, sha256: hasher.finish(), size: size / MIB * MIB }
}

/// The memory disk, when it holds so many bytes.
fn memory_disk(scratch: &Path, bytes: u64) -> (tempfile::TempDir, bool) {
    let shm = Path::new("/dev/shm");
    let room = vitrine_base::fs::free_space(shm).unwrap_or(0) > bytes;
    let folder = if room { tempfile::tempdir_in(shm) } else { tempfile::tempdir_in(scratch) };
    (folder.expect("a folder"), room)
}

/// One group of measures, by name.
type Part = (&'static str, fn(&Path, &mut Table));

/// Measures all of it, or what `wanted` names.
pub(crate) fn measure(scratch: &Path, wanted: impl Fn(&str) -> bool, table: &mut Table) {
    let (folder, in_memory) = memory_disk(scratch, 5 << 30);
    if !in_memory {
        table.note("transfers", "no room on the memory disk: what a disk needs to be sure is counted too");
    }
    if !has("aria2c") {
        table.note("aria2c", "is not installed here; its rows are missing");
    }
    let all: [Part; 4] = [
        ("transfer-large", large),
        ("transfer-paced", paced),
        ("transfer-small", small),
        ("transfer-cut", cut),
    ];
    for (_, measure) in all.iter().filter(|(name, _)| wanted(name)) {
        measure(folder.path(), table);
    }
}

/// Runs the download in a process of its own; answers its line of JSON.
fn ours(store: &Path, sample: &Sample, urls: &[String]) -> serde_json::Value {
    let (store, sha256, size) =
        (store.to_str().expect("UTF-8"), sample.sha256.to_hex(), sample.size.to_string());
    let mut arguments = vec!["transfer-piece", store, &sha256, &size];
    arguments.extend(urls.iter().map(String::as_str));
    let told = piece(&arguments);
    let _ = std::fs::remove_dir_all(store);
    told
}

fn number(told: &serde_json::Value, name: &str) -> f64 {
    told[name].as_f64().expect("a number")
}

/// 1 GB from one server.
fn large(folder: &Path, table: &mut Table) {
    let sample = sample(&folder.join("large"), "file.bin", 1 << 30);
    let url = format!("{}file.bin", fast::serve(&folder.join("large")));
    let out = folder.join("out.bin");
    let mut memory = 0_f64;
    let store = folder.join("large-store");
    let mut ours = || {
        let told = ours(&store, &sample, std::slice::from_ref(&url));
        memory = memory.max(number(&told, "peak") - number(&told, "idle"));
        number(&told, "seconds")
    };
    let curl = || {
        let time = seconds(Command::new("curl").args(["-sf", "-o"]).arg(&out).arg(&url));
        let _ = std::fs::remove_file(&out);
        time
    };
    let (time, curl) = middle_pair(7, &mut ours, curl);
    table.ratio("1 GB from loopback, verified", time, ("curl, unverified", curl), 1.0);
    if has("aria2c") {
        let checksum = format!("--checksum=sha-256={}", sample.sha256);
        let aria = || aria2(folder, &[&checksum, "-x8", "-s8"], std::slice::from_ref(&url));
        let (time, aria) = middle_pair(3, &mut ours, aria);
        table.ratio("  the same", time, ("aria2c -x8 --checksum", aria), 1.0);
    }
    table.figure("  peak memory above idle", memory, "MB", 64.0);
    let _ = std::fs::remove_file(&sample.path);
}

fn aria2(folder: &Path, options: &[&str], urls: &[String]) -> f64 {
    let out = folder.join("aria2.bin");
    let _ = std::fs::remove_file(&out);
    let mut command = Command::new("aria2c");
    command.args(["-q", "--allow-overwrite=true", "--file-allocation=none", "-k1M", "-o", "aria2.bin", "-d"]);
    let time = seconds(command.arg(folder).args(options).args(urls));
    let _ = std::fs::remove_file(&out);
    time
}

fn server(folder: &Path, rate: u64) -> (FileServer, String) {
    let server = FileServer::start(folder);
    let url = format!("{}file.bin", server.url());
    // Once at full speed, so that the file's validator is known before anything is timed.
    seconds(Command::new("curl").args(["-sfI", &url]));
    server.pace(Some(rate), LATENCY);
    (server, url)
}

/// 64 MiB from servers of 8 MB a second on each connection.
fn paced(folder: &Path, table: &mut Table) {
    let sample = sample(&folder.join("paced"), "file.bin", 64 * MIB);
    let at = folder.join("paced");
    let (store, size) = (folder.join("paced-store"), sample.size as f64);
    let four = 4.0 * PACE as f64;
    let (_quick, quick) = server(&at, PACE);
    let (_slow, slow) = server(&at, PACE / 10);
    let (dead, at_dead) = server(&at, PACE);
    dead.fault("file.bin", Fault::Status(503, vec![]), None);
    let (stalls, at_stalls) = server(&at, PACE);
    stalls.fault("file.bin", Fault::StallAfter(1_000_000), None);
    let (lies, at_lies) = server(&at, PACE);
    lies.fault("file.bin", Fault::Lie, None);
    let run = |urls: &[&String]| {
        let urls: Vec<String> = urls.iter().map(|url| (*url).clone()).collect();
        median_of_three(|| number(&ours(&store, &sample, &urls), "seconds"))
    };
    let aria = |urls: &[&String]| {
        let urls: Vec<String> = urls.iter().map(|url| (*url).clone()).collect();
        has("aria2c")
            .then(|| median_of_three(|| aria2(folder, &["-x4", "-s12", "--retry-wait=1", "-t5"], &urls)))
    };
    let one = run(&[&quick]);
    table.ratio("64 MiB, 8 MB/s a connection, one host", one, ("ideal", size / four), 1.1);
    if let Some(aria) = aria(&[&quick]) {
        table.ratio("  the same", one, ("aria2c -x4", aria), 1.05);
    }
    let ideal = size / (four * 1.1);
    let time = run(&[&quick, &slow]);
    table.ratio("  + a mirror ten times slower", time, ("ideal", ideal), 1.2);
    let time = run(&[&quick, &slow, &at_dead]);
    table.ratio("  + that and a dead one", time, ("ideal", ideal), 1.2);
    if let Some(aria) = aria(&[&quick, &slow, &at_dead]) {
        table.ratio("  the same", time, ("aria2c -x4 -s12", aria), 1.0 / 1.7);
    }
    let time = run(&[&quick, &at_stalls]);
    table.ratio("  + a mirror that stalls", time, ("ideal", size / four), 1.1);
    let told = ours(&store, &sample, &[at_lies, quick]);
    let named = told["notes"].as_array().into_iter().flatten().filter_map(|note| note.as_str());
    let named = named.filter(|note| note.contains("sent other bytes")).collect::<Vec<_>>().join(" ");
    table.note(
        "  + a mirror that lies",
        &format!("right bytes in {:.2} s. {named}", number(&told, "seconds")),
    );
}

/// 1,000 files of 10 kB.
fn small(folder: &Path, table: &mut Table) {
    let at = folder.join("small");
    std::fs::create_dir_all(at.join("out")).expect("a folder");
    let mut dice = Dice::new(2, 2);
    let mut config = String::new();
    let url = fast::serve(&at);
    for place in 0..1000 {
        let bytes: Vec<u8> = (0..1250).flat_map(|_| dice.roll().to_le_bytes()).collect();
        std::fs::write(at.join(format!("{place}")), bytes).expect("room");
        config += &format!("url = \"{url}{place}\"\noutput = \"{}/out/{place}\"\n", at.display());
    }
    std::fs::write(at.join("curl.txt"), config).expect("room");
    let curl = || seconds(Command::new("curl").args(["-sf", "--config"]).arg(at.join("curl.txt")));
    let program = std::env::current_exe().expect("this program has a path");
    let out = at.join("out");
    let ours = || seconds(Command::new(&program).args(["small-piece", &url, "1000"]).arg(&out));
    let (time, curl) = middle_pair(11, ours, curl);
    table.ratio("1,000 files of 10 kB", time, ("one curl with keep-alive", curl), 1.0 / 1.5);
}

/// 64 MiB, cut 50 times at random bytes.
fn cut(folder: &Path, table: &mut Table) {
    let sample = sample(&folder.join("cut"), "file.bin", 64 * MIB);
    let server = FileServer::start(folder.join("cut"));
    let mut dice = Dice::new(9, 9);
    for _ in 0..50 {
        server.fault("file.bin", Fault::CutAfter(dice.roll() % 1_500_000), Some(1));
    }
    let told = ours(&folder.join("cut-store"), &sample, &[format!("{}file.bin", server.url())]);
    let sent: u64 = server.requests().iter().map(|request| request.sent).sum();
    let most = number(&told, "fetched").max(sent as f64) / sample.size as f64;
    table.figure("64 MiB cut 50 times: fetched", most, "× the file", 1.02);
}

/// What a piece keeps of what it hears.
#[derive(Default)]
struct Heard {
    notes: Mutex<Vec<String>>,
    fetched: Mutex<u64>,
}

impl Reporter for Heard {
    fn phase(&self, _: Phase) {}

    fn progress(&self, _: u64, _: Option<u64>) {}

    fn note(&self, text: &str) {
        self.notes.lock().expect("unpoisoned").push(text.into());
    }

    fn transfer(&self, status: &TransferStatus) {
        *self.fetched.lock().expect("unpoisoned") = status.fetched;
    }
}

fn runtime() -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().expect("a runtime")
}

/// One download; prints what it took.
pub(crate) fn download_piece(store: &Path, sha256: &str, size: u64, urls: &[String]) {
    let client = Client::new(ClientOptions::default()).expect("a client");
    let store = BlobStore::open(store).expect("a store");
    let want = Download {
        mirrors: urls.iter().map(|url| Location::parse(url).expect("an address")).collect(),
        sha256: Some(sha256.parse().expect("a digest")),
        size: Some(size),
        max_bytes: size,
        policy: AddressPolicy::default(),
    };
    let (heard, idle) = (Heard::default(), peak_megabytes());
    let started = Instant::now();
    let cancel = CancellationToken::new();
    runtime().block_on(client.download_resumable(&want, &store, &heard, &cancel)).expect("it comes");
    let told = serde_json::json!({
        "seconds": started.elapsed().as_secs_f64(),
        "idle": idle,
        "peak": peak_megabytes(),
        "fetched": *heard.fetched.lock().expect("unpoisoned"),
        "notes": *heard.notes.lock().expect("unpoisoned"),
    });
    println!("{told}");
}

/// Many documents at once, each written to a file; prints what it took.
pub(crate) fn small_piece(url: &str, count: usize, out: &Path) {
    let started = Instant::now();
    let client = Client::new(ClientOptions::default()).expect("a client");
    let url = url.to_owned();
    let location = move |place| Location::parse(&format!("{url}{place}")).expect("an address");
    let policy = AddressPolicy::default();
    let cancel = CancellationToken::new();
    let out = out.to_owned();
    let many = async move {
        let locations: Vec<Location> = (0..count).map(location).collect();
        let fetch = |location| Fetch { location, validators: None, max_bytes: MIB, policy };
        let fetches = locations.iter().map(fetch).collect();
        let write = |place: usize, answer: Result<Fetched<_>, _>| {
            let Fetched::New { body, .. } = answer.expect("it comes") else { panic!("nothing came") };
            std::fs::write(out.join(place.to_string()), body).expect("room");
        };
        client.fetch_many(fetches, &cancel, write).await;
    };
    // Where the program's own work runs: beside the connections, and not on the thread that waits for its end.
    runtime().block_on(async { tokio::spawn(many).await.expect("it ends") });
    println!("{}", serde_json::json!({ "seconds": started.elapsed().as_secs_f64() }));
}
