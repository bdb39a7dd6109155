//! What is on this computer, looked up by what is wanted. Nothing is taken for what it is called: a digest is
//! computed before it is answered.

use std::collections::HashMap;
use std::fs::File;
use std::io::{self, Read, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};

use vitrine_base::limits::ArchiveLimits;
use vitrine_base::{Sha256, fs};
use vitrine_package::{Directory, DirectoryEntry, Unpacked, unpack_member};

use super::AtHand;
use super::scratch::Temporary;

/// Bytes that are at hand.
#[derive(Debug, Clone)]
pub(super) enum Source {
    /// An ordinary file.
    File(PathBuf),
    /// A member of a package file, packed.
    Packed {
        /// The package file.
        package: PathBuf,
        /// The member in it.
        entry: DirectoryEntry,
    },
}

/// A source whose bytes were read and measured.
#[derive(Debug, Clone)]
pub(super) struct Found {
    pub(super) source: Source,
    pub(super) is: Unpacked,
}

/// One package file that can be read.
struct OldPackage {
    path: PathBuf,
    entries: Vec<DirectoryEntry>,
    /// Bytes of its directory and end record.
    tail: u64,
}

/// Everything at hand.
pub(super) struct Index {
    packages: Vec<OldPackage>,
    files: HashMap<Sha256, PathBuf>,
    /// Installed files by name, for members that are not there but may have a forerunner.
    names: HashMap<String, Vec<PathBuf>>,
    /// What was measured of members: package, entry.
    measured: HashMap<(usize, usize), Option<Unpacked>>,
    /// Forerunners that were unpacked.
    unpacked: HashMap<(usize, usize), PathBuf>,
    crcs: HashMap<PathBuf, Option<Unpacked>>,
    by_size: Option<HashMap<u64, Vec<PathBuf>>>,
}

impl Index {
    /// Reads the directories of all package files; one that cannot be read is not at hand.
    pub(super) fn new(have: &AtHand) -> Self {
        let limits = ArchiveLimits::default();
        let packages = have.packages.iter().filter_map(|path| {
            let directory = Directory::read(path, &limits).ok()?;
            let tail = directory.size - directory.start;
            let entries = directory.entries.into_iter().filter(|entry| !entry.folder).collect();
            Some(OldPackage { path: path.clone(), entries, tail })
        });
        let mut names: HashMap<String, Vec<PathBuf>> = HashMap::new();
        for path in have.files.values() {
            if let Some(name) = path.file_name().and_then(|name| name.to_str()) {
                names.entry(name.to_owned()).or_default().push(path.clone());
            }
        }
        Self {
            packages: packages.collect(),
            files: have.files.clone(),
            names,
            measured: HashMap::new(),
            unpacked: HashMap::new(),
            crcs: HashMap::new(),
            by_size: None,
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.packages.is_empty() && self.files.is_empty()
    }

    /// How many bytes the directory of the most likely forerunner takes.
    pub(super) fn likely_tail(&self) -> Option<u64> {
        self.packages.first().map(|package| package.tail)
    }

    /// Bytes with that digest. `path` is where they probably are; `size` is theirs, where it is known.
    pub(super) fn find(&mut self, sha256: &Sha256, size: Option<u64>, path: &str) -> Option<Found> {
        let mut at: Vec<(usize, usize)> = Vec::new();
        for (number, package) in self.packages.iter().enumerate() {
            let fits = package.entries.iter().enumerate().filter(|(_, entry)| match size {
                Some(size) => entry.unpacked == size,
                None => entry.path == path,
            });
            at.extend(fits.map(|(place, _)| (number, place)));
        }
        at.sort_by_key(|&(number, place)| self.packages[number].entries[place].path != path);
        for key in at {
            if let Some(is) = self.measure(key).filter(|is| is.sha256 == *sha256) {
                return Some(Found { source: self.source(key), is });
            }
        }
        let file = self.files.get(sha256)?.clone();
        let is = measure_file(&file, size).ok().filter(|is| is.sha256 == *sha256)?;
        Some(Found { source: Source::File(file), is })
    }

    fn source(&self, (number, place): (usize, usize)) -> Source {
        let package = &self.packages[number];
        Source::Packed { package: package.path.clone(), entry: package.entries[place].clone() }
    }

    fn measure(&mut self, key: (usize, usize)) -> Option<Unpacked> {
        if let Some(known) = self.measured.get(&key) {
            return *known;
        }
        let source = self.source(key);
        let is = source.unpack(&mut |_| Ok(())).ok();
        self.measured.insert(key, is);
        is
    }

    /// A member of a package with that checksum and size, best at that path, and best packed the same way. Its
    /// bytes are not looked at: that the checksum is the same is a hint.
    pub(super) fn hint(&self, wanted: &DirectoryEntry) -> Option<Source> {
        let same = |entry: &&DirectoryEntry| entry.crc == wanted.crc && entry.unpacked == wanted.unpacked;
        let key = |entry: &DirectoryEntry| {
            (entry.method != wanted.method || entry.packed != wanted.packed, entry.path != wanted.path)
        };
        let all = self.packages.iter().flat_map(|package| {
            package.entries.iter().filter(same).map(move |entry| (key(entry), package, entry))
        });
        all.min_by_key(|(key, ..)| *key)
            .map(|(_, package, entry)| Source::Packed { package: package.path.clone(), entry: entry.clone() })
    }

    /// An installed file with that checksum and size.
    pub(super) fn hint_file(&mut self, crc: u32, size: u64) -> Option<Source> {
        let files = &self.files;
        let by_size = self.by_size.get_or_insert_with(|| {
            let mut by_size: HashMap<u64, Vec<PathBuf>> = HashMap::new();
            for path in files.values() {
                if let Ok(Some(found)) = fs::metadata(path) {
                    by_size.entry(found.length).or_default().push(path.clone());
                }
            }
            by_size
        });
        for path in by_size.get(&size)? {
            let is = self.crcs.entry(path.clone()).or_insert_with(|| measure_file(path, Some(size)).ok());
            if is.is_some_and(|is| is.crc == crc) {
                return Some(Source::File(path.clone()));
            }
        }
        None
    }

    /// A file with what was most likely at a path before: the member of a package, unpacked, or an installed
    /// file of that path.
    pub(super) fn forerunner(&mut self, path: &str, temporary: &Temporary) -> io::Result<Option<PathBuf>> {
        let name = path.rsplit('/').next().unwrap_or(path);
        let places = self.packages.iter().enumerate().flat_map(|(number, package)| {
            let same = |entry: &DirectoryEntry| entry.path.rsplit('/').next() == Some(name);
            let fits = package.entries.iter().enumerate().filter(move |(_, entry)| same(entry));
            fits.map(move |(place, entry)| (entry.path != path, number, place))
        });
        if let Some((_, number, place)) = places.min() {
            return self.unpack((number, place), temporary).map(Some);
        }
        let below = |file: &&PathBuf| file.ends_with(Path::new(path));
        let files = self.names.get(name);
        Ok(files.and_then(|files| files.iter().find(below).or(files.first())).cloned())
    }

    fn unpack(&mut self, key: (usize, usize), temporary: &Temporary) -> io::Result<PathBuf> {
        if let Some(path) = self.unpacked.get(&key) {
            return Ok(path.clone());
        }
        let (path, mut file) = temporary.file()?;
        self.source(key).unpack(&mut |bytes| file.write_all(bytes)).map_err(io::Error::other)?;
        self.unpacked.insert(key, path.clone());
        Ok(path)
    }
}

fn measure_file(path: &Path, size: Option<u64>) -> io::Result<Unpacked> {
    let file = fs::metadata(path)?.filter(|found| found.kind == fs::FileKind::File);
    let length = file.map(|found| found.length).filter(|length| size.is_none_or(|size| size == *length));
    let length = length.ok_or(io::ErrorKind::NotFound)?;
    unpack_member("", 0, &mut fs::open(path)?, length, &mut |_| Ok(())).map_err(io::Error::other)
}

impl Source {
    /// Its bytes as they lie there, and how they are packed (0 not at all).
    pub(super) fn open(&self) -> io::Result<(io::Take<File>, u16)> {
        match self {
            Self::File(path) => {
                let length = fs::metadata(path)?.map_or(0, |found| found.length);
                Ok((fs::open(path)?.take(length), 0))
            }
            Self::Packed { package, entry } => {
                let mut file = fs::open(package)?;
                file.seek(SeekFrom::Start(entry.data))?;
                Ok((file.take(entry.packed), entry.method))
            }
        }
    }

    /// Its bytes once unpacked.
    pub(super) fn size(&self) -> io::Result<u64> {
        match self {
            Self::File(path) => Ok(fs::metadata(path)?.map_or(0, |found| found.length)),
            Self::Packed { entry, .. } => Ok(entry.unpacked),
        }
    }

    /// Streams its bytes, unpacked.
    pub(super) fn unpack(
        &self,
        sink: &mut dyn FnMut(&[u8]) -> io::Result<()>,
    ) -> Result<Unpacked, vitrine_package::ArchiveError> {
        let (mut packed, method) = self.open()?;
        unpack_member("", method, &mut packed, self.size()?, sink)
    }
}
