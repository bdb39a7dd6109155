//! The tables. `PRAGMA user_version` counts the steps that were applied.
//!
//! `listing` is narrow, so that scanning all of it is cheap; `record` holds the whole listing as JSON.
//! `listing.row` *is* the order of popularity (see [`super::rows::row_for`]), so the search index gives the most
//! popular matches first and can stop early. `words` is contentless: its text is made by
//! [`crate::search::fold`] and cut into words by spaces only.

/// Step by step from nothing to now; a step, once released, never changes.
pub(crate) const STEPS: &[&str] = &[FIRST, SIGNATURES, STARS, COLLECTIONS, TOMBSTONES, PHRASES];

const FIRST: &str = r"
CREATE TABLE meta (key TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
INSERT INTO meta VALUES ('revision', 0), ('serial', 0);
CREATE TABLE source (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL UNIQUE,
    location TEXT NOT NULL,
    confirmed INTEGER NOT NULL,
    protocol TEXT NOT NULL DEFAULT 'unknown',
    title TEXT,
    index_at TEXT,
    etag TEXT,
    last_modified TEXT,
    stamp TEXT,
    sequence INTEGER,
    last_sync INTEGER,
    last_try INTEGER,
    items INTEGER NOT NULL DEFAULT 0,
    problems INTEGER NOT NULL DEFAULT 0,
    shrink INTEGER,
    error_code TEXT,
    error_sentence TEXT
);
CREATE TABLE listing (
    row INTEGER PRIMARY KEY,
    source INTEGER NOT NULL,
    id TEXT NOT NULL,
    digest BLOB NOT NULL,
    dropped INTEGER NOT NULL,
    hidden INTEGER NOT NULL,
    kind INTEGER NOT NULL,
    rating INTEGER NOT NULL,
    released INTEGER,
    downloads INTEGER,
    size INTEGER,
    name TEXT NOT NULL,
    tags TEXT NOT NULL,
    picture BLOB
);
CREATE UNIQUE INDEX listing_id ON listing (id, source);
CREATE INDEX listing_name ON listing (name);
CREATE INDEX listing_picture ON listing (picture) WHERE picture IS NOT NULL;
CREATE TABLE record (row INTEGER PRIMARY KEY, json TEXT NOT NULL);
CREATE VIRTUAL TABLE words USING fts5 (
    name, rest, content='', contentless_delete=1, tokenize='ascii', prefix='1 2 3', detail=column
);
CREATE VIRTUAL TABLE terms USING fts5vocab (words, row);
CREATE TABLE vocabulary (number INTEGER PRIMARY KEY CHECK (number = 1), bytes BLOB NOT NULL);
CREATE TABLE problem (
    source INTEGER NOT NULL, place INTEGER NOT NULL, item TEXT NOT NULL, sentence TEXT NOT NULL,
    left_out INTEGER NOT NULL, PRIMARY KEY (source, place)
) WITHOUT ROWID;
CREATE TABLE details (
    source INTEGER NOT NULL, id TEXT NOT NULL, stamp TEXT NOT NULL, json TEXT NOT NULL, PRIMARY KEY (source, id)
) WITHOUT ROWID;
";

/// What a source's signatures said last (`trust`, JSON of `crate::trusted::Remembered`; the three after it are the
/// part of it that listings ask for), and what the person said of them when adding it. Every listing is read anew,
/// because more is kept of it now.
const SIGNATURES: &str = r"
ALTER TABLE source ADD COLUMN trust TEXT;
ALTER TABLE source ADD COLUMN current_until INTEGER;
ALTER TABLE source ADD COLUMN alarmed INTEGER NOT NULL DEFAULT 0;
ALTER TABLE source ADD COLUMN provisional INTEGER NOT NULL DEFAULT 0;
ALTER TABLE source ADD COLUMN fingerprint TEXT;
ALTER TABLE source ADD COLUMN minisign_key TEXT;
UPDATE source SET stamp = NULL, etag = NULL, last_modified = NULL;
UPDATE listing SET digest = zeroblob(32);
";

/// What people think of a package, and when its first version came out. Every listing is read anew, because more is
/// kept of it now.
const STARS: &str = r"
ALTER TABLE listing ADD COLUMN stars REAL;
ALTER TABLE listing ADD COLUMN added INTEGER;
UPDATE source SET stamp = NULL, etag = NULL, last_modified = NULL;
UPDATE listing SET digest = zeroblob(32);
";

/// The lists a gallery's keepers put together. Every index is read anew, because more is kept of it now.
const COLLECTIONS: &str = r"
CREATE TABLE collection (
    source INTEGER NOT NULL, place INTEGER NOT NULL, id TEXT NOT NULL, title TEXT NOT NULL,
    description TEXT NOT NULL, packages TEXT NOT NULL, PRIMARY KEY (source, place)
) WITHOUT ROWID;
UPDATE source SET stamp = NULL, etag = NULL, last_modified = NULL;
";

/// Tombstones are found without looking at every listing, and every listing is read anew, because tombstones name the
/// bytes that were taken down now.
const TOMBSTONES: &str = r"
CREATE INDEX listing_hidden ON listing (row) WHERE hidden = 1;
UPDATE source SET stamp = NULL, etag = NULL, last_modified = NULL;
UPDATE listing SET digest = zeroblob(32);
";

/// What is wrong with an item is kept as phrases too (JSON), for windows in other languages. Every listing is read anew,
/// because what is odd about it is one of them.
const PHRASES: &str = r"
ALTER TABLE problem ADD COLUMN said TEXT NOT NULL DEFAULT '[]';
UPDATE source SET stamp = NULL, etag = NULL, last_modified = NULL;
UPDATE listing SET digest = zeroblob(32);
";
