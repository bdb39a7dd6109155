//! What is on this computer, looked up by what is wanted. Nothing is taken for what it is called: a digest is
//! computed before it is answered.

use std::collections::{HashMap, HashSet};
use std::fs::File;
use std::io::{self, Read, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use tokio_util::sync::CancellationToken;
use vitrine_base::limits::ArchiveLimits;
use vitrine_base::{Sha256, fs};
use vitrine_package::listing::Cut;
use vitrine_package::{Directory, DirectoryEntry, Unpacked, cut_reader, unpack_member};

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

/// A member of a package: which package, which entry.
type Place = (usize, usize);

/// Everything at hand. Every question is answered by a look into a map, and every file is hashed once at most,
/// because what asks may be a stranger's list of a hundred thousand files.
pub(super) struct Index {
    packages: Vec<OldPackage>,
    /// Members by size, for those that are looked for by digest; taken out once all of a size are hashed.
    sizes: HashMap<u64, Vec<Place>>,
    /// Members by path, in the order of the packages.
    paths: HashMap<String, Vec<Place>>,
    /// The first member of each name.
    first_named: HashMap<String, Place>,
    /// The first member with a checksum and size.
    first_same: HashMap<(u32, u64), Place>,
    /// The same, and packed in the same way to as many bytes.
    first_alike: HashMap<(u32, u64, u16, u64), Place>,
    /// Members whose digest is known.
    digests: HashMap<Sha256, Place>,
    files: HashMap<Sha256, PathBuf>,
    /// Installed files by name, for members that are not there but may have a forerunner.
    names: HashMap<String, Vec<PathBuf>>,
    /// What was measured of members.
    measured: HashMap<Place, Option<Unpacked>>,
    /// Forerunners that were unpacked.
    unpacked: HashMap<Place, Option<PathBuf>>,
    /// What was measured of installed files.
    measured_files: HashMap<PathBuf, Option<Unpacked>>,
    /// Installed files by size, until all of a size are hashed.
    file_sizes: Option<HashMap<u64, Vec<PathBuf>>>,
    /// Installed files by checksum and size.
    file_crcs: HashMap<(u32, u64), PathBuf>,
    /// Chunks of forerunners; one plan cuts them all in the same way.
    chunks: HashMap<PathBuf, Arc<OldChunks>>,
    /// Bytes that may still be cut into chunks, and chunks that may still be remembered.
    left: (u64, usize),
    /// Ends the reading of large files.
    stop: CancellationToken,
}

/// The chunks of a file.
#[derive(Debug, Default)]
pub(super) struct OldChunks {
    pub(super) file: PathBuf,
    /// Where each is.
    pub(super) at: HashMap<Sha256, u64>,
    pub(super) digests: HashSet<Sha256>,
}

/// Bytes of forerunners that are cut into chunks for one plan, …
const MOST_CUT: u64 = 4 << 30;

/// … and chunks that are remembered of them. What is beyond counts as not at hand.
const MOST_CHUNKS: usize = 1 << 20;

/// Installed files of one name that are looked at: some have a thousand of `index.js`.
const SAME_NAMES: usize = 1000;

impl Index {
    /// Reads the directories of all package files; one that cannot be read is not at hand.
    pub(super) fn new(have: &AtHand, stop: CancellationToken) -> Self {
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
        let mut index = Self {
            packages: packages.collect(),
            sizes: HashMap::new(),
            paths: HashMap::new(),
            first_named: HashMap::new(),
            first_same: HashMap::new(),
            first_alike: HashMap::new(),
            digests: HashMap::new(),
            files: have.files.clone(),
            names,
            measured: HashMap::new(),
            unpacked: HashMap::new(),
            measured_files: HashMap::new(),
            file_sizes: None,
            file_crcs: HashMap::new(),
            chunks: HashMap::new(),
            left: (MOST_CUT, MOST_CHUNKS),
            stop,
        };
        index.sort_members();
        index
    }

    fn sort_members(&mut self) {
        for (number, package) in self.packages.iter().enumerate() {
            for (place, entry) in package.entries.iter().enumerate() {
                let key = (number, place);
                let name = entry.path.rsplit('/').next().unwrap_or(&entry.path);
                self.sizes.entry(entry.unpacked).or_default().push(key);
                self.paths.entry(entry.path.clone()).or_default().push(key);
                self.first_named.entry(name.to_owned()).or_insert(key);
                self.first_same.entry((entry.crc, entry.unpacked)).or_insert(key);
                self.first_alike
                    .entry((entry.crc, entry.unpacked, entry.method, entry.packed))
                    .or_insert(key);
            }
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
        if let Some(found) = self.known(sha256) {
            return Some(found);
        }
        for key in self.paths.get(path).cloned().unwrap_or_default() {
            let fits = size.is_none_or(|size| self.entry(key).unpacked == size);
            if fits && self.measure(key).is_some_and(|is| is.sha256 == *sha256) {
                return self.known(sha256);
            }
        }
        // Only when it is not where it was: all of that size, once.
        for key in size.and_then(|size| self.sizes.remove(&size)).unwrap_or_default() {
            self.measure(key);
        }
        if let Some(found) = self.known(sha256) {
            return Some(found);
        }
        let file = self.files.get(sha256)?.clone();
        let is = self.measure_file(&file, size).filter(|is| is.sha256 == *sha256)?;
        Some(Found { source: Source::File(file), is })
    }

    /// A member that was measured and has that digest.
    fn known(&self, sha256: &Sha256) -> Option<Found> {
        let key = *self.digests.get(sha256)?;
        let is = (*self.measured.get(&key)?)?;
        Some(Found { source: self.source(key), is })
    }

    fn entry(&self, (number, place): Place) -> &DirectoryEntry {
        &self.packages[number].entries[place]
    }

    fn source(&self, key: Place) -> Source {
        Source::Packed { package: self.packages[key.0].path.clone(), entry: self.entry(key).clone() }
    }

    fn measure(&mut self, key: Place) -> Option<Unpacked> {
        if let Some(known) = self.measured.get(&key) {
            return *known;
        }
        let is = self.source(key).unpack(&mut |_| going_on(&self.stop)).ok();
        if let Some(is) = is {
            self.digests.entry(is.sha256).or_insert(key);
        }
        self.measured.insert(key, is);
        is
    }

    /// What an installed file is; `None` as well when it has another size.
    fn measure_file(&mut self, path: &Path, size: Option<u64>) -> Option<Unpacked> {
        let known = self.measured_files.get(path).copied();
        let is = known.unwrap_or_else(|| {
            let is = measure_file(path, &self.stop).ok();
            self.measured_files.insert(path.to_owned(), is);
            is
        });
        is.filter(|is| size.is_none_or(|size| size == is.size))
    }

    /// A member of a package with that checksum and size, best at that path, and best packed the same way. Its
    /// bytes are not looked at: that the checksum is the same is a hint.
    pub(super) fn hint(&self, wanted: &DirectoryEntry) -> Option<Source> {
        let alike = (wanted.crc, wanted.unpacked, wanted.method, wanted.packed);
        let is_alike =
            |entry: &DirectoryEntry| (entry.crc, entry.unpacked, entry.method, entry.packed) == alike;
        let is_same = |entry: &DirectoryEntry| (entry.crc, entry.unpacked) == (wanted.crc, wanted.unpacked);
        let there = |fits: &dyn Fn(&DirectoryEntry) -> bool| {
            let here = self.paths.get(&wanted.path).into_iter().flatten().copied();
            here.take(self.packages.len()).find(|key| fits(self.entry(*key)))
        };
        let found = there(&is_alike)
            .or_else(|| self.first_alike.get(&alike).copied())
            .or_else(|| there(&is_same))
            .or_else(|| self.first_same.get(&(wanted.crc, wanted.unpacked)).copied());
        found.map(|key| self.source(key))
    }

    /// An installed file with that checksum and size.
    pub(super) fn hint_file(&mut self, crc: u32, size: u64) -> Option<Source> {
        let files = &self.files;
        let by_size = self.file_sizes.get_or_insert_with(|| {
            let mut by_size: HashMap<u64, Vec<PathBuf>> = HashMap::new();
            for path in files.values() {
                if let Ok(Some(found)) = fs::metadata(path) {
                    by_size.entry(found.length).or_default().push(path.clone());
                }
            }
            by_size
        });
        for path in by_size.remove(&size).unwrap_or_default() {
            if let Some(is) = self.measure_file(&path, Some(size)) {
                self.file_crcs.entry((is.crc, is.size)).or_insert(path);
            }
        }
        self.file_crcs.get(&(crc, size)).cloned().map(Source::File)
    }

    /// A file with what was most likely at a path before: the member of a package, unpacked, or an installed
    /// file of that path.
    pub(super) fn forerunner(&mut self, path: &str, temporary: &Temporary) -> io::Result<Option<PathBuf>> {
        let name = path.rsplit('/').next().unwrap_or(path);
        let there = self.paths.get(path).and_then(|places| places.first());
        if let Some(key) = there.or(self.first_named.get(name)).copied() {
            return self.unpack(key, temporary);
        }
        let below = |file: &&PathBuf| file.ends_with(Path::new(path));
        let files = self.names.get(name);
        let found =
            |files: &Vec<PathBuf>| files.iter().take(SAME_NAMES).find(below).or(files.first()).cloned();
        Ok(files.and_then(found))
    }

    /// The chunks of a forerunner: cut once, however many members ask for them.
    /// Of one that cannot be read, those that could.
    pub(super) fn chunks(&mut self, file: &Path, cut: Cut) -> Arc<OldChunks> {
        if let Some(known) = self.chunks.get(file) {
            return known.clone();
        }
        let mut chunks = OldChunks { file: file.to_owned(), ..OldChunks::default() };
        for chunk in fs::open(file).into_iter().flat_map(|opened| cut_reader(opened, cut)) {
            let (Ok((at, size, sha256)), Ok(())) = (chunk, going_on(&self.stop)) else { break };
            let (Some(bytes), Some(count)) =
                (self.left.0.checked_sub(u64::from(size)), self.left.1.checked_sub(1))
            else {
                break;
            };
            self.left = (bytes, count);
            chunks.at.insert(sha256, at);
            chunks.digests.insert(sha256);
        }
        let chunks = Arc::new(chunks);
        self.chunks.insert(file.to_owned(), chunks.clone());
        chunks
    }

    /// A member in a file of its own; `None` when it is damaged.
    fn unpack(&mut self, key: Place, temporary: &Temporary) -> io::Result<Option<PathBuf>> {
        if let Some(known) = self.unpacked.get(&key) {
            return Ok(known.clone());
        }
        let (path, mut file) = temporary.file()?;
        let mut written = Ok(());
        let done = self.source(key).unpack(&mut |bytes| {
            going_on(&self.stop)?;
            written = file.write_all(bytes);
            written.as_ref().map_or_else(|error| Err(error.kind().into()), |()| Ok(()))
        });
        written?;
        let path = done.is_ok().then_some(path);
        self.unpacked.insert(key, path.clone());
        Ok(path)
    }
}

/// An error once the work is to stop.
pub(super) fn going_on(stop: &CancellationToken) -> io::Result<()> {
    if stop.is_cancelled() { Err(io::Error::other("it was stopped")) } else { Ok(()) }
}

fn measure_file(path: &Path, stop: &CancellationToken) -> io::Result<Unpacked> {
    let file = fs::metadata(path)?.filter(|found| found.kind == fs::FileKind::File);
    let length = file.ok_or(io::ErrorKind::NotFound)?.length;
    unpack_member("", 0, &mut fs::open(path)?, length, &mut |_| going_on(stop)).map_err(io::Error::other)
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

#[cfg(test)]
mod tests {
    use super::*;

    /// An index of one package with these members.
    fn index(folder: &Path, members: &[(String, Vec<u8>)]) -> Index {
        let inside = folder.join("inside");
        for (path, bytes) in members {
            let path = inside.join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write_atomic(&path, bytes).unwrap();
        }
        let out = folder.join("old.zip");
        vitrine_package::pack_folder(&inside, &out, &ArchiveLimits::default()).unwrap();
        let have = AtHand { packages: vec![out], files: HashMap::new() };
        Index::new(&have, CancellationToken::new())
    }

    #[test]
    fn a_forerunner_is_cut_once_however_many_ask() {
        let folder = tempfile::tempdir().unwrap();
        let mut index = index(folder.path(), &[("a/x.js".into(), vec![7; 300_000])]);
        let temporary = Temporary::new(folder.path().to_owned());
        let cut = Cut { min: 2048, average: 8192, max: 65_536 };
        let first = index.forerunner("a/x.js", &temporary).unwrap().unwrap();
        let other = index.forerunner("b/c/x.js", &temporary).unwrap().unwrap();
        assert_eq!(first, other, "unpacked once");
        let (one, two) = (index.chunks(&first, cut), index.chunks(&other, cut));
        assert!(Arc::ptr_eq(&one, &two) && !one.at.is_empty());
        index.left = (100_000, MOST_CHUNKS);
        let copy = folder.path().join("copy");
        fs::write_atomic(&copy, &vec![7; 300_000]).unwrap();
        index.chunks(&copy, cut);
        assert!(index.left.0 < 65_536, "it ends with the bytes it may cut");
    }

    #[test]
    fn each_member_is_hashed_once_and_the_best_is_hinted() {
        let folder = tempfile::tempdir().unwrap();
        let member = |number: u32| (format!("d/{number:03}"), format!("content {number:04}").into_bytes());
        let mut members: Vec<_> = (0..200).map(member).collect();
        members.push(("e/same".into(), b"content 0007".to_vec()));
        let mut index = index(folder.path(), &members);
        for (path, bytes) in &members {
            let found = index.find(&Sha256::of(bytes), Some(bytes.len() as u64), path).unwrap();
            assert_eq!(found.is.sha256, Sha256::of(bytes));
        }
        let absent = Sha256::of(b"absent");
        assert!((0..1000).all(|_| index.find(&absent, Some(12), "nowhere").is_none()));
        assert!(index.measured.len() <= members.len() && index.sizes.is_empty());
        let entry = index.entry(index.paths["e/same"][0]).clone();
        assert!(matches!(index.hint(&entry), Some(Source::Packed { entry, .. }) if entry.path == "e/same"));
        let moved = DirectoryEntry { path: "f/moved".into(), ..entry };
        assert!(matches!(index.hint(&moved), Some(Source::Packed { entry, .. }) if entry.crc == moved.crc));
    }

    #[test]
    fn one_that_is_stopped_reads_nothing_more() {
        let folder = tempfile::tempdir().unwrap();
        let mut index = index(folder.path(), &[("x".into(), vec![7; 300_000])]);
        index.stop.cancel();
        assert!(index.find(&Sha256::of(&[7; 300_000]), Some(300_000), "x").is_none());
    }
}
