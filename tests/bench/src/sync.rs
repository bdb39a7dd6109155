//! A gallery of 100,000 listings read in, against Python's `json.load` and one bulk insert of the same rows.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;
use std::time::Instant;

use tokio_util::sync::CancellationToken;
use vitrine_base::{Silent, SourceName, SystemClock};
use vitrine_catalog::{Catalog, SyncOptions};
use vitrine_testkit::{FileServer, many};
use vitrine_transfer::{Client, ClientOptions};

use crate::process::{median_of_three, peak_megabytes, piece as run_piece, seconds};
use crate::table::Table;

pub(crate) const LISTINGS: usize = 100_000;

const CONTROL: &str = r"
import json, sqlite3, sys
rows = json.load(open(sys.argv[1]))['items']
db = sqlite3.connect(sys.argv[2])
db.execute('create table listing (id text primary key, name text, short text, tags text, author text, nsfw int, downloads int, version text, sha256 text, size int, package text, preview text)')
with db:
    db.executemany('insert into listing values (?,?,?,?,?,?,?,?,?,?,?,?)', [(r['id'], r['name'], r['short'], ' '.join(r['tags']), r.get('author'), r['nsfw'], r.get('downloads'), r['latest']['version'], r['latest'].get('sha256'), r['latest'].get('size_bytes'), r['latest']['package_url'], r['latest']['preview_url']) for r in rows])
";

/// Measures both protocols and leaves a home with the listings in it.
pub(crate) fn measure(scratch: &Path, table: &mut Table) -> PathBuf {
    let homepilot = scratch.join("homepilot");
    std::fs::create_dir_all(&homepilot).expect("a folder");
    std::fs::write(homepilot.join("registry.json"), many::registry(LISTINGS, 1)).expect("a registry");
    let vitrine = scratch.join("vitrine");
    std::fs::create_dir_all(&vitrine).expect("a folder");
    many::vitrine_index(&vitrine, LISTINGS, 1, 1);
    let control = control(scratch, &homepilot.join("registry.json"));
    let mut home = PathBuf::new();
    for (name, folder) in [("homepilot", &homepilot), ("vitrine/1", &vitrine)] {
        let server = FileServer::start(folder);
        let mut peak = 0_f64;
        let mut round = 0;
        let ours = median_of_three(|| {
            round += 1;
            home = scratch.join(format!("home-{}-{round}", name.replace('/', "-")));
            let said = run_piece(&["sync-piece", home.to_str().expect("UTF-8"), &server.url()]);
            peak = peak.max(said["peak"].as_f64().expect("a number"));
            said["first"].as_f64().expect("a number")
        });
        table.ratio(
            &format!("sync of {LISTINGS} listings, {name}"),
            ours,
            ("python3 json.load + insert", control),
            4.0,
        );
        table.figure(&format!("  peak memory, {name}"), peak, "MB", 400.0);
        second_sync(&home, &server, name, table);
    }
    home
}

fn control(scratch: &Path, registry: &Path) -> f64 {
    let mut round = 0;
    median_of_three(|| {
        round += 1;
        let database = scratch.join(format!("control-{round}.db"));
        seconds(Command::new("python3").args(["-c", CONTROL]).arg(registry).arg(database))
    })
}

/// Nothing changed: how many requests, and whether the database was written.
fn second_sync(home: &Path, server: &FileServer, name: &str, table: &mut Table) {
    let before = server.requests().len();
    let database = |home: &Path| {
        ["catalog.db", "catalog.db-wal"].map(|f| std::fs::read(home.join(f)).unwrap_or_default().len())
    };
    let size = database(home);
    let said = run_piece(&["sync-piece", home.to_str().expect("UTF-8"), &server.url()]);
    let requests = server.requests().len() - before;
    let written = database(home) != size;
    let seconds = said["first"].as_f64().expect("a number");
    table.note(
        &format!("  again with nothing changed, {name}"),
        &format!("{requests} request, {seconds:.3} s, written: {}", if written { "yes" } else { "no" }),
    );
}

/// The piece: opens a home, adds the gallery when it is new, syncs it.
pub(crate) fn piece(home: &Path, url: &str) {
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let (catalog, _) = Catalog::open(home, Arc::new(SystemClock)).expect("a catalogue");
    let name = SourceName::new("bench").expect("a name");
    if catalog.source(&name).expect("readable").is_none() {
        catalog.add_source(url, Some("bench"), false).expect("added");
    }
    let client = Client::new(ClientOptions::default()).expect("a client");
    let started = Instant::now();
    let outcome = runtime.block_on(catalog.sync(
        &client,
        &name,
        SyncOptions::default(),
        &Silent,
        &CancellationToken::new(),
    ));
    let seconds = started.elapsed().as_secs_f64();
    let outcome = outcome.expect("a sync");
    println!("{}", serde_json::json!({ "first": seconds, "peak": peak_megabytes(), "total": outcome.total }));
}
