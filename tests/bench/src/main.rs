//! `make bench`: the numbers of Vitrine in one table. Every figure stands beside a control measured in the
//! same run, because machines are noisy; nothing here is ever a test. Each measured piece runs in a process
//! of its own (this program again), so that its peak memory is its own.
#![allow(
    clippy::print_stdout,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::disallowed_methods,
    clippy::cast_precision_loss
)]

mod catalogue;
mod delta;
mod install;
mod intake;
mod process;
mod search;
mod search_http;
mod serving;
mod sync;
mod table;
mod transfer;
mod trust;
mod window;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

use clap::{Parser, Subcommand};

use crate::table::Table;

#[derive(Debug, Parser)]
struct Arguments {
    /// Where the release programs are
    #[arg(long, default_value = "target/release")]
    programs: PathBuf,
    /// Only measures whose name starts with this
    #[arg(long, default_value = "")]
    only: String,
    #[command(subcommand)]
    piece: Option<Piece>,
}

/// One measured piece, run by this program in a process of its own.
#[derive(Debug, Subcommand)]
#[expect(clippy::enum_variant_names, reason = "they are the words of the command line")]
enum Piece {
    /// Reads a gallery in and prints seconds and peak memory
    SyncPiece { home: PathBuf, url: String },
    /// Runs the mixed queries and prints the percentiles
    SearchPiece { home: PathBuf, queries: usize },
    /// Makes the folder of a registry: `empty`, or one whose search knows `many` listings
    SearchFolderPiece { listed: String, data: PathBuf },
    /// Downloads one file from its mirrors and prints what it took
    TransferPiece { store: PathBuf, sha256: String, size: u64, urls: Vec<String> },
    /// Fetches many small files and prints the seconds
    SmallPiece { url: String, count: usize, out: PathBuf },
}

fn main() {
    let arguments = Arguments::parse();
    match arguments.piece {
        Some(Piece::SyncPiece { home, url }) => return sync::piece(&home, &url),
        Some(Piece::SearchPiece { home, queries }) => return search::piece(&home, queries),
        Some(Piece::SearchFolderPiece { listed, data }) => return search_http::piece(&listed, &data),
        Some(Piece::TransferPiece { store, sha256, size, urls }) => {
            return transfer::download_piece(&store, &sha256, size, &urls);
        }
        Some(Piece::SmallPiece { url, count, out }) => return transfer::small_piece(&url, count, &out),
        None => {}
    }
    let scratch = tempfile::tempdir().expect("a scratch folder");
    let mut bench = Bench { scratch: scratch.path(), only: &arguments.only, table: Table::default() };
    let programs = &arguments.programs;
    if ["sync", "search", "window"].iter().any(|name| bench.wants(name)) {
        bench.run("sync", &["python3"], |bench| {
            let home = sync::measure(bench.scratch, &mut bench.table);
            if bench.wants("search") {
                search::measure(&home, &mut bench.table);
            }
            if bench.wants("window") {
                window::measure(bench.scratch, &home, programs, &mut bench.table);
            }
        });
    }
    bench.measure("registry-search", &[], |bench| {
        search_http::measure(bench.scratch, programs, &mut bench.table);
    });
    bench.measure("serving", &[], |bench| serving::measure(bench.scratch, programs, &mut bench.table));
    bench.measure("catalogue", &[], |bench| catalogue::measure(bench.scratch, &mut bench.table));
    let peers = ["bash", "curl", "sha256sum", "unzip"];
    bench.measure("install", &peers, |bench| install::measure(bench.scratch, programs, &mut bench.table));
    bench.measure("transfer", &["curl"], |bench| {
        let wants = |name: &str| bench.only.is_empty() || name.starts_with(bench.only);
        transfer::measure(bench.scratch, wants, &mut bench.table);
    });
    bench.measure("delta", &["unzip", "tar"], |bench| delta::measure(bench.scratch, &mut bench.table));
    bench.measure("trust", &[], |bench| trust::measure(bench.scratch, &mut bench.table));
    bench.measure("intake", &[], |bench| intake::measure(bench.scratch, programs, &mut bench.table));
    bench.measure("entry", &["gzip"], |bench| window::entry_script(&mut bench.table));
    println!("{}", bench.table);
}

/// What is measured, and where to.
struct Bench<'a> {
    scratch: &'a Path,
    /// How the names of what is asked for begin.
    only: &'a str,
    table: Table,
}

impl Bench<'_> {
    fn wants(&self, name: &str) -> bool {
        name.starts_with(self.only) || self.only.starts_with(name)
    }

    /// Measures what was asked for.
    fn measure(&mut self, name: &str, peers: &[&str], measure: impl FnOnce(&mut Self)) {
        if self.wants(name) {
            self.run(name, peers, measure);
        }
    }

    /// Measures, unless a peer is missing; one that ends badly takes no other with it.
    fn run(&mut self, name: &str, peers: &[&str], measure: impl FnOnce(&mut Self)) {
        if let Some(missing) = peers.iter().find(|peer| !process::has(peer)) {
            return self.table.note(name, &format!("skipped, {missing} is not installed here"));
        }
        if catch_unwind(AssertUnwindSafe(|| measure(self))).is_err() {
            self.table.note(name, "ended early; why is said above the table");
        }
    }
}
