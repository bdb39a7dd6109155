//! From the embedded sources to a gallery on disk.

use std::io::{self, Write as _};
use std::path::Path;

use include_dir::{Dir, DirEntry, File, include_dir};
use vitrine_base::{Hasher, Sha256, Silent, Timestamp, fs};
use vitrine_package::listing::ROOT_FILE;
use vitrine_publish::{BuildOptions, GALLERY_FILE, PublishError, build};

/// The unpacked personas.
static PERSONAS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/personas");

/// Titles, texts in other languages, dates and collections.
static GALLERY: &str = include_str!("../gallery.json");

/// The file that says which sources a gallery was built from.
const MARKER: &str = ".vitrine-demo";

/// When the demo gallery was made: 2026-11-01T00:00:00Z. It is fixed, so that every copy of the program
/// writes the same gallery.
pub const GENERATED: Timestamp = 1_793_491_200_000;

/// Why there is no demo gallery.
#[derive(Debug, thiserror::Error)]
pub enum DemoError {
    /// The sources could not be laid out.
    #[error("the demo gallery could not be laid out: {0}")]
    Io(#[from] io::Error),
    /// The gallery could not be built.
    #[error("the demo gallery could not be built: {0}")]
    Build(#[from] PublishError),
    /// One of our own packages was refused, which a test should have seen.
    #[error("the demo package {file} was left out: {sentence}")]
    LeftOut {
        /// Its folder.
        file: String,
        /// Why.
        sentence: String,
    },
}

/// What [`write`] did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DemoReport {
    /// False when the gallery was there already.
    pub written: bool,
    /// Packages in it; 0 when nothing was written.
    pub packages: u32,
    /// Their versions; 0 when nothing was written.
    pub versions: u32,
}

/// Writes the demo gallery into a folder, unless it is there already and was built from the same sources.
/// Every copy of the program writes the same bytes.
///
/// # Errors
/// [`DemoError`] when the disk refuses. A gallery that was there before is then still whole.
pub fn write(into: &Path) -> Result<DemoReport, DemoError> {
    let digest = sources_digest().to_hex();
    let marker = into.join(MARKER);
    // A marker is 64 characters; anything longer is not ours.
    let there = fs::read_limited(&marker, 64).ok();
    if there.as_deref() == Some(digest.as_bytes()) && fs::exists(&into.join(ROOT_FILE)) {
        return Ok(DemoReport { written: false, packages: 0, versions: 0 });
    }
    fs::create_dir_all(into)?;
    let sources = into.join(".vitrine-demo-sources");
    fs::remove_tree(&sources)?;
    lay_out(&sources)?;
    let built = build(&sources, into, &BuildOptions { now: GENERATED, ..BuildOptions::default() }, &Silent);
    fs::remove_tree(&sources)?;
    let report = built?;
    if let Some((file, sentence)) = report.left_out.into_iter().next() {
        return Err(DemoError::LeftOut { file, sentence });
    }
    fs::write_atomic(&marker, digest.as_bytes())?;
    Ok(DemoReport { written: true, packages: report.packages, versions: report.versions })
}

/// One digest of everything embedded.
fn sources_digest() -> Sha256 {
    let mut hasher = Hasher::new();
    hasher.update(GALLERY.as_bytes());
    for file in files(&PERSONAS) {
        hasher.update(file.path().to_string_lossy().as_bytes());
        hasher.update(&[0]);
        hasher.update(Sha256::of(file.contents()).as_bytes());
    }
    hasher.finish()
}

fn files(folder: &'static Dir<'static>) -> Vec<&'static File<'static>> {
    let mut found = Vec::new();
    for entry in folder.entries() {
        match entry {
            DirEntry::Dir(below) => found.extend(files(below)),
            DirEntry::File(file) => found.push(file),
        }
    }
    found.sort_by_key(|file| file.path());
    found
}

fn lay_out(folder: &Path) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    put(&folder.join(GALLERY_FILE), GALLERY.as_bytes())?;
    for file in files(&PERSONAS) {
        let target = folder.join("personas").join(file.path());
        if let Some(parent) = target.parent() {
            fs::create_dir_all(parent)?;
        }
        put(&target, file.contents())?;
    }
    Ok(())
}

/// Writes a passing file: it is read once and removed, so nothing waits for the disk.
fn put(path: &Path, bytes: &[u8]) -> io::Result<()> {
    fs::create_new(path)?.write_all(bytes)
}
