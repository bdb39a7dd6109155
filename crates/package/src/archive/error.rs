//! Why an archive was refused, in sentences for people.

use std::io;

use vitrine_base::fs;
use vitrine_base::path_policy::PathProblem;

/// Why an archive was refused. Names of entries are cut and freed of control characters ([`shown`]).
#[derive(Debug, thiserror::Error)]
pub enum ArchiveError {
    /// There is no file to read at the path.
    #[error("this is not a file but {what}")]
    NotAFile {
        /// What it is.
        what: &'static str,
    },
    /// The first bytes are not those of an archive that is taken.
    #[error("this is not a zip archive, nor a tar archive (plain, or packed with gzip, xz, zstd or bzip2)")]
    NotAZip,
    /// The file ends before the archive does.
    #[error("the archive is cut off: {0} ends before it should")]
    Truncated(&'static str),
    /// Records do not follow one another as they must.
    #[error("the archive is not built as it must be: {0}")]
    Layout(&'static str),
    /// The list of entries says something else than an entry itself.
    #[error(
        "entry “{name}” is described twice, differently: its {what} in the archive's list is another one"
    )]
    Mismatch {
        /// The entry.
        name: String,
        /// What differs.
        what: &'static str,
    },
    /// One entry breaks a rule.
    #[error("entry “{name}”: {rule}")]
    Entry {
        /// The entry.
        name: String,
        /// The rule, as a sentence part.
        rule: &'static str,
    },
    /// An entry's length follows its data, as programs that stream write it.
    #[error(
        "entry “{name}” was written by a program that streams (its length comes after its data), which \
         readers disagree about; unpack it and build it again with `vitrine pack FOLDER`"
    )]
    DataDescriptor {
        /// The entry.
        name: String,
    },
    /// An entry is packed in a way other than stored or deflate.
    #[error(
        "entry “{name}” is packed with method {method}; only stored (0) and deflate (8) are taken, which \
         `vitrine pack FOLDER` writes"
    )]
    Method {
        /// The entry.
        name: String,
        /// The method's number.
        method: u16,
    },
    /// An entry's path is refused by the path policy.
    #[error("entry “{name}”: {problem}")]
    Path {
        /// The entry.
        name: String,
        /// Why.
        problem: PathProblem,
    },
    /// Something is larger than allowed.
    #[error("the archive is too large: {what} is {found}, at most {limit} is allowed")]
    TooLarge {
        /// What was measured, with its unit.
        what: &'static str,
        /// What it is.
        found: u64,
        /// What it may be.
        limit: u64,
    },
    /// An entry becomes far larger than it is packed.
    #[error(
        "entry “{name}” becomes {unpacked} bytes from {packed} packed ones, more than {ratio} times as \
         much: that is how a decompression bomb looks"
    )]
    Bomb {
        /// The entry.
        name: String,
        /// Packed bytes.
        packed: u64,
        /// Bytes once inflated.
        unpacked: u64,
        /// The limit.
        ratio: u64,
    },
    /// A tar archive becomes far larger than it is packed.
    #[error(
        "the archive becomes {unpacked} bytes and more from its first {packed} packed ones, more than {ratio} \
         times as much: that is how a decompression bomb looks"
    )]
    PackedBomb {
        /// Packed bytes read.
        packed: u64,
        /// Bytes that came out of them.
        unpacked: u64,
        /// The limit.
        ratio: u64,
    },
    /// A link leads where it may not.
    #[error("entry “{name}” is a link to “{target}”, which {rule}")]
    Link {
        /// The entry.
        name: String,
        /// Its target, as written.
        target: String,
        /// The rule, as the end of the sentence.
        rule: &'static str,
    },
    /// An entry's bytes are not what its record says.
    #[error("entry “{name}” is damaged: {what}")]
    Damaged {
        /// The entry.
        name: String,
        /// What is wrong.
        what: &'static str,
    },
    /// The file could not be read, or an unpacked one not written.
    #[error("{}", fs::error_in_words(.0))]
    Io(#[from] io::Error),
}

impl ArchiveError {
    /// A stable word for the reason.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NotAFile { .. } => "archive.not_a_file",
            Self::NotAZip => "archive.not_a_zip",
            Self::Truncated(_) => "archive.truncated",
            Self::Layout(_) => "archive.layout",
            Self::Mismatch { .. } => "archive.mismatch",
            Self::Entry { .. } => "archive.entry",
            Self::DataDescriptor { .. } => "archive.data_descriptor",
            Self::Method { .. } => "archive.method",
            Self::Path { .. } => "archive.path",
            Self::TooLarge { .. } => "archive.too_large",
            Self::Link { .. } => "archive.link",
            Self::Bomb { .. } | Self::PackedBomb { .. } => "archive.bomb",
            Self::Damaged { .. } => "archive.damaged",
            Self::Io(error) if fs::is_disk_full(error) => "disk_full",
            Self::Io(_) => "archive.io",
        }
    }

    /// The entry it is about, where it is about one.
    pub fn entry(&self) -> Option<&str> {
        match self {
            Self::Mismatch { name, .. }
            | Self::Entry { name, .. }
            | Self::DataDescriptor { name }
            | Self::Method { name, .. }
            | Self::Path { name, .. }
            | Self::Bomb { name, .. }
            | Self::Link { name, .. }
            | Self::Damaged { name, .. } => Some(name),
            Self::NotAFile { .. }
            | Self::NotAZip
            | Self::Truncated(_)
            | Self::Layout(_)
            | Self::TooLarge { .. }
            | Self::PackedBomb { .. }
            | Self::Io(_) => None,
        }
    }
}

/// A name from a stranger as it may stand in a message: at most 80 characters, control, invisible and
/// direction-turning ones replaced.
pub(crate) fn shown(name: &str) -> String {
    let mut text: String = name.chars().take(80).map(visible).collect();
    if name.chars().nth(80).is_some() {
        text.push('…');
    }
    text
}

fn visible(c: char) -> char {
    match c {
        _ if c.is_control() => '\u{fffd}',
        '\u{ad}'
        | '\u{61c}'
        | '\u{200b}'..='\u{200f}'
        | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{feff}' => '\u{fffd}',
        _ => c,
    }
}
