//! Every limit that bytes from strangers meet, with the reason for the number. A limit is part of what a
//! package or an index may be, so client and server share this page.

/// What one archive may hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ArchiveLimits {
    /// Bytes of the archive file itself.
    pub packed: u64,
    /// Bytes of all members together once inflated.
    pub unpacked: u64,
    /// How many times larger a member may become than it is packed, looked at above
    /// [`ArchiveLimits::ratio_floor`] only.
    pub ratio: u64,
    /// Members that inflate to less than this many bytes are never a bomb, however well they pack.
    pub ratio_floor: u64,
    /// Number of entries.
    pub entries: usize,
    /// Folders above a file.
    pub depth: usize,
    /// Bytes of one path.
    pub path: usize,
}

/// One mebibyte.
pub const MIB: u64 = 1024 * 1024;

impl Default for ArchiveLimits {
    fn default() -> Self {
        Self {
            // HomePilot's own pipeline stops at 50 MiB; packages with voices and models of other makers
            // reach several times that, and 512 MiB is what Cargo's registry allows once inflated.
            packed: 512 * MIB,
            // Twice the packed cap: real packages expand 1.44 times at most (30 of 30 measured).
            unpacked: 1024 * MIB,
            // Deflate cannot exceed 1032:1; text rarely passes 20:1, JSON tables reach 60:1.
            ratio: 100,
            // Below one mebibyte a high ratio is an empty table or a run of blanks, not an attack.
            ratio_floor: MIB,
            // The largest real extension measured holds 5,423 files; 20,000 leaves room and still lists
            // in a blink.
            entries: 20_000,
            // The deepest real package has 4 folders; installers on Windows fail near 30.
            depth: 32,
            // Windows allows 260 for the whole path; leaving room for the library's own folder.
            path: 240,
        }
    }
}

/// Bytes of one index document (`registry.json`, a snapshot once inflated): 100,000 listings measure
/// 60 MB, so twice that is refused as something else.
pub const INDEX_BYTES: u64 = 128 * MIB;

/// Bytes of one details or card document.
pub const DETAIL_BYTES: u64 = 4 * MIB;

/// Bytes of one preview picture as fetched: the largest real one is 450 kB.
pub const PICTURE_BYTES: u64 = 16 * MIB;

/// Pixels along one side of a picture: twice a 4K screen's width.
pub const PICTURE_SIDE: u32 = 8192;

/// Pixels in all: 40 megapixels decode to 160 MB, the most a worker may hold.
pub const PICTURE_PIXELS: u64 = 40_000_000;

/// Bytes of a manifest or another JSON member that is read whole.
pub const MANIFEST_BYTES: u64 = 2 * MIB;
