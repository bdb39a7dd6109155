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
mod process;
mod search;
mod sync;
mod table;
mod transfer;
mod trust;
mod window;

use std::path::PathBuf;

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
enum Piece {
    /// Reads a gallery in and prints seconds and peak memory
    SyncPiece { home: PathBuf, url: String },
    /// Runs the mixed queries and prints the percentiles
    SearchPiece { home: PathBuf, queries: usize },
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
        Some(Piece::TransferPiece { store, sha256, size, urls }) => {
            return transfer::download_piece(&store, &sha256, size, &urls);
        }
        Some(Piece::SmallPiece { url, count, out }) => return transfer::small_piece(&url, count, &out),
        None => {}
    }
    let scratch = tempfile::tempdir().expect("a scratch folder");
    let mut table = Table::default();
    let wanted = |name: &str| name.starts_with(&arguments.only);
    if wanted("sync") || wanted("search") || wanted("window") {
        let home = sync::measure(scratch.path(), &mut table);
        if wanted("search") {
            search::measure(&home, &mut table);
        }
        if wanted("window") {
            window::measure(scratch.path(), &home, &arguments.programs, &mut table);
        }
    }
    if wanted("catalogue") {
        catalogue::measure(scratch.path(), &mut table);
    }
    if wanted("install") {
        install::measure(scratch.path(), &arguments.programs, &mut table);
    }
    if "transfer".starts_with(&arguments.only) || arguments.only.starts_with("transfer") {
        transfer::measure(scratch.path(), wanted, &mut table);
    }
    if wanted("delta") {
        delta::measure(scratch.path(), &mut table);
    }
    if wanted("trust") {
        trust::measure(scratch.path(), &mut table);
    }
    if wanted("entry") {
        window::entry_script(&mut table);
    }
    println!("{table}");
}
