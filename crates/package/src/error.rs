//! Why a package was refused.

use std::io;
use std::path::Path;

use vitrine_base::fs::{self, DiskFull};
use vitrine_base::path_policy::PathProblem;

use crate::{ArchiveError, Kind};

/// Why a package could not be looked through, unpacked or made.
#[derive(Debug, thiserror::Error)]
pub enum PackageError {
    /// The archive itself is refused.
    #[error(transparent)]
    Archive(#[from] ArchiveError),
    /// No kind of package looks like this.
    #[error("this is no package Vitrine knows: {0}")]
    UnknownKind(String),
    /// The manifest names another kind than the file pretends to be.
    #[error("the manifest says the kind is “{found}”; a {kind} says “{expected}”", kind = .kind.as_str())]
    WrongKind {
        /// What the package looks like.
        kind: Kind,
        /// The word such a manifest must have.
        expected: &'static str,
        /// The word it has, cut.
        found: String,
    },
    /// A member the kind cannot do without is not there.
    #[error("“{member}” is missing, and a {kind} needs it", kind = .kind.as_str())]
    MissingMember {
        /// What the package looks like.
        kind: Kind,
        /// The member's path.
        member: &'static str,
    },
    /// A member that must be JSON is not.
    #[error("“{member}” is not valid JSON: line {line}, column {column}: {reason}")]
    BadJson {
        /// The member's path.
        member: String,
        /// Line, from 1.
        line: usize,
        /// Column, from 1.
        column: usize,
        /// What the parser says.
        reason: String,
    },
    /// A member is valid JSON of the wrong shape.
    #[error("“{member}” does not say what it must: {what}")]
    BadShape {
        /// The member's path.
        member: String,
        /// What is missing or wrong.
        what: String,
    },
    /// The format's version is not one this program reads.
    #[error(
        "this {kind} is made for schema {found}; this Vitrine reads {oldest} to {newest}",
        kind = .kind.as_str()
    )]
    UnknownSchema {
        /// What the package is.
        kind: Kind,
        /// The schema it names.
        found: i64,
        /// The oldest schema read.
        oldest: u32,
        /// The newest schema read.
        newest: u32,
    },
    /// A member is asked for that is not there.
    #[error("there is no “{0}” in the package")]
    NoSuchMember(String),
    /// A member is larger than it may be to be read whole.
    #[error("“{member}” has {size} bytes; at most {max} are read")]
    MemberTooLarge {
        /// The member's path.
        member: String,
        /// Its bytes.
        size: u64,
        /// The limit.
        max: u64,
    },
    /// The folder to unpack into has something in it.
    #[error("“{0}” is not empty; a package is unpacked into an empty folder only")]
    NotEmpty(String),
    /// A path in the folder to pack cannot go into a package.
    #[error("“{path}” cannot go into a package: {problem}; rename it or move it out of the folder")]
    PackPath {
        /// The path, relative to the folder.
        path: String,
        /// Why.
        problem: PathProblem,
    },
    /// Something in the folder to pack cannot go into a package.
    #[error("“{path}” cannot go into a package: {reason}")]
    PackRefused {
        /// The path, relative to the folder.
        path: String,
        /// Why, and what to do.
        reason: &'static str,
    },
    /// A table of members contradicts itself or breaks a limit.
    #[error("the table of the package's files is not usable: {0}")]
    BadTable(String),
    /// A patch does not lead to the file it is for.
    #[error("a patch is not usable: {0}")]
    BadPatch(String),
    /// A file or folder could not be read or written.
    #[error("{}", fs::error_in_words(.0))]
    Io(#[from] io::Error),
}

impl PackageError {
    /// Says that the disk of `place` is full, where the error does not know which one is.
    pub(crate) fn near(self, place: &Path) -> Self {
        let full = match &self {
            Self::Io(error) | Self::Archive(ArchiveError::Io(error)) => DiskFull::of(error),
            _ => None,
        };
        full.map_or(self, |full| Self::Io(full.or_at(place).into()))
    }

    /// A stable word for the reason.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Archive(error) => error.code(),
            Self::UnknownKind(_) => "package.unknown_kind",
            Self::WrongKind { .. } => "package.wrong_kind",
            Self::MissingMember { .. } => "package.missing_member",
            Self::BadJson { .. } => "package.bad_json",
            Self::BadShape { .. } => "package.bad_shape",
            Self::UnknownSchema { .. } => "package.unknown_schema",
            Self::NoSuchMember(_) => "package.no_such_member",
            Self::MemberTooLarge { .. } => "package.member_too_large",
            Self::NotEmpty(_) => "package.not_empty",
            Self::PackPath { .. } => "package.pack_path",
            Self::PackRefused { .. } => "package.pack_refused",
            Self::BadTable(_) => "package.bad_table",
            Self::BadPatch(_) => "package.bad_patch",
            Self::Io(error) if fs::is_disk_full(error) => "disk_full",
            Self::Io(_) => "package.io",
        }
    }

    /// The name of the entry of the archive it is about, as it may be shown.
    pub fn entry(&self) -> Option<&str> {
        match self {
            Self::Archive(error) => error.entry(),
            _ => None,
        }
    }
}
